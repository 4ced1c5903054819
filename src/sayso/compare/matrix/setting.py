"""The time and place that a passage is set in: what a claim says nothing of, the claims told just before it may have said.

A narrative names its day and place once and goes on (Pustejovsky et al. 2003 call such a time the narrative's; TimeML anchors what
follows to it). So a claim without a time takes that of the nearest claim before it, or beside it in its sentence, if that was told
as a happening by the same voice or by who passes it on.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Final

from sayso.compare.matrix.cells import Cell
from sayso.types import Claim

LOOK_BACK: Final = 40
"""Claims before one that are asked for its time and place: some paragraphs."""


def nearest(cell: Cell, tells: Callable[[Claim], bool], *, paragraph: bool) -> Claim | None:
    """Give the nearest claim whose setting holds for a cell's claim too and that tells what is wanted; None where none does.

    With `paragraph`, only those of its own paragraph are asked: a place changes with it more often than a day.
    """
    return next((claim for claim in _before(cell, paragraph) if tells(claim)), None)


def _before(cell: Cell, paragraph: bool) -> Iterator[Claim]:
    """Give the claims of the same sentence, nearest first, then those before it, the last first; all, or those of its paragraph."""
    held, own = cell.held, cell.claim
    sentence = held.sentence_at(own.predicate.start)
    chain = frozenset(own.chain)
    told = [one for one in held.happenings_around(own, LOOK_BACK) if one.id != own.id and frozenset(one.chain) <= chain]
    beside = [claim for claim in told if held.sentence_at(claim.predicate.start) == sentence]
    yield from sorted(beside, key=lambda claim: (abs(claim.predicate.start - own.predicate.start), claim.id))
    begin = held.text.rfind("\n", 0, own.predicate.start) + 1 if paragraph else 0
    earlier = [claim for claim in told if begin <= claim.predicate.start < own.predicate.start and claim not in beside]
    yield from sorted(earlier, key=lambda claim: (-claim.predicate.start, claim.id))
