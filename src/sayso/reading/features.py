"""What the encoder sees of a word: its pieces, its shape, and the gap before it.

The encoder is uncased, so case is given back as a shape. Trainer and reader share this module: one must see what the other saw.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

import numpy as np
from numpy.typing import NDArray
from tokenizers import Tokenizer

IntArray = NDArray[np.int32]

SHAPES: Final = (
    "lower",
    "title",
    "capital",
    "upper",
    "mixed",
    "digits",
    "digits-letters",
    "letters-digits",
    "punctuation",
    "symbol",
    "dotted",
    "title-hyphen",
    "other-script",
    "apostrophe",
)
GAPS: Final = ("none", "space", "spaces", "line", "paragraph", "start")
SHAPE: Final = {name: at for at, name in enumerate(SHAPES)}
GAP: Final = {name: at for at, name in enumerate(GAPS)}

TITLES: Final = frozenset((
    "Adm.", "Amb.", "Brig.", "Capt.", "Cdr.", "Cmdr.", "Col.", "Cpl.", "Dr.", "Gen.", "Gov.", "Hon.", "Lt.", "Maj.",
    "Messrs.", "Mr.", "Mrs.", "Ms.", "Prof.", "Pvt.", "Rep.", "Reps.", "Rev.", "Sen.", "Sens.", "Sgt.", "St.", "Supt.",
))  # fmt: skip
"""Titles that a name follows; a sentence that ends in one is rarer than any error. From the usual English style guides."""
NUMBERED: Final = frozenset(["Art.", "Arts.", "No.", "Nos.", "Sec.", "art.", "no.", "nos.", "p.", "pp.", "para.", "sec."])
"""Abbreviations that a number follows."""

WORD_CHARS: Final = 40
"""Only so many characters of a word are cut into pieces; a longer word is a link or an attack, known by its beginning."""
WORD_PIECES: Final = 8
"""Most pieces of one word that the encoder sees."""
CACHED_WORDS: Final = 60_000
"""Words whose pieces are remembered; when full the memory starts afresh."""


@lru_cache(maxsize=50_000)
def shape_of(word: str) -> int:
    """Give the number in SHAPES of a word's case, digit and script pattern."""
    return SHAPE[_shape_name(word[:WORD_CHARS])]


def _shape_name(word: str) -> str:
    if word[:1] in "'’" and len(word) > 1:
        return "apostrophe"
    if not any(char.isalnum() for char in word):
        return "punctuation" if all(unicodedata.category(char)[0] == "P" for char in word) else "symbol"
    letters = [char for char in word if char.isalpha()]
    if not letters:
        return "digits"
    if any(ord(char) > 0x24F and not 0x1E00 <= ord(char) <= 0x1EFF for char in letters):
        return "other-script"
    if len(letters) < len(word) and any(char.isdigit() for char in word):
        return "digits-letters" if word[0].isdigit() else "letters-digits"
    return _cased(word, letters)


def _cased(word: str, letters: Sequence[str]) -> str:
    if "." in word and letters[0].isupper():
        return "dotted"
    if all(char.islower() for char in letters):
        return "lower"
    if len(letters) == 1:
        return "capital"
    if all(char.isupper() for char in letters):
        return "upper"
    if "-" in word and letters[0].isupper():
        return "title-hyphen"
    return "title" if letters[0].isupper() and all(char.islower() for char in letters[1:]) else "mixed"


class Pieces:
    """Word pieces by word, remembered: in a statement most words have been met before."""

    def __init__(self, tokenizer: Tokenizer) -> None:
        """Wrap a fast tokenizer, whose truncation, padding and special tokens are switched off."""
        # As published it pads what it cuts to one length, which is for whole sentences and not for words.
        tokenizer.no_padding()
        tokenizer.no_truncation()
        self._tokenizer = tokenizer
        self._known: dict[str, tuple[int, ...]] = {}
        self.unknown = self.special("[UNK]")

    def special(self, token: str) -> int:
        """Give the number of a special token such as [CLS]."""
        number = self._tokenizer.token_to_id(token)
        if number is None:
            raise ValueError(f"the tokenizer has no {token}")
        return int(number)

    def of(self, words: Sequence[str]) -> list[tuple[int, ...]]:
        """Give each word's piece numbers, at least one and at most WORD_PIECES."""
        known = self._known
        missing = list({word for word in words if word not in known})
        if missing:
            if len(known) + len(missing) > CACHED_WORDS:
                known.clear()
                missing = list(set(words))
            encoded = self._tokenizer.encode_batch([_encodable(word) for word in missing], add_special_tokens=False)
            for word, pieces in zip(missing, encoded, strict=True):
                known[word] = tuple(pieces.ids[:WORD_PIECES]) or (self.unknown,)
        return [known[word] for word in words]


