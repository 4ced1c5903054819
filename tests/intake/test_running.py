from __future__ import annotations

from dataclasses import dataclass

import pytest

from sayso.intake.running import drop_running_lines


@dataclass(frozen=True)
class Row:
    text: str


def pages_of(*pages: list[str]) -> list[list[Row]]:
    return [[Row(text) for text in page] for page in pages]


def kept(*pages: list[str]) -> list[list[str]]:
    return [[row.text for row in page] for page in drop_running_lines(pages_of(*pages))[0]]


def test_a_repeated_header_stays_where_it_first_stands() -> None:
    pages = [["Open Rivers", f"words {name}", "more", "and more", "end " + name] for name in ("a", "b", "c")]
    assert [page[0] for page in kept(*pages)] == ["Open Rivers", "words b", "words c"]


@pytest.mark.parametrize("number", ["7", "- 7 -", "Page 7", "7/12", "7 of 12", "стр. 7"])
def test_page_numbers_go(number: str) -> None:
    assert kept(["one", "two", "three", number], ["four", "five", "six"])[0] == ["one", "two", "three"]


@pytest.mark.parametrize("line", ["2015", "In 7 days", "13 October"])
def test_what_only_looks_like_a_page_number_stays(line: str) -> None:
    assert line in kept(["one", "two", "three", line], ["four", "five", "six"])[0]


def test_pages_of_nothing_else_are_left_alone() -> None:
    assert kept(["1"], ["2"]) == [["1"], ["2"]]
