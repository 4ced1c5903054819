"""Spellings of one word brought to comparable sounds, whatever script and convention wrote them.

`sounds` gives a word as a string of sounds, one character each (`data/letters.tsv`): "Khojayev", "Xo'jayev" and "Ходжаев" become
the same or nearly the same string. What one letter may stand for twice (x, j, ch) gives more than one string.
"""

from __future__ import annotations

import re
import unicodedata
from functools import cache, lru_cache

from sayso.resolve.naming.vocabulary import letters

ARABIC_SOUNDS = frozenset("AYWVHMDQBFGKO")
"""Sounds that only Arabic script gives."""

_VOWELS = frozenset("aeiou")
_SCRIPTS = {"LATIN": "Latin", "CYRILLIC": "Cyrillic", "ARABIC": "Arabic", "GREEK": "Greek", "FULLWIDTH": "Latin"}
_TRANSPARENT = re.compile(r"[\u00ad\u0640\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]")
_SERVANT = re.compile(r"^([aV][bB]d)(?:[aeiou](?=latif)|[aeiou]l?|Al)(?=.{3})(?!ah$)")
"""Abd al-, however its vowel and article are written when it is one word with the name that follows."""
_SECOND_HALVES = tuple(
    (re.compile(pattern), put)
    for pattern, put in (
        (r"(?<=\w{3})[uoa]l{1,2}[ao]h$|(?<=\w{3})[uoa]ll[ao]$", "allah"),
        (r"(?<=\w{3})[уоа]лл[ао]х?$", "алла"),
        (r"(?<=\w{2})[aeiou]dd[ie]n$|(?<=\w{3})[ua]d[ie]n$", "udin"),
        (r"(?<=\w{2})[аеэиоу]ддин$|(?<=\w{3})[уа]дин$", "удин"),
    )
)
"""The second halves -ullah and -uddin, whose first vowel every language writes in its own way (Nooruddin, Nureddin, Nuriddin)."""
_APOSTROPHES = re.compile(r"['’‘`´ʻʼʹʿʾʺ\"]")
_LONGEST_GROUP = 4
_MARKED = frozenset("čçćšşșśžżığəłøæœßþðđ")
"""Latin letters with a sound of their own, which folding the marks away would lose."""


@lru_cache(maxsize=4096)
def _script_of_letter(letter: str) -> str:
    return _SCRIPTS.get(unicodedata.name(letter, "OTHER").split()[0], "other")


@lru_cache(maxsize=65536)
def scripts_of(text: str) -> frozenset[str]:
    """Give the scripts of a text's letters: Latin, Cyrillic, Arabic, Greek or other; modifier letters (the ʻ of oʻ) have none."""
    return frozenset(_script_of_letter(letter) for letter in text if letter.isalpha() and unicodedata.category(letter) != "Lm")


def is_mixed(text: str) -> bool:
    """Tell whether letters of two scripts stand in one word, as where a look-alike is put into a name (Unicode TS 39, 5.1)."""
    return any(len(scripts_of(word)) > 1 for word in text.split())


_LOOKS = str.maketrans("АВЕКМНОРСТУХІЈЅавекмнорстухіјѕԁӏ", "ABEKMHOPCTYXIJSabekmhopctyxijsdl")


def looks_alike(first: str, second: str) -> bool:
    """Tell whether a Cyrillic and a Latin word look the same and are read differently: "Ваха" and "Baxa" (Unicode TS 39, 4)."""
    cyrillic, latin = (first, second) if "Cyrillic" in scripts_of(first) else (second, first)
    if scripts_of(cyrillic) != {"Cyrillic"} or scripts_of(latin) != {"Latin"} or sounds(first)[:1] == sounds(second)[:1]:
        return False
    return cyrillic.translate(_LOOKS).casefold() == latin.casefold()


