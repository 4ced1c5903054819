"""Causes and effects, on the Causal News Corpus (Tan et al. 2022), measured as in its shared task (CASE 2022 and 2023, task 3).

340 sentences of news on protests, 185 of them causal. Each is read by itself, as it stands there, tokens parted by blanks, by the
reader that users have where they ask for causes, and what was found is put back into those tokens.

- **Causal or not**: F of the causal sentences. Where the reader finds several sentences in one, it is causal if one of them is.
- **Spans**, as the task: its scorer (tanfiona/CausalNewsCorpus, evaluation/subtask2) looks at sentences with gold relations alone;
  of the relations found there it takes the first so many as gold has (ours stand best first), puts nothing in the place of missing
  ones, and assigns one to another so that the sentence's F is best. Causes and effects are compared in one sequence, signals in
  another. Fair F is FairEval's (Ortmann 2022), the task's own figure: a span with the wrong bounds or label is one error, half
  false and half missed, not two. Exact F is the traditional one. Not followed: the task's reader of marked text lets a cause or an
  effect of a single word run on to the sentence's end; here it ends where it ends.
- **Everything found**: the same for all sentences, with what was found in those that are not causal, and beyond gold's number.

Measured, never tuned on.

Run: python -m benchmarks accuracy CORPORA_DIR --only causal
"""

from __future__ import annotations

import itertools
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from spacy.language import Language

from benchmarks.table import Row
from sayso.claims.syntax import Syntax, syntax_of
from sayso.reading.causal import CausalRelation, causals_of
from sayso.reading.pipeline import load_reader
from training.causal_data import CausalText, causal_texts

FLOORS = {"label": 72.0, "exact": 40.0}
Range = tuple[int, int]
"""First and last token of a span, both included."""
LABELS = ("cause", "effect", "signal")


@dataclass(frozen=True, slots=True)
class Relation:
    """A relation in the corpus's own tokens; None for a cause or effect that was not found."""

    cause: Range | None
    effect: Range | None
    signals: tuple[Range, ...] = ()

    def spans(self) -> list[tuple[str, Range]]:
        """Give its spans with their labels."""
        both = [(label, span) for label, span in (("cause", self.cause), ("effect", self.effect)) if span is not None]
        return both + [("signal", span) for span in self.signals]


NOTHING = Relation(None, None)
Spans = list[tuple[str, Range]]


@dataclass(slots=True)
class Counts:
    """Errors by label as FairEval sorts them; boundary and label errors count under the gold span's label, else the found one's."""

    right: Counter[str] = field(default_factory=Counter)
    false: Counter[str] = field(default_factory=Counter)
    missed: Counter[str] = field(default_factory=Counter)
    half: Counter[str] = field(default_factory=Counter)
    gold: Counter[str] = field(default_factory=Counter)
    found: Counter[str] = field(default_factory=Counter)

    def exact(self, *labels: str) -> float:
        """Give the traditional F of some labels, in per cent."""
        return _f(self._sum(self.right, labels), self._sum(self.found, labels), self._sum(self.gold, labels))

    def fair(self, *labels: str) -> float:
        """Give FairEval's F of some labels, in per cent: one error that is both is half of each."""
        right, half = self._sum(self.right, labels), self._sum(self.half, labels) / 2
        return _f(right, right + self._sum(self.false, labels) + half, right + self._sum(self.missed, labels) + half)

    @staticmethod
    def _sum(counts: Counter[str], labels: Sequence[str]) -> int:
        return sum(counts[label] for label in labels or LABELS)

    def errors(self) -> int:
        """Count the errors, each once."""
        return self.false.total() + self.missed.total() + self.half.total()

    def add(self, other: Counts) -> None:
        """Add another's counts."""
        for name in ("right", "false", "missed", "half", "gold", "found"):
            getattr(self, name).update(getattr(other, name))


def _f(right: float, found: float, gold: float) -> float:
    return 200 * right / (found + gold) if found + gold else 0.0


