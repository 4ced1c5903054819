"""Sightings joined to incidents: candidates sought, scored, grouped; what lies below the line asked of a person.

What comes out depends on the sightings and the judgements alone, not on the order in which they came: sightings added later give
what all of them at once would have given. What has been scored is not scored again.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from sayso.compare.incidents.against import Stretch, adjusted_told, reasons
from sayso.compare.incidents.blocking import candidate_pairs
from sayso.compare.incidents.clustering import Grouping
from sayso.compare.incidents.evidence import FloatArray, score_told
from sayso.compare.incidents.features import Prepared, prepare
from sayso.compare.incidents.limits import SCORED_AT_ONCE, SEEN_LINE, SUGGESTED, TOLD_LINE
from sayso.compare.incidents.scorer import score_pairs
from sayso.compare.incidents.sighting import Sighting, SightingKey
from sayso.compare.incidents.words import cosine
from sayso.resolve.across import Judgement, Resolution, resolve_judgements

Pair = tuple[int, int]
Weights = Mapping[str, FloatArray]
DECIMALS: Final = 4
"""Decimal places that scores are kept with: sums in another order differ beyond them."""


@dataclass(frozen=True, slots=True)
class Incident:
    """Sightings of one happening, sorted by document and claim. `id` is "i" and a number from 1 within the result.

    Invariant: no two incidents share a sighting, and together they hold all that were given.
    """

    id: str
    sightings: tuple[SightingKey, ...]


@dataclass(frozen=True, slots=True)
class Suggestion:
    """Two sightings of different incidents that may be of one, the smaller key first: a score in [0, 1], and words for it."""

    first: SightingKey
    second: SightingKey
    score: float
    reasons: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Joined:
    """The incidents by their first sightings, and what to ask a person, the likeliest first: one question for two incidents."""

    incidents: tuple[Incident, ...]
    suggestions: tuple[Suggestion, ...]


def join(sightings: Iterable[Sighting], judgements: Iterable[Judgement] = ()) -> Joined:
    """Join sightings. JudgementError CONTRADICTION where judgements cannot hold together."""
    joiner = Joiner()
    joiner.add(sightings)
    return joiner.joined(judgements)


class Joiner:
    """Holds sightings and the scores of their pairs, so that statements can be added."""

    def __init__(self, told: Weights | None = None, seen: Weights | None = None) -> None:
        """Start without statements; `told` weigh claims that were read, `seen` others: the package's own if none are given."""
        self._weights = told, seen
        self._by_document: dict[str, list[Prepared]] = {}
        self._scores: dict[tuple[SightingKey, SightingKey], float] = {}

    def add(self, sightings: Iterable[Sighting]) -> None:
        """Add the sightings of statements, each with all that it has; a statement that is there already is replaced."""
        fresh: dict[str, dict[str, Sighting]] = {}
        for one in sightings:
            fresh.setdefault(one.account.document, {})[one.claim] = one
        replaced = fresh.keys() & self._by_document.keys()
        if replaced:
            self._scores = {
                (one, other): score
                for (one, other), score in self._scores.items()
                if one[0] not in replaced and other[0] not in replaced
            }
        for document, own in fresh.items():
            self._by_document[document] = prepare(sorted(own.values(), key=_order))

    def joined(self, judgements: Iterable[Judgement] = ()) -> Joined:
        """Give the incidents by what has been added. JudgementError CONTRADICTION where judgements cannot hold together."""
        prepared = [one for document in sorted(self._by_document) for one in self._by_document[document]]
        run = _Run(prepared, self._scores, resolve_judgements(judgements), self._weights)
        return run.joined()


def _order(sighting: Sighting) -> tuple[str, list[tuple[int, str]], str]:
    """Order by document and claim, the numbers in a claim's id as numbers."""
    parts = re.findall(r"\d+|\D+", sighting.claim)
    return sighting.account.document, [(int(part), "") if part.isdecimal() else (-1, part) for part in parts], sighting.claim


