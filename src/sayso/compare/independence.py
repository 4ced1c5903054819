"""How many of an incident's sources are independent: who tells of it for itself and has its account from none of the others.

Who only reports is folded into whom it cites. A statement that prints another's text, whole, in part or in other words, carries its
account, if all that its issuer tells of the incident stands in what was taken over. Two statements that quote one speech are one
source for what the speech tells, which is the speaker's.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Final

from sayso.compare.matrix import Cell
from sayso.compare.stances import OWN, Standing
from sayso.compare.types import CarriedBy, ReprintPair
from sayso.compare.voices import Identity, issuer_of
from sayso.compare.voices.identity import Key

CARRYING: Final[Mapping[str, CarriedBy]] = {"reprint": "reprint", "paraphrase": "paraphrase", "partial": "partial"}
"""Kinds of pairs of statements by which one carries the other's account; a quotation of one speech is none."""

Account = tuple[Key, Key, CarriedBy]
"""The voice whose account it is, the one that carries it, and how that is known."""


Own = Mapping[tuple[str, Key], Sequence[Cell]]
"""The claims by which a voice takes a stance of its own, by statement and voice."""


def carried(
    cells: Sequence[Cell], standing: Sequence[Standing], reprints: Iterable[ReprintPair], identity: Identity
) -> tuple[Account, ...]:
    """Give who carries whose account of an incident, in order: at most one account for each that carries."""
    own: dict[tuple[str, Key], list[Cell]] = defaultdict(list)
    for cell in cells:
        if cell.spoken.stance in OWN:
            own[cell.held.id, cell.voice].append(cell)
    documents = {one.document for one in standing}
    issuers = {cell.held.id: identity.of(issuer_of(cell.held)) for cell in cells}
    found: dict[Key, tuple[Key, CarriedBy]] = {}
    for pair in reprints:
        if pair.kind in CARRYING and documents.issuperset(pair.documents):
            for source, carrier in _carriers(pair, own, issuers):
                # Of pairs whose order is not known, one must stay that carries nobody.
                if _first_of(source, found) != carrier:
                    found.setdefault(carrier, (source, CARRYING[pair.kind]))
    return tuple((_first_of(source, found), carrier, by) for carrier, (source, by) in sorted(found.items()))


def _first_of(voice: Key, carriers: Mapping[Key, tuple[Key, CarriedBy]]) -> Key:
    """Give whose account a voice's account is, through all that carried it."""
    while voice in carriers:
        voice = carriers[voice][0]
    return voice


def independent(standing: Iterable[Standing], accounts: Iterable[Account]) -> set[Key]:
    """Give the voices that assert, deny or doubt, without those that carry the account of another."""
    carriers = {carrier for _, carrier, _ in accounts}
    return {one.voice for one in standing if one.stance in OWN} - carriers


def _carriers(pair: ReprintPair, own: Own, issuers: Mapping[str, Key]) -> Iterator[tuple[Key, Key]]:
    """Give the later statement's issuer, behind the earlier one's, if all that it tells stands in the passages taken over."""
    earlier, later = (pair.documents[1], pair.documents[0]) if pair.first == pair.documents[1] else pair.documents
    source, carrier = issuers[earlier], issuers[later]
    if source != carrier and (earlier, source) in own and (later, carrier) in own:
        is_first = pair.documents[0] == later
        passages = [passage.first if is_first else passage.second for passage in pair.passages]
        if all(_stands_in(cell, passages) for cell in own[later, carrier]):
            yield source, carrier


def _stands_in(cell: Cell, passages: Iterable[tuple[int, int]]) -> bool:
    return any(start <= cell.claim.predicate.start < end for start, end in passages)
