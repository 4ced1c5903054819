"""Copies of a ledger, made while others may write to it, and checked before they count; and ledgers made of copies again."""

from __future__ import annotations

import errno
import shutil
import sqlite3
from collections.abc import Callable, Iterator, Sequence
from contextlib import AbstractContextManager, closing, contextmanager
from pathlib import Path
from typing import Final, Protocol, TypeAlias

from sqlalchemy import Connection, insert, select

from sayso.errors import IntegrityError, LedgerError
from sayso.ledger.chain import Fault
from sayso.ledger.database import fts5
from sayso.ledger.database.base import Begin, Database
from sayso.ledger.database.sqlite import SqliteDatabase, open_file, told_plainly
from sayso.ledger.database.tables import CLAIMS, EVENTS, READINGS, REVIEWS, STATEMENTS
from sayso.ledger.files import part_of, refuse_existing, settle, sync_folder
from sayso.ledger.open import Ledger, open_ledger
from sayso.ledger.originals import Originals, folder_needed, originals_told
from sayso.ledger.rows import Row
from sayso.ledger.verify import checks_of, verify


class Empty(Database, Protocol):
    """A database that a ledger can be made in."""

    def prepare(self, *, create: bool, begin: Begin) -> None:
        """Make the tables of a ledger where there are none, and let `begin` write into them in the same transaction."""

    def filling(self, connection: Connection) -> AbstractContextManager[None]:
        """Let events of others be put in: those of the ledger that is restored."""


Index: TypeAlias = "Callable[[Connection, Sequence[Row]], None]"
"""Puts rows of claims into a database's index of words."""
_TABLES: Final = (EVENTS, STATEMENTS, READINGS, CLAIMS, REVIEWS)
"""What a ledger holds, each table after those that it points to; `meta` a database has of its own."""
_PORTION: Final = 500
"""How many rows are copied at once: readings are long."""


def back_up(ledger: Ledger, to: Path) -> None:
    """Copy a ledger, with its originals, into the new file `to` and verify the copy: there is a whole one in the end, or none.

    One state of it is copied, whatever is written meanwhile. LedgerError: BACKUP_EXISTS, LEDGER_UNWRITABLE, LEDGER_FULL,
    ORIGINALS_UNWRITABLE; IntegrityError INTEGRITY where the copy, and so the ledger, does not hold; UsageError USAGE where the
    ledger has originals and no folder of them is known.
    """
    with _made_whole(to) as part:
        _copy(ledger, part)
        _copy_originals(ledger, part)
        with closing(open_ledger(part)) as copied:
            _refuse_faults(verify(copied), ledger.name, "was not backed up")


def restore(backup: Ledger, to: Path, *, head: str | None = None) -> None:
    """Make the new ledger file `to` of a backup, with its originals, all or nothing; `head` must be of one of its events.

    LedgerError BACKUP_EXISTS where something is there already, and as `back_up`; IntegrityError INTEGRITY where the backup does not
    hold or has no such event.
    """
    refuse_existing(to)
    check_backup(backup, head)
    back_up(backup, to)


def restore_into(backup: Ledger, database: Empty, originals: Originals | None, *, head: str | None = None) -> None:
    """Make a ledger of a backup in an empty database of any kind, all or nothing, with its originals in a folder.

    LedgerError BACKUP_EXISTS where the database has a ledger already; IntegrityError INTEGRITY as `restore`; UsageError USAGE where
    the backup has originals and no folder for them is named.
    """
    check_backup(backup, head)
    with backup.reading_connection() as connection:
        told = list(originals_told(connection))
        if told and (originals is None or backup.originals is None):
            raise folder_needed(database.name)
        if originals is not None and backup.originals is not None:
            originals.copy_from(backup.originals, told)
        filled: list[bool] = []

        def begin(target: Connection) -> None:
            with database.filling(target):
                fill(connection, target, database.index)
            _refuse_faults(faults_within(target, database), backup.name, "was not restored")
            filled.append(True)

        database.prepare(create=True, begin=begin)
    if not filled:
        raise LedgerError("BACKUP_EXISTS", f"{database.name} holds a ledger already.", "Name a database that is empty.")


