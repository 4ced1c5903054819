"""The bytes of statements as they came, kept by their hash in a folder beside the ledger.

A file's name is the SHA-256 of what it holds and nothing else, in a folder of its first two digits, so that no name of a stranger's
ever becomes a path. It is on the disk before the event that tells of it; what a kill leaves in between has no event and harms
nothing.
"""

from __future__ import annotations

import hashlib
import os
import re
import stat
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from io import BufferedReader
from pathlib import Path
from typing import Any, Final

from sqlalchemy import Connection, select

from sayso.errors import IntegrityError, LedgerError, UsageError
from sayso.ledger.chain import Event, Fault, canonical
from sayso.ledger.database.tables import EVENTS, STATEMENTS
from sayso.ledger.events import note, payload_of
from sayso.ledger.files import part_of, sync_folder

KEPT: Final = "original-kept"
"""The event of an original: its payload has the `statement`, whose id is the hash, and how many `bytes` it has."""
NOT_READ: Final = "input-not-read"
"""The event of bytes that could not become a statement: `statement` as above, `name` and the error's `code`."""
SUFFIX: Final = ".originals"
"""What the folder beside a ledger file is called, after the file's own name."""
_HASH: Final = "sha256:"
_DIGEST: Final = re.compile("[0-9a-f]{64}")
_FOLDER_MODE, _FILE_MODE = 0o700, 0o600


def id_of(data: bytes) -> str:
    """Give the id of the statement that some bytes are."""
    return _HASH + hashlib.sha256(data).hexdigest()


class Originals:
    """A folder of originals. It is made when the first one is kept."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    @classmethod
    def beside(cls, ledger: Path) -> Originals:
        """Give the folder beside a ledger file."""
        return cls(ledger.with_name(f"{ledger.name}{SUFFIX}"))

    def path(self, statement: str) -> Path:
        """Give where the original of a statement lies; LedgerError NOT_FOUND for what is no statement's id."""
        digest = statement.removeprefix(_HASH)
        if not _DIGEST.fullmatch(digest):
            raise LedgerError("NOT_FOUND", f"{statement!r} is not the SHA-256 of a statement.", "See `sayso list`.")
        return self.folder / digest[:2] / digest

    def put(self, data: bytes) -> str:
        """Keep bytes, and give the id of their statement; they are whole and on the disk when this returns.

        LedgerError ORIGINALS_UNWRITABLE. What lies there and is not of its name, damaged say, gives way.
        """
        statement = id_of(data)
        path = self.path(statement)
        try:
            if self.fault(statement) is not None:
                self._make_folder(path.parent)
                self._write(path, data)
        except OSError as error:
            remedy = "Give a place where you may write, with room."
            raise LedgerError("ORIGINALS_UNWRITABLE", f"{self.folder} cannot be written: {error.strerror}.", remedy) from error
        return statement

    def _make_folder(self, folder: Path) -> None:
        for one in (self.folder, folder):
            if not one.is_dir():
                one.mkdir(mode=_FOLDER_MODE, exist_ok=True)
                sync_folder(one.parent)

    def _write(self, path: Path, data: bytes) -> None:
        part = part_of(path)
        try:
            with os.fdopen(os.open(part, os.O_WRONLY | os.O_CREAT | os.O_EXCL, _FILE_MODE), "wb") as file:
                file.write(data)
                file.flush()
                os.fsync(file.fileno())
            part.replace(path)
            sync_folder(path.parent)
        finally:
            part.unlink(missing_ok=True)

    def get(self, statement: str) -> bytes:
        """Give an original; IntegrityError INTEGRITY where it is not there or not as it came."""
        path = self.path(statement)
        if (wrong := self.fault(statement)) is not None:
            raise IntegrityError("INTEGRITY", f"the original {path} {wrong}.", "Restore a backup.")
        with _opened(path) as file:
            return file.read()

    def fault(self, statement: str, size: int | None = None) -> str | None:
        """Tell what is wrong with an original, None where it is there and as it came."""
        path = self.path(statement)
        try:
            found = path.lstat()
            if not stat.S_ISREG(found.st_mode):
                return "is no file"
            if size is not None and found.st_size != size:
                return f"has {found.st_size} bytes, where it came with {size}"
            with _opened(path) as file:
                digest = hashlib.file_digest(file, "sha256").hexdigest()
            return None if digest == path.name else "was altered: its hash is not that of its name"
        except FileNotFoundError:
            return "is gone"
        except OSError as error:
            return f"cannot be read: {error.strerror}"

    def strangers(self, known: Iterable[str]) -> Iterator[str]:
        """Give the paths of what lies in the folder and is no original of these statements, in order."""
        expected = {self.path(one) for one in known}
        folders = {self.folder, *(one.parent for one in expected)}
        if not self.folder.is_dir():
            return
        for path in sorted(self.folder.rglob("*")):
            if path not in expected and path not in folders and not (path.is_dir() and not path.is_symlink()):
                yield str(path.relative_to(self.folder))

    def copy_from(self, other: Originals, statements: Iterable[str]) -> None:
        """Copy originals of another folder: IntegrityError INTEGRITY where one is not as it came, else as `put`."""
        for statement in statements:
            self.put(other.get(statement))


