"""Absolute dates of English text as days, each with its honest width.

Only what the words themselves fix is resolved: a day, a month, a year, or a named part of a year or month. A day or month without
a year, and everything relative ("recently", "last Friday"), stays open (None): no anchor, no wrong day.
"""

from __future__ import annotations

import calendar
import datetime
import re
from dataclasses import dataclass

from sayso.types import Published, Statement

MONTHS = {name.lower(): number for number, name in enumerate(calendar.month_name) if name}
MONTHS |= {name[:3].lower(): number for name, number in list(MONTHS.items())} | {"sept": 9}

PARTS_OF_A_YEAR = {
    "beginning": (1, 4),
    "start": (1, 4),
    "early": (1, 4),
    "middle": (5, 8),
    "mid": (5, 8),
    "end": (9, 12),
    "late": (9, 12),
}
"""Thirds of a year, as the ledger's own example has it: "the beginning of 2015" is January to April."""

_MONTH = "(?P<month>" + "|".join(sorted(MONTHS, key=len, reverse=True)) + r")\.?"
_DAY = r"(?P<day>[0-3]?\d)(?:st|nd|rd|th)?"
_YEAR = r"(?P<year>(?:1[5-9]|20)\d\d)"
_PART = r"(?:(?P<part>beginning|start|early|middle|mid|end|late)(?:[ -](?:of )?(?:the )?))?"
_FORMS = [
    re.compile(rf"(?<!\d){_YEAR}-(?P<month>[01]\d)-(?P<day>[0-3]\d)(?!\d)"),
    re.compile(rf"(?<!\d)(?P<day>[0-3]?\d)\.(?P<month>[01]?\d)\.{_YEAR}(?!\d)"),
    re.compile(rf"\b{_DAY}(?: of)? {_MONTH},? {_YEAR}\b", re.IGNORECASE),
    re.compile(rf"\b{_MONTH} {_DAY},? {{1,2}}{_YEAR}\b", re.IGNORECASE),
    re.compile(rf"\b{_MONTH},? (?:of )?{_YEAR}\b", re.IGNORECASE),
    re.compile(rf"\b{_PART}(?:the )?(?:year )?{_YEAR}(?!\d|-\d)\b", re.IGNORECASE),
]
_LETTERHEAD_CHARS = 600
"""How far into a statement its dateline may stand."""


@dataclass(frozen=True, slots=True)
class Days:
    """A run of days, both inclusive."""

    earliest: datetime.date
    latest: datetime.date

    @property
    def is_one(self) -> bool:
        """Whether this is a single day."""
        return self.earliest == self.latest


def parse_date(text: str) -> Days | None:
    """Give the days that an absolute time expression fixes, or None where it fixes none (or an impossible one)."""
    for form in _FORMS:
        if found := form.search(text):
            return _days(found)
    return None


def publication_date(statement: Statement, given: str | None = None) -> Published | None:
    """Give the statement's own date: as the user gives it, else from its dateline, else from the file's metadata.

    A dateline is a full date in the first lines or, by itself, in the last block.
    """
    if given is not None:
        return Published(given, given, "given")
    head = statement.text[:_LETTERHEAD_CHARS]
    tail = statement.text[statement.blocks[-1].start : statement.blocks[-1].end] if statement.blocks else ""
    blocks = [statement.text[block.start : block.end] for block in statement.blocks if block.start < _LETTERHEAD_CHARS]
    for text in (
        *(block for block in blocks if _is_dateline(block)),
        *_opening_datelines(head),
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
    return len(block) <= 120 and not re.search(r"\b(?:was|were|is|are|has|have|had|said|will|on)\b", block.lower())


def _opening_datelines(head: str) -> list[str]:
    """Give "PLACE, 12 October 2015 (AGENCY) —" openings of a wire."""
    found = re.match(r"(?s).{0,300}?\n?([A-Z][^\n]{0,80}?\d{4}[^\n]{0,30}?)\s*(?:—|–|--| - )", head)
    return [found.group(1)] if found else []


def _days(found: re.Match[str]) -> Days | None:
    parts = found.groupdict()
    year = int(parts["year"])
    if "month" not in parts:
        return _part_of_year(year, parts.get("part"))
    month = MONTHS.get(parts["month"].lower()) or _number(parts["month"])
    if not 1 <= month <= 12:
        return None
    last = calendar.monthrange(year, month)[1]
    if "day" not in parts:
        return Days(datetime.date(year, month, 1), datetime.date(year, month, last))
    day = int(parts["day"])
    return Days(datetime.date(year, month, day), datetime.date(year, month, day)) if 1 <= day <= last else None


def _part_of_year(year: int, part: str | None) -> Days:
    first, last = PARTS_OF_A_YEAR[part.lower()] if part else (1, 12)
    return Days(datetime.date(year, first, 1), datetime.date(year, last, calendar.monthrange(year, last)[1]))


def _number(text: str) -> int:
    return int(text) if text.isdigit() else 0
