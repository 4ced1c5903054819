"""How alike two words sound: a weighted edit distance over sounds (Damerau 1964; weights in `data/sounds.tsv`)."""

from __future__ import annotations

import itertools
from functools import lru_cache
from typing import Final

from sayso.resolve.naming.scripts import beside_arabic, fold, is_unvowelled, scripts_of, skeleton, sounds
from sayso.resolve.naming.vocabulary import sound_costs

STEEPNESS: Final = 1.5
"""How fast likeness falls with the cost for each sound of the longer word."""
LEAST_LIKENESS: Final = 0.55
"""Likeness under which two words have nothing in common; nothing that is compared with a threshold lies under it."""
CONVENTION: Final = 0.92
"""Likeness from which two words differ by conventions of spelling alone."""
ACROSS: Final = 1.5
"""How much more a difference weighs in a transliteration, where no slip of the pen is expected, and in Arabic script, whose words
are short and where one letter makes another name."""
MOST_SLIPS: Final = 2
"""Letters in which a word with slips of the pen differs from the word that was meant."""
NO_SLIP: Final = 0.5
"""Most likeness of two words of one script that are neither spellings of one sound nor a slip apart."""
TRANSPOSITION: Final = 0.7
UNWRITTEN: Final = {"a": 0.04, "e": 0.06, "i": 0.08, "o": 0.08, "u": 0.08}
"""Cost of a short vowel that Arabic script leaves out."""
GLIDE: Final = 0.1
"""Cost of an i before another vowel, an h behind one, an e at the end: written by some conventions and left out by others."""
MAX_SOUNDS: Final = 40
"""Sounds of a word that are compared; the longest honest names in one word stay under it."""
FEMININE: Final = 1.0
"""Cost of a last a against an o or against nothing: Mario and Maria, Karim and Karima are two names. Listed names (Uzbek Muso for
Musa) and surnames (-ova) are known before sounds are compared."""
_VOWELS = frozenset("aeiou")


@lru_cache(maxsize=262144)
def likeness(first: str, second: str) -> float:
    """Give how alike two words are, in [0, 1]: 1 for spellings of one sound in two conventions, 0 for nothing in common.

    Words of one script that do not sound nearly the same can only be one word with a slip of the pen in it: a letter or two.
    """
    pairs = ((one, other) for one in sounds(first) for other in sounds(second))
    alike = max((likeness_of_sounds(one[:MAX_SOUNDS], other[:MAX_SOUNDS]) for one, other in pairs), default=0.0)
    if alike >= CONVENTION:
        return alike
    if scripts_of(first) != scripts_of(second):
        return max(0.0, 1.0 - (1.0 - alike) * ACROSS)
    slips = _slips(fold(first)[:MAX_SOUNDS], fold(second)[:MAX_SOUNDS])
    spelled = 1.0 - slips * (ACROSS if "Arabic" in scripts_of(first) else 1.0) / max(len(first), len(second), 1)
    return max(alike, spelled) if slips <= MOST_SLIPS else min(alike, NO_SLIP)


def _slips(first: str, second: str) -> int:
    """Count the letters dropped, added, changed or swapped (optimal string alignment); any number over `MOST_SLIPS` is as good."""
    if abs(len(first) - len(second)) > MOST_SLIPS or len(set(first) ^ set(second)) > 2 * MOST_SLIPS:
        return MOST_SLIPS + 1
    rows = [list(range(len(second) + 1))]
    for i, letter in enumerate(first, start=1):
        row, above = [i], rows[-1]
        for j, other in enumerate(second, start=1):
            least = min(above[j] + 1, row[j - 1] + 1, above[j - 1] + (letter != other))
            if i > 1 and j > 1 and letter == second[j - 2] and first[i - 2] == other:
                least = min(least, rows[-2][j - 2] + 1)
            row.append(least)
        rows.append(row)
    return rows[-1][-1]


@lru_cache(maxsize=262144)
def likeness_of_sounds(first: str, second: str) -> float:
    """Give how alike two strings of sounds are, in [0, 1], by their distance and their length; 0 for less than `LEAST_LIKENESS`."""
    if first == second:
        return 1.0
    if _share_too_few(skeleton(first), skeleton(second)):
        return 0.0
    longer = max(len(first), len(second), 1)
    most = (1.0 - LEAST_LIKENESS) * longer / STEEPNESS
    if is_unvowelled(first) != is_unvowelled(second):
        latin, arabic = (second, first) if is_unvowelled(first) else (first, second)
        readings = {beside_arabic(latin)} | ({latin} if "O" in arabic else set())
        cost = min(distance(reading, arabic, most, unwritten=True) for reading in readings)
    else:
        cost = distance(first, second, most) + (FEMININE if {first[-1], second[-1]} == {"a", "o"} else 0.0)
    return 1.0 - STEEPNESS * cost / longer if cost <= most else 0.0


def _share_too_few(first: str, second: str) -> bool:
    """Tell whether two words have less than a third of their consonants in common: no need to align them."""
    return min(len(first), len(second)) > 1 and 3 * len(set(first) & set(second)) < max(len(set(first)), len(set(second)))


def distance(first: str, second: str, most: float = float("inf"), unwritten: bool = False) -> float:
    """Give the least cost of turning one string of sounds into another; `unwritten`: the second leaves short vowels out.

    Where the cost is over `most`, some number over `most`.
    """
    costs = sound_costs()
    lone_first, lone_second = _lone_costs(first, unwritten), _lone_costs(second, False)
    earlier: list[float] = []
    before = list(itertools.accumulate(lone_second, initial=0.0))
    for i, sound in enumerate(first):
        row = [before[0] + lone_first[i]]
        for j, other in enumerate(second):
            swap = 0.0 if sound == other else 2.0 if sound.isdigit() or other.isdigit() else costs.get((sound, other), 1.0)
            cost = min(before[j + 1] + lone_first[i], row[j] + lone_second[j], before[j] + swap)
            if i and j and sound != other and first[i - 1] == other and second[j - 1] == sound:
                cost = min(cost, earlier[j - 1] + TRANSPOSITION)
            row.append(cost)
        if min(row) > most and min(before) > most:
            return min(row)
        earlier, before = before, row
    return before[-1]


@lru_cache(maxsize=16384)
def _lone_costs(word: str, unwritten: bool) -> tuple[float, ...]:
    return tuple(_lone(word, place, unwritten) for place in range(len(word)))


def _lone(word: str, place: int, unwritten: bool) -> float:
    """Give the cost of a sound that the other side has not."""
    sound = word[place]
    if unwritten and sound in UNWRITTEN:
        return UNWRITTEN[sound]
    if sound == "a" and place == len(word) - 1:
        return FEMININE
    if _is_glide(word, place):
        return GLIDE
    return sound_costs().get((sound, "-"), 1.0)


def _is_glide(word: str, place: int) -> bool:
    sound, before, after = word[place], word[place - 1 : place], word[place + 1 : place + 2]
    if sound == "i":
        return after in _VOWELS if after else before in _VOWELS
    if sound == "h":
        return before in _VOWELS or not after
    return (sound == "e" and not after and place > 2) or (sound == "Y" and before == "V")
