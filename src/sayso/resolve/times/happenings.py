"""The days of what a statement tells with its date, so that other phrases can count from it: "three days after the escape"."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterable, Mapping
from dataclasses import replace

from sayso.resolve.times.told import Told
from sayso.types import Claim

Happenings = Mapping[str, Told]
"""A word that names a happening, in small letters, and its days; a word that names two of different days is not there."""

_WORD = re.compile(r"[^\W\d_]+")
_ENDINGS = ("", "s", "ing", "ings", "er", "ment")
"""How nouns are made of a verb without a change of its stem ("arrest", "killings")."""


def happenings_of(claims: Iterable[Claim]) -> Happenings:
    """Give the events that are told with both their days, by the words that name them."""
    found: dict[str, set[Told]] = {}
    for claim in claims:
        told = _told(claim)
        if told is not None:
            stem = claim.predicate.lemma.lower()
            for ending in _ENDINGS:
                found.setdefault(stem.removesuffix("e") + ending if ending.startswith("i") else stem + ending, set()).add(told)
    return {word: next(iter(days)) for word, days in found.items() if len(days) == 1}


def named_in(text: str, happenings: Happenings) -> Told | None:
    """Give the days of the one happening that a phrase names; None where it names none, or two of different days."""
    days = {happenings[word] for word in _WORD.findall(text.lower()) if word in happenings}
    return next(iter(days)) if len(days) == 1 else None


def _told(claim: Claim) -> Told | None:
    when = claim.when
    if when is None or when.earliest is None or when.latest is None or claim.kind != "event" or claim.polarity == "negative":
        return None
    earliest, latest = (datetime.date.fromisoformat(day) for day in (when.earliest, when.latest))
    return replace(Told("DATE", when.earliest), earliest=earliest, latest=latest, basis="context")
