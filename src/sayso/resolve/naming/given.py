"""Which listed given name a word is, or is formed from: what tells Salim from Salem, and joins Bob to Robert."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping
from functools import cache, lru_cache
from typing import Final

from sayso.resolve.naming.scripts import sounds
from sayso.resolve.naming.vocabulary import given_name_spellings

_SURNAME_ENDING: Final = re.compile(r"(?:[oe]v|(?<!d)in|sk[iyo]|ski|enko|Cuk|[oe]va|ina|skaia|aia|zoda|zada|Svili|ian)$")
_GENDER: Final = re.compile(r"(?:(?<=[oe]v)|(?<=in)|(?<=sk))(?:a|aia|i|ii|ogo)$")
_SERVANT_OF: Final = re.compile(r"^[aV][bB]d(?=.{3})")


TRADITIONS: Final = ("muslim", "slavic", "western")


@cache
def _listed() -> Mapping[str, frozenset[str]]:
    """Listed given names by the sounds of each spelling."""
    names: dict[str, set[str]] = defaultdict(set)
    for tradition in TRADITIONS:
        for name, spellings in given_name_spellings(tradition):
            for spelling in spellings:
                names[sounds(spelling)[0]].add(f"{tradition}:{name}")
    return {key: frozenset(value) for key, value in names.items()}


def is_muslim_name(word: str) -> bool:
    """Tell whether a word is listed as a given name of Muslim tradition, where a father's name follows without a mark."""
    return any(name.startswith(("muslim:", "abd-muslim:")) for name in known_names(word))


@lru_cache(maxsize=65536)
def known_names(word: str) -> frozenset[str]:
    """Give the listed given names that a word may be; of a surname, the names that it is formed from, as "name-v" or "name-n".

    Compounds of Abd al- are listed by their second half, as "abd-name". Empty for a word that is none of these.
    """
    spelled = sounds(word)[:1]
    if not spelled:
        return frozenset()
    if is_surname_like(word):
        return _of_surname(without_gender(spelled[0]))
    return known_by_sounds(spelled[0])


def known_by_sounds(spelled: str) -> frozenset[str]:
    """Give the listed given names of some sounds; see `known_names`."""
    if found := _listed().get(spelled):
        return found
    base, changed = _SERVANT_OF.subn("", spelled)
    return frozenset(f"abd-{name}" for name in _listed().get(base, ())) if changed else frozenset()


def _of_surname(stem: str) -> frozenset[str]:
    bases = {stem[:-2], stem[:-3] if stem[-3:-2] == "i" else stem[:-2]}
    return frozenset(f"{name}-{stem[-1]}" for base in bases for name in _listed().get(base, ()))


@lru_cache(maxsize=65536)
def is_surname_like(word: str) -> bool:
    """Tell whether a word ends as East Slavic, Caucasian and Central Asian surnames do, and is no listed given name."""
    return any(len(s) > 4 and _SURNAME_ENDING.search(s) is not None and s not in _listed() for s in sounds(word)[:1])


def without_gender(spelled: str) -> str:
    """Give the sounds of a surname without its feminine ending: Karimova and Karimov are one surname."""
    return _GENDER.sub("", spelled)
