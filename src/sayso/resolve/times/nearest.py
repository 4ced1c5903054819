"""Which of the times that bear a name is meant: the nearest to the anchor that fits the tense, where only one does."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from sayso.claims.timex.meaning import Direction
from sayso.resolve.times.periods import Day, Days, OutsideCalendarError
from sayso.resolve.times.told import Anchors, Told, open_time
from sayso.types import TimeBasis

NO_ANCHOR = "the year is not told, and the statement's date is not known"
YEARS_AROUND = 2
"""How many years before and after the anchor are looked at; a date with its weekday may need five."""


LONG_AGO_DAYS, CLOSE_DAYS = 270, 92
"""A day further off than the one would bear its year, where another of its name is closer than the other."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """A time that bears the name: its days, and its TIMEX3 value."""

    days: Days
    value: str


def pick(candidates: Sequence[Candidate], anchor: Day, direction: Direction) -> Candidate | None:
    """Give the last candidate begun by the anchor's day (past), the first not over (future), else the nearest by days."""
    if direction < 0:
        begun = [candidate for candidate in candidates if candidate.days.earliest <= anchor]
        return max(begun, key=lambda candidate: candidate.days.earliest, default=None)
    if direction > 0:
        coming = [candidate for candidate in candidates if candidate.days.latest >= anchor]
        return min(coming, key=lambda candidate: candidate.days.earliest, default=None)
    return min(candidates, key=lambda candidate: (_distance(candidate.days, anchor), candidate.days.earliest), default=None)


def _distance(days: Days, anchor: Day) -> int:
    return max((days.earliest - anchor).days, (anchor - days.latest).days, 0)


def nearest(in_year: Callable[[int], Sequence[Candidate]], template: Told, anchors: Anchors, *, far: bool = False) -> Told:
    """Give a name's time: in the year of the passage, else the nearest to the statement's day that fits the tense.

    `template` is the reading with its years left open. A year of the passage that is not near counts only where `far` says so.
    """
    if anchors.year is not None and (anchors.near or far):
        return _only(in_year(anchors.year), template, "context")
    if anchors.speech is None:
        return template.opened(NO_ANCHOR)
    candidates = _around(in_year, anchors.speech)
    picked = pick(candidates, anchors.speech, anchors.direction)
    if picked is None:
        return template.opened("no such time lies near the statement's date")
    return _settled(picked, candidates, template, anchors)


def _around(in_year: Callable[[int], Sequence[Candidate]], day: Day) -> list[Candidate]:
    found: list[Candidate] = []
    for year in range(day.year - YEARS_AROUND, day.year + YEARS_AROUND + 1):
        try:
            found += in_year(year)
        except OutsideCalendarError:  # 29 February is in one year of four
            continue
    if not found:
        return list(in_year(day.year))  # raises with the reason
    return found


def _settled(picked: Candidate, candidates: Sequence[Candidate], template: Told, anchors: Anchors) -> Told:
    """Give the picked time; its days stay open where the tense does not tell it from the one on the other side.

    They stay open too where the other one is so much closer that the picked one would bear its year.
    """
    assert anchors.speech is not None
    closest = pick(candidates, anchors.speech, 0)
    if closest is not None and template.unit == "day" and _much_closer(closest, picked, anchors.speech):
        return replace(template, value=closest.value).opened(f"it may be {closest.value} or {picked.value}")
    found = replace(template, value=picked.value).within(picked.days)
    if anchors.direction == 0 and _distance(picked.days, anchors.speech) > 0:
        others = [pick(candidates, anchors.speech, way) for way in (-1, 1)]
        return found.opened("it may be " + " or ".join(other.value for other in others if other) + ": the tense does not tell")
    return replace(found, basis="document", reason=None)


def _much_closer(one: Candidate, other: Candidate, anchor: Day) -> bool:
    return _distance(other.days, anchor) > LONG_AGO_DAYS and _distance(one.days, anchor) < CLOSE_DAYS


def _only(candidates: Sequence[Candidate], template: Told, basis: TimeBasis) -> Told:
    """Give the one candidate; None or two stay open."""
    if len(candidates) != 1:
        found = " and ".join(candidate.value for candidate in candidates) or "none"
        return open_time(template.value, f"not one such time in that year but {found}", template.type, template.unit)
    return replace(template, value=candidates[0].value, basis=basis, reason=None).within(candidates[0].days)
