"""The word lists that the markables and their pairs are read with."""

from __future__ import annotations

from functools import cache
from importlib.resources import files


@cache
def _table(name: str) -> dict[str, str]:
    """Read a two-column table of this folder's data: a word and its class."""
    text = (files("sayso.resolve.who") / "data" / f"{name}.tsv").read_text(encoding="utf-8")
    rows = (line.split("\t") for line in text.splitlines() if line and not line.startswith("#"))
    return {word: kind for word, kind in rows}  # noqa: C416 (dict() takes no lists of two for the checker)


def pronouns() -> dict[str, str]:
    """Give each pronoun's person: i, we, you, he, she, it, they, this, these, who or one."""
    return _table("pronouns")


def gender_words() -> dict[str, str]:
    """Give the gender (m, f, n) that a pronoun, title or noun shows."""
    return _table("genders")


def plain_words() -> dict[str, str]:
    """Give the words that do not tell two names apart: articles, possessives, prepositions."""
    return _table("plain")
