"""How high each item stands in its column: near what it is joined to, in the column's order, and apart from its neighbours.

Each column is set by the best fit in order (isotonic regression, pool-adjacent-violators), which keeps every distance exactly.
"""

from __future__ import annotations

from collections.abc import Callable
from itertools import pairwise
from typing import Final, TypeAlias

Joined: TypeAlias = list[list[tuple[int, float]]]
"""For each item, those that it is joined to, and how strongly its line is held straight."""

_SWEEPS, _FEWEST = 40, 4
_WORK: Final = 60_000
"""Items times sweeps at most, so that a map of thousands of edges still ends; the fewest sweeps are always made."""


def settled(columns: list[list[int]], joined: Joined, apart: Callable[[int, int], float]) -> list[float]:
    """Give the height of each item's middle; `apart` gives the least distance of two neighbours' middles, upper first."""
    heights = [0.0] * len(joined)
    for column in columns:
        offsets = _offsets(column, apart)
        for item, offset in zip(column, offsets, strict=True):
            heights[item] = offset - offsets[-1] / 2
    weights = [max(sum(weight for _, weight in others), 0.1) for others in joined]
    for sweep in range(min(_SWEEPS, max(_FEWEST, _WORK // len(joined)))):
        for column in columns if sweep % 2 == 0 else reversed(columns):
            wanted = [_wanted(item, joined, heights) for item in column]
            fitted = _fitted(wanted, [weights[item] for item in column], _offsets(column, apart))
            for item, height in zip(column, fitted, strict=True):
                heights[item] = height
    return heights


def _offsets(column: list[int], apart: Callable[[int, int], float]) -> list[float]:
    offsets = [0.0]
    for upper, lower in pairwise(column):
        offsets.append(offsets[-1] + apart(upper, lower))
    return offsets[: len(column)]


def _wanted(item: int, joined: Joined, heights: list[float]) -> float:
    others = joined[item]
    if not others:
        return heights[item]
    return sum(heights[other] * weight for other, weight in others) / sum(weight for _, weight in others)


def _fitted(wanted: list[float], weights: list[float], offsets: list[float]) -> list[float]:
    """Give the heights nearest to `wanted` that keep the order and the distances in `offsets`."""
    blocks: list[tuple[float, float, int]] = []
    for want, weight, offset in zip(wanted, weights, offsets, strict=True):
        value, total, size = want - offset, weight, 1
        while blocks and blocks[-1][0] > value:
            above, heavy, many = blocks.pop()
            value = (value * total + above * heavy) / (total + heavy)
            total += heavy
            size += many
        blocks.append((value, total, size))
    bases = [value for value, _, size in blocks for _ in range(size)]
    return [base + offset for base, offset in zip(bases, offsets, strict=True)]
