"""How well mentions are grouped: MUC, B-cubed, entity-based CEAF, and their mean F, the CoNLL-2012 average.

A cluster is a collection of mentions, a mention anything hashable: its span for an exact match, the place of its head for a match
by heads. Clusters of several documents may be scored together (sums of numerators and denominators, as the reference scorer has
them) where the mention's key holds the document: `(document, start, end)`. Mentions are the reader's own, not gold's: one that gold
lacks costs precision, one that is missed costs recall (Pradhan, Luo, Recasens, Hovy, Ng and Strube 2014, "Scoring coreference
partitions of predicted mentions"; the examples of that paper are among the tests).

- **MUC** (Vilain, Burger, Aberdeen, Connolly and Hirschman 1995): links; a singleton has none.
- **B-cubed** (Bagga and Baldwin 1998): each mention's own cluster.
- **CEAFe** (Luo 2005): the best one-to-one pairing of clusters by φ4, the F of their mentions.

`singletons=False` leaves clusters of one mention out on both sides, as the CorefUD scorer does unless it is told otherwise.
"""

from __future__ import annotations

from collections.abc import Collection, Hashable, Iterable, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

Clusters = Iterable[Collection[Hashable]]
_Sets = list[frozenset[Hashable]]


@dataclass(frozen=True, slots=True)
class Figures:
    """Recall and precision, each in [0, 1]; 0 where there is nothing to divide by."""

    recall: float
    precision: float

    @property
    def f1(self) -> float:
        """Give the harmonic mean."""
        total = self.recall + self.precision
        return 2 * self.recall * self.precision / total if total else 0.0


@dataclass(frozen=True, slots=True)
class Scores:
    """The three measures of one comparison."""

    muc: Figures
    b_cubed: Figures
    ceaf_e: Figures

    @property
    def average(self) -> float:
        """Give the mean of the three F, in [0, 1]."""
        return (self.muc.f1 + self.b_cubed.f1 + self.ceaf_e.f1) / 3


def average(gold: Clusters, ours: Clusters, *, singletons: bool = True) -> float:
    """Give the CoNLL average, in [0, 1]."""
    return scores(gold, ours, singletons=singletons).average


def scores(gold: Clusters, ours: Clusters, *, singletons: bool = True) -> Scores:
    """Give the three measures; a mention that stands in two clusters of one side counts in the first alone."""
    left, right = _distinct(gold, singletons), _distinct(ours, singletons)
    return Scores(_muc(left, right), _b_cubed(left, right), _ceaf_e(left, right))


def _distinct(clusters: Clusters, singletons: bool) -> _Sets:
    seen: set[Hashable] = set()
    found: _Sets = []
    for cluster in clusters:
        fresh = frozenset(cluster) - seen
        seen |= fresh
        if len(fresh) > (0 if singletons else 1):
            found.append(fresh)
    return found


def _muc(gold: _Sets, ours: _Sets) -> Figures:
    return Figures(_kept_links(gold, ours), _kept_links(ours, gold))


def _kept_links(clusters: _Sets, others: _Sets) -> float:
    """Give the share of the links of clusters that are left when the other side parts them."""
    holder = _holders(others)
    links = kept = 0
    for cluster in clusters:
        held = [holder[mention] for mention in cluster if mention in holder]
        parts = len(set(held)) + len(cluster) - len(held)
        links, kept = links + len(cluster) - 1, kept + len(cluster) - parts
    return _share(kept, links)


def _b_cubed(gold: _Sets, ours: _Sets) -> Figures:
    shared = _shared(gold, ours)
    recall = sum(count * count / len(gold[left]) for (left, _), count in shared.items())
    precision = sum(count * count / len(ours[right]) for (_, right), count in shared.items())
    return Figures(_share(recall, sum(map(len, gold))), _share(precision, sum(map(len, ours))))


def _ceaf_e(gold: _Sets, ours: _Sets) -> Figures:
    phi = {(left, right): 2 * count / (len(gold[left]) + len(ours[right])) for (left, right), count in _shared(gold, ours).items()}
    total = sum(_best_sum(part) for part in _connected(phi))
    return Figures(_share(total, len(gold)), _share(total, len(ours)))


_Weights = dict[tuple[int, int], float]


def _connected(weights: _Weights) -> list[_Weights]:
    """Part the pairs into groups without a cluster in common: an optimal pairing of each is one of all."""
    group_of: dict[tuple[str, int], int] = {}
    groups: dict[int, _Weights] = {}
    for number, ((left, right), weight) in enumerate(weights.items()):
        sides = (("gold", left), ("ours", right))
        joined = {group_of[side] for side in sides if side in group_of}
        groups[number] = {(left, right): weight}
        for group in joined:
            groups[number] |= groups.pop(group)
        for one, other in groups[number]:
            group_of["gold", one] = group_of["ours", other] = number
    return list(groups.values())


def _best_sum(weights: _Weights) -> float:
    """Give the weight of the best one-to-one pairing."""
    rows, columns = sorted({left for left, _ in weights}), sorted({right for _, right in weights})
    table = np.zeros((len(rows), len(columns)))
    for (left, right), weight in weights.items():
        table[rows.index(left), columns.index(right)] = weight
    if len(rows) > len(columns):
        table = table.T
    return float(sum(table[row, column] for row, column in enumerate(_assignment(-table))))


def _assignment(cost: npt.NDArray[np.float64]) -> Sequence[int]:
    """Give each row's column of the cheapest assignment; at most as many rows as columns.

    The Hungarian method with shortest augmenting paths (Jonker and Volgenant 1987), O(rows² · columns). Row and column 0 of the
    arrays are the path's free start.
    """
    rows, columns = cost.shape
    row_price, column_price = np.zeros(rows + 1), np.zeros(columns + 1)
    row_of = np.zeros(columns + 1, dtype=int)
    for row in range(1, rows + 1):
        row_of[0], column = row, 0
        least = np.full(columns + 1, np.inf)
        back = np.zeros(columns + 1, dtype=int)
        used = np.zeros(columns + 1, dtype=bool)
        while row_of[column]:
            used[column] = True
            reduced = cost[row_of[column] - 1] - row_price[row_of[column]] - column_price[1:]
            closer = ~used[1:] & (reduced < least[1:])
            least[1:][closer], back[1:][closer] = reduced[closer], column
            following = int(np.argmin(np.where(used, np.inf, least)))
            step = least[following]
            row_price[row_of[used]] += step
            column_price[used] -= step
            least[~used] -= step
            column = following
        while column:
            row_of[column], column = row_of[back[column]], int(back[column])
    found = [0] * rows
    for column in range(1, columns + 1):
        if row_of[column]:
            found[row_of[column] - 1] = column - 1
    return found


def _shared(gold: _Sets, ours: _Sets) -> dict[tuple[int, int], int]:
    """Give how many mentions each pair of clusters shares, pairs that share any alone."""
    holder = _holders(ours)
    found: dict[tuple[int, int], int] = {}
    for left, cluster in enumerate(gold):
        for mention in cluster:
            right = holder.get(mention)
            if right is not None:
                found[left, right] = found.get((left, right), 0) + 1
    return found


def _holders(clusters: _Sets) -> dict[Hashable, int]:
    return {mention: number for number, cluster in enumerate(clusters) for mention in cluster}


def _share(part: float, whole: float) -> float:
    return part / whole if whole else 0.0
