"""What the third network says of a sentence: whether it tells of a cause and its effect, and which words are which.

It stands on the encoder's third layer of states, as the second network does, and reads one sentence at a time. A relation is a
pair of words, the first of its cause and the first of its effect, as TPLinker marks relations (Wang et al. 2020); all pairs are
scored by a biaffine form (Dozat and Manning 2017), so that a sentence may hold several, and where spans end and which words signal
the relation is scored for a pair once it is chosen. Trainer and reader share this module.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final, NamedTuple

import numpy as np
from numpy.typing import NDArray
from spacy.tokens import Doc

from sayso.reading.features import SIGNAL_INPUTS, Features

FloatArray = NDArray[np.float32]
Range = tuple[int, int]
"""First and last token of a span, both included."""

CAUSAL: Final = "sayso_causal"
"""The key under which a Doc's `user_data` holds its sentences' scores and relations."""
THIRD: Final = "causal.onnx"
"""The third network's file."""
ENDS: Final = ("cause_last", "effect_last", "signal_first", "signal_last")
"""What is scored for a chosen pair: `by_cause[b, i, e, k]` and `by_effect[b, j, e, k]` add up to word `k`'s score."""
RELATION_ODDS: Final = -1.0
"""What a relation must be worth to be told; best on the held-out tenth of the corpus, where all that are told are counted."""
CAUSAL_ODDS: Final = -0.25
"""Log odds above which a sentence is called causal; chosen there too."""
MOST_RELATIONS: Final = 5
"""Most relations of one sentence; no sentence of the corpus has more."""
CANDIDATES: Final = 24
"""Pairs of a sentence that are looked at, best first."""
SIGNAL_WORDS: Final = 5
"""Most words of a signal; one in a hundred of the corpus's is longer."""
BATCH_PIECES: Final = 2_048
"""Padded pieces in one batch."""
MOST_PADDED: Final = 1.2
"""How much longer a batch's longest sentence may be than its shortest, but for two pieces."""


class CausalScores(NamedTuple):
    """What the network says of a batch of sentences, as log odds and logits.

    `label` [rows] says causal or not; `pairs[b, i, j]` that a cause begins with word `i` and its effect with `j`; `unsaid[b, i]` is
    what word `i` adds to a pair's having no signal, where its cause begins with it, and where its effect does.
    """

    label: FloatArray
    pairs: FloatArray
    by_cause: FloatArray
    by_effect: FloatArray
    unsaid: FloatArray


@dataclass(frozen=True, slots=True)
class CausalRelation:
    """A cause and its effect in tokens of the Doc, first and last; None for what was not found.

    `score` runs from a half to one, higher where the network is surer; it is no calibrated probability.
    """

    cause: Range | None
    effect: Range | None
    signal: Range | None
    score: float


@dataclass(frozen=True, slots=True)
class CausalSentence:
    """What was read of the sentence that begins with token `first`: how sure it is that it is causal, 0 to 1, and its relations."""

    first: int
    score: float
    relations: tuple[CausalRelation, ...] = ()

    @property
    def causal(self) -> bool:
        """Whether the sentence is rather causal than not."""
        return self.score >= 0.5


@dataclass(frozen=True, slots=True)
class Stretch:
    """Words `begin` to `end` of a statement, and the states of the row that they were read in, whose first word is `row_begin`."""

    features: Features
    states: FloatArray
    row_begin: int
    row_end: int
    begin: int
    end: int


