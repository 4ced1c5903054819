"""Parts of times: the third quarter of last year, the first week of May, early 2015, Friday morning, noon."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, cast

from sayso.claims.timex.meaning import (
    Calendar,
    Clock,
    DayPart,
    Direction,
    Holiday,
    Meaning,
    Nth,
    Offset,
    Part,
    PartName,
    Season,
    SeasonOf,
    Which,
)
from sayso.claims.timex.readers import WHOLE_DAYS, meaning_in, number, text, turn, unit_of

if TYPE_CHECKING:
    from sayso.claims.timex.grammar import Slots


def date_in(slots: Slots) -> Meaning | None:
    """Give "12 May of last year"."""
    date, year = meaning_in(slots, "<dated>"), meaning_in(slots, "<relativeyear>")
    if not isinstance(date, Calendar) or date.year is not None or date.month is None or date.day is None or year is None:
        return None
    return Nth(date.day, 1, "day", Nth(date.month, 1, "month", year))


def month_in(slots: Slots) -> Meaning | None:
    """Give "May of last year"."""
    month, year = number(slots, "MONTH"), meaning_in(slots)
    return None if month is None or year is None else Nth(month, 1, "month", year)


def season_in(slots: Slots) -> Meaning | None:
    """Give "summer last year"."""
    year = meaning_in(slots)
    season = text(slots, "SEASON", "FALL")
    turned = year.count if isinstance(year, Offset) and year.anchor == "speech" else None
    return None if turned is None else Which(SeasonOf(cast(Season, season)), cast(Direction, int(turned)))


def holiday_in(slots: Slots) -> Meaning | None:
    """Give "Christmas last year"."""
    key, year = text(slots, "HOLIDAY"), meaning_in(slots)
    if key is None or not isinstance(year, Offset) or year.count is None or year.anchor != "speech":
        return None
    return Which(Holiday(key), cast(Direction, int(year.count)))


def weekday_in(anchor: Literal["speech", "story"], slots: Slots) -> Meaning | None:
    """Give "Tuesday of last week"."""
    weekday = number(slots, "WEEKDAY")
    words = [text(slots, "turn"), *slots]
    word = next(word for word in words if word in {"last", "this", "next", "following", "same", "previous"})
    return None if weekday is None else Nth(weekday, 1, "day", Offset("week", turn(word or ""), anchor))


def nth(slots: Slots) -> Meaning | None:
    """Give "the first week of May", "the first nine months of 1989"."""
    whole, ordinal = meaning_in(slots), number(slots, "ORDINAL", "LASTORD")
    unit, times = unit_of(text(slots, "UNIT", "UNITS"))
    count = slots.get("NUMBER", 1)
    if whole is None or ordinal is None or not isinstance(count, int) or unit in {"second", "minute", "hour"}:
        return None
    return Nth(ordinal, count * times, unit, whole)


def nth_weekday(slots: Slots) -> Meaning | None:
    """Give "the last Friday of May"."""
    whole, ordinal, weekday = meaning_in(slots), number(slots, "ORDINAL", "LASTORD"), number(slots, "WEEKDAY")
    return None if whole is None or ordinal is None or weekday is None else Nth(ordinal, 1, "day", whole, weekday)


def nth_weekend(slots: Slots) -> Meaning | None:
    """Give "the first weekend of May"."""
    whole, ordinal = meaning_in(slots), number(slots, "ORDINAL", "LASTORD")
    return None if whole is None or ordinal is None else Nth(ordinal, 1, "weekend", whole)


def part(slots: Slots) -> Meaning | None:
    """Give "the beginning of 2015", "early last week"; of a day, the part of the day."""
    name, whole = text(slots, "PARTADJ", "PARTNOUN"), meaning_in(slots)
    return None if whole is None else Part(cast(PartName, name), whole)


def part_of_day(slots: Slots) -> Meaning | None:
    """Give "the end of the day"."""
    return Part(cast(PartName, text(slots, "PARTNOUN")), Offset("day", 0, "story"))


def part_in(slots: Slots) -> Meaning | None:
    """Give "early in 2015", "later this week"."""
    name = text(slots, "PARTADJ") or text(slots, "which") or next((word for word in slots if word in {"earlier", "later"}), "")
    whole = meaning_in(slots)
    if whole is None or (isinstance(whole, Offset) and whole.unit == "day" and name in {"earlier", "later"} and whole.count != 0):
        return None
    return Part(cast(PartName, name), whole)


def unit_end(slots: Slots) -> Meaning | None:
    """Give "year-end"."""
    unit = unit_of(text(slots, "UNIT"))[0] if "UNIT" in slots else "year"
    return Part("end", Offset(unit, 0)) if unit in WHOLE_DAYS - {"day"} else None


def mid_unit(slots: Slots) -> Meaning | None:
    """Give "midyear"."""
    unit = unit_of(text(slots, "UNIT"))[0] if "UNIT" in slots else "week" if "midweek" in slots else "year"
    return Part("middle", Offset(unit, 0)) if unit in WHOLE_DAYS - {"day"} else None


def clock(slots: Slots) -> Meaning | None:
    """Give a time of day."""
    figures = next((slots[name] for name in ("CLOCK", "DOTCLOCK", "FOURFIGURES") if name in slots), None)
    hour = number(slots, "HOUR", "NUMBER")
    time = figures if isinstance(figures, tuple) else (hour if hour is not None else 99,)
    meridiem = text(slots, "MERIDIEM")
    if time[0] > 24 or (meridiem and not 1 <= time[0] <= 12):
        return None
    hours = time[0] % 12 + (12 if meridiem == "pm" else 0) if meridiem else time[0]
    zone = text(slots, "ZONE")
    return Clock(hours, time[1] if len(time) > 1 else None, time[2] if len(time) > 2 else None, zone and zone.upper())


def noon(slots: Slots) -> Meaning | None:
    """Give "noon", "midnight"."""
    return Clock(int((text(slots, "NOON") or "12")[:2]), 0)


def clock_on(slots: Slots) -> Meaning | None:
    """Give "9:30 p.m. Tuesday"."""
    time, day = meaning_in(slots, "<clock>"), meaning_in(slots, "<day>")
    if not isinstance(time, Clock) or not is_day(day):
        return None
    return Clock(time.hour, time.minute, time.second, time.zone, day)


def same_clock(slots: Slots) -> Meaning | None:
    """Give "9 in the morning": what the figures say, in the afternoon where the words say so."""
    time, code = meaning_in(slots), text(slots, "DAYPART")
    if not isinstance(time, Clock):
        return None
    return Clock(time.hour + (12 if code in {"AF", "EV"} and time.hour < 12 else 0), time.minute, time.second, time.zone)


def clock_on_daypart(slots: Slots) -> Meaning | None:
    """Give "10 p.m. last night"."""
    time, span = meaning_in(slots, "<clock>"), meaning_in(slots, "<daypart>")
    if not isinstance(time, Clock) or not isinstance(span, DayPart):
        return None
    return Clock(time.hour, time.minute, time.second, time.zone, span.of)


def is_day(meaning: Meaning | None) -> bool:
    """Tell whether a meaning is a day, of which a part or a clock time can be told."""
    if isinstance(meaning, Calendar):
        return meaning.day is not None or meaning.weekday is not None
    if isinstance(meaning, Offset):
        return meaning.unit == "day"
    if isinstance(meaning, Which):
        return is_day(meaning.what) if isinstance(meaning.what, Calendar) else isinstance(meaning.what, Holiday)
    return isinstance(meaning, Nth) and meaning.unit == "day" and meaning.count == 1


def daypart(slots: Slots) -> Meaning | None:
    """Give "the morning"."""
    return DayPart(text(slots, "DAYPART") or "")


def night(_: Slots) -> Meaning | None:
    """Give "(at) night"."""
    return DayPart("NI")


def turned_daypart(slots: Slots) -> Meaning | None:
    """Give "this morning", "last night", "that evening"."""
    word, code = text(slots, "turn") or "this", text(slots, "DAYPART") or ""
    anchor: Literal["speech", "story"] = "story" if word in {"that", "same"} else "speech"
    return DayPart(code, Offset("day", turn(word), anchor))


def story_daypart(slots: Slots) -> Meaning | None:
    """Give "the following morning", "the night before"."""
    return DayPart(text(slots, "DAYPART") or "", Offset("day", turn(text(slots, "turn") or "same"), "story"))


def tonight(_: Slots) -> Meaning | None:
    """Give "tonight"."""
    return DayPart("NI", Offset("day", 0))


def overnight(_: Slots) -> Meaning | None:
    """Give "overnight"."""
    return DayPart("NI")


def daypart_on(slots: Slots) -> Meaning | None:
    """Give "Friday morning", "the evening of 12 May"."""
    day = meaning_in(slots)
    code = text(slots, "DAYPART") or "NI"
    return DayPart(code, day) if is_day(day) and "hours" not in slots else None


def night_on(slots: Slots) -> Meaning | None:
    """Give "Friday at night"."""
    day = meaning_in(slots)
    return DayPart("NI", day) if is_day(day) else None
