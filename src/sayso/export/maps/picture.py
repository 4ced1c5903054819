"""A map made ready to be drawn: labels broken into lines, nodes and edges placed."""

from __future__ import annotations

from dataclasses import dataclass

from sayso.export.maps.layout import Box, Route, Size, lay_out
from sayso.export.maps.look import Look, Looks
from sayso.export.maps.style import NAMELESS, NODES, SIZES
from sayso.export.maps.text import clean, width, wrap
from sayso.system.types import Edge, Map, Node

MARK_SIZE = SIZES.text.edge - 1.0
"""Size of the marks below an edge's label."""


@dataclass(frozen=True, slots=True)
class DrawnNode:
    """A node with its label in lines and the box that it fills."""

    node: Node
    lines: tuple[str, ...]
    box: Box

    @property
    def shape(self) -> str:
        """The name of its outline."""
        return NODES[self.node.kind]["shape"]


@dataclass(frozen=True, slots=True)
class DrawnEdge:
    """An edge with its label and marks in lines, its looks and its route; `start` and `end` are the numbers of its nodes."""

    edge: Edge
    start: int
    end: int
    look: Look
    lines: tuple[str, ...]
    marks: tuple[str, ...]
    route: Route
    sentence: str

    @property
    def voice(self) -> str:
        """Whose words its claims are: `own` where all are the issuer's, `quoted` where all are others', else `mixed`."""
        own = {not evidence.chain for evidence in self.edge.evidence}
        return "own" if own == {True} else "quoted" if own == {False} else "mixed"


@dataclass(frozen=True, slots=True)
class Picture:
    """All of a map in its place, without title and legend; `size` is its width and height."""

    nodes: tuple[DrawnNode, ...]
    edges: tuple[DrawnEdge, ...]
    size: Size


def picture(map_: Map) -> Picture:
    """Place everything on `map_`. The same map gives the same picture."""
    looks = Looks(map_)
    numbers = {node.id: number for number, node in enumerate(map_.nodes)}
    names = [_node_lines(node) for node in map_.nodes]
    edges = [(edge, looks.look(edge)) for edge in map_.edges]
    labels = [_label_lines(look) for _, look in edges]
    ends = [(numbers[edge.from_], numbers[edge.to]) for edge in map_.edges]
    placed = lay_out(
        [_node_size(lines) for lines in names], [_label_size(*pair) for pair in labels], ends, onward=map_.view == "causes"
    )
    return Picture(
        tuple(DrawnNode(*found) for found in zip(map_.nodes, names, placed.nodes, strict=True)),
        tuple(
            DrawnEdge(edge, start, end, look, lines, marks, route, looks.sentence(edge))
            for (edge, look), (start, end), (lines, marks), route in zip(edges, ends, labels, placed.edges, strict=True)
        ),
        placed.size,
    )


def _node_lines(node: Node) -> tuple[str, ...]:
    widest = SIZES.node.claim_widest if node.kind == "Claim" else SIZES.node.widest
    return wrap(clean(node.label) or NAMELESS, SIZES.text.node, widest, SIZES.node.lines)


def _label_lines(look: Look) -> tuple[tuple[str, ...], tuple[str, ...]]:
    lines = wrap(look.label, SIZES.text.edge, SIZES.edge.widest, SIZES.edge.lines)
    marks = wrap(look.marks, MARK_SIZE, SIZES.edge.widest * 1.25, SIZES.edge.lines) if look.marks else ()
    return lines, marks


def _node_size(lines: tuple[str, ...]) -> Size:
    size = SIZES.text.node
    widest = max(width(line, size) for line in lines)
    return widest + 2 * SIZES.node.margin_x, len(lines) * size * SIZES.text.line_height + 2 * SIZES.node.margin_y


def _label_size(lines: tuple[str, ...], marks: tuple[str, ...]) -> Size:
    widest = max([*(width(line, SIZES.text.edge) for line in lines), *(width(line, MARK_SIZE) for line in marks)])
    tall = (len(lines) * SIZES.text.edge + len(marks) * MARK_SIZE) * SIZES.text.line_height
    return widest + 2 * SIZES.edge.margin_x, tall + 2 * SIZES.edge.margin_y
