"""A seal holds names that can be looked for: not too many, not too long, and nothing that would hide half the text."""

from __future__ import annotations

import pytest

from sayso.errors import LedgerError
from sayso.ledger.sealing import Seal, seal_words
from sayso.ledger.sealing.seals import bare_name, longer_names, parts_of
from sayso.limits import MAX_NAME_WORDS, MAX_SEAL_WORD_CHARS, MAX_SEAL_WORDS


@pytest.mark.parametrize(
    ("words", "code"),
    [
        ((), "SEAL_EMPTY"),
        (("Rafik Qori", "R."), "SEAL_EMPTY"),
        (("\u200b!",), "SEAL_EMPTY"),
        (tuple(f"Name{number}" for number in range(MAX_SEAL_WORDS + 1)), "SEAL_TOO_LARGE"),
        (("a" * (MAX_SEAL_WORD_CHARS + 1),), "SEAL_TOO_LARGE"),
        (("ab " * (MAX_NAME_WORDS + 1),), "SEAL_TOO_LARGE"),
    ],
)
def test_a_seal_that_cannot_be_kept_to_is_refused_without_repeating_its_words(words: tuple[str, ...], code: str) -> None:
    with pytest.raises(LedgerError) as caught:
        Seal(1, words, "Person-K7QM2A", "Person")
    assert caught.value.code == code
    assert "Rafik" not in str(caught.value)


def test_mere_titles_and_initials_among_an_entity_s_names_are_left_out() -> None:
    assert seal_words(["Capt", "Lev Dresh", "R.", "Dresh", "Lev Dresh", "Major General"]) == ("Lev Dresh", "Dresh", "Major General")
    assert seal_words(["R.", "!"]) == ()


def test_a_name_is_bare_without_titles_in_front_and_a_possessive_behind() -> None:
    assert bare_name("Colonel Rafik Qori’s") == ("rafik", "qori")
    assert bare_name("Imam") == ("imam",)


@pytest.mark.parametrize(
    ("name", "parts"),
    [
        ("Rafik Qori", ("rafik", "qori")),
        ("Colonel Tavi Brandel", ("tavi", "brandel")),
        ("Yusuf al-Qaradawi", ("yusuf", "qaradawi")),
        ("Lars von Trier", ("lars", "trier")),
        ("Li Na Orsk", ("orsk",)),
        ("the baker of Nookat", ()),
        ("Agent 471", ("agent",)),
    ],
)
def test_parts_of_a_name_are_its_own_words_and_a_description_has_none(name: str, parts: tuple[str, ...]) -> None:
    assert parts_of(name) == parts


def test_a_name_that_the_text_makes_longer_is_sealed_as_a_whole() -> None:
    text = "He is the son of Rafik Qori Kamalov. Rafik Qori said so, and Rafik Qori\nKamalov left. Rafik Qori\u2019s house."
    assert longer_names(text, ["Rafik Qori"]) == ["Rafik Qori Kamalov"]
    assert longer_names("Rafik Qori Goes Home To His House", ["Rafik Qori"]) == ["Rafik Qori Goes Home To"]
    assert longer_names("Rafik Qori ran.", ["Rafik Qori", "x" * 5000]) == []
