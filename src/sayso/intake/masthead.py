"""What stands above a statement: the name of a paper or a body in the first line, as far as the lines alone show it.

A first line that looks like a name is one where its last noun is a body's or a paper's and a line of a head stands below it (a
date, the kind of the text, a headline); or, without such a noun, where a date and then a headline in another style stand below, or,
all in capitals, the kind of the text. Everything else may be a headline and is taken for none.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from itertools import takewhile
from typing import Literal

from sayso.intake.lexicon import words
from sayso.types import Block

HEAD_BLOCKS = 6
"""How many blocks from the top may be a statement's head."""
NAME_WORDS = 8
"""Most words of a name with a noun that tells what it names."""
BARE_WORDS = 5
"""Most words of a name without one."""
SHORT_DATE_WORDS = 4
"""Most words of a line with a day and a month that is a date without its year: "Sunday, 7 May"."""
DESK_WORDS = 3
"""Most words of the part of a body that stands below its name."""
TOLD_CHARS = 150
"""A block longer than that is no line of a head."""
TOLD_WORDS = 4
"""So many words in small letters before a full stop are a sentence."""
DATE_LINE_WORDS = 12
"""Most words of a line with a date: "an independent paper - Mirrat - 8 March 2020"."""

Ground = Literal["noun", "paper", "kind"]
"""Why a first line is a name: its noun; a date and a headline below it; the kind of the text below it."""

_SMALL = frozenset(
    {"of", "the", "for", "and", "in", "on", "at", "to", "without", "de", "del", "la", "al", "el", "ul", "ut", "von", "van"}
)
_ENDS_NAME = frozenset({"of", "for", "on", "in", "and", "without"})
_NO_BODIES = frozenset({"state", "group"})
"""Nouns of bodies that often are none's: "The State of National Security"."""
_DATE_TAIL = re.compile(
    r",?\s+(?:[-–—|]\s+)?(?:[A-Z][a-z]+day,?\s+)?(?:\d{1,2}\.?\s+[A-Z][a-z]{2,8}\.?|[A-Z][a-z]{2,8}\.?\s+\d{1,2},?)\s+\d{4}\s*$"
)
_MONTHS = frozenset(["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"])
_YEAR = re.compile(r"\b(?:1[5-9]|20)\d\d\b")
_DAY_IN_FIGURES = re.compile(r"\b\d{1,2}[./-]\d{1,2}[./-](?:\d\d)?\d\d\b|\b\d{4}-\d\d-\d\d\b")
_AGENCY = re.compile(r"^\S[^\n]{0,60}\([A-Z][\w .]{1,24}\)\s*(?:--|[-–—])\s")
_SENTENCE_END = (".", "!", "?", ":", ";", ",", "”", '"')
_REST = re.compile(r"(?:,\s|\s+[-–—|/]+\s|\s*\(|\s+[\"“«]|\s+\d{2,3}[.,]\d)")
"""Where what is said of a name begins: "RADIO OKA, 98.4", "OPEN LINE — phone for people at sea", "OKA FEDERATION (Reg. 118)"."""
_SIGNS = ",-–—|/( "
_NOT_IN_NAMES = re.compile(r"[\"“”«»:;@/()!?]|\d{3}|https?|www\.|, ")


@dataclass(frozen=True, slots=True)
class Masthead:
    """The name in the first line, `[start, end)` in the reading text, without a date behind it, and why it is taken for one."""

    start: int
    end: int
    ground: Ground


def find_masthead(text: str, blocks: Sequence[Block]) -> Masthead | None:
    """Find the name that stands in the first line; None where the lines do not show that it is one, or nothing follows the head."""
    head = list(takewhile(lambda block: not _tells(text, block), blocks[:HEAD_BLOCKS]))
    if not head or len(head) == len(blocks):
        return None
    lines = [text[block.start : block.end] for block in head]
    dated = _DATE_TAIL.search(lines[0])
    name = lines[0][: dated.start()] if dated else lines[0]
    rest = _REST.search(name)
    beside = name[rest.start() :].strip() if rest else ""
    name = name[: rest.start()] if rest else name
    ground = _ground(name, beside, lines[1:], is_dated=dated is not None) if looks_like_a_name(name) else None
    return Masthead(head[0].start, head[0].start + len(name), ground) if ground else None


def body_under(text: str, blocks: Sequence[Block], above: Masthead) -> tuple[int, int] | None:
    """Give the name of the body in the line below, where a first line only names what that belongs to."""
    below = next((block for block in blocks[:HEAD_BLOCKS] if block.start >= above.end), None)
    if below is None or not is_superior(text[above.start : above.end]):
        return None
    line = text[below.start : below.end]
    rest = _REST.search(line)
    name = line[: rest.start()] if rest else line
    if is_desk(line) or not looks_like_a_name(name) or not has_body_noun(name):
        return None
    return below.start, below.start + len(name)


