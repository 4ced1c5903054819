"""The field `act`: what was done, as a kind of deed."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Final

from sayso.compare.matrix.cells import Cell, Relation, Told
from sayso.compare.voices import Identity
from sayso.compare.words import head_of, table
from sayso.types import Claim

_AUXILIARIES: Final = frozenset("is are was were be been being has have had did do does not".split())  # noqa: SIM905


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
    if first is None or second is None or first.kind == second.kind or {first.kind, second.kind} <= _of_one_harm():
        return "same"
    if first.kind in second.beside or second.kind in first.beside:
        return "same"
    if second.kind in _above(first.kind):
        return "narrower"
    return "wider" if first.kind in _above(second.kind) else "apart"


def _is_part(deed: str, whole: str) -> bool:
    """Tell whether a deed is the other one, told less gravely or more widely."""
    return deed == whole or deed in _above(whole) or whole in _above(deed) or deed in _of_one_harm()


def deed_of(claim: Claim) -> str:
    """Give the kind of deed that a claim tells of; "" where it is none that is known."""
    if is_loss_of_life(claim):
        return "death"
    for candidate in _looked_up(claim):
        if candidate in _deeds():
            return _deeds()[candidate]
    return _deed_acts().get((claim.act.plover, claim.act.mode or "-"), "") if claim.act else ""


def _looked_up(claim: Claim) -> Iterator[str]:
    """Give what a claim's deed is looked up by: lemma and words with what stands behind them ("shot dead"), then alone."""
    lemma = claim.predicate.lemma
    words = [word for word in claim.predicate.text.casefold().split() if word not in _AUXILIARIES]
    behind = claim.text[max(0, claim.predicate.end - claim.start) :].casefold().split()[:2]
    form = " ".join(words)
    for second in (*words[1:], *behind[:1], *behind[1:]):
        yield f"{lemma} {second}"
        yield f"{words[0] if words else lemma} {second}"
    yield from (lemma, form, lemma.split()[0] if lemma else "", words[0] if words else "")


def is_loss_of_life(claim: Claim) -> bool:
    """Tell whether a claim is of somebody's losing or giving life: who does it is the one it is done to."""
    first = claim.predicate.lemma.split()[0] if claim.predicate.lemma else ""
    return first in {"lose", "give", "lay"} and (
        "life" in claim.predicate.lemma or any(head_of(one.text) == "life" for one in claim.participants)
    )


def _graver(one: str, other: str) -> str:
    """Give what two deeds of one voice make: one that is listed for the two, the narrower, or the first."""
    together = _together()
    if found := together.get((one, other)) or together.get((other, one)):
        return found
    return other if one in _above(other) else one


def _of_one_harm() -> frozenset[str]:
    """Deeds that tell, by themselves, of nothing but the dead of a happening."""
    return frozenset({"death", "killing", "bombing"})


def _above(deed: str) -> frozenset[str]:
    return _wider().get(deed, frozenset())


@cache
def _deeds() -> Mapping[str, str]:
    return {row[0]: row[1] for row in table("matrix", "deeds")}


@cache
def _deed_acts() -> Mapping[tuple[str, str], str]:
    return {(row[0], row[1]): row[2] for row in table("matrix", "deed_acts")}


@cache
def _together() -> Mapping[tuple[str, str], str]:
    return {(row[0], row[1]): row[2] for row in table("matrix", "graver")}


@cache
def _wider() -> Mapping[str, frozenset[str]]:
    """Give for each deed all that hold it, also through others."""
    direct: dict[str, set[str]] = {}
    for narrow, wide in table("matrix", "wider"):
        direct.setdefault(narrow, set()).add(wide)
    return {deed: frozenset(_climb(deed, direct)) for deed in direct}


def _climb(deed: str, direct: Mapping[str, set[str]]) -> set[str]:
    reached: set[str] = set()
    waiting = [deed]
    while waiting:
        fresh = direct.get(waiting.pop(), set()) - reached
        reached |= fresh
        waiting += fresh
    return reached