class _Run:
    """One joining of sightings in their order; `scores` are filled as pairs are looked at."""

    def __init__(
        self,
        prepared: Sequence[Prepared],
        scores: dict[tuple[SightingKey, SightingKey], float],
        resolution: Resolution,
        weights: tuple[Weights | None, Weights | None],
    ) -> None:
        self._prepared = prepared
        self._keys = [one.sighting.key for one in prepared]
        self._scores = scores
        self._resolution = resolution
        self._weights = weights

    def joined(self) -> Joined:
        pairs = candidate_pairs(self._prepared)
        scores = self._score(pairs)
        same, apart = self._judged()
        line = TOLD_LINE if all(one.sighting.context for one in self._prepared) else SEEN_LINE
        grouping = Grouping([Stretch().with_days(one.sighting.when) for one in self._prepared], apart, self._score, line)
        grouping.together(same)
        ordered = _best_first(pairs, scores)
        grouping.agglomerate(pair for pair, score in ordered if score >= line.least)
        incidents = tuple(
            Incident(f"i{number}", tuple(self._keys[one] for one in group)) for number, group in enumerate(grouping.groups(), 1)
        )
        return Joined(incidents, tuple(self._suggestions(ordered, grouping)))

    def _score(self, pairs: Sequence[Pair]) -> list[float]:
        """Give the scores of pairs, those that are not known worked out and kept."""
        missing = [pair for pair in pairs if (self._keys[pair[0]], self._keys[pair[1]]) not in self._scores]
        for begin in range(0, len(missing), SCORED_AT_ONCE):
            part = missing[begin : begin + SCORED_AT_ONCE]
            found = scores_of([(self._prepared[one], self._prepared[other]) for one, other in part], *self._weights)
            for (one, other), score in zip(part, found, strict=True):
                self._scores[self._keys[one], self._keys[other]] = score
        return [self._scores[self._keys[one], self._keys[other]] for one, other in pairs]

    def _judged(self) -> tuple[list[list[int]], dict[int, frozenset[int]]]:
        """Give what people judged, of the sightings that are here: sets of the same, and for each those that it is not."""
        clusters: dict[SightingKey, list[int]] = {}
        for number, key in enumerate(self._keys):
            if key in self._resolution.cluster_of or self._resolution.apart:
                clusters.setdefault(self._resolution.canonical(key), []).append(number)
        apart: dict[int, frozenset[int]] = {}
        for pair in self._resolution.apart:
            first, second = (clusters.get(name, []) for name in sorted(pair))
            for ones, others in ((first, second), (second, first)):
                for one in ones:
                    apart[one] = apart.get(one, frozenset()) | frozenset(others)
        return [numbers for numbers in clusters.values() if len(numbers) > 1], apart

    def _suggestions(self, ordered: Iterable[tuple[Pair, float]], grouping: Grouping) -> Iterator[Suggestion]:
        """Give the best open pair of every two incidents that have one, the likeliest first."""
        asked: set[tuple[int, int]] = set()
        for (one, other), score in ordered:
            if score < SUGGESTED:
                return
            first, second = sorted((grouping.group_of(one), grouping.group_of(other)))
            if first == second or (first, second) in asked or self._resolution.verdict(self._keys[one], self._keys[other]):
                continue
            asked.add((first, second))
            why = reasons(self._prepared[one].sighting, self._prepared[other].sighting)
            yield Suggestion(self._keys[one], self._keys[other], score, why)


def scores_of(
    pairs: Sequence[tuple[Prepared, Prepared]], by_told: Weights | None = None, by_seen: Weights | None = None
) -> list[float]:
    """Give the scores of pairs by themselves: by their features, and of claims that were read from statements by all evidence."""
    told = [bool(one.sighting.context and other.sighting.context) for one, other in pairs]
    by_evidence = iter(score_told([pair for pair, has in zip(pairs, told, strict=True) if has], by_told))
    by_features = iter(score_pairs([pair for pair, has in zip(pairs, told, strict=True) if not has], by_seen).tolist())
    found = [next(by_evidence) if has else next(by_features) for has in told]
    return [
        round(adjusted_told(one.sighting, other.sighting, score, cosine(one.account, other.account)), DECIMALS)
        for (one, other), score in zip(pairs, found, strict=True)
    ]


def _best_first(pairs: Sequence[Pair], scores: Sequence[float]) -> list[tuple[Pair, float]]:
    """Give pairs with their scores, the best first, of equal ones those that come first."""
    return sorted(zip(pairs, scores, strict=True), key=lambda item: (-item[1], item[0]))
