"""Times told by where they lie from an anchor: "last week", "three years earlier", "next March"."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Literal, cast

from sayso.claims.timex.build_dates import cycle as quarter_or_half
from sayso.claims.timex.meaning import (
    Anchor,
    Calendar,
    Cycle,
    Direction,
    Duration,
    Holiday,
    Meaning,
    Offset,
    Season,
    SeasonOf,
    Then,
    Vague,
    Which,
)
from sayso.claims.timex.readers import WHOLE_DAYS, meaning_in, number, text, turn, unit_in, unit_of

if TYPE_CHECKING:
    from sayso.claims.timex.grammar import Slots

_ANCHORS: Mapping[str, Anchor] = {**dict.fromkeys(("following", "same", "that", "previous"), "story"), "the": "topic"}
_BACK = frozenset({"ago", "earlier", "before", "back", "previously", "beforehand"})
_STORY = frozenset({"earlier", "later", "before", "after", "afterward", "afterwards", "previously", "beforehand"})


def relative_year(slots: Slots) -> Meaning | None:
    """Give "last year", "the following year"."""
    word = next(word for word in slots if word not in {"the", "year"}) if len(slots) > 2 or "the" not in slots else "the"
    return Offset("year", turn(word), _ANCHORS.get(word, "speech"))


def deictic_day(slots: Slots) -> Meaning | None:
    """Give "yesterday", "today", "tomorrow"."""
    return Offset("day", number(slots, "DEICTIC"))


def shift(slots: Slots) -> Meaning | None:
    """Give "last week", "this month"; a shorter unit than a day only says that it is now."""
    word = text(slots, "turn") or "this"
    unit, times = unit_of(text(slots, "UNIT"))
    if unit == "day" and turn(word):
        return Offset("day", 1, "story") if word == "next" else None
    if unit in WHOLE_DAYS:
        return Offset(unit, turn("last" if word == "latest" and unit != "day" else word) * times)
    return Vague("present") if turn(word) == 0 and unit in {"minute", "hour"} else None


def shift_past(slots: Slots) -> Meaning | None:
    """Give "this past week", "this coming week"."""
    return _directed(slots, Offset(unit_in(slots), -1 if "past" in slots else 1))


def shift_latest(slots: Slots) -> Meaning | None:
    """Give "the most recent quarter": the last that is over."""
    return _directed(slots, Offset(unit_in(slots), -1))


def _directed(slots: Slots, offset: Offset) -> Meaning | None:
    return offset if unit_of(text(slots, "UNIT"))[0] in WHOLE_DAYS else None


def story(slots: Slots) -> Meaning | None:
    """Give "the following day", "that week": counted from the time last told of."""
    unit, times = unit_of(text(slots, "UNIT"))
    return Offset(unit, turn(text(slots, "turn") or "that") * times, "story") if unit in WHOLE_DAYS else None


def the_unit(slots: Slots) -> Meaning | None:
    """Give "the year", "the quarter": the one told of; days and hours by themselves tell no time."""
    unit, _ = unit_of(text(slots, "UNIT"))
    return Offset(unit, 0, "topic") if unit in {"week", "weekend", "month", "quarter", "year"} else None


def fiscal_offset(slots: Slots) -> Meaning | None:
    """Give "the last fiscal year"."""
    return Offset("fiscal", turn(text(slots, "turn") or "this"))


def _picked(slots: Slots) -> Calendar | SeasonOf | Holiday | None:
    """Give the named time that "last" or "next" picks."""
    if season_code := text(slots, "SEASON", "FALL"):
        return SeasonOf(cast(Season, season_code))
    if key := text(slots, "HOLIDAY"):
        return Holiday(key)
    return Calendar(None, number(slots, "MONTH"), number(slots, "DAY"), number(slots, "WEEKDAY"))


def which(slots: Slots) -> Meaning | None:
    """Give "last Tuesday", "next March", "that summer"."""
    word, what = text(slots, "turn") or "this", _picked(slots)
    return None if what is None else Which(what, turn(word), "story" if word == "that" else "speech")


def which_story(slots: Slots) -> Meaning | None:
    """Give "the following Tuesday"."""
    word, what = text(slots, "turn") or "same", _picked(slots)
    return None if what is None else Which(what, turn(word), "speech" if word == "coming" else "story")


def which_past(slots: Slots) -> Meaning | None:
    """Give "this past Tuesday", "this coming May"."""
    what = _picked(slots)
    return None if what is None else Which(what, -1 if "past" in slots else 1)


def which_quarter(slots: Slots) -> Meaning | None:
    """Give "last third quarter"."""
    found = quarter_or_half("quarter", slots)
    return Which(found, turn(text(slots, "turn") or "this")) if isinstance(found, Cycle) else None


def year_earlier(slots: Slots) -> Meaning | None:
    """Give "the year-earlier quarter", "the year-ago period"."""
    unit = text(slots, "UNIT")
    year = meaning_in(slots)
    if isinstance(year, Offset) and year.count != -1:
        return None
    if unit in {"month", "quarter"} or "quarter" in slots:
        return Offset("quarter" if unit != "month" else "month", -4 if unit != "month" else -12, "story")
    return Offset("year", -1, "story")


def same_year_back(_: Slots) -> Meaning | None:
    """Give "a year ago" as what a period is compared with."""
    return Offset("year", -1, "story")


def ago(slots: Slots) -> Meaning | None:
    """Give "three years ago", "eight months earlier", "two weeks from now"."""
    length, word = meaning_in(slots), text(slots, "turn") or ""
    if not isinstance(length, Duration):
        return None
    way: Direction = -1 if word in _BACK else 1
    anchor: Literal["speech", "story"] = "story" if word in _STORY else "speech"
    return Offset(length.unit, None if length.count is None else way * length.count, anchor, way)


def units_ago(slots: Slots) -> Meaning | None:
    """Give "years ago", "months later"."""
    word = text(slots, "turn") or ""
    unit, _ = unit_of(text(slots, "UNITS"))
    return Offset(unit, None, "story" if word in _STORY else "speech", -1 if word in _BACK else 1)


def long_ago(_: Slots) -> Meaning | None:
    """Give "ages ago"."""
    return Vague("past")


def day_beside(slots: Slots) -> Meaning | None:
    """Give "the day after tomorrow", for any day told by its distance."""
    day = meaning_in(slots)
    if not isinstance(day, Offset) or day.unit != "day" or day.count is None:
        return None
    return Offset("day", day.count + turn(text(slots, "turn") or ""), day.anchor)


def then(_: Slots) -> Meaning | None:
    """Give "that time"."""
    return Then()


def vague(slots: Slots) -> Meaning | None:
    """Give "recently", "now", "soon"."""
    return Vague(cast(Literal["past", "present", "future"], text(slots, "VAGUE", "PASTNOUN")))


def vague_present(_: Slots) -> Meaning | None:
    """Give "(at) present", "(at) this point"."""
    return Vague("present")


def recent(_: Slots) -> Meaning | None:
    """Give "recent months"."""
    return Vague("past")


def coming(_: Slots) -> Meaning | None:
    """Give "the coming weeks"."""
    return Vague("future")
