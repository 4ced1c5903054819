"""What a file is, by its content; the name is only a hint."""

from __future__ import annotations

import io
import re
import zipfile
from pathlib import PurePath
from typing import Literal

from sayso.errors import IntakeError
from sayso.types import Warning_

Format = Literal["text", "html", "docx", "pdf"]

SUFFIXES: dict[str, Format] = {
    ".txt": "text",
    ".text": "text",
    ".md": "text",
    ".html": "html",
    ".htm": "html",
    ".xhtml": "html",
    ".docx": "docx",
    ".pdf": "pdf",
}
"""The suffixes that a folder is searched for, and the format that each promises."""

_NAMES: dict[Format, str] = {"text": "plain text", "html": "HTML", "docx": "DOCX", "pdf": "PDF"}
_PDF_HEAD = 1024  # a PDF's header may stand anywhere in its first kilobyte (ISO 32000-1, Annex H.3.4.1 of the Adobe notes)
_ARCHIVES = (
    (b"\x1f\x8b", "gzip"),
    (b"BZh", "bzip2"),
    (b"\xfd7zXZ\x00", "xz"),
    (b"7z\xbc\xaf\x27\x1c", "7-Zip"),
    (b"Rar!\x1a\x07", "RAR"),
    (b"\x28\xb5\x2f\xfd", "Zstandard"),
)
_IMAGES = (b"\x89PNG", b"\xff\xd8\xff", b"GIF87a", b"GIF89a", b"II*\x00", b"MM\x00*", b"BM", b"RIFF")
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_HTML_START = re.compile(r"\s*(?:<\?xml[^>]*>\s*|<!--.*?-->\s*){0,4}<(?:!doctype\s+html|html|head|body|meta|title)\b", re.I | re.S)
_TAG = re.compile(
    r"</(?:p|div|a|span|h[1-6]|li|ul|table|body|html|title|article|section|em|strong|b|i)\s*>|<(?:p|br|div)\b[^<>]*>", re.I
)
_SNIFFED = 1 << 16


def container(data: bytes, name: str) -> Format | None:
    """The format of a file that is no text, None if it must be text.

    Raises IntakeError: EMPTY, ENCRYPTED, UNSUPPORTED (archives, RTF, OpenDocument …), NOT_TEXT (images).
    """
    if not data.strip():
        raise IntakeError("EMPTY", f"{name} is empty.", "Check that the file was copied in full.")
    if b"%PDF-" in data[:_PDF_HEAD]:
        return "pdf"
    if data.startswith(b"PK\x03\x04") or data.startswith(b"PK\x05\x06"):
        return _zip_format(data, name)
    if data.startswith(_OLE):
        raise _ole_error(data, name)
    if data[:16].lstrip().startswith(b"{\\rtf"):
        raise _unsupported(name, "an RTF file", "Save it as DOCX or plain text.")
    for magic, what in _ARCHIVES:
        if data.startswith(magic):
            raise _unsupported(name, f"a {what} archive", "Unpack it and give the files.")
    if data.startswith(_IMAGES) and b"\x00" in data[:512]:
        raise IntakeError("NOT_TEXT", f"{name} is not text: it is an image or a media file.", "Recognise its text first (OCR).")
    return None


def textual(text: str, name: str) -> Format:
    """Whether a decoded text is HTML. A name that says so needs one tag as proof, any other name a document's start."""
    head = text[:_SNIFFED]
    if _HTML_START.match(head[:4096]):
        return "html"
    if promised(name) == "html" and _TAG.search(head):
        return "html"
    if head[:512].lstrip().startswith("<") and len(_TAG.findall(head[:4096])) >= 2:
        return "html"
    return "text"


def promised(name: str) -> Format | None:
    """The format that the name's suffix promises."""
    return SUFFIXES.get(PurePath(name).suffix.lower())


def mismatch(name: str, found: Format) -> tuple[Warning_, ...]:
    """A warning if the name promises another format than was found."""
    expected = promised(name)
    if expected is None or expected == found:
        return ()
    suffix = PurePath(name).suffix
    return (Warning_("NAME_MISMATCH", f"The name ends in {suffix}, but the content is {_NAMES[found]}; it was read as that."),)


def _zip_format(data: bytes, name: str) -> Format:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            members = set(archive.namelist())
    except (zipfile.BadZipFile, ValueError, NotImplementedError, UnicodeDecodeError) as error:
        raise IntakeError("DAMAGED", f"{name} is a damaged DOCX or zip file.", "Get the file again.") from error
    if "word/document.xml" in members or ("[Content_Types].xml" in members and any(m.startswith("word/") for m in members)):
        return "docx"
    if "META-INF/manifest.xml" in members and "content.xml" in members:
        raise _unsupported(name, "an OpenDocument file", "Save it as DOCX or PDF.")
    if "[Content_Types].xml" in members:
        raise _unsupported(name, "an Office file that is no text document", "Save its text as DOCX or plain text.")
    if "META-INF/container.xml" in members:
        raise _unsupported(name, "an EPUB", "Save its text as HTML or plain text.")
    raise _unsupported(name, "a zip archive", "Unpack it and give the folder.")


def _ole_error(data: bytes, name: str) -> IntakeError:
    # An encrypted DOCX is a compound file that holds this stream ([MS-OFFCRYPTO] 2.3.4.4).
    if "EncryptedPackage".encode("utf-16-le") in data:
        return IntakeError("ENCRYPTED", f"{name} is protected by a password.", "Remove the password and read it again.")
    return _unsupported(name, "an old Office file (.doc, .xls, .msg)", "Save it as DOCX or PDF.")


def _unsupported(name: str, what: str, remedy: str) -> IntakeError:
    return IntakeError("UNSUPPORTED", f"{name} is {what}, which is not read.", remedy)
