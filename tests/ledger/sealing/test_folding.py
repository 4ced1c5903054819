"""Whatever the form of a letter and whatever hides between two, a word folds to the same, and leads back to its place."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sayso.ledger.sealing.folding import JOINT, fold, may_be_one, visible

ANY_TEXT = st.text(st.characters(exclude_categories=()), max_size=40)


@pytest.mark.parametrize(
    "text",
    [
        "Rafik",
        "RAFIK",
        "Ｒａｆｉｋ",
        "Ra\u00adfik",
        "R\u200bafik",
        "\u202eRafik\u202c",
        "Ra\x00fik",
        "Ra\ufffdfik",
        "Ráfık",
        "RAFİK",
        "Ra\ufe0fﬁk",
    ],
)
def test_all_forms_of_a_word_fold_to_one(text: str) -> None:
    assert fold(text).text.replace(JOINT, "") == "rafik"
    assert [word.text for word in fold(visible(text)).words()] == ["rafik"]


@pytest.mark.parametrize(
    ("text", "one"),
    [("a\u200bb", True), ("a-\n b", True), ("a\u00ad\0b", True), ("a-b", False), ("a\nb", False), ("a -\nb", False)],
)
def test_two_words_may_be_one_at_a_joint_and_at_a_hyphen_that_ends_a_line(text: str, one: bool) -> None:
    folded = fold(text)
    assert may_be_one(folded.text, *folded.words()) is one


def test_blanks_line_ends_hyphens_and_apostrophes_are_one_of_each_kind() -> None:
    assert fold("a_b\u00a0c\td").text == "a b c d"
    assert fold("a\r\u2028\x85b").text == "a\n\n\nb"
    assert fold("a–b—c‐d−e").text == "a-b-c-d-e"
    assert fold("o’bʻc`d").text == "o'b'c'd"


def test_a_word_leads_back_to_its_letters_and_the_marks_on_them() -> None:
    text = "said Jose\u0301 left"
    folded = fold(text)
    jose = folded.words()[1]
    start, end = folded.origin(jose.start, jose.end)
    assert text[start:end] == "Jose\u0301"


def test_letters_that_become_two_lead_back_to_the_one_that_they_were() -> None:
    folded = fold("a ﬁrm")
    assert folded.text == "a firm"
    assert folded.origin(2, 6) == (2, 5)


@given(ANY_TEXT)
def test_every_word_of_any_text_has_a_place_in_it_and_words_are_in_order(text: str) -> None:
    folded, before = fold(text), 0
    for word in folded.words():
        start, end = folded.origin(word.start, word.end)
        assert 0 <= before <= start < end <= len(text)
        assert folded.text[word.start : word.end] == word.text
        before = start


def test_a_word_with_a_capital_inside_is_cut_where_it_stands() -> None:
    folded = fold("ﬁ McDo said")
    assert [word.text for word in folded.pieces()] == ["fi", "mc", "do", "said"]
    assert [folded.origin(word.start, word.end) for word in folded.pieces()] == [(0, 1), (2, 4), (4, 6), (7, 11)]


@given(ANY_TEXT)
def test_canonical_forms_of_a_text_have_the_same_words(text: str) -> None:
    forms = [[word.text for word in fold(unicodedata.normalize(form, text)).words()] for form in ("NFC", "NFD")]
    assert forms[0] == forms[1]
