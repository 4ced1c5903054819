"""Documents with what the second network is to say of their words, and the windows that are cut from them."""

from __future__ import annotations

import random
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from sayso.reading.features import GAP
from sayso.reading.signals import CHOICES, GRADES, MARKS

UNKNOWN = -1
WINDOW_WORDS = 150
"""Most words of a window: what the reader sees at once."""

Marks = NDArray[np.int8]
Grades = NDArray[np.float32]


@dataclass
class SignalExample:
    """A document. In `marks` and `choices` UNKNOWN, in `grades` NaN is what nobody annotated.

    `roles` gives for a cue's head word what every word is to that cue, as numbers of `ROLES`. `starts` are the words that a
    sentence begins with.
    """

    source: str
    words: list[str]
    gaps: list[int]
    starts: list[int]
    marks: dict[str, Marks] = field(default_factory=dict)
    choices: dict[str, Marks] = field(default_factory=dict)
    grades: dict[str, Grades] = field(default_factory=dict)
    roles: dict[int, Marks] = field(default_factory=dict)

    def mark(self, name: str) -> Marks:
        """Give a layer of marks, UNKNOWN throughout when first asked for."""
        assert name in MARKS
        return self.marks.setdefault(name, np.full(len(self.words), UNKNOWN, dtype=np.int8))

    def choice(self, name: str) -> Marks:
        """Give a layer of choices, UNKNOWN throughout when first asked for."""
        assert name in CHOICES
        return self.choices.setdefault(name, np.full(len(self.words), UNKNOWN, dtype=np.int8))

    def grade(self, name: str) -> Grades:
        """Give a layer of grades, NaN throughout when first asked for."""
        assert name in GRADES
        return self.grades.setdefault(name, np.full(len(self.words), np.nan, dtype=np.float32))


def windows_of(example: SignalExample, chance: random.Random) -> Iterator[SignalExample]:
    """Cut a document into windows of whole sentences, their sizes drawn anew."""
    bounds = sorted({0, *example.starts, len(example.words)})
    begin = bounds[0]
    size = chance.randint(WINDOW_WORDS // 3, WINDOW_WORDS)
    for end, after in pairwise([*bounds[1:], bounds[-1] + 10 * WINDOW_WORDS]):
        if after - begin > size:
            for at in range(begin, end, WINDOW_WORDS):
                yield window(example, at, min(end, at + WINDOW_WORDS))
            begin, size = end, chance.randint(WINDOW_WORDS // 3, WINDOW_WORDS)


def window(example: SignalExample, begin: int, end: int) -> SignalExample:
    """Cut words `begin` to `end` out of a document."""
    found = SignalExample(
        example.source,
        example.words[begin:end],
        example.gaps[begin:end],
        [start - begin for start in example.starts if begin <= start < end],
    )
    found.marks = {name: layer[begin:end].copy() for name, layer in example.marks.items()}
    found.choices = {name: layer[begin:end].copy() for name, layer in example.choices.items()}
    found.grades = {name: layer[begin:end].copy() for name, layer in example.grades.items()}
    found.roles = {cue - begin: roles[begin:end].copy() for cue, roles in example.roles.items() if begin <= cue < end}
    return found


QUOTES = {'"', "“", "”", "``", "''"}


def without_quotes(example: SignalExample) -> SignalExample:
    """Take the quotation marks out: a direct quotation becomes an indirect one with known bounds."""
    kept = [at for at, word in enumerate(example.words) if word not in QUOTES]
    if len(kept) == len(example.words) or not kept:
        return example
    place = {at: number for number, at in enumerate(kept)}
    gaps = [example.gaps[at] for at in kept]
    for number, at in enumerate(kept):
        if at and example.words[at - 1] in QUOTES and example.gaps[at] == GAP["none"]:
            gaps[number] = example.gaps[at - 1]
    starts = sorted({bisect_left(kept, at) for at in example.starts} - {len(kept)})
    found = SignalExample(example.source, [example.words[at] for at in kept], gaps, starts)
    found.marks = {name: layer[kept] for name, layer in example.marks.items()}
    found.choices = {name: layer[kept] for name, layer in example.choices.items()}
    found.grades = {name: layer[kept] for name, layer in example.grades.items()}
    found.roles = {place[cue]: roles[kept] for cue, roles in example.roles.items() if cue in place}
    return found


LABELLED_BY_RULES = frozenset({"ewt", "gum", "releases"})
"""Sources whose choices and predicates come from the rules and not from people."""


def annotated_part(example: SignalExample) -> SignalExample:
    """Leave out of a document what the rules chose; cues and their roles stay, and all that people have annotated."""
    if example.source not in LABELLED_BY_RULES:
        return example
    marks = {name: layer for name, layer in example.marks.items() if name != "predicate"}
    return replace(example, marks=marks, choices={})


def words_in(examples: Sequence[SignalExample]) -> int:
    """Count words."""
    return sum(len(example.words) for example in examples)
