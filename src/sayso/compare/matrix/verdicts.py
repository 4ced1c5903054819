"""The verdict of a field, from what each voice says of it (docs/annotation.md, section 9)."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from itertools import combinations

from sayso.compare.matrix.cells import Relation, Told, never
from sayso.compare.types import Verdict

IsDenied = Callable[[Told, Told], bool]
Relate = Callable[[Told, Told], Relation]


def distinct(told: Iterable[Told]) -> list[Told]:
    """Give one of all that are compared by the same: a thousand statements may say the same."""
    return list({one.basis: one for one in told}.values())


def verdict_of(told: Sequence[Told], relation: Relate, is_denied: IsDenied = never) -> Verdict:
    """Give the verdict: two values that exclude one another decide first, then a denial, then how many voices speak.

    A voice that denies what another says and puts a value in its place excludes the other's. `told` is not empty.
    """
    kept = [one for one in told if not one.denied]
    relations = {relation(one, other) for one, other in combinations(distinct(kept), 2)}
    if "apart" in relations or any(_is_replaced(one, kept, is_denied) for one in told if one.denied):
        return "differ"
    if len(kept) < len(told):
        return "denied"
    if len({one.voice for one in kept}) == 1:
        return "single"
    return "agree" if relations <= {"same"} else "compatible"


def _is_replaced(denied: Told, kept: Sequence[Told], is_denied: IsDenied) -> bool:
    """Tell whether a voice that denies what another one says puts another value in its place."""
    return denied.replaced and any(one.voice != denied.voice and is_denied(denied, one) for one in kept)
