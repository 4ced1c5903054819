"""Where a text is between quotation marks, by the marks alone: the statement need not be read for it.

A mark is paired within its paragraph; a quotation that runs on is reopened at the head of the next one. A mark without its partner
quotes nothing, and no other quotation is lost with it. Single marks are left out: most are apostrophes.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

Range = tuple[int, int]

_MARK = re.compile('["“”„‟«»\n]')
_OPENS = frozenset("“„‟«")
_CLOSES = frozenset("”»")


def quoted_ranges(text: str) -> list[Range]:
    """Give the ranges `[start, end)` between quotation marks, marks included, in order and apart. One pass."""
    found: list[Range] = []
    opened: int | None = None
    for match in _MARK.finditer(text):
        place, mark = match.start(), match.group()
        if mark == "\n":
            opened = _carried(text, opened, place, found)
        elif opened is None:
            opened = place if _opens(text, place) else None
        elif mark in _CLOSES or not _opens(text, place):
            found.append((opened, place + 1))
            opened = None
        else:
            opened = place  # the earlier mark never found its partner: it alone is lost
    return found


def _carried(text: str, opened: int | None, line_end: int, found: list[Range]) -> int | None:
    """At a line's end, close an open quotation that the next paragraph reopens; else it is lost."""
    if opened is None:
        return None
    head = _next_letter(text, line_end)
    if head is not None and text[head] in _OPENS | {'"'}:
        found.append((opened, line_end))
    return None


def _next_letter(text: str, place: int) -> int | None:
    match = re.compile(r"\S").search(text, place, place + 200)
    return match.start() if match else None


def _opens(text: str, place: int) -> bool:
    mark = text[place]
    if mark in _OPENS:
        return True
    before, after = text[place - 1 : place], text[place + 1 : place + 2]
    return mark == '"' and (not before or before.isspace() or before in "([—–-") and bool(after) and not after.isspace()


def covered(ranges: list[Range], spans: Iterator[Range]) -> int:
    """Count the spans, in order, that lie in one of the ranges."""
    number, count = 0, 0
    if not ranges:
        return 0
    for start, end in spans:
        while number < len(ranges) and ranges[number][1] < end:
            number += 1
        count += number < len(ranges) and ranges[number][0] <= start
    return count
