"""The exported network behind onnxruntime: batches of windows in, the heads' scores out."""

from __future__ import annotations

import os
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import NamedTuple, Protocol

import numpy as np
import onnxruntime
from numpy.typing import NDArray
from onnxruntime.capi.onnxruntime_pybind11_state import Fail, InvalidArgument, InvalidGraph, InvalidProtobuf
from tokenizers import Tokenizer

from sayso.errors import ReadingError
from sayso.reading.causal import THIRD, CausalScores
from sayso.reading.features import SIGNAL_INPUTS, Batch, Pieces
from sayso.reading.models import REINSTALL, SECOND, WEIGHTS, require
from sayso.reading.signals import SignalScores
from sayso.reading.who import FILE, project, who_weights

FloatArray = NDArray[np.float32]


class Scores(NamedTuple):
    """What the heads say of a batch, [rows, words, …] each.

    `arcs[b, i, j]` scores word `j` as the head of word `i`, and `arcs[b, i, i]` word `i` as a root. `child` and `parent` are the
    vectors from which dependency labels are scored. `signals` are the second network's, `vectors` those of `reading.who`,
    `states` what the third network reads.
    """

    start: FloatArray
    upos: FloatArray
    xpos: FloatArray
    script: FloatArray
    names: FloatArray
    arcs: FloatArray
    child: FloatArray
    parent: FloatArray
    signals: SignalScores | None
    vectors: FloatArray | None
    states: FloatArray | None = None


OUTPUTS = Scores._fields[:-3]
"""What the first network gives, besides the `states` and the `vectors` that what stands on it reads."""


class Network(Protocol):
    """Whatever scores batches: the shipped weights, or others while they are being made."""

    pieces: Pieces
    has_signals: bool
    has_vectors: bool
    has_causal: bool

    def score(self, batch: Batch) -> Scores:
        """Score a batch of windows."""

    def causal(self, feed: Mapping[str, NDArray[np.generic]]) -> CausalScores:
        """Score sentences laid side by side by `reading.causal.causal_feed`."""

    def label(self, child: FloatArray, parent: FloatArray) -> FloatArray:
        """Score every dependency label for pairs of a child's and its head's vectors, [pairs, labels]."""


class Encoder:
    """The shipped weights, or others in a folder of the same shape, where the second network may be wanting.

    Sessions are opened when first used; `threads` None takes what the machine gives.
    """

    def __init__(self, folder: Path = WEIGHTS, threads: int | None = None, causal: bool = False) -> None:
        """Read the tokenizer; the third network runs where `causal` asks for it. ReadingError MODEL_MISSING or MODEL_DAMAGED."""
        self.folder = folder
        self._threads = threads if threads is not None else _cores()
        self._sessions: dict[str, onnxruntime.InferenceSession] = {}
        self.has_signals = (folder / SECOND).is_file()
        self.has_vectors = (folder / FILE).is_file()
        self.has_causal = causal and (folder / THIRD).is_file()
        path = require(folder, "tokenizer.json")
        try:
            self.pieces = Pieces(Tokenizer.from_file(str(path)))
        except Exception as error:  # the library raises a bare Exception for a file that it cannot parse
            raise ReadingError("MODEL_DAMAGED", f"The model file {path.name} cannot be read.", REINSTALL) from error

    def score(self, batch: Batch) -> Scores:
        """Score a batch of windows."""
        feed = batch.feed()
        further = [
            name for name, wanted in (("states", self.has_signals or self.has_causal), ("vectors", self.has_vectors)) if wanted
        ]
        found: Sequence[FloatArray] = self._session("encoder.onnx").run([*OUTPUTS, *further], feed)
        below = dict(zip(further, found[len(OUTPUTS) :], strict=True))
        signals = self._signals(feed, below["states"]) if self.has_signals else None
        vectors = project(below["vectors"], who_weights(self.folder)) if self.has_vectors else None
        return Scores._make((*found[: len(OUTPUTS)], signals, vectors, below["states"] if self.has_causal else None))

    def vectors(self, batch: Batch) -> FloatArray:
        """Give the encoder's own vector of each word, [rows, words, its width], as the heads read it."""
        found: Sequence[FloatArray] = self._session("encoder.onnx").run(["vectors"], batch.feed())
        return found[0]

    def states(self, batch: Batch) -> FloatArray:
        """Give the states after the layers that the other networks share, [rows, pieces, width]."""
        found: Sequence[FloatArray] = self._session("encoder.onnx").run(["states"], batch.feed())
        return found[0]

    def _signals(self, feed: Mapping[str, NDArray[np.generic]], states: FloatArray) -> SignalScores:
        above = {name: feed[name] for name in SIGNAL_INPUTS} | {"states": states}
        return SignalScores(*self._session(SECOND).run(SignalScores._fields, above))

    def causal(self, feed: Mapping[str, NDArray[np.generic]]) -> CausalScores:
        """Score sentences laid side by side by `reading.causal.causal_feed`."""
        return CausalScores(*self._session(THIRD).run(CausalScores._fields, feed))

    def label(self, child: FloatArray, parent: FloatArray) -> FloatArray:
        """Score every dependency label for pairs of a child's and its head's vectors, [pairs, labels]."""
        found: Sequence[FloatArray] = self._session("labels.onnx").run(["labels"], {"child": child, "parent": parent})
        return found[0]

    def _session(self, name: str) -> onnxruntime.InferenceSession:
        if name not in self._sessions:
            self._sessions[name] = open_network(require(self.folder, name), self._threads)
        return self._sessions[name]


def open_network(path: Path, threads: int) -> onnxruntime.InferenceSession:
    """Open an exported network; ReadingError MODEL_DAMAGED where it cannot be loaded."""
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = threads
    options.inter_op_num_threads = 1
    options.log_severity_level = 3
    # Threads that spin while they wait take the other core's time from the rules that follow.
    options.add_session_config_entry("session.intra_op.allow_spinning", "0")
    try:
        return onnxruntime.InferenceSession(str(path), options, providers=["CPUExecutionProvider"])
    except (Fail, InvalidArgument, InvalidGraph, InvalidProtobuf) as error:
        raise ReadingError("MODEL_DAMAGED", f"The model file {path.name} cannot be loaded.", REINSTALL) from error


def _cores() -> int:
    """Give the number of cores that this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
