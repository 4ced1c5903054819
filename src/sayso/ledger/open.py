"""One ledger file, opened: statements and their readings go in, lists and claims come out, and everything done leaves an event."""

from __future__ import annotations

import datetime
import getpass
import hashlib
import os
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Final, cast

from sqlalchemy import Connection, Engine, Subquery, func, insert, select

from sayso.errors import IntegrityError, LedgerError, SaysoError
from sayso.ledger.chain import Event, Payload, event_after
from sayso.ledger.engine import open_engine, told_plainly, writing
from sayso.ledger.json_lines import from_json
from sayso.ledger.quotations import kept_line
from sayso.ledger.reviews import REVIEWED, ClaimState, Review, ReviewKind, payload_of, review_of, state_of
from sayso.ledger.rows import claim_rows, statement_row, storable
from sayso.ledger.search import FoundClaim, Search, find_claims, index_words
from sayso.ledger.tables import CLAIMS, EVENTS, READINGS, REVIEWS, SCHEMA_VERSION, STATEMENTS
from sayso.types import StatementLedger

CREATED: Final = "ledger-created"
READ: Final = "statement-read"
_EVENT_FIELDS: Final = tuple(EVENTS.c)
_ID_BEGINS: Final = "sha256:"


@dataclass(frozen=True, slots=True)
class Listed:
    """A statement of a ledger: `published` is an ISO 8601 day, `readings` how many there are, `claims` those of the latest."""

    id: str
    name: str
    published: str | None
    issuer: str | None
    title: str | None
    readings: int
    claims: int


@dataclass(frozen=True, slots=True)
class Added:
    """What became of a reading: its event. `repeated` where the statement's latest says the same, and nothing was written."""

    event: int
    repeated: bool


def open_ledger(path: str | Path, *, create: bool = False, actor: str | None = None) -> Ledger:
    """Open a ledger file, or make one where `create` allows it; `actor` is who does what is done, else the system's user.

    LedgerError as `open_engine` raises it; IntegrityError INTEGRITY (exit status 4).
    """
    file, who = Path(path), storable(actor or _user())
    engine = open_engine(file, create=create, begin=lambda connection: _begin(connection, who))
    return Ledger(file, engine, who)


def _user() -> str:
    try:
        return getpass.getuser()
    except (KeyError, OSError, ImportError):  # a container may run as a number that has no name
        return f"user {os.getuid()}" if hasattr(os, "getuid") else "unknown"


