"""What a ledger asks of its database."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass
from typing import Any, Final, Protocol

from sqlalchemy import ColumnElement, Connection, inspect, select

from sayso.errors import IntegrityError, LedgerError
from sayso.ledger.chain import Fault
from sayso.ledger.database.tables import EVENTS, META, READINGS, SCHEMA_VERSION, STATEMENTS
from sayso.ledger.rows import Row

APPLICATION: Final = "sayso-ledger"
MARKS: Final = {"application": APPLICATION, "schema": str(SCHEMA_VERSION)}
"""What the table `meta` holds."""
GIVE: Final = "Give a ledger that `sayso read --ledger` made."
KEEP: Final = "Keep it as it is, and restore a backup."
MAKE: Final = "Make one with `sayso read PATH --ledger FILE`."
Begin = Callable[[Connection], None]
"""Writes the first event of a new ledger."""
Check = Callable[[Connection], Iterator[Fault]]


@dataclass(frozen=True, slots=True)
class Asked:
    """Words that stand in a row in one of some columns of a claim; with `open_end` the last of them only begins so."""

    columns: tuple[str, ...]
    words: str
    open_end: bool = False


class Database(Protocol):
    """A database that holds one ledger. What it says comes out as LedgerError and IntegrityError, never as its own errors."""

    @property
    def name(self) -> str:
        """What messages call it; no password is in it."""

    def writing(self) -> AbstractContextManager[Connection]:
        """Write all of a block, or nothing of it; on return it is on the disk. Others who write wait before they read."""

    def reading(self, *, any_text: bool = False) -> AbstractContextManager[Connection]:
        """See one state, whatever is written meanwhile, and write nothing.

        With `any_text`, text that is none any more comes as it is (surrogateescape), so that it can be told where it stands.
        """

    def index(self, connection: Connection, rows: Sequence[Row]) -> None:
        """Put rows of claims into the index of words."""

    def unindex(self, connection: Connection, rows: Sequence[Row]) -> None:
        """Take rows of claims out of the index of words, which holds them just so."""

    def matching(self, asked: Sequence[Asked]) -> Sequence[ColumnElement[bool]]:
        """Give the conditions on claims under which all that is asked is found in them."""

    def matching_rows(self, asked: Sequence[Asked], rows: Sequence[Row]) -> list[bool]:
        """Tell of rows that stand in no table, row by row, whether `matching` would find them."""

    def checks(self) -> Sequence[Check]:
        """Give what tells of faults of the database itself, of its tables (against those just made) and of its index of words."""

    def close(self) -> None:
        """Let go of it."""


def check_kind(connection: Connection, name: str) -> None:
    """Refuse a database that is no ledger of this version: LedgerError LEDGER_OLDER, and as `version_of`."""
    if version_of(connection, name) < SCHEMA_VERSION:
        remedy = "Bring it up to date with `sayso migrate`, which backs it up first."
        raise LedgerError("LEDGER_OLDER", f"{name} was made by an earlier version of Sayso.", remedy)


def version_of(connection: Connection, name: str) -> int:
    """Give the version of a ledger's tables, this one or an earlier.

    LedgerError: NOT_A_LEDGER, LEDGER_NEWER; IntegrityError INTEGRITY where its marks are gone.
    """
    has = inspect(connection).has_table
    found: dict[Any, Any] = {}
    if has(META.name):
        found = {row.key: row.value for row in connection.execute(select(META.c.key, META.c.value))}
    if found.get("application") != APPLICATION:
        if all(has(table.name) for table in (EVENTS, READINGS, STATEMENTS)):
            raise IntegrityError("INTEGRITY", f"{name} is damaged: it does not say any more that it is a ledger.", KEEP)
        raise LedgerError("NOT_A_LEDGER", f"{name} is a database, but no ledger.", GIVE)
    version = str(found.get("schema"))
    if not (version.isascii() and version.isdigit()) or int(version) < 1:
        raise IntegrityError("INTEGRITY", f"{name} is damaged: its version is {version!r}.", KEEP)
    if int(version) > SCHEMA_VERSION:
        raise LedgerError("LEDGER_NEWER", f"{name} was made by a later version of Sayso.", "Install that version to open it.")
    return int(version)
