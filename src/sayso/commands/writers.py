"""What ledgers are written as: pages, JSON, lines on what a ledger file has kept."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol, TextIO

from sayso.commands.streams import BinarySink, carries_unicode, page_width, wants_colour
from sayso.export.visible import visible
from sayso.types import StatementLedger

if TYPE_CHECKING:
    from sayso.export.terminal import Told
    from sayso.ledger import Ledger


class Writer(Protocol):
    """Writes ledgers in one format, each as soon as it is there."""

    def write(self, ledger: StatementLedger) -> None:
        """Write one ledger."""

    def close(self) -> None:
        """Write what the format needs at its end."""


class JsonLines:
    """One object per line, UTF-8 whatever the locale says (RFC 8259)."""

    def __init__(self, sink: BinarySink) -> None:
        from sayso.ledger.json_lines import to_json  # noqa: PLC0415

        self._sink, self._to_json = sink, to_json

    def write(self, ledger: StatementLedger) -> None:
        """Write one line."""
        self._sink.write(self._to_json(ledger).encode() + b"\n")
        self._sink.flush()

    def close(self) -> None:
        """Pass on what was written."""
        self._sink.flush()


class JsonArray(JsonLines):
    """One array of all the objects; it is closed even where reading was interrupted, so that what is there can be used."""

    def __init__(self, sink: BinarySink) -> None:
        super().__init__(sink)
        self._count = 0

    def write(self, ledger: StatementLedger) -> None:
        """Write one item."""
        self._sink.write((b",\n" if self._count else b"[\n") + self._to_json(ledger).encode())
        self._sink.flush()
        self._count += 1

    def close(self) -> None:
        """Close the array."""
        self._sink.write(b"\n]\n" if self._count else b"[]\n")
        self._sink.flush()


class Pages:
    """Pages for a person; `stream` is the terminal or pipe they go to, None for a file (UTF-8, no colour)."""

    def __init__(self, sink: BinarySink, stream: TextIO | None) -> None:
        from sayso.export.page import page_break  # noqa: PLC0415
        from sayso.export.terminal import render  # noqa: PLC0415

        self._sink, self._render, self._break = sink, render, page_break
        self._encoding = (stream.encoding if stream else None) or "utf-8"
        self._unicode = carries_unicode(self._encoding)
        self._colour = stream is not None and wants_colour(stream)
        self._stream = stream
        self._first = True

    def write(self, ledger: StatementLedger, told: Told | None = None) -> None:
        """Write one page, with a line before it where it is not the first; `told` is what people have said of its claims."""
        width = page_width(self._stream) if self._stream else 80
        page = self._render(ledger, width=width, colour=self._colour, unicode=self._unicode, told=told)
        if not self._first:
            page = self._break(width=width, unicode=self._unicode) + page
        self._first = False
        self._sink.write(page.encode(self._encoding, "replace"))
        self._sink.flush()

    def close(self) -> None:
        """Pass on what was written."""
        self._sink.flush()


class Keeping:
    """Keeps every reading in a ledger file before it is written as `then` does, or, without that, told in a line.

    `reader` names what reads. LedgerError where the file cannot be written; what it kept before stays.
    """

    def __init__(self, kept: Ledger, reader: str, then: Writer | None, sink: BinarySink, encoding: str) -> None:
        self._kept, self._reader, self._then, self._sink, self._encoding = kept, reader, then, sink, encoding

    def write(self, ledger: StatementLedger) -> None:
        """Keep one reading; what is written of it tells that it is on the disk."""
        added = self._kept.add(ledger, self._reader)
        if self._then is not None:
            self._then.write(self._kept.veiled(ledger))
            return
        count = len(ledger.claims)
        name = visible(self._kept.veil_text(ledger.document.name))
        line = f"unchanged {name}" if added.repeated else f"kept {name}: {count} claim{'' if count == 1 else 's'}"
        self._sink.write(f"{line}\n".encode(self._encoding, "replace"))
        self._sink.flush()

    def close(self) -> None:
        """End what is written, and pass it on."""
        if self._then is not None:
            self._then.close()
        self._sink.flush()
