"""Words of phrases, brought to what two phrases are compared by: lower case, no articles, no plural endings."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from functools import cache, lru_cache
from importlib.resources import files
from typing import Final

from sayso.claims.vocabulary import rows as claim_rows

_WORD: Final = re.compile(r"[^\W_]+(?:[-.][^\W_]+)*")
_POSSESSIVE: Final = re.compile(r"['’]s?\b")
_EMPTY: Final = frozenset(
    {
        "a",
        "an",
        "the",
        "this",
        "that",
        "these",
        "those",
        "some",
        "any",
        "of",
        "in",
        "on",
        "at",
        "to",
        "for",
        "by",
        "from",
        "with",
        "and",
        "or",
        "near",
        "its",
        "his",
        "her",
        "their",
        "our",
        "your",
        "my",
        "own",
        "about",
    }
)
"""Words that say nothing of whom or what a phrase names."""
_BREAKS: Final = re.compile(
    r"\s+(?:of|in|on|at|from|with|who|whom|which|that|by|near|for|under|against|outside|inside|,)\s+|[,(]", re.IGNORECASE
)
"""Where the first noun phrase of a longer one ends."""

PRONOUNS: Final = frozenset(
    "he she it they him her them we us i you who whom which that this these those himself itself themselves".split()  # noqa: SIM905
)
"""Words that say nothing of who takes part."""
OWN_SIDE: Final = frozenset({"we", "us", "our", "ours", "i", "me", "my"})
"""Words by which one speaks of oneself and one's own side."""


@cache
def table(folder: str, name: str) -> tuple[tuple[str, ...], ...]:
    """Give the rows of `compare/<folder>/data/<name>.tsv` without its comment lines, each split at tabs."""
    text = files("sayso.compare").joinpath(f"{folder}/data/{name}.tsv").read_text(encoding="utf-8")
    return tuple(tuple(line.split("\t")) for line in text.splitlines() if line and not line.startswith("#"))


def climbed(rows: Iterable[tuple[str, ...]]) -> Mapping[str, frozenset[str]]:
    """Give for each narrower thing of rows (the narrower, the wider) all that are wider, also through others."""
    direct: dict[str, set[str]] = {}
    for narrow, wide in rows:
        direct.setdefault(narrow, set()).add(wide)
    return {one: frozenset(_climb(one, direct)) for one in direct}


def _climb(one: str, direct: Mapping[str, set[str]]) -> set[str]:
    reached: set[str] = set()
    waiting = [one]
    while waiting:
        fresh = direct.get(waiting.pop(), set()) - reached
        reached |= fresh
        waiting += fresh
    return reached


@lru_cache(maxsize=65536)
def words_of(phrase: str) -> tuple[str, ...]:
    """Give the words of a phrase that say something, singular and in lower case, in order."""
    plain = _POSSESSIVE.sub("", phrase.casefold())
    return tuple(singular(word) for word in _WORD.findall(plain) if word not in _EMPTY)


@lru_cache(maxsize=65536)
def singular(word: str) -> str:
    """Give a noun without its regular plural ending; irregular ones by a short list."""
    if word in _IRREGULAR:
        return _IRREGULAR[word]
    if len(word) > 3 and word.endswith("s") and not word.endswith(("ss", "us", "is")):
        return word[:-3] + "y" if word.endswith("ies") and len(word) > 4 else word[:-1]
    return word


_IRREGULAR: Final = {
    "men": "man",
    "women": "woman",
    "children": "child",
    "people": "person",
    "persons": "person",
    "policemen": "policeman",
    "servicemen": "serviceman",
    "gunmen": "gunman",
    "wives": "wife",
    "witnesses": "witness",
    "eyewitnesses": "eyewitness",
    "lives": "life",
    "police": "police",
}


@lru_cache(maxsize=65536)
def head_of(phrase: str) -> str:
    """Give the head noun of a noun phrase: the last word before what is said of it with a preposition; "" where there is none."""
    first = _BREAKS.split(phrase.strip(), maxsplit=1)[0]
    words = words_of(first) or words_of(phrase)
    return words[-1] if words else ""


@cache
def noun_classes() -> dict[str, str]:
    """Give PERSON, GROUP, ORG, PLACE, TIME or WEAPON for common nouns (`sayso.claims`' list)."""
    return {row[0]: row[1] for row in claim_rows("nouns")}


@cache
def number_words() -> frozenset[str]:
    """Give the English words for numbers (`sayso.claims`' list)."""
    return frozenset(row[0] for row in claim_rows("numbers"))
