"""Links of a happening told in a phrase: after the escape, because of the strike, despite the ban, for saving them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from sayso.claims.links.draft import Draft, between, tied
from sayso.claims.links.ends import Ends
from sayso.claims.links.lexicon import link_words
from sayso.claims.links.markers import Marked, marker_of, preposition_of
from sayso.claims.links.readings import is_gerund
from sayso.claims.syntax import Syntax
from sayso.types import Claim

_PHRASES = ("obl", "nmod", "advcl", "acl", "conj")
_REASONS = ("for", "on", "of", "by", "at", "over", "with")
"""Prepositions of what one is thanked, blamed or punished for, or feels about."""


def phrase_links(syntax: Syntax, ends: Ends, token: int) -> Iterator[Draft]:
    """Give the links of the noun phrase or gerund that a token heads, to what it belongs to."""
    dep = syntax.dep[token].split(":")[0]
    if dep not in _PHRASES or syntax.head[token] == token:
        return
    gerund = is_gerund(syntax, token)
    if dep in {"obl", "nmod"} and not gerund:
        marked = marker_of(syntax, token, ("phrase",))
        if marked is not None:
            yield from _marked(syntax, ends, token, marked)
    yield from _reason_of_judging(syntax, ends, token)
    if gerund:
        yield from _for_doing(syntax, ends, token)
    yield from _examples(syntax, ends, token)


def _marked(syntax: Syntax, ends: Ends, token: int, marked: Marked) -> Iterator[Draft]:
    """Give the links of a phrase behind a connective of `data/links.tsv`."""
    tie, cue = marked
    inner = ends.all_at(token) or _told_of(syntax, ends, token)
    outer = ends.mains(token)
    yield from tied(inner, outer, replace(tie, habitual=tie.habitual or _every_time(syntax, cue[0])), cue)


def _told_of(syntax: Syntax, ends: Ends, token: int) -> list[Claim]:
    """Give the claims of what is told of a thing that is none itself ("due to a rule that opens the door")."""
    return [claim for child in syntax.with_dep(token, "acl", "acl:relcl") if child > token for claim in ends.all_at(child)]


def _every_time(syntax: Syntax, preposition: int) -> bool:
    """Tell whether "every time", "always" or the like stands before a preposition ("Every time after such incidents")."""
    before = syntax.lower[max(0, preposition - 2) : preposition]
    return before[-1:] == ["always"] or (len(before) == 2 and before[0] in {"every", "each"} and before[1] == "time")


def _reason_of_judging(syntax: Syntax, ends: Ends, token: int) -> Iterator[Draft]:
    """Give the link of what is thanked, blamed, punished or felt for ("thanked for coming", "ashamed of the cuts")."""
    word = preposition_of(syntax, token, *_REASONS)
    if word is None or word > token:
        return
    judged = ends.over(syntax.head[token])
    if judged is not None and judged.predicate.lemma.split()[-1] in link_words("judging"):
        yield from between(ends.all_at(token) or _told_of(syntax, ends, token), [judged], "cause", (word, word))


def _for_doing(syntax: Syntax, ends: Ends, token: int) -> Iterator[Draft]:
    """Give the link of "for" and a gerund: the aim of a thing or an act."""
    word = preposition_of(syntax, token, "for")
    above = ends.over(syntax.head[token]) if word is not None and not ends.reports(syntax.head[token]) else None
    if word is not None and above is not None and above.predicate.lemma not in link_words("judging"):
        yield from between([above], ends.all_at(token), "purpose", (word, word))


def _examples(syntax: Syntax, ends: Ends, token: int) -> Iterator[Draft]:
    """Give the link of what is included to what it is a part of."""
    word = preposition_of(syntax, token, "including")
    above = ends.over(syntax.head[token]) if word is not None else None
    if word is not None and above is not None:
        yield from between(ends.all_at(token), [above], "example", (word, word))
