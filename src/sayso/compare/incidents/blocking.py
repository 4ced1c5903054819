"""Which sightings are worth comparing: those that share a key, never all pairs.

A key pairs what is said to have happened (the predicate's stem, its act) with what marks the statement or the sentence: its rarest
words, a name, a place, a week; or two of the latter. Sightings of a key that many share are put in the order of their days and each
is paired with the next few only (sorted neighbourhood, Hernández and Stolfo 1995): pairs grow with the number of sightings, not
with its square. Which pairs are found depends on the sightings alone, not on the order in which they came.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import combinations
from typing import Final

from sayso.compare.deeds import above, of_one_harm, related
from sayso.compare.incidents.against import supposed_days
from sayso.compare.incidents.days import FIRST_DAY
from sayso.compare.incidents.evidence import excluded
from sayso.compare.incidents.features import Prepared
from sayso.compare.incidents.limits import (
    ACCOUNT_KEYS,
    DEED_MARKS,
    DEED_NAMES,
    LARGEST_BLOCK,
    LEAST_ALIKE,
    NAME_KEYS,
    NEAR_WORDS,
    WINDOW,
)
from sayso.compare.incidents.sighting import Sighting
from sayso.compare.incidents.words import cosine

WEEK: Final = 7
HARM: Final = "attack"
"""The deed that all that do harm are held by."""
Pair = tuple[int, int]
"""Places of two sightings in the sequence given, the smaller first."""
Key = tuple[str, ...]


def candidate_pairs(prepared: Sequence[Prepared]) -> list[Pair]:
    """Give the pairs that share a key and could be of one incident, in order; `prepared` is in the order of its sightings' keys."""
    blocks: dict[Key, list[int]] = {}
    marks: dict[str, tuple[str, ...]] = {}
    for number, one in enumerate(prepared):
        document = one.sighting.account.document
        if document not in marks:
            marks[document] = marking_words(one)
        for key in sighting_keys(one.sighting, marks[document]):
            blocks.setdefault(key, []).append(number)
    found = {pair for block in blocks.values() if len(block) > 1 for pair in _pairs_of(block, prepared)}
    alike: dict[tuple[str, str], bool] = {}
    return sorted(pair for pair in found if _worth_it(prepared[pair[0]], prepared[pair[1]], alike))


def marking_words(one: Prepared) -> tuple[str, ...]:
    """Give the words that mark a sighting's statement most, the heaviest first."""
    heaviest = sorted(one.account.items(), key=lambda item: (-item[1], item[0]))[:ACCOUNT_KEYS]
    return tuple(word for word, _ in heaviest)


def sighting_keys(sighting: Sighting, marks: Sequence[str]) -> Iterator[Key]:
    """Give a sighting's keys; one may come twice."""
    names = sorted(sighting.names)[:NAME_KEYS]
    yield "within", sighting.account.document, sighting.stem
    for mark in marks:
        yield "word", sighting.stem, mark
    for name in names:
        yield "name", sighting.stem, name
        yield "within", sighting.account.document, name
        if sighting.act:
            yield "act", sighting.act, name
    for one, other in combinations(names[:4], 2):
        yield "names", one, other
    for mark in marks[:3]:
        if sighting.act:
            yield "act", sighting.act, mark
    yield from _deed_keys(sighting, marks, names)
    yield from _scene_keys(sighting)


def _deed_keys(sighting: Sighting, marks: Sequence[str], names: Sequence[str]) -> Iterator[Key]:
    """Give keys by the kind of deed, and by whether it is one of harm: one deed is told in words that share no stem."""
    if sighting.context is None or not sighting.context.deed:
        return
    deed = sighting.context.deed
    kinds = (deed, "harm") if HARM in above(deed) or deed in {HARM, *of_one_harm()} else (deed,)
    for kind in kinds:
        yield "deed within", sighting.account.document, kind
        for mark in (*marks[:DEED_MARKS], *names[:DEED_NAMES]):
            yield "deed", kind, mark


def _scene_keys(sighting: Sighting) -> Iterator[Key]:
    days = supposed_days(sighting)
    # Two neighbouring weeks, so that days near a week's end meet those after it.
    weeks = (
        {str(days.earliest // WEEK), str((days.earliest + WEEK - 1) // WEEK)}
        if days and days.closed and days.width <= WEEK
        else set()
    )
    place = sighting.where.name if sighting.where and sighting.where.name else None
    for week in sorted(weeks):
        yield "week", sighting.stem, week
        if place:
            yield "scene", place, week
    if place:
        yield "place", sighting.stem, place


def _pairs_of(block: Sequence[int], prepared: Sequence[Prepared]) -> Iterator[Pair]:
    unique = sorted(set(block))
    if len(unique) <= LARGEST_BLOCK:
        yield from combinations(unique, 2)
        return
    ordered = sorted(unique, key=lambda number: (_day(prepared[number].sighting), number))
    for place, number in enumerate(ordered):
        for other in ordered[place + 1 : place + 1 + WINDOW]:
            yield min(number, other), max(number, other)


def _day(sighting: Sighting) -> int:
    days = supposed_days(sighting)
    return days.earliest if days else FIRST_DAY


def _of_one_deed(one: Sighting, other: Sighting) -> bool:
    deeds = (one.context.deed, other.context.deed) if one.context and other.context else ("", "")
    return all(deeds) and related(*deeds)


def _worth_it(one: Prepared, other: Prepared, alike: dict[tuple[str, str], bool]) -> bool:
    """Tell whether a pair's predicates may name one happening, in statements that are about like things or share a name there."""
    a, b = one.sighting, other.sighting
    if a.context and b.context and excluded(a.context, b.context):
        return False
    if (
        not _of_one_deed(a, b)
        and a.stem != b.stem
        and (a.act is None or a.act != b.act)
        and float(one.lemma_vector @ other.lemma_vector) < NEAR_WORDS
    ):
        return False
    if a.account.document == b.account.document or a.names & b.names:
        return True
    documents = a.account.document, b.account.document
    if documents not in alike:
        alike[documents] = cosine(one.account, other.account) >= LEAST_ALIKE
    return alike[documents]
