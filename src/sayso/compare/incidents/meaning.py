"""What a predicate means where it stands: two vectors for each sighting, near to those of others that tell of one happening.

A small network of its own stands on the reader's shared layers, as the reader's further networks do (`sayso.reading.encoder`):
one transformer layer in which the predicate's pieces are marked, then the mean of those pieces, and the mean of all pieces by a
learned weight (Lin et al. 2017), each brought to WIDTH numbers. It learnt from ECB+ and from statement sets written for it, each
sentence by itself and pairs by their vectors alone (`training.meaning`), so that cost grows with sightings and not with pairs. What
a sentence gives does not depend on what is read beside it.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import as_file, files
from typing import Final

import numpy as np
import onnxruntime
import spacy
from numpy.typing import NDArray

from sayso.compare.incidents.vectors import REINSTALL, plain_arrays
from sayso.errors import ReadingError
from sayso.reading.encoder import Encoder, open_network
from sayso.reading.features import GAP, Features, batch_of, features_of
from sayso.reading.tokens import SteadyTokenizer

FloatArray = NDArray[np.float32]
WIDTH: Final = 64
"""Numbers in each of the two vectors."""
LENGTH: Final = 3.0
"""What vectors are scaled to before they are weighed."""
SOFTENED: Final = 0.3
"""What differences count beside products."""
WORDS_AROUND: Final = 40
"""Words of the sentence on either side of the predicate that are read."""
PIECES_AROUND: Final = 28
"""Word pieces on either side of it that the network sees."""
NETWORK: Final = "meaning.onnx"


@dataclass(frozen=True, slots=True)
class Scene:
    """A sentence and where in it the predicate stands, [start, end) in code points of `text`; empty text: nothing to read."""

    text: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Sight:
    """What the network takes in of a scene: states [pieces, the encoder's width], and which of the pieces are the predicate's."""

    states: FloatArray
    first: int
    last: int


def meanings_of(scenes: Iterable[Scene]) -> list[FloatArray]:
    """Give each scene's two vectors, [2, WIDTH] of length 1; zeros for an empty one. ReadingError MODEL_MISSING, MODEL_DAMAGED."""
    return [_meaning(scene) for scene in scenes]


@lru_cache(maxsize=50_000)
def _meaning(scene: Scene) -> FloatArray:
    sight = sight_of(scene)
    if sight is None:
        return np.zeros((2, WIDTH), dtype=np.float32)
    marks = np.zeros((1, len(sight.states)), dtype=np.float32)
    marks[0, sight.first : sight.last] = 1.0
    feed = {"states": sight.states[None], "mask": np.ones_like(marks), "marks": marks}
    found = np.asarray(_network().run(["vectors"], feed)[0][0], dtype=np.float32)
    lengths = np.maximum(np.linalg.norm(found, axis=1, keepdims=True), 1e-6)
    return np.asarray(found / lengths, dtype=np.float32)


def sight_of(scene: Scene) -> Sight | None:
    """Give what the network takes in; None where there are no words."""
    sentence = _sentence(scene.text)
    if not len(sentence.features):
        return None
    places = zip(sentence.begins, sentence.ends, strict=True)
    within = [number for number, (begin, end) in enumerate(places) if begin < scene.end and scene.start < end] or [0]
    first, last = max(0, within[0] - WORDS_AROUND), min(len(sentence.features), within[-1] + 1 + WORDS_AROUND)
    states, bounds = _states(scene.text, first, last), sentence.features.bounds
    # The row begins with a piece that opens it.
    begin, end = (int(bounds[word] - bounds[first]) + 1 for word in (within[0], within[-1] + 1))
    low, high = max(0, begin - PIECES_AROUND), min(len(states), end + PIECES_AROUND)
    return Sight(states[low:high], begin - low, end - low)


@dataclass(frozen=True, slots=True)
class _Sentence:
    """A sentence's words: where they stand in it, and as the encoder takes them in."""

    begins: tuple[int, ...]
    ends: tuple[int, ...]
    features: Features


@lru_cache(maxsize=256)
def _sentence(text: str) -> _Sentence:
    tokens = [token for token in _tokenizer()(text) if not token.is_space]
    begins, ends = tuple(token.idx for token in tokens), tuple(token.idx + len(token) for token in tokens)
    gaps = [GAP["none"] if begin == end else GAP["space"] for begin, end in zip(begins[1:], ends, strict=False)]
    words = [token.text for token in tokens]
    return _Sentence(begins, ends, features_of(words, [GAP["start"], *gaps][: len(words)], _encoder().pieces))


@lru_cache(maxsize=256)
def _states(text: str, first: int, last: int) -> FloatArray:
    """Read words `first` to `last` of a sentence, which is a row by itself."""
    opening, closing = (_encoder().pieces.special(name) for name in ("[CLS]", "[SEP]"))
    rows: FloatArray = _encoder().states(batch_of([(_sentence(text).features, first, last)], opening, closing))
    found: FloatArray = rows[0]
    return found


def likenesses(ones: FloatArray, others: FloatArray) -> FloatArray:
    """Give for vectors [n, 2, WIDTH] and [m, 2, WIDTH] what they say of each pair, [n, m, 3]: two cosines, and log odds learnt.

    The log odds weigh each place's product and its difference; none of the three depends on which of a pair comes first.
    """
    weights = meaning_weights()
    cosines = np.einsum("nkw,mkw->nmk", ones, others)
    product = LENGTH**2 * np.einsum("nkw,mkw,kw->nm", ones, others, weights["product"], optimize=True)
    apart = LENGTH * np.abs(ones[:, None] - others[None]) * weights["difference"]
    odds = product - SOFTENED * apart.sum((2, 3)) + weights["bias"]
    return np.concatenate([cosines, odds[..., None]], axis=2).astype(np.float32)


def likeness_of(one: FloatArray, other: FloatArray) -> tuple[float, float, float]:
    """Give what `likenesses` gives for one pair."""
    weights = meaning_weights()
    product = one * other
    cosines = product.sum(1)
    apart = np.abs(one - other) * weights["difference"]
    odds = LENGTH**2 * (product * weights["product"]).sum() - SOFTENED * LENGTH * apart.sum()
    return float(cosines[0]), float(cosines[1]), float(odds + weights["bias"])


@cache
def meaning_weights() -> dict[str, FloatArray]:
    """Load what pairs of vectors are weighed by."""
    return {name: array.astype(np.float32) for name, array in plain_arrays("meaning").items()}


@cache
def _encoder() -> Encoder:
    return Encoder(threads=1)


@cache
def _tokenizer() -> SteadyTokenizer:
    nlp = spacy.blank("en")
    nlp.max_length = 10**9
    return SteadyTokenizer(nlp.vocab, nlp.tokenizer)


@cache
def _network() -> onnxruntime.InferenceSession:
    with as_file(files("sayso.compare.incidents").joinpath(f"data/{NETWORK}")) as path:
        if not path.is_file():
            raise ReadingError("MODEL_MISSING", f"The model file {path.name} is missing.", REINSTALL)
        return open_network(path, threads=1)


def stacked(meanings: Sequence[FloatArray]) -> FloatArray:
    """Give vectors of several scenes as one array, [n, 2, WIDTH]."""
    return np.stack(meanings) if meanings else np.zeros((0, 2, WIDTH), dtype=np.float32)
