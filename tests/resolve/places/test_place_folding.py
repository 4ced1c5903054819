from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sayso.resolve.places.folding import NAME_MAX, fold, is_mixed, key, scripts


@pytest.mark.parametrize(
    ("name", "folded"),
    [
        ("Oʻsh", "osh"),
        ("the U.S.", "us"),
        ("Côte d’Ivoire", "cote divoire"),
        ("St. Louis", "saint louis"),
        ("İstanbul", "istanbul"),
        ("Łódź", "lodz"),
        ("Kara-Suu", "kara suu"),
        ("أوش", "اوش"),
        ("Гюлчё", "гюлче"),
        ("The", "the"),
        ("—", ""),
    ],
)
def test_case_accents_articles_and_apostrophes_do_not_count(name: str, folded: str) -> None:
    assert fold(name) == folded


@given(st.text(max_size=200))
def test_folding_ends_and_is_done_after_one_pass_over_what_it_gives(name: str) -> None:
    folded = fold(name)
    assert "  " not in folded
    assert folded == folded.strip()


def test_a_name_of_ten_thousand_letters_is_not_looked_up() -> None:
    assert fold("a" * 10_000) == ""
    assert fold("a" * NAME_MAX) != ""


@pytest.mark.parametrize(
    ("name", "mixed"),
    [
        ("Nооkat", True),
        ("Моsсow", True),
        ("Nookat", False),
        ("Ноокат", False),
        ("Ош Osh", False),
        ("Oʻsh", False),
    ],
)
def test_a_word_of_two_scripts_is_seen(name: str, mixed: bool) -> None:
    assert is_mixed(name) is mixed


def test_scripts_are_those_of_letters() -> None:
    assert scripts("Osh-1, ʻ") == {"LATIN"}
    assert scripts("大阪") == {"OTHER"}


def test_the_key_of_a_name_is_the_same_on_every_machine() -> None:
    assert key("osh") == 0xA33E86E0CB6A5137
