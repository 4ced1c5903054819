"""Links of a clause that hangs from another: because, if, after, although; in order to; by doing; ", killing four"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from sayso.claims.links.draft import Draft, between
from sayso.claims.links.ends import Ends
from sayso.claims.links.lexicon import Connective, Place, causing_verbs, link_words, outcomes
from sayso.claims.links.markers import marker_of
from sayso.claims.syntax import Syntax
from sayso.types import Claim

_CLAUSES = ("advcl", "acl", "ccomp", "parataxis", "xcomp")
_MODALS = frozenset({"can", "could", "may", "might", "will", "would"})
_COMMA = ","


def subordinate_links(syntax: Syntax, ends: Ends, token: int) -> Iterator[Draft]:
    """Give the links of the clause that a token heads, to what it hangs from."""
    dep, head = syntax.dep[token].split(":")[0], syntax.head[token]
    if dep not in _CLAUSES or head == token or syntax.dep[token] == "acl:relcl":
        return
    if _is_infinitive(syntax, token):
        yield from _aim(syntax, ends, token)
        return
    marked = marker_of(syntax, token, _places(syntax, token))
    if marked is not None:
        yield from _tied(syntax, ends, token, marked[0], (marked[1], marked[2]))
    elif dep in {"advcl", "ccomp", "parataxis"}:
        yield from _unlisted(syntax, ends, token)


def _places(syntax: Syntax, token: int) -> tuple[Place, ...]:
    return ("gerund", "clause") if syntax.tag[token] == "VBN" or is_gerund(syntax, token) else ("clause",)


def _tied(
    syntax: Syntax, ends: Ends, token: int, tie: Connective, cue: tuple[int, int] | None, above: Sequence[Claim] | None = None
) -> Iterator[Draft]:
    """Give the links of a marked clause: it leads to what it hangs from, or the other way round."""
    inner = ends.all_at(token, marked=True)
    outer = list(above) if above is not None else _mains(syntax, ends, token)
    sides = (inner, outer) if tie.forward else (outer, inner)
    for draft in between(*sides, tie.relation, cue):
        yield replace(draft, negative=tie.negative, habitual=tie.habitual)


def _mains(syntax: Syntax, ends: Ends, token: int) -> list[Claim]:
    """Give the claims that a clause belongs to: all those coordinated where it stands before them, else the one it hangs from."""
    head = syntax.head[token]
    if token < head:
        return ends.all_at(head)
    claim = ends.over(head)
    return [] if claim is None else [claim]


def is_gerund(syntax: Syntax, token: int) -> bool:
    """Tell whether a verb ends in -ing, whatever its tag: after a preposition taggers err."""
    return syntax.pos[token] == "VERB" and syntax.lower[token].endswith("ing")


# Infinitives of purpose.


def _is_infinitive(syntax: Syntax, token: int) -> bool:
    to = any(syntax.lower[child] == "to" for child in syntax.with_dep(token, "mark"))
    return to and syntax.tag[token] in {"VB", "NN", "JJ", "VBN"}


def _aim(syntax: Syntax, ends: Ends, token: int) -> Iterator[Draft]:
    """Give the links of an act with its aim ("met to agree"), of one that needs or makes a thing with what the thing is for."""
    head, dep = syntax.head[token], syntax.dep[token].split(":")[0]
    marked = marker_of(syntax, token, ("infinitive",))
    if marked is None or ends.reports(head) or dep in {"ccomp", "parataxis"} or (dep == "xcomp" and not _may_aim(syntax, head)):
        return
    first, last = marked[1:]
    if syntax.lower[token] == "begin" and syntax.lower[token + 1 : token + 2] == ["with"]:
        return
    if (
        syntax.lemma[head] in _UNDERTAKINGS
        and first == head + 1
        and syntax.lower[max(0, head - 2) : head] in (["in", "an"], ["in", "a"])
    ):
        above, first = ends.over(syntax.head[head]), head - 2
    elif dep == "acl" or syntax.pos[head] in {"NOUN", "PROPN"}:
        above = _user_of(syntax, ends, head)
    else:
        above = None if syntax.pos[head] == "ADJ" else ends.over(head)
    if above is not None:
        yield from _tied(syntax, ends, token, marked[0], (first, last), [above])


def _may_aim(syntax: Syntax, verb: int) -> bool:
    """Tell whether a verb's infinitive may be its aim though a parser calls it a complement ("was chosen to lead")."""
    return bool(syntax.with_dep(verb, "obj", "nsubj:pass")) and syntax.lemma[verb] not in causing_verbs()


_UNDERTAKINGS = frozenset({"effort", "attempt", "bid", "move"})
"""Nouns that with "in" make one connective with an infinitive ("in an effort to")."""


