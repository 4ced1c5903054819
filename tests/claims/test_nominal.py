"""Nouns that report, and nouns that do not; every sentence is invented."""

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


def test_thanks_expressed_are_for_something(find: Find) -> None:
    (found,) = find(
        "Nurses_NNS_nsubj_2=nurse expressed_VBD_root_0=express their_PRP$_nmod:poss_4 thanks_NNS_obj_2 for_IN_case_7 the_DT_det_7 "
        "grant_NN_nmod_4 ~._._punct_2"
    )
    assert (found.source.text, found.cue and found.cue.text) == ("Nurses", "expressed their thanks")
    assert [span.text for span in found.content] == ["for the grant"]


def test_a_plan_that_nobody_has_is_nobodys(find: Find) -> None:
    assert (
        find(
            "Mora_NNP_nsubj_4 does_VBZ_aux_4=do not_RB_advmod_4 have_VB_root_0 a_DT_det_6 plan_NN_obj_4 to_TO_mark_8 pay_VB_acl_6 "
            "~._._punct_4"
        )
        == []
    )


@pytest.mark.parametrize(
    ("that", "clause"), [("that_IN_mark_8", "advcl_10"), ("that_IN_mark_8", "acl_2"), ("that_WDT_nsubj_8", "acl:relcl_2")]
)
def test_what_is_hoped_stands_behind_the_hope_wherever_a_parser_hangs_it(find: Find, that: str, clause: str) -> None:
    (found,) = find(
        f"Your_PRP$_nmod:poss_2 hopes_NNS_nsubj_10=hope ~,_,_punct_8 {that} Karrow_NNP_nsubj_8 will_MD_aux_8 soon_RB_advmod_8 "
        f"help_VB_{clause} ~,_,_punct_2 are_VBP_root_0=be vain_JJ_xcomp_10 ~._._punct_10"
    )
    assert (found.source.text, found.cue and found.cue.text, found.manner) == ("Your", "hopes", "believe")
    assert [span.text for span in found.content] == ["that Karrow will soon help"]
