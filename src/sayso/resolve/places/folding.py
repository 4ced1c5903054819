"""The form in which place names are compared: without case, accents, apostrophes, articles and punctuation, in their own script.

Standard library only: the gazetteer is compiled with the same functions while the package is being built.
"""

from __future__ import annotations

import hashlib
import re
import unicodedata
from functools import lru_cache
from typing import Final

NAME_MAX: Final = 120
"""Code points of the longest name that is looked up; the longest of GeoNames' are shorter."""

_LETTERS: Final = str.maketrans(
    {"ł": "l", "ø": "o", "đ": "d", "ı": "i", "æ": "ae", "œ": "oe", "þ": "th", "ð": "d", "ə": "a", "ħ": "h", "ŋ": "n", "ɛ": "e"}
    | {"ى": "ي", "ة": "ه", "ک": "ك", "ی": "ي", "ە": "ه", "ھ": "ه"}
    | dict.fromkeys("'`´’‘ʻʼʽʾʿˈ′ـьъ‌‍", "")
)
"""Letters that do not decompose, Persian and Arabic forms of one letter, and marks that spellings put in or leave out."""
_BETWEEN: Final = re.compile(r"[\W_]+")
_INITIALS: Final = re.compile(r"\b(?:\w\.){2,}")
_SHORT: Final = {"st": "saint", "ste": "sainte", "mt": "mount", "ft": "fort"}
_LETTER: Final = frozenset({"Lu", "Ll", "Lt", "Lo"})
_SCRIPTS: Final = ("LATIN", "CYRILLIC", "ARABIC")


@lru_cache(maxsize=4096)
def fold(name: str) -> str:
    """Give the form of a name that is looked up; empty where nothing of it is a letter or it is longer than NAME_MAX."""
    if len(name) > NAME_MAX:
        return ""
    joined = _INITIALS.sub(lambda found: found.group().replace(".", ""), name)
    bare = "".join(c for c in unicodedata.normalize("NFKD", joined.casefold()) if not unicodedata.combining(c))
    tokens = _BETWEEN.sub(" ", bare.translate(_LETTERS)).split()
    if len(tokens) > 1 and tokens[0] == "the":
        tokens = tokens[1:]
    return " ".join(_SHORT.get(token, token) for token in tokens)


def key(folded: str) -> int:
    """Give the 64-bit number under which a folded name stands in the gazetteer: of some million names, no two share one."""
    return int.from_bytes(hashlib.blake2b(folded.encode("utf-8"), digest_size=8).digest(), "little")


def scripts(name: str) -> frozenset[str]:
    """Give the scripts of a name's letters: "LATIN", "CYRILLIC", "ARABIC", and "OTHER" for any other."""
    return frozenset(_script(char) for char in name[: NAME_MAX * 2] if unicodedata.category(char) in _LETTER)


def is_mixed(name: str) -> bool:
    """Tell whether one word of a name mixes scripts, as look-alike letters do: such a name is compared with nothing."""
    return any(len(scripts(word)) > 1 for word in name[: NAME_MAX * 2].split())


@lru_cache(maxsize=1024)
def _script(char: str) -> str:
    name = unicodedata.name(char, "OTHER").split(" ", 1)[0]
    return name if name in _SCRIPTS else "OTHER"
