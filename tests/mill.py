"""A small set of two statements on a mill, written by hand, and its sheet."""

from __future__ import annotations

from pathlib import Path

from corpus.comparing.load import load_sets
from corpus.comparing.scheme import GoldSet

TEXTS = {
    "1-union.txt": "MILL UNION\n\nNine workers were killed in May. Guards shot them. We struck.\n",
    "2-owners.txt": "MILL COMPANY\n\nSix workers died in May. The union struck. We regret the deaths.\n",
}
HEADER = """# set: mill
# annotator: A
W union | Mill Union
W owners | Mill Company
D 1 union | 1-union.txt
D 2 owners | 2-owners.txt
"""


def mill_with(folder: Path, incidents: str) -> list[GoldSet]:
    """Write the set with the lines of its incidents below a folder, as its dev part, and load it."""
    own = folder / "dev" / "mill"
    own.mkdir(parents=True)
    for name, text in {**TEXTS, "incidents.sheet": HEADER + incidents}.items():
        (own / name).write_text(text, encoding="utf-8")
    return load_sets(["dev"], folder)
