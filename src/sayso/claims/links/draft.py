"""A link before its chain and its span are known."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from sayso.types import Claim, LinkRelation


@dataclass(frozen=True, slots=True)
class Draft:
    """Two claims, what ties them, and the first and last token of the words that say so; `cue` is None where none do."""

    from_: Claim
    to: Claim
    relation: LinkRelation
    cue: tuple[int, int] | None
    negative: bool = False
    habitual: bool = False


def between(first: Iterable[Claim], last: Iterable[Claim], relation: LinkRelation, cue: tuple[int, int] | None) -> Iterator[Draft]:
    """Give a draft for every pair of claims."""
    targets = list(last)
    for one in first:
        yield from (Draft(one, other, relation, cue) for other in targets if other.id != one.id)
