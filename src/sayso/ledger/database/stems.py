"""English words by their stem (M. F. Porter, “An algorithm for suffix stripping”, Program 14(3), 1980).

With the author's later changes (-bli, -logi), and counted in bytes of UTF-8, as in the stemmer of SQLite's FTS5: what the one
database finds, the other must find too. PostgreSQL's own stemmers differ from it, and from version to version.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache
from itertools import pairwise
from typing import Final, NamedTuple, TypeAlias

SHORTEST, LONGEST = 3, 64
"""Bytes of a word that is stemmed; shorter and longer ones stay as they are."""
_KNOWN: Final = 65_536


class _Shape(NamedTuple):
    """Of a stem: its measure (how many vowels stand before consonants), whether it has a vowel, whether it ends as in -hop."""

    measure: int
    vowel: bool
    short: bool


_Rules: TypeAlias = "tuple[tuple[str, str], ...]"
_SECOND: Final[_Rules] = (
    ("ational", "ate"), ("tional", "tion"), ("enci", "ence"), ("anci", "ance"), ("izer", "ize"), ("logi", "log"),
    ("bli", "ble"), ("alli", "al"), ("entli", "ent"), ("eli", "e"), ("ousli", "ous"), ("ization", "ize"), ("ation", "ate"),
    ("ator", "ate"), ("alism", "al"), ("iveness", "ive"), ("fulness", "ful"), ("ousness", "ous"), ("aliti", "al"),
    ("iviti", "ive"), ("biliti", "ble"),
)  # fmt: skip
_THIRD: Final[_Rules] = (
    ("icate", "ic"), ("ative", ""), ("alize", "al"), ("iciti", "ic"), ("ical", "ic"), ("ful", ""), ("ness", ""),
)  # fmt: skip
_FOURTH: Final[_Rules] = tuple(
    (ending, "")
    for ending in (
        "al", "ance", "ence", "er", "ic", "able", "ible", "ant", "ement", "ment", "ent", "ion", "ou", "ism", "ate", "iti",
        "ous", "ive", "ize",
    )
)  # fmt: skip


@lru_cache(maxsize=_KNOWN)
def stem(word: str) -> str:
    """Give the stem of a word in lower case."""
    held = word.encode("utf-8").decode("latin-1")
    if not SHORTEST <= len(held) <= LONGEST:
        return word
    for step in (_plural, _past, _last_y, _second, _third, _fourth, _last_e, _last_l):
        held = step(held)
    return held.encode("latin-1").decode("utf-8")


def _shape(stem: str) -> _Shape:
    """Look at a stem: y is a vowel after a consonant."""
    consonants: list[bool] = []
    for letter in stem:
        after = bool(consonants) and consonants[-1]
        consonants.append(not (letter in "aeiou" or (letter == "y" and after)))
    turns = sum(not one and other for one, other in pairwise(consonants))
    short = consonants[-3:] == [True, False, True] and stem[-1] not in "wxy"
    vowel = any(letter in "aeiou" or (letter == "y" and place > 0) for place, letter in enumerate(stem))
    return _Shape(turns, vowel, short)


def _replaced(word: str, rules: _Rules, holds: Callable[[str], bool]) -> str:
    """Put what stands for it in place of the longest ending that fits, if what comes before it allows."""
    for ending, instead in sorted(rules, key=lambda rule: -len(rule[0])):
        if word.endswith(ending) and len(word) > len(ending):
            before = word[: -len(ending)]
            return before + instead if holds(before) else word
    return word


def _plural(word: str) -> str:
    if word.endswith(("sses", "ies")) and len(word) > (4 if word.endswith("sses") else 3):
        return word[:-2]
    return word[:-1] if word.endswith("s") and not word.endswith("ss") else word


def _past(word: str) -> str:
    if word.endswith("eed") and len(word) > 3:
        return word[:-1] if _shape(word[:-3]).measure > 0 else word
    for ending in ("ed", "ing"):
        before = word[: -len(ending)]
        if word.endswith(ending) and before and _shape(before).vowel:
            return _mended(before)
    return word


def _mended(before: str) -> str:
    """Give what is left of -ed and -ing an e again, or take one of two consonants."""
    if before.endswith(("at", "bl", "iz")) and len(before) > 2:
        return f"{before}e"
    if before[-1] not in "aeioulsz" and before[-2:-1] == before[-1]:
        return before[:-1]
    found = _shape(before)
    return f"{before}e" if found.measure == 1 and found.short else before


def _last_y(word: str) -> str:
    return f"{word[:-1]}i" if word.endswith("y") and _shape(word[:-1]).vowel else word


def _second(word: str) -> str:
    return _replaced(word, _SECOND, lambda before: _shape(before).measure > 0)


def _third(word: str) -> str:
    return _replaced(word, _THIRD, lambda before: _shape(before).measure > 0)


def _fourth(word: str) -> str:
    ion = word.endswith("ion")
    return _replaced(word, _FOURTH, lambda before: _shape(before).measure > 1 and (not ion or before[-1] in "st"))


def _last_e(word: str) -> str:
    if not word.endswith("e"):
        return word
    found = _shape(word[:-1])
    return word[:-1] if found.measure > 1 or (found.measure == 1 and not found.short) else word


def _last_l(word: str) -> str:
    return word[:-1] if word.endswith("ll") and _shape(word[:-1]).measure > 1 else word
