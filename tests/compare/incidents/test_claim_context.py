"""What a claim's statement tells besides its clause: the deed, whom it befell by all their names, and on what days."""

from __future__ import annotations

import pytest

from sayso.compare.incidents.context import context_of
from sayso.compare.incidents.days import days_between
from sayso.compare.incidents.figures import Context, excluded
from sayso.compare.statements import Held
from sayso.types import StatementLedger
from tests.compare.statements_told import Told

MONDAY = ("On 12 October", "2015-10-12", "2015-10-12")


def contexts(ledger: StatementLedger) -> list[Context]:
    held = Held(ledger)
    return [context_of(held, claim) for claim in ledger.claims]


def test_whom_a_deed_befell_is_known_by_head_noun_name_and_number() -> None:
    told = Told("Rebels killed three guards and Safet Orun.", entities=[("Safet Orun", "Person")])
    told.claim("Rebels killed three guards", "killed", "kill", agent="Rebels", patient="three guards", count="three")
    told.claim("killed three guards and Safet Orun", "killed", "kill", patient="Safet Orun")
    guards, orun = contexts(told.ledger())
    assert guards.deed == "killing"
    assert [(one.heads, one.minimum, one.many) for one in guards.themes] == [(frozenset({"guard"}), 3, True)]
    assert [one.heads for one in guards.doers] == [frozenset({"rebel"})]
    assert [(one.of_person, one.many, bool(one.names)) for one in orun.themes] == [(True, False, True)]


def test_those_who_died_are_whom_it_befell_whatever_their_part_in_the_clause() -> None:
    told = Told("Six guards gave their lives. A corporal died.")
    told.claim("Six guards gave their lives", "gave", "give", agent="Six guards", patient="their lives")
    told.claim("A corporal died", "died", "die", agent="A corporal")
    assert [[sorted(one.heads) for one in context.themes] for context in contexts(told.ledger())] == [[["guard"]], [["corporal"]]]


def test_a_passage_goes_on_upon_the_day_that_it_named() -> None:
    told = Told("On 12 October nine prisoners fled. Three guards died.")
    told.claim("On 12 October nine prisoners fled", "fled", "flee", agent="nine prisoners", when=MONDAY)
    told.claim("Three guards died", "died", "die", agent="Three guards")
    assert [context.days for context in contexts(told.ledger())] == [days_between("2015-10-12", "2015-10-12")] * 2


def test_a_year_is_what_one_claim_says_and_not_when_the_next_thing_happened() -> None:
    told = Told("In 2013 they cleared the quay. Three guards died.", published="2015-10-13")
    told.claim("In 2013 they cleared the quay", "cleared", "clear", when=("In 2013", "2013-01-01", "2013-12-31"))
    told.claim("Three guards died", "died", "die", agent="Three guards")
    first, second = contexts(told.ledger())
    assert (first.years, first.other_year, first.days) == (frozenset({2013}), True, None)
    assert (second.years, second.other_year, second.days) == (frozenset(), False, None)


def test_the_year_that_somebody_was_born_in_dates_nothing() -> None:
    told = Told("A citizen born in 1971 was detained.", published="2015-10-13")
    told.claim("A citizen born in 1971 was detained", "detained", "detain", patient="A citizen")
    assert contexts(told.ledger())[0].years == frozenset()


def test_people_who_are_taken_are_detained_and_things_are_not() -> None:
    told = Told("They took the men. They took the papers.")
    told.claim("They took the men", "took", "take", patient="the men")
    told.claim("They took the papers", "took", "take", patient="the papers")
    assert [context.deed for context in contexts(told.ledger())] == ["detention", ""]


def test_what_leads_to_a_deed_is_no_such_deed() -> None:
    told = Told("The raid brought about the arrest of two men.")
    told.claim("The raid brought about the arrest of two men", "brought", "bring in", patient="the arrest of two men")
    assert contexts(told.ledger())[0].deed == ""


def test_a_claim_without_anyone_or_any_day_has_an_empty_context() -> None:
    told = Told("It was done.")
    told.claim("It was done", "done", "do")
    assert contexts(told.ledger()) == [Context()]


def of_year(document: str, when: str) -> Context:
    told = Told(f"{when} nine prisoners fled.", name=document)
    told.claim(f"{when} nine prisoners fled", "fled", "flee", agent="nine prisoners", when=(when, None, None))
    return contexts(told.ledger())[0]


@pytest.mark.parametrize(
    ("first", "second", "apart"),
    [
        ("On 8 January", "On 9 January", False),
        ("On 8 January", "On 6 December", True),
        ("On 28 December", "On 2 January", False),
        ("In May", "On 30 May", False),
        ("In May", "On 20 June", True),
    ],
)
def test_days_without_a_year_part_tellings_that_no_year_brings_together(first: str, second: str, apart: bool) -> None:
    assert excluded(of_year("a", first), of_year("b", second)) is apart


def test_a_day_that_no_year_has_parts_nothing() -> None:
    assert of_year("a", "On 31 June").of_year is None
