"""Windows to tensors, in batches of windows of like length."""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
import torch
from torch import Tensor

from sayso.reading.features import Features, Pieces, batch_of, features_of
from sayso.reading.lemmas import script_of
from training.labels import O_OR_GROUP, Labels
from training.windows import UNKNOWN, Window

MOST_PIECES = 320
"""Longer windows are left out: a handful of tables."""


@dataclass(frozen=True)
class Targets:
    """What the heads should say, [rows, words] each; UNKNOWN where nothing is to be learnt. `sentence` is UNKNOWN at padding."""

    sentence: Tensor
    start: Tensor
    upos: Tensor
    xpos: Tensor
    script: Tensor
    head: Tensor
    dep: Tensor
    names: Tensor


class Numbers:
    """Label inventories as numbers."""

    def __init__(self, labels: Labels) -> None:
        """Number every inventory in its order."""
        self.upos, self.xpos, self.dep, self.script = (
            {name: at for at, name in enumerate(inventory)} for inventory in (labels.upos, labels.xpos, labels.dep, labels.script)
        )
        self.name = {name: at for at, name in enumerate(labels.name)} | {"?": UNKNOWN, "~": O_OR_GROUP}

    def layers(self, window: Window) -> dict[str, list[int]]:
        """Give a window's layers as numbers; those it has not are left out."""
        found: dict[str, list[int]] = {}
        if window.sentence is not None and window.head is not None:
            found["sentence"] = window.sentence
            found["start"] = [
                int(own != before) for own, before in zip(window.sentence, [None, *window.sentence[:-1]], strict=True)
            ]
            found["head"] = window.head
        if window.upos is not None:
            found["upos"] = [self.upos.get(name, UNKNOWN) for name in window.upos]
            found["xpos"] = [self.xpos.get(name, UNKNOWN) for name in window.xpos or ()]
            found["dep"] = [self.dep.get(name, UNKNOWN) for name in window.dep or ()]
            scripts = zip(window.words, window.lemma or (), strict=True)
            found["script"] = [self.script.get(script_of(form, lemma), UNKNOWN) for form, lemma in scripts]
        if window.names is not None:
            found["names"] = [self.name.get(name, UNKNOWN) for name in window.names]
        return found


def batches(
    windows: Sequence[Window], numbers: Numbers, pieces: Pieces, size: int, chance: random.Random
) -> Iterator[tuple[dict[str, Tensor], Targets]]:
    """Give batches of at most `size` padded pieces, lengths alike within a batch, batches in random order."""
    ready = [(features_of(window.words, window.gaps, pieces), window) for window in windows if window.words]
    ready = [pair for pair in ready if len(pair[0].pieces) <= MOST_PIECES]
    ready.sort(key=lambda pair: len(pair[0].pieces) * (1 + 0.15 * chance.random()))
    groups: list[list[tuple[Features, Window]]] = [[]]
    for pair in ready:
        if groups[-1] and (len(groups[-1]) + 1) * (len(pair[0].pieces) + 2) > size:
            groups.append([])
        groups[-1].append(pair)
    chance.shuffle(groups)
    for group in groups:
        yield _inputs(group, pieces), _targets([window for _, window in group], numbers)


def _inputs(group: Sequence[tuple[Features, Window]], pieces: Pieces) -> dict[str, Tensor]:
    batch = batch_of([(features, 0, len(features)) for features, _ in group], pieces.special("[CLS]"), pieces.special("[SEP]"))
    return {name: torch.from_numpy(values) for name, values in batch.feed().items()}


def _targets(windows: Sequence[Window], numbers: Numbers) -> Targets:
    width = max(len(window.words) for window in windows)
    names = ("sentence", "start", "upos", "xpos", "script", "head", "dep", "names")
    arrays = {name: np.full((len(windows), width), UNKNOWN, dtype=np.int64) for name in names}
    for row, window in enumerate(windows):
        for name, values in numbers.layers(window).items():
            arrays[name][row, : len(values)] = values
    return Targets(**{name: torch.from_numpy(values) for name, values in arrays.items()})
