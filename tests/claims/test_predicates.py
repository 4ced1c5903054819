"""What is a claim and what only opens one, addresses somebody or keeps good form."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from sentences import told
from spacy.tokens import Doc

from sayso.claims.extract import find_claims
from sayso.claims.syntax import syntax_of

FOUND = [
    (  # "help" and "be able to" open
        "The_DT_det_2 fund_NN_nsubj_3 helps_VBZ_root_0=help rebuild_VB_xcomp_3 schools_NNS_obj_4=school ~._._punct_3",
        {"rebuild": {"agent": ["The fund"], "patient": ["schools"]}},
    ),
    (
        "They_PRP_nsubj_3 were_VBD_cop_3=be able_JJ_root_0 to_TO_mark_5 vote_VB_xcomp_3 ~._._punct_3",
        {"vote": {"agent": ["They"]}},
    ),
    (  # striving opens, wherever its infinitive hangs
        "We_PRP_nsubj_2 work_VBP_root_0 hard_RB_advmod_2 to_TO_mark_5 stop_VB_advcl_2 them_PRP_obj_5=they ~._._punct_2",
        {"stop": {"agent": ["We"], "patient": ["them"]}},
    ),
    (  # a text does what its infinitive says
        "Ode_NNP_nsubj_2 signed_VBD_root_0=sign a_DT_det_4 bill_NN_obj_2 to_TO_mark_6 ban_VB_acl_4 fishing_NN_obj_6 ~._._punct_2",
        {"sign": {"agent": ["Ode"], "patient": ["a bill to ban fishing"]}, "ban": {"agent": ["a bill"], "patient": ["fishing"]}},
    ),
    (  # a style is no role
        "Senator_NNP_nmod:desc_2 Ode_NNP_nsubj_3 left_VBD_root_0=leave ~._._punct_3",
        {"leave": {"agent": ["Senator Ode"]}},
    ),
    (  # a courtesy is no claim
        "Thank_VBP_root_0 you_PRP_obj_1 ~._._punct_1",
        {},
    ),
    (  # "there were" presents the happening
        "There_EX_expl_2 were_VBD_root_0=be two_CD_nummod_4 attacks_NNS_nsubj_2=attack ~._._punct_2",
        {"attack": {}},
    ),
    (  # an adjective behind its noun, with a complement
        "Farmers_NNS_nsubj_5=farmer eligible_JJ_amod_1 for_IN_case_4 aid_NN_obl_2 waited_VBD_root_0=wait ~._._punct_5",
        {"eligible": {"agent": ["Farmers"], "other": ["aid"]}, "wait": {"agent": ["Farmers eligible for aid"]}},
    ),
    (  # a role behind "as"
        "As_IN_case_2 chairman_NN_obl_7 of_IN_case_5 the_DT_det_5 board_NN_nmod_2 Ode_NNP_nsubj_7 resigned_VBD_root_0=resign "
        "~._._punct_7",
        {"chairman": {"agent": ["Ode"], "patient": ["the board"]}, "resign": {"agent": ["Ode"]}},
    ),
    (  # who is asked receives
        "They_PRP_nsubj_2 urged_VBD_root_0=urge the_DT_det_4 mayor_NN_obj_2 to_TO_mark_6 resign_VB_xcomp_2 ~._._punct_2",
        {"urge": {"agent": ["They"], "recipient": ["the mayor"]}, "resign": {"agent": ["the mayor"]}},
    ),
    (  # so does who is given
        "The_DT_det_2 camp_NN_nsubj_3 provides_VBZ_root_0=provide them_PRP_obj_3=they with_IN_case_6 food_NN_obl_3 ~._._punct_3",
        {"provide": {"agent": ["The camp"], "recipient": ["them"], "patient": ["food"]}},
    ),
    (
        "The_DT_det_2 widow_NN_nsubj_3 received_VBD_root_0=receive a_DT_det_5 letter_NN_obj_3 ~._._punct_3",
        {"receive": {"recipient": ["The widow"], "patient": ["a letter"]}},
    ),
]


@pytest.mark.parametrize(("notation", "claims"), FOUND)
def test_what_is_claimed(doc_from: Callable[..., Doc], notation: str, claims: dict[str, dict[str, list[str]]]) -> None:
    assert told(find_claims(syntax_of(doc_from(notation)), (), ())) == claims
