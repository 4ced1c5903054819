"""Times told by their names: dates, quarters, seasons, decades, holidays, and the Islamic calendar's."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from sayso.claims.timex.meaning import AmbiguousDay, Calendar, Cycle, Era, Hijri, Holiday, SeasonOf, Unit
from sayso.resolve.times.holidays import SIGHTING_DAYS, hijri_days, hijri_years_of, holidays_in
from sayso.resolve.times.nearest import Candidate, nearest, pick
from sayso.resolve.times.periods import (
    FISCAL_BEGINS,
    Day,
    Days,
    OutsideCalendarError,
    Stretch,
    days_later,
    make_day,
    months_later,
    stretch_of,
)
from sayso.resolve.times.told import Anchors, Told, open_time, told_of

SEASONS = {"SP": 3, "SU": 6, "FA": 9, "WI": 12}
"""The month that each season begins in, north of the equator; it lasts three."""
LAST_SHORT_YEAR = 69
"""Years in two figures up to this are of the 2000s."""
_WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")


def read_calendar(date: Calendar, anchors: Anchors) -> Told:
    """Read a day, month or year by its names."""
    if date.month is None and date.year is not None:
        return told_of(Stretch("year", make_day(date.year, 1, 1)), "text")
    if date.month is None and date.day is None:
        return _weekday(date, anchors)
    if date.year is not None and date.month is not None:
        return _full_date(date.year, date.month, date)
    if date.month is None:
        return _day_of_some_month(date, anchors)
    _check_day(date.month, date.day)
    value = f"XXXX-{date.month:02}" + ("" if date.day is None else f"-{date.day:02}")
    template = open_time(value, "", unit="month" if date.day is None else "day")
    return nearest(lambda year: _in_year(date, year), template, anchors)


def _full_date(year: int, month: int, date: Calendar) -> Told:
    if date.day is None:
        return told_of(Stretch("month", make_day(year, month, 1)), "text")
    day = make_day(year, month, date.day)
    found = told_of(Stretch("day", day), "text")
    if date.weekday is not None and day.isoweekday() != date.weekday:
        return found.opened(f"{day.isoformat()} is no {_WEEKDAYS[date.weekday - 1]}")
    return found


def _check_day(month: int, day: int | None) -> None:
    """Raise OutsideCalendarError for a day that its month has in no year."""
    make_day(2000, month, day or 1)


def _in_year(date: Calendar, year: int) -> list[Candidate]:
    """Give a day or month in one year, none where its weekday is another."""
    assert date.month is not None
    first = make_day(year, date.month, date.day or 1)
    if date.weekday is not None and first.isoweekday() != date.weekday:
        return []
    return [_candidate(Stretch("month" if date.day is None else "day", first))]


def _candidate(stretch: Stretch) -> Candidate:
    return Candidate(stretch.days(), stretch.value())


def _weekday(date: Calendar, anchors: Anchors) -> Told:
    """Read a weekday alone: of the week before or after the statement's day, as the tense has it."""
    assert date.weekday is not None
    template = open_time(f"XXXX-WXX-{date.weekday}", "the statement's date is not known", unit="day")
    if anchors.speech is None:
        return template
    monday = days_later(anchors.speech, -6 - anchors.speech.isoweekday())
    days = [days_later(monday, date.weekday - 1 + 7 * week) for week in range(4)]
    picked = pick([_candidate(Stretch("day", day)) for day in days], anchors.speech, anchors.direction or -1)
    assert picked is not None
    found = replace(template, value=picked.value, basis="document", reason=None).within(picked.days)
    if anchors.direction == 0 and picked.days.earliest != anchors.speech:
        return found.opened(f"it may be {picked.value} or a week later: the tense does not tell")
    return found


def _day_of_some_month(date: Calendar, anchors: Anchors) -> Told:
    """Read "Friday the 13th": the nearest such day."""
    template = open_time(f"XXXX-XX-{date.day:02}", "the month is not told", unit="day")
    if anchors.speech is None or date.day is None or not anchors.direction:
        return template
    months = [months_later(anchors.speech.replace(day=1), count) for count in range(-14, 15)]
    days = [month.replace(day=date.day) for month in months if months_later(month, 1) > days_later(month, date.day - 1)]
    fitting = [_candidate(Stretch("day", day)) for day in days if date.weekday in {None, day.isoweekday()}]
    picked = pick(fitting, anchors.speech, anchors.direction)
    return template if picked is None else replace(template, value=picked.value, basis="document", reason=None).within(picked.days)


def read_ambiguous(date: AmbiguousDay, anchors: Anchors) -> Told:
    """Read figures in the orders that give a day: fixed where one alone does, or one alone is over where the clause is past."""
    first, second, year = date.figures
    full = year if year > 99 else year + (1900 if year > LAST_SHORT_YEAR else 2000)
    days = [day for month, day_of_month in ((second, first), (first, second)) if (day := _day_or_none(full, month, day_of_month))]
    if len(days) == 1:
        return told_of(Stretch("day", days[0]), "text")
    over = [day for day in days if anchors.speech is not None and day <= anchors.speech]
    if anchors.direction < 0 and len(over) == 1:
        return told_of(Stretch("day", over[0]), "document")
    return open_time("XXXX-XX-XX", "the figures do not tell day and month apart" if days else "the figures are no day", unit="day")


