"""One root for every error that Sayso raises on purpose: a stable code, what happened, what to do, the exit status."""

from __future__ import annotations


class SaysoError(Exception):
    """Root of Sayso's errors.

    `code` is stable and in capitals; `message` says what happened to which input; `remedy` says what the user can do.
    """

    exit_status = 1

    def __init__(self, code: str, message: str, remedy: str = "") -> None:
        # All three, so that an error crosses from one process to another whole.
        super().__init__(code, message, remedy)
        self.code = code
        self.message = message
        self.remedy = remedy

    def __str__(self) -> str:
        return f"{self.message} [{self.code}]" + (f" {self.remedy}" if self.remedy else "")


class IntakeError(SaysoError):
    """A file could not become a statement: NOT_FOUND, UNREADABLE, EMPTY, NOT_TEXT, UNSUPPORTED, ENCRYPTED, LIMIT, NO_TEXT …"""


class ReadingError(SaysoError):
    """The text could not be read: LANGUAGE, MODEL_MISSING, MODEL_DAMAGED, PIPELINE."""


class UsageError(SaysoError):
    """The call itself is wrong: a malformed option or value."""

    exit_status = 2


class LedgerError(SaysoError):
    """A ledger file cannot be used so: LEDGER_MISSING, NOT_A_LEDGER, LEDGER_NEWER, LEDGER_UNWRITABLE, LEDGER_FULL, LEDGER_BUSY.

    Or what is asked of it is not there, or has changed: NOT_FOUND, AMBIGUOUS, STALE, NOTHING_TO_UNDO. Or what a person gives for a
    review cannot be kept: NOT_IN_TEXT, NOT_A_VALUE, NOT_CORRECTABLE, NOT_A_READING, UNCHANGED. Or a name cannot be sealed:
    SEAL_EMPTY, SEAL_TOO_LARGE, KEY_MISSING, KEY_EXISTS, KEY_OPEN, KEY_DAMAGED, KEY_WRONG, KEY_UNREADABLE, KEY_UNWRITABLE.
    Or with what is kept for years: NOTHING_TO_ADOPT, NOT_THE_ORIGINAL, ORIGINALS_UNWRITABLE, BACKUP_EXISTS.
    On a server: LEDGER_UNREACHABLE, NO_DRIVER, NOT_YOU; of a file what only a server has, NO_ROLES.
    """


class IntegrityError(LedgerError):
    """A ledger is not as it was written: INTEGRITY."""

    exit_status = 4
