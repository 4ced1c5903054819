"""`sayso map`: the system that statements describe, as a picture, a page or a file for other tools."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from sayso.commands.days import check_days
from sayso.commands.ledgers import LedgerFiles
from sayso.commands.streams import ALL_READ, ERROR, SOME_FAILED, error_line, refuse_own_input, say
from sayso.errors import SaysoError, UsageError
from sayso.export.maps import draw
from sayso.system import Wanted, map_of
from sayso.types import StatementLedger


@dataclass(frozen=True, slots=True)
class MapOptions:
    """The options of `sayso map`: statements to read (`paths`) or ledgers that were read before, what to show, and how."""

    paths: tuple[str, ...]
    ledgers: tuple[str, ...]
    wanted: Wanted
    format: str = "svg"
    output: str | None = None
    unsealed: str | None = None


def draw_map(options: MapOptions) -> int:
    """Draw one map of all statements and give the exit status: 0 all read, 1 none could be read, 3 some could not.

    Raises UsageError USAGE where there are neither paths nor ledgers or both, GIVEN for a day that is none or days in the wrong
    order, OUTPUT where the map would be written over an input; SaysoError OUTPUT where it cannot be written.
    """
    _check(options)
    reading = _Reading(options)
    ledgers = list(reading)
    if reading.failed and not ledgers:
        return ERROR
    _write(draw(map_of(ledgers, options.wanted), options.format), options.output)
    return SOME_FAILED if reading.failed else ALL_READ


def _check(options: MapOptions) -> None:
    if bool(options.paths) == bool(options.ledgers):
        raise UsageError("USAGE", "give statements to read, or --ledger FILE, and not both.", "See sayso map --help.")
    check_days(options.wanted.since, options.wanted.until)
    refuse_own_input(options.output, [*options.paths, *options.ledgers])


class _Reading:
    """The ledgers of a call, read or read back; what cannot be gives an error line and is counted."""

    def __init__(self, options: MapOptions) -> None:
        self._options = options
        self.failed = 0

    def __iter__(self) -> Iterator[StatementLedger]:
        return self._read_back() if self._options.ledgers else self._read()

    def _read_back(self) -> Iterator[StatementLedger]:
        files = LedgerFiles(self._options.ledgers, self._options.unsealed)
        yield from files
        self.failed = files.failed

    def _read(self) -> Iterator[StatementLedger]:
        from sayso.intake import find_inputs  # noqa: PLC0415 (a map of ledgers need not load what reads)
        from sayso.pipeline import read_inputs  # noqa: PLC0415

        for outcome in read_inputs(find_inputs(self._options.paths)):
            if outcome.ledger is not None:
                yield outcome.ledger
            elif outcome.error is not None:
                self.failed += 1
                say(error_line(outcome.name, outcome.error))


def _write(text: str, output: str | None) -> None:
    """Write the map as UTF-8, whatever the locale says."""
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
