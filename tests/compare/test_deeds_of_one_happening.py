"""The field `act`: deeds that are told of one happening are other words for it, unless they exclude one another."""

from __future__ import annotations

import pytest

from sayso.compare.deeds import deed_of
from tests.compare.statements_told import Told, fields_of


def told(issuer: str, predicate: str, lemma: str, patient: str | None = None) -> Told:
    clause = f"{patient or 'Nothing more'} {predicate} there"
    statement = Told(f"{issuer}\n{clause}.", issuer, name=f"{issuer}.txt")
    statement.claim(clause, predicate, lemma, patient=patient)
    return statement


def act(*statements: Told) -> str:
    return fields_of(*statements)["act"].verdict


@pytest.mark.parametrize(
    ("first", "second", "verdict"),
    [
        (("murdered", "murder"), ("killed", "kill"), "agree"),
        (("searched", "search"), ("raided", "raid"), "agree"),
        (("attacked", "attack"), ("killed", "kill"), "compatible"),
        (("shot", "shoot"), ("killed", "kill"), "compatible"),
        (("opened fire", "open fire"), ("killed", "kill"), "compatible"),
        (("opened fire", "open fire"), ("died", "die"), "compatible"),
        (("exploded", "explode"), ("bombed", "bomb"), "compatible"),
        (("were hurt", "hurt"), ("were beaten", "beat"), "compatible"),
        (("abducted", "abduct"), ("arrested", "arrest"), "differ"),
        (("evicted", "evict"), ("left", "leave"), "differ"),
        (("stormed", "storm"), ("retook", "retake"), "agree"),
    ],
)
def test_deeds_agree_unless_one_leaves_the_other_open_or_excludes_it(
    first: tuple[str, str], second: tuple[str, str], verdict: str
) -> None:
    assert act(told("RED UNION", *first, patient="guards"), told("BLUE MINISTRY", *second, patient="guards")) == verdict


def test_an_account_that_tells_of_both_deeds_excludes_neither() -> None:
    both = Told("RED UNION\nThe hall burned down. The hall was demolished.", "RED UNION", name="red.txt")
    both.claim("The hall burned down", "burned down", "burn down", patient="The hall")
    both.claim("The hall was demolished", "demolished", "demolish")
    assert act(both, told("BLUE MINISTRY", "burned down", "burn down", "The hall")) != "differ"


@pytest.mark.parametrize(
    ("patient", "lemma", "deed"),
    [
        ("the bandits", "destroy", "killing"),
        ("the bridge", "destroy", "destruction"),
        ("eleven worshippers", "kill", "killing"),
        ("himself", "hang", "suicide"),
        ("his own life", "take", "suicide"),
    ],
)
def test_what_was_done_is_told_by_whom_it_was_done_to(patient: str, lemma: str, deed: str) -> None:
    statement = Told(f"They {lemma} {patient}.")
    statement.claim(f"They {lemma} {patient}", lemma, lemma, patient=patient)
    assert deed_of(statement.ledger().claims[0]) == deed


def test_who_tells_of_shots_and_of_the_dead_has_not_said_that_they_were_killed() -> None:
    both = Told("BLUE MINISTRY\nGuards returned fire. Two men died.", "BLUE MINISTRY", name="blue.txt")
    both.claim("Guards returned fire", "returned fire", "return fire", agent="Guards")
    both.claim("Two men died", "died", "die", agent="Two men")
    found = fields_of(both, told("RED UNION", "killed", "kill", "Two men"))["act"]
    assert sorted((value.value, len(value.sources)) for value in found.values) == [("death", 1), ("killing", 1)]
