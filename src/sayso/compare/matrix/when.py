"""The field `when`: days, compared by containment of intervals."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from sayso.compare.matrix.cells import Cell, Relation, Told
from sayso.compare.settings import DEICTIC, LONGEST_SETTING, told_around
from sayso.compare.statements import Held
from sayso.compare.types import Days
from sayso.compare.voices import Identity
from sayso.types import Claim


def read_when(cells: Sequence[Cell], identity: Identity) -> Told | None:  # noqa: ARG001 (every field is read alike)
    """Give the narrowest time that a voice tells, open ends being wider than any day; else what its passage is set in."""
    own = [(days, cell) for cell in cells if (days := _days(cell.claim)) is not None]
    if timed := [(days, cell) for days, cell in own if cell.claim.id not in cell.borrowed]:
        return _narrowest(timed)
    beside = own or [(days, cell) for cell in cells for days in _days_of_sentence(cell)]
    passages = [(_days_of_passage(cell), cell) for cell in cells]
    first = beside or [(days[0], cell) for days, cell in passages if days]
    further = [(days, cell) for found, cell in passages for days in found]
    further += [(days, cell) for cell in cells for days in _days_of_paragraph(cell)]
    if not first and not further:
        return None
    instead = [replace(_narrowest([one]), inherited=True) for one in (*beside, *further)]
    return replace(_narrowest(first or further[-1:]), inherited=True, borrowed=bool(own), instead=tuple(instead))


def _narrowest(timed: Sequence[tuple[Days, Cell]]) -> Told:
    days, cell = min(timed, key=lambda found: (_width(found[0]), found[1].order))
    words = days.earliest if days.earliest == days.latest else f"{days.earliest or ''}..{days.latest or ''}"
    return Told(cell.voice, cell.held.id, words or "", tuple(one.ref for _, one in timed), _bounds(days), days=days)


def relate_times(one: Told, other: Told) -> Relation:
    """Tell how two stretches of days stand: the same, one within the other, else they exclude one another."""
    first, second = one.basis, other.basis
    if first == second:
        return "same"
    if first[0] <= second[0] and second[1] <= first[1]:
        return "wider"
    return "narrower" if second[0] <= first[0] and first[1] <= second[1] else "apart"


def _days_of_passage(cell: Cell) -> list[Days]:
    """Give the days that the passage may be set in, the nearest first, where they are no more than a stretch of some weeks."""
    told = (_days(claim) for claim in told_around(cell.held, cell.claim))
    return list(dict.fromkeys(days for days in told if days is not None and _width(days) <= LONGEST_SETTING))


def _days_of_sentence(cell: Cell) -> list[Days]:
    """Give the days that the claim's sentence names without saying of which claim."""
    sentences = cell.held.ledger.sentences
    return _narrow_days(cell.held, *sentences[cell.held.sentence_at(cell.claim.predicate.start)]) if sentences else []


def _days_of_paragraph(cell: Cell) -> list[Days]:
    text, place = cell.held.text, cell.claim.predicate.start
    end = text.find("\n", place)
    return _narrow_days(cell.held, text.rfind("\n", 0, place) + 1, end if end >= 0 else len(text))


def _narrow_days(held: Held, start: int, end: int) -> list[Days]:
    """Give the days that a stretch of the text names, where they are no more than some weeks."""
    named = held.days_named
    first, last = (bisect_left(named, place, key=lambda one: one[0]) for place in (start, end))
    found = [Days(when.earliest, when.latest) for _, when in named[first:last]]
    return [days for days in found if _width(days) <= LONGEST_SETTING]


def _days(claim: Claim) -> Days | None:
    when = claim.when
    if when is None or (when.earliest is None and when.latest is None) or when.text.casefold() in DEICTIC:
        return None
    return Days(when.earliest, when.latest)


def _bounds(days: Days) -> tuple[int, int]:
    return _ordinal(days.earliest, 0), _ordinal(days.latest, date.max.toordinal() + 1)


def _ordinal(day: str | None, without: int) -> int:
    """Give a day as a number; days that the calendar does not have are as open."""
    if day is None:
        return without
    try:
        return date.fromisoformat(day).toordinal()
    except ValueError:
        return without


def _width(days: Days) -> int:
    first, last = _bounds(days)
    return last - first
