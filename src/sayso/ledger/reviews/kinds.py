"""What people can do to what was read: the kinds of reviews, and how an event of the ledger tells of one."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final, Literal, cast, get_args

from sayso.ledger.chain import Event, Payload
from sayso.ledger.json_lines import Json

ReviewKind = Literal[
    "accept", "reject", "note", "correct", "add", "merge", "split",
    "same", "not-same", "undecided", "seal", "unseal", "adopt", "undo", "redo",
]  # fmt: skip
"""What a review does. `add` puts a claim in, `merge` and `split` are of entities, `adopt` takes another reading as the one that
counts, `undo` takes a review out of force and `redo` brings it back."""
KINDS: Final[tuple[ReviewKind, ...]] = get_args(ReviewKind)
REVIEWED: Final = "reviewed"
CLAIM_REVIEWED: Final = "claim-reviewed"
"""What events of reviews were called in ledgers of version 1, where `claim` stood for `subject`."""
WHOLE: Final = ""
"""The subject of a review of all of a statement."""
DOCUMENT: Final = "document"
"""The subject of a correction of the statement's title, issuer or date."""


@dataclass(frozen=True, slots=True, order=True)
class Subject:
    """A part of a statement: the statement's id, and the part's own (`c12`, `e3`, `a1`, `document`; WHOLE for all of it)."""

    statement: str
    part: str

    def __str__(self) -> str:
        return f"{self.statement}:{self.part}" if self.part else self.statement


@dataclass(frozen=True, slots=True)
class Draft:
    """A review before it is kept: `value` is what its kind needs, `other` the second of a pair.

    `field` and `value` of a correction are the part's field and what is to stand there; `value` of an added claim is the claim,
    of a split the mentions' ids, of a seal its words, of an adoption the reading's event and what becomes of each part's id.
    `undoes` is the event of the review that is taken out of force or brought back.
    """

    kind: ReviewKind
    subject: Subject
    reason: str = ""
    other: Subject | None = None
    field: str | None = None
    value: Json = None
    undoes: int | None = None


@dataclass(frozen=True, slots=True)
class Review:
    """A review that was kept, in force or not: `event` is its number, `at` ISO 8601 in UTC, `reading` the one that it was made on.

    `replaced` is what stood in `field` before, `other_reading` the reading that the second of a pair was judged in.
    """

    event: int
    at: str
    reviewer: str
    reading: int
    kind: ReviewKind
    subject: Subject
    reason: str = ""
    other: Subject | None = None
    other_reading: int | None = None
    field: str | None = None
    value: Json = None
    replaced: Json = None
    undoes: int | None = None


def payload_of(draft: Draft, reading: int, other_reading: int, replaced: Json) -> Payload:
    """Give what the event of a review holds; what its kind does not have is left out."""
    subject, other = draft.subject, draft.other
    payload: dict[str, Json] = {
        "kind": draft.kind,
        "reading": reading,
        "reason": draft.reason,
        "statement": subject.statement,
        "subject": subject.part,
    }
    if other is not None:
        payload["other"] = {"reading": other_reading, "statement": other.statement, "subject": other.part}
    if draft.field is not None:
        payload |= {"field": draft.field, "replaced": replaced}
    if draft.value is not None or draft.field is not None:
        payload["value"] = draft.value
    if draft.undoes is not None:
        payload["undoes"] = draft.undoes
    return payload


def review_of(event: Event) -> Review:
    """Give the review that an event tells of. ValueError, KeyError, TypeError where it tells of none."""
    held: dict[str, Any] = json.loads(event.payload)
    if event.kind not in (REVIEWED, CLAIM_REVIEWED) or held["kind"] not in KINDS:
        raise ValueError(f"event {event.seq} is no review")
    part = held["claim"] if event.kind == CLAIM_REVIEWED else held["subject"]
    other: Mapping[str, Any] | None = held.get("other")
    return Review(
        event=event.seq,
        at=event.at,
        reviewer=event.actor,
        reading=int(held["reading"]),
        kind=cast(ReviewKind, held["kind"]),
        subject=Subject(str(held["statement"]), str(part)),
        reason=str(held["reason"]),
        other=None if other is None else Subject(str(other["statement"]), str(other["subject"])),
        other_reading=None if other is None else int(other["reading"]),
        field=held.get("field"),
        value=held.get("value"),
        replaced=held.get("replaced"),
        undoes=None if held.get("undoes") is None else int(held["undoes"]),
    )
