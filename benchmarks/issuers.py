"""Whose voice the statements of the sets are, as read against the annotated voice of each (docs/annotation.md, section 9).

An issuer is right where it has a name of the annotated voice: the same words, or all words of one in the other, which are two or
more. Small words and capitals do not count. One that has none is wrong; where none is read, there is none to be wrong. `precision`
is of those read. The sets give no dates to measure against, so only how many statements have one is counted.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from benchmarks.table import Row
from corpus.comparing.scheme import GoldSet
from sayso.types import Document, StatementLedger

SMALL = frozenset({"the", "of", "for", "and", "a", "an", "in", "on"})
"""Words that tell no two names apart."""


@dataclass(slots=True)
class IssuerScores:
    """How many statements there are, for how many an issuer was read, for how many the right one; how many have a date."""

    statements: int = 0
    read: int = 0
    right: int = 0
    dated: int = 0

    def add(self, gold: GoldSet, ledgers: Mapping[int, StatementLedger]) -> None:
        """Count the statements of one set, given by their numbers in it."""
        voices = {voice.id: voice.names for voice in gold.voices}
        for statement in gold.statements:
            document = ledgers[statement.number].document
            self.statements += 1
            self.read += document.issuer is not None
            self.right += issuer_is(document, voices[statement.issuer])
            self.dated += document.published is not None

    def rows(self, split: str) -> list[Row]:
        """Give the table's rows."""
        precision = f"P {_percent(self.right, self.read):.1f}"
        note = f"{self.right} right of {self.read} read and {self.statements} statements; {precision}"
        return [
            Row(f"compared {split}: issuers right", _percent(self.right, self.statements), " %", note=note),
            Row(
                f"compared {split}: statements dated",
                _percent(self.dated, self.statements),
                " %",
                note=f"{self.dated} of {self.statements}",
            ),
        ]


def issuer_is(document: Document, names: tuple[str, ...]) -> bool:
    """Tell whether the issuer that was read has one of the names."""
    return document.issuer is not None and any(_same(document.issuer.text, name) for name in names)


def _same(one: str, other: str) -> bool:
    first, second = _words(one), _words(other)
    fewer = min(first, second, key=len)
    return first == second or (len(fewer) > 1 and fewer == first & second)


def _words(name: str) -> frozenset[str]:
    return frozenset(re.findall(r"\w+", name.casefold())) - SMALL


def _percent(some: int, of: int) -> float:
    return 100 * some / of if of else 0.0
