"""What a time expression means before anyone knows when it was written.

Each meaning is frozen and free of anchors: "last week" is a week, one back from the time of speech, whatever that was. Months and
days count from 1, weekdays from 1 (Monday) as in ISO 8601. None is what the words leave open.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, TypeAlias

Unit = Literal[
    "second", "minute", "hour", "day", "week", "weekend", "month", "quarter", "half", "year", "fiscal", "decade", "century"
]
Season = Literal["SP", "SU", "FA", "WI"]
Anchor = Literal["speech", "story", "topic"]
"""From where an offset counts: when the statement was made, the time last told of ("the following day"), or whichever of the two
the text is on ("the year")."""
PartName = Literal["start", "middle", "end", "earlier", "later"]
"""Thirds, and what of a time lies before or after the anchor ("earlier this week")."""
Direction = Literal[-1, 0, 1]
"""Back from the anchor, at it or not known, ahead of it."""


@dataclass(frozen=True, slots=True)
class Calendar:
    """A day, month or year by its names, with those that the words leave out open: "Friday", "12 October", "May 2015", "1998"."""

    year: int | None = None
    month: int | None = None
    day: int | None = None
    weekday: int | None = None


@dataclass(frozen=True, slots=True)
class AmbiguousDay:
    """Figures that are a day in more than one order: "12/10/2015"."""

    figures: tuple[int, int, int]


@dataclass(frozen=True, slots=True)
class Hijri:
    """A date of the Islamic calendar: `year` is anno hegirae, `month` 1 is Muharram.

    `common_year` is the common calendar's ("Ramadan 2008").
    """

    year: int | None
    month: int | None
    day: int | None = None
    common_year: int | None = None


@dataclass(frozen=True, slots=True)
class Cycle:
    """A numbered part of the year: quarter 1 to 4 or half 1 to 2, of a `fiscal` year where the words say so."""

    unit: Literal["quarter", "half"]
    number: int
    year: int | None = None
    fiscal: bool = False


@dataclass(frozen=True, slots=True)
class SeasonOf:
    """A season, of a year where the words give one."""

    season: Season
    year: int | None = None


@dataclass(frozen=True, slots=True)
class Era:
    """A long stretch: "the 1990s" (decade 199, as TIMEX3 writes it), "the 20th century" (century 19), "fiscal 1990"."""

    unit: Literal["decade", "century", "fiscal"]
    number: int


@dataclass(frozen=True, slots=True)
class Holiday:
    """A day that has a name; `key` is a row of the holidays' table."""

    key: str
    year: int | None = None


@dataclass(frozen=True, slots=True)
class Offset:
    """A whole unit, `count` away from the anchor's: "last week" (week, -1), "yesterday", "three years ago", "that day" (story, 0).

    `count` is None where the words are vague ("several years ago"); `direction` then tells which way.
    """

    unit: Unit
    count: float | None
    anchor: Anchor = "speech"
    direction: Direction = 0


@dataclass(frozen=True, slots=True)
class Which:
    """A named time picked by "last" (-1), "this" (0), "next" (1) or "that" (story, 0): "last Tuesday", "this summer"."""

    what: Calendar | SeasonOf | Holiday | Cycle
    turn: Direction
    anchor: Anchor = "speech"


@dataclass(frozen=True, slots=True)
class Part:
    """The beginning, middle or end of a time: "early last week", "the end of 2015", "mid-October"."""

    part: PartName
    of: Meaning


@dataclass(frozen=True, slots=True)
class Nth:
    """The `number`-th run of `count` units of a time: "the first week of May", "the last day of 2015" (-1).

    With a `weekday`, only such days count ("the last Friday of May").
    """

    number: int
    count: int
    unit: Unit
    of: Meaning
    weekday: int | None = None


@dataclass(frozen=True, slots=True)
class DayPart:
    """A part of a day as TIMEX3 codes it (MO, AF, EV, NI, DT, MI midnight, NO noon), of a day where the words give one."""

    code: str
    of: Meaning | None = None


@dataclass(frozen=True, slots=True)
class Clock:
    """A time of day, on a day where the words give one; `zone` as written ("GMT")."""

    hour: int
    minute: int | None = None
    second: int | None = None
    zone: str | None = None
    of: Meaning | None = None


@dataclass(frozen=True, slots=True)
class Duration:
    """A length of time; `count` None is vague ("several months"). `towards` -1 reaches back ("the past two years"), 1 ahead."""

    count: float | None
    unit: Unit
    towards: Direction = 0


@dataclass(frozen=True, slots=True)
class Every:
    """A time that comes again: "every Friday", "daily", "each summer", "every two weeks" (count 2), "twice a week".

    `count` is None where the words are vague ("every few weeks").
    """

    of: Calendar | SeasonOf | DayPart | Holiday | Unit
    count: float | None = 1


@dataclass(frozen=True, slots=True)
class Range:
    """From the first of `first` to the last of `last`: "1998-2000", "12-15 October 2015"."""

    first: Meaning
    last: Meaning


@dataclass(frozen=True, slots=True)
class Then:
    """The time last told of, whatever its length: "during that time", "the same period"."""


@dataclass(frozen=True, slots=True)
class Vague:
    """A time that has no edges: "recently" (past), "now" (present), "soon" (future)."""

    reference: Literal["past", "present", "future"]


Meaning: TypeAlias = (
    Calendar
    | AmbiguousDay
    | Hijri
    | Cycle
    | SeasonOf
    | Era
    | Holiday
    | Offset
    | Which
    | Part
    | Nth
    | DayPart
    | Clock
    | Duration
    | Every
    | Range
    | Then
    | Vague
)
"""Any of them."""
