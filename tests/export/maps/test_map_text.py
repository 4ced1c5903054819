from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sayso.export.maps.text import clean, runs_right_to_left, width, wrap


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("plain words", "plain words"),
        ("broken\nby a\r\n PDF", "broken by a PDF"),
        ("nul \x00 and \x1c", "nul � and �"),
        ("half \ud83d", "half �"),
        ("none \ufffe \uffff", "none � �"),
        ("exe\u202etxt.pdf", "exe⟨RLO⟩txt.pdf"),
        ("السلام", "السلام"),
    ],
)
def test_what_xml_cannot_hold_and_what_hides_is_shown(text: str, shown: str) -> None:
    assert clean(text) == shown


def test_the_first_strong_letter_tells_the_direction() -> None:
    assert runs_right_to_left("12 שלום abc")
    assert not runs_right_to_left("abc שלום")
    assert not runs_right_to_left("12")


def test_a_long_label_ends_in_an_ellipsis_after_its_last_line() -> None:
    lines = wrap("Ministry of Internal Affairs of the Kyrgyz Republic and of much else besides", 12, 118, 3)
    assert lines == ("Ministry of", "Internal Affairs of", "the Kyrgyz…") or lines[-1].endswith("…")
    assert len(lines) == 3


def test_a_word_wider_than_a_line_is_broken() -> None:
    assert "".join(wrap("W" * 20, 12, 60, 9)) == "W" * 20


def test_no_words_are_one_empty_line() -> None:
    assert wrap("", 12, 60, 3) == ("",)


@given(st.text(st.characters(exclude_categories=("Cs",)), max_size=200), st.integers(1, 4))
def test_lines_are_never_wider_or_more_than_asked(text: str, most: int) -> None:
    lines = wrap(clean(text), 12, 60, most)
    assert len(lines) <= most
    assert all(width(line, 12) <= 60 or len(line) <= 2 for line in lines)


def test_scripts_have_the_room_that_they_need() -> None:
    assert width("新闻", 10) == 20
    assert width("e\u0301", 10) == width("e", 10)
    assert width("Кыргызстан", 10) > 50
