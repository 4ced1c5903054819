"""Text as small tokens: runs of letters, runs of digits and single signs. Linear in the text, no backtracking."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

_TOKEN = re.compile(r"[^\W\d_]+|\d+|[^\w\s]|_")
_ALIKE = {"’": "'", "‘": "'", "–": "-", "—": "--", "‐": "-", "‑": "-"}
_PARAGRAPH = re.compile(r"\n\s*\n")


@dataclass(frozen=True, slots=True)
class Tokens:
    """The tokens of a text. `start` and `end` are code points; `lower` has typographic signs made plain.

    `glued[i]`: token i follows the one before without a blank; `broken[i]`: a paragraph ends before it. `pos` holds the Universal
    part of speech of the tokens that a tagger named at the same start, else "".
    """

    text: str
    start: list[int]
    end: list[int]
    lower: list[str]
    glued: list[bool]
    broken: list[bool]
    pos: list[str]

    def __len__(self) -> int:
        """Give the number of tokens."""
        return len(self.start)

    def word(self, index: int) -> str:
        """Give token `index` in plain lower case, "" outside the text."""
        return self.lower[index] if 0 <= index < len(self.lower) else ""

    def capital(self, index: int) -> bool:
        """Tell whether token `index` begins with a capital."""
        return self.text[self.start[index]].isupper()

    def follows(self, index: int) -> bool:
        """Tell whether token `index` may go on an expression that the token before it is in."""
        return index < len(self.start) and not self.broken[index]

    def glued_at(self, index: int) -> bool:
        """Tell whether token `index` exists and touches the one before."""
        return 0 < index < len(self.start) and self.glued[index]


def tokenise(text: str, pos: Mapping[int, str] | None = None) -> Tokens:
    """Split a text; `pos` gives parts of speech by where their token starts."""
    spans = [match.span() for match in _TOKEN.finditer(text)]
    starts, ends = [start for start, _ in spans], [end for _, end in spans]
    words = [text[start:end].lower() for start, end in spans]
    gaps = list(zip([0, *ends], starts, strict=False))
    return Tokens(
        text,
        starts,
        ends,
        [_ALIKE.get(word, word) for word in words],
        [last == start > 0 for last, start in gaps],
        [start - last > 1 and _PARAGRAPH.search(text, last, start) is not None for last, start in gaps],
        [pos.get(start, "") for start in starts] if pos else [""] * len(starts),
    )
