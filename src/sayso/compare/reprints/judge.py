"""What common passages make of two statements: a reprint, a paraphrase, a part taken over, a speech quoted twice, or nothing."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from sayso.compare.reprints.align import Range, Stretch
from sayso.compare.reprints.quoted import covered, quoted_ranges
from sayso.compare.reprints.shapes import Kind, Passage, Printed, Reprint
from sayso.compare.reprints.thresholds import COMMON, EDGE_SHARE, EDGE_WORDS, LEAST_CONTENT, MOSTLY, QUOTED, VERBATIM
from sayso.compare.reprints.words import Numbers, Words, sampled

Held = Callable[[int], int]
"""How many statements hold a word pair, as far as is known by now."""


@dataclass(frozen=True, slots=True)
class Shared:
    """A passage that two texts share, in words, and the kept word pairs that both sides hold there."""

    words: Stretch
    pairs: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Overlap:
    """All the passages that two texts share, furniture too, in the order of the first; `sizes` are the words that each text has."""

    passages: tuple[Shared, ...]
    sizes: tuple[int, int]


@dataclass(frozen=True, slots=True)
class Side:
    """A statement and its words."""

    statement: Printed
    words: Words


def overlap_of(one: Words, other: Words, stretches: Sequence[Stretch]) -> Overlap:
    """Give two texts' common passages with the word pairs that tell how common they are elsewhere.

    Passages with less than `LEAST_CONTENT` in common are left out, unless all together make up most of the shorter text.
    """
    sizes = (len(one), len(other))
    shared = tuple(Shared(stretch, _pairs_of_both(one, other, stretch)) for stretch in stretches)
    if shared and _share(shared, sizes) < MOSTLY:
        shared = tuple(passage for passage in shared if passage.words.content >= LEAST_CONTENT)
    return Overlap(shared, sizes)


def _pairs_of_both(one: Words, other: Words, stretch: Stretch) -> tuple[int, ...]:
    first, second = sampled(_pairs_within(one, stretch.first)), sampled(_pairs_within(other, stretch.second))
    return tuple(sorted(set(first) & set(second)))


def _pairs_within(words: Words, span: Range) -> Numbers:
    low, high = words.content.searchsorted(span[0]), words.content.searchsorted(span[1])
    return words.pairs[low : max(low, high - 1)]


def judged(overlap: Overlap, one: Side, other: Side, held: Held) -> Reprint | None:
    """Give what two statements of the overlapping texts are to one another; None where they share furniture only.

    The verdict may change when more statements are known: what two share may prove to be in every statement of their issuer.
    """
    passages = _telling(overlap, held)
    return reprint_of(passages, overlap.sizes, one, other) if passages else None


def reprint_of(passages: Sequence[Shared], sizes: tuple[int, int], one: Side, other: Side) -> Reprint:
    """Give the reprint that passages make, in the order of the documents' ids."""
    share = _share(passages, sizes)
    shown = _shown(passages, one, other)
    kind = _kind(passages, shown, share)
    first = _earlier(one.statement, other.statement)
    if one.statement.id > other.statement.id:
        one, other = other, one
        shown = sorted((_turned(passage) for passage in shown), key=lambda passage: passage.first)
    return Reprint((one.statement.id, other.statement.id), tuple(shown), share, first, kind)


def _telling(overlap: Overlap, held: Held) -> list[Shared]:
    """Give the passages that are no furniture: all of them where they make up most of the shorter statement."""
    share = _share(overlap.passages, overlap.sizes)
    if share >= MOSTLY:
        return list(overlap.passages)
    own = [passage for passage in overlap.passages if not _is_common(passage, held)]
    if share < EDGE_SHARE:
        return [passage for passage in own if not _at_edge(passage.words, overlap.sizes)]
    return own


def _is_common(passage: Shared, held: Held) -> bool:
    """Tell whether even the rarer word pairs of a passage, the lowest quarter, are held by many statements."""
    counts = sorted(held(pair) for pair in passage.pairs)
    return bool(counts) and counts[len(counts) // 4] >= COMMON


def _at_edge(words: Stretch, sizes: tuple[int, int]) -> bool:
    """Tell whether a passage lies wholly in the head of both statements, or wholly in the foot of both."""
    at_head = words.first[1] <= EDGE_WORDS and words.second[1] <= EDGE_WORDS
    at_foot = words.first[0] >= sizes[0] - EDGE_WORDS and words.second[0] >= sizes[1] - EDGE_WORDS
    return at_head or at_foot


def _share(passages: Sequence[Shared], sizes: tuple[int, int]) -> float:
    """Give the share of the shorter statement's words that passages cover; of two as long, the larger share."""
    covered_words = (
        sum(passage.words.first[1] - passage.words.first[0] for passage in passages),
        sum(passage.words.second[1] - passage.words.second[0] for passage in passages),
    )
    shorter = min(sizes)
    return max(words / size for words, size in zip(covered_words, sizes, strict=True) if size == shorter)


def _shown(passages: Sequence[Shared], one: Side, other: Side) -> list[Passage]:
    """Give passages in code points, each marked where it is a quotation on both sides."""
    quoted = quoted_ranges(one.statement.text), quoted_ranges(other.statement.text)
    shown = []
    for passage in passages:
        first, second = passage.words.first, passage.words.second
        inside = min(_quoted_share(one.words, quoted[0], first), _quoted_share(other.words, quoted[1], second)) >= QUOTED
        shown.append(Passage(_points(one.words, first), _points(other.words, second), passage.words.density, inside))
    return shown


def _quoted_share(words: Words, ranges: list[Range], span: Range) -> float:
    start, end = span
    spans = zip(words.start[start:end].tolist(), words.end[start:end].tolist(), strict=True)
    return covered(ranges, spans) / (end - start)


def _points(words: Words, span: Range) -> Range:
    return int(words.start[span[0]]), int(words.end[span[1] - 1])


def _turned(passage: Passage) -> Passage:
    return Passage(passage.second, passage.first, passage.density, passage.quoted)


def _earlier(one: Printed, other: Printed) -> str | None:
    if one.published is None or other.published is None or one.published == other.published:
        return None
    return one.id if one.published < other.published else other.id


def _kind(passages: Sequence[Shared], shown: Sequence[Passage], share: float) -> Kind:
    if all(passage.quoted for passage in shown):
        return "quotation"
    if share < MOSTLY:
        return "partial"
    agreeing = sum(passage.words.agreeing for passage in passages)
    longer = sum(passage.words.agreeing / passage.words.density for passage in passages)
    return "reprint" if agreeing >= VERBATIM * longer else "paraphrase"
