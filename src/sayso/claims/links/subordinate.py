"""Links of a clause that hangs from another: because, if, after, although; in order to; by doing; ", killing four"."""

from __future__ import annotations

from collections.abc import Iterator

from sayso.claims.links.draft import Draft, tied
from sayso.claims.links.ends import Ends
from sayso.claims.links.lexicon import Connective, Place, causing_verbs, connectives, link_words
from sayso.claims.links.markers import marker_of, own_connective
from sayso.claims.links.readings import READINGS, is_gerund, when_between
from sayso.claims.syntax import Syntax
from sayso.claims.vocabulary import event_nouns
from sayso.types import Claim

_CLAUSES = ("advcl", "acl", "ccomp", "parataxis", "xcomp")
_INFINITIVES = frozenset({"VB", "NN", "JJ", "VBN"})
"""Tags of a verb behind "to": taggers err there."""
_UNDERTAKINGS = frozenset({"effort", "attempt", "bid", "move"})
"""Nouns that with "in" make one connective with an infinitive ("in an effort to")."""
_EXCEPTING = frozenset({"except", "but", "than"})
"""Words before "to" that take something out and tell no aim ("could do nothing but to wait")."""
_USING = frozenset({"using", "employing"})


def subordinate_links(syntax: Syntax, ends: Ends, token: int) -> Iterator[Draft]:
    """Give the links of the clause that a token heads, to what it hangs from."""
    dep, head = syntax.dep[token].split(":")[0], syntax.head[token]
    if dep == "conj":
        yield from _marked_again(syntax, ends, token)
    if syntax.tag[head] == "WRB" and syntax.dep[token].endswith(":relcl"):
        yield from _free_relative(syntax, ends, token)
    if dep not in _CLAUSES or head == token or syntax.dep[token] == "acl:relcl":
        return
    if _is_infinitive(syntax, token):
        yield from _aim(syntax, ends, token)
        return
    marked = marker_of(syntax, token, _places(syntax, token))
    if marked is not None:
        yield from tied(ends.all_at(token, marked=True), ends.mains(token), *marked)
    elif dep in {"advcl", "ccomp", "parataxis"}:
        yield from _unlisted(syntax, ends, token)


def _places(syntax: Syntax, token: int) -> tuple[Place, ...]:
    """Give where a clause's connective may be listed."""
    return ("gerund", "clause") if syntax.tag[token] == "VBN" or is_gerund(syntax, token) else ("clause",)


def _marked_again(syntax: Syntax, ends: Ends, token: int) -> Iterator[Draft]:
    """Give the links of a coordinated clause that has a connective of its own ("if they are ill or if a child is")."""
    marked = own_connective(syntax, token)
    if marked is not None:
        first = syntax.head[token]
        belonging = first if syntax.dep[first].split(":")[0] == "advcl" else token
        yield from tied(ends.all_at(token, marked=True), ends.mains(belonging), *marked)


def _free_relative(syntax: Syntax, ends: Ends, token: int) -> Iterator[Draft]:
    """Give the links of a clause below the "whenever" or "when" that itself stands in the main clause."""
    word = syntax.head[token]
    main = syntax.head[word]
    if syntax.lower[word] == "when":
        tie = when_between(syntax, token, main)
    elif (syntax.lower[word],) in connectives("clause"):
        tie = connectives("clause")[(syntax.lower[word],)]
    else:
        return
    if word < token and main != word:
        yield from tied(ends.all_at(token, marked=True), ends.mains(word), tie, (word, word))


# Infinitives of purpose.


def _is_infinitive(syntax: Syntax, token: int) -> bool:
    to = any(syntax.lower[child] == "to" for child in syntax.with_dep(token, "mark"))
    return to and syntax.tag[token] in _INFINITIVES


