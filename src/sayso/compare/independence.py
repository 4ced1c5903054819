"""How many of an incident's sources are independent: those that tell of it themselves and have their account from none of the others.

Who only reports is folded into whom it cites. A statement that prints another's text, whole, in part or in other words, carries that
text's account, so far as all that its issuer tells of the incident stands in what was taken over. Two statements that quote one
speech are one source for what the speech tells, which is the speaker's.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Final

from sayso.compare.matrix import Cell
from sayso.compare.stances import OWN, Standing
from sayso.compare.types import CarriedBy, ReprintPair
from sayso.compare.voices.identity import Key

CARRYING: Final[Mapping[str, CarriedBy]] = {"reprint": "reprint", "paraphrase": "paraphrase", "partial": "partial"}
"""Kinds of pairs of statements by which one carries the other's account; a quotation of one speech is none."""

Account = tuple[Key, Key, CarriedBy]
"""The voice whose account it is, the one that carries it, and how that is known."""


def carried(cells: Sequence[Cell], standing: Sequence[Standing], reprints: Iterable[ReprintPair]) -> tuple[Account, ...]:
    """Give who carries whose account of an incident, in order: at most one account for each that carries."""
    own: dict[tuple[str, Key], list[Cell]] = defaultdict(list)
    for cell in cells:
        if cell.spoken.stance in OWN:
            own[cell.held.id, cell.voice].append(cell)
    documents = {one.document for one in standing}
    found: dict[Key, tuple[Key, CarriedBy]] = {}
    for pair in reprints:
        if pair.kind in CARRYING and documents.issuperset(pair.documents):
            for source, carrier in _carriers(pair, own):
                found.setdefault(carrier, (source, CARRYING[pair.kind]))
    return tuple((source, carrier, by) for carrier, (source, by) in sorted(found.items()) if source not in found)


def independent(standing: Iterable[Standing], accounts: Iterable[Account]) -> set[Key]:
    """Give the voices that assert, deny or doubt, without those that carry the account of another."""
    carriers = {carrier for _, carrier, _ in accounts}
    return {one.voice for one in standing if one.stance in OWN} - carriers


def _carriers(pair: ReprintPair, own: Mapping[tuple[str, Key], Sequence[Cell]]) -> Iterator[tuple[Key, Key]]:
    """Give the voices of the later statement that tell nothing but what the earlier one's passages hold, each with whose it is."""
    first, second = pair.documents
    earlier, later = (second, first) if pair.first == second else (first, second)
    for (document, voice), cells in sorted(own.items(), key=lambda item: item[0]):
        if document != later or (earlier, voice) in own:
            continue
        sources = [_told_in(pair, cell, earlier, own) for cell in cells]
        if all(source is not None for source in sources):
            yield next(source for source in sources if source is not None), voice


def _told_in(pair: ReprintPair, cell: Cell, earlier: str, own: Mapping[tuple[str, Key], Sequence[Cell]]) -> Key | None:
    """Give the voice of the earlier statement that tells, in the passage beside it, what a claim of the later one does."""
    is_first = pair.documents[0] == cell.held.id
    for passage in pair.passages:
        here, there = (passage.first, passage.second) if is_first else (passage.second, passage.first)
        if here[0] <= cell.claim.predicate.start < here[1]:
            for (document, voice), cells in sorted(own.items(), key=lambda item: item[0]):
                if document == earlier and any(there[0] <= one.claim.predicate.start < there[1] for one in cells):
                    return voice
    return None
