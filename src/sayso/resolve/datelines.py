"""Dates that stand where statements are dated: beside a heading, behind a place before the first sentence, or below the last.

Each is given in words that fix its day ("17 July 2004", "2004-07-17"), with nothing else around. What only looks like a date is
left out: one within a sentence, a range of days ("5-11 November 2018"), the entries of a chronicle or a form, and figures that can
be read as two days ("9/6/15") where nothing else in the text tells which.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from sayso.claims.vocabulary import event_nouns

LETTERHEAD_CHARS: Final = 600
"""How far into a statement its dateline may stand."""
HEAD_LINES: Final = 6
"""Lines at the beginning that may have the date."""
TAIL_LINES: Final = 3
"""Lines at the end that may have it: signatures stand below it."""
LINE_CHARS: Final = 160
"""Longest line that may be a heading."""
CENTURY: Final = range(31, 69)
"""Years of two figures whose century is open. POSIX (strptime, %y) reads 69 to 99 as 1969 to 1999, those below as of this century;
what would lie in years to come is left open."""

_MONTH = r"(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*\.?"
_WEEKDAY = r"(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day,?\s+)?"
_IN_WORDS = (
    rf"(?:the\s+)?\d{{1,2}}(?:st|nd|rd|th)?(?:\s+of)?\s+{_MONTH},?\s+(?:of\s+)?(?:19|20)\d\d"
    rf"|{_MONTH}\s+\d{{1,2}}(?:st|nd|rd|th)?,?\s+(?:19|20)\d\d"
)
_IN_FIGURES = r"\d{1,2}\.(?:\d{1,2}|[IVX]{1,4})\.\s?(?:19|20)?\d\d|\d{1,2}/\d{1,2}/(?:19|20)?\d\d|\d{1,2}-\d{1,2}-(?:19|20)?\d\d"
_DATE = rf"(?i:{_WEEKDAY}(?P<date>{_IN_WORDS}|{_IN_FIGURES}|(?:19|20)\d\d-\d\d-\d\d))(?![\w/-])(?!\.\d)"
_HOUR = r"(?:,?\s+(?:at\s+)?\d{1,2}(?:[:.]?\d\d)?\s?(?:hrs|hours|[ap]\.?m\.?|UTC|GMT)?)?"
_ENDS = rf"{_HOUR}\s*(?:\([^)]*\))?[)\]]?\.?$"
_SENDING = (
    r"(?:issued|released|published|delivered|dated|signed|handed|read|printed|broadcast|aired|sent|posted|written|given|adopted"
    r"|as (?:of|at)|situation (?:of|at))"
)
_PAPER = (
    r"(?:statement|communiqu[eé]|release|letter|bulletin|circular|message|declaration|appeal|notice|address|despatch|dispatch"
    r"|order|decree|decision|resolution|ruling|report|minutes)"
)
_NUMBERED = rf"(?:{_PAPER}|no\.?|number|issue)\s+\d+\s+[-–—]\s+"
_LABEL = r"^(?:date[^:\d]{0,20}|dated|issued|released|published):\s*"
_PLACE = r"(?:(?!No\b)[A-Z][\w’'.-]*(?:\s[A-Z][\w’'.-]*){0,3},\s+)?"
_HEADINGS = tuple(
    re.compile(pattern)
    for pattern in (
        rf"^{_PLACE}{_DATE}{_ENDS}",
        rf"(?i:{_LABEL}){_DATE}{_ENDS}",
        rf"(?i:\b{_SENDING}\b)(?:\s+[\w:'’()]+){{0,6}}?\s+(?i:(?:on|of)\s+)?{_DATE}{_ENDS}",
        rf"^[(\[].*(?i:\b{_SENDING}\s+(?:on\s+)?){_DATE}\W.*[)\]]$",
        rf"(?i:\b{_PAPER}\s+(?:of|dated)\s+){_DATE}(?:\W|$)",
        rf"(?i:\b{_NUMBERED}){_DATE}{_ENDS}",
        rf"(?:[,;*|·•(\[]|(?<!\d)\s[-–—/])\s*{_DATE}(?:\s*\*.*|{_ENDS})$",
        rf"(?i:\b(?:report|bulletin|sitrep|release|communication no\. \d+)\s*(?:\([^)]*\))?\s+){_DATE}{_ENDS}",
    )
)
"""Where a date stands in a heading: alone; behind a label; behind how the paper was sent out, or what it is; or at the end, behind
a mark. A number before a dash begins a range, unless it is the paper's own."""
_OPENING = re.compile(rf"^{_PLACE}{_DATE}(?:\.?\s+[(/][^)/\n]{{1,30}}[)/]|\.\s+(?=[A-Z\"“(])|\s*(?:—|–|--|\s-)\s)")
"""A date with its place that the first sentence follows: "Merdem, 11 October 2012. (AzPress.) Yesterday"."""
_BELOW = (
    re.compile(rf"^(?:[^:.!?]{{0,60}}[,–—]\s+)?{_DATE}\.?$"),
    re.compile(rf"[.!?][\"”’)]?\s+{_PLACE}{_DATE}\.?$"),
)
"""A date below, alone or behind who signs, or after the last full stop."""
_ENTRY = re.compile(rf"(?m)^\W*(?:{_MONTH}\s+\d{{1,2}}\b|\d{{1,2}}\s+{_MONTH}|\d{{1,2}}[./]\d{{1,2}}\b)")
"""A line that begins with a day: where there are several, they are entries of a chronicle."""
_NUMBER_AND_DAY = re.compile(
    rf"(?i)\b\d{{1,4}}\s?/\s?(?P<year>(?:19|20)\d\d)\s*[-–—,]\s*(?P<day>\d{{1,2}}\s+{_MONTH}|{_MONTH}\s+\d{{1,2}})\W*$"
)
"""A paper's number within its year, and its day: "Urgent appeal 7/2017 - 4 August"."""
_VERBS = re.compile(r"\b(?:was|were|is|are|has|have|had|said|will)\b", re.IGNORECASE)
_TOLD = re.compile(r"(?s)(?:.*?\b[a-z]{3,}\b){4}.*[a-z][.!?]\W*$")
"""Four words in small letters and a full stop behind one: something is told, not dated."""
_OF_HAPPENING = re.compile(rf"\b(?P<noun>\w+)\s+(?:of|on)\s+(?i:the\s+)?{_DATE}")
_FIGURES = re.compile(
    r"(?<!\d)(?P<day>\d{1,2})(?P<mark>[./-])(?P<month>\d{1,2}|[IVXivx]{1,4})(?P=mark)\s?(?P<year>\d{4}|\d\d)(?!\d)"
)
_PAIR = re.compile(r"(?<![\d/-])(\d{1,2})[/-](\d{1,2})(?![\d/-])")
_ROMAN = ("I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII")
_NAMES = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")


