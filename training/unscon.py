"""UNSCon (Zaczynska, Bourgonje and Stede 2024): units of UN Security Council speeches, conflict or not, and our split of them.

CC BY-SA. A file of it is a piece of a speech; the pieces of one speech share a speaker and a subject, so that a split must keep
them together. The corpus has no split of its own.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from training.corpora import Row
from training.corpora import rows as corpus_rows

_SPEECH = re.compile(r".*?_spch\d+")
_FIFTHS = 5


@dataclass(frozen=True, slots=True)
class Unit:
    """An elementary discourse unit as printed there, tokens parted by spaces, and its `[start, end)` in its own file's text."""

    file: str
    start: int
    end: int
    text: str
    conflict: bool


def units_of(rows: Iterable[Row]) -> list[Unit]:
    """Give the rows as units, in the order of the corpus."""
    found = []
    for row in rows:
        start, _, end = str(row["EDU_char_offsets"]).partition("-")
        found.append(Unit(row["file_id"], int(start), int(end), row["EDU_text"], row["Binary_Conflict_score"] == "1"))
    return found


def speech_of(file: str) -> str:
    """Give the speech that a file is a piece of: its meeting and the speech's number there."""
    found = _SPEECH.match(file)
    return found[0] if found else file


def unscon_split(rows: Iterable[Row]) -> tuple[list[Row], list[Row]]:
    """Part the rows into train and dev by speech, the same way every time.

    Speeches are ordered by their share of conflict; of each five neighbours, the one whose name has the smallest SHA-256 is dev. So
    dev holds a fifth of the speeches, peaceful and fierce ones as the corpus has them.
    """
    rows = list(rows)
    speeches: dict[str, list[bool]] = {}
    for row in rows:
        speeches.setdefault(speech_of(row["file_id"]), []).append(row["Binary_Conflict_score"] == "1")
    ordered = sorted(speeches, key=lambda name: (sum(speeches[name]) / len(speeches[name]), name))
    fifths = (ordered[at : at + _FIFTHS] for at in range(0, len(ordered), _FIFTHS))
    held_out = {min(five, key=lambda name: hashlib.sha256(name.encode()).hexdigest()) for five in fifths if len(five) == _FIFTHS}
    parts: tuple[list[Row], list[Row]] = ([], [])
    for row in rows:
        parts[speech_of(row["file_id"]) in held_out].append(row)
    return parts


def unscon(corpora: Path) -> tuple[list[Unit], list[Unit]]:
    """Read the corpus: the units to train on, and those to measure on."""
    train, dev = unscon_split(corpus_rows(corpora, "unscon"))
    return units_of(train), units_of(dev)
