"""Which entities are one node: those of one caption within a statement, but for people, and those of one name across statements."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from sayso.resolve.across import LedgerEntity, ScoredPair, ledger_entity, scored_candidates
from sayso.system.nodes import Key, plain
from sayso.types import StatementLedger

SAME_IN_MAP = 0.9
"""Score from which two names of people or bodies of different statements are one node: high, as nobody is asked about each."""


def words_key(words: str) -> Key:
    """Give the key of somebody who is known by words alone."""
    return ("words", plain(words).casefold())


def joined(ledgers: Sequence[StatementLedger]) -> Mapping[Key, Key]:
    """Give every entity, and every caption that is no person's, the key of what it is one with."""
    groups = _Groups()
    for ledger in ledgers:
        for entity in ledger.entities:
            key = (ledger.document.id, entity.id)
            groups.add(key)
            if entity.schema != "Person":
                groups.join(key, words_key(entity.caption))
    if len(ledgers) > 1:
        named = [ledger_entity(ledger.document.id, entity) for ledger in ledgers for entity in ledger.entities if entity.names]
        for pair in _same_names(named):
            groups.join(pair.first, pair.second)
    return {key: groups.root(key) for key in groups.parents}


def _same_names(entities: Sequence[LedgerEntity]) -> Iterator[ScoredPair]:
    """Give the pairs of two statements that share a name; somebody who may be either of two people of a statement is neither."""
    people = {entity.key for entity in entities if entity.schema == "Person"}
    pairs = [pair for pair in scored_candidates(entities, SAME_IN_MAP) if pair.first[0] != pair.second[0]]
    rivals: Counter[tuple[Key, str]] = Counter()
    for pair in pairs:
        rivals[pair.first, pair.second[0]] += pair.second in people
        rivals[pair.second, pair.first[0]] += pair.first in people
    return (pair for pair in pairs if rivals[pair.first, pair.second[0]] < 2 and rivals[pair.second, pair.first[0]] < 2)


@dataclass(slots=True)
class _Groups:
    """Keys joined into groups (union-find, Galler and Fischer 1964), each known by its smallest key."""

    parents: dict[Key, Key] = field(default_factory=dict)

    def add(self, key: Key) -> None:
        self.parents.setdefault(key, key)

    def root(self, key: Key) -> Key:
        self.add(key)
        while self.parents[key] != key:
            self.parents[key] = self.parents[self.parents[key]]
            key = self.parents[key]
        return key

    def join(self, first: Key, second: Key) -> None:
        small, large = sorted((self.root(first), self.root(second)))
        self.parents[large] = small
