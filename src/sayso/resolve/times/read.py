"""From meanings and anchors to readings: one function for every kind of meaning."""

from __future__ import annotations

from typing import TypeAlias

from sayso.claims.timex.meaning import (
    AmbiguousDay,
    Calendar,
    Clock,
    Cycle,
    DayPart,
    Duration,
    Era,
    Every,
    Hijri,
    Holiday,
    Meaning,
    Nth,
    Offset,
    Part,
    Range,
    SeasonOf,
    Then,
    Vague,
    Which,
)
from sayso.resolve.times.lengths import read_clock, read_daypart, read_duration, read_every, read_range
from sayso.resolve.times.names import read_ambiguous, read_calendar, read_cycle, read_era, read_hijri, read_holiday, read_season
from sayso.resolve.times.periods import OutsideCalendarError
from sayso.resolve.times.relative import read_nth, read_offset, read_part, read_then, read_vague, read_which
from sayso.resolve.times.told import Anchors, Told, open_time

_Plain: TypeAlias = (
    Calendar | AmbiguousDay | Hijri | Cycle | SeasonOf | Era | Holiday | Offset | Which | Duration | Every | Then | Vague
)


def read_time(meaning: Meaning, anchors: Anchors) -> Told:
    """Give what a time expression comes to. One that no calendar has ("31 April") stays open, with the reason."""
    try:
        return _read(meaning, anchors)
    except OutsideCalendarError as error:
        return open_time("XXXX-XX-XX", str(error), unit="day")


def _read(meaning: Meaning, anchors: Anchors) -> Told:
    """Read what is made of other meanings, and hand on what is not."""
    match meaning:
        case Part():
            return read_part(meaning, anchors, read_time)
        case Nth():
            return read_nth(meaning, anchors, read_time)
        case DayPart():
            return read_daypart(meaning, anchors, read_time)
        case Clock():
            return read_clock(meaning, anchors, read_time)
        case Range():
            return read_range(meaning, anchors, read_time)
        case _:
            return _read_plain(meaning, anchors)


def _read_plain(meaning: _Plain, anchors: Anchors) -> Told:  # noqa: PLR0911, PLR0912 (one line for each kind)
    match meaning:
        case Calendar():
            return read_calendar(meaning, anchors)
        case AmbiguousDay():
            return read_ambiguous(meaning, anchors)
        case Hijri():
            return read_hijri(meaning, anchors)
        case Cycle():
            return read_cycle(meaning, anchors)
        case SeasonOf():
            return read_season(meaning, anchors)
        case Era():
            return read_era(meaning, anchors)
        case Holiday():
            return read_holiday(meaning, anchors)
        case Offset():
            return read_offset(meaning, anchors)
        case Which():
            return read_which(meaning, anchors)
        case Duration():
            return read_duration(meaning, anchors)
        case Every():
            return read_every(meaning, anchors)
        case Then():
            return read_then(meaning, anchors)
        case Vague():
            return read_vague(meaning, anchors)
