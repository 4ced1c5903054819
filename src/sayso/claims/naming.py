"""How names stand in the lines around a statement: of a body, a person, an office holder; and which lines hold none."""

from __future__ import annotations

import re

from sayso.claims.quotation import find_quotations, paragraphs
from sayso.claims.syntax import Syntax
from sayso.types import Block, Statement

EDGE = 8
"""How many blocks at either end of a statement may be letterhead or signature."""

SHORT = 90
"""Longest letterhead or signature line, in characters."""

WORD = r"[A-Z][\w.'’-]*"
NAME = rf"{WORD}(?:[ ]{{1,3}}(?:{WORD}|of|the|for|and|in|on|de|al|ut|ul|bin|von|van|&)){{0,12}}"
PERSON = rf"{WORD}(?:[ ]{{1,3}}(?:{WORD}|de|al|bin|von|van)){{1,4}}"
TITLE = (
    r"(?:U\.?[ ]?S\.?[ ]+)?(?:Senator|Sen\.|Congressman|Congresswoman|Representative|Rep\.|Governor|Gov\.|Minister|Ambassador|"
    r"Mayor|President|Chairman|Chairwoman|Deputy|MP)"
)
BODY = (
    r"(?i:\b(?:ministry|office|department|committee|embassy|party|union|council|agency|service|centre|center|association|movement|front|"
    r"organi[sz]ation|commission|administration|headquarters|command|secretariat|federation|foundation|institute|bureau|league|"
    r"coalition|alliance|network|society|assembly|directorate|ombudsman|prosecutor|court|mission|delegation|senator|congress\w*)\b)"
)
_NOT_A_NAME = re.compile(r"(?i)@|https?:|www\.|\btel\b|\bphone\b|\bfax\b|\bcontact\b|^\W*$|\d{3}|^#|^-?30-?$|\bimmediate release\b")


def short_line(statement: Statement, block: Block) -> str | None:
    """Give the block's words where they may be a name alone: short, with no address, number or contact in them; else None."""
    line = statement.text[block.start : block.end]
    return line if len(line) <= SHORT and not _NOT_A_NAME.search(line) else None


def tokens_in(syntax: Syntax, block: Block) -> range:
    """Give the tokens that stand in the block."""
    low, high = 0, len(syntax)
    while low < high:
        middle = (low + high) // 2
        low, high = (middle + 1, high) if syntax.start[middle] < block.start else (low, middle)
    after = low
    while after < len(syntax) and syntax.end[after] <= block.end:
        after += 1
    return range(low, after)


def quoted_tokens(syntax: Syntax, statement: Statement) -> set[int]:
    """Give the tokens "we", "our" and "I" that stand in quotations."""
    ranges = paragraphs(syntax, statement.blocks)
    return {
        token
        for quotation in find_quotations(syntax, ranges)
        for first, last in quotation.pieces
        for token in range(first, last + 1)
        if syntax.lower[token] in {"we", "i", "our"}
    }
