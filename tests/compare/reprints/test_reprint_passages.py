from __future__ import annotations

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sayso.compare.reprints import align
from sayso.compare.reprints.align import Stretch, common_passages, longest_common
from sayso.compare.reprints.words import words_of
from tests.compare.reprints.printed import ESCAPE, FLOOD, STRIKE, made_up, reworded


def passages(one: str, other: str) -> list[Stretch]:
    return common_passages(words_of(one), words_of(other))


def test_a_text_is_one_passage_with_itself() -> None:
    size = len(words_of(ESCAPE))
    [found] = passages(ESCAPE, ESCAPE)
    assert (found.first, found.second, found.agreeing, found.density) == ((0, size), (0, size), size, 1.0)


def test_texts_about_other_things_share_no_passage() -> None:
    assert passages(ESCAPE, STRIKE) == []
    assert passages(FLOOD, "") == []


@pytest.mark.parametrize("rate", [0.1, 0.2, 0.3, 0.4])
def test_a_reworded_text_is_covered_and_its_density_falls_with_the_rate(rate: float) -> None:
    found = passages(f"{ESCAPE} {STRIKE}", reworded(f"{ESCAPE} {STRIKE}", rate))
    size = len(words_of(f"{ESCAPE} {STRIKE}"))
    agreeing = sum(stretch.agreeing for stretch in found)
    assert sum(stretch.first[1] - stretch.first[0] for stretch in found) > 0.75 * size
    assert abs(agreeing / size - (1 - rate)) < 0.2


def test_a_passage_within_another_text_is_found_to_its_ends() -> None:
    before, after = made_up(1), made_up(2)
    [found] = passages(STRIKE, f"{before} {STRIKE} {after}")
    assert found.first == (0, len(words_of(STRIKE)))
    assert found.second == (120, 120 + len(words_of(STRIKE)))


def test_paragraphs_in_another_order_are_passages_of_their_own() -> None:
    found = passages(f"{ESCAPE}\n{STRIKE}\n{FLOOD}", f"{FLOOD}\n{ESCAPE}\n{STRIKE}")
    assert [stretch.second[0] for stretch in found] == [len(words_of(FLOOD)), 0]
    assert all(stretch.density == 1.0 for stretch in found)


def test_a_cut_clause_leaves_one_passage_of_less_density() -> None:
    [found] = passages(ESCAPE, ESCAPE.replace("to the military hospital, where surgeons could not save him", "away"))
    assert 0.8 < found.density < 0.95


def test_a_cut_that_is_longer_than_the_gap_leaves_two_passages() -> None:
    first, last = passages(f"{ESCAPE} {made_up(1, 30)} {STRIKE}", f"{ESCAPE} {STRIKE}")
    assert (first.density, last.density) == (1.0, 1.0)
    assert (first.second[1], last.first[0]) == (last.second[0], first.first[1] + 30)


def test_a_text_of_one_pair_over_and_over_gives_no_seeds() -> None:
    assert passages("red lorry " * 200, "red lorry " * 300) == []


def test_above_the_cap_only_pairs_that_tell_one_place_are_tried(monkeypatch) -> None:
    twice = f"{ESCAPE} {ESCAPE} {STRIKE}"
    monkeypatch.setattr(align, "MAX_SEEDS", 20)
    found = passages(twice, twice)
    assert [stretch.density for stretch in found] == [1.0]
    assert found[0].first[1] == len(words_of(twice))


def test_words_in_common_are_counted_in_order() -> None:
    assert longest_common([1, 2, 3, 4], [2, 4, 3]) == 2
    assert longest_common([], [1]) == 0
    assert longest_common([7] * 100, [7] * 90) == 90


@given(st.lists(st.integers(0, 5)), st.lists(st.integers(0, 5)))
def test_the_longest_common_subsequence_is_that_of_the_textbook(one: list[int], other: list[int]) -> None:
    row = [0] * (len(other) + 1)
    for here in one:
        before = row[:]
        for place, there in enumerate(other):
            row[place + 1] = before[place] + 1 if here == there else max(row[place], before[place + 1])
    assert longest_common(one, other) == row[-1]


WORD_LISTS = st.lists(st.sampled_from([f"word{number}" for number in range(40)] + ["the", "of"]), max_size=150)


@given(WORD_LISTS, WORD_LISTS, st.integers(0, 100), st.integers(0, 150))
def test_passages_are_in_bounds_apart_and_no_denser_than_their_words(one: list[str], own: list[str], start: int, end: int) -> None:
    other = [*own[:50], *one[start:end], *own[50:]]
    found = passages(" ".join(one), " ".join(other))
    for sides, size in ((sorted(s.first for s in found), len(one)), (sorted(s.second for s in found), len(other))):
        assert all(0 <= begin < stop <= size for begin, stop in sides)
        assert all(here[1] <= there[0] for here, there in itertools.pairwise(sides))
    for stretch in found:
        shorter = min(stretch.first[1] - stretch.first[0], stretch.second[1] - stretch.second[0])
        assert 0 < stretch.content <= stretch.agreeing <= shorter
        assert 0 < stretch.density <= 1
