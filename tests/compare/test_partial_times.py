"""Times that leave out the year or the month: filled from the day that another account gives, they contradict nobody."""

from __future__ import annotations

import pytest

from sayso.compare.types import FieldComparison
from tests.compare.statements_told import Told, fields_of

FULL = ("on 28 February 2015", "2015-02-28", "2015-02-28")


def dated() -> Told:
    told = Told("RED UNION\nMen were killed on 28 February 2015.", "RED UNION", published="2017-08-30", name="red.txt")
    told.claim("Men were killed on 28 February 2015", "killed", "kill", patient="Men", when=FULL)
    return told


def open_time(time: str) -> Told:
    told = Told(f"BLUE RADIO\nPeople were killed {time}.", "BLUE RADIO", name="blue.txt")
    told.claim(f"People were killed {time}", "killed", "kill", patient="People", when=(time, None, None))
    return told


def beside(passage: str) -> Told:
    told = Told(f"BLUE RADIO\n{passage}", "BLUE RADIO", name="blue.txt")
    told.claim("People were killed", "killed", "kill", patient="People")
    return told


def when(*statements: Told) -> FieldComparison:
    return fields_of(*statements)["when"]


@pytest.mark.parametrize(
    ("time", "verdict"),
    [
        ("on 28 February", "agree"),
        ("in February", "compatible"),
        ("on 3 May", "single"),
        ("on 29 February", "single"),
    ],
)
def test_a_time_without_its_year_takes_the_one_nearest_to_the_happening(time: str, verdict: str) -> None:
    assert when(dated(), open_time(time)).verdict == verdict


@pytest.mark.parametrize(
    ("passage", "verdict"),
    [
        ("People were killed on the 28th.", "agree"),
        ("On the 28th, they came to us. They sat. People were killed.", "agree"),
        ("- 28 Feb, night. People were killed.", "agree"),
        ("People were killed by men of the 28th Battalion.", "single"),
        ("On the 28th, they came to us.\nPeople were killed.", "single"),
        ("People were killed on the 27th.", "single"),
    ],
)
def test_a_day_without_its_month_is_sought_in_the_paragraph(passage: str, verdict: str) -> None:
    assert when(dated(), beside(passage)).verdict == verdict


def test_a_day_without_its_year_stays_open_where_there_is_no_day_to_read_it_by() -> None:
    assert "when" not in fields_of(open_time("on 28 February"))


@pytest.mark.parametrize("day", ["0001-01-01", "9999-12-31"])
@pytest.mark.parametrize("time", ["on 28 February", "on the 16th"])
def test_the_calendars_first_and_last_day_are_no_harm(day: str, time: str) -> None:
    edge = Told("RED UNION\nMen were killed on that day.", "RED UNION", name="red.txt")
    edge.claim("Men were killed on that day", "killed", "kill", patient="Men", when=("on that day", day, day))
    assert day in {value.value for value in when(edge, open_time(time)).values}
