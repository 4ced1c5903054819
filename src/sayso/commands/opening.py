"""Ledgers as commands open them: with their veil, or without it for a reason."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing, contextmanager

from sayso.ledger import Ledger, open_ledger


@contextmanager
def opened(where: str, unsealed: str | None = None) -> Iterator[Ledger]:
    """Open a ledger; with a reason in `unsealed`, show what is sealed in it, which is an event of the ledger.

    LedgerError as `open_ledger` raises it, and where the key of its pseudonyms is not at hand: KEY_MISSING, KEY_WRONG …
    """
    with closing(open_ledger(where)) as ledger:
        if unsealed is None:
            yield ledger
            return
        from sayso.ledger.sealing import default_key_path, read_key  # noqa: PLC0415

        yield ledger.unsealed(read_key(default_key_path()), reason=unsealed)
