"""What every format reader hands on: pieces of text with their origin, in lines, in raw blocks."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from sayso.types import BlockKind, Offset, PageBox, Warning_

Origin = Offset | PageBox


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


def line_of(pieces: Iterable[Piece], *, gap: int = 0) -> Line | None:
    """The line that `pieces` make, trimmed at both ends; None if it is blank."""
    kept = [piece for piece in pieces if piece.text]
    while kept and not kept[-1].text.strip():
        kept.pop()
    first = next((i for i, piece in enumerate(kept) if piece.text.strip()), None)
    if first is None:
        return None
    kept = kept[first:]
    head, last = kept[0], kept[-1]
    kept[-1] = last.cut(0, len(last.text.rstrip()))
    if len(kept) == 1:
        head = kept[0]
    kept[0] = head.cut(len(head.text) - len(head.text.lstrip()), len(head.text))
    text = "".join(piece.text for piece in kept)
    return Line(tuple(kept), text, width=float(len(text)), gap=gap)
