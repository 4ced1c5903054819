"""Days as numbers: stretches that tellings of a happening are compared by."""

from __future__ import annotations

import calendar
import datetime
from dataclasses import dataclass
from typing import Final

from sayso.compare.statements import DayOfYear
from sayso.types import When

FIRST_DAY: Final = datetime.date.min.toordinal()
LAST_DAY: Final = datetime.date.max.toordinal()


@dataclass(frozen=True, slots=True)
class Days:
    """Days from `earliest` to `latest`, both inclusive, as proleptic Gregorian ordinals; earliest ≤ latest.

    An open end is FIRST_DAY or LAST_DAY.
    """

    earliest: int
    latest: int

    @property
    def closed(self) -> bool:
        """Whether both ends are known."""
        return self.earliest > FIRST_DAY and self.latest < LAST_DAY

    @property
    def width(self) -> int:
        """The number of days."""
        return self.latest - self.earliest + 1

    def gap(self, other: Days) -> int:
        """Give the days between two stretches; 0 where they share a day or touch."""
        return max(0, self.earliest - other.latest, other.earliest - self.latest)


LEAP_YEAR: Final = 2000
"""A year with all the days that years have."""


@dataclass(frozen=True, slots=True)
class YearDays:
    """Days of a year, whichever it was: from `first` to `last`, both inclusive, counted from 1 in a leap year; first ≤ last.

    Those that begin in one year and end in the next have a `last` beyond 366.
    """

    first: int
    last: int

    def gap(self, other: YearDays) -> int:
        """Give the days between two stretches, in whichever years they lie nearest; 0 where they share a day or touch."""
        year = 366
        moved = ((self.first + by - other.last, other.first - self.last - by) for by in (-year, 0, year))
        return min(max(0, *gaps) for gaps in moved)


def year_days_of(days: Days) -> YearDays:
    """Give which days of the year some days are that both have an end and are fewer than a year."""
    first = _day_of_year(*_month_and_day(days.earliest))
    return YearDays(first, first + days.width - 1)


def named_in_year(named: DayOfYear) -> YearDays | None:
    """Give which days of the year are named; None of a day that no year has, such as 31 June."""
    length = calendar.monthrange(LEAP_YEAR, named.month)[1]
    if named.day is not None and named.day > length:
        return None
    first = _day_of_year(named.month, named.day or 1)
    return YearDays(first, first if named.day is not None else first + length - 1)


def _month_and_day(day: int) -> tuple[int, int]:
    date = datetime.date.fromordinal(day)
    return date.month, date.day


def _day_of_year(month: int, day: int) -> int:
    return datetime.date(LEAP_YEAR, month, day).timetuple().tm_yday


def days_of(when: When | None) -> Days | None:
    """Give the days of a time expression; None where neither end could be fixed."""
    return days_between(when.earliest, when.latest) if when else None


def days_between(earliest: str | None, latest: str | None) -> Days | None:
    """Give the days between ISO 8601 days, either of which may be open; None where both are, or where they are no days."""
    first, last = _ordinal(earliest, FIRST_DAY), _ordinal(latest, LAST_DAY)
    if first is None or last is None or (earliest is None and latest is None) or first > last:
        return None
    return Days(first, last)


def _ordinal(day: str | None, without: int) -> int | None:
    if day is None:
        return without
    try:
        return datetime.date.fromisoformat(day).toordinal()
    except ValueError:
        return None  # days that Python's calendar does not have, such as those before the year 1
