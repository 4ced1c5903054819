from __future__ import annotations

from itertools import product

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sayso.reading.decode import best_tree, broken_sentences, greedy_heads, is_tree
from sayso.reading.encoder import FloatArray


def arcs_of(seed: int, size: int) -> FloatArray:
    return np.random.default_rng(seed).normal(size=(size, size)).astype(np.float32) * 5


def total(arcs: FloatArray, heads: list[int]) -> float:
    return float(sum(arcs[word, head] for word, head in enumerate(heads)))


@given(st.integers(0, 10_000), st.integers(1, 40))
@settings(max_examples=150, deadline=None)
def test_the_best_tree_is_one_tree_with_one_root(seed: int, size: int) -> None:
    heads = best_tree(arcs_of(seed, size))
    assert is_tree(heads)
    assert sum(head == word for word, head in enumerate(heads.tolist())) == 1


@given(st.integers(0, 10_000), st.integers(1, 5))
@settings(max_examples=60, deadline=None)
def test_no_other_tree_is_better(seed: int, size: int) -> None:
    arcs = arcs_of(seed, size)
    best = max(total(arcs, list(heads)) for heads in product(range(size), repeat=size) if is_tree(list(heads)))
    assert total(arcs, best_tree(arcs).tolist()) == pytest.approx(best, abs=1e-3)


@given(st.integers(0, 10_000), st.integers(1, 25))
@settings(max_examples=100, deadline=None)
def test_greedy_heads_that_do_not_go_round_are_the_best_tree(seed: int, size: int) -> None:
    arcs = arcs_of(seed, size)
    heads = greedy_heads(arcs[None], np.zeros((1, size), dtype=np.int32))[0]
    assert sum(head == word for word, head in enumerate(heads.tolist())) == 1
    if is_tree(heads):
        assert total(arcs, heads.tolist()) == pytest.approx(total(arcs, best_tree(arcs).tolist()), abs=1e-3)


def test_heads_stay_in_their_sentence() -> None:
    arcs = np.zeros((1, 5, 5), dtype=np.float32)
    arcs[0, :, 4] = 9.0
    heads = greedy_heads(arcs, np.array([[0, 0, 1, 1, -1]], dtype=np.int32))[0]
    assert set(heads[:2].tolist()) <= {0, 1}
    assert set(heads[2:4].tolist()) <= {2, 3}


@pytest.mark.parametrize(
    ("heads", "is_one"),
    [
        ([0], True),
        ([1, 1, 1], True),
        ([1, 2, 3, 3], True),
        ([1, 0], False),
        ([0, 1], False),
        ([0, 2, 1], False),
        ([1, 2, 0, 3], False),
    ],
)
def test_a_tree_has_one_root_and_no_ring(heads: list[int], is_one: bool) -> None:
    assert is_tree(heads) is is_one


def test_only_the_sentence_that_goes_round_is_broken() -> None:
    heads = np.array([1, 1, 3, 2, 4])
    assert broken_sentences(heads, np.array([0, 0, 1, 1, 2]), 3).tolist() == [False, True, False]
