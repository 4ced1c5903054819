"""Finds the words that say when a claim's happening took place; their resolution is a later layer's."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from sayso.claims.clauses import Clauses
from sayso.claims.predicates import Frame
from sayso.claims.time_phrases import expression_at, is_dateline, is_part_of_time, is_term, is_turn, length_before, time_extent
from sayso.claims.vocabulary import event_nouns, time_words, words
from sayso.types import When

_DEPS = frozenset({"obl", "obl:unmarked", "nmod", "nmod:unmarked", "advmod", "obl:npmod", "obl:tmod", "nmod:tmod"})
_BEFORE_NOUN = frozenset({"nmod:poss", "compound", "nummod", "amod"})
_HANGING = frozenset({"nmod:unmarked", "nmod:tmod"})
_HAPPENING = frozenset({"nsubj", "nsubj:pass", "obj"})
_PHRASES = (*_HAPPENING, "obl")
_AFTER_A_MODEL = words("model name pattern look take seek go run")
_VAGUE = frozenset({"then", "already", "before", "once", "finally", "immediately", "eventually", "meanwhile"})
_SPELLS = words(
    "second minute hour day night week weekend fortnight month season quarter year decade century generation while lifetime period"
)
_HAPPENINGS_TOLD = frozenset({"this", "that", "these", "which"})
"""Pronouns that stand for what was told before ("after this"), where others stand for somebody ("after him")."""
_UNTIMELY = words("of about into with toward towards per like than despite as")
"""Prepositions that make no time of their phrase, though it holds one ("into the future", "with the time")."""

Source = Callable[[Clauses, Frame], Iterator[int]]


def is_time_phrase(clauses: Clauses, token: int) -> bool:
    """Tell whether an oblique phrase tells when: by its noun, or by its preposition ("during", "after", "since")."""
    syntax = clauses.syntax
    marker = clauses.marker(token)
    if clauses.is_time(token) or expression_at(syntax, token) is not None:
        return marker not in {"of", "for", "about"} or (marker == "for" and syntax.lemma[token] in _SPELLS)
    if marker in time_words("preposition") and not (marker == "after" and syntax.lemma[syntax.head[token]] in _AFTER_A_MODEL):
        if clauses.label(token) == "PLACE":
            return False
        return marker == "during" or clauses.label(token) not in {"PERSON", "ORG"} or syntax.lemma[token] in event_nouns()
    return is_part_of_time(clauses, token) or is_term(clauses, token, marker) or is_turn(clauses, token, marker)


def find_when(clauses: Clauses, frame: Frame) -> When | None:
    """Give the time expression of a frame's clause, from the nearest of `_SOURCES` that has one, the most definite first.

    An expression stands with its preposition ("in the beginning of 2015"). Only `start`, `end` and `text` are filled.
    """
    for source in _SOURCES:
        best: tuple[int, int, int] | None = None
        for token in source(clauses, frame):
            rank = _rank(clauses, token)
            if rank and (best is None or rank > best[0]):
                first, last = time_extent(clauses, token)
                if not first <= frame.head <= last:
                    best = (rank, first, last)
        if best is not None:
            span = clauses.syntax.span(best[1], best[2])
            return When(span.start, span.end, span.text)
    return None


def _own(clauses: Clauses, frame: Frame) -> Iterator[int]:
    """Give the phrases and adverbs below a frame's words.

    What a parser hung from a clause across the verb of saying behind it tells when that was said ("nine died, he said on Friday").
    """
    syntax = clauses.syntax
    for member in dict.fromkeys((frame.head, *frame.openers, frame.top)):
        length = length_before(clauses, member)
        said = syntax.head[member] if syntax.dep[member] == "ccomp" and syntax.head[member] > member else len(syntax.lower)
        yield from (child for child in syntax.children[member] if syntax.dep[child] in _DEPS and child != length and child < said)


def _before_event(clauses: Clauses, frame: Frame) -> Iterator[int]:
    """Give the time that stands before an event noun ("yesterday's vote", "the 1973 fire")."""
    syntax = clauses.syntax
    if frame.form == "noun":
        for child in syntax.children[frame.head]:
            if syntax.dep[child] in _BEFORE_NOUN and child < frame.head and expression_at(syntax, child) is not None:
                yield child


def _hanging(clauses: Clauses, frame: Frame) -> Iterator[int]:
    """Give the bare times that a parser hung from a noun of the clause ("Senator Ode today joined them")."""
    syntax = clauses.syntax
    for phrase in syntax.children[frame.head]:
        if syntax.dep[phrase] in _PHRASES and frame.form == "verb":
            yield from (child for child in syntax.children[phrase] if syntax.dep[child] in _HANGING)


def _governor(clauses: Clauses, frame: Frame) -> Iterator[int]:
    """Give the times of the verb that an event noun takes part in, without the bare ones that tell when the verb is said of."""
    syntax = clauses.syntax
    verb = syntax.head[frame.head]
    told = frame.form == "noun" and bool(syntax.with_dep(frame.head, "nmod"))
    if told and syntax.dep[frame.head] in _HAPPENING and syntax.pos[verb] == "VERB":
        for child in syntax.children[verb]:
            if child != frame.head and (syntax.dep[child] == "obl" or (syntax.dep[child] == "obl:unmarked" and child > frame.head)):
                yield child


def _shared(clauses: Clauses, frame: Frame) -> Iterator[int]:
    """Give the times that stand before the subject of the first of the coordinated clauses and hold for all of them."""
    syntax = clauses.syntax
    current = frame.top
    while syntax.dep[current] == "conj" and syntax.head[current] != current and frame.form != "role":
        if syntax.with_dep(current, "nsubj"):
            return
        current = syntax.head[current]
        start = min(syntax.with_dep(current, "nsubj"), default=current)
        yield from (child for child in syntax.children[current] if syntax.dep[child] in _DEPS and child < start)


_SOURCES: tuple[Source, ...] = (_own, _before_event, _hanging, _governor, _shared)


def _rank(clauses: Clauses, token: int) -> int:
    """Grade how definite a time expression is: 4 a date, 3 a unit of time, 2 a happening, 1 an adverb; 0: no time at all."""
    syntax = clauses.syntax
    if syntax.dep[token] == "advmod":
        return _adverb_rank(clauses, token)
    if syntax.dep[token] in _BEFORE_NOUN:
        return 3
    if not is_time_phrase(clauses, token) or not _timely(clauses, token):
        return 0
    if any(clauses.is_time(member) and (syntax.pos[member] in {"NUM", "PROPN"}) for member in syntax.descendants(token)):
        return 4
    return 3 if clauses.is_time(token) or expression_at(syntax, token) is not None else 2


def _adverb_rank(clauses: Clauses, token: int) -> int:
    syntax, word = clauses.syntax, clauses.syntax.lower[token]
    found = expression_at(syntax, token)
    if found is not None and found[0] < found[1]:
        return 3  # "two years ago"
    if word not in time_words("adverb") or (word in _VAGUE and not syntax.children[token]):
        return 0
    return 1


def _timely(clauses: Clauses, token: int) -> bool:
    """Tell whether a phrase of time says when: no dateline, no end that something comes to, nobody who came before or after."""
    syntax, marker = clauses.syntax, clauses.marker(token)
    if marker is None:
        return not is_dateline(clauses, token)
    if marker == "to":
        return syntax.lemma[token] in {"day", "date"}
    if marker == "by" and syntax.lemma[token] in _SPELLS and syntax.with_dep(token, "nummod"):
        return False  # "extended by two years"
    if syntax.lemma[token] == "future" and syntax.with_dep(token, "nmod"):
        return False  # "invest in their future"
    if any(syntax.lower[word] == "same" for word in syntax.with_dep(token, "amod")):
        return False  # "at the same time"
    return marker not in _UNTIMELY and (syntax.pos[token] != "PRON" or syntax.lower[token] in _HAPPENINGS_TOLD)


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
