"""Where everything on a map stands: boxes for nodes, boxes for the labels of edges, and the lines between them.

A layered drawing (Sugiyama): columns of nodes, and between them columns of labels. A label is laid out like a node that its edge
passes through, and a line that skips a column keeps a lane free in it; so no two boxes overlap and no line runs behind one, by
construction. Lengths are CSS pixels, y grows downwards.
"""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Final, Literal, NamedTuple, TypeAlias

from sayso.export.maps import heights, order, ranks
from sayso.export.maps.pack import packed
from sayso.export.maps.style import SIZES

Size: TypeAlias = tuple[float, float]
"""Width and height."""
Point: TypeAlias = tuple[float, float]


class Box(NamedTuple):
    """A rectangle: its left and upper edge, its width and height."""

    x: float
    y: float
    width: float
    height: float

    @property
    def middle(self) -> Point:
        """Its centre."""
        return self.x + self.width / 2, self.y + self.height / 2

    def moved(self, right: float, down: float) -> Box:
        """Give the same box elsewhere."""
        return Box(self.x + right, self.y + down, self.width, self.height)


class Curve(NamedTuple):
    """A stretch of a line: straight to `bend_start`, then a curve to `bend_end` that leaves and arrives level, then straight on."""

    start: Point
    bend_start: float
    bend_end: float
    end: Point
    loop: bool = False
    """Whether it is half of a node's line to itself, which turns back where it meets its label."""

    def moved(self, right: float, down: float) -> Curve:
        """Give the same stretch elsewhere."""
        (x1, y1), (x2, y2) = self.start, self.end
        return Curve((x1 + right, y1 + down), self.bend_start + right, self.bend_end + right, (x2 + right, y2 + down), self.loop)


class Route(NamedTuple):
    """An edge's line: the stretches from its first node to the label and from the label to its second node, and the label's box."""

    there: tuple[Curve, ...]
    label: Box
    onward: tuple[Curve, ...]

    def moved(self, right: float, down: float) -> Route:
        """Give the same route elsewhere."""
        there, onward = (tuple(curve.moved(right, down) for curve in part) for part in (self.there, self.onward))
        return Route(there, self.label.moved(right, down), onward)


@dataclass(frozen=True, slots=True)
class Layout:
    """Boxes of nodes and routes of edges in the order that they were given in, and the size of the whole."""

    nodes: tuple[Box, ...]
    edges: tuple[Route, ...]
    size: Size


_Kind = Literal["node", "label", "bend"]
_BEND_SIZE: Final = (0.0, 1.0)
# How strongly a line is held straight: most where it only passes (Gansner et al. 1993, "A technique for drawing directed graphs").
_PULL: Final = {("bend", "bend"): 8.0, ("bend", "node"): 2.0, ("bend", "label"): 4.0, ("label", "node"): 1.0}
_FLAT_PULL: Final = 0.6
_LOOP_REACH: Final = 16.0
"""How far above or below its node the label of a line to itself may stand for that line to be one round loop."""


@dataclass(slots=True)
class _Part:
    """Nodes that hang together while they are laid out: items, the column and size of each, and the chain of items of each edge."""

    kinds: list[_Kind] = field(default_factory=list)
    sizes: list[Size] = field(default_factory=list)
    column: list[int] = field(default_factory=list)
    chains: list[list[int]] = field(default_factory=list)
    """From an edge's first node over its label to its second; the two ends of a flat one stand in one column."""

    def add(self, kind: _Kind, size: Size, column: int) -> int:
        self.kinds.append(kind)
        self.sizes.append(size)
        self.column.append(column)
        return len(self.kinds) - 1


def lay_out(nodes: Sequence[Size], labels: Sequence[Size], ends: ranks.Ends, *, onward: bool) -> Layout:
    """Lay out nodes of the sizes `nodes`, joined by edges that run between `ends` (indices: from, to) and have labels of `labels`.

    With `onward` the edges lead from left to right, save those that close a circle.
    """
    boxes: list[Box] = [Box(0, 0, *size) for size in nodes]
    routes: dict[int, Route] = {}
    groups = _connected(len(nodes), ends)
    parts = [_lay_out_part(group, edges, nodes, labels, ends, onward) for group, edges in groups]
    places, size = packed([part.size for part in parts], SIZES.gap.parts, SIZES.page.aspect)
    for (group, edges), part, (right, down) in zip(groups, parts, places, strict=True):
        for node, box in zip(group, part.nodes, strict=True):
            boxes[node] = box.moved(right, down)
        for edge, route in zip(edges, part.edges, strict=True):
            routes[edge] = route.moved(right, down)
    return Layout(tuple(boxes), tuple(routes[edge] for edge in range(len(ends))), size)


