"""Born-digital PDF: the text layer's lines with their places on the page, by PDFium."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import pairwise
from statistics import median

import pypdfium2
from pypdfium2 import raw as pdfium

from sayso.errors import IntakeError
from sayso.intake.running import drop_running_lines
from sayso.intake.source import Line, Piece, RawBlock, RawDocument, line_of
from sayso.limits import MAX_PDF_PAGES, MAX_TEXT_CHARS
from sayso.types import PageBox, Warning_

MEDIA_TYPE = "application/pdf"

_PASSWORD_ERROR = 4  # FPDF_ERR_PASSWORD
# PDFium writes a hyphen at a line's end as one of these and leaves the line end out.
_BROKEN_WORD = "\x02\ufffe"
_DATE = re.compile(r"D:(\d{4})(\d{2})?(\d{2})?")
# Between lines of one paragraph the baselines are one leading apart; half as much again is a gap.
_GAP = 1.4


@dataclass(frozen=True, slots=True)
class PageLine:
    """A line of a page: its text and its box in points from the page's top left; `size` of its letters, in points."""

    page: int
    text: str
    box: tuple[float, float, float, float]
    size: float


def read_pdf(data: bytes, name: str) -> RawDocument:
    """Take a PDF apart. Raises IntakeError ENCRYPTED, DAMAGED, NO_TEXT (no page has a text layer), LIMIT."""
    document = _open(data, name)
    try:
        pages, warnings = _pages(document)
        metadata = {key: value.strip() for key, value in document.get_metadata_dict().items()}
    finally:
        document.close()
    if not any(pages):
        raise IntakeError("NO_TEXT", f"{name} has no text layer: it is a scan or pictures.", "Recognise its text first (OCR).")
    kept, dropped = drop_running_lines(pages)
    if dropped:
        message = f"{dropped} page numbers and repeated headers or footers were left out."
        warnings.append(Warning_("RUNNING_LINES_DROPPED", message))
    lines = tuple(_lines(kept))
    return RawDocument(
        MEDIA_TYPE,
        (RawBlock(lines),) if lines else (),
        title=metadata.get("Title") or None,
        author=metadata.get("Author") or None,
        created=_day(metadata.get("CreationDate", "")),
        warnings=tuple(warnings),
    )


def _open(data: bytes, name: str) -> pypdfium2.PdfDocument:
    try:
        return pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        if getattr(error, "err_code", None) == _PASSWORD_ERROR or "password" in str(error).lower():
            remedy = "Remove the password and read it again."
            raise IntakeError("ENCRYPTED", f"{name} is protected by a password.", remedy) from error
        raise IntakeError("DAMAGED", f"{name} is a damaged PDF.", "Get the file again.") from error


def _pages(document: pypdfium2.PdfDocument) -> tuple[list[list[PageLine]], list[Warning_]]:
    count = len(document)
    warnings: list[Warning_] = []
    pages: list[list[PageLine]] = []
    chars = 0
    for index in range(min(count, MAX_PDF_PAGES)):
        try:
            lines = _page_lines(document, index)
        except pypdfium2.PdfiumError:
            lines = []
            warnings.append(Warning_("PAGE_DAMAGED", f"Page {index + 1} could not be read.", index + 1))
        else:
            if not lines:
                warnings.append(Warning_("NO_TEXT_ON_PAGE", f"Page {index + 1} has no text layer.", index + 1))
        pages.append(lines)
        chars += sum(len(line.text) for line in lines)
        if chars > MAX_TEXT_CHARS:
            message = f"The text is longer than {MAX_TEXT_CHARS:,} characters."
            raise IntakeError("LIMIT", message, "Split the file and read the parts.")
    if count > MAX_PDF_PAGES:
        warnings.append(Warning_("PAGES_LEFT_OUT", f"Only the first {MAX_PDF_PAGES:,} of {count:,} pages were read."))
    return pages, warnings


def _page_lines(document: pypdfium2.PdfDocument, index: int) -> list[PageLine]:
    page = document[index]
    try:
        textpage = page.get_textpage()
        try:
            return list(_text_lines(page, textpage, index + 1))
        finally:
            textpage.close()
    finally:
        page.close()


