"""Copies of a ledger, made while others may write to it, and checked before they count."""

from __future__ import annotations

import errno
import os
import sqlite3
from contextlib import closing
from pathlib import Path
from typing import Final

from sayso.errors import IntegrityError, LedgerError
from sayso.ledger.database.sqlite import SqliteDatabase, told_plainly
from sayso.ledger.open import Ledger, open_ledger
from sayso.ledger.verify import verify

_BESIDE: Final = ("-wal", "-shm", "-journal")
"""What SQLite leaves beside a file that it could not finish (sqlite.org/tempfiles.html)."""


def back_up(ledger: Ledger, to: Path) -> None:
    """Copy a ledger into the new file `to` and verify the copy: there is a whole one in the end, or none.

    SQLite copies one state of it, whatever is written meanwhile (sqlite.org/backup.html). LedgerError: NOT_A_FILE, BACKUP_EXISTS,
    LEDGER_UNWRITABLE, LEDGER_FULL; IntegrityError INTEGRITY where the copy, and so the ledger, does not hold.
    """
    if not isinstance(ledger.database, SqliteDatabase):
        remedy = "Back it up by the server's own means: pg_dump, or pg_basebackup with its log."
        raise LedgerError("NOT_A_FILE", f"{ledger.name} is no file.", remedy)
    _refuse_existing(to)
    part = to.with_name(f".{to.name}.{os.getpid()}.part")
    try:
        _copy(ledger, part)
        _check(part, ledger.name)
        _settle(part, to)
    except (OSError, sqlite3.Error) as error:
        code = "LEDGER_FULL" if "full" in str(error) or getattr(error, "errno", 0) == errno.ENOSPC else "LEDGER_UNWRITABLE"
        message = f"the backup cannot be written: {error}."
        raise LedgerError(code, message, "Choose a place with room where you may write.") from error
    finally:
        for ending in ("", *_BESIDE):
            part.with_name(part.name + ending).unlink(missing_ok=True)


def _refuse_existing(to: Path) -> None:
    if os.path.lexists(to):
        raise LedgerError("BACKUP_EXISTS", f"{to} is there already; it was left as it is.", "Choose a name that is free.")


def _copy(ledger: Ledger, part: Path) -> None:
    with told_plainly(Path(ledger.name)), ledger.reading_connection() as connection:
        source = connection.connection.driver_connection
        assert isinstance(source, sqlite3.Connection)
        with closing(sqlite3.connect(part)) as target:
            source.backup(target)


def _check(part: Path, name: str) -> None:
    with closing(open_ledger(part)) as copied:
        faults = verify(copied)
    if faults:
        told = f"{faults[0].where} {faults[0].what}"
        raise IntegrityError(
            "INTEGRITY", f"{name} does not hold, and was not backed up: {told}.", "See `sayso verify`, and keep the file."
        )


def _settle(part: Path, to: Path) -> None:
    """Give the copy its name when it is on the disk, unless another file has taken that meanwhile."""
    with part.open("rb") as file:
        os.fsync(file.fileno())
    try:
        os.link(part, to)
    except FileExistsError:
        _refuse_existing(to)
    except OSError:  # a file system without links, as memory sticks have
        _refuse_existing(to)
        part.rename(to)
    _sync_folder(to.parent)


def _sync_folder(folder: Path) -> None:
    if os.name == "posix":  # others give no handle of a folder
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)
