"""Whether a claim that the program reads is right, and how far its confidence is from how often that is so.

A claim is **right** where it is found in gold (`corpus.matching`), its innermost attribution is matched with gold's (or neither has
one), and its agents and its patients are gold's: as many, each matched with one that agrees with F of at least half by characters.

The claims are put into ten bins of equal width by their confidence, (0, .1], (.1, .2] … (.9, 1]. The **expected calibration error**
is the mean over the bins, weighted by their claims, of the distance between a bin's mean confidence and its share of right claims
(Naeini, Cooper and Hauskrecht 2015; Guo et al. 2017).
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from corpus.agreement import pair_readings, with_role
from corpus.matching import half_pairs
from corpus.readings import Reading
from corpus.scheme import GoldClaim

BINS = 10

Judged = tuple[float, bool]
"""A claim's confidence, and whether it is right."""


@dataclass(frozen=True, slots=True)
class Bin:
    """The claims whose confidence lies in (`low`, `high`]: their number, their mean confidence, and the share that is right."""

    low: float
    high: float
    claims: int
    confidence: float
    right: float


def judged(read: Iterable[Reading]) -> list[Judged]:
    """Give every claim's confidence and whether it is right, in the order of the documents and their claims."""
    found: list[Judged] = []
    for item in read:
        pairing = pair_readings(item.gold, item.ours)
        counterparts = {ours: item.gold.claims[gold] for gold, ours in pairing.claims}
        for index, (claim, confidence) in enumerate(zip(item.ours.claims, item.confidence, strict=True)):
            gold = counterparts.get(index)
            right = gold is not None and pairing.same(gold.attribution, claim.attribution) and _same_parts(gold, claim)
            found.append((confidence, right))
    return found


def reliability(found: Sequence[Judged]) -> list[Bin]:
    """Give the bins that hold a claim, from the lowest."""
    bins: dict[int, list[Judged]] = {}
    for confidence, right in found:
        # Rounded first: .3 * 10 is a hair above 3, and .3 belongs to (.2, .3].
        place = math.ceil(round(confidence * BINS, 9)) - 1
        bins.setdefault(max(place, 0), []).append((confidence, right))
    return [
        Bin(
            place / BINS,
            (place + 1) / BINS,
            len(inside),
            math.fsum(confidence for confidence, _ in inside) / len(inside),
            sum(right for _, right in inside) / len(inside),
        )
        for place, inside in sorted(bins.items())
    ]


def expected_error(table: Sequence[Bin]) -> float:
    """Give the expected calibration error, from 0 to 1; 0 where there is no claim."""
    total = sum(row.claims for row in table)
    return math.fsum(row.claims * abs(row.confidence - row.right) for row in table) / total if total else 0.0


def _same_parts(gold: GoldClaim, ours: GoldClaim) -> bool:
    for role in ("agent", "patient"):
        left, right = with_role(gold, role), with_role(ours, role)
        if not len(left) == len(right) == len(half_pairs(left, right)):
            return False
    return True
