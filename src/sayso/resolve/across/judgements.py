"""Which entities of a ledger people have judged to be the same, or not.

Judgements are rows that are only ever added or marked as withdrawn; everything else is a function of the rows in force at a time.
"Same" is transitive; "not same" holds between everything that is the same as either side. So a withdrawn row undoes exactly what it
did, and the order of rows says nothing. After nomenklatura's resolver (OpenSanctions), without a canonical id that is stored.
"""

from __future__ import annotations

from collections import defaultdict, deque
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Literal

from sayso.errors import SaysoError
from sayso.resolve.across.entities import EntityKey
from sayso.resolve.across.scoring import ScoredPair

Verdict = Literal["same", "not-same", "undecided"]


class JudgementError(SaysoError):
    """Judgements that cannot hold together, or one that cannot be made: CONTRADICTION, SELF."""


@dataclass(frozen=True, slots=True)
class Judgement:
    """One row: who judged a pair of entities how, when (ISO 8601 in UTC), and when the row was withdrawn, if it was."""

    first: EntityKey
    second: EntityKey
    verdict: Verdict
    user: str
    created_at: str
    deleted_at: str | None = None

    def in_force(self, at: str | None = None) -> bool:
        """Tell whether the row counts: now, or at a time of the past."""
        if at is None:
            return self.deleted_at is None
        return self.created_at <= at and (self.deleted_at is None or self.deleted_at > at)

    def withdrawn(self, at: str) -> Judgement:
        """Give the row marked as withdrawn at a time."""
        return replace(self, deleted_at=at)

    def named(self) -> str:
        """Give the row in words, for a message."""
        first, second = ("/".join(key) for key in (self.first, self.second))
        return f'"{self.verdict}" of {first} and {second} by {self.user} at {self.created_at}'


@dataclass(frozen=True, slots=True)
class Resolution:
    """The state that some judgements make: which entities are one, which are held apart, and which have been left undecided.

    Invariants: no two entities judged apart are in one cluster; clusters are disjoint; an entity that nobody has judged is alone.
    """

    cluster_of: Mapping[EntityKey, frozenset[EntityKey]]
    apart: frozenset[frozenset[EntityKey]]
    undecided: frozenset[frozenset[EntityKey]]
    _names: Mapping[EntityKey, EntityKey] = field(repr=False)

    def canonical(self, key: EntityKey) -> EntityKey:
        """Give the smallest key of an entity's cluster: one name for all that are the same."""
        return self._names.get(key, key)

    def members(self, key: EntityKey) -> frozenset[EntityKey]:
        """Give all that are the same as an entity, itself among them."""
        return self.cluster_of.get(key, frozenset({key}))

    def verdict(self, first: EntityKey, second: EntityKey) -> Verdict | None:
        """Give what has been judged of two entities, directly or by what else they are; None where it is still open."""
        pair = frozenset({self.canonical(first), self.canonical(second)})
        if len(pair) == 1:
            return "same"
        if pair in self.apart:
            return "not-same"
        return "undecided" if pair in self.undecided else None

    def open_questions(self, candidates: Iterable[ScoredPair]) -> Iterator[ScoredPair]:
        """Give the candidates that are still open, the likeliest first, and of those that ask the same only the likeliest."""
        asked: set[frozenset[EntityKey]] = set()
        for pair in sorted(candidates, key=lambda pair: (-pair.score, pair.first, pair.second)):
            question = frozenset({self.canonical(pair.first), self.canonical(pair.second)})
            if question not in asked and self.verdict(pair.first, pair.second) is None:
                asked.add(question)
                yield pair