class Ledger:
    """A ledger file. Every method that writes does all of it or nothing, and returns when it is on the disk."""

    def __init__(self, path: Path, engine: Engine, actor: str) -> None:
        self.path = path
        self._engine = engine
        self._actor = actor

    def close(self) -> None:
        """Let go of the file."""
        self._engine.dispose()

    @contextmanager
    def reading_connection(self) -> Iterator[Connection]:
        """Give a connection that sees one state of the file, whatever is written meanwhile, and writes nothing."""
        with told_plainly(self.path), self._engine.connect() as connection:
            connection.exec_driver_sql("PRAGMA query_only=ON")
            connection.exec_driver_sql("BEGIN")
            yield connection

    def add(self, found: StatementLedger, reader: str) -> Added:
        """Keep a reading, and its statement where it is new; `reader` names what read it (a version and the weights' hash).

        A reading that says the same as the statement's latest is not kept again. LedgerError NOT_A_READING where it could not be
        verified: its statement's id is no hash, its quotations are not its text, two of its claims have one id.
        """
        line, kept = kept_line(found)
        statement, reader = kept.document.id, storable(reader)
        digest = hashlib.sha256(line.encode("utf-8")).hexdigest()
        with told_plainly(self.path), self._engine.connect() as connection, writing(connection):
            latest = connection.execute(
                select(READINGS.c.event, READINGS.c.ledger)
                .where(READINGS.c.statement == statement)
                .order_by(READINGS.c.event.desc())
                .limit(1)
            ).first()
            if latest is not None and latest.ledger == line:
                return Added(int(latest.event), repeated=True)
            payload: Payload = {"statement": statement, "name": kept.document.name, "reader": reader, "reading": digest}
            event = _note(connection, self._actor, READ, payload)
            if latest is None:
                connection.execute(insert(STATEMENTS), statement_row(kept, event.seq))
            reading = {"event": event.seq, "statement": statement, "reader": reader, "ledger": line}
            connection.execute(insert(READINGS), reading)
            if rows := claim_rows(kept, event.seq):
                connection.execute(insert(CLAIMS), rows)
                index_words(connection, rows)
        return Added(event.seq, repeated=False)

    def review(
        self,
        statement: str,
        claim: str,
        kind: ReviewKind,
        *,
        reason: str = "",
        undoes: int | None = None,
        expected: int | None = None,
    ) -> Review:
        """Keep a judgement of a claim of a statement's latest reading, and give it.

        `expected` is the last event of the claim that the reviewer has seen (`ClaimState.last`); a review that does not know of a
        later one is refused. LedgerError: NOT_FOUND where there is no such claim, STALE, NOTHING_TO_UNDO.
        """
        with told_plainly(self.path), self._engine.connect() as connection, writing(connection):
            reading = _latest_reading_of(connection, statement, claim)
            known = _reviews(connection, statement, claim)
            last = state_of(known).last
            if expected is not None and expected != last:
                newest = max(known, key=lambda one: one.event)
                reason_told = f"{newest.reviewer} judged {claim} meanwhile ({newest.kind}, event {newest.event})"
                raise LedgerError("STALE", f"{reason_told}.", "Look at it again, and judge anew.")
            if kind == "undo" and undoes not in {one.event for one in known}:
                raise LedgerError("NOTHING_TO_UNDO", f"event {undoes} is no review of {claim}.", "See `sayso history`.")
            event = _note(connection, self._actor, REVIEWED, payload_of(statement, claim, reading, kind, reason, undoes))
            connection.execute(insert(REVIEWS), {"event": event.seq, "statement": statement, "claim": claim})
        return review_of(event)

    def reviews(self, statement: str, claim: str) -> list[Review]:
        """Give every review of a claim, in force or not, in order."""
        with told_plainly(self.path), self._engine.connect() as connection:
            return _reviews(connection, statement, claim)

    def state(self, statement: str, claim: str) -> ClaimState:
        """Give what holds of a claim now."""
        return state_of(self.reviews(statement, claim))

    def events(self) -> Iterator[Event]:
        """Give everything that was done, in order."""
        with told_plainly(self.path), self._engine.connect() as connection:
            for row in connection.execute(select(EVENTS).order_by(EVENTS.c.seq)):
                yield Event(*row)

    def head(self) -> Event | None:
        """Give the last event: its hash stands for all before it, and can be kept outside the file."""
        with told_plainly(self.path), self._engine.connect() as connection:
            return _last(connection)

    def statements(self) -> list[Listed]:
        """Give all statements, in the order in which they were added."""
        latest = _latest()
        claims = select(func.count()).select_from(CLAIMS).where(CLAIMS.c.reading == latest.c.event).scalar_subquery()
        query = (
            select(STATEMENTS, latest.c.readings, claims.label("claims"))
            .join(latest, latest.c.statement == STATEMENTS.c.id)
            .order_by(STATEMENTS.c.added)
        )
        with told_plainly(self.path), self._engine.connect() as connection:
            return [
                Listed(row.id, row.name, row.published, row.issuer, row.title, int(row.readings), int(row.claims))
                for row in connection.execute(query)
            ]

    def ledgers(self) -> Iterator[StatementLedger]:
        """Give every statement's latest reading, in the order in which the statements were added."""
        latest = _latest()
        query = (
            select(READINGS.c.ledger)
            .join(latest, latest.c.event == READINGS.c.event)
            .join(STATEMENTS, STATEMENTS.c.id == READINGS.c.statement)
            .order_by(STATEMENTS.c.added)
        )
        with told_plainly(self.path), self._engine.connect() as connection:
            for row in connection.execute(query):
                yield _read_again(self.path, row.ledger)

    def search(self, wanted: Search) -> list[FoundClaim]:
        """Give the claims of latest readings that are looked for, statement after statement, in the order of the text."""
        with told_plainly(self.path), self._engine.connect() as connection:
            return list(find_claims(connection, wanted))

    def resolve(self, statement: str) -> str:
        """Give the id of a statement, by its id, the beginning of its hash or its whole name. LedgerError NOT_FOUND, AMBIGUOUS."""
        told = storable(statement)
        wanted = told if told.startswith(_ID_BEGINS) else f"{_ID_BEGINS}{told.lower()}"
        begins = func.substr(STATEMENTS.c.id, 1, max(len(wanted), len(_ID_BEGINS) + 1)) == wanted
        with told_plainly(self.path), self._engine.connect() as connection:
            for known in (begins, STATEMENTS.c.name == told):
                found = connection.execute(select(STATEMENTS.c.id).where(known).limit(2)).scalars().all()
                if len(found) == 1:
                    return str(found[0])
                if found:
                    raise LedgerError(
                        "AMBIGUOUS", f"{statement} may be several statements.", "Give more of the id: see `sayso list`."
                    )
        raise LedgerError("NOT_FOUND", f"no statement {statement} is in {self.path}.", "See `sayso list`.")

    def reading(self, statement: str) -> StatementLedger:
        """Give the latest reading of a statement, which is named as `resolve` takes it. LedgerError NOT_FOUND, AMBIGUOUS."""
        query = (
            select(READINGS.c.ledger)
            .where(READINGS.c.statement == self.resolve(statement))
            .order_by(READINGS.c.event.desc())
            .limit(1)
        )
        with told_plainly(self.path), self._engine.connect() as connection:
            return _read_again(self.path, connection.execute(query).scalar_one())


