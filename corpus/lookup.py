"""Finding the span that an annotator's words point at.

A span is written as words of a segment, `first words ... last words`, with ` ~2` for the second occurrence of the first words.
`@k:` or `@k-m:` before them points at other segments than the current one; `*` stands for the whole of them.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from corpus.scheme import Offsets

_PLACE = re.compile(r"@(\d+)(?:-(\d+))?:\s*")
_OCCURRENCE = re.compile(r"\s+~(\d+)$")
_ELLIPSIS = re.compile(r"\s+(?:\.\.\.|…)\s+")
# Sheets are typed; straight quotation marks and hyphens stand for the typographic ones of the text.
_ALIKE = ('"“”„', "'‘’`", "-–—‐‑")


class LineError(Exception):
    """A line of a sheet cannot be read: why, and what to do."""

    def __init__(self, reason: str, remedy: str) -> None:
        super().__init__(reason, remedy)
        self.reason = reason
        self.remedy = remedy


def find_span(text: str, segments: Sequence[Offsets], current: int | None, words: str) -> Offsets:
    """Give the offsets of the words in the current segment (counted from 1) or where their prefix says; LineError if not there."""
    window, rest = _window(segments, current, words.strip())
    if rest == "*":
        return window
    occurrence = _OCCURRENCE.search(rest)
    pieces = _ELLIPSIS.split(_OCCURRENCE.sub("", rest))
    if not all(pieces) or not rest:
        raise LineError(f"{words!r} names no words", "write the words of the span")
    start, end = _nth(text, window, pieces[0], int(occurrence[1]) if occurrence else 1, segments)
    for piece in pieces[1:]:
        after = pattern_of(piece).search(text, end, window[1])
        if after is None:
            reason = f"{piece!r} does not follow {pieces[0]!r} in {_start(text, window)}"
            raise LineError(reason, _elsewhere(text, segments, piece))
        end = after.end()
    return start, end


def _window(segments: Sequence[Offsets], current: int | None, words: str) -> tuple[Offsets, str]:
    place = _PLACE.match(words)
    if place is None:
        if current is None:
            raise LineError("no segment is set", "put a line like [1] above")
        first = last = current
    else:
        first = int(place[1])
        last = int(place[2] or place[1])
    if not 1 <= first <= last <= len(segments):
        wrong = str(first) if first == last else f"{first}-{last}"
        raise LineError(f"there is no segment {wrong}", f"the text has segments 1 to {len(segments)}")
    return (segments[first - 1][0], segments[last - 1][1]), words[place.end() :] if place else words


def _nth(text: str, window: Offsets, piece: str, count: int, segments: Sequence[Offsets]) -> Offsets:
    found = list(pattern_of(piece).finditer(text, *window))
    if count < 1 or len(found) < count:
        if found:
            reason = f"{piece!r} occurs {len(found)} times in {_start(text, window)}, not {count}"
            raise LineError(reason, "mend the number after ~")
        raise LineError(f"{piece!r} is not in {_start(text, window)}", _elsewhere(text, segments, piece))
    return found[count - 1].span()


def pattern_of(words: str) -> re.Pattern[str]:
    """Give what finds the words, however they are spaced and their marks typed."""
    # Whole words: "our" must not be found in "hour". An "â" is what some texts have left of a quotation mark: "Odeâs", "âThe".
    head = r"(?<![^\W_â])" if words[0].isalnum() else ""
    tail = r"(?![^\W_â])" if words[-1].isalnum() else ""
    return re.compile(head + r"\s+".join("".join(map(_character, word)) for word in words.split()) + tail)


def _character(character: str) -> str:
    alike = next((group for group in _ALIKE if character in group), None)
    return f"[{re.escape(alike)}]" if alike else re.escape(character)


def _start(text: str, window: Offsets) -> str:
    words = text[slice(*window)]
    return repr(words) if len(words) <= 40 else f"{words[:40]!r}…"


def _elsewhere(text: str, segments: Sequence[Offsets], piece: str) -> str:
    pattern = pattern_of(piece)
    places = [str(n) for n, (start, end) in enumerate(segments, 1) if pattern.search(text, start, end)]
    return f"it is in segment {', '.join(places[:5])}: write @{places[0]}:" if places else "copy the words as the text has them"
