"""In which order the items of each column stand, so that few lines cross: sweeps of barycentres, then swaps of neighbours.

After Sugiyama, Tagawa and Toda 1981; crossings are counted as by Barth, Mutzel and Jünger 2004.
"""

from __future__ import annotations

import random
from bisect import bisect_right, insort
from collections.abc import Sequence
from itertools import pairwise
from typing import Final, TypeAlias

Links: TypeAlias = list[list[int]]
"""For each item, the items that it is joined to in the column before, or after."""

_SWEEPS: Final = 14
_TRIES: Final = 4
_SWAPPED: Final = 600
"""Above so many lines neighbours are not swapped and one start is enough: more would take seconds, and so full a map is not read by
its crossings."""
_WORK: Final = 30_000
"""Lines times sweeps at most, so that a map of thousands of edges still ends; two sweeps, there and back, are always made."""


def ordered(columns: list[list[int]], before: Links, after: Links) -> list[list[int]]:
    """Give the items of `columns`, each column in the best order that was found from several to start from; always the same."""
    lines = sum(map(len, after))
    chance = random.Random(lines)
    tries = _TRIES if lines <= _SWAPPED else 1
    best, fewest = columns, crossings(columns, after)
    for number in range(tries):
        start = [list(column) for column in columns]
        if number:
            for column in start:
                chance.shuffle(column)
        best, fewest = _improved(start, before, after, best, fewest)
        if not fewest:
            break
    return best


def _improved(
    current: list[list[int]], before: Links, after: Links, best: list[list[int]], fewest: int
) -> tuple[list[list[int]], int]:
    """Give the order with the fewest crossings among `best` and what sweeps make of `current`."""
    lines = sum(map(len, after))
    swaps = lines <= _SWAPPED
    for sweep in range(min(_SWEEPS, max(2, _WORK // max(lines, 1)))):
        current = _swept(current, before, after, forward=sweep % 2 == 0)
        if swaps:
            _swap(current, before, after)
        found = crossings(current, after)
        if found < fewest:
            best, fewest = [list(column) for column in current], found
        if not fewest:
            break
    return best, fewest


def crossings(columns: Sequence[Sequence[int]], after: Links) -> int:
    """Count how often lines between neighbouring columns cross."""
    return sum(_crossings(left, right, after) for left, right in pairwise(columns))


def _crossings(left: Sequence[int], right: Sequence[int], after: Links) -> int:
    place = {item: index for index, item in enumerate(right)}
    seen: list[int] = []
    crossed = 0
    for item in left:
        targets = sorted(place[other] for other in after[item])
        crossed += sum(len(seen) - bisect_right(seen, target) for target in targets)
        for target in targets:
            insort(seen, target)
    return crossed


def _swept(columns: list[list[int]], before: Links, after: Links, *, forward: bool) -> list[list[int]]:
    swept = [list(column) for column in columns]
    indices = range(1, len(columns)) if forward else range(len(columns) - 2, -1, -1)
    links = before if forward else after
    for index in indices:
        beside = swept[index - 1 if forward else index + 1]
        swept[index] = _by_barycentre(swept[index], beside, links)
    return swept


def _by_barycentre(column: list[int], beside: list[int], links: Links) -> list[int]:
    place = {item: index / max(len(beside), 1) for index, item in enumerate(beside)}
    keys = {}
    for index, item in enumerate(column):
        others = links[item]
        # What is joined to nothing there keeps its place.
        keys[item] = sum(place[other] for other in others) / len(others) if others else index / len(column)
    return sorted(column, key=lambda item: keys[item])


def _swap(columns: list[list[int]], before: Links, after: Links) -> None:
    """Swap neighbours as long as that takes crossings away, column by column."""
    for index, column in enumerate(columns):
        left = {item: place for place, item in enumerate(columns[index - 1])} if index else {}
        right = {item: place for place, item in enumerate(columns[index + 1])} if index + 1 < len(columns) else {}
        seen = {item: (_places(before[item], left), _places(after[item], right)) for item in column}
        better = True
        rounds = 0
        while better and rounds < len(column):
            better = False
            rounds += 1
            for place in range(len(column) - 1):
                one, two = seen[column[place]], seen[column[place + 1]]
                if sum(_inversions(b, a) - _inversions(a, b) for a, b in zip(one, two, strict=True)) < 0:
                    column[place], column[place + 1] = column[place + 1], column[place]
                    better = True


def _places(items: list[int], place: dict[int, int]) -> list[int]:
    return sorted(place[item] for item in items)


def _inversions(upper: list[int], lower: list[int]) -> int:
    """Count the pairs in which the upper item's line ends below the lower item's."""
    return sum(bisect_right(lower, end - 1) for end in upper)
