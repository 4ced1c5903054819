"""Text of strangers on a map: made legal for XML, measured without a font, broken into lines."""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_right
from functools import cache
from importlib.resources import files
from typing import Final

from sayso.export.visible import REPLACEMENT, visible

_ISOLATES: Final = str.maketrans("", "", "\u2068\u2069")
_ILLEGAL: Final = re.compile("[^\t\n\r -\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_CONTROL_SPACES: Final = re.compile("[\x1c-\x1f\x85]")
"""Controls that `str.split` takes for white space."""
_RIGHT_TO_LEFT: Final = frozenset({"R", "AL"})
_ELLIPSIS: Final = "…"
_WIDE, _UNKNOWN = 1000, 700
"""Width in 1/1000 em of characters that the table lacks: full-width ones, and all others."""


def clean(text: str) -> str:
    """Give `text` as one line that an XML file can hold: runs of white space are one space, controls are `�`, hidden signs named.

    Unlike `visible` it adds no isolates: what draws the line sets it apart by `direction` and `unicode-bidi`.
    """
    shown = visible(" ".join(_CONTROL_SPACES.sub(REPLACEMENT, text).split()))
    return _ILLEGAL.sub(REPLACEMENT, shown.translate(_ISOLATES))


def runs_right_to_left(text: str) -> bool:
    """Tell whether the first strong letter of `text` is of a script that is written from right to left."""
    for character in text:
        direction = unicodedata.bidirectional(character)
        if direction == "L":
            return False
        if direction in _RIGHT_TO_LEFT:
            return True
    return False


def isolated(text: str) -> str:
    """Close `text` in an isolate where it has letters written from right to left, so that it reorders nothing beside it."""
    return f"\u2068{text}\u2069" if has_right_to_left(text) else text


def has_right_to_left(text: str) -> bool:
    """Tell whether any letter of `text` is written from right to left."""
    return not text.isascii() and any(unicodedata.bidirectional(character) in _RIGHT_TO_LEFT for character in text)


def width(text: str, size: float) -> float:
    """Estimate how wide `text` is at `size`, in the unit of `size`; a little more than most sans-serif faces need."""
    return sum(map(_character_width, text)) * size / 1000


@cache
def _character_width(character: str) -> int:
    if unicodedata.category(character) in {"Mn", "Me", "Cf"}:
        return 0
    code = ord(character)
    starts, rows = _table()
    place = bisect_right(starts, code) - 1
    if place >= 0 and code <= rows[place][0]:
        return rows[place][1]
    return _WIDE if unicodedata.east_asian_width(character) in {"W", "F"} else _UNKNOWN


@cache
def _table() -> tuple[list[int], list[tuple[int, int]]]:
    starts, rows = [], []
    for line in files("sayso.export.maps").joinpath("data/widths.tsv").read_text(encoding="utf-8").splitlines():
        if not line.startswith("#"):
            first, last, units = line.split("\t")
            starts.append(int(first, 16))
            rows.append((int(last, 16), int(units)))
    return starts, rows


def wrap(text: str, size: float, widest: float, most: int) -> tuple[str, ...]:
    """Break `text` into at most `most` lines of at most `widest` at `size`; what does not fit ends in an ellipsis.

    A word wider than a line is broken inside. Empty text gives one empty line.
    """
    lines: list[str] = []
    line = ""
    for word in _pieces(text, size, widest):
        longer = f"{line} {word}" if line else word
        if line and width(longer, size) > widest:
            lines.append(line)
            line = word
        else:
            line = longer
    lines.append(line)
    if len(lines) <= most:
        return tuple(lines)
    return (*lines[: most - 1], _shortened(lines[most - 1], size, widest))


def _pieces(text: str, size: float, widest: float) -> list[str]:
    pieces = []
    for word in text.split():
        rest = word
        while width(rest, size) > widest:
            cut = _fitting(rest, size, widest)
            pieces.append(rest[:cut])
            rest = rest[cut:]
        if rest:
            pieces.append(rest)
    return pieces


def _fitting(text: str, size: float, widest: float) -> int:
    """Give how many characters of `text`, one at least, fit into `widest`."""
    taken = 0.0
    for index, character in enumerate(text):
        taken += width(character, size)
        if taken > widest:
            return max(index, 1)
    return len(text)


def _shortened(line: str, size: float, widest: float) -> str:
    room = widest - width(_ELLIPSIS, size)
    return line[: _fitting(line, size, room)].rstrip() + _ELLIPSIS
