"""Loading the corpus: stand-off files of `folder/<split>/`, each beside its text; all of them hold, or nothing is returned."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from corpus import scheme, standoff
from corpus.layers import Layer, load_layer
from corpus.rules import Items, Problem, problems
from corpus.scheme import GoldDocument, Offsets, kind_of, with_items


@dataclass(frozen=True, slots=True)
class AnnotatedText:
    """A document's annotation and the text that its offsets point into."""

    gold: GoldDocument
    text: str


def load_corpus(folder: Path, corpora: Path, splits: Iterable[str] = scheme.SPLITS) -> list[AnnotatedText]:
    """Load the documents of the splits, in the order of split and file name. CorpusError: as `load_layer` tells."""
    return [AnnotatedText(gold, text) for gold, text in load_layer(_LAYER, folder, corpora, splits)]


def _problems(text: str, gold: GoldDocument) -> Iterator[Problem]:
    if not _in_order(gold.segments, len(text)):
        reason = "the segments are empty, out of order or outside the text"
        yield Problem("document", 0, "OFFSETS", reason, "compile the sheet again")
    yield from problems(Items(text, gold.attributions, gold.claims, gold.flags))


def _in_order(spans: Sequence[Offsets], length: int) -> bool:
    edges = [0, *(edge for span in spans for edge in span), length]
    return all(start < end for start, end in spans) and edges == sorted(edges)


_LAYER = Layer(standoff.read_head, standoff.read_item, with_items, _problems, lambda item: (kind_of(item),))
