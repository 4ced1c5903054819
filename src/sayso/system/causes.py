"""The view of causes: what leads to what, as the statement reasons."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from sayso.system.nodes import Nodes, on_one_line, plain
from sayso.system.pieces import Chains, Piece
from sayso.system.types import Evidence
from sayso.types import Claim, Link, LinkRelation, Role, StatementLedger

LABELS: Mapping[LinkRelation, str] = {
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
NEGATIVE_LABELS: Mapping[LinkRelation, str] = {"cause": "keeps from", "condition": "unless"}
"""How an edge reads where the link is negative: the one keeps the other from being."""
_MOST_WORDS = 8
"""Most words of a participant in the name of a happening."""
_LONGEST_PASSAGE = 1000
"""Most characters between two claims that are shown as one passage; of claims farther apart only their own words are."""


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
    voices = chains.captions(link.chain)
    return Piece(
        (ledger.document.id, first.id),
        (ledger.document.id, last.id),
        link.relation,
        _label(link),
        Evidence(ledger.document.id, link.from_, _passage(ledger.document.text, first, last), voices),
        certain=not voices,
        supposed=link.conditional or link.relation == "condition",
        habitual=link.habitual,
    )


def _label(link: Link) -> str:
    label = LABELS[link.relation]
    return NEGATIVE_LABELS.get(link.relation, f"not {label}") if link.polarity == "negative" else label


def _passage(text: str, first: Claim, last: Claim) -> str:
    """Give the text from the one claim to the other, whichever stands first."""
    early, late = sorted((first, last), key=lambda claim: claim.start)
    if late.start - early.end > _LONGEST_PASSAGE:
        return f"{early.text} … {late.text}"
    return text[early.start : max(early.end, late.end)]


def happening(claim: Claim, captions: Mapping[str, str]) -> str:
    """Give a claim in a few words: who does what to whom."""
    agents, others = _names(claim, captions, "agent"), _names(claim, captions, "patient", "recipient")
    predicate = f"not {claim.predicate.text}" if claim.polarity == "negative" else claim.predicate.text
    return " ".join([*agents[:1], on_one_line(predicate), *others[:1]])


def _names(claim: Claim, captions: Mapping[str, str], *roles: Role) -> list[str]:
    return [_name(one.text, captions.get(one.entity or "")) for one in claim.participants if one.role in roles]


def _name(text: str, caption: str | None) -> str:
    """Give somebody's words in a claim; a pronoun, or another single word, by whom it stands for."""
    words = plain(text).split()
    if len(words) == 1 and caption is not None:
        return plain(caption)
    return " ".join(words[:_MOST_WORDS]) + ("…" if len(words) > _MOST_WORDS else "")
