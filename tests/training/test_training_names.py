from __future__ import annotations

import pytest

from training.names import re3d_names, without_overlaps


def names_in(text: str, *marked: tuple[str, str]) -> list[tuple[str, str]]:
    entities = [[text.index(words), text.index(words) + len(words), kind, "id"] for words, kind in marked]
    return [(text[begin:end], label) for begin, end, label in re3d_names({"text": text, "entities": entities})]


@pytest.mark.parametrize(
    ("text", "marked", "names"),
    [
        ("the Harbour Council met", [("the Harbour Council", "Organisation")], [("Harbour Council", "ORG")]),
        ("two units met", [("two units", "Organisation")], []),
        ("the camp fell", [("the camp", "Location")], []),
        ("Gen. Ada Brook spoke", [("Gen. Ada Brook", "Person")], [("Ada Brook", "PERSON")]),
        ("We met", [("We", "Organisation")], []),
        ("on Jan. 9", [("Jan", "Person")], []),
        ("in Ayle, Norland", [("Ayle, Norland", "Location"), ("Ayle", "Location")], [("Ayle", "PLACE")]),
        ("Bank of Ayle closed", [("Bank of Ayle", "Organisation"), ("Ayle", "Location")], [("Bank of Ayle", "ORG")]),
        ("Norland’s army", [("Norland’s", "Location")], [("Norland", "PLACE")]),
        ("rockets fell", [("rockets", "Weapon")], []),
    ],
)
def test_which_spans_are_names(text: str, marked: list[tuple[str, str]], names: list[tuple[str, str]]) -> None:
    assert names_in(text, *marked) == names


def test_of_spans_that_overlap_the_longest_stands() -> None:
    assert without_overlaps([(0, 3, "ORG"), (2, 9, "ORG"), (9, 12, "PLACE")]) == [(2, 9, "ORG"), (9, 12, "PLACE")]
