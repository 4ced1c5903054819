"""What an annotation of links is: frozen types that hold claims' ids, offsets and labels, and none of the text.

Offsets are code points into the item's text exactly as the raw corpus stores it, half-open `[start, end)`.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import get_args

from corpus.scheme import Offsets, Split
from sayso.types import LinkRelation, Polarity

SCHEMA = "sayso-links/1"

RELATIONS: tuple[str, ...] = get_args(LinkRelation)
MARKS = ("negative", "habitual", "conditional")
"""What a sheet may write behind a link."""


@dataclass(frozen=True, slots=True)
class GoldLink:
    """Claim `from_` leads to claim `to`: two different claims of the same document's annotation.

    `cue` is None where no words say so. `polarity` is negative where the one keeps the other from being, or the text denies that it
    leads there; `habitual` where it is told of every time, `conditional` where both claims are only supposed.
    """

    from_: str
    to: str
    relation: LinkRelation
    cue: Offsets | None
    polarity: Polarity
    habitual: bool
    conditional: bool


@dataclass(frozen=True, slots=True)
class GoldLinks:
    """One annotator's links of one text, in the order of the sheet: `hash` is that of the text."""

    id: str
    hash: str
    split: Split
    annotator: str
    links: tuple[GoldLink, ...] = ()
