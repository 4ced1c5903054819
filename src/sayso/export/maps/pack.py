"""Parts of a map that hang together by nothing, side by side on one page."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TypeAlias

_Places: TypeAlias = list[tuple[float, float]]
_Size: TypeAlias = tuple[float, float]
_Steps: TypeAlias = list[tuple[float, float, float]]
"""The skyline of what is placed, from left to right: where each step begins and ends, and how far down it is filled."""


def packed(sizes: Sequence[_Size], gap: float, aspect: float) -> tuple[_Places, _Size]:
    """Give where the upper left corner of each rectangle stands, `gap` apart, and the size of the whole.

    The largest come first, each as high as it can stand, at the width that leaves the smallest page of `aspect` (width to height).
    """
    if not sizes:
        return [], (0.0, 0.0)
    widest = max(width for width, _ in sizes)
    area = sum((width + gap) * (height + gap) for width, height in sizes)
    limits = sorted({widest} | {max(widest, (area * aspect) ** 0.5 * tenths / 10) for tenths in range(7, 21)})
    return min((_stacked(sizes, gap, limit) for limit in limits), key=lambda found: _page(found[1], aspect))


def _page(size: _Size, aspect: float) -> float:
    """Give the area of the page of the wanted shape that holds `size`."""
    width, height = size
    return max(width, height * aspect) * max(height, width / aspect)


def _stacked(sizes: Sequence[_Size], gap: float, limit: float) -> tuple[_Places, _Size]:
    places = [(0.0, 0.0)] * len(sizes)
    steps: _Steps = [(0.0, limit + gap, 0.0)]
    order = sorted(range(len(sizes)), key=lambda index: (-sizes[index][0] * sizes[index][1], index))
    for index in order:
        width, height = sizes[index][0] + gap, sizes[index][1] + gap
        x, y = _highest(steps, width)
        places[index] = (x, y)
        steps = _filled(steps, x, x + width, y + height)
    right = max(x + sizes[index][0] for index, (x, _) in enumerate(places))
    bottom = max(y + sizes[index][1] for index, (_, y) in enumerate(places))
    return places, (right, bottom)


def _highest(steps: _Steps, width: float) -> tuple[float, float]:
    """Give the highest place that is `width` wide, the leftmost of equals."""
    end = steps[-1][1]
    found = []
    for start, _, _ in steps:
        if start + width <= end + 1e-6:
            y = max(filled for left, right, filled in steps if left < start + width - 1e-6 and right > start)
            found.append((y, start))
    y, x = min(found)
    return x, y


def _filled(steps: _Steps, left: float, right: float, down: float) -> _Steps:
    kept = []
    for start, end, filled in steps:
        if start < left:
            kept.append((start, min(end, left), filled))
        if end > right:
            kept.append((max(start, right), end, filled))
    return sorted([*((start, end, filled) for start, end, filled in kept if end - start > 1e-6), (left, right, down)])
