"""A statement's ledger as it is compared: its parts by their ids, and what stands where."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property

from sayso.claims.time_expressions import TimeExpression, find_time_expressions
from sayso.claims.timex.meaning import Calendar
from sayso.resolve.times.whens import resolve_times
from sayso.types import Attribution, Claim, Entity, Mention, StatementLedger, Tense, When


@dataclass(frozen=True, slots=True)
class DayOfYear:
    """A day or a month of some year that the words at [start, end) leave out: `month` from 1; `day` is None for the whole month."""

    start: int
    end: int
    month: int
    day: int | None


@dataclass(frozen=True, eq=False)
class Held:
    """A statement's ledger with its parts by id. Two are the same only if they are one object."""

    ledger: StatementLedger
    _starts: list[int] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "_starts", [start for start, _ in self.ledger.sentences])

    @property
    def id(self) -> str:
        """The document's id."""
        return self.ledger.document.id

    @property
    def text(self) -> str:
        """The reading text."""
        return self.ledger.document.text

    @cached_property
    def claims(self) -> Mapping[str, Claim]:
        """Claims by id."""
        return {claim.id: claim for claim in self.ledger.claims}

    @cached_property
    def entities(self) -> Mapping[str, Entity]:
        """Entities by id."""
        return {entity.id: entity for entity in self.ledger.entities}

    @cached_property
    def attributions(self) -> Mapping[str, Attribution]:
        """Attributions by id."""
        return {attribution.id: attribution for attribution in self.ledger.attributions}

    @cached_property
    def mentions(self) -> Mapping[str, Mention]:
        """Mentions by id."""
        return {mention.id: mention for mention in self.ledger.mentions}

    def mentions_of(self, entity: str) -> Sequence[Mention]:
        """Give the mentions of an entity, in order."""
        return self._mentions_by_entity.get(entity, ())

    @cached_property
    def _mentions_by_entity(self) -> Mapping[str, Sequence[Mention]]:
        found: dict[str, list[Mention]] = {}
        for mention in self.mentions_in_order:
            if mention.entity is not None:
                found.setdefault(mention.entity, []).append(mention)
        return found

    @cached_property
    def place_names(self) -> frozenset[str]:
        """The names that the statement was read to give to places, in lower case."""
        return frozenset(one.text.casefold() for one in self.ledger.mentions if one.label == "PLACE" and one.form == "name")

    @cached_property
    def mention_at(self) -> Mapping[tuple[int, int], Mention]:
        """Mentions by where they stand."""
        return {(mention.start, mention.end): mention for mention in self.ledger.mentions}

    @cached_property
    def mentions_in_order(self) -> Sequence[Mention]:
        """Mentions by where they begin, the longer first."""
        return sorted(self.ledger.mentions, key=lambda mention: (mention.start, -mention.end, mention.id))

    @cached_property
    def _mention_starts(self) -> Sequence[int]:
        return [mention.start for mention in self.mentions_in_order]

    def mentions_within(self, start: int, end: int) -> list[Mention]:
        """Give the mentions that lie in a stretch of the text, in order."""
        first, last = bisect_left(self._mention_starts, start), bisect_left(self._mention_starts, end)
        return [mention for mention in self.mentions_in_order[first:last] if mention.end <= end]

    @cached_property
    def times(self) -> Sequence[TimeExpression]:
        """The expressions of time in the reading text, in order; found once, as that takes milliseconds."""
        return find_time_expressions(self.text)

    @cached_property
    def days_of_year(self) -> Sequence[DayOfYear]:
        """The days and months that the text names without a year, in order: "12 October", "in May"."""
        meant = ((one, getattr(one.meaning, "of", one.meaning)) for one in self.times)
        return [
            DayOfYear(one.start, one.end, meaning.month, meaning.day)
            for one, meaning in meant
            if isinstance(meaning, Calendar) and meaning.month and meaning.year is None
        ]

    @cached_property
    def days_named(self) -> Sequence[tuple[int, When]]:
        """What of `times` comes to days, each with where it stands, whatever claim it belongs to; told of what is past."""
        timed: list[tuple[When, Tense]] = [(When(one.start, one.end, self.text[one.start : one.end]), "past") for one in self.times]
        published, sentences = self.ledger.document.published, self.ledger.sentences
        found = resolve_times(self.text, timed, sentences, published, times=[(one, 0) for one in self.times])
        return [(one.when.start, one.when) for one in found if one.when.earliest is not None and one.when.latest is not None]

    @cached_property
    def happenings(self) -> Sequence[Claim]:
        """The claims that tell of a happening as such, and not of somebody's saying so, by where their predicates stand."""
        cues = sorted((one.cue.start, one.cue.end) for one in self.ledger.attributions if one.cue is not None)
        starts = [start for start, _ in cues]
        told = [claim for claim in self.ledger.claims if _is_told(claim) and not _overlaps(claim, cues, starts)]
        return sorted(told, key=lambda claim: (claim.predicate.start, claim.id))

    def happenings_around(self, claim: Claim, before: int) -> list[Claim]:
        """Give the happenings of a claim's sentence, and of those before it the last ones, as many as `before`; in order."""
        place = bisect_left(self._happening_starts, claim.predicate.start)
        sentence = self.sentence_at(claim.predicate.start)
        end = self.ledger.sentences[sentence][1] if self.ledger.sentences else claim.end
        return list(self.happenings[max(0, place - before) : bisect_left(self._happening_starts, max(end, claim.predicate.start))])

    @cached_property
    def _happening_starts(self) -> Sequence[int]:
        return [claim.predicate.start for claim in self.happenings]

    @cached_property
    def _attributions_in_order(self) -> Sequence[tuple[int, Attribution]]:
        placed = [(one.source.start, one) for one in self.ledger.attributions if one.source.start is not None]
        return sorted(placed, key=lambda pair: (pair[0], pair[1].id))

    def attributions_before(self, point: int, count: int) -> list[Attribution]:
        """Give the last attributions whose sources stand before a code point, as many as `count`, in order."""
        place = bisect_left(self._attributions_in_order, point, key=lambda pair: pair[0])
        return [one for _, one in self._attributions_in_order[max(0, place - count) : place]]

    def sentence_around(self, point: int) -> tuple[int, int]:
        """Give the range of the sentence that holds a code point; of a ledger without sentences, of the whole text."""
        return self.ledger.sentences[self.sentence_at(point)] if self.ledger.sentences else (0, len(self.text))

    def sentence_at(self, point: int) -> int:
        """Give the number of the sentence that holds a code point, from 0."""
        return max(0, bisect_right(self._starts, point) - 1)


def _is_told(claim: Claim) -> bool:
    return claim.kind == "event" and claim.mood == "declarative" and claim.tense in {"past", "present"}


def _overlaps(claim: Claim, cues: Sequence[tuple[int, int]], starts: Sequence[int]) -> bool:
    """Tell whether a claim's predicate stands in a cue: "he said on Tuesday" dates the speech, not what it tells of."""
    place = bisect_left(starts, claim.predicate.end)
    return any(claim.predicate.start < end for _, end in cues[max(0, place - 3) : place])
