"""How likely two claims that were read from statements are of one happening: what speaks for it, weighed in one visible table.

The network of `scorer` learnt from news whose events were marked by hand; of two statements by opposing sides it says too little,
as they tell of one deed in other words and each names what suits it. So its figure is one piece of evidence here among others: the
kind of deed, whom it befell, who did it, how many, on what day, and what else the statement tells of such deeds. The weights
(`data/evidence.tsv`) are those of a logistic regression, fitted by `python -m training.incident_evidence`.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from functools import cache
from typing import Final

import numpy as np
from numpy.typing import NDArray

from sayso.compare.deeds import related
from sayso.compare.incidents.features import Prepared, shared_words
from sayso.compare.incidents.figures import Context, Figure
from sayso.compare.incidents.vectors import vector_of
from sayso.compare.incidents.words import cosine
from sayso.compare.words import table

FloatArray = NDArray[np.float64]
EVIDENCE: Final = (
    "always",
    "same_deed",
    "related_deed",
    "one_deed_unknown",
    "both_deeds_unknown",
    "same_stem",
    "words",
    "same_document",
    "same_sentence",
    "themes_alike",
    "themes_of_a_kind",
    "themes_of_other_kinds",
    "themes_unknown",
    "one_and_many",
    "doers_alike",
    "doers_of_a_kind",
    "doers_unknown",
    "counts_meet",
    "counts_differ",
    "days_near",
    "days_apart",
    "one_of_other_year",
    "names_shared",
    "clause_words",
    "any_party",
    "statements_alike",
    "such_deeds",
    "both_lethal",
)
"""The pieces of evidence, in the order of the table's rows."""
LETHAL: Final = frozenset({"killing", "death", "shooting", "bombing", "attack", "shelling", "execution", "air strike"})
"""Deeds that an attack and its dead are told by, in whatever words."""
SURE: Final = 1e-4
"""How near to 0 and 1 the network's figure is let: beyond that it is no surer."""
MOST_NAMES: Final = 2.0
"""What shared names count at most, as the logarithm of one more than there are."""


def score_told(
    pairs: Sequence[tuple[Prepared, Prepared]], by_words: Sequence[float], given: FloatArray | None = None
) -> list[float]:
    """Give each pair's probability of being of one happening; `by_words` is the network's. Both of a pair have a context.

    `given` are weights in the order of EVIDENCE, those of the table if none.
    """
    if not pairs:
        return []
    found = [evidence_of(one, other, words) for (one, other), words in zip(pairs, by_words, strict=True)]
    odds = np.array(found, dtype=np.float64) @ (weights() if given is None else given)
    return [float(value) for value in 1.0 / (1.0 + np.exp(-odds))]


@cache
def weights() -> FloatArray:
    """Give the weights in the order of EVIDENCE."""
    listed = {row[0]: float(row[1]) for row in table("incidents", "evidence")}
    return np.array([listed[name] for name in EVIDENCE], dtype=np.float64)


def evidence_of(one: Prepared, other: Prepared, words: float) -> list[float]:
    """Give the evidence on two sightings with contexts, in the order of EVIDENCE."""
    a, b = one.sighting, other.sighting
    first, second = a.context or Context(), b.context or Context()
    same_document = a.account.document == b.account.document
    likely = min(max(words, SURE), 1 - SURE)
    return [
        1.0,
        *_of_deeds(first, second),
        float(a.stem == b.stem),
        math.log(likely / (1 - likely)) / 4,
        float(same_document),
        float(same_document and a.sentence == b.sentence),
        *_of_themes(first.themes, second.themes),
        *_of_doers(first.doers, second.doers),
        *_of_counts(first.themes, second.themes),
        *_of_days(first, second),
        float(first.other_year != second.other_year),
        min(MOST_NAMES, math.log1p(len(a.names & b.names))),
        cosine(one.clause, other.clause),
        max((shared_words(x, y) for x in a.parties for y in b.parties), default=0.0),
        1.0 if same_document else cosine(one.account, other.account),
        math.log1p(one.such_deeds + other.such_deeds),
        float(first.deed in LETHAL and second.deed in LETHAL),
    ]


