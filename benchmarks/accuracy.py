"""Every figure of docs/accuracy.md, measured on the corpora: what is scored, and beside which peer."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from benchmarks.spans import span_rows
from benchmarks.table import Row

SECTIONS = ("parse", "sentences", "names", "attribution", "claims", "spans")


def accuracy_rows(corpora: Path, only: Sequence[str] | None, peer: str) -> list[Row]:
    """Measure the sections asked for, or all of them."""
    measure: dict[str, Callable[[], list[Row]]] = {
        "spans": lambda: span_rows(corpora),
    }
    return [row for section in SECTIONS if section in (only or SECTIONS) for row in measure[section]()]
