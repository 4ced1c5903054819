"""How likely it is that two markables stand for one thing: a small network over their vectors and the features of the pair.

A mention-ranking model (Lee et al. 2017; word-level as in Dobrovolskii 2021): every markable chooses among the candidates before it
and "none of them", whose score is 0. It runs in numpy; `training.who_model` is the same arithmetic where it is learnt.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

import numpy as np
from numpy.typing import NDArray

from sayso.reading.who import FloatArray, Weights, WordVectors
from sayso.resolve.who.markables import Markable
from sayso.resolve.who.pairs import SIZES, Pairs

TRAITS: Final = ("kind", "label", "number", "gender", "place")
"""What of a markable has a vector of its own, in order."""
AT_ONCE: Final = 50_000
"""Pairs scored in one go: memory stays bounded for long statements."""


def score_pairs(markables: Sequence[Markable], pairs: Pairs, reading: WordVectors) -> FloatArray:
    """Give the score of each pair: above 0, the earlier member is likelier meant than nothing before."""
    weights = reading.weights
    vectors, whole = _markable_vectors(markables, reading)
    later_part = whole @ weights["later.weight"].T + weights["later.bias"]
    earlier_part = whole @ weights["earlier.weight"].T
    worth = _mention_scores(whole, weights)
    found = np.zeros(len(pairs.later), dtype=np.float32)
    for begin in range(0, len(found), AT_ONCE):
        part = slice(begin, begin + AT_ONCE)
        later, earlier = pairs.later[part], pairs.earlier[part]
        hidden = later_part[later] + earlier_part[earlier] + (vectors[later] * vectors[earlier]) @ weights["both.weight"].T
        hidden += _feature_sums(pairs.features[part], weights)
        found[part] = _top(np.maximum(hidden, 0.0), weights) + (worth[later] + worth[earlier]) / 2
    return found


def _markable_vectors(markables: Sequence[Markable], reading: WordVectors) -> tuple[FloatArray, FloatArray]:
    """Give the heads' vectors, and those with the traits' beside them."""
    vectors = reading.vectors[[one.head for one in markables]].astype(np.float32)
    traits = [
        reading.weights[f"traits.{number}.weight"][[getattr(one, name) for one in markables]] for number, name in enumerate(TRAITS)
    ]
    return vectors, np.concatenate([vectors, *traits], axis=1)


def _mention_scores(whole: FloatArray, weights: Weights) -> FloatArray:
    """Give how likely a markable is to be mentioned more than once."""
    hidden = np.maximum(whole @ weights["mention.0.weight"].T + weights["mention.0.bias"], 0.0)
    found: FloatArray = (hidden @ weights["mention.3.weight"].T + weights["mention.3.bias"])[:, 0]
    return found


def _feature_sums(features: NDArray[np.int64], weights: Weights) -> FloatArray:
    total: FloatArray = weights["features.0.weight"][features[:, 0]].copy()
    for number in range(1, len(SIZES)):
        total += weights[f"features.{number}.weight"][features[:, number]]
    return total


def _top(hidden: FloatArray, weights: Weights) -> FloatArray:
    second = np.maximum(hidden @ weights["second.weight"].T + weights["second.bias"], 0.0)
    found: FloatArray = (second @ weights["out.weight"].T + weights["out.bias"])[:, 0]
    return found
