"""What ties two tellings of different statements, and what parts them: their story, names, places, days.

ECB+ has hardly a date that its texts fix, so these are rules, not learnt; their numbers stand in `limits`.
"""

from __future__ import annotations

from sayso.compare.incidents.days import FIRST_DAY, Days
from sayso.compare.incidents.figures import one_person
from sayso.compare.incidents.limits import (
    NARROW_DAYS,
    ONE_STORY,
    PLACES_APART_KM,
    RARE,
    RARE_WORDS,
    RECENT_DAYS,
    RELATED,
    STORY_WORDS,
    SUPPOSED_APART,
)
from sayso.compare.incidents.sighting import WIDE_KINDS, Account, Sighting
from sayso.compare.incidents.words import rarity, stem
from sayso.resolve.places.globe import distance_km
from sayso.types import Where


def told_together(one: Sighting, other: Sighting, likeness: float) -> bool:
    """Tell whether two statements may tell one story, or two claims of others a place, a few days or whom it befell.

    Names alone say too little: most releases of one parliament name it, and its members.
    """
    return likeness >= RELATED or same_place(one.where, other.where) or same_days(one.when, other.when) or _befell_one(one, other)


def _befell_one(one: Sighting, other: Sighting) -> bool:
    return one.context is not None and other.context is not None and one_person(one.context, other.context)


def shared_names(one: Account, other: Account) -> int:
    """Give how many keys of names two statements share."""
    return len(set(one.names) & set(other.names))


def says_what(one: Sighting, other: Sighting) -> bool:
    """Tell whether two clauses say what happened, or to whom: "It was done." and "This was done." share nothing but words."""
    if one.context is None or other.context is None or one.context.deed or other.context.deed:
        return True
    return any(first.words & second.words or first.names & second.names for first in one.parties for second in other.parties)


def says_nothing(one: Sighting) -> bool:
    """Tell whether a clause says neither what happened nor to whom: "It was done."."""
    return not (one.context and one.context.deed) and len(set(one.clause)) <= 1


def one_story(one: Account, other: Account, likeness: float) -> bool:
    """Tell whether two statements are so alike, and long enough for that to mean something, that they tell one story."""
    return likeness >= ONE_STORY and min(len(one.words), len(other.words)) >= STORY_WORDS


def tied(one: Sighting, other: Sighting) -> bool:
    """Tell whether a name, a place, a date or rare words besides the predicate are shared."""
    if one.names & other.names or same_place(one.where, other.where) or same_days(one.when, other.when):
        return True
    shared = {stem(word) for word in set(one.words) & set(other.words) if rarity(word) >= RARE}
    return len(shared - {one.stem, other.stem}) >= RARE_WORDS


def same_place(one: Where | None, other: Where | None) -> bool:
    """Tell whether two scenes are one place, and that is no wide one."""
    return one is not None and other is not None and one.name == other.name and one.kind not in WIDE_KINDS


def same_days(one: Days | None, other: Days | None) -> bool:
    """Tell whether two tellings are of the same days, and of few."""
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
