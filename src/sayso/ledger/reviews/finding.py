"""Words that a person gives, found where they stand in a statement's text: never guessed where they may stand in two places."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any, Final

from sayso.errors import LedgerError
from sayso.ledger.reviews.apply import Reading
from sayso.ledger.reviews.kinds import DOCUMENT

_SHOWN_PLACES: Final = 5
_SHOWN_WORDS: Final = 60
_AT: Final = re.compile(r"(.*\S)\s*@(\d{1,9})", re.DOTALL)
Range = tuple[int, int]
Quoted = dict[str, Any]
"""A span as JSON has it: `start`, `end`, `text`."""


@dataclass(frozen=True, slots=True)
class Beside:
    """A part of a reading, beside which words are looked for: `kind` is the list that it stands in (`apply.find_part`)."""

    reading: Reading
    kind: str
    part: dict[str, Any]

    @property
    def text(self) -> str:
        """The statement's reading text."""
        found: str = self.reading["document"]["text"]
        return found

    def quoted(self, words: str) -> Quoted:
        """Find words: in the part's own sentence the nearest, elsewhere the only ones; `words@1204` are those at that character.

        Case and the width of blanks make no difference where nothing is written exactly so. LedgerError NOT_IN_TEXT, and AMBIGUOUS
        with the places where several are as near.
        """
        found, at = _places(self.text, words), _AT.fullmatch(words)
        if not found and at is not None:
            found = [one for one in _places(self.text, at[1]) if one[0] == int(at[2])]
        if not found:
            told = f"“{words[:_SHOWN_WORDS]}” does not stand in the statement."
            raise LedgerError("NOT_IN_TEXT", told, "Give words of its text as they stand there, or JSON.")
        start, end = self._chosen(found, words)
        return {"start": start, "end": end, "text": self.text[start:end]}

    def mention_at(self, span: Mapping[str, Any]) -> dict[str, Any] | None:
        """Give the mention whose words a span is, None where it is none's."""
        at = (span["start"], span["end"])
        return next((one for one in self.reading["mentions"] if (one["start"], one["end"]) == at), None)

    def _chosen(self, found: list[Range], words: str) -> Range:
        if len(found) == 1:
            return found[0]
        around, core = self._own(), self._core()
        sentences = [(start, end) for start, end in self.reading["sentences"] if start < around[1] and around[0] < end]
        inside = [one for one in found if any(_holds(sentence, one) for sentence in (*sentences, around))]
        ranked = sorted((not _holds(around, one), _gap(one, core), one) for one in inside)
        if not ranked:
            raise _ambiguous(words, found, "none of them in the same sentence")
        if len(ranked) > 1 and ranked[0][:2] == ranked[1][:2]:
            raise _ambiguous(words, inside, "as near to one another")
        return ranked[0][2]

    def _own(self) -> Range:
        """Give the words of the part itself: its clause, its cue and content, the beginning of a document."""
        spans = list(_spans_of(self.part)) if self.kind != DOCUMENT else []
        return (min(start for start, _ in spans), max(end for _, end in spans)) if spans else (0, 1)

    def _core(self) -> Range:
        """Give what nearness is measured from: a claim's predicate, else the part's own words."""
        predicate = self.part.get("predicate")
        return (predicate["start"], predicate["end"]) if predicate else self._own()


def _spans_of(part: dict[str, Any]) -> Iterable[Range]:
    """Give the words of a part; of a claim those of its clause alone."""
    holders = [part] if isinstance(part.get("start"), int) else [part.get("cue"), part.get("source"), *part.get("content", ())]
    for one in holders:
        if one and isinstance(one.get("start"), int) and isinstance(one.get("end"), int):
            yield one["start"], one["end"]


def _places(text: str, words: str) -> list[Range]:
    """Give where whole words stand, exactly as they are written or, where nowhere, in another case."""
    pieces = words.split()
    if not pieces:
        return []
    pattern = r"\s+".join(re.escape(piece) for piece in pieces)
    pattern = (r"(?<!\w)" if pieces[0][0].isalnum() else "") + pattern + (r"(?!\w)" if pieces[-1][-1].isalnum() else "")
    for flags in (0, re.IGNORECASE):
        if found := [one.span() for one in re.finditer(pattern, text, flags)]:
            return found
    return []


def _holds(outer: Range, inner: Range) -> bool:
    return outer[0] <= inner[0] and inner[1] <= outer[1]


def _gap(one: Range, other: Range) -> int:
    return max(one[0] - other[1], other[0] - one[1], 0)


def _ambiguous(words: str, found: list[Range], why: str) -> LedgerError:
    shown = ", ".join(f"@{start}" for start, _ in found[:_SHOWN_PLACES])
    more = f" and {len(found) - _SHOWN_PLACES} more places" if len(found) > _SHOWN_PLACES else ""
    told = f"“{words[:_SHOWN_WORDS]}” stands at {shown}{more}, {why}."
    return LedgerError("AMBIGUOUS", told, f"Say which, as {words[:_SHOWN_WORDS]}@{found[0][0]}, or give more words.")
