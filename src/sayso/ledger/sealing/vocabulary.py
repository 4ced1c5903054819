"""Words that look like parts of names and are none, or not always; titles, given names and small words are those of resolution."""

from __future__ import annotations

from functools import cache
from importlib.resources import files
from typing import Final

from sayso.ledger.sealing.folding import fold
from sayso.limits import ENGLISH_FUNCTION_WORDS
from sayso.resolve.naming.vocabulary import given_name_spellings, particles, titles

_DAYS: Final = "monday tuesday wednesday thursday friday saturday sunday"
_MONTHS: Final = "january february march april may june july august september october november december"
_OPENERS: Final = (
    "after also although because before both but even here however if later meanwhile now once only since so then there"
)
_TIMES: Final = "today tomorrow yesterday until when where while who why"
CAPITALISED: Final = frozenset(f"{_DAYS} {_MONTHS} {_OPENERS} {_TIMES}".split())
"""Days, months and words that open sentences: capitalised, and no part of a name beside them ("Yesterday Qori said")."""


@cache
def ordinary_words() -> frozenset[str]:
    """Given names and surnames that are English words, or titles of the field, when they are written small."""
    text = files("sayso.ledger.sealing").joinpath("data/ordinary_words.tsv").read_text(encoding="utf-8")
    return frozenset(line for line in text.splitlines() if line and not line.startswith("#"))


@cache
def title_words() -> frozenset[str]:
    """Words of titles, each by itself: "lieutenant" and "colonel"."""
    return frozenset(word for title in titles() for part in title for word in part.split("-"))


@cache
def joining_words() -> frozenset[str]:
    """Small words inside names, which are no part of a name by themselves: al, bin, von, kyzy, Jr."""
    kinds = ("article", "son", "kunya", "after-son", "nobiliary", "suffix", "servant")
    return frozenset(word for kind in kinds for part in particles(kind) for word in part.split())


@cache
def given_names() -> frozenset[str]:
    """Folded given names of all traditions, in every spelling."""
    traditions = ("muslim", "slavic", "western")
    return frozenset(
        fold(one).text for tradition in traditions for _, spellings in given_name_spellings(tradition) for one in spellings
    )


def names_nobody(word: str) -> bool:
    """Tell whether a folded word beside a name tells nothing of whose it is: a title, a day, a word of grammar."""
    return word in title_words() or word in CAPITALISED or word in ENGLISH_FUNCTION_WORDS
