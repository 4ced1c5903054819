"""What kind of thing an entity is: FollowTheMoney's schemata, and Group for people who are counted or described."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from importlib.resources import files
from typing import Final

BY_LABEL: Final = {"PERSON": "Person", "ORG": "Organization", "PLACE": "Address", "GROUP": "Group", "OTHER": "Thing"}
"""Schemata by mention label. FollowTheMoney has no schema for people without a common will ("residents"): Group is ours."""


def schema_of(label: str, names: Sequence[str], words: Sequence[str]) -> str:
    """Give an entity's schema by its label, the words of its names and, where it has none, of its descriptions."""
    schema = BY_LABEL.get(label, "Thing")
    if schema not in {"Organization", "Thing"}:
        return schema
    spoken = [word.strip(".,()").casefold() for name in (names or words) for word in name.split()]
    for kind in ("Company", "PublicBody"):
        if any(word in schema_words()[kind] for word in spoken):
            return kind
    return schema


@cache
def schema_words() -> dict[str, frozenset[str]]:
    """Give the words that show a company or a public body in its name."""
    text = (files("sayso.resolve.who") / "data" / "schemata.tsv").read_text(encoding="utf-8")
    found: dict[str, set[str]] = {"Company": set(), "PublicBody": set()}
    for line in text.splitlines():
        if line and not line.startswith("#"):
            word, kind = line.split("\t")
            found[kind].add(word)
    return {kind: frozenset(words) for kind, words in found.items()}
