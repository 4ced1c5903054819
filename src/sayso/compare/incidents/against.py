"""What ties two sightings besides their words, and what speaks against their being one: time, place, names.

ECB+ has hardly a date that its texts fix, so these are rules, not learnt; their numbers stand in `limits`.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from sayso.compare.incidents.days import FIRST_DAY, LAST_DAY, Days
from sayso.compare.incidents.evidence import excluded
from sayso.compare.incidents.limits import (
    BELOW_LINE,
    DAYS_APART,
    DAYS_UNCERTAIN,
    LEAST,
    NARROW_DAYS,
    ONE_STORY,
    PLACES_APART_KM,
    RARE,
    RARE_WORDS,
    RECENT_DAYS,
    SHARED_NAMES,
    STORY_WORDS,
    SUPPOSED_APART,
)
from sayso.compare.incidents.sighting import Account, Sighting
from sayso.compare.incidents.words import rarity, stem
from sayso.resolve.places.globe import distance_km
from sayso.types import Where

DAY_COST: Final = 0.06
"""What each day between two dated tellings takes off, beyond `DAYS_UNCERTAIN`."""
WIDE_KINDS: Final = frozenset({"country", "continent", "region", "sea"})
"""Kinds of place that may hold a scene anywhere in them."""


@dataclass(frozen=True, slots=True)
class Stretch:
    """The days that a group of dated sightings leaves: the latest beginning and the earliest end of them.

    Two groups have a pair more than some days apart just where the beginning of one lies so far behind the end of the other.
    """

    last_begin: int = FIRST_DAY
    first_end: int = LAST_DAY

    def with_days(self, days: Days | None) -> Stretch:
        """Give the stretch with one more sighting's days."""
        return self if days is None else Stretch(max(self.last_begin, days.earliest), min(self.first_end, days.latest))

    def joined(self, other: Stretch) -> Stretch:
        """Give the stretch of two groups together."""
        return Stretch(max(self.last_begin, other.last_begin), min(self.first_end, other.first_end))

    def excludes(self, other: Stretch) -> bool:
        """Tell whether some sighting of one group is dated so far from one of the other that they can be no one happening."""
        return max(self.last_begin - other.first_end, other.last_begin - self.first_end) > DAYS_APART


def adjusted(one: Sighting, other: Sighting, score: float, likeness: float) -> float:
    """Give a pair's score with time, place and what ties the two taken into account; in [0, 1].

    `likeness` is that of their statements, as a feature has it.
    """
    if one.when and other.when:
        gap = one.when.gap(other.when)
        if gap > DAYS_APART:
            return 0.0
        score = max(0.0, score - DAY_COST * max(0, gap - DAYS_UNCERTAIN))
    doubtful = places_apart(one.where, other.where)
    if one.account.document != other.account.document:
        doubtful |= supposed_apart(one, other)
        doubtful |= not one_story(one.account, other.account, likeness) and not tied(one, other)
    return min(score, BELOW_LINE) if doubtful else score


def adjusted_told(one: Sighting, other: Sighting, score: float, likeness: float) -> float:
    """Give the score of two claims with contexts with time, place and what ties them taken into account: 0 where they exclude
    one another, else from LEAST to 1.
    """
    first, second = one.context, other.context
    if first is None or second is None:
        return max(LEAST, adjusted(one, other, score, likeness))
    if excluded(first, second) or (one.when and other.when and one.when.gap(other.when) > DAYS_APART):
        return 0.0
    doubtful = places_apart(one.where, other.where)
    if one.account.document != other.account.document:
        doubtful |= supposed_apart(one, other) or not (told_together(one, other, likeness) and says_what(one, other))
    return max(LEAST, min(score, BELOW_LINE) if doubtful else score)


def told_together(one: Sighting, other: Sighting, likeness: float) -> bool:
    """Tell whether two statements tell one story, or their sentences or names tie them."""
    shared = set(one.account.names) & set(other.account.names)
    return one_story(one.account, other.account, likeness) or tied(one, other) or len(shared) >= SHARED_NAMES


def says_what(one: Sighting, other: Sighting) -> bool:
    """Tell whether two clauses say what happened, or to whom: "It was done." and "This was done." share nothing but words."""
    if one.context is None or other.context is None or one.context.deed or other.context.deed:
        return True
    return any(first.words & second.words or first.names & second.names for first in one.parties for second in other.parties)


def one_story(one: Account, other: Account, likeness: float) -> bool:
    """Tell whether two statements are so alike, and long enough for that to mean something, that they tell one story."""
    return likeness >= ONE_STORY and min(len(one.words), len(other.words)) >= STORY_WORDS


def tied(one: Sighting, other: Sighting) -> bool:
    """Tell whether a name, a place, a date or rare words besides the predicate are shared."""
    if one.names & other.names or _same_place(one.where, other.where) or _same_days(one.when, other.when):
        return True
    shared = {stem(word) for word in set(one.words) & set(other.words) if rarity(word) >= RARE}
    return len(shared - {one.stem, other.stem}) >= RARE_WORDS


def _same_place(one: Where | None, other: Where | None) -> bool:
    return one is not None and other is not None and one.name == other.name and one.kind not in WIDE_KINDS


def _same_days(one: Days | None, other: Days | None) -> bool:
    narrow = one is not None and other is not None and max(one.width, other.width) <= NARROW_DAYS
    return narrow and one is not None and other is not None and one.gap(other) == 0


def supposed_days(sighting: Sighting) -> Days | None:
    """Give the days that a telling is of: its own, else some time up to its statement's; None where neither is known."""
    published = sighting.account.published
    if sighting.when is not None or published is None:
        return sighting.when
    return Days(max(FIRST_DAY, published.earliest - RECENT_DAYS), published.latest)


def supposed_apart(one: Sighting, other: Sighting) -> bool:
    """Tell whether two tellings, one of them at least without a date, are most likely of different times."""
    first, second = supposed_days(one), supposed_days(other)
    return first is not None and second is not None and first.gap(second) > SUPPOSED_APART


def places_apart(one: Where | None, other: Where | None) -> bool:
    """Tell whether two scenes differ: other countries, or points farther apart than their sizes and a little more."""
    if one is None or other is None or one.name == other.name:
        return False
    if one.country and other.country and one.country != other.country:
        return True
    if {one.kind, other.kind} & WIDE_KINDS or _one_division(one, other):
        return False
    if one.lat is None or one.lon is None or other.lat is None or other.lon is None:
        return False
    allowed = PLACES_APART_KM + (one.radius_km or 0) + (other.radius_km or 0)
    return distance_km((one.lat, one.lon), (other.lat, other.lon)) > allowed


def _one_division(one: Where, other: Where) -> bool:
    """Tell whether one is the first-level division that the other lies in."""
    return "admin1" in {one.kind, other.kind} and one.admin1 is not None and one.admin1 == other.admin1


def reasons(one: Sighting, other: Sighting) -> tuple[str, ...]:
    """Give in words what speaks for a pair, then what against it."""
    found = [
        ("same word", one.lemma == other.lemma),
        ("related words", one.lemma != other.lemma and one.stem == other.stem),
        ("same act", one.act is not None and one.act == other.act),
        ("names in common", bool(one.names & other.names)),
        ("same place", _same_place(one.where, other.where)),
        ("same days", _same_days(one.when, other.when)),
        ("one denies it", one.denied != other.denied),
        ("places apart", places_apart(one.where, other.where)),
        ("times apart", supposed_apart(one, other)),
        ("no name, place or date in common", not tied(one, other)),
    ]
    return tuple(reason for reason, holds in found if holds)
