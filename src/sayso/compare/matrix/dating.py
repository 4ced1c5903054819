"""Times of statements that tell no date of their own, read from the days that other accounts of the happening give.

"On Tuesday" in a statement without a date is some Tuesday. Others that tell of the same happening were written about the same time:
the statement's own heading tells the day ("24 Feb.", "Monday 11 August"), the others the year; where it tells none, its times are
read as if from some days after the happening. What is read so fills a field, but it contradicts nobody.
"""

from __future__ import annotations

import datetime
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from functools import lru_cache
from itertools import takewhile
from typing import Final

from sayso.claims.timex.meaning import Calendar
from sayso.compare.matrix.cells import Cell
from sayso.compare.matrix.partial import with_parts_filled
from sayso.compare.statements import Held
from sayso.resolve.times.whens import resolve_times
from sayso.types import Claim, Published, Tense, When

Day = datetime.date

HEAD_CHARS: Final = 400
"""Code points at a statement's beginning in which its own day is looked for."""
LONGEST_DAY: Final = 2
"""Days that a telling spans at most for others to be dated by it: a night is of two."""
SAME_TIME: Final = 180
"""Days between statements on one happening within which the one's heading takes its year from the other."""
FRESH: Final = 45
"""Days between a happening and what is written on it while it is news."""
SOON: Final = 6
"""Days after a happening that a statement without any date is read from: the weekday that it names lies between."""
KEPT: Final = 256
"""Statements read anew that are kept at most, for the other incidents that they tell of."""


def with_borrowed_days(cells: Sequence[Cell]) -> list[Cell]:
    """Give the claims of an incident, those of undated statements with the days that their times come to beside the others'."""
    happened = _day_of_happening(cell.claim for cell in cells)
    read = _with_days_read(cells, happened)
    around = happened or _day_of_happening(cell.claim for cell in read) or _middle(_written(cells))
    return read if around is None else with_parts_filled(read, around)


def _with_days_read(cells: Sequence[Cell], happened: Day | None) -> list[Cell]:
    """Give the claims, those of undated statements with their times read from a day near to the others'."""
    held = {cell.held.id: cell.held for cell in cells}
    if len(held) == 1 or all(one.ledger.document.published is not None for one in held.values()):
        return list(cells)
    others = _middle(_written(cells)) or happened
    if others is None:
        return list(cells)
    days = {one.id: _written_on(one, others, happened) for one in held.values() if one.ledger.document.published is None}
    return [cell if (day := days.get(cell.held.id)) is None else _redated(cell, day) for cell in cells]


def _written(cells: Sequence[Cell]) -> list[Day]:
    """Give the days that the statements of an incident are known to be written on, in order."""
    held = {cell.held.id: cell.held for cell in cells}
    return sorted(day for one in held.values() if (day := _own_day(one)) is not None)


def _middle(days: Sequence[Day]) -> Day | None:
    return days[len(days) // 2] if days else None


def _own_day(held: Held) -> Day | None:
    """Give the day that a statement is known to be written on, or that its head names with its year."""
    published = held.ledger.document.published
    if published is not None:
        return _day(published.latest)
    return next((_day_in(date, date.year) for date in _days_of_head(held) if date.year is not None), None)


def _written_on(held: Held, others: Day, happened: Day | None) -> Day | None:
    """Give the day that an undated statement may be read from.

    It is that of its head, in the year next to when the others were written, else one some days after the happening, if that was
    news to the others.
    """
    for date in _days_of_head(held):
        years = (others.year - 1, others.year, others.year + 1) if date.year is None else (date.year,)
        found = [day for year in years if (day := _day_in(date, year)) is not None]
        nearest = min(found, key=lambda day: abs((day - others).days), default=None)
        if nearest is not None and (date.year is not None or abs((nearest - others).days) <= SAME_TIME):
            return nearest
    if happened is not None and abs((others - happened).days) <= FRESH:
        return Day.fromordinal(min(happened.toordinal() + SOON, Day.max.toordinal()))
    return None


def _day_of_happening(claims: Iterable[Claim]) -> Day | None:
    """Give the day that most claims tell of, the first of several; None where none tells one."""
    counted = Counter(day for claim in claims if (day := _day_of(claim)) is not None)
    return min(counted, key=lambda day: (-counted[day], day), default=None)


def _day_of(claim: Claim) -> Day | None:
    when = claim.when
    first, last = (_day(when.earliest), _day(when.latest)) if when is not None else (None, None)
    return last if first is not None and last is not None and (last - first).days < LONGEST_DAY else None


def _day(told: str | None) -> Day | None:
    """Give a day of ISO 8601; None where there is none, or none that Python's calendar has."""
    try:
        return Day.fromisoformat(told) if told is not None else None
    except ValueError:
        return None


def _redated(cell: Cell, written: Day) -> Cell:
    held, borrowed = _read_from(cell.held, written.isoformat())
    claim = held.claims[cell.claim.id]
    return replace(cell, held=held, spoken=replace(cell.spoken, claim=claim), borrowed=borrowed)


@lru_cache(maxsize=KEPT)
def _read_from(held: Held, written: str) -> tuple[Held, frozenset[str]]:
    """Give a statement as it reads if it was written on a day, and which claims have a time by that only."""
    ledger = held.ledger
    open_ones = [one for one in ledger.claims if one.when is not None and one.when.earliest is None and one.when.latest is None]
    timed: list[tuple[When, Tense]] = [(claim.when, "past") for claim in open_ones if claim.when is not None]
    published = Published(written, written, "given")
    found = resolve_times(held.text, timed, ledger.sentences, published, times=[(one, 0) for one in held.times])
    read = {
        claim.id: replace(claim, when=one.when)
        for claim, one in zip(open_ones, found, strict=True)
        if one.when.earliest is not None or one.when.latest is not None
    }
    claims = tuple(read.get(claim.id, claim) for claim in ledger.claims)
    document = replace(ledger.document, published=published)
    return Held(replace(ledger, document=document, claims=claims)), frozenset(read)


def _days_of_head(held: Held) -> Iterator[Calendar]:
    """Give the days that a statement's head names, with or without a year."""
    for expression in takewhile(lambda one: one.start < HEAD_CHARS, held.times):
        meaning = getattr(expression.meaning, "of", expression.meaning)
        if isinstance(meaning, Calendar) and meaning.month is not None and meaning.day is not None:
            yield meaning


def _day_in(date: Calendar, year: int) -> Day | None:
    """Give a day of some year; None where that year has no such day."""
    try:
        return Day(year, date.month or 1, date.day or 1)
    except ValueError:
        return None
