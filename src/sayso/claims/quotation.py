"""Quotations: pairing the quotation marks of a statement, paragraph by paragraph.

A quotation that runs on over paragraphs is reopened at the head of each and closed only at the last; some leave the reopening
out. A mark without its partner is dropped, and nothing else with it: the text that it would have quoted is read as ordinary text.
One pass, linear in tokens.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from sayso.claims.syntax import PUNCTUATION, Syntax
from sayso.types import Block

Range = tuple[int, int]

RUN_ON = 6
"""Most paragraphs without a mark at their head over which the closing mark of a quotation is looked for."""

FAMILY = {
    '"': "double", "“": "double", "”": "double", "„": "double", "``": "double", "''": "double", "‟": "double",
    "«": "guillemet", "»": "guillemet",
    "'": "single", "‘": "single", "’": "single", "‚": "single", "`": "single", "‹": "single", "›": "single",
}  # fmt: skip
OPENERS = frozenset({"“", "„", "``", "«", "‘", "‚", "‹", "`"})
CLOSERS = frozenset({"”", "''", "»", "’", "›"})
_BEFORE_OPENER = frozenset("([{-–—/") | OPENERS
_CLAUSE_ENDS = frozenset({",", ".", "?", "!", "…", "...", "-", "–", "—"})


@dataclass(frozen=True, slots=True)
class Quotation:
    """A quotation, marks included: one token range (both ends included) per paragraph that it runs through.

    `closed` is False where the last mark is missing and the quotation was read to the end of its paragraph.
    """

    pieces: tuple[Range, ...]
    closed: bool = True

    @property
    def first(self) -> int:
        """Give the token of the opening mark."""
        return self.pieces[0][0]

    @property
    def last(self) -> int:
        """Give the last token: the closing mark, where there is one."""
        return self.pieces[-1][1]


@dataclass(slots=True)
class _Open:
    """A mark that waits for its partner; `pieces` are the paragraphs already run through."""

    family: str
    token: int
    pieces: list[Range] = field(default_factory=list)


def paragraphs(syntax: Syntax, blocks: Sequence[Block]) -> list[Range]:
    """Give the token range of every block that holds tokens; tokens outside any block go with the block before them."""
    if not len(syntax):
        return []
    starts, token = [0], 0
    for block in blocks:
        while token < len(syntax) and syntax.start[token] < block.start:
            token += 1
        if token < len(syntax) and token != starts[-1]:
            starts.append(token)
    return [(first, after - 1) for first, after in zip(starts, [*starts[1:], len(syntax)], strict=True)]


def find_quotations(syntax: Syntax, ranges: Sequence[Range]) -> list[Quotation]:
    """Give the quotations in text order. `ranges` are the paragraphs' token ranges (see `paragraphs`)."""
    found: list[Quotation] = []
    running: _Open | None = None
    for number, (first, last) in enumerate(ranges):
        waiting = [running] if running else []
        begin = first
        if running:
            running.token, begin = first, first + (syntax.words[first] in FAMILY)
        for token in range(begin, last + 1):
            if syntax.words[token] in FAMILY:
                _pair(syntax, token, waiting, found)
        running = _carry(syntax, waiting, last, ranges[number + 1 : number + 1 + RUN_ON], found)
    return sorted(found, key=lambda quotation: (quotation.first, -quotation.last))


def _pair(syntax: Syntax, token: int, waiting: list[_Open], found: list[Quotation]) -> None:
    """Let one mark close the nearest open one of its family, or open a quotation, or be stray."""
    family = FAMILY[syntax.words[token]]
    if family == "single" and syntax.tag[token] == "POS":
        return
    place = next(
        (index for index in range(len(waiting) - 1, max(-1, len(waiting) - 4), -1) if waiting[index].family == family), None
    )
    if _opens(syntax, token, None if place is None else waiting[place]):
        if place is not None:
            del waiting[place:]  # the earlier mark never found its partner: it alone is lost
        waiting.append(_Open(family, token))
    elif place is not None:
        opened = waiting[place]
        del waiting[place:]
        if token > opened.token + 1:
            found.append(Quotation((*opened.pieces, (opened.token, token))))


def _opens(syntax: Syntax, token: int, opened: _Open | None) -> bool:
    """Decide by its shape, its spaces and what is open whether a mark opens a quotation."""
    word = syntax.words[token]
    before = syntax.words[token - 1] if token else ""
    after = syntax.words[token + 1] if token + 1 < len(syntax) else " "
    spaced_before = token == 0 or syntax.start[token] > syntax.end[token - 1] or before.isspace() or before in _BEFORE_OPENER
    spaced_after = after.isspace() or syntax.start[token + 1] > syntax.end[token]
    if opened is not None:
        if word in CLOSERS or (word == "“" and syntax.words[opened.token] == "„"):
            return False
        misplaced_space = before in _CLAUSE_ENDS and after[:1].islower()
        return word in OPENERS or (spaced_before and not spaced_after and not misplaced_space)
    if word in OPENERS:
        return True
    return spaced_before and (not spaced_after or word == '"')


def _carry(syntax: Syntax, waiting: list[_Open], last: int, following: Sequence[Range], found: list[Quotation]) -> _Open | None:
    """At a paragraph's end, carry the open quotation into the next paragraph, or settle it."""
    outer = next((opened for opened in waiting if opened.family != "single"), None)
    if outer is None:
        return None
    while last > outer.token and syntax.words[last].isspace():
        last -= 1
    pieces = [*outer.pieces, (outer.token, last)]
    reopened = following and FAMILY.get(syntax.words[following[0][0]]) == outer.family
    if reopened and syntax.words[following[0][0]] not in CLOSERS:
        return _Open(outer.family, outer.token, pieces)
    if outer.family == "double" and _opens_paragraph(syntax, pieces[0][0]) and _is_closed_in(syntax, following):
        return _Open(outer.family, outer.token, pieces)
    introduced = outer.token > 0 and syntax.words[outer.token - 1] in {":", ","}
    if (introduced or outer.pieces) and last > outer.token:
        found.append(Quotation(tuple(pieces), closed=False))
    return None


def _opens_paragraph(syntax: Syntax, mark: int) -> bool:
    """Tell whether a mark stands at the head of its paragraph, or behind the colon that announces a quotation."""
    return mark == 0 or syntax.pos[mark - 1] == "SPACE" or syntax.words[mark - 1] == ":"


def _is_closed_in(syntax: Syntax, following: Sequence[Range]) -> bool:
    """Tell whether the first double mark of the next paragraphs closes: it ends its paragraph, right behind a word or a stop."""
    for first, last in following:
        for token in range(first, last + 1):
            if FAMILY.get(syntax.words[token]) == "double":
                glued = token > first and syntax.start[token] == syntax.end[token - 1]
                return glued and all(syntax.pos[after] in PUNCTUATION for after in range(token + 1, last + 1))
    return False
