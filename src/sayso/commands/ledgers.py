"""Ledgers read back from what `sayso read` made: the JSON lines of `--format jsonl`, or a ledger in a database."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING, Final, TextIO

from sayso.commands.streams import error_line, say
from sayso.errors import IntakeError, SaysoError
from sayso.types import StatementLedger

if TYPE_CHECKING:
    from sayso.resolve.across import Judgement

STANDARD_INPUT: Final = "-"


class LedgerFiles:
    """Reads ledgers of files one after another; a line that is none gives an error line, and the others are still read.

    Of a ledger in a file or on a server what counts of each statement is read, with its sealed names shown only for a reason
    (`unsealed`). `read` and `failed` count ledgers and lines so far, a file that cannot be opened or read to its end as one that
    failed. `judgements` are those of pairs that hold in the ledgers read so far.
    """

    def __init__(self, paths: Sequence[str], unsealed: str | None = None) -> None:
        self._paths = paths
        self._unsealed = unsealed
        self.read = 0
        self.failed = 0
        self.judgements: list[Judgement] = []

    def __iter__(self) -> Iterator[StatementLedger]:
        from sayso.ledger.database.header import is_kept  # noqa: PLC0415

        for path in self._paths:
            kept = path != STANDARD_INPUT and is_kept(path)
            for ledger in self._kept(path) if kept else self._printed(path):
                self.read += 1
                yield ledger

    def _kept(self, path: str) -> Iterator[StatementLedger]:
        """Give what counts of the statements of a ledger in a database."""
        from sayso.commands.opening import opened  # noqa: PLC0415 (the libraries of databases take half a second)

        try:
            with opened(path, self._unsealed) as file:
                yield from file.ledgers()
                self.judgements += file.judgements()
        except SaysoError as error:
            self._refuse(path, error)

    def _printed(self, path: str) -> Iterator[StatementLedger]:
        """Give the ledgers of JSON lines."""
        from sayso.ledger.json_lines import from_json  # noqa: PLC0415 (`sayso --help` need not wait for it)

        for number, line in self._lines(path):
            try:
                yield from_json(line)
            except SaysoError as error:
                self._refuse(f"{path}:{number}", error)

    def _lines(self, path: str) -> Iterator[tuple[int, str]]:
        """Give the lines that are not blank, counted from 1."""
        try:
            with closing(_opened(path)) as file:
                yield from ((number, line) for number, line in enumerate(file, 1) if line.strip())
        except OSError as error:
            reason = error.strerror or str(error)
            self._refuse(path, IntakeError("UNREADABLE", f"it cannot be read: {reason}.", "Give a file of JSON lines."))
        except UnicodeDecodeError:
            self._refuse(path, IntakeError("NOT_TEXT", "it is not UTF-8.", "Give what `sayso read --format jsonl` prints."))

    def _refuse(self, name: str, error: SaysoError) -> None:
        from sayso.ledger.database.header import shown  # noqa: PLC0415

        self.failed += 1
        say(error_line(shown(name), error))


def _opened(path: str) -> TextIO:
    if path == STANDARD_INPUT:
        return open(sys.stdin.fileno(), encoding="utf-8", closefd=False)
    return Path(path).open(encoding="utf-8")