def excluded(one: Context, other: Context) -> bool:
    """Tell whether two tellings cannot be of one happening: it befell people of other names, or in other years."""
    if one.years and other.years and one.years.isdisjoint(other.years):
        return True
    pairs = [(first, second) for first in one.themes for second in other.themes if first.known and second.known]
    return bool(pairs) and all(first.of_person and second.of_person and not _same_name(first, second) for first, second in pairs)


def _of_deeds(one: Context, other: Context) -> tuple[float, float, float, float]:
    both = bool(one.deed and other.deed)
    same = both and one.deed == other.deed
    kin = both and not same and related(one.deed, other.deed)
    return float(same), float(kin), float(bool(one.deed) != bool(other.deed)), float(not one.deed and not other.deed)


def _of_themes(ones: Sequence[Figure], others: Sequence[Figure]) -> tuple[float, ...]:
    kinds, unlike = _of_kinds(ones, others)
    numbers = [(first.many, second.many) for first in ones for second in others]
    apart = bool(numbers) and all(None not in pair and pair[0] != pair[1] for pair in numbers)
    alike = likeness(ones, others)
    return alike or 0.0, kinds, unlike, float(alike is None), float(apart)


def _of_doers(ones: Sequence[Figure], others: Sequence[Figure]) -> tuple[float, float, float]:
    alike = likeness(ones, others)
    return alike or 0.0, _of_kinds(ones, others)[0], float(alike is None)


def likeness(ones: Sequence[Figure], others: Sequence[Figure]) -> float | None:
    """Give how far any figure of one side may be one of the other, in [0, 1]; None where a side names nobody."""
    found = [_alike(first, second) for first in ones for second in others if first.known and second.known]
    return max(found) if found else None


def _alike(one: Figure, other: Figure) -> float:
    if _same_name(one, other) or one.heads & other.heads:
        return 1.0
    near = [float(vector_of(first) @ vector_of(second)) for first in sorted(one.heads) for second in sorted(other.heads)]
    return max(0.0, *near) if near else 0.0


def _same_name(one: Figure, other: Figure) -> bool:
    """Tell whether one of the names of a figure holds one of the other's: "Orun" and "Safet Orun"."""
    return any(first <= second or second <= first for first in one.names for second in other.names)


def _of_kinds(ones: Sequence[Figure], others: Sequence[Figure]) -> tuple[float, float]:
    """Give whether the sides have a kind in common, and whether both have kinds and none in common."""
    first, second = _kinds(ones), _kinds(others)
    return float(bool(first & second)), float(bool(first and second and not first & second))


def _kinds(figures: Sequence[Figure]) -> frozenset[str]:
    return frozenset(_sides()[head] for figure in figures for head in figure.heads if head in _sides())


@cache
def _sides() -> dict[str, str]:
    return {row[0]: row[1] for row in table("incidents", "sides")}


def _of_counts(ones: Sequence[Figure], others: Sequence[Figure]) -> tuple[float, float]:
    """Give whether any numbers of the two sides can be the same, and whether there are numbers and none can."""
    counted = [(first, second) for first in ones for second in others if first.counted and second.counted]
    meeting = any(_meet(first, second) for first, second in counted)
    return float(meeting), float(bool(counted) and not meeting)


def _meet(one: Figure, other: Figure) -> bool:
    least = max(one.minimum or 0, other.minimum or 0)
    return all(most is None or least <= most for most in (one.maximum, other.maximum))


def _of_days(one: Context, other: Context) -> tuple[float, float]:
    if one.days is None or other.days is None:
        return 0.0, 0.0
    gap = one.days.gap(other.days)
    return float(gap <= 1), float(gap > 1)
