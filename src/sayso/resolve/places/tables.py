"""The word lists of this package: one file in `data/` each, whose header says what it holds and where it is from."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from typing import Literal, cast

from sayso.resolve.places.folding import fold

Generic = Literal["country", "admin1", "admin2", "settled", "region", "sea", "site"]
"""What a word beside a name says that the place is."""


def rows(name: str) -> list[list[str]]:
    """Give the rows of `data/<name>.tsv` without its comment lines, each split at tabs."""
    text = files("sayso.resolve.places").joinpath(f"data/{name}.tsv").read_text(encoding="utf-8")
    return [line.split("\t") for line in text.splitlines() if line and not line.startswith("#")]


@cache
def generics() -> Mapping[str, Generic]:
    """The kind of place that a word beside its name says, by folded word."""
    return {fold(word): cast(Generic, kind) for word, kind, _ in rows("generics") if kind != "part"}


@cache
def trailing() -> frozenset[str]:
    """Generic words that come after a name only, as they also begin names ("Port Said"), folded."""
    return frozenset(fold(word) for word, _, stands in rows("generics") if stands == "after")


@cache
def directions() -> frozenset[str]:
    """Words before a name that mean a part of the place, folded."""
    return frozenset(fold(word) for word, kind, _ in rows("generics") if kind == "part")


@cache
def demonyms() -> Mapping[str, str]:
    """ISO 3166-1 code in lower case, by a folded word for a country's people or things."""
    return {fold(word): code.lower() for word, code in rows("demonyms")}


@cache
def governments(pos: str, place: str) -> frozenset[str]:
    """Lemmas beside which a country's or capital's name is its government, by their part of speech and where the name stands."""
    return frozenset(lemma for lemma, of_pos, of_place in rows("governments") if (of_pos, of_place) == (pos, place))


@cache
def abbreviations() -> Mapping[str, tuple[str, str]]:
    """A division's name and its country's code in lower case, by the abbreviation as it stands after a place's name."""
    return {short: (name, code.lower()) for short, name, code in rows("abbreviations")}


@cache
def cyrillic() -> Mapping[int, str]:
    """The romanisation of each Cyrillic letter, for `str.translate`."""
    return str.maketrans(dict(rows("cyrillic")))


@cache
def spellings() -> tuple[tuple[str, ...], ...]:
    """Groups of letters that stand for one sound."""
    return tuple(tuple(fold_keeping_blank(part) for part in row[0].split("|")) for row in rows("spellings"))


def fold_keeping_blank(part: str) -> str:
    """Fold a group of letters; the blank and the empty one stay as they are."""
    return fold(part) or part