def _connected(count: int, ends: ranks.Ends) -> list[tuple[list[int], list[int]]]:
    """Give the nodes and edges of each part that hangs together, in the order of its first node."""
    root = list(range(count))

    def find(node: int) -> int:
        while root[node] != node:
            root[node] = root[root[node]]
            node = root[node]
        return node

    for start, end in ends:
        one, two = sorted((find(start), find(end)))
        root[two] = one
    groups: dict[int, tuple[list[int], list[int]]] = {}
    for node in range(count):
        groups.setdefault(find(node), ([], []))[0].append(node)
    for edge, (start, _) in enumerate(ends):
        groups[find(start)][1].append(edge)
    return list(groups.values())


def _lay_out_part(
    group: list[int], edges: list[int], nodes: Sequence[Size], labels: Sequence[Size], ends: ranks.Ends, onward: bool
) -> Layout:
    local = {node: index for index, node in enumerate(group)}
    joins = [(local[ends[edge][0]], local[ends[edge][1]]) for edge in edges]
    sizes = _with_room_for_ports([nodes[node] for node in group], joins)
    label_sizes = [labels[edge] for edge in edges]
    columns = ranks.columns(len(group), joins, onward=onward)
    tall = [height + SIZES.gap.nodes for _, height in sizes]
    columns = ranks.spread(columns, joins, tall, _tallest(sizes, label_sizes), onward=onward)
    part = _itemised(sizes, label_sizes, joins, columns)
    in_columns, before, after = _linked(part)
    in_columns = order.ordered(in_columns, before, after)
    ys = heights.settled(in_columns, _joined(part), lambda upper, lower: _apart(part, upper, lower))
    return _Placing(part, in_columns, ys).layout(len(group))


def _with_room_for_ports(sizes: list[Size], joins: list[tuple[int, int]]) -> list[Size]:
    """Make a node that many lines meet tall enough to tell them apart."""
    out, into = [0] * len(sizes), [0] * len(sizes)
    for start, end in joins:
        out[start] += 1
        into[end] += 1
    room = [min(SIZES.node.port * max(pair), SIZES.node.ports_tallest) for pair in zip(out, into, strict=True)]
    return [(width, max(height, needed)) for (width, height), needed in zip(sizes, room, strict=True)]


def _tallest(sizes: list[Size], labels: list[Size]) -> float:
    """Give how tall a column of nodes may be for the part to come out about as wide as a page is."""
    gap = SIZES.gap
    nodes = sum(height + gap.nodes for _, height in sizes)
    texts = sum(height + gap.labels for _, height in labels)
    pitch = max(width for width, _ in sizes) + max((width for width, _ in labels), default=0.0) + 2 * gap.columns
    # Of a column's height lanes take a part; a third is what random maps of 40 nodes showed.
    area = (nodes + texts / 3) * pitch * 1.5
    return max(math.sqrt(area / SIZES.page.aspect), max(height for _, height in sizes) * 2.5)


def _itemised(sizes: list[Size], labels: list[Size], joins: list[tuple[int, int]], columns: list[int]) -> _Part:
    """Make an item of every node, of every label and of every lane; nodes stand in even columns, labels in odd ones."""
    part = _Part()
    for size, column in zip(sizes, columns, strict=True):
        part.add("node", size, 2 * column)
    filled: dict[int, float] = defaultdict(float)
    for (start, end), size in zip(joins, labels, strict=True):
        low, high = sorted((part.column[start], part.column[end]))
        place = min(range(low + 1, max(high, low + 2), 2), key=lambda column: (filled[column], column))
        filled[place] += size[1] + SIZES.gap.labels
        chain = []
        for column in range(low + 1, max(high, low + 2)):
            chain.append(part.add("label", size, column) if column == place else part.add("bend", _BEND_SIZE, column))
        turned = part.column[start] > part.column[end]
        part.chains.append([start, *(reversed(chain) if turned else chain), end])
    return part


def _linked(part: _Part) -> tuple[list[list[int]], order.Links, order.Links]:
    """Give the items of each column, and those that each is joined to on the left and on the right."""
    columns: list[list[int]] = [[] for _ in range(max(part.column) + 1)]
    for item, column in enumerate(part.column):
        columns[column].append(item)
    before: order.Links = [[] for _ in part.kinds]
    after: order.Links = [[] for _ in part.kinds]
    for chain in part.chains:
        for one, two in pairwise(chain):
            left, right = sorted((one, two), key=lambda item: part.column[item])
            after[left].append(right)
            before[right].append(left)
    return columns, before, after


def _joined(part: _Part) -> heights.Joined:
    joined: heights.Joined = [[] for _ in part.kinds]
    for chain in part.chains:
        flat = part.column[chain[0]] == part.column[chain[-1]]
        for one, two in pairwise(chain):
            kinds = sorted((part.kinds[one], part.kinds[two]))
            pull = _FLAT_PULL if flat else _PULL[kinds[0], kinds[1]]
            joined[one].append((two, pull))
            joined[two].append((one, pull))
    return joined


def _apart(part: _Part, upper: int, lower: int) -> float:
    kinds = {part.kinds[upper], part.kinds[lower]}
    gap = SIZES.gap.nodes if kinds == {"node"} else SIZES.gap.bends if kinds == {"bend"} else SIZES.gap.labels
    return (part.sizes[upper][1] + part.sizes[lower][1]) / 2 + gap


