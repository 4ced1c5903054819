"""Plain text and Markdown: lines as they stand."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from itertools import chain

from sayso.errors import IntakeError
from sayso.intake.source import Line, Piece, RawBlock, RawDocument, bounds, line_of
from sayso.limits import MAX_LINES
from sayso.types import Offset, Warning_

_LINE_END = re.compile("\r\n|[\n\r\x0b\x0c\x85\u2028\u2029]")
# Text taken from a web page keeps its columns as long runs of spaces: no justified line has a gap this wide.
_COLUMN_GAP = re.compile("[ \t]{24,}")
_TAB = 8


def read_plain(text: str, media_type: str, warnings: tuple[Warning_, ...] = ()) -> RawDocument:
    """Take a decoded text apart into lines. Raises IntakeError LIMIT past `MAX_LINES` lines that are not blank."""
    lines = tuple(_lines(text))
    return RawDocument(media_type, (RawBlock(lines),) if lines else (), warnings=warnings)


def _lines(text: str) -> Iterator[Line]:
    start, gap, count, page_start = 0, 0, 0, False
    for end_mark in chain(_LINE_END.finditer(text), (None,)):
        end = end_mark.start() if end_mark else len(text)
        line = _line(text, start, end, gap, page_start)
        if line is None:
            gap += 1
        else:
            count += 1
            if count > MAX_LINES:
                raise IntakeError("LIMIT", f"The text has more than {MAX_LINES:,} lines.", "Split the file and read the parts.")
            gap, page_start = 0, False
            yield from _columns(line)
        if end_mark:
            start = end_mark.end()
            page_start = page_start or end_mark[0] == "\f"
            gap += end_mark[0] == "\u2029"


def _line(text: str, start: int, end: int, gap: int, page_start: bool) -> Line | None:
    raw = text[start:end]
    found = bounds(raw)
    if found is None:
        return None
    first, last = found
    body = raw[first:last]
    indent = float(len(raw[:first].expandtabs(_TAB)))
    piece = Piece(body, Offset(start + first))
    return Line((piece,), body, indent, indent + len(body), gap, tail=len(raw) - last, page_start=page_start)


def _columns(line: Line) -> Iterator[Line]:
    """The line's columns, each a line of its own, apart."""
    if not _COLUMN_GAP.search(line.text):
        yield line
        return
    at = 0
    for found in chain(_COLUMN_GAP.finditer(line.text), (None,)):
        end = found.start() if found else len(line.text)
        column = line_of([line.pieces[0].cut(at, end)], gap=line.gap + (at > 0))
        if column:
            yield replace(column, indent=line.indent, width=line.indent + column.width, page_start=line.page_start and at == 0)
        at = found.end() if found else end
