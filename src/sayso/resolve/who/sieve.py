"""Grouping by rules alone: the multi-pass sieve of Raghunathan et al. (2010) and Lee et al. (2013), on the features of pairs.

It groups where the weights did not read the text, and is what the learnt scores are measured beside. Passes run from the surest to
the least sure; what an earlier pass joined stays joined.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import Final

from sayso.resolve.who.markables import GENDERS, KINDS, LABELS, NUMBERS, Markable
from sayso.resolve.who.pairs import QUOTES, SYNTAX, WORDS, Pairs

REACH: Final = 3
"""Sentences that a pronoun looks back."""
_FIRST = frozenset({"i", "we"})
_THIRD = frozenset({"he", "she", "it", "they"})
_PLURAL = frozenset({"they", "we"})
_UNLIKELY = frozenset({"same", "fellow", "holds", "held", "joined"})


class _Pair:
    """One pair under the eyes of a pass."""

    __slots__ = ("earlier", "later", "quotes", "syntax", "words")

    def __init__(self, earlier: Markable, later: Markable, words: str, syntax: str, quotes: str) -> None:
        self.earlier, self.later, self.words, self.syntax, self.quotes = earlier, later, words, syntax, quotes

    def kind(self, one: Markable) -> str:
        return KINDS[one.kind]

    def agrees(self) -> bool:
        """Tell whether number, gender and label allow it."""
        for inventory, name in ((NUMBERS, "number"), (GENDERS, "gender")):
            first, second = inventory[getattr(self.earlier, name)], inventory[getattr(self.later, name)]
            if "?" not in (first, second) and first != second:
                return False
        people = {"PERSON", "GROUP"}
        label = LABELS[self.earlier.label]
        if self.kind(self.later) in {"he", "she"}:
            return label == "PERSON"
        return self.kind(self.later) != "it" or label not in people


def sieve(markables: Sequence[Markable], pairs: Pairs) -> list[list[int]]:
    """Give the groups; every markable is in one."""
    group_of = list(range(len(markables)))
    candidates = _pairs(markables, pairs)
    for rule in (_exact, _construction, _head, _speaker, _pronoun):
        for later, earlier in _first_fits(candidates, group_of, rule):
            old, new = group_of[later], group_of[earlier]
            group_of = [new if group == old else group for group in group_of]
    found: dict[int, list[int]] = {}
    for number, group in enumerate(group_of):
        found.setdefault(group, []).append(number)
    return list(found.values())


def _pairs(markables: Sequence[Markable], pairs: Pairs) -> list[tuple[int, int, _Pair]]:
    """Give the pairs as every pass looks at them, each behind the numbers of its later and its earlier member."""
    rows = zip(pairs.later.tolist(), pairs.earlier.tolist(), pairs.features[:, 5:8].tolist(), strict=True)
    return [
        (later, earlier, _Pair(markables[earlier], markables[later], WORDS[words], SYNTAX[syntax], QUOTES[quotes]))
        for later, earlier, (words, syntax, quotes) in rows
    ]


def _first_fits(
    candidates: Sequence[tuple[int, int, _Pair]], group_of: Sequence[int], rule: Callable[[_Pair], bool]
) -> Iterator[tuple[int, int]]:
    """Give for each markable that still stands by itself the nearest candidate that a pass takes."""
    best: dict[int, int] = {}
    for later, earlier, pair in candidates:
        if group_of[later] == later and rule(pair):
            best[later] = max(earlier, best.get(later, -1))
    yield from sorted(best.items())


def _exact(pair: _Pair) -> bool:
    return pair.words == "same" and pair.later.form != "pronoun"


def _construction(pair: _Pair) -> bool:
    return (pair.syntax in {"appos", "copula"} and pair.agrees()) or pair.words == "initials"


def _head(pair: _Pair) -> bool:
    both_names = pair.earlier.form == pair.later.form == "name"
    described = pair.kind(pair.later) in {"the", "that"} and pair.words == "same-head-part"
    return (both_names and pair.words in {"part", "same-head-part"} and pair.agrees()) or described


def _speaker(pair: _Pair) -> bool:
    if pair.kind(pair.later) not in _FIRST:
        return False
    if pair.kind(pair.earlier) == pair.kind(pair.later):
        return pair.quotes in {"outside", "same", "same-speaker"}
    return pair.quotes == "speaker" and pair.kind(pair.later) == "i"


def _pronoun(pair: _Pair) -> bool:
    near = pair.later.sentence - pair.earlier.sentence <= REACH
    if pair.kind(pair.later) not in _THIRD or not near or pair.syntax in _UNLIKELY:
        return False
    if pair.kind(pair.later) in _PLURAL and NUMBERS[pair.earlier.number] != "plural":
        return LABELS[pair.earlier.label] in {"ORG", "GROUP"}
    return pair.agrees() and pair.kind(pair.earlier) not in _FIRST
