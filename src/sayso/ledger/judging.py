"""A review kept, or refused where it cannot be or somebody has judged meanwhile; what it changes is listed anew."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from typing import Final

from sqlalchemy import Connection, insert, select

from sayso.errors import LedgerError
from sayso.ledger.current import Current, current, list_claims, mark_claim
from sayso.ledger.database.base import Database
from sayso.ledger.database.tables import CLAIMS, READINGS, REVIEWS
from sayso.ledger.events import note
from sayso.ledger.json_lines import Json
from sayso.ledger.judgements import PAIRED, check_judgements, judgements
from sayso.ledger.reviews.apply import CORRECTABLE, SPAN, field_of, find_part, is_span, made_by, wrong_shape, wrong_with
from sayso.ledger.reviews.kinds import (
    REVIEWED,
    WHOLE,
    Draft,
    Review,
    ReviewKind,
    Subject,
    payload_of,
    review_of,
)
from sayso.ledger.reviews.state import UNDOING, in_force, subjects_of, undoing_of
from sayso.ledger.rows import storable

_LISTS: Final[Mapping[ReviewKind, tuple[str, ...]]] = {
    "accept": ("claims",),
    "reject": ("claims",),
    "correct": tuple(CORRECTABLE),
    "merge": ("entities",),
    "split": ("entities",),
    "seal": ("entities",),
    "same": ("claims", "entities"),
    "not-same": ("claims", "entities"),
    "undecided": ("claims", "entities"),
}
"""What parts a kind of review is of; notes are of any, or of the whole statement, which additions and adoptions always are of."""
_FIT: Final = "Give what fits: see `sayso schema`."
CHANGING: Final[tuple[ReviewKind, ...]] = ("correct", "add", "merge", "split", "adopt")
"""The kinds that make the reading another one; the others only say something of it."""


def keep_review(connection: Connection, database: Database, actor: str, draft: Draft, expected: int | None = None) -> Review:
    """Keep a review and give it; the connection has the right to write.

    LedgerError: NOT_FOUND where its subject is not in the current reading, STALE where `expected` is not the last event that
    touched it, NOTHING_TO_UNDO, SEALED where a seal would be undone, NOT_CORRECTABLE for a field that is none, NOT_A_READING for a
    value that does not fit or where what is undone is still needed by what came after, CONTRADICTION and SELF of pairs.
    """
    found = current(connection, database.name, draft.subject.statement)
    done, draft = _undone(found, draft)
    other = found if draft.other is None else current(connection, database.name, draft.other.statement)
    list_of_subject = _list_of(connection, database.name, found, draft.kind, draft.subject)
    if draft.other is not None:
        _check_pair(draft, (list_of_subject, _list_of(connection, database.name, other, draft.kind, draft.other)))
    if expected is not None:
        _check_not_stale(found, draft.subject, expected)
    _check_value(connection, found, draft)
    replaced = _replaced(found, draft)
    event = note(connection, actor, REVIEWED, payload_of(draft, found.event, other.event, replaced))
    review = review_of(event)
    list_review(connection, review, {one.event: one for one in found.reviews})
    _settle(connection, database, review, done)
    return review


def _undone(found: Current, draft: Draft) -> tuple[ReviewKind, Draft]:
    """Give the kind of what a review does or undoes, and the review as it is kept: a redo lifts the undo, not what that undid."""
    if draft.kind not in UNDOING:
        return draft.kind, draft
    known = {one.event: one for one in found.reviews}
    undone = known.get(draft.undoes or 0)
    if undone is None or undone.kind in UNDOING:
        raise LedgerError("NOTHING_TO_UNDO", f"event {draft.undoes} is no review of this.", "See `sayso history`.")
    if (draft.kind == "unseal") != (undone.kind == "seal") and draft.kind != "redo":
        raise LedgerError(
            "SEALED", f"event {draft.undoes} is {'a' if undone.kind == 'seal' else 'no'} seal.", "See `sayso unseal`."
        )
    holds = undone.event in {one.event for one in in_force(found.reviews)}
    if draft.kind != "redo":
        if not holds:
            raise LedgerError("NOTHING_TO_UNDO", f"event {draft.undoes} is undone already.", "See `sayso history`.")
        return undone.kind, draft
    lifting = undoing_of(found.reviews, undone.event)
    if lifting is None:
        raise LedgerError("NOTHING_TO_UNDO", f"event {draft.undoes} is not undone.", "See `sayso history`.")
    return undone.kind, replace(draft, undoes=lifting.event)


def _list_of(connection: Connection, name: str, found: Current, kind: ReviewKind, subject: Subject) -> str:
    """Give the list of the current reading that a part stands in; LedgerError NOT_FOUND where it is in none that will do."""
    if kind in UNDOING or (subject.part == WHOLE and kind in ("note", "add", "adopt")):
        return WHOLE
    wanted = _LISTS.get(kind, tuple(CORRECTABLE))
    if wanted == ("claims",) and _is_listed(connection, found, subject.part):
        return "claims"  # without reading all of the statement
    part = find_part(found.reading, subject.part)
    if part is None or part[0] not in wanted:
        told = f"there is no {subject.part or 'part'} to {kind} in the current reading of {subject.statement} in {name}"
        raise LedgerError("NOT_FOUND", f"{told}.", "See `sayso show`.")
    return part[0]


def _is_listed(connection: Connection, found: Current, part: str) -> bool:
    query = select(CLAIMS.c.id).where(CLAIMS.c.reading == found.event, CLAIMS.c.id == storable(part))
    return connection.execute(query).first() is not None


def _check_pair(draft: Draft, lists: tuple[str, str]) -> None:
    """Refuse a part beside itself, a claim beside an entity, and a merge across statements: LedgerError SELF, UNLIKE."""
    assert draft.other is not None
    if draft.subject == draft.other:
        raise LedgerError("SELF", f"{draft.subject.part} cannot be set beside itself.", "Name two of them.")
    if lists[0] != lists[1]:
        raise LedgerError("UNLIKE", "a claim and an entity cannot be the same.", "Name two claims, or two entities.")
    if draft.kind == "merge" and draft.subject.statement != draft.other.statement:
        raise LedgerError("UNLIKE", "entities of two statements are not merged.", "Judge them the same: see `sayso judge`.")


def _check_not_stale(found: Current, subject: Subject, expected: int) -> None:
    """Refuse who has not seen the last review of a part, and show it: LedgerError STALE."""
    last = found.state(subject.part).last
    if expected == last:
        return
    newest = {one.event: one for one in found.reviews}.get(last)
    by = f"{newest.reviewer} judged it meanwhile: {newest.kind}" if newest else "it was read anew meanwhile"
    what = subject.part or "the statement"
    raise LedgerError("STALE", f"{what} has changed, {by}, event {last}.", "Look at it again, and judge anew.")


def _check_value(connection: Connection, found: Current, draft: Draft) -> None:
    """Refuse what cannot be added, split off or adopted: LedgerError NOT_A_READING."""
    check = _VALUES.get(draft.kind)
    for wrong in () if check is None else check(connection, found, draft):
        raise LedgerError("NOT_A_READING", f"this cannot be kept: {wrong}.", _FIT)


def _wrong_claim(_connection: Connection, _found: Current, draft: Draft) -> Iterator[str]:
    claim = draft.value
    if isinstance(claim, dict) and "id" not in claim:
        yield from wrong_shape("claims", {**claim, "id": made_by(0)})
    else:
        yield "a claim is an object, and has no id before it is kept"


def _wrong_mentions(_connection: Connection, found: Current, draft: Draft) -> Iterator[str]:
    parted = draft.value
    own = [one["id"] for one in found.reading["mentions"] if one["entity"] == draft.subject.part]
    if not isinstance(parted, list) or not parted:
        yield "nothing is split off"
    elif not all(one in own for one in parted):
        yield f"{draft.subject.part} has the mentions {', '.join(own) or 'none'}"
    elif all(one in parted for one in own):
        yield "all of its mentions would be split off"


def _wrong_adoption(connection: Connection, found: Current, draft: Draft) -> Iterator[str]:
    value = draft.value
    reading, parts = (value.get("reading"), value.get("parts")) if isinstance(value, dict) else (None, None)
    query = select(READINGS.c.event).where(READINGS.c.statement == found.statement)
    if reading not in connection.execute(query).scalars().all() or reading == found.event:
        yield f"{reading} is no other reading of the statement"
    if not isinstance(parts, dict) or not all(isinstance(one, str) for one in parts.values()):
        yield "an adoption tells which part of the one reading is which of the other"


_VALUES: Final[Mapping[ReviewKind, Callable[[Connection, Current, Draft], Iterator[str]]]] = {
    "add": _wrong_claim,
    "split": _wrong_mentions,
    "adopt": _wrong_adoption,
}


def _replaced(found: Current, draft: Draft) -> Json:
    """Give what stands where a correction will; LedgerError NOT_CORRECTABLE for a field that is none of the part's."""
    if draft.kind != "correct":
        return None
    part = find_part(found.reading, draft.subject.part)
    assert part is not None
    if draft.field not in CORRECTABLE[part[0]]:
        fields = ", ".join(CORRECTABLE[part[0]])
        raise LedgerError("NOT_CORRECTABLE", f"{draft.subject.part} has no field {draft.field!r} to correct.", f"It has {fields}.")
    assert draft.field is not None
    if draft.field == SPAN and not is_span(draft.value):
        raise LedgerError("NOT_A_READING", "a clause is its start, end and text.", "Give all three.")
    return field_of(part[1], draft.field)


def list_review(connection: Connection, review: Review, known: Mapping[int, Review]) -> None:
    """List which parts a review touches; `known` are the reviews that it may undo."""
    rows = [
        {"event": review.event, "statement": one.statement, "subject": storable(one.part), "kind": review.kind}
        for one in dict.fromkeys(subjects_of(review, known))
    ]
    connection.execute(insert(REVIEWS), rows)


def _settle(connection: Connection, database: Database, review: Review, done: ReviewKind) -> None:
    """List what a review has changed; LedgerError NOT_A_READING where what comes out is none, CONTRADICTION of judgements."""
    found = current(connection, database.name, review.subject.statement)
    if done in PAIRED or done == "adopt":
        check_judgements(judgements(connection))
    if done in ("accept", "reject"):
        mark_claim(connection, found, _touched(found, review).part)
    if done in CHANGING:
        parts = (_touched(found, review).part, made_by(review.event))
        for wrong in wrong_with(found.reading, parts):
            raise LedgerError("NOT_A_READING", f"this cannot be kept: {wrong}.", _FIT)
        list_claims(connection, database, found)


def _touched(found: Current, review: Review) -> Subject:
    return subjects_of(review, {one.event: one for one in found.reviews})[0]
