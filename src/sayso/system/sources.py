"""The view of sources: who cites whom, and who accuses, threatens and addresses whom."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from sayso.system.actors import claim_pieces
from sayso.system.nodes import Key
from sayso.system.people import People
from sayso.system.pieces import Chains, Piece
from sayso.system.types import Evidence
from sayso.types import Attribution, Manner, StatementLedger

LABELS: Mapping[Manner, str] = {
    "assert": "reports that … says",
    "confirm": "reports that … confirms",
    "deny": "reports that … denies",
    "doubt": "reports that … doubts",
    "believe": "reports that … believes",
    "accuse": "reports that … accuses",
    "label": "reports that … labels",
    "ask": "reports that … asks",
    "direct": "reports that … demands",
    "commit": "reports that … promises",
    "threaten": "reports that … threatens",
    "predict": "reports that … predicts",
}
_SPEECH_ACTS = frozenset({"ACCUSE", "REQUEST", "THREATEN", "CONSULT", "REJECT", "SUPPORT"})


def source_pieces(ledger: StatementLedger, people: People) -> Iterator[Piece]:
    """Give a piece for every attribution, from who reports it to its source, and for every act of speech towards somebody."""
    chains = Chains(ledger)
    document, issuer = ledger.document.id, ledger.document.issuer
    by_id = {one.id: one for one in ledger.attributions}
    for one in ledger.attributions:
        if one.source.kind == "issuer":
            continue
        above = by_id.get(one.parent or "")
        reporter = people.source(document, above, issuer) if above else people.issuer(document, issuer)
        source = people.source(document, one, issuer)
        if reporter != source:
            yield _piece(ledger, chains, one, reporter, source)
    for claim in ledger.claims:
        if claim.act is not None and claim.act.plover in _SPEECH_ACTS:
            yield from claim_pieces(ledger, people, chains, claim)


def _piece(ledger: StatementLedger, chains: Chains, one: Attribution, reporter: Key, source: Key) -> Piece:
    words = " … ".join(span.text for span in one.content)
    evidence = Evidence(ledger.document.id, one.id, words, chains.captions(chains.around(one)))
    return Piece(reporter, source, one.manner, LABELS[one.manner], evidence)
