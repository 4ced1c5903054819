"""Links between clauses side by side, and between a sentence and the one before it: but, so; However, Therefore, Then."""

from __future__ import annotations

from collections.abc import Iterator

from sayso.claims.links.draft import Draft, tied
from sayso.claims.links.ends import Ends, root_of
from sayso.claims.links.lexicon import connectives
from sayso.claims.links.markers import Marked, connective_at, own_connective
from sayso.claims.syntax import PUNCTUATION, Syntax, matches

_INSIDE = frozenset({"however", "therefore", "thus", "nevertheless", "nonetheless", "consequently", "instead", "though"})
"""Adverbs that tie their sentence to the one before from inside it, between commas."""
_BEHIND = frozenset({"later", "subsequently", "afterwards", "though", "eventually"})
"""Adverbs that tie their clause to the one before also from behind its verb ("most of them returned later")."""
_ONLY = frozenset({"only", "just", "merely", "simply"})
"""Adverbs that with "not" before them let "but" add and not oppose ("not only burned it but killed them")."""
_LOOKED_AT = 4
"""How many words of a sentence are looked at for its connective: an opening quotation mark, and the longest connective's first."""


def coordinated_links(syntax: Syntax, ends: Ends, token: int) -> Iterator[Draft]:
    """Give the link of a clause with the one that it is coordinated with."""
    if syntax.dep[token] not in {"conj", "parataxis"} or syntax.head[token] == token or not _is_clause(syntax, token):
        return
    found = _joining(syntax, token)
    if found is None or own_connective(syntax, token) is not None:
        return
    first, last = ends.at(_before(syntax, token)), ends.at(token)
    if first is not None and last is not None:
        yield from tied([first], [last], *found)


def _is_clause(syntax: Syntax, token: int) -> bool:
    """Tell whether a token heads a clause: a noun does beside a copula alone ("but it is a mosaic")."""
    return syntax.pos[token] != "NOUN" or bool(syntax.with_dep(token, "cop"))


def _joining(syntax: Syntax, token: int) -> Marked | None:
    """Give the connective that joins a clause to the one before it; "but" joins nothing behind "not only"."""
    for child in syntax.children[token]:
        kind = syntax.dep[child].split(":")[0]
        if (child < token and kind in {"cc", "advmod", "mark"}) or (kind == "advmod" and syntax.lower[child] in _BEHIND):
            found = connective_at(syntax, child, "join", max(token, child + 1))
            if found is not None and not (found[0].relation == "contrast" and _adds(syntax, syntax.head[token])):
                return found
    return None


def _before(syntax: Syntax, token: int) -> int:
    """Give the clause right before one that is coordinated: the last of those that the first holds together."""
    head = syntax.head[token]
    siblings = syntax.children[head]
    for one in reversed(siblings[: siblings.index(token)]):
        if syntax.pos[one] in {"VERB", "AUX"} and matches(syntax.dep[one], ("conj",)):
            return one
    return head


def _adds(syntax: Syntax, token: int) -> bool:
    """Tell whether what stands before "but" is "not only" something."""
    return any(syntax.lower[child] in _ONLY and syntax.lower[child - 1] == "not" for child in syntax.children[token] if child)


def sentence_links(syntax: Syntax, ends: Ends, number: int) -> Iterator[Draft]:
    """Give the links of a sentence, by its number from 0, to the one before it."""
    if number == 0:
        return
    root = root_of(syntax, number)
    found = _at_head(syntax, number, root) or _inside(syntax, root)
    earlier = ends.at(root_of(syntax, number - 1)) if found is not None else None
    if found is not None and earlier is not None:
        yield from tied([earlier], ends.all_at(_told(syntax, root))[:1], *found)


def _told(syntax: Syntax, root: int) -> int:
    """Give the clause that "that is why" leads to, where it heads its sentence."""
    clauses = syntax.with_dep(root, "advcl", "acl", "ccomp") if syntax.lower[root] == "why" else []
    return clauses[0] if clauses else root


def _at_head(syntax: Syntax, number: int, root: int) -> Marked | None:
    """Give the connective that a sentence begins with, quotation marks left out."""
    first, after = syntax.sentences[number]
    opening = next((token for token in range(first, min(after, first + _LOOKED_AT)) if syntax.pos[token] not in PUNCTUATION), first)
    found = connective_at(syntax, opening, "head", after)
    if found is None or found[1][0] != opening:
        return None
    # One word that marks a clause of its own ("So they could rest, rebels left") is not the sentence's.
    if found[1] == (opening, opening) and syntax.head[opening] != root and syntax.dep[opening] in {"mark", "case"}:
        return None
    return found


def _inside(syntax: Syntax, root: int) -> Marked | None:
    """Give the adverb inside a sentence that ties it to the one before."""
    for child in syntax.with_dep(root, "advmod"):
        if syntax.lower[child] in _INSIDE:
            return connectives("head")[(syntax.lower[child],)], (child, child)
    return None
