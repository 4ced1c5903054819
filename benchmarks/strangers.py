"""What is joined that nothing ties: one press release in thirty, of offices, years and subjects that have nothing to do with one
another but a parliament and its phrases.

Hardly any two of them tell of one happening, so that nearly every incident that is joined across them is joined wrongly: the count
bounds from above how many wrong ones a user meets in texts that share a subject at most. It is no precision: what two releases do
tell of alike (a vote, a storm) is counted too.

Run: python -m benchmarks accuracy CORPORA --only strangers
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from typing import Final

from benchmarks.releases import Release, releases
from benchmarks.table import Row
from sayso.compare.incidents import Joiner, of_claims
from sayso.pipeline import Reader

EVERY: Final = 30
"""Of all releases, every so-manieth is taken: of the 3,000 in the corpus' order, 100."""


@dataclass(frozen=True, slots=True)
class Met:
    """How many claims of happenings there are in statements, and incidents that are joined across two statements or more."""

    claims: int
    joined: int


def stranger_rows(corpora: Path, pipeline: str | None = None) -> list[Row]:
    """Give how many incidents are joined across one release in thirty."""
    drawn = list(islice(releases(corpora), 0, None, EVERY))
    met = joined_across(drawn, Reader(pipeline))
    share = 1000 * met.joined / met.claims if met.claims else 0.0
    note = f"{met.joined} incidents, {met.claims} claims, {len(drawn)} releases"
    return [Row("one release in thirty: incidents joined across them", share, " per 1,000 claims", note=note)]


def joined_across(texts: Iterable[Release], reader: Reader) -> Met:
    """Join the claims of texts, and count them and the incidents that two texts or more share."""
    joiner, claims = Joiner(), 0
    for text in texts:
        sightings = of_claims(reader.read(text.load(), f"{text.name}.txt"))
        claims += len(sightings)
        joiner.add(sightings)
    return Met(claims, sum(_is_across(one.sightings) for one in joiner.joined().incidents))


def _is_across(sightings: Sequence[tuple[str, str]]) -> bool:
    return len({document for document, _ in sightings}) > 1
