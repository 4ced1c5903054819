"""Which words of a sentence make one phrase of time: the finder of time expressions, asked by token, and the phrase around it.

A sentence is read once and remembered for a while, as its clauses ask for it one after another. A sentence of more than `PIECE`
tokens is read in pieces of that size, which keeps the work at a token bounded.
"""

from __future__ import annotations

from functools import lru_cache

from sayso.claims.clauses import Clauses
from sayso.claims.syntax import Syntax
from sayso.claims.time_expressions import find_time_expressions
from sayso.claims.vocabulary import time_words

PIECE = 200
"""Most tokens read at once; an expression that runs across the border of two pieces is found in part."""
_REMEMBERED = 16
"""Pieces remembered: the clauses of one sentence ask about it, and now and then about the one before."""
_PARTS_OF_TIME = frozenset({"beginning", "start", "end", "middle", "eve", "course", "wake", "aftermath", "time"})
_AFTERMATHS = frozenset({"eve", "wake", "aftermath", "course"})
"""Parts of a time that any happening has ("in the wake of the flood")."""
_COUNTED_FROM = frozenset({"after", "before"})
_TERMS = frozenset({"congress", "session", "legislature", "term"})


def expression_at(syntax: Syntax, token: int) -> tuple[int, int] | None:
    """Give the first and last token of the time expression that holds a token; None where none does."""
    first, after = syntax.sentences[syntax.sentence_of[token]]
    first += (token - first) // PIECE * PIECE
    after = min(after, first + PIECE)
    base = syntax.start[first]
    starts = tuple(syntax.start[member] - base for member in range(first, after))
    text = syntax.text[base : syntax.end[after - 1]]
    at = starts[token - first]
    for start, end in _spans(text, starts, tuple(syntax.pos[first:after])):
        if start <= at < end:
            inside = [first + place for place, begin in enumerate(starts) if start <= begin < end]
            return inside[0], inside[-1]
    return None


@lru_cache(maxsize=_REMEMBERED)
def _spans(text: str, starts: tuple[int, ...], pos: tuple[str, ...]) -> tuple[tuple[int, int], ...]:
    return tuple((found.start, found.end) for found in find_time_expressions(text, dict(zip(starts, pos, strict=True))))


def is_part_of_time(clauses: Clauses, token: int) -> bool:
    """Tell whether a noun is a part of a time ("the beginning of the year") or of a happening ("the wake of the flood")."""
    syntax = clauses.syntax
    if syntax.lemma[token] not in _PARTS_OF_TIME:
        return False
    below = syntax.with_dep(token, "nmod")
    return any(clauses.is_time(child) for child in below) or (bool(below) and syntax.lemma[token] in _AFTERMATHS)


def is_term(clauses: Clauses, token: int, marker: str | None) -> bool:
    """Tell whether a phrase names the sitting of a body as a time ("in the 109th Congress", "in this session")."""
    syntax = clauses.syntax
    if marker not in {"in", "during", "for"} or syntax.lemma[token] not in _TERMS:
        return False
    return bool(syntax.with_dep(token, "amod")) or any(
        syntax.lower[word] in {"this", "that"} for word in syntax.with_dep(token, "det")
    )


def is_turn(clauses: Clauses, token: int, marker: str | None) -> bool:
    """Tell whether a phrase names how often ("on a daily basis", "on many occasions")."""
    syntax = clauses.syntax
    often = any(syntax.lower[word] in time_words("habitual") for word in syntax.with_dep(token, "amod"))
    return marker == "on" and (syntax.lemma[token] == "occasion" or (syntax.lemma[token] == "basis" and often))


def is_dateline(clauses: Clauses, token: int) -> bool:
    """Tell whether a bare date with its year begins the sentence ("May 4, 2007 KARVEL - ..."): it tells when this was published."""
    syntax = clauses.syntax
    first, last = time_extent(clauses, token)
    years = any(syntax.pos[member] == "NUM" and len(syntax.words[member]) == 4 for member in range(first, last + 1))
    return years and first == syntax.sentences[syntax.sentence_of[token]][0] and syntax.pos[first] in {"PROPN", "NUM"}


def time_extent(clauses: Clauses, token: int) -> tuple[int, int]:
    """Give the phrase with its preposition, the whole expression and those coordinated, without clauses that hang from it."""
    syntax = clauses.syntax
    first, last = clauses.phrase(token)
    for member in syntax.conjuncts(token):
        found = expression_at(syntax, member) if member == token or clauses.is_time(member) else None
        if found is not None and (member == token or found[0] == last + 2):
            first, last = min(first, found[0]), max(last, found[1])
    last = _span_end(clauses, token, last)
    case = syntax.first_with_dep(token, "case")
    if case is not None and case < first:
        before = [child for child in syntax.children[case] if child < case]
        first = min(before[0], case) if before and before[0] == case - 1 else case
    length = length_before(clauses, token)
    return (min(first, clauses.phrase(length)[0]) if length is not None else first), last


def length_before(clauses: Clauses, token: int) -> int | None:
    """Give the length of time before the preposition of a phrase ("three days after the escape"): it counts from the phrase."""
    syntax = clauses.syntax
    case = syntax.first_with_dep(token, "case")
    if case is None or syntax.lower[case] not in _COUNTED_FROM:
        return None
    found = [child for child in syntax.children[token] if child < case and expression_at(syntax, child) is not None]
    return found[-1] if found and clauses.phrase(found[-1])[1] == case - 1 else None


def _span_end(clauses: Clauses, token: int, last: int) -> int:
    """Give the last token of a span of time that has its end in a second phrase ("from 6 am to midnight")."""
    syntax = clauses.syntax
    if clauses.marker(token) == "from" and last + 2 < len(syntax) and syntax.lower[last + 1] in {"to", "until", "till", "through"}:
        found = expression_at(syntax, last + 2)
        return last if found is None else max(last, found[1])
    return last
