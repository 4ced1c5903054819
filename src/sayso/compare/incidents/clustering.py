"""Groups of sightings from the scores of pairs, such that one wrong score cannot fuse two large groups.

Of all groups that a pair links, the two with the highest mean score between them are joined first, and so on down to the line. The
mean is over all pairs of a sample of members of both (average linkage, Sokal and Michener 1958: a single link says little between
large groups), or over the better ones, where an oblique telling may be like few others (`limits.Line`). Means are worked out again
only when their turn comes. Groups that time or a person's judgement holds apart are never joined.
"""

from __future__ import annotations

import heapq
import math
from collections.abc import Callable, Iterable, Mapping, Sequence

from sayso.compare.incidents.against import Stretch
from sayso.compare.incidents.limits import SAMPLE, Line

Score = Callable[[Sequence[tuple[int, int]]], Sequence[float]]
"""Gives the scores of pairs (the smaller number first)."""
State = tuple[int, int, int, int]
"""Two groups and how many members each has: as groups only grow, this tells which members."""
Groups = list[tuple[int, ...]]


class Grouping:
    """Sightings 0 to `count` in groups, each alone at first. `apart[i]` are those that a person judged not to be the same as i."""

    def __init__(self, stretches: Sequence[Stretch], apart: Mapping[int, frozenset[int]], score: Score, line: Line) -> None:
        self._members: dict[int, list[int]] = {number: [number] for number in range(len(stretches))}
        self._group = list(range(len(stretches)))
        self._stretch = dict(enumerate(stretches))
        self._apart = {number: set(others) for number, others in apart.items()}
        self._score = score
        self._line = line
        self._waiting: list[tuple[float, int, int, State]] = []
        self._offered: set[State] = set()

    def together(self, sets: Iterable[Sequence[int]]) -> None:
        """Join those that a person judged to be the same, whatever else speaks against it."""
        for numbers in sets:
            for other in numbers[1:]:
                self._join(self._group[numbers[0]], self._group[other])

    def agglomerate(self, pairs: Iterable[tuple[int, int]]) -> None:
        """Join the groups that pairs link, those with the highest mean first, while it is at least the line."""
        for one, other in pairs:
            self._offer(one, other)
        while self._waiting:
            _, one, other, state = heapq.heappop(self._waiting)
            if state == self._state(one, other):
                self._join(self._group[one], self._group[other])
            else:
                self._offer(one, other)

    def _offer(self, one: int, other: int) -> None:
        """Let the groups of two sightings wait for their turn, if they may be joined and do not wait already."""
        first, second = self._group[one], self._group[other]
        state = self._state(one, other)
        if first == second or state in self._offered or self._held_apart(first, second):
            return
        self._offered.add(state)
        mean = self.between(first, second)
        if mean >= self._line.least:
            heapq.heappush(self._waiting, (-mean, one, other, state))

    def _state(self, one: int, other: int) -> State:
        first, second = sorted((self._group[one], self._group[other]))
        return first, second, len(self._members[first]), len(self._members[second])

    def between(self, first: int, second: int) -> float:
        """Give the mean of the better scores between a sample of two groups each; 0 where any two exclude one another."""
        pairs = [(min(a, b), max(a, b)) for a in _sample(self._members[first]) for b in _sample(self._members[second])]
        scores = self._score(pairs)
        better = sorted(scores, reverse=True)[: math.ceil(len(pairs) * self._line.share)]
        return sum(better) / len(better) if all(scores) else 0.0

    def groups(self) -> Groups:
        """Give the groups, each in order, by their first members."""
        return sorted(tuple(sorted(members)) for members in self._members.values())

    def group_of(self, number: int) -> int:
        """Give the name of a sighting's group."""
        return self._group[number]

    def _held_apart(self, first: int, second: int) -> bool:
        judged = self._apart.get(first)
        if judged and not judged.isdisjoint(self._members[second]):
            return True
        return self._stretch[first].excludes(self._stretch[second])

    def _join(self, first: int, second: int) -> None:
        if first == second:
            return
        if len(self._members[first]) < len(self._members[second]):
            first, second = second, first
        moved = self._members.pop(second)
        for number in moved:
            self._group[number] = first
        self._members[first] += moved
        self._stretch[first] = self._stretch[first].joined(self._stretch.pop(second))
        judged = self._apart.pop(second, set())
        if judged:
            self._apart.setdefault(first, set()).update(judged)


def _sample(members: Sequence[int]) -> Sequence[int]:
    """Give all members, or so many of them at even distances in order."""
    if len(members) <= SAMPLE:
        return members
    ordered = sorted(members)
    return [ordered[at * len(ordered) // SAMPLE] for at in range(SAMPLE)]
