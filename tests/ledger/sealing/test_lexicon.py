"""Whose name it is: the hidden person's, somebody else's who shares a part of it, or nobody's."""

from __future__ import annotations

import pytest

from sayso.ledger.sealing.lexicon import Lexicon
from sayso.ledger.sealing.seals import Seal

LEXICON = Lexicon.of(
    [
        Seal(3, ("Rafik Qori", "Rafik Kamalov", "Qori"), "Person-K7QM2A", "Person"),
        Seal(5, ("Orlesk",), "Address-R3R3R3", "Address"),
    ]
)


@pytest.mark.parametrize(
    "name", ["Aidar Qori", "Aidar Qori’s", "Colonel Aidar Qori", "Rafik Tashev", "T. Qori", "Rafik Saidov Tashev"]
)
def test_a_name_with_words_of_its_own_is_somebody_else_s(name: str) -> None:
    assert LEXICON.names_another(name)


@pytest.mark.parametrize(
    "name",
    [
        "Qori",
        "Colonel Qori",
        "R. Qori",
        "Then Qori",
        "Tuesday Qori",
        "Rafik Kamalov Qori",
        "Rafik Ahmed Qori",
        "Pavel Rudin",
        "Orlesk",
        "",
    ],
)
def test_a_name_that_may_be_the_hidden_one_or_shares_nothing_with_it_is_not(name: str) -> None:
    assert not LEXICON.names_another(name)


def test_a_whole_name_is_one_that_a_seal_gives_whatever_its_title_and_case() -> None:
    whole = frozenset({"Person-K7QM2A"})
    assert LEXICON.whole("RAFIK  QORI") == LEXICON.whole("Imam Rafik Kamalov") == LEXICON.whole("Qori") == whole
    assert LEXICON.whole("Orlesk") == {"Address-R3R3R3"}
    assert LEXICON.whole("Rafik") == LEXICON.whole("Rafik Qori Mosque") == LEXICON.whole("") == frozenset()


def test_a_part_is_known_in_the_plural() -> None:
    assert LEXICON.part("qoris") == LEXICON.part("kamaloves") == LEXICON.part("rafik") == {"Person-K7QM2A"}
    assert LEXICON.part("orlesk") == LEXICON.part("qorin") == frozenset()
