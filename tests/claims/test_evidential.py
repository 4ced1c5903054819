"""Labels that stand before a name or beside it; every sentence is invented."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from spacy.tokens import Doc

from sayso.claims.attribution import find_attributions
from sayso.claims.syntax import syntax_of
from sayso.types import Attribution, Block

Find = Callable[..., list[Attribution]]


@pytest.fixture
def find(doc_from: Callable[..., Doc], blocks_from: Callable[[Doc], tuple[Block, ...]]) -> Find:
    def _find(notation: str, entities: tuple[tuple[int, int, str], ...] = ()) -> list[Attribution]:
        doc = doc_from(notation, entities)
        return [item.attribution for item in find_attributions(syntax_of(doc), blocks_from(doc))]

    return _find


def test_what_somebody_proclaims_himself_is_a_label_of_his_own(find: Find) -> None:
    (found,) = find(
        "Guards_NNS_nsubj_2=guard left_VBD_root_0=leave Mora_NNP_nmod:poss_8 ~'s_POS_case_3 self_NN_compound_7 ~-_HYPH_punct_7 "
        "~proclaimed_VBN_amod_8=proclaim capital_NN_obj_2 ~._._punct_2"
    )
    assert (found.source.text, found.cue and found.cue.text, found.manner) == ("Mora", "self-proclaimed", "label")
    assert [span.text for span in found.content] == ["capital"]


def test_what_a_thing_is_known_as_is_a_label_of_nobodys(find: Find) -> None:
    (found,) = find(
        "The_DT_det_2 act_NN_nsubj_7 ~,_,_punct_4 known_VBN_acl_2=know as_IN_case_6 Lifeline_NNP_obl_4 passed_VBD_root_0=pass "
        "~._._punct_7"
    )
    assert (found.source.kind, found.cue and found.cue.text, found.manner) == ("impersonal", "known as", "label")
    assert [span.text for span in found.content] == ["Lifeline"]
