"""What speaks against a pair or a group, whatever its score: days or scenes apart, nothing that ties them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from sayso.compare.incidents.days import FIRST_DAY, LAST_DAY, Days
from sayso.compare.incidents.figures import excluded
from sayso.compare.incidents.limits import BELOW_LINE, DAYS_APART, DAYS_UNCERTAIN, LEAST
from sayso.compare.incidents.sighting import Sighting
from sayso.compare.incidents.ties import (
    one_story,
    places_apart,
    same_days,
    same_place,
    says_nothing,
    supposed_apart,
    tied,
    told_together,
)
from sayso.compare.incidents.within import elsewhere, parted

DAY_COST: Final = 0.06
"""What each day between two dated tellings takes off, beyond `DAYS_UNCERTAIN`."""


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
    if one.account.document == other.account.document:
        if parted(one, other):
            return 0.0
        doubtful |= elsewhere(one, other)
    else:
        doubtful |= supposed_apart(one, other) or not told_together(one, other, likeness)
        doubtful |= says_nothing(one) or says_nothing(other)
        doubtful |= not (first.deed or second.deed) and not tied(one, other)
    return max(LEAST, min(score, BELOW_LINE) if doubtful else score)


def reasons(one: Sighting, other: Sighting) -> tuple[str, ...]:
    """Give in words what speaks for a pair, then what against it."""
    found = [
        ("same word", one.lemma == other.lemma),
        ("related words", one.lemma != other.lemma and one.stem == other.stem),
        ("same act", one.act is not None and one.act == other.act),
        ("names in common", bool(one.names & other.names)),
        ("same place", same_place(one.where, other.where)),
        ("same days", same_days(one.when, other.when)),
        ("one denies it", one.denied != other.denied),
        ("places apart", places_apart(one.where, other.where)),
        ("times apart", supposed_apart(one, other)),
        ("no name, place or date in common", not tied(one, other)),
    ]
    return tuple(reason for reason, holds in found if holds)
