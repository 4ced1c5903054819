"""Links of verbs that say of one happening that it brings about another: the strike led to arrests, the law lets schools close."""

from __future__ import annotations

from collections.abc import Iterator

from sayso.claims.links.draft import Draft, tied
from sayso.claims.links.ends import Ends
from sayso.claims.links.lexicon import CausingVerb, Connective, causing_verbs
from sayso.claims.links.readings import is_denied
from sayso.claims.syntax import Syntax
from sayso.types import Claim

_CLAUSES = frozenset({"xcomp", "ccomp", "advcl"})
_COORDINATED = 4
"""Most coordinated verbs climbed for the subject that they share."""


def causing_links(syntax: Syntax, ends: Ends, token: int) -> Iterator[Draft]:
    """Give the links of a verb of causing: from its subject's claim, else from its own, to what it brings about."""
    if syntax.pos[token] not in {"VERB", "ADJ"}:
        return
    for verb, last in _keys(syntax, token):
        listed = causing_verbs().get(verb)
        if listed is not None:
            effects = [claim for effect in _effects(syntax, token, verb, listed) for claim in ends.all_at(effect)]
            tie = Connective("cause", True, negative=listed.negative != is_denied(syntax, token))
            yield from tied(_causes(syntax, ends, token, verb), effects, tie, (token, last))


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
    """Give the heads of the complements that name what is brought about, by the list's words for them."""
    preposition = "from" if "from" in listed.complements else verb.partition("+")[2]
    # "resulting in arrests", where a parser calls "in" a particle
    particle = any(syntax.lower[child] == preposition for child in syntax.with_dep(token, "compound:prt"))
    object_of = bool(syntax.with_dep(token, "obj", "iobj", "nsubj:pass"))
    for child in syntax.children[token]:
        if child < token:
            continue
        dep = syntax.dep[child].split(":")[0]
        marks = {syntax.lower[mark] for mark in syntax.with_dep(child, "mark", "case")}
        if dep == "obj":
            named = "noun" in listed.complements
        elif dep in _CLAUSES and "to" in marks:
            # Somebody is brought to act: an object, or a subject of the passive or of the clause.
            named = "infinitive" in listed.complements and (object_of or bool(syntax.with_dep(child, "nsubj")))
        elif dep in {"ccomp", "xcomp"} and "clause" in listed.complements:
            named = not (verb == "make" and "that" in marks)  # "make it clear that they came"
        else:
            named = dep in {"obl", *_CLAUSES} and (preposition in marks or (particle and dep == "obl" and not marks))
        if named:
            yield child


def _causes(syntax: Syntax, ends: Ends, token: int, verb: str) -> list[Claim]:
    """Give the claims of a verb's subject where it is a happening or a clause, else the verb's own."""
    if verb.endswith("+in") and syntax.dep[token].split(":")[0] == "advcl" and syntax.tag[token] == "VBG":
        above = ends.over(syntax.head[token])  # "issued reports, resulting in arrests"
        return [] if above is None else [above]
    for child in _subjects(syntax, token):
        if child < token and syntax.dep[child] != "nsubj:pass" and syntax.pos[child] in {"NOUN", "VERB"}:
            found = [claim for claim in ends.all_at(child) if claim.kind != "relation"]
            if found:
                return found
    own = ends.at(token)
    if own is not None and own.predicate.lemma.split()[0] == syntax.lemma[token]:
        return [own]
    # "had no answer, leading them to believe": the verb itself is no claim
    bare = syntax.dep[token] == "advcl" and syntax.tag[token] == "VBG" and not syntax.with_dep(token, "mark", "case")
    above = ends.over(syntax.head[token]) if bare else None
    return [] if above is None else [above]


def _subjects(syntax: Syntax, token: int) -> list[int]:
    """Give the subjects of a verb, or of the one that it is coordinated with."""
    for _ in range(_COORDINATED):
        found = syntax.with_dep(token, "nsubj", "csubj")
        if found or syntax.dep[token] != "conj":
            return found
        token = syntax.head[token]
    return []
