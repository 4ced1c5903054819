"""What edges are folded from: one piece for every claim, link or attribution that joins two nodes."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from sayso.system.nodes import Key
from sayso.system.types import Evidence
from sayso.types import Attribution, Claim, StatementLedger

UNNAMED = "a source without a name"


@dataclass(frozen=True, slots=True)
class Piece:
    """One claim, link or attribution as an edge: `kind` and `label` as of edges.

    `denied` where the evidence says that it is not so: by its own negation, or by a chain that denies it.
    """

    from_: Key
    to: Key
    kind: str
    label: str
    evidence: Evidence
    document: str
    certain: bool = True
    supposed: bool = False
    habitual: bool = False
    denied: bool = False


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

    def _of(self, chain: tuple[str, ...]) -> Iterator[Attribution]:
        return (self._attributions[name] for name in chain if name in self._attributions)


def evidence_of(ledger: StatementLedger, chains: Chains, claim: Claim, denied: bool) -> Evidence:
    """Give a claim as what an edge rests on."""
    return Evidence(ledger.document.id, claim.id, claim.text, chains.captions(claim.chain), denied)


def is_certain(claim: Claim) -> bool:
    """Tell whether the statement's issuer holds a claim as certain."""
    return claim.commitment.issuer in {"CT+", "CT-"}


def is_supposed(claim: Claim) -> bool:
    """Tell whether a claim is only supposed, asked or demanded."""
    return claim.mood != "declarative"
