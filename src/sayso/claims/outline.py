"""What the attribution rules look up at every step: subtree extents, paragraphs and quotations of one statement."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from sayso.claims.quotation import FAMILY, Quotation, Range, find_quotations, paragraphs
from sayso.claims.syntax import PUNCTUATION, Syntax
from sayso.types import Block, Manner


@dataclass(frozen=True, slots=True)
class Outline:
    """One statement's tokens with what is computed once for all rules.

    `left[i]` and `right[i]` bound the subtree of token i. `inside[i]` is the innermost quotation that token i stands in, between
    the marks, or None; the marks themselves stand outside. `paragraph_of[i]` indexes `paragraphs`.
    """

    syntax: Syntax
    left: Sequence[int]
    right: Sequence[int]
    paragraphs: Sequence[Range]
    paragraph_of: Sequence[int]
    quotations: Sequence[Quotation]
    inside: Sequence[int | None]


@dataclass(slots=True)
class Draft:
    """An attribution in the making; token ranges include both ends.

    `speech` tells that the cue carries direct speech here, `quotes` that the content has taken in a quotation; `absorbed` are words
    that the cue has taken in and that are cues of their own elsewhere; `whole` tells that the content is somebody's own words
    throughout, though their quotation marks may be lost.
    """

    cue_head: int | None
    cue: Range | None
    source_head: int | None
    source: Range | None
    content: list[Range]
    manner: Manner
    accused: int | None = None
    speech: bool = False
    quotes: bool = False
    whole: bool = False
    absorbed: list[int] = field(default_factory=list)


def outline_of(syntax: Syntax, blocks: Sequence[Block]) -> Outline:
    """Compute the outline: linear in tokens."""
    ranges = paragraphs(syntax, blocks)
    paragraph_of = [number for number, (first, last) in enumerate(ranges) for _ in range(first, last + 1)]
    left, right = _extents(syntax)
    quotations = find_quotations(syntax, ranges)
    return Outline(syntax, left, right, ranges, paragraph_of, quotations, _insides(syntax, quotations))


def _extents(syntax: Syntax) -> tuple[list[int], list[int]]:
    """Bound every token's subtree, children before heads."""
    order = [token for token in range(len(syntax)) if syntax.head[token] == token]
    for token in order:
        order.extend(syntax.children[token])
    left, right = list(range(len(syntax))), list(range(len(syntax)))
    for token in reversed(order):
        head = syntax.head[token]
        left[head] = min(left[head], left[token])
        right[head] = max(right[head], right[token])
    return left, right


def _insides(syntax: Syntax, quotations: Sequence[Quotation]) -> list[int | None]:
    """Give every token its innermost quotation: outer ones are written first, inner ones over them."""
    inside: list[int | None] = [None] * len(syntax)
    for number, quotation in enumerate(quotations):
        for place, (first, last) in enumerate(quotation.pieces):
            after = last if quotation.closed and place == len(quotation.pieces) - 1 else last + 1
            begin = first + (syntax.words[first] in FAMILY)
            for token in range(begin, after):
                inside[token] = number
    return inside


def trimmed(syntax: Syntax, first: int, last: int) -> Range | None:
    """Strip punctuation from both ends of a range, but keep marks and brackets whose partner stands inside it."""
    while first <= last and syntax.pos[first] in PUNCTUATION and not _kept(syntax, first, first + 1, last):
        first += 1
    while last >= first and syntax.pos[last] in PUNCTUATION and not _kept(syntax, last, first, last - 1):
        last -= 1
    return (first, last) if first <= last else None


_BRACKETS = {"(": ")", "[": "]", ")": "(", "]": "["}


def _kept(syntax: Syntax, mark: int, first: int, last: int) -> bool:
    """Tell whether the partner of a mark at one end of a range stands in the rest of it (looked for within 40 tokens)."""
    word = syntax.words[mark]
    family = FAMILY.get(word)
    if family is None and word not in _BRACKETS:
        return False
    stretch = range(first, min(last, first + 400) + 1) if mark < first else range(max(first, last - 400), last + 1)
    if family is None:
        return any(syntax.words[token] == _BRACKETS[word] for token in stretch)
    return sum(FAMILY.get(syntax.words[token]) == family for token in stretch) % 2 == 1