def _text_lines(page: pypdfium2.PdfPage, textpage: pypdfium2.PdfTextPage, number: int) -> Iterator[PageLine]:
    frame = _Frame.of(page)
    # One more than the last character closes the last line.
    start, text = 0, ""
    total = textpage.count_chars()
    for i in range(total + 1):
        code = pdfium.FPDFText_GetUnicode(textpage, i) if i < total else 10
        character = chr(code) if code < 0x110000 and not 0xD800 <= code < 0xE000 else "\ufffd"
        if character in _BROKEN_WORD:
            text += "-"
        elif character not in "\r\n" and code:
            text += character
            continue
        elif not code:
            continue
        end = i + (character in _BROKEN_WORD)
        box = _box(textpage, start, end - start)
        if text.strip() and box:
            # The middle character's: a bullet or a raised figure at the start is set in another size.
            size = float(pdfium.FPDFText_GetFontSize(textpage, (start + i) // 2))
            yield PageLine(number, text, frame.from_top_left(box), size)
        start, text = i + 1, ""


def _box(textpage: pypdfium2.PdfTextPage, start: int, count: int) -> tuple[float, float, float, float] | None:
    """The union of a stretch's boxes in PDF coordinates (left, bottom, right, top); None if it has none."""
    if count <= 0:
        return None
    rects = [textpage.get_rect(i) for i in range(textpage.count_rects(start, count))]
    if not rects:
        return None
    return min(r[0] for r in rects), min(r[1] for r in rects), max(r[2] for r in rects), max(r[3] for r in rects)


@dataclass(frozen=True, slots=True)
class _Frame:
    """The visible page: its box in PDF coordinates and how it is turned, clockwise, in degrees."""

    left: float
    bottom: float
    right: float
    top: float
    turned: int

    @classmethod
    def of(cls, page: pypdfium2.PdfPage) -> _Frame:
        left, bottom, right, top = page.get_cropbox()
        return cls(left, bottom, right, top, int(page.get_rotation()) % 360)

    def from_top_left(self, box: tuple[float, float, float, float]) -> tuple[float, float, float, float]:
        """The box as (left, top, right, bottom) from the top left of the page as it is shown, to a hundredth of a point."""
        corners = [self._shown(box[0], box[1]), self._shown(box[2], box[3])]
        xs, ys = sorted(x for x, _ in corners), sorted(y for _, y in corners)
        return round(xs[0], 2), round(ys[0], 2), round(xs[1], 2), round(ys[1], 2)

    def _shown(self, x: float, y: float) -> tuple[float, float]:
        if self.turned == 90:
            return y - self.bottom, x - self.left
        if self.turned == 180:
            return self.right - x, y - self.bottom
        if self.turned == 270:
            return self.top - y, self.right - x
        return x - self.left, self.top - y


def _lines(pages: list[list[PageLine]]) -> Iterator[Line]:
    """The pages' lines measured in characters, so that the layout reads them as it reads a text's."""
    every = [line for page in pages for line in page]
    unit = median((line.box[2] - line.box[0]) / max(1, len(line.text.strip())) for line in every) or 1.0
    leading = _leading(pages)
    for page in pages:
        left = min((line.box[0] for line in page), default=0.0)
        before: PageLine | None = None
        for line in page:
            gap = int(before is not None and 0 < _GAP * leading < line.box[3] - before.box[3])
            bare = line_of([Piece(line.text, PageBox(line.page, line.box))], gap=gap)
            if bare is None:
                continue
            yield replace(
                bare,
                indent=(line.box[0] - left) / unit,
                width=(line.box[2] - left) / unit,
                size=line.size,
                page_start=before is None and line.page > 1,
            )
            before = line


def _leading(pages: list[list[PageLine]]) -> float:
    """The usual distance between one line's foot and the next one's, in points; 0 if no two lines follow each other."""
    steps = [b.box[3] - a.box[3] for page in pages for a, b in pairwise(page)]
    steps = [step for step in steps if step > 1.0]
    return median(steps) if steps else 0.0


def _day(value: str) -> str | None:
    """The day of a PDF date (ISO 32000-1, 7.9.4) in ISO 8601; None unless it gives the day."""
    found = _DATE.match(value)
    return f"{found[1]}-{found[2]}-{found[3]}" if found and found[2] and found[3] else None
