"""How a clause is put: asked, called for, conditional; when; and whether it is denied."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from sentences import claim_of, syntax_for
from spacy.tokens import Doc

from sayso.claims.attribution import find_attributions
from sayso.claims.extract import find_claims
from sayso.claims.syntax import syntax_of
from sayso.types import Block

MOODS = [
    ("question", "imprison", "question"),
    ("warning", "strengthen", "conditional"),
    ("warning", "severe", "conditional"),
    ("urge", "urge", "declarative"),
    ("urge", "refuse", "directive"),
    ("breakout", "kill", "declarative"),
    ("son", "be", "declarative"),
]
TENSES = [
    ("breakout", "kill", "past"),
    ("warning", "severe", "future"),
    ("habit", "arrest", "habitual"),
    ("habit", "oppress", "habitual"),
    ("son", "arrest", "past"),
    ("prisoner", "be", "present"),
    ("neither", "hold", "future"),
    ("attempt", "provocation", "past"),
    ("escape", "escape", "past"),
    ("urge", "refuse", "future"),
]
POLARITIES = [
    ("different", "different", "negative"),
    ("failed", "protect", "negative"),
    ("neither", "hold", "negative"),
    ("naming", "kill", "positive"),
]
NOTATIONS = [
    ("Leave_VB_root_0 the_DT_det_3 town_NN_obj_1 ~!_!_punct_1", "leave", "directive", "future", "positive"),
    (
        "They_PRP_nsubj_2 left_VBD_root_0=leave without_IN_mark_4 paying_VBG_advcl_2=pay ~._._punct_2",
        "pay",
        "declarative",
        "past",
        "negative",
    ),
    ("Farmers_NNS_nsubj_2=farmer burn_VBP_root_0 straw_NN_obj_2 ~._._punct_2", "burn", "declarative", "habitual", "positive"),
    (
        "The_DT_det_2 farmers_NNS_nsubj_3=farmer burn_VBP_root_0 straw_NN_obj_3 ~._._punct_3",
        "burn",
        "declarative",
        "habitual",
        "positive",
    ),
    (
        "He_PRP_nsubj_3 is_VBZ_aux_3=be leaving_VBG_root_0=leave tomorrow_NN_obl:unmarked_3 ~._._punct_3",
        "leave",
        "declarative",
        "future",
        "positive",
    ),
    ("Nobody_NN_nsubj_2 came_VBD_root_0=come ~._._punct_2", "come", "declarative", "past", "negative"),
    ("No_DT_det_2 soldier_NN_nsubj_3 came_VBD_root_0=come ~._._punct_3", "come", "declarative", "past", "negative"),
    (
        "They_PRP_nsubj_4 did_VBD_aux_4=do not_RB_advmod_4 arrest_VB_root_0 or_CC_cc_6 beat_VB_conj_4 him_PRP_obj_4=he "
        "~._._punct_4",
        "beat",
        "declarative",
        "past",
        "negative",
    ),
    (
        "You_PRP_nsubj_3 must_MD_aux_3 stop_VB_root_0 the_DT_det_5 war_NN_obj_3 ~._._punct_3",
        "stop",
        "directive",
        "future",
        "positive",
    ),
]


@pytest.mark.parametrize(("sentence", "lemma", "mood"), MOODS)
def test_mood(doc_from: Callable[..., Doc], sentence: str, lemma: str, mood: str) -> None:
    syntax = syntax_for(doc_from, sentence)
    assert claim_of(find_claims(syntax, find_attributions(syntax, ()), ()), lemma).mood == mood


@pytest.mark.parametrize(("sentence", "lemma", "tense"), TENSES)
def test_tense(doc_from: Callable[..., Doc], sentence: str, lemma: str, tense: str) -> None:
    syntax = syntax_for(doc_from, sentence)
    assert claim_of(find_claims(syntax, find_attributions(syntax, ()), ()), lemma).tense == tense


@pytest.mark.parametrize(("sentence", "lemma", "polarity"), POLARITIES)
def test_polarity(doc_from: Callable[..., Doc], sentence: str, lemma: str, polarity: str) -> None:
    assert claim_of(find_claims(syntax_for(doc_from, sentence), (), ()), lemma).polarity == polarity


@pytest.mark.parametrize(("notation", "lemma", "mood", "tense", "polarity"), NOTATIONS)
def test_the_verb_group_decides(
    doc_from: Callable[..., Doc], notation: str, lemma: str, mood: str, tense: str, polarity: str
) -> None:
    claim = claim_of(find_claims(syntax_of(doc_from(notation)), (), ()), lemma)
    assert (claim.mood, claim.tense, claim.polarity) == (mood, tense, polarity)


def test_a_question_in_quotation_marks_leaves_the_clause_around_it_alone(doc_from: Callable[..., Doc]) -> None:
    notation = (
        "They_PRP_nsubj_2 shouted_VBD_root_0=shout ~:_:_punct_2 “_“_punct_8 ~How_WRB_advmod_8 can_MD_aux_8 you_PRP_nsubj_8 "
        "imprison_VB_ccomp_2 us_PRP_obj_8=we ~?_?_punct_8 ~”_”_punct_8"
    )
    claims = find_claims(syntax_of(doc_from(notation)), (), ())
    assert claim_of(claims, "imprison").mood == "question"
    assert claim_of(claims, "shout").mood == "declarative"


def test_a_heading_in_the_present_tells_what_is_done(doc_from: Callable[..., Doc]) -> None:
    syntax = syntax_of(doc_from("Farmers_NNS_nsubj_2=farmer burn_VBP_root_0 straw_NN_obj_2"))
    claim = claim_of(find_claims(syntax, (), (Block(0, len(syntax.text), "heading"),)), "burn")
    assert claim.tense == "past"
