"""How each voice stands to an incident in each statement."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from sayso.compare.matrix import Cell
from sayso.compare.types import StanceName
from sayso.compare.voices import Identity
from sayso.compare.voices.identity import Key

OWN: Final[frozenset[StanceName]] = frozenset({"asserts", "denies", "doubts"})
"""Stances of a voice that tells something itself."""
_ORDER: Final[tuple[StanceName, ...]] = ("asserts", "denies", "doubts", "reports")


@dataclass(frozen=True, slots=True)
class Standing:
    """A voice's stance in a statement, with the first claim that shows it; a voice that only reports there has no other one."""

    voice: Key
    document: str
    stance: StanceName
    claim: str


def standings(cells: Sequence[Cell], identity: Identity) -> tuple[Standing, ...]:
    """Give all stances, in order of statement, voice and stance: who tells something itself does not merely report there."""
    found: dict[tuple[str, Key, StanceName], str] = {}
    for cell in sorted(cells, key=lambda cell: cell.order):
        for voice, stance in _stances(cell, identity):
            found.setdefault((cell.held.id, voice, stance), cell.claim.id)
    own = {(document, voice) for document, voice, stance in found if stance in OWN}
    kept = [key for key in found if key[2] in OWN or key[:2] not in own]
    return tuple(
        Standing(voice, document, stance, found[document, voice, stance])
        for document, voice, stance in sorted(kept, key=lambda key: (key[0], key[1], _ORDER.index(key[2])))
    )


def _stances(cell: Cell, identity: Identity) -> Iterator[tuple[Key, StanceName]]:
    yield cell.voice, cell.spoken.stance
    if cell.spoken.disowns is not None and cell.spoken.stance == "asserts":
        yield cell.voice, "denies"
    for speaker, stance in cell.spoken.passing:
        voice = identity.of(speaker)
        if voice != cell.voice:
            yield voice, stance


def voices_of(standing: Iterable[Standing]) -> set[Key]:
    """Give the voices that have a stance."""
    return {one.voice for one in standing}
