"""What a page repeats: its number, its running header and footer. They would stand in the middle of sentences."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from typing import Protocol, TypeVar

# "7", "- 7 -", "Page 7", "7 of 12", "стр. 7"
_PAGE_NUMBER = re.compile(r"\W*(?:(?:page|pg|p|стр|с)\b\W*)?\d{1,4}(?:\s*(?:of|/|из)\s*\d{1,4})?\W*", re.I)
# Lines at a page's top and foot that may be running ones.
_EDGE = 2


class _HasText(Protocol):
    @property
    def text(self) -> str: ...


PageLineT = TypeVar("PageLineT", bound=_HasText)


def drop_running_lines(pages: Sequence[Sequence[PageLineT]]) -> tuple[list[list[PageLineT]], int]:
    """The pages without page numbers and repeated edge lines, and how many lines were dropped.

    A line repeated at the edge of at least half of the pages (two at least), but for its figures, is a running one; its first
    occurrence stays, for a letterhead names the issuer.
    """
    filled = [page for page in pages if page]
    counts = Counter(key for page in filled for key in {_key(line.text) for _, line in _edges(page)})
    running = {key for key, count in counts.items() if key and count >= max(2, len(filled) / 2)}
    seen: set[str] = set()
    kept: list[list[PageLineT]] = []
    for page in pages:
        dropped: set[int] = set()
        for i, line in _edges(page):
            key = _key(line.text)
            if _is_page_number(line.text, len(filled)) or (key in running and key in seen):
                dropped.add(i)
            seen.add(key)
        kept.append([line for i, line in enumerate(page) if i not in dropped])
    if not any(kept):
        return [list(page) for page in pages], 0
    return kept, sum(map(len, pages)) - sum(map(len, kept))


def _edges(page: Sequence[PageLineT]) -> list[tuple[int, PageLineT]]:
    """The first and last lines of a page, outermost first at the foot."""
    count = len(page)
    indexes = sorted({*range(min(_EDGE, count)), *range(max(0, count - _EDGE), count)})
    return [(i, page[i]) for i in indexes]


def _is_page_number(text: str, pages: int) -> bool:
    # On a single page a bare figure at the edge may be the year of a date line; four digits are a year more often than a page.
    text = text.strip()
    return bool(_PAGE_NUMBER.fullmatch(text)) and (pages > 1 or not text.isdigit()) and not re.search(r"\d{4}", text)


def _key(text: str) -> str:
    return re.sub(r"\d+", "#", " ".join(text.casefold().split()))
