"""Proof that a ledger is as it was written: the database, the chain of events, every reading, every quotation in its place."""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Any, Final

from sqlalchemy import Connection, select
from sqlalchemy.exc import SQLAlchemyError

from sayso.errors import IntegrityError, LedgerError, SaysoError
from sayso.ledger.chain import Event, Fault, faults_of
from sayso.ledger.current import NOT_READ, current
from sayso.ledger.database.tables import CLAIMS, EVENTS, READINGS, REVIEWS, STATEMENTS
from sayso.ledger.events import READ, all_events, payload_of
from sayso.ledger.json_lines import from_dict
from sayso.ledger.judgements import check_judgements, judgements
from sayso.ledger.open import Ledger
from sayso.ledger.quotations import wrong_quotations
from sayso.ledger.reviews.apply import wrong_with
from sayso.ledger.reviews.kinds import CLAIM_REVIEWED, REVIEWED, Review, review_of
from sayso.ledger.reviews.state import subjects_of
from sayso.ledger.rows import Row, statement_row, storable
from sayso.types import StatementLedger

_QUOTED: Final = re.compile("(['\"]).*\\1", re.DOTALL)
_NOT_READ: Final = (SaysoError, *NOT_READ)


def verify(ledger: Ledger) -> list[Fault]:
    """Give everything in a ledger that is not as it was written; nothing where all holds. The ledger is only read.

    Rows that were cut off at the end with all that tells of them are missed by whoever has not kept the head (`Ledger.head`).
    """
    found: list[Fault] = []
    with ledger.reading_connection(any_text=True) as connection:
        for check in (*ledger.database.checks(), _chain, _kept, _reviews, _stands):
            try:
                found += check(connection)
            except (SQLAlchemyError, UnicodeDecodeError) as error:  # of one part of it; others may still be read
                found.append(Fault("file", f"cannot be read: {getattr(error, 'orig', error)}"))
    return list(dict.fromkeys(_shown(ledger, found)))


def _shown(ledger: Ledger, found: Iterable[Fault]) -> Iterator[Fault]:
    """Give faults as the ledger shows what they quote; where its seals themselves are damaged, without the quotation."""
    for fault in found:
        try:
            yield Fault(fault.where, ledger.veil_text(fault.what))
        except LedgerError:
            yield Fault(fault.where, _QUOTED.sub("…", fault.what))


def _chain(connection: Connection) -> Iterator[Fault]:
    if connection.execute(select(EVENTS.c.seq).limit(1)).first() is None:
        yield Fault("events", "there are none: a ledger begins with one")
    yield from faults_of(all_events(connection))


def _kept(connection: Connection) -> Iterator[Fault]:
    """Compare readings with the digests in their events, statements with their first readings."""
    told = {event.seq: event for event in all_events(connection) if event.kind == READ}
    listed: dict[str, Row | None] = {}
    for row in connection.execute(select(READINGS).order_by(READINGS.c.event)):
        where, event = f"reading {row.event}", told.pop(row.event, None)
        if event is None:
            yield Fault(where, "has no event: it was put in by other means")
            continue
        faults, found = _reading(event, row)
        yield from (Fault(where, what) for what in faults)
        try:
            first = None if found is None else statement_row(found, row.event)
        except _NOT_READ as error:
            yield Fault(where, f"cannot be read: {error}")
            first = None
        listed.setdefault(row.statement, first)
    yield from (Fault(f"reading {number}", "is gone: its event is there, the reading is not") for number in told)
    yield from _statements(connection, listed)


def _reading(event: Event, row: Any) -> tuple[list[str], StatementLedger | None]:
    """Give what is wrong with a reading, and the reading where it is one."""
    payload, found = payload_of(event), []
    if not isinstance(row.ledger, str):
        return ["was altered: it is no text"], None
    if hashlib.sha256(row.ledger.encode("utf-8", "surrogateescape")).hexdigest() != payload.get("reading"):
        found.append("was altered: its digest is not the one that its event holds")
    if (row.statement, row.reader) != (payload.get("statement"), payload.get("reader")):
        found.append("was altered: its event tells of another statement or reader")
    try:
        data = json.loads(row.ledger)
        ledger = from_dict(data)
        found += wrong_quotations(data)
    except _NOT_READ as error:
        return [*found, f"cannot be read: {error}"], None
    if ledger.document.id != row.statement:
        found.append("was altered: it is of another statement than it is listed for")
    return found, ledger


def _statements(connection: Connection, listed: Mapping[str, Row | None]) -> Iterator[Fault]:
    """Compare every statement's row with its first reading, None where that cannot be read, which was told already."""
    for row in connection.execute(select(STATEMENTS).order_by(STATEMENTS.c.added)):
        where = f"statement {str(row.id)[:19]}"
        if row.id not in listed:
            yield Fault(where, "has no reading: it was put in by other means, or its readings are gone")
        elif listed[row.id] not in (None, {name: value for name, value in row._mapping.items() if name != "current"}):
            yield Fault(where, "is listed otherwise than its first reading has it")


def _reviews(connection: Connection) -> Iterator[Fault]:
    """Compare what is listed of reviews with what their events tell."""
    told: dict[int, Review] = {}
    for event in all_events(connection):
        if event.kind in (REVIEWED, CLAIM_REVIEWED):
            try:
                told[event.seq] = review_of(event)
            except _NOT_READ as error:
                yield Fault(f"review {event.seq}", f"cannot be read: {error}")
    expected = {
        (number, one.statement, storable(one.part), review.kind)
        for number, review in told.items()
        for one in subjects_of(review, told)
    }
    kept = {(row.event, row.statement, row.subject, row.kind) for row in connection.execute(select(REVIEWS))}
    for number in sorted({one[0] for one in expected ^ kept}, key=str):
        yield Fault(f"review {number}", "is listed otherwise than its event tells")


def _stands(connection: Connection) -> Iterator[Fault]:
    """Compare what is listed of claims with what readings and reviews come to, and see that this is whole."""
    counting: set[object] = set()
    for row in connection.execute(select(STATEMENTS.c.id, STATEMENTS.c.current).order_by(STATEMENTS.c.added)).all():
        where = f"statement {str(row.id)[:19]}"
        counting.add(row.current)
        try:
            found = current(connection, "ledger", row.id)
            expected = found.rows()
            wrong = list(wrong_with(found.reading)) if found.settled.held else []
        except _NOT_READ as error:
            yield Fault(where, f"cannot be put together: {error}")
            continue
        yield from (Fault(where, f"does not hold as reviewed: {one}") for one in wrong)
        if row.current != found.event:
            yield Fault(where, f"counts reading {row.current}, where its reviews make it {found.event}")
        elif expected != _claims(connection, found.event):
            yield Fault(f"reading {found.event}", "has other claims listed than it holds")
    for number in sorted(set(connection.execute(select(CLAIMS.c.reading)).scalars()) - counting, key=str):
        yield Fault(f"reading {number}", "has claims listed, but does not count")
    try:
        check_judgements(judgements(connection))
    except IntegrityError:
        raise
    except _NOT_READ as error:
        yield Fault("judgements", f"do not hold together: {error}")


def _claims(connection: Connection, reading: int) -> list[Row]:
    query = select(CLAIMS).where(CLAIMS.c.reading == reading).order_by(CLAIMS.c.place)
    return [dict(row._mapping) for row in connection.execute(query)]
