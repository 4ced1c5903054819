"""What a pronoun stands for in its own sentence, where only one reading is open; otherwise the pronoun stands for itself."""

from __future__ import annotations

from sayso.claims.clauses import Clauses
from sayso.claims.predicates import Frame
from sayso.claims.syntax import Syntax

_PERSON = frozenset({"he", "she", "him"})
_MANY = frozenset({"they", "them"})
_CARRIERS = frozenset({"nsubj", "nsubj:pass", "obj", "obl:agent", "iobj", "obl", "nmod:poss", "nmod"})
_FACELESS = frozenset({"TIME", "PLACE", "WEAPON"})


def stands_for(clauses: Clauses, token: int, frame: Frame) -> int:
    """Give the head that a personal pronoun stands for, or the token itself.

    A pronoun in a coordinated clause takes the subject or object in its place before it where number and kind agree; else it takes
    the one earlier phrase of its sentence that agrees. Possessives, "I", "we" and "you" are left to coreference over the statement.
    """
    word = clauses.syntax.lower[token]
    if clauses.syntax.pos[token] != "PRON" or word not in _PERSON | _MANY | {"it"}:
        return token
    if clauses.syntax.dep[token] == "expl":
        return token
    return _parallel(clauses, token, word) or _only_candidate(clauses, token, word, frame) or token


def _parallel(clauses: Clauses, token: int, word: str) -> int | None:
    """Give the phrase that stands in the pronoun's place in the clause before: subject for subject, object for object."""
    syntax = clauses.syntax
    clause, dep = syntax.head[token], syntax.dep[token]
    before = clauses.partner(clause)
    if before is None:
        return None
    if dep.startswith("nsubj"):
        found = [subject for subject in clauses.subjects(before) if subject < token]
    elif dep == "obj" and not syntax.with_dep(clause, "nsubj"):
        found = syntax.with_dep(before, "obj")
    else:
        return None
    return found[0] if len(found) == 1 and _agrees(clauses, found[0], word) else None


def _only_candidate(clauses: Clauses, token: int, word: str, frame: Frame) -> int | None:
    """Give the one phrase before the pronoun that agrees with it; a fellow participant of its own verb is no candidate."""
    syntax = clauses.syntax
    if word == "it":
        return None
    first = syntax.sentences[syntax.sentence_of[token]][0]
    own = set(syntax.children[syntax.head[token]])
    if not syntax.dep[token].startswith("nsubj"):
        own |= set(clauses.subjects(frame.head))
    own.update(syntax.ancestors(token))  # a phrase does not hold its own pronoun
    found = [
        before
        for before in range(first, token)
        if syntax.dep[before] in _CARRIERS
        and before not in own
        and _agrees(clauses, before, word)
        and not _names_whole(syntax, before)
    ]
    coordinated = len(found) == 1 and word in _PERSON and len(syntax.conjuncts(found[0])) > 1
    return found[0] if len(found) == 1 and not coordinated else None


def _names_whole(syntax: Syntax, token: int) -> bool:
    return syntax.pos[token] == "PRON" and syntax.lower[token] not in _PERSON | _MANY


def _agrees(clauses: Clauses, candidate: int, word: str) -> bool:
    """Tell whether a phrase could be meant by the pronoun: in number, and in being a person for "he" and "she"."""
    syntax = clauses.syntax
    if syntax.pos[candidate] == "PRON":
        return syntax.lower[candidate] == word
    if syntax.pos[candidate] not in {"NOUN", "PROPN"}:
        return False
    plural = syntax.tag[candidate] in {"NNS", "NNPS"} or len(clauses.members([candidate])) > 1
    label = clauses.label(candidate)
    if word in _MANY:
        return plural and label not in _FACELESS
    if word in _PERSON:
        return not plural and label == "PERSON"
    return not plural and label not in {"PERSON", "TIME"}
