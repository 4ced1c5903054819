"""GUM's discourse units, and the causes, purposes and conditions between them (eRST; Zeldes et al. 2025)."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from spacy.tokens import Doc

from training.corpora import Row

CONNECTIVES = Path(__file__).parent / "data" / "connectives.tsv"

Family = Literal["cause", "purpose", "condition"]
Sense = Literal["cause", "result", "purpose", "condition"]

SENSES: dict[str, Sense] = {
    "causal-cause_r": "cause",
    "causal-result_r": "result",
    "purpose-goal_r": "purpose",
    "purpose-attribute_r": "purpose",
    "contingency-condition_r": "condition",
}
"""What the satellite of a relation tells of its head."""
EXPLANATIONS = frozenset({"explanation-evidence_r", "explanation-justify_r", "explanation-motivation_r"})
"""Relations that give a reason for saying or believing something: GUM has them for many a "because"."""
FAMILIES: dict[Sense, Family] = {"cause": "cause", "result": "cause", "purpose": "purpose", "condition": "condition"}
_FROM_SATELLITE = frozenset({"cause", "condition"})
"""Senses whose satellite leads to its head; of the others the head leads to the satellite."""
_SAME_UNIT = "same-unit_m"
_BEFORE = frozenset({"and", "but"})
"""Words, beside punctuation, that may stand before a connective."""


@dataclass(frozen=True, slots=True)
class Relation:
    """One unit leads to another; `explicit` where its satellite begins with a connective of its sense."""

    from_: int
    to: int
    sense: Sense
    explicit: bool

    @property
    def family(self) -> Family:
        """Give the kind of relation, causes and results together."""
        return FAMILIES[self.sense]


@dataclass(frozen=True, slots=True)
class Units:
    """A document's units, numbered from 0; the parts of an interrupted one have the number of its first part.

    `starts` are the first code points of the words, `unit_of` the words' units (None outside of all), `heads` the units that others
    hang from, `explanations` the pairs of reason and what it is given for.
    """

    starts: Sequence[int]
    unit_of: Sequence[int | None]
    heads: Mapping[int, int]
    relations: Sequence[Relation]
    explanations: frozenset[tuple[int, int]]

    def at(self, point: int) -> int | None:
        """Give the unit whose own words hold a code point of a word."""
        word = bisect_right(self.starts, point) - 1
        return self.unit_of[word] if word >= 0 else None


def units_of(row: Row, doc: Doc, connectives: Mapping[Sense, Sequence[Sequence[str]]]) -> Units:
    """Give the units of a GUM document, whose words `doc` holds (and white space that is none of GUM's)."""
    words = [token for token in doc if not token.text.isspace()]
    table = row["rst"]
    first = _first_parts(table)
    unit_of: list[int | None] = [None] * len(words)
    for number, (start, end, *_) in enumerate(table):
        unit_of[start:end] = [first[number]] * (end - start)
    heads, relations, explanations = {}, [], set()
    for number, (start, end, head, name) in enumerate(table):
        if not head or name == _SAME_UNIT:
            continue
        unit, above = first[number], first[head - 1]
        heads[unit] = above
        if name in SENSES:
            said = [token.text.lower() for token in words[start:end]]
            relations.append(_relation(unit, above, SENSES[name], said, connectives))
        elif name in EXPLANATIONS:
            explanations.add((unit, above))
    return Units([token.idx for token in words], unit_of, heads, relations, frozenset(explanations))


def read_connectives(path: Path = CONNECTIVES) -> dict[Sense, list[list[str]]]:
    """Give the connectives of each sense, each as its words."""
    found: dict[Sense, list[list[str]]] = {sense: [] for sense in FAMILIES}
    for line in path.read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            sense, words = line.split("\t")
            found[next(known for known in FAMILIES if known == sense)].append(words.split())
    return found


def begins_with(words: Sequence[str], connectives: Iterable[Sequence[str]]) -> bool:
    """Whether words, in small letters, begin with a connective, after punctuation, "and" or "but"."""
    at = next((number for number, word in enumerate(words) if word not in _BEFORE and any(map(str.isalnum, word))), len(words))
    return any(list(words[at : at + len(one)]) == list(one) for one in connectives)


def _first_parts(table: Sequence[Sequence[int | str]]) -> list[int]:
    """Give for each unit the first part of it: itself, unless GUM calls it the same unit as another."""
    above = {number: int(head) - 1 for number, (_, _, head, name) in enumerate(table) if name == _SAME_UNIT}
    first = []
    for number in range(len(table)):
        at, seen = number, {number}
        while at in above and above[at] not in seen:
            at = above[at]
            seen.add(at)
        first.append(at)
    return first


def _relation(
    satellite: int, head: int, sense: Sense, words: Sequence[str], connectives: Mapping[Sense, Sequence[Sequence[str]]]
) -> Relation:
    from_, to = (satellite, head) if sense in _FROM_SATELLITE else (head, satellite)
    return Relation(from_, to, sense, begins_with(words, connectives[sense]))