@contextmanager
def _opened(path: Path) -> Iterator[BufferedReader]:
    """Open a file that is no link, which could stand for another."""
    with os.fdopen(os.open(path, os.O_RDONLY | getattr(os, "O_NOFOLLOW", 0)), "rb") as file:
        yield file


# The events that tell of them.


def note_kept(connection: Connection, actor: str, statement: str, size: int) -> None:
    """Write that an original is kept, unless an event says so already, which is never before the statement's own first one."""
    payload = {"bytes": size, "statement": statement}
    first = connection.execute(select(STATEMENTS.c.added).where(STATEMENTS.c.id == statement)).scalar()
    if not _is_noted(connection, KEPT, payload, first or 0):
        note(connection, actor, KEPT, payload)


def note_not_read(connection: Connection, actor: str, payload: Mapping[str, Any]) -> None:
    """Write that bytes could not be read, unless an event says just so already."""
    if not _is_noted(connection, NOT_READ, payload, 0):
        note(connection, actor, NOT_READ, payload)


def _is_noted(connection: Connection, kind: str, payload: Mapping[str, Any], since: int) -> bool:
    told = (EVENTS.c.seq > since, EVENTS.c.kind == kind, EVENTS.c.payload == canonical(payload))
    return connection.execute(select(EVENTS.c.seq).where(*told).order_by(EVENTS.c.seq).limit(1)).first() is not None


def originals_told(connection: Connection) -> dict[str, int]:
    """Give how many bytes the original of each statement has that an event tells of."""
    found: dict[str, int] = {}
    for row in connection.execute(select(EVENTS).where(EVENTS.c.kind == KEPT).order_by(EVENTS.c.seq)):
        payload = payload_of(Event(*row))
        statement, size = payload.get("statement"), payload.get("bytes")
        if isinstance(statement, str) and isinstance(size, int) and _DIGEST.fullmatch(statement.removeprefix(_HASH)):
            found[statement] = size
    return found


def resolve_original(connection: Connection, wanted: str, known: Callable[[], str]) -> str:
    """Give the id of a statement with an original: as `known` finds it, else by the beginning of the hash of what was not read.

    LedgerError NOT_FOUND, AMBIGUOUS.
    """
    told = originals_told(connection)
    try:
        found = known()
    except LedgerError as error:
        begins = [one for one in told if wanted and one.removeprefix(_HASH).startswith(wanted.removeprefix(_HASH).lower())]
        if error.code != "NOT_FOUND" or len(begins) != 1:
            raise
        found = begins[0]
    if found not in told:
        raise LedgerError("NOT_FOUND", f"the original of {found} was not kept.", "Read it again with --keep-originals.")
    return found


def original_faults(connection: Connection, originals: Originals) -> Iterator[Fault]:
    """Tell of every original that an event tells of and that is not there as it came."""
    for statement, size in originals_told(connection).items():
        if (wrong := originals.fault(statement, size)) is not None:
            yield Fault(f"original {statement.removeprefix(_HASH)[:12]}", wrong)


def folder_needed(name: str) -> UsageError:
    """Give the error of a ledger that is no file and has no folder for originals."""
    return UsageError("USAGE", f"{name} is no file beside which originals could lie.", "Name their folder with --originals.")
