from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.segments import segments

SPLITS = [
    ("One ended. Two began.", ["One ended.", "Two began."]),
    ("Heading\n\nBody text", ["Heading", "Body text"]),
    ("It   It again  and more", ["It", "It again  and more"]),
    ('He asked "Why?" Then he left.', ['He asked "Why?"', "Then he left."]),
    ("It rose. “We won,” they said.", ["It rose.", "“We won,” they said."]),
    ("It cost much. 40 people paid.", ["It cost much.", "40 people paid."]),
    ("Sen. Orr met Dr. Vale of the U.S. Senate on Jan. 4 at St. Anne Inc. today.", None),
    ("SENS. ORR AND VALE", None),
    ("Rep. J. Q. Vale (D-N.Y. at large) spoke", None),
    ("Bill No. 5 passed", None),
    ("She said no. They left.", ["She said no.", "They left."]),
    ("it ended. lower case goes on", None),
    ("   ", []),
    ("", []),
]


@pytest.mark.parametrize(("text", "expected"), SPLITS)
def test_segments(text: str, expected: list[str] | None) -> None:
    assert [text[start:end] for start, end in segments(text)] == ([text] if expected is None else expected)


@given(st.text(alphabet='Ab. !?\n\t\r\u2028"”)  0', max_size=80))
def test_segments_are_in_order_without_white_space_around_them_and_lose_no_word(text: str) -> None:
    found = segments(text)
    edges = [0, *(edge for span in found for edge in span), len(text)]
    assert edges == sorted(edges)
    assert all(text[start:end].strip() == text[start:end] != "" for start, end in found)
    assert "".join("".join(text[start:end].split()) for start, end in found) == "".join(text.split())
