"""The flags of a whole statement, and the claims they belong to."""

from __future__ import annotations

from collections.abc import Callable
from itertools import combinations

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from sayso.types import StatementLedger

Read = Callable[[str], StatementLedger]

STATEMENT = (
    "Shame on the thugs of Block 4!\n\nIt became known that the thugs of the owner beat two men. "
    "If they come again, we will punish them. Why should we wait?"
)
PIECES = [
    "It became known that the mill was sold.",
    "Why should we pay?",
    "No land, no peace!",
    "The regime is a sham, and it knows it.",
    "If they cross, we will attack them.",
    "“The dam will collapse,” she said.",
    "\n\n",
    "Curiously, he left.",
    "All bankers lie",
    "- reportedly",
    "?!",
    "“",
]


def test_flags_stand_in_text_order_with_their_reasons(read: Read) -> None:
    ledger = read(STATEMENT)
    assert list(ledger.flags) == sorted(ledger.flags, key=lambda flag: flag.start)
    assert {"loaded-language", "hearsay", "threat", "rhetorical-question"} <= {flag.name for flag in ledger.flags}
    assert all(flag.reason for flag in ledger.flags)


def test_a_claim_has_the_flags_made_of_its_words(read: Read) -> None:
    ledger = read(STATEMENT)
    beat = next(claim for claim in ledger.claims if claim.predicate.lemma == "beat")
    punish = next(claim for claim in ledger.claims if claim.predicate.text == "punish")
    assert {flag.name for flag in beat.flags} == {"hearsay", "loaded-language"}
    assert {flag.name for flag in punish.flags} == {"threat"}
    assert all(flag in ledger.flags for claim in ledger.claims for flag in claim.flags)


def test_a_text_that_only_informs_has_none(read: Read) -> None:
    ledger = read("The council met on Monday. It adopted the budget and will publish it in May.")
    assert [flag for flag in ledger.flags if not flag.reason.startswith("wording like")] == []


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.sampled_from(PIECES), min_size=1, max_size=8))
def test_flags_are_spans_of_the_text_and_those_of_one_name_do_not_overlap(read: Read, pieces: list[str]) -> None:
    ledger = read(f"Statement of the council. {' '.join(pieces)}")
    for flag in ledger.flags:
        words = ledger.document.text[flag.start : flag.end]
        assert words
        assert words == words.strip()
    for one, other in combinations(ledger.flags, 2):
        assert one.name != other.name or one.end <= other.start or other.end <= one.start
