"""What parts two tellings of one statement: a register that lists one raid after another tells of each once.

Who tells of a happening again says "the raid" or "it"; what comes with a number or "another" is new (Heim 1982, the novelty of
indefinites). A bare "a" is left out: a heading and the text below it both say "a raid". And one statement that names two places
means two, while two statements may name one scene differently.
"""

from __future__ import annotations

import re
from typing import Final

from sayso.compare.incidents.sighting import Sighting
from sayso.compare.incidents.ties import places_apart
from sayso.compare.words import number_words

_AFTER_STOP: Final = re.compile(r"[.;:!?\n]")
_WORD: Final = re.compile(r"[^\W_]+(?:[-,.][^\W_]+)*")
NEW: Final = frozenset({"another", "second", "third", "fourth", "fifth", "further", "several"})
"""Words besides numbers by which a deed is told as one not told of before."""
DETERMINERS: Final = frozenset("the this that these those such his her its our their my your both all".split())  # noqa: SIM905
"""Words by which a deed is told as one that is known."""
WORDS_BEFORE: Final = 2
"""Words before a deed among which its number stands: "two air strikes"."""


def parted(one: Sighting, other: Sighting) -> bool:
    """Tell whether two tellings of one statement cannot be of one happening: each is counted as new, or their scenes lie apart."""
    if places_apart(one.where, other.where):
        return True
    return one.stem == other.stem and _is_told_as_new(one) and _is_told_as_new(other)


def elsewhere(one: Sighting, other: Sighting) -> bool:
    """Tell whether two tellings of one statement name places, in words of which none is the same."""
    return bool(one.place and other.place) and one.place.isdisjoint(other.place)


def _is_told_as_new(one: Sighting) -> bool:
    """Tell whether a number, or a word like "another", stands before the word for the deed, and no "the"."""
    clause = _AFTER_STOP.split(one.scene.text[: one.scene.start])[-1]
    before = [word.casefold() for word in _WORD.findall(clause)[-WORDS_BEFORE - 1 :]]
    if DETERMINERS.intersection(before):
        return False
    return any(word in NEW or word in number_words() or word[0].isdecimal() for word in before[-WORDS_BEFORE:])
