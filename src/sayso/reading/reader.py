"""Features of statements to their reading: windows through the network, then sentences, trees, labels and names.

Statements are read in stretches, several in one go so that rows of like length share a batch. Memory grows with the stretch, time
with the text.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np

from sayso.reading import windows
from sayso.reading.causal import CausalSentence, Stretch, read_sentences
from sayso.reading.decode import LongArray, best_tree, broken_sentences, greedy_heads
from sayso.reading.encoder import FloatArray, Network, Scores
from sayso.reading.features import Features, batch_of
from sayso.reading.signals import ROLES_KEPT, Signals, SignalScores, no_signals, roles_of
from sayso.reading.who import WIDTH, HalfArray
from sayso.reading.windows import BoolArray, Window

BATCH_PIECES: Final = 4_096
"""Padded pieces in one batch: large enough to keep two cores busy, small enough to stay in their caches."""
MOST_PADDED: Final = 1.25
"""How much longer a batch's longest row may be than its shortest: padding costs as much as words do."""
ROOT: Final = "root"


@dataclass(frozen=True, slots=True)
class Reading:
    """What was read of a statement's words. `head` is a word number, a root's its own; the rest index the inventories.

    `name_scores` are those of every name label, [words, labels]; `signals` what the second network says and `vectors` those of
    `reading.who`, if there are any. `causals` are the third network's sentences, in words; None where there is none.
    """

    start: BoolArray
    upos: LongArray
    xpos: LongArray
    script: LongArray
    names: LongArray
    head: LongArray
    dep: LongArray
    name_scores: FloatArray
    signals: Signals | None
    vectors: HalfArray | None
    causals: list[CausalSentence] | None = None


@dataclass(slots=True)
class _Row:
    """A window of a statement, and where its scores are once it has been read: `scores[.][row]`, its first `end - begin` words."""

    statement: int
    window: Window
    scores: Scores | None = None
    row: int = 0


@dataclass(frozen=True, slots=True)
class _Stretch:
    """Words `begin` to `end` of a statement; `last` when the statement ends there."""

    statement: int
    begin: int
    end: int
    last: bool


