"""Who, when, where and how many on the Sayso corpus: the reader's values beside an annotator's (docs/annotation.md, section 7).

Each text is read as a user's file would be, and the ledger's spans are moved back to offsets of that text. All counts are summed
over the documents.

- **who**: the CoNLL average (`benchmarks.conll`) of our mentions grouped by entity against gold's. A mention without an entity is a
  singleton. Clusters of one mention are left out on both sides, as gold has not all of them; the note has the figure with them.
  Spans must be equal; *by heads*: only their head words (`corpus.heads`); *names and pronouns*: both sides without
  descriptions.
- **pronouns**: the share of gold's pronouns that our ledger joins to the right entity. Which gold entity one of ours is follows
  from its names, or, without any, its descriptions: the one that most of them are mentions of; none where two are as good.
- **when**: gold's times matched with our claims' by the characters they share. *Days right*: earliest and latest are gold's, over
  all of gold's times that are not open (one that is not found is wrong); *wrongly closed*: gold's open ones to which we give a day.
  Gold's phrases stand without their prepositions, ours with them, so that "since 2003" differs. *Days of gold's phrases*: those
  phrases themselves resolved, whether or not a claim of ours has them.
- **published**: the share of the statements whose own day, or whose lack of one, is gold's.
- **where**: likewise, over gold's places that are not open: the country, and within 161 km (100 miles; Gritta, Pilehvar and Collier
  2020). *Wrongly placed*: gold's open ones to which we give coordinates.
- **counts**: F, one to one, of those that share a character and have gold's minimum and maximum.

Run: python -m benchmarks accuracy CORPORA_DIR --only resolution
"""

from __future__ import annotations

import math
import statistics
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from benchmarks.polnear import Score
from benchmarks.resolved import Figure, Part, ResolvedReading, resolved_readings, share
from benchmarks.table import Row
from benchmarks.who import pronoun_figures, who_figures
from corpus.matching import best_pairs, dice
from corpus.resolution.load import RESOLVED
from corpus.resolution.scheme import GoldCount, GoldRevision
from corpus.scheme import Offsets, Split
from sayso.resolve.times.whens import resolve_times
from sayso.types import Count, StatementLedger, Tense, When, Where

FLOORS: dict[str, float] = {
    "who, all mentions by heads, CoNLL average": 60.0,
    "who, names and pronouns by heads, CoNLL average": 65.0,
    "who, pronouns with the right entity": 48.0,
    "when, days right": 33.0,
    "when, wrongly closed": 6.0,
    "when, days of gold's phrases right": 52.0,
    "published, day or none": 94.0,
    "where, country right": 40.0,
    "where, within 161 km": 37.0,
    "where, wrongly placed": 5.0,
    "counts, F": 78.0,
}
"""The least that passes on the dev part, the most of what is wrong: a few points from what was measured when they were set."""
NEAR_KM = 161.0
EARTH_RADIUS_KM = 6371.0


def resolution_rows(corpora: Path, split: Split = "dev", folder: Path = RESOLVED, pipeline: str | None = None) -> list[Row]:
    """Measure one part. CorpusError: what `load_resolved` raises, and TEXT_MISSING for an empty part."""
    return rows_of(resolved_readings(corpora, split, folder, pipeline), split)


def rows_of(read: Sequence[ResolvedReading], split: Split) -> list[Row]:
    """Give the table's rows for texts already read."""
    found = [
        *who_figures(read),
        *pronoun_figures(read),
        *_when(read),
        *_phrases(read),
        *_published(read),
        *_where(read),
        *_counts(read),
    ]
    return [
        Row(
            f"Sayso corpus {split}: {name}",
            figure,
            floor=FLOORS.get(name) if split == "dev" else None,
            at_most=name.startswith(_AT_MOST),
            note=note,
        )
        for name, figure, note in found
    ]


_AT_MOST = ("when, wrongly closed", "where, wrongly placed")


# When


def _when(read: Sequence[ResolvedReading]) -> Iterator[Figure]:
    fixed = found = right = opened = closed = 0
    for item in read:
        whens = [claim.when for claim in item.ledger.claims if claim.when]
        pairs = _matched(item, [time.span for time in item.gold.times], whens)
        for number, time in enumerate(item.gold.times):
            ours = pairs.get(number)
            days = (ours.earliest, ours.latest) if ours else (None, None)
            if time.is_open:
                opened, closed = opened + 1, closed + (days != (None, None))
            else:
                fixed, found, right = fixed + 1, found + (ours is not None), right + (days == (time.earliest, time.latest))
    yield "when, days right", share(right, fixed), f"of {fixed}; of the {found} that are a claim's time {share(right, found):.1f}"
    yield "when, wrongly closed", share(closed, opened), f"of {opened} that are open"


