"""A statement's ledger as it is compared: its parts by their ids, and what stands where."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property

from sayso.types import Attribution, Claim, Entity, Mention, StatementLedger


@dataclass(frozen=True)
class Held:
    """A statement's ledger with its parts by id."""

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

    @cached_property
    def mention_at(self) -> Mapping[tuple[int, int], Mention]:
        """Mentions by where they stand."""
        return {(mention.start, mention.end): mention for mention in self.ledger.mentions}

    @property
    def day(self) -> str:
        """When it was published, for an order: the last day that it can have been, or what stands behind all days."""
        published = self.ledger.document.published
        return published.latest if published else "9999-12-31"

    def sentence_at(self, point: int) -> int:
        """Give the number of the sentence that holds a code point, from 0."""
        return max(0, bisect_right(self._starts, point) - 1)
