"""The matrix of one incident: for each field what each voice says of it, and the verdict."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from itertools import groupby
from typing import Final

from sayso.compare.matrix.act import read_act, relate_acts
from sayso.compare.matrix.cells import Cell, FieldRule, Told
from sayso.compare.matrix.counts import read_agent_count, read_patient_count, relate_counts
from sayso.compare.matrix.dating import with_borrowed_days
from sayso.compare.matrix.denials import denied_fields
from sayso.compare.matrix.parties import is_denied_party, read_agent, read_patient, relate_parties
from sayso.compare.matrix.verdicts import distinct, verdict_of
from sayso.compare.matrix.when import read_when, relate_times
from sayso.compare.matrix.where import read_where, relate_places, settle_places
from sayso.compare.types import ClaimRef, FieldComparison, Value
from sayso.compare.voices import Identity
from sayso.compare.voices.identity import Key

RULES: Final = (
    FieldRule("act", read_act, relate_acts),
    FieldRule("agent", read_agent, relate_parties, is_denied=is_denied_party),
    FieldRule("agent.count", read_agent_count, relate_counts),
    FieldRule("patient", read_patient, relate_parties),
    FieldRule("patient.count", read_patient_count, relate_counts),
    FieldRule("when", read_when, relate_times),
    FieldRule("where", read_where, relate_places, settle_places),
)
"""How each field is compared, in the order of `FIELD_NAMES`."""

NameOf = Callable[[Key], str]
"""Gives the id of a voice."""


def compare_fields(cells: Sequence[Cell], identity: Identity, name_of: NameOf) -> tuple[FieldComparison, ...]:
    """Give the fields that anybody says something of, with their verdicts."""
    found = []
    cells = _with_places(with_borrowed_days(cells))
    for rule in RULES:
        told = _without_conflicts(rule, rule.settle(list(_told(rule, cells, identity))))
        if told:
            found.append(FieldComparison(rule.name, verdict_of(told, rule.relation, rule.is_denied), _values(rule, told, name_of)))
    return tuple(found)


def _with_places(cells: Sequence[Cell]) -> list[Cell]:
    """Let every statement know what the others call by a place's name, which one alone may take for somebody's."""
    statements = {cell.held.id: cell.held for cell in cells}.values()
    places = frozenset[str]().union(*(held.place_names for held in statements))
    return [replace(cell, places=places) for cell in cells]


def _told(rule: FieldRule, cells: Sequence[Cell], identity: Identity) -> Iterator[Told]:
    """Give what each voice says of a field in each statement; who doubts puts no value of its own."""
    for _, group in groupby(sorted(cells, key=lambda cell: (cell.voice, cell.order)), lambda cell: (cell.voice, cell.held.id)):
        mine = list(group)
        asserted = [cell for cell in mine if cell.spoken.stance == "asserts"]
        if asserted and (told := rule.read(asserted, identity)):
            yield told
        denied = [cell for cell in mine if cell.denies]
        yield from denied_fields(rule, denied, asserted, identity)


def _without_conflicts(rule: FieldRule, told: Sequence[Told]) -> list[Told]:
    """Leave out what only the passage says, unless a claim itself says the same; where none says anything, what others exclude."""
    own = distinct(one for one in told if not one.inherited and not one.denied)
    if own:
        settled = [_said_too(rule, one, own) if one.inherited else one for one in told]
        return [one for one in settled if one is not None]
    anchors = _most_fitting(rule, told)
    return [one for one in told if not any(rule.relation(one, other) == "apart" for other in anchors)]


def _said_too(rule: FieldRule, told: Told, own: Sequence[Told]) -> Told | None:
    """Give the first of what a passage may mean that a claim says too; None where it means nothing such."""
    same = next((one for one in (told, *told.instead) if any(rule.relation(one, other) == "same" for other in own)), None)
    fits = told.borrowed and all(rule.relation(told, other) != "apart" for other in own)
    return same or (told if fits else None)


def _most_fitting(rule: FieldRule, told: Sequence[Told]) -> list[Told]:
    """Give values that exclude none of one another, those first that exclude fewest."""
    counted = Counter(one.basis for one in told)
    values = distinct(told)

    def excluded(one: Told) -> int:
        return sum(counted[other.basis] for other in values if rule.relation(one, other) == "apart")

    fitting: list[Told] = []
    for one in sorted(values, key=excluded):
        if not any(rule.relation(one, other) == "apart" for other in fitting):
            fitting.append(one)
    return fitting


def _values(rule: FieldRule, told: Sequence[Told], name_of: NameOf) -> tuple[Value, ...]:
    """Give the values with all who say them, those that most say first: of what stands together, any two are the same."""
    groups: list[list[Told]] = []
    for one in told:
        for group in groups:
            if group[0].denied == one.denied and all(rule.relation(other, one) == "same" for other in distinct(group)):
                group.append(one)
                break
        else:
            groups.append([one])
    values = [_value(group, name_of) for group in groups]
    return tuple(sorted(values, key=lambda value: (value.denied, -len(value.sources), value.claims)))


def _value(group: Sequence[Told], name_of: NameOf) -> Value:
    """Give a value in the words that come most often, of such the longest, and as each of its sources says it."""
    by_source: dict[str, list[Told]] = {}
    for one in group:
        by_source.setdefault(name_of(one.voice), []).append(one)
    names = tuple(sorted(by_source, key=lambda name: (len(name), name)))
    said = tuple(_one_value(by_source[name], (name,)) for name in names)
    return replace(_one_value(group, names), said=said if len(said) > 1 else ())


def _one_value(group: Sequence[Told], names: tuple[str, ...]) -> Value:
    claims: set[ClaimRef] = {claim for one in group for claim in one.claims}
    often = Counter(one.words for one in group)
    first = max(group, key=lambda one: (often[one.words], len(one.words), one.words))
    return Value(first.words, tuple(sorted(claims)), names, first.denied, first.numbers, first.days, first.place)
