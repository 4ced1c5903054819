"""The search: statements are added one at a time, each compared with the few earlier ones that may share passages with it.

What is kept of two statements is all that they share; what it makes of them is judged when it is asked for, by how many statements
are then known to hold the same words. So a footer counts for nothing once it is known as one, and the outcome is that of all
statements together, whether they came at once or one by one. Time and memory grow with the number of words, not with that of pairs.

Statements of the same words are one text here. Their reprints are told as a star around the earliest of them, not as all pairs; and
of a large family of reprints, pairs enough to hold it together, since a statement is compared with the likeliest few alone.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from sayso.compare.reprints.align import Stretch, common_passages
from sayso.compare.reprints.holders import Holders
from sayso.compare.reprints.judge import Overlap, Shared, Side, judged, overlap_of, reprint_of
from sayso.compare.reprints.shapes import Printed, Reprint
from sayso.compare.reprints.thresholds import SHORT_WORDS
from sayso.compare.reprints.words import Words, sketch, words_of


def find_reprints(statements: Iterable[Printed]) -> list[Reprint]:
    """Give the reprints among statements, in the order of their documents; the ids must differ (ValueError)."""
    index = ReprintIndex()
    for statement in statements:
        index.add(statement)
    return index.reprints()


@dataclass(frozen=True, slots=True, eq=False)
class _Text:
    """A text, and the statements that are of its words in the order they came; `words` are those of the first."""

    words: Words
    statements: list[Printed]

    def earliest(self) -> Side:
        """Give the statement published first, of several the one with the smallest id; those without a day come last."""
        return self.side(min(self.statements, key=lambda statement: (statement.published or date.max, statement.id)))

    def side(self, statement: Printed) -> Side:
        """Give one of the statements with its own words: other spaces, other places."""
        return Side(statement, self.words if statement is self.statements[0] else words_of(statement.text))


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
        words = words_of(statement.text)
        if len(words.content) < SHORT_WORDS:
            return []
        known = self._by_digest.get(words.digest)
        if known is None:
            return self._compare(words, statement)
        text = self._texts[known]
        earliest = text.earliest()
        text.statements.append(statement)
        return [self._same(text, earliest, Side(statement, words))]

    def reprints(self) -> list[Reprint]:
        """Give all reprints among the statements entered, as all that is known judges them, in the order of their documents."""
        return sorted([*self._of_same_words(), *self._judged(self._overlaps)], key=lambda reprint: reprint.documents)

    def _compare(self, words: Words, statement: Printed) -> list[Reprint]:
        """Enter a text of new words, and what it shares with the earlier ones."""
        number = len(self._texts)
        self._texts.append(_Text(words, [statement]))
        self._by_digest[words.digest] = number
        pairs = sketch(words.pairs)
        candidates = self._holders.candidates(pairs)
        self._holders.add(number, pairs)
        found = [self._overlap(number, candidate) for candidate in candidates]
        overlaps = [(first, second, overlap) for first, second, overlap in found if overlap.passages]
        self._overlaps.extend(overlaps)
        return sorted(self._judged(overlaps), key=lambda reprint: reprint.documents)

    def _overlap(self, number: int, candidate: int) -> _Numbered:
        """Align two texts, always in the same order, so that it does not matter which came first."""
        first, second = sorted((number, candidate), key=lambda one: self._texts[one].words.digest)
        one, other = self._texts[first].words, self._texts[second].words
        return first, second, overlap_of(one, other, common_passages(one, other))

    def _judged(self, overlaps: Iterable[_Numbered]) -> Iterator[Reprint]:
        for first, second, overlap in overlaps:
            found = judged(overlap, self._texts[first].earliest(), self._texts[second].earliest(), self._holders.count)
            if found is not None:
                yield found

    def _of_same_words(self) -> Iterator[Reprint]:
        for text in self._texts:
            if len(text.statements) > 1:
                earliest = text.earliest()
                for statement in text.statements:
                    if statement is not earliest.statement:
                        yield self._same(text, earliest, text.side(statement))

    def _same(self, text: _Text, earliest: Side, side: Side) -> Reprint:
        """Give the reprint that two statements of the same words are: one passage, from the first word to the last."""
        size = len(text.words)
        whole = Stretch((0, size), (0, size), size, len(text.words.content))
        return reprint_of([Shared(whole, ())], (size, size), earliest, side)
