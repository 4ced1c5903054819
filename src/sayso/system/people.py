"""Who the nodes of a map are: a statement's entities, people it only describes, those it addresses, its sources and its issuer."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from sayso.system.joined import joined, words_key
from sayso.system.nodes import Key, Nodes, on_one_line, plain
from sayso.system.types import NodeKind
from sayso.types import Attribution, Entity, Issuer, Mention, Participant, StatementLedger

_ADDRESSED = frozenset({"you", "your", "yours", "yourself", "yourselves"})
_DESCRIBED: Mapping[str, NodeKind] = {"PERSON": "Group", "ORG": "Organization", "GROUP": "Group"}
"""What those are who have no entity, by the labels of mentions that may do something."""
_SCHEMAS: Mapping[str, NodeKind] = {
    "Person": "Person",
    "Organization": "Organization",
    "PublicBody": "PublicBody",
    "Company": "Company",
    "Group": "Group",
    "Address": "Address",
}


class People:
    """Gives whoever takes part in the claims of some statements a key; the same key for what is alike in several of them."""

    def __init__(self, ledgers: Sequence[StatementLedger], nodes: Nodes) -> None:
        self._nodes = nodes
        self._same = joined(ledgers)
        self._entities = {(ledger.document.id, entity.id): entity for ledger in ledgers for entity in ledger.entities}
        self._mentions = {(ledger.document.id, mention.id): mention for ledger in ledgers for mention in ledger.mentions}
        for key, entity in sorted(self._entities.items(), key=lambda item: _kind(item[1]) == "Thing"):
            nodes.kinds.setdefault(self._same[key], _kind(entity))
        self._pronouns = {(document, one.start, one.end) for (document, _), one in self._mentions.items() if one.form == "pronoun"}

    def entity(self, document: str, entity_id: str | None) -> Key | None:
        """Give the key of an entity of a statement; None for things, which do nothing."""
        entity = self._entities.get((document, entity_id or ""))
        if entity is None or entity.schema == "Thing":
            return None
        return self._nodes.note(self._same[document, entity.id], entity.caption, _kind(entity), document)

    def participant(self, document: str, one: Participant) -> Key | None:
        """Give the key of somebody who takes part: an entity, people who are only described, or those who are addressed.

        None for things, and for pronouns of whom it is not known for whom they stand.
        """
        found = self.entity(document, one.entity)
        if found is not None:
            return found
        if one.text.lower() in _ADDRESSED:
            return self._nodes.note(("you", document), "those addressed (“you”)", "Unnamed", document)
        mention = self._mentions.get((document, one.mention or ""))
        if mention is None or mention.label not in _DESCRIBED or mention.form == "pronoun" or one.entity is not None:
            return None
        return self._known_by(mention.text, _described(mention), document)

    def source(self, document: str, one: Attribution, issuer: Issuer | None) -> Key:
        """Give the key of an attribution's source; one without identity is a node of its statement's own."""
        if one.source.kind == "issuer":
            return self.issuer(document, issuer)
        found = self.entity(document, one.source.entity)
        if found is not None:
            return found
        words = one.source.text
        is_pronoun = (document, one.source.start, one.source.end) in self._pronouns
        if words is not None and one.source.kind in {"named", "described"} and not is_pronoun:
            return self._known_by(words, "Group", document)
        label = "nobody named" if words is None else on_one_line(words)
        return self._nodes.note((f"unnamed {document}", label.casefold()), label, "Unnamed", document)

    def issuer(self, document: str, issuer: Issuer | None) -> Key:
        """Give the key of a statement's issuer."""
        found = self.entity(document, issuer.entity if issuer else None)
        if found is not None:
            return found
        if issuer is not None:
            return self._known_by(issuer.text, "Organization", document)
        return self._nodes.note((f"issuer {document}", ""), "the issuer", "Unnamed", document)

    def _known_by(self, words: str, kind: NodeKind, document: str) -> Key:
        """Give the key of somebody known by words alone: that of the entity which is called so, in any of the statements."""
        key = words_key(words)
        return self._nodes.note(self._same.get(key, key), plain(words), kind, document)


def _described(mention: Mention) -> NodeKind:
    return "Person" if mention.form == "name" and mention.label == "PERSON" else _DESCRIBED[mention.label]


def _kind(entity: Entity) -> NodeKind:
    return _SCHEMAS.get(entity.schema, "Thing")
