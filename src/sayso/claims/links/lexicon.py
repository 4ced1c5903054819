"""The words that tie claims together, from `data/links.tsv`, `causing_verbs.tsv` and `link_words.tsv`."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Literal, cast

from sayso.claims.vocabulary import rows
from sayso.types import LinkRelation

Place = Literal["clause", "gerund", "infinitive", "phrase", "join", "head"]
"""Where a connective stands; the header of `data/links.tsv` says what each means."""
WordClass = Literal["content", "judging", "outcome"]
"""A class of `data/link_words.tsv`: nouns told by their infinitive, words of thanks and blame, verbs of what came of it."""


@dataclass(frozen=True, slots=True)
class Connective:
    """What a connective says. `forward` where the clause that it marks, or the one told first, leads to the other."""

    relation: LinkRelation
    forward: bool
    negative: bool = False
    habitual: bool = False


@dataclass(frozen=True, slots=True)
class CausingVerb:
    """A verb of bringing about or, `negative`, of keeping from; `complements` are those that name what is brought about."""

    negative: bool
    complements: frozenset[str]


@cache
def connectives(place: Place) -> Mapping[tuple[str, ...], Connective]:
    """Give the connectives of a place, by their words in small letters."""
    return {
        tuple(words.replace("'s", " 's").split()): Connective(
            cast(LinkRelation, relation), direction == "forward", mark == "negative", mark == "habitual"
        )
        for words, of_place, relation, direction, mark in rows("links")
        if of_place == place
    }


@cache
def longest(place: Place) -> int:
    """Give how many words the longest connective of a place has."""
    return max(len(words) for words in connectives(place))


@cache
def causing_verbs() -> Mapping[str, CausingVerb]:
    """Give the verbs of causing, by lemma or `lemma+preposition`."""
    return {
        verb: CausingVerb(polarity == "negative", frozenset(complements.split()))
        for verb, polarity, complements in rows("causing_verbs")
    }


@cache
def link_words(of_class: WordClass) -> frozenset[str]:
    """Give the lemmas of one class."""
    return frozenset(lemma for lemma, given in rows("link_words") if given == of_class)