def _phrases(read: Sequence[ResolvedReading]) -> Iterator[Figure]:
    """Measure the days of gold's own phrases, each in the tense of the claim of ours that shares words with it, else the past."""
    fixed = right = 0
    for item in read:
        ledger = item.ledger
        sentences = [place for start, end in ledger.sentences if (place := item.move(start, end))]
        tenses: dict[int, Tense] = {id(claim.when): claim.tense for claim in ledger.claims if claim.when}
        pairs = _matched(item, [time.span for time in item.gold.times], (claim.when for claim in ledger.claims if claim.when))
        whens: list[tuple[When, Tense]] = []
        for number, time in enumerate(item.gold.times):
            ours = pairs.get(number)
            whens.append((When(*time.span, item.text[slice(*time.span)]), tenses[id(ours)] if ours else "past"))
        for time, found in zip(item.gold.times, resolve_times(item.text, whens, sentences, ledger.document.published), strict=True):
            if not time.is_open:
                fixed, right = fixed + 1, right + ((found.when.earliest, found.when.latest) == (time.earliest, time.latest))
    yield "when, days of gold's phrases right", share(right, fixed), f"of {fixed}"


def _published(read: Sequence[ResolvedReading]) -> Iterator[Figure]:
    right = stated = 0
    for item in read:
        ours = item.ledger.document.published
        days = None if ours is None else (ours.earliest, ours.latest)
        gold = item.gold.published
        right += days == (None if gold is None else (gold, gold))
        stated += gold is not None
    yield "published, day or none", share(right, len(read)), f"of {len(read)}, {stated} with a day"


def _matched(item: ResolvedReading, gold: Sequence[Offsets], ours: Iterable[Part]) -> dict[int, Part]:
    """Give ours for each of gold's that has one with a character in common, one to one, the likest first."""
    pool = list(item.spans(ours))
    pairs = best_pairs(len(gold), len(pool), lambda one, other: dice([gold[one]], [pool[other][0]]))
    return {one: pool[other][1] for one, other in pairs}


# Where


def _where(read: Sequence[ResolvedReading]) -> Iterator[Figure]:
    placed = found = countries = country = near = opened = wrong = 0
    errors: list[float] = []
    for item in read:
        wheres = [claim.where for claim in item.ledger.claims if claim.where]
        pairs = _matched(item, [place.span for place in item.gold.places], wheres)
        for number, place in enumerate(item.gold.places):
            ours = pairs.get(number)
            error = _error(place.lat, place.lon, ours)
            if place.is_open:
                opened, wrong = opened + 1, wrong + (ours is not None and ours.lat is not None)
                continue
            placed, found = placed + 1, found + (ours is not None)
            countries += place.country is not None
            country += place.country is not None and ours is not None and (ours.country or "").lower() == place.country
            near += error is not None and error <= NEAR_KM
            errors += [] if error is None else [error]
    median = f"; median error {statistics.median(errors):.0f} km of {len(errors)} placed" if errors else ""
    yield "where, country right", share(country, countries), f"of {countries} in a country"
    yield "where, within 161 km", share(near, placed), f"of {placed}, {found} of them a claim's place{median}"
    yield "where, wrongly placed", share(wrong, opened), f"of {opened} that are open"


def _error(lat: float | None, lon: float | None, ours: Where | None) -> float | None:
    if lat is None or lon is None or ours is None or ours.lat is None or ours.lon is None:
        return None
    return kilometres((lat, lon), (ours.lat, ours.lon))


def kilometres(one: tuple[float, float], other: tuple[float, float]) -> float:
    """Give the distance of two places, in degrees of latitude and longitude, along a great circle (haversine)."""
    (lat, lon), (lat_of, lon_of) = (tuple(map(math.radians, place)) for place in (one, other))
    half = math.sin((lat_of - lat) / 2) ** 2 + math.cos(lat) * math.cos(lat_of) * math.sin((lon_of - lon) / 2) ** 2
    return 2 * EARTH_RADIUS_KM * math.asin(min(1.0, math.sqrt(half)))


# How many


def _counts(read: Sequence[ResolvedReading]) -> Iterator[Figure]:
    found, right = Score(), Score()
    revised = mended = 0
    for item in read:
        gold, ours = [*item.gold.counts], [*item.spans(_our_counts(item.ledger))]
        for score, value in ((found, False), (right, True)):
            score.gold, score.ours = score.gold + len(gold), score.ours + len(ours)
            score.hits += _count_hits(gold, ours, value)
        numbers = {_bounds(count) for _, count in ours}
        revised += len(item.gold.revisions)
        mended += sum(_bounds(revision) in numbers for revision in item.gold.revisions)
    note = f"P {100 * right.precision:.1f}, R {100 * right.recall:.1f}; gold {right.gold}, ours {right.ours}"
    yield "counts, F", 100 * right.f1, f"{note}; found, whatever the number {100 * found.f1:.1f}"
    if revised:
        yield "counts, revised numbers right", share(mended, revised), f"of {revised}"


def _count_hits(gold: Sequence[GoldCount], ours: Sequence[tuple[Offsets, Count]], value: bool) -> int:
    """Count those that share a character and, where `value` is asked for, have the same bounds."""

    def likeness(one: int, other: int) -> float:
        span, count = ours[other]
        return 0.0 if value and _bounds(gold[one]) != _bounds(count) else dice([gold[one].span], [span])

    return len(best_pairs(len(gold), len(ours), likeness))


def _our_counts(ledger: StatementLedger) -> Iterator[Count]:
    for claim in ledger.claims:
        yield from claim.counts


def _bounds(count: Count | GoldCount | GoldRevision) -> tuple[int, int | None]:
    """Give the bounds; no number of anything is below 0, so that an open minimum and 0 are one."""
    return count.minimum or 0, count.maximum
