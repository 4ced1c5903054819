"""How likely two claims that were read from statements are of one happening: all that speaks for it or against it.

The network of `scorer` learnt from news whose events were marked by hand; of two statements by opposing sides that says too little,
as they tell of one deed in other words and each names what suits it. So claims have evidence beside the features of any two
sightings: the kind of deed, whom it befell, who did it, how many, on what day, and what else the statement tells of such deeds. A
second network of the same arithmetic weighs both (`data/evidence.npz`), learnt from statement sets that were written and annotated
for it, by `python -m training.incident_evidence`.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from functools import cache
from typing import Final

import numpy as np
from numpy.typing import NDArray

from sayso.compare.deeds import related
from sayso.compare.incidents.features import FEATURES, Prepared, features_of
from sayso.compare.incidents.figures import Context, Figure, people_apart, same_name, years_apart
from sayso.compare.incidents.scorer import network_weights, probabilities
from sayso.compare.incidents.ties import places_apart, says_what, supposed_apart, tied, told_together
from sayso.compare.incidents.vectors import vector_of
from sayso.compare.incidents.words import cosine
from sayso.compare.words import table

FloatArray = NDArray[np.float32]
EVIDENCE: Final = (
    *FEATURES,
    "same_deed",
    "related_deed",
    "one_deed_unknown",
    "both_deeds_unknown",
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
    "years_apart",
    "people_apart",
    "places_apart",
    "supposed_apart",
    "tied",
    "told_together",
    "says_what",
    "one_denied",
    "such_deeds",
    "both_lethal",
)
"""The evidence, in the order of the network's inputs."""
LETHAL: Final = frozenset({"killing", "death", "shooting", "bombing", "attack", "shelling", "execution", "air strike"})
"""Deeds that an attack and its dead are told by, in whatever words."""


def score_told(pairs: Sequence[tuple[Prepared, Prepared]], given: Mapping[str, FloatArray] | None = None) -> list[float]:
    """Give each pair's probability of being of one happening. Both of a pair have a context.

    `given` are the network's weights for inputs in the order of EVIDENCE, those of the package if none.
    """
    if not pairs:
        return []
    rows = np.array([evidence_of(one, other) for one, other in pairs], dtype=np.float32)
    return [float(value) for value in probabilities(rows, weights() if given is None else given)]


@cache
def weights() -> Mapping[str, FloatArray]:
    """Load the weights; ReadingError MODEL_MISSING, or MODEL_DAMAGED where they are for other evidence."""
    return network_weights("evidence", len(EVIDENCE))


def evidence_of(one: Prepared, other: Prepared) -> list[float]:
    """Give the evidence on two sightings with contexts, in the order of EVIDENCE."""
    a, b = one.sighting, other.sighting
    first, second = a.context or Context(), b.context or Context()
    likeness = cosine(one.account, other.account)
    return [
        *features_of(one, other),
        *_of_deeds(first, second),
        *_of_themes(first.themes, second.themes),
        *_of_doers(first.doers, second.doers),
        *_of_counts(first.themes, second.themes),
        *_of_days(first, second),
        float(first.other_year != second.other_year),
        float(years_apart(first, second)),
        float(people_apart(first, second)),
        float(places_apart(a.where, b.where)),
        float(supposed_apart(a, b)),
        float(tied(a, b)),
        float(told_together(a, b, likeness)),
        float(says_what(a, b)),
        float(a.denied != b.denied),
        math.log1p(one.such_deeds + other.such_deeds),
        float(first.deed in LETHAL and second.deed in LETHAL),
    ]


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
    if same_name(one, other) or one.heads & other.heads:
        return 1.0
    near = [float(vector_of(first) @ vector_of(second)) for first in sorted(one.heads) for second in sorted(other.heads)]
    return max(0.0, *near) if near else 0.0


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
