"""A ledger file of an earlier version brought up to this one: backed up first, then all of it in one transaction.

Events are never touched: whatever else a version keeps otherwise is made anew from them and from the readings, by the procedure of
sqlite.org/lang_altertable.html, section 7. What comes out is verified before the transaction ends, so that a ledger is the old one
or the new one, whatever breaks in between.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator, Mapping
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from sqlalchemy import Connection, select, update

from sayso.errors import IntegrityError, LedgerError
from sayso.ledger.backup import copy_file, faults_within, unwritable
from sayso.ledger.chain import Fault, faults_of
from sayso.ledger.current import current, list_claims, whole
from sayso.ledger.database import fts5
from sayso.ledger.database.base import KEEP, version_of
from sayso.ledger.database.sqlite import SqliteDatabase, told_plainly, transaction, unchecked
from sayso.ledger.database.sqlite_shape import file_faults
from sayso.ledger.database.tables import CLAIMS, META, READINGS, REVIEWS, SCHEMA_VERSION, STATEMENTS
from sayso.ledger.events import READ, all_events, last_event, note, payload_of
from sayso.ledger.files import part_of, refuse_existing, settle
from sayso.ledger.judging import list_review
from sayso.ledger.open import system_user
from sayso.ledger.reviews.kinds import CLAIM_REVIEWED, Review, review_of
from sayso.ledger.reviews.state import UNDOING
from sayso.ledger.rows import storable

MIGRATED: Final = "migrated"
"""The event of a migration: its payload has the versions, `from` and `to`."""


@dataclass(frozen=True, slots=True)
class Migrated:
    """A migration that was done: from which version to which, and where the ledger lies as it was before.

    `waiting` is how many reviews were made on another reading than the one that counts now, and do not hold until that is adopted.
    """

    before: int
    after: int
    backup: Path
    waiting: int


def migrate(path: Path, actor: str | None = None) -> Migrated | None:
    """Bring a ledger file up to this version, all or nothing; None where it is of this version already.

    It is backed up first as `FILE.v1-backup`. LedgerError as `open_file`, LEDGER_NEWER and NOT_A_LEDGER among them; BACKUP_EXISTS
    where another file has that name; LEDGER_BUSY where somebody wrote meanwhile. IntegrityError INTEGRITY where the ledger does not
    hold: it is left as it was.
    """
    with closing(unchecked(path)) as database:
        with database.reading() as connection:
            version, head = version_of(connection, database.name), _head(connection)
        if version == SCHEMA_VERSION:
            return None
        backup = path.with_name(f"{path.name}.v{version}-backup")
        _back_up(database, backup, head)
        waiting = _change(database, storable(actor or system_user()), (version, head))
    return Migrated(version, SCHEMA_VERSION, backup, waiting)


def _head(connection: Connection) -> str:
    last = last_event(connection)
    return "" if last is None else last.hash


def _back_up(database: SqliteDatabase, to: Path, head: str) -> None:
    """Copy a ledger of an earlier version as it is; one that was copied before and was not changed since is left."""
    if to.exists() and _is_of(to, head):
        return
    refuse_existing(to)
    part = part_of(to)
    try:
        copy_file(database, part)
        with closing(unchecked(part)) as copied, copied.reading(any_text=True) as connection:
            _refuse(database.name, list(_faults_before(connection)))
        settle(part, to)
    except OSError as error:
        raise unwritable(error) from error
    finally:
        for left in (part, *(part.with_name(f"{part.name}{end}") for end in ("-wal", "-shm", "-journal"))):
            left.unlink(missing_ok=True)


def _is_of(backup: Path, head: str) -> bool:
    """Tell whether a file is a backup, and a whole one, of a ledger with this head."""
    try:
        with closing(unchecked(backup)) as database, database.reading(any_text=True) as connection:
            return _head(connection) == head and not list(_faults_before(connection))
    except LedgerError:
        return False


def _faults_before(connection: Connection) -> Iterator[Fault]:
    """Tell what is wrong in a ledger of any version, as far as every version has it: the file, the chain, the readings' digests."""
    yield from file_faults(connection)
    yield from faults_of(all_events(connection))
    told = {event.seq: payload_of(event).get("reading") for event in all_events(connection) if event.kind == READ}
    for row in connection.execute(select(READINGS.c.event, READINGS.c.ledger).order_by(READINGS.c.event)):
        digest = hashlib.sha256(str(row.ledger).encode("utf-8", "surrogateescape")).hexdigest()
        if told.pop(row.event, None) != digest:
            yield Fault(f"reading {row.event}", "was altered: its digest is not the one that its event holds")
    yield from (Fault(f"reading {number}", "is gone: its event is there, the reading is not") for number in told)


