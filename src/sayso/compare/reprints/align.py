"""The passages that two texts have in common: seeds, chained and extended, then weighed.

The scheme of PAN's text alignment (Potthast et al. 2013, "Overview of the 5th International Competition on Plagiarism
Detection"): word pairs that both texts hold are seeds; seeds that follow one another in both texts within a gap make a chain,
whatever words were changed, cut or put in between; a chain is a passage if enough of its words agree. Passages are found apart from
one another, so their order in the two texts does not matter.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import product
from typing import NamedTuple

import numpy as np

from sayso.compare.reprints.thresholds import (
    GAP,
    LEAST_AGREEING,
    LEAST_DENSITY,
    LEAST_SEEDS,
    MAX_SEEDS,
    MOST_SKIPPED,
    OPEN_CHAINS,
    REPEATS,
)
from sayso.compare.reprints.words import Numbers, Words

Seed = tuple[int, int]
"""Where a word pair begins in both texts, counted in content words (in `passages`: in words)."""

Range = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Stretch:
    """A common passage in words: `[start, end)` on both sides, how many words agree in order, and how many of the content words."""

    first: Range
    second: Range
    agreeing: int
    content: int

    @property
    def density(self) -> float:
        """Give the share of the longer side's words that agree."""
        return self.agreeing / max(self.first[1] - self.first[0], self.second[1] - self.second[0])


def common_passages(one: Words, other: Words) -> list[Stretch]:
    """Give the passages that two texts share, disjoint on both sides, in the order of the first."""
    chains = _disjoint(_chains(_seeds(one.pairs, other.pairs)))
    if not chains:
        return []
    sides = _Sides(one, other)
    found = [stretch for chain in chains if (stretch := sides.stretch(chain)) is not None]
    return sides.widened(sorted(found, key=lambda stretch: stretch.first))


def _seeds(one: Numbers, other: Numbers) -> list[Seed]:
    """Give the places of the pairs that both hold, in the order of the first text, then of the second."""
    order = np.argsort(other, kind="stable")
    ranked = other[order]
    low, high = np.searchsorted(ranked, one, "left"), np.searchsorted(ranked, one, "right")
    _, back, counts = np.unique(one, return_inverse=True, return_counts=True)
    own, theirs = counts[back], high - low
    tried = np.flatnonzero((theirs > 0) & (theirs <= REPEATS) & (own <= REPEATS))
    if theirs[tried].sum() > MAX_SEEDS:
        tried = np.flatnonzero((theirs == 1) & (own == 1))
    times = theirs[tried]
    within = np.arange(times.sum()) - np.repeat(times.cumsum() - times, times)
    matches = order[np.repeat(low[tried], times) + within]
    return list(zip(np.repeat(tried, times).tolist(), matches.tolist(), strict=True))


def _chains(seeds: Sequence[Seed]) -> list[list[Seed]]:
    """Join each seed to the chain that it continues most evenly, or begin one; linear in the seeds."""
    done: list[list[Seed]] = []
    following: list[list[Seed]] = []
    for seed in seeds:
        kept = [chain for chain in following if seed[0] - chain[-1][0] <= GAP][-OPEN_CHAINS:]
        if len(kept) < len(following):
            held = {id(chain) for chain in kept}
            done.extend(chain for chain in following if id(chain) not in held)
            following = kept
        best = min(
            (chain for chain in following if _continues(chain[-1], seed)), key=lambda chain: _bend(chain[-1], seed), default=None
        )
        if best is None:
            following.append([seed])
        else:
            best.append(seed)
    return [chain for chain in [*done, *following] if len(chain) >= LEAST_SEEDS]


def _continues(last: Seed, seed: Seed) -> bool:
    return 0 < seed[0] - last[0] <= GAP and 0 < seed[1] - last[1] <= GAP


def _bend(last: Seed, seed: Seed) -> tuple[int, int]:
    """Give how unevenly a seed follows another, then how far away it is."""
    one, other = seed[0] - last[0], seed[1] - last[1]
    return abs(one - other), one + other


def _disjoint(chains: list[list[Seed]]) -> list[list[Seed]]:
    """Give the chains without what longer ones hold already: of each the longest run of seeds that is free on both sides."""
    taken: tuple[set[int], set[int]] = (set(), set())
    kept = []
    for chain in sorted(chains, key=lambda chain: (-len(chain), chain[0])):
        free = _longest_free(chain, taken)
        if len(free) >= LEAST_SEEDS:
            kept.append(free)
            for side in (0, 1):
                taken[side].update(range(free[0][side], free[-1][side] + 2))
    return kept


def _longest_free(chain: list[Seed], taken: tuple[set[int], set[int]]) -> list[Seed]:
    best: list[Seed] = []
    run: list[Seed] = []
    for seed in chain:
        blocked = any(seed[side] in taken[side] or seed[side] + 1 in taken[side] for side in (0, 1))
        if run and not blocked:
            blocked = any(not taken[side].isdisjoint(range(run[-1][side], seed[side])) for side in (0, 1))
            if blocked:
                best, run, blocked = max(best, run, key=len), [], False
        if blocked:
            best, run = max(best, run, key=len), []
        else:
            run.append(seed)
    return max(best, run, key=len)


