"""What the first lines of a statement call its issuer, where the reading found none, and what else they call it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import Final

from sayso.compare.words import singular, table, words_of

LETTERHEAD_WORDS: Final = 8
"""Most words of a first line that is taken for the name of an issuer that is not known otherwise."""
LETTERHEAD_LINES: Final = 3
"""First lines among which it is looked for."""
LETTERHEAD_CHARS: Final = 600
"""Code points that those lines are in."""
_NAME_ENDS: Final = re.compile(r",|\s[-–—|/]+\s|\s?[(:]")
"""Where the name in a first line ends: "RADIO UMBE, 98.4", "LAMP LINE — phone for people at sea", "FEDERATION (Reg. 118)"."""
_NAME_PARTS: Final = re.compile(r"\s+[-–—|]+\s+|[()]")
"""What stands between a body's name and what else it is called."""
_ALSO: Final = re.compile(r"(?:the|an?)\s|[A-Z]{2,8}$")
"""How what else a body is called begins, or that it is an abbreviation."""
_SENDER: Final = re.compile(r"(?i)^from\s+(?:the\s+)?")
_ADDRESSED: Final = re.compile(r"(?i)^(?:to|dear|attention|attn)\b")


def letterhead(text: str) -> str:
    """Give the first of a text's first lines that may be a name; "" where none may."""
    lines = [line for line in text[:LETTERHEAD_CHARS].split("\n") if line.strip()][:LETTERHEAD_LINES]
    return next((name for line in lines if (name := _name_in(line))), "")


def other_names(text: str, issuer: str) -> Iterator[str]:
    """Give what else the issuer is called in the line that holds its name: "KEYS AND DOORS — the tenants' union of Oka"."""
    line = text[:LETTERHEAD_CHARS].lstrip().split("\n", maxsplit=1)[0]
    first, *others = _NAME_PARTS.split(line)
    if issuer.casefold() == first.strip().casefold():
        yield from (other for other in others if _ALSO.match(other) and len(words_of(other)) <= LETTERHEAD_WORDS)


def _name_in(line: str) -> str:
    """Give the name that a line begins with, if it is a few words without a stop, most with a capital, and no kind of text.

    A line that says to whom the text is addressed names nobody; one that says from whom, its sender.
    """
    line = _SENDER.sub("", _NAME_ENDS.split(line.strip(), maxsplit=1)[0]).strip()
    words = line.split()
    capitals = sum(word[:1].isupper() for word in words)
    if (
        not 0 < len(words_of(line)) <= LETTERHEAD_WORDS
        or line[-1] in ".!?:"
        or 2 * capitals <= len(words)
        or _ADDRESSED.match(line)
    ):
        return ""
    return line if any(not word.isdecimal() and word not in _kinds_of_text() for word in words_of(line)) else ""


@cache
def _kinds_of_text() -> frozenset[str]:
    return frozenset(singular(row[0]) for row in table("voices", "headings"))
