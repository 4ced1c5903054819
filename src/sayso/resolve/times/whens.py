"""From the phrases that say when a claim's happening took place to days, with what they rest on and why they stay open."""

from __future__ import annotations

import datetime
from bisect import bisect_left
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache

from sayso.claims.time_expressions import TimeExpression, find_time_expressions
from sayso.claims.timex.meaning import Clock, DayPart, Direction, Duration
from sayso.resolve.times.happenings import Happenings, named_in
from sayso.resolve.times.passage import Passage, passage_of, read_passage
from sayso.resolve.times.periods import Days
from sayso.resolve.times.read import read_time
from sayso.resolve.times.relations import (
    NO_TIME,
    OTHER_HAPPENING,
    connector_in,
    counted_from,
    ends_of,
    is_relation,
    joined,
    length_within,
    related,
    relation_of,
    tense_speaks_against,
)
from sayso.resolve.times.relative import NO_STORY
from sayso.resolve.times.tables import table
from sayso.resolve.times.told import Anchors, Told, open_time
from sayso.types import Published, Tense, When

_DIRECTIONS: Mapping[Tense, Direction] = {"past": -1, "future": 1, "present": 0, "habitual": 0}

Timed = tuple[TimeExpression, Direction]


@dataclass(frozen=True, slots=True)
class ResolvedWhen:
    """A `When` with its days where they could be fixed; `reason` says why an end is open or what speaks against the days.

    `value` is the TIMEX3 value of the time in it, None where it holds none.
    """

    when: When
    reason: str | None = None
    value: str | None = None


def resolve_times(
    text: str,
    whens: Sequence[tuple[When, Tense]],
    sentences: Sequence[tuple[int, int]],
    published: Published | None,
    *,
    times: Sequence[Timed] | None = None,
    happenings: Happenings | None = None,
) -> list[ResolvedWhen]:
    """Give the days of every claim's phrase of time, in the order asked.

    `whens` are phrases with their prepositions ("since 2003") and the claim's tense; `sentences` are code points; `times` are the
    text's expressions in order (`claims.time_expressions.times_of`), found here where they are not given. A statement whose own
    date is not one day is read from both ends, and what they differ in covers both.
    `happenings` are those that a phrase may count from ("after the escape").
    """
    times = [(found, 0) for found in find_time_expressions(text)] if times is None else times
    ends = _days(published)
    speeches = [None] if ends is None else sorted({ends.earliest, ends.latest})
    readings = [
        _Whens(text, _with_tenses(times, whens), passage_of(text, sentences, speech), ends, happenings or {}).read(whens)
        for speech in speeches
    ]
    return [_filled(when, _hull([reading[index] for reading in readings])) for index, (when, _) in enumerate(whens)]


def _days(published: Published | None) -> Days | None:
    """Give a statement's own date as days, None where it is no date."""
    if published is None:
        return None
    try:
        return Days(datetime.date.fromisoformat(published.earliest[:10]), datetime.date.fromisoformat(published.latest[:10]))
    except ValueError:
        return None


def _with_tenses(times: Sequence[Timed], whens: Sequence[tuple[When, Tense]]) -> list[Timed]:
    """Give the expressions the tense of the claim that they date, where they date one."""
    found = list(times)
    for when, tense in reversed(whens):
        for index in _inside(when, times):
            found[index] = (times[index][0], _DIRECTIONS[tense])
    return found


def _inside(when: When, times: Sequence[Timed]) -> range:
    """Give the expressions that share words with a phrase."""
    first = bisect_left(times, when.start + 1, key=lambda item: item[0].end)
    after = bisect_left(times, when.end, key=lambda item: item[0].start)
    return range(first, max(first, after))


def _filled(when: When, told: Told) -> ResolvedWhen:
    earliest, latest = (day.isoformat() if day else None for day in (told.earliest, told.latest))
    basis = told.basis if earliest or latest else None
    return ResolvedWhen(replace(when, earliest=earliest, latest=latest, basis=basis), told.reason, told.value or None)


def _hull(readings: Sequence[Told]) -> Told:
    """Give what covers the readings from either end of the statement's own date."""
    first, last = readings[0], readings[-1]
    if first == last:
        return first
    earliest = None if first.earliest is None or last.earliest is None else min(first.earliest, last.earliest)
    latest = None if first.latest is None or last.latest is None else max(first.latest, last.latest)
    return replace(last, earliest=earliest, latest=latest, reason=last.reason or first.reason)


