"""Letters of three scripts brought to sounds, and how alike two words sound."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sayso.resolve.naming.scripts import fold, is_mixed, looks_alike, scripts_of, skeleton, sounds
from sayso.resolve.naming.sounding import CONVENTION, likeness


@pytest.mark.parametrize(
    "spellings",
    [
        ("Zhaparov", "Japarov", "Dzhaparov", "Жапаров", "Джапаров"),
        ("Khakimov", "Hakimov", "Xakimov", "Хакимов", "Ҳакимов"),
        ("Zelenskyy", "Zelensky", "Zelenskiy", "Zelenskij", "Зеленский"),
        ("Qodir", "Kodir", "Қодир", "Кодир"),
        ("G'ayrat", "Ghayrat", "Gayrat", "Ғайрат", "Гайрат"),
        ("Tsoi", "Tzoy", "Цой"),
        ("Shchukin", "Щукин"),
    ],
)
def test_conventions_of_spelling_give_the_same_sounds(spellings: tuple[str, ...]) -> None:
    assert all(likeness(spellings[0], other) >= CONVENTION for other in spellings)


@pytest.mark.parametrize(
    ("latin", "arabic"),
    [("Yusuf", "يوسف"), ("Mubarak", "مبارك"), ("Qaddafi", "قذافي"), ("Osman", "عثمان"), ("Fatima", "فاطمة"), ("Mustafa", "مصطفى")],
)
def test_arabic_leaves_short_vowels_out(latin: str, arabic: str) -> None:
    assert likeness(latin, arabic) >= CONVENTION


@pytest.mark.parametrize(
    ("first", "second"), [("Hasan", "حسين"), ("Karam", "كريم"), ("Karima", "كريم"), ("Mario", "Maria"), ("Rafik", "Rashot")]
)
def test_other_long_vowels_and_endings_are_other_names(first: str, second: str) -> None:
    assert likeness(first, second) < CONVENTION


@pytest.mark.parametrize(
    ("first", "second", "slip"), [("Jonson", "Jonsno", True), ("Velthuis", "Velthus", True), ("Berger", "Barkow", False)]
)
def test_a_letter_or_two_may_be_a_slip_of_the_pen(first: str, second: str, slip: bool) -> None:
    assert (likeness(first, second) > 0.6) is slip


@pytest.mark.parametrize(
    ("text", "scripts"),
    [("Kamalov", {"Latin"}), ("Камалов", {"Cyrillic"}), ("محمد", {"Arabic"}), ("To\u02bbrayev", {"Latin"}), ("12", set())],
)
def test_modifier_letters_and_digits_have_no_script(text: str, scripts: set[str]) -> None:
    assert scripts_of(text) == scripts


def test_a_look_alike_letter_mixes_a_word() -> None:
    assert is_mixed("K\u0430malov")
    assert not is_mixed("Kamalov Камалов")
    assert looks_alike("Ваха", "Baxa")
    assert not looks_alike("Кот", "Kot")


def test_invisible_characters_and_case_say_nothing() -> None:
    assert fold("Ка\u00adМА\u200bлов") == "камалов"
    assert skeleton(sounds("Khojayev")[0]) == skeleton(sounds("Ходжаев")[0])


@given(st.text(max_size=20), st.text(max_size=20))
def test_likeness_is_symmetric_and_bounded(first: str, second: str) -> None:
    assert 0.0 <= likeness(first, second) <= 1.0
    assert likeness(first, second) == pytest.approx(likeness(second, first))
