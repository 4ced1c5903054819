"""The word lists: each has a header that says what it is and under which licence, and no broken row."""

from __future__ import annotations

from importlib.resources import files

import pytest

from sayso.claims.vocabulary import event_nouns, noun_classes, numbers, openers, rows

TABLES = {
    "acts": 5,
    "acts.classes": 2,
    "acts.forms": 2,
    "acts.turners": 3,
    "acts.turns": 6,
    "controllers": 2,
    "event_nouns": 4,
    "factives": 2,
    "idioms": 3,
    "modality": 3,
    "nouns": 2,
    "numbers": 4,
    "openers": 4,
    "states": 2,
    "times": 2,
    "unaccusatives": 1,
}


@pytest.mark.parametrize(("name", "columns"), TABLES.items())
def test_every_row_has_its_columns(name: str, columns: int) -> None:
    assert {len(row) for row in rows(name)} == {columns}


@pytest.mark.parametrize("name", TABLES)
def test_every_list_names_its_licence(name: str) -> None:
    text = files("sayso.claims").joinpath(f"data/{name}.tsv").read_text(encoding="utf-8")
    head = [line for line in text.splitlines() if line.startswith("#")]
    assert any("Licence:" in line for line in head)


def test_values_keep_to_their_vocabulary() -> None:
    assert {noun.of for noun in event_nouns().values()} == {"agent", "patient"}
    assert set(noun_classes().values()) == {"PERSON", "GROUP", "ORG", "PLACE", "TIME", "WEAPON"}
    assert {opener.effect for opener in openers().values()} == {"same", "reversed", "attempt", "open", "ended", "probable"}
    assert all(high is None or low <= high for low, high, _ in numbers().values())
