"""The field `act`: what was done, as a kind of deed."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from sayso.compare.deeds import above, deed_of, of_one_harm
from sayso.compare.matrix.cells import Cell, Relation, Told
from sayso.compare.voices import Identity
from sayso.compare.words import table


@dataclass(frozen=True, slots=True)
class Deed:
    """The gravest deed that a voice tells of, and what else it tells of the same happening that is no part of that."""

    kind: str
    beside: frozenset[str]


def read_act(cells: Sequence[Cell], identity: Identity) -> Told | None:  # noqa: ARG001 (every field is read alike)
    """Give the gravest deed that a voice tells of, an attack and its harm being one; where its kind is unknown, the lemma."""
    found = [(deed_of(cell.claim), cell) for cell in cells]
    known = [(deed, cell) for deed, cell in found if deed]
    if not known:
        first = cells[0]
        return Told(first.voice, first.held.id, first.claim.predicate.lemma, tuple(cell.ref for cell in cells), None)
    deed = known[0][0]
    for other, _ in known[1:]:
        deed = _graver(deed, other)
    beside = frozenset(other for other, _ in known if _graver(deed, other) == deed and not _is_part(other, deed))
    showing = tuple(cell.ref for _, cell in known)
    return Told(known[0][1].voice, known[0][1].held.id, deed, showing, Deed(deed, beside))


def relate_acts(one: Told, other: Told) -> Relation:
    """Tell how two deeds stand; a deed of unknown kind is the same as any, since both tell of one happening."""
    first, second = one.basis, other.basis
    if first is None or second is None or first.kind == second.kind or {first.kind, second.kind} <= of_one_harm():
        return "same"
    if first.kind in second.beside or second.kind in first.beside:
        return "same"
    if second.kind in above(first.kind):
        return "narrower"
    return "wider" if first.kind in above(second.kind) else "apart"


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
