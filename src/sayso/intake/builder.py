"""The reading text as it grows: characters with their origin, joins without one, blocks around them."""

from __future__ import annotations

import re
from itertools import chain

from sayso.errors import IntakeError
from sayso.intake.source import SOFT_HYPHEN, Line, Origin, Piece
from sayso.limits import MAX_TEXT_CHARS
from sayso.types import Block, BlockKind, MapRun, Offset

# What a line's inside may lose: runs of ASCII white space and line ends become one space, soft hyphens go. Nothing else.
_WHITE = "\t\n\r\x0b\x0c\x85\u2028\u2029"
_LAYOUT = re.compile(f"[ {_WHITE}]+|\u00ad+")
# The same but for single spaces, which stay as they are where nothing around them can add another.
_LAYOUT_IN_PIECE = re.compile(f"(?: (?=[ {_WHITE}])|[{_WHITE}])[ {_WHITE}]*|\u00ad+")


class TextBuilder:
    """Collects the reading text, its map and its blocks, in order.

    Characters come in through `add`, with their origin; what intake puts in itself comes in through `insert` and belongs to no run.
    Raises IntakeError LIMIT as soon as the text grows past `MAX_TEXT_CHARS`.
    """

    def __init__(self) -> None:
        self.blocks: list[Block] = []
        self._parts: list[str] = []
        self._length = 0
        self._runs: list[MapRun] = []
        self._run: tuple[int, int, Origin] | None = None
        self._block_start = 0

    def add(self, text: str, origin: Origin) -> None:
        """Append characters of the file, which stand at `origin`."""
        start = self._length
        self._put(text)
        if self._run is not None:
            run_start, length, run_origin = self._run
            if run_start + length == start and _continues(run_origin, length, origin):
                self._run = (run_start, length + len(text), run_origin)
                return
            self._runs.append(MapRun(*self._run))
        self._run = (start, len(text), origin)

    def insert(self, text: str) -> None:
        """Append characters that are not in the file: a join, a break between blocks."""
        self._put(text)

    def open_block(self) -> None:
        """Begin a block, apart from the one before it."""
        if self._parts:
            self.insert("\n\n")
        self._block_start = self._length

    def close_block(self, kind: BlockKind) -> None:
        """End the block begun last."""
        if self._length > self._block_start:
            self.blocks.append(Block(self._block_start, self._length, kind))

    def add_line(self, line: Line, *, drop_last: int = 0) -> None:
        """Append a line, its runs of spaces and tabs made one space, without soft hyphens or its last `drop_last` characters."""
        space: tuple[Origin | None] | None = None
        remaining = sum(len(piece.text) for piece in line.pieces) - drop_last
        begun = False
        layout = _LAYOUT_IN_PIECE if len(line.pieces) == 1 and SOFT_HYPHEN not in line.text else _LAYOUT
        for piece in line.pieces:
            text = piece.text if len(piece.text) <= remaining else piece.text[:remaining]
            remaining -= len(text)
            at = 0
            for gap in chain(layout.finditer(text), (None,)):
                end = gap.start() if gap else len(text)
                if end > at:
                    if space is not None and begun:
                        self._space(space[0])
                    space = None
                    chunk = piece.cut(at, end)
                    self.add(chunk.text, chunk.origin)
                    begun = True
                if gap:
                    at = gap.end()
                    space = _kept_space(piece, gap, space)

    def result(self) -> tuple[str, tuple[MapRun, ...], tuple[Block, ...]]:
        """The reading text, its map and its blocks."""
        runs = self._runs if self._run is None else [*self._runs, MapRun(*self._run)]
        return "".join(self._parts), tuple(runs), tuple(self.blocks)

    def _space(self, origin: Origin | None) -> None:
        if origin is None:
            self.insert(" ")
        else:
            self.add(" ", origin)

    def _put(self, text: str) -> None:
        self._length += len(text)
        if self._length > MAX_TEXT_CHARS:
            raise IntakeError(
                "LIMIT",
                f"The text is longer than {MAX_TEXT_CHARS:,} characters.",
                "Split the file and read the parts.",
            )
        self._parts.append(text)


def _continues(origin: Origin, length: int, following: Origin) -> bool:
    if isinstance(origin, Offset):
        return isinstance(following, Offset) and origin.part == following.part and origin.offset + length == following.offset
    return origin == following


def _kept_space(piece: Piece, gap: re.Match[str], before: tuple[Origin | None] | None) -> tuple[Origin | None] | None:
    """The one space that stands for `gap`: a space of the file if it holds one, else one put in; none for a soft hyphen."""
    if gap[0][0] == SOFT_HYPHEN or (before is not None and before[0] is not None):
        return before
    space = gap[0].find(" ")
    if space < 0:
        return (None,)
    at = gap.start() + space
    return (piece.cut(at, at + 1).origin,)