def is_told(line: str) -> bool:
    """Tell whether a line tells something, as a sentence does."""
    return bool(_VERBS.search(line) or _TOLD.match(line))


def dates_a_happening(line: str) -> bool:
    """Tell whether a line's date is that of a happening that it names ("The escape of 12 October 1998")."""
    found = _OF_HAPPENING.search(line)
    return found is not None and found["noun"].lower() in event_nouns() and not re.fullmatch(_PAPER, found["noun"], re.IGNORECASE)


def with_fixed_figures(line: str, text: str) -> str:
    """Give a line with its dates in figures as year, month and day; those that can be read as two days are left out.

    Years of two figures stay as they are: entries of forms have them.
    """
    return _FIGURES.sub(lambda found: found[0] if len(found["year"]) == 2 else _in_iso(found[0], text) or "", line)


def dates_beside(text: str) -> Iterator[str]:
    """Give the dates that stand in headings, before the first sentence and below the last one, likeliest first."""
    lines = [line.strip() for line in text.split("\n") if line.strip()]
    head = [line.strip() for line in text[:LETTERHEAD_CHARS].split("\n") if line.strip()][:HEAD_LINES]
    headings = [
        line for line in head if line in lines and len(line) <= LINE_CHARS and not (is_told(line) or dates_a_happening(line))
    ]
    for pattern in _HEADINGS:
        yield from _found(pattern, headings, text)
    yield from (f"{found['day']} {found['year']}" for line in headings if (found := _NUMBER_AND_DAY.search(line)))
    if len(_ENTRY.findall(text)) < 2:
        yield from _found(_OPENING, head, text)
    for pattern in _BELOW:
        yield from _found(pattern, lines[-TAIL_LINES:][::-1], text)


def _found(pattern: re.Pattern[str], lines: list[str], text: str) -> Iterator[str]:
    for line in lines:
        for match in pattern.finditer(line):
            if date := _in_iso(match["date"], text):
                yield date


def _in_iso(date: str, text: str) -> str | None:
    """Give a date in figures as year, month and day, None where that is open; one in words as it stands."""
    figures = _FIGURES.fullmatch(date)
    if figures is None:
        return date
    year = _year(figures["year"])
    if year is None:
        return None
    first, second = int(figures["day"]), _month(figures["month"])
    day_first = not figures["month"].isdecimal() or figures["mark"] == "." or first > 12 or first == second
    if not day_first and second <= 12:
        day_first, month_first = _order_in(text, first, second)
        if day_first == month_first:
            return None
    day, month = (first, second) if day_first else (second, first)
    return f"{year}-{month:02}-{day:02}"


def _month(figure: str) -> int:
    return int(figure) if figure.isdecimal() else _ROMAN.index(figure.upper()) + 1 if figure.upper() in _ROMAN else 0


def _year(figure: str) -> int | None:
    year = int(figure)
    if len(figure) == 4:
        return year
    return None if year in CENTURY else year + (1900 if year >= CENTURY.stop else 2000)


def _order_in(text: str, first: int, second: int) -> tuple[bool, bool]:
    """Tell whether the text shows that days stand before months, and whether after.

    It does by another date in figures of which one is over 12 or that shares one ("5/2/1993" with "1/2": in February), or by a
    month that it names, where that can be one of the two only.
    """
    others = [found for found in _FIGURES.finditer(text) if found["month"].isdecimal() and found["mark"] != "."]
    day_first = any(int(found["day"]) > 12 for found in others)
    month_first = any(int(found["month"]) > 12 for found in others)
    if day_first or month_first:
        return day_first, month_first
    pairs = [(int(found[1]), int(found[2])) for found in _PAIR.finditer(text)]
    day_first = any(second == month and first != day for day, month in pairs)
    month_first = any(first == month and second != day for month, day in pairs)
    if day_first or month_first:
        return day_first, month_first
    named = {word[:3].lower() for word in re.findall(rf"(?<=\d ){_MONTH}|\b{_MONTH}(?= \d)", text)}
    return _NAMES[second - 1] in named, _NAMES[first - 1] in named
