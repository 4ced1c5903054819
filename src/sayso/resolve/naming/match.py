"""Whether two names may name one: the one entry point for people and organisations, with the threshold and what overrides it."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from sayso.limits import MAX_NAME_CHARS, MAX_NAME_WORDS
from sayso.resolve.naming.organisations import compare_organisations, split_organisation
from sayso.resolve.naming.parts import PersonName, split_person
from sayso.resolve.naming.people import compare_people
from sayso.resolve.naming.scripts import is_mixed, looks_alike, scripts_of

SAME_NAME: Final = 0.75
"""Score from which two names are taken for spellings of one name."""
SUSPECT: Final = 0.5
"""Most that a name scores that mixes scripts as a look-alike would: it matches nothing by itself."""
PEOPLE: Final = frozenset({"Person"})
MAX_OTHER_NAMES: Final = 4
"""Names that are read out of one text."""
_ALSO: Final = re.compile(
    r"[(\[]\s*(?:\b(?:formerly|previously|ранее|бывш\w*)\b:?)?|[)\]]"
    r"|,?\s*\b(?:also known as|better known as|formerly known as|formerly|a\.?k\.?a\b\.?|f/k/a|n/k/a|d/b/a|он же|она же|ранее)\s",
    re.IGNORECASE,
)
"""What stands between two names of one thing."""


@dataclass(frozen=True, slots=True)
class NameMatch:
    """How well two names go together, in [0, 1], and what speaks for or against, in words."""

    score: float
    reasons: tuple[str, ...] = ()


def compare_names(first: str, second: str, schema: str = "Person") -> NameMatch:
    """Score two names of one FollowTheMoney schema: people part by part, everything else as organisations are.

    Symmetric. Overriding reasons: "too long" (over `MAX_NAME_CHARS`: never compared), "no name" (no letter or digit),
    "mixed-script" (letters of two scripts in one word, or in a person's name) and "look-alike" (two words look the same and are
    read differently): these never match by themselves (Unicode TS 39).
    """
    if max(len(first), len(second)) > MAX_NAME_CHARS:
        return NameMatch(0.0, ("too long",))
    first, second = sorted(unicodedata.normalize("NFC", " ".join(name.split())) for name in (first, second))
    if not (any(letter.isalnum() for letter in first) and any(letter.isalnum() for letter in second)):
        return NameMatch(0.0, ("no name",))
    people = schema in PEOPLE
    found = _people(first, second) if people else _organisations(first, second)
    if _is_suspect(first, people) or _is_suspect(second, people):
        return NameMatch(min(found.score, SUSPECT), ("mixed-script", *found.reasons))
    if any(looks_alike(one, other) for one in first.split()[:MAX_NAME_WORDS] for other in second.split()[:MAX_NAME_WORDS]):
        return NameMatch(min(found.score, SUSPECT), ("look-alike", *found.reasons))
    return found


def same_name(first: str, second: str, schema: str = "Person", threshold: float = SAME_NAME) -> bool:
    """Tell whether two names are taken for spellings of one."""
    return compare_names(first, second, schema).score >= threshold


def _is_suspect(name: str, person: bool) -> bool:
    return is_mixed(name) or (person and len(scripts_of(name)) > 1)


@lru_cache(maxsize=16384)
def _split_person(name: str) -> PersonName:
    return split_person(name)


def _people(first: str, second: str) -> NameMatch:
    return _best(compare_people(_split_person(one), _split_person(other)) for one, other in _each_way(first, second))


def _organisations(first: str, second: str) -> NameMatch:
    return _best(
        compare_organisations(split_organisation(one), split_organisation(other)) for one, other in _each_way(first, second)
    )


def _best(found: Iterable[tuple[float, tuple[str, ...]]]) -> NameMatch:
    return NameMatch(*max(found, key=lambda scored: scored[0]))


def _each_way(first: str, second: str) -> Iterable[tuple[str, str]]:
    """Give the names to compare: a part of one text beside the whole of the other, never two parts that leave something out."""
    pairs = [(first, second), *((part, second) for part in _names_in(first)), *((first, part) for part in _names_in(second))]
    return dict.fromkeys(pairs)


def _names_in(written: str) -> list[str]:
    """Give the names that one text gives for one thing: "A, also known as B" and "A (B)" are A and B, and the whole text."""
    names = [name.strip(" ,;()") for name in _ALSO.split(written)]
    return list(dict.fromkeys([written, *(name for name in names if sum(letter.isalpha() for letter in name) > 2)]))[
        :MAX_OTHER_NAMES
    ]
