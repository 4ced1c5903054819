"""Sentences with what causes what marked, as the third network learns from them: the Causal News Corpus (Tan et al. 2022).

A sentence that its annotators called causal has one or more relations, each a marked-up copy of it: `<ARG0>` the cause, `<ARG1>`
the effect, `<SIG0>` the words that say so, `<SIG1>` and on where these stand apart. One that they did not has none. The texts'
tokens are parted by blanks; they are cut into words as the reader cuts any text.
"""

from __future__ import annotations

import ast
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from spacy.language import Language

from sayso.reading.component import words_of
from training.corpora import Row, require_open, rows

CORPUS = "causal-news"
HELD_OUT = "09"
"""The part of the training half, a tenth of it, on which epochs, thresholds and variants were chosen."""

_MARK = re.compile(r"<(/?)(ARG[01]|SIG\d)>")
_PART = re.compile(r"cnc_train_(\d+)_")

Range = tuple[int, int]
"""First and last word of a span, or its code points, half-open; which of the two is said where it stands."""


@dataclass(frozen=True, slots=True)
class MarkedRelation:
    """A relation in code points into its text, half-open; `signals` in the order of their marks, often none."""

    cause: Range
    effect: Range
    signals: tuple[Range, ...]


@dataclass(frozen=True, slots=True)
class CausalText:
    """A sentence of the corpus; causal where it has relations."""

    id: str
    text: str
    relations: tuple[MarkedRelation, ...]


@dataclass(frozen=True, slots=True)
class WordRelation:
    """A relation in words of its example, first and last; of its signals the first."""

    cause: Range
    effect: Range
    signal: Range | None


@dataclass(frozen=True, slots=True)
class CausalExample:
    """A sentence as the reader cuts it: its words, the gap before each, its relations."""

    words: tuple[str, ...]
    gaps: tuple[int, ...]
    relations: tuple[WordRelation, ...]


def causal_texts(corpora: Path, folder: str = "train") -> list[CausalText]:
    """Read a half of the corpus; LicenceError where it is not on the list, ValueError where a copy is not of its text."""
    require_open(CORPUS)
    return [text_of(row) for row in rows(corpora, CORPUS, folder)]


def text_of(row: Row) -> CausalText:
    """Give one line of the corpus; ValueError where a marked copy is not of its text, or its cause or effect is wanting."""
    copies = ast.literal_eval(row["pairs"]) if isinstance(row["pairs"], str) else row["pairs"]
    return CausalText(row["id"], row["text"], tuple(_relation(copy, row["text"]) for copy in copies))


def _relation(copy: str, text: str) -> MarkedRelation:
    """Give the spans that are marked in a copy of a text."""
    opened: dict[str, int] = {}
    spans: dict[str, Range] = {}
    at = before = 0
    for mark in _MARK.finditer(copy):
        at += mark.start() - before
        before = mark.end()
        if mark[1]:
            spans[mark[2]] = (opened[mark[2]], at)
        else:
            opened[mark[2]] = at
    if _MARK.sub("", copy) != text or not {"ARG0", "ARG1"} <= spans.keys():
        raise ValueError(f"not a marked copy of its sentence: {copy!r}")
    signals = tuple(spans[name] for name in sorted(spans) if name.startswith("SIG"))
    return MarkedRelation(spans["ARG0"], spans["ARG1"], signals)


def held_out(texts: Iterable[CausalText]) -> tuple[list[CausalText], list[CausalText]]:
    """Part the training half into what is learnt from and the tenth that choices are made on.

    The corpus came in ten parts, neighbours in them often from one story; a whole part is held out, as the corpus's own dev is one.
    """
    parts: tuple[list[CausalText], list[CausalText]] = ([], [])
    for text in texts:
        found = _PART.match(text.id)
        parts[found is not None and found[1] == HELD_OUT].append(text)
    return parts


def example_of(nlp: Language, text: CausalText) -> CausalExample:
    """Cut a sentence into the reader's words; a span takes in every word that it touches."""
    doc = nlp.make_doc(text.text)
    words, gaps, places = words_of(doc)
    starts = [doc[place].idx for place in places.tolist()]
    return CausalExample(tuple(words), tuple(gaps.tolist()), tuple(_in_words(one, words, starts) for one in text.relations))


def _in_words(relation: MarkedRelation, words: Sequence[str], starts: Sequence[int]) -> WordRelation:
    def span(points: Range) -> Range:
        inside = [number for number, start in enumerate(starts) if start < points[1] and start + len(words[number]) > points[0]]
        return inside[0], inside[-1]

    signal = span(relation.signals[0]) if relation.signals else None
    return WordRelation(span(relation.cause), span(relation.effect), signal)


def examples_of(nlp: Language, texts: Iterable[CausalText]) -> list[CausalExample]:
    """Cut sentences into the reader's words; one without words is left out."""
    return [found for found in (example_of(nlp, text) for text in texts) if found.words]
