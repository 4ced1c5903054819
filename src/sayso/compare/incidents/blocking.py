"""Which sightings are worth comparing: those of statements that may tell one story, and of them the likeliest by their meaning.

Statements are sought by keys: the words that mark them most, their names, and a place with a week. Those of a key that many share
are put in the order of their days and each is paired with the next few only (sorted neighbourhood, Hernández and Stolfo 1995), so
that pairs grow with the number of statements, not with its square. Which pairs are found depends on the sightings alone, not on the
order in which they came.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations
from typing import Final

import numpy as np
from numpy.typing import NDArray

from sayso.compare.deeds import related
from sayso.compare.incidents.days import FIRST_DAY
from sayso.compare.incidents.features import Prepared
from sayso.compare.incidents.limits import (
    ACCOUNT_KEYS,
    LARGEST_BLOCK,
    LEAST_LIKELY,
    NAME_KEYS,
    PARTNERS,
    RELATED,
    SHARED_NAMES,
    WINDOW,
)
from sayso.compare.incidents.meaning import likenesses, stacked
from sayso.compare.incidents.sighting import Sighting
from sayso.compare.incidents.ties import shared_names, supposed_days
from sayso.compare.incidents.words import cosine

WEEK: Final = 7
Pair = tuple[int, int]
"""Places of two sightings in the sequence given, the smaller first."""
Key = tuple[str, ...]
FloatArray = NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class _Statement:
    """The sightings of one statement, `first` being the place of the first; there is one at least."""

    first: int
    own: tuple[Prepared, ...]
    meanings: FloatArray

    @property
    def day(self) -> int:
        """When it was published, else the first day that it tells of: what statements are put in order by."""
        days = supposed_days(self.own[0].sighting)
        return days.earliest if days else FIRST_DAY


def candidate_pairs(prepared: Sequence[Prepared]) -> list[Pair]:
    """Give the pairs that are worth weighing, in order; `prepared` is in the order of its sightings' keys."""
    statements = _statements(prepared)
    found = {pair for one in statements for pair in _likely(one, one)}
    for one, other in related_statements(statements):
        found.update(_likely(statements[one], statements[other]))
    return sorted(found)


def _statements(prepared: Sequence[Prepared]) -> list[_Statement]:
    if not prepared:
        return []
    begins = [
        number
        for number, one in enumerate(prepared)
        if not number or one.sighting.account.document != prepared[number - 1].sighting.account.document
    ]
    parts = [(begin, prepared[begin:end]) for begin, end in zip(begins, [*begins[1:], len(prepared)], strict=True)]
    return [_Statement(begin, tuple(own), stacked([one.meaning for one in own])) for begin, own in parts]


def related_statements(statements: Sequence[_Statement]) -> list[Pair]:
    """Give the pairs of statements that share a key and are so alike, or share so many names, that they may tell one story."""
    blocks: dict[Key, list[int]] = {}
    for number, one in enumerate(statements):
        for key in dict.fromkeys(statement_keys([held.sighting for held in one.own], marking_words(one.own[0]))):
            blocks.setdefault(key, []).append(number)
    shared = {pair for block in blocks.values() if len(block) > 1 for pair in _pairs_of(block, statements)}
    return sorted(pair for pair in shared if _may_tell_one_story(statements[pair[0]].own[0], statements[pair[1]].own[0]))


def _may_tell_one_story(one: Prepared, other: Prepared) -> bool:
    first, second = one.sighting.account, other.sighting.account
    return shared_names(first, second) >= SHARED_NAMES or cosine(one.account, other.account) >= RELATED


def marking_words(one: Prepared) -> tuple[str, ...]:
    """Give the words that mark a sighting's statement most, the heaviest first."""
    heaviest = sorted(one.account.items(), key=lambda item: (-item[1], item[0]))[:ACCOUNT_KEYS]
    return tuple(word for word, _ in heaviest)


def statement_keys(sightings: Sequence[Sighting], marks: Sequence[str]) -> Iterator[Key]:
    """Give the keys of a statement by its sightings and the words that mark it; one may come twice."""
    for mark in marks:
        yield "word", mark
    for name in list(dict.fromkeys(sightings[0].account.names))[:NAME_KEYS]:
        yield "name", name
    for one in sightings:
        yield from _scene_keys(one)


def _scene_keys(sighting: Sighting) -> Iterator[Key]:
    days, place = supposed_days(sighting), sighting.where.name if sighting.where and sighting.where.name else None
    if place and days and days.closed and days.width <= WEEK:
        # Two neighbouring weeks, so that days near a week's end meet those after it.
        for week in sorted({days.earliest // WEEK, (days.earliest + WEEK - 1) // WEEK}):
            yield "scene", place, str(week)


def _pairs_of(block: Sequence[int], statements: Sequence[_Statement]) -> Iterator[Pair]:
    if len(block) <= LARGEST_BLOCK:
        yield from combinations(block, 2)
        return
    ordered = sorted(block, key=lambda number: (statements[number].day, number))
    for place, number in enumerate(ordered):
        for other in ordered[place + 1 : place + 1 + WINDOW]:
            yield min(number, other), max(number, other)


def _likely(one: _Statement, other: _Statement) -> Iterator[Pair]:
    """Give the pairs of two statements, or within one, of like meaning, the likeliest of each sighting, and those of one kind."""
    odds = likenesses(one.meanings, other.meanings)[..., 2]
    kin = np.array([[_of_one_kind(first.sighting, second.sighting) for second in other.own] for first in one.own])
    if one is other:
        apart = ~np.eye(len(one.own), dtype=np.bool_)
        odds, kin = np.where(apart, odds, -np.inf), kin & apart
    wanted = kin | (odds >= LEAST_LIKELY) & (_best(odds) | _best(odds.T).T)
    for row, column in zip(*np.nonzero(wanted), strict=True):
        first, second = one.first + int(row), other.first + int(column)
        yield min(first, second), max(first, second)


def _best(odds: FloatArray) -> NDArray[np.bool_]:
    """Tell of each row's entries which are among its PARTNERS highest."""
    if odds.shape[1] <= PARTNERS:
        return np.ones(odds.shape, dtype=np.bool_)
    least = np.partition(odds, -PARTNERS, axis=1)[:, -PARTNERS]
    found: NDArray[np.bool_] = odds >= least[:, None]
    return found


def _of_one_kind(one: Sighting, other: Sighting) -> bool:
    deeds = (one.context.deed, other.context.deed) if one.context and other.context else ("", "")
    return one.stem == other.stem or (all(deeds) and related(*deeds))
