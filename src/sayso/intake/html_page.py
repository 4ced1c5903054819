"""A web page's own words: blocks and headings, without scripts, menus and what is hidden."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, field

from sayso.intake.html_tokens import Tag, Text, pieces, tokens
from sayso.intake.source import Line, Piece, RawBlock, RawDocument, line_of
from sayso.limits import MAX_HTML_DEPTH
from sayso.types import BlockKind, Warning_

_HEADINGS = {"h1": 1, "h2": 2, "h3": 3, "h4": 4, "h5": 5, "h6": 6}
_BLOCK_TAGS = frozenset(
    {
        "address", "article", "aside", "blockquote", "body", "caption", "center", "dd", "details", "dialog", "dir", "div",
        "dl", "dt", "fieldset", "figcaption", "figure", "footer", "form", "h1", "h2", "h3", "h4", "h5", "h6", "header",
        "hgroup", "hr", "html", "legend", "li", "main", "menu", "nav", "ol", "p", "pre", "section", "summary", "table",
        "tbody", "td", "tfoot", "th", "thead", "tr", "ul",
    }
)  # fmt: skip
_VOID = frozenset(
    {
        "area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param", "source", "track", "wbr",
    }
)  # fmt: skip
_NEVER_SHOWN = frozenset(
    {
        "script", "style", "template", "noscript", "svg", "math", "canvas", "audio", "video", "object", "iframe", "noembed",
        "noframes", "select", "option", "button", "textarea", "datalist", "head", "title",
    }
)  # fmt: skip
# Around the statement, not of it. A form may wrap a whole page, so it is given up last.
_AROUND = frozenset({"nav", "aside", "footer", "header", "menu"})
_AROUND_ROLES = frozenset({"navigation", "banner", "complementary", "contentinfo", "search", "menu", "menubar"})
_CLOSED_BY_NEXT = {
    "li": {"li"},
    "td": {"td", "th", "tr"},
    "th": {"td", "th", "tr"},
    "tr": {"tr"},
    "dt": {"dt", "dd"},
    "dd": {"dt", "dd"},
}
_HIDING_STYLE = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.I)
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}(?:[T ]\d{2}:\d{2}[0-9:.]*(?:Z|[+-]\d{2}:?\d{2})?)?")
_AUTHOR_KEYS = ("author", "article:author", "dc.creator", "dcterms.creator")
_DATE_KEYS = ("article:published_time", "date", "dc.date", "dcterms.created", "datepublished", "pubdate")
_TITLE_KEYS = ("og:title", "dc.title")
# A part of the page counts as the statement if it holds this many characters, or this share of all.
_ENOUGH_CHARS = 200
_ENOUGH_SHARE = 0.25
_CELL_CHARS = 300


@dataclass(frozen=True, slots=True)
class _Element:
    name: str
    hidden: bool
    around: bool
    inside: bool
    form: bool
    pre: bool


@dataclass(frozen=True, slots=True)
class _Found:
    """A block and where on the page it stood."""

    block: RawBlock
    around: bool
    inside: bool
    form: bool

    @property
    def size(self) -> int:
        return sum(len(line.text) for line in self.block.lines)


_ROOT = _Element("", hidden=False, around=False, inside=False, form=False, pre=False)


@dataclass(slots=True)
class _Reader:
    """Walks the tokens with the stack of open elements."""

    source: str
    stack: list[_Element] = field(default_factory=lambda: [_ROOT])
    open_names: Counter[str] = field(default_factory=Counter)
    found: list[_Found] = field(default_factory=list)
    lines: list[Line] = field(default_factory=list)
    line: list[Piece] = field(default_factory=list)
    gap: int = 0
    meta: dict[str, str] = field(default_factory=dict)
    too_deep: int = 0
    in_title: bool = False
    skip_text: bool = False

    def read(self) -> None:
        for token in tokens(self.source):
            if isinstance(token, Text):
                self._text(token)
            elif token.closing:
                self._close(token.name)
            else:
                self._open(token)
        self._flush()

    def _text(self, token: Text) -> None:
        if self.in_title:
            self.meta.setdefault("title", " ".join("".join(piece.text for piece in pieces(self.source, token)).split()))
        if self.stack[-1].hidden or self.skip_text:
            self.skip_text = False
            return
        if not self.stack[-1].pre:
            self.line.extend(pieces(self.source, token))
            return
        for piece in pieces(self.source, token):
            self._pre(piece)

    def _pre(self, piece: Piece) -> None:
        at = 0
        for found in re.finditer(r"\r\n|\r|\n", piece.text):
            self.line.append(piece.cut(at, found.start()))
            self._break_line()
            at = found.end()
        self.line.append(piece.cut(at, len(piece.text)))

    def _open(self, tag: Tag) -> None:
        name = tag.name
        self._note_metadata(tag)
        if name == "br":
            self._break_line()
            return
        if name in _BLOCK_TAGS:
            self._flush()
            self._close_implied(name)
        if name in _VOID:
            return
        self.in_title = name == "title" and self.open_names["svg"] == 0
        if len(self.stack) > MAX_HTML_DEPTH:
            self.too_deep += 1
            self.skip_text = name in _NEVER_SHOWN
            return
        self.stack.append(_element(tag, self.stack[-1]))
        self.open_names[name] += 1

    def _close(self, name: str) -> None:
        self.in_title = False
        if name in _BLOCK_TAGS:
            self._flush()
        if not self.open_names[name]:
            return
        while len(self.stack) > 1:
            element = self.stack.pop()
            self.open_names[element.name] -= 1
            if element.name == name:
                return

    def _close_implied(self, name: str) -> None:
        """A block ends the paragraph before it, a list item or cell the one before it."""
        top = self.stack[-1].name
        if len(self.stack) > 1 and (top == "p" or name in _CLOSED_BY_NEXT.get(top, ())):
            self.open_names[self.stack.pop().name] -= 1
        if name == "body":  # an unclosed head hides nothing
            while len(self.stack) > 1 and self.stack[-1].name != "html":
                self.open_names[self.stack.pop().name] -= 1

    def _break_line(self) -> None:
        line = line_of(self.line, gap=self.gap)
        self.line = []
        if line:
            self.lines.append(line)
        self.gap = 0 if line else self.gap + 1

    def _flush(self) -> None:
        self._break_line()
        self.gap = 0
        if not self.lines:
            return
        element = self.stack[-1]
        lines, self.lines = tuple(self.lines), []
        kind, level = self._kind(lines)
        self.found.append(_Found(RawBlock(lines, kind, level), element.around, element.inside, element.form))

    def _kind(self, lines: tuple[Line, ...]) -> tuple[BlockKind | None, int]:
        """What the innermost block element around the text makes it; None leaves several lines to the layout."""
        for element in reversed(self.stack):
            if element.name in _HEADINGS:
                return "heading", _HEADINGS[element.name]
            if element.name == "li":
                return "item", 0
            if element.name in {"td", "th"}:
                short = sum(len(line.text) for line in lines) <= _CELL_CHARS
                return ("cell", 0) if short else (_paragraph(lines), 0)
            if element.name in _BLOCK_TAGS:
                break
        return _paragraph(lines), 0

    def _note_metadata(self, tag: Tag) -> None:
        if tag.name == "meta":
            key = tag.attributes.get("property") or tag.attributes.get("name") or tag.attributes.get("itemprop") or ""
            content = " ".join(tag.attributes.get("content", "").split())
            if key and content:
                self.meta.setdefault(key.strip().lower(), content)
        elif tag.name == "time" and tag.attributes.get("datetime") and not self.stack[-1].around:
            self.meta.setdefault("time", tag.attributes["datetime"].strip())


def read_html(source: str, warnings: tuple[Warning_, ...] = ()) -> RawDocument:
    """Take a decoded page apart. Offsets are code points of `source`; a character reference is one run at its `&`."""
    reader = _Reader(source)
    reader.read()
    if reader.too_deep:
        message = f"Elements more than {MAX_HTML_DEPTH} deep were read as if they were at that depth."
        warnings = (*warnings, Warning_("TOO_DEEP", message))
    blocks = tuple(found.block for found in _statement_part(reader.found))
    return RawDocument(
        "text/html",
        blocks,
        title=_first(reader.meta, ("title", *_TITLE_KEYS)),
        author=_author(reader.meta),
        created=_created(reader.meta),
        warnings=warnings,
    )


def _element(tag: Tag, parent: _Element) -> _Element:
    attributes = tag.attributes
    hidden = (
        tag.name in _NEVER_SHOWN
        or "hidden" in attributes
        or attributes.get("aria-hidden", "").lower() == "true"
        or bool(_HIDING_STYLE.search(attributes.get("style", "")[:1000]))
    )
    inside = parent.inside or tag.name in {"article", "main"} or attributes.get("role") == "main"
    # An article's own header holds its headline.
    around = (tag.name in _AROUND and not (tag.name == "header" and inside)) or attributes.get("role") in _AROUND_ROLES
    return _Element(
        tag.name,
        hidden=parent.hidden or hidden,
        around=parent.around or around,
        inside=inside,
        form=parent.form or tag.name == "form",
        pre=parent.pre or tag.name == "pre",
    )


def _paragraph(lines: tuple[Line, ...]) -> BlockKind | None:
    return "paragraph" if len(lines) == 1 else None


def _statement_part(found: list[_Found]) -> list[_Found]:
    """The smallest part of the page that is large enough to be the statement."""
    whole = sum(one.size for one in found)
    plain = [one for one in found if not one.around and not one.form]
    article = [one for one in plain if one.inside]
    if article and not any(one.block.kind == "heading" for one in article):
        article = [one for one in found if one.block.level == 1][:1] + article
    candidates = (article, plain, [one for one in found if not one.around], [one for one in found if not one.form])
    for part in candidates:
        size = sum(one.size for one in part)
        if size >= _ENOUGH_CHARS or size >= _ENOUGH_SHARE * whole > 0:
            return part
    return found


def _first(meta: dict[str, str], keys: tuple[str, ...]) -> str | None:
    return next((meta[key] for key in keys if meta.get(key)), None)


def _author(meta: dict[str, str]) -> str | None:
    author = _first(meta, _AUTHOR_KEYS)
    return None if author is None or author.startswith(("http:", "https:")) else author


def _created(meta: dict[str, str]) -> str | None:
    """An ISO 8601 day or time; a date in words is left to those who read the text."""
    for key in (*_DATE_KEYS, "time"):
        found = _DAY.match(meta.get(key, ""))
        if found:
            return found[0]
    return None
