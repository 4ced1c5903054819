"""Numbers in figures and words: where they stand in a sentence, and between which bounds they lie.

"9", "1,200", "twenty-five", "1.2 million", "half a dozen", "several hundred", "tens of thousands", "3 to 5", "between 3 and 5",
"40–50", with the words before them that open or close the range ("at least", "up to").
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from sayso.claims.counts.words import BOUNDS, before, behind
from sayso.claims.syntax import Syntax
from sayso.claims.vocabulary import numbers

MAX_FIGURES = 12
"""Longer runs of figures are no numbers of anything."""

_GROUPED = re.compile(r"\d{1,3}(?:[,.\u00a0\u202f' ]\d{3})+")
_FIGURES = re.compile(r"\d+(?:\.\d+)?")
_DECIMAL_COMMA = re.compile(r"\d{1,3},\d{1,2}")
_RANGE = re.compile(r"(\d+)[-–—](\d+)")
_DASHES = frozenset({"-", "–", "—"})
_JOINTS = frozenset({"to", "or", *_DASHES})
_FEW = 2

Bounds = tuple[int | None, int | None]


@dataclass(frozen=True, slots=True)
class Numeral:
    """A number of a sentence: tokens `first` to `last`, of which those from `core` on are the number itself.

    `low` and `high` are inclusive, None where that end is open.
    """

    first: int
    core: int
    last: int
    low: int | None
    high: int | None


@dataclass(frozen=True, slots=True)
class _Value:
    """A value read up to before token `after`; `scale` is the thousand or million that it ends in, else 1."""

    low: float
    high: float | None
    after: int
    scale: float = 1


def numerals_in(syntax: Syntax, first: int, after: int) -> Iterator[Numeral]:
    """Give the numbers of a sentence's tokens `[first, after)`, in text order; they do not overlap."""
    token = first
    while token < after:
        found = _numeral(syntax, token, after)
        if found is None:
            token += 1
        else:
            token = found.last + 1
            yield _bounded(syntax, found, first, after)


def with_bound(bounds: Bounds, name: str) -> Bounds:
    """Give bounds as a phrase of that class leaves them."""
    low, high = bounds
    match name:
        case "at-least" | "or-more":
            return low, None
        case "more":
            return (low if low is None or high is None else low + 1), None
        case "at-most" | "or-less":
            return None, high
        case "less":
            return None, None if high is None else high - 1
        case _:
            return low, high


def _numeral(syntax: Syntax, token: int, after: int) -> Numeral | None:
    ranged = _RANGE.fullmatch(syntax.lower[token])
    if ranged and int(ranged[1]) < int(ranged[2]):
        return Numeral(token, token, token, int(ranged[1]), int(ranged[2]))
    value = _value(syntax, token, after)
    if value is None:
        return None
    upper = _upper(syntax, token, value, after)
    if upper is None:
        return Numeral(token, token, value.after - 1, int(value.low), None if value.high is None else int(value.high))
    low = value.low * upper.scale if value.low * upper.scale < upper.low else value.low
    return Numeral(token, token, upper.after - 1, int(low), None if upper.high is None else int(upper.high))


def _upper(syntax: Syntax, token: int, lower: _Value, after: int) -> _Value | None:
    """Give the upper end of a range, past the word that joins it: "3 to 5", "two or three", "between 3 and 5"."""
    joint = lower.after
    if joint + 1 >= after or lower.high is None:
        return None
    word = syntax.lower[joint]
    spoken = word == "and" and token > 0 and syntax.lower[token - 1] == "between"
    upper = _value(syntax, joint + 1, after) if spoken or word in _JOINTS else None
    return upper if upper is not None and upper.low > lower.low else None


def _bounded(syntax: Syntax, found: Numeral, first: int, after: int) -> Numeral:
    """Apply the words before and right behind a number; they become part of it."""
    opening = before(syntax.lower, found.core, first, *BOUNDS)
    if opening is not None:
        low, high = with_bound((found.low, found.high), opening[1])
        found = replace(found, first=opening[0], low=low, high=high)
    closing = behind(syntax.lower, found.last, after, "or-more", "or-less")
    if closing is not None:
        low, high = with_bound((found.low, found.high), closing[1])
        found = replace(found, last=closing[0], low=low, high=high)
    return found


def _value(syntax: Syntax, token: int, after: int) -> _Value | None:
    words = syntax.lower
    if words[token] == "half":
        return _half_a_dozen(words, token, after)
    if words[token] in {"a", "an"}:
        return _with_article(syntax, token, after)
    return _figures(syntax, token, after) or _spelt(syntax, token, after)


def _half_a_dozen(words: Sequence[str], token: int, after: int) -> _Value | None:
    noun = token + 2 if token + 1 < after and words[token + 1] in {"a", "-"} else token + 1
    return _Value(6, 6, noun + 1) if noun < after and words[noun] == "dozen" else None


