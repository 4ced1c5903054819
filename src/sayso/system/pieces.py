"""What edges are folded from: one piece for every claim, link or attribution that joins two nodes."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from sayso.system.nodes import Key
from sayso.system.types import Evidence
from sayso.types import Attribution, Claim, StatementLedger

UNNAMED = "a source without a name"
_DEEPEST = 32
"""Most attributions that are followed outwards from one: people nest three or four, a ledger made up may nest all of them."""


@dataclass(frozen=True, slots=True)
class Piece:
    """One claim, link or attribution as an edge: `kind` and `label` as of edges.

    `certain` where the statement's issuer holds it as certain, `supposed` where it is only supposed, asked or demanded, `denied`
    where the evidence says that it is not so: by its own negation, or by a chain that denies it.
    """

    from_: Key
    to: Key
    kind: str
    label: str
    evidence: Evidence
    certain: bool = True
    supposed: bool = False
    habitual: bool = False

    @property
    def document(self) -> str:
        """The id of the statement that it stands in."""
        return self.evidence.document

    @property
    def denied(self) -> bool:
        """Whether the evidence says that it is not so."""
        return self.evidence.denied


class Chains:
    """The chains of one statement in words, and whether they deny."""

    def __init__(self, ledger: StatementLedger) -> None:
        self._captions = {entity.id: entity.caption for entity in ledger.entities}
        self._attributions: Mapping[str, Attribution] = {one.id: one for one in ledger.attributions}

    def captions(self, chain: tuple[str, ...]) -> tuple[str, ...]:
        """Give the sources of a chain, outermost first; the issuer's own words about its own words ("we say") are left out."""
        return tuple(self._caption(one) for one in self._of(chain) if one.source.kind != "issuer")

    def _caption(self, one: Attribution) -> str:
        return self._captions.get(one.source.entity or "") or one.source.text or UNNAMED

    def denies(self, chain: tuple[str, ...]) -> bool:
        """Tell whether the innermost source of a chain denies its content."""
        inner = next(reversed(list(self._of(chain))), None)
        return inner is not None and inner.manner in {"deny", "doubt"}

    def around(self, one: Attribution) -> tuple[str, ...]:
        """Give the chain that an attribution stands in itself: all that hold it, outermost first."""
        found: list[str] = []
        above = self._attributions.get(one.parent or "")
        while above is not None and above.id not in found and len(found) < _DEEPEST:
            found.append(above.id)
            above = self._attributions.get(above.parent or "")
        return tuple(reversed(found))

    def _of(self, chain: tuple[str, ...]) -> Iterator[Attribution]:
        return (self._attributions[name] for name in chain if name in self._attributions)


def evidence_of(ledger: StatementLedger, chains: Chains, claim: Claim) -> Evidence:
    """Give a claim as what an edge rests on; who denies that something was not done says that it was."""
    denied = (claim.polarity == "negative") != chains.denies(claim.chain)
    return Evidence(ledger.document.id, claim.id, claim.text, chains.captions(claim.chain), denied)


def is_certain(claim: Claim) -> bool:
    """Tell whether the statement's issuer holds a claim as certain."""
    return claim.commitment.issuer in {"CT+", "CT-"}


def is_supposed(claim: Claim) -> bool:
    """Tell whether a claim is only supposed, asked or demanded."""
    return claim.mood != "declarative"
