"""Gives a frame its act: the PLOVER event and mode of its words, from `data/acts.tsv`."""

from __future__ import annotations

from collections.abc import Iterator

from sayso.claims.clauses import Clauses
from sayso.claims.predicates import Frame, verb_key
from sayso.claims.vocabulary import acts, words
from sayso.types import Act

NAMING = frozenset({"call", "brand", "label", "name"})
"""Verbs that give their object a name."""
_FIGURATIVE = words(
    """
    verbal informational information media personal political legal ideological propaganda diplomatic trade heart panic
    asthma press psychological rhetorical moral
    """
)


def act_of(clauses: Clauses, frame: Frame) -> Act | None:
    """Give the act of a verb with its particle, preposition or object first ("open fire", "call for"), then of the word alone."""
    if frame.form in {"copula", "role"}:
        return None
    table = acts()
    if frame.form == "noun":
        if any(clauses.syntax.lower[child] in _FIGURATIVE for child in clauses.syntax.with_dep(frame.head, "amod", "compound")):
            return None
        return table.get((frame.lemma, "NOUN")) or table.get((frame.lemma, "VERB"))
    if frame.lemma in NAMING:
        return _naming(clauses, frame)
    return next((table[key, "VERB"] for key in _keys(clauses, frame.head) if (key, "VERB") in table), None)


def _keys(clauses: Clauses, verb: int) -> Iterator[str]:
    syntax = clauses.syntax
    lemma = syntax.lemma[verb]
    key = verb_key(syntax, verb)
    if key != lemma:
        yield key
    for child in syntax.children[verb]:
        if syntax.dep[child] in {"obj", "nsubj:pass", "xcomp", "advmod"}:
            yield f"{lemma}+{syntax.lemma[child]}"
        elif syntax.dep[child] == "obl":
            marker = clauses.marker(child)
            if marker is not None:
                yield f"{lemma}+{marker.split()[0]}"
    if not clauses.passive(verb) and not syntax.with_dep(verb, "obj", "iobj"):
        yield f"{lemma}+-"
    yield lemma


def _naming(clauses: Clauses, frame: Frame) -> Act | None:
    """Tell naming ("called them bandits": ACCUSE) from summoning ("called on X", "called for": REQUEST) and telephoning."""
    syntax, verb = clauses.syntax, frame.head
    named = syntax.first_with_dep(verb, "xcomp") is not None or any(
        clauses.marker(child) == "as" for child in syntax.with_dep(verb, "obl")
    )
    objects = syntax.with_dep(verb, "obj", "iobj")
    if clauses.passive(verb):
        objects = objects or list(clauses.subjects(verb))
    if objects and (named or len(objects) > 1):
        return acts().get(("accuse", "VERB"))
    return next((acts()[key, "VERB"] for key in _keys(clauses, verb) if "+" in key and (key, "VERB") in acts()), None)
