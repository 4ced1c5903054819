"""Reads the numbers of a claim's participants: "9 people", "at least forty", "dozens of houses", "between 3 and 5"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from sayso.claims.clauses import Clauses
from sayso.claims.syntax import Syntax
from sayso.claims.vocabulary import numbers
from sayso.types import Count

_DIGITS = re.compile(r"\d{1,3}(?:[,.\u00a0 ]\d{3})+|\d+(?:\.\d+)?")
_RANGE = re.compile(r"(\d+)\s*[-–—]\s*(\d+)")
_AT_LEAST = ("at least", "no fewer than", "no less than", "not less than", "minimum of")
_MORE = ("more than", "over", "above", "upwards of")
_AT_MOST = ("at most", "up to", "no more than", "not more than", "maximum of")
_LESS = ("less than", "fewer than", "under", "below")
_ABOUT = ("about", "around", "approximately", "some", "nearly", "almost", "roughly", "circa")
_REACH = 4

Bounds = tuple[int | None, int | None]


def find_counts(clauses: Clauses, heads: list[tuple[int, int]]) -> tuple[Count, ...]:
    """Give the counts of participants; `heads` are pairs of a phrase's head token and the participant's index.

    `of` is the counted noun with its modifiers, without the number; empty where the number stands alone.
    """
    found: list[Count] = []
    for head, index in heads:
        count = _count_of(clauses, head, index)
        if count is not None:
            found.append(count)
    return tuple(found)


def _count_of(clauses: Clauses, head: int, index: int) -> Count | None:
    syntax = clauses.syntax
    vague = numbers().get(syntax.lower[head])
    first_of_phrase, _ = clauses.phrase(head)
    number: int | None
    noun: int | None
    if syntax.pos[head] == "NUM" or (vague is not None and syntax.pos[head] == "NOUN"):
        number, noun = head, _counted(clauses, head)
    else:
        number, noun = _number_child(syntax, head), head
    if number is None or clauses.is_time(head) or (noun is None and syntax.lower[number] == "one"):
        return None
    first, last = _number_words(syntax, number, first_of_phrase)
    bounds = _value(syntax, first, last)
    if bounds is None:
        return None
    limit = syntax.sentences[syntax.sentence_of[number]][0]
    first, bounds = _bounded(syntax, max(limit, first - _REACH), first, bounds)
    if noun is None:
        of = ""
    else:
        begin = last + 1 if noun == head and last < noun else clauses.phrase(noun)[0]
        of = syntax.span(begin, noun).text if begin <= noun else syntax.words[noun]
    span = syntax.span(first, last)
    return Count(span.start, span.end, span.text, of, index, bounds[0], bounds[1])


def _counted(clauses: Clauses, number: int) -> int | None:
    """Give the noun behind "of", past further number words ("hundreds of thousands of people")."""
    syntax = clauses.syntax
    noun: int | None = number
    while noun is not None and (noun == number or syntax.lower[noun] in numbers()):
        noun = next((child for child in syntax.with_dep(noun, "nmod") if clauses.marker(child) == "of"), None)
    return noun


def _number_child(syntax: Syntax, head: int) -> int | None:
    for child in syntax.with_dep(head, "nummod"):
        return child
    for child in syntax.with_dep(head, "det", "det:predet", "compound", "nmod"):
        entry = numbers().get(syntax.lower[child])
        if entry is not None and child < head and entry[2] != "number":
            return child
    return None


def _number_words(syntax: Syntax, number: int, start: int) -> tuple[int, int]:
    """Widen a number over the number words right around it ("two hundred", "tens of thousands", "3 to 5")."""
    first = last = number
    while first - 1 >= 0 and _is_number(syntax, first - 1):
        first -= 1
    if first == number and number - 1 >= 0 and syntax.lower[number] in numbers() and syntax.lower[number - 1] in {"a", "an"}:
        first = number - 1
    while last + 1 < len(syntax) and _is_number(syntax, last + 1):
        last += 1
    if last + 2 < len(syntax) and syntax.lower[last + 1] in {"to", "or", "and", "-", "–", "of"} and _is_number(syntax, last + 2):
        joined = syntax.lower[last + 1]
        if joined in {"to", "or", "-", "–"} or (joined == "of" and syntax.lower[last] in {"tens", "hundreds"}):
            last += 2
    if first - 2 >= start and syntax.lower[first - 1] in {"to", "or", "and", "-", "–"} and _is_number(syntax, first - 2):
        between = first >= 3 and syntax.lower[first - 3] == "between"
        first -= 2 if between or syntax.lower[first - 1] != "and" else 0
    return first, last


def _is_number(syntax: Syntax, token: int) -> bool:
    return syntax.pos[token] == "NUM" or numbers().get(syntax.lower[token], (0, 0, ""))[2] in {"number", "scale", "vague"}


def _value(syntax: Syntax, first: int, last: int) -> Bounds | None:
    """Read a run of number words: a value, or a range where two stand joined."""
    words = syntax.lower[first : last + 1]
    ranged = _RANGE.fullmatch("".join(words)) or _RANGE.fullmatch(syntax.span(first, last).text)
    if ranged:
        return int(ranged[1]), int(ranged[2])
    for joint in ("to", "or", "and"):
        if joint in words[1:-1]:
            at = list(words).index(joint)
            low, high = _single(words[:at]), _single(words[at + 1 :])
            return None if low is None or high is None else (low[0], high[1])
    return _single(words)


def _single(words: Sequence[str]) -> Bounds | None:
    total, current, top, seen = 0.0, 0.0, True, False
    for word in words:
        entry = numbers().get(word)
        digits = _DIGITS.fullmatch(word)
        if digits:
            value = (
                float(re.sub(r"[,\u00a0 ]", "", word)) if "." in word and word.count(".") == 1 else float(re.sub(r"\D", "", word))
            )
            current = current + value if seen and current >= 100 else value
        elif entry is None:
            if word in {"a", "an", "of", "and", "-"}:
                continue
            return None
        elif entry[2] == "number":
            current += entry[0]
        elif entry[2] == "scale":
            current = (current or 1) * entry[0]
            if entry[0] >= 1000:
                total, current = total + current, 0
        else:
            current = current * entry[0] / 2 if entry[1] is None and current else entry[0]  # "tens of thousands": 20 times 1,000
            top = top and entry[1] is not None
        seen = True
    value = int(total + current)
    return (value, value if top else None) if seen else None


def _bounded(syntax: Syntax, start: int, first: int, bounds: Bounds) -> tuple[int, Bounds]:
    """Apply the words before a number that open or close its range ("at least", "up to"); they become part of the count's words."""
    before = list(syntax.lower[start:first])
    low, high = bounds
    for words, low_of, high_of in (
        (_AT_MOST, None, high),
        (_AT_LEAST, low, None),
        (_MORE, low if low is None or high is None else low + 1, None),
        (_LESS, None, None if high is None else high - 1),
        (_ABOUT, low, high),
        (("between",), low, high),
    ):
        for phrase in words:
            parts = phrase.split()
            if before[-len(parts) :] == parts:
                return first - len(parts), (low_of, high_of)
    return first, bounds
