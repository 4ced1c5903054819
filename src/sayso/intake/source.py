"""What every format reader hands on: pieces of text with their origin, in lines, in raw blocks."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from sayso.types import BlockKind, Offset, PageBox, Warning_

Origin = Offset | PageBox

SOFT_HYPHEN = "\u00ad"
_INVISIBLE = "".join(character for character in map(chr, range(0x3001)) if character.isspace()) + SOFT_HYPHEN


@dataclass(frozen=True, slots=True)
class Piece:
    """Text as it stands in the file. With an `Offset`, character `i` is code point `origin.offset + i` of the original."""

    text: str
    origin: Origin

    def cut(self, start: int, end: int) -> Piece:
        """The piece `[start, end)` of this one, its origin moved along."""
        if isinstance(self.origin, PageBox) or start == 0:
            return Piece(self.text[start:end], self.origin)
        return Piece(self.text[start:end], Offset(self.origin.offset + start, self.origin.part))


@dataclass(frozen=True, slots=True)
class Line:
    """One line as the file shows it, without the white space around it.

    `indent` and `width` (to the line's right end) are in characters, or in average character widths on a page. `gap` is how many
    empty lines stand before it, `tail` how many spaces after it, `size` the height of its letters in points (0: not known).
    """

    pieces: tuple[Piece, ...]
    text: str
    indent: float = 0.0
    width: float = 0.0
    gap: int = 0
    tail: int = 0
    size: float = 0.0
    page_start: bool = False


@dataclass(frozen=True, slots=True)
class RawBlock:
    """Lines that the file itself holds together. `kind` None: the file says nothing, the lines' layout decides."""

    lines: tuple[Line, ...]
    kind: BlockKind | None = None
    level: int = 0
    """Of a heading: 1 is the highest; 0 where the file does not say."""


@dataclass(frozen=True, slots=True)
class RawDocument:
    """A file taken apart: its blocks and what it says of itself. `title` is the metadata's, not yet found in the text."""

    media_type: str
    blocks: tuple[RawBlock, ...]
    title: str | None = None
    author: str | None = None
    created: str | None = None
    warnings: tuple[Warning_, ...] = field(default=())


def bounds(text: str) -> tuple[int, int] | None:
    """Where the visible words of `text` begin and end; None if it has none.

    White space of every kind and soft hyphens around them are layout. A soft hyphen that breaks the last word stays: it says that
    the word goes on.
    """
    end = len(text.rstrip(_INVISIBLE))
    if not end:
        return None
    start = len(text) - len(text.lstrip(_INVISIBLE))
    return start, end + text.startswith(SOFT_HYPHEN, end)


def line_of(pieces: Iterable[Piece], *, gap: int = 0) -> Line | None:
    """The line that `pieces` make, trimmed at both ends; None if it is blank."""
    kept = list(pieces)
    text = "".join(piece.text for piece in kept)
    found = bounds(text)
    if found is None:
        return None
    start, end = found
    cut: list[Piece] = []
    at = 0
    for piece in kept:
        first, last = max(start - at, 0), min(end - at, len(piece.text))
        if first < last:
            cut.append(piece.cut(first, last))
        at += len(piece.text)
    return Line(tuple(cut), text[start:end], width=float(end - start), gap=gap)
