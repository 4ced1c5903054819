"""DOCX (ECMA-376, WordprocessingML): paragraphs, headings, list items and cells of the main document."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from xml.parsers import expat

from sayso.intake.package import Package, XmlWalker
from sayso.intake.source import Line, Piece, RawBlock, RawDocument, line_of
from sayso.types import BlockKind, Offset

MEDIA_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"

# What is not, or no longer, part of the text: deletions, moves away, field codes, comments, the older twin of a drawing.
_SKIPPED = frozenset({"del", "moveFrom", "instrText", "delText", "delInstrText", "Fallback", "annotation", "rt"})
_HEADING_NAME = re.compile(r"heading ([1-9])$")
_LIST_NAME = re.compile(r"list\b")
_STYLE_CHAIN = 8
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}(?:T[0-9:.]+Z?)?$")


@dataclass(slots=True)
class _Style:
    name: str = ""
    based_on: str = ""
    outline: int | None = None


@dataclass(slots=True)
class _Paragraph:
    style: str = ""
    outline: int | None = None
    numbered: bool = False
    lines: list[Line] = field(default_factory=list)
    pieces: list[Piece] = field(default_factory=list)


@dataclass(slots=True)
class _Body:
    """Collects blocks while the walker goes through the main part."""

    part: str
    styles: dict[str, _Style]
    blocks: list[RawBlock] = field(default_factory=list)
    open: list[_Paragraph] = field(default_factory=list)
    skipping: int = 0
    cells: int = 0
    in_text: bool = False
    vanished: bool = False
    walker: XmlWalker | None = None

    def start(self, name: str, attributes: dict[str, str]) -> None:
        if self.skipping or name in _SKIPPED:
            self.skipping += 1
            return
        if name == "p":
            self.open.append(_Paragraph())
        elif name == "tc":
            self.cells += 1
        elif name == "r":
            self.vanished = False
        elif name == "vanish":
            self.vanished = attributes.get("val", "1") not in {"0", "false", "off"}
        elif name == "t":
            self.in_text = not self.vanished
        elif self.open:
            self._inside(name, attributes, self.open[-1])

    def end(self, name: str) -> None:
        if self.skipping:
            self.skipping -= 1
        elif name == "t":
            self.in_text = False
        elif name == "tc":
            self.cells -= 1
        elif name == "p" and self.open:
            self._close(self.open.pop())

    def text(self, data: str, offset: int) -> None:
        if self.in_text and not self.skipping and self.open:
            self.open[-1].pieces.append(Piece(data, Offset(offset, self.part)))

    def _inside(self, name: str, attributes: dict[str, str], paragraph: _Paragraph) -> None:
        value = attributes.get("val", "")
        if name == "pStyle":
            paragraph.style = value
        elif name == "outlineLvl":
            paragraph.outline = int(value) if value.isdigit() else None
        elif name == "numId":
            paragraph.numbered = value != "0"
        elif name in {"tab", "ptab"} and not attributes.get("pos"):
            self._sign("\t", paragraph)
        elif name in {"br", "cr"}:
            _break(paragraph)
        elif name == "noBreakHyphen":
            self._sign("\u2011", paragraph)

    def _sign(self, sign: str, paragraph: _Paragraph) -> None:
        """A character that stands as an element; its origin is the element."""
        if self.walker and not self.vanished:
            paragraph.pieces.append(Piece(sign, Offset(self.walker.offset(), self.part)))

    def _close(self, paragraph: _Paragraph) -> None:
        _break(paragraph)
        if not paragraph.lines:
            return
        kind, level = self._kind(paragraph)
        self.blocks.append(RawBlock(tuple(paragraph.lines), kind, level))

    def _kind(self, paragraph: _Paragraph) -> tuple[BlockKind | None, int]:
        level = self._level(paragraph)
        if level:
            return "heading", level
        if self.cells:
            return "cell", 0
        if paragraph.numbered or _LIST_NAME.match(self._style_name(paragraph.style)):
            return "item", 0
        return (None if len(paragraph.lines) > 1 else "paragraph"), 0

    def _level(self, paragraph: _Paragraph) -> int:
        if paragraph.outline is not None:
            return paragraph.outline + 1 if paragraph.outline < 9 else 0
        style_id = paragraph.style
        for _ in range(_STYLE_CHAIN):
            style = self.styles.get(style_id)
            name = (style.name if style and style.name else style_id).lower()
            heading = _HEADING_NAME.match(name) or re.match(r"heading([1-9])$", name)
            if heading or name == "title":
                return int(heading[1]) if heading else 1
            if style is None:
                return 0
            if style.outline is not None and style.outline < 9:
                return style.outline + 1
            style_id = style.based_on
        return 0

    def _style_name(self, style_id: str) -> str:
        style = self.styles.get(style_id)
        return style.name.lower() if style else ""


def read_docx(data: bytes, name: str) -> RawDocument:
    """Take a DOCX apart. Offsets are code points of the decoded main part.

    Raises IntakeError: ENCRYPTED, DAMAGED, LIMIT, REFUSED.
    """
    package = Package(data, name)
    part = package.main_part()
    source = package.text(part)
    if source is None:
        raise package.damaged()
    body = _Body(part, _styles(package.text("word/styles.xml")))
    body.walker = XmlWalker(body.start, body.end, body.text)
    try:
        body.walker.walk(source)
    except expat.ExpatError as error:
        raise package.damaged() from error
    core = _core(package.text("docProps/core.xml"))
    created = core.get("created", "")
    return RawDocument(
        MEDIA_TYPE,
        tuple(body.blocks),
        title=core.get("title"),
        author=core.get("creator"),
        created=created if _DAY.match(created) else None,
    )


def _break(paragraph: _Paragraph) -> None:
    line = line_of(paragraph.pieces)
    paragraph.pieces = []
    if line:
        paragraph.lines.append(line)


def _styles(source: str | None) -> dict[str, _Style]:
    """The document's paragraph styles by their id: a Russian Word calls "heading 1" by the id "1"."""
    styles: dict[str, _Style] = {}
    current = _Style()

    def start(name: str, attributes: dict[str, str]) -> None:
        nonlocal current
        value = attributes.get("val", "")
        if name == "style":
            current = styles.setdefault(attributes.get("styleId", ""), _Style())
        elif name == "name":
            current.name = value
        elif name == "basedOn":
            current.based_on = value
        elif name == "outlineLvl" and value.isdigit():
            current.outline = int(value)

    _walk_leniently(source, XmlWalker(start, lambda _: None, lambda *_: None))
    return styles


def _core(source: str | None) -> dict[str, str]:
    """The package's core properties (ECMA-376, part 2, section 11)."""
    found: dict[str, str] = {}
    current = ""

    def start(name: str, _: dict[str, str]) -> None:
        nonlocal current
        current = name

    def end(_: str) -> None:
        nonlocal current
        current = ""

    def text(data: str, _: int) -> None:
        if current:
            found[current] = found.get(current, "") + data

    _walk_leniently(source, XmlWalker(start, end, text))
    return {key: value.strip() for key, value in found.items() if value.strip()}


def _walk_leniently(source: str | None, walker: XmlWalker) -> None:
    """Side parts may be broken without harm to the text: what was read of them before stays."""
    if source is None:
        return
    try:
        walker.walk(source)
    except expat.ExpatError:
        return
