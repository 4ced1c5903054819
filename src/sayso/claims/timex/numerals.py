"""Numbers, years, days and clock times in figures, and numbers in words, as terminals of the grammar."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from sayso.claims.timex.arcs import Arcs, Value
from sayso.claims.timex.tokens import Tokens
from sayso.claims.vocabulary import numbers, words

FIRST_YEAR, LAST_YEAR = 1000, 2199
"""Figures outside are not taken for a year."""
MAX_FIGURES = 9
"""Longer runs of figures are no number of days or years."""
MAX_NUMBER_WORDS = 8

_COUNTED = words(
    "people men women children persons soldiers troops prisoners shares dollars euros units miles feet words more percent pounds"
)
"""Nouns that follow a number, never a year ("1500 people")."""
_YEAR_COMES_AFTER = words(
    "in since until till by during of from early late mid before after through to year and the for between around circa - ( , ;"
)
_NOT_A_YEAR_AFTER = words("$ £ € # no number nos room page section article flight route highway resolution law # . : /")
_NOT_A_YEAR_BEFORE = frozenset({"%", "bc", "bce"})
_FRACTIONS: Mapping[str, float] = {"half": 0.5, "quarter": 0.25}
SUFFIXES = frozenset({"st", "nd", "rd", "th"})
"""What figures with an order end in: "17th"."""


@cache
def _number_words() -> Mapping[str, tuple[int, str]]:
    """Give value and class of the words that make exact numbers."""
    listed = {
        word: (low, kind) for word, (low, high, kind) in numbers().items() if kind in {"number", "scale"} and high is not None
    }
    return {word: found for word, found in listed.items() if word != "both"}


def number_words() -> frozenset[str]:
    """Give the words that make exact numbers."""
    return frozenset(_number_words())


def add_figures(tokens: Tokens, index: int, arcs: Arcs) -> None:
    """Add what a run of figures at a token may stand for."""
    figures = tokens.lower[index]
    if not figures.isdecimal() or len(figures) > MAX_FIGURES or _inside_a_number(tokens, index):
        return
    value, after = int(figures), index + 1
    _add_dates(tokens, index, arcs)
    _add_clock(tokens, index, arcs)
    if _goes_on(tokens, after):
        _add(arcs, "NUMBER", *_long_number(tokens, index))
        return
    _add(arcs, "NUMBER", after, value)
    if tokens.glued_at(after) and tokens.lower[after] in SUFFIXES:
        _add(arcs, "ORDINAL", after + 1, value)
        _add(arcs, "ORDDAY", after + 1, value)
        after += 1
    if 1 <= value <= 31 and len(figures) <= 2:
        _add(arcs, "DAY", after, value)
    if 1 <= value <= 12:
        _add(arcs, "HOUR", index + 1, value)
    if len(figures) == 4 and FIRST_YEAR <= value <= LAST_YEAR:
        _add_year(tokens, index, arcs)


def add_number_words(tokens: Tokens, index: int, arcs: Arcs) -> None:
    """Add the number that words make from a token on: "twenty-five", "two and a half", "one hundred and ten"."""
    total, current, place, read = 0, 0, index, 0
    while tokens.word(place) in _number_words() and read < MAX_NUMBER_WORDS:
        value, kind = _number_words()[tokens.lower[place]]
        if kind == "scale":
            current = max(current, 1) * value
            total, current = (total + current, 0) if value >= 1000 else (total, current)
        else:
            current += value
        place, read = place + 1, read + 1
        if tokens.word(place) in {"-", "and"} and tokens.follows(place + 1) and _continues(tokens, place, kind):
            place += 1
    if read:
        _add(arcs, "NUMBER", place, total + current)
        _add_fraction(tokens, place, total + current, arcs)


def add_short_years(tokens: Tokens, index: int, arcs: Arcs) -> None:
    """Add "'98" as a year and "'90s" as a decade."""
    figures = tokens.word(index + 1)
    if tokens.lower[index] != "'" or not (figures.isdecimal() and len(figures) == 2 and tokens.glued_at(index + 1)):
        return
    if tokens.glued_at(index + 2) and tokens.lower[index + 2] == "s":
        _add(arcs, "DECADE", index + 3, _century_of(int(figures)) // 10)
    elif not tokens.glued_at(index + 2) or not tokens.lower[index + 2].isalnum():
        _add(arcs, "SHORTYEAR", index + 2, _century_of(int(figures)))


def _century_of(year: int) -> int:
    """Give a year of two figures its century: 30 to 99 are the last one's."""
    return 1900 + year if year >= 30 else 2000 + year


def _continues(tokens: Tokens, place: int, kind: str) -> bool:
    """Tell whether a number goes on after a hyphen, or after "and" behind a hundred: "sixty-five", "one hundred and ten"."""
    follows = tokens.word(place + 1) in _number_words()
    return (
        follows
        and (tokens.lower[place] == "-" if kind == "number" else True)
        and _number_words()[tokens.word(place + 1)][1] == "number"
    )


def _add_fraction(tokens: Tokens, place: int, whole: float, arcs: Arcs) -> None:
    """Add "two and a half"."""
    if [tokens.word(place), tokens.word(place + 1)] == ["and", "a"] and tokens.word(place + 2) in _FRACTIONS:
        _add(arcs, "NUMBER", place + 3, whole + _FRACTIONS[tokens.word(place + 2)])


