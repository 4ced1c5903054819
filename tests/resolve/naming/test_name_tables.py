"""The tables of names: each has a header that says what it is and under which licence, and no broken row."""

from __future__ import annotations

from collections import Counter
from importlib.resources import files

import pytest

from sayso.resolve.naming.vocabulary import rows, sound_costs

TABLES = {
    "given_names_muslim": 4,
    "given_names_slavic": 4,
    "given_names_western": 4,
    "kin_words": 1,
    "legal_forms": 2,
    "letters": 2,
    "numerals": 2,
    "organisation_words": 5,
    "particles": 3,
    "sounds": 3,
    "stop_words": 1,
    "titles": 3,
}


@pytest.mark.parametrize(("name", "columns"), TABLES.items())
def test_every_row_has_all_columns_and_the_header_says_the_licence(name: str, columns: int) -> None:
    text = files("sayso.resolve.naming").joinpath(f"data/{name}.tsv").read_text(encoding="utf-8")
    assert "Licence: CC0" in text
    assert all(len(row) == columns for row in rows(name))


def test_every_table_is_listed_here() -> None:
    found = {path.name.removesuffix(".tsv") for path in files("sayso.resolve.naming").joinpath("data").iterdir()}
    assert found == set(TABLES)


@pytest.mark.parametrize("name", ["letters", "kin_words", "stop_words", "titles", "organisation_words"])
def test_nothing_is_listed_twice(name: str) -> None:
    assert [key for key, count in Counter(row[0] for row in rows(name)).items() if count > 1] == []


def test_costs_are_between_0_and_1_either_way_round() -> None:
    costs = sound_costs()
    assert all(0 <= cost <= 1 and costs[second, first] == cost for (first, second), cost in costs.items())
