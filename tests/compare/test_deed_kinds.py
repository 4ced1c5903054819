"""Kinds of deed: one deed in other words is of one kind, and kinds that hold one another may tell of one deed."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sayso.compare.deeds import above, deed_nouns, deed_of, related
from sayso.compare.words import table
from tests.compare.statements_told import Told

KINDS = sorted({row[1] for row in table("deeds", "deeds")})


@pytest.mark.parametrize(
    ("words", "lemma", "deed"),
    [("killed", "kill", "killing"), ("fled", "flee", "escape"), ("led away", "lead", "detention"), ("sang", "sing", "")],
)
def test_a_claim_is_of_the_kind_that_its_word_is_listed_for(words: str, lemma: str, deed: str) -> None:
    told = Told(f"They {words} on Monday.")
    told.claim(f"They {words} on Monday", words, lemma)
    assert deed_of(told.ledger().claims[0]) == deed


def test_a_killing_may_be_told_as_a_death_and_as_an_attack_but_not_as_a_march() -> None:
    assert related("killing", "death")
    assert related("attack", "killing")
    assert not related("killing", "march")


def test_an_arrest_names_a_deed_and_a_prisoner_does_not() -> None:
    assert "arrest" in deed_nouns()
    assert "prisoner" not in deed_nouns()


@given(st.sampled_from(KINDS), st.sampled_from(KINDS))
def test_kinds_are_related_both_ways_and_each_to_itself(one: str, other: str) -> None:
    assert related(one, other) == related(other, one)
    assert related(one, one)
    assert one not in above(one)