def _with_article(syntax: Syntax, token: int, after: int) -> _Value | None:
    """Read "a hundred", "a couple", "a few", "a few hundred"; an article before any other word is none of a number."""
    if token + 1 >= after:
        return None
    word = syntax.lower[token + 1]
    if word == "few":
        return _scaled(syntax, _Value(_FEW, None, token + 2), after)
    entry = numbers().get(word)
    if entry is None or entry[2] == "number" or (entry[2] == "vague" and entry[1] is None):
        return None
    found = _spelt(syntax, token + 1, after)
    return found if found is None or word != "couple" else _scaled(syntax, found, after)


def _figures(syntax: Syntax, token: int, after: int) -> _Value | None:
    word = syntax.lower[token]
    if len(word) > MAX_FIGURES:
        return None
    if _GROUPED.fullmatch(word):
        return _scaled(syntax, _exact(float(re.sub(r"\D", "", word)), token + 1), after)
    if _DECIMAL_COMMA.fullmatch(word):  # "1,5 million"; without a scale it may be anything
        value = _scaled(syntax, _exact(float(word.replace(",", ".")), token + 1), after)
        return value if value.scale > 1 else None
    if not _FIGURES.fullmatch(word):
        return None
    end = token + 1
    while len(word) <= 3 and end < after and len(syntax.words[end]) == 3 and syntax.words[end].isdecimal():
        end += 1  # "1 200 000"
    return _scaled(syntax, _exact(float("".join(syntax.words[token:end])), end), after)


def _exact(value: float, after: int) -> _Value:
    return _Value(value, value, after)


def _scaled(syntax: Syntax, value: _Value, after: int) -> _Value:
    """Multiply by the scale words that follow: "1.2 million", "several dozen", "a couple of hundred"."""
    token = value.after
    if token + 1 < after and syntax.lower[token] == "of" and numbers().get(syntax.lower[token + 1], (0, 0, ""))[2] == "scale":
        token += 1
    last = 1.0
    while token < after and (entry := numbers().get(syntax.lower[token])) is not None and entry[2] == "scale" and entry[0] > last:
        high = None if value.high is None else value.high * entry[0]
        value = _Value(value.low * entry[0], high, token + 1, value.scale * entry[0])
        last, token = entry[0], token + 1
    return value


def _spelt(syntax: Syntax, token: int, after: int) -> _Value | None:
    """Read a number in words: "two hundred and five", "twenty-five", "dozens", "tens of thousands", "several hundred"."""
    entry = numbers().get(syntax.lower[token])
    if entry is not None and entry[2] == "vague":
        return _vague(syntax, token, after)
    total, current, scale, end, largest = 0.0, 0.0, 1.0, token, math.inf
    while end < after:
        step = _step(syntax.lower[end])
        if step is None:
            if not _skips(syntax, end, after, current or total):
                break
            end += 1
            continue
        value, multiplies = step
        if multiplies and (0 < current < value or end == token) and value < largest:
            current, scale = (current or 1) * value, value
            if value >= 1000:
                total, current, largest = total + current, 0, value
        elif not multiplies and (not current or _adds(current, value)):
            current, scale = current + value, 1
        else:
            break
        end += 1
    return _Value(total + current, total + current, end, scale) if end > token else None


def _step(word: str) -> tuple[float, bool] | None:
    """Give a number word's value, and whether it multiplies what stands before it; "twenty-five" in one word too."""
    entry = numbers().get(word)
    if entry is not None:
        return (entry[0], entry[2] == "scale") if entry[2] != "vague" else None
    tens, dash, ones = word.partition("-")
    parts = [numbers().get(part, (0, 0, "")) for part in (tens, ones)]
    both = dash and all(kind == "number" for _, _, kind in parts) and _adds(parts[0][0], parts[1][0])
    return (parts[0][0] + parts[1][0], False) if both else None


def _adds(current: float, value: float) -> bool:
    """Tell whether a number word goes on from what was read: "twenty five", "two hundred five", and not "five six"."""
    return (current >= 100 and value < 100) or (current % 10 == 0 and current % 100 >= 20 and value < 10)


def _skips(syntax: Syntax, token: int, after: int, read: float) -> bool:
    """Tell whether a word only joins the parts of one number: the dash of "twenty-five", the "and" of "two hundred and five"."""
    if token + 1 >= after or not read:
        return False
    following = _step(syntax.lower[token + 1])
    if following is None or following[1]:
        return False
    if syntax.lower[token] == "-":
        glued = syntax.end[token - 1] == syntax.start[token] and syntax.end[token] == syntax.start[token + 1]
        return glued and read % 10 == 0 and read % 100 >= 20 and following[0] < 10
    return syntax.lower[token] == "and" and read >= 100 and read % 100 == 0 and following[0] < 100


def _vague(syntax: Syntax, token: int, after: int) -> _Value | None:
    low, high, _ = numbers()[syntax.lower[token]]
    if token + 2 < after and syntax.lower[token + 1] == "of" and high is None:
        inner = numbers().get(syntax.lower[token + 2])
        if inner is not None and inner[1] is None and inner[0] > low:
            return _Value(low * inner[0] / 2, None, token + 3)  # "tens of thousands": 20 times 1,000
    value = _Value(low, high, token + 1)
    return _scaled(syntax, value, after) if syntax.lower[token] in {"several", "couple"} else value
