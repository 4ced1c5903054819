"""The time and place that a passage is set in: what a claim says nothing of, the claims told just before it may have said.

A narrative names its day and place once and goes on (Pustejovsky et al. 2003 call such a time the narrative's; TimeML anchors what
follows to it). So a claim without a time takes that of the nearest claim before it in its paragraph, or beside it in its sentence, if
that was told as a happening of the past by the same voice.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

from sayso.compare.matrix.cells import Cell
from sayso.compare.statements import Held
from sayso.types import Claim


def nearest(cell: Cell, tells: Callable[[Claim], bool]) -> Claim | None:
    """Give the nearest claim whose setting holds for a cell's claim too and that tells what is wanted; None where none does."""
    return next((claim for claim in _before(cell) if tells(claim)), None)


def _before(cell: Cell) -> Iterator[Claim]:
    """Give the claims of the same sentence, nearest first, then those before it in the paragraph, the last first."""
    held, own = cell.held, cell.claim
    sentence = held.sentence_at(own.predicate.start)
    chain = frozenset(own.chain)
    told = [one for one in held.ledger.claims if one.id != own.id and _is_told(one, held) and frozenset(one.chain) <= chain]
    beside = [claim for claim in told if held.sentence_at(claim.predicate.start) == sentence]
    yield from sorted(beside, key=lambda claim: (abs(claim.predicate.start - own.predicate.start), claim.id))
    paragraph = held.text.rfind("\n", 0, own.predicate.start) + 1
    earlier = [claim for claim in told if paragraph <= claim.predicate.start < own.predicate.start and claim not in beside]
    yield from sorted(earlier, key=lambda claim: (-claim.predicate.start, claim.id))


def _is_told(claim: Claim, held: Held) -> bool:
    """Tell whether a claim is of a happening, and not of somebody's saying so: "he said on Tuesday" dates the speech."""
    if claim.kind != "event" or claim.mood != "declarative" or claim.tense not in {"past", "present"}:
        return False
    cues = [one.cue for one in held.ledger.attributions if one.cue is not None]
    return not any(cue.start < claim.predicate.end and claim.predicate.start < cue.end for cue in cues)
