"""Links between clauses side by side, and between a sentence and the one before it: but, so; However, Therefore, Then."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from sayso.claims.links.draft import Draft, between
from sayso.claims.links.ends import Ends
from sayso.claims.links.lexicon import Connective, connectives
from sayso.claims.links.markers import connective_at
from sayso.claims.syntax import PUNCTUATION, Syntax

_INSIDE = frozenset({"however", "therefore", "thus", "nevertheless", "nonetheless", "consequently", "instead"})
"""Adverbs that tie their sentence to the one before from inside it, between commas."""
_ALSO = frozenset({"only", "just", "merely", "simply"})
_LOOKED_AT = 4
"""How many words of a sentence are looked at for its connective: an opening quotation mark, and the longest connective's first."""


def coordinated_links(syntax: Syntax, ends: Ends, token: int) -> Iterator[Draft]:
    """Give the link of a clause with the one that it is coordinated with."""
    if syntax.dep[token] not in {"conj", "parataxis"} or syntax.head[token] == token or syntax.pos[token] == "NOUN":
        return
    first, last = ends.at(_before(syntax, token)), ends.at(token)
    if first is None or last is None:
        return
    for child in syntax.children[token]:
        if child < token and syntax.dep[child].split(":")[0] in {"cc", "advmod", "mark"}:
            found = connective_at(syntax, child, "join", token)
            if found is not None and not (found[0].relation == "contrast" and _adds(syntax, syntax.head[token])):
                yield from _joined(between([first], [last], found[0].relation, found[1:]), found[0])
                return


def _before(syntax: Syntax, token: int) -> int:
    """Give the clause right before one that is coordinated: the last of those that the first holds together."""
    head = syntax.head[token]
    between = [one for one in syntax.with_dep(head, "conj") if one < token and syntax.pos[one] in {"VERB", "AUX"}]
    return between[-1] if between else head


def _adds(syntax: Syntax, token: int) -> bool:
    """Tell whether what stands before "but" is "not only" something."""
    return any(syntax.lower[child] in _ALSO and syntax.lower[child - 1] == "not" for child in syntax.children[token] if child)


def sentence_links(syntax: Syntax, ends: Ends, number: int) -> Iterator[Draft]:
    """Give the links of a sentence, by its number from 0, to the one before it."""
    if number == 0:
        return
    root, before = _root(syntax, number), _root(syntax, number - 1)
    found = _at_head(syntax, number, root) or _inside(syntax, root)
    if found is None:
        return
    tie, cue = found
    earlier, later = ends.at(before), ends.all_at(_told(syntax, root))[:1]
    if earlier is not None:
        sides = ([earlier], later) if tie.forward else (later, [earlier])
        yield from _joined(between(*sides, tie.relation, cue), tie)


def _joined(drafts: Iterator[Draft], tie: Connective) -> Iterator[Draft]:
    return (replace(draft, negative=tie.negative) for draft in drafts)


def _told(syntax: Syntax, root: int) -> int:
    """Give the clause that "that is why" leads to, where it heads its sentence."""
    clauses = syntax.with_dep(root, "advcl", "acl", "ccomp") if syntax.lower[root] == "why" else []
    return clauses[0] if clauses else root


def _root(syntax: Syntax, number: int) -> int:
    first, after = syntax.sentences[number]
    return next((token for token in range(first, after) if syntax.head[token] == token and syntax.pos[token] != "PUNCT"), first)


def _at_head(syntax: Syntax, number: int, root: int) -> tuple[Connective, tuple[int, int]] | None:
    first, after = syntax.sentences[number]
    opening = next((token for token in range(first, min(after, first + _LOOKED_AT)) if syntax.pos[token] not in PUNCTUATION), first)
    found = connective_at(syntax, opening, "head", after)
    if found is None or found[1] != opening:
        return None
    # What marks a clause of its own ("So that they", "Then, when") is not the sentence's.
    if syntax.head[opening] != root and found[1] == found[2] and syntax.dep[opening] in {"mark", "case"}:
        return None
    return found[0], found[1:]


def _inside(syntax: Syntax, root: int) -> tuple[Connective, tuple[int, int]] | None:
    for child in syntax.with_dep(root, "advmod"):
        if syntax.lower[child] in _INSIDE:
            return connectives("head")[(syntax.lower[child],)], (child, child)
    return None