def _day_or_none(year: int, month: int, day: int) -> Day | None:
    try:
        return make_day(year, month, day)
    except OutsideCalendarError:
        return None


def read_cycle(cycle: Cycle, anchors: Anchors) -> Told:
    """Read a quarter or half; without a year, the one that is over where the clause is past."""
    if cycle.year is not None:
        return told_of(_cycle_in(cycle, cycle.year), "text")
    template = open_time(f"XXXX-{cycle.unit[0].upper()}{cycle.number}", "", unit=cycle.unit)
    found = nearest(lambda year: [_candidate(_cycle_in(cycle, year))], template, _over(cycle, anchors))
    if found.basis == "document" and anchors.direction == 0:
        return found.opened(f"it may be {found.value} or a year later: the tense does not tell")
    return found


def _over(cycle: Cycle, anchors: Anchors) -> Anchors:
    """Give anchors by which a quarter has to be over, not only begun, unless the clause looks ahead."""
    if anchors.speech is None or anchors.direction > 0:
        return anchors
    months = 3 if cycle.unit == "quarter" else 6
    return replace(anchors, speech=months_later(days_later(anchors.speech, 1), -months), direction=-1)


def _cycle_in(cycle: Cycle, year: int) -> Stretch:
    months = (cycle.number - 1) * (3 if cycle.unit == "quarter" else 6)
    first = make_day(year - 1, FISCAL_BEGINS, 1) if cycle.fiscal else make_day(year, 1, 1)
    return Stretch(cycle.unit, months_later(first, months))


def read_season(season: SeasonOf, anchors: Anchors) -> Told:
    """Read a season; "winter 2008" may have begun or ended in that year and covers both."""
    template = open_time(f"XXXX-{season.season}", "", unit="quarter")
    if season.year is None:
        return nearest(lambda year: [season_in(season, year)], template, anchors)
    found = season_in(season, season.year)
    earliest = months_later(found.days.earliest, -12) if season.season == "WI" else found.days.earliest
    return replace(template, value=found.value, basis="text", reason=None).within(Days(earliest, found.days.latest))


def season_in(season: SeasonOf, year: int) -> Candidate:
    """Give the season that begins in a year."""
    first = make_day(year, SEASONS[season.season], 1)
    return Candidate(Days(first, days_later(months_later(first, 3), -1)), f"{year:04}-{season.season}")


def read_era(era: Era, _anchors: Anchors) -> Told:
    """Read a decade, a century or a fiscal year."""
    if era.unit == "fiscal":
        return told_of(Stretch("fiscal", make_day(era.number - 1, FISCAL_BEGINS, 1)), "text")
    years = 10 if era.unit == "decade" else 100
    return told_of(stretch_of(era.unit, make_day(max(era.number * years, 1), 1, 1)), "text")


def read_holiday(holiday: Holiday, anchors: Anchors) -> Told:
    """Read a holiday: of the year beside it, of the passage's, else the nearest that fits the tense."""
    template = open_time("XXXX-XX-XX", "the year is not told", unit="day")
    if holiday.year is not None:
        told = nearest(lambda year: holiday_in(holiday.key, year, anchors), template, Anchors(year=holiday.year), far=True)
        return replace(told, basis="text") if told.basis else told
    return nearest(lambda year: holiday_in(holiday.key, year, anchors), template, anchors, far=True)


def holiday_in(key: str, year: int, anchors: Anchors) -> list[Candidate]:
    """Give the runs of days of a holiday in a year; an uncertain one is written by its middle day."""
    return [_around_middle(days) for days in holidays_in(key, year, anchors.country)]


def _around_middle(days: Days) -> Candidate:
    middle = days_later(days.earliest, ((days.latest - days.earliest).days + 1) // 2) if not days.is_one else days.earliest
    return Candidate(days, middle.isoformat())


def read_hijri(date: Hijri, anchors: Anchors) -> Told:
    """Read a date of the Islamic calendar, a day wider on both sides."""
    unit: Unit = "day" if date.day is not None else "month"
    if date.year is not None:
        days = hijri_days(date.year, date.month, date.day)
        return Told("DATE", _hijri_value(days, date), days.earliest, days.latest, "text", None, unit if date.month else "year")
    template = open_time("XXXX-XX-XX", "the year is not told", unit=unit)
    if date.common_year is not None:
        told = nearest(lambda year: _hijri_in(date, year), template, Anchors(year=date.common_year), far=True)
        return replace(told, basis="text") if told.basis else told
    return nearest(lambda year: _hijri_in(date, year), template, anchors, far=True)


def _hijri_in(date: Hijri, year: int) -> Sequence[Candidate]:
    found = [hijri_days(islamic, date.month, date.day) for islamic in hijri_years_of(year)]
    return [Candidate(days, _hijri_value(days, date)) for days in found if days_later(days.earliest, SIGHTING_DAYS).year == year]


def _hijri_value(days: Days, date: Hijri) -> str:
    """Write an Islamic day as the common one, a month or year as an ISO 8601 interval."""
    first, last = days_later(days.earliest, SIGHTING_DAYS), days_later(days.latest, -SIGHTING_DAYS)
    return first.isoformat() if date.day is not None else f"{first.isoformat()}/{last.isoformat()}"
