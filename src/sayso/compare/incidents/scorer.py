"""How likely two sightings are of one incident: a small network over their features, in numpy.

Learnt on the training topics of ECB+ by `training.incidents`, which has the same arithmetic in torch: features brought to mean 0
and spread 1, two rectified layers, one output. The loss is the log loss, so that the figure is a probability for pairs like those
it learnt from: of two statements about the same things.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache

import numpy as np
from numpy.typing import NDArray

from sayso.compare.incidents.features import FEATURES, Prepared, features_of
from sayso.compare.incidents.vectors import plain_arrays
from sayso.errors import ReadingError

FloatArray = NDArray[np.float32]
LIMIT = 8.0
"""Spreads from the mean beyond which a feature says no more: what lies there was hardly learnt from."""


@cache
def scorer_weights() -> Mapping[str, FloatArray]:
    """Load the weights; ReadingError MODEL_MISSING, or MODEL_DAMAGED where they are for other features."""
    return network_weights("scorer", len(FEATURES))


def network_weights(name: str, inputs: int) -> Mapping[str, FloatArray]:
    """Load the weights of a network of so many inputs; ReadingError MODEL_MISSING, MODEL_DAMAGED."""
    found = {key: array.astype(np.float32) for key, array in plain_arrays(name).items()}
    if found["mean"].shape != (inputs,):
        raise ReadingError("MODEL_DAMAGED", f"The weights {name}.npz of the incidents' network are for other inputs.")
    return found


def score_pairs(pairs: Sequence[tuple[Prepared, Prepared]], given: Mapping[str, FloatArray] | None = None) -> FloatArray:
    """Give each pair's probability of being of one incident, before time and place are set against each other.

    `given` are the network's weights, those of the package if none.
    """
    if not pairs:
        return np.zeros(0, dtype=np.float32)
    rows = np.array([features_of(one, other) for one, other in pairs], dtype=np.float32)
    return probabilities(rows, scorer_weights() if given is None else given)


def probabilities(features: FloatArray, weights: Mapping[str, FloatArray]) -> FloatArray:
    """Give the network's output for rows of features."""
    states = np.clip((features - weights["mean"]) / weights["spread"], -LIMIT, LIMIT)
    for layer in ("0", "2"):
        states = np.maximum(states @ weights[f"layers.{layer}.weight"].T + weights[f"layers.{layer}.bias"], 0.0)
    logits = (states @ weights["layers.4.weight"].T + weights["layers.4.bias"])[:, 0]
    found: FloatArray = (1.0 / (1.0 + np.exp(-logits))).astype(np.float32)
    return found
