"""Finds the words that say where a claim's happening took place; their resolution is a later layer's."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from sayso.claims.clauses import Clauses
from sayso.claims.predicates import Frame
from sayso.claims.vocabulary import event_nouns, words
from sayso.types import Where

LOCATIVES = words(
    """
    in at from near inside outside across throughout into within around above below along behind beyond beside opposite off
    over through toward towards to onto on
    """
) | {"outside of", "inside of", "out of", "next to", "close to", "in front of"}
_DIRECTIONS = frozenset({"to", "toward", "towards", "into", "onto", "through", "over", "off", "on"})
_INSTITUTIONS = words("court parliament embassy consulate office prison jail hospital police church")
_DEPS = frozenset({"obl", "nmod"})


def is_place_phrase(clauses: Clauses, token: int, marker: str | None) -> bool:
    """Tell whether a prepositional phrase tells where: a locative preposition before a place's name or a noun of place."""
    if marker not in LOCATIVES:
        return False
    label = clauses.label(token)
    if label == "PLACE":
        return marker not in _DIRECTIONS or clauses.syntax.pos[clauses.syntax.head[token]] == "VERB"
    return label == "ORG" and clauses.syntax.lemma[token] in _INSTITUTIONS and marker in {"in", "at", "from", "near", "outside"}


def find_where(clauses: Clauses, frame: Frame, taken: Collection[int]) -> Where | None:
    """Give the place of a frame's happening: the noun phrase without its preposition; only `start`, `end`, `text` are filled.

    The nearest phrase wins; one with a name beats one without; a coordinated clause shares a place that precedes both.
    `taken` are the heads of participants, which are no places.
    """
    syntax = clauses.syntax
    if frame.form == "copula" and is_place_phrase(clauses, frame.head, clauses.marker(frame.head)):
        span = syntax.span(*clauses.phrase(frame.head))
        return Where(span.start, span.end, span.text)
    found: list[tuple[bool, int]] = []
    for token in _candidates(clauses, frame):
        if token not in taken and is_place_phrase(clauses, token, clauses.marker(token)) and token != frame.head:
            first, last = clauses.phrase(token)
            if not first <= frame.head <= last:
                named = any(clauses.name_at(member) is not None for member in range(first, last + 1))
                found.append((named, token))
    if frame.form == "noun":
        found += [(True, child) for child in syntax.with_dep(frame.head, "compound") if clauses.label(child) == "PLACE"]
    if not found:
        return None
    best = [token for has_name, token in found if has_name] or [token for _, token in found]
    first, last = clauses.phrase(best[0])
    span = syntax.span(first, last)
    return Where(span.start, span.end, span.text)


def _candidates(clauses: Clauses, frame: Frame) -> Iterator[int]:
    """Give the phrases below a frame's words, below an event noun that is its object, and those it shares."""
    syntax = clauses.syntax
    for member in dict.fromkeys((frame.head, *frame.openers, frame.top)):
        for child in syntax.children[member]:
            if syntax.dep[child] == "obl" or (syntax.dep[child] == "nmod" and frame.form != "copula"):
                yield child
            elif syntax.dep[child] in {"obj", "nsubj:pass"} and syntax.lemma[child] in event_nouns():
                yield from (below for below in syntax.children[child] if syntax.dep[below] == "nmod")
    current = frame.top
    while syntax.dep[current] == "conj" and syntax.head[current] != current and frame.form != "role":
        head = syntax.head[current]
        yield from (child for child in syntax.children[head] if syntax.dep[child] in _DEPS and child < head)
        current = head
