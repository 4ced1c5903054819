"""The texts whose who, when, where and how many is annotated, beside the ledger that the reader makes of each."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

from corpus.errors import CorpusError
from corpus.readings import ToOriginal, to_original
from corpus.resolution.load import load_resolved
from corpus.resolution.scheme import GoldResolution
from corpus.scheme import Offsets, Split
from sayso.pipeline import Reader
from sayso.types import Span, StatementLedger

Figure = tuple[str, float, str]
"""What is measured, the figure, and a note."""
Part = TypeVar("Part", bound=Span)


@dataclass(frozen=True, slots=True)
class ResolvedReading:
    """A text, gold's resolution of it, our ledger, and the way from the ledger's spans to the text's."""

    text: str
    gold: GoldResolution
    ledger: StatementLedger
    move: ToOriginal

    def spans(self, items: Iterable[Part]) -> Iterator[tuple[Offsets, Part]]:
        """Give items with their offsets in the text, each span once, without those that have none there."""
        seen: set[Offsets] = set()
        for item in items:
            place = self.move(item.start, item.end)
            if place is not None and place not in seen:
                seen.add(place)
                yield place, item


def resolved_readings(corpora: Path, split: Split, folder: Path, pipeline: str | None = None) -> list[ResolvedReading]:
    """Read every text of one part."""
    texts = load_resolved(folder, corpora, [split])
    if not texts:
        raise CorpusError("TEXT_MISSING", f"{folder / split} holds no resolved text.", "Compile sheets of that part into it.")
    reader = Reader(pipeline)
    read: list[ResolvedReading] = []
    for item in texts:
        ledger = reader.read(item.text.encode("utf-8"), f"{item.gold.id}.txt")
        read.append(ResolvedReading(item.text, item.gold, ledger, to_original(ledger.document)))
    return read


def share(part: float, whole: float) -> float:
    """Give a share in per cent; 0 of nothing."""
    return 100 * part / whole if whole else 0.0