def resolve_judgements(rows: Iterable[Judgement], at: str | None = None) -> Resolution:
    """Give the state that rows make, now or at a time of the past; their order does not matter.

    Raises JudgementError CONTRADICTION where entities judged apart are the same by other rows, naming one row of each side.
    """
    held = [row for row in rows if row.in_force(at)]
    same = [row for row in held if row.verdict == "same"]
    clusters = _clusters(same)
    names = {key: min(cluster) for cluster in clusters for key in cluster}
    for row in held:
        if row.verdict == "not-same" and names.get(row.first, row.first) == names.get(row.second, row.second):
            raise _contradiction(row, _latest_between(same, row.first, row.second))
    return Resolution(
        cluster_of={key: cluster for cluster in clusters for key in cluster},
        apart=_between(held, "not-same", names),
        undecided=_between(held, "undecided", names),
        _names=names,
    )


def judge(rows: Sequence[Judgement], new: Judgement) -> Resolution:
    """Give the state with one more row. Raises JudgementError: SELF for an entity beside itself, CONTRADICTION naming both rows."""
    if new.first == new.second:
        raise JudgementError("SELF", f"An entity cannot be judged beside itself: {new.named()}.")
    before = resolve_judgements(rows)
    if new.verdict == "same" and before.verdict(new.first, new.second) == "not-same":
        raise _contradiction(new, _row_between(rows, before, new))
    return resolve_judgements([*rows, new])


def _row_between(rows: Iterable[Judgement], state: Resolution, new: Judgement) -> Judgement:
    """Give the row that holds the clusters of a new row's entities apart, the latest of several."""
    pair = {state.canonical(new.first), state.canonical(new.second)}
    holding = [row for row in rows if row.in_force() and row.verdict == "not-same"]
    return max((row for row in holding if {state.canonical(row.first), state.canonical(row.second)} == pair), key=_age)


def _clusters(same: Iterable[Judgement]) -> list[frozenset[EntityKey]]:
    """Give the connected components of the rows that say "same"."""
    beside = _neighbours(same)
    seen: set[EntityKey] = set()
    found = []
    for key in beside:
        if key not in seen:
            reached = frozenset(_reached(beside, key))
            seen |= reached
            found.append(reached)
    return found


Neighbours = Mapping[EntityKey, Sequence[tuple[EntityKey, Judgement]]]


def _neighbours(same: Iterable[Judgement]) -> Neighbours:
    beside: dict[EntityKey, list[tuple[EntityKey, Judgement]]] = defaultdict(list)
    for row in sorted(same, key=_age):
        beside[row.first].append((row.second, row))
        beside[row.second].append((row.first, row))
    return beside


def _reached(beside: Neighbours, start: EntityKey) -> dict[EntityKey, tuple[EntityKey, Judgement] | None]:
    """Give all that is the same as an entity, each with the row by which it was reached and from where (breadth first)."""
    found: dict[EntityKey, tuple[EntityKey, Judgement] | None] = {start: None}
    waiting = deque([start])
    while waiting:
        key = waiting.popleft()
        for other, row in beside.get(key, ()):
            if other not in found:
                found[other] = key, row
                waiting.append(other)
    return found


def _latest_between(same: Iterable[Judgement], first: EntityKey, second: EntityKey) -> Judgement | None:
    """Give the latest row of those that make two entities the same; None where they are one entity to begin with."""
    reached = _reached(_neighbours(same), first)
    rows = []
    while step := reached[second]:
        second, row = step
        rows.append(row)
    return max(rows, key=_age, default=None)


def _between(held: Iterable[Judgement], verdict: Verdict, names: Mapping[EntityKey, EntityKey]) -> frozenset[frozenset[EntityKey]]:
    pairs = (
        frozenset({names.get(row.first, row.first), names.get(row.second, row.second)}) for row in held if row.verdict == verdict
    )
    return frozenset(pair for pair in pairs if len(pair) == 2)


def _age(row: Judgement) -> tuple[str, EntityKey, EntityKey, str]:
    return row.created_at, row.first, row.second, row.user


def _contradiction(row: Judgement, other: Judgement | None) -> JudgementError:
    beside = other.named() if other else "that an entity is itself"
    return JudgementError("CONTRADICTION", f"The judgement {row.named()} contradicts {beside}.", "Withdraw one of the two first.")
