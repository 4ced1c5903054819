"""What every page of a comparison shows, whatever it is written in: who says what of an incident, in which words, and who counts.

The words of strangers are here as they came; each writer makes them safe for what it writes.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property

from sayso.compare.changes import Change
from sayso.compare.types import (
    ClaimRef,
    Comparison,
    EntityRef,
    FieldComparison,
    Incident,
    ReprintPair,
    Stance,
    StanceName,
    Suggestion,
    Value,
)
from sayso.export.comparison.changed import change_words
from sayso.export.comparison.wording import CARRIED, INDEPENDENT, NOTHING_CHANGED, ONLY_REPORTS, names_words, said_words
from sayso.export.quotations import Quotation, Quotations
from sayso.export.words import period_words
from sayso.types import Document

_SHOWN_OF_HASH = 12
_CONTESTED = ("differ", "denied")


@dataclass(frozen=True)
class Report:
    """A comparison, or a part of one, with the words of its claims.

    `left_out` incidents are not among those shown, and `labels` has the labels of all by their ids. `quoted` asks for words too
    where a page has little room. `changes` are those since an earlier comparison, None where there is none.
    """

    comparison: Comparison
    quotations: Quotations
    left_out: int = 0
    labels: Mapping[str, str] = field(default_factory=dict)
    quoted: bool = False
    changes: tuple[Change, ...] | None = None

    @cached_property
    def names(self) -> dict[str, str]:
        """Give what the sources are called, by their ids."""
        return {voice.id: voice.name for voice in self.comparison.sources}

    @cached_property
    def speakers(self) -> dict[EntityRef, str]:
        """Give the ids of the sources that entities are."""
        return {entity: voice.id for voice in self.comparison.sources for entity in voice.entities}

    @cached_property
    def told(self) -> tuple[Told, ...]:
        """Give the incidents, each with its sources: those first in which accounts differ, then by how many are independent."""
        told = [Told(incident, self) for incident in self.comparison.incidents]
        return tuple(sorted(told, key=lambda one: (not one.disputed, -one.incident.independent_sources)))

    @property
    def disputed(self) -> int:
        """Count the fields in which one source's account stands against another's."""
        return sum(len(told.disputed) for told in self.told)

    @property
    def change_lines(self) -> tuple[str, ...]:
        """Give what changed since the earlier comparison, or that nothing did."""
        return tuple(map(change_words, self.changes or ())) or (NOTHING_CHANGED,)

    @property
    def reprints(self) -> tuple[ReprintPair, ...]:
        """Give the pairs of statements that share their words, in each the earlier one first where that is known."""
        return tuple(map(_earlier_first, self.comparison.reprints))

    def known_of(self, document: Document) -> tuple[str, str, str]:
        """Give what a statement's file is called, who issued it and when."""
        issuer, published = document.issuer, document.published
        return (
            self.quotations.name(document.id),
            issuer.text if issuer is not None else "issuer not found",
            period_words(published.earliest, published.latest) if published is not None else "no date",
        )

    def question(self, suggestion: Suggestion) -> Question:
        """Give a suggestion as what a person is asked."""
        parts = [f"{claim.document.removeprefix('sha256:')[:_SHOWN_OF_HASH]}:{claim.claim}" for claim in suggestion.claims]
        return Question(
            suggestion,
            tuple(self.labels.get(incident, "") for incident in suggestion.incidents),
            tuple(self.quotations.find(claim) for claim in suggestion.claims),
            f"sayso judge {parts[0]} {parts[1]} same --ledger FILE",
        )


def _as_said_by(value: Value, source: str) -> Value:
    """Give a value that several sources say as one of them says it; one that an older comparison holds, as it is."""
    return next((one for one in value.said if one.sources == (source,)), value)


def _earlier_first(pair: ReprintPair) -> ReprintPair:
    if pair.first != pair.documents[1]:
        return pair
    turned = tuple(replace(one, first=one.second, second=one.first) for one in pair.passages)
    return replace(pair, documents=(pair.documents[1], pair.documents[0]), passages=turned)


@dataclass(frozen=True, slots=True)
class Question:
    """Whether two incidents are one: their labels, as far as they are known, the words most alike, and how a person judges it."""

    suggestion: Suggestion
    labels: tuple[str, ...]
    quotations: tuple[Quotation | None, ...]
    command: str


@dataclass(frozen=True, slots=True)
class Side:
    """A value with the names of who says it and of who says that it is not so; either may be nobody."""

    value: str
    says: tuple[str, ...]
    denies: tuple[str, ...]

    @property
    def words(self) -> str:
        """Give who says and denies it, in one line."""
        parts = [names_words(self.says)] if self.says else []
        return "; ".join([*parts, *([f"denied by {names_words(self.denies)}"] if self.denies else [])])


@dataclass(frozen=True, slots=True)
class _Quoted:
    """The words in which a value is said: each source's `own`, and what is `left` that is nobody's of those who say it."""

    own: dict[str, list[Quotation]]
    left: list[Quotation]


