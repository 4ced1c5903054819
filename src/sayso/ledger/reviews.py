"""What people judged of claims: events like all others, and what holds now as a pure function of them.

Nothing is ever deleted. An undo is an event of its own that takes another out of force, and undoing an undo brings that back, so
that the state of a claim follows from its events alone, whatever was shown meanwhile.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any, Final, Literal, cast, get_args

from sayso.ledger.chain import Event, Payload

ReviewKind = Literal["accept", "reject", "note", "undo"]
Verdict = Literal["accepted", "rejected"]
REVIEWED: Final = "claim-reviewed"
KINDS: Final[tuple[ReviewKind, ...]] = get_args(ReviewKind)
_VERDICTS: Final[dict[ReviewKind, Verdict]] = {"accept": "accepted", "reject": "rejected"}


@dataclass(frozen=True, slots=True)
class Review:
    """One judgement of a claim, in force or not: `event` is its number, `reading` the reading's that was looked at.

    `undoes` is the event that an undo takes out of force; `reason` is the reviewer's own words, which may be empty.
    """

    event: int
    at: str
    reviewer: str
    statement: str
    claim: str
    reading: int
    kind: ReviewKind
    reason: str = ""
    undoes: int | None = None


@dataclass(frozen=True, slots=True)
class ClaimState:
    """What holds of a claim: the verdict and the notes in force, in their order, and the last event that touched it (0: none)."""

    verdict: Verdict | None = None
    notes: tuple[Review, ...] = ()
    last: int = 0


def payload_of(statement: str, claim: str, reading: int, kind: ReviewKind, reason: str, undoes: int | None) -> Payload:
    """Give what the event of a review holds."""
    return {"statement": statement, "claim": claim, "reading": reading, "kind": kind, "reason": reason, "undoes": undoes}


def review_of(event: Event) -> Review:
    """Give the review that an event tells of. ValueError, KeyError, TypeError where it tells of none."""
    held: dict[str, Any] = json.loads(event.payload)
    if event.kind != REVIEWED or held["kind"] not in KINDS:
        raise ValueError(f"event {event.seq} is no review")
    return Review(
        event.seq,
        event.at,
        event.actor,
        str(held["statement"]),
        str(held["claim"]),
        int(held["reading"]),
        cast(ReviewKind, held["kind"]),
        str(held["reason"]),
        None if held["undoes"] is None else int(held["undoes"]),
    )


def in_force(reviews: Sequence[Review]) -> list[Review]:
    """Give the reviews of one claim that hold, in their order; undos themselves are left out."""
    undone: set[int] = set()
    holding: list[Review] = []
    for review in sorted(reviews, key=lambda one: -one.event):
        if review.event in undone:
            continue
        if review.kind == "undo":
            undone.add(review.undoes or 0)
        else:
            holding.append(review)
    return holding[::-1]


def state_of(reviews: Iterable[Review]) -> ClaimState:
    """Give what the reviews of one claim amount to; their order does not matter."""
    known = list(reviews)
    held = in_force(known)
    verdicts = [_VERDICTS[one.kind] for one in held if one.kind in _VERDICTS]
    notes = tuple(one for one in held if one.kind == "note")
    return ClaimState(verdicts[-1] if verdicts else None, notes, max((one.event for one in known), default=0))
