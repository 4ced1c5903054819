"""Numbers in figures and words, with the words before and behind that open or close their range."""

from __future__ import annotations

import pytest
import spacy
from hypothesis import given
from hypothesis import strategies as st

from sayso.claims.counts.numerals import numerals_in
from sayso.claims.syntax import syntax_of
from sayso.claims.vocabulary import words

NLP = spacy.blank("en")
Found = tuple[str, int | None, int | None]


def found_in(text: str) -> list[Found]:
    syntax = syntax_of(NLP(text))
    numerals = list(numerals_in(syntax, 0, len(syntax)))
    return [(syntax.span(one.first, one.last).text, one.low, one.high) for one in numerals]


NUMBERS: list[Found] = [
    ("9", 9, 9),
    ("1,200", 1200, 1200),
    ("٣", 3, 3),
    ("1.200.000", 1200000, 1200000),
    ("1 200 000", 1200000, 1200000),
    ("1.2 million", 1200000, 1200000),
    ("1,5 million", 1500000, 1500000),
    ("nine", 9, 9),
    ("twenty-five", 25, 25),
    ("twenty five", 25, 25),
    ("two hundred and five", 205, 205),
    ("three thousand two hundred", 3200, 3200),
    ("ninety thousand", 90000, 90000),
    ("a hundred", 100, 100),
    ("a dozen", 12, 12),
    ("half a dozen", 6, 6),
    ("half-dozen", 6, 6),
    ("two dozen", 24, 24),
    ("a couple", 2, 2),
    ("a couple of hundred", 200, 200),
    ("a few", 2, None),
    ("a few hundred", 200, None),
    ("several", 3, None),
    ("several dozen", 36, None),
    ("several thousand", 3000, None),
    ("dozens", 24, None),
    ("hundreds", 200, None),
    ("thousands", 2000, None),
    ("tens of thousands", 20000, None),
    ("hundreds of thousands", 200000, None),
    ("3 to 5", 3, 5),
    ("two or three", 2, 3),
    ("40–50", 40, 50),
    ("between 3 and 5", 3, 5),
    ("2 to 3 million", 2000000, 3000000),
    ("at least 9", 9, None),
    ("no fewer than seven", 7, None),
    ("more than 9", 10, None),
    ("more than a dozen", 13, None),
    ("over thousands", 2000, None),
    ("up to 30", None, 30),
    ("as many as 300", None, 300),
    ("no more than three", None, 3),
    ("fewer than 20", None, 19),
    ("some hundred", 100, 100),
    ("nearly 100", 100, 100),
    ("an estimated 40", 40, 40),
    ("10 or more", 10, None),
    ("10 or fewer", None, 10),
]


@pytest.mark.parametrize("expected", NUMBERS)
def test_a_number_with_its_bounds(expected: Found) -> None:
    assert found_in(f"They say {expected[0]} fled") == [expected]


@pytest.mark.parametrize("text", ["a house", "half of them", "few came", "a person", "an hour", "", "\x00"])
def test_words_that_are_no_number(text: str) -> None:
    assert found_in(text) == []


def test_numbers_side_by_side_are_two() -> None:
    assert found_in("nine and three fled") == [("nine", 9, 9), ("three", 3, 3)]
    assert found_in("five six") == [("five", 5, 5), ("six", 6, 6)]
    assert found_in("from 50 to 30") == [("50", 50, 50), ("30", 30, 30)]


def test_ten_thousand_figures_are_no_number() -> None:
    assert found_in("9" * 10_000 + " men") == []
    assert found_in("1,000" + ",000" * 2_500 + " men") == []
    assert {low for _, low, _ in found_in("one hundred " * 2_000)} == {100, 101}
    assert max(low for _, low, _ in found_in("hundred thousand million billion trillion " * 2_000) if low) < 10**15


WORDS = st.sampled_from(
    sorted(
        words("a an half few several dozen dozens tens of thousands hundred million and or to - between at least 9 1,200 one both")
    )
)


@given(st.lists(WORDS, max_size=30))
def test_numbers_are_in_order_and_their_bounds_too(text: list[str]) -> None:
    syntax = syntax_of(NLP(" ".join(text)))
    last = -1
    for one in numerals_in(syntax, 0, len(syntax)):
        assert last < one.core <= one.last < len(syntax)
        assert one.first <= one.core
        assert one.low is None or one.high is None or 0 <= one.low <= one.high
        last = one.last
