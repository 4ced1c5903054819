"""The verdict of a field, from what each voice says of it (docs/annotation.md, section 9)."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from itertools import combinations

from sayso.compare.matrix.cells import Relation, Told
from sayso.compare.types import Verdict

Relate = Callable[[Told, Told], Relation]


def distinct(told: Iterable[Told]) -> list[Told]:
    """Give one of all that are compared by the same: a thousand statements may say the same."""
    return list({one.basis: one for one in told}.values())


def verdict_of(told: Sequence[Told], relation: Relate) -> Verdict:
    """Give the verdict: two values that exclude one another decide first, then a denial, then how many voices speak.

    `told` is not empty.
    """
    kept = [one for one in told if not one.denied]
    relations = {relation(one, other) for one, other in combinations(distinct(kept), 2)}
    if "apart" in relations:
        return "differ"
    if len(kept) < len(told):
        return "denied"
    if len({one.voice for one in kept}) == 1:
        return "single"
    return "agree" if relations <= {"same"} else "compatible"
