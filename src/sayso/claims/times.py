"""Finds the words that say when a claim's happening took place; their resolution is a later layer's."""

from __future__ import annotations

from collections.abc import Iterator

from sayso.claims.clauses import Clauses
from sayso.claims.predicates import Frame
from sayso.claims.vocabulary import event_nouns, time_words, words
from sayso.types import When

_PARTS_OF_TIME = frozenset({"beginning", "start", "end", "middle", "eve", "course", "wake", "aftermath", "time"})
_DEPS = frozenset({"obl", "obl:unmarked", "nmod", "nmod:unmarked", "advmod", "obl:npmod", "obl:tmod", "nmod:tmod"})
_AFTER_A_MODEL = words("model name pattern look take seek go run")
_VAGUE = frozenset({"then", "already", "before", "once", "finally", "immediately", "eventually", "meanwhile"})


def is_time_phrase(clauses: Clauses, token: int) -> bool:
    """Tell whether an oblique phrase tells when: by its noun, or by its preposition ("during", "after", "since")."""
    syntax = clauses.syntax
    marker = clauses.marker(token)
    if clauses.is_time(token):
        return marker not in {"of", "for", "to", "about"} or marker == "to"
    if marker in time_words("preposition") and not (marker == "after" and syntax.lemma[syntax.head[token]] in _AFTER_A_MODEL):
        if clauses.label(token) == "PLACE":
            return False
        return marker == "during" or clauses.label(token) not in {"PERSON", "ORG"} or syntax.lemma[token] in event_nouns()
    return syntax.lemma[token] in _PARTS_OF_TIME and any(clauses.is_time(child) for child in syntax.with_dep(token, "nmod"))


def find_when(clauses: Clauses, frame: Frame) -> When | None:
    """Give the time expression of a frame's clause, the most definite first; a coordinated clause shares one that precedes both.

    An expression stands with its preposition ("in the beginning of 2015"). Only `start`, `end` and `text` are filled.
    """
    best: tuple[int, int, int] | None = None
    for token in _candidates(clauses, frame):
        rank = _rank(clauses, token)
        if rank and (best is None or rank > best[0]):
            first, last = _extent(clauses, token)
            if not first <= frame.head <= last:
                best = (rank, first, last)
    if best is None:
        return None
    span = clauses.syntax.span(best[1], best[2])
    return When(span.start, span.end, span.text)


def _candidates(clauses: Clauses, frame: Frame) -> Iterator[int]:
    syntax = clauses.syntax
    for member in dict.fromkeys((frame.head, *frame.openers, frame.top)):
        yield from (child for child in syntax.children[member] if syntax.dep[child] in _DEPS)
    if frame.form == "role":
        return
    current = frame.top
    while syntax.dep[current] == "conj" and syntax.head[current] != current:
        head = syntax.head[current]
        yield from (child for child in syntax.children[head] if syntax.dep[child] in _DEPS and child < head)
        current = head


def _rank(clauses: Clauses, token: int) -> int:
    """Grade how definite a time expression is: 4 a date, 3 a unit of time, 2 a happening, 1 an adverb; 0: no time at all."""
    syntax = clauses.syntax
    if syntax.dep[token] == "advmod":
        word = syntax.lower[token]
        if word not in time_words("adverb") and word not in {"ago"}:
            return 0
        return 1 if word not in _VAGUE else (1 if syntax.children[token] else 0)
    if not is_time_phrase(clauses, token):
        return 0
    if any(clauses.is_time(member) and (syntax.pos[member] in {"NUM", "PROPN"}) for member in syntax.descendants(token)):
        return 4
    if clauses.is_time(token):
        return 3
    return 2


def _extent(clauses: Clauses, token: int) -> tuple[int, int]:
    """Give the phrase with its preposition, without clauses that hang from it."""
    syntax = clauses.syntax
    first, last = clauses.phrase(token)
    case = syntax.first_with_dep(token, "case")
    if case is not None and case < first:
        before = [child for child in syntax.children[case] if child < case]
        first = min(before[0], case) if before and before[0] == case - 1 else case
    return first, last


def habitual(clauses: Clauses, clause: int) -> bool:
    """Tell whether a clause is told of every time: by an adverb ("always"), a phrase ("every year") or "whenever"."""
    syntax = clauses.syntax
    for child in syntax.children[clause]:
        dep = syntax.dep[child]
        if dep == "advmod" and syntax.lower[child] in time_words("habitual"):
            return True
        if dep in _DEPS and clauses.is_time(child):
            if any(syntax.lower[word] in time_words("determiner") for word in syntax.with_dep(child, "det")):
                return True
        elif dep == "advcl" and any(syntax.lower[word] == "whenever" for word in syntax.children[child]):
            return True
    return False


def mentions_future(clauses: Clauses, clause: int) -> bool:
    """Tell whether an adverb or phrase puts a clause in the present tense into the future ("is leaving tomorrow")."""
    syntax = clauses.syntax
    for child in syntax.children[clause]:
        if syntax.dep[child] not in _DEPS:
            continue
        coming = any(syntax.lower[word] in {"next", "coming"} for word in syntax.with_dep(child, "amod"))
        if syntax.lower[child] in time_words("future") or (coming and clauses.is_time(child)):
            return True
    return False