class _Whens:
    """The phrases of one text, read with one anchor."""

    def __init__(self, text: str, times: Sequence[Timed], passage: Passage, published: Days | None, happenings: Happenings) -> None:
        self._text, self._times, self._passage, self._published = text, times, passage, published
        self._happenings = happenings
        read_passage(passage, times)

    def read(self, whens: Sequence[tuple[When, Tense]]) -> list[Told]:
        """Read all phrases."""
        return [
            tense_speaks_against(self._phrase(when, _DIRECTIONS[tense]), _DIRECTIONS[tense], self._published)
            for when, tense in whens
        ]

    def _phrase(self, when: When, direction: Direction) -> Told:
        inside = _inside(when, self._times)
        if not inside:
            return self._without_a_time(when, direction)
        inside = self._without_a_bare_hour(inside)
        told = [self._told(index, direction) for index in inside]
        leads = self._leads(when, inside)
        anchors = self._passage.anchors(when.start, direction)
        meaning = self._times[inside[0]][0].meaning
        relation, bare = relation_of(leads[0])
        if len(told) > 1 and ends_of(leads):
            return joined(self._first_of_two(inside, direction, told[1]), told[1])
        if isinstance(meaning, Duration) and not meaning.towards:
            return self._length(meaning, told, leads, self._tail(when, inside), anchors)
        return related(told[0], relation, bare, anchors)

    def _without_a_bare_hour(self, inside: range) -> range:
        """Leave out a time of day that names no day, where the phrase goes on to name one ("at night, on 12 May")."""
        meaning = self._times[inside[0]][0].meaning
        bare = isinstance(meaning, Clock | DayPart) and meaning.of is None
        return inside[1:] if bare and len(inside) > 1 else inside

    def _told(self, index: int, direction: Direction) -> Told:
        """Read an expression again, as this claim's tense has it."""
        expression, _ = self._times[index]
        return read_time(expression.meaning, self._passage.anchors(expression.start, direction))

    def _first_of_two(self, inside: range, direction: Direction, last: Told) -> Told:
        """Read the first of two ends: "3 May" of "between 3 May and 5 June 2014" shares the year of the last."""
        expression, _ = self._times[inside[0]]
        anchors = self._passage.anchors(expression.start, direction)
        if last.basis == "text" and last.latest is not None:
            anchors = replace(anchors, year=last.latest.year, near=True)
        told = read_time(expression.meaning, anchors)
        return replace(told, basis="text") if last.basis == "text" and told.basis == "context" else told

    def _leads(self, when: When, inside: range) -> list[str]:
        """Give the words before each expression of a phrase, from the phrase's or the last expression's on."""
        starts = [when.start, *(self._times[index][0].end for index in inside)]
        return [self._text[start : self._times[index][0].start] for start, index in zip(starts, inside, strict=False)]

    def _tail(self, when: When, inside: range) -> str:
        return self._text[self._times[inside[-1]][0].end : when.end]

    def _length(self, length: Duration, told: Sequence[Told], leads: Sequence[str], tail: str, anchors: Anchors) -> Told:
        """Read a phrase that begins with a length of time."""
        connector = connector_in(leads[1] if len(told) > 1 else tail)
        if connector and len(told) > 1:
            return counted_from(length, connector, told[1])
        if connector:
            happening = named_in(tail, self._happenings)
            return counted_from(length, connector, happening) if happening else told[0].opened(OTHER_HAPPENING)
        return length_within(length, relation_of(leads[0])[0], told[0], anchors)

    def _without_a_time(self, when: When, direction: Direction) -> Told:
        """Read a phrase that names no time: by its adverb, else by another happening."""
        relation, bare = relation_of(when.text)
        side = _sides().get(when.text.lower().strip())
        anchors = self._passage.anchors(when.start, direction)
        if side is not None:
            return _beside(side, anchors)
        if relation == "every":
            return related(open_time("", "", "SET"), relation, bare, anchors)
        happening = named_in(when.text, self._happenings) if is_relation(when.text) else None
        if happening is not None:
            return related(happening, relation, False, anchors)
        return open_time("", OTHER_HAPPENING if is_relation(when.text) else NO_TIME)


@cache
def _sides() -> Mapping[str, str]:
    return dict(table("time_adverbs"))


def _beside(side: str, anchors: Anchors) -> Told:
    """Read "earlier", "then", "later" by the statement's day or the time told before."""
    story = anchors.story.days if anchors.story else None
    if side == "past":
        latest = anchors.speech if anchors.direction <= 0 else None
        return Told("DATE", "PAST_REF", None, latest, "document", "how far away is not told")
    if story is None or anchors.story is None:
        return open_time("", NO_STORY)
    if side == "story":
        return replace(anchors.story, basis="context", reason=None)
    if side == "before":
        return Told("DATE", "", None, story.latest, "context", "how much earlier is not told")
    latest = anchors.speech if anchors.direction <= 0 else None
    return Told("DATE", "", story.earliest, latest, "context", "how much later is not told")
