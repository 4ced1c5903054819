"""The field `when`: days, compared by containment of intervals."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Final

from sayso.compare.matrix.cells import Cell, Relation, Told
from sayso.compare.matrix.setting import nearest
from sayso.compare.types import Days
from sayso.compare.voices import Identity
from sayso.types import Claim

LONGEST_SETTING: Final = 31
"""Days that a passage is set in at most: a year or a decade is what one claim says, not when the next one happened."""
_DEICTIC: Final = frozenset({"now", "later", "then", "still", "already", "today", "since"})
"""Times that say when one speaks, or only what came first: no day of the happening."""


def read_when(cells: Sequence[Cell], identity: Identity) -> Told | None:  # noqa: ARG001 (every field is read alike)
    """Give the narrowest time that a voice tells; open ends are wider than any day."""
    timed = [(days, cell) for cell in cells if (days := _days(cell.claim)) is not None]
    inherited = not timed
    timed = timed or [(days, cell) for cell in cells if (days := _days_of_passage(cell)) is not None]
    if not timed:
        return None
    days, cell = min(timed, key=lambda found: (_width(found[0]), found[1].order))
    words = days.earliest if days.earliest == days.latest else f"{days.earliest or ''}..{days.latest or ''}"
    return Told(
        cell.voice, cell.held.id, words or "", tuple(one.ref for _, one in timed), _bounds(days), inherited=inherited, days=days
    )


def relate_times(one: Told, other: Told) -> Relation:
    """Tell how two stretches of days stand: the same, one within the other, else they exclude one another."""
    first, second = one.basis, other.basis
    if first == second:
        return "same"
    if first[0] <= second[0] and second[1] <= first[1]:
        return "wider"
    return "narrower" if second[0] <= first[0] and first[1] <= second[1] else "apart"


def _days_of_passage(cell: Cell) -> Days | None:
    """Give the days that the passage is set in, where they are no more than a stretch of some weeks."""
    claim = nearest(cell, lambda claim: (days := _days(claim)) is not None and _width(days) <= LONGEST_SETTING, paragraph=False)
    return _days(claim) if claim is not None else None


def _days(claim: Claim) -> Days | None:
    when = claim.when
    if when is None or (when.earliest is None and when.latest is None) or when.text.casefold() in _DEICTIC:
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
