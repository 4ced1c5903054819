"""Small files of every format, made in memory: a DOCX is a zip, a PDF a few objects written by hand."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Sequence

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
HELVETICA = b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>"

Placed = tuple[float, float, float, str]
"""A line on a page: x, y from the bottom left, size of its letters, words."""


def zipped(members: dict[str, str | bytes]) -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    return file.getvalue()


def docx(body: str, **parts: str) -> bytes:
    """A DOCX whose body is `body`, with `styles` and `core` properties where given."""
    document = f'<w:document xmlns:w="{W}"><w:body>{body}</w:body></w:document>'
    members: dict[str, str | bytes] = {
        "[Content_Types].xml": "<Types/>",
        "word/document.xml": f'<?xml version="1.0" encoding="UTF-8"?>\n{document}',
    }
    if "styles" in parts:
        members["word/styles.xml"] = f'<w:styles xmlns:w="{W}">{parts["styles"]}</w:styles>'
    if "core" in parts:
        members["docProps/core.xml"] = f'<c xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:t="t">{parts["core"]}</c>'
    return zipped(members)


def paragraph(text: str, properties: str = "") -> str:
    return f'<w:p><w:pPr>{properties}</w:pPr><w:r><w:t xml:space="preserve">{text}</w:t></w:r></w:p>'


def pdf(pages: Sequence[Sequence[Placed]], *, info: str = "", trailer: str = "", page: str = "") -> bytes:
    """A PDF with one text line per entry; `info`, `trailer` and `page` are more entries of those dictionaries."""
    kids = " ".join(f"{5 + 2 * i} 0 R" for i in range(len(pages)))
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        f"<< /Type /Pages /Kids [{kids}] /Count {len(pages)} >>".encode(),
        HELVETICA,
        f"<< {info} >>".encode("cp1252"),
    ]
    for i, lines in enumerate(pages):
        content = b"".join(_shown(line) for line in lines)
        objects.append(
            f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 600 800] /Contents {6 + 2 * i} 0 R"
            f" /Resources << /Font << /F 3 0 R >> >> {page} >>".encode()
        )
        objects.append(b"<< /Length %d >>\nstream\n%s\nendstream" % (len(content), content))
    return _file(objects, trailer)


def prose(lines: Sequence[str], *, x: float = 70, top: float = 720, size: float = 11, leading: float = 14) -> list[Placed]:
    """Lines set below each other."""
    return [(x, top - i * leading, size, line) for i, line in enumerate(lines)]


def _shown(line: Placed) -> bytes:
    x, y, size, text = line
    escaped = text.encode("cp1252").replace(b"\\", b"\\\\").replace(b"(", b"\\(").replace(b")", b"\\)")
    return b"BT /F %.1f Tf %.1f %.1f Td (%s) Tj ET\n" % (size, x, y, escaped)


def _file(objects: Sequence[bytes], trailer: str) -> bytes:
    out, offsets = bytearray(b"%PDF-1.4\n"), []
    for i, content in enumerate(objects, 1):
        offsets.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (i, content)
    start = len(out)
    out += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    for offset in offsets:
        out += b"%010d 00000 n \n" % offset
    out += b"trailer\n<< /Size %d /Root 1 0 R /Info 4 0 R %s >>\n" % (len(objects) + 1, trailer.encode())
    return bytes(out) + b"startxref\n%d\n%%%%EOF\n" % start