class Reader:
    """Reads features with a network.

    `dep_labels` is the network's inventory of dependency labels, `name_labels` the number of its name labels.
    """

    def __init__(self, network: Network, dep_labels: Sequence[str], name_labels: int) -> None:
        """Keep the network; nothing is loaded yet."""
        self._network = network
        self._root = dep_labels.index(ROOT)
        self._name_labels = name_labels
        self._special = (network.pieces.special("[CLS]"), network.pieces.special("[SEP]"))

    def read(self, statements: Sequence[Features], sentences: Sequence[Sequence[tuple[int, int]]] | None = None) -> list[Reading]:
        """Read statements; with `sentences` (word ranges that cover each statement), those stand and none are sought."""
        found = [_empty(len(features), self._name_labels, self._network) for features in statements]
        begins = {number: 0 for number, features in enumerate(statements) if len(features)}
        while begins:
            for stretch in self._read_stretches(statements, _stretches(statements, begins), found, sentences):
                number = stretch.statement
                if stretch.last:
                    del begins[number]
                else:
                    begins[number] = _next_begin(statements[number], stretch, found[number])
        return found

    def _read_stretches(
        self,
        statements: Sequence[Features],
        stretches: Sequence[_Stretch],
        found: Sequence[Reading],
        given: Sequence[Sequence[tuple[int, int]]] | None,
    ) -> Sequence[_Stretch]:
        """Read some stretches into `found`."""
        rows = [
            [_Row(stretch.statement, window) for window in windows.plan(statements[stretch.statement], stretch.begin, stretch.end)]
            for stretch in stretches
        ]
        self._score(statements, [row for own in rows for row in own])
        chosen: list[tuple[_Row, tuple[int, int]]] = []
        for stretch, own in zip(stretches, rows, strict=True):
            features, reading = statements[stretch.statement], found[stretch.statement]
            _tags(own, stretch, reading)
            reading.start[stretch.begin : stretch.end] &= ~features.tied[stretch.begin : stretch.end]
            reading.start[stretch.begin : stretch.end] |= windows.paragraph_starts(features)[stretch.begin : stretch.end]
            reading.start[stretch.begin] = True
            if given is not None:
                reading.start[stretch.begin : stretch.end] = False
                reading.start[[begin for begin, _ in given[stretch.statement]]] = True
            chosen += _owned(features, stretch, own, reading)
        again = [row for row, _ in chosen if row.scores is None]
        self._score(statements, again)
        self._trees(chosen, found)
        self._causals(statements, stretches, chosen, found)
        return stretches

    def _score(self, statements: Sequence[Features], rows: Sequence[_Row]) -> None:
        """Send rows through the network in batches of like length."""
        sized = sorted(rows, key=lambda row: _pieces(statements, row))
        for group in _groups(statements, sized):
            batch = batch_of([(statements[row.statement], row.window.begin, row.window.end) for row in group], *self._special)
            scores = self._network.score(batch)
            for place, row in enumerate(group):
                row.scores, row.row = scores, place

    def _trees(self, chosen: Sequence[tuple[_Row, tuple[int, int]]], found: Sequence[Reading]) -> None:
        """Decode the sentences' trees, each from its row, and label their arcs."""
        by_scores: dict[int, list[tuple[_Row, tuple[int, int]]]] = {}
        for row, sentence in chosen:
            by_scores.setdefault(id(row.scores), []).append((row, sentence))
        for group in by_scores.values():
            self._decode(group, found)

    def _decode(self, group: Sequence[tuple[_Row, tuple[int, int]]], found: Sequence[Reading]) -> None:
        """Decode the sentences that one batch holds."""
        scores = group[0][0].scores
        assert scores is not None
        marks = np.full(scores.start.shape, -1, dtype=np.int32)
        for number, (row, (begin, end)) in enumerate(group):
            marks[row.row, begin - row.window.begin : end - row.window.begin] = number
        heads = greedy_heads(scores.arcs, marks)
        kept = np.nonzero(marks >= 0)
        sentence = marks[kept].astype(np.int64)
        flat = np.full(marks.shape, -1, dtype=np.int64)
        flat[kept] = np.arange(len(sentence))
        broken = broken_sentences(flat[kept[0], heads[kept]], sentence, len(group))
        for number in np.flatnonzero(broken).tolist():
            row, (begin, end) = group[number]
            first, after = begin - row.window.begin, end - row.window.begin
            heads[row.row, first:after] = best_tree(scores.arcs[row.row, first:after, first:after]) + first
        labels = self._labels(scores, kept, heads)
        table = np.zeros(marks.shape, dtype=np.int64)
        table[kept] = labels
        for row, (begin, end) in group:
            first, after = begin - row.window.begin, end - row.window.begin
            reading = found[row.statement]
            reading.head[begin:end] = heads[row.row, first:after] + row.window.begin
            reading.dep[begin:end] = table[row.row, first:after]

    def _causals(
        self,
        statements: Sequence[Features],
        stretches: Sequence[_Stretch],
        chosen: Sequence[tuple[_Row, tuple[int, int]]],
        found: Sequence[Reading],
    ) -> None:
        """Read each sentence's causes and effects; the end of a stretch may be read once more, and the later reading stands."""
        if not self._network.has_causal:
            return
        for stretch in stretches:
            known = found[stretch.statement].causals
            assert known is not None
            known[:] = [one for one in known if one.first < stretch.begin]
            known += read_sentences(
                [_sentence(statements, *one) for one in chosen if one[0].statement == stretch.statement], self._network.causal
            )

    def _labels(self, scores: Scores, kept: tuple[LongArray, ...], heads: LongArray) -> LongArray:
        """Give the best label of every arc; a root's is root and no other's is."""
        own = heads[kept]
        label_scores: FloatArray = self._network.label(scores.child[kept], scores.parent[kept[0], own])
        is_root = own == kept[1]
        label_scores[:, self._root] = -np.inf
        return np.where(is_root, self._root, label_scores.argmax(1))


def _empty(count: int, name_labels: int, network: Network) -> Reading:
    upos, xpos, script, names, head, dep = (np.zeros(count, dtype=np.int64) for _ in range(6))
    start, scores = np.zeros(count, dtype=np.bool_), np.zeros((count, name_labels), dtype=np.float32)
    signals = no_signals(count) if network.has_signals else None
    vectors = np.zeros((count, WIDTH), dtype=np.float16) if network.has_vectors else None
    causals: list[CausalSentence] | None = [] if network.has_causal else None
    return Reading(start, upos, xpos, script, names, head, dep, scores, signals, vectors, causals)


