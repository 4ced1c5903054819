"""What a time expression comes to once its anchors are known, and the anchors."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Literal

from sayso.claims.timex.meaning import Direction, Unit
from sayso.resolve.times.periods import Day, Days, Stretch
from sayso.types import TimeBasis

TimexType = Literal["DATE", "TIME", "DURATION", "SET"]
LENGTHS: tuple[Unit, ...] = (
    "second", "minute", "hour", "day", "weekend", "week", "month", "quarter", "half", "year", "fiscal", "decade", "century"
)  # fmt: skip
"""Units from the shortest to the longest."""


@dataclass(frozen=True, slots=True)
class Told:
    """A reading: TIMEX3 `type` and `value`, and the days it covers, both inclusive; an end that is not told is None.

    `basis` is what fixed the days: the words themselves, the statement's date or the text before. `reason` says why days are open,
    or what speaks against them. `unit` is how finely the words tell the time.
    """

    type: TimexType
    value: str
    earliest: Day | None = None
    latest: Day | None = None
    basis: TimeBasis | None = None
    reason: str | None = None
    unit: Unit | None = None

    @property
    def days(self) -> Days | None:
        """The days, where both ends are told."""
        return None if self.earliest is None or self.latest is None else Days(self.earliest, self.latest)

    def within(self, days: Days) -> Told:
        """Give the same reading on other days."""
        return replace(self, earliest=days.earliest, latest=days.latest)

    def opened(self, reason: str) -> Told:
        """Give the same reading without days."""
        return replace(self, earliest=None, latest=None, basis=None, reason=reason)


def told_of(stretch: Stretch, basis: TimeBasis) -> Told:
    """Give the reading of a stretch of the calendar. OutsideCalendarError at its end."""
    days = stretch.days()
    return Told("DATE", stretch.value(), days.earliest, days.latest, basis, None, stretch.unit)


def open_time(value: str, reason: str, type_: TimexType = "DATE", unit: Unit | None = None) -> Told:
    """Give a reading without days."""
    return Told(type_, value, reason=reason, unit=unit)


@dataclass(frozen=True, slots=True)
class Anchors:
    """From where the words count.

    `speech` is the day of the statement; `story` the time last told of, `quarter` the last quarter or half; `year` the year that
    the passage is on, `near` where it was told as one that dates what follows. `direction` is the tense of the clause: -1 past, 1
    future, 0 not known. `country` (ISO 3166-1 alpha-2, lower case) tells whose national days are meant.
    """

    speech: Day | None = None
    story: Told | None = None
    quarter: Told | None = None
    year: int | None = None
    near: bool = False
    direction: Direction = 0
    country: str | None = None
