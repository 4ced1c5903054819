"""The whole comparison: what goes in in any order, one by one, a thousand times, or with next to nothing in it."""

from __future__ import annotations

import importlib
import random
from dataclasses import replace

import pytest

import sayso
from sayso.compare.comparing import Comparer, incident_id
from sayso.compare.types import ClaimRef, Comparison
from sayso.resolve.across import Judgement, JudgementError
from sayso.types import Act, StatementLedger
from tests.compare.statements_told import Told

ASSAULT = Act("ASSAULT", "firearms")
TEXT = (
    "On 12 October nine guards were shot dead at Dolvan prison by gunmen who fled over the ridge. The governor of Halm district "
    "closed the bridge and the market until the evening, and the bodies were carried to the hospital of the town."
)


def account(issuer: str, number: str = "nine", day: str = "2021-10-12") -> StatementLedger:
    text = f"{issuer}\n{TEXT.replace('nine', number)}"
    told = Told(text, issuer, "2021-10-14", name=f"{issuer}.txt", entities=[("Dolvan", "Address")])
    told.claim(
        f"On 12 October {number} guards were shot dead at Dolvan prison by gunmen",
        "were shot dead",
        "shoot",
        agent="gunmen",
        patient=f"{number} guards",
        count=number,
        when=("On 12 October", day, day),
        where="Dolvan prison",
        act=ASSAULT,
    )
    return told.ledger()


UNION, MINISTRY, PAPER = account("RED UNION"), account("BLUE MINISTRY", "six"), account("GREEN PAPER", "four")
CLAIMS = [(ledger.document.id, "c1") for ledger in (UNION, MINISTRY, PAPER)]


def judged(verdict: str, first: tuple[str, str], second: tuple[str, str]) -> Judgement:
    return Judgement(first, second, verdict, "R", "2026-01-01T00:00:00Z")  # type: ignore[arg-type]


TOGETHER = [judged("same", CLAIMS[0], CLAIMS[1]), judged("same", CLAIMS[1], CLAIMS[2])]


def test_nothing_gives_nothing() -> None:
    assert sayso.compare([]) == Comparison(())


def test_the_function_and_the_package_of_its_name_do_not_hide_one_another() -> None:
    changes = importlib.import_module("sayso.compare.changes")
    assert sayso.compare([]).schema == "sayso/1"
    assert sayso.compare.changes is changes  # type: ignore[attr-defined]


def test_one_statement_only_has_incidents_of_single_voices() -> None:
    (incident,) = sayso.compare([UNION]).incidents
    assert (incident.sources, incident.independent_sources, {field.verdict for field in incident.fields}) == (1, 1, {"single"})


def test_statements_of_one_happening_are_set_against_one_another() -> None:
    (incident,) = sayso.compare([UNION, MINISTRY, PAPER], TOGETHER).incidents
    verdicts = {field.name: field.verdict for field in incident.fields}
    assert verdicts["patient.count"] == "differ"
    assert (verdicts["act"], verdicts["when"], verdicts["where"]) == ("agree", "agree", "agree")
    assert incident.label == "killing of guards, Dolvan prison, 12 Oct 2021"
    assert incident.id == incident_id(min(incident.claims))


def test_the_order_of_statements_changes_nothing() -> None:
    ledgers = [UNION, MINISTRY, PAPER]
    expected = sayso.compare(ledgers, TOGETHER)
    for seed in range(3):
        random.Random(seed).shuffle(ledgers)
        assert sayso.compare(ledgers, TOGETHER[::-1]) == expected


def test_statements_added_one_by_one_give_what_all_at_once_give() -> None:
    comparer = Comparer()
    for ledger in (PAPER, UNION, MINISTRY):
        comparer.add(ledger)
        comparer.comparison()
    assert comparer.comparison(TOGETHER) == sayso.compare([UNION, MINISTRY, PAPER], TOGETHER)


def test_a_statement_given_twice_counts_once() -> None:
    assert sayso.compare([UNION, UNION]) == sayso.compare([UNION])


def test_a_thousand_identical_statements_are_one_account() -> None:
    copies = [replace(UNION, document=replace(UNION.document, id=f"sha256:{number:04}")) for number in range(1000)]
    found = sayso.compare(copies)
    assert max(len(incident.documents) for incident in found.incidents) > 1
    assert all(incident.independent_sources == 1 for incident in found.incidents)


def test_claims_judged_to_be_two_happenings_stay_apart() -> None:
    found = sayso.compare([UNION, MINISTRY], [judged("not-same", CLAIMS[0], CLAIMS[1])])
    assert [len(incident.claims) for incident in found.incidents] == [1, 1]


def test_judgements_that_contradict_one_another_are_refused_with_both() -> None:
    with pytest.raises(JudgementError) as caught:
        sayso.compare([UNION, MINISTRY], [judged("same", CLAIMS[0], CLAIMS[1]), judged("not-same", CLAIMS[0], CLAIMS[1])])
    assert caught.value.code == "CONTRADICTION"


def test_judgements_of_what_is_not_there_change_nothing() -> None:
    absent = judged("same", ("sha256:absent", "c1"), ("sha256:absent", "c2"))
    assert sayso.compare([UNION], [absent]) == sayso.compare([UNION])


def test_claims_without_date_place_or_names_are_compared_by_what_is_left() -> None:
    told = [Told("It was opened.", name="a.txt"), Told("Somebody fell.", name="b.txt")]
    told[0].claim("It was opened", "opened", "open")
    told[1].claim("Somebody fell", "fell", "fall", agent="Somebody")
    found = sayso.compare([one.ledger() for one in told])
    assert [[field.name for field in incident.fields] for incident in found.incidents] == [["act"], ["act"]]


def test_a_statement_without_claims_has_no_incident() -> None:
    assert sayso.compare([Told("MILL UNION", "MILL UNION").ledger()]).incidents == ()


def test_every_claim_is_in_one_incident_and_every_source_is_listed() -> None:
    found = sayso.compare([UNION, MINISTRY, PAPER])
    claims = [claim for incident in found.incidents for claim in incident.claims]
    assert sorted(claims) == sorted(ClaimRef(*key) for key in CLAIMS)
    ids = {voice.id for voice in found.sources}
    assert {stance.source for incident in found.incidents for stance in incident.stances} <= ids
