"""A ledger, opened: statements and their readings go in, lists and claims come out, and everything done leaves an event."""

from __future__ import annotations

import getpass
import hashlib
import os
from collections.abc import Iterator, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass
from pathlib import Path

from sqlalchemy import Connection, insert, select

from sayso.errors import LedgerError
from sayso.ledger.by_hand import ByHand
from sayso.ledger.chain import Event, Payload
from sayso.ledger.current import Current, current, list_claims, without_rejected
from sayso.ledger.database.base import Database
from sayso.ledger.database.header import is_on_server
from sayso.ledger.database.sqlite import open_file
from sayso.ledger.database.tables import READINGS, SCHEMA_VERSION, STATEMENTS
from sayso.ledger.events import CREATED, READ, all_events, last_event, note
from sayso.ledger.json_lines import Json
from sayso.ledger.judgements import judgements
from sayso.ledger.judging import keep_review
from sayso.ledger.listing import Listed, listed, resolve
from sayso.ledger.originals import Originals
from sayso.ledger.over_years import OverYears
from sayso.ledger.quotations import kept_line, says_the_same
from sayso.ledger.reviews.kinds import WHOLE, Draft, Review, ReviewKind, Subject
from sayso.ledger.reviews.state import PartState
from sayso.ledger.rows import statement_row, storable
from sayso.ledger.sealed_names import SealedNames
from sayso.ledger.sealing import Key
from sayso.ledger.search import FoundClaim, Search
from sayso.ledger.veiling import SEALING, Shown, find_shown, shown, veiled_event, veiled_review, veiled_row
from sayso.resolve.across import Judgement
from sayso.types import StatementLedger


@dataclass(frozen=True, slots=True)
class Added:
    """What became of a reading: its event. `repeated` where the statement's latest says the same, and nothing was written."""

    event: int
    repeated: bool


def open_ledger(
    where: str | Path, *, create: bool = False, actor: str | None = None, originals: str | Path | None = None
) -> Ledger:
    """Open a ledger, or make one where `create` allows it; `actor` is who does what is done, else the system's user.

    `where` is a file, or `postgresql://…`, the address of a database on a server; who does something there is who is logged in.
    `originals` is the folder that the bytes of statements are kept in, else, for a file, one beside it (`Originals.beside`).

    LedgerError as `open_file`, `postgres.unchecked` and `PostgresDatabase.prepare` raise it, and NOT_YOU for another `actor` than
    the user on a server; IntegrityError INTEGRITY (exit status 4).
    """
    if is_on_server(where):
        return _open_on_server(str(where), create, actor, Originals(Path(originals)) if originals else None)
    who = storable(actor or system_user())
    database = open_file(Path(where), create=create, begin=lambda connection: _begin(connection, who))
    return Ledger(database, who, originals=Originals(Path(originals)) if originals else Originals.beside(Path(where)))


def _open_on_server(address: str, create: bool, actor: str | None, originals: Originals | None) -> Ledger:
    from sayso.ledger.database.postgres import unchecked  # noqa: PLC0415 (whoever keeps files has no need of it)

    database = unchecked(address)
    try:
        if actor not in (None, database.user):
            remedy = "Log in as who you are: postgresql://USER@HOST/DATABASE."
            raise LedgerError("NOT_YOU", f"{database.name} knows you as {database.user}, and as nobody else.", remedy)
        database.prepare(create=create, begin=lambda connection: _begin(connection, database.user))
    except BaseException:  # whatever it was goes on
        database.close()
        raise
    return Ledger(database, database.user, originals=originals)


def _begin(connection: Connection, actor: str) -> None:
    """Write the first event of a new ledger."""
    note(connection, actor, CREATED, {"schema": SCHEMA_VERSION})


def system_user() -> str:
    """Give who is at work here, as the system knows them."""
    try:
        return getpass.getuser()
    except (KeyError, OSError, ImportError):  # a container may run as a number that has no name
        return f"user {os.getuid()}" if hasattr(os, "getuid") else "unknown"


