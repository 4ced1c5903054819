"""Where the name of a country or its capital stands for its government: "Bishkek denied", "Moscow's position", "talks with Paris".

Told by syntax (the phenomenon is described by Markert and Nissim 2002, SemEval-2007 task 8): what the name hangs on and how.
"""

from __future__ import annotations

from typing import Final

from sayso.claims.syntax import Syntax
from sayso.resolve.places.tables import governments

_OBJECTS: Final = ("obj", "iobj")
_PHRASES: Final = frozenset({"by", "with", "to", "on", "against", "from", "between"})


def stands_for_government(syntax: Syntax, first: int, last: int) -> bool:
    """Tell whether the name from token `first` to token `last` is used for a government; only the sentence is looked at."""
    token = _top(syntax, first, last)
    if any(
        syntax.lower[child] not in _PHRASES for child in syntax.with_dep(token, "case") if syntax.lower[child] not in {"'s", "'"}
    ):
        return False
    while syntax.dep[token] == "conj":
        token = syntax.head[token]
    head, dep = syntax.head[token], syntax.dep[token]
    if dep == "nmod:poss" or (dep.startswith("nmod") and _possessive(syntax, token)):
        return syntax.lemma[head] in governments("noun", "owner")
    if dep == "nsubj":
        return syntax.lemma[head] in governments("verb", "subject") and syntax.pos[head] in {"VERB", "AUX"}
    if dep in _OBJECTS:
        return syntax.lemma[head] in governments("verb", "object")
    part = "verb" if dep.startswith("obl") else "noun" if dep.startswith("nmod") else None
    return part is not None and syntax.lemma[head] in governments(part, _marker(syntax, token))


def _top(syntax: Syntax, first: int, last: int) -> int:
    """Give the token of a name that hangs outside it."""
    return next((token for token in range(first, last + 1) if not first <= syntax.head[token] <= last), last)


def _possessive(syntax: Syntax, token: int) -> bool:
    return any(syntax.lower[child] in {"'s", "'"} for child in syntax.with_dep(token, "case"))


def _marker(syntax: Syntax, token: int) -> str:
    case = syntax.first_with_dep(token, "case")
    return "" if case is None else syntax.lower[case]
