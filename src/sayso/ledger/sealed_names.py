"""The names that a ledger hides: sealed and unsealed with a key, and a veil over all that it shows."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Iterable
from contextlib import AbstractContextManager
from dataclasses import replace

from sqlalchemy import Connection

from sayso.errors import LedgerError
from sayso.ledger.current import current
from sayso.ledger.database.base import Database
from sayso.ledger.events import note
from sayso.ledger.judging import keep_review
from sayso.ledger.reviews.kinds import Draft, Subject
from sayso.ledger.sealing import Key, Veil, check_key
from sayso.ledger.veiling import NAMES_SHOWN, Sealed, draft_of_seal, seals, veil_of
from sayso.types import StatementLedger


class SealedNames(ABC):
    """The part of a ledger that seals names. `is_veiled` is False of one that shows them."""

    database: Database
    actor: str
    is_veiled: bool

    @property
    @abstractmethod
    def name(self) -> str:
        """What messages call the ledger."""

    @abstractmethod
    def reading_connection(self, *, any_text: bool = False) -> AbstractContextManager[Connection]:
        """Give a connection that sees one state."""

    def seals(self) -> list[Sealed]:
        """Give the seals in force; their words too are shown as pseudonyms."""
        with self.reading_connection() as connection:
            held = seals(connection, self.name)
            veil = self._veil(connection)
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

    def veiled(self, found: StatementLedger) -> StatementLedger:
        """Give a reading, of this ledger or not yet, as this ledger shows it."""
        with self.reading_connection() as connection:
            return self._veil(connection).ledger(found)

    def veil_text(self, text: str) -> str:
        """Give words about this ledger's statements as it shows them."""
        with self.reading_connection() as connection:
            return self._veil(connection).text(text)

    def _opened(self, connection: Connection, key: Key, reason: str) -> list[Sealed]:
        """Give the seals in force to whoever has their key and a reason."""
        if not reason.strip():
            raise LedgerError("REASON_MISSING", "names are unsealed for a reason, which is recorded.", "Give --reason.")
        held = seals(connection, self.name)
        for one in held:
            check_key(key, one.fingerprint)
        return held

    def _lift_veil(self, key: Key, reason: str) -> None:
        """Note that names are shown, by whom and why."""
        with self.database.writing() as connection:
            self._opened(connection, key, reason)
            note(connection, self.actor, NAMES_SHOWN, {"reason": reason})

    def _seals(self, connection: Connection) -> list[Sealed]:
        """Give the seals that this ledger shows by."""
        return seals(connection, self.name) if self.is_veiled else []

    def _veil(self, connection: Connection) -> Veil:
        """Give the veil that this ledger shows by."""
        return veil_of(self._seals(connection))
