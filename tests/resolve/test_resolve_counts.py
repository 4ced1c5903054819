"""Numbers that a statement revises: who was wounded and later died is one more of the dead, where it is plain who is meant."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest

from sayso.pipeline import Reader
from sayso.resolve.counts import with_revised_counts
from sayso.types import Mention, StatementLedger

Total = tuple[str, str, int | None, int | None]


@pytest.fixture(scope="module")
def read() -> Callable[[str], StatementLedger]:
    reader = Reader()
    return lambda text: reader.read(text.encode("utf-8"), "a.txt")


def totals(ledger: StatementLedger) -> list[Total]:
    """Give the totals of revised numbers, known by holding their claim's predicate: words, what is counted, minimum and maximum."""
    added = [
        count
        for claim in ledger.claims
        for count in claim.counts
        if count.start <= claim.predicate.start and claim.predicate.end <= count.end
    ]
    for count in added:
        assert ledger.document.text[count.start : count.end] == count.text
        assert count.participant is None
    return [(count.text, count.of, count.minimum, count.maximum) for count in added]


REVISED: list[tuple[str, list[Total]]] = [
    ("3 guards were killed and 1 was wounded, but he later died.", [("he later died", "guards", 4, 4)]),
    ("Three were killed and two wounded. One of them later died.", [("One of them later died", "", 4, 4)]),
    (
        "Three were killed. Four were wounded, five were arrested. One of the wounded later died.",
        [("One of the wounded later died", "", 4, 4)],
    ),
    ("Three were killed, four were wounded. Two of the wounded died.", [("Two of the wounded died", "", 5, 5)]),
    ("Gunmen killed three soldiers and injured two. Both died in hospital.", [("Both died", "soldiers", 5, 5)]),
    (
        "Three guards were killed and one guard was wounded. The wounded guard died on Sunday.",
        [("The wounded guard died", "guards", 4, 4)],
    ),
    (
        "At least three guards were killed and one guard was wounded. The wounded guard died on Sunday.",
        [("The wounded guard died", "guards", 4, None)],
    ),
    ("Police killed two men and arrested five. The arrested later died in custody.", [("The arrested later died", "men", 7, 7)]),
    (
        "They killed three citizens and wounded five, one of whom later died.",
        [("five, one of whom later died", "citizens", 4, 4)],
    ),
    ("They killed three citizens and wounded five, who later died.", [("five, who later died", "citizens", 8, 8)]),
]


@pytest.mark.parametrize(("text", "expected"), REVISED)
def test_one_counted_before_comes_to_another_end(read: Callable[[str], StatementLedger], text: str, expected: list[Total]) -> None:
    assert totals(read(text)) == expected


KEPT = [
    "Three were killed. Four were wounded, five were arrested. One of them later died.",
    "Three were killed, four guards were wounded. The wounded guard died.",
    "3 guards were killed and 1 was wounded.",
    "1 guard was wounded, but he later died.",
    "Nine prisoners escaped. Two of them were killed.",
    "3 guards were killed and 1 was wounded. Colonel Ode spoke to the press and he died.",
    "3 guards were killed and 1 was wounded, but he did not die.",
    "3 guards were killed and 1 was wounded, but he may die.",
    "3 guards were killed and 1 was wounded. It rained. It snowed. The road was closed. He later died.",
]


@pytest.mark.parametrize("text", KEPT)
def test_nothing_is_added_where_it_is_open_who_is_meant_or_nothing_is_revised(
    read: Callable[[str], StatementLedger], text: str
) -> None:
    assert totals(read(text)) == []


def again(ledger: StatementLedger) -> StatementLedger:
    """Give a ledger that was changed with its totals added anew."""
    claims = tuple(
        replace(claim, counts=tuple(count for count in claim.counts if not (count.start <= claim.predicate.start < count.end)))
        for claim in ledger.claims
    )
    return replace(ledger, claims=with_revised_counts(ledger.document.text, claims, ledger.mentions, ledger.sentences))


def test_one_whom_the_text_has_for_somebody_else_is_not_the_wounded_one(read: Callable[[str], StatementLedger]) -> None:
    ledger = read("3 guards were killed and 1 was wounded, but he later died.")
    *first, last = ledger.claims
    elsewhere = replace(last.participants[0], entity="e9", mention="m9")
    claims = (*first, replace(last, participants=(elsewhere,)))
    others = tuple(Mention(0, 1, "3", name, "PERSON", "pronoun", "e9") for name in ("m9", "m10"))
    assert totals(again(replace(ledger, claims=claims))) == [("he later died", "guards", 4, 4)]
    assert totals(again(replace(ledger, claims=claims, mentions=(*ledger.mentions, *others)))) == []


def test_what_another_source_says_revises_nothing(read: Callable[[str], StatementLedger]) -> None:
    ledger = read("3 guards were killed and 1 was wounded, but he later died.")
    *first, last = ledger.claims
    assert totals(again(replace(ledger, claims=(*first, replace(last, chain=("a1",)))))) == []


def test_no_claims_no_totals() -> None:
    assert with_revised_counts("", (), (), ()) == ()
