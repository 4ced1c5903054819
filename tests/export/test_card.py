"""The card of a claim: its words marked in their place, within its columns, and nothing of the text that steers the terminal."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from rich.cells import cell_len

from sayso.export.card import Look, render_card
from sayso.ledger.current import Current
from sayso.ledger.json_lines import to_json
from sayso.ledger.reviews.state import Settled
from sayso.ledger.veiling import Shown, shown, veil_of
from sayso.types import Claim, Commitment, Document, Predicate, StatementLedger
from tests.velmar import build


def standing(ledger: StatementLedger) -> Shown:
    found = Current("case.db", ledger.document.id, 2, to_json(ledger), (), Settled({ledger.document.id: 2}, (), {}))
    return shown(found, veil_of([]))


def card(ledger: StatementLedger, part: int = 0, more: int = 0, look: Look | None = None) -> str:
    return render_card(standing(ledger), ledger.claims[part], place="1 of 1", more=more, look=look or Look())


def of_text(before: str, clause: str, after: str) -> StatementLedger:
    text = before + clause + after
    claim = Claim(
        len(before), len(before) + len(clause), clause, "c1", Predicate(len(before), len(before) + 1, clause[0], "x"), "event",
        "declarative", "past", "positive", None, (), None, None, (), (), Commitment("CT+", "CT+", 2.6),
    )  # fmt: skip
    document = Document("sha256:" + "1" * 64, "a.txt", "text/plain", "en", None, None, None, text, (), ())
    return StatementLedger(document, ((0, len(text)),), (), (), (), (claim,))


def test_the_words_of_the_claim_are_marked_in_their_sentence() -> None:
    ledger = build()
    shown = " ".join(card(ledger, 1).split())
    assert f"⟦{ledger.claims[1].text}⟧" in shown
    assert "On 12 March 2031 guards" in shown


def test_whole_sentences_stand_around_it_where_there_is_room() -> None:
    others = "The gate stood open all day long. " * 9
    ledger = of_text(others, "men fled", f". {others}")
    ends = [34 * number for number in range(1, 10)]
    behind = [316 + 34 * number for number in range(9)]
    sentences = (*((end - 34, end - 1) for end in ends), (306, 315), *((start, start + 33) for start in behind))
    shown = " ".join(card(replace(ledger, sentences=sentences)).split("━━")[0].split())
    assert "[…] The gate stood open" in shown
    assert shown.endswith("all day long. […]")


def test_more_shows_more() -> None:
    ledger = build()
    assert len(card(ledger, 6, 0)) < len(card(ledger, 6, 1))
    assert "[…]" in card(ledger, 6, 0)
    assert "[…]" not in card(ledger, 6, 1)


def test_without_unicode_every_sign_is_ascii() -> None:
    assert card(build(), 1, 1, Look(80, False, False)).isascii()


def test_colour_only_repeats_what_the_words_say() -> None:
    coloured = card(build(), 1, 1, Look(80, True))
    assert "\x1b[" in coloured
    assert re.sub(r"\x1b\[[\d;]*m", "", coloured) == card(build(), 1, 1)


@pytest.mark.parametrize("hostile", ["\x1b[2J", "\u202e", "\x00", "\u200b", "\r", "\x9b31m", "\ud800"])
def test_nothing_in_the_text_steers_the_terminal(hostile: str) -> None:
    shown = card(of_text(f"{hostile}Before. ", f"men{hostile} fled", f" after{hostile}."), more=1)
    assert hostile not in shown.replace("\r\n", "\n")
    assert "\x1b" not in shown


@settings(max_examples=60, deadline=None)
@given(st.text(max_size=400), st.text(min_size=1, max_size=400), st.text(max_size=400), st.integers(40, 120), st.integers(0, 2))
def test_any_text_stays_within_its_columns(before: str, clause: str, after: str, width: int, more: int) -> None:
    shown = card(of_text(before, clause, after), more=more, look=Look(width))
    assert max(cell_len(line) for line in shown.split("\n")) <= width
    assert all(
        character.isprintable() or character == "\n" or ord(character) in (0x2068, 0x2069) or not character.isascii()
        for character in shown
    )


def test_a_claim_in_a_very_long_text_is_shown_with_what_stands_around_it_alone() -> None:
    ledger = of_text("word " * 100_000, "men fled", " word" * 100_000)
    shown = card(replace(ledger, sentences=((500_000, 500_008),)))
    assert len(shown) < 2_000
    assert "⟦men fled⟧" in shown