def compared(gold: Relation, found: Relation) -> Counts:
    """Compare two relations span by span, signals apart, as the task has them in a sequence of their own."""
    counts = Counts()
    for labels in (("cause", "effect"), ("signal",)):
        left = [span for span in gold.spans() if span[0] in labels]
        ours = [span for span in found.spans() if span[0] in labels]
        counts.gold.update(label for label, _ in left)
        counts.found.update(label for label, _ in ours)
        _compare(left, ours, counts)
    return counts


def _compare(gold: Spans, found: Spans, counts: Counts) -> None:
    """Sort errors as Ortmann (2022) does: the same span; the same words, other label; words shared, label the same; then not."""
    for span in [span for span in gold if span in found]:
        gold.remove(span)
        found.remove(span)
        counts.right[span[0]] += 1
    for label, words in list(gold):
        other = next((span for span in found if span[1] == words), None)
        if other is not None:
            gold.remove((label, words))
            found.remove(other)
            counts.half[label] += 1
    for same in (True, False):
        _boundaries(gold, found, counts, same)
    counts.missed.update(label for label, _ in gold)
    counts.false.update(label for label, _ in found)


def _boundaries(gold: Spans, found: Spans, counts: Counts, same: bool) -> None:
    """Pair spans that share words, each once, the shortest gold one first; then what shares words with a span that is paired."""
    used_gold: Spans = []
    used_found: Spans = []
    for span in sorted(gold, key=lambda one: one[1][1] - one[1][0]):
        near = [other for other in found if (other[0] == span[0]) == same and _shared(span[1], other[1])]
        if near:
            other = max(near, key=lambda one: (_shared(span[1], one[1]), -_length(one[1])))
            gold.remove(span)
            found.remove(other)
            used_gold.append(span)
            used_found.append(other)
            counts.half[span[0]] += 1
    for left, used in ((gold, used_found), (found, used_gold)):
        for span in [one for one in left if any((other[0] == one[0]) == same and _shared(one[1], other[1]) for other in used)]:
            left.remove(span)
            counts.half[span[0]] += 1


def _shared(one: Range, other: Range) -> int:
    return max(0, min(one[1], other[1]) - max(one[0], other[0]) + 1)


def _length(span: Range) -> int:
    return span[1] - span[0] + 1


def best_assigned(gold: Sequence[Relation], found: Sequence[Relation]) -> Counts:
    """Compare a sentence's relations in the assignment of the best fair F; one without a counterpart stands against nothing."""
    ours = [*found, *[NOTHING] * (len(gold) - len(found))]
    table = [[compared(one, other) for other in ours] for one in gold]
    alone = [compared(NOTHING, other) for other in ours]

    def whole(order: Iterable[int]) -> Counts:
        chosen = tuple(order)
        total = Counts()
        for at, to in enumerate(chosen):
            total.add(table[at][to])
        for to in range(len(ours)):
            if to not in chosen:
                total.add(alone[to])
        return total

    if not gold or not found:
        return whole(range(len(gold)))
    right = [[counts.right.total() for counts in row] for row in table]
    errors = [[counts.errors() - alone[to].errors() for to, counts in enumerate(row)] for row in table]
    left_over = sum(counts.errors() for counts in alone)

    def fair(order: Iterable[int]) -> float:
        pairs = list(enumerate(order))
        hits = sum(right[at][to] for at, to in pairs)
        return hits / max(1, 2 * hits + left_over + sum(errors[at][to] for at, to in pairs))

    best: tuple[int, ...] = max(itertools.permutations(range(len(ours)), len(gold)), key=fair)
    return whole(best)


def task_counts(sentences: Iterable[tuple[Sequence[Relation], Sequence[Relation]]]) -> Counts:
    """Count as the shared task: sentences with gold relations alone, of what was found there the best, as many as gold has."""
    total = Counts()
    for gold, found in sentences:
        if gold:
            total.add(best_assigned(gold, found[: len(gold)]))
    return total