def _refuse(name: str, faults: list[Fault]) -> None:
    if faults:
        told = f"{faults[0].where} {faults[0].what}"
        raise IntegrityError("INTEGRITY", f"{name} does not hold, and was left as it was: {told}.", KEEP)


def _change(database: SqliteDatabase, actor: str, expected: tuple[int, str]) -> int:
    """Change the tables in one transaction, verify them in it, and give how many reviews do not hold now."""
    with told_plainly(database.path), database.engine.connect() as connection:
        # Tables are made anew under the names that others point to; no transaction can turn this off or on.
        connection.exec_driver_sql("PRAGMA foreign_keys=OFF")
        with transaction(connection):
            if (version_of(connection, database.name), _head(connection)) != expected:
                raise LedgerError("LEDGER_BUSY", f"{database.name} was changed meanwhile.", "Try again.")
            for version in range(expected[0], SCHEMA_VERSION):
                _STEPS[version](connection)
            waiting = _list_all(connection, database)
            connection.execute(update(META).where(META.c.key == "schema").values(value=str(SCHEMA_VERSION)))
            note(connection, actor, MIGRATED, {"from": expected[0], "to": SCHEMA_VERSION})
            _refuse(database.name, faults_within(connection, database))
    return waiting


def _from_version_1(connection: Connection) -> None:
    """Let statements tell which reading counts, claims what people made of them, and reviews be of any part.

    Version 1 listed the claims of all readings, and knew reviews of claims alone.
    """
    columns = ", ".join(column.name for column in STATEMENTS.columns if column.name != "current")
    latest = "(SELECT max(event) FROM readings WHERE readings.statement = before.id)"
    connection.exec_driver_sql("CREATE TEMP TABLE before AS SELECT * FROM statements")
    for table in ("claim_words", "claims", "reviews", "statements"):
        connection.exec_driver_sql(f"DROP TABLE {table}")
    for made in (STATEMENTS, CLAIMS, REVIEWS):
        made.create(connection)
    connection.exec_driver_sql(fts5.MADE)
    connection.exec_driver_sql(f"INSERT INTO statements ({columns}, current) SELECT {columns}, {latest} FROM before")
    connection.exec_driver_sql("DROP TABLE temp.before")
    known: dict[int, Review] = {}
    for event in list(all_events(connection)):
        if event.kind == CLAIM_REVIEWED:
            known[event.seq] = review_of(event)
            list_review(connection, known[event.seq], known)


_STEPS: Final[Mapping[int, Callable[[Connection], None]]] = {1: _from_version_1}
"""What is to be done to come from a version to the next one."""


def _list_all(connection: Connection, database: SqliteDatabase) -> int:
    """List the claims of all statements as they stand, and give how many reviews were made on other readings."""
    waiting = 0
    for statement in connection.execute(select(STATEMENTS.c.id).order_by(STATEMENTS.c.added)).scalars().all():
        with whole(database.name):
            found = current(connection, database.name, statement)
            list_claims(connection, database, found)
        waiting += sum(one.kind not in UNDOING and one.event not in found.settled.touched for one in found.reviews)
    return waiting
