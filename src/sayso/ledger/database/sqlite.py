"""One SQLite file as the database of a ledger, written so that what was acknowledged is never lost.

SQLite in WAL mode with `synchronous=FULL`, and every writing transaction begun with `BEGIN IMMEDIATE`: an acknowledged row survives
a kill and a loss of power, and writers wait for each other instead of failing half way (sqlite.org/wal.html,
sqlite.org/lang_transaction.html).
"""

from __future__ import annotations

import os
import sqlite3
import stat
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Final

from sqlalchemy import ColumnElement, Connection, Engine, create_engine, event, insert
from sqlalchemy.exc import DBAPIError, SQLAlchemyError
from sqlalchemy.pool import NullPool

from sayso.errors import IntegrityError, LedgerError
from sayso.ledger.database import fts5
from sayso.ledger.database.base import GIVE, KEEP, MAKE, MARKS, Asked, Begin, Check, check_kind
from sayso.ledger.database.header import is_ledger_file
from sayso.ledger.database.sqlite_shape import file_faults, make_tables, shape_faults
from sayso.ledger.database.tables import META
from sayso.ledger.rows import Row

WAIT_SECONDS: Final = 30
"""How long a writer waits for another: far longer than any transaction takes."""


def open_file(path: Path, *, create: bool, begin: Begin) -> SqliteDatabase:
    """Open the file of a ledger, or make it where `create` allows it and there is none; `begin` writes its first event.

    A file of no bytes, or a database without tables (what a kill while a ledger is made leaves), is no ledger yet.
    LedgerError: LEDGER_MISSING, NOT_A_LEDGER (another file), LEDGER_NEWER, LEDGER_OLDER (of another version), LEDGER_UNREADABLE,
    LEDGER_UNWRITABLE, LEDGER_FULL, LEDGER_DISK, LEDGER_BUSY. IntegrityError INTEGRITY for one that is damaged.
    """
    database = unchecked(path, create=create)
    with told_plainly(path), database.engine.connect() as connection:
        if _is_empty(connection):
            if not create:
                raise LedgerError("LEDGER_MISSING", f"there is no ledger at {path}.", MAKE)
            _make(connection, begin)
        check_kind(connection, database.name)
    return database


def unchecked(path: Path, *, create: bool = False) -> SqliteDatabase:
    """Give a file as a database, of whatever version it is; LedgerError as `open_file` gives it for what is no database."""
    _check_file(path, create)
    engine = create_engine("sqlite://", creator=_connector(path), poolclass=NullPool)
    event.listen(engine, "connect", _prepared)
    return SqliteDatabase(path, engine)


class SqliteDatabase:
    """A ledger in one SQLite file."""

    def __init__(self, path: Path, engine: Engine) -> None:
        self.path = path
        self.engine = engine

    @property
    def name(self) -> str:
        """The path of the file."""
        return str(self.path)

    @contextmanager
    def writing(self) -> Iterator[Connection]:
        """Write all of a block, or nothing of it."""
        with told_plainly(self.path), self.engine.connect() as connection, transaction(connection):
            yield connection

    @contextmanager
    def reading(self, *, any_text: bool = False) -> Iterator[Connection]:
        """See one state of the file, whatever is written meanwhile, and write nothing."""
        with told_plainly(self.path), self.engine.connect() as connection:
            if any_text:
                held = connection.connection.driver_connection
                assert isinstance(held, sqlite3.Connection)
                held.text_factory = lambda raw: raw.decode("utf-8", "surrogateescape")
            connection.exec_driver_sql("PRAGMA query_only=ON")
            connection.exec_driver_sql("BEGIN")
            yield connection

    def index(self, connection: Connection, rows: Sequence[Row]) -> None:
        """Put rows of claims into the index of words."""
        fts5.index_words(connection, rows)

    def unindex(self, connection: Connection, rows: Sequence[Row]) -> None:
        """Take rows of claims out of the index of words."""
        fts5.unindex_words(connection, rows)

    def matching(self, asked: Sequence[Asked]) -> Sequence[ColumnElement[bool]]:
        """Give the conditions on claims under which all that is asked is found in them."""
        return fts5.matching(asked)

    def matching_rows(self, asked: Sequence[Asked], rows: Sequence[Row]) -> list[bool]:
        """Tell of rows that stand in no table whether `matching` would find them."""
        return fts5.matching_rows(asked, rows)

    def checks(self) -> Sequence[Check]:
        """Give what SQLite and its index can be asked for."""
        return file_faults, shape_faults, fts5.index_faults

    def close(self) -> None:
        """Let go of the file."""
        self.engine.dispose()


def _check_file(path: Path, create: bool) -> None:
    """Refuse what cannot be a ledger before the database touches it; make an empty file where `create` allows it."""
    try:
        if create:
            os.close(os.open(path, os.O_RDONLY | os.O_CREAT | os.O_NONBLOCK, 0o666))
        found = path.stat()
        if stat.S_ISREG(found.st_mode) and found.st_size:
            path.open("rb").close()
    except (FileNotFoundError, NotADirectoryError) as error:
        if create:
            raise LedgerError("LEDGER_UNWRITABLE", f"{path} cannot be made: {error.strerror}.", "Make its folder first.") from error
        raise LedgerError("LEDGER_MISSING", f"there is no ledger at {path}.", MAKE) from error
    except (OSError, ValueError) as error:  # the latter of a name with a NUL
        code = "LEDGER_UNWRITABLE" if create else "LEDGER_UNREADABLE"
        raise LedgerError(code, f"{path} cannot be opened: {error}.", "Give a file that you may read and write.") from error
    if not stat.S_ISREG(found.st_mode) or (found.st_size and not is_ledger_file(path)):
        raise LedgerError("NOT_A_LEDGER", f"{path} is not a ledger file.", GIVE)


