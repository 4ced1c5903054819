"""The scores of pairs: what the weights say of their features and vectors, whatever the length of the statement."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import numpy as np
import pytest
from spacy.tokens import Doc
from who_samples import BASE, LEFT, markables_of, random_weights, read_with, weights_that_say

from sayso.claims.syntax import Syntax
from sayso.reading.who import FloatArray, Weights, WordVectors
from sayso.resolve.who import scorer
from sayso.resolve.who.pairs import Pairs, find_pairs
from sayso.resolve.who.scorer import score_pairs

STORY = f"The_DT_det_2 jail_NN_nsubj_3 {LEFT}\nA_DT_det_2 boat_NN_nsubj_3 {LEFT}\nThe_DT_det_2 jail_NN_nsubj_3 {LEFT}"


def scored(syntax: Syntax) -> tuple[Pairs, FloatArray]:
    assert syntax.vectors is not None
    markables = markables_of(syntax)
    pairs = find_pairs(syntax, markables, [])
    return pairs, score_pairs(markables, pairs, syntax.vectors)


def test_what_is_said_of_a_feature_adds_to_the_pairs_that_have_it(doc_from: Callable[..., Doc]) -> None:
    _, scores = scored(read_with(doc_from(STORY), weights_that_say({("words", "same"): 12.5, ("kinds", "the<the"): 1.0})))
    assert scores.tolist() == pytest.approx([BASE, BASE + 13.5, BASE])


def test_the_worth_of_both_members_counts_half_each(doc_from: Callable[..., Doc]) -> None:
    weights = dict(weights_that_say({}))
    weights["traits.0.weight"] = np.arange(len(weights["traits.0.weight"]), dtype=np.float32)[:, None]
    weights["mention.0.weight"] = weights["mention.0.weight"].copy()
    weights["mention.0.weight"][0, -5] = 1.0
    weights["mention.3.weight"] = np.ones((1, 1), dtype=np.float32)
    syntax = read_with(doc_from(STORY), weights)
    kinds = [one.kind for one in markables_of(syntax)]
    pairs, scores = scored(syntax)
    expected = [BASE + (kinds[one] + kinds[other]) / 2 for one, other in zip(pairs.later, pairs.earlier, strict=True)]
    assert scores.tolist() == pytest.approx(expected)


def test_a_score_rests_on_the_vectors_of_both_heads(doc_from: Callable[..., Doc]) -> None:
    syntax = read_with(doc_from(STORY), random_weights(), seed=3)
    assert syntax.vectors is not None
    _, before = scored(syntax)
    vectors = syntax.vectors.vectors.copy()
    vectors[0] += 1  # the article, which heads no phrase
    assert np.array_equal(scored(replace(syntax, vectors=replace(syntax.vectors, vectors=vectors)))[1], before)
    vectors[1] += 1
    after = scored(replace(syntax, vectors=replace(syntax.vectors, vectors=vectors)))[1]
    assert (after != before).tolist() == [True, True, False]


def test_scoring_in_small_lots_gives_the_same(doc_from: Callable[..., Doc], monkeypatch: pytest.MonkeyPatch) -> None:
    syntax = read_with(doc_from("\n".join([STORY] * 4)), random_weights(), seed=3)
    _, whole = scored(syntax)
    monkeypatch.setattr(scorer, "AT_ONCE", 7)
    assert np.allclose(scored(syntax)[1], whole, atol=1e-4)


@pytest.mark.parametrize("weights", [random_weights(), weights_that_say({})])
def test_a_statement_with_one_phrase_or_none_has_no_scores(doc_from: Callable[..., Doc], weights: Weights) -> None:
    for notation in ("Run_VB_root_0 ~!_._punct_1", f"Guards_NNS_nsubj_2=guard {LEFT}"):
        assert scored(read_with(doc_from(notation), weights))[1].shape == (0,)


def test_half_precision_vectors_are_scored_in_single(doc_from: Callable[..., Doc]) -> None:
    syntax = read_with(doc_from(STORY), random_weights(), seed=3)
    assert isinstance(syntax.vectors, WordVectors)
    assert syntax.vectors.vectors.dtype == np.float16
    assert scored(syntax)[1].dtype == np.float32
