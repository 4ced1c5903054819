"""Finds the words that say where a claim's happening took place; their resolution is a later layer's."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator

from sayso.claims.clauses import Clauses
from sayso.claims.place_words import STAYING, is_ground, place_words
from sayso.claims.predicates import Frame
from sayso.claims.vocabulary import acts, words
from sayso.types import Where

LOCATIVES = words(
    """
    in at from near inside outside across throughout into within around above below along behind beyond beside opposite off
    over through toward towards to onto on
    """
) | {"outside of", "inside of", "out of", "next to", "close to", "in front of"}
_DIRECTIONS = frozenset({"to", "toward", "towards", "into", "onto", "through", "over", "off", "on"})
_WITHIN_BODIES = frozenset({"in", "at", "within", "inside", "outside", "near"})
_INSTITUTIONS = words("court parliament embassy consulate office prison jail hospital police church")
_BESIDE = frozenset({"to", "from", "for", "by", "of", "through"})
"""Markers of phrases whose own place is not the happening's: who sends letters to a town in Norland need not be there."""
_HAPPENING = frozenset({"nsubj", "nsubj:pass", "obj"})
_STRIKING = frozenset({"ASSAULT", "PROTEST"})
_BETWEEN = frozenset({"PUNCT", "CCONJ", "SPACE", "ADP"})

Source = Callable[[Clauses, Frame], Iterator[int]]
Grade = Callable[[Clauses, int], int]


def is_place_phrase(clauses: Clauses, token: int, marker: str | None) -> bool:
    """Tell whether a prepositional phrase tells where: a locative preposition before a place's name or a noun of place."""
    if marker not in LOCATIVES:
        return False
    syntax, label = clauses.syntax, clauses.label(token)
    if label == "PLACE":
        return marker not in _DIRECTIONS or syntax.pos[syntax.head[token]] == "VERB"
    if marker in {"near", "at"} and syntax.pos[token] == "PROPN" and label in {"PERSON", "OTHER"}:
        return True  # a town that the reader of names took for something else
    if label == "ORG" and syntax.lemma[token] in _INSTITUTIONS and marker in {"in", "at", "from", "near", "outside"}:
        return True
    return is_ground(clauses, token, marker)


def find_where(clauses: Clauses, frame: Frame, taken: Collection[int]) -> Where | None:
    """Give the place of a frame's happening: the noun phrase without its preposition; only `start`, `end`, `text` are filled.

    The nearest phrase wins, in the order of `_SOURCES`; of those from one source one with a name beats one without, and both beat
    an adverb. Places coordinated with it belong to it. `taken` are the heads of participants, which are no places.
    """
    for source, grade in _SOURCES:
        free = [token for token in source(clauses, frame) if token not in taken and not _holds(clauses, token, frame)]
        grades = [grade(clauses, token) for token in free]
        if any(grades):
            span = clauses.syntax.span(*_extent(clauses, free[grades.index(max(grades))]))
            return Where(span.start, span.end, span.text)
    return None


def _stood_at(_: Clauses, frame: Frame) -> Iterator[int]:
    """Give the predicate itself where it is the place ("were in Karvel", "is here")."""
    if frame.form == "copula":
        yield frame.head


def _own(clauses: Clauses, frame: Frame) -> Iterator[int]:
    """Give the phrases and adverbs below a frame's words."""
    syntax = clauses.syntax
    for member in dict.fromkeys((frame.head, *frame.openers, frame.top)):
        for child in syntax.children[member]:
            if syntax.dep[child] in {"obl", "advmod"} or (syntax.dep[child] == "nmod" and frame.form not in {"copula", "role"}):
                yield child


def _before_event(clauses: Clauses, frame: Frame) -> Iterator[int]:
    """Give the name of a place that a noun of violence or protest is compounded with ("the Karvel attack")."""
    syntax = clauses.syntax
    act = acts().get((frame.lemma, "NOUN"))
    if frame.form == "noun" and act is not None and act.plover in _STRIKING:
        yield from (child for child in syntax.with_dep(frame.head, "compound") if "." not in syntax.words[child])


def _left(clauses: Clauses, frame: Frame) -> Iterator[int]:
    """Give the place that somebody got away or was taken from ("escaped from the jail")."""
    if frame.lemma in place_words("leaving"):
        yield from (token for token in _own(clauses, frame) if clauses.marker(token) in {"from", "out of"})


