"""Where: the noun phrase after a locative preposition, when it names a place or an institution."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from sentences import claim_of, syntax_for
from spacy.tokens import Doc

from sayso.claims.extract import find_claims
from sayso.claims.syntax import syntax_of

SENTENCE_PLACES = [
    ("title", "provoke", "Karvel city"),
    ("escape", "escape", "the jail"),
    ("breakout", "escape", "prison"),
    ("prisoner", "be", "prison"),
    ("headline", "arrest", "Karvel"),
    ("place", "take place", "Karvel"),
    ("naming", "kill", None),
]


@pytest.mark.parametrize(("sentence", "lemma", "where"), SENTENCE_PLACES)
def test_a_clause_takes_its_place(doc_from: Callable[..., Doc], sentence: str, lemma: str, where: str | None) -> None:
    found = claim_of(find_claims(syntax_for(doc_from, sentence), (), ()), lemma).where
    assert (found and found.text) == where


def test_a_country_that_acts_is_no_place(doc_from: Callable[..., Doc]) -> None:
    notation = (
        "The_DT_det_2 pressure_NN_nsubj_5 from_IN_case_4 Norland_NNP_nmod_2 helped_VBD_root_0=help the_DT_det_7 "
        "talks_NNS_obj_5=talk ~._._punct_5"
    )
    claim = claim_of(find_claims(syntax_of(doc_from(notation, ((3, 4, "PLACE"),))), (), ()), "pressure")
    assert claim.where is None
    assert [(part.role, part.text) for part in claim.participants] == [("agent", "Norland")]


def test_a_town_before_an_event_noun_is_where_it_happened(doc_from: Callable[..., Doc]) -> None:
    notation = (
        "The_DT_det_3 Karvel_NNP_compound_3 attack_NN_nsubj_6 by_IN_case_5 rebels_NNS_nmod_3=rebel "
        "ended_VBD_root_0=end ~._._punct_6"
    )
    claim = claim_of(find_claims(syntax_of(doc_from(notation, ((1, 2, "PLACE"),))), (), ()), "attack")
    assert claim.where is not None
    assert claim.where.text == "Karvel"


TAILS = [
    ("across_IN_case_4 Norland_NNP_obl_2", "Norland"),
    ("throughout_IN_case_4 Norland_NNP_obl_2", "Norland"),
    ("in_IN_case_4 Norland_NNP_obl_2 and_CC_cc_6 Esmere_NNP_conj_4", "Norland and Esmere"),
    ("in_IN_case_5 the_DT_det_5 vicinity_NN_obl_2 of_IN_case_7 Norland_NNP_nmod_5", "the vicinity of Norland"),
    ("in_IN_case_5 the_DT_det_5 house_NN_obl_2 in_IN_case_7 Norland_NNP_nmod_5", "the house in Norland"),
    ("there_RB_advmod_2", "there"),
    ("overseas_RB_advmod_2", "overseas"),
    ("at_IN_case_5 a_DT_det_5 ceremony_NN_obl_2 in_IN_case_7 Norland_NNP_nmod_5", "a ceremony in Norland"),
    ("on_IN_case_5 the_DT_det_5 internet_NN_obl_2", "the internet"),
    ("in_IN_case_5 our_PRP$_nmod:poss_5 communities_NNS_obl_2=community", "our communities"),
    ("medals_NNS_obj_2=medal for_IN_case_5 service_NN_nmod_3 in_IN_case_7 Norland_NNP_nmod_3", "Norland"),
    ("in_IN_case_4 place_NN_obl_2", None),
    ("to_IN_case_4 Norland_NNP_obl_2", None),
    ("from_IN_case_4 Norland_NNP_obl_2", None),
    ("letters_NNS_obl_2=letter with_IN_case_5 people_NNS_obl_2 from_IN_case_7 Norland_NNP_nmod_5", None),
]


@pytest.mark.parametrize(("tail", "where"), TAILS)
def test_a_phrase_is_a_place_by_its_noun_and_its_preposition(doc_from: Callable[..., Doc], tail: str, where: str | None) -> None:
    words = [piece.split("_", 1)[0] for piece in f"They_ met_ {tail}".split()]
    names = tuple((at, at + 1, "PLACE") for at, word in enumerate(words) if word in {"Norland", "Esmere"})
    syntax = syntax_of(doc_from(f"They_PRP_nsubj_2 met_VBD_root_0=meet {tail} ~._._punct_2", names))
    found = claim_of(find_claims(syntax, (), ()), "meet").where
    assert (found and found.text) == where


BESIDE_THE_CLAUSE = [
    ("opened_VBD_root_0=open", "open", "Norland"),
    ("supported_VBD_root_0=support", "support", None),
]


@pytest.mark.parametrize(("verb", "lemma", "where"), BESIDE_THE_CLAUSE)
def test_the_place_of_the_object_is_the_clauses_unless_the_verb_acts_from_afar(
    doc_from: Callable[..., Doc], verb: str, lemma: str, where: str | None
) -> None:
    notation = f"They_PRP_nsubj_2 {verb} a_DT_det_4 plant_NN_obj_2 in_IN_case_6 Norland_NNP_nmod_4 ~._._punct_2"
    found = claim_of(find_claims(syntax_of(doc_from(notation, ((5, 6, "PLACE"),))), (), ()), lemma).where
    assert (found and found.text) == where


def test_the_town_before_a_where_clause_is_its_place(doc_from: Callable[..., Doc]) -> None:
    notation = (
        "They_PRP_nsubj_2 left_VBD_root_0=leave Karvel_NNP_obj_2 ~,_,_punct_6 where_WRB_advmod_7 police_NNS_nsubj_7 "
        "beat_VBD_acl:relcl_3 farmers_NNS_obj_7=farmer ~._._punct_2"
    )
    found = claim_of(find_claims(syntax_of(doc_from(notation, ((2, 3, "PLACE"),))), (), ()), "beat").where
    assert found is not None
    assert found.text == "Karvel"


def test_a_fronted_place_is_also_that_of_the_happening_in_the_subject(doc_from: Callable[..., Doc]) -> None:
    notation = (
        "Near_IN_case_2 Karvel_NNP_obl_6 ~,_,_punct_6 two_CD_nummod_5 strikes_NNS_nsubj_6=strike destroyed_VBD_root_0=destroy "
        "a_DT_det_8 depot_NN_obj_6 ~._._punct_6"
    )
    claims = find_claims(syntax_of(doc_from(notation, ((1, 2, "PERSON"),))), (), ())
    places = [claim_of(claims, lemma).where for lemma in ("strike", "destroy")]
    assert [place and place.text for place in places] == ["Karvel", "Karvel"]


def test_the_land_before_a_striking_noun_is_a_place_and_its_initials_are_who_struck(doc_from: Callable[..., Doc]) -> None:
    notation = (
        "The_DT_det_3 U.S._NNP_compound_3 strike_NN_nsubj_6 on_IN_case_5 rebels_NNS_nmod_3=rebel ended_VBD_root_0=end ~._._punct_6"
    )
    claim = claim_of(find_claims(syntax_of(doc_from(notation, ((1, 2, "PLACE"),))), (), ()), "strike")
    assert claim.where is None
