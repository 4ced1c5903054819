"""Which earlier statements a new one may share passages with: an inverted index of sampled word pairs.

The sample keeps the same pairs in every text (Broder 1997, "On the resemblance and containment of documents", section 4), so the
number of pairs that two samples share tells containment as well as likeness: a paragraph within a long text is found, which the
bands of MinHash cannot do, and texts are added one at a time, which LSH ensembles cannot.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence
from heapq import nsmallest

from sayso.compare.reprints.thresholds import BY_COUNT, BY_RARITY, HOLDERS, LEAST_SHARED, PAIRS_PER_CANDIDATE


class Holders:
    """Word pairs and the numbers of the statements that hold them: of each pair the first `HOLDERS` and how many there are."""

    def __init__(self) -> None:
        self._held: dict[int, int | list[int]] = {}
        self._more: dict[int, int] = {}

    def add(self, number: int, pairs: Iterable[int]) -> None:
        """Enter a statement's pairs, each given once."""
        for pair in pairs:
            held = self._held.get(pair)
            if held is None:
                self._held[pair] = number
            elif isinstance(held, int):
                self._held[pair] = [held, number]
            elif len(held) < HOLDERS:
                held.append(number)
            else:
                self._more[pair] = self._more.get(pair, 0) + 1

    def count(self, pair: int) -> int:
        """Give how many statements hold a pair."""
        held = self._held.get(pair)
        if held is None:
            return 0
        return 1 if isinstance(held, int) else len(held) + self._more.get(pair, 0)

    def candidates(self, pairs: Collection[int]) -> list[int]:
        """Give the statements worth aligning, in order: those that share most pairs, and those that share the rarest."""
        shared: dict[int, int] = defaultdict(int)
        rarity: dict[int, float] = defaultdict(float)
        for pair in pairs:
            holders = self._of(pair)
            weight = 1 / self.count(pair) if holders else 0.0
            for number in holders:
                shared[number] += 1
                rarity[number] += weight
        likely = [number for number, count in shared.items() if count >= LEAST_SHARED]
        more = len(pairs) // PAIRS_PER_CANDIDATE
        most = nsmallest(max(BY_COUNT, more), likely, key=lambda number: (-shared[number], number))
        rarest = nsmallest(max(BY_RARITY, more), likely, key=lambda number: (-rarity[number], number))
        return sorted({*most, *rarest})

    def _of(self, pair: int) -> Sequence[int]:
        held = self._held.get(pair, ())
        return (held,) if isinstance(held, int) else held
