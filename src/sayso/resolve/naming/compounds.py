"""Small words inside a person's name joined to the words that they belong to: articles, ibn, uulu, Abu, Abd al-, -uddin, de la."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Final, Literal

from sayso.resolve.naming.given import is_muslim_name
from sayso.resolve.naming.scripts import fold, scripts_of, sounds
from sayso.resolve.naming.vocabulary import particles

Role = Literal["given", "patronymic", "surname", "initial"]

_WITH_ARTICLE: Final = re.compile(r"^ال(?=\w{2})(?!له$)")
_KUNYA: Final = {
    "m": {"Latin": "abu", "Cyrillic": "абу", "Arabic": "أبو"},
    "f": {"Latin": "umm", "Cyrillic": "умм", "Arabic": "أم"},
}
_SERVANT: Final = {"Latin": "abdul", "Cyrillic": "абдул", "Arabic": "عبد"}
_LINK: Final = {"Latin": "u", "Cyrillic": "у", "Arabic": ""}
"""First words and links of compound names, written in the script of the word that they are joined to."""
_FAITH: Final = frozenset({"din", "den", "dYn"})
_APOSTROPHES: Final = re.compile(r"['’‘ʻʼ`ʿ.]")


@dataclass(frozen=True, slots=True)
class Part:
    """One part of a name: its word as written (compounds joined) and its role.

    `article` holds small words before it that some spellings join to it (al-, bin, van der). `gender` is "m" or "f" where a small
    word or an ending shows whether a son or a daughter is named by it.
    """

    text: str
    role: Role
    article: str = ""
    gender: str = ""


def key_of(word: str) -> str:
    """Give a word as the word lists have it: folded, without apostrophes and dots."""
    return _APOSTROPHES.sub("", fold(word))


def parts_of(words: Sequence[str]) -> list[Part]:
    """Give the parts of a name without titles; every word is in exactly one part, or is a small word that belongs to one."""
    found: list[Part] = []
    waiting: list[str] = []
    father = ""
    for number, word in enumerate(words):
        key, last = key_of(word), number == len(words) - 1
        if found and key in particles("after-son"):
            found[-1] = replace(found[-1], role="patronymic", gender=particles("after-son")[key])
        elif not last and key in particles("son") and (len(key) > 1 or word.islower()):
            father = particles("son")[key]
            waiting.append(word)
        elif not last and _joins(word, key, words[number + 1]):
            waiting.append(word)
        elif not last and (stem := _before_article(word)):
            found.append(Part(stem, "given", "".join(waiting)))
            waiting = [word.removeprefix(stem)]
        else:
            part = _plain(word, waiting)
            found.append(replace(part, role="patronymic", gender=father) if father else part)
            waiting, father = [], ""
    return _compounds(found)


def _joins(word: str, key: str, following: str) -> bool:
    if len(key) == 1 and key != "y":
        return False
    return is_article(key, following) or key in particles("kunya") or (key in particles("nobiliary") and word.islower())


def is_article(key: str, following: str) -> bool:
    """Tell whether a folded word is the Arabic article before another: it ends in l, or repeats the sound that follows."""
    if key not in particles("article"):
        return False
    end, begin = sounds(key)[0][-1], (sounds(following) or ("",))[0][:1]
    return end in {"l", begin}


def _before_article(word: str) -> str:
    """Give the given name of "Zainul Abidin" and "Saiful Islam", whose article is written with the first word."""
    stem = word[:-2]
    return stem if word[-2:].casefold() in {"ul", "уль", "ул"} and is_muslim_name(stem) else ""


def _plain(word: str, before: Sequence[str]) -> Part:
    if len(word) == 1 and word.isalpha() and not before:
        return Part(word, "initial")
    if kunya := [key_of(small) for small in before if key_of(small) in particles("kunya")]:
        gender = particles("kunya")[kunya[0]]
        return Part(_in_script(_KUNYA[gender], word) + _WITH_ARTICLE.sub("", word), "given", gender=gender)
    if _WITH_ARTICLE.search(word):
        return Part(_WITH_ARTICLE.sub("", word), "given", "ال")
    return Part(word, "given", "".join(before))


def _compounds(parts: Sequence[Part]) -> list[Part]:
    """Join names of two words that are also written as one: Abd al-Aziz, Nur ad-Din, Habib Allah."""
    found: list[Part] = []
    for part in parts:
        before = found[-1] if found and found[-1].role != "initial" else None
        if before and key_of(before.text) in particles("servant"):
            found[-1] = replace(before, text=_in_script(_SERVANT, part.text) + part.text)
        elif before and (_is_faith(part) or key_of(part.text) in particles("god")):
            found[-1] = replace(before, text=_linked(before.text, part.text))
        else:
            found.append(part)
    return found


def _is_faith(part: Part) -> bool:
    return bool(part.article) and not _FAITH.isdisjoint(sounds(part.text))


def _in_script(forms: Mapping[str, str], word: str) -> str:
    return next((forms[script] for script in scripts_of(word) if script in forms), forms["Latin"])


def _linked(first: str, second: str) -> str:
    return first + _in_script(_LINK, second) + re.sub(r"^[uу]", "", second)
