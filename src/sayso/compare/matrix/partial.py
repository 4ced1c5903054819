"""Days whose year, or month, a statement leaves out, filled in by the day that other accounts of the happening give.

"On 9 June" in a statement without a date has no year, and "on the 16th" no month. Where another account of the same happening names
a full day, the nearest such day to that one is meant. What is read so fills a field, but it contradicts nobody.
"""

from __future__ import annotations

import calendar
import datetime
import re
from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from sayso.claims.timex.meaning import Calendar
from sayso.compare.matrix.cells import Cell
from sayso.types import When

Day = datetime.date

_DAY_ALONE: Final = re.compile(r"\b(?:on|of|by) the (\d{1,2})(?:st|nd|rd|th)(?=\s*(?:[.,;:!?)]|$))")
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
    found = _without_year(cell, happened) if when is not None else None
    found = found or _without_month(cell, happened)
    if found is None:
        return cell
    claim = replace(cell.claim, when=found)
    return replace(cell, spoken=replace(cell.spoken, claim=claim), borrowed=cell.borrowed | {claim.id})


def _without_year(cell: Cell, happened: Day) -> When | None:
    """Give a claim's own day or month in the year that brings it nearest to the happening."""
    when = cell.claim.when
    if when is None:
        return None
    for expression in cell.held.times:
        meaning = getattr(expression.meaning, "of", expression.meaning)
        if when.start <= expression.start < when.end and isinstance(meaning, Calendar) and meaning.month and meaning.year is None:
            years = (happened.year - 1, happened.year, happened.year + 1)
            spans = [span for year in years if (span := _span(year, meaning.month, meaning.day)) is not None]
            first, last = min(spans, key=lambda span: abs((span[0] - happened).days))
            return replace(when, earliest=first.isoformat(), latest=last.isoformat())
    return None


def _without_month(cell: Cell, happened: Day) -> When | None:
    """Give the day of a month that the sentence names, in the month that brings it nearest to the happening."""
    start, end = cell.held.sentence_around(cell.claim.predicate.start)
    named = [(start + one.start(1), int(one[1])) for one in _DAY_ALONE.finditer(cell.held.text[start:end])]
    if not named:
        return None
    place, number = min(named, key=lambda one: abs(one[0] - cell.claim.predicate.start))
    near = (happened + datetime.timedelta(days) for days in sorted(range(-REACH, REACH + 1), key=abs))
    day = next((one for one in near if one.day == number), None)
    text = cell.held.text[place : place + len(str(number))]
    return day and When(place, place + len(text), text, day.isoformat(), day.isoformat())


def _span(year: int, month: int, day: int | None) -> tuple[Day, Day] | None:
    """Give a day or a month as its first and last day; None where that year has no such day."""
    length = calendar.monthrange(year, month)[1]
    if day is not None:
        return (Day(year, month, day), Day(year, month, day)) if day <= length else None
    return Day(year, month, 1), Day(year, month, length)
