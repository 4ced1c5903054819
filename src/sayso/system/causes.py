"""The view of causes: what leads to what, as the statement reasons."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from sayso.system.clause import clause_of
from sayso.system.nodes import Key, Nodes, on_one_line, plain
from sayso.system.pieces import Chains, Piece
from sayso.system.types import Evidence
from sayso.types import Claim, Link, LinkRelation, StatementLedger

LABELS: Mapping[LinkRelation, str] = {
    "cause": "causes",
    "result": "results in",
    "purpose": "in order to",
    "condition": "if so",
    "means": "by this means",
    "sequence": "then",
    "contrast": "yet",
    "example": "is an example of",
    "analogy": "is likened to",
}
"""How an edge of each relation reads from its start to its end."""
NEGATIVE_LABELS: Mapping[LinkRelation, str] = {"cause": "does not lead to", "condition": "if not"}
"""How an edge reads where the link is negative: the one keeps the other from being, or it is denied that it leads there."""
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
            alike = happening(first, ledger.document.text, captions) == happening(last, ledger.document.text, captions)
            ends = [_noted(ledger, nodes, claim, captions, by_words=not alike) for claim in (first, last)]
            yield _piece(ledger, chains, link, first, last, ends)


def _noted(ledger: StatementLedger, nodes: Nodes, claim: Claim, captions: Mapping[str, str], *, by_words: bool) -> Key:
    """Take note of a claim; those of a statement in which the same ones do the same are one node, unless one leads to the other."""
    label = happening(claim, ledger.document.text, captions)
    named = by_words and bool(claim.participants)
    return nodes.note((ledger.document.id, label.casefold() if named else claim.id), label, "Claim", ledger.document.id)


def _piece(ledger: StatementLedger, chains: Chains, link: Link, first: Claim, last: Claim, ends: Sequence[Key]) -> Piece:
    voices = chains.captions(link.chain)
    return Piece(
        ends[0],
        ends[1],
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


def happening(claim: Claim, text: str, captions: Mapping[str, str]) -> str:
    """Give a claim in a few words, in the order in which a person reads them; `text` is the statement's reading text."""
    clause = clause_of(claim, text)
    behind = clause.right or tuple(one for one in clause.rest if one.role == "recipient")
    left, right = ([_name(one.text, captions.get(one.entity or "")) for one in side[:1]] for side in (clause.left, behind))
    return " ".join([*left, on_one_line(clause.predicate), *right])


def _name(text: str, caption: str | None) -> str:
    """Give somebody's words in a claim; a pronoun, or another single word, by whom it stands for."""
    words = plain(text).split()
    if len(words) == 1 and caption is not None:
        return plain(caption)
    return " ".join(words[:_MOST_WORDS]) + ("…" if len(words) > _MOST_WORDS else "")
