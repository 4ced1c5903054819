"""How builders read the slots of a rule: each with its kind checked."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, cast

from sayso.claims.timex.meaning import Direction, Meaning, Unit

if TYPE_CHECKING:
    from sayso.claims.timex.grammar import Slots

_TURNS: Mapping[str, Direction] = {
    **dict.fromkeys(("last", "previous", "preceding", "past", "before", "earlier"), -1),
    **dict.fromkeys(("next", "coming", "upcoming", "following", "after", "later"), 1),
}
"""Which way a word turns; all others stay at the anchor."""
WHOLE_DAYS: frozenset[Unit] = frozenset(
    {"day", "week", "weekend", "month", "quarter", "half", "year", "fiscal", "decade", "century"}
)
"""Units that are made of days."""
_LARGER: Mapping[str, tuple[Unit, int]] = {"fortnight": ("week", 2), "millennium": ("century", 10)}


def number(slots: Slots, *names: str) -> int | None:
    """Give the first of the slots that holds a whole number."""
    return next((value for name in names if isinstance(value := slots.get(name), int)), None)


def numbers_in(slots: Slots, *names: str) -> tuple[int, ...]:
    """Give the first of the slots that holds figures; one of them must."""
    return next(value for name in names if isinstance(value := slots.get(name), tuple))


def text(slots: Slots, *names: str) -> str | None:
    """Give the first of the slots that holds words or a code."""
    return next((value for name in names if isinstance(value := slots.get(name), str)), None)


def meaning_in(slots: Slots, name: str | None = None) -> Meaning | None:
    """Give the meaning in a slot, or the first in any."""
    held = [slots.get(name)] if name else slots.values()
    return next((value for value in held if value is not None and not isinstance(value, int | float | str | tuple)), None)


def year_in(slots: Slots) -> int | None:
    """Give the year in whichever way it is written."""
    return number(slots, "YEAR", "BAREYEAR", "SHORTYEAR")


def turn(word: str) -> Direction:
    """Give which way a word turns: "last" back, "next" ahead, "this" stays."""
    return _TURNS.get(word, 0)


def unit_of(name: str | None) -> tuple[Unit, int]:
    """Give a unit and how many of it its word stands for: a fortnight is two weeks."""
    return _LARGER.get(name or "day") or (cast(Unit, name or "day"), 1)


def unit_in(slots: Slots) -> Unit:
    """Give the unit that a rule's words name."""
    return unit_of(text(slots, "UNIT", "UNITS"))[0]
