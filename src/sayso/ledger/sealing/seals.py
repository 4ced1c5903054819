"""A seal: the words that are hidden, and what is shown in their place."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from sayso.errors import LedgerError
from sayso.ledger.sealing.folding import fold, visible
from sayso.ledger.sealing.vocabulary import joining_words, title_words
from sayso.limits import MAX_NAME_WORDS, MAX_SEAL_WORD_CHARS, MAX_SEAL_WORDS

PERSON: Final = "Person"
"""The schema whose names are hidden by their parts as well."""
_MOST_BEHIND: Final = 3
"""How many words more a longer name has at most: after that it is a headline."""
MIN_PART_LETTERS: Final = 3
"""Shortest part of a person's name that is hidden by itself: shorter ones are as often initials and small words."""


@dataclass(frozen=True, slots=True)
class Seal:
    """What the event `event` hides: `words`, each as a whole, behind `pseudonym`; `schema` is FollowTheMoney's.

    There is at least one entry in `words` and at most `MAX_SEAL_WORDS`, each of two letters or digits at least, and of
    `MAX_SEAL_WORD_CHARS` characters and `MAX_NAME_WORDS` words at most: LedgerError SEAL_EMPTY or SEAL_TOO_LARGE otherwise, which
    do not repeat them.
    """

    event: int
    words: tuple[str, ...]
    pseudonym: str
    schema: str

    def __post_init__(self) -> None:
        too_long = any(len(name) > MAX_SEAL_WORD_CHARS or len(words_in(name)) > MAX_NAME_WORDS for name in self.words)
        if too_long or len(self.words) > MAX_SEAL_WORDS:
            caps = f"{MAX_SEAL_WORDS} names of {MAX_NAME_WORDS} words and {MAX_SEAL_WORD_CHARS} characters"
            raise LedgerError("SEAL_TOO_LARGE", f"a seal hides at most {caps}.", "Seal fewer or shorter ones.")
        if not self.words or any(len("".join(words_in(word))) < 2 for word in self.words):
            raise LedgerError("SEAL_EMPTY", "a seal hides words of at least two letters each.", "Leave out initials.")


def seal_words(names: Iterable[str]) -> tuple[str, ...]:
    """Give what of an entity's names a seal can hide, once each: mere titles and initials ("Capt", "R.") are left out."""
    return tuple(dict.fromkeys(name for name in names if _says_who(words_in(name))))


def longer_names(text: str, names: Iterable[str]) -> list[str]:
    """Give the longer names that a text has for a person by putting more of a name behind one: “Rafik Qori Kamalov”."""
    found: dict[str, None] = {}
    for name in names:
        behind = re.compile(rf"\b{re.escape(name)}(?:[^\S\n]+[^\W\d_a-z][\w'’-]+){{1,{_MOST_BEHIND}}}")
        found |= dict.fromkeys(behind.findall(text))
    return [name for name in found if name not in set(names)]


def words_in(name: str) -> tuple[str, ...]:
    """Give the folded words of a name."""
    return tuple(word.text for word in fold(visible(name)).words())


def bare_name(name: str) -> tuple[str, ...]:
    """Give the folded words of a name without titles in front and a possessive's s behind."""
    words = words_in(name)
    if len(words) > 1 and words[-1] == "s":
        words = words[:-1]
    while len(words) > 1 and words[0] in title_words():
        words = words[1:]
    return words


def parts_of(name: str) -> tuple[str, ...]:
    """Give the parts of a person's name that are hidden when they stand alone.

    None for what is no name by its capitals: a description ("the baker of Nookat") has small words that join no names.
    """
    folded = fold(visible(name))
    bare, parts = bare_name(name), []
    for word in folded.words():
        small = folded.original[slice(*folded.origin(word.start, word.end))].islower()
        if small and word.text not in joining_words():
            return ()
        if word.text in bare and not small and len(word.text) >= MIN_PART_LETTERS:
            parts.append(word.text)
    return tuple(part for part in parts if part not in joining_words() and not part.isdigit())


def _says_who(words: tuple[str, ...]) -> bool:
    return any(len(word) > 1 and word not in title_words() for word in words) or (len(words) > 1 and len(words[-1]) > 1)
