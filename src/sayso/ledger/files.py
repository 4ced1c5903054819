"""Files that are there whole or not at all, and never in the place of another."""

from __future__ import annotations

import os
import secrets
from pathlib import Path

from sayso.errors import LedgerError


def refuse_existing(to: Path) -> None:
    """Refuse to write where something is: LedgerError BACKUP_EXISTS."""
    if os.path.lexists(to):
        raise LedgerError("BACKUP_EXISTS", f"{to} is there already; it was left as it is.", "Choose a name that is free.")


def part_of(to: Path) -> Path:
    """Give the name that a file has beside its place until it is whole."""
    return to.with_name(f".{to.name}.{secrets.token_hex(4)}.part")


def settle(part: Path, to: Path) -> None:
    """Give a whole file its name, on the disk, unless another has taken that meanwhile: LedgerError BACKUP_EXISTS, OSError.

    Where that fails it has no name at all in the end.
    """
    with part.open("rb") as file:
        os.fsync(file.fileno())
    try:
        os.link(part, to)
    except FileExistsError:
        refuse_existing(to)
    except OSError:  # a file system without links, as memory sticks have
        refuse_existing(to)
        part.rename(to)
    try:
        sync_folder(to.parent)
    except OSError:
        to.unlink()
        raise
    finally:
        part.unlink(missing_ok=True)


def write_new(to: Path, data: bytes) -> None:
    """Write a new file, whole or not at all, for its owner alone: LedgerError BACKUP_EXISTS, OSError."""
    refuse_existing(to)
    part = part_of(to)
    try:
        with os.fdopen(os.open(part, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as file:
            file.write(data)
        settle(part, to)
    finally:
        part.unlink(missing_ok=True)


def sync_folder(folder: Path) -> None:
    """Let the names in a folder be on the disk."""
    if os.name == "posix":  # others give no handle of a folder
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)
