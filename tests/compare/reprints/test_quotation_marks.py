from __future__ import annotations

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sayso.compare.reprints.quoted import covered, quoted_ranges


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ('He said: "We left." Then he went.', ['"We left."']),
        ("“We left,” he said, “and they stayed.”", ["“We left,”", "“and they stayed.”"]),
        ("«Мы ушли», he said", ["«Мы ушли»"]),
        ("„We left”, he said", ["„We left”"]),
        ("no marks at all", []),
        ('a 5" pipe and nothing else', []),
        ("stray “ mark, then “a whole quotation”", ["“a whole quotation”"]),
        ("it's the guards' word", []),
    ],
)
def test_marks_are_paired_by_their_shape_and_their_spaces(text: str, expected: list[str]) -> None:
    assert [text[start:end] for start, end in quoted_ranges(text)] == expected


def test_a_quotation_that_the_next_paragraph_reopens_runs_to_the_end_of_its_own() -> None:
    text = "“We left.\n“They stayed.” He went."
    assert [text[start:end] for start, end in quoted_ranges(text)] == ["“We left.", "“They stayed.”"]


def test_an_open_mark_costs_its_own_paragraph_only() -> None:
    text = "“We left.\nHe went.\n“They stayed.”"
    assert [text[start:end] for start, end in quoted_ranges(text)] == ["“They stayed.”"]


def test_words_are_counted_that_lie_in_a_range_whole() -> None:
    assert covered([(2, 10), (20, 30)], iter([(0, 3), (3, 5), (9, 11), (20, 30), (31, 32)])) == 2
    assert covered([], iter([(0, 3)])) == 0


def test_a_hundred_thousand_marks_are_read_in_one_pass() -> None:
    assert quoted_ranges('"' * 100_000) == [(0, 2)]
    assert quoted_ranges("“" * 100_000) == []
    assert quoted_ranges("“”" * 50_000)[-1] == (99_998, 100_000)


@given(st.text(alphabet='ab “”"«»\n'))
def test_ranges_are_in_order_and_apart(text: str) -> None:
    ranges = quoted_ranges(text)
    flat = [place for found in ranges for place in found]
    assert flat == sorted(flat)
    assert all(start < end for start, end in ranges)
    assert all(first[1] <= second[0] for first, second in itertools.pairwise(ranges))
