"""What leaves a ledger goes through the veil: strings, JSON, and whole readings whose spans still hold."""

from __future__ import annotations

from hypothesis import example, given
from hypothesis import strategies as st

from sayso.ledger.sealing import Seal, Veil
from sayso.types import StatementLedger

RAFIK = Seal(12, ("Rafik Qori", "Rafik Kamalov"), "Person-K7QM2A", "Person")
ORLESK = Seal(15, ("Orlesk",), "Address-R3R3R3", "Address")
VEIL = Veil.of([ORLESK, RAFIK], others=["Aidar Qori"])
PIECES = st.sampled_from(
    [
        "Rafik",
        "QORI",
        "qori's",
        "Raf-\nik",
        "Aidar",
        "Ahmed",
        "Orlesk",
        "Kamalovs",
        "\u200b",
        " ",
        "\n",
        "_",
        "Person-K7QM2A",
        "/",
        "-",
        "4",
        "said",
    ]
)


def test_a_veil_of_no_seals_gives_back_the_very_same_things(ledger: StatementLedger) -> None:
    empty = Veil.of([])
    value = {"a": ["Rafik Qori"]}
    assert empty.is_empty
    assert not VEIL.is_empty
    assert empty.ledger(ledger) is ledger
    assert empty.json(value) is value
    assert empty.text("Rafik Qori") == "Rafik Qori"


def test_the_order_of_seals_makes_no_difference() -> None:
    assert Veil.of([RAFIK, ORLESK], ["Aidar Qori"]) == VEIL


def test_a_text_shows_pseudonyms_and_other_people() -> None:
    assert VEIL.text("RAFIK\nQORI's brother Aidar Qori, of Orlesk") == "Person-K7QM2A's brother Aidar Qori, of Address-R3R3R3"
    assert VEIL.text("rafik_qori-arrest.pdf") == "Person-K7QM2A-arrest.pdf"


def test_in_json_every_string_is_veiled_at_any_depth_and_keys_and_numbers_stay() -> None:
    value = {"Rafik Qori": [{"note": "met Qori", "at": 3}, None, True, ["Orlesk", 0.5]]}
    assert VEIL.json(value) == {"Rafik Qori": [{"note": "met Person-K7QM2A", "at": 3}, None, True, ["Address-R3R3R3", 0.5]]}


def test_a_veil_says_nothing_of_its_words_but_in_its_seals() -> None:
    assert "_finder" not in repr(VEIL)


@example("RafikAidarQORI")
@given(st.lists(PIECES, max_size=12).map("".join))
def test_a_veiled_text_comes_back_as_it_is(text: str) -> None:
    once = VEIL.text(text)
    assert VEIL.text(once) == once
