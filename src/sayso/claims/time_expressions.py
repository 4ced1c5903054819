"""Finds the time expressions of English text, with extents as TimeML 1.2.1 has them and meanings that need no anchor.

From each token the longest reading of the grammar is taken. The work at a token is bounded, so the whole is linear in the text;
readings of over `MAX_TOKENS` tokens are not taken. Parts of speech are optional: they tell "May" from "may".
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from sayso.claims.timex.builders import builder
from sayso.claims.timex.direction import direction_at
from sayso.claims.timex.grammar import Chart, Grammar, compile_grammar, literals
from sayso.claims.timex.lexicon import words_within
from sayso.claims.timex.meaning import Direction, Duration, Every, Meaning, SeasonOf, Vague
from sayso.claims.timex.numerals import SUFFIXES, number_words
from sayso.claims.timex.tokens import Tokens, tokenise
from sayso.claims.vocabulary import rows, words

if TYPE_CHECKING:
    from sayso.claims.syntax import Syntax  # spaCy takes two seconds to import, and words alone can be read without it

MAX_TOKENS = 24
"""Longest expression in tokens (a sign is a token): "between" phrases of full dates with clock times are shorter."""
_FORGET_EVERY = 512
_MODIFIERS = frozenset(
    {"NUMBER", "ABOUT", "ORDINAL", "ORDDAY", "DAY", "HOUR", "LASTORD", "PARTADJ", "PARTNOUN", "DOTCLOCK", "FOURFIGURES"}
)
"""Classes that make no time by themselves; every rule has a word of another, or one of `_CORE_WORDS`."""
_CORE_WORDS = words("time period moment point date present recent tonight overnight midyear midweek q clock hours hrs")
_AGES = frozenset({"old", "olds"})


@dataclass(frozen=True, slots=True)
class TimeExpression:
    """A time expression: `[start, end)` in code points, its exact words, and what they mean."""

    start: int
    end: int
    text: str
    meaning: Meaning


def find_time_expressions(text: str, pos: Mapping[int, str] | None = None) -> list[TimeExpression]:
    """Give the time expressions of a text in order; they do not overlap. `pos`: Universal POS by where a token starts."""
    return list(_found(tokenise(text, pos)))


def times_of(syntax: Syntax) -> list[tuple[TimeExpression, Direction]]:
    """Give a statement's time expressions in order, each with which way the clause around it looks."""
    found = find_time_expressions(syntax.text, parts_of_speech(syntax))
    return [(expression, direction_at(syntax, expression.start)) for expression in found]


def parts_of_speech(syntax: Syntax) -> dict[int, str]:
    """Give what `find_time_expressions` wants to know of a statement's syntax."""
    return dict(zip(syntax.start, syntax.pos, strict=True))


def _found(tokens: Tokens) -> Iterator[TimeExpression]:
    chart = Chart(tokens, _grammar())
    known = [word in _known() or word.isdecimal() for word in tokens.lower]
    index, forgotten, core_before = 0, 0, 0
    while index < len(tokens):
        if index - forgotten > _FORGET_EVERY:
            chart.forget()
            forgotten = index
        if index >= core_before:
            core_before = _core_after(chart, known, index)
            if core_before <= index:
                index += 1
                continue
        end, meaning = _longest(chart, index)
        if meaning is not None:
            start, after = tokens.start[index], tokens.end[end - 1]
            yield TimeExpression(start, after, tokens.text[start:after], meaning)
        index = max(end, index + 1)


def _core_after(chart: Chart, known: Sequence[bool], index: int) -> int:
    """Give the token after the first core word that known words alone lead to from a token; the token itself where none does.

    Most of a text is passed over here: "the" and "a" begin many an expression, and few of them go on as one.
    """
    for place in range(index, min(index + MAX_TOKENS, len(known))):
        if not known[place]:
            break
        if chart.tokens.lower[place] in _CORE_WORDS or not _MODIFIERS.issuperset(chart.classes_at(place)):
            return place + 1
    return index


def _longest(chart: Chart, index: int) -> tuple[int, Meaning | None]:
    """Give the end and meaning of the longest reading at a token that is one where it stands."""
    readings = chart.readings("time", index)
    for end in sorted(readings, reverse=True):
        if end - index <= MAX_TOKENS and _stands(chart.tokens, index, end, readings[end]):
            return end, readings[end]
    return index, None


def _stands(tokens: Tokens, index: int, end: int, meaning: Meaning) -> bool:
    """Tell whether words that could be a time are one here: no age, no fraction, no verb."""
    after = tokens.word(end + 1) if tokens.word(end) == "-" else tokens.word(end)
    if isinstance(meaning, Duration) and (after in _AGES or (meaning.unit == "quarter" and after == "of")):
        return False
    pos = tokens.pos[index]
    if isinstance(meaning, Every) and end == index + 1 and isinstance(meaning.of, str):
        return pos == "ADV" if pos else not after[:1].isalpha()
    if isinstance(meaning, SeasonOf) and end == index + 1:
        return pos not in {"VERB", "AUX"}
    return not (isinstance(meaning, Vague) and pos in {"VERB", "SCONJ"})


@cache
def _known() -> frozenset[str]:
    """Give every word that may stand in an expression; no other has a class."""
    return literals(_grammar()) | words_within() | number_words() | SUFFIXES | _CORE_WORDS | {"'"}


@cache
def _grammar() -> Grammar:
    return compile_grammar(rows("timex.grammar"), builder)