def causal_feed(stretches: Sequence[Stretch]) -> dict[str, NDArray[np.generic]]:
    """Lay sentences side by side as the network takes them in, each one's states between those that close its row."""
    sizes = [int(one.features.bounds[one.end] - one.features.bounds[one.begin]) for one in stretches]
    rows, width, words = len(stretches), max(sizes) + 2, max(one.end - one.begin for one in stretches)
    states = np.zeros((rows, width, stretches[0].states.shape[-1]), dtype=np.float32)
    mask = np.zeros((rows, width), dtype=np.float32)
    first, last, shapes, gaps = (np.zeros((rows, words), dtype=np.int32) for _ in range(4))
    for row, (one, size) in enumerate(zip(stretches, sizes, strict=True)):
        bounds, count = one.features.bounds, one.end - one.begin
        at = int(bounds[one.begin] - bounds[one.row_begin]) + 1
        closing = int(bounds[one.row_end] - bounds[one.row_begin]) + 1
        states[row, 0], states[row, size + 1] = one.states[0], one.states[closing]
        states[row, 1 : size + 1] = one.states[at : at + size]
        mask[row, : size + 2] = 1.0
        own = bounds[one.begin : one.end + 1] - bounds[one.begin] + 1
        first[row, :count], last[row, :count] = own[:-1], own[1:] - 1
        shapes[row, :count], gaps[row, :count] = one.features.shapes[one.begin : one.end], one.features.gaps[one.begin : one.end]
    return dict(zip(("states", *SIGNAL_INPUTS), (states, mask, first, last, shapes, gaps), strict=True))


def odds_of(scores: CausalScores, row: int, words: int) -> float:
    """Give the log odds that a sentence is causal: half by its own score, half by its pairs' together; above 0 it rather is."""
    pairs = scores.pairs[row, :words, :words].astype(np.float64)
    return (float(scores.label[row]) + float(np.logaddexp.reduce(pairs, axis=None))) / 2 - CAUSAL_ODDS


def relations_of(scores: CausalScores, row: int, words: int, least: float = RELATION_ODDS) -> list[CausalRelation]:
    """Give the relations of one sentence of a batch, in its own words, best first: those worth `least`, no two of one thing.

    A relation is worth its pair's log odds and the log probabilities of its ends together.
    """
    pairs = scores.pairs[row, :words, :words].astype(np.float64)
    np.fill_diagonal(pairs, -np.inf)
    best = np.argsort(pairs, axis=None)[::-1][:CANDIDATES].tolist()
    likely = [divmod(place, words) for place in best if pairs.flat[place] > least]
    spelt_out = [_spelt_out(scores, row, words, pair) for pair in likely]
    found: list[CausalRelation] = []
    for worth, one in sorted(spelt_out, key=lambda item: -item[0]):
        if worth > least and not any(_doubles(one, other) for other in found):
            found.append(one)
    return found[:MOST_RELATIONS]


def _spelt_out(scores: CausalScores, row: int, words: int, pair: tuple[int, int]) -> tuple[float, CausalRelation]:
    """Find where a pair's spans end, and its signal, and what the relation is worth; a span never reaches into the other."""
    cause, effect = pair
    table = (scores.by_cause[row, cause] + scores.by_effect[row, effect])[:, :words].astype(np.float64)
    cause_ends = _logs(table[0, cause : effect if effect > cause else words])
    effect_ends = _logs(table[1, effect : cause if cause > effect else words])
    worth = float(scores.pairs[row, cause, effect]) + float(cause_ends.max() + effect_ends.max())
    signal = None
    if table[2].max() > scores.unsaid[row, cause, 0] + scores.unsaid[row, effect, 1]:
        begin = int(table[2].argmax())
        signal = (begin, begin + int(table[3, begin : begin + SIGNAL_WORDS].argmax()))
    spans = (cause, cause + int(cause_ends.argmax())), (effect, effect + int(effect_ends.argmax()))
    return worth, CausalRelation(*spans, signal, chance_of(worth - RELATION_ODDS))


def _logs(scores: NDArray[np.float64]) -> NDArray[np.float64]:
    """Give the log probabilities that scores stand for."""
    found: NDArray[np.float64] = scores - np.logaddexp.reduce(scores)
    return found


def _doubles(one: CausalRelation, other: CausalRelation) -> bool:
    """Tell whether two relations are readings of one: the causes share words and so do the effects, or they are turned round."""
    return (_meet(one.cause, other.cause) and _meet(one.effect, other.effect)) or (
        _meet(one.cause, other.effect) and _meet(one.effect, other.cause)
    )


