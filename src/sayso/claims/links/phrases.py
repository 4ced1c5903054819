"""Links of a happening told in a phrase: after the escape, because of the strike, despite the ban, for saving them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from sayso.claims.links.draft import Draft, between
from sayso.claims.links.ends import Ends
from sayso.claims.links.lexicon import link_words
from sayso.claims.links.markers import Marked, marker_of
from sayso.claims.links.subordinate import is_gerund
from sayso.claims.syntax import Syntax
from sayso.types import Claim

_PHRASES = ("obl", "nmod", "advcl", "acl", "conj")


def phrase_links(syntax: Syntax, ends: Ends, token: int) -> Iterator[Draft]:
    """Give the links of the noun phrase or gerund that a token heads, to what it belongs to."""
    dep = syntax.dep[token].split(":")[0]
    if dep not in _PHRASES or syntax.head[token] == token:
        return
    gerund = is_gerund(syntax, token)
    if dep in {"obl", "nmod"} and not gerund:
        marked = marker_of(syntax, token, ("phrase",))
        if marked is not None:
            yield from _tied(syntax, ends, token, marked)
    yield from _reason_of_judging(syntax, ends, token)
    if gerund:
        yield from _for_doing(syntax, ends, token)
    if any(syntax.lower[child] == "including" for child in syntax.with_dep(token, "case", "mark")):
        yield from _examples(syntax, ends, token)


def _tied(syntax: Syntax, ends: Ends, token: int, marked: Marked) -> Iterator[Draft]:
    tie, first, last = marked
    inner = ends.all_at(token) or _told_of(syntax, ends, token)
    head = syntax.head[token]
    outer = ends.all_at(head) if token < head else [claim for claim in [ends.over(head)] if claim is not None]
    sides = (inner, outer) if tie.forward else (outer, inner)
    habitual = tie.habitual or _every_time(syntax, first)
    for draft in between(*sides, tie.relation, (first, last)):
        yield replace(draft, negative=tie.negative, habitual=habitual)


def _told_of(syntax: Syntax, ends: Ends, token: int) -> list[Claim]:
    """Give the claims of what is told of a thing that is none itself ("due to a rule that opens the door")."""
    return [claim for child in syntax.with_dep(token, "acl", "acl:relcl") if child > token for claim in ends.all_at(child)]


def _every_time(syntax: Syntax, preposition: int) -> bool:
    """Tell whether "every time", "always" or the like stands before a preposition ("Every time after such incidents")."""
    before = syntax.lower[max(0, preposition - 2) : preposition]
    return before[-1:] == ["always"] or (len(before) == 2 and before[0] in {"every", "each"} and before[1] == "time")


def _reason_of_judging(syntax: Syntax, ends: Ends, token: int) -> Iterator[Draft]:
    """Give the link of what is thanked, blamed, punished or felt for ("thanked for coming", "ashamed of the cuts")."""
    marks = [child for child in syntax.with_dep(token, "mark", "case") if syntax.lower[child] in _REASONS and child < token]
    judged = ends.over(syntax.head[token]) if marks else None
    if judged is not None and judged.predicate.lemma.split()[-1] in link_words("judging"):
        inner = ends.all_at(token) or _told_of(syntax, ends, token)
        yield from between(inner, [judged], "cause", (marks[0], marks[0]))


_REASONS = frozenset({"for", "on", "of", "by", "at", "over", "with"})


def _for_doing(syntax: Syntax, ends: Ends, token: int) -> Iterator[Draft]:
    """Give the link of "for" and a gerund: the aim of a thing or an act."""
    marks = [child for child in syntax.with_dep(token, "mark", "case") if syntax.lower[child] == "for"]
    above = ends.over(syntax.head[token])
    if not marks or above is None:
        return
    if above.predicate.lemma not in link_words("judging"):
        yield from between([above], ends.all_at(token), "purpose", (marks[0], marks[0]))


def _examples(syntax: Syntax, ends: Ends, token: int) -> Iterator[Draft]:
    above = ends.over(syntax.head[token])
    marks = [child for child in syntax.with_dep(token, "case", "mark") if syntax.lower[child] == "including"]
    if above is not None:
        yield from between(ends.all_at(token), [above], "example", (marks[0], marks[0]))
