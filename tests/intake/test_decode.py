from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sayso.errors import IntakeError
from sayso.intake.decode import decode

RUSSIAN = "Сегодня утром в городе прошло собрание жителей, на котором выступил глава комитета."
ENGLISH = "“We won’t leave”, said Zoë – and left."


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32"])
def test_unicode_needs_no_guess_and_the_mark_is_no_text(encoding: str) -> None:
    decoded = decode(ENGLISH.encode(encoding), "a.txt")
    assert decoded.text == ENGLISH
    assert all(warning.code == "ENCODING_GUESSED" for warning in decoded.warnings)


@pytest.mark.parametrize(
    ("text", "encoding"),
    [
        (RUSSIAN, "cp1251"),
        (RUSSIAN.upper(), "cp1251"),
        (RUSSIAN, "koi8-r"),
        (RUSSIAN.upper(), "koi8-r"),
        ("The paper Правда wrote of it on Tuesday morning.", "cp1251"),
        (ENGLISH, "cp1252"),
    ],
)
def test_single_byte_encodings_are_guessed_and_said_so(text: str, encoding: str) -> None:
    decoded = decode(text.encode(encoding), "a.txt")
    assert (decoded.text, decoded.encoding) == (text, encoding)
    assert [warning.code for warning in decoded.warnings] == ["ENCODING_GUESSED"]


def test_what_cp1252_does_not_have_is_latin_1() -> None:
    assert decode(b"Caf\xe9 \x81 ol\xe9", "a.txt").encoding == "latin-1"


def test_a_page_may_declare_its_charset() -> None:
    page = f'<html><head><meta charset="koi8-r"></head><body>{RUSSIAN}</body></html>'
    decoded = decode(page.encode("koi8-r"), "a.html")
    assert decoded.text == page
    assert decoded.warnings == ()


def test_a_broken_byte_in_utf8_costs_one_character() -> None:
    decoded = decode((ENGLISH * 3).encode() + b"\xff" + ENGLISH.encode(), "a.txt")
    assert decoded.text == ENGLISH * 3 + "\ufffd" + ENGLISH
    assert [warning.code for warning in decoded.warnings] == ["ENCODING_BROKEN"]


def test_a_lone_surrogate_in_utf16_is_replaced() -> None:
    data = b"\xff\xfe" + "Words".encode("utf-16-le") + b"\x00\xd8" + " more".encode("utf-16-le")
    assert decode(data, "a.txt").text == "Words\ufffd more"


def test_a_stray_nul_is_kept_and_told() -> None:
    decoded = decode(b"Hello\0 there, it rained.", "a.txt")
    assert decoded.text == "Hello\0 there, it rained."
    assert [warning.code for warning in decoded.warnings] == ["CONTROL_CHARACTERS"]


def test_binary_data_is_not_text() -> None:
    with pytest.raises(IntakeError) as caught:
        decode(bytes(range(256)) * 4, "notes.txt")
    assert caught.value.code == "NOT_TEXT"
    assert "notes.txt" in caught.value.message
    assert caught.value.remedy


@given(st.binary(max_size=300))
def test_no_bytes_crash_it_and_all_it_gives_can_be_printed(data: bytes) -> None:
    try:
        text = decode(data, "a.txt").text
    except IntakeError:
        return
    assert text.encode("utf-8").decode("utf-8") == text