class Told:
    """An incident as its sources tell it."""

    def __init__(self, incident: Incident, report: Report) -> None:
        self.incident = incident
        self._report = report
        self._quoted: dict[int, tuple[Value, _Quoted]] = {}

    @cached_property
    def sources(self) -> tuple[str, ...]:
        """Give the ids of all who say something of it: first those that are counted, then who carries, then who only reports."""
        stances = dict.fromkeys(stance.source for stance in self.incident.stances)
        valued = dict.fromkeys(name for field in self.incident.fields for value in field.values for name in value.sources)
        carriers = {one.carrier for one in self.incident.carried}
        return tuple(sorted(stances | valued, key=lambda one: (one not in self.incident.independent, one not in carriers)))

    def name(self, source: str) -> str:
        """Give what a source is called."""
        return self._report.names.get(source, source)

    @property
    def contested(self) -> tuple[FieldComparison, ...]:
        """Give the fields in which accounts exclude one another, or something is denied."""
        return tuple(field for field in self.incident.fields if field.verdict in _CONTESTED)

    @property
    def disputed(self) -> tuple[FieldComparison, ...]:
        """Give those of them in which one source's account stands against another's: what is denied must be said by somebody."""
        return tuple(
            field
            for field in self.contested
            if len({name for side in self.sides(field) for name in (*side.says, *side.denies)}) > 1
            and any(side.says for side in self.sides(field))
        )

    def sides(self, field: FieldComparison) -> tuple[Side, ...]:
        """Give the values of a field, each once, with who says and who denies it."""
        found: dict[str, tuple[list[str], list[str]]] = {}
        for value in field.values:
            names = found.setdefault(said_words(value), ([], []))[value.denied]
            names += map(self.name, value.sources)
        return tuple(Side(said, tuple(says), tuple(denies)) for said, (says, denies) in found.items())

    def stances(self, source: str) -> tuple[StanceName, ...]:
        """Give how a source stands to the incident, each once."""
        return tuple(dict.fromkeys(stance.stance for stance in self._stances.get(source, ())))

    @cached_property
    def _stances(self) -> dict[str, list[Stance]]:
        found: dict[str, list[Stance]] = {}
        for stance in self.incident.stances:
            found.setdefault(stance.source, []).append(stance)
        return found

    def standing(self, source: str) -> str:
        """Give whether a source is counted as independent, and if not, why."""
        if source in self.incident.independent:
            return INDEPENDENT
        carried = [CARRIED[one.by].format(self.name(one.source)) for one in self.incident.carried if one.carrier == source]
        return "; ".join(carried) or ONLY_REPORTS

    def folded(self) -> tuple[str, ...]:
        """Give why some sources are not counted, a line for each reason, with their names."""
        found: dict[str, list[str]] = {}
        for source in self.sources:
            if self.stances(source) and source not in self.incident.independent:
                found.setdefault(self.standing(source), []).append(self.name(source))
        return tuple(f"{names_words(names)} ({why})" for why, names in found.items())

    def values(self, field: FieldComparison, source: str) -> tuple[Value, ...]:
        """Give what a source says of a field, in its own words where they are known."""
        return tuple(_as_said_by(value, source) for value in field.values if source in value.sources)

    def evidence(self, value: Value, source: str) -> tuple[Quotation, ...]:
        """Give the words in which a source says a value.

        Those whose speaker it is or that show its stance; where none can be told so, those that are no other source's.
        """
        if id(value) not in self._quoted:  # the value is kept beside, so that no other can get its id
            self._quoted[id(value)] = value, self._quotations(value)
        quoted = self._quoted[id(value)][1]
        documents = {stance.document for stance in self._stances.get(source, ())}
        own = quoted.own.get(source)
        return tuple(own or [one for one in quoted.left if one.claim.document in documents] or quoted.left)

    def _quotations(self, value: Value) -> _Quoted:
        """Part the words in which a value is said by whose they are; each is looked at once, however many sources there are."""
        found = _Quoted({}, [])
        showing = self._showing
        for one in self._report.quotations.all(value.claims):
            speaker = self._report.speakers.get(one.speaker) if one.speaker is not None else None
            for source in dict.fromkeys((speaker, *showing.get(one.claim, ()))):
                if source is not None:
                    found.own.setdefault(source, []).append(one)
            if speaker not in value.sources:
                found.left.append(one)
        return found

    @cached_property
    def _showing(self) -> dict[ClaimRef, list[str]]:
        """Give the sources whose stance a claim shows."""
        found: dict[ClaimRef, list[str]] = {}
        for stance in self.incident.stances:
            found.setdefault(ClaimRef(stance.document, stance.claim), []).append(stance.source)
        return found

    def words(self, source: str) -> tuple[Quotation, ...]:
        """Give all words in which a source says something of the incident, each once, in the order of the fields."""
        values = [value for field in self.incident.fields for value in self.values(field, source)]
        return tuple(dict.fromkeys(found for value in values for found in self.evidence(value, source)))
