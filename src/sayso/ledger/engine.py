"""Opening the database of a ledger: one SQLite file, written so that what was acknowledged is never lost.

SQLite in WAL mode with `synchronous=FULL`, and every writing transaction begun with `BEGIN IMMEDIATE`: an acknowledged row survives
a kill and a loss of power, and writers wait for each other instead of failing half way (sqlite.org/wal.html,
sqlite.org/lang_transaction.html).
"""

from __future__ import annotations

import os
import sqlite3
import stat
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Final

from sqlalchemy import Connection, Engine, create_engine, event, insert, select
from sqlalchemy.exc import DBAPIError, SQLAlchemyError
from sqlalchemy.pool import NullPool

from sayso.errors import IntegrityError, LedgerError
from sayso.ledger.header import is_ledger_file
from sayso.ledger.tables import EVENTS, META, METADATA, READINGS, SCHEMA_VERSION, STATEMENTS

APPLICATION: Final = "sayso-ledger"
MARKS: Final = {"application": APPLICATION, "schema": str(SCHEMA_VERSION)}
"""What the table `meta` holds."""
WAIT_SECONDS: Final = 30
"""How long a writer waits for another: far longer than any transaction takes."""
_MAKE: Final = "Make one with `sayso read PATH --ledger FILE`."
_GIVE: Final = "Give a file that `sayso read --ledger` made."
_KEEP: Final = "Keep the file as it is, and restore a backup."


def open_engine(path: Path, *, create: bool, begin: Callable[[Connection], None]) -> Engine:
    """Open the database of a ledger, or make it where `create` allows it and there is none; `begin` writes its first event.

    A file of no bytes, or a database without tables (what a kill while a ledger is made leaves), is no ledger yet.
    LedgerError: LEDGER_MISSING, NOT_A_LEDGER (another file), LEDGER_NEWER (of a later version), LEDGER_UNREADABLE,
    LEDGER_UNWRITABLE, LEDGER_FULL, LEDGER_DISK, LEDGER_BUSY. IntegrityError INTEGRITY for one that is damaged.
    """
    _check_file(path, create)
    engine = create_engine("sqlite://", creator=_connector(path), poolclass=NullPool)
    event.listen(engine, "connect", _prepared)
    with told_plainly(path), engine.connect() as connection:
        if _is_empty(connection):
            if not create:
                raise LedgerError("LEDGER_MISSING", f"there is no ledger at {path}.", _MAKE)
            _make(connection, begin)
        _check_kind(connection, path)
    return engine


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
        raise LedgerError("LEDGER_MISSING", f"there is no ledger at {path}.", _MAKE) from error
    except (OSError, ValueError) as error:  # the latter of a name with a NUL
        code = "LEDGER_UNWRITABLE" if create else "LEDGER_UNREADABLE"
        raise LedgerError(code, f"{path} cannot be opened: {error}.", "Give a file that you may read and write.") from error
    if not stat.S_ISREG(found.st_mode) or (found.st_size and not is_ledger_file(path)):
        raise LedgerError("NOT_A_LEDGER", f"{path} is not a ledger file.", _GIVE)


def _connector(path: Path) -> Callable[[], sqlite3.Connection]:
    """Give what connects to a file, whatever its name holds, and never makes one that has gone since."""
    address = f"{path.absolute().as_uri()}?mode=rw"
    return lambda: sqlite3.connect(address, timeout=WAIT_SECONDS, uri=True)


def _prepared(connection: sqlite3.Connection, _record: object) -> None:
    # The driver must not begin transactions by itself: `writing` does.
    connection.isolation_level = None
    for pragma in ("synchronous=FULL", "foreign_keys=ON", "trusted_schema=OFF", "cell_size_check=ON"):
        connection.execute(f"PRAGMA {pragma}")


def _is_empty(connection: Connection) -> bool:
    return connection.exec_driver_sql("SELECT count(*) FROM sqlite_master").scalar() == 0


def _make(connection: Connection, begin: Callable[[Connection], None]) -> None:
    """Make the tables and the first event in one transaction, so that no kill leaves one without the other."""
    _set_journal(connection)
    with writing(connection):
        if _is_empty(connection):  # else another has made them while this one waited
            METADATA.create_all(connection)
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


def _check_kind(connection: Connection, path: Path) -> None:
    has = connection.dialect.has_table
    found: dict[Any, Any] = {}
    if has(connection, META.name):
        found = {row.key: row.value for row in connection.execute(select(META.c.key, META.c.value))}
    if found.get("application") != APPLICATION:
        if all(has(connection, table.name) for table in (EVENTS, READINGS, STATEMENTS)):
            raise IntegrityError("INTEGRITY", f"{path} is damaged: it does not say any more that it is a ledger.", _KEEP)
        raise LedgerError("NOT_A_LEDGER", f"{path} is a database, but no ledger.", _GIVE)
    version = str(found.get("schema"))
    if not (version.isascii() and version.isdigit()) or int(version) < 1:
        raise IntegrityError("INTEGRITY", f"{path} is damaged: its version is {version!r}.", _KEEP)
    if int(version) > SCHEMA_VERSION:
        raise LedgerError("LEDGER_NEWER", f"{path} was made by a later version of Sayso.", "Install that version to open it.")


@contextmanager
def writing(connection: Connection) -> Iterator[None]:
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
        raise IntegrityError("INTEGRITY", f"{path} is damaged: {error}.", _KEEP) from error
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
    return IntegrityError("INTEGRITY", f"{path} is damaged: {reason}.", _KEEP)


def _primary(error: BaseException | None) -> int:
    """Give what kind of error SQLite tells of (sqlite.org/rescode.html), 0 where the driver has found it itself."""
    return int(getattr(error, "sqlite_errorcode", 0) or 0) & 0xFF
