"""How far readers agree on incidents: what is scored, on two readings written by hand."""

from __future__ import annotations

from pathlib import Path

import pytest

from benchmarks.compared_readings import READINGS, agreement, reading_rows
from corpus.comparing.load import load_sets
from tests.mill import mill_with

TWO = """
I deaths | workers killed at the mill, May
M 1 killed
M 2 died
F patient.count differ | 1=9 | 2=6
S asserts | 1 | 2
N 2 2

I strike | strike at the mill
M 1 struck
M 2 struck
F act agree | 1=strike | 2=strike
S asserts | 1 | 2
N 2 2
"""
ONE = """
I all | what happened at the mill
M 1 killed
M 2 died
M 1 struck
M 2 struck
F patient.count single | 1=9
S asserts | 1 | 2
O union = owners
N 2 1
"""


def test_a_reading_agrees_with_itself_wholly(tmp_path: Path) -> None:
    reading = mill_with(tmp_path, TWO)
    scores = agreement(reading, reading)
    assert (scores.pairs.f1, scores.verdicts.percent, scores.independent.percent) == (1, 100, 100)


def test_one_who_makes_one_incident_of_two_joins_too_much(tmp_path: Path) -> None:
    scores = agreement(mill_with(tmp_path / "a", TWO), mill_with(tmp_path / "b", ONE))
    assert (scores.pairs.hits, scores.pairs.gold, scores.pairs.ours) == (2, 2, 6)


def test_verdicts_and_numbers_of_the_incident_that_shares_most_are_set_beside_one_another(tmp_path: Path) -> None:
    scores = agreement(mill_with(tmp_path / "a", TWO), mill_with(tmp_path / "b", ONE))
    assert (scores.verdicts.right, scores.verdicts.of) == (0, 2)
    assert (scores.independent.right, scores.independent.of) == (0, 2)


def test_sets_that_one_has_not_read_are_left_out(tmp_path: Path) -> None:
    assert agreement(mill_with(tmp_path, TWO), []).pairs.gold == 0


@pytest.mark.parametrize(("reading", "sets"), [("first", 12), ("second", 12), ("third", 6)])
def test_the_readings_of_the_repository_hold(reading: str, sets: int) -> None:
    assert len(load_sets(folder=READINGS / reading)) == sets


def test_every_row_tells_how_many_were_alike_of_how_many() -> None:
    assert all(" of " in row.note for row in reading_rows())
