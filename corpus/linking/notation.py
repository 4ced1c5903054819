"""Reading the sheets of links; they quote the text and are kept outside the repository.

    # doc: senate:Senator/01Jan2006Senator1.txt
    # annotator: A
    # hash: sha256:…
    [3]
    L purpose c4 -> c5 | to
    L result c7 -> c9 | -
    L cause c14 -> c15 | prevented ~2 | negative habitual

A link names two claims as `links-show` prints them, its cue (`-` where no words say so), and its marks. The segment is the cue's.
A file may hold several sheets, each from its `# doc:` on. `corpus.lookup` says how words are written. Every problem of a sheet is
collected; a sheet with any yields no annotation.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import cast

from corpus.linking.rules import problems, warnings
from corpus.linking.scheme import MARKS, RELATIONS, GoldLink, GoldLinks
from corpus.load import AnnotatedText
from corpus.lookup import LineError
from corpus.page import Headers, LayerSheet, Page, headers, read_into
from sayso.types import LinkRelation

HEADERS = ("doc", "annotator", "hash")
_LINK = re.compile(r"(\w+)\s+(\w+)\s*->\s*(\w+)\s*\|\s*([^|]*[^|\s])\s*(?:\|\s*([^|]*[^|\s])\s*)?$")


@dataclass(slots=True)
class _Page(Page):
    """What has been read of a sheet so far."""

    links: list[GoldLink] = field(default_factory=list)


def read_links(sheet: str, of: AnnotatedText) -> LayerSheet[GoldLinks]:
    """Read a sheet over its document, whose annotated claims the links join."""
    page = _Page(of.text, of.gold.segments)
    read_into(page, sheet, _LINES)
    head = headers(sheet, HEADERS)
    page.check_headers(head, HEADERS)
    gold = _gold(head, page, of)
    errors = page.errors + page.note_problems(problems(page.text, gold, of.gold))
    noted = tuple(page.note_problems(warnings(gold)))
    return LayerSheet(None if errors else gold, tuple(sorted(errors, key=lambda note: note.line)), noted)


def _gold(head: Headers, page: _Page, of: AnnotatedText) -> GoldLinks:
    return GoldLinks(of.gold.id, of.gold.hash, of.gold.split, head.get("annotator", (1, ""))[1], tuple(page.links))


def _read_link(page: _Page, rest: str) -> None:
    match = _LINK.match(rest)
    if match is None:
        raise LineError("this is not a link", "write 'L cause c1 -> c2 | words', or - for the words")
    relation, from_, to, cue, marked = match.groups()
    if relation not in RELATIONS:
        raise LineError(f"{relation!r} is not a relation", f"use one of: {', '.join(RELATIONS)}")
    marks = (marked or "").split()
    for mark in marks:
        if mark not in MARKS:
            raise LineError(f"{mark!r} is not a mark", f"use {', '.join(MARKS)}")
    page.links.append(
        GoldLink(
            from_=from_,
            to=to,
            relation=cast(LinkRelation, relation),
            cue=None if cue == "-" else page.span(cue),
            polarity="negative" if "negative" in marks else "positive",
            habitual="habitual" in marks,
            conditional="conditional" in marks,
        )
    )
    page.note_line("link")


_LINES: dict[str, Callable[[_Page, str], None]] = {"L": _read_link}
