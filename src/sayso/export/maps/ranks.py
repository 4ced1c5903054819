"""Which column each node of a map stands in: who acts stands left of whom it acts on, as far as that can be.

Columns come from trophic levels (MacKay, Johnson and Sansom 2020, "How directed is a directed network?"): the heights at which
edges on average climb by one. They need no edge turned round first, so that circles, which maps of actors are full of, do no harm.
"""

from __future__ import annotations

import importlib
import math
from collections import defaultdict
from collections.abc import Sequence
from types import ModuleType
from typing import Final, TypeAlias

import numpy as np

Ends: TypeAlias = Sequence[tuple[int, int]]
"""The two nodes of each edge, as indices: from, to."""

_HALF: Final = 0.5 - 1e-6
"""What rounds a level to a column; off the half, so that two machines' arithmetic cannot differ on an even tie."""

_BESIDE, _BACKWARDS, _FARTHER, _CROWDED = 4.0, 0.1, 0.3, 5.0
"""Costs with which random maps came out small and with few crossings (of 17 settings, on 8 maps of 40 nodes and 60 edges)."""


def columns(count: int, ends: Ends, *, onward: bool) -> list[int]:
    """Give the column, from 0 without gaps, of each of `count` nodes that hang together.

    With `onward` every edge leads to a later column, save those that close a circle; otherwise two ends may share a column.
    """
    levels = _trophic_levels(count, ends)
    found = (
        _longest_paths(count, _without_circles(count, ends, levels)) if onward else [math.floor(level + _HALF) for level in levels]
    )
    return _closed_up(found)


def _trophic_levels(count: int, ends: Ends) -> list[float]:
    laplacian = np.zeros((count, count))
    imbalance = np.zeros(count)
    for start, end in ends:
        if start != end:
            laplacian[[start, end], [start, end]] += 1
            laplacian[start, end] -= 1
            laplacian[end, start] -= 1
            imbalance[start] -= 1
            imbalance[end] += 1
    # The Laplacian leaves the mean free: holding the first node at 0 makes it regular, as the nodes hang together.
    laplacian[0, :] = 0
    laplacian[0, 0] = 1
    imbalance[0] = 0
    levels = np.linalg.solve(laplacian, imbalance)
    return [float(level) for level in np.round(levels - levels.min(), 6)]


def _networkx() -> ModuleType:
    """Import networkx late: that takes longer than to draw a small map, and only the view of causes needs it."""
    return importlib.import_module("networkx")


def _without_circles(count: int, ends: Ends, levels: list[float]) -> list[tuple[int, int]]:
    """Give the edges between different nodes, those turned round that go down a level within a circle."""
    nx = _networkx()
    graph = nx.DiGraph()
    graph.add_nodes_from(range(count))
    graph.add_edges_from(ends)
    circle = {node: number for number, nodes in enumerate(nx.strongly_connected_components(graph)) for node in nodes}
    kept = []
    for start, end in ends:
        down = circle[start] == circle[end] and (levels[start], start) > (levels[end], end)
        if start != end:
            kept.append((end, start) if down else (start, end))
    return kept


def _longest_paths(count: int, ends: Ends) -> list[int]:
    """Give each node the column after its last predecessor's; a node that nothing leads to stands right before what it leads to."""
    nx = _networkx()
    graph = nx.DiGraph()
    graph.add_nodes_from(range(count))
    graph.add_edges_from(ends)
    found = [0] * count
    order = list(nx.lexicographical_topological_sort(graph))
    for node in order:
        found[node] = max((found[before] + 1 for before in graph.predecessors(node)), default=0)
    for node in reversed(order):
        after = [found[later] - 1 for later in graph.successors(node)]
        if after and not graph.in_degree(node):
            found[node] = min(after)
    return found


def _closed_up(found: list[int]) -> list[int]:
    used = {column: place for place, column in enumerate(sorted(set(found)))}
    return [used[column] for column in found]


def spread(found: list[int], ends: Ends, heights: Sequence[float], tallest: float, *, onward: bool) -> list[int]:
    """Give the columns with few edges that stay in one, turn back or skip one, and with none much taller than `tallest`.

    With `onward` an edge never comes to point the other way by it.
    """
    search = _Search(list(found), ends, heights, tallest, onward)
    search.run()
    return _closed_up(search.column)


class _Search:
    """Moves one node at a time to the column where it costs least, until none gains by a move."""

    _ROUNDS: Final = 12
    _STEPS: Final = (-1, 1, -2, 2, -3, 3)

    def __init__(self, column: list[int], ends: Ends, heights: Sequence[float], tallest: float, onward: bool) -> None:
        self.column, self.heights, self.tallest, self.onward = column, heights, tallest, onward
        self.edges: list[list[tuple[int, int]]] = [[] for _ in column]
        for start, end in ends:
            if start != end:
                # The other end, and where it should stand: 1 on the right, -1 on the left.
                turned = onward and column[start] > column[end]
                self.edges[start].append((end, -1 if turned else 1))
                self.edges[end].append((start, 1 if turned else -1))
        self.filled: dict[int, float] = defaultdict(float)
        for node, place in enumerate(column):
            self.filled[place] += heights[node]

    def run(self) -> None:
        """Move nodes, those of fewest edges first: hubs hold the rest together."""
        order = sorted(range(len(self.column)), key=lambda node: (len(self.edges[node]), node))
        for _ in range(self._ROUNDS):
            moves = sum(self._moved(node) for node in order)
            if not moves:
                return

    def _moved(self, node: int) -> bool:
        here = self.column[node]
        best, least = here, self._cost(node, here) - 1e-6
        for step in self._STEPS:
            cost = self._cost(node, here + step)
            if cost < least:
                best, least = here + step, cost
        self.filled[here] -= self.heights[node]
        self.filled[best] += self.heights[node]
        self.column[node] = best
        return best != here

    def _cost(self, node: int, place: int) -> float:
        there = self.filled[place] + (0.0 if place == self.column[node] else self.heights[node])
        crowded = max(0.0, there - self.tallest) / self.tallest * _CROWDED
        return crowded + sum(self._stretch((self.column[other] - place) * side) for other, side in self.edges[node])

    def _stretch(self, span: int) -> float:
        """Give what an edge over `span` columns costs: none for one; beside, backwards and far are worse, in that order."""
        if self.onward and span < 1:
            return math.inf
        if span == 0:
            return _BESIDE
        return _FARTHER * (abs(span) - 1) + (_BACKWARDS if span < 0 else 0.0)
