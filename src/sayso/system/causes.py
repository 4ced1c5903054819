"""The view of causes: what leads to what, as the statement reasons."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from sayso.system.nodes import Nodes, plain
from sayso.system.pieces import Chains, Piece
from sayso.system.types import Evidence
from sayso.types import Claim, Link, StatementLedger

LABELS: Mapping[str, str] = {
    "cause": "causes",
    "result": "results in",
    "purpose": "in order to",
    "condition": "on condition",
    "means": "by this means",
    "sequence": "then",
    "contrast": "yet",
    "example": "is an example of",
    "analogy": "is likened to",
}
"""How an edge of each relation reads from its start to its end."""
_KEPT_FROM = "keeps from"
_LONGEST = 8
"""Most words of a participant in the name of a happening."""


def cause_pieces(ledger: StatementLedger, nodes: Nodes) -> Iterator[Piece]:
    """Give a piece for every link between claims; the claims that it joins are the nodes."""
    chains = Chains(ledger)
    claims = {claim.id: claim for claim in ledger.claims}
    captions = {entity.id: entity.caption for entity in ledger.entities}
    for link in ledger.links:
        if link.from_ in claims and link.to in claims:
            first, last = claims[link.from_], claims[link.to]
            for claim in (first, last):
                nodes.note((ledger.document.id, claim.id), happening(claim, captions), "Claim", ledger.document.id)
            yield _piece(ledger, chains, link, first, last)


def _piece(ledger: StatementLedger, chains: Chains, link: Link, first: Claim, last: Claim) -> Piece:
    start, end = min(first.start, last.start), max(first.end, last.end)
    negative = link.polarity == "negative"
    return Piece(
        (ledger.document.id, first.id),
        (ledger.document.id, last.id),
        link.relation,
        _KEPT_FROM if negative and link.relation == "cause" else LABELS[link.relation],
        Evidence(ledger.document.id, link.from_, ledger.document.text[start:end], chains.captions(link.chain)),
        ledger.document.id,
        certain=not link.chain,
        supposed=link.conditional or link.relation == "condition",
        habitual=link.habitual,
    )


def happening(claim: Claim, captions: Mapping[str, str]) -> str:
    """Give a claim in a few words: who does what to whom."""
    agents = [_name(one.text, captions.get(one.entity or "")) for one in claim.participants if one.role == "agent"]
    others = [_name(one.text, captions.get(one.entity or "")) for one in claim.participants if one.role in {"patient", "recipient"}]
    predicate = f"not {claim.predicate.text}" if claim.polarity == "negative" else claim.predicate.text
    return " ".join([*agents[:1], " ".join(predicate.split()), *others[:1]])


def _name(text: str, caption: str | None) -> str:
    """Give somebody's words in a claim; a pronoun by whom it stands for."""
    words = plain(text).split()
    if len(words) == 1 and caption is not None:
        return plain(caption)
    return " ".join(words[:_LONGEST]) + ("…" if len(words) > _LONGEST else "")