def _aim(syntax: Syntax, ends: Ends, token: int) -> Iterator[Draft]:
    """Give the links of an act with its aim ("met to agree"), of one that needs or makes a thing with what the thing is for."""
    marked = marker_of(syntax, token, ("infinitive",))
    if marked is None or not _may_aim(syntax, ends, token):
        return
    tie, (first, last) = marked
    head = syntax.head[token]
    if first == head + 1 and _is_undertaken(syntax, head):
        above, first = ends.over(syntax.head[head]), head - 2
    elif syntax.dep[token].split(":")[0] == "acl" or syntax.pos[head] in {"NOUN", "PROPN"}:
        above = _user_of(syntax, ends, head)
    else:
        above = None if syntax.pos[head] == "ADJ" else ends.over(head)
    if above is not None:
        yield from tied(ends.all_at(token, marked=True), [above], tie, (first, last))


def _may_aim(syntax: Syntax, ends: Ends, token: int) -> bool:
    """Tell whether an infinitive may be an aim: not what is said, urged or promised, nor a mere phrase ("to begin with")."""
    head, dep = syntax.head[token], syntax.dep[token].split(":")[0]
    if ends.reports(head) or dep in {"ccomp", "parataxis"} or (dep == "xcomp" and not _completes(syntax, head)):
        return False
    if dep == "acl" and (syntax.lower[token] == "come" or syntax.with_dep(token, "aux:pass")):
        return False  # "the years to come", "the men to be tried"
    before = min(syntax.with_dep(token, "mark"), default=token) - 1
    return syntax.lower[token : token + 2] != ["begin", "with"] and (before < 0 or syntax.lower[before] not in _EXCEPTING)


def _completes(syntax: Syntax, verb: int) -> bool:
    """Tell whether a verb is complete without its infinitive, which may then be its aim ("was chosen to lead")."""
    return bool(syntax.with_dep(verb, "obj", "nsubj:pass")) and syntax.lemma[verb] not in causing_verbs()


def _is_undertaken(syntax: Syntax, noun: int) -> bool:
    """Tell whether a noun makes one connective with "in" and the infinitive behind it ("in an effort to")."""
    return syntax.lemma[noun] in _UNDERTAKINGS and syntax.lower[max(0, noun - 2) : noun] in (["in", "an"], ["in", "a"])


def _user_of(syntax: Syntax, ends: Ends, noun: int) -> Claim | None:
    """Give the claim that a thing with an aim takes part in; None for a noun whose infinitive tells what it consists in."""
    if syntax.lemma[noun] in link_words("content"):
        return None
    if syntax.dep[noun] == "obl" and syntax.lemma[noun] in event_nouns() and ends.at(noun) is None:
        return None  # "reacted to a vote to cut them": the aim is the vote's
    direct = syntax.dep[noun].split(":")[0] != "nmod" or ends.at(noun) is not None
    return ends.over(noun) if direct else None


# Clauses whose words are no connective, or may be one.


def _unlisted(syntax: Syntax, ends: Ends, token: int) -> Iterator[Draft]:
    """Give the links of clauses with a word of several readings (since, when, while), or with none."""
    for child in syntax.children[token]:
        word = syntax.lower[child]
        if child < token and syntax.dep[child].split(":")[0] in {"mark", "advmod", "case"} and word in READINGS:
            tie = READINGS[word](syntax, token)
            last = child + 1 if syntax.lower[child : child + 2] == ["so", "that"] else child
            if tie is not None:
                yield from tied(ends.all_at(token, marked=True), ends.mains(token), tie, (child, last))
            return
    if syntax.tag[token] == "VBG" and not syntax.with_dep(token, "mark", "case", "nsubj", "aux"):
        yield from _participle(syntax, ends, token)


def _participle(syntax: Syntax, ends: Ends, token: int) -> Iterator[Draft]:
    """Read a bare participle: "using" tells the means, one behind a comma at the end of its clause what came of it."""
    if syntax.lower[token + 1 : token + 2] == ["in"] and f"{syntax.lemma[token]}+in" in causing_verbs():
        return  # "resulting in arrests" is the verb's own link
    told, mains = ends.all_at(token, marked=True), ends.mains(token)
    behind_comma = token > syntax.head[token] and "," in syntax.lower[max(0, token - 3) : token]
    if syntax.lower[token] in _USING:
        yield from tied(told, mains, Connective("means", True), (token, token))
    elif behind_comma and syntax.lemma[token] in link_words("outcome"):
        yield from tied(told, mains, Connective("result", False), None)
