"""An entity as it is met across a ledger: whose statement it stands in, and what of it is compared."""

from __future__ import annotations

from dataclasses import dataclass

from sayso.types import Entity

EntityKey = tuple[str, str]
"""A document's id and the id of an entity within it: what judgements are made about."""

FAMILIES = {
    "Person": frozenset({"person"}),
    "Organization": frozenset({"organisation"}),
    "PublicBody": frozenset({"organisation"}),
    "Company": frozenset({"organisation"}),
    "LegalEntity": frozenset({"organisation", "person"}),
}
"""What FollowTheMoney schemata may be the same thing; a schema that is not listed is a family of its own."""


@dataclass(frozen=True, slots=True)
class LedgerEntity:
    """An entity of one statement. `facts` are other properties with one value each ("birthDate", "1978"), lower is better known.

    Invariant: `names` holds every spelling that the statement uses, the fullest first; `country` holds ISO 3166 codes.
    """

    document: str
    id: str
    schema: str
    names: tuple[str, ...]
    country: tuple[str, ...] = ()
    facts: tuple[tuple[str, str], ...] = ()

    @property
    def key(self) -> EntityKey:
        """What judgements know it by."""
        return self.document, self.id

    @property
    def families(self) -> frozenset[str]:
        """What it may be."""
        return FAMILIES.get(self.schema, frozenset({self.schema}))


def ledger_entity(document: str, entity: Entity) -> LedgerEntity:
    """Give a statement's entity as the ledger compares it: its caption, then its other names."""
    names = tuple(dict.fromkeys((entity.caption, *entity.names)))
    return LedgerEntity(document, entity.id, entity.schema, names, entity.country)
