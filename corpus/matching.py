"""Pairing the attributions and claims of two readings of one text: of two annotators, or of an annotator and the program.

Pairs are one to one and greedy, the best first; where two are as good, the earlier in the text order given.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from corpus.rules import overlap
from corpus.scheme import GoldAttribution, Offsets
from sayso.types import Attribution

Pair = tuple[int, int]
"""The index of an item of the first reading, and of its match in the second."""


@dataclass(frozen=True, slots=True)
class AttributionSpans:
    """What an attribution is recognised by."""

    cue: Offsets | None
    content: tuple[Offsets, ...]

    @classmethod
    def of_gold(cls, attribution: GoldAttribution) -> AttributionSpans:
        """Take the spans of an annotated attribution."""
        return cls(attribution.cue, attribution.content)

    @classmethod
    def of_ledger(cls, attribution: Attribution) -> AttributionSpans:
        """Take the spans of an attribution that Sayso has read from the same text."""
        cue = attribution.cue
        return cls((cue.start, cue.end) if cue else None, tuple((span.start, span.end) for span in attribution.content))


def match_attributions(first: Sequence[AttributionSpans], second: Sequence[AttributionSpans]) -> list[Pair]:
    """Pair attributions, in the order of the first.

    Two match if the contents agree with F of at least half by characters, and the cues share at least half of the shorter one's
    characters, or both have none.
    """
    return best_pairs(len(first), len(second), lambda left, right: _likeness(first[left], second[right]))


def match_claims(
    first: Sequence[Offsets], second: Sequence[Offsets], prefer: Callable[[int, int], bool] | None = None
) -> list[Pair]:
    """Pair claims by their predicates, which must share a character, in the order of the first.

    `prefer` tells which pairs to take before others: one predicate may stand in several attributions.
    """

    def score(left: int, right: int) -> float:
        shared = dice([first[left]], [second[right]])
        return shared + (1 if shared and prefer is not None and prefer(left, right) else 0)

    return best_pairs(len(first), len(second), score)


def match_spans(first: Sequence[Offsets], second: Sequence[Offsets]) -> list[Pair]:
    """Pair spans that share a character, in the order of the first."""
    return match_claims(first, second)


def best_pairs(first: int, second: int, score: Callable[[int, int], float]) -> list[Pair]:
    """Pair indices below `first` with indices below `second`: the highest score first, none of zero."""
    scored = ((score(left, right), left, right) for left in range(first) for right in range(second))
    pairs: list[Pair] = []
    taken: tuple[set[int], set[int]] = (set(), set())
    for value, left, right in sorted(scored, key=lambda item: (-item[0], item[1], item[2])):
        if value > 0 and left not in taken[0] and right not in taken[1]:
            pairs.append((left, right))
            taken[0].add(left)
            taken[1].add(right)
    return sorted(pairs)


def dice(first: Iterable[Offsets], second: Iterable[Offsets]) -> float:
    """Give F by characters of two groups of spans, each without overlaps."""
    left, right = list(first), list(second)
    length = sum(end - start for start, end in (*left, *right))
    return 2 * sum(overlap(one, other) for one in left for other in right) / length if length else 0.0


def _likeness(first: AttributionSpans, second: AttributionSpans) -> float:
    contents = dice(first.content, second.content)
    if contents < 0.5 or (first.cue is None) != (second.cue is None):
        return 0.0
    if first.cue is None or second.cue is None:
        return contents
    shorter = min(first.cue[1] - first.cue[0], second.cue[1] - second.cue[0])
    return contents + dice([first.cue], [second.cue]) if 2 * overlap(first.cue, second.cue) >= shorter else 0.0


def half_pairs(gold: Sequence[Offsets], ours: Sequence[Offsets]) -> list[Pair]:
    """Pair spans one to one, the likest first, that agree with F of at least half by characters."""

    def likeness(left: int, right: int) -> float:
        shared = dice([gold[left]], [ours[right]])
        return shared if shared >= 0.5 else 0.0

    return best_pairs(len(gold), len(ours), likeness)
