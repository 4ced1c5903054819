"""The fields `agent.count` and `patient.count`: numbers as intervals, compared where both count people or both count things."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from typing import Final

from sayso.claims.vocabulary import rows
from sayso.compare.deeds import deed_of
from sayso.compare.matrix.cells import Cell, Relation, Told
from sayso.compare.matrix.parties import befell
from sayso.compare.types import Numbers
from sayso.compare.voices import Identity
from sayso.compare.words import head_of, noun_classes
from sayso.types import Claim, Count

_BEFORE_NUMBERS: Final = frozenset({"the", "life", "lives", "of", "only", "all", "these", "those"})
"""Words before a number that stands alone."""
PEOPLE: Final = frozenset({"PERSON", "GROUP", "ORG"})


def read_patient_count(cells: Sequence[Cell], identity: Identity) -> Told | None:  # noqa: ARG001 (every field is read alike)
    """Give how many it was done to, by a voice's last word: a text that revises a number ends with the one that holds."""
    told = _last([(count, cell) for cell in cells for count in _of_role(cell.claim, "patient")])
    return told or _last([(count, cell) for cell in cells for count in _bare_numbers(cell.claim)])


def read_agent_count(cells: Sequence[Cell], identity: Identity) -> Told | None:  # noqa: ARG001 (every field is read alike)
    """Give how many did it, by a voice's last word."""
    return _last([(count, cell) for cell in cells for count in _of_role(cell.claim, "agent")])


def relate_counts(one: Told, other: Told) -> Relation:
    """Tell how two numbers stand: the same, one within the other, else apart; people and things are not compared."""
    (first, people), (second, others) = one.basis, other.basis
    if people != others and None not in (people, others):
        return "wider"
    if first == second:
        return "same"
    if first[0] <= second[0] and second[1] <= first[1]:
        return "wider"
    return "narrower" if second[0] <= first[0] and first[1] <= second[1] else "apart"


def _of_role(claim: Claim, role: str) -> list[Count]:
    """Give the numbers of a role, if they are of one unit: arms and books that were found have no number together."""
    attached = [count for count in claim.counts if count.participant is not None]
    counts = [count for count in attached or claim.counts if _role_of(claim, count) == role]
    return counts if len({head_of(count.of) for count in counts}) == 1 else []


def _bare_numbers(claim: Claim) -> Iterator[Count]:
    """Give the numbers that stand for those whom it befell, without a noun: "four", "the lives of four"."""
    for one in claim.participants:
        *before, last = one.text.casefold().split() or [""]
        if befell(one.role, claim) and last in _numbers() and _BEFORE_NUMBERS.issuperset(before):
            yield Count(one.start, one.end, one.text, "", None, *_numbers()[last])


@cache
def _numbers() -> Mapping[str, tuple[int, int]]:
    return {row[0]: (int(row[1]), int(row[2])) for row in rows("numbers") if row[3] == "number"}


def _role_of(claim: Claim, count: Count) -> str:
    """Give whose number it is, "patient" for all whom it befell, also those whom a later death is added to."""
    if count.participant is None or count.participant >= len(claim.participants):
        return "patient" if deed_of(claim) in {"death", "killing"} or count.of else "other"
    role = claim.participants[count.participant].role
    return "patient" if befell(role, claim) else role


def _last(found: Sequence[tuple[Count, Cell]]) -> Told | None:
    if not found:
        return None
    count, cell = max(found, key=lambda pair: (pair[1].order, pair[0].start))
    numbers = Numbers(count.minimum, count.maximum, count.of or None)
    refs = tuple(dict.fromkeys(one.ref for other, one in found if (other.minimum, other.maximum) == (count.minimum, count.maximum)))
    bounds = (count.minimum or 0, float("inf") if count.maximum is None else count.maximum)
    return Told(cell.voice, cell.held.id, _in_words(numbers), refs, (bounds, _counts_people(count)), numbers=numbers)


def _in_words(numbers: Numbers) -> str:
    if numbers.minimum == numbers.maximum:
        return str(numbers.minimum)
    return f"{'' if numbers.minimum is None else numbers.minimum}..{'' if numbers.maximum is None else numbers.maximum}"


def _counts_people(count: Count) -> bool | None:
    """Tell whether people are counted; None where the unit is not known."""
    unit = noun_classes().get(head_of(count.of)) if count.of else None
    return None if unit is None else unit in PEOPLE
