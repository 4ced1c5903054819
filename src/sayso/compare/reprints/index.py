"""The search: statements are added one at a time, each compared with the few earlier ones that may share passages with it.

What is kept of two statements is all that they share; what it makes of them is judged when it is asked for, by how many statements
are then known to hold the same words. So a footer counts for nothing once it is known as one, and the outcome is that of all
statements together, whether they came at once or one by one. Time and memory grow with the number of words, not with that of pairs.

Statements of the same words are one text here. Their reprints are told as a star around the earliest of them, not as all pairs; and
of a large family of reprints, pairs enough to hold it together, since a statement is compared with the likeliest few alone.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date

from sayso.compare.reprints.align import Stretch, common_passages
from sayso.compare.reprints.holders import Holders
from sayso.compare.reprints.judge import Overlap, Shared, Side, judged, overlap_of, reprint_of
from sayso.compare.reprints.shapes import Printed, Reprint
from sayso.compare.reprints.thresholds import SHORT_WORDS
from sayso.compare.reprints.words import sketch, words_of


def find_reprints(statements: Iterable[Printed]) -> list[Reprint]:
    """Give the reprints among statements, in the order of their documents; the ids must differ (ValueError)."""
    index = ReprintIndex()
    for statement in statements:
        index.add(statement)
    return index.reprints()


class _Text:
    """A text and the statements that are of its words; `front` is the one published first, which stands for all."""

    __slots__ = ("digest", "front", "statements")

    def __init__(self, side: Side) -> None:
        self.digest = side.words.digest
        self.front = side
        self.statements = [side.statement]

    def enter(self, side: Side) -> Side:
        """Add a statement of the same words; give the one that stood for all until now."""
        before = self.front
        self.statements.append(side.statement)
        self.front = min(before, side, key=lambda one: (one.statement.published or date.max, one.statement.id))
        return before


_Numbered = tuple[int, int, Overlap]
"""What two texts share, with their numbers."""


class ReprintIndex:
    """Statements known so far, and what they share."""

    def __init__(self) -> None:
        self._texts: list[_Text] = []
        self._by_digest: dict[bytes, int] = {}
        self._ids: set[str] = set()
        self._holders = Holders()
        self._overlaps: list[_Numbered] = []

    def add(self, statement: Printed) -> list[Reprint]:
        """Enter a statement; give the reprints of it among the earlier ones, as far as is known by now.

        A statement with fewer than `SHORT_WORDS` content words is entered, and never matched. Raises ValueError where a document of
        the same id is known.
        """
        if statement.id in self._ids:
            raise ValueError(f"A statement with the id {statement.id} is in the index already.")
        self._ids.add(statement.id)
        side = Side(statement, words_of(statement.text))
        if len(side.words.content) < SHORT_WORDS:
            return []
        known = self._by_digest.get(side.words.digest)
        return self._compare(side) if known is None else [_same(self._texts[known].enter(side), side)]

    def reprints(self) -> list[Reprint]:
        """Give all reprints among the statements entered, as all that is known judges them, in the order of their documents."""
        return sorted([*self._of_same_words(), *self._judged(self._overlaps)], key=lambda reprint: reprint.documents)

    def _compare(self, side: Side) -> list[Reprint]:
        """Enter a text of new words, and what it shares with the earlier ones."""
        number = len(self._texts)
        self._texts.append(_Text(side))
        self._by_digest[side.words.digest] = number
        pairs = sketch(side.words.pairs)
        candidates = self._holders.candidates(pairs)
        self._holders.add(number, pairs)
        found = [self._overlap(number, candidate) for candidate in candidates]
        overlaps = [(first, second, overlap) for first, second, overlap in found if overlap.passages]
        self._overlaps.extend(overlaps)
        return sorted(self._judged(overlaps), key=lambda reprint: reprint.documents)

    def _overlap(self, number: int, candidate: int) -> _Numbered:
        """Align two texts, always in the same order, so that it does not matter which came first."""
        first, second = sorted((number, candidate), key=lambda one: self._texts[one].digest)
        one, other = self._texts[first].front.words, self._texts[second].front.words
        return first, second, overlap_of(one, other, common_passages(one, other))

    def _judged(self, overlaps: Iterable[_Numbered]) -> Iterator[Reprint]:
        for first, second, overlap in overlaps:
            found = judged(overlap, self._texts[first].front, self._texts[second].front, self._holders.count)
            if found is not None:
                yield found

    def _of_same_words(self) -> Iterator[Reprint]:
        for text in self._texts:
            for statement in text.statements:
                if statement is not text.front.statement:
                    yield _same(text.front, Side(statement, words_of(statement.text)))


def _same(one: Side, other: Side) -> Reprint:
    """Give the reprint that two statements of the same words are: one passage, from the first word to the last."""
    size = len(one.words)
    whole = Stretch((0, size), (0, size), size, len(one.words.content))
    return reprint_of([Shared(whole, ())], (size, size), one, other)
