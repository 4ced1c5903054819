"""Times in the order they are told: each read with the time told before it and the year that its passage is on."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import TypeVar

from sayso.claims.time_expressions import TimeExpression
from sayso.claims.timex.meaning import Direction, Duration, Every, Vague
from sayso.resolve.times.periods import Day
from sayso.resolve.times.read import read_time
from sayso.resolve.times.told import LENGTHS, Anchors, Told

NEAR_SENTENCES = 1
"""How many sentences back a year still dates a month or a day without one; a holiday takes its whole paragraph's.

Only a year told with its month or day, or at the beginning of its sentence, does: one said in passing dates nothing after it.
"""
FRAME_CHARS = 20
"""How far into its sentence a bare year may stand to set the frame for the days and months after it."""
STORY_SENTENCES = 3
"""How many sentences back "the following day" may count from, outside the same paragraph."""
_Noted = TypeVar("_Noted")
_WITHIN_A_YEAR = frozenset(LENGTHS[: LENGTHS.index("year") + 1])
_PREPOSITION = re.compile(r"(?i)\W*(?:(?:and |but )?(?:back )?(?:in|during|by|since|throughout)\s)?\s*")
_BORN = re.compile(r"(?i)\bborn\s+(?:on|in)?\s*$")
_BORN_CHARS = 12
_PARAGRAPH = re.compile(r"\n\s*\n")


@dataclass(slots=True)
class Passage:
    """The times told in a text so far, in order, and what each place of it can count from.

    `sentences` and `paragraphs` are where they begin, in code points.
    """

    text: str
    speech: Day | None
    sentences: Sequence[int]
    paragraphs: Sequence[int]
    country: str | None = None
    _stories: list[tuple[int, Told | None]] = field(default_factory=list)
    _quarters: list[tuple[int, Told]] = field(default_factory=list)
    _years: list[tuple[int, int]] = field(default_factory=list)
    _frames: list[tuple[int, int]] = field(default_factory=list)

    def anchors(self, offset: int, direction: Direction) -> Anchors:
        """Give the anchors at a place of the text: of what was told before it."""
        told = _last(self._stories, offset)
        quarter = _last(self._quarters, offset)
        frame, dated = _last(self._frames, offset), _last(self._years, offset)
        near = frame is not None and self._sentences_back(frame[0], offset) <= NEAR_SENTENCES
        dated = frame if near else dated
        story = told[1] if told and self._holds(told[0], offset, STORY_SENTENCES) else None
        compared = quarter[1] if quarter and self._holds(quarter[0], offset, STORY_SENTENCES) else None
        year = dated[1] if dated and self._holds(dated[0], offset, NEAR_SENTENCES) else None
        return Anchors(self.speech, story, compared, year, near, direction, self.country)

    def tell(self, expression: TimeExpression, told: Told) -> None:
        """Take note of a time that was told."""
        days = told.days
        if isinstance(expression.meaning, Vague):
            self._stories.append((expression.start, None))
        if days is None or isinstance(expression.meaning, Duration | Every | Vague) or self._is_aside(expression, told):
            return
        self._stories.append((expression.start, told))
        if told.unit in {"quarter", "half"}:
            self._quarters.append((expression.start, told))
        if told.basis == "text" and told.unit in _WITHIN_A_YEAR and days.earliest.year == days.latest.year:
            self._years.append((expression.start, days.earliest.year))
            if told.unit != "year" or self._opens_its_sentence(expression):
                self._frames.append((expression.start, days.earliest.year))

    def _is_aside(self, expression: TimeExpression, told: Told) -> bool:
        """Tell whether a time is no part of what is told: the statement's own date spelt out, or when somebody was born."""
        own = told.basis == "text" and told.days is not None and told.days.is_one and told.earliest == self.speech
        return own or _BORN.search(self.text[max(0, expression.start - _BORN_CHARS) : expression.start]) is not None

    def _opens_its_sentence(self, expression: TimeExpression) -> bool:
        """Tell whether at most a preposition stands before a time in its sentence: "In the year 2006 …"."""
        index = bisect_right(self.sentences, expression.start)
        begin = self.sentences[index - 1] if index else 0
        before = self.text[begin : expression.start] if expression.start - begin <= FRAME_CHARS else "-"
        return _PREPOSITION.fullmatch(before) is not None

    def _holds(self, told_at: int, offset: int, sentences: int) -> bool:
        same = bisect_right(self.paragraphs, told_at) == bisect_right(self.paragraphs, offset)
        return same or self._sentences_back(told_at, offset) <= sentences

    def _sentences_back(self, told_at: int, offset: int) -> int:
        return bisect_right(self.sentences, offset) - bisect_right(self.sentences, told_at)


def passage_of(text: str, sentences: Sequence[tuple[int, int]], speech: Day | None, country: str | None = None) -> Passage:
    """Give a text's passage before anything is told in it."""
    return Passage(text, speech, [start for start, _ in sentences], [match.start() for match in _PARAGRAPH.finditer(text)], country)


def _last(told: Sequence[tuple[int, _Noted]], offset: int) -> tuple[int, _Noted] | None:
    """Give the last that was told before a place."""
    index = bisect_left(told, offset, key=lambda item: item[0])
    return told[index - 1] if index else None


def read_passage(passage: Passage, times: Sequence[tuple[TimeExpression, Direction]]) -> list[Told]:
    """Read expressions in text order, each with the direction of its clause. The passage moves on with them."""
    found = []
    for expression, direction in times:
        told = read_time(expression.meaning, passage.anchors(expression.start, direction))
        passage.tell(expression, told)
        found.append(told)
    return found
