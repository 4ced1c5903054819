"""Splitting a text into numbered segments to point at while annotating.

Simple and always the same, and independent of the model that is scored against the annotation. A wrong split does no harm: a span
may cross segments.
"""

from __future__ import annotations

import re
from itertools import pairwise

from corpus.scheme import Offsets

# The releases lost many of their full stops: a run of three spaces is what is left of one.
_GAP = re.compile(r"[\n\r\v\f\x1c-\x1e\x85\u2028\u2029]+|[^\S\n\r]{3,}")
_STOP = re.compile(r"""[.?!]+(?P<closing>["'”’)\]]*)\s+(?=["'“‘(\[]*[A-Z0-9])""")
_LAST_WORD = re.compile(r"\S+$")
_INITIALS = re.compile(r"(?:[A-Za-z]-)?(?:[A-Za-z]\.)*[A-Za-z]$")
_ABBREVIATIONS = frozenset(
    re.findall(
        r"\w+",
        """
        Sen Sens Rep Reps Mr Mrs Ms Dr Gov Lt Gen Col Maj Capt Sgt Adm Pres Rev Hon Prof Jr Sr Ph St Mt Ft Inc Corp Co Ltd Bros Dept
        Jan Feb Mar Apr Jun Jul Aug Sep Sept Oct Nov Dec Ala Ariz Ark Calif Colo Conn Del Fla Ga Ill Ind Kan Ky La Mass Md Mich Minn
        Miss Mont Neb Nev Okla Ore Pa Tenn Tex Va Vt Wash Wis Wyo
        """,
    )
)


def segments(text: str) -> tuple[Offsets, ...]:
    """Give the segments of a text in order, without the white space around them; segment `n` of a sheet is the n-th, from 1."""
    cuts = sorted({0, len(text), *(gap.end() for gap in _GAP.finditer(text)), *_sentence_ends(text)})
    trimmed = (_trim(text, start, end) for start, end in pairwise(cuts))
    return tuple(span for span in trimmed if span[0] < span[1])


def _sentence_ends(text: str) -> list[int]:
    return [stop.end() for stop in _STOP.finditer(text) if stop["closing"] or not _abbreviated(text, stop)]


def _abbreviated(text: str, stop: re.Match[str]) -> bool:
    if stop.group().rstrip() != ".":
        return False
    before = _LAST_WORD.search(text, max(0, stop.start() - 20), stop.start())
    word = before.group().lstrip("\"'“‘([") if before else ""
    if word in ("No", "Nos"):
        return text[stop.end()].isdigit()
    return bool(_INITIALS.match(word)) or word.rpartition("-")[2].title() in _ABBREVIATIONS


def _trim(text: str, start: int, end: int) -> Offsets:
    while start < end and text[start].isspace():
        start += 1
    while start < end and text[end - 1].isspace():
        end -= 1
    return start, end
