"""Values of fields, and the verdict that follows from them.

A number is `9`, `6..` (at least), `..30` (at most) or `4..6`; a time is a day or `first..last`, both included; any other value is a
word of the set, and the set's `L` lines say which values hold it.
"""

from __future__ import annotations

import datetime
from collections.abc import Mapping, Sequence
from itertools import combinations

from corpus.comparing.scheme import GoldValue, Verdict
from corpus.resolution.rules import is_day

Interval = tuple[float, float]

_OPEN = float("inf")


def is_value(field: str, value: str) -> bool:
    """Tell whether a value is written as its field wants it, its bounds in order."""
    if not _is_interval_field(field):
        return bool(value)
    ends = value.split("..")
    written = _is_count if field.endswith("count") else is_day
    given = [end for end in ends if end]
    if not given or len(ends) > 2 or not all(written(end) for end in given):
        return False
    first, last = _interval(field, value)
    return first <= last


def verdict_of(field: str, values: Sequence[GoldValue], wider: Mapping[str, frozenset[str]]) -> Verdict:
    """Give the verdict of a field: the values that nobody can hold together decide first, then a denial, then the number of voices.

    The order is: differ, denied, single, agree, compatible. There must be a value.
    """
    held = [value for value in values if not value.denied]
    if not all(holds(field, one.value, other.value, wider) for one, other in combinations(held, 2)):
        return "differ"
    if len(held) < len(values):
        return "denied"
    if len({value.holder.voice for value in held}) == 1:
        return "single"
    return "agree" if len({value.value for value in held}) == 1 else "compatible"


def holds(field: str, one: str, other: str, wider: Mapping[str, frozenset[str]]) -> bool:
    """Tell whether two values are the same or one holds the other."""
    if one == other:
        return True
    if not _is_interval_field(field):
        return other in wider.get(one, ()) or one in wider.get(other, ())
    return _within(_interval(field, one), _interval(field, other)) or _within(_interval(field, other), _interval(field, one))


def widened(chains: Sequence[Sequence[str]]) -> dict[str, frozenset[str]]:
    """Give for each value all that hold it, from chains that go from the narrow to the wide; through several chains too."""
    above: dict[str, set[str]] = {}
    for chain in chains:
        for place, value in enumerate(chain):
            above.setdefault(value, set()).update(chain[place + 1 :])
    return {value: frozenset(_climb(value, above)) for value in above}


def _climb(value: str, above: Mapping[str, set[str]]) -> set[str]:
    reached: set[str] = set()
    waiting = [value]
    while waiting:
        fresh = above[waiting.pop()] - reached
        reached |= fresh
        waiting += fresh
    return reached


def _within(one: Interval, other: Interval) -> bool:
    return other[0] <= one[0] and one[1] <= other[1]


def _interval(field: str, value: str) -> Interval:
    first, _, last = value.partition("..")
    if ".." not in value:
        last = first
    number = float if field.endswith("count") else _day
    return number(first) if first else -_OPEN, number(last) if last else _OPEN


def _day(value: str) -> float:
    return float(datetime.date.fromisoformat(value).toordinal())


def _is_count(value: str) -> bool:
    return value.isascii() and value.isdigit()


def _is_interval_field(field: str) -> bool:
    return field == "when" or field.endswith("count")