class _Placing:
    """Turns columns and heights into boxes and lines."""

    def __init__(self, part: _Part, columns: list[list[int]], ys: list[float]) -> None:
        self.part = part
        self.columns = columns
        top = min(y - part.sizes[item][1] / 2 for item, y in enumerate(ys))
        self.ys = [y - top for y in ys]
        self.widths = [max((part.sizes[item][0] for item in column), default=0.0) for column in columns]
        self.lefts = self._lefts()
        self.ports: dict[tuple[int, int], float] = {}
        self.flat = {chain[1] for chain in part.chains if part.column[chain[0]] == part.column[chain[-1]]}

    def layout(self, nodes: int) -> Layout:
        self._set_ports()
        boxes = tuple(self._box(item) for item in range(nodes))
        routes = tuple(self._route(number, chain) for number, chain in enumerate(self.part.chains))
        width = self.lefts[-1] + self.widths[-1]
        height = max(y + self.part.sizes[item][1] / 2 for item, y in enumerate(self.ys))
        return Layout(boxes, routes, (width, height))

    def _lefts(self) -> list[float]:
        """Give where each column begins; the steeper the lines between two, the farther they stand apart."""
        climbs = [0.0] * len(self.columns)
        for chain in self.part.chains:
            for one, two in pairwise(chain):
                gap = max(self.part.column[one], self.part.column[two])
                climbs[gap] = max(climbs[gap], abs(self.ys[one] - self.ys[two]))
        lefts = [0.0]
        for index in range(1, len(self.columns)):
            room = min(SIZES.gap.columns + climbs[index] * SIZES.gap.steep, SIZES.gap.steepest)
            lefts.append(lefts[-1] + self.widths[index - 1] + room)
        return lefts

    def _box(self, item: int) -> Box:
        width, height = self.part.sizes[item]
        column = self.part.column[item]
        # The label of a line that comes back to its column stands where that line first comes.
        x = self.lefts[column] + (0.0 if item in self.flat else (self.widths[column] - width) / 2)
        return Box(x, self.ys[item] - height / 2, width, height)

    def _set_ports(self) -> None:
        """Share out a node's sides among the lines that meet it there, in the order of where they come from."""
        sides: dict[tuple[int, bool], list[tuple[float, int, int]]] = defaultdict(list)
        for number, chain in enumerate(self.part.chains):
            for node, beside, end in ((chain[0], chain[1], 0), (chain[-1], chain[-2], 1)):
                right = self.part.column[beside] > self.part.column[node]
                sides[node, right].append((self.ys[beside], number, end))
        for (node, _), lines in sides.items():
            lines.sort()
            step = min(SIZES.node.port, (self.part.sizes[node][1] - 6) / len(lines))
            for place, (_, number, end) in enumerate(lines):
                self.ports[number, end] = self.ys[node] + (place - (len(lines) - 1) / 2) * step

    def _route(self, number: int, chain: list[int]) -> Route:
        label = next(place for place, item in enumerate(chain) if self.part.kinds[item] == "label")
        ys = [self.ys[item] for item in chain]
        ys[0], ys[-1] = self.ports[number, 0], self.ports[number, 1]
        arriving = leaving = self.ys[chain[label]]
        loop = chain[0] == chain[-1] and abs(arriving - (ys[0] + ys[-1]) / 2) < _LOOP_REACH
        if chain[label] in self.flat and not loop:
            # A line that comes back to its column meets its label twice on the same side.
            shift = min(3.0, self.part.sizes[chain[label]][1] / 4) * (1 if ys[0] <= ys[-1] else -1)
            arriving, leaving = arriving - shift, arriving + shift
        there = self._curves(chain[: label + 1], [*ys[:label], arriving])
        onward = self._curves(chain[label:], [leaving, *ys[label + 1 :]])
        if loop:
            there, onward = (tuple(curve._replace(loop=True) for curve in part) for part in (there, onward))
        return Route(there, self._box(chain[label]), onward)

    def _curves(self, chain: list[int], ys: list[float]) -> tuple[Curve, ...]:
        curves = []
        for one, two, y1, y2 in zip(chain, chain[1:], ys, ys[1:], strict=False):
            rightward = self.part.column[two] > self.part.column[one]
            x1, bend_start = self._side(one, rightward)
            x2, bend_end = self._side(two, not rightward)
            curves.append(Curve((x1, y1), bend_start, bend_end, (x2, y2)))
        return tuple(curves)

    def _side(self, item: int, right: bool) -> tuple[float, float]:
        """Give where a line meets the item's box on one side, and the edge of the item's column there."""
        column = self.part.column[item]
        edge = self.lefts[column] + (self.widths[column] if right else 0.0)
        if self.part.kinds[item] == "bend":
            return self.lefts[column] + self.widths[column] / 2, edge
        box = self._box(item)
        return (box.x + box.width if right else box.x), edge
