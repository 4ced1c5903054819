"""Which sightings are compared: those of statements that may tell one story, the likeliest of each, never all pairs."""

from __future__ import annotations

from sayso.compare.incidents import Sighting
from sayso.compare.incidents.blocking import candidate_pairs
from sayso.compare.incidents.features import prepare
from sayso.compare.incidents.limits import LARGEST_BLOCK, WINDOW
from tests.compare.incidents.seen import account, day, escape, party, seen

FIRE = "On Friday the granary of Belt burned and the miller Jonas Verel died"


def candidates(*sightings: Sighting) -> list[tuple[int, int]]:
    return candidate_pairs(prepare(sorted(sightings, key=lambda one: one.key)))


def fire(document: str) -> Sighting:
    return seen(account(document, FIRE), "c1", "burn", FIRE, party("patient", "the granary"))


def test_tellings_of_one_story_are_compared() -> None:
    assert candidates(escape("a"), escape("b")) == [(0, 1)]


def test_statements_that_share_nothing_are_not() -> None:
    assert candidates(escape("a"), fire("b")) == []


def test_two_claims_of_one_statement_are_compared_where_they_may_be_one() -> None:
    told = account("a", FIRE)
    one, other = (seen(told, claim, "burn", FIRE, party("patient", "the granary")) for claim in ("c1", "c2"))
    assert candidates(one, other) == [(0, 1)]


def test_of_a_story_told_a_thousand_times_each_telling_meets_a_few() -> None:
    many = [escape(f"d{number:04}", day(f"2015-10-{1 + number % 28:02}")) for number in range(400)]
    keys = 30
    assert len(many) > LARGEST_BLOCK
    assert 0 < len(candidates(*many)) <= len(many) * WINDOW * keys
    assert len(candidates(*many)) < len(many) * (len(many) - 1) // 8


def test_candidates_do_not_depend_on_the_order_of_claims_given() -> None:
    tellings = [escape("a"), fire("b"), escape("c"), fire("d")]
    assert candidates(*tellings) == candidates(*reversed(tellings)) == [(0, 2), (1, 3)]
