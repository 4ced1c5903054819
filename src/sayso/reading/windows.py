"""Cutting a statement into windows that the encoder can read, and telling which window speaks for which sentence.

Paragraphs are never parted from themselves if they fit: windows are filled with whole paragraphs. A longer paragraph is read in
windows that overlap, and a sentence is taken from the window that holds all of it with the most room around it. Cost grows with the
text's length.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

from sayso.reading.features import GAP, Features

WINDOW_PIECES: Final = 176
"""Pieces of a window; longer ones cost more for each word, shorter ones see less. Training windows have up to 170 words."""
OVERLAP_PIECES: Final = 56
"""Pieces that neighbouring windows of one paragraph share: more than most sentences have."""
SENTENCE_PIECES: Final = 300
"""A sentence longer than this is cut: the encoder was not trained on longer, and what is so long is a list or a table."""
STRETCH_WORDS: Final = 6_000
"""Words read in one go; the memory that a reading takes grows with this and not with the statement."""

BoolArray = NDArray[np.bool_]


@dataclass(frozen=True, slots=True)
class Window:
    """Words `begin` to `end` (half-open) of one statement, read in one row of a batch."""

    begin: int
    end: int


def paragraph_starts(features: Features) -> BoolArray:
    """Tell for each word whether a paragraph begins with it; there a sentence begins, whatever the heads say."""
    starts = features.gaps == GAP["paragraph"]
    if len(starts):
        starts[0] = True
    return np.asarray(starts)


def stretch_end(features: Features, begin: int, limit: int = STRETCH_WORDS) -> int:
    """Give the end of the stretch that begins at `begin`: the last paragraph's end within `limit`, or the limit itself."""
    total = len(features)
    if total - begin <= limit:
        return total
    breaks = np.flatnonzero(paragraph_starts(features)[begin + 1 : begin + limit + 1])
    return begin + 1 + int(breaks[-1]) if len(breaks) else begin + limit


def plan(features: Features, begin: int, end: int) -> list[Window]:
    """Cut words `begin` to `end` into windows; every word is in at least one."""
    starts = np.flatnonzero(paragraph_starts(features)[begin:end]) + begin
    bounds = sorted({begin, *starts.tolist(), end})
    found: list[Window] = []
    at = 0
    while at < len(bounds) - 1:
        upto = at + 1
        while upto < len(bounds) - 1 and _size(features, bounds[at], bounds[upto + 1]) <= WINDOW_PIECES:
            upto += 1
        if _size(features, bounds[at], bounds[upto]) <= WINDOW_PIECES:
            found.append(Window(bounds[at], bounds[upto]))
        else:
            found += _overlapping(features, bounds[at], bounds[upto])
        at = upto
    return found


def _size(features: Features, begin: int, end: int) -> int:
    return int(features.bounds[end] - features.bounds[begin])


def _overlapping(features: Features, begin: int, end: int) -> list[Window]:
    """Cut a long paragraph into windows that share OVERLAP_PIECES."""
    found = []
    while True:
        after = _reach(features, begin, WINDOW_PIECES, end)
        found.append(Window(begin, after))
        if after == end:
            return found
        back = int(np.searchsorted(features.bounds, features.bounds[after] - OVERLAP_PIECES))
        begin = max(begin + 1, min(back, after - 1))


def _reach(features: Features, begin: int, pieces: int, end: int) -> int:
    """Give the end of the longest run of words from `begin` within so many pieces; at least one word."""
    after = int(np.searchsorted(features.bounds, features.bounds[begin] + pieces, side="right")) - 1
    return min(end, max(begin + 1, after))


def owners(windows: list[Window], begin: int, end: int) -> NDArray[np.int32]:
    """Give for each word from `begin` to `end` the number of the window that has most room around it."""
    found = np.zeros(end - begin, dtype=np.int32)
    for number, window in enumerate(windows):
        before = windows[number - 1].end if number else begin
        # Two windows part what they share in the middle.
        first = (window.begin + before) // 2 if before > window.begin else window.begin
        found[first - begin : window.end - begin] = number
    return found


def sentence_windows(windows: list[Window], sentences: list[tuple[int, int]]) -> list[int]:
    """Give for each sentence the number of the window that holds all of it, with most room; -1 where none does."""
    found = []
    first = 0
    for begin, end in sentences:
        while first + 1 < len(windows) and windows[first].end < end:
            first += 1
        best, room = -1, -1
        for number in range(first, len(windows)):
            window = windows[number]
            if window.begin > begin:
                break
            if window.end >= end and min(begin - window.begin, window.end - end) > room:
                best, room = number, min(begin - window.begin, window.end - end)
        found.append(best)
    return found


def cut_long(features: Features, sentences: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """Cut sentences of more than SENTENCE_PIECES."""
    found = []
    for begin, end in sentences:
        at = begin
        while _size(features, at, end) > SENTENCE_PIECES:
            after = _reach(features, at, SENTENCE_PIECES, end)
            found.append((at, after))
            at = after
        if at < end:
            found.append((at, end))
    return found
