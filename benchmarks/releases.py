"""The press releases of a corpora folder as inputs, in the corpus' own order."""

from __future__ import annotations

import gzip
import json
from collections.abc import Iterator
from functools import partial
from itertools import islice
from pathlib import Path

from sayso.intake import InputItem

RELEASES = "raw/senate-press-releases.jsonl.gz"


def release_inputs(corpora: Path, limit: int | None = None) -> Iterator[InputItem]:
    """Give the releases, or the first `limit` of them."""
    with gzip.open(corpora / RELEASES, "rt", encoding="utf-8") as lines:
        for line in islice(lines, limit):
            row = json.loads(line)
            yield InputItem(f"{row['id'].replace('/', '-')}", partial(str.encode, row["text"], "utf-8"))
