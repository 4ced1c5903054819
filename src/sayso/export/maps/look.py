"""How an edge looks and what it says: its line, its colour, the marks beside its label, and one sentence that tells it all."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from sayso.export.maps.style import INK, NAMELESS, SIDES, STYLES
from sayso.export.maps.text import clean, has_right_to_left, isolated
from sayso.export.words import plural
from sayso.system.types import Edge, Map

_LETTERS: Final = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
_DASHES: Final[Mapping[tuple[bool, bool], str]] = {
    (False, False): "",
    (True, False): "7 4",
    (False, True): "0.1 4",
    (True, True): "8 4 0.1 4",
}
"""By (alleged, conditional), for round line ends: a dash of next to nothing is a dot."""
_THINNEST, _THICKEST = 1.3, 2.6


@dataclass(frozen=True, slots=True)
class Look:
    """An edge as it is drawn.

    `styles` are the keys of `STYLES` that apply, `label` the words on the line and `marks` what stands below them, `dashes` an SVG
    dash array (empty: solid), `side` the number of the only statement that asserts the edge, where there are several.
    """

    styles: tuple[str, ...]
    label: str
    marks: str
    colour: str
    dashes: str
    thickness: float
    side: int | None


class Looks:
    """Decides how the edges of one map look."""

    def __init__(self, map_: Map) -> None:
        self._sides = {side.document: number for number, side in enumerate(map_.sides)}
        self._names = {side.document: isolated(clean(side.name)) for side in map_.sides}
        self._labels = {node.id: isolated(clean(node.label) or NAMELESS) for node in map_.nodes}

    def look(self, edge: Edge) -> Look:
        """Give how `edge` looks."""
        side = self._only_side(edge)
        styles = self._styles(edge, side)
        words = ("not " if edge.negative else "") + (clean(edge.label) or NAMELESS)
        count = len(edge.evidence)
        times = f"×{count}" if count > 1 else ""
        # A number beside letters from right to left would be drawn among them.
        apart = has_right_to_left(words)
        marks = [times] if times and apart else []
        marks += self._letters(edge)
        marks += [STYLES[style]["mark"] for style in styles if STYLES[style]["mark"]]
        return Look(
            styles=styles,
            label=f"{words} {times}" if times and not apart else words,
            marks=" · ".join(marks),
            colour=INK["denied"] if "contested" in styles else INK["line"] if side is None else side_colour(side),
            dashes=_DASHES[edge.alleged, edge.conditional],
            thickness=min(_THINNEST + 0.42 * math.log2(max(count, 1)), _THICKEST),
            side=side,
        )

    def sentence(self, edge: Edge) -> str:
        """Tell `edge` in words: who, what, to whom, how many claims, how firmly, by whom."""
        start, end = (self._labels[node] for node in (edge.from_, edge.to))
        told = [plural(len(edge.evidence), "claim")]
        told += [name for holds, name in self._qualities(edge) if holds]
        told += [f"said by {self._named(edge.said_by)}"] if edge.said_by else []
        told += [f"denied by {self._named(edge.denied_by)}"] if edge.denied_by else []
        label = isolated(clean(edge.label) or NAMELESS)
        verb = f"not {label}" if edge.negative else label
        return f"{start} {verb} {end}: {', '.join(told)}"

    def _named(self, documents: tuple[str, ...]) -> str:
        return " and ".join(self._names.get(document, clean(document)) for document in documents)

    @staticmethod
    def _qualities(edge: Edge) -> tuple[tuple[bool, str], ...]:
        return (
            (edge.alleged, "alleged"),
            (edge.conditional, "only supposed, asked or demanded"),
            (edge.habitual, "told of every time"),
        )

    def _letters(self, edge: Edge) -> list[str]:
        """Give the letters of those who assert the edge, unless they are all."""
        said = sorted(self._sides[document] for document in set(edge.said_by) if document in self._sides)
        return [" ".join(map(letter, said))] if 0 < len(said) < len(self._sides) else []

    def _only_side(self, edge: Edge) -> int | None:
        if len(self._sides) < 2 or len(edge.said_by) != 1:
            return None
        return self._sides.get(edge.said_by[0])

    def _styles(self, edge: Edge, side: int | None) -> tuple[str, ...]:
        line = {
            (False, False): "asserted",
            (True, False): "alleged",
            (False, True): "conditional",
            (True, True): "alleged-conditional",
        }[edge.alleged, edge.conditional]
        several = len(self._sides) > 1
        contested = several and bool(set(edge.said_by) - set(edge.denied_by)) and bool(set(edge.denied_by) - set(edge.said_by))
        found = (
            (True, line),
            (edge.habitual, "habitual"),
            (edge.negative, "negative"),
            (contested, "contested"),
            (bool(edge.denied_by) and not contested, "denied"),
            (several and side is None and len(edge.said_by) > 1, "shared"),
        )
        return tuple(style for holds, style in found if holds)


def letter(side: int) -> str:
    """Give the letter of a side: A, B, … Z, then A2, B2, …"""
    again, place = divmod(side, len(_LETTERS))
    return _LETTERS[place] + (str(again + 1) if again else "")


def side_colour(side: int) -> str:
    """Give the colour of a side; after the last colour they begin again, and the letters tell them apart."""
    return SIDES[side % len(SIDES)]
