"""Dates that the words alone fix, and the statement's own date."""

from __future__ import annotations

import re

from sayso.claims.time_expressions import find_time_expressions
from sayso.resolve.datelines import LETTERHEAD_CHARS, dates_a_happening, dates_beside, with_fixed_figures
from sayso.resolve.times.periods import Day, Days
from sayso.resolve.times.read import read_time
from sayso.resolve.times.told import Anchors
from sayso.types import Published, Statement

_DATELINE_CHARS = 120
"""Longest block that may be a dateline."""
_MONTH = r"(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*\.?"
_ALONE = re.compile(rf"(?:^|(\S+)\s+)({_MONTH} +\d{{1,2}})(?:st|nd|rd|th)? +(\d{{4}})(?=\s+[A-Z]|\s*$)")
"""A date without its comma before a capital: how a letterhead reads that lost line breaks and marks ("May 24 2007 Senator Ode")."""
_IN_FIGURES = re.compile(
    r"(?i)\b(?:for (?:immediate )?release:? +(\d\d?)[ /.-](\d\d?)|date:? +(\d\d?)[ /.-](1[3-9]|2\d|3[01]))[ /.-](\d{4})\b"
)
"""A date in figures behind "for immediate release", as American offices write it: month, day, year.
Behind "date" it is one if it can be no other."""
_NO_YEAR = re.compile(
    rf"(?m)^\S[^\n]{{0,40}}?[, ](?P<day>{_MONTH} +\d{{1,2}}|\d{{1,2}} +{_MONTH}),? *"
    r"(?:[(/][A-Z][\w .]{1,24}[)/] *)?(?:—|–|--| - |- )"
)
"""The opening of a wire whose date has no year: "TALL RIVER, Aug. 20 (UWS) -"."""
_NUMBER_OF_YEAR = re.compile(
    r"(?im)^(?:press release|news release|bulletin|communiqu[eé]|no\.?)[^\n]{0,20}?\b\d{1,4} ?/ ?((?:19|20)\d\d)$"
)
"""A number that counts within a year: "Press release 212/2011"."""
_YEAR_WITHIN = 31
"""Days within which the file is made once the wire's dateline is written, for the file's date to give the dateline its year."""
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

    A dateline is a full date in the first lines, by itself there also where line breaks were lost, by itself in the last block, or
    where `datelines` finds one; or one without a year where a wire opens with it and something else fixes the year.
    """
    if given is not None:
        return Published(given, given, "given")
    head = statement.text[:LETTERHEAD_CHARS]
    tail = statement.text[statement.blocks[-1].start : statement.blocks[-1].end] if statement.blocks else ""
    blocks = [statement.text[block.start : block.end] for block in statement.blocks if block.start < LETTERHEAD_CHARS]
    for text in (
        *(block for block in blocks if _is_dateline(block)),
        *_opening_datelines(head),
        *_lone_dates(head),
        *((tail,) if _is_dateline(tail) else ()),
        *dates_beside(statement.text),
    ):
        days = parse_date(with_fixed_figures(text, statement.text))
        if days and days.is_one:
            return Published(days.earliest.isoformat(), days.latest.isoformat(), "dateline")
    made = parse_date(statement.created) if statement.created else None
    if dated := _dateline_without_year(head, made):
        return Published(dated.isoformat(), dated.isoformat(), "dateline")
    return Published(made.earliest.isoformat(), made.latest.isoformat(), "metadata") if made else None


def _dateline_without_year(head: str, made: Days | None) -> Day | None:
    """Give the day of a wire's dateline that has no year, where something fixes it; a year is never guessed.

    What does: the year in the statement's own number ("212/2011"), or else a file made soon after. A year that the text
    tells does not: a wire names the year of what is not of this one.
    """
    found = _NO_YEAR.search(head)
    if found is None:
        return None
    numbered = _NUMBER_OF_YEAR.search(head)
    if numbered is not None:
        return _one_day(f"{found['day']} {numbered[1]}")
    years = (made.earliest.year, made.earliest.year - 1) if made and made.is_one else ()
    days = [day for year in years if (day := _one_day(f"{found['day']} {year}"))]
    return next((day for day in days if made and 0 < (made.earliest - day).days <= _YEAR_WITHIN), None)


def _one_day(words: str) -> Day | None:
    days = parse_date(words)
    return days.earliest if days and days.is_one else None


def _is_dateline(block: str) -> bool:
    """Tell whether a block is short enough to be a dateline and not a sentence."""
    if len(block) > _DATELINE_CHARS or _SENTENCE.search(block.lower()) or _TOLD.match(block):
        return False
    return not dates_a_happening(block)


def _opening_datelines(head: str) -> list[str]:
    """Give "PLACE, 12 October 2015 (AGENCY) —" openings of a wire."""
    found = re.match(r"(?s).{0,300}?\n?([A-Z][^\n]{0,80}?\d{4}[^\n]{0,30}?)\s*(?:—|–|--| - )", head)
    return [found.group(1)] if found else []


def _lone_dates(head: str) -> list[str]:
    """Give the dates that stand by themselves in the letterhead of a text without line breaks."""
    found = [f"{day}, {year}" for before, day, year in _ALONE.findall(head) if not before[:1].islower()]
    figures = [(match[5], match[1] or match[3], match[2] or match[4]) for match in _IN_FIGURES.finditer(head)]
    return found + ["-".join((year, month.zfill(2), day.zfill(2))) for year, month, day in figures]