def _antecedent(clauses: Clauses, frame: Frame) -> Iterator[int]:
    """Give the place that a relative clause with "where" tells of ("the town where they were held")."""
    syntax = clauses.syntax
    relative = syntax.dep[frame.top] in {"acl:relcl", "advcl:relcl"}
    if relative and any(syntax.lower[child] == "where" for child in syntax.children[frame.top]):
        yield syntax.head[frame.top]


def _governor(clauses: Clauses, frame: Frame) -> Iterator[int]:
    """Give the places of the verb that an event noun is the subject or object of ("near Karvel, two strikes hit a depot")."""
    syntax = clauses.syntax
    verb = syntax.head[frame.head]
    if frame.form == "noun" and syntax.dep[frame.head] in _HAPPENING and syntax.pos[verb] == "VERB":
        yield from (child for child in syntax.with_dep(verb, "obl") if child != frame.head)


def _shared(clauses: Clauses, frame: Frame) -> Iterator[int]:
    """Give the places that stand before the first of the coordinated clauses and hold for all of them."""
    syntax = clauses.syntax
    current = frame.top
    while syntax.dep[current] == "conj" and syntax.head[current] != current and frame.form != "role":
        head = syntax.head[current]
        yield from (child for child in syntax.children[head] if syntax.dep[child] in {"obl", "nmod"} and child < head)
        current = head


def _below(clauses: Clauses, frame: Frame) -> Iterator[int]:
    """Give the places below the object ("opened a plant in Karvel") or below another phrase of the happening."""
    syntax = clauses.syntax
    if frame.form not in {"verb", "noun"} or frame.lemma in place_words("afar"):
        return
    reached = ("obj", "obl") if frame.form == "verb" else ("nmod",)
    for member in dict.fromkeys((frame.head, *frame.openers, frame.top)):
        for child in syntax.children[member]:
            if syntax.dep[child] in reached and (syntax.dep[child] != "obl" or clauses.marker(child) not in _BESIDE):
                yield from (
                    below for below in syntax.children[child] if syntax.dep[below] == "nmod" and clauses.label(below) == "PLACE"
                )


def _grade(clauses: Clauses, token: int) -> int:
    """Grade how plainly a phrase tells where: 3 a named place, 2 another place, 1 an adverb; 0: no place at all."""
    syntax = clauses.syntax
    if syntax.pos[token] == "ADV":
        return 1 if syntax.lower[token] in place_words("adverb") else 0
    marker, label = clauses.marker(token), clauses.label(token)
    if marker not in STAYING or syntax.lemma[token] in place_words("broken"):
        return 0
    if label == "PLACE" and (marker != "on" or is_ground(clauses, token, marker)):
        first, last = clauses.phrase(token)
        return 3 if any(clauses.name_at(member) is not None for member in range(first, last + 1)) else 2
    if label == "ORG":
        return 2 if marker in _WITHIN_BODIES else 0
    return 2 if label != "PLACE" and is_place_phrase(clauses, token, marker) else 0


def _bare_grade(clauses: Clauses, token: int) -> int:
    """Grade a noun whose preposition does not matter: 1 a place; 0: none."""
    return 1 if clauses.label(token) == "PLACE" else 0


_SOURCES: tuple[tuple[Source, Grade], ...] = (
    (_stood_at, _grade),
    (_own, _grade),
    (_left, _bare_grade),
    (_before_event, _bare_grade),
    (_antecedent, _bare_grade),
    (_governor, _grade),
    (_shared, _grade),
    (_below, _grade),
)


def _holds(clauses: Clauses, token: int, frame: Frame) -> bool:
    first, last = clauses.phrase(token)
    return first <= frame.head <= last and token != frame.head


def _extent(clauses: Clauses, token: int) -> tuple[int, int]:
    """Give the noun phrase with the places that are coordinated with it ("Norland and Esmere")."""
    syntax = clauses.syntax
    first, last = clauses.phrase(token)
    for member in syntax.conjuncts(token):
        begin, end = clauses.phrase(member)
        joined = all(syntax.pos[between] in _BETWEEN for between in range(last + 1, begin))
        if begin > last and joined and clauses.label(member) in {"PLACE", "ORG"}:
            last = end
    return first, last
