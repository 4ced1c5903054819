"""The reading text: lines joined, hyphens healed, nothing else changed, and every character still with its origin."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Sequence

from sayso.intake.builder import TextBuilder
from sayso.intake.layout import arrange
from sayso.intake.lexicon import words
from sayso.intake.source import SOFT_HYPHEN, Line, RawBlock
from sayso.types import Block, MapRun

_COMPOUND = re.compile(r"\w+(?:[-\u2010]\w+)+")
_WORD = re.compile(r"\w+")
_LAST_WORD = re.compile(r"[\w\u2010'’-]*$")
# Longest stretch of a line's end or start that is looked at to heal a hyphen: no word is longer.
_WORD_LIMIT = 60


def normalise(blocks: Sequence[RawBlock]) -> tuple[str, tuple[MapRun, ...], tuple[Block, ...], tuple[RawBlock, ...]]:
    """Build the reading text.

    Returns the text, its map, its blocks, and the arranged raw block behind each of them. Blocks are apart by an empty line, the
    lines of one block by a space that belongs to no run. Raises IntakeError LIMIT past `MAX_TEXT_CHARS`.
    """
    builder = TextBuilder()
    arranged = [part for block in blocks for part in arrange(block)]
    healer = _Healer(arranged)
    for block in arranged:
        builder.open_block()
        for i, line in enumerate(block.lines):
            following = block.lines[i + 1] if i + 1 < len(block.lines) else None
            join, drop = healer.join(line, following) if following else ("", 0)
            builder.add_line(line, drop_last=drop)
            if join:
                builder.insert(join)
        builder.close_block(block.kind or "paragraph")
    text, runs, spans = builder.result()
    return text, runs, spans, tuple(arranged)


class _Healer:
    """Decides how two lines join, by what else the text holds: a compound written out elsewhere keeps its hyphen."""

    def __init__(self, blocks: Sequence[RawBlock]) -> None:
        self._blocks = blocks
        self._known: tuple[frozenset[str], Counter[str]] | None = None

    def join(self, line: Line, following: Line) -> tuple[str, int]:
        """What to put between two lines of a block, and how many characters at the first one's end to leave out."""
        end, start = line.text[-1], following.text[0]
        if end == SOFT_HYPHEN:
            return "", 1
        before = line.text[-2:-1]
        if end in "-\u2010" and before.isalnum() and start.isalnum():
            return "", 1 if self._drops_hyphen(line, following) else 0
        if end == "—" and before.isalnum() and start.isalnum():
            return "", 0
        if end == "–" and before.isdigit() and start.isdigit():
            return "", 0
        return ("", 0) if _is_wide(end) and _is_wide(start) else (" ", 0)

    def _drops_hyphen(self, line: Line, following: Line) -> bool:
        if not following.text[0].islower() or not line.text[-2].isalpha():
            return False
        last = _LAST_WORD.search(line.text[-_WORD_LIMIT:])
        left = last[0][:-1].casefold() if last else ""
        first = _WORD.match(following.text[:_WORD_LIMIT])
        right = first[0].casefold() if first else ""
        compounds, plain = self._vocabulary()
        if f"{left}-{right}" in compounds:
            return False
        if f"{left}{right}" in plain:
            return True
        # "Northport-led": a name that the text has elsewhere too, not the first half of one.
        if last and last[0][0].isupper() and plain[left] > 1:
            return False
        return len(left) > 1 and "-" not in left and left not in words("hyphen_prefixes")

    def _vocabulary(self) -> tuple[frozenset[str], Counter[str]]:
        """The text's compounds and its words with their counts, in small letters. Built only for a text that needs it."""
        if self._known is None:
            compounds: set[str] = set()
            plain: Counter[str] = Counter()
            for block in self._blocks:
                for line in block.lines:
                    text = line.text.casefold()
                    compounds.update(found.replace("\u2010", "-") for found in _COMPOUND.findall(text))
                    plain.update(_WORD.findall(text))
            self._known = frozenset(compounds), plain
        return self._known


def _is_wide(character: str) -> bool:
    return unicodedata.east_asian_width(character) in "WF" and character.isalpha()
