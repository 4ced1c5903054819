"""Ties numbers to the participants of a claim: "9 people", "at least forty", "dozens of houses", "12 dead and 40 wounded"."""

from __future__ import annotations

from collections.abc import Sequence

from sayso.claims.clauses import Clauses
from sayso.claims.counts.counted import Counted, counted_by
from sayso.claims.counts.numerals import Bounds, numerals_in, with_bound
from sayso.claims.counts.words import before, behind, of_class
from sayso.claims.syntax import CLAUSAL, Syntax
from sayso.claims.vocabulary import event_nouns
from sayso.types import Count


def find_counts(clauses: Clauses, heads: Sequence[tuple[int, int]], predicate: int | None = None) -> tuple[Count, ...]:
    """Give the counts of a claim in text order; `heads` are pairs of a phrase's head token and the participant's index.

    `of` is the counted noun with its modifiers, without the number; empty where the number stands alone. With the claim's
    `predicate` (a token) its clause's other counts are given too, with `participant` None: of what stands inside a participant's
    phrase ("the construction of two bridges") or around it, and of parts ("9 people, among them 3 women": the 3 are of the 9).
    Money, measures, percentages, fractions, years and votes count nothing.
    """
    syntax = clauses.syntax
    tokens = [head for head, _ in heads] + ([] if predicate is None else [predicate])
    found: list[Count] = []
    for sentence in sorted({syntax.sentence_of[token] for token in tokens}):
        first, after = syntax.sentences[sentence]
        for counted in _counted_in(clauses, first, after):
            participant = _participant(clauses, counted, heads, first)
            if participant is not None or (predicate is not None and _belongs(clauses, counted, predicate)):
                found.append(_count(clauses, counted, participant, after))
    return tuple(found)


def _counted_in(clauses: Clauses, first: int, after: int) -> Sequence[Counted]:
    if first not in clauses.counted:
        counted = (counted_by(clauses, numeral, first, after) for numeral in numerals_in(clauses.syntax, first, after))
        clauses.counted[first] = [one for one in counted if one is not None]
    found: Sequence[Counted] = clauses.counted[first]
    return found


def _participant(clauses: Clauses, counted: Counted, heads: Sequence[tuple[int, int]], first: int) -> int | None:
    """Give the index of the participant that a number counts; a part of another number counts none."""
    numeral = counted.numeral
    if before(clauses.syntax.lower, numeral.first, first, "part") is not None:
        return None
    own = {counted.noun, _group(clauses, counted.noun), *range(numeral.core, numeral.last + 1)}
    return next((index for head, index in heads if head in own), None)


def _group(clauses: Clauses, noun: int | None) -> int | None:
    """Give the noun of a group that the counted make up: "a group of 15 men" are 15."""
    if noun is None or clauses.marker(noun) != "of":
        return None
    above = clauses.syntax.head[noun]
    return above if clauses.syntax.dep[noun] == "nmod" and clauses.syntax.lower[above] in of_class("group") else None


def _belongs(clauses: Clauses, counted: Counted, predicate: int) -> bool:
    """Tell whether a number with its noun stands below a predicate, with no other clause or happening between."""
    syntax = clauses.syntax
    if counted.noun is None and _standing_for(clauses, counted) == "":
        return False
    at = counted.anchor
    while at != predicate:
        clause = syntax.dep[at] in CLAUSAL and syntax.pos[at] != "ADJ"  # "left 12 dead"
        told = at != counted.anchor and (syntax.pos[at] == "VERB" or _is_happening(syntax, at))
        if clause or told or syntax.head[at] == at:
            return False
        at = syntax.head[at]
    return True


def _is_happening(syntax: Syntax, noun: int) -> bool:
    """Tell whether a noun makes a claim of its own ("the arrest of 41 people")."""
    entry = event_nouns().get(syntax.lemma[noun])
    return entry is not None and entry.strong and syntax.pos[noun] == "NOUN"


def _count(clauses: Clauses, counted: Counted, participant: int | None, after: int) -> Count:
    syntax, numeral = clauses.syntax, counted.numeral
    span = syntax.span(numeral.first, numeral.last)
    bounds: Bounds = numeral.low, numeral.high
    if counted.noun is not None and (closing := behind(syntax.lower, counted.noun, after, "or-more", "or-less")):
        bounds = with_bound(bounds, closing[1])  # "10 guards or more"
    return Count(span.start, span.end, span.text, _of(clauses, counted), participant, *bounds)


def _of(clauses: Clauses, counted: Counted) -> str:
    syntax, noun, last = clauses.syntax, counted.noun, counted.numeral.last
    if noun is None:
        return _standing_for(clauses, counted)
    begin = last + 1 if last < noun and syntax.lower[last + 1] != "of" else clauses.phrase(noun)[0]
    return syntax.span(begin, noun).text if begin <= noun else syntax.words[noun]


def _standing_for(clauses: Clauses, counted: Counted) -> str:
    """Give the word that stands for people behind a number: the "dead" of "12 dead"."""
    syntax, following = clauses.syntax, counted.numeral.last + 1
    return syntax.words[following] if following < len(syntax) and syntax.lower[following] in of_class("dead") else ""
