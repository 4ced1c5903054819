"""Groups of sightings from the scores of pairs, such that one wrong score cannot fuse two large groups.

Pairs are taken from the best down. Two groups are joined where the mean score between them, over a sample of members of both, is at
least the line: pairs that blocking did not bring together are scored for it, so a single link says little between large groups
(average linkage, Sokal and Michener 1958, in the order of Kruskal's tree). Groups that time or a person's judgement holds apart are
never joined.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence

from sayso.compare.incidents.against import Stretch
from sayso.compare.incidents.limits import LINE, SAMPLE

Score = Callable[[Sequence[tuple[int, int]]], Sequence[float]]
"""Gives the scores of pairs (the smaller number first)."""
Groups = list[tuple[int, ...]]


class Grouping:
    """Sightings 0 to `count` in groups, each alone at first. `apart[i]` are those that a person judged not to be the same as i."""

    def __init__(self, stretches: Sequence[Stretch], apart: Mapping[int, frozenset[int]], score: Score) -> None:
        self._members: dict[int, list[int]] = {number: [number] for number in range(len(stretches))}
        self._group = list(range(len(stretches)))
        self._stretch = dict(enumerate(stretches))
        self._apart = {number: set(others) for number, others in apart.items()}
        self._score = score
        self._refused: dict[tuple[int, int], tuple[int, int]] = {}

    def together(self, sets: Iterable[Sequence[int]]) -> None:
        """Join those that a person judged to be the same, whatever else speaks against it."""
        for numbers in sets:
            for other in numbers[1:]:
                self._join(self._group[numbers[0]], self._group[other])

    def agglomerate(self, pairs: Iterable[tuple[int, int]]) -> None:
        """Go through pairs, the best first, and join the groups that they link where the mean between them allows it."""
        for one, other in pairs:
            first, second = self._group[one], self._group[other]
            if first == second or self._held_apart(first, second):
                continue
            sizes = len(self._members[first]), len(self._members[second])
            if self._refused.get((first, second)) == sizes:
                continue
            if self.between(first, second) >= LINE:
                self._join(first, second)
            else:
                self._refused[first, second] = sizes

    def between(self, first: int, second: int) -> float:
        """Give the mean score between two groups, over a sample of both; 0 where any two of them exclude one another."""
        pairs = [(min(a, b), max(a, b)) for a in _sample(self._members[first]) for b in _sample(self._members[second])]
        scores = self._score(pairs)
        return sum(scores) / len(pairs) if all(scores) else 0.0

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