def _user_of(syntax: Syntax, ends: Ends, noun: int) -> Claim | None:
    """Give the claim that a thing with an aim takes part in; None for a noun whose infinitive tells what it consists in."""
    if syntax.lemma[noun] in link_words("content"):
        return None
    direct = syntax.dep[noun].split(":")[0] != "nmod" or ends.at(noun) is not None
    return ends.over(noun) if direct else None


# Clauses whose words are no connective, or may be one.


def _unlisted(syntax: Syntax, ends: Ends, token: int) -> Iterator[Draft]:
    """Give the links of clauses with words of several readings (as, since, when, while, until, for), or with none."""
    for child in syntax.children[token]:
        word = syntax.lower[child]
        if child < token and syntax.dep[child].split(":")[0] in {"mark", "advmod", "case"} and word in _READINGS:
            tie = _READINGS[word](syntax, token)
            if tie is not None:
                yield from _tied(syntax, ends, token, tie, (child, child))
            return
    if syntax.tag[token] == "VBG" and not syntax.with_dep(token, "mark", "case", "nsubj", "aux"):
        yield from _participle(syntax, ends, token)


def _participle(syntax: Syntax, ends: Ends, token: int) -> Iterator[Draft]:
    """Read a bare participle: "using" tells the means, one behind a comma at the end of its clause what came of it."""
    if syntax.lower[token + 1 : token + 2] == ["in"] and f"{syntax.lemma[token]}+in" in causing_verbs():
        return  # "resulting in arrests" is the verb's own link
    if syntax.lower[token] in {"using", "employing"}:
        yield from _tied(syntax, ends, token, Connective("means", True), (token, token))
    elif token > syntax.head[token] and syntax.lemma[token] in outcomes() and _COMMA in syntax.lower[max(0, token - 3) : token]:
        yield from _tied(syntax, ends, token, Connective("result", False), None)


def _since(syntax: Syntax, token: int) -> Connective | None:
    """Read "since": of time beside a perfect tense, else a reason."""
    head = syntax.head[token]
    perfect = any(syntax.lemma[child] == "have" for child in syntax.with_dep(head, "aux"))
    return Connective("sequence" if perfect else "cause", True)


def _when(syntax: Syntax, token: int) -> Connective | None:
    """Read "when": one happening upon another in the past or to come, else whenever."""
    one = _is_past(syntax, token) or _is_past(syntax, syntax.head[token]) or _is_coming(syntax, syntax.head[token])
    return Connective("sequence", True) if one else Connective("condition", True, habitual=True)


def _is_past(syntax: Syntax, verb: int) -> bool:
    words = [verb, *syntax.with_dep(verb, "aux", "cop")]
    return any(syntax.tag[word] == "VBD" for word in words) and not any(syntax.lower[word] in {"could", "would"} for word in words)


def _is_coming(syntax: Syntax, verb: int) -> bool:
    return any(syntax.lower[word] in {"will", "'ll", "shall", "going"} for word in syntax.with_dep(verb, "aux"))


def _while(syntax: Syntax, token: int) -> Connective | None:
    """Read "while": a contrast where it has a subject of its own and stands first; what happens meanwhile is no link."""
    if not syntax.with_dep(token, "nsubj") or syntax.tag[token] == "VBG":
        return None
    return Connective("contrast", token < syntax.head[token])


def _until(syntax: Syntax, token: int) -> Connective | None:
    """Read "until": what lasts leads up to it, and what does not come before it comes after."""
    denied = any(syntax.lower[child] in {"not", "n't", "never"} for child in syntax.children[syntax.head[token]])
    return Connective("sequence", denied)


def _as(syntax: Syntax, token: int) -> Connective | None:
    """Read "as": a reason where it has a subject of its own and stands first; else it may be of time, manner or likeness."""
    first = token < syntax.head[token] and bool(syntax.with_dep(token, "nsubj"))
    return Connective("cause", True) if first and not _is_past(syntax, token) else None


def _with(syntax: Syntax, token: int) -> Connective | None:
    """Read "with" and a clause of its own ("with prices rising"): a reason."""
    return Connective("cause", True) if syntax.with_dep(token, "nsubj") and is_gerund(syntax, token) else None


def _so(syntax: Syntax, token: int) -> Connective | None:
    """Read "so": an aim where it can or will be, else what came of it."""
    aim = any(syntax.lower[child] in _MODALS for child in syntax.with_dep(token, "aux"))
    return Connective("purpose" if aim else "result", False)


_READINGS = {"since": _since, "when": _when, "while": _while, "until": _until, "till": _until, "so": _so, "as": _as, "with": _with}
