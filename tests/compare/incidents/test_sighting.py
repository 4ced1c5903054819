"""A ledger's claims as sightings: happenings alone, with their words, names, days and denials."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from sayso.compare.incidents import of_claims
from sayso.compare.incidents.days import FIRST_DAY, LAST_DAY, Days, days_between
from sayso.compare.incidents.sighting import is_happening
from sayso.types import Act, StatementLedger


def test_every_sighting_is_a_claim_of_a_happening(ledger: StatementLedger) -> None:
    claims = {one.id: one for one in ledger.claims}
    found = of_claims(ledger)
    assert found
    assert all(is_happening(claims[one.claim]) for one in found)
    assert {one.claim for one in found} == {one.id for one in ledger.claims if is_happening(one)}


def test_states_habits_what_is_to_come_questions_and_conditions_are_none(ledger: StatementLedger) -> None:
    claim = next(one for one in ledger.claims if is_happening(one))
    assert not is_happening(replace(claim, kind="state"))
    assert not is_happening(replace(claim, tense="habitual"))
    assert not is_happening(replace(claim, tense="future"))
    assert not is_happening(replace(claim, mood="question"))
    assert not is_happening(replace(claim, mood="conditional"))
    assert not is_happening(replace(claim, mood="directive"))


def test_what_is_asked_or_demanded_is_none(ledger: StatementLedger) -> None:
    claim = next(one for one in ledger.claims if is_happening(one))
    asked = Act("REQUEST")
    assert not is_happening(replace(claim, act=asked))
    assert is_happening(replace(claim, act=replace(asked, plover="ASSAULT")))


def test_what_its_own_source_leaves_open_is_none(ledger: StatementLedger) -> None:
    claim = next(one for one in ledger.claims if is_happening(one))
    assert not is_happening(replace(claim, commitment=replace(claim.commitment, innermost="U")))
    assert is_happening(replace(claim, commitment=replace(claim.commitment, issuer="U")))


def test_a_denied_happening_is_kept_and_marked(ledger: StatementLedger) -> None:
    claim = next(one for one in ledger.claims if is_happening(one) and not one.chain)
    denied = replace(ledger, claims=(replace(claim, polarity="negative"),))
    assert [one.denied for one in of_claims(denied)] == [True]


def test_a_sighting_is_known_by_its_document_and_claim(ledger: StatementLedger) -> None:
    assert all(one.key == (ledger.document.id, one.claim) for one in of_claims(ledger))


def test_an_open_end_excludes_nothing_and_no_days_are_none() -> None:
    assert days_between(None, None) is None
    assert days_between("2015-10-12", None) == Days(735883, LAST_DAY)
    assert days_between(None, "2015-10-12") == Days(FIRST_DAY, 735883)
    assert days_between("2015-10-13", "2015-10-12") is None
    assert days_between("-0044-03-15", "2015-10-12") is None


@given(*[st.integers(FIRST_DAY, LAST_DAY)] * 4)
def test_a_gap_is_symmetric_and_none_where_days_are_shared(one: int, two: int, three: int, four: int) -> None:
    first, second = Days(min(one, two), max(one, two)), Days(min(three, four), max(three, four))
    assert first.gap(second) == second.gap(first) >= 0
    assert (first.gap(second) == 0) == (first.earliest <= second.latest and second.earliest <= first.latest)
