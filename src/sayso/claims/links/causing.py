"""Links of verbs that say of one happening that it brings about another: the strike led to arrests, the law lets schools close."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from sayso.claims.links.draft import Draft, between
from sayso.claims.links.ends import Ends
from sayso.claims.links.lexicon import CausingVerb, causing_verbs
from sayso.claims.syntax import Syntax
from sayso.types import Claim

_NEGATIONS = frozenset({"not", "n't", "never"})


def causing_links(syntax: Syntax, ends: Ends, token: int) -> Iterator[Draft]:
    """Give the links of a verb of causing, from its subject's claim, else from its own, to what it brings about."""
    if syntax.pos[token] not in {"VERB", "ADJ"}:
        return
    for verb, last in _keys(syntax, token):
        listed = causing_verbs().get(verb)
        if listed is not None:
            effects = [claim for effect in _effects(syntax, token, verb, listed) for claim in ends.all_at(effect)]
            denied = any(syntax.lower[child] in _NEGATIONS for child in syntax.children[token])
            for draft in between(_causes(syntax, ends, token, verb), effects, "cause", (token, last)):
                yield replace(draft, negative=listed.negative != denied)


def _keys(syntax: Syntax, token: int) -> Iterator[tuple[str, int]]:
    """Give the names that the list may have for a verb, with the last token of each."""
    yield syntax.lemma[token], token
    for child in syntax.children[token]:
        if syntax.dep[child] == "compound:prt" or (child == token + 1 and syntax.lower[child] in {"sure", "about"}):
            yield f"{syntax.lemma[token]}+{syntax.lower[child]}", child
        elif syntax.dep[child].split(":")[0] in {"obl", "advcl"}:
            for case in syntax.with_dep(child, "case", "mark"):
                yield f"{syntax.lemma[token]}+{syntax.lower[case]}", case if case == token + 1 else token


def _effects(syntax: Syntax, token: int, verb: str, listed: CausingVerb) -> Iterator[int]:
    """Give the heads of the complements that name what is brought about."""
    for child in syntax.children[token]:
        if child > token and _names_effect(syntax, token, child, verb, listed):
            yield child


def _names_effect(syntax: Syntax, token: int, child: int, verb: str, listed: CausingVerb) -> bool:
    dep = syntax.dep[child].split(":")[0]
    marks = {syntax.lower[mark] for mark in syntax.with_dep(child, "mark", "case")}
    if dep == "obj":
        return "noun" in listed.complements
    if dep in {"xcomp", "ccomp", "advcl"} and "to" in marks:
        return "infinitive" in listed.complements and _has_object(syntax, token, child)
    if dep in {"ccomp", "xcomp"} and "clause" in listed.complements:
        return not (verb == "make" and "that" in marks)  # "make it clear that they came"
    preposition = "from" if "from" in listed.complements else verb.partition("+")[2]
    return dep in {"advcl", "obl", "xcomp", "ccomp"} and preposition in marks


def _has_object(syntax: Syntax, token: int, clause: int) -> bool:
    """Tell whether somebody is brought to act: an object, or a subject of the passive or of the clause."""
    return bool(syntax.with_dep(token, "obj", "iobj", "nsubj:pass") or syntax.with_dep(clause, "nsubj"))


def _causes(syntax: Syntax, ends: Ends, token: int, verb: str) -> list[Claim]:
    """Give the claims of a verb's subject where it is a happening or a clause, else the verb's own."""
    if verb.endswith("+in") and syntax.dep[token].split(":")[0] == "advcl" and syntax.tag[token] == "VBG":
        above = ends.over(syntax.head[token])  # "issued reports, resulting in arrests"
        return [] if above is None else [above]
    for child in _subjects(syntax, token):
        if child < token and syntax.dep[child] not in {"nsubj:pass"} and syntax.pos[child] in {"NOUN", "VERB"}:
            found = [claim for claim in ends.all_at(child) if claim.kind != "relation"]
            if found:
                return found
    own = ends.at(token)
    return [own] if own is not None and own.predicate.lemma.split()[0] == syntax.lemma[token] else []


def _subjects(syntax: Syntax, token: int) -> list[int]:
    """Give the subjects of a verb, or of the one that it is coordinated with."""
    for _ in range(_COORDINATED):
        found = syntax.with_dep(token, "nsubj", "csubj")
        if found or syntax.dep[token] != "conj":
            return found
        token = syntax.head[token]
    return []


_COORDINATED = 4
