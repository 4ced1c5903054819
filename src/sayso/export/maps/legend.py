"""What stands around a map: its title above, its legend and what it leaves out below. Only what occurs on the map is explained."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from sayso.export.maps.drawing import bar_element, line_elements, shape_elements, written
from sayso.export.maps.layout import Box
from sayso.export.maps.look import Look, letter, side_colour
from sayso.export.maps.picture import Picture
from sayso.export.maps.style import DISCLAIMER, INK, KINDS, LEFT_OUT, NODES, SIZES, STYLES, VIEWS
from sayso.export.maps.text import clean, isolated, width, wrap
from sayso.system.types import Map

_ROW = 21.0
_SAMPLE = 34.0
_HEADING = 78.0
_DASHES = {"alleged": "7 4", "conditional": "0.1 4", "alleged-conditional": "8 4 0.1 4"}


@dataclass(frozen=True, slots=True)
class Block:
    """Elements from height 0 down to `height`."""

    elements: tuple[str, ...]
    height: float


@dataclass(frozen=True, slots=True)
class _Entry:
    """A sign and its words; `sign` gives its elements, drawn from x 0 to `_SAMPLE` around y 0."""

    sign: tuple[str, ...]
    words: str

    @property
    def width(self) -> float:
        return _SAMPLE + 6 + width(self.words, SIZES.text.small) + 20


def heading(map_: Map, wide: float) -> Block:
    """Give the title, the names of the statements, and the sentence that says what a map is not."""
    small = SIZES.text.small
    lines = wrap(statements(map_), small + 1, wide, 3)
    elements = [written(VIEWS[map_.view]["title"], (0, 18), SIZES.text.title, weight="bold", centred=False)]
    y = 20.0
    for line in lines:
        y += 17
        elements.append(_from_left(line, y, small + 1, INK["text"]))
    y += 17
    elements.append(_from_left(DISCLAIMER, y, small + 1, INK["quiet"]))
    return Block(tuple(elements), y + 6)


def statements(map_: Map) -> str:
    """Give the statements' names in words, with their letters where there are several."""
    if len(map_.sides) > 1:
        return "Statements: " + "; ".join(
            f"{letter(number)}: {isolated(clean(side.name))}" for number, side in enumerate(map_.sides)
        )
    return "Statement: " + "; ".join(isolated(clean(side.name)) for side in map_.sides)


def left_out(map_: Map) -> str:
    """Give what the map leaves out as one sentence; empty where it is nothing."""
    said = "; ".join(
        f"{omission.count} {isolated(clean(omission.what))}: {isolated(clean(omission.why))}" for omission in map_.omitted
    )
    return f"{LEFT_OUT}: {said}" if said else ""


def legend(map_: Map, drawn: Picture, wide: float) -> Block:
    """Give the legend and, below it, what the map leaves out."""
    elements: list[str] = []
    y = 10.0
    for title, entries in (("Statements", _sides(map_, drawn)), ("Lines", _styles(drawn)), ("Boxes", _kinds(map_))):
        found = list(entries)
        if found:
            rows, down = _flowed(title, found, y, wide)
            elements += rows
            y = down
    said = left_out(map_)
    if said:
        for line in wrap(said, SIZES.text.small, wide, 12):
            elements.append(_from_left(line, y + 6, SIZES.text.small, INK["quiet"]))
            y += 16
    return Block(tuple(elements), y)


def _from_left(line: str, y: float, size: float, colour: str) -> str:
    return written(line, (0, y), size, colour=colour, centred=False)


def _flowed(title: str, entries: list[_Entry], y: float, wide: float) -> tuple[list[str], float]:
    small = SIZES.text.small
    elements = [written(title, (0, y + 4), small, colour=INK["quiet"], weight="bold", centred=False)]
    x = _HEADING
    for entry in entries:
        if x > _HEADING and x + entry.width > wide:
            x, y = _HEADING, y + _ROW
        label = _from_left(entry.words, 4, small, INK["text"]).replace('x="0"', f'x="{_SAMPLE + 6:g}"', 1)
        elements.append(f'<g transform="translate({x:g} {y:g})">{"".join(entry.sign)}{label}</g>')
        x += round(entry.width)
    return elements, y + _ROW


def _sides(map_: Map, drawn: Picture) -> Iterator[_Entry]:
    if len(map_.sides) < 2:
        return
    for number, side in enumerate(map_.sides):
        look = Look((), "", "", side_colour(number), "", 2.2, number)
        sign = written(letter(number), (27, 4), SIZES.text.small, colour=side_colour(number), weight="bold")
        name = wrap(clean(side.name), SIZES.text.small, 320, 1)[0]
        yield _Entry((*line_elements("M0 0H18", look), sign), f"only {isolated(name)}")
    if any("shared" in edge.look.styles for edge in drawn.edges):
        yield _Entry(_sign("shared"), STYLES["shared"]["legend"])


def _styles(drawn: Picture) -> Iterator[_Entry]:
    present = {style for edge in drawn.edges for style in edge.look.styles}
    for style, words in STYLES.items():
        if style in present and style != "shared":
            yield _Entry(_sign(style), words["legend"])
    if any(len(edge.edge.evidence) > 1 for edge in drawn.edges):
        thick = Look((), "", "", INK["line"], "", 3.0, None)
        times = written("×3", (26, 4), SIZES.text.small)
        yield _Entry((*line_elements("M0 0H16", thick), times), "number of claims")


def _sign(style: str) -> tuple[str, ...]:
    words = {"habitual": "↻", "denied": "✗"}
    if style in words:
        colour = INK["denied"] if style == "denied" else INK["text"]
        return (written(words[style], (_SAMPLE / 2, 4), SIZES.text.small + 1, colour=colour, weight="bold"),)
    look = Look((style,), "", "", INK["denied" if style == "contested" else "line"], _DASHES.get(style, ""), 1.6, None)
    bar = (bar_element((_SAMPLE / 2, 0), (1, 0), INK["line"]),) if style == "negative" else ()
    return (*line_elements(f"M0 0H{_SAMPLE:g}", look), *bar)


def _kinds(map_: Map) -> Iterator[_Entry]:
    present = {node.kind for node in map_.nodes}
    for kind in NODES:
        if kind in present:
            yield _Entry(tuple(shape_elements(kind, Box(0, -7.5, _SAMPLE, 15))), KINDS[kind])
