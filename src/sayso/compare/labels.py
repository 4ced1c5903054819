"""What an incident is called in lists: "escape, Bishkek, 12 Oct 2015"."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import date
from typing import Final

from sayso.compare.deeds import deed_of
from sayso.compare.matrix import Cell
from sayso.compare.types import Days, FieldComparison, Value
from sayso.compare.words import PRONOUNS

MAX_CHARS: Final = 80
"""Longest part of a label: longer phrases are cut at a word."""
MANY: Final = 4
"""Sources of an incident from which what one of them alone says is no name for it."""
_MONTHS: Final = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")


def label_of(cells: Sequence[Cell], fields: Iterable[FieldComparison]) -> str:
    """Give what was done, to whom, where and when, as far as it is told, each by the value that most sources give.

    Whom one of many sources alone tells of is left out: it may be by something else that this one tells beside it.
    """
    first = {field.name: _naming(field) for field in fields if not field.values[0].denied}
    parts = [_act(cells, first.get("act"))]
    sources = len({cell.voice for cell in cells})
    if "patient" in first and (len(first["patient"].sources) > 1 or sources < MANY) and not _is_pronoun(first["patient"].value):
        # A verb of no known kind of deed is no noun that "of" may follow: "put: the number".
        joint = " of " if any(deed_of(cell.claim) == parts[0] for cell in cells) else ": "
        parts[0] += joint + _cut(first["patient"].value)
    if "where" in first:
        parts.append(_cut(first["where"].value))
    if "when" in first and (days := first["when"].days):
        parts.append(_days(days))
    return ", ".join(parts)


def _is_pronoun(words: str) -> bool:
    return words.casefold() in PRONOUNS


def _naming(field: FieldComparison) -> Value:
    """Give the value that most sources give; of times that hold one another, the narrowest."""
    if field.name != "when" or field.verdict != "compatible":
        return field.values[0]
    return min((value for value in field.values if value.days), key=_width, default=field.values[0])


def _width(value: Value) -> int:
    """Give how many days a time spans; an open one, or one that the calendar does not have, as many as any."""
    days = value.days
    try:
        return (
            (date.fromisoformat(days.latest or "") - date.fromisoformat(days.earliest or "")).days if days else date.max.toordinal()
        )
    except ValueError:
        return date.max.toordinal()


def _act(cells: Sequence[Cell], act: Value | None) -> str:
    """Give the deed, or where nobody tells it, the commonest word of the claims."""
    if act is not None:
        return act.value
    counted = Counter(cell.claim.predicate.lemma for cell in cells)
    return min(counted, key=lambda lemma: (-counted[lemma], lemma))


def _cut(words: str) -> str:
    return words if len(words) <= MAX_CHARS else words[:MAX_CHARS].rsplit(" ", 1)[0] + " …"


def _days(days: Days) -> str:
    """Give days as people write them: a day, or the first and the last."""
    if days.earliest == days.latest:
        return _day(days.earliest)
    return f"{_day(days.earliest)} – {_day(days.latest)}".strip()


def _day(day: str | None) -> str:
    if day is None:
        return ""
    try:
        found = date.fromisoformat(day)
    except ValueError:
        return day
    return f"{found.day} {_MONTHS[found.month - 1]} {found.year}"
