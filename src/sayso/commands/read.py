"""`sayso read`: statements in, ledgers out, one after the other, and a line for every input that could not be read."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import closing, contextmanager, nullcontext
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol, TextIO

from sayso.commands.progress import Waiting
from sayso.commands.streams import (
    BinarySink,
    carries_unicode,
    error_line,
    is_terminal,
    page_width,
    refuse_own_input,
    uninterrupted,
    wants_colour,
)
from sayso.errors import SaysoError
from sayso.types import StatementLedger

ALL_READ, ERROR, SOME_FAILED = 0, 1, 3


@dataclass(frozen=True, slots=True)
class ReadOptions:
    """The options of `sayso read`; `format` is text, json or jsonl, `output` a file in place of standard output."""

    paths: tuple[str, ...]
    format: str = "text"
    issuer: str | None = None
    date: str | None = None
    pipeline: str | None = None
    jobs: int = 1
    output: str | None = None


def read(options: ReadOptions) -> int:
    """Read every input and give the exit status: 0 all read, 1 the only one failed, 3 some of several failed.

    Raises UsageError, ReadingError where the reader itself cannot start, and SaysoError OUTPUT where results cannot be written.
    """
    # Imported here, so that `sayso --help` need not wait for the libraries that read.
    from sayso.intake import find_inputs  # noqa: PLC0415
    from sayso.pipeline import Given, read_inputs  # noqa: PLC0415

    refuse_own_input(options.output, options.paths)
    given = Given(options.issuer, options.date)
    done = failed = 0
    waiting = Waiting(lambda: sum(1 for _ in find_inputs(options.paths)))
    inputs = find_inputs(options.paths, lambda line: waiting.say(f"sayso: {line}"))
    with _sink(options) as sink, closing(_writer(options, sink)) as writer, waiting:
        for outcome in read_inputs(inputs, given=given, pipeline=options.pipeline, jobs=options.jobs):
            done += 1
            if outcome.ledger is not None:
                _write(writer, outcome.ledger, waiting)
            elif outcome.error is not None:
                failed += 1
                waiting.say(error_line(outcome.name, outcome.error))
            waiting.advance()
    if not failed:
        return ALL_READ
    return ERROR if done == 1 else SOME_FAILED


class Writer(Protocol):
    """Writes ledgers in one format, each as soon as it is there."""

    def write(self, ledger: StatementLedger) -> None:
        """Write one ledger."""

    def close(self) -> None:
        """Write what the format needs at its end."""


def _write(writer: Writer, ledger: StatementLedger, waiting: Waiting) -> None:
    """Write one ledger whole, with the bar out of its way where both are on one screen."""
    with uninterrupted(), waiting.hidden() if is_terminal(sys.stdout) else nullcontext():
        writer.write(ledger)


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


def _writer(options: ReadOptions, sink: BinarySink) -> Writer:
    if options.format == "jsonl":
        return _JsonLines(sink)
    if options.format == "json":
        return _JsonArray(sink)
    return _Pages(sink, None if options.output else sys.stdout)


class _JsonLines:
    """One object per line, UTF-8 whatever the locale says (RFC 8259)."""

    def __init__(self, sink: BinarySink) -> None:
        from sayso.export.json_lines import to_json  # noqa: PLC0415

        self._sink, self._to_json = sink, to_json

    def write(self, ledger: StatementLedger) -> None:
        self._sink.write(self._to_json(ledger).encode() + b"\n")
        self._sink.flush()

    def close(self) -> None:
        self._sink.flush()


class _JsonArray(_JsonLines):
    """One array of all the objects; it is closed even where reading was interrupted, so that what is there can be used."""

    def __init__(self, sink: BinarySink) -> None:
        super().__init__(sink)
        self._count = 0

    def write(self, ledger: StatementLedger) -> None:
        self._sink.write((b",\n" if self._count else b"[\n") + self._to_json(ledger).encode())
        self._sink.flush()
        self._count += 1

    def close(self) -> None:
        self._sink.write(b"\n]\n" if self._count else b"[]\n")
        self._sink.flush()


class _Pages:
    """Pages for a person; `stream` is the terminal or pipe they go to, None for a file (UTF-8, no colour)."""

    def __init__(self, sink: BinarySink, stream: TextIO | None) -> None:
        from sayso.export.terminal import page_break, render  # noqa: PLC0415

        self._sink, self._render, self._break = sink, render, page_break
        self._encoding = (stream.encoding if stream else None) or "utf-8"
        self._unicode = carries_unicode(self._encoding)
        self._colour = stream is not None and wants_colour(stream)
        self._stream = stream
        self._first = True

    def write(self, ledger: StatementLedger) -> None:
        width = page_width(self._stream) if self._stream else 80
        page = self._render(ledger, width=width, colour=self._colour, unicode=self._unicode)
        if not self._first:
            page = self._break(width=width, unicode=self._unicode) + page
        self._first = False
        self._sink.write(page.encode(self._encoding, "replace"))
        self._sink.flush()

    def close(self) -> None:
        self._sink.flush()
