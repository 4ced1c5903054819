"""Which lines belong together: paragraphs, headings and list items, from how the lines lie.

A text is read in one of two ways, decided once from all its lines. *Wrapped*: its lines were broken at a width, so a line goes on
unless it ended early. *Whole*: every line is a paragraph (web text), a verse, a line of an address; none are joined.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from sayso.intake.lexicon import words
from sayso.intake.source import Line, RawBlock
from sayso.types import BlockKind

ITEM = re.compile(r"(?:[-*•‣◦▪●·–—]|\(?(?:\d{1,3}|[a-z]|[ivx]{2,4})[.)])[ \t\u00a0]+\S")
_MARKDOWN_HEADING = re.compile(r"#{1,6}[ \t]+\S")
# A sentence may end here: closing marks after a stop, or the stop alone.
_STOP = re.compile("[.!?…۔؟。！？][\"'”’»›)\\]\u200f\u200e]*$")
_HYPHEN_END = re.compile("\\w[-\u2010\u00ad]$")
_OPENING = "\"'“‘«‹([„¿¡"

# Wrapping widths met in practice: 30 (a newspaper column) to 160 (a landscape page). A line past that is a paragraph.
_WIDEST_WRAP = 160
_NARROWEST_WRAP = 30
# Narrower still only where sentences run over every other line end: a few lines typed by hand.
_NARROWEST = 10
# Share of neighbouring lines between which a sentence runs on, in a wrapped text. Prose breaks mid-sentence at nine line ends in
# ten, and half of those go on with a small letter; verse and addresses begin lines with capitals.
_RUN_ON_SHARE = 0.2
# How full a line must be, next word included, to count as broken by the width: by what the break looks like. Lines set in
# proportional type vary by a sixth in characters, so a line ending a sentence must be nearly full to be joined.
_FULL_MID_SENTENCE = 0.55
_FULL_BEFORE_CAPITAL = 0.72
_FULL_AFTER_STOP = 0.93
_NEAR_WIDTH = 0.7
# A line that begins this far in is centred or set to the right: a signature, a date line. It reaches the width without being full.
_SET_RIGHT = 0.3
_HEADING_CHARS = 150
_HEADING_WORDS = 20
_NO_HEADING_END = '.;,:…-–—”"'
# Letters of a heading against those of the body; superscripts and quotations vary by less.
_BIGGER = 1.12


@dataclass(frozen=True, slots=True)
class _Page:
    """What all lines together show. `width` is the wrapping width; `usual_gap` the empty lines between lines of one paragraph."""

    wrapped: bool
    width: float
    usual_gap: int
    usual_tail: int
    usual_indent: float
    body_size: float


def arrange(block: RawBlock) -> list[RawBlock]:
    """Split a raw block of lines into blocks of one paragraph, heading or item each. Linear in the number of lines."""
    lines = block.lines
    if len(lines) == 1 and block.kind:
        return [block]
    page = _survey(lines)
    groups: list[list[Line]] = []
    for i, line in enumerate(lines):
        if i and not _begins_block(lines[i - 1], line, groups[-1], page):
            groups[-1].append(line)
        else:
            groups.append([line])
    if block.kind:
        return [RawBlock(tuple(group), block.kind, block.level) for group in groups]
    kinds = _kinds(groups, page)
    return [RawBlock(tuple(group), kind) for group, kind in zip(groups, kinds, strict=True)]


def is_stop(text: str) -> bool:
    """Whether a sentence may end with `text`'s last character."""
    return bool(_STOP.search(text[-12:]))


def runs_on(line: Line, following: Line) -> bool:
    """Whether a sentence plainly runs over the break: no stop before it, a small letter (or no case at all) after it."""
    if is_stop(line.text) or line.text[-1] in ":;":
        return False
    first = following.text.lstrip(_OPENING)[:1]
    if ITEM.match(following.text):
        return False
    return first.islower() or (first.isalpha() and not first.isupper())


