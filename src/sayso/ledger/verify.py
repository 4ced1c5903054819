"""Proof that a ledger is as it was written: the file itself, the chain of events, every reading, every quotation at its offsets."""

from __future__ import annotations

import hashlib
import json
import sqlite3
from collections.abc import Iterator, Mapping
from typing import Any, Final, TypeAlias

from sqlalchemy import Connection, create_engine, select
from sqlalchemy.exc import SQLAlchemyError

from sayso.errors import SaysoError
from sayso.ledger.chain import Event, Fault, faults_of
from sayso.ledger.engine import MARKS
from sayso.ledger.json_lines import from_dict
from sayso.ledger.open import READ, Ledger
from sayso.ledger.quotations import wrong_quotations
from sayso.ledger.reviews import REVIEWED
from sayso.ledger.rows import Row, claim_rows, statement_row
from sayso.ledger.search import index_faults
from sayso.ledger.tables import CLAIMS, EVENTS, META, METADATA, READINGS, REVIEWS, STATEMENTS
from sayso.types import StatementLedger

_Shape: TypeAlias = "dict[str, object]"
_NOT_READ: Final = (SaysoError, AttributeError, IndexError, KeyError, RecursionError, TypeError, ValueError)
"""What a reading raises that says other things than readings do."""


def verify(ledger: Ledger) -> list[Fault]:
    """Give everything in a ledger that is not as it was written; nothing where all holds. The file is only read.

    Rows that were cut off at the end with all that tells of them are missed by whoever has not kept the head (`Ledger.head`).
    """
    found: list[Fault] = []
    with ledger.reading_connection() as connection:
        _take_any_text(connection)
        for check in (_file, _shape, _chain, _kept, _reviews, index_faults):
            try:
                found += check(connection)
            except (SQLAlchemyError, UnicodeDecodeError) as error:  # of one part of the file; others may still be read
                found.append(Fault("file", f"cannot be read: {getattr(error, 'orig', error)}"))
    return list(dict.fromkeys(found))


def _take_any_text(connection: Connection) -> None:
    """Have text that is no UTF-8 any more come as it is, so that it can be told where it stands."""
    held = connection.connection.driver_connection
    if isinstance(held, sqlite3.Connection):
        held.text_factory = lambda raw: raw.decode("utf-8", "surrogateescape")


def _file(connection: Connection) -> Iterator[Fault]:
    """Ask the database for its own check."""
    for (answer,) in connection.exec_driver_sql("PRAGMA integrity_check"):
        if answer != "ok":
            yield Fault("file", str(answer))
    for row in connection.exec_driver_sql("PRAGMA foreign_key_check"):
        yield Fault(f"table {row[0]}", f"row {row[1]} points to nothing in {row[2]}")


def _shape(connection: Connection) -> Iterator[Fault]:
    """Compare the tables with those of a new ledger: nothing more, such as a trigger, nothing less, nothing else."""
    engine = create_engine("sqlite://")
    with engine.connect() as fresh:
        METADATA.create_all(fresh)
        expected = _shape_of(fresh)
    engine.dispose()
    found = _shape_of(connection)
    for name in sorted(expected.keys() | found.keys()):
        if name not in expected:
            yield Fault(name, "is no part of a ledger: it was put in by other means")
        elif name not in found:
            yield Fault(name, "is gone")
        elif found[name] != expected[name]:
            yield Fault(name, "was altered: it is made otherwise than a ledger's")
    marks = {row.key: row.value for row in connection.execute(select(META))}
    if marks != MARKS:
        yield Fault("table meta", f"was altered: it says {marks!r}")


def _shape_of(connection: Connection) -> _Shape:
    """Give what there is, by kind and name, with its columns and what they point to."""
    parts = connection.exec_driver_sql("SELECT type, name, tbl_name, sql FROM sqlite_master").all()
    found: _Shape = {}
    for kind, name, table, sql in parts:
        pragmas = ("table_xinfo", "foreign_key_list") if kind == "table" else ("index_xinfo",)
        columns = [connection.exec_driver_sql(f"SELECT * FROM pragma_{one}(?)", (name,)).all() for one in pragmas]
        # How a table is written may differ from version to version; what else has no columns to tell it by.
        words = sql if kind not in ("table", "index") or str(sql).startswith("CREATE VIRTUAL") else None
        found[f"{kind} {name}"] = (table, words, [[tuple(row) for row in rows] for rows in columns])
    return found


def _events(connection: Connection) -> Iterator[Event]:
    return (Event(*row) for row in connection.execute(select(EVENTS).order_by(EVENTS.c.seq)))


def _chain(connection: Connection) -> Iterator[Fault]:
    if connection.execute(select(EVENTS.c.seq).limit(1)).first() is None:
        yield Fault("events", "there are none: a ledger begins with one")
    yield from faults_of(_events(connection))


def _kept(connection: Connection) -> Iterator[Fault]:
    """Compare readings with the digests in their events, statements with their first readings."""
    told = {event.seq: event for event in _events(connection) if event.kind == READ}
    listed: dict[str, Row | None] = {}
    for row in connection.execute(select(READINGS).order_by(READINGS.c.event)):
        where, event = f"reading {row.event}", told.pop(row.event, None)
        if event is None:
            yield Fault(where, "has no event: it was put in by other means")
            continue
        faults, found = _reading(event, row)
        yield from (Fault(where, what) for what in faults)
        try:
            first, claims = (None, None) if found is None else (statement_row(found, row.event), claim_rows(found, row.event))
        except _NOT_READ as error:
            yield Fault(where, f"cannot be read: {error}")
            first, claims = None, None
        listed.setdefault(row.statement, first)
        if claims is not None and claims != _claims(connection, row.event):
            yield Fault(where, "has other claims listed than it holds")
    yield from (Fault(f"reading {number}", "is gone: its event is there, the reading is not") for number in told)
    yield from _statements(connection, listed)


def _reading(event: Event, row: Any) -> tuple[list[str], StatementLedger | None]:
    """Give what is wrong with a reading, and the reading where it is one."""
    payload, found = _payload(event), []
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


def _claims(connection: Connection, reading: int) -> list[Row]:
    query = select(CLAIMS).where(CLAIMS.c.reading == reading).order_by(CLAIMS.c.place)
    return [dict(row._mapping) for row in connection.execute(query)]


def _payload(event: Event) -> Mapping[str, Any]:
    try:
        found = json.loads(event.payload)
    except (TypeError, ValueError, RecursionError):
        return {}
    return found if isinstance(found, dict) else {}


def _statements(connection: Connection, listed: Mapping[str, Row | None]) -> Iterator[Fault]:
    """Compare every statement's row with its first reading, None where that cannot be read, which was told already."""
    for row in connection.execute(select(STATEMENTS).order_by(STATEMENTS.c.added)):
        where = f"statement {str(row.id)[:19]}"
        if row.id not in listed:
            yield Fault(where, "has no reading: it was put in by other means, or its readings are gone")
        elif listed[row.id] not in (None, dict(row._mapping)):
            yield Fault(where, "is listed otherwise than its first reading has it")


def _reviews(connection: Connection) -> Iterator[Fault]:
    """Compare what is listed of reviews with what their events tell."""
    told = {}
    for event in _events(connection):
        if event.kind == REVIEWED:
            payload = _payload(event)
            told[event.seq] = (payload.get("statement"), payload.get("claim"))
    kept = {row.event: (row.statement, row.claim) for row in connection.execute(select(REVIEWS))}
    for number in sorted(told.keys() | kept.keys(), key=str):
        if told.get(number) != kept.get(number):
            yield Fault(f"review {number}", "is listed otherwise than its event tells")
