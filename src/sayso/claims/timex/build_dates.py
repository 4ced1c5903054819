"""Times told by their names: dates, quarters, seasons, decades, holidays, and the Islamic calendar's."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, cast

from sayso.claims.timex.meaning import (
    AmbiguousDay,
    Calendar,
    Cycle,
    Era,
    Hijri,
    Holiday,
    Meaning,
    Nth,
    Range,
    Season,
    SeasonOf,
    Vague,
)
from sayso.claims.timex.readers import meaning_in, number, numbers_in, text, year_in

if TYPE_CHECKING:
    from sayso.claims.timex.grammar import Slots

LAST_HIJRI_YEAR = 1599
"""A greater year beside an Islamic month is of the common calendar ("Ramadan 2008")."""


def calendar(slots: Slots) -> Meaning | None:
    """Give a day, month or year by its names; a day that no month has is kept, for the resolver to tell why it is none."""
    day = number(slots, "DAY", "ORDDAY", "ORDINAL")
    if day is not None and not 1 <= day <= 99:
        return None
    month = number(slots, "MONTH", "BAREMONTH")
    return Calendar(year_in(slots), month, day, number(slots, "WEEKDAY", "DAYABBR"))


def on_weekday(slots: Slots) -> Meaning | None:
    """Give a date with its weekday: "Tuesday, 12 May"."""
    date = meaning_in(slots)
    if isinstance(date, Calendar) and date.weekday is None:
        return Calendar(date.year, date.month, date.day, number(slots, "WEEKDAY", "DAYABBR"))
    return None


def year_first(slots: Slots) -> Meaning | None:
    """Give "2015-10-12"."""
    year, month, day = numbers_in(slots, "YEARFIRST")
    return Calendar(year, month, day)


def day_first(slots: Slots) -> Meaning | None:
    """Give "12.10.2015", which is always day, month, year."""
    day, month, year = numbers_in(slots, "DOTTED")
    return Calendar(year, month, day)


def slashed(slots: Slots) -> Meaning | None:
    """Give "26/10/2015" or "10/26/2015" where one figure can only be the day; else both orders stay open."""
    first, second, year = numbers_in(slots, "SLASHED")
    if year < 100 or (first <= 12 and second <= 12 and first != second):
        return AmbiguousDay((first, second, year))
    return Calendar(year, second, first) if first > 12 else Calendar(year, first, second)


def nine_eleven(_: Slots) -> Meaning | None:
    """Give "9/11", the one date that goes by its figures."""
    return Calendar(2001, 9, 11)


def hijri(slots: Slots) -> Meaning | None:
    """Give a date of the Islamic calendar; a year of the common era beside its month is kept as such."""
    year, month = number(slots, "YEAR"), number(slots, "HIJRIMONTH")
    day = number(slots, "DAY", "ORDDAY", "ORDINAL")
    if year is not None and year > LAST_HIJRI_YEAR:
        return Hijri(None, month, day, common_year=year) if "HIJRIERA" not in slots else None
    return Hijri(year, month, day)


def hijri_figures(slots: Slots) -> Meaning | None:
    """Give "12.9.1429 AH"."""
    figures = numbers_in(slots, "DOTTED", "SLASHED", "YEARFIRST")
    year, month, day = figures if "YEARFIRST" in slots else figures[::-1]
    return Hijri(year, month, day)


def cycle(unit: Literal["quarter", "half"], slots: Slots) -> Meaning | None:
    """Give a quarter or half, of a year where the words give one."""
    last = 4 if unit == "quarter" else 2
    counted = number(slots, "ORDINAL", "DAY")
    counted = last if counted is None and "LASTORD" in slots else counted
    if counted is None or not 1 <= counted <= last:
        return None
    whole = meaning_in(slots)
    if isinstance(whole, Calendar):
        return Cycle(unit, counted, whole.year)
    if isinstance(whole, Era):
        return Cycle(unit, counted, whole.number, fiscal=True)
    if whole is not None:
        return Nth(counted, 1, unit, whole)
    return Cycle(unit, counted, year_in(slots), fiscal="fiscal" in slots)


def other_half(slots: Slots) -> Meaning | None:
    """Give "the latter half of 2015"."""
    whole = meaning_in(slots)
    if whole is None or "other" in slots:
        return None
    counted = 2 if "latter" in slots else 1
    return Cycle("half", counted, whole.year) if isinstance(whole, Calendar) else Nth(counted, 1, "half", whole)


def season(slots: Slots) -> Meaning | None:
    """Give a season, of a year where the words give one."""
    return SeasonOf(cast(Season, text(slots, "SEASON", "FALL")), year_in(slots))


def decade(slots: Slots) -> Meaning | None:
    """Give "the 1990s"; "the nineties" are the last century's."""
    counted = number(slots, "DECADE")
    tens = number(slots, "TENS")
    return Era("decade", counted if counted is not None else 190 + (tens or 0))


def century(slots: Slots) -> Meaning | None:
    """Give "the 20th century", which TIMEX3 writes 19."""
    counted = number(slots, "ORDINAL")
    return Era("century", counted - 1) if counted is not None and 1 <= counted <= 30 else None


def turn_of_century(_: Slots) -> Meaning | None:
    """Give "the turn of the century", whose century only its readers know."""
    return Vague("past")


def fiscal(slots: Slots) -> Meaning | None:
    """Give "fiscal 1990"."""
    year = year_in(slots)
    return None if year is None else Era("fiscal", year)


def holiday(slots: Slots) -> Meaning | None:
    """Give a holiday, of a year where the words give one."""
    key = text(slots, "HOLIDAY")
    return None if key is None else Holiday(key, number(slots, "YEAR"))


def day_range(slots: Slots) -> Meaning | None:
    """Give "12-15 October 2015"."""
    year, month = number(slots, "YEAR"), number(slots, "MONTH")
    first, last = number(slots, "first"), number(slots, "last")
    if first is None or last is None or first >= last:
        return None
    return Range(Calendar(year, month, first), Calendar(year, month, last))


def month_range(slots: Slots) -> Meaning | None:
    """Give "January-March 2015"."""
    year, first, last = number(slots, "YEAR"), number(slots, "first"), number(slots, "last")
    if year is None or first is None or last is None or first == last:
        return None
    return Range(Calendar(year - (first > last), first), Calendar(year, last))


def date_range(slots: Slots) -> Meaning | None:
    """Give "October 30 - November 2, 2015"."""
    last = meaning_in(slots)
    if not isinstance(last, Calendar) or last.month is None or last.day is None:
        return None
    first = number(slots, "first")
    year = None if last.year is None or first is None else last.year - (first > last.month)
    return Range(Calendar(year, first, number(slots, "DAY")), last)


def year_range(slots: Slots) -> Meaning | None:
    """Give "1998-2000"."""
    first, last = number(slots, "first"), number(slots, "last")
    if first is None or last is None or not 0 < last - first < 200:
        return None
    return Range(Calendar(first), Calendar(last))


def year_range_short(slots: Slots) -> Meaning | None:
    """Give "1998-99"; "2010-12" may as well be a month and stays out."""
    first, short = number(slots, "first"), number(slots, "short")
    if first is None or short is None or not max(12, first % 100) < short < 100:
        return None
    return Range(Calendar(first), Calendar(first // 100 * 100 + short))


def weekday_range(slots: Slots) -> Meaning | None:
    """Give "Monday through Friday"."""
    first, last = number(slots, "WEEKDAY"), meaning_in(slots)
    if first is None or not isinstance(last, Calendar) or last.weekday is None or last.month is not None:
        return None
    return Range(Calendar(weekday=first), last)
