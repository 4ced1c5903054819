"""What speaks for a pair is symmetric, bounded, and meets the spellings and derivations of one word."""

from __future__ import annotations

import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from sayso.compare.incidents.features import FEATURES, features_by_name, features_of, prepare
from sayso.compare.incidents.scorer import score_pairs, scorer_weights
from sayso.compare.incidents.vectors import UNKNOWN, vector_of
from sayso.compare.incidents.words import bag_of, cosine, name_keys, rarity, stem
from tests.compare.incidents.seen import account, day, escape, party, seen


@pytest.mark.parametrize(
    ("one", "other"),
    [("explode", "explosion"), ("die", "death"), ("evacuate", "evacuation"), ("arrest", "arrested"), ("decide", "decision")],
)
def test_a_verb_and_its_noun_share_a_stem(one: str, other: str) -> None:
    assert stem(one) == stem(other)


def test_words_that_only_begin_alike_do_not() -> None:
    assert stem("attack") != stem("attend")
    assert stem("report") != stem("repeat")


def test_spellings_of_a_name_share_a_key() -> None:
    assert name_keys("Rashot Kamalov") & name_keys("Рашот Камалов")


def test_a_rare_word_tells_more_than_a_common_one() -> None:
    assert rarity("bomb") > rarity("said")
    assert rarity("xyzzy") >= rarity("bomb")


def test_words_of_like_use_have_near_vectors_and_unknown_words_none() -> None:
    assert float(vector_of("kill") @ vector_of("murder")) > float(vector_of("kill") @ vector_of("election")) + 0.3
    assert vector_of("xyzzyqq") is UNKNOWN


@given(
    st.lists(st.sampled_from(["bomb", "police", "prison", "said", "xyzzy"])), st.lists(st.sampled_from(["bomb", "town", "said"]))
)
def test_likeness_of_words_is_symmetric_and_within_bounds(one: list[str], other: list[str]) -> None:
    first, second = bag_of(one), bag_of(other)
    assert math.isclose(cosine(first, second), cosine(second, first), abs_tol=1e-9)
    assert -1e-9 <= cosine(first, second) <= 1 + 1e-9


def test_features_are_symmetric_and_as_many_as_the_scorer_reads() -> None:
    other = seen(
        account("b", "Guards of Tarven shot Jonas Verel"), "c1", "shoot", "Guards shot Jonas Verel", party("agent", "Guards")
    )
    one, two = prepare([escape("a", day("2015-10-12")), other])
    assert len(features_of(one, two)) == len(FEATURES) == len(scorer_weights()["mean"])
    assert np.allclose(features_of(one, two), features_of(two, one), atol=1e-6)


def test_a_name_in_another_script_counts_as_shared() -> None:
    one = seen(account("a", "x"), "c1", "arrest", "they arrested Rashot Kamalov", party("patient", "Rashot Kamalov"))
    other = seen(account("b", "y"), "c1", "arrest", "they arrested Рашот Камалов", party("patient", "Рашот Камалов"))
    assert features_by_name(*prepare([one, other]))["patients"] == 1.0


def test_scores_are_probabilities() -> None:
    one, two = prepare([escape("a"), escape("b")])
    assert 0 <= float(score_pairs([(one, two)])[0]) <= 1
    assert len(score_pairs([])) == 0
