"""A ledger, opened: statements and their readings go in, lists and claims come out, and everything done leaves an event."""

from __future__ import annotations

import getpass
import hashlib
import os
from collections.abc import Iterable, Iterator, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Final

from sqlalchemy import ColumnElement, Connection, func, insert, select

from sayso.errors import LedgerError
from sayso.ledger.by_hand import ByHand
from sayso.ledger.chain import Event, Payload
from sayso.ledger.current import Current, current, list_claims, without_rejected
from sayso.ledger.database.base import Database
from sayso.ledger.database.sqlite import open_file
from sayso.ledger.database.tables import CLAIMS, READINGS, SCHEMA_VERSION, STATEMENTS
from sayso.ledger.events import CREATED, READ, all_events, last_event, note
from sayso.ledger.json_lines import Json
from sayso.ledger.judgements import judgements
from sayso.ledger.judging import keep_review
from sayso.ledger.quotations import kept_line
from sayso.ledger.reviews.kinds import WHOLE, Draft, Review, ReviewKind, Subject
from sayso.ledger.reviews.state import PartState
from sayso.ledger.rows import UNREVIEWED, statement_row, storable
from sayso.ledger.sealing import Key, Veil, check_key
from sayso.ledger.search import FoundClaim, Search
from sayso.ledger.veiling import (
    NAMES_SHOWN,
    SEALING,
    Sealed,
    Shown,
    draft_of_seal,
    find_shown,
    seals,
    shown,
    veil_of,
    veiled_event,
    veiled_review,
    veiled_row,
)
from sayso.resolve.across import Judgement
from sayso.types import StatementLedger

_ID_BEGINS: Final = "sha256:"


@dataclass(frozen=True, slots=True)
class Listed:
    """A statement of a ledger: `published` is an ISO 8601 day, `readings` how many there are, `claims` those that count now.

    `reviewed` are those of the claims that were accepted or rejected.
    """

    id: str
    name: str
    published: str | None
    issuer: str | None
    title: str | None
    readings: int
    claims: int
    reviewed: int


@dataclass(frozen=True, slots=True)
class Added:
    """What became of a reading: its event. `repeated` where the statement's latest says the same, and nothing was written."""

    event: int
    repeated: bool


def open_ledger(where: str | Path, *, create: bool = False, actor: str | None = None) -> Ledger:
    """Open a ledger file, or make one where `create` allows it; `actor` is who does what is done, else the system's user.

    LedgerError as `open_file` raises it; IntegrityError INTEGRITY (exit status 4).
    """
    who = storable(actor or _user())
    return Ledger(open_file(Path(where), create=create, begin=lambda connection: _begin(connection, who)), who)


def _begin(connection: Connection, actor: str) -> None:
    """Write the first event of a new ledger."""
    note(connection, actor, CREATED, {"schema": SCHEMA_VERSION})


def _user() -> str:
    try:
        return getpass.getuser()
    except (KeyError, OSError, ImportError):  # a container may run as a number that has no name
        return f"user {os.getuid()}" if hasattr(os, "getuid") else "unknown"


