from __future__ import annotations

import io
import zipfile

import pytest
from hypothesis import given
from hypothesis import strategies as st
from intake_samples import W, docx, paragraph, zipped

from sayso.errors import IntakeError
from sayso.intake import read_statement
from sayso.types import Offset, Statement

STYLES = (
    '<w:style w:styleId="1"><w:name w:val="heading 1"/></w:style>'
    '<w:style w:styleId="own"><w:name w:val="Own"/><w:basedOn w:val="1"/></w:style>'
    '<w:style w:styleId="lp"><w:name w:val="List Bullet"/></w:style>'
)


def blocks_of(data: bytes) -> list[tuple[str, str]]:
    statement = read_statement(data, "a.docx")
    return [(block.kind, statement.text[block.start : block.end]) for block in statement.blocks]


def check_map(statement: Statement, data: bytes) -> None:
    part = zipfile.ZipFile(io.BytesIO(data)).read("word/document.xml").decode("utf-8")
    for run in statement.map:
        assert isinstance(run.origin, Offset)
        assert run.origin.part == "word/document.xml"
        for i in range(run.length):
            assert part[run.origin.offset + i] in {statement.text[run.start + i], "&"}


def test_headings_items_and_cells_are_told_by_style_whatever_the_language() -> None:
    data = docx(
        paragraph("Leak was known", '<w:pStyle w:val="1"/>')
        + paragraph("They said “no” &amp; left, é\U0001f600.")
        + paragraph("Why", '<w:pStyle w:val="own"/>')
        + paragraph("By outline", '<w:outlineLvl w:val="2"/>')
        + paragraph("an inquiry", '<w:numPr><w:numId w:val="3"/></w:numPr>')
        + paragraph("an apology", '<w:pStyle w:val="lp"/>')
        + f"<w:tbl><w:tr><w:tc>{paragraph('dead')}</w:tc><w:tc>{paragraph('3')}</w:tc></w:tr></w:tbl>",
        styles=STYLES,
        core="<dc:creator>Ana Petrov</dc:creator><t:created>2024-05-06T10:00:00Z</t:created>",
    )
    assert blocks_of(data) == [
        ("heading", "Leak was known"),
        ("paragraph", "They said “no” & left, é\U0001f600."),
        ("heading", "Why"),
        ("heading", "By outline"),
        ("item", "an inquiry"),
        ("item", "an apology"),
        ("cell", "dead"),
        ("cell", "3"),
    ]
    statement = read_statement(data, "a.docx")
    assert statement.title
    assert statement.title.text == "Leak was known"
    assert (statement.author, statement.created) == ("Ana Petrov", "2024-05-06T10:00:00Z")
    check_map(statement, data)


def test_what_was_deleted_hidden_or_is_code_is_not_read() -> None:
    data = docx(
        "<w:p><w:del><w:r><w:delText>gone</w:delText><w:t>gone too</w:t></w:r></w:del>"
        "<w:ins><w:r><w:t>kept</w:t></w:r></w:ins>"
        "<w:r><w:instrText>PAGE</w:instrText></w:r>"
        "<w:r><w:rPr><w:vanish/></w:rPr><w:t>hidden</w:t></w:r>"
        "<w:r><w:tab/><w:t>and so</w:t><w:br/><w:t>was this.</w:t></w:r></w:p>"
    )
    assert read_statement(data, "a.docx").text == "kept and so was this."


def test_lines_of_an_address_in_one_paragraph_stay_apart() -> None:
    lines = "</w:t><w:br/><w:t>".join(["Harbour Union", "14 Quay Street", "Northport"])
    assert len(blocks_of(docx(f"<w:p><w:r><w:t>{lines}</w:t></w:r></w:p>"))) == 3


def test_another_prefix_and_encoding_are_the_same_document() -> None:
    words = "<x:p><x:r><x:t>Zoë left.</x:t></x:r></x:p>"
    body = f'<?xml version="1.0" encoding="UTF-16"?><x:document xmlns:x="{W}">{words}</x:document>'
    statement = read_statement(zipped({"word/document.xml": body.encode("utf-16")}), "a.docx")
    (run,) = statement.map
    assert statement.text == "Zoë left."
    assert isinstance(run.origin, Offset)
    assert body[run.origin.offset : run.origin.offset + run.length] == "Zoë left."


@pytest.mark.parametrize(
    ("part", "code"),
    [
        (f'<!DOCTYPE d [<!ENTITY a "b">]><w:document xmlns:w="{W}"><w:p><w:r><w:t>&a;</w:t></w:r></w:p></w:document>', "REFUSED"),
        ("<w:document>", "DAMAGED"),
        ("not xml at all", "DAMAGED"),
        ("", "DAMAGED"),
    ],
)
def test_a_document_that_is_none(part: str, code: str) -> None:
    with pytest.raises(IntakeError) as caught:
        read_statement(zipped({"word/document.xml": part}), "a.docx")
    assert caught.value.code == code


def test_a_bomb_is_refused_before_it_inflates(monkeypatch: pytest.MonkeyPatch) -> None:
    data = zipped({"word/document.xml": b" " * 2000})
    monkeypatch.setattr("sayso.intake.package.MAX_DOCX_PART_BYTES", 1000)
    monkeypatch.setattr(zipfile.ZipFile, "open", lambda *_: pytest.fail("it was inflated"))
    with pytest.raises(IntakeError) as caught:
        read_statement(data, "a.docx")
    assert caught.value.code == "LIMIT"


def test_a_damaged_side_part_costs_only_itself() -> None:
    document = f'<w:document xmlns:w="{W}">{paragraph("Words stay.")}</w:document>'
    data = zipped({"word/document.xml": document, "docProps/core.xml": "<"})
    assert read_statement(data, "a.docx").text == "Words stay."


XML_TEXT = st.text(st.characters(exclude_categories=["Cs", "Cc"], exclude_characters="\ufffe\uffff"), max_size=30)


@given(st.lists(XML_TEXT, min_size=1, max_size=6))
def test_every_character_of_any_document_maps_back(texts: list[str]) -> None:
    escaped = [text.replace("&", "&amp;").replace("<", "&lt;") for text in texts]
    data = docx(paragraph("Begin") + "".join(paragraph(text) for text in escaped))
    check_map(read_statement(data, "a.docx"), data)
