"""The verdict of a field, from what each voice says of it (docs/annotation.md, section 9)."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import combinations

from sayso.compare.matrix.cells import Relation, Told
from sayso.compare.types import Verdict

Relate = Callable[[Told, Told], Relation]


def verdict_of(told: Sequence[Told], relation: Relate) -> Verdict:
    """Give the verdict: two values that exclude one another decide first, then a denial, then how many voices speak.

    `told` is not empty.
    """
    kept = [one for one in told if not one.denied]
    relations = {relation(one, other) for one, other in combinations(kept, 2)}
    if "apart" in relations:
        return "differ"
    if len(kept) < len(told):
        return "denied"
    if len({one.voice for one in kept}) == 1:
        return "single"
    return "agree" if relations <= {"same"} else "compatible"