def _survey(lines: Sequence[Line]) -> _Page:
    widths = sorted(line.width for line in lines)
    # The widest lines are outliers (an address, a table); the wrapping width is what nine lines in ten keep to.
    width = widths[min(len(widths) - 1, int(len(widths) * 0.95))] if widths else 0.0
    pairs = list(pairwise(lines))
    gaps = Counter(pair[1].gap for pair in pairs)
    usual_gap = _usual_gap(gaps, pairs, width)
    run_on = sum(b.gap <= usual_gap and runs_on(a, b) for a, b in pairs)
    sizes = Counter(round(line.size * 2) / 2 for line in lines for _ in range(max(1, len(line.text) // 20)))
    tails = Counter(line.tail for line in lines)
    indents = Counter(float(round(line.indent)) for line in lines)
    return _Page(
        wrapped=_is_wrapped(pairs, run_on, width, usual_gap),
        width=width,
        usual_gap=usual_gap,
        usual_tail=tails.most_common(1)[0][0] if tails else 0,
        usual_indent=indents.most_common(1)[0][0] if indents else 0.0,
        body_size=sizes.most_common(1)[0][0] if sizes else 0.0,
    )


def _usual_gap(gaps: Counter[int], pairs: Sequence[tuple[Line, Line]], width: float) -> int:
    """1 (or more) in a text with an empty line between every two lines, even inside sentences; else 0."""
    spaced = sum(count for gap, count in gaps.items() if gap)
    if spaced < 0.8 * len(pairs):
        return 0
    full = [(a, b) for a, b in pairs if b.gap and a.width >= _NEAR_WIDTH * width]
    if sum(runs_on(a, b) for a, b in full) < max(1, _RUN_ON_SHARE * len(full)):
        return 0
    return min(gap for gap, count in gaps.items() if gap and count > 0.1 * len(pairs))


def _is_wrapped(pairs: Sequence[tuple[Line, Line]], run_on: int, width: float, usual_gap: int) -> bool:
    if not _NARROWEST <= width <= _WIDEST_WRAP:
        return False
    # Lists and addresses among the prose say nothing: only lines near the width are counted.
    full = [(a, b) for a, b in pairs if b.gap <= usual_gap and a.width >= _NEAR_WIDTH * width]
    over_full = sum(runs_on(a, b) for a, b in full)
    share = _RUN_ON_SHARE if width >= _NARROWEST_WRAP else 0.5
    if over_full < max(1, share * len(full)):
        return False
    # Verse that begins lines with small letters: its lines end anywhere, those of prose near the width.
    return over_full >= 0.6 * run_on


def _begins_block(line: Line, following: Line, group: Sequence[Line], page: _Page) -> bool:
    extra_gap = following.gap - page.usual_gap
    if ITEM.match(following.text) and not _is_dash_in_sentence(line, following):
        return True
    if _goes_on(line, following, page, extra_gap):
        return False
    if not page.wrapped or _stands_alone(line, following, page):
        return True
    mid_sentence = runs_on(line, following)
    if extra_gap > 0:  # only a page's end parts a sentence that had filled its line
        return not mid_sentence or line.width < _NEAR_WIDTH * page.width or (extra_gap > 1 and not following.page_start)
    return (_indented(line, following, group, page) and not mid_sentence) or not _full(line, following, page, mid_sentence)


def _goes_on(line: Line, following: Line, page: _Page, extra_gap: int) -> bool:
    """Whether the two lines belong together however the text is set."""
    if extra_gap > 0 and not following.page_start:
        return False
    if _is_hyphenated(line, following) or _ends_in_title(line):
        return True
    return extra_gap <= 0 and _is_headline(line, following, page)


def _is_headline(line: Line, following: Line, page: _Page) -> bool:
    """Two lines of one headline: in letters larger than the body's, of one size."""
    return abs(line.size - following.size) < 0.1 and _is_bigger([line], page) and not is_stop(line.text)


def _stands_alone(line: Line, following: Line, page: _Page) -> bool:
    """Headings of Markdown, and lines in letters of another size than their neighbour's."""
    if _MARKDOWN_HEADING.match(line.text) or _MARKDOWN_HEADING.match(following.text):
        return True
    return bool(line.size and following.size) and abs(line.size - following.size) > (_BIGGER - 1) * page.body_size


def _is_dash_in_sentence(line: Line, following: Line) -> bool:
    """A line that happens to begin with a dash inside a sentence is no item."""
    if following.text[0] not in "-–—" or is_stop(line.text) or line.text[-1] == ":":
        return False
    return following.text[1:].lstrip()[:1].islower()


def _is_hyphenated(line: Line, following: Line) -> bool:
    if not _HYPHEN_END.search(line.text[-2:]):
        return False
    return following.text[0].islower() or (line.text[-2].isdigit() and following.text[0].isdigit())


def _ends_in_title(line: Line) -> bool:
    """ "Sen." at a line's end: the name follows."""
    if line.text[-1] != "." or " " not in line.text:
        return False
    return line.text[-12:].rsplit(None, 1)[-1].casefold() in words("titles_of_persons")


def _indented(line: Line, following: Line, group: Sequence[Line], page: _Page) -> bool:
    """A first line set in, or the end of a passage set in."""
    if ITEM.match(group[0].text):  # an item's further lines hang under its text
        return following.indent < group[0].indent and (is_stop(line.text) or line.text[-1] in ";:")
    if following.indent >= line.indent + 1:
        return True
    # Paragraphs of a single line, each set in.
    if len(group) == 1 and is_stop(line.text) and min(line.indent, following.indent) >= page.usual_indent + 1:
        return True
    ends_early = line.tail >= page.usual_tail + 1 and is_stop(line.text)
    set_in = len(group) > 1 and following.indent <= line.indent - 2 and is_stop(line.text)
    return ends_early or set_in


def _full(line: Line, following: Line, page: _Page, mid_sentence: bool) -> bool:
    """Whether the line was broken because the next word did not fit, as far as its last and next characters demand proof."""
    word = following.text.split(None, 1)[0]
    reach = line.width + 1 + min(len(word), 30)
    if mid_sentence:
        return reach >= _FULL_MID_SENTENCE * page.width
    if line.indent - page.usual_indent > _SET_RIGHT * page.width:
        return False
    first = following.text.lstrip(_OPENING)[:1]
    if is_stop(line.text) and not first.islower():
        return reach >= _FULL_AFTER_STOP * page.width
    return reach >= _FULL_BEFORE_CAPITAL * page.width


def _kinds(groups: Sequence[Sequence[Line]], page: _Page) -> list[BlockKind]:
    shapes = [_heading_shape(group, page) for group in groups]
    runs = _short_line_runs(groups, shapes, page)
    kinds: list[BlockKind] = []
    for i, group in enumerate(groups):
        if ITEM.match(group[0].text) and not _numbered_heading(groups, shapes, i):
            kinds.append("item")
        elif shapes[i] and (_speaks_as_heading(group, page) or _set_apart(groups, shapes, runs[i], page)):
            kinds.append("heading")
        else:
            kinds.append("paragraph")
    return kinds


def _heading_shape(group: Sequence[Line], page: _Page) -> bool:
    """Short, without a stop, begun with a capital or a figure."""
    if len(group) > 3:
        return False
    text = " ".join(line.text for line in group)
    if _MARKDOWN_HEADING.match(text):
        return True
    # A headline in capitals may run on; in small letters a line as long is a sentence.
    most = 2 if text.isupper() else 1
    if len(text) > most * _HEADING_CHARS or len(text.split()) > most * _HEADING_WORDS or text[-1] in _NO_HEADING_END:
        return False
    first = text.lstrip(_OPENING)[:1]
    begins = first.isalnum() and not first.islower()
    return any(c.isalpha() for c in text) and (begins or _is_bigger(group, page))


def _is_bigger(group: Sequence[Line], page: _Page) -> bool:
    return 0 < page.body_size < group[0].size / _BIGGER


def _speaks_as_heading(group: Sequence[Line], page: _Page) -> bool:
    """Marked as one wherever it stands: by Markdown, by capitals, by the size of its letters."""
    text = " ".join(line.text for line in group)
    return bool(_MARKDOWN_HEADING.match(text)) or (text.isupper() and len(text) > 8) or _is_bigger(group, page)


def _numbered_heading(groups: Sequence[Sequence[Line]], shapes: Sequence[bool], i: int) -> bool:
    """ "1. Background" between paragraphs is a heading, between items an item."""
    text = groups[i][0].text
    neighbours = [*groups[max(0, i - 1) : i], *groups[i + 1 : i + 2]]
    return shapes[i] and text[0].isdigit() and len(text) < 60 and not any(ITEM.match(group[0].text) for group in neighbours)


def _short_line_runs(groups: Sequence[Sequence[Line]], shapes: Sequence[bool], page: _Page) -> list[tuple[int, int]]:
    """For each group the stretch `[first, last]` of heading-like groups around it that no gap parts."""
    runs: list[tuple[int, int]] = []
    start = 0
    for i in range(len(groups)):
        ends = i + 1 == len(groups) or not (shapes[i] and shapes[i + 1]) or groups[i + 1][0].gap > page.usual_gap
        if ends:
            runs.extend([(start, i)] * (i + 1 - start))
            start = i + 1
    return runs


def _set_apart(groups: Sequence[Sequence[Line]], shapes: Sequence[bool], run: tuple[int, int], page: _Page) -> bool:
    """A heading leads on to text; three short lines together, or at the end, are an address, a signature, a poem."""
    first, last = run
    if last - first >= 2 or last + 1 == len(groups) or all(shapes[last + 1 : last + 4]):
        return False
    if first == 0:
        return True
    gap_before = groups[first][0].gap > page.usual_gap
    gap_after = groups[last + 1][0].gap > page.usual_gap
    if gap_before or gap_after:
        return gap_before
    text = " ".join(line.text for line in groups[last])
    return first == last and (not page.wrapped or _title_case(text))


def _title_case(text: str) -> bool:
    long_words = [word for word in text.split() if len(word) > 3]
    return sum(word[0].isupper() or word[0].isdigit() for word in long_words) >= 0.6 * len(long_words) > 0
