"""The words around numbers, from `data/counts.tsv`."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from sayso.claims.vocabulary import rows

BOUNDS = ("at-least", "more", "at-most", "less", "about", "between")
"""The classes of phrases that stand before a number and open or close its range."""


@cache
def of_class(name: str) -> frozenset[str]:
    """Give the phrases of one class."""
    return frozenset(phrase for phrase, kind in rows("counts") if kind == name)


@cache
def _phrases(classes: tuple[str, ...]) -> tuple[tuple[tuple[str, ...], str], ...]:
    """Give the phrases of classes as words, the longest first, each with its class."""
    found = [(tuple(phrase.split()), name) for name in classes for phrase in of_class(name)]
    return tuple(sorted(found, key=lambda item: (-len(item[0]), item)))


def before(words: Sequence[str], token: int, first: int, *classes: str) -> tuple[int, str] | None:
    """Give the start and the class of the longest phrase that ends right before `token`, not reaching before `first`."""
    for phrase, name in _phrases(classes):
        start = token - len(phrase)
        if start >= first and tuple(words[start:token]) == phrase:
            return start, name
    return None


def behind(words: Sequence[str], token: int, after: int, *classes: str) -> tuple[int, str] | None:
    """Give the last token and the class of the longest phrase that begins right behind `token`, before `after`."""
    for phrase, name in _phrases(classes):
        end = token + 1 + len(phrase)
        if end <= after and tuple(words[token + 1 : end]) == phrase:
            return end - 1, name
    return None
