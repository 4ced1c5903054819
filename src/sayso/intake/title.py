"""A statement's title: the first heading that says what it is about, as words of the reading text."""

from __future__ import annotations

import re
from collections.abc import Sequence

from sayso.intake.lexicon import words
from sayso.intake.masthead import find_masthead
from sayso.intake.source import RawBlock
from sayso.types import Block, Span

# Not looked for further down: a title stands at the top.
_BLOCKS = 25
_TITLE_CHARS = 300
# A letterhead and a date line may stand before the title, paragraphs not.
_BODY_BEFORE = 400
_NO_LEVEL = 9
_SITE = re.compile(r"\s+[|\-–—»:·]\s+")


def find_title(text: str, blocks: Sequence[Block], raw: Sequence[RawBlock], hint: str | None) -> Span | None:
    """The title's span, None if the text shows none.

    `hint` is what the file's metadata calls it; it counts only where the top of the text holds the same words. Otherwise the
    heading of the highest level is taken, the first of those, unless it only names a kind of document ("Press Release"). In a text
    without levels a masthead or the name of a body is the title only where no other heading stands.
    """
    top = list(zip(blocks, raw, strict=True))[:_BLOCKS]
    hinted = _hinted(text, [block for block, _ in top], hint)
    if hinted:
        return hinted
    headings = _headings(text, top)
    if not headings:
        return None
    best = min(level for level, _ in headings)
    candidates = [block for level, block in headings if level == best]
    chosen = candidates[0]
    if best == _NO_LEVEL:
        masthead = find_masthead(text, [block for block, _ in top])
        over = masthead.start if masthead else None
        chosen = next((block for block in candidates if block.start != over and not _is_letterhead(text, block)), chosen)
        below = candidates[candidates.index(chosen) + 1 :]
        if below and _is_label(text, chosen) and below[0].start <= chosen.end + 2:
            chosen = below[0] if not _is_letterhead(text, below[0]) else next(iter(below[1:2]), chosen)
    return _trimmed(text, chosen.start, chosen.end)


def _is_letterhead(text: str, block: Block) -> bool:
    """The name of a body: at most five words up to a noun such as "service", then nothing or "of …"."""
    found = re.findall(r"[\w'’]+", text[block.start : block.end].casefold())
    if found[:1] == ["of"]:
        return True
    for i, word in enumerate(found[:6]):
        if word in words("organisation_words") and (i + 1 == len(found) or found[i + 1] in {"of", "for", "on"}):
            return True
    return False


def _headings(text: str, top: Sequence[tuple[Block, RawBlock]]) -> list[tuple[int, Block]]:
    """The headings that could be the title, with their levels. Past the first paragraphs only the file's own word counts."""
    found: list[tuple[int, Block]] = []
    body = 0
    for block, part in top:
        if block.kind != "heading":
            body += block.end - block.start
        elif _says_something(text, block) and (part.level or body <= _BODY_BEFORE):
            found.append((part.level or _NO_LEVEL, block))
    return found


def _is_label(text: str, block: Block) -> bool:
    """One or two words, such as a name under "Contact": a longer heading right below says more."""
    return len(text[block.start : block.end].split()) <= 2


def _hinted(text: str, top: Sequence[Block], hint: str | None) -> Span | None:
    if not hint or len(hint) > _TITLE_CHARS:
        return None
    hint = " ".join(hint.split())
    # "Title | Site" and "Site - Title": the longest part that the text holds.
    for wanted in [hint, *sorted(_SITE.split(hint), key=len, reverse=True)]:
        if len(wanted.split()) < 2:
            continue
        for block in top:
            at = text.find(wanted, block.start, block.end)
            found = Block(at, at + len(wanted), "heading")
            # Inside a long paragraph the same words are no title.
            if at >= 0 and block.end - block.start <= 2 * len(wanted) and _says_something(text, found):
                return Span(at, at + len(wanted), wanted)
    return None


def _says_something(text: str, block: Block) -> bool:
    letters = re.findall(r"[^\W\d_]+", text[block.start : block.end].casefold())
    if sum(map(len, letters)) < 4 or block.end - block.start > _TITLE_CHARS:
        return False
    generic = words("generic_headings")
    wordings = [word for word in letters if word not in words("date_words")]
    return bool(wordings) and " ".join(wordings) not in generic


def _trimmed(text: str, start: int, end: int) -> Span:
    """Without the marks that Markdown puts before a heading."""
    mark = re.match(r"#{1,6}[ \t]+", text[start:end])
    start += mark.end() if mark else 0
    return Span(start, end, text[start:end])
