"""Where hidden words stand in a text: whole names first, the longest first, then single parts of people's names."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Final

from sayso.ledger.sealing.folding import APOSTROPHE, BLANK, JOINT, LINE_END, OTHER, Folded, Word, fold
from sayso.ledger.sealing.lexicon import Lexicon, Pseudonyms, Sequences, Words, readings, singulars
from sayso.ledger.sealing.seals import bare_name, words_in
from sayso.ledger.sealing.vocabulary import given_names, ordinary_words, title_words
from sayso.limits import MAX_NAME_WORDS

_CLOSE: Final = frozenset(f" -{LINE_END}{JOINT}")
_PARTING: Final = frozenset(("", BLANK, LINE_END, APOSTROPHE, OTHER, "."))
"""What no word goes on behind; a quick look, which settles nearly all."""
_OPAQUE: Final = re.compile(
    r"sha256:[0-9a-f]++|(?<![^\W_])(?:[A-Za-z]++-[0-9A-Z]{6,}+(?:/[A-Za-z]++-[0-9A-Z]{6,}+)*+|[0-9a-f]{12,}+)(?![^\W_])"
)
"""What may hold no name: hashes, and what looks like a pseudonym (it is looked up)."""


@dataclass(frozen=True, slots=True)
class Hit:
    """Hidden words at `[start, end)` of a text, and what is shown for them."""

    start: int
    end: int
    shown: str


@dataclass(frozen=True, slots=True)
class Finder:
    """Finds what `lexicon` hides; `others` are names of other people, whose parts stay.

    `akin` are folded words of unsealed spellings of whoever is sealed: beside a part, they do not make it somebody else's.
    """

    lexicon: Lexicon
    others: Sequences
    akin: frozenset[str]

    @classmethod
    def of(cls, lexicon: Lexicon, others: Iterable[str] = (), spellings: Iterable[str] = ()) -> Finder:
        """Make it; of `others`, only those count that share a part with a hidden name and have words of their own."""
        named = {bare_name(name) for name in others if lexicon.names_another(name)}
        kept: dict[Words, Pseudonyms] = {words: frozenset({" ".join(words)}) for words in named if len(words) <= MAX_NAME_WORDS}
        return cls(lexicon, Sequences.of(kept), frozenset(word for name in spellings for word in words_in(name)))

    def hits(self, text: str) -> list[Hit]:
        """Give all that is hidden in a text, in order and without overlap; linear in its length."""
        folded = fold(text)
        words = folded.pieces()
        found = list(self._hits(folded, words))
        return _outside(found, self._opaque(text)) if found else found

    def _hits(self, folded: Folded, words: list[Word]) -> Iterator[Hit]:
        first, after, end = self.lexicon.first, 0, 0
        for place, word in enumerate(words):
            if place < after or (word.text not in first and folded.text[word.end : word.end + 1] in _PARTING):
                continue
            found = self.lexicon.names.longest(folded.text, words, place) or self._part(folded, words, place)
            if found is None:
                continue
            start, stop = folded.origin(word.start, words[found[0]].end)
            if start >= end:  # a character that folds to two words, as ½ does, is hidden once
                yield Hit(start, stop, shown_for(found[1]))
                end = stop
            after = found[0] + 1

    def _part(self, folded: Folded, words: list[Word], place: int) -> tuple[int, Pseudonyms] | None:
        """Give the last word and the value of a part that stands by itself at a place, if one does."""
        parts = [
            (last, whose)
            for word, last in readings(folded.text, words, place, self.lexicon.stems)
            if (whose := self.lexicon.part(word))
        ]
        if not parts or self._is_ordinary(folded, words[place]) or self._is_anothers(folded, words, place):
            return None
        return parts[-1]

    def _is_ordinary(self, folded: Folded, word: Word) -> bool:
        """Tell whether a word that is also a name is written small: "will", "rose"."""
        if not any(form in ordinary_words() for form in singulars(word.text)):
            return False
        return folded.original[slice(*folded.origin(word.start, word.end))].islower()

    def _is_anothers(self, folded: Folded, words: list[Word], place: int) -> bool:
        """Tell whether a part lies in another person's name: one that is known, or a given name and this."""
        if place and self._is_given(folded, words, place - 1):
            return True
        for first in range(max(0, place - MAX_NAME_WORDS + 1), place + 1):
            found = self.others.longest(folded.text, words, first) if words[first].text in self.others.further else None
            if found and found[0] >= place:
                return True
        return False

    def _is_given(self, folded: Folded, words: list[Word], place: int) -> bool:
        """Tell whether a word is a given name, written so and close to the next, that is none of a hidden name's."""
        word, following = words[place], words[place + 1]
        doubtful = (
            word.text in ordinary_words() or word.text in title_words() or word.text in self.akin or self.lexicon.part(word.text)
        )
        between = place and self.lexicon.part(words[place - 1].text)  # the middle one of the hidden name: Rafik Ahmed Qori
        if word.text not in given_names() or doubtful or between:
            return False
        start, _ = folded.origin(word.start, word.end)
        gap = folded.text[word.end : following.start]
        return folded.original[start].isupper() and _CLOSE.issuperset(gap) and gap.count(LINE_END) < 2

    def _opaque(self, text: str) -> Iterator[tuple[int, int]]:
        for found in _OPAQUE.finditer(text):
            shown = found[0].split("/")
            is_hash = found[0].startswith("sha256:") or (found[0].islower() and any(map(str.isdigit, found[0])))
            if is_hash or self.lexicon.own.keys() >= set(shown):
                yield found.span()


def shown_for(pseudonyms: Pseudonyms) -> str:
    """Give what is shown: the pseudonym, or all that it may be, where a hidden word is that of several."""
    return "/".join(sorted(pseudonyms))


def _outside(hits: list[Hit], ranges: Iterator[tuple[int, int]]) -> list[Hit]:
    """Leave out the hits that touch one of the ranges; both are in order."""
    kept: list[Hit] = []
    start, end = next(ranges, (0, 0))
    for hit in hits:
        while end and end <= hit.start:
            start, end = next(ranges, (0, 0))
        if not end or hit.end <= start:
            kept.append(hit)
    return kept