def _encodable(word: str) -> str:
    """Give the part of a word that is cut into pieces; a lone surrogate has no bytes and becomes a question mark."""
    return word[:WORD_CHARS].encode("utf-8", "replace").decode("utf-8")


@dataclass(frozen=True, slots=True)
class Features:
    """A statement as the encoder takes it in: pieces in a row, and per word where its pieces lie, its shape and gap.

    `bounds[i]:bounds[i + 1]` are the pieces of word `i`. Where `tied[i]`, only a paragraph begins with word `i`, no sentence.
    """

    pieces: IntArray
    bounds: IntArray
    shapes: IntArray
    gaps: IntArray
    tied: NDArray[np.bool_]

    def __len__(self) -> int:
        """Give the number of words."""
        return len(self.shapes)


def features_of(words: Sequence[str], gaps: Sequence[int] | IntArray, pieces: Pieces) -> Features:
    """Give the features of words (none of them white space) and the gap before each."""
    by_word = pieces.of(words)
    bounds = np.zeros(len(words) + 1, dtype=np.int32)
    np.cumsum([len(ids) for ids in by_word], out=bounds[1:])
    return Features(
        pieces=np.array([piece for ids in by_word for piece in ids], dtype=np.int32),
        bounds=bounds,
        shapes=np.array([shape_of(word) for word in words], dtype=np.int32),
        gaps=np.asarray(gaps, dtype=np.int32),
        tied=tied_words(words),
    )


def tied_words(words: Sequence[str]) -> NDArray[np.bool_]:
    """Tell which words belong to an abbreviation before them: "Col. Ahn", "No. 4"."""
    tied = np.zeros(len(words), dtype=np.bool_)
    for place in range(1, len(words)):
        word, before = words[place], words[place - 1]
        # Some tokenizers leave the stop to the abbreviation, some cut it off.
        title = before if before != "." or place < 2 else f"{words[place - 2]}."
        if title in TITLES:
            tied[place] = word[:1].isupper()
        elif title in NUMBERED:
            tied[place] = word[:1].isdigit()
    return tied


@dataclass(frozen=True, slots=True)
class Batch:
    """Windows side by side, padded; `first` and `last` are each word's first and last piece in its window's row."""

    pieces: IntArray
    piece_mask: NDArray[np.float32]
    piece_shapes: IntArray
    piece_gaps: IntArray
    first: IntArray
    last: IntArray
    shapes: IntArray
    gaps: IntArray

    def feed(self) -> dict[str, NDArray[np.int32] | NDArray[np.float32]]:
        """Give the arrays under the names that the exported encoder knows them by."""
        return {name: getattr(self, name) for name in BATCH_INPUTS}


BATCH_INPUTS: Final = ("pieces", "piece_mask", "piece_shapes", "piece_gaps", "first", "last", "shapes", "gaps")
SIGNAL_INPUTS: Final = ("piece_mask", "first", "last", "shapes", "gaps")
"""What the second network takes in besides the first one's states."""


def batch_of(windows: Sequence[tuple[Features, int, int]], start_piece: int, end_piece: int) -> Batch:
    """Lay windows (features, first word, word after the last) side by side, each between [CLS] and [SEP]."""
    spans = [(int(whole.bounds[begin]), int(whole.bounds[end])) for whole, begin, end in windows]
    width = max(after - before for before, after in spans) + 2
    words = max(end - begin for _, begin, end in windows)
    rows = len(windows)
    pieces, shapes, gaps = (np.zeros((rows, width), dtype=np.int32) for _ in range(3))
    mask = np.zeros((rows, width), dtype=np.float32)
    first, last, word_shapes, word_gaps = (np.zeros((rows, words), dtype=np.int32) for _ in range(4))
    for row, ((whole, begin, end), (before, after)) in enumerate(zip(windows, spans, strict=True)):
        size, count = after - before, end - begin
        bounds = whole.bounds[begin : end + 1] - before + 1
        pieces[row, 0], pieces[row, size + 1] = start_piece, end_piece
        pieces[row, 1 : size + 1] = whole.pieces[before:after]
        mask[row, : size + 2] = 1.0
        shapes[row, 1 : size + 1] = np.repeat(whole.shapes[begin:end], np.diff(bounds))
        first[row, :count], last[row, :count] = bounds[:-1], bounds[1:] - 1
        gaps[row, first[row, :count]] = whole.gaps[begin:end]
        word_shapes[row, :count], word_gaps[row, :count] = whole.shapes[begin:end], whole.gaps[begin:end]
    return Batch(pieces, mask, shapes, gaps, first, last, word_shapes, word_gaps)
