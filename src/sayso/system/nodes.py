"""Who the nodes of a map are: a statement's entities, those alike in several statements joined, and people it only describes."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from sayso.resolve.across import LedgerEntity, ledger_entity, scored_candidates
from sayso.system.types import Node, NodeKind
from sayso.types import Attribution, Entity, Issuer, Mention, Participant, StatementLedger

SAME_IN_MAP = 0.9
"""Score from which two names of people or bodies of different statements are one node: high, as nobody is asked about each."""
_ACTORS = frozenset({"PERSON", "ORG", "GROUP"})
_ADDRESSED = frozenset({"you", "your", "yours", "yourself", "yourselves"})
_ARTICLES = re.compile(r"(?i)^(?:the|a|an|this|that|these|those|its|their|his|her|our|my|some|many)\s+")
_KINDS: Mapping[str, NodeKind] = {"PERSON": "Group", "ORG": "Organization", "GROUP": "Group"}

Key = tuple[str, str]
"""What a node is known by while a map is made: `entity`, `words` or `you`, and its name."""


@dataclass(slots=True)
class Nodes:
    """The nodes met so far: what each is called and of what kind, how often, and in which statements."""

    labels: dict[Key, Counter[str]] = field(default_factory=dict)
    kinds: dict[Key, NodeKind] = field(default_factory=dict)
    documents: dict[Key, dict[str, None]] = field(default_factory=dict)

    def note(self, key: Key, label: str, kind: NodeKind, document: str) -> Key:
        """Take note of somebody in a statement."""
        self.labels.setdefault(key, Counter())[label] += 1
        self.kinds.setdefault(key, kind)
        self.documents.setdefault(key, {})[document] = None
        return key

    def node(self, key: Key, number: int, claims: int) -> Node:
        """Give the node of somebody noted, called as most often; `number` gives its id."""
        label = max(self.labels[key].items(), key=lambda item: (item[1], len(item[0]), item[0]))[0]
        return Node(f"n{number}", label, self.kinds[key], claims, tuple(self.documents[key]))


class People:
    """Gives whoever takes part in the claims of some statements a key; the same key for what is alike in several of them."""

    def __init__(self, ledgers: Sequence[StatementLedger], nodes: Nodes) -> None:
        self._nodes = nodes
        self._same = _joined(ledgers)
        self._entities = {(ledger.document.id, entity.id): entity for ledger in ledgers for entity in ledger.entities}
        self._mentions = {ledger.document.id: {mention.id: mention for mention in ledger.mentions} for ledger in ledgers}

    def entity(self, document: str, entity_id: str | None) -> Key | None:
        """Give the key of an entity of a statement; None for things, which do nothing."""
        entity = self._entities.get((document, entity_id or ""))
        if entity is None or entity.schema == "Thing":
            return None
        return self._nodes.note(self._same[(document, entity.id)], entity.caption, _kind(entity), document)

    def participant(self, document: str, one: Participant) -> Key | None:
        """Give the key of somebody who takes part: an entity, people who are only described, or those who are addressed."""
        found = self.entity(document, one.entity)
        if found is not None:
            return found
        if one.text.lower() in _ADDRESSED:
            return self._nodes.note(("you", document), "those addressed (“you”)", "Unnamed", document)
        mention = self._mentions[document].get(one.mention or "")
        if mention is None or mention.label not in _ACTORS or mention.form == "pronoun" or one.entity is not None:
            return None
        return self._described(document, mention)

    def _described(self, document: str, mention: Mention) -> Key:
        name = plain(mention.text)
        kind: NodeKind = "Person" if mention.form == "name" and mention.label == "PERSON" else _KINDS[mention.label]
        return self._nodes.note(self._same.get(("words", name.casefold()), ("words", name.casefold())), name, kind, document)

    def source(self, document: str, one: Attribution, issuer: Issuer | None) -> Key:
        """Give the key of an attribution's source; one without identity is a node of its statement's own."""
        if one.source.kind == "issuer":
            return self.issuer(document, issuer)
        found = self.entity(document, one.source.entity)
        if found is not None:
            return found
        if one.source.text is not None and one.source.kind in {"named", "described"}:
            name = plain(one.source.text)
            return self._nodes.note(self._same.get(("words", name.casefold()), ("words", name.casefold())), name, "Group", document)
        label = "nobody named" if one.source.text is None else one.source.text
        return self._nodes.note((f"unnamed {document}", label.casefold()), label, "Unnamed", document)

    def issuer(self, document: str, issuer: Issuer | None) -> Key:
        """Give the key of a statement's issuer."""
        found = self.entity(document, issuer.entity if issuer else None)
        if found is not None:
            return found
        name = plain(issuer.text) if issuer else "the issuer"
        key = ("words", name.casefold()) if issuer else (f"issuer {document}", name)
        return self._nodes.note(self._same.get(key, key), name, "Organization" if issuer else "Unnamed", document)


def plain(text: str) -> str:
    """Give a phrase on one line without the article, demonstrative or possessive at its head."""
    words = " ".join(text.split())
    return _ARTICLES.sub("", words) or words


def _kind(entity: Entity) -> NodeKind:
    kinds: Mapping[str, NodeKind] = {
        "Person": "Person",
        "Organization": "Organization",
        "PublicBody": "PublicBody",
        "Company": "Company",
        "Group": "Group",
        "Address": "Address",
    }
    return kinds.get(entity.schema, "Thing")


def _joined(ledgers: Sequence[StatementLedger]) -> Mapping[Key, Key]:
    """Give every entity, and every caption, the key of what it is one with.

    Within one statement two entities with the same caption are one node, but for people. Across statements names are compared.
    """
    groups = _Groups()
    for ledger in ledgers:
        for entity in ledger.entities:
            key = (ledger.document.id, entity.id)
            groups.add(key)
            if entity.schema != "Person":
                groups.join(key, ("words", plain(entity.caption).casefold()))
    if len(ledgers) > 1:
        named = [ledger_entity(ledger.document.id, entity) for ledger in ledgers for entity in ledger.entities if entity.names]
        for first, second in _same_names(named):
            groups.join(first, second)
    return {key: groups.root(key) for key in groups.parents}


def _same_names(entities: Sequence[LedgerEntity]) -> Iterable[tuple[Key, Key]]:
    return ((pair.first, pair.second) for pair in scored_candidates(entities, SAME_IN_MAP) if pair.first[0] != pair.second[0])


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
