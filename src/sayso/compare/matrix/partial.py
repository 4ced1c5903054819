"""Days whose year, or month, a statement leaves out, filled in by the day that other accounts of the happening give.

"On 9 June" in a statement without a date has no year, and "on the 16th" no month. Where another account of the same happening names
a full day, the nearest such day to that one is meant. What is read so fills a field, but it contradicts nobody.
"""

from __future__ import annotations

import calendar
import datetime
import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Final

from sayso.compare.matrix.cells import Cell
from sayso.compare.statements import Held
from sayso.types import When

Day = datetime.date

_DAY_ALONE: Final = re.compile(r"\b(?:on|of|by) the (\d{1,2})(?:st|nd|rd|th)(?=\s*(?:[.,;:!?)]|$))", re.IGNORECASE)
"""A day of a month that is not named: "on the 16th", not "of the 37th Battalion"."""
REACH: Final = 45
"""Days from the happening within which a day without its month is sought."""


def with_parts_filled(cells: Sequence[Cell], happened: Day) -> list[Cell]:
    """Give the claims, those whose time lacks a year or a month with the days nearest to when the happening was."""
    return [_filled(cell, happened) for cell in cells]


def _filled(cell: Cell, happened: Day) -> Cell:
    when = cell.claim.when
    if when is not None and (when.earliest is not None or when.latest is not None):
        return cell
    found = _own_time(cell, happened) or _of_paragraph(cell, happened)
    if found is None:
        return cell
    claim = replace(cell.claim, when=found)
    return replace(cell, spoken=replace(cell.spoken, claim=claim), borrowed=cell.borrowed | {claim.id})


def _own_time(cell: Cell, happened: Day) -> When | None:
    """Give a claim's own day or month in the year that brings it nearest to the happening."""
    when = cell.claim.when
    return None if when is None else next(_without_year(cell.held, when.start, when.end, happened), None)


def _of_paragraph(cell: Cell, happened: Day) -> When | None:
    """Give the day without a year, or without a month, that stands nearest to a claim in its paragraph, its sentence included."""
    place = cell.claim.predicate.start
    start, end = cell.held.text.rfind("\n", 0, place) + 1, cell.held.sentence_around(place)[1]
    days = [one for one in _without_year(cell.held, start, end, happened) if one.earliest == one.latest]
    return min([*days, *_without_month(cell.held, start, end, happened)], key=lambda one: abs(one.start - place), default=None)


def _without_year(held: Held, start: int, end: int, happened: Day) -> Iterator[When]:
    """Give the days and months that a stretch of the text names without a year, in that which brings them nearest."""
    for named in held.days_of_year:
        if start <= named.start < end:
            years = (happened.year - 1, happened.year, happened.year + 1)
            spans = [span for year in years if (span := _span(year, named.month, named.day)) is not None]
            if spans:
                first, last = min(spans, key=lambda span: abs((span[0] - happened).days))
                yield _when(held, named.start, named.end, first, last)


def _without_month(held: Held, start: int, end: int, happened: Day) -> Iterator[When]:
    """Give the days that a stretch of the text names without a month, in that which brings them nearest to the happening."""
    for found in _DAY_ALONE.finditer(held.text, start, end):
        ordinals = (happened.toordinal() + days for days in sorted(range(-REACH, REACH + 1), key=abs))
        near = (Day.fromordinal(ordinal) for ordinal in ordinals if 0 < ordinal <= Day.max.toordinal())
        if (day := next((one for one in near if one.day == int(found[1])), None)) is not None:
            yield _when(held, found.start(1), found.end(1), day, day)


def _when(held: Held, start: int, end: int, first: Day, last: Day) -> When:
    return When(start, end, held.text[start:end], first.isoformat(), last.isoformat())


def _span(year: int, month: int, day: int | None) -> tuple[Day, Day] | None:
    """Give a day or a month as its first and last day; None where that year has no such day, or the calendar no such year."""
    if not datetime.MINYEAR <= year <= datetime.MAXYEAR:
        return None
    length = calendar.monthrange(year, month)[1]
    if day is not None:
        return (Day(year, month, day), Day(year, month, day)) if day <= length else None
    return Day(year, month, 1), Day(year, month, length)