class Ledger(ByHand):
    """A ledger. Every method that writes does all of it or nothing, and returns when it is on the disk.

    Whatever it gives shows sealed names as their pseudonyms, but for what `unsealed` gives.
    """

    def __init__(self, database: Database, actor: str, *, veiled: bool = True) -> None:
        self.database = database
        self.actor = actor
        self._veiled = veiled

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

    def add(self, found: StatementLedger, reader: str) -> Added:
        """Keep a reading, and its statement where it is new; `reader` names what read it (a version and the weights' hash).

        A reading that says the same as the statement's latest is not kept again; one of a statement that people have judged is
        kept beside the one that they judged, which goes on to count. LedgerError NOT_A_READING where it could not be verified:
        its statement's id is no hash, its quotations are not its text, two of its claims have one id.
        """
        line, kept = kept_line(found)
        statement, reader = kept.document.id, storable(reader)
        digest = hashlib.sha256(line.encode("utf-8")).hexdigest()
        with self.database.writing() as connection:
            latest = _latest_of(connection, statement)
            if latest is not None and latest[1] == line:
                return Added(latest[0], repeated=True)
            payload: Payload = {"statement": statement, "name": kept.document.name, "reader": reader, "reading": digest}
            event = note(connection, self.actor, READ, payload).seq
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
        claims = select(func.count()).select_from(CLAIMS).where(CLAIMS.c.reading == STATEMENTS.c.current)
        reviewed = claims.where(CLAIMS.c.verdict != UNREVIEWED)
        readings = select(func.count()).select_from(READINGS).where(READINGS.c.statement == STATEMENTS.c.id).scalar_subquery()
        counted = (claims.scalar_subquery().label("claims"), reviewed.scalar_subquery().label("reviewed"))
        query = select(STATEMENTS, readings.label("readings"), *counted).order_by(STATEMENTS.c.added)
        with self.reading_connection() as connection:
            veil = veil_of(self._seals(connection))
            return [
                veiled_row(
                    Listed(
                        row.id,
                        row.name,
                        row.published,
                        row.issuer,
                        row.title,
                        int(row.readings),
                        int(row.claims),
                        int(row.reviewed),
                    ),
                    veil,
                )
                for row in connection.execute(query)
            ]

    def ledgers(self) -> Iterator[StatementLedger]:
        """Give what counts of every statement, in the order in which they were added, without the claims that were rejected."""
        with self.reading_connection() as connection:
            veil = veil_of(self._seals(connection))
            for statement in connection.execute(select(STATEMENTS.c.id).order_by(STATEMENTS.c.added)).scalars().all():
                yield veil.ledger(without_rejected(current(connection, self.name, statement)))

    def reading(self, statement: str) -> StatementLedger:
        """Give what counts of a statement, which is named as `resolve` takes it. LedgerError NOT_FOUND, AMBIGUOUS."""
        return self.current(statement).ledger

    def current(self, statement: str) -> Shown:
        """Give a statement as it stands, with every review of it. LedgerError NOT_FOUND, AMBIGUOUS."""
        with self.reading_connection() as connection:
            veil = veil_of(self._seals(connection))
            return shown(current(connection, self.name, resolve(connection, self.name, statement, veil)), veil)

    def _behind_veil(self, statement: str) -> Current:
        with self.reading_connection() as connection:
            veil = veil_of(self._seals(connection))
            return current(connection, self.name, resolve(connection, self.name, statement, veil))

    def search(self, wanted: Search, *, limit: int | None = None) -> list[FoundClaim]:
        """Give the claims that are looked for, statement after statement, in the order of the text; the first `limit` of them.

        UsageError USAGE for words without a letter or digit.
        """
        with self.reading_connection() as connection:
            return find_shown(connection, self.database, wanted, self._seals(connection))[:limit]

    def resolve(self, statement: str) -> str:
        """Give the id of a statement, by its id, the beginning of its hash or its whole name. LedgerError NOT_FOUND, AMBIGUOUS."""
        with self.reading_connection() as connection:
            return resolve(connection, self.name, statement, veil_of(self._seals(connection)))

    # Sealed names.

    def seals(self) -> list[Sealed]:
        """Give the seals in force; their words too are shown as pseudonyms."""
        with self.reading_connection() as connection:
            held = seals(connection, self.name)
            veil = veil_of(self._seals(connection))
            return [replace(one, reason=veil.text(one.reason), words=tuple(map(veil.text, one.words))) for one in held]

    def seal(self, subject: Subject, key: Key, *, more: Iterable[str] = (), reason: str = "") -> Sealed:
        """Seal the names of an entity, and `more` words that tell who it is: from now on all views and exports have a pseudonym.

        LedgerError NOT_FOUND, SEAL_EMPTY, SEAL_TOO_LARGE, KEY_WRONG.
        """
        with self.database.writing() as connection:
            found = current(connection, self.name, subject.statement)
            draft = draft_of_seal(connection, found, subject.part, more, reason, key)
            event = keep_review(connection, self.database, self.actor, draft).event
        return next(one for one in self.seals() if one.event == event)

    def unseal(self, pseudonym: str, key: Key, *, reason: str) -> None:
        """Lift every seal with a pseudonym, for everybody. LedgerError NOT_FOUND, KEY_WRONG, REASON_MISSING."""
        with self.database.writing() as connection:
            held = self._opened(connection, key, reason)
            named = [one for one in held if one.pseudonym == pseudonym]
            if not named:
                raise LedgerError("NOT_FOUND", f"nothing is sealed as {pseudonym}.", "See `sayso seals`.")
            for one in named:
                keep_review(connection, self.database, self.actor, Draft("unseal", one.subject, reason, undoes=one.event))

    def unsealed(self, key: Key, *, reason: str) -> Ledger:
        """Give the same ledger without its veil; that it was lifted, by whom and why, is an event. LedgerError as of `unseal`."""
        with self.database.writing() as connection:
            self._opened(connection, key, reason)
            note(connection, self.actor, NAMES_SHOWN, {"reason": reason})
        return Ledger(self.database, self.actor, veiled=False)

    def veiled(self, found: StatementLedger) -> StatementLedger:
        """Give a reading, of this ledger or not yet, as this ledger shows it."""
        with self.reading_connection() as connection:
            return veil_of(self._seals(connection)).ledger(found)

    def veil_text(self, text: str) -> str:
        """Give words about this ledger's statements as it shows them."""
        with self.reading_connection() as connection:
            return veil_of(self._seals(connection)).text(text)

    def _seals(self, connection: Connection) -> list[Sealed]:
        """Give the seals that this ledger shows by."""
        return seals(connection, self.name) if self._veiled else []

    def _opened(self, connection: Connection, key: Key, reason: str) -> list[Sealed]:
        """Give the seals in force to whoever has their key and a reason."""
        if not reason.strip():
            raise LedgerError("REASON_MISSING", "names are unsealed for a reason, which is recorded.", "Give --reason.")
        held = seals(connection, self.name)
        for one in held:
            check_key(key, one.fingerprint)
        return held

    # Reviews.

    def judge(self, draft: Draft, *, expected: int | None = None) -> Review:
        """Keep a review, and give it; `expected` is the last event of its subject that the reviewer has seen (`PartState.last`).

        LedgerError as `judging.keep_review` raises it; STALE where somebody has judged the subject since.
        """
        if draft.kind in SEALING:
            raise LedgerError("SEALED", "names are sealed and unsealed with a key.", "See `sayso seal`.")
        with self.database.writing() as connection:
            return veiled_review(
                keep_review(connection, self.database, self.actor, draft, expected), veil_of(self._seals(connection))
            )

    def judge_all(self, drafts: Sequence[Draft], *, expected: int | None = None) -> list[Review]:
        """Keep several reviews, all or none, and give them; `expected` is of the first one's subject. See `judge`."""
        if any(draft.kind in SEALING for draft in drafts):
            raise LedgerError("SEALED", "names are sealed and unsealed with a key.", "See `sayso seal`.")
        with self.database.writing() as connection:
            seen = [expected, *([None] * len(drafts))]
            kept = [keep_review(connection, self.database, self.actor, *one) for one in zip(drafts, seen, strict=False)]
            veil = veil_of(self._seals(connection))
            return [veiled_review(review, veil) for review in kept]

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
            veil = veil_of(self._seals(connection))
            yield from (veiled_event(event, veil) for event in all_events(connection))

    def head(self) -> Event | None:
        """Give the last event: its hash stands for all before it, and can be kept outside the ledger."""
        with self.reading_connection() as connection:
            return last_event(connection)