def _sentence(statements: Sequence[Features], row: _Row, sentence: tuple[int, int]) -> Stretch:
    """Give a sentence with the states of the row that holds it."""
    assert row.scores is not None
    assert row.scores.states is not None
    return Stretch(statements[row.statement], row.scores.states[row.row], row.window.begin, row.window.end, *sentence)


def _stretches(statements: Sequence[Features], begins: dict[int, int]) -> list[_Stretch]:
    """Take stretches until enough words for one go have come together."""
    found, words = [], 0
    for number, begin in begins.items():
        end = windows.stretch_end(statements[number], begin)
        found.append(_Stretch(number, begin, end, end == len(statements[number])))
        words += end - begin
        if words >= windows.STRETCH_WORDS:
            break
    return found


def _next_begin(features: Features, stretch: _Stretch, reading: Reading) -> int:
    """Give where to read on: behind the stretch, or, where a sentence may go on behind it, at that sentence's first word."""
    if windows.paragraph_starts(features)[stretch.end]:
        return stretch.end
    begin = stretch.begin + int(np.flatnonzero(reading.start[stretch.begin : stretch.end])[-1])
    return begin if begin > stretch.begin else stretch.end


def _pieces(statements: Sequence[Features], row: _Row) -> int:
    bounds = statements[row.statement].bounds
    return int(bounds[row.window.end] - bounds[row.window.begin])


def _groups(statements: Sequence[Features], rows: Sequence[_Row]) -> Iterator[list[_Row]]:
    """Part rows, sorted by length, into batches in which none is padded much."""
    group: list[_Row] = []
    for row in rows:
        pieces = _pieces(statements, row) + 2
        if group and ((len(group) + 1) * pieces > BATCH_PIECES or pieces > MOST_PADDED * (_pieces(statements, group[0]) + 2)):
            yield group
            group = []
        group.append(row)
    if group:
        yield group


def _tags(rows: Sequence[_Row], stretch: _Stretch, reading: Reading) -> None:
    """Take every word's sentence start, tags and name from the window that has most room around it."""
    owner = windows.owners([row.window for row in rows], stretch.begin, stretch.end)
    for number, row in enumerate(rows):
        places = np.flatnonzero(owner == number) + stretch.begin
        if not len(places) or row.scores is None:
            continue
        begin, end = int(places[0]), int(places[-1]) + 1
        inside = slice(begin - row.window.begin, end - row.window.begin)
        reading.start[begin:end] = row.scores.start[row.row, inside] > 0
        for layer in ("upos", "xpos", "script", "names"):
            getattr(reading, layer)[begin:end] = getattr(row.scores, layer)[row.row, inside].argmax(-1)
        reading.name_scores[begin:end] = row.scores.names[row.row, inside]
        if row.scores.vectors is not None and reading.vectors is not None:
            reading.vectors[begin:end] = row.scores.vectors[row.row, inside]
        if row.scores.signals is not None and reading.signals is not None:
            _signals(row, row.scores.signals, (begin, end), reading.signals)


def _signals(row: _Row, scores: SignalScores, words: tuple[int, int], signals: Signals) -> None:
    """Take the second network's scores of some words, and the roles of those that may be cues."""
    begin, end = words
    inside = slice(begin - row.window.begin, end - row.window.begin)
    signals.marks[begin:end] = scores.marks[row.row, inside]
    signals.choices[begin:end] = scores.choices[row.row, inside]
    signals.grades[begin:end] = scores.grades[row.row, inside]
    width = row.window.end - row.window.begin
    for cue in (np.flatnonzero(signals.odds("cue")[begin:end] > ROLES_KEPT) + begin).tolist():
        signals.roles[cue] = roles_of(scores.roles[row.row, cue - row.window.begin, :, :width], row.window.begin)


def _owned(features: Features, stretch: _Stretch, rows: Sequence[_Row], reading: Reading) -> list[tuple[_Row, tuple[int, int]]]:
    """Give each sentence of a stretch the row that holds it; one that none holds gets a row of its own, not yet read."""
    starts = (np.flatnonzero(reading.start[stretch.begin : stretch.end]) + stretch.begin).tolist()
    sentences = windows.cut_long(features, list(zip(starts, [*starts[1:], stretch.end], strict=True)))
    reading.start[[begin for begin, _ in sentences]] = True
    holders = windows.sentence_windows([row.window for row in rows], sentences)
    return [
        (rows[holder] if holder >= 0 else _Row(stretch.statement, Window(*sentence)), sentence)
        for sentence, holder in zip(sentences, holders, strict=True)
    ]
