"""Which bodies are one because some statement gives the name of the one and its abbreviation: "Hill Farmers' Union (HFU)"."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Final

from sayso.compare.statements import Held
from sayso.compare.words import words_of

SPELT_WITHIN: Final = 160
"""Code points before an abbreviation in which the name that it stands for is written."""
_ABBREVIATION: Final = re.compile(r"\s\((?P<short>[A-Z]{2,8})\)")
_NAME: Final = re.compile(r"\b[A-Z][\w'’-]*(?:\s+(?:(?:of|for|in|on|and|the|to|de|del|la)\s+)*[A-Z][\w'’-]*){1,7}$")
"""A name of two words or more with capitals, at the end of some text."""

Called = Mapping[tuple[str, ...], Sequence[tuple[str, str]]]
"""The keys of bodies by each of their names, as its words."""


def spelt_out(held: Held) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Give the abbreviations that a statement writes behind what they stand for, each with the words of that."""
    for found in _ABBREVIATION.finditer(held.text):
        name = _NAME.search(held.text, max(0, found.start() - SPELT_WITHIN), found.start())
        if name is not None and len(words_of(name.group())) > 1:
            yield found["short"], words_of(name.group())


def one_by_abbreviation(statements: Iterable[Held], called: Called) -> Iterator[tuple[tuple[str, str], tuple[str, str]]]:
    """Give the keys of bodies that are one by an abbreviation which all statements that spell it out spell out alike."""
    spelt: dict[str, set[tuple[str, ...]]] = defaultdict(set)
    for held in statements:
        for short, full in spelt_out(held):
            spelt[short].add(full)
    for short, names in sorted(spelt.items()):
        if len(names) == 1:
            keys = [*called.get(words_of(short), ()), *called.get(next(iter(names)), ())]
            yield from ((keys[0], key) for key in keys[1:])