def _meet(one: Range | None, other: Range | None) -> bool:
    return one is not None and other is not None and one[0] <= other[1] and other[0] <= one[1]


def chance_of(odds: float) -> float:
    """Give the probability of log odds."""
    return float(1.0 / (1.0 + np.exp(-odds)))


def read_sentences(
    stretches: Sequence[Stretch], score: Callable[[Mapping[str, NDArray[np.generic]]], CausalScores]
) -> list[CausalSentence]:
    """Read sentences with the network `score`, those of like length together; gives them in their order, counted in words."""
    found: dict[int, CausalSentence] = {}
    for group in _groups(stretches):
        scores = score(causal_feed([stretches[number] for number in group]))
        for row, number in enumerate(group):
            begin = stretches[number].begin
            words = stretches[number].end - begin
            relations = relations_of(scores, row, words)
            whole = chance_of(odds_of(scores, row, words))
            found[number] = CausalSentence(begin, whole, tuple(_counted_from(one, begin) for one in relations))
    return [found[number] for number in range(len(stretches))]


def _groups(stretches: Sequence[Stretch]) -> Iterator[list[int]]:
    """Part sentences into batches in which none is padded much, by their numbers."""
    sizes = [int(one.features.bounds[one.end] - one.features.bounds[one.begin]) + 2 for one in stretches]
    group: list[int] = []
    for number in sorted(range(len(sizes)), key=sizes.__getitem__):
        size = sizes[number]
        if group and ((len(group) + 1) * size > BATCH_PIECES or size > MOST_PADDED * sizes[group[0]] + 2):
            yield group
            group = []
        group.append(number)
    if group:
        yield group


def _counted_from(one: CausalRelation, begin: int) -> CausalRelation:
    def on(span: Range | None) -> Range | None:
        return None if span is None else (span[0] + begin, span[1] + begin)

    return CausalRelation(on(one.cause), on(one.effect), on(one.signal), one.score)


def packed_causals(sentences: Sequence[CausalSentence], places: NDArray[np.int64]) -> dict[str, object]:
    """Give sentences, moved from words to the tokens at `places`, as plain arrays that a Doc's `user_data` can hold and write."""
    spans = [
        (number, *(place for span in (one.cause, one.effect, one.signal) for place in (span or (-1, -1))))
        for number, sentence in enumerate(sentences)
        for one in sentence.relations
    ]
    words = np.array(spans, dtype=np.int64).reshape(-1, 7)
    words[:, 1:] = np.where(words[:, 1:] < 0, -1, places[words[:, 1:]])
    return {
        "firsts": places[[one.first for one in sentences]],
        "chances": np.array([one.score for one in sentences], dtype=np.float32),
        "relations": words,
        "scores": np.array([one.score for sentence in sentences for one in sentence.relations], dtype=np.float32),
    }


def _unpacked(found: Mapping[str, Any]) -> Iterator[CausalSentence]:
    rows = found["relations"].tolist()
    scores = found["scores"].tolist()
    for number, (first, chance) in enumerate(zip(found["firsts"].tolist(), found["chances"].tolist(), strict=True)):
        own = [(row, score) for row, score in zip(rows, scores, strict=True) if row[0] == number]
        yield CausalSentence(first, chance, tuple(CausalRelation(*_spans(row), score) for row, score in own))


def _spans(row: Sequence[int]) -> tuple[Range | None, Range | None, Range | None]:
    cause, effect, signal = ((row[at], row[at + 1]) if row[at] >= 0 else None for at in (1, 3, 5))
    return cause, effect, signal


def causals_of(doc: Doc) -> tuple[CausalSentence, ...]:
    """Give what the third network read of a Doc's sentences, in their order, in tokens; nothing where it did not read it."""
    found = doc.user_data.get(CAUSAL)
    return () if found is None else tuple(_unpacked(found))
