"""Whether `confidence` means what it says: how often claims of each confidence are right, on the Sayso corpus.

`corpus.calibration` says what right is and how the error is counted. Every claim of the program's is counted.

Run: python -m benchmarks accuracy CORPORA_DIR --only calibration
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from benchmarks.table import Row
from corpus.calibration import Bin, expected_error, judged, reliability
from corpus.readings import GOLD, readings
from corpus.scheme import Split

ERROR_FLOOR = 0.05


def calibration_rows(corpora: Path, split: Split = "dev", gold: Path = GOLD, pipeline: str | None = None) -> list[Row]:
    """Measure the claims' confidence on one part of the corpus, with the reliability table below."""
    found = judged(readings(corpora, split, gold, pipeline))
    table = reliability(found)
    error = expected_error(table)
    what = f"Sayso corpus {split}: expected calibration error of the claims' confidence"
    right = sum(right for _, right in found) / len(found) if found else 0.0
    note = f"{error:.4f} over {len(found):,} claims, {100 * right:.1f} % of them right"
    return [Row(what, error, floor=ERROR_FLOOR, at_most=True, note=note, below=markdown(table))]


def markdown(table: Sequence[Bin]) -> str:
    """Give the reliability table."""
    lines = ["| confidence | claims | mean confidence | right |", "|---|---|---|---|"]
    lines += [f"| {row.low:.1f} to {row.high:.1f} | {row.claims:,} | {row.confidence:.3f} | {row.right:.3f} |" for row in table]
    return "\n".join(lines)
