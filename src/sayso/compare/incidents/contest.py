"""Which of a statement's claims a claim of another is likeliest to be one with: the others are less likely for it.

Two statements tell of one killing and each of a second: every pair looks alike, and the likelier partner is the right one. What is
taken off depends on the candidate pairs alone, not on the order in which they came.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence

from sayso.compare.incidents.features import Prepared
from sayso.compare.incidents.limits import BEHIND, FARTHEST_BEHIND, LEAST, SECOND

Pair = tuple[int, int]


class Contest:
    """The best partner's score of each sighting in each other statement, among candidate pairs."""

    def __init__(self, prepared: Sequence[Prepared], pairs: Sequence[Pair], score: Callable[[Sequence[Pair]], list[float]]) -> None:
        self._documents = [one.sighting.account.document for one in prepared]
        self._told = [one.sighting.context is not None for one in prepared]
        self._score = score
        self._best: dict[tuple[int, str], float] = {}
        for (one, other), found in zip(pairs, score(pairs), strict=True):
            for side in ((one, self._documents[other]), (other, self._documents[one])):
                self._best[side] = max(found, self._best.get(side, 0.0))

    def score(self, pairs: Sequence[Pair]) -> list[float]:
        """Give the scores of pairs, less where one of the two has a likelier partner in the other's statement."""
        return [self._contested(pair, found) for pair, found in zip(pairs, self._score(pairs), strict=True)]

    def _contested(self, pair: Pair, score: float) -> float:
        one, other = pair
        if score == 0.0 or not (self._told[one] and self._told[other]) or self._documents[one] == self._documents[other]:
            return score
        best = max(self._best.get((one, self._documents[other]), 0.0), self._best.get((other, self._documents[one]), 0.0))
        behind = _log_odds(best) - _log_odds(score)
        if behind <= 0:
            return score
        return max(LEAST, 1 / (1 + math.exp(SECOND + BEHIND * min(FARTHEST_BEHIND, behind) - _log_odds(score))))


def _log_odds(score: float) -> float:
    likely = min(max(score, LEAST), 1 - LEAST)
    return math.log(likely / (1 - likely))
