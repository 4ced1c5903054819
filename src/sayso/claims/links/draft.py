"""A link before its chain and its span are known."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from sayso.claims.links.lexicon import Connective
from sayso.types import Claim, LinkRelation

Cue = tuple[int, int]
"""The first and last token of the words that say that two claims are tied."""


@dataclass(frozen=True, slots=True)
class Draft:
    """Two claims, what ties them, and the words that say so; `cue` is None where none do."""

    from_: Claim
    to: Claim
    relation: LinkRelation
    cue: Cue | None
    negative: bool = False
    habitual: bool = False


def between(first: Iterable[Claim], last: Iterable[Claim], relation: LinkRelation, cue: Cue | None) -> Iterator[Draft]:
    """Give a draft from every claim of `first` to every other of `last`."""
    targets = list(last)
    for one in first:
        yield from (Draft(one, other, relation, cue) for other in targets if other.id != one.id)


def tied(marked: Iterable[Claim], other: Iterable[Claim], tie: Connective, cue: Cue | None) -> Iterator[Draft]:
    """Give the drafts of a connective: what it marks, or what is told first, leads to the other or follows from it."""
    sides = (marked, other) if tie.forward else (other, marked)
    for draft in between(*sides, tie.relation, cue):
        yield replace(draft, negative=tie.negative, habitual=tie.habitual)
