"""How firmly the issuer holds what is told, on the UW event factuality data (Lee, Artzi, Choi and Zettlemoyer 2015).

Each event of the data is a word with a value in [-3, 3]: from certainly not to certainly so, as the sentence's author has it.
The whole reader reads every sentence, and `score_at` looks up in its ledger what it holds of that word:

- the commitment score of the claim whose predicate covers it, the narrowest predicate first;
- for the cue of an attribution that makes no claim ("said"), whether there was such saying: `SAID` where the cue tells it,
  `-SAID` where it denies it, and `REPORTED` of that where another source tells of the saying;
- for a word that the ledger has nothing of (most are nouns that only name a happening) what the second network expects there, or,
  without it, `NOT_FOUND`: such are taken for known, as commitment's rules take them; not fitted to the measuring set.

Every event counts: Pearson's r and the mean absolute error (MAE) are over all of them. Measured, never tuned on.

Run: python -m benchmarks accuracy CORPORA_DIR --only factuality
"""

from __future__ import annotations

import gzip
import json
import statistics
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from benchmarks.sentence import Range, detokenised, read_sentence
from benchmarks.table import Row
from sayso.claims.choices import expected_value
from sayso.claims.syntax import Syntax, syntax_of
from sayso.pipeline import Reader
from sayso.reading.pipeline import load_reader
from sayso.types import StatementLedger

SAID = 3.0
REPORTED = 0.6
"""The share of a score that is left of what others say, as in the ledger's own (1.6 of 2.6, for a certain claim)."""
NOT_FOUND = 2.6
FLOORS = {"r": 0.65, "mae": 0.65}
_DENIED = frozenset({"not", "n't", "never", "no", "neither", "nor", "cannot", "refused", "declined", "failed"})

Scorer = Callable[[str, Sequence[Range]], list[float | None]]
"""Gives a score for each of the ranges of a text, None where it has none: the ledger's rules here, a trained head as well."""


@dataclass(frozen=True, slots=True)
class Events:
    """One sentence: its text, where its events stand, and their values."""

    text: str
    places: tuple[Range, ...]
    values: tuple[float, ...]


def score_at(ledger: StatementLedger, place: Range) -> float | None:
    """Give the score that a ledger holds of the event word at `place`, None where it has neither a claim nor a cue there."""
    covering = [claim for claim in ledger.claims if _meets((claim.predicate.start, claim.predicate.end), place)]
    if covering:
        return min(covering, key=lambda claim: claim.predicate.end - claim.predicate.start).commitment.score
    for attribution in ledger.attributions:
        cue = attribution.cue
        if cue is not None and _meets((cue.start, cue.end), place):
            words = cue.text.lower().replace("n't", " n't").split()
            score = -SAID if _DENIED.intersection(words) else SAID
            return score if attribution.parent is None else score * REPORTED
    return None


def _meets(one: Range, other: Range) -> bool:
    return one[0] < other[1] and other[0] < one[1]


def ledger_scorer(pipeline: str | None = None) -> Scorer:
    """Give the reader and `score_at` as one scorer, and the second network where the ledger has nothing."""
    reader, nlp = Reader(pipeline), load_reader(pipeline)

    def score(text: str, places: Sequence[Range]) -> list[float | None]:
        ledger = read_sentence(reader, text)
        found = [None if ledger is None else score_at(ledger, place) for place in places]
        if None in found:
            syntax = syntax_of(nlp(text))
            found = [_expected(syntax, place) if value is None else value for value, place in zip(found, places, strict=True)]
        return found

    return score


def _expected(syntax: Syntax, place: Range) -> float | None:
    """Give what the network expects of the last token at a place."""
    tokens = [token for token in range(len(syntax)) if _meets((syntax.start[token], syntax.end[token]), place)]
    return expected_value(syntax, tokens[-1]) if tokens else None


def events_of(corpora: Path) -> Iterator[Events]:
    """Read the measuring set; a target's span counts tokens split at spaces."""
    with gzip.open(corpora / "dev" / "uw-factuality-dev.jsonl.gz", "rt", encoding="utf-8") as lines:
        for line in lines:
            row = json.loads(line)
            text, spans = detokenised(row["text"].split(" "))
            targets = [(target["span1"], float(target["label"])) for target in row["targets"]]
            places = tuple((spans[first][0], spans[after - 1][1]) for (first, after), _ in targets)
            yield Events(text, places, tuple(value for _, value in targets))


def pearson(gold: Sequence[float], found: Sequence[float]) -> float:
    """Give Pearson's correlation; 0 where either side is constant or has fewer than two values."""
    if len(gold) < 2 or len(set(gold)) == 1 or len(set(found)) == 1:
        return 0.0
    return statistics.correlation(gold, found)


def mean_absolute_error(gold: Sequence[float], found: Sequence[float]) -> float:
    """Give the mean distance of two sequences of the same length; 0 for empty ones."""
    return statistics.fmean(abs(a - b) for a, b in zip(gold, found, strict=True)) if gold else 0.0


def factuality_rows(corpora: Path, pipeline: str | None = None) -> list[Row]:
    """Measure the ledger's scores beside the constant 3.0."""
    scorer = ledger_scorer(pipeline)
    gold: list[float] = []
    raw: list[float | None] = []
    for events in events_of(corpora):
        gold += events.values
        raw += scorer(events.text, events.places)
    found = [NOT_FOUND if score is None else score for score in raw]
    constant = mean_absolute_error(gold, [3.0] * len(gold))
    note = f"{len(gold):,} events"
    error = mean_absolute_error(gold, found)
    return [
        Row("UW factuality dev: Pearson r", pearson(gold, found), floor=FLOORS["r"], note=note),
        Row("UW factuality dev: MAE", error, floor=FLOORS["mae"], at_most=True, peer=constant, note="peer: constant 3.0"),
    ]
