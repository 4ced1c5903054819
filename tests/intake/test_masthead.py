"""What the lines above a statement show of its first line."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sayso.intake import read_statement
from sayso.intake.masthead import Masthead, find_masthead, has_body_noun, is_kind_of_text, looks_like_a_name

BODY = "\n\nThe union said on Monday that it would not leave the quay before the ministry had answered its letter.\n"


def masthead_of(top: str) -> tuple[str, Masthead] | None:
    statement = read_statement((top + BODY).encode(), "a.txt")
    found = find_masthead(statement.text, statement.blocks)
    return (statement.text[found.start : found.end], found) if found else None


@pytest.mark.parametrize(
    ("top", "name", "ground"),
    [
        ("Northport Herald\n29 November 2011\n\nHarbour closed", "Northport Herald", "noun"),
        ("The Northport Gazette, 21 August 2017\n\nHARBOUR CLOSED", "The Northport Gazette", "noun"),
        ("The Northport Gazette - Monday, August 21, 2017\n\nHARBOUR CLOSED", "The Northport Gazette", "noun"),
        ("HARBOUR COMPANY\nStatement to the press, 7 June 1994", "HARBOUR COMPANY", "noun"),
        ("The Evening Lamp\n8 March 2020\n\nHARBOUR CLOSED", "The Evening Lamp", "paper"),
        ("OPEN HANDS\n\nUrgent appeal", "OPEN HANDS", "kind"),
    ],
)
def test_a_masthead_is_told_by_the_lines_below_it_and_ends_before_its_date(top: str, name: str, ground: str) -> None:
    found = masthead_of(top)
    assert found is not None
    assert (found[0], found[1].ground) == (name, ground)


@pytest.mark.parametrize(
    "top",
    [
        "Harbour Company",
        "Harbour closed\n29 November 2011\n\nUnion protests",
        "Fire at Harbour Company\n29 November 2011",
        "The State of Fishing\n29 November 2011",
        "Long Nights\n29 November 2011\n\nUnion Protests Again",
        "29 November 2011\n\nHarbour closed",
        "Press release\n\n29 November 2011",
        "To the Harbour Company\n\n29 November 2011",
        "",
    ],
    ids=["nothing below", "small letters", "headline word", "no body", "one style", "date", "kind", "addressee", "no head"],
)
def test_a_first_line_that_may_be_anything_else_is_no_masthead(top: str) -> None:
    assert masthead_of(top) is None


def test_a_text_that_is_all_head_has_no_masthead() -> None:
    statement = read_statement(b"Northport Herald\n\n29 November 2011\n\nHarbour closed\n", "a.txt")
    assert find_masthead(statement.text, statement.blocks) is None


@pytest.mark.parametrize(
    ("line", "is_kind"),
    [
        ("Press release 212/2011", True),
        ("No. 77/20", True),
        ("Notice by the medical director", True),
        ("Urgent appeal", True),
        ("Report blames ministry", False),
        ("Notebook of a miner", False),
        ("November in the harbour", False),
    ],
)
def test_a_line_that_says_what_kind_of_text_follows_says_little_else(line: str, is_kind: bool) -> None:
    assert is_kind_of_text(line) is is_kind


def test_a_bodys_noun_ends_its_name_or_stands_before_its_of() -> None:
    assert has_body_noun("WESTLAND POST")
    assert has_body_noun("Council of the South")
    assert not has_body_noun("Defence of the Council")
    assert not has_body_noun("Council Elders")


@given(
    st.lists(
        st.sampled_from(
            ["NORTHPORT HERALD", "Oka, 3 May 2024", "Press release", "Harbour closed", "of the", "?", "3", "a, b.", ""]
        ),
        max_size=7,
    )
)
def test_a_masthead_is_always_words_of_the_first_line(lines: list[str]) -> None:
    statement = read_statement(("\n\n".join(lines) + BODY).encode(), "a.txt")
    found = find_masthead(statement.text, statement.blocks)
    if found is not None:
        assert statement.blocks[0].start == found.start < found.end <= statement.blocks[0].end
        assert looks_like_a_name(statement.text[found.start : found.end])
