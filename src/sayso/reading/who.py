"""The vectors that tell which phrases of a statement stand for one thing: a short one for each word, from the encoder's own.

The weights are `who.npz`: here the projection, and for the layer that groups mentions all the rest. Trainer and reader share this
module's names.
"""

from __future__ import annotations

import zlib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Final
from zipfile import BadZipFile

import numpy as np
from numpy.typing import NDArray
from spacy.tokens import Doc

from sayso.errors import ReadingError
from sayso.reading.models import REINSTALL, require

FloatArray = NDArray[np.float32]
HalfArray = NDArray[np.float16]
Weights = Mapping[str, FloatArray]

WHO: Final = "sayso_who"
"""The key under which a Doc's `user_data` holds its vectors and the folder of the weights that made them."""
FILE: Final = "who.npz"
WIDTH: Final = 64
"""Numbers in a word's vector."""
EPSILON: Final = 1e-5


@dataclass(frozen=True, slots=True)
class WordVectors:
    """A statement's vectors, [tokens, WIDTH], and the weights that they belong with."""

    vectors: HalfArray
    weights: Weights


@cache
def who_weights(folder: Path) -> Weights:
    """Load the weights; ReadingError MODEL_MISSING, or MODEL_DAMAGED where the file holds no plain arrays."""
    path = require(folder, FILE)
    try:
        with np.load(path, allow_pickle=False) as found:
            return {name: found[name].astype(np.float32) for name in found.files}
    except (OSError, ValueError, EOFError, TypeError, BadZipFile, zlib.error) as error:
        raise ReadingError("MODEL_DAMAGED", f"The model file {FILE} cannot be read.", REINSTALL) from error


def project(words: FloatArray, weights: Weights) -> FloatArray:
    """Give the short vectors of the encoder's, over the last axis: layer normalisation, one layer, rectified."""
    mean = words.mean(axis=-1, keepdims=True)
    spread = np.sqrt(words.var(axis=-1, keepdims=True) + EPSILON)
    normed = (words - mean) / spread * weights["norm.weight"] + weights["norm.bias"]
    found: FloatArray = np.maximum(normed @ weights["inner.weight"].T + weights["inner.bias"], 0.0)
    return found


def packed_vectors(vectors: HalfArray, folder: Path) -> dict[str, object]:
    """Give vectors as a Doc's `user_data` can hold and write them."""
    return {"vectors": vectors, "weights": str(folder)}


def vectors_of(doc: Doc) -> WordVectors | None:
    """Give a Doc's vectors; None where no weights for them read it."""
    found = doc.user_data.get(WHO)
    return None if found is None else WordVectors(found["vectors"], who_weights(Path(found["weights"])))
