"""The view of actors: who does what to whom."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from sayso.system.nodes import Key
from sayso.system.people import People
from sayso.system.pieces import Chains, Piece, evidence_of, is_certain, is_supposed
from sayso.types import Claim, Role, StatementLedger

_DOING = frozenset({"event", "state"})
_WITHOUT_ACT = "OTHER"


def actor_pieces(ledger: StatementLedger, people: People) -> Iterator[Piece]:
    """Give a piece for every claim's agent and everyone it is done to, both of them people, groups, bodies or places.

    A passive without its "by" and a claim without an object join nobody. Roles and kinship ("is the son of") are no doing.
    """
    chains = Chains(ledger)
    for claim in ledger.claims:
        if claim.kind in _DOING:
            yield from claim_pieces(ledger, people, chains, claim)


def claim_pieces(ledger: StatementLedger, people: People, chains: Chains, claim: Claim) -> Iterator[Piece]:
    """Give the pieces of one claim."""
    agents = _those(ledger, people, claim, "agent")
    targets = _those(ledger, people, claim, "patient", "recipient") if agents else ()
    evidence = evidence_of(ledger, chains, claim)
    for agent in agents:
        for target in targets:
            yield Piece(
                agent,
                target,
                claim.act.plover if claim.act else _WITHOUT_ACT,
                claim.predicate.lemma,
                evidence,
                certain=is_certain(claim),
                supposed=is_supposed(claim),
                habitual=claim.tense == "habitual",
            )


def _those(ledger: StatementLedger, people: People, claim: Claim, *roles: Role) -> Sequence[Key]:
    found = (people.participant(ledger.document.id, one) for one in claim.participants if one.role in roles)
    return list(dict.fromkeys(key for key in found if key is not None))
