"""Dates that the words alone fix, and the statement's own date."""

from __future__ import annotations

import re

from sayso.claims.time_expressions import find_time_expressions
from sayso.resolve.times.periods import Days
from sayso.resolve.times.read import read_time
from sayso.resolve.times.told import Anchors
from sayso.types import Published, Statement

_LETTERHEAD_CHARS = 600
"""How far into a statement its dateline may stand."""
_DATELINE_CHARS = 120
"""Longest block that may be a dateline."""
_MONTH = r"(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*\.?"
_ALONE = re.compile(rf"(?:^|(\S+)\s+)({_MONTH} +\d{{1,2}})(?:st|nd|rd|th)? +(\d{{4}})(?=\s+[A-Z]|\s*$)")
"""A date without its comma before a capital: how a letterhead reads that lost line breaks and marks ("May 24 2007 Senator Ode")."""
_IN_FIGURES = re.compile(r"(?i)\b(?:for (?:immediate )?release|date):? +(\d\d?)[ /.-](\d\d?)[ /.-](\d{4})\b")
"""A date in figures behind "for immediate release", as American offices write it: month, day, year."""
_SENTENCE = re.compile(r"\b(?:was|were|is|are|has|have|had|said|will|on)\b")
_TOLD = re.compile(r"(?s)(?:.*?\b[a-z]{3,}\b){4}.*[a-z][.!?]\W*$")
"""Four words in small letters and a full stop behind one: something is told, not dated."""


def parse_date(text: str) -> Days | None:
    """Give the days of the first time in a text that its words alone fix, or None where they fix none (or an impossible one)."""
    for expression in find_time_expressions(text):
        told = read_time(expression.meaning, Anchors())
        if told.basis == "text" and told.days is not None:
            return told.days
    return None


def publication_date(statement: Statement, given: str | None = None) -> Published | None:
    """Give the statement's own date: as the user gives it, else from its dateline, else from the file's metadata.

    A dateline is a full date in the first lines, by itself there also where line breaks were lost, or by itself in the last block.
    """
    if given is not None:
        return Published(given, given, "given")
    head = statement.text[:_LETTERHEAD_CHARS]
    tail = statement.text[statement.blocks[-1].start : statement.blocks[-1].end] if statement.blocks else ""
    blocks = [statement.text[block.start : block.end] for block in statement.blocks if block.start < _LETTERHEAD_CHARS]
    for text in (
        *(block for block in blocks if _is_dateline(block)),
        *_opening_datelines(head),
        *_lone_dates(head),
        *((tail,) if _is_dateline(tail) else ()),
    ):
        days = parse_date(text)
        if days and days.is_one:
            return Published(days.earliest.isoformat(), days.latest.isoformat(), "dateline")
    if statement.created and (days := parse_date(statement.created)):
        return Published(days.earliest.isoformat(), days.latest.isoformat(), "metadata")
    return None


def _is_dateline(block: str) -> bool:
    """Tell whether a block is short enough to be a dateline and not a sentence."""
    return len(block) <= _DATELINE_CHARS and not _SENTENCE.search(block.lower()) and not _TOLD.match(block)


def _opening_datelines(head: str) -> list[str]:
    """Give "PLACE, 12 October 2015 (AGENCY) —" openings of a wire."""
    found = re.match(r"(?s).{0,300}?\n?([A-Z][^\n]{0,80}?\d{4}[^\n]{0,30}?)\s*(?:—|–|--| - )", head)
    return [found.group(1)] if found else []


def _lone_dates(head: str) -> list[str]:
    """Give the dates that stand by themselves in the letterhead of a text without line breaks."""
    found = [f"{day}, {year}" for before, day, year in _ALONE.findall(head) if not before[:1].islower()]
    return found + ["-".join((year, month.zfill(2), day.zfill(2))) for month, day, year in _IN_FIGURES.findall(head)]