def check_backup(backup: Ledger, head: str | None = None) -> None:
    """Refuse a backup that does not hold, or of which `head` is no event: IntegrityError INTEGRITY."""
    _refuse_faults(verify(backup), backup.name, "was not restored")
    if head is not None and not any(event.hash == head for event in backup.events()):
        told = f"{backup.name} has no event with the hash {head}: it is older than that head, or another ledger's"
        raise IntegrityError("INTEGRITY", f"{told}.", "Look for a later backup.")


def fill(backup: Connection, target: Connection, index: Index) -> None:
    """Copy everything that a ledger holds into the empty tables of another, whatever their databases are."""
    for table in _TABLES:
        order = list(table.primary_key.columns)
        rows = backup.execute(select(table).order_by(*order).execution_options(yield_per=_PORTION)).mappings()
        for portion in rows.partitions(_PORTION):
            copied = [dict(row) for row in portion]
            target.execute(insert(table), copied)
            if table is CLAIMS:
                index(target, copied)


def faults_within(connection: Connection, database: Database) -> list[Fault]:
    """Give everything that is wrong in a database as a transaction that is not ended yet leaves it.

    Where a savepoint ends, FTS5 writes what it holds in memory into its tables, which its check reads.
    """
    connection.exec_driver_sql("SAVEPOINT indexed")
    connection.exec_driver_sql("RELEASE SAVEPOINT indexed")
    return [fault for check in checks_of(database) for fault in check(connection)]


def copy_file(database: SqliteDatabase, part: Path) -> None:
    """Copy one state of a file, whatever is written meanwhile (sqlite.org/backup.html).

    LedgerError LEDGER_UNWRITABLE, LEDGER_FULL, and as the database tells it.
    """
    try:
        with told_plainly(database.path), database.reading() as connection:
            source = connection.connection.driver_connection
            assert isinstance(source, sqlite3.Connection)
            with closing(sqlite3.connect(part)) as target:
                source.backup(target)
    except (OSError, sqlite3.Error) as error:
        raise unwritable(error) from error


def unwritable(error: OSError | sqlite3.Error) -> LedgerError:
    """Give the error of a copy that could not be written."""
    full = "full" in str(error) or (isinstance(error, OSError) and error.errno == errno.ENOSPC)
    reason = (error.strerror if isinstance(error, OSError) else None) or str(error)
    remedy = "Choose a place with room where you may write."
    return LedgerError("LEDGER_FULL" if full else "LEDGER_UNWRITABLE", f"the backup cannot be written: {reason}.", remedy)


def _copy(ledger: Ledger, part: Path) -> None:
    if isinstance(ledger.database, SqliteDatabase):
        copy_file(ledger.database, part)
        return
    with ledger.reading_connection() as connection:
        open_file(part, create=True, begin=lambda target: fill(connection, target, fts5.index_words)).close()


def _copy_originals(ledger: Ledger, part: Path) -> None:
    """Copy those that the copy's events tell of: others may have come meanwhile."""
    with closing(open_ledger(part)) as copied, copied.reading_connection() as connection:
        told = list(originals_told(connection))
    if told and ledger.originals is None:
        raise folder_needed(ledger.name)
    if ledger.originals is not None:
        Originals.beside(part).copy_from(ledger.originals, told)


def _refuse_faults(faults: Sequence[Fault], name: str, what: str) -> None:
    if faults:
        told = f"{faults[0].where} {faults[0].what}"
        raise IntegrityError("INTEGRITY", f"{name} does not hold, and {what}: {told}.", "See `sayso verify`, and keep the file.")


@contextmanager
def _made_whole(to: Path) -> Iterator[Path]:
    """Give the name under which a ledger file and its originals are made, and give both their own names when they are whole.

    The file comes last: a ledger without its originals is never there. LedgerError BACKUP_EXISTS where either name is taken.
    """
    part = part_of(to)
    folder, made = Originals.beside(to).folder, Originals.beside(part).folder
    refuse_existing(to)
    refuse_existing(folder)
    try:
        yield part
        if made.exists():
            refuse_existing(folder)
            made.rename(folder)
            made = folder
            sync_folder(folder.parent)
        settle(part, to)
    except BaseException as error:  # whatever it was goes on, Ctrl-C too
        shutil.rmtree(made, ignore_errors=True)
        if isinstance(error, OSError):
            raise unwritable(error) from error
        raise
    finally:
        for left in (part, *(part.with_name(f"{part.name}{end}") for end in ("-wal", "-shm", "-journal"))):
            left.unlink(missing_ok=True)
