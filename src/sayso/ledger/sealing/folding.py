"""Text as names are looked for in it: without case, marks and signs of layout, every character led back to its place.

Decomposed (Unicode Standard Annex 15, NFKD) and case-folded, so that all forms of a letter are one. What does not show (format and
control characters, fillers) becomes a joint, where two words may meet or one word may go on: a zero-width space can stand for
either.
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_left
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Final, NamedTuple

BLANK, LINE_END, HYPHEN, APOSTROPHE, JOINT, OTHER = " ", "\n", "-", "'", "\0", "|"
_SIGNS: Final[Mapping[str, str]] = {
    **dict.fromkeys("\n\r\x0b\x0c\x1c\x1d\x1e\x85\u2028\u2029", LINE_END),
    **dict.fromkeys("'’‘‛`´′ʹʻʼʽʾʿˈ＇", APOSTROPHE),
    # Fillers, the stretched join of Arabic, and the replacement character, which the rows of a ledger have for NUL: no name's.
    **dict.fromkeys("\ufffd\u115f\u1160\u3164\uffa0\u2800\u0640", JOINT),
    "_": BLANK,
    ".": ".",
    "−": HYPHEN,
    "ı": "i",
}
"""What is not folded as its category says."""
_WORD: Final = re.compile(r"[^\W\d_]+|\d+")


_HUMP: Final = re.compile("(?<=[a-zß-öø-ÿа-яё])(?=[A-ZÀ-ÖØ-ÞА-ЯЁ])")


class _Folds(dict[str, str]):
    """What each character is folded to, worked out when it is first met."""

    def __missing__(self, character: str) -> str:
        self[character] = found = _folded(character)
        return found


_folds: Final = _Folds()


class Word(NamedTuple):
    """A run of letters or of digits, `text` as folded; `start` and `end` in the folded text, `[start, end)`."""

    text: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Folded:
    """A text and its folding. `places` leads from each folded character to the one that it came from; None: all stay in place."""

    original: str
    text: str
    places: tuple[int, ...] | None

    def words(self) -> list[Word]:
        """Give the words in their order."""
        return [Word(found[0], found.start(), found.end()) for found in _WORD.finditer(self.text)]

    def pieces(self) -> list[Word]:
        """Give the words, those with a capital inside in pieces, as in #FreeRafikQori."""
        cuts = [self._place(hump.start()) for hump in _HUMP.finditer(self.original)]
        return list(_cut(self.words(), cuts)) if cuts else self.words()

    def _place(self, place: int) -> int:
        return place if self.places is None else bisect_left(self.places, place)

    def origin(self, start: int, end: int) -> tuple[int, int]:
        """Give where folded `[start, end)` stands in the original, with the marks on its last letter."""
        if self.places is not None:
            start, end = self.places[start], self.places[end - 1] + 1
        while end < len(self.original) and unicodedata.category(self.original[end])[0] == "M":
            end += 1
        return start, end


def fold(text: str) -> Folded:
    """Fold a text, in time linear in its length."""
    pieces = list(map(_folds.__getitem__, text))
    folded = "".join(pieces)
    if len(folded) == len(text) and "" not in pieces:
        return Folded(text, folded, None)
    return Folded(text, folded, tuple(_places(pieces)))


def visible(text: str) -> str:
    """Give a text without what does not show."""
    return "".join(character for character in text if _folds[character] != JOINT)


def may_be_one(text: str, word: Word, following: Word) -> bool:
    """Tell whether two words of a folded text may be one: pieces, with joints between them, or a hyphen that ends a line."""
    if word.end != following.start and text[word.end] not in {HYPHEN, JOINT}:
        return False
    gap = text[word.end : following.start].replace(JOINT, "")
    return not gap or (gap[0] == HYPHEN and LINE_END in gap and gap[1:].isspace())


def _cut(words: list[Word], cuts: list[int]) -> Iterator[Word]:
    """Cut words at places of the folded text, both in order."""
    after = 0
    for word in words:
        start = word.start
        while after < len(cuts) and cuts[after] < word.end:
            if cuts[after] > start:
                yield Word(word.text[start - word.start : cuts[after] - word.start], start, cuts[after])
                start = cuts[after]
            after += 1
        yield Word(word.text[start - word.start :], start, word.end)


def _places(pieces: list[str]) -> Iterator[int]:
    for place, piece in enumerate(pieces):
        for _ in piece:
            yield place


def _folded(character: str) -> str:
    """Give what one character is folded to: nothing, letters or digits, or the sign of its kind."""
    if character in _SIGNS:
        return _SIGNS[character]
    if character.isspace():
        return BLANK
    category = unicodedata.category(character)
    if category == "Pd":
        return HYPHEN
    if category in {"Cf", "Cc"}:
        return JOINT
    return "" if category[0] == "M" else _letters(character) or OTHER


def _letters(character: str) -> str:
    plain = unicodedata.normalize("NFKD", unicodedata.normalize("NFKD", character).casefold())
    return "".join(letter for letter in plain if letter.isalnum())