def _ground(name: str, beside: str, below: Sequence[str], *, is_dated: bool) -> Ground | None:
    """Give why a first line is a name; `beside` is what stands behind it in the line."""
    below = [beside.lstrip(_SIGNS), *below] if beside else below
    has_date = is_dated or any(_is_date_line(line) for line in below)
    has_kind = any(is_kind_of_text(line) for line in below)
    headlines = [line for line in below if not _is_date_line(line) and not is_kind_of_text(line)]
    if (has_body_noun(name) or _says_what_it_is(beside)) and (has_date or has_kind or headlines):
        return "noun"
    if len(name.split()) > BARE_WORDS:
        return None
    first_is_date = is_dated or (bool(below) and _is_date_line(below[0]))
    if first_is_date and not has_kind and any(line.isupper() != name.isupper() for line in headlines):
        return "paper"
    kinds = below[1:] if below and is_desk(below[0]) else below
    return "kind" if kinds and is_kind_of_text(kinds[0]) and name.isupper() and not kinds[0].isupper() else None


def _says_what_it_is(beside: str) -> bool:
    """Tell whether what stands behind a name says that it is a paper, a station or a body: "(weekly)", "— a tenants' union"."""
    if beside.startswith(",") or beside.isupper():
        return False
    found = {word.casefold().strip("().,;") for word in beside.split()}
    return not found.isdisjoint((words("masthead_words") | words("organisation_words")) - _NO_BODIES)


def is_desk(line: str) -> bool:
    """Tell whether a line is a part of the body above it that speaks for it: "Political Bureau"."""
    found = line.casefold().split()
    return 1 < len(found) <= DESK_WORDS and (
        found[0] in words("desk_words") or (found[-2] == "of" and found[-1] in words("desk_words"))
    )


def is_superior(line: str) -> bool:
    """Tell whether a line names what the body below it belongs to: "REPUBLIC OF OKA", "NATIONAL ARMY"."""
    first = list(takewhile(lambda word: word not in _ENDS_NAME, line.casefold().split()))
    return bool(first) and first[-1] in words("superior_words")


def looks_like_a_name(line: str) -> bool:
    """Tell whether a line is few words, all with a capital but the small ones, with no sign that names do not have."""
    found = line.split()
    if (
        not 0 < sum(word.casefold() not in _SMALL for word in found) <= NAME_WORDS
        or _ends_like_a_sentence(line)
        or _NOT_IN_NAMES.search(line)
        or is_kind_of_text(line)
    ):
        return False
    if found[0].casefold() in {"to", "dear", "by", "from", "on", "in", "for"} or sum(map(str.isalpha, line)) < TOLD_WORDS:
        return False
    if any(word.casefold().rstrip(".") in words("headline_words") for word in found):
        return False
    capitals = all(word[:1].isupper() or word.casefold() in _SMALL or not word[:1].isalpha() for word in found)
    return capitals and not all(word.casefold().strip(".,") in words("date_words") or word[:1].isdigit() for word in found)


def _ends_like_a_sentence(line: str) -> bool:
    """Tell whether a line ends with a stop that is not that of a company's form: "S.A.", "Ltd."."""
    return line.endswith(_SENTENCE_END) and not (
        line.endswith(".") and line.casefold().split()[-1].rstrip(".") in words("company_forms")
    )


def has_body_noun(name: str) -> bool:
    """Tell whether a name is built on the noun of a body or a paper: its last word, or the one before its first "of" or "for".

    Some nouns stand before the name: "Radio Oka", "Hospital Santa Oka".
    """
    found = [word.casefold().rstrip(".,'’") for word in name.split()]
    first = list(takewhile(lambda word: word not in _ENDS_NAME, found))
    if not first:
        return False
    begins = any(" ".join(first[:count]) in words("leading_words") for count in (1, 2) if count < len(first))
    return begins or first[-1] in (words("organisation_words") | words("masthead_words") | words("company_forms")) - _NO_BODIES


def is_kind_of_text(line: str) -> bool:
    """Tell whether a line only says what kind of text follows: "Press release 212/2011", "No. 77/20"."""
    return _kinds().match(line.casefold()) is not None


@cache
def _kinds() -> re.Pattern[str]:
    kinds = sorted(words("document_kinds") | words("generic_headings"), key=len, reverse=True)
    return re.compile(rf"(?:{'|'.join(map(re.escape, kinds))})(?=\s*$|\s*[,:.(–—-]|\s+(?:nos?\b|number\b|of|by|from|on|for|to|\d))")


def has_day_and_month(line: str) -> bool:
    """Tell whether a line has a month's name and a number: "Oka, 10 November"."""
    found = [word.casefold().strip(".,") for word in line.split()]
    return any(word[:1].isdigit() for word in found) and any(word in words("date_words") and word[:3] in _MONTHS for word in found)


def _is_date_line(line: str) -> bool:
    """Tell whether a line has a date and no more than some words beside it."""
    if len(line.split()) > DATE_LINE_WORDS or line.endswith((".", "!", "?")) or is_kind_of_text(line):
        return False
    months = any(word.strip(".,").casefold() in words("date_words") for word in line.split())
    short = len(line.split()) <= SHORT_DATE_WORDS and has_day_and_month(line)
    return bool(_DAY_IN_FIGURES.search(line) or (months and (short or _YEAR.search(line))))


def _tells(text: str, block: Block) -> bool:
    """Tell whether a block is told text and no line of a head: long, a sentence, or the opening of a wire."""
    told = text[block.start : min(block.end, block.start + TOLD_CHARS + 1)]
    if len(told) > TOLD_CHARS or block.kind == "item" or _AGENCY.match(told):
        return True
    return told.rstrip("\"”’'").endswith((".", "!", "?")) and sum(word.islower() for word in told.split()) >= TOLD_WORDS
