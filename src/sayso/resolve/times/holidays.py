"""When holidays fall in a year, and the Islamic calendar's days as the common calendar's.

Islamic dates are Umm al-Qura's (hijridate), widened by a day on either side: months begin with the sighting of the moon, which
differs from place to place. Easter follows Meeus (Western: the Gregorian computus; Orthodox: the Julian one, shifted).
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import cache

from hijridate import Gregorian
from hijridate import Hijri as HijriDay

from sayso.resolve.times.periods import Day, Days, OutsideCalendarError, days_later, make_day
from sayso.resolve.times.tables import table

SIGHTING_DAYS = 1
"""Days either way that an Islamic date may differ by from Umm al-Qura's."""
HIJRI_YEARS = (1343, 1500)
"""The years that Umm al-Qura's tables cover."""


def holidays_in(key: str, year: int, country: str | None = None) -> Sequence[Days]:
    """Give every run of days on which a holiday falls in a year: none or two are possible for an Islamic one.

    OutsideCalendarError where its day is not to be had from the year alone, or the year is outside the tables.
    """
    if key == "independence-day" and country in _independence():
        month, day = _independence()[country]
        return [Days(make_day(year, month, day), make_day(year, month, day))]
    rule, figures = _table()[key]
    return _RULES[rule](year, figures)


def hijri_days(year: int, month: int | None, day: int | None) -> Days:
    """Give the days of an Islamic date, month or year, a day wider on both sides.

    OutsideCalendarError for one that does not exist.
    """
    first = _gregorian(year, 1 if month is None else month, 1 if day is None else day)
    if day is not None:
        last = first
    else:
        after = (year, month + 1) if month is not None and month < 12 else (year + 1, 1)
        last = days_later(_gregorian(after[0], after[1], 1), -1)
    return Days(days_later(first, -SIGHTING_DAYS), days_later(last, SIGHTING_DAYS))


def hijri_years_of(year: int) -> Sequence[int]:
    """Give the Islamic years that a common year touches. OutsideCalendarError where the tables do not reach."""
    try:
        first, last = (Gregorian(year, month, day).to_hijri().year for month, day in ((1, 1), (12, 31)))
    except (OverflowError, ValueError) as error:
        raise OutsideCalendarError(f"the Islamic calendar's tables do not reach the year {year}") from error
    return range(first, last + 1)


def _gregorian(year: int, month: int, day: int) -> Day:
    if not HIJRI_YEARS[0] <= year <= HIJRI_YEARS[1]:
        raise OutsideCalendarError(f"the Islamic calendar's tables do not reach {year} AH")
    if not 1 <= month <= 12:
        raise OutsideCalendarError(f"the Islamic calendar has no month {month}")
    try:
        found = HijriDay(year, month, day).to_gregorian()
    except (OverflowError, ValueError) as error:
        raise OutsideCalendarError(f"month {month} of {year} AH has no day {day}") from error
    return Day(found.year, found.month, found.day)


def _fixed(year: int, figures: Sequence[int]) -> Sequence[Days]:
    first = make_day(year, figures[0], figures[1])
    return [Days(first, days_later(first, figures[2] - 1))]


def _western(year: int, figures: Sequence[int]) -> Sequence[Days]:
    """Place days around Western Easter (Meeus, Astronomical Algorithms, chapter 8)."""
    golden, (century, rest) = year % 19, divmod(year, 100)
    correction = (century - century // 4 - (century - (century + 8) // 25 + 1) // 3 + 19 * golden + 15) % 30
    sunday = (32 + 2 * (century % 4) + 2 * (rest // 4) - correction - rest % 4) % 7
    shift = (golden + 11 * correction + 22 * sunday) // 451
    month, day = divmod(correction + sunday - 7 * shift + 114, 31)
    return _around(make_day(year, month, day + 1), figures)


def _orthodox(year: int, figures: Sequence[int]) -> Sequence[Days]:
    """Place days around Orthodox Easter: the Julian computus, and the days between the calendars."""
    moon = (19 * (year % 19) + 15) % 30
    month, day = divmod(moon + (2 * (year % 4) + 4 * (year % 7) - moon + 34) % 7 + 114, 31)
    between = year // 100 - year // 400 - 2
    return _around(days_later(make_day(year, month, day + 1), between), figures)


def _around(easter: Day, figures: Sequence[int]) -> Sequence[Days]:
    first = days_later(easter, figures[0])
    return [Days(first, days_later(first, figures[2] - 1))]


def _hijri(year: int, figures: Sequence[int]) -> Sequence[Days]:
    found = [hijri_days(islamic, figures[0], figures[1]) for islamic in hijri_years_of(year)]
    return [days for days in found if days_later(days.earliest, SIGHTING_DAYS).year == year]


def _weekday(year: int, figures: Sequence[int]) -> Sequence[Days]:
    month, weekday, which = figures
    first = make_day(year, month, 1)
    days = [days_later(first, count) for count in range(31)]
    found = [day for day in days if day.month == month and day.isoweekday() == weekday]
    day = found[which - 1] if which > 0 else found[which]
    return [Days(day, day)]


def _many(_year: int, _figures: Sequence[int]) -> Sequence[Days]:
    raise OutsideCalendarError("the holiday's day is not told by its year alone")


_RULES: Mapping[str, Callable[[int, Sequence[int]], Sequence[Days]]] = {
    "fixed": _fixed,
    "easter": _western,
    "orthodox": _orthodox,
    "hijri": _hijri,
    "weekday": _weekday,
    "many": _many,
}


@cache
def _table() -> Mapping[str, tuple[str, tuple[int, ...]]]:
    return {
        key: (rule, tuple(0 if figure == "-" else int(figure) for figure in figures)) for key, rule, *figures in table("holidays")
    }


@cache
def _independence() -> Mapping[str | None, tuple[int, int]]:
    return {country: (int(month), int(day)) for country, month, day in table("independence")}
