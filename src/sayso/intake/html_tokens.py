"""HTML cut into tags and text with their offsets, in one pass and linear time on any input.

The standard library's parser searches a broken page again for every `<` in it, and gives no offsets of character references.
Follows the tokenisation of the HTML standard (WHATWG, section 13.2.5) as far as text extraction needs it.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from dataclasses import dataclass
from html.entities import html5
from itertools import chain

from sayso.intake.source import Piece
from sayso.types import Offset

# Any other "<" is text.
_MARKUP = re.compile(r"<(?=[a-zA-Z!?/])")
_TAG_NAME = re.compile(r"[a-zA-Z][^\s/>]*")
_ATTRIBUTE = re.compile(r"""[\s/]*(?:([^\s=>/"'][^\s=>/]*)(?:\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s>]*)))?|[^\s>/])""")
_REFERENCE = re.compile(r"&(?:#[0-9]{1,7};?|#[xX][0-9a-fA-F]{1,6};?|[a-zA-Z][a-zA-Z0-9]{1,31};?)")
# Elements whose inside is not markup (standard, 13.2.5.1).
_RAW_TEXT = frozenset({"script", "style", "textarea", "title", "xmp", "iframe", "noembed", "noframes"})


@dataclass(frozen=True, slots=True)
class Tag:
    """A start tag, or with `closing` an end tag; names in lower case."""

    name: str
    closing: bool
    attributes: dict[str, str]


@dataclass(frozen=True, slots=True)
class Text:
    """A stretch of text between tags, `[start, end)` of the source."""

    start: int
    end: int


def tokens(source: str) -> Iterator[Tag | Text]:
    """The page's tags and texts, in order; comments, declarations and instructions are passed over."""
    at = 0
    while at < len(source):
        found = _MARKUP.search(source, at)
        opening = found.start() if found else len(source)
        if opening > at:
            yield Text(at, opening)
        if not found:
            return
        token, at = _markup(source, opening)
        if token is not None:
            yield token
        if isinstance(token, Tag) and token.name in _RAW_TEXT and not token.closing:
            end = _raw_end(source, token.name, at)
            yield Text(at, end)
            at = end


def pieces(source: str, text: Text) -> Iterator[Piece]:
    """The text with character references resolved, each a piece of its own at the offset of its `&`."""
    at = text.start
    for found in chain(_REFERENCE.finditer(source, text.start, text.end), (None,)):
        end = found.start() if found else text.end
        if found:
            meant = _resolve(found[0])
            if meant is None:
                continue
            if end > at:
                yield Piece(source[at:end], Offset(at))
            # A reference may stand for two characters; both came from it.
            for character in meant:
                yield Piece(character, Offset(end))
            at = found.end()
        elif end > at:
            yield Piece(source[at:end], Offset(at))


def _markup(source: str, at: int) -> tuple[Tag | None, int]:
    """The tag at the `<` at `at`, None for what is passed over, and where it ends."""
    if source.startswith("<!--", at):
        end = source.find("-->", at + 4)
        return None, len(source) if end < 0 else end + 3
    closing = source.startswith("/", at + 1)
    name = _TAG_NAME.match(source, at + 1 + closing)
    if name:
        return _tag(source, name, closing)
    end = source.find(">", at)
    return None, len(source) if end < 0 else end + 1


def _tag(source: str, name: re.Match[str], closing: bool) -> tuple[Tag | None, int]:
    attributes: dict[str, str] = {}
    at = name.end()
    while at < len(source):
        found = _ATTRIBUTE.match(source, at)
        if not found or found.end() == at:
            break
        at = found.end()
        if found[1]:
            value = next((group for group in found.group(2, 3, 4) if group is not None), "")
            attributes.setdefault(found[1].lower(), value)
    end = source.find(">", at)
    if end < 0:
        return None, len(source)
    return Tag(name[0].lower(), closing, {key: unescape(value) for key, value in attributes.items()}), end + 1


def unescape(value: str) -> str:
    """An attribute's value with its references resolved; long ones, which only an attack has, as they stand."""
    return html.unescape(value) if len(value) < 2000 and "&" in value else value


def _raw_end(source: str, name: str, at: int) -> int:
    found = re.compile(f"</{re.escape(name)}(?=[\\s/>])", re.I).search(source, at)
    return found.start() if found else len(source)


def _resolve(reference: str) -> str | None:
    if reference[1] != "#" and reference[1:] not in html5:
        return None
    meant = html.unescape(reference)
    return meant if meant and meant != reference else None
