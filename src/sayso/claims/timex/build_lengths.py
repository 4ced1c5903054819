"""Lengths of time, and times that come again."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from sayso.claims.timex.meaning import (
    Calendar,
    DayPart,
    Direction,
    Duration,
    Every,
    Holiday,
    Meaning,
    Offset,
    Season,
    SeasonOf,
    Unit,
)
from sayso.claims.timex.readers import meaning_in, number, text, unit_in, unit_of

if TYPE_CHECKING:
    from sayso.claims.timex.grammar import Slots


def length(slots: Slots) -> Meaning | None:
    """Give a length of time; two numbers ("two or three years") leave it vague."""
    unit, times = unit_of(
        text(slots, "UNIT", "UNITS", "vague") if "vague" not in slots or "UNITS" not in slots else text(slots, "UNITS")
    )
    count = _count(slots)
    alone = "a" in slots or "an" in slots
    if alone and unit in {"second", "quarter"} and "half" not in slots:
        return None
    return Duration(None if count is None else count * times, unit)


def _count(slots: Slots) -> float | None:
    counted = slots.get("NUMBER", 1)
    if "vague" in slots or not isinstance(counted, int | float):
        return float(2) if counted == "2" and "vague" not in slots else None
    if "half" in slots:
        return float(counted) + 0.5 if "NUMBER" in slots else 0.5
    return counted


def length_more(slots: Slots) -> Meaning | None:
    """Give "a year and a half", "two and a half years"."""
    unit, times = unit_of(text(slots, "UNIT", "UNITS"))
    counted = slots.get("NUMBER", 1)
    return Duration((counted + 0.5) * times, unit) if isinstance(counted, int | float) else None


def duration(slots: Slots) -> Meaning | None:
    """Give a length of time with what stands around it."""
    found = meaning_in(slots)
    return found if found is not None else Duration(1, unit_in(slots))


def long(slots: Slots) -> Meaning | None:
    """Give "weeklong"."""
    unit, times = unit_of(text(slots, "LONG", "UNIT"))
    return None if "LONG" in slots and slots["LONG"] == "night" else Duration(times, unit)


def duration_units(slots: Slots) -> Meaning | None:
    """Give "those two years"."""
    unit, times = unit_of(text(slots, "UNIT", "UNITS"))
    count = _count(slots)
    return Duration(None if count is None or "and" in slots else count * times, unit)


def duration_toward(slots: Slots) -> Meaning | None:
    """Give "the past two years", "the next several months"."""
    way: Direction = -1 if text(slots, "toward") in {"past", "last"} else 1
    found = meaning_in(slots)
    if isinstance(found, Duration):
        return Duration(found.count, found.unit, way)
    unit, times = unit_of(text(slots, "UNIT", "UNITS"))
    if "UNIT" in slots and unit in {"day", "hour", "minute", "second"} and way == 1:
        return Offset("day", 1, "story") if unit == "day" else None
    return Duration(times if "UNIT" in slots else None, unit, way)


def every(slots: Slots) -> Meaning | None:
    """Give "every Friday", "each summer", "every two weeks", "twice a week"."""
    if weekday := number(slots, "WEEKDAY", "WEEKDAYS"):
        return Every(Calendar(weekday=weekday))
    if month := number(slots, "MONTH"):
        return Every(Calendar(month=month))
    if code := text(slots, "SEASON", "FALL"):
        return Every(SeasonOf(cast(Season, code)))
    if key := text(slots, "HOLIDAY"):
        return Every(Holiday(key))
    if code := text(slots, "DAYPART", "DAYPARTS"):
        return Every(DayPart(code))
    unit, times = unit_of(text(slots, "UNIT", "UNITS"))
    vague = "few" in slots or "several" in slots
    counted = slots.get("NUMBER", number(slots, "ORDINAL") or 1)
    return Every(unit, counted * times if isinstance(counted, int | float) and not vague else None)


def every_unit(slots: Slots) -> Meaning | None:
    """Give "three times a week"."""
    return Every(unit_in(slots))


def every_other(slots: Slots) -> Meaning | None:
    """Give "every other week"."""
    found = every(slots)
    return Every(found.of, 2) if isinstance(found, Every) else None


def every_weekend(_: Slots) -> Meaning | None:
    """Give "weekends"."""
    return Every("weekend")


def regular(slots: Slots) -> Meaning | None:
    """Give "daily", "annually", "biweekly"."""
    count, _, unit = (text(slots, "REGULAR") or "").rpartition(" ")
    return Every(DayPart("NI")) if unit == "night" else Every(cast(Unit, unit), int(count) if count else 1)
