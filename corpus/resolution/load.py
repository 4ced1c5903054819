"""Loading who, when, where and how many: stand-off files of `folder/<split>/` beside their texts; all hold, or none is returned."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from corpus.layers import Layer, load_layer
from corpus.resolution import standoff
from corpus.resolution.rules import problems
from corpus.resolution.scheme import GoldEntity, GoldResolution, Item, kind_of, with_items
from corpus.scheme import SPLITS

RESOLVED = Path(__file__).parent.parent / "resolved"
"""The annotations of the repository: a folder of stand-off files for each split."""


@dataclass(frozen=True, slots=True)
class ResolvedText:
    """A document's annotation and the text that its offsets point into."""

    gold: GoldResolution
    text: str


def load_resolved(folder: Path, corpora: Path, splits: Iterable[str] = SPLITS) -> list[ResolvedText]:
    """Load the documents of the splits, in the order of split and file name. CorpusError: as `load_layer` tells."""
    return [ResolvedText(gold, text) for gold, text in load_layer(_LAYER, folder, corpora, splits)]


def _kinds(item: Item) -> Sequence[str]:
    """Give an item's kind, and that of each of an entity's mentions."""
    return (kind_of(item), *(["mention"] * len(item.mentions) if isinstance(item, GoldEntity) else ()))


_LAYER = Layer(standoff.read_head, standoff.read_item, with_items, problems, _kinds)
