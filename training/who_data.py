"""Statements with who is meant annotated, as the scorer learns from them: GUM under open licences, and our own corpus.

Mentions are those that the reader finds, in its own trees, names and quotations, so that what is learnt is what readers have. A
markable is the gold mention whose head it is.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import torch
from spacy.language import Language
from spacy.tokens import Doc
from torch import Tensor

from corpus.heads import head_of
from corpus.resolution.load import ResolvedText, load_resolved
from sayso.claims.attribution import find_attributions
from sayso.claims.clauses import Clauses
from sayso.claims.syntax import syntax_of
from sayso.intake import read_statement
from sayso.reading import windows
from sayso.reading.component import words_of
from sayso.reading.encoder import Encoder, FloatArray
from sayso.reading.features import batch_of, features_of
from sayso.reading.pipeline import load_reader
from sayso.resolve.who.markables import find_markables
from sayso.resolve.who.pairs import find_pairs
from sayso.resolve.who.scorer import TRAITS
from training.corpora import gold_doc, gum_mentions, require_open, require_open_texts, treebank
from training.signal_sources import Moved, paragraphs_of
from training.who_model import WhoInputs

RESOLVED = Path(__file__).parents[1] / "corpus" / "resolved"
Heads = dict[int, str]
"""Which thing the word at a code point heads a mention of."""


@dataclass(frozen=True)
class WhoExample:
    """One statement: `right` is 1 for a pair that stands for one thing; `source` names its corpus."""

    source: str
    inputs: WhoInputs
    right: Tensor


class VectorReader:
    """Reads a text, and the encoder's vector of each token."""

    def __init__(self, weights: Path) -> None:
        self.nlp: Language = load_reader(str(weights), None)
        self._encoder = Encoder(weights)

    def vectors(self, doc: Doc) -> FloatArray:
        """Give the vectors, [tokens, width]: each word's from the window that has most room around it, as when reading."""
        words, gaps, places = words_of(doc)
        pieces = self._encoder.pieces
        features = features_of(words, gaps, pieces)
        cut = windows.plan(features, 0, len(words))
        owner = windows.owners(cut, 0, len(words))
        found: FloatArray | None = None
        for number, window in enumerate(cut):
            batch = batch_of([(features, window.begin, window.end)], pieces.special("[CLS]"), pieces.special("[SEP]"))
            own = self._encoder.vectors(batch)[0]
            found = np.zeros((len(doc), own.shape[1]), dtype=np.float32) if found is None else found
            inside = np.flatnonzero(owner == number)
            found[places[inside]] = own[inside - window.begin]
        assert found is not None
        return found


def who_examples(corpora: Path, weights: Path, gum: bool = True, ours: bool = True) -> list[WhoExample]:
    """Give the statements that the scorer learns from. LicenceError where a text is under a closed licence."""
    reader = VectorReader(weights)
    found: list[WhoExample] = []
    if gum:
        require_open("gum")
        found += [_example("gum", reader, *item) for item in gum_texts(corpora, reader.nlp)]
    if ours:
        texts = load_resolved(RESOLVED, corpora, ["train"])
        require_open_texts(corpora, [item.gold.id for item in texts])
        found += [_example("sayso", reader, *_ours(item)) for item in texts]
    return found


def gum_texts(corpora: Path, nlp: Language) -> Iterator[tuple[str, Heads]]:
    """Give GUM's training texts with their mentions' heads."""
    for row in treebank(corpora, "gum", "train"):
        doc = gold_doc(row, nlp.vocab)
        # Of mentions with one head, the widest is what the head stands for.
        mentions = sorted(gum_mentions(row, doc), key=lambda one: one.end - one.start)
        yield doc.text, {mention.head[0]: mention.group for mention in mentions}


def _ours(item: ResolvedText) -> tuple[str, Heads]:
    statement = read_statement(item.text.encode("utf-8"), "statement.txt")
    moved = Moved(statement.map, len(item.text))
    heads: Heads = {}
    for entity in item.gold.entities:
        for span in entity.mentions:
            start, end = moved.span(*head_of(item.text, span))
            if end > start:
                heads[start] = entity.id
    return statement.text, heads


def _example(source: str, reader: VectorReader, text: str, heads: Heads) -> WhoExample:
    doc = reader.nlp(text)
    syntax = syntax_of(doc)
    attributions = [one.attribution for one in find_attributions(syntax, paragraphs_of(text))]
    markables = find_markables(Clauses(syntax))
    pairs = find_pairs(syntax, markables, attributions)
    inputs = WhoInputs(
        torch.from_numpy(reader.vectors(doc)[[one.head for one in markables]]),
        torch.tensor([[getattr(one, name) for name in TRAITS] for one in markables]),
        torch.from_numpy(pairs.later),
        torch.from_numpy(pairs.earlier),
        torch.from_numpy(pairs.features),
    )
    groups = _groups([range(syntax.start[one.head], syntax.end[one.head]) for one in markables], heads)
    right = groups[pairs.later] == groups[pairs.earlier]
    return WhoExample(source, inputs, torch.from_numpy(right.astype(np.float32)))


def _groups(places: Sequence[range], heads: Heads) -> np.ndarray[tuple[int], np.dtype[np.int64]]:
    """Give each markable the number of what it stands for; one that stands for nothing annotated has a number of its own."""
    number = {group: at for at, group in enumerate(dict.fromkeys(heads.values()))}
    meant = [next((heads[point] for point in place if point in heads), None) for place in places]
    return np.array([number[group] if group is not None else -1 - at for at, group in enumerate(meant)], dtype=np.int64)