class _Sides:
    """Both texts' words and content words as plain numbers, for weighing chains."""

    def __init__(self, one: Words, other: Words) -> None:
        self.places = (one.content.tolist(), other.content.tolist())
        self.numbers = (one.number.tolist(), other.number.tolist())
        self.content = (one.number[one.content].tolist(), other.number[other.content].tolist())
        self.telling = bytearray(len(one))
        for place in self.places[0]:
            self.telling[place] = 1

    def stretch(self, chain: list[Seed]) -> Stretch | None:
        """Weigh a chain; None where too few of its content words agree."""
        ends = (chain[-1][0] + 2, chain[-1][1] + 2)
        content = _agreeing(self.content, [*chain, (ends[0] - 1, ends[1] - 1)], ends)
        longer = max(ends[0] - chain[0][0], ends[1] - chain[0][1])
        if content < LEAST_AGREEING or content < LEAST_DENSITY * longer:
            return None
        words = [(self.places[0][one], self.places[1][other]) for one, other in [*chain, (ends[0] - 1, ends[1] - 1)]]
        after = (words[-1][0] + 1, words[-1][1] + 1)
        agreeing = _agreeing(self.numbers, words, after)
        return Stretch((words[0][0], after[0]), (words[0][1], after[1]), agreeing, content)

    def widened(self, stretches: list[Stretch]) -> list[Stretch]:
        """Widen each passage at both ends by the words that still agree, up to the next passage."""
        taken = ([stretch.first for stretch in stretches], sorted(stretch.second for stretch in stretches))
        wide = []
        for place, stretch in enumerate(stretches):
            beside = bisect_left(taken[1], stretch.second)
            free = (_between(taken[0], place, len(self.numbers[0])), _between(taken[1], beside, len(self.numbers[1])))
            wide.append(self._widened(stretch, *free))
            taken[0][place], taken[1][beside] = wide[-1].first, wide[-1].second
        return wide

    def _widened(self, stretch: Stretch, free: Range, other_free: Range) -> Stretch:
        (start, end), (begin, finish) = stretch.first, stretch.second
        back = self._followed((start - 1, begin - 1), (start - free[0], begin - other_free[0]), -1)
        on = self._followed((end, finish), (free[1] - end, other_free[1] - finish), 1)
        return Stretch(
            (start - back.one, end + on.one),
            (begin - back.other, finish + on.other),
            stretch.agreeing + back.agreeing + on.agreeing,
            stretch.content + back.content + on.content,
        )

    def _followed(self, places: Seed, room: Seed, step: int) -> _Followed:
        """Follow words that agree, and over a few changed ones the next content word that does, as far as there is room."""
        numbers, others = self.numbers
        one = other = agreeing = content = 0
        while True:
            for skip, passed in _SKIPS:
                if one + skip < room[0] and other + passed < room[1]:
                    place = places[0] + step * (one + skip)
                    telling = self.telling[place]
                    if numbers[place] == others[places[1] + step * (other + passed)] and (telling or skip == passed == 0):
                        break
            else:
                return _Followed(one, other, agreeing, content)
            one, other, agreeing, content = one + skip + 1, other + passed + 1, agreeing + 1, content + telling


_SKIPS = sorted(product(range(MOST_SKIPPED + 1), repeat=2), key=lambda skip: (sum(skip), abs(skip[0] - skip[1]), skip))


class _Followed(NamedTuple):
    """How far a passage was widened at one end: words on both sides, how many of them agree, how many of these carry content."""

    one: int
    other: int
    agreeing: int
    content: int


def _between(taken: list[Range], place: int, size: int) -> Range:
    """Give what is free around one of several ranges in order, itself included."""
    return taken[place - 1][1] if place else 0, taken[place + 1][0] if place + 1 < len(taken) else size


def _agreeing(numbers: tuple[list[int], list[int]], anchors: Sequence[Seed], ends: Range) -> int:
    """Count the words that agree in order from the first anchor on: the anchors, and the most between each two.

    `ends` close the last gap. Gaps are short (`GAP` content words), so this is linear in the words.
    """
    count = 0
    for here, there in zip(anchors, [*anchors[1:], ends], strict=True):
        count += 1 + longest_common(
            numbers[0][here[0] + 1 : there[0]],
            numbers[1][here[1] + 1 : there[1]],
        )
    return count


def longest_common(one: Sequence[int], other: Sequence[int]) -> int:
    """Give the length of the longest common subsequence, many positions at a time as bits (Hyyrö 2004)."""
    if not one or not other:
        return 0
    if one == other:
        return len(one)
    where: dict[int, int] = {}
    for place, number in enumerate(one):
        where[number] = where.get(number, 0) | 1 << place
    full = (1 << len(one)) - 1
    row = full
    for number in other:
        met = row & where.get(number, 0)
        row = ((row + met) | (row - met)) & full
    return len(one) - row.bit_count()
