"""Who wrote or sent a statement, by the lines that say so: bylines, agencies in datelines, "Issued by"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from sayso.claims.naming import BODY, EDGE, NAME, PERSON, SHORT, WORD, short_line
from sayso.types import Statement

_ISSUED_BY = re.compile(
    rf"^(?i:(?:from|sender|source|issuer):|(?:issued|released|published)[ ]by:?)[ ]+(?i:the[ ])?(?P<name>{NAME})\.?$"
)
_BYLINE = re.compile(rf"^(?i:by|from|author:)[ ]+(?P<name>{PERSON}|{WORD}[ ]{WORD})\s*(?:,[ ](?P<body>{NAME})|,.*)?$")
_PERSON_AND_ROLE = re.compile(rf"^(?P<name>{PERSON}),[ ][a-z][^.!?]*$")
_DATELINE = re.compile(rf"^[A-Z][\w .'’/-]{{1,40}}(?:,[^(\n—–]{{1,40}})?\s?\((?P<name>{NAME})\)\s?(?:[-–—]|--)")
_DATELINE_SLASHED = re.compile(rf"^[A-Z][\w .'’-]{{1,40}}(?:,[^(/\n—–]{{1,40}})?\s?/(?P<name>{NAME})/\s?(?:[-–—]|--)")
_AGENCY_FIRST = re.compile(
    r"^[(/](?P<name>[A-Z0-9][\w.]{1,24}(?:[ ][A-Z][\w.]{1,24})?)[)/][ ](?:[-–—]+[ ])?"
    r"[A-Z][\w .'’-]{1,40}(?:,[^(/\n—–]{1,40})?\s?(?:[-–—:]|--)[ ]"
)
_DATELINE_DASHED = re.compile(
    r"^[A-Z][\w .,'’]{1,40}[ ][-–—]{1,2}[ ](?P<name>[A-Z0-9][\w.]{1,24}(?:[ ][A-Z][\w.]{1,24})?)[ ][-–—]{1,2}[ ]"
)
_DATELINES = (_DATELINE, _DATELINE_SLASHED, _DATELINE_DASHED, _AGENCY_FIRST)


def issued_by(statement: Statement) -> Iterator[tuple[int, int]]:
    """Read a line at either end that names the sender: "From: Council of the South", "Issued by the Strike Committee"."""
    for block in (*statement.blocks[:EDGE], *statement.blocks[EDGE:][-EDGE:]):
        sent = _ISSUED_BY.match(short_line(statement, block) or "")
        if sent is not None:
            yield block.start + sent.start("name"), block.start + sent.end("name")


def agencies(statement: Statement) -> Iterator[tuple[int, int]]:
    """Read the agency of a byline ("By Ann Lee, Oka News Service") or of a dateline ("BISHKEK, Oct 12 (Agency) —")."""
    for block in statement.blocks[:EDGE]:
        line = statement.text[block.start : min(block.end, block.start + 200)]
        byline = _BYLINE.match(line) if len(line) <= SHORT else None
        if byline is not None and byline["body"] and re.search(BODY, byline["body"]):
            yield block.start + byline.start("body"), block.start + byline.end("body")
            return
        found = next((found for rule in _DATELINES if (found := rule.match(line))), None)
        if found is not None:
            yield block.start + found.start("name"), block.start + found.end("name")
            return


def bylines(statement: Statement) -> Iterator[tuple[int, int]]:
    """Read "By Ann Lee", or below a title "Ann Lee, member of parliament"."""
    for block in statement.blocks[:EDGE]:
        line = statement.text[block.start : min(block.end, block.start + 200)]
        if len(line) > SHORT or line.endswith("."):
            continue
        found = _BYLINE.match(line) or (_PERSON_AND_ROLE.match(line) if block.start > 0 else None)
        if found is not None:
            yield block.start + found.start("name"), block.start + found.end("name")
            return
