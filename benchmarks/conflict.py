"""Is a unit of a speech an act of conflict: UNSCon (Zaczynska, Bourgonje and Stede 2024), F of the positive units on our dev part.

The corpus has no split; `training.unscon` keeps a fifth of the speeches out, whole. A unit is found positive where its score is at
least `THRESHOLD`. Beside the figure stand two baselines: every unit positive, and a logistic regression over words and word pairs,
trained on the other speeches, which any trained head has to beat. The second network's head for conflict answers, its log odds
averaged over the unit's words; without that network the ledger's acts do: a unit is positive where a claim in it accuses, rejects,
threatens, protests, coerces or assaults.

Run: python -m benchmarks accuracy CORPORA_DIR --only conflict
"""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Callable, Sequence
from itertools import groupby, pairwise
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from spacy.language import Language

from benchmarks.sentence import detokenised, read_sentence
from benchmarks.table import Row
from sayso.pipeline import Reader
from sayso.reading.pipeline import load_reader
from sayso.reading.signals import signals_of
from training.unscon import Unit, unscon

FLOOR = 65.0
THRESHOLD = 0.5
CONFLICT = frozenset({"ACCUSE", "REJECT", "THREATEN", "PROTEST", "COERCE", "ASSAULT"})

Scorer = Callable[[Sequence[Unit]], Sequence[float]]
"""Gives each unit a score in [0, 1]; units come in the corpus's order, so that those of one file stand together."""

_SEEN_AT_LEAST = 2
_RIDGE = 2.0
_STEPS = 300
_RATE = 0.5
Matrix = NDArray[np.float32]


def conflict_rows(corpora: Path, pipeline: str | None = None) -> list[Row]:
    """Measure the head, or the ledger's acts, beside both baselines."""
    train, dev = unscon(corpora)
    gold = [unit.conflict for unit in dev]
    words = f_of(gold, bag_of_words(train)(dev))
    note = f"{len(dev)} units, {sum(gold)} positive; every unit positive {f_of(gold, [1.0] * len(gold)):.1f}"
    nlp = load_reader(pipeline)
    has_signals = signals_of(nlp("A word.")) is not None
    found = f_of(gold, (head_scorer(nlp) if has_signals else acts_scorer(Reader(pipeline)))(dev))
    return [Row("UNSCon dev: conflict or not, F", found, floor=FLOOR, peer=words, note=f"{note}; peer: words, logistic regression")]


def f_of(gold: Sequence[bool], scores: Sequence[float]) -> float:
    """Give F of the positive units, in per cent."""
    found = [score >= THRESHOLD for score in scores]
    right = sum(a and b for a, b in zip(gold, found, strict=True))
    return 200 * right / max(sum(gold) + sum(found), 1)


def head_scorer(nlp: Language) -> Scorer:
    """Give the head for conflict as a scorer; the units of one file are read together, as they were spoken."""

    def score(units: Sequence[Unit]) -> list[float]:
        return [chance for _, own in groupby(units, key=lambda unit: unit.file) for chance in _chances(nlp, list(own))]

    return score


def _chances(nlp: Language, units: Sequence[Unit]) -> list[float]:
    """Give the chance of conflict of each unit of one file."""
    words = [word for unit in units for word in unit.text.split()]
    text, places = detokenised(words)
    doc = nlp(text)
    signals = signals_of(doc)
    assert signals is not None
    odds, starts = signals.odds("conflict"), [token.idx for token in doc]
    found, first = [], 0
    for unit in units:
        size = len(unit.text.split())
        begin, end = places[first][0], places[first + size - 1][1]
        inside = [float(odds[token]) for token, start in enumerate(starts) if begin <= start < end and not doc[token].is_space]
        found.append(1 / (1 + math.exp(-math.fsum(inside) / max(len(inside), 1))))
        first += size
    return found


def acts_scorer(reader: Reader) -> Scorer:
    """Give the ledger's acts as a scorer, each unit read by itself."""

    def score(units: Sequence[Unit]) -> list[float]:
        ledgers = (read_sentence(reader, detokenised(unit.text.split())[0]) for unit in units)
        return [
            float(ledger is not None and any(claim.act is not None and claim.act.plover in CONFLICT for claim in ledger.claims))
            for ledger in ledgers
        ]

    return score


def bag_of_words(train: Sequence[Unit]) -> Scorer:
    """Train a logistic regression over words and pairs of neighbours, both classes of equal weight, by gradient descent."""
    counts = Counter(feature for unit in train for feature in _features(unit))
    kept = sorted(feature for feature, count in counts.items() if count >= _SEEN_AT_LEAST)
    columns = {feature: at for at, feature in enumerate(kept)}
    inputs = _matrix(train, columns)
    gold = np.array([unit.conflict for unit in train], dtype=np.float32)
    share = gold.mean()
    weight = np.where(gold > 0, 0.5 / share, 0.5 / (1 - share)).astype(np.float32)
    weights = np.zeros(inputs.shape[1], dtype=np.float32)
    momentum = np.zeros_like(weights)
    for _ in range(_STEPS):
        error = (_sigmoid(inputs @ weights) - gold) * weight
        gradient = inputs.T @ error / len(train) + _RIDGE * weights / len(train)
        momentum = 0.9 * momentum - _RATE * gradient
        weights += momentum
    return lambda units: [float(score) for score in _sigmoid(_matrix(units, columns) @ weights)]


def _features(unit: Unit) -> set[str]:
    tokens = re.findall(r"[a-z0-9']+", unit.text.lower())
    return {*tokens, *(f"{a} {b}" for a, b in pairwise(tokens))}


def _matrix(units: Sequence[Unit], columns: dict[str, int]) -> Matrix:
    """Give one row for each unit, of length 1, its last column the constant."""
    table = np.zeros((len(units), len(columns) + 1), dtype=np.float32)
    for row, unit in enumerate(units):
        places = [columns[feature] for feature in _features(unit) if feature in columns]
        table[row, places] = 1 / max(len(places), 1) ** 0.5
    table[:, -1] = 1
    return table


def _sigmoid(values: Matrix) -> Matrix:
    return np.asarray(1 / (1 + np.exp(-values)), dtype=np.float32)
