"""The words that take a claim back, throw doubt on it, or name nobody."""

from __future__ import annotations

import re
from functools import cache
from typing import Final

from sayso.compare.words import table

_WORDS: Final = re.compile(r"[\w'-]+")


def names_nobody(phrase: str) -> bool:
    """Tell whether a phrase names none of its kind: "no one", "none of them"."""
    return bool(words_of_kind("nobody").intersection(_WORDS.findall(phrase.casefold())[:1]))


@cache
def words_of_kind(kind: str) -> frozenset[str]:
    """Give the words of one kind of `data/denials.tsv`."""
    return frozenset(word for word, of in table("voices", "denials") if of == kind)


@cache
def doubt_words() -> frozenset[str]:
    """Give the words of `data/doubts.tsv`."""
    return frozenset(row[0] for row in table("voices", "doubts"))
