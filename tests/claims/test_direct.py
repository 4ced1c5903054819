"""Whose a quotation is; every text is invented."""

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


QUOTED = "\"_``_punct_4 ~It_PRP_nsubj_4 will_MD_aux_4 sail_VB_root_0 ~._._punct_4 ~\"_''_punct_4"


def test_a_colon_announces_the_quotation_in_the_next_paragraph(find: Find) -> None:
    (found,) = find(f"In_IN_case_2 June_NNP_obl_4 he_PRP_nsubj_4 said_VBD_root_0=say ~:_:_punct_4\n\n{QUOTED}")
    assert (found.cue and found.cue.text, found.content[0].text) == ("said", '"It will sail."')


def test_a_quotation_goes_on_behind_what_its_speaker_reports(find: Find) -> None:
    found = find(
        '"_``_punct_3 ~We_PRP_nsubj_3 believe_VBP_ccomp_8 it_PRP_nsubj_5 sails_VBZ_ccomp_3=sail ~,_,_punct_8 '
        "~\"_''_punct_3 said_VBD_root_0=say Mora_NNP_nsubj_8 ~._._punct_8\n" + QUOTED
    )
    said = next(item for item in found if item.parent is None)
    assert [span.text for span in said.content] == ['"We believe it sails,"', '"It will sail."']
    assert [item.parent for item in found if item is not said] == [said.id]


def test_a_paragraph_in_quotation_marks_below_a_name_is_that_ones(find: Find) -> None:
    own = "\"_``_punct_4 ~I_PRP_nsubj_4 will_MD_aux_4 sail_VB_root_0 ~._._punct_4 ~\"_''_punct_4"
    (found,) = find(f"Mora_NNP_nsubj_2 met_VBD_root_0=meet Ruiz_NNP_obj_2 ~._._punct_2\n\n{own}")
    assert (found.source.text, found.cue) == ("Mora", None)
    assert find(f"The_DT_det_2 board_NN_nsubj_3 met_VBD_root_0=meet ~._._punct_3\n\n{QUOTED}") == []
