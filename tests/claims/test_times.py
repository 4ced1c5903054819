"""When: dates, spells, happenings and adverbs, the most definite first."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from sentences import claim_of, syntax_for
from spacy.tokens import Doc

from sayso.claims.extract import find_claims
from sayso.claims.syntax import syntax_of

SENTENCE_TIMES = [
    ("beginning", "arrest", "In the beginning of 2015"),
    ("beginning", "kill", "In the beginning of 2015"),
    ("prisoner", "be", "to this day"),
    ("habit", "arrest", "Every time after such incidents"),
    ("escape", "search", "After the escape of some prisoners from the jail"),
    ("place", "take place", "recently"),
    ("breakout", "escape", None),
]
TAILS = [
    ("on_IN_case_4 Monday_NNP_obl_2=monday", "on Monday"),
    ("at_IN_case_4 18:52_CD_obl_2", "at 18:52"),
    ("during_IN_case_5 the_DT_det_5 rule_NN_obl_2 of_IN_case_7 Verel_NNP_nmod_5", "during the rule of Verel"),
    ("throughout_IN_case_5 the_DT_det_5 country_NN_obl_2", None),
    ("for_IN_case_4 money_NN_obl_2", None),
    ("for_IN_case_5 four_CD_nummod_5 years_NNS_obl_2=year", "for four years"),
    ("two_CD_nummod_4 weeks_NNS_obl:unmarked_5=week ago_RB_advmod_2", "two weeks ago"),
    ("in_IN_case_4 2003_CD_obl_2 and_CC_cc_6 2005_CD_conj_4", "in 2003 and 2005"),
    ("from_IN_case_5 6_CD_nummod_5 am_NN_obl_2 to_IN_case_7 midnight_NN_obl_2", "from 6 am to midnight"),
    ("in_IN_case_6 the_DT_det_6 109th_JJ_amod_6 Congress_NNP_obl_2=congress", "in the 109th Congress"),
    ("on_IN_case_6 a_DT_det_6 daily_JJ_amod_6 basis_NN_obl_2", "on a daily basis"),
    ("in_IN_case_5 the_DT_det_5 wake_NN_obl_2 of_IN_case_8 the_DT_det_8 flood_NN_nmod_5", "in the wake of the flood"),
    ("with_IN_case_5 the_DT_det_5 time_NN_obl_2", None),
    ("before_IN_case_4 us_PRP_obl_2=we", None),
    ("after_IN_case_4 this_DT_obl_2", "after this"),
    ("three_CD_nummod_4 days_NNS_obl:unmarked_7=day after_IN_case_7 the_DT_det_7 fire_NN_obl_2", "three days after the fire"),
    ("by_IN_case_5 two_CD_nummod_5 years_NNS_obl_2=year", None),
    ("at_IN_case_6 the_DT_det_6 same_JJ_amod_6 time_NN_obl_2", None),
    ("into_IN_case_5 the_DT_det_5 future_NN_obl_2", None),
    ("on_IN_case_4 3_CD_obl_2 March_NNP_nmod:unmarked_4=march 2021_CD_nmod:unmarked_4", "on 3 March 2021"),
]


@pytest.mark.parametrize(("sentence", "lemma", "when"), SENTENCE_TIMES)
def test_a_clause_takes_its_time(doc_from: Callable[..., Doc], sentence: str, lemma: str, when: str | None) -> None:
    found = claim_of(find_claims(syntax_for(doc_from, sentence), (), ()), lemma).when
    assert (found and found.text) == when


@pytest.mark.parametrize(("tail", "when"), TAILS)
def test_a_phrase_is_a_time_by_its_noun_or_its_preposition(doc_from: Callable[..., Doc], tail: str, when: str | None) -> None:
    syntax = syntax_of(doc_from(f"They_PRP_nsubj_2 left_VBD_root_0=leave {tail} ~._._punct_2"))
    found = claim_of(find_claims(syntax, (), ()), "leave").when
    assert (found and found.text) == when


BESIDE_THE_CLAUSE = [
    (
        "The_DT_det_2 council_NN_nsubj_4 today_NN_nmod:unmarked_2 met_VBD_root_0=meet the_DT_det_6 "
        "farmers_NNS_obj_4=farmer ~._._punct_4",
        "meet",
        "today",
    ),
    (
        "Yesterday_NN_nmod:poss_3 ~'s_POS_case_1 attack_NN_nsubj_6 on_IN_case_5 Karvel_NNP_nmod_3 "
        "shocked_VBD_root_0=shock us_PRP_obj_6=we "
        "~._._punct_6",
        "attack",
        "Yesterday",
    ),
    (
        "The_DT_det_3 1973_CD_nummod_3 attack_NN_nsubj_6 on_IN_case_5 Karvel_NNP_nmod_3 "
        "shocked_VBD_root_0=shock us_PRP_obj_6=we ~._._punct_6",
        "attack",
        "1973",
    ),
    (
        "Rebels_NNS_nsubj_2=rebel launched_VBD_root_0=launch the_DT_det_4 attack_NN_obj_2 on_IN_case_6 Karvel_NNP_nmod_4 "
        "on_IN_case_8 "
        "Monday_NNP_obl_2=monday ~._._punct_2",
        "attack",
        "on Monday",
    ),
    (
        "May_NNP_obl:unmarked_6=may 4_CD_nummod_1 ~,_,_punct_1 2007_CD_nmod:unmarked_1 Rebels_NNS_nsubj_6=rebel "
        "left_VBD_root_0=leave "
        "~._._punct_6",
        "leave",
        None,
    ),
    (
        "Rebels_NNS_nsubj_3=rebel today_NN_obl:unmarked_3 left_VBD_root_0=leave and_CC_cc_6 farmers_NNS_nsubj_6=farmer "
        "returned_VBD_conj_3=return ~._._punct_3",
        "return",
        None,
    ),
]


def test_a_time_behind_the_verb_of_saying_is_when_it_was_said(doc_from: Callable[..., Doc]) -> None:
    told = "Nine_CD_nsubj:pass_3 were_VBD_aux:pass_3=be killed_VBN_ccomp_5=kill police_NNS_nsubj_5 said_VBD_root_0=say"
    crossing = syntax_of(doc_from(f"{told} on_IN_case_7 Friday_NNP_obl_3 ~._._punct_5"))
    assert claim_of(find_claims(crossing, (), ()), "kill").when is None


@pytest.mark.parametrize(("notation", "lemma", "when"), BESIDE_THE_CLAUSE)
def test_a_time_may_hang_from_a_noun_and_a_dateline_is_none(
    doc_from: Callable[..., Doc], notation: str, lemma: str, when: str | None
) -> None:
    found = claim_of(find_claims(syntax_of(doc_from(notation)), (), ()), lemma).when
    assert (found and found.text) == when
