"""Several statements as a command takes them: paths to read, or ledgers that were read before; and one text to write of them."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from sayso.commands.ledgers import LedgerFiles
from sayso.commands.streams import error_line, say
from sayso.errors import SaysoError, UsageError
from sayso.types import StatementLedger

if TYPE_CHECKING:
    from sayso.resolve.across import Judgement


class Several:
    """The ledgers of a call, read or read back, one after another; what cannot be gives an error line and counts as `failed`.

    `judgements` are what people judged in the ledgers that were read back so far.
    """

    def __init__(self, paths: Sequence[str], ledgers: Sequence[str], unsealed: str | None = None) -> None:
        self._paths = paths
        self._files = LedgerFiles(ledgers, unsealed) if ledgers else None
        self._unread = 0

    @property
    def failed(self) -> int:
        """Count what could not be read so far."""
        return self._unread if self._files is None else self._files.failed

    @property
    def judgements(self) -> list[Judgement]:
        """Give what people judged in the ledgers that were read back so far."""
        return [] if self._files is None else self._files.judgements

    def __iter__(self) -> Iterator[StatementLedger]:
        return self._read() if self._files is None else iter(self._files)

    def _read(self) -> Iterator[StatementLedger]:
        from sayso.intake import find_inputs  # noqa: PLC0415 (ledgers are read back without what reads statements)
        from sayso.pipeline import read_inputs  # noqa: PLC0415

        for outcome in read_inputs(find_inputs(self._paths)):
            if outcome.ledger is not None:
                yield outcome.ledger
            elif outcome.error is not None:
                self._unread += 1
                say(error_line(outcome.name, outcome.error))


def check_sources(paths: Sequence[str], ledgers: Sequence[str], command: str) -> None:
    """Refuse a call with neither statements nor ledgers, or with both: UsageError USAGE."""
    if bool(paths) == bool(ledgers):
        raise UsageError("USAGE", "give statements to read, or --ledger FILE, and not both.", f"See sayso {command} --help.")


def write_text(text: str, output: str | None) -> None:
    """Write a text as UTF-8, whatever the locale says, to a file or to standard output. SaysoError OUTPUT."""
    data = text.encode("utf-8", "replace")
    try:
        if output is None:
            sys.stdout.buffer.write(data)
            sys.stdout.buffer.flush()
        else:
            Path(output).write_bytes(data)
    except BrokenPipeError:
        raise
    except OSError as error:
        reason = error.strerror or str(error)
        raise SaysoError("OUTPUT", f"{output} cannot be written: {reason}.", "Free space or choose another --output.") from error
