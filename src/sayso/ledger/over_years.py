"""What a ledger that is kept for years needs: the bytes of its statements as they came, and newer readings of them."""

from __future__ import annotations

from abc import ABC, abstractmethod
from contextlib import AbstractContextManager

from sqlalchemy import Connection

from sayso.errors import LedgerError
from sayso.ledger.adopting import KeptReading, adoption, difference_of, readings_of
from sayso.ledger.database.base import Database
from sayso.ledger.judging import keep_review
from sayso.ledger.originals import (
    Originals,
    folder_needed,
    id_of,
    note_kept,
    note_not_read,
    originals_told,
    resolve_original,
)
from sayso.ledger.reviews.differ import Difference
from sayso.ledger.reviews.kinds import Review
from sayso.ledger.sealing import Veil
from sayso.ledger.veiling import is_open, veiled_difference, veiled_review


class OverYears(ABC):
    """The part of a ledger that keeps originals, and takes newer readings in the place of older ones.

    `originals` is None where no folder for them is known. Statements are named as `Ledger.resolve` takes them, and it raises what
    that raises.
    """

    database: Database
    actor: str
    originals: Originals | None

    @property
    @abstractmethod
    def name(self) -> str:
        """What messages call the ledger."""

    @abstractmethod
    def reading_connection(self, *, any_text: bool = False) -> AbstractContextManager[Connection]:
        """Give a connection that sees one state."""

    @abstractmethod
    def _veil(self, connection: Connection) -> Veil:
        """Give the veil that what is given passes."""

    @abstractmethod
    def _resolved(self, connection: Connection, statement: str) -> str:
        """Give the id of a statement."""

    # Originals.

    def _put_original(self, statement: str, data: bytes) -> None:
        if self.originals is None:
            raise folder_needed(self.name)
        if id_of(data) != statement:
            told = f"the bytes given for {statement} are not those that it was read from"
            raise LedgerError("NOT_THE_ORIGINAL", f"{told}.", "Read the file again.")
        self.originals.put(data)

    def _note_original(self, connection: Connection, statement: str, data: bytes | None) -> None:
        if data is not None:
            note_kept(connection, self.actor, statement, len(data))

    def note_not_read(self, name: str, code: str, data: bytes, *, keep: bool = False) -> None:
        """Write that bytes could not become a statement, with their hash and the error's code, once.

        With `keep` they are kept as originals are. LedgerError ORIGINALS_UNWRITABLE; UsageError USAGE where no folder is known.
        """
        statement = id_of(data)
        if keep:
            self._put_original(statement, data)
        with self.database.writing() as connection:
            note_not_read(connection, self.actor, {"code": code, "name": name, "statement": statement})
            self._note_original(connection, statement, data if keep else None)

    def original(self, statement: str) -> bytes:
        """Give the bytes of a statement as they came, or of what could not be read by the beginning of its hash.

        LedgerError SEALED where they hold names that this ledger hides; IntegrityError INTEGRITY where they are gone or not as they
        came; UsageError USAGE where no folder is known.
        """
        if self.originals is None:
            raise folder_needed(self.name)
        with self.reading_connection() as connection:
            veil = self._veil(connection)
            wanted = resolve_original(connection, statement, lambda: self._resolved(connection, statement))
            if not veil.is_empty and not is_open(connection, self.name, wanted, veil):
                remedy = "Unseal them first, with the reason: see `sayso unseal`."
                raise LedgerError("SEALED", f"the original of {wanted} holds names that are sealed.", remedy)
        return self.originals.get(wanted)

    def foreign(self) -> list[str]:
        """Give the paths, in the folder of originals, of what no event tells of: strange files, and what a kill left of a write."""
        with self.reading_connection() as connection:
            return [] if self.originals is None else list(self.originals.strangers(originals_told(connection)))

    # Newer readings.

    def readings(self, statement: str) -> list[KeptReading]:
        """Give the readings of a statement in the order in which they were kept."""
        with self.reading_connection() as connection:
            return readings_of(connection, self.name, self._resolved(connection, statement))

    def difference(self, statement: str, before: int | None = None, after: int | None = None) -> Difference:
        """Give what a reading has otherwise than another, each by its event: the latest than the one that counts unless told."""
        with self.reading_connection() as connection:
            found = difference_of(connection, self.name, self._resolved(connection, statement), before, after)
            return veiled_difference(found, self._veil(connection))

    def adopt(self, statement: str, reading: int | None = None, *, reason: str = "", expected: int | None = None) -> Review:
        """Let another reading of a statement count, the latest unless told, with the reviews that go over to it.

        LedgerError NOTHING_TO_ADOPT where it counts already; and as `Ledger.judge` raises it.
        """
        with self.database.writing() as connection:
            draft = adoption(connection, self.name, self._resolved(connection, statement), reading, reason)
            return veiled_review(keep_review(connection, self.database, self.actor, draft, expected), self._veil(connection))
