from __future__ import annotations

import hashlib
import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from intake_samples import docx, paragraph, pdf, prose, zipped

from sayso.errors import IntakeError
from sayso.intake import read_statement

TEXT = b"The council met on Monday. Nobody came."
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
ENCRYPT = "/Encrypt << /Filter /Standard /V 1 /R 2 /P -4 /O <{0}> /U <{0}> >> /ID [<00> <00>]".format("41" * 32)


def test_the_id_is_the_hash_of_the_bytes_as_they_came() -> None:
    data = b"\xef\xbb\xbf" + TEXT
    statement = read_statement(data, "a.txt")
    assert statement.id == "sha256:" + hashlib.sha256(data).hexdigest()
    assert (statement.name, statement.media_type, statement.warnings) == ("a.txt", "text/plain", ())


@pytest.mark.parametrize(
    ("data", "name", "code"),
    [
        (b"", "a.txt", "EMPTY"),
        (b"a", "a.txt", "EMPTY"),
        (b" \r\n\t \n", "a.txt", "EMPTY"),
        (b"\xef\xbb\xbf", "a.txt", "EMPTY"),
        (b"* * *\n-----\n", "a.txt", "EMPTY"),
        (b"<html><script>var words = 1;</script></html>", "a.html", "EMPTY"),
        (docx(""), "a.docx", "EMPTY"),
        (b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR" + bytes(200), "a.txt", "NOT_TEXT"),
        (b"\x7fELF\x02\x01\x01" + bytes(200), "a.txt", "NOT_TEXT"),
        (b"\x1f\x8b\x08\x00" + bytes(50), "a.html", "UNSUPPORTED"),
        (b"{\\rtf1\\ansi Words.}", "a.txt", "UNSUPPORTED"),
        (zipped({"content.xml": "x", "META-INF/manifest.xml": "x"}), "a.odt", "UNSUPPORTED"),
        (zipped({"[Content_Types].xml": "x", "xl/workbook.xml": "x"}), "a.docx", "UNSUPPORTED"),
        (zipped({"a.txt": "x"}), "a.docx", "UNSUPPORTED"),
        (OLE + bytes(600), "a.doc", "UNSUPPORTED"),
        (OLE + bytes(600) + "EncryptedPackage".encode("utf-16-le"), "a.docx", "ENCRYPTED"),
        (pdf([prose(["Secret words."])], trailer=ENCRYPT), "a.pdf", "ENCRYPTED"),
        (pdf([[]]), "scan.pdf", "NO_TEXT"),
        (b"%PDF-1.4\n1 0 obj <<", "a.pdf", "DAMAGED"),
        (b"PK\x03\x04" + bytes(60), "a.docx", "DAMAGED"),
    ],
)
def test_what_is_no_statement_says_why_and_what_to_do(data: bytes, name: str, code: str) -> None:
    with pytest.raises(IntakeError) as caught:
        read_statement(data, name)
    assert caught.value.code == code
    assert name in caught.value.message
    assert caught.value.remedy


@pytest.mark.parametrize(
    ("data", "name", "media_type"),
    [
        (b"<!DOCTYPE html><html><body><p>The council met.</p></body></html>", "a.txt", "text/html"),
        (TEXT, "a.html", "text/plain"),
        (TEXT, "a.pdf", "text/plain"),
        (pdf([prose(["The council met."])]), "a.txt", "application/pdf"),
        (docx(paragraph("The council met.")), "a.pdf", "application/vnd.openxmlformats-officedocument.wordprocessingml.document"),
    ],
)
def test_content_wins_over_the_name(data: bytes, name: str, media_type: str) -> None:
    statement = read_statement(data, name)
    assert statement.media_type == media_type
    assert [warning.code for warning in statement.warnings] == ["NAME_MISMATCH"]
    assert statement.text.startswith("The council met")


def test_a_text_about_tags_is_no_page() -> None:
    assert read_statement(b"He wrote <b>no</b> on the wall, and a < b.", "a.txt").media_type == "text/plain"


def test_a_file_past_the_cap_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sayso.intake.statement.MAX_FILE_BYTES", 10)
    with pytest.raises(IntakeError) as caught:
        read_statement(TEXT, "a.txt")
    assert caught.value.code == "LIMIT"


@pytest.mark.parametrize(
    ("data", "name"),
    [
        (b'"' * 100_000 + b" said he", "a.txt"),
        ("“a ".encode() * 100_000, "a.txt"),
        (b"a" * 1_000_000 + b"!", "a.txt"),
        (b"a-" * 300_000, "a.txt"),
        (b"a" + b"\t " * 300_000 + b"b", "a.txt"),
        (b"\n" * 1_000_000 + b"words", "a.txt"),
        (b"<div>" * 100_000 + b"words" + b"</div>" * 100_000, "a.html"),
        (b"<html>words" + b"<" * 300_000, "a.html"),
        (b"<html>words" + b"<a " * 100_000, "a.html"),
        (b"<html>words" + b"<!--" * 300_000, "a.html"),
        (b"<html>words" + b"<a b='\"" * 100_000, "a.html"),
        (b"<html>words" + b"&" * 300_000, "a.html"),
        (b"<html>words &#" + b"9" * 100_000 + b";", "a.html"),
    ],
)
def test_bait_is_read_in_linear_time(data: bytes, name: str) -> None:
    start = time.perf_counter()
    read_statement(data, name)
    assert time.perf_counter() - start < 10  # quadratic work on any of these takes minutes


@settings(max_examples=200)
@given(st.binary(max_size=200), st.sampled_from([b"", b"<html>", b"%PDF-1.4\n", b"PK\x03\x04", b"\xff\xfe", b"{\\rtf"]))
def test_no_bytes_raise_anything_but_an_intake_error(data: bytes, head: bytes) -> None:
    try:
        statement = read_statement(head + data, "fuzz.txt")
    except IntakeError:
        return
    assert statement.text.encode("utf-8")
