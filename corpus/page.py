"""What the sheets of every layer have in common: headers, numbered segments, a line for each item, and notes on what is wrong."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Generic, TypeVar

from corpus.lookup import LineError, find_span
from corpus.rules import Problem
from corpus.scheme import Offsets, text_hash

Gold = TypeVar("Gold")

_HEADER = re.compile(r"#\s*(\w+):\s*(.*)$")
_SEGMENT = re.compile(r"\[(\d+)\]$")

Headers = dict[str, tuple[int, str]]
"""The headers of a sheet by name: line and value."""


@dataclass(frozen=True, slots=True)
class Note:
    """Something about a line of a sheet, counted from 1."""

    line: int
    reason: str
    remedy: str


@dataclass(frozen=True, slots=True)
class LayerSheet(Generic[Gold]):
    """A sheet as read: `gold` is None where there are `errors`; `warnings` refuse nothing."""

    gold: Gold | None
    errors: tuple[Note, ...]
    warnings: tuple[Note, ...] = ()


@dataclass(slots=True)
class Page:
    """What has been read of a sheet so far: `lines` has the line of every item of a kind, as `Problem` counts them."""

    text: str
    segments: Sequence[Offsets]
    current: int | None = None
    line: int = 0
    lines: dict[str, list[int]] = field(default_factory=dict)
    errors: list[Note] = field(default_factory=list)

    def span(self, words: str) -> Offsets:
        """Give the span of words in the current segment; LineError where they are not there."""
        return find_span(self.text, self.segments, self.current, words)

    def note_line(self, kind: str, line: int | None = None) -> None:
        """Note the line of an item, the current one if no other is given."""
        self.lines.setdefault(kind, []).append(self.line if line is None else line)

    def refuse(self, reason: str, remedy: str, line: int | None = None) -> None:
        """Keep an error, of the current line if no other is given."""
        self.errors.append(Note(self.line if line is None else line, reason, remedy))

    def note_problems(self, problems: Iterable[Problem]) -> list[Note]:
        """Give problems as notes on their items' lines."""
        return [Note(self.lines[found.kind][found.index], found.reason, found.remedy) for found in problems]

    def check_headers(self, found: Headers, names: Iterable[str]) -> None:
        """Keep an error for every header that is missing or empty, and for a hash that is not the text's."""
        for name in names:
            if not found.get(name, (1, ""))[1]:
                self.refuse(f"no header '{name}'", f"write '# {name}: …'", 1)
        line, value = found.get("hash", (1, ""))
        if value and value != text_hash(self.text):
            self.refuse("the hash is not that of the text", "fetch the corpus again, or print the text again with show", line)


AnyPage = TypeVar("AnyPage", bound=Page)


def headers(sheet: str, names: Sequence[str]) -> Headers:
    """Give the headers of a sheet and their lines: the first of each name."""
    found: Headers = {}
    for line, words in enumerate(sheet.splitlines(), 1):
        if (match := _HEADER.match(words.strip())) and match[1] in names:
            found.setdefault(match[1], (line, match[2].strip()))
    return found


def read_into(page: AnyPage, sheet: str, readers: Mapping[str, Callable[[AnyPage, str], None]]) -> None:
    """Read a sheet's lines, each by its first letter's reader; an error is kept on the page, and the next line read."""
    for page.line, line in enumerate(sheet.splitlines(), 1):
        words = line.strip()
        if not words or words.startswith("#"):
            continue
        try:
            if segment := _SEGMENT.match(words):
                _turn_to(page, int(segment[1]))
                continue
            letter, _, rest = words.partition(" ")
            if letter not in readers:
                raise LineError(f"a line cannot begin with {letter!r}", f"begin it with {', '.join(readers)}, [n] or #")
            readers[letter](page, rest.strip())
        except LineError as error:
            page.refuse(error.reason, error.remedy)


def _turn_to(page: Page, segment: int) -> None:
    if not 1 <= segment <= len(page.segments):
        page.current = None
        raise LineError(f"there is no segment {segment}", f"the text has segments 1 to {len(page.segments)}")
    page.current = segment
