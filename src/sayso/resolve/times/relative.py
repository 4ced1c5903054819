"""Times told by where they lie from an anchor: "last week", "three years earlier", "next March", and parts of times."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import TypeAlias

from sayso.claims.timex.meaning import (
    Calendar,
    Cycle,
    Direction,
    Holiday,
    Meaning,
    Nth,
    Offset,
    Part,
    SeasonOf,
    Then,
    Unit,
    Vague,
    Which,
)
from sayso.resolve.times.names import holiday_in, read_cycle, season_in
from sayso.resolve.times.nearest import Candidate
from sayso.resolve.times.periods import (
    DAYS,
    MONTHS,
    Day,
    Days,
    Stretch,
    days_later,
    make_day,
    part_of,
    shifted_day,
    stretch_of,
)
from sayso.resolve.times.told import LENGTHS, Anchors, Told, open_time, told_of
from sayso.types import TimeBasis

Read: TypeAlias = Callable[[Meaning, Anchors], Told]
NO_SPEECH = "the statement's date is not known"
NO_STORY = "no time was told of before it to count from"
_VALUES: Mapping[int, str] = {-1: "PAST_REF", 0: "PRESENT_REF", 1: "FUTURE_REF"}
_FINER: Mapping[Unit, tuple[Unit, int]] = {
    "century": ("year", 100),
    "decade": ("year", 10),
    "year": ("month", 12),
    "half": ("month", 6),
    "quarter": ("month", 3),
    "month": ("day", 30),
    "week": ("day", 7),
    "day": ("hour", 24),
    "hour": ("minute", 60),
    "minute": ("second", 60),
}
"""What a broken number of a unit is counted in."""


def read_offset(offset: Offset, anchors: Anchors) -> Told:
    """Read a whole unit some units away from the anchor's."""
    if offset.count is None:
        return _vaguely_away(offset, anchors)
    unit, count = whole_units(offset.unit, offset.count)
    days = anchors.story.days if anchors.story else None
    if offset.direction and (unit, abs(count)) == ("year", 1) and (compared := _compared(anchors)):
        return _a_year_from(compared, count)
    if anchors.story is not None and days and _from_the_story(offset, anchors.story):
        return _from_story(unit, count, anchors.story, days)
    if anchors.speech is None:
        return open_time(_VALUES[_sign(count)], NO_STORY if offset.anchor == "story" else NO_SPEECH, unit=unit)
    if offset.anchor == "topic" and unit in {"weekend", "quarter"}:
        return _the_last(unit, anchors.speech, anchors.direction)
    found = _from_speech(unit, count, anchors.speech)
    return found.opened(NO_STORY) if offset.anchor == "story" else found


def _from_speech(unit: Unit, count: int, speech: Day) -> Told:
    if unit not in DAYS and unit not in MONTHS:
        return _hours_away(unit, count, speech)
    return told_of(stretch_of(unit, shifted_day(speech, unit, count)), "document")


def _the_last(unit: Unit, speech: Day, direction: Direction) -> Told:
    """Read "the weekend", "the quarter": the last begun or, of quarters, over; its own where the clause looks ahead."""
    own = stretch_of(unit, speech)
    before = direction <= 0 and (unit == "quarter" or own.first > speech)
    return told_of(own.shifted(-1) if before else own, "document")


def _from_the_story(offset: Offset, story: Told) -> bool:
    """Tell whether an offset counts from the time told before: "the year" does from a year just told, or one spelt out."""
    if offset.anchor == "topic":
        return story.unit == offset.unit or story.basis != "document"
    return offset.anchor == "story"


def _compared(anchors: Anchors) -> Told | None:
    """Give the quarter or month told before, where "a year earlier" is the same one of the year before."""
    if anchors.story is not None and anchors.story.unit == "month":
        return anchors.story
    return anchors.quarter


def _a_year_from(told: Told, count: int) -> Told:
    assert told.unit is not None
    assert told.earliest is not None
    return told_of(stretch_of(told.unit, shifted_day(told.earliest, "year", count)), "context")


def whole_units(unit: Unit, count: float) -> tuple[Unit, int]:
    """Give a length in whole numbers, of a smaller unit where need be: 1.5 years are 18 months."""
    while count != int(count) and unit in _FINER:
        unit, times = _FINER[unit]
        count *= times
    return unit, round(count)


def _sign(count: float) -> Direction:
    return 0 if count == 0 else -1 if count < 0 else 1


