"""How likely two entities of a ledger are one: their names, what they are, and what contradicts it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import product
from typing import Final

from sayso.resolve.across.blocking import candidate_pairs
from sayso.resolve.across.entities import EntityKey, LedgerEntity
from sayso.resolve.naming import NameMatch, compare_names

MAX_NAMES: Final = 12
"""Names of one entity that are compared."""
LEAST_SCORE: Final = 0.5
"""Score from which a pair is worth a person's question; `naming.SAME_NAME` is where the names alone match."""
OTHER_COUNTRY: Final = 0.15
"""What countries that have none in common take off: people move, and most statements name the country they speak from."""
OTHER_FACT: Final = 0.4
"""What a fact takes off that both know and know differently, such as a birth date."""
ONE_WORD: Final = 0.25
"""What is taken off where the names shared are of one word: a surname, or a given name, that many bear."""


@dataclass(frozen=True, slots=True)
class ScoredPair:
    """Two entities by their keys, the smaller key first, a score in [0, 1], and what speaks for or against."""

    first: EntityKey
    second: EntityKey
    score: float
    reasons: tuple[str, ...]


def score_pair(first: LedgerEntity, second: LedgerEntity) -> ScoredPair:
    """Score two entities; 0 for kinds of things that cannot be the same. Symmetric."""
    one, other = (first, second) if first.key <= second.key else (second, first)
    shared = one.families & other.families
    if not shared:
        return ScoredPair(one.key, other.key, 0.0, ("different kinds",))
    best = _best_names(one, other, "Person" if shared == {"person"} else "Organization")
    score, reasons = best.score, list(best.reasons)
    for cost, reason in _against(one, other, best):
        score -= cost
        reasons.append(reason)
    return ScoredPair(one.key, other.key, max(0.0, round(score, 4)), tuple(dict.fromkeys(reasons)))


def _best_names(first: LedgerEntity, second: LedgerEntity, schema: str) -> NameMatch:
    pairs = product(first.names[:MAX_NAMES], second.names[:MAX_NAMES])
    return max((compare_names(a, b, schema) for a, b in pairs), key=lambda match: match.score, default=NameMatch(0.0, ("no name",)))


def _against(first: LedgerEntity, second: LedgerEntity, best: NameMatch) -> Iterator[tuple[float, str]]:
    if "one word" in best.reasons:
        yield ONE_WORD, "one word"
    if first.country and second.country and not set(first.country) & set(second.country):
        yield OTHER_COUNTRY, "different countries"
    known, others = dict(first.facts), dict(second.facts)
    for name in sorted(known.keys() & others.keys()):
        if known[name] != others[name]:
            yield OTHER_FACT, f"different {name}"


def scored_candidates(entities: Sequence[LedgerEntity], at_least: float = LEAST_SCORE) -> list[ScoredPair]:
    """Give the pairs that blocking finds with at least a score, the likeliest first, ties by key."""
    pairs = (score_pair(entities[one], entities[other]) for one, other in candidate_pairs(entities))
    return sorted((pair for pair in pairs if pair.score >= at_least), key=lambda pair: (-pair.score, pair.first, pair.second))
