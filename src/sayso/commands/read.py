"""`sayso read`: statements in, ledgers out, one after the other, and a line for every input that could not be read."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import closing, contextmanager, nullcontext
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from sayso import __version__
from sayso.commands.progress import Waiting
from sayso.commands.streams import (
    ALL_READ,
    ERROR,
    SOME_FAILED,
    BinarySink,
    error_line,
    is_terminal,
    refuse_own_input,
    uninterrupted,
)
from sayso.commands.writers import JsonArray, JsonLines, Keeping, Pages, Writer
from sayso.errors import SaysoError, UsageError
from sayso.types import StatementLedger

if TYPE_CHECKING:
    from sayso.ledger import Ledger


@dataclass(frozen=True, slots=True)
class ReadOptions:
    """The options of `sayso read`; `format` is text, json or jsonl, `output` a file in place of standard output.

    `ledger` is a file to keep the readings in; they are then printed only where a `format` is asked for.
    With `keep_originals` the inputs' bytes are kept too, in the folder `originals` or in one beside the ledger file.
    """

    paths: tuple[str, ...]
    format: str | None = None
    issuer: str | None = None
    date: str | None = None
    pipeline: str | None = None
    jobs: int = 1
    output: str | None = None
    ledger: str | None = None
    keep_originals: bool = False
    originals: str | None = None


def read(options: ReadOptions) -> int:
    """Read every input and give the exit status: 0 all read, 1 the only one failed, 3 some of several failed.

    Raises UsageError, ReadingError where the reader itself cannot start, SaysoError OUTPUT where results cannot be written, and
    LedgerError where the ledger file cannot be opened or written.
    """
    # Imported here, so that `sayso --help` need not wait for the libraries that read.
    from sayso.intake import find_inputs  # noqa: PLC0415
    from sayso.pipeline import Given, read_inputs  # noqa: PLC0415

    refuse_own_input(options.output, options.paths)
    _check_originals(options)
    given = Given(options.issuer, options.date)
    done = failed = 0
    waiting = Waiting(lambda: sum(1 for _ in find_inputs(options.paths)))
    inputs = find_inputs(options.paths, lambda line: waiting.say(f"sayso: {line}"))
    with _kept(options) as kept, _sink(options) as sink, closing(_writer(options, sink, kept)) as writer, waiting:
        bytes_too = kept is not None
        for outcome in read_inputs(inputs, given=given, pipeline=options.pipeline, jobs=options.jobs, originals=bytes_too):
            done += 1
            if outcome.ledger is not None:
                _write(writer, outcome.ledger, outcome.original if options.keep_originals else None, waiting)
            elif outcome.error is not None:
                failed += 1
                waiting.say(error_line(outcome.name, outcome.error))
                if kept is not None and outcome.original is not None:
                    kept.note_not_read(outcome.name, outcome.error.code, outcome.original, keep=options.keep_originals)
            waiting.advance()
    if not failed:
        return ALL_READ
    return ERROR if done == 1 else SOME_FAILED


def _write(writer: Writer, ledger: StatementLedger, original: bytes | None, waiting: Waiting) -> None:
    """Write one ledger whole, with the bar out of its way where both are on one screen; `original` is kept with it."""
    with uninterrupted(), waiting.hidden() if is_terminal(sys.stdout) else nullcontext():
        if isinstance(writer, Keeping):
            writer.write(ledger, original)
        else:
            writer.write(ledger)


def _check_originals(options: ReadOptions) -> None:
    """Refuse originals without a ledger, and a folder for them that nothing is kept in: UsageError USAGE."""
    if options.keep_originals and options.ledger is None:
        raise UsageError("USAGE", "--keep-originals keeps them beside a ledger.", "Name it with --ledger.")
    if options.originals is not None and not options.keep_originals:
        raise UsageError("USAGE", "--originals names a folder that nothing would be kept in.", "Add --keep-originals.")


@contextmanager
def _sink(options: ReadOptions) -> Iterator[BinarySink]:
    """Give where results go; SaysoError OUTPUT where that cannot be opened or written, unless it is a pipe that closed."""
    try:
        if options.output is None:
            yield sys.stdout.buffer
        else:
            with Path(options.output).open("wb") as file:
                yield file
    except BrokenPipeError:
        raise
    except OSError as error:
        target = options.output or "standard output"
        reason = error.strerror or str(error)
        raise SaysoError("OUTPUT", f"{target} cannot be written: {reason}.", "Free space or choose another --output.") from error


@contextmanager
def _kept(options: ReadOptions) -> Iterator[Ledger | None]:
    """Open the ledger file to keep readings in, which is made where it is not there, or give None where none is asked for."""
    if options.ledger is None:
        yield None
        return
    from sayso.ledger import open_ledger  # noqa: PLC0415 (the libraries of databases take half a second)

    with closing(open_ledger(options.ledger, create=True, originals=options.originals)) as ledger:
        refuse_own_input(options.output, [options.ledger])
        yield ledger


def _writer(options: ReadOptions, sink: BinarySink, kept: Ledger | None) -> Writer:
    if kept is None:
        return _in_format(options, sink)
    from sayso.reading.models import reader_name  # noqa: PLC0415

    then = None if options.format is None else _in_format(options, sink)
    encoding = "utf-8" if options.output else sys.stdout.encoding or "utf-8"
    return Keeping(kept, f"sayso {__version__} {reader_name(options.pipeline)}", then, sink, encoding)


def _in_format(options: ReadOptions, sink: BinarySink) -> Writer:
    if options.format == "jsonl":
        return JsonLines(sink)
    if options.format == "json":
        return JsonArray(sink)
    return Pages(sink, None if options.output else sys.stdout)
