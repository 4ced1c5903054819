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
