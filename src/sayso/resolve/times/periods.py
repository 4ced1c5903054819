"""Stretches of the calendar: a unit and where it begins, shifted, cut into parts and written as ISO 8601 and TIMEX3 have them.

Weeks are ISO 8601's (Monday to Sunday), quarters and halves the calendar year's, fiscal years those of the United States'
government (October to September, named for the year they end in). Days outside the years 1 to 9999 raise OutsideCalendarError.
"""

from __future__ import annotations

import calendar
import datetime
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from sayso.claims.timex.meaning import PartName, Unit

Day = datetime.date
FISCAL_BEGINS = 10
"""The month in which a fiscal year begins, in the calendar year before the one that it is named for."""
MONTHS: Mapping[Unit, int] = {"month": 1, "quarter": 3, "half": 6, "year": 12, "fiscal": 12, "decade": 120, "century": 1200}
DAYS: Mapping[Unit, int] = {"day": 1, "week": 7, "weekend": 7}
_THIRDS: Mapping[PartName, tuple[int, int]] = {"start": (0, 1), "middle": (1, 2), "end": (2, 3)}
MONTH_PARTS: Mapping[PartName, tuple[int, int]] = {"start": (1, 10), "middle": (11, 20), "end": (21, 31)}


class OutsideCalendarError(ValueError):
    """A date that no calendar day bears."""


@dataclass(frozen=True, slots=True)
class Days:
    """A run of days, both inclusive."""

    earliest: Day
    latest: Day

    @property
    def is_one(self) -> bool:
        """Whether this is a single day."""
        return self.earliest == self.latest


@dataclass(frozen=True, slots=True)
class Stretch:
    """One unit of the calendar from its first day on. A decade begins with its year 0, a century (19 for 1900 to 1999) too."""

    unit: Unit
    first: Day

    def days(self) -> Days:
        """Give its days. OutsideCalendarError at the calendar's end."""
        if self.unit == "weekend":
            return Days(self.first, days_later(self.first, 1))
        return Days(self.first, days_later(self.shifted(1).first, -1))

    def shifted(self, count: int) -> Stretch:
        """Give the stretch `count` units on. OutsideCalendarError where there is none."""
        if self.unit in DAYS:
            return Stretch(self.unit, days_later(self.first, count * DAYS[self.unit]))
        return Stretch(self.unit, months_later(self.first, count * MONTHS[self.unit]))

    def value(self) -> str:
        """Give the TIMEX3 value."""
        return _VALUES[self.unit](self.first)


def stretch_of(unit: Unit, day: Day) -> Stretch:
    """Give the stretch of a unit that holds a day; a weekend is that of the day's week."""
    return Stretch(unit, _FIRSTS[unit](day))


def make_day(year: int, month: int, day: int) -> Day:
    """Give a day. OutsideCalendarError, saying why, where there is none."""
    if not 1 <= month <= 12:
        raise OutsideCalendarError(f"there is no month {month}")
    if not 1 <= year <= 9999:
        raise OutsideCalendarError(f"the year {year} is outside the calendar")
    if not 1 <= day <= calendar.monthrange(year, month)[1]:
        raise OutsideCalendarError(f"{calendar.month_name[month]} {year} has no day {day}")
    return Day(year, month, day)


def days_later(day: Day, count: int) -> Day:
    """Give the day `count` days on. OutsideCalendarError where there is none."""
    try:
        return day + datetime.timedelta(days=count)
    except OverflowError as error:
        raise OutsideCalendarError("the day is outside the calendar") from error


def months_later(day: Day, count: int) -> Day:
    """Give the same day `count` months on, the month's last where it has no such day. OutsideCalendarError where there is none."""
    year, month = divmod(day.year * 12 + day.month - 1 + count, 12)
    if not 1 <= year <= 9999:
        raise OutsideCalendarError("the day is outside the calendar")
    return Day(year, month + 1, min(day.day, calendar.monthrange(year, month + 1)[1]))


def shifted_day(day: Day, unit: Unit, count: int) -> Day:
    """Give the day that is `count` units on from a day. OutsideCalendarError where there is none."""
    return days_later(day, count * DAYS[unit]) if unit in DAYS else months_later(day, count * MONTHS[unit])


def part_of(days: Days, part: PartName) -> Days:
    """Give the beginning, middle or end of a run of days: thirds of it, of a month its days 1-10, 11-20 and 21 on."""
    first, last = days.earliest, days.latest
    whole_months = first.day == 1 and days_later(last, 1).day == 1
    months = (last.year - first.year) * 12 + last.month - first.month + 1
    if whole_months and months == 1:
        begin, end = MONTH_PARTS[part]
        return Days(first.replace(day=begin), min(last, first.replace(day=min(end, last.day))))
    low, high = _THIRDS[part]
    if whole_months and months % 3 == 0:
        return Days(months_later(first, months * low // 3), days_later(months_later(first, months * high // 3), -1))
    length = (last - first).days + 1
    return Days(days_later(first, length * low // 3), days_later(first, max(-(-length * high // 3) - 1, length * low // 3)))


def _floor(day: Day, years: int) -> Day:
    return Day(max(day.year // years * years, 1), 1, 1)


def _fiscal_first(day: Day) -> Day:
    return Day(day.year if day.month >= FISCAL_BEGINS else day.year - 1, FISCAL_BEGINS, 1)


_FIRSTS: Mapping[Unit, Callable[[Day], Day]] = {
    "day": lambda day: day,
    "week": lambda day: days_later(day, 1 - day.isoweekday()),
    "weekend": lambda day: days_later(day, 6 - day.isoweekday()),
    "month": lambda day: day.replace(day=1),
    "quarter": lambda day: day.replace(month=(day.month - 1) // 3 * 3 + 1, day=1),
    "half": lambda day: day.replace(month=1 if day.month < 7 else 7, day=1),
    "year": lambda day: day.replace(month=1, day=1),
    "fiscal": _fiscal_first,
    "decade": lambda day: _floor(day, 10),
    "century": lambda day: _floor(day, 100),
}


def _week_value(day: Day) -> str:
    year, week, _ = day.isocalendar()
    return f"{year:04}-W{week:02}"


_VALUES: Mapping[Unit, Callable[[Day], str]] = {
    "day": lambda day: day.isoformat(),
    "week": _week_value,
    "weekend": lambda day: f"{_week_value(day)}-WE",
    "month": lambda day: f"{day.year:04}-{day.month:02}",
    "quarter": lambda day: f"{day.year:04}-Q{(day.month + 2) // 3}",
    "half": lambda day: f"{day.year:04}-H{1 if day.month < 7 else 2}",
    "year": lambda day: f"{day.year:04}",
    "fiscal": lambda day: f"FY{day.year + 1:04}",
    "decade": lambda day: f"{day.year // 10:03}",
    "century": lambda day: f"{day.year // 100:02}",
}
