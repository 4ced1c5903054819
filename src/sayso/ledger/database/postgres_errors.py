"""What PostgreSQL says, as Sayso's errors: by the class of its SQLSTATE (postgresql.org/docs/current/errcodes-appendix.html).

None of PostgreSQL's own words is passed on but those of a connection that failed: the others may quote a statement or a name.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Final, NamedTuple

from sqlalchemy.exc import DBAPIError, SQLAlchemyError

from sayso.errors import IntegrityError, LedgerError
from sayso.ledger.database.base import KEEP

UNREACHABLE: Final = "LEDGER_UNREACHABLE"


class _Told(NamedTuple):
    """An error's code, what it says after the ledger's name, and what to do."""

    code: str
    says: str
    remedy: str


_NO_RIGHT: Final = _Told(
    "LEDGER_UNWRITABLE", "does not allow you to do this", "Ask an admin of the ledger for the role: see `sayso grant`."
)
_BUSY: Final = _Told("LEDGER_BUSY", "is being written by another", "Try again when it has finished.")
_FULL: Final = _Told("LEDGER_FULL", "has no room: its disk is full, and nothing of this was written", "Free space and try again.")
_DISK: Final = _Told("LEDGER_DISK", "could not be read or written by its server", "See the server's own log, and try again.")
_LIMIT: Final = _Told("LIMIT", "holds nothing as large as this", "Read it in parts.")
_READ_ONLY: Final = _Told(
    "LEDGER_UNWRITABLE", "can only be read: its server takes no writing", "Give the address of the main server."
)
_DAMAGED: Final = _Told("INTEGRITY", "is damaged", KEEP)
_GONE: Final = _Told(
    UNREACHABLE,
    "was lost: the connection to its server broke",
    "Look at `sayso history`, whether the last thing was done, and try again.",
)
_CROWDED: Final = _Told(UNREACHABLE, "has too many connections", "Try again when others have finished.")
_NOT_TEXT: Final = _Told("NOT_TEXT", "holds no text of this kind", "Write it otherwise.")
_BY_STATE: Final = {
    "42501": _NO_RIGHT,
    "25006": _READ_ONLY,
    "53100": _FULL,
    "53200": _DISK,
    "53300": _CROWDED,
    "53400": _LIMIT,
    "22001": _LIMIT,
    "22021": _NOT_TEXT,
    "22P05": _NOT_TEXT,
    "57014": _BUSY,  # cancelled, as by a time limit of the server's
    "42P01": _DAMAGED,
    "42703": _DAMAGED,
    "3F000": _DAMAGED,
}
_BY_CLASS: Final = {
    "08": _GONE,
    "57": _GONE,
    "23": _DAMAGED,
    "40": _BUSY,
    "53": _DISK,
    "54": _LIMIT,
    "55": _BUSY,
    "58": _DISK,
    "XX": _DAMAGED,
}


@contextmanager
def told_plainly(name: str) -> Iterator[None]:
    """Turn what the database says into Sayso's errors."""
    try:
        yield
    except DBAPIError as error:
        raise told(name, error) from error
    except SQLAlchemyError as error:
        raise LedgerError(
            "LEDGER_UNREADABLE", f"{name} cannot be read: {type(error).__name__}.", "Check it with `sayso verify`."
        ) from error
    except UnicodeEncodeError as error:
        raise LedgerError("NOT_TEXT", "half a surrogate pair is no text that a ledger can hold.", "Write it otherwise.") from error


def told(name: str, error: DBAPIError) -> LedgerError:
    """Give what an error of the database comes to."""
    state = str(getattr(error.orig, "sqlstate", None) or "")
    found = _BY_STATE.get(state) or _BY_CLASS.get(state[:2])
    if found is None and not state:
        found = _GONE if type(error.orig).__name__ == "OperationalError" else _NOT_TEXT
    if found is None:
        return LedgerError("LEDGER_UNREADABLE", f"{name}: its server refused this (SQLSTATE {state}).", "See the server's own log.")
    kind = IntegrityError if found.code == "INTEGRITY" else LedgerError
    where = f" (SQLSTATE {state})" if found.code == "INTEGRITY" else ""
    return kind(found.code, f"{name} {found.says}{where}.", found.remedy)
