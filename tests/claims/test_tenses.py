"""When what a clause tells is told to be: purposes and duties to come, laws for always, headings of what is done."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from sentences import claim_of
from spacy.tokens import Doc

from sayso.claims.extract import find_claims
from sayso.claims.syntax import syntax_of

TENSES = [
    (  # what is to be looked into has happened
        "Open_VB_root_0=open an_DT_det_3 inquiry_NN_obj_1 into_IN_case_6 the_DT_det_6 killing_NN_nmod_3 "
        "of_IN_case_8 guards_NNS_nmod_6=guard ~._._punct_1",
        "killing",
        ("declarative", "past"),
    ),
    (  # a text's own present is for always
        "The_DT_det_2 bill_NN_nsubj_3 raises_VBZ_root_0=raise taxes_NNS_obj_3=tax ~._._punct_3",
        "raise",
        ("declarative", "habitual"),
    ),
    (  # the speaker's own is now
        "We_PRP_nsubj_2 accept_VBP_root_0 your_PRP$_nmod:poss_4 offer_NN_obj_2 ~._._punct_2",
        "accept",
        ("declarative", "present"),
    ),
    (  # what a bill would do
        "The_DT_det_2 bill_NN_nsubj_4 would_MD_aux_4 ban_VB_root_0 fishing_NN_obj_4 ~._._punct_4",
        "ban",
        ("conditional", "future"),
    ),
    (  # a purpose lies ahead, even of what is past
        "They_PRP_nsubj_2 borrowed_VBD_root_0=borrow money_NN_obj_2 to_TO_mark_5 rebuild_VB_advcl_2 the_DT_det_7 bridge_NN_obj_5 "
        "~._._punct_2",
        "rebuild",
        ("declarative", "future"),
    ),
    (  # what is tried is of its own time
        "They_PRP_nsubj_2 joined_VBD_root_0=join the_DT_det_4 effort_NN_obj_2 to_TO_mark_6 save_VB_acl_4 him_PRP_obj_6=he "
        "~._._punct_2",
        "save",
        ("declarative", "past"),
    ),
    (  # a duty
        "Karrow_NNP_nsubj_3 must_MD_aux_3 rebuild_VB_root_0 the_DT_det_5 bridge_NN_obj_3 ~._._punct_3",
        "rebuild",
        ("directive", "future"),
    ),
    (  # a noun of duty
        "He_PRP_nsubj_2 knew_VBD_root_0=know the_DT_det_4 need_NN_obj_2 to_TO_mark_6 rebuild_VB_acl_4 it_PRP_obj_6 ~._._punct_2",
        "rebuild",
        ("directive", "future"),
    ),
    (  # "must have left" is no duty
        "Rebels_NNS_nsubj_4=rebel must_MD_aux_4 have_VB_aux_4 left_VBN_root_0=leave ~._._punct_4",
        "leave",
        ("declarative", "past"),
    ),
    (  # a state that goes on
        "The_DT_det_2 road_NN_nsubj_5 has_VBZ_aux_5=have been_VBN_cop_5=be closed_JJ_root_0 ~._._punct_5",
        "closed",
        ("declarative", "present"),
    ),
    (  # what is still awaited
        "We_PRP_nsubj_3 will_MD_aux_3 wait_VB_root_0 until_IN_mark_6 he_PRP_nsubj_6 returns_VBZ_advcl_3=return ~._._punct_3",
        "return",
        ("declarative", "future"),
    ),
    (  # a happening named in the present is over
        "The_DT_det_2 arrest_NN_nsubj_5 of_IN_case_4 Ode_NNP_nmod_2 shocks_VBZ_root_0=shock us_PRP_obj_5=we ~._._punct_5",
        "arrest",
        ("declarative", "past"),
    ),
]


@pytest.mark.parametrize(("notation", "lemma", "expected"), TENSES)
def test_the_clause_and_what_it_hangs_from_say_when(
    doc_from: Callable[..., Doc], notation: str, lemma: str, expected: tuple[str, str]
) -> None:
    claim = claim_of(find_claims(syntax_of(doc_from(notation)), (), ()), lemma)
    assert (claim.mood, claim.tense) == expected


def test_what_one_failed_to_do_is_denied(doc_from: Callable[..., Doc]) -> None:
    notation = (
        "Their_PRP$_nmod:poss_2 failure_NN_nsubj_5 to_TO_mark_4 act_VB_acl_2 angered_VBD_root_0=anger us_PRP_obj_5=we ~._._punct_5"
    )
    claims = find_claims(syntax_of(doc_from(notation)), (), ())
    assert [claim.predicate.lemma for claim in claims] == ["act", "anger"]
    assert (claims[0].tense, claims[0].polarity) == ("past", "negative")
