"""The one way from bytes to a `Statement`."""

from __future__ import annotations

import hashlib
from dataclasses import replace
from pathlib import PurePath

from sayso.errors import IntakeError
from sayso.intake import decode, sniff
from sayso.intake.docx import read_docx
from sayso.intake.html_page import read_html
from sayso.intake.normalise import normalise
from sayso.intake.pdf import read_pdf
from sayso.intake.plain import read_plain
from sayso.intake.source import RawDocument
from sayso.intake.title import find_title
from sayso.limits import MAX_FILE_BYTES
from sayso.types import Statement


def read_statement(data: bytes, name: str) -> Statement:
    """Read a file's bytes into a statement: its reading text, the text's map, blocks and title.

    `name` is the file's name; the format is told by the content, the name is a hint. Raises IntakeError: EMPTY, NOT_TEXT,
    UNSUPPORTED, ENCRYPTED, NO_TEXT, DAMAGED, LIMIT, REFUSED (a DOCTYPE in a DOCX).
    """
    if len(data) > MAX_FILE_BYTES:
        raise IntakeError("LIMIT", f"{name} is larger than {MAX_FILE_BYTES // 2**20} MB.", "Split the file and read the parts.")
    try:
        raw = _take_apart(data, name)
        text, runs, blocks, arranged = normalise(raw.blocks)
    except IntakeError as error:
        if name in error.message:
            raise
        # The caps deep inside do not know whose text they count.
        raise IntakeError(error.code, f"{name}: {error.message}", error.remedy) from error
    if len(text) < 2 or not any(character.isalnum() for character in text):
        raise IntakeError("EMPTY", f"{name} holds no words.", "Check that the file was copied in full.")
    return Statement(
        id="sha256:" + hashlib.sha256(data).hexdigest(),
        name=name,
        media_type=raw.media_type,
        text=text,
        map=runs,
        blocks=blocks,
        title=find_title(text, blocks, arranged, raw.title),
        author=raw.author,
        created=raw.created,
        warnings=raw.warnings,
    )


def _take_apart(data: bytes, name: str) -> RawDocument:
    found = sniff.container(data, name)
    if found == "pdf":
        raw = read_pdf(data, name)
    elif found == "docx":
        raw = read_docx(data, name)
    else:
        decoded = decode.decode(data, name)
        found = sniff.textual(decoded.text, name)
        if found == "html":
            raw = read_html(decoded.text, decoded.warnings)
        else:
            raw = read_plain(decoded.text, _text_type(name), decoded.warnings)
    return replace(raw, warnings=sniff.mismatch(name, found) + raw.warnings)


def _text_type(name: str) -> str:
    return "text/markdown" if PurePath(name).suffix.lower() == ".md" else "text/plain"