def _long_number(tokens: Tokens, index: int) -> tuple[int, float]:
    """Read "1,500" and "2.5" from their first figures on."""
    digits, place = tokens.lower[index], index + 1
    while _goes_on(tokens, place) and len(digits) <= MAX_FIGURES:
        digits += ("." if tokens.lower[place] == "." else "") + tokens.lower[place + 1]
        place += 2
    try:
        return place, float(digits)
    except ValueError:  # "1.2.3" is no number
        return place, 0.0


def _goes_on(tokens: Tokens, place: int) -> bool:
    """Tell whether a sign and more figures touch the figures before `place`."""
    return (
        tokens.word(place) in {",", "."}
        and tokens.glued_at(place)
        and tokens.glued_at(place + 1)
        and tokens.lower[place + 1].isdecimal()
    )


def _inside_a_number(tokens: Tokens, index: int) -> bool:
    """Tell whether figures belong to a longer number, a price or a code that began before them."""
    if not tokens.glued_at(index):
        return False
    before = tokens.lower[index - 1]
    if before in ",.:/":
        return tokens.glued_at(index - 1) and tokens.lower[index - 2].isdecimal()
    return before in "$£€#" or (before.isalpha() and before != "fy")


def _add_year(tokens: Tokens, index: int, arcs: Arcs) -> None:
    """Add four figures as a year, or as a decade before an "s"."""
    after, value = index + 1, int(tokens.lower[index])
    decade = _decade_end(tokens, after)
    if decade is not None and value % 10 == 0:
        _add(arcs, "DECADE", decade, value // 10)
    if tokens.word(after) in _NOT_A_YEAR_BEFORE or (tokens.glued_at(after) and tokens.lower[after].isalpha()):
        return
    _add(arcs, "YEAR", after, value)
    if _stands_as_a_year(tokens, index):
        _add(arcs, "BAREYEAR", after, value)


def _decade_end(tokens: Tokens, place: int) -> int | None:
    """Give the token after the "s" of "1990s" or "1990's", None where the figures have none."""
    place += tokens.word(place) == "'" and tokens.glued_at(place)
    return place + 1 if tokens.word(place) == "s" and tokens.glued_at(place) else None


def _stands_as_a_year(tokens: Tokens, index: int) -> bool:
    """Tell a year by itself from a number: by the words around it."""
    before, after = tokens.word(index - 1), tokens.word(index + 1)
    if before in _NOT_A_YEAR_AFTER or after in _COUNTED or not 1500 <= int(tokens.lower[index]) <= 2100:
        return False
    plural = after.endswith("s") and len(after) > 3 and after.isalpha() and tokens.text[tokens.start[index + 1]].islower()
    return before in _YEAR_COMES_AFTER or not (plural or index == 0) or before == ""


def _add_dates(tokens: Tokens, index: int, arcs: Arcs) -> None:
    """Add dates in figures: "2015-10-12", "12.10.2015", "10/26/2015"."""
    for sign, kind in (("-", "DASHED"), (".", "DOTTED"), ("/", "SLASHED")):
        parts = _joined(tokens, index, sign)
        if len(parts) != 3 or not all(part.isdecimal() and len(part) <= 4 for part in parts):
            continue
        widths = [len(part) for part in parts]
        if widths[0] == 4 and max(widths[1:]) <= 2:
            _add(arcs, "YEARFIRST", index + 5, tuple(int(part) for part in parts))
        elif max(widths[:2]) <= 2 and widths[2] in {2, 4} and (kind == "SLASHED" or widths[2] == 4):
            _add(arcs, kind, index + 5, tuple(int(part) for part in parts))


def _joined(tokens: Tokens, index: int, sign: str) -> list[str]:
    """Give the runs of figures that one sign joins, up to one too many."""
    parts, place = [tokens.lower[index]], index + 1
    while len(parts) < 4 and tokens.word(place) == sign and tokens.glued_at(place) and tokens.glued_at(place + 1):
        if not tokens.lower[place + 1].isdecimal():
            break
        parts.append(tokens.lower[place + 1])
        place += 2
    return parts


def _add_clock(tokens: Tokens, index: int, arcs: Arcs) -> None:
    """Add "9:30", "21:00:15", "9.30" before a.m. or p.m. (by the grammar) and "1441" before a zone."""
    for sign in (":", "."):
        parts = _joined(tokens, index, sign)
        if not 2 <= len(parts) <= 3 or not all(len(part) == 2 for part in parts[1:]) or len(parts[0]) > 2:
            continue
        time = tuple(int(part) for part in parts)
        if time[0] <= 24 and max(time[1:]) < 60:
            _add(arcs, "CLOCK" if sign == ":" else "DOTCLOCK", index + 2 * len(parts) - 1, time)
    if len(tokens.lower[index]) == 4:
        time = divmod(int(tokens.lower[index]), 100)
        if time[0] <= 24 and time[1] < 60:
            _add(arcs, "FOURFIGURES", index + 1, time)


def _add(arcs: Arcs, kind: str, after: int, value: Value) -> None:
    arcs.setdefault(kind, []).append((after, value))
