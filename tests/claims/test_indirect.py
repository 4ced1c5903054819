"""What a cue reports in its own clause, and in which manner; every sentence is invented."""

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
    "a feeling about what comes": (
        "We_PRP_nsubj_2 look_VBP_root_0 forward_RB_advmod_2 to_IN_mark_5 working_VBG_advcl_2=work with_IN_case_7 Ruiz_NNP_obl_5 "
        "~._._punct_2",
        ("look forward", "to working with Ruiz", "believe"),
    ),
    "agreeing to act": (
        "Mora_NNP_nsubj_2 agreed_VBD_root_0=agree to_TO_mark_4 pay_VB_xcomp_2 ~._._punct_2",
        ("agreed", "to pay", "commit"),
    ),
    "agreeing that it is so": (
        "Mora_NNP_nsubj_2 agreed_VBD_root_0=agree that_IN_mark_5 he_PRP_nsubj_5 paid_VBD_ccomp_2=pay ~._._punct_2",
        ("agreed", "that he paid", "confirm"),
    ),
    "asking that something be done": (
        "Mora_NNP_nsubj_2 asked_VBD_root_0=ask that_IN_mark_5 he_PRP_nsubj_5 pay_VB_ccomp_2 ~._._punct_2",
        ("asked", "that he pay", "direct"),
    ),
    "asking for a thing": (
        "Mora_NNP_nsubj_2 asked_VBD_root_0=ask for_IN_case_5 a_DT_det_5 ferry_NN_obl_2 ~._._punct_2",
        ("asked", "for a ferry", "direct"),
    ),
    "asking whether": (
        "Mora_NNP_nsubj_2 asked_VBD_root_0=ask whether_IN_mark_5 he_PRP_nsubj_5 paid_VBD_ccomp_2=pay ~._._punct_2",
        ("asked", "whether he paid", "ask"),
    ),
    "praise of a thing": (
        "Mora_NNP_nsubj_2 applauded_VBD_root_0=applaud the_DT_det_4 vote_NN_obj_2 ~._._punct_2",
        ("applauded", "the vote", "assert"),
    ),
    "pride in what one does": (
        "We_PRP_nsubj_3 are_VBP_cop_3=be honored_JJ_root_0 to_TO_mark_5 serve_VB_xcomp_3 you_PRP_obj_5 ~._._punct_3",
        ("are honored", "to serve you", "believe"),
    ),
    "an imperative in quotation marks": (
        'Mora_NNP_nsubj_2 said_VBD_root_0=say ~,_,_punct_2 "_``_punct_5 ~Close_VB_ccomp_2 the_DT_det_7 port_NN_obj_5 ~._._punct_5 '
        "~\"_''_punct_5",
        ("said", '"Close the port."', "direct"),
    ),
}


@pytest.mark.parametrize(("notation", "expected"), CASES.values(), ids=CASES.keys())
def test_a_cue_has_its_content_and_manner(find: Find, notation: str, expected: tuple[str, str, str]) -> None:
    (found,) = find(notation)
    assert (found.cue and found.cue.text, found.content[0].text, found.manner) == expected


def test_making_sure_is_a_deed_and_looking_is_no_feeling(find: Find) -> None:
    sure = "We_PRP_nsubj_2 made_VBD_root_0=make sure_JJ_xcomp_2 that_IN_mark_6 it_PRP_nsubj_6 sails_VBZ_ccomp_3=sail ~._._punct_2"
    looked = "We_PRP_nsubj_2 looked_VBD_root_0=look to_IN_case_5 the_DT_det_5 sea_NN_obl_2 ~._._punct_2"
    assert find(sure) == find(looked) == []
