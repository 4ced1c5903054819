"""The words that sightings are compared by: content words, how rare each is, and the stem that related words share.

Rarity is the inverse document frequency (Spärck Jones 1972) in a fixed collection, not in the statements compared: what one pair
scores does not change when a statement is added. `data/rarity.tsv` is counted by `training.incident_words`.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterable, Mapping
from functools import cache, lru_cache
from importlib.resources import files
from typing import Final

from sayso.limits import ENGLISH_FUNCTION_WORDS
from sayso.resolve.naming.scripts import skeleton, sounds

LONGEST_WORD: Final = 40
"""Code points of a word that count: longer ones are links or noise."""
LEAST_STEM: Final = 3
"""Letters that a stem keeps; a suffix that would leave fewer stays on."""
SHORTEST_SKELETON: Final = 3
"""Consonants that tell one name from another; a name with fewer is known by its vowels too."""
_WORD: Final = re.compile(r"[^\W\d_]{2,}")
_NUMBER: Final = re.compile(r"\d+(?:[.,]\d+)*")
SUFFIXES: Final = (
    "isations", "isation", "izations", "ization", "ification", "ations", "ation", "ating", "ated", "ates", "ate", "itions",
    "ition", "utions", "ution", "ements", "ement", "ments", "ment", "ances", "ance", "ences", "ence", "ings", "ing", "ures", "ure",
    "ions", "ion", "ators", "ator", "ers", "er", "ors", "or", "als", "al", "ising", "ised", "ise", "izing", "ized", "ize", "ify",
    "ied", "ies", "ed", "es", "s", "e", "y",
)  # fmt: skip
"""Endings that make a noun of a verb, or inflect either; the longest first. After Porter (1980), by hand for event words."""


def content_words(text: str) -> list[str]:
    """Give the words of a text in lower case, in order, without function words and numbers."""
    found = (word[:LONGEST_WORD] for word in _WORD.findall(text.lower()))
    return [word for word in found if word not in ENGLISH_FUNCTION_WORDS]


def numbers(text: str) -> list[str]:
    """Give the numbers that a text writes in digits, without the commas of thousands."""
    return [number.replace(",", "") for number in _NUMBER.findall(text)]


def name_keys(name: str) -> frozenset[str]:
    """Give a key for each word of a name, the same for its spellings in several scripts and conventions."""
    return frozenset(key for word in name.split() if (key := _name_key(word.strip("'’.,()\"-")[:LONGEST_WORD])))


@lru_cache(maxsize=50_000)
def _name_key(word: str) -> str:
    if len(word) < 2 or word.lower() in ENGLISH_FUNCTION_WORDS or not (spelled := sounds(word)):
        return ""
    consonants = skeleton(spelled[0])
    return consonants if len(consonants) >= SHORTEST_SKELETON else spelled[0]


@lru_cache(maxsize=50_000)
def stem(lemma: str) -> str:
    """Give what a verb and the noun made of it share: "evacuate", "evacuation"; a row of `data/families.tsv` shares its first."""
    word = lemma.lower()[:LONGEST_WORD]
    listed = _families().get(word)
    if listed is not None:
        return listed
    for suffix in SUFFIXES:
        if word.endswith(suffix) and len(word) - len(suffix) >= LEAST_STEM:
            return _doubled(word[: -len(suffix)])
    return word


def _doubled(root: str) -> str:
    """Take off the second of two last consonants ("stopp"), and undo what voicing changed ("explos", "decis")."""
    if root[-1] == root[-2] and root[-1] not in "ls":
        return root[:-1]
    return f"{root[:-1]}d" if root.endswith(("los", "cis", "vas", "clus", "lis")) else root


@cache
def _families() -> Mapping[str, str]:
    """The listed words by word: the first of their row."""
    return {word: row[0] for row in _rows("families") for word in row}


@cache
def _document_frequencies() -> tuple[int, Mapping[str, int]]:
    lines = _rows("rarity")
    return int(lines[0][0]), {word: int(count) for count, *words in lines[1:] for word in words}


def listed_words() -> list[str]:
    """Give the words whose rarity is listed, the commonest first; the vectors of `vectors.npz` are in this order."""
    return [*_document_frequencies()[1]]


@lru_cache(maxsize=100_000)
def rarity(word: str) -> float:
    """Give how much a word tells: the logarithm of how many documents there are to one that has it."""
    documents, counts = _document_frequencies()
    return math.log((documents + 1) / (counts.get(word, 0) + 1))


Bag = Mapping[str, float]
"""Words with their weights, of length 1 as a vector; empty where there are no words."""


def bag_of(words: Iterable[str]) -> Bag:
    """Give words as a vector: the logarithm of how often each stands there times its rarity, to length 1."""
    counts: dict[str, int] = {}
    for word in words:
        counts[word] = counts.get(word, 0) + 1
    weights = {word: (1 + math.log(count)) * rarity(word) for word, count in counts.items()}
    length = math.sqrt(sum(weight * weight for weight in weights.values()))
    return {word: weight / length for word, weight in weights.items()} if length else {}


def cosine(one: Bag, other: Bag) -> float:
    """Give how far two bags go together, in [0, 1]."""
    less, more = (one, other) if len(one) <= len(other) else (other, one)
    return sum(weight * more[word] for word, weight in less.items() if word in more)


def _rows(name: str) -> list[list[str]]:
    text = files("sayso.compare.incidents").joinpath(f"data/{name}.tsv").read_text(encoding="utf-8")
    return [line.split() for line in text.splitlines() if line and not line.startswith("#")]
