"""The words that mark a clause or a phrase ("because", "in order to", "as a result of")."""

from __future__ import annotations

from sayso.claims.links.lexicon import Connective, Place, connectives, longest
from sayso.claims.syntax import Syntax

Marked = tuple[Connective, int, int]
"""What a connective says, and its first and last token."""

_MARKING = ("mark", "case", "advmod", "cc", "det")


def marker_of(syntax: Syntax, clause: int, places: tuple[Place, ...]) -> Marked | None:
    """Give the connective that marks a clause or phrase from its head's point of view: the longest, and of those the first."""
    best: Marked | None = None
    for child in syntax.children[clause]:
        if child > clause or syntax.dep[child].split(":")[0] not in _MARKING:
            continue
        for place in places:
            found = connective_at(syntax, child, place, clause)
            if found is not None and (best is None or _width(found) > _width(best)):
                best = found
    return best


def connective_at(syntax: Syntax, token: int, place: Place, before: int) -> Marked | None:
    """Give the longest connective of a place that holds a token and ends before the token `before`."""
    most = longest(place)
    for width in range(most, 0, -1):
        for first in range(max(0, token - width + 1), token + 1):
            last = first + width - 1
            if last >= before or last >= len(syntax):
                continue
            found = connectives(place).get(tuple(syntax.lower[first : last + 1]))
            if found is not None:
                return found, first, last
    return None


def _width(found: Marked) -> int:
    return found[2] - found[1]