def _vaguely_away(offset: Offset, anchors: Anchors) -> Told:
    """Read "several years ago": one end is open."""
    back = offset.direction < 0
    told = Told("DATE", _VALUES[offset.direction], reason="how far away is not told", unit=offset.unit)
    anchor = anchors.speech if offset.anchor == "speech" else None
    if anchor is None:
        return told
    return replace(told, latest=anchor, basis="document") if back else replace(told, earliest=anchor, basis="document")


def _from_story(unit: Unit, count: int, story: Told, days: Days) -> Told:
    """Count from the time last told of: both its ends, where it is longer than the unit counted in."""
    if unit not in DAYS and unit not in MONTHS:
        return replace(story, type="TIME", basis="context", reason=None)
    if story.unit is not None and LENGTHS.index(story.unit) > LENGTHS.index(unit):
        if count == 0:
            return open_time("XXXX-XX-XX", "which one of the time told of before is not said", unit=unit)
        ends = [stretch_of(unit, shifted_day(day, unit, count)) for day in (days.earliest, days.latest)]
        return Told("DATE", "XXXX-XX-XX", ends[0].days().earliest, ends[1].days().latest, "context", None, unit)
    return told_of(stretch_of(unit, shifted_day(days.earliest, unit, count)), "context")


def _hours_away(unit: Unit, count: int, speech: Day) -> Told:
    """Read "two hours ago": the statement's day, and those that the hours may reach into."""
    hours = {"hour": 1, "minute": 60, "second": 3600}[unit]
    reach = days_later(speech, -(-count // (24 * hours)) if count > 0 else count // (24 * hours))
    first, last = sorted((speech, reach))
    return Told("TIME", f"{speech.isoformat()}TXX", first, last, "document", None, unit)


def read_vague(vague: Vague, anchors: Anchors) -> Told:
    """Read "recently", "now", "soon": up to, on, and from the statement's day."""
    way: Direction = {"past": -1, "present": 0, "future": 1}[vague.reference]  # type: ignore[assignment]
    told = Told("DATE", _VALUES[way], reason=NO_SPEECH)
    if anchors.speech is None:
        return told
    earliest, latest = (None if way < 0 else anchors.speech), (None if way > 0 else anchors.speech)
    return replace(told, earliest=earliest, latest=latest, basis="document", reason="how far away is not told" if way else None)


def read_then(_: Then, anchors: Anchors) -> Told:
    """Read "during that time": the time last told of."""
    if anchors.story is None:
        return open_time("PAST_REF", NO_STORY)
    return replace(anchors.story, basis="context", reason=None)


def read_which(which: Which, anchors: Anchors) -> Told:
    """Read "last Tuesday", "next March", "that summer"."""
    if which.anchor == "story":
        return _which_of_story(which, anchors)
    if anchors.speech is None:
        return open_time("XXXX-XX-XX", NO_SPEECH, unit="day")
    return _turned(which, anchors.speech, anchors, "document")


def _which_of_story(which: Which, anchors: Anchors) -> Told:
    """Read "that March" in the year told of, "the following Tuesday" from the day told of."""
    days = anchors.story.days if anchors.story else None
    if days is not None and (which.turn or days.earliest.year == days.latest.year):
        weekday = isinstance(which.what, Calendar) and which.what.weekday is not None and which.what.month is None
        if days.is_one or not (which.turn or weekday):
            return _turned(which, days.latest if which.turn > 0 else days.earliest, anchors, "context")
    return open_time("XXXX-XX-XX", NO_STORY, unit="day")


def _turned(which: Which, anchor: Day, anchors: Anchors, basis: TimeBasis) -> Told:
    """Give the last such time that is over by a day, the first that begins after it, or that of its own week or year."""
    what = which.what
    if isinstance(what, Cycle):
        return read_cycle(what, replace(anchors, direction=which.turn or anchors.direction))
    if isinstance(what, Calendar) and what.month is None:
        return _turned_weekday(what.weekday or 1, which, anchor, anchors, basis)
    found = [candidate for year in range(anchor.year - 2, anchor.year + 3) for candidate in _named_in(what, year, anchors)]
    if which.turn < 0:
        found = [candidate for candidate in found if candidate.days.latest < anchor][-1:]
    elif which.turn > 0:
        found = [candidate for candidate in found if candidate.days.earliest > anchor][:1]
    else:
        found = [candidate for candidate in found if candidate.days.earliest.year == anchor.year]
    if len(found) != 1:
        return open_time("XXXX-XX-XX", "not one such time lies there", unit="day")
    unit: Unit = "quarter" if isinstance(what, SeasonOf) else "month" if isinstance(what, Calendar) and what.day is None else "day"
    return Told("DATE", found[0].value, found[0].days.earliest, found[0].days.latest, basis, None, unit)


def _turned_weekday(weekday: int, which: Which, anchor: Day, anchors: Anchors, basis: TimeBasis) -> Told:
    """Give the weekday strictly before or after a day; "this Friday" is the one of its week, or as the tense has it."""
    turn = which.turn or anchors.direction
    if turn == 0:
        return told_of(Stretch("day", days_later(anchor, weekday - anchor.isoweekday())), basis)
    slack = 1 if which.turn else 0
    if turn < 0:
        return told_of(Stretch("day", days_later(anchor, -((anchor.isoweekday() - weekday - slack) % 7) - slack)), basis)
    return told_of(Stretch("day", days_later(anchor, (weekday - anchor.isoweekday() - slack) % 7 + slack)), basis)


def _named_in(what: Calendar | SeasonOf | Holiday, year: int, anchors: Anchors) -> list[Candidate]:
    if isinstance(what, SeasonOf):
        return [season_in(what, year)]
    if isinstance(what, Holiday):
        return holiday_in(what.key, year, anchors)
    stretch = Stretch("month" if what.day is None else "day", make_day(year, what.month or 1, what.day or 1))
    return [Candidate(stretch.days(), stretch.value())]


def read_part(part: Part, anchors: Anchors, read: Read) -> Told:
    """Read the beginning, middle or end of a time; "earlier" and "later" are what of it lies before and after the anchor."""
    whole = read(part.of, anchors)
    days = whole.days
    if days is None or whole.type != "DATE" or days.is_one:
        return whole
    if part.part in {"start", "middle", "end"}:
        return whole.within(part_of(days, part.part))
    anchor = anchors.story.earliest if whole.basis == "context" and anchors.story else anchors.speech
    if anchor is None or not days.earliest <= anchor <= days.latest:
        return whole
    return whole.within(Days(days.earliest, anchor) if part.part == "earlier" else Days(anchor, days.latest))


def read_nth(nth: Nth, anchors: Anchors, read: Read) -> Told:
    """Read "the first week of May", "the first nine months of 1989", "the last Friday of May"."""
    whole = read(nth.of, anchors)
    days = whole.days
    if days is None:
        return open_time(whole.value, whole.reason or NO_STORY, unit=nth.unit)
    if nth.weekday is not None:
        return _nth_weekday(nth, days, whole)
    first = _run_start(nth, days)
    last = days_later(shifted_day(first, nth.unit, nth.count), -1) if nth.unit != "weekend" else days_later(first, 1)
    if not days.earliest <= first <= days.latest or last > days_later(days.latest, 6 if nth.unit == "weekend" else 0):
        return whole.opened("there is no such one in it")
    if nth.count > 1:
        return Told("DURATION", f"P{nth.count}{_letter(nth.unit)}", first, last, whole.basis, None, nth.unit)
    return Told("DATE", stretch_of(nth.unit, first).value(), first, last, whole.basis, None, nth.unit)


def _run_start(nth: Nth, days: Days) -> Day:
    """Give where the n-th run of units begins, counted from a time's first day or back from its last."""
    if nth.unit == "weekend":
        first = days_later(days.earliest, (6 - days.earliest.isoweekday()) % 7)
        last = days_later(days.latest, -((days.latest.isoweekday() - 6) % 7))
        return days_later(first, 7 * (nth.number - 1)) if nth.number > 0 else last
    if nth.number > 0:
        return shifted_day(days.earliest, nth.unit, nth.number - 1)
    return shifted_day(days_later(days.latest, 1), nth.unit, -nth.count)


def _nth_weekday(nth: Nth, days: Days, whole: Told) -> Told:
    first = days_later(days.earliest, ((nth.weekday or 1) - days.earliest.isoweekday()) % 7)
    last = days_later(days.latest, -((days.latest.isoweekday() - (nth.weekday or 1)) % 7))
    day = days_later(first, 7 * (nth.number - 1)) if nth.number > 0 else last
    if not days.earliest <= day <= days.latest:
        return whole.opened("there is no such one in it")
    return told_of(Stretch("day", day), whole.basis or "text")


def _letter(unit: Unit) -> str:
    return {"day": "D", "week": "W", "month": "M", "quarter": "Q", "weekend": "WE", "decade": "DE", "century": "CE"}.get(unit, "Y")