def resolve(connection: Connection, name: str, statement: str, veil: Veil) -> str:
    """Give the id of a statement as `Ledger.resolve` does; by name, as names are shown."""
    told = storable(statement)
    wanted = told if told.startswith(_ID_BEGINS) else f"{_ID_BEGINS}{told.lower()}"
    begins = func.substr(STATEMENTS.c.id, 1, max(len(wanted), len(_ID_BEGINS) + 1)) == wanted
    for found in (_ids(connection, begins), _ids(connection, STATEMENTS.c.name == told, veil, told)):
        if len(found) == 1:
            return found[0]
        if found:
            raise LedgerError("AMBIGUOUS", f"{statement} may be several statements.", "Give more of the id: see `sayso list`.")
    raise LedgerError("NOT_FOUND", f"no statement {statement} is in {name}.", "See `sayso list`.")


def _ids(connection: Connection, known: ColumnElement[bool], veil: Veil | None = None, told: str = "") -> list[str]:
    """Give the ids of at most two statements of which something is known, or which are shown under a name."""
    if veil is None or veil.is_empty:
        return [str(one) for one in connection.execute(select(STATEMENTS.c.id).where(known).limit(2)).scalars()]
    rows = connection.execute(select(STATEMENTS.c.id, STATEMENTS.c.name))
    return [str(row.id) for row in rows if veil.text(row.name) == told][:2]


def _latest_of(connection: Connection, statement: str) -> tuple[int, str] | None:
    query = select(READINGS.c.event, READINGS.c.ledger).where(READINGS.c.statement == statement)
    row = connection.execute(query.order_by(READINGS.c.event.desc()).limit(1)).first()
    return None if row is None else (int(row.event), row.ledger)
