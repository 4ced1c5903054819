"""The field `act`: what was done, as a kind of deed."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from sayso.compare.deeds import above, deed_of, of_one_harm
from sayso.compare.matrix.cells import Cell, Relation, Told
from sayso.compare.voices import Identity
from sayso.compare.words import climbed, table
from sayso.types import Claim


@dataclass(frozen=True, slots=True)
class Deed:
    """The gravest deed that a voice tells of, and what else it tells of the same happening that is no part of that.

    `kinds` are those of all that it tells.
    """

    kind: str
    beside: frozenset[str]
    kinds: frozenset[str]


def read_act(cells: Sequence[Cell], identity: Identity) -> Told | None:  # noqa: ARG001 (every field is read alike)
    """Give the gravest deed that a voice tells of, an attack and its harm being one; where its kind is unknown, the lemma."""
    found = [(_act_of(cell.claim), cell) for cell in cells]
    known = [(deed, cell) for deed, cell in found if deed]
    if not known:
        first = cells[0]
        return Told(first.voice, first.held.id, first.claim.predicate.lemma, tuple(cell.ref for cell in cells), None)
    deed = known[0][0]
    for other, _ in known[1:]:
        deed = _graver(deed, other)
    beside = frozenset(other for other, _ in known if _graver(deed, other) == deed and not _is_part(other, deed))
    showing = tuple(cell.ref for _, cell in known)
    told = Deed(deed, beside, frozenset(other for other, _ in known))
    return Told(cells[0].voice, cells[0].held.id, deed, showing, told)


def relate_acts(one: Told, other: Told) -> Relation:
    """Tell how two deeds stand: apart only where they are listed as excluding one another, since both tell of one happening.

    A deed of unknown kind is the same as any. Two that leave open a third ("he died", "there was shooting") do not exclude one
    another; that is told as the first's being wider.
    """
    first, second = one.basis, other.basis
    if first is None or second is None or first.kind == second.kind:
        return "same"
    if _exclude(first, second):
        return "apart"
    if first.kind in second.beside or second.kind in first.beside:
        return "same"
    if second.kind in _leaves_open(first.kind):
        return "narrower"
    if first.kind in _leaves_open(second.kind) or any({first.kind, second.kind} <= wide for wide in _open_deeds().values()):
        return "wider"
    return "same"


def _exclude(one: Deed, other: Deed) -> bool:
    """Tell whether one of them tells of a kind that excludes one of the other's, and neither tells of both."""
    mine, yours = one.kinds - other.kinds, other.kinds - one.kinds
    return any(frozenset({first, second}) in _excluding() for first in mine for second in yours)


def _act_of(claim: Claim) -> str:
    """Give the kind of deed that a claim tells of, or what its word leaves open of it; "" where it is none that is known."""
    return _act_words().get(claim.predicate.lemma, "") or deed_of(claim)


def _is_part(deed: str, whole: str) -> bool:
    """Tell whether a deed is the other one, told less gravely or more widely."""
    return deed == whole or deed in above(whole) or whole in above(deed) or deed in of_one_harm()


def _graver(one: str, other: str) -> str:
    """Give what two deeds of one voice make: one that is listed for the two, the narrower, or the first."""
    together = _together()
    if found := together.get((one, other)) or together.get((other, one)):
        return found
    return other if one in above(other) else one


@cache
def _together() -> Mapping[tuple[str, str], str]:
    return {(row[0], row[1]): row[2] for row in table("matrix", "graver")}


@cache
def _excluding() -> frozenset[frozenset[str]]:
    return frozenset(frozenset(row) for row in table("matrix", "excluding"))


@cache
def _act_words() -> Mapping[str, str]:
    return {row[0]: row[1] for row in table("matrix", "act_words")}


def _leaves_open(deed: str) -> frozenset[str]:
    """Give the deeds that leave open whether a deed was done, also through others."""
    return _open_deeds().get(deed, frozenset())


@cache
def _open_deeds() -> Mapping[str, frozenset[str]]:
    return climbed(table("matrix", "open_deeds"))
