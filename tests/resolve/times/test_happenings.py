"""Happenings that a statement dates, by the words that name them."""

from __future__ import annotations

import dataclasses

from sayso.resolve.times.happenings import happenings_of, named_in
from sayso.types import Claim, Commitment, Predicate, When

DAY = When(20, 31, "on 12 May", "2014-05-12", "2014-05-12", "text")


def claim(lemma: str, when: When | None = DAY) -> Claim:
    return Claim(
        0, 5, "words", "c1", Predicate(0, 5, "words", lemma), "event", "declarative", "past", "positive", None, (), when, None, (),
        (), Commitment("CT+", "CT+", 3.0),
    )  # fmt: skip


def test_a_noun_of_the_verb_names_its_happening() -> None:
    happenings = happenings_of([claim("escape"), claim("kill")])
    for phrase in ("after the escape", "before the escapes", "after the killings", "since escaping"):
        told = named_in(phrase, happenings)
        assert told is not None
        assert str(told.earliest) == "2014-05-12"
    assert named_in("after the storm", happenings) is None


def test_two_happenings_of_one_word_and_different_days_name_none() -> None:
    other = dataclasses.replace(DAY, earliest="2015-01-01", latest="2015-01-01")
    assert named_in("after the escape", happenings_of([claim("escape"), claim("escape", other)])) is None
    both = happenings_of([claim("escape"), claim("arrest", other)])
    assert named_in("after the escape and the arrest", both) is None


def test_only_what_happened_on_known_days_is_counted_from() -> None:
    denied = dataclasses.replace(claim("arrest"), polarity="negative")
    lasting = dataclasses.replace(claim("rule"), kind="state")
    open_ended = claim("escape", dataclasses.replace(DAY, latest=None))
    assert happenings_of([denied, lasting, open_ended, claim("march", None)]) == {}
