"""A text as words: where each stands, a number for each, and which carry content.

Words are folded (case, compatibility forms), so that a reprint in capitals or with other apostrophes has the same numbers. Pairs of
neighbouring content words are the shingles: they pass over function words, which an editor changes first, and two words long they
survive rewording best (of words changed at a rate r, (1 - r)² of them are left).
"""

from __future__ import annotations

import re
import unicodedata
from array import array
from dataclasses import dataclass
from functools import lru_cache
from hashlib import blake2b
from importlib.resources import files
from typing import Final

import numpy as np
from numpy.typing import NDArray

from sayso.compare.reprints.thresholds import FEW_PAIRS, SAMPLE
from sayso.limits import ENGLISH_FUNCTION_WORDS, MAX_TEXT_CHARS

FUNCTION_WORDS: Final = ENGLISH_FUNCTION_WORDS | frozenset(
    line
    for line in files("sayso.compare.reprints").joinpath("data/function_words.tsv").read_text(encoding="utf-8").splitlines()
    if not line.startswith("#")
)
"""English words of the closed classes: they say too little to tell one text from another."""

_WORD = re.compile(r"[^\W_]+")
_MIX = np.uint64(0x9E3779B97F4A7C15)  # 2^64 divided by the golden ratio: spreads neighbouring numbers (Knuth, vol. 3, 6.4)
_KEPT = np.uint64(2**64 // SAMPLE)

Numbers = NDArray[np.uint64]


@dataclass(frozen=True, slots=True, eq=False)
class Words:
    """The words of a text in order: `number` of each, `start` and `end` in code points, `content` the places of content words.

    Invariants: `start < end`, both rising; all are of one length but `content`, whose entries are places in the others, rising.
    """

    number: NDArray[np.uint32]
    start: NDArray[np.uint32]
    end: NDArray[np.uint32]
    content: NDArray[np.uint32]

    def __len__(self) -> int:
        return len(self.number)

    @property
    def pairs(self) -> Numbers:
        """Give a number for each content word with the next one: both words' numbers, side by side."""
        content = self.number[self.content].astype(np.uint64)
        return (content[:-1] << np.uint64(32)) | content[1:]

    @property
    def digest(self) -> bytes:
        """Give the same bytes for texts of the same words, whatever their case, spaces and punctuation."""
        return blake2b(self.number.tobytes(), digest_size=16).digest()


def words_of(text: str) -> Words:
    """Give the words of a text's first `MAX_TEXT_CHARS` code points."""
    numbers, starts, ends, content = array("I"), array("I"), array("I"), array("I")
    for match in _WORD.finditer(text, 0, MAX_TEXT_CHARS):
        number, telling = _number(match.group())
        if telling:
            content.append(len(numbers))
        numbers.append(number)
        starts.append(match.start())
        ends.append(match.end())
    return Words(*(np.array(column, dtype=np.uint32) for column in (numbers, starts, ends, content)))


@lru_cache(maxsize=1 << 16)
def _number(word: str) -> tuple[int, bool]:
    """Give a word's number, the same in every process, and whether it carries content."""
    folded = unicodedata.normalize("NFKC", word).casefold()
    digest = blake2b(folded.encode("utf-8", "surrogatepass"), digest_size=4).digest()
    return int.from_bytes(digest, "big"), folded not in FUNCTION_WORDS


def spread(pairs: Numbers) -> Numbers:
    """Give hashes of word pairs that are even over 64 bits."""
    mixed = (pairs ^ (pairs >> np.uint64(32))) * _MIX
    return np.asarray((mixed ^ (mixed >> np.uint64(29))) * _MIX, dtype=np.uint64)


def sampled(pairs: Numbers) -> list[int]:
    """Give the hashes of one word pair in `SAMPLE`, each once: the same pairs are kept of every text."""
    hashes = np.unique(spread(pairs))
    return [int(number) for number in hashes[hashes < _KEPT]]


def sketch(pairs: Numbers) -> list[int]:
    """Give the pairs by which a text is found: the sampled ones, of a short text all, so that short texts find one another."""
    return [int(number) for number in np.unique(spread(pairs))] if len(pairs) <= FEW_PAIRS else sampled(pairs)
