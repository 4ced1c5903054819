"""What the words around a time say of a happening: since it, until it, before or after it, between two."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import cache

from sayso.claims.timex.meaning import Direction, Duration
from sayso.resolve.times.lengths import AGAIN, far_end
from sayso.resolve.times.periods import Day, Days, days_later, shifted_day, stretch_of
from sayso.resolve.times.relative import whole_units
from sayso.resolve.times.tables import table
from sayso.resolve.times.told import Anchors, Told, told_of

OTHER_HAPPENING = "dated by another happening"
NO_TIME = "the words name no time that can be placed"
_WORD = re.compile(r"[^\W_]+")
_CONNECTED = frozenset({"before", "after", "since"})
LEAD_CHARS = 200
"""How much of the words before a time is looked at."""
LONGEST_RELATION = 4
"""Most words of a relation in the table."""


@cache
def _relations() -> Mapping[str, str]:
    return dict(table("time_relations"))


def is_relation(text: str) -> bool:
    """Tell whether a phrase begins with words of the table."""
    first = _WORD.findall(text[:LEAD_CHARS].lower())[:LONGEST_RELATION]
    return any(" ".join(first[:count]) in _relations() for count in range(1, len(first) + 1))


def relation_of(lead: str) -> tuple[str, bool]:
    """Give the relation that the words before a time begin with ("at" where none), and whether nothing else stands between."""
    words = _WORD.findall(lead[:LEAD_CHARS].lower())
    for count in range(min(len(words), LONGEST_RELATION), 0, -1):
        found = _relations().get(" ".join(words[:count]))
        if found is not None:
            return found, len(words) == count
    return "at", not words


def related(told: Told, relation: str, bare: bool, anchors: Anchors) -> Told:
    """Give the days of a happening that stands in a relation to a time; `bare` where the time follows the preposition at once."""
    if relation == "every":
        return told.opened(AGAIN)
    if told.earliest is None and told.latest is None:
        return told
    begun = anchors.speech if anchors.direction <= 0 else None
    coming = anchors.speech if anchors.direction > 0 else None
    ends: Mapping[str, tuple[Day | None, Day | None]] = {
        "since": (told.earliest, begun),
        "until": (coming, told.latest),
        "before": (coming, _last_before(told, bare)),
        "after": (_first_after(told, bare), begun),
    }
    if relation not in ends:
        return told
    earliest, latest = ends[relation]
    if earliest is not None and latest is not None and earliest > latest:
        return told.opened("told as over or to come, against the statement's own date")
    return replace(told, earliest=earliest, latest=latest)


def _last_before(told: Told, bare: bool) -> Day | None:
    """Give the last day before a time; what happens before another happening of that time may be on its last day."""
    if told.earliest is None or not bare or told.type == "TIME":
        return told.latest
    return days_later(told.earliest, -1)


def _first_after(told: Told, bare: bool) -> Day | None:
    if told.latest is None or not bare or told.type == "TIME":
        return told.earliest
    return days_later(told.latest, 1)


def counted_from(length: Duration, connector: str, told: Told) -> Told:
    """Give "three days after 12 May": a length before or after a time."""
    days = told.days
    if days is None or length.count is None:
        return told.opened(told.reason or "how far away is not told")
    unit, count = whole_units(length.unit, length.count)
    way = -1 if connector == "before" else 1
    if unit in {"hour", "minute", "second"}:
        return told
    ends = [shifted_day(day, unit, way * count) for day in (days.earliest, days.latest)]
    if days.is_one:
        return told_of(stretch_of(unit if unit != "week" else "day", ends[0]), told.basis or "text")
    return told.within(Days(ends[0], ends[1]))


def connector_in(between: str) -> str | None:
    """Give whether the words between a length and a time count from it ("after", "before")."""
    relation, _ = relation_of(between)
    return relation if relation in _CONNECTED else None


def joined(first: Told, last: Told) -> Told:
    """Give "between X and Y", "from X to Y"."""
    if first.earliest is None or last.latest is None or first.earliest > last.latest:
        return first.opened(first.reason or last.reason or "it ends before it begins")
    return replace(first, value=f"{first.value}/{last.value}", latest=last.latest)


def length_within(length: Duration, relation: str, told: Told, anchors: Anchors) -> Told:
    """Read a bare length after "in" or "within": of what is to come, up to that far from the statement's day."""
    if anchors.speech is None or anchors.direction <= 0 or relation not in {"in", "within"} or length.count is None:
        return told
    end = far_end(anchors.speech, length.unit, length.count)
    if relation == "within":
        return replace(told, basis="document", reason=None).within(Days(anchors.speech, end))
    unit, _ = whole_units(length.unit, length.count)
    return told_of(stretch_of(unit if unit in {"day", "week", "month", "year"} else "day", end), "document")


def ends_of(leads: Sequence[str]) -> bool:
    """Tell whether two times are the ends of one: "between X and Y", "from X to Y"."""
    first, between = relation_of(leads[0])[0], " ".join(_WORD.findall(leads[1].lower()))
    return (first == "between" and between == "and") or (
        first == "since" and between in {"to", "until", "till", "through", "up to"}
    )


def tense_speaks_against(told: Told, direction: Direction, published: Days | None) -> Told:
    """Open a past happening dated after the statement; tell of a coming one dated before it, whose written-out date is kept."""
    if published is None:
        return told
    if direction < 0 and told.earliest is not None and told.earliest > published.latest:
        return told.opened("told as past, but its date lies after the statement's own")
    if direction > 0 and told.latest is not None and told.latest < published.earliest:
        reason = "told as to come, but its date lies before the statement's own"
        return replace(told, reason=reason) if told.basis == "text" else told.opened(reason)
    return told
