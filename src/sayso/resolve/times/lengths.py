"""Times of day, lengths of time, times that come again, and ranges."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from sayso.claims.timex.meaning import Calendar, Clock, DayPart, Duration, Every, Holiday, Range, SeasonOf, Unit
from sayso.resolve.times.periods import DAYS, MONTHS, Day, Days, days_later, shifted_day
from sayso.resolve.times.relative import NO_SPEECH, Read, whole_units
from sayso.resolve.times.told import Anchors, Told, open_time

NO_DAY = "of which day is not told"
NO_BEGINNING = "a length of time: when it began is not told"
AGAIN = "told of every such time"
_LETTERS: Mapping[Unit, str] = {
    "second": "TXS", "minute": "TXM", "hour": "TXH", "day": "XD", "week": "XW", "weekend": "XWE", "month": "XM", "quarter": "XQ",
    "half": "XM", "year": "XY", "fiscal": "XY", "decade": "XY", "century": "XY",
}  # fmt: skip
_TIMES: Mapping[Unit, int] = {"half": 6, "decade": 10, "century": 100}
"""How many of its letter's unit a unit is: a decade is written as ten years."""
_VAGUE: Mapping[Unit, str] = {"decade": "PXDE", "century": "PXCE"}


def duration_value(count: float | None, unit: Unit) -> str:
    """Give a length as TIMEX3 writes it: P8M, PT30M, PXY."""
    if count is None:
        return _VAGUE.get(unit, "P" + _LETTERS[unit])
    whole_unit, whole = whole_units(unit, count)
    return "P" + _LETTERS[whole_unit].replace("X", str(whole * _TIMES.get(whole_unit, 1)))


def read_duration(duration: Duration, anchors: Anchors) -> Told:
    """Read a length of time; one that reaches back or ahead from the statement's day covers those days."""
    told = open_time(duration_value(duration.count, duration.unit), NO_BEGINNING, "DURATION", duration.unit)
    if not duration.towards:
        return told
    if anchors.speech is None:
        return told.opened(NO_SPEECH)
    if duration.count is None:
        ends = (None, anchors.speech) if duration.towards < 0 else (anchors.speech, None)
        return replace(told, earliest=ends[0], latest=ends[1], basis="document", reason="how long is not told")
    other = far_end(anchors.speech, duration.unit, duration.count * duration.towards)
    return replace(told, basis="document", reason=None).within(Days(*sorted((anchors.speech, other))))


def far_end(day: Day, unit: Unit, count: float) -> Day:
    """Give the day a length away from a day; lengths under a day stay within it."""
    whole_unit, whole = whole_units(unit, count)
    if whole_unit in DAYS or whole_unit in MONTHS:
        return shifted_day(day, whole_unit, whole)
    hours = {"hour": 1, "minute": 60, "second": 3600}[whole_unit]
    return days_later(day, int(whole / hours / 24))


def read_daypart(part: DayPart, anchors: Anchors, read: Read) -> Told:
    """Read "Friday morning": the day, with the part in the value."""
    day = _day(part.of, anchors, read)
    return replace(day, type="TIME", value=f"{day.value}T{part.code}")


def read_clock(clock: Clock, anchors: Anchors, read: Read) -> Told:
    """Read a time of day: the day, with the time in the value."""
    day = _day(clock.of, anchors, read)
    time = f"{clock.hour:02}" + "".join(f":{figure:02}" for figure in (clock.minute, clock.second) if figure is not None)
    return replace(day, type="TIME", value=f"{day.value}T{time}")


def _day(of: object, anchors: Anchors, read: Read) -> Told:
    """Read the day that a time of day belongs to: its own, that told of before, or one that is not told."""
    if of is not None:
        return read(of, anchors)  # type: ignore[arg-type]
    story = anchors.story
    if story is not None and story.days is not None and story.days.is_one:
        return replace(story, value=story.value[:10], basis="context", reason=None)
    return open_time(anchors.speech.isoformat() if anchors.speech else "XXXX-XX-XX", NO_DAY, "TIME", "day")


def read_every(every: Every, _anchors: Anchors) -> Told:
    """Read a time that comes again: which one is meant stays open."""
    return open_time(_every_value(every), AGAIN, "SET")


def _every_value(every: Every) -> str:
    of = every.of
    if isinstance(of, Calendar):
        return f"XXXX-WXX-{of.weekday}" if of.weekday else f"XXXX-{of.month:02}"
    if isinstance(of, SeasonOf):
        return f"XXXX-{of.season}"
    if isinstance(of, DayPart):
        return f"XXXX-XX-XXT{of.code}"
    return "P1Y" if isinstance(of, Holiday) else duration_value(every.count, of)


def read_range(span: Range, anchors: Anchors, read: Read) -> Told:
    """Read "1998-2000": from the first day of the one to the last of the other."""
    first, last = read(span.first, anchors), read(span.last, anchors)
    value = f"{first.value}/{last.value}"
    if first.earliest is None or last.latest is None or first.earliest > last.latest:
        return open_time(value, first.reason or last.reason or "it ends before it begins", "DURATION", last.unit)
    return Told("DURATION", value, first.earliest, last.latest, last.basis, None, last.unit)
