"""Where the content of a cue begins and ends; every sentence is invented."""

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


CASES = {
    "what tells of the thing announced belongs to it": (
        "Mora_NNP_nsubj_2 announced_VBD_root_0=announce three_CD_nummod_4 grants_NNS_obj_2=grant for_IN_case_7 fire_NN_compound_7 "
        "stations_NNS_obl_2=station ~._._punct_2",
        "three grants for fire stations",
    ),
    "the addressees of a call may be listed": (
        "Mora_NNP_nsubj_2 urged_VBD_root_0=urge the_DT_det_4 port_NN_obj_2 ~,_,_punct_7 the_DT_det_7 bank_NN_conj_4 and_CC_cc_10 "
        "the_DT_det_10 union_NN_conj_4 to_TO_mark_12 wait_VB_xcomp_2 ~._._punct_2",
        "to wait",
    ),
    "somebody is called on": (
        "They_PRP_nsubj:pass_3 were_VBD_aux:pass_3=be called_VBN_root_0=call upon_IN_compound:prt_3 to_TO_mark_6 serve_VB_xcomp_3 "
        "~._._punct_3",
        "to serve",
    ),
    "a claim denied": (
        "Mora_NNP_nsubj_2 denied_VBD_root_0=deny the_DT_det_4 allegation_NN_obj_2 ~._._punct_2",
        "the allegation",
    ),
}


@pytest.mark.parametrize(("notation", "content"), CASES.values(), ids=CASES.keys())
def test_the_content_is_whole(find: Find, notation: str, content: str) -> None:
    (found,) = find(notation)
    assert [span.text for span in found.content] == [content]


@pytest.mark.parametrize(
    "notation",
    [
        "Guards_NNS_nsubj_2=guard denied_VBD_root_0=deny the_DT_det_4 harbour_NN_obj_2 ~._._punct_2",
        "The_DT_det_2 board_NN_nsubj_3 rejected_VBD_root_0=reject the_DT_det_5 fee_NN_obj_3 ~._._punct_3",
        "They_PRP_nsubj_2 met_VBD_root_0=meet to_TO_mark_4 honor_VB_advcl_2 the_DT_det_6 crew_NN_obj_4 ~._._punct_2",
    ],
)
def test_a_deed_reports_nothing(find: Find, notation: str) -> None:
    assert find(notation) == []
