"""Outlines of nodes by kind, as SVG path data, so that kinds are told apart without colour."""

from __future__ import annotations

import math
from collections.abc import Callable
from typing import Final

from sayso.export.maps.layout import Box


def number(value: float) -> str:
    """Write a length with one decimal at most."""
    text = f"{value:.1f}".removesuffix(".0")
    return "0" if text == "-0" else text


def outline(shape: str, box: Box) -> tuple[str, str]:
    """Give the path of a shape around `box`, and that of the lines within it (empty where it has none)."""
    return _SHAPES[shape](box.x, box.y, box.x + box.width, box.y + box.height)


def _path(*points: tuple[float, float]) -> str:
    return "M" + "L".join(f"{number(x)} {number(y)}" for x, y in points) + "Z"


def _rounded(left: float, top: float, right: float, bottom: float, radius: float) -> str:
    r = min(radius, (right - left) / 2, (bottom - top) / 2)
    wide, tall, n = right - left - 2 * r, bottom - top - 2 * r, number(r)
    arc = f"a{n} {n} 0 0 1 "
    start = f"M{number(left + r)} {number(top)}h{number(wide)}{arc}{n} {n}v{number(tall)}{arc}-{n} {n}"
    return f"{start}h{number(-wide)}{arc}-{n} -{n}v{number(-tall)}{arc}{n} -{n}Z"


def _pill(left: float, top: float, right: float, bottom: float) -> tuple[str, str]:
    return _rounded(left, top, right, bottom, 18), ""


def _soft(left: float, top: float, right: float, bottom: float) -> tuple[str, str]:
    return _rounded(left, top, right, bottom, 4), ""


def _double(left: float, top: float, right: float, bottom: float) -> tuple[str, str]:
    return _rounded(left, top, right, bottom, 2), _rounded(left + 3, top + 3, right - 3, bottom - 3, 1)


def _cut(left: float, top: float, right: float, bottom: float) -> tuple[str, str]:
    c = 7
    points = ((left + c, top), (right, top), (right, bottom - c), (right - c, bottom), (left, bottom), (left, top + c))
    return _path(*points), ""


def _hexagon(left: float, top: float, right: float, bottom: float) -> tuple[str, str]:
    c, middle = 8, (top + bottom) / 2
    points = ((left + c, top), (right - c, top), (right, middle), (right - c, bottom), (left + c, bottom), (left, middle))
    return _path(*points), ""


def _house(left: float, top: float, right: float, bottom: float) -> tuple[str, str]:
    c = 8
    points = ((left, top), (right, top), (right, bottom - c), (right - c, bottom), (left + c, bottom), (left, bottom - c))
    return _path(*points), ""


def _slanted(left: float, top: float, right: float, bottom: float) -> tuple[str, str]:
    c = 7
    return _path((left + c, top), (right, top), (right - c, bottom), (left, bottom)), ""


def _note(left: float, top: float, right: float, bottom: float) -> tuple[str, str]:
    c = 8
    fold = f"M{number(right - c)} {number(top)}v{c}h{c}"
    return _path((left, top), (right - c, top), (right, top + c), (right, bottom), (left, bottom)), fold


_SHAPES: Final[dict[str, Callable[[float, float, float, float], tuple[str, str]]]] = {
    "pill": _pill,
    "rounded": _soft,
    "double": _double,
    "cut": _cut,
    "hexagon": _hexagon,
    "house": _house,
    "slanted": _slanted,
    "note": _note,
    "broken": _soft,
}


def inset(shape: str, box: Box, y: float, *, right: bool) -> float:
    """Give how far inside its box the outline of a shape runs at the height `y`, on the right or on the left."""
    above, below = y - box.y, box.y + box.height - y
    if shape == "pill":
        radius = min(18.0, box.width / 2, box.height / 2)
        depth = radius - min(above, below)
        return radius - math.sqrt(max(radius**2 - depth**2, 0.0)) if depth > 0 else 0.0
    if shape == "hexagon":
        return 8 * abs(above - below) / box.height
    if shape == "slanted":
        return 7 * (above if right else below) / box.height
    corner = {"cut": (7.0, right), "house": (8.0, None), "note": (0.0, None)}.get(shape)
    if corner is None:
        return 0.0
    size, lower = corner
    if lower is None:
        return max(size - below, 0.0)
    return max(size - (below if lower else above), 0.0)