def _connector(path: Path) -> Callable[[], sqlite3.Connection]:
    """Give what connects to a file, whatever its name holds, and never makes one that has gone since."""
    address = path.absolute().as_uri()

    def connect() -> sqlite3.Connection:
        how = "mode=ro&immutable=1" if _only_to_read(path) else "mode=rw"
        return sqlite3.connect(f"{address}?{how}", timeout=WAIT_SECONDS, uri=True)

    return connect


def _only_to_read(path: Path) -> bool:
    """Tell whether a file lies where nothing can be written, so that nobody here changes it, and all of it is in the one file.

    A journal has to be made beside it otherwise, even to read (sqlite.org/wal.html, section 5).
    """
    journal = path.with_name(f"{path.name}-wal")
    return not os.access(path.parent, os.W_OK) and not (journal.exists() and journal.stat().st_size)


def _prepared(connection: sqlite3.Connection, _record: object) -> None:
    # The driver must not begin transactions by itself: `writing` does.
    connection.isolation_level = None
    for pragma in ("synchronous=FULL", "foreign_keys=ON", "trusted_schema=OFF", "cell_size_check=ON"):
        connection.execute(f"PRAGMA {pragma}")


def _is_empty(connection: Connection) -> bool:
    return connection.exec_driver_sql("SELECT count(*) FROM sqlite_master").scalar() == 0


def _make(connection: Connection, begin: Begin) -> None:
    """Make the tables and the first event in one transaction, so that no kill leaves one without the other."""
    _set_journal(connection)
    with transaction(connection):
        if _is_empty(connection):  # else another has made them while this one waited
            make_tables(connection)
            connection.execute(insert(META), [{"key": key, "value": value} for key, value in MARKS.items()])
            begin(connection)


def _set_journal(connection: Connection) -> None:
    """Set the journal to WAL, as the file stays from then on.

    Where several make a ledger at once, SQLite does not wait here for whoever is first, but gives up.
    """
    until = time.monotonic() + WAIT_SECONDS
    while True:
        try:
            connection.exec_driver_sql("PRAGMA journal_mode=WAL")
        except DBAPIError as error:
            if _primary(error.orig) != sqlite3.SQLITE_BUSY or time.monotonic() > until:
                raise
            time.sleep(0.01)
        else:
            return


@contextmanager
def transaction(connection: Connection) -> Iterator[None]:
    """Write all of a block, or nothing of it: the transaction takes the right to write before it reads."""
    connection.exec_driver_sql("BEGIN IMMEDIATE")
    try:
        yield
        connection.exec_driver_sql("COMMIT")
    except BaseException:  # Ctrl-C too leaves nothing half written; whatever it was goes on
        held = connection.connection.driver_connection
        if isinstance(held, sqlite3.Connection) and held.in_transaction:  # a full disk has ended it already
            connection.exec_driver_sql("ROLLBACK")
        raise


@contextmanager
def told_plainly(path: Path) -> Iterator[None]:
    """Turn what the database says into Sayso's errors."""
    try:
        yield
    except DBAPIError as error:
        raise _told(path, error) from error
    except SQLAlchemyError as error:
        raise LedgerError("LEDGER_UNREADABLE", f"{path}: {error}.", "Check it with `sayso verify`.") from error
    except UnicodeDecodeError as error:  # of a name of a column, say, which the driver does not tell as its own error
        raise IntegrityError("INTEGRITY", f"{path} is damaged: {error}.", KEEP) from error
    except UnicodeEncodeError as error:
        raise LedgerError("NOT_TEXT", "half a surrogate pair is no text that a ledger can hold.", "Write it otherwise.") from error


def _told(path: Path, error: DBAPIError) -> LedgerError:
    reason, code = str(error.orig), _primary(error.orig)
    if code in (sqlite3.SQLITE_READONLY, sqlite3.SQLITE_CANTOPEN, sqlite3.SQLITE_PERM):
        remedy = "Give a place where you may write; SQLite needs one to read as well."
        return LedgerError("LEDGER_UNWRITABLE", f"{path} cannot be written: {reason}.", remedy)
    if code == sqlite3.SQLITE_FULL:
        return LedgerError("LEDGER_FULL", f"{path}: the disk is full; nothing of this was written.", "Free space and try again.")
    if code in (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED):
        return LedgerError("LEDGER_BUSY", f"{path} is being written by another.", "Try again when it has finished.")
    if code == sqlite3.SQLITE_IOERR:
        remedy = "See that the disk is sound and has room, and try again."
        return LedgerError("LEDGER_DISK", f"{path} could not be read or written: {reason}.", remedy)
    if code == sqlite3.SQLITE_TOOBIG:
        return LedgerError("LIMIT", f"{path} holds nothing as large as this: {reason}.", "Read it in parts.")
    return IntegrityError("INTEGRITY", f"{path} is damaged: {reason}.", KEEP)


def _primary(error: BaseException | None) -> int:
    """Give what kind of error SQLite tells of (sqlite.org/rescode.html), 0 where the driver has found it itself."""
    return int(getattr(error, "sqlite_errorcode", 0) or 0) & 0xFF
