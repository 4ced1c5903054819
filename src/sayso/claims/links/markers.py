"""The words that mark a clause or a phrase ("because", "in order to", "as a result of")."""

from __future__ import annotations

from sayso.claims.links.draft import Cue
from sayso.claims.links.lexicon import Connective, Place, connectives, longest
from sayso.claims.syntax import Syntax

Marked = tuple[Connective, Cue]
"""What a connective says, and where it stands."""

_MARKING = ("mark", "case", "advmod", "cc", "det")


def marker_of(syntax: Syntax, clause: int, places: tuple[Place, ...]) -> Marked | None:
    """Give the connective before the head of a clause or phrase that marks it: the longest, and of those the first."""
    best: Marked | None = None
    for child in syntax.children[clause]:
        if child > clause or syntax.dep[child].split(":")[0] not in _MARKING:
            continue
        for place in places:
            found = connective_at(syntax, child, place, clause)
            if found is not None and (best is None or _width(found) > _width(best)):
                best = found
    return best


def own_connective(syntax: Syntax, clause: int) -> Marked | None:
    """Give the connective that marks a coordinated clause as one that hangs from another ("not because … but because")."""
    return marker_of(syntax, clause, ("clause",)) if syntax.with_dep(clause, "mark") and syntax.pos[clause] != "NOUN" else None


def connective_at(syntax: Syntax, token: int, place: Place, before: int) -> Marked | None:
    """Give the longest connective of a place that holds a token and ends before the token `before`."""
    for width in range(longest(place), 0, -1):
        for first in range(max(0, token - width + 1), token + 1):
            last = first + width - 1
            if last >= before or last >= len(syntax):
                continue
            found = connectives(place).get(tuple(syntax.lower[first : last + 1]))
            if found is not None:
                return found, (first, last)
    return None


def preposition_of(syntax: Syntax, head: int, *words: str) -> int | None:
    """Give the first of these words that marks a phrase or a gerund."""
    return next((child for child in syntax.with_dep(head, "mark", "case") if syntax.lower[child] in words), None)


def _width(found: Marked) -> int:
    first, last = found[1]
    return last - first
