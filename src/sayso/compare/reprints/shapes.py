"""What goes in and what comes out: a statement's text with its day, and two statements that share passages."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Literal

Kind = Literal["reprint", "partial", "paraphrase", "quotation"]
"""What two statements with passages in common are to one another.

- `reprint`: the shorter one stands in the other, most of it in the same words.
- `paraphrase`: the shorter one stands in the other, reworded.
- `partial`: a part of the shorter one stands in the other; the rest is its own.
- `quotation`: all that they share lies between quotation marks in both: the same speech, quoted twice. Neither is the other's
  reprint, and yet they are not independent sightings of what the speech tells.
"""


@dataclass(frozen=True, slots=True)
class Printed:
    """A statement as it is compared: its document's id, the day it was published (None where unknown), its reading text."""

    id: str
    published: date | None
    text: str


@dataclass(frozen=True, slots=True)
class Passage:
    """A stretch of one statement beside the stretch of the other that says it in the same or nearly the same words.

    `first` and `second` are `[start, end)` in code points of the reading texts of the reprint's first and second document, never
    empty. `density` is the share of the longer side's words that stand in the other side in the same order, above 0 up to 1.
    `quoted` tells that it lies between quotation marks on both sides.
    """

    first: tuple[int, int]
    second: tuple[int, int]
    density: float
    quoted: bool


@dataclass(frozen=True, slots=True)
class Reprint:
    """Two statements that share passages, and how far they do.

    Invariants: `documents` are two different ids in order; `passages` is not empty, in the order of the first document, and no two
    of them overlap on either side; `share` is the share of the words of the shorter statement that they cover, above 0 up to 1;
    `first` is the id of the document published earlier, None where a day is unknown or both are the same: it is never guessed.
    """

    documents: tuple[str, str]
    passages: tuple[Passage, ...]
    share: float
    first: str | None
    kind: Kind

    @property
    def same_source(self) -> bool:
        """Whether the two are one source: all but a quotation and a part that was taken over."""
        return self.kind in {"reprint", "paraphrase"}
