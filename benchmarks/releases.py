"""The press releases of a corpora folder as inputs, in the corpus' own order."""

from __future__ import annotations

import gzip
import json
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice
from pathlib import Path

RELEASES = "raw/senate-press-releases.jsonl.gz"


@dataclass(frozen=True, slots=True)
class Release:
    """One release, already in memory: an input of `sayso.pipeline.read_inputs`."""

    name: str
    text: str

    def load(self) -> bytes:
        """Give its bytes, UTF-8."""
        return self.text.encode("utf-8")


def releases(corpora: Path, limit: int | None = None) -> Iterator[Release]:
    """Give the releases, or the first `limit` of them."""
    with gzip.open(corpora / RELEASES, "rt", encoding="utf-8") as lines:
        for line in islice(lines, limit):
            row = json.loads(line)
            yield Release(row["id"].replace("/", "-"), row["text"])