def whole_counts(sentences: Iterable[tuple[Sequence[Relation], Sequence[Relation]]]) -> Counts:
    """Count all that was found in all sentences."""
    total = Counts()
    for gold, found in sentences:
        total.add(best_assigned(gold, found))
    return total


Judged = tuple[list[Relation], list[Relation]]
"""A sentence's gold relations, and those found."""


def causal_rows(corpora: Path, pipeline: str | None = None) -> list[Row]:
    """Measure the reader's causes and effects; nothing where its weights have no network for them."""
    nlp = load_reader(pipeline, causal=True)
    if not causals_of(nlp("A word.")):
        return []
    judged: list[Judged] = []
    labels: list[tuple[bool, bool]] = []
    for text in causal_texts(corpora, "dev"):
        gold, found, causal = judge(nlp, text)
        judged.append((gold, found))
        labels.append((bool(gold), causal))
    return [label_row(labels), *span_figures(judged)]


def judge(nlp: Language, text: CausalText) -> tuple[list[Relation], list[Relation], bool]:
    """Read one sentence of the corpus: gold's relations, ours best first, and whether ours is causal."""
    tokens = tokens_of(text.text)
    gold = [
        Relation(_place(one.cause, tokens), _place(one.effect, tokens), tuple(_place(signal, tokens) for signal in one.signals))
        for one in text.relations
    ]
    doc = nlp(text.text)
    syntax, causals = syntax_of(doc), causals_of(doc)
    relations = sorted((one for part in causals for one in part.relations), key=lambda one: -one.score)
    return gold, [_ours(one, syntax, tokens) for one in relations], any(part.causal for part in causals)


def tokens_of(text: str) -> list[Range]:
    """Give the corpus's tokens, which blanks part, in code points."""
    found, at = [], 0
    for token in text.split(" "):
        found.append((at, at + len(token)))
        at += len(token) + 1
    return found


def _place(points: Range, tokens: Sequence[Range]) -> Range:
    """Give the tokens that some code points touch, first and last."""
    inside = [number for number, (begin, end) in enumerate(tokens) if begin < points[1] and end > points[0]]
    return inside[0], inside[-1]


def _ours(one: CausalRelation, syntax: Syntax, tokens: Sequence[Range]) -> Relation:
    def on(span: Range | None) -> Range | None:
        return None if span is None else _place((syntax.start[span[0]], syntax.end[span[1]]), tokens)

    signal = on(one.signal)
    return Relation(on(one.cause), on(one.effect), () if signal is None else (signal,))


def label_row(labels: Sequence[tuple[bool, bool]]) -> Row:
    """Give F of the causal sentences from (gold, ours)."""
    right = sum(gold and ours for gold, ours in labels)
    gold, ours = sum(gold for gold, _ in labels), sum(ours for _, ours in labels)
    note = f"{gold} of {len(labels)} sentences are; precision {_share(right, ours)}, recall {_share(right, gold)}"
    return Row("Causal News Corpus dev: causal or not, F", _f(right, ours, gold), floor=FLOORS["label"], note=note)


def span_figures(judged: Sequence[Judged]) -> list[Row]:
    """Give the figures of spans."""
    task, whole = task_counts(judged), whole_counts(judged)
    name = "Causal News Corpus dev: spans"
    exact = ", ".join(f"{label} {task.exact(label):.1f}" for label in LABELS)
    fair = ", ".join(f"{label} {task.fair(label):.1f}" for label in LABELS)
    return [
        Row(f"{name}, exact F", task.exact(), floor=FLOORS["exact"], note=exact),
        Row(f"{name}, FairEval F", task.fair(), note=fair),
        Row(
            f"{name}, everything found in all sentences, exact F",
            whole.exact(),
            note=f"FairEval {whole.fair():.1f}; {whole.found.total()} spans found, {whole.gold.total()} gold",
        ),
    ]


def _share(part: int, whole: int) -> str:
    return f"{100 * part / whole if whole else 0.0:.1f}"
