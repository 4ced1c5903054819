"""Hidden words are found in every dress, other people's names stay, and no text however made takes long."""

from __future__ import annotations

import time

import pytest

from sayso.ledger.sealing.finding import Finder
from sayso.ledger.sealing.lexicon import Lexicon
from sayso.ledger.sealing.seals import Seal

RAFIK = Seal(3, ("Rafik Qori", "Rafik Kamalov", "Qori"), "Person-K7QM2A", "Person")
SEALS = (
    RAFIK,
    Seal(4, ("Will Rose",), "Person-W1WWWW", "Person"),
    Seal(5, ("Orlesk", "Orlesk Prison No. 4"), "Address-R3R3R3", "Address"),
    Seal(6, ("O'Brien and Sons",), "Company-C4C4C4", "Company"),
)
FINDER = Finder.of(Lexicon.of(SEALS), ("Aidar Qori", "Mr Timur Orlesk", "Interfax"))


def found(text: str, finder: Finder = FINDER) -> list[str]:
    return [text[hit.start : hit.end] for hit in finder.hits(text)]


@pytest.mark.parametrize(
    "text",
    [
        "Rafik Qori", "RAFIK QORI", "rafik qori", "Rafik\nQori", "Rafik \r\n\t Qori", "Rafik-Qori", "rafik_qori", "rafik.qori",
        "Raf-\nik Qori", "Rafik Qo\u00adri", "Ra\u200bfik\u00a0Qori", "Ráfik Qori", "Ｒafik Qori", "RafikQori", "Rafik Qoris",
        "Rafik", "Qori", "qori", "Kamalov", "Qo-\r\n  ri", "Orlesk", "ORLESK PRISON\nNO. 4", "O’Brien and Sons", "OBrienAndSons",
    ],
)  # fmt: skip
def test_a_hidden_name_is_found_in_every_dress(text: str) -> None:
    assert found(f"They met {text}, and") == [text]


@pytest.mark.parametrize(
    ("text", "hidden"),
    [
        ("Rafik Qori's lawyer", ["Rafik Qori"]),
        ("the Qoris’ house", ["Qoris"]),
        ("rafik_qori-arrest2015.pdf", ["rafik_qori"]),
        ("qori2015.pdf", ["qori"]),
        ("Colonel Qori and R. Qori", ["Qori", "Qori"]),
        ("Yesterday Qori said", ["Qori"]),
        ("Tell Qori: Rafik, Qori", ["Qori", "Rafik", "Qori"]),
        ("Orlesk Prison No. 5 in Orlesk", ["Orlesk", "Orlesk"]),
        ("Rafik Ahmed Qori", ["Rafik", "Qori"]),
        ("said\u200bRafik Qori\x1bleft", ["Rafik Qori"]),
        ("said\u200bQo\u00adri\u200bleft", ["Qo\u00adri"]),
        ("#FreeRafikQori and #QoriFree", ["RafikQori", "Qori"]),
        ("R\u200ba\u200bf\u200bi\u200bk", ["R\u200ba\u200bf\u200bi\u200bk"]),
    ],
)
def test_what_stands_around_a_hidden_name_stays(text: str, hidden: list[str]) -> None:
    assert found(text) == hidden


@pytest.mark.parametrize("text", ["Qorin", "AidarQori", "Rafikov", "Orleskan", "O'Brien", "the sons", "he will rise; he rose"])
def test_what_only_begins_like_a_hidden_name_stays(text: str) -> None:
    assert found(text) == []


def test_a_name_that_is_an_ordinary_word_is_hidden_where_it_is_capitalised() -> None:
    assert found("Will said that Rose will go, and a rose") == ["Will", "Rose"]


def test_a_name_with_a_capital_inside_is_one_word_and_two() -> None:
    finder = Finder.of(Lexicon.of([Seal(1, ("Ewan McDonnell",), "Person-M1M1M1", "Person")]))
    assert found("McDonnell, MCDONNELL, mcdonnells, #FreeEwanMcDonnell, Mc Donnell", finder) == [
        "McDonnell", "MCDONNELL", "mcdonnells", "EwanMcDonnell",
    ]  # fmt: skip


def test_another_person_who_shares_a_part_stays_if_known_or_if_a_given_name_says_so() -> None:
    assert found("Aidar Qori met Qori") == ["Qori"]
    assert found("AIDAR\nQORI'S brother") == []
    assert found("Ahmed Qori met Aidar") == []
    assert found("Ahmed, Qori and others; ahmed Qori; Ahmed\n\nQori") == ["Qori"] * 3
    assert found("Aidar Rafik Qori") == ["Rafik Qori"]


def test_a_place_is_hidden_even_in_a_person_s_name() -> None:
    assert found("Timur Orlesk") == ["Orlesk"]


def test_a_part_that_two_sealed_people_share_is_shown_as_either() -> None:
    finder = Finder.of(Lexicon.of([RAFIK, Seal(9, ("Aidar Qori",), "Person-A1A1A1", "Person")]))
    assert [hit.shown for hit in finder.hits("Aidar Qori, Rafik Qori; Qori")] == [
        "Person-A1A1A1", "Person-K7QM2A", "Person-A1A1A1/Person-K7QM2A",
    ]  # fmt: skip


def test_hashes_and_pseudonyms_hold_no_names() -> None:
    finder = Finder.of(Lexicon.of([Seal(1, ("Person", "Ada", "Fed"), "Person-K7QM2A", "LegalEntity")]))
    assert found("sha256:ada1fed2 Person-K7QM2A 1ada2fed3ada4fed", finder) == []
    assert found("Person-K7QM2 ada1", finder) == ["Person", "ada"]


@pytest.mark.parametrize(
    "text",
    [
        "Rafik " * 30_000, "rafik-\n" * 30_000, "ab " * 30_000, "ab-\n" * 30_000, "Qori Rafik " * 30_000,
        "r\u200ba\u200b" * 50_000, "Rafik" + " " * 10**6, "a" * 10**6, "Qori" + "\u200b" * 10**6,
    ],
    ids=["first words", "parted", "long beginnings", "parted beginnings", "parts", "joints", "blanks", "one word", "invisible"],
)  # fmt: skip
def test_a_text_made_to_take_long_does_not(text: str) -> None:
    finder = Finder.of(
        Lexicon.of([RAFIK, Seal(8, ("ab " * 15 + "Zed", "abab " * 15), "Person-B", "Person")]), ["ab " * 10 + "Qori"]
    )
    began = time.process_time()
    finder.hits(text)
    assert time.process_time() - began < 10
