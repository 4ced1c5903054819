"""A short vector for each common word, known without its sentence: words of like use lie near each other.

`data/vectors.npz` holds one row of signed bytes for each word of `data/rarity.tsv`, in its order, and one scale. They are the word
pieces' own vectors in all-MiniLM-L6-v2, averaged over a word's pieces, centred, and reduced by principal components
(`training.incident_words`).
"""

from __future__ import annotations

import zlib
from collections.abc import Mapping
from functools import cache, lru_cache
from importlib.resources import as_file, files
from typing import Final
from zipfile import BadZipFile

import numpy as np
from numpy.typing import NDArray

from sayso.compare.incidents.words import listed_words
from sayso.errors import ReadingError

FloatArray = NDArray[np.float32]
WIDTH: Final = 48
"""Numbers in a word's vector."""
REINSTALL: Final = "Install the package again: pip install --force-reinstall sayso"
UNKNOWN: Final = np.zeros(WIDTH, dtype=np.float32)
"""The vector of a word that is not listed: near to nothing."""


@lru_cache(maxsize=50_000)
def vector_of(word: str) -> FloatArray:
    """Give a word's vector, of length 1; UNKNOWN where it is not listed. ReadingError MODEL_DAMAGED."""
    place = _places().get(word)
    if place is None:
        return UNKNOWN
    row = _arrays("vectors")["vectors"][place].astype(np.float32)
    length = float(np.linalg.norm(row))
    return row / length if length else UNKNOWN


@cache
def _places() -> Mapping[str, int]:
    return {word: place for place, word in enumerate(listed_words())}


@cache
def _arrays(name: str) -> Mapping[str, NDArray[np.generic]]:
    return plain_arrays(name)


def plain_arrays(name: str) -> Mapping[str, NDArray[np.generic]]:
    """Read the arrays of `data/<name>.npz`; ReadingError MODEL_MISSING or MODEL_DAMAGED where it holds no plain arrays."""
    with as_file(files("sayso.compare.incidents").joinpath(f"data/{name}.npz")) as path:
        if not path.is_file():
            raise ReadingError("MODEL_MISSING", f"The model file {path.name} is missing.", REINSTALL)
        try:
            with np.load(path, allow_pickle=False) as found:
                return {key: found[key] for key in found.files}
        except (OSError, ValueError, EOFError, TypeError, BadZipFile, zlib.error) as error:
            raise ReadingError("MODEL_DAMAGED", f"The model file {path.name} cannot be read.", REINSTALL) from error
