"""Times of statements without a date: read from the days that others give, they fill a field and contradict nobody."""

from __future__ import annotations

from sayso.compare.comparing import set_against
from sayso.compare.statements import Held
from sayso.compare.types import ClaimRef, FieldComparison
from tests.compare.statements_told import Told, fields_of

DAY = ("on 9 August 2014", "2014-08-09", "2014-08-09")


def dated() -> Told:
    told = Told("RED UNION\nMen were killed on 9 August 2014.", "RED UNION", published="2014-08-10", name="red.txt")
    told.claim("Men were killed on 9 August 2014", "killed", "kill", patient="Men", when=DAY)
    return told


def undated(head: str, time: str) -> Told:
    told = Told(f"BLUE RADIO\n{head}\nPeople were killed {time}.", "BLUE RADIO", name="blue.txt")
    told.claim(f"People were killed {time}", "killed", "kill", patient="People", when=(time, None, None))
    return told


def when(*statements: Told) -> FieldComparison:
    return fields_of(*statements)["when"]


def test_a_heading_without_a_year_takes_it_from_the_other_statement() -> None:
    assert when(dated(), undated("Monday 11 August", "yesterday")).verdict == "single"
    found = when(dated(), undated("Sunday 10 August", "yesterday"))
    assert (found.verdict, [value.value for value in found.values]) == ("agree", ["2014-08-09"])


def test_a_weekday_without_any_date_is_that_of_the_happening_or_says_nothing() -> None:
    assert when(dated(), undated("Good morning", "on Saturday")).verdict == "agree"
    found = when(dated(), undated("Good morning", "on Friday"))
    assert (found.verdict, len(found.values)) == ("single", 1)


def test_a_time_stays_open_where_nobody_tells_a_day() -> None:
    held = [Held(undated("Good morning", "on Saturday").ledger())]
    (found,), _ = set_against(held, [[ClaimRef(held[0].id, "c1")]])
    assert "when" not in {field.name for field in found.fields}