def _latest_reading_of(connection: Connection, statement: str, claim: str) -> int:
    """Give the latest reading of a statement, which must hold the claim; LedgerError NOT_FOUND."""
    query = select(func.max(READINGS.c.event)).where(READINGS.c.statement == statement)
    reading = connection.execute(query).scalar()
    held = (
        reading is not None
        and connection.execute(select(CLAIMS.c.id).where(CLAIMS.c.reading == reading, CLAIMS.c.id == claim)).first()
    )
    if not held:
        raise LedgerError("NOT_FOUND", f"no claim {claim} is in the latest reading of {statement}.", "See `sayso show`.")
    return int(cast(int, reading))


def _reviews(connection: Connection, statement: str, claim: str) -> list[Review]:
    query = (
        select(EVENTS)
        .join(REVIEWS, REVIEWS.c.event == EVENTS.c.seq)
        .where(REVIEWS.c.statement == statement, REVIEWS.c.claim == claim)
        .order_by(EVENTS.c.seq)
    )
    return [review_of(Event(*row)) for row in connection.execute(query)]


def _begin(connection: Connection, actor: str) -> None:
    """Write the first event of a new ledger."""
    _note(connection, actor, CREATED, {"schema": SCHEMA_VERSION})


def _note(connection: Connection, actor: str, kind: str, payload: Payload) -> Event:
    """Write the next event."""
    now = datetime.datetime.now(datetime.UTC).isoformat(timespec="microseconds")
    event = event_after(_last(connection), now, actor, kind, payload)
    connection.execute(insert(EVENTS), {column.name: getattr(event, column.name) for column in _EVENT_FIELDS})
    return event


def _read_again(path: Path, line: object) -> StatementLedger:
    """Give a reading as its line tells it; IntegrityError INTEGRITY where it is damaged."""
    try:
        return from_json(line if isinstance(line, str) else "")
    except SaysoError as error:
        remedy = "See `sayso verify`, keep the file as it is, and restore a backup."
        raise IntegrityError("INTEGRITY", f"{path} is damaged: a reading in it cannot be read.", remedy) from error


def _last(connection: Connection) -> Event | None:
    row = connection.execute(select(EVENTS).order_by(EVENTS.c.seq.desc()).limit(1)).first()
    return None if row is None else Event(*row)


def _latest() -> Subquery:
    """Give the latest reading of each statement, with how many there are."""
    return (
        select(READINGS.c.statement, func.max(READINGS.c.event).label("event"), func.count().label("readings"))
        .group_by(READINGS.c.statement)
        .subquery()
    )
