from __future__ import annotations

import numpy as np
import pytest
from tokenizers import Tokenizer

from sayso.reading.component import DATELINE
from sayso.reading.features import GAP, SHAPES, WORD_PIECES, Pieces, batch_of, features_of, shape_of, tied_words
from sayso.reading.models import WEIGHTS


@pytest.fixture(scope="module")
def pieces() -> Pieces:
    return Pieces(Tokenizer.from_file(str(WEIGHTS / "tokenizer.json")))


@pytest.mark.parametrize(
    ("word", "shape"),
    [
        ("police", "lower"),
        ("Police", "title"),
        ("I", "capital"),
        ("POLICE", "upper"),
        ("McAllister", "mixed"),
        ("2015", "digits"),
        ("1,200", "digits"),
        ("21st", "digits-letters"),
        ("F-16", "letters-digits"),
        ("U.S.", "dotted"),
        ("Al-Sarakhsi", "title-hyphen"),
        ("Бишкек", "other-script"),
        ("الله", "other-script"),
        ("’s", "apostrophe"),
        (".", "punctuation"),
        ("$", "symbol"),
        ("😀", "symbol"),
        ("Ličen", "title"),
    ],
)
def test_shape(word: str, shape: str) -> None:
    assert SHAPES[shape_of(word)] == shape


@pytest.mark.parametrize("word", ["the", "\u200b", "😀", "a" * 10_000, "\u202e", "é", "\ud800", "Кыргызстан"])
def test_every_word_has_pieces_and_never_many(word: str, pieces: Pieces) -> None:
    (found,) = pieces.of([word])
    assert 1 <= len(found) <= WORD_PIECES


def test_a_common_word_is_one_piece(pieces: Pieces) -> None:
    assert [len(found) for found in pieces.of(["the", "government", "."])] == [1, 1, 1]


def test_windows_lie_side_by_side_with_their_words_in_place(pieces: Pieces) -> None:
    words = ["The", "Kyrgyzstani", "police", "came"]
    features = features_of(words, [GAP["start"], GAP["space"], GAP["space"], GAP["space"]], pieces)
    batch = batch_of([(features, 0, 4), (features, 1, 3)], 101, 102)
    own = pieces.of(words)
    assert batch.pieces[0, 0] == 101
    assert batch.pieces[1, batch.first[1, 0]] == own[1][0]
    assert batch.pieces[1, batch.last[1, 1]] == own[2][-1]
    assert int(batch.piece_mask[1].sum()) == len(own[1]) + len(own[2]) + 2
    assert np.array_equal(batch.shapes[1, :2], features.shapes[1:3])


@pytest.mark.parametrize(
    ("words", "tied"),
    [
        (["Col.", "Ahn", "spoke"], [1]),
        (["Prison", "No.", "4", "burnt"], [2]),
        (["Prison", "No", ".", "4", "burnt"], [3]),
        (["No", ".", "They", "left"], []),
        (["the", "col.", "said"], []),
        (["on", "p.", "Nine"], []),
    ],
)
def test_no_sentence_begins_inside_an_abbreviated_title_or_number(words: list[str], tied: list[int]) -> None:
    assert np.flatnonzero(tied_words(words)).tolist() == tied


def test_dateline_words_are_not_part_of_the_first_sentence() -> None:
    assert DATELINE.match("ASTEVAL, Aug. 21 (INS) - Nine")
    assert DATELINE.match("Tarven, 3 May 2024 (OKA) — Nine")
    assert DATELINE.match("WASHINGTON, D.C. – Nine")
    assert not DATELINE.match("Police - who were there - left")
    assert not DATELINE.match("The government — our friend — says")