@lru_cache(maxsize=65536)
def fold(text: str) -> str:
    """Give a text without case, invisible characters and compatibility forms; letters keep only the marks that say a sound."""
    plain = _TRANSPARENT.sub("", unicodedata.normalize("NFKC", text)).casefold()
    return "".join(_without_mark(letter) for letter in unicodedata.normalize("NFC", plain))


@lru_cache(maxsize=4096)
def _without_mark(letter: str) -> str:
    if letter in letters() or letter in _MARKED:
        return letter
    return "".join(part for part in unicodedata.normalize("NFD", letter) if not unicodedata.combining(part))


@lru_cache(maxsize=65536)
def sounds(word: str) -> tuple[str, ...]:
    """Give the sounds of one word, the likeliest reading first; an empty tuple for a word without letters or digits."""
    folded = _APOSTROPHES.sub("", fold(word))
    for half, put in _SECOND_HALVES:
        folded = half.sub(put, folded)
    readings = [_spell(variant) for variant in _variants(folded)]
    return tuple(dict.fromkeys(reading for reading in readings if reading))


def _variants(word: str) -> list[str]:
    """Give the spellings to read: Uzbek x is kh, Turkish c is j, German and Polish j is y."""
    found = [word]
    if "x" in word:
        found.append(word.replace("x", "kh"))
    if re.search(r"c(?![hk])", word):
        found.append(re.sub(r"c(?![hk])", "j", word))
    if "j" in word:
        found += ["y" + word[1:]] if word.startswith("j") else []
        found.append(word.replace("j", "y"))
    return found


def _spell(word: str) -> str:
    """Read a word group by group, and give doubled sounds once."""
    table, place, found = letters(), 0, []
    while place < len(word):
        for width in range(_LONGEST_GROUP, 0, -1):
            group = word[place : place + width]
            key = f"^{group}" if place == 0 and f"^{group}" in table else group
            if len(group) == width and key in table:
                found.append(table[key])
                place += width
                break
        else:
            found.append(word[place] if word[place].isalnum() else "")
            place += 1
    return _SERVANT.sub(r"\1", _once("".join(found)))


def _once(spelled: str) -> str:
    return re.sub(r"(\D)\1+", r"\1", spelled)


@cache
def _vowelling() -> tuple[tuple[re.Pattern[str], str], ...]:
    """Where Arabic script must write a vowel of a Latin or Cyrillic spelling: diphthongs, glides, and the end of the word."""
    return tuple(
        (re.compile(pattern), put)
        for pattern, put in (
            (r"(?<!^)i(?=[aeou])", "y"),
            (r"u(?=[aeio])", "w"),
            (r"[ae]i", "y"),
            (r"[ao]u", "w"),
            (r"(?<=.)i$", "y"),
            (r"(?<=.)u$", "w"),
            (r"(?<=.)a$", "E"),
        )
    )


@lru_cache(maxsize=65536)
def beside_arabic(spelled: str) -> str:
    """Give Latin or Cyrillic sounds with those vowels marked that Arabic script could not leave out."""
    for pattern, put in _vowelling():
        spelled = pattern.sub(put, spelled)
    return spelled


def is_unvowelled(spelled: str) -> bool:
    """Tell whether sounds come from Arabic script: they hold one that only it gives, or no vowel at all."""
    return not ARABIC_SOUNDS.isdisjoint(spelled) or (len(spelled) > 1 and _VOWELS.isdisjoint(spelled))


_SKELETON = str.maketrans(dict(zip("pBdDQzTSCGgK", "bbtsssssjjkk", strict=True)) | dict.fromkeys("aeiouywhvfAEVYWHMFO"))
"""Consonant classes; what some convention leaves out, or writes as a vowel, is dropped: h, v, w, f (-ov, -off), glides, vowels."""


@lru_cache(maxsize=65536)
def skeleton(spelled: str) -> str:
    """Give the consonants alone, coarsely: a key that spellings of one name share, and many other names as well."""
    return _once(spelled.translate(_SKELETON)) or spelled[:1]
