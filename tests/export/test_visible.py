from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sayso.export.visible import visible


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("plain words", "plain words"),
        ("Жогорку Кеңеш", "Жогорку Кеңеш"),
        ("two\nlines\r\n", "two�lines��"),
        ("\x1b[31mred\x1b[0m", "�[31mred�[0m"),
        ("\x9b31m and \x00", "�31m and �"),
        ("a\u2028b", "a�b"),
        ("half \ud83d", "half �"),
        ("non\u00a0breaking", "non breaking"),
        ("exe\u202etxt.pdf", "exe⟨RLO⟩txt.pdf"),
        ("\u2066isolated\u2069", "⟨LRI⟩isolated⟨PDI⟩"),
        ("\ufeffbom", "⟨BOM⟩bom"),
        ("ze\u200bro", "ze⟨ZWSP⟩ro"),
        ("pay\u200dpal", "pay⟨ZWJ⟩pal"),
        ("soft\u00adhyphen", "soft⟨SHY⟩hyphen"),
        ("tag \U000e0041", "tag ⟨U+E0041⟩"),
        ("family 👩‍👧", "family 👩‍👧"),
        ("e\u0301", "e\u0301"),
        ("السلام", "\u2068السلام\u2069"),
        ("abc שלום", "\u2068abc שלום\u2069"),
    ],
)
def test_what_a_terminal_would_obey_or_hide_is_shown(text: str, shown: str) -> None:
    assert visible(text) == shown


@given(st.text(st.characters(exclude_categories=())))
def test_nothing_that_steers_a_terminal_is_left(text: str) -> None:
    shown = visible(text)
    assert not [character for character in shown if unicodedata.category(character) in {"Cc", "Cs", "Zl", "Zp"}]
    assert not set(shown) & set("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u200e\u200f\u061c")
    assert shown.count("\u2068") == shown.count("\u2069") <= 1
