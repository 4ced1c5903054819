"""Sayso's own comparison of a set of statements, for `benchmarks.compared`: end to end, and from the annotated incidents."""

from __future__ import annotations

from collections.abc import Mapping

from benchmarks.compared import END_TO_END, Joined, Joiner, join_naively, listed_as, told
from corpus.comparing.scheme import GoldSet
from sayso.compare.comparing import compare, reprints_among, set_against
from sayso.compare.statements import Held
from sayso.compare.types import ClaimRef, Incident
from sayso.types import StatementLedger


def join_by_sayso(ledgers: Mapping[int, StatementLedger], gold: GoldSet) -> list[Joined]:  # noqa: ARG001 (a joiner sees no gold)
    """Compare the statements as `sayso compare` does."""
    return [_joined(incident, ledgers) for incident in compare(ledgers.values()).incidents]


def join_by_gold(ledgers: Mapping[int, StatementLedger], gold: GoldSet) -> list[Joined]:
    """Take the annotated incidents for joined, each with those claims of ours that it lists: what is left is the matrix alone."""
    groups: dict[str, list[ClaimRef]] = {}
    for number, ledger in ledgers.items():
        for claim in ledger.claims:
            if listed := listed_as(gold, told(number, claim)):
                groups.setdefault(listed.incident, []).append(ClaimRef(ledger.document.id, claim.id))
    held = [Held(ledger) for ledger in ledgers.values()]
    incidents, _ = set_against(held, groups.values(), reprints=reprints_among(ledgers.values()))
    return [_joined(incident, ledgers) for incident in incidents]


def _joined(incident: Incident, ledgers: Mapping[int, StatementLedger]) -> Joined:
    claims = {
        ClaimRef(ledger.document.id, claim.id): told(number, claim) for number, ledger in ledgers.items() for claim in ledger.claims
    }
    verdicts: dict[str, str] = {field.name: field.verdict for field in incident.fields}
    return Joined(tuple(claims[ref] for ref in incident.claims), verdicts, incident.independent_sources)


JOINERS: Mapping[str, Joiner] = {"naive joiner": join_naively, "gold incidents": join_by_gold, END_TO_END: join_by_sayso}
"""What is measured, by the names that the table gives it."""