class Ledger(SealedNames, OverYears, ByHand):
    """A ledger. Every method that writes does all of it or nothing, and returns when it is on the disk.

    Whatever it gives shows sealed names as their pseudonyms, but for what `unsealed` gives.
    """

    def __init__(self, database: Database, actor: str, *, veiled: bool = True, originals: Originals | None = None) -> None:
        self.database = database
        self.actor = actor
        self.originals = originals
        self.is_veiled = veiled

    @property
    def name(self) -> str:
        """What messages call it."""
        return self.database.name

    def close(self) -> None:
        """Let go of its database."""
        self.database.close()

    def reading_connection(self, *, any_text: bool = False) -> AbstractContextManager[Connection]:
        """Give a connection that sees one state, whatever is written meanwhile, and writes nothing (see `Database.reading`)."""
        return self.database.reading(any_text=any_text)

    # Readings.

    def add(self, found: StatementLedger, reader: str, *, original: bytes | None = None) -> Added:
        """Keep a reading, and its statement where it is new; `reader` names what read it (a version and the weights' hash).

        A reading that says the same as the statement's latest, whatever the file is called, is not kept again; one of a statement
        that people have judged is kept beside the one that they judged, which goes on to count. LedgerError NOT_A_READING where it
        could not be verified: its statement's id is no hash, its quotations are not its text, two of its claims have one id.

        `original`, the statement's bytes, is kept before the reading: LedgerError NOT_THE_ORIGINAL where its hash is not the
        statement's id, ORIGINALS_UNWRITABLE; UsageError USAGE where no folder for originals is known.
        """
        line, kept = kept_line(found)
        statement, reader = kept.document.id, storable(reader)
        digest = hashlib.sha256(line.encode("utf-8")).hexdigest()
        if original is not None:
            self._put_original(statement, original)
        with self.database.writing() as connection:
            latest = _latest_of(connection, statement)
            if latest is not None and says_the_same(latest[1], line, kept):
                self._note_original(connection, statement, original)
                return Added(latest[0], repeated=True)
            payload: Payload = {"statement": statement, "name": kept.document.name, "reader": reader, "reading": digest}
            event = note(connection, self.actor, READ, payload).seq
            self._note_original(connection, statement, original)
            if latest is None:
                connection.execute(insert(STATEMENTS), statement_row(kept, event) | {"current": event})
            reading = {"event": event, "statement": statement, "reader": reader, "ledger": line}
            connection.execute(insert(READINGS), reading)
            stands = current(connection, self.name, statement)
            if stands.event == event:
                list_claims(connection, self.database, stands)
        return Added(event, repeated=False)

    def statements(self) -> list[Listed]:
        """Give all statements, in the order in which they were added."""
        with self.reading_connection() as connection:
            veil = self._veil(connection)
            return [veiled_row(one, veil) for one in listed(connection)]

    def ledgers(self) -> Iterator[StatementLedger]:
        """Give what counts of every statement, in the order in which they were added, without the claims that were rejected."""
        with self.reading_connection() as connection:
            veil = self._veil(connection)
            for statement in connection.execute(select(STATEMENTS.c.id).order_by(STATEMENTS.c.added)).scalars().all():
                yield veil.ledger(without_rejected(current(connection, self.name, statement)))

    def reading(self, statement: str) -> StatementLedger:
        """Give what counts of a statement, which is named as `resolve` takes it. LedgerError NOT_FOUND, AMBIGUOUS."""
        return self.current(statement).ledger

    def current(self, statement: str) -> Shown:
        """Give a statement as it stands, with every review of it. LedgerError NOT_FOUND, AMBIGUOUS."""
        with self.reading_connection() as connection:
            return shown(current(connection, self.name, self._resolved(connection, statement)), self._veil(connection))

    def standing(self, statement: str) -> Current:
        """Give a statement as it stands behind the veil, for what looks for words in its text; it is not for showing."""
        with self.reading_connection() as connection:
            return current(connection, self.name, self._resolved(connection, statement))

    def search(self, wanted: Search, *, limit: int | None = None) -> list[FoundClaim]:
        """Give the claims that are looked for, statement after statement, in the order of the text; the first `limit` of them.

        UsageError USAGE for words without a letter or digit.
        """
        with self.reading_connection() as connection:
            return find_shown(connection, self.database, wanted, self._seals(connection), limit)

    def resolve(self, statement: str) -> str:
        """Give the id of a statement, by its id, the beginning of its hash or its whole name. LedgerError NOT_FOUND, AMBIGUOUS."""
        with self.reading_connection() as connection:
            return self._resolved(connection, statement)

    def unsealed(self, key: Key, *, reason: str) -> Ledger:
        """Give the same ledger without its veil; that it was lifted, by whom and why, is an event.

        LedgerError KEY_WRONG, REASON_MISSING.
        """
        self._lift_veil(key, reason)
        return Ledger(self.database, self.actor, veiled=False, originals=self.originals)

    def _resolved(self, connection: Connection, statement: str) -> str:
        """Give the id of a statement as `resolve` does."""
        return resolve(connection, self.name, statement, self._veil(connection))

    # Reviews.

    def judge(self, draft: Draft, *, expected: int | None = None) -> Review:
        """Keep a review, and give it; `expected` is the last event of its subject that the reviewer has seen (`PartState.last`).

        LedgerError as `judging.keep_review` raises it; STALE where somebody has judged the subject since.
        """
        return self.judge_all([draft], expected=expected)[0]

    def judge_all(self, drafts: Sequence[Draft], *, expected: int | None = None) -> list[Review]:
        """Keep several reviews, all or none, and give them; `expected` is of the first one's subject. See `judge`."""
        if any(draft.kind in SEALING for draft in drafts):
            raise LedgerError("SEALED", "names are sealed and unsealed with a key.", "See `sayso seal`.")
        with self.database.writing() as connection:
            seen, veil = [expected, *([None] * len(drafts))], self._veil(connection)
            return [
                veiled_review(keep_review(connection, self.database, self.actor, draft, last), veil)
                for draft, last in zip(drafts, seen, strict=False)
            ]

    def review(
        self,
        statement: str,
        part: str,
        kind: ReviewKind,
        *,
        reason: str = "",
        undoes: int | None = None,
        expected: int | None = None,
    ) -> Review:
        """Keep a review that needs no more than its reason: accept, reject, note, undo, redo, unseal. See `judge`."""
        return self.judge(Draft(kind, Subject(statement, part), reason, undoes=undoes), expected=expected)

    def correct(self, subject: Subject, field: str, value: Json, *, reason: str = "", expected: int | None = None) -> Review:
        """Keep a correction of one field of a claim, an attribution, an entity, a mention or the document. See `judge`."""
        return self.judge(Draft("correct", subject, reason, field=field, value=value), expected=expected)

    def add_claim(self, statement: str, claim: Json, *, reason: str = "") -> Review:
        """Put a claim into a statement, in the published shape without its id, which will be `h` and the event's number."""
        return self.judge(Draft("add", Subject(statement, WHOLE), reason, value=claim))

    def reviews(self, statement: str, part: str | None = None) -> list[Review]:
        """Give every review of a statement, or of a part of it by its present id, in force or not, in order."""
        found = self.current(statement)
        return list(found.reviews) if part is None else found.reviews_of(part)

    def state(self, statement: str, part: str) -> PartState:
        """Give what holds of a part now."""
        return self.current(statement).state(part)

    def judgements(self) -> list[Judgement]:
        """Give the judgements of pairs of claims and of entities that hold, for `sayso.resolve.across.resolve_judgements`."""
        with self.reading_connection() as connection:
            return judgements(connection)

    # Events.

    def events(self) -> Iterator[Event]:
        """Give everything that was done, in order."""
        with self.reading_connection() as connection:
            veil = self._veil(connection)
            yield from (veiled_event(event, veil) for event in all_events(connection))

    def head(self) -> Event | None:
        """Give the last event: its hash stands for all before it, and can be kept outside the ledger."""
        with self.reading_connection() as connection:
            return last_event(connection)


def _latest_of(connection: Connection, statement: str) -> tuple[int, str] | None:
    query = select(READINGS.c.event, READINGS.c.ledger).where(READINGS.c.statement == statement)
    row = connection.execute(query.order_by(READINGS.c.event.desc()).limit(1)).first()
    return None if row is None else (int(row.event), row.ledger)
