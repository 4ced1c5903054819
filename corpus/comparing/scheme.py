"""What an annotated set of statements is: frozen types that hold offsets, values and labels.

Offsets are code points into a statement's reading text (`sayso.types.Statement.text`), half-open `[start, end)`. Statements are
numbered from 1 within their set. The guidelines are section 9 of docs/annotation.md.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal, get_args

from corpus.scheme import Offsets

FieldName = Literal["act", "agent", "agent.count", "patient", "patient.count", "when", "where"]
Verdict = Literal["agree", "compatible", "differ", "denied", "single"]
Stance = Literal["asserts", "denies", "doubts", "reports"]
ReprintKind = Literal["reprint", "partial", "paraphrase"]
SetSplit = Literal["train", "fresh", "dev", "test"]
"""Sets to learn from; those that nothing has been learnt from yet; those to look at; those to measure on alone."""

FIELDS: tuple[str, ...] = get_args(FieldName)
VERDICTS: tuple[str, ...] = get_args(Verdict)
STANCES: tuple[str, ...] = get_args(Stance)
REPRINT_KINDS: tuple[str, ...] = get_args(ReprintKind)
SET_SPLITS: tuple[SetSplit, ...] = get_args(SetSplit)


@dataclass(frozen=True, slots=True)
class GoldVoice:
    """A source of the set: its id, and the names by which the statements call it; the first is the fullest."""

    id: str
    names: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class GoldStatement:
    """A statement of the set: its file's name and bytes. `document` is their id, `text` the reading text, `issuer` a voice's id."""

    number: int
    issuer: str
    name: str
    data: bytes
    document: str
    text: str


@dataclass(frozen=True, slots=True)
class Holder:
    """A voice as one statement gives it: the issuer, or a source that the statement cites."""

    statement: int
    voice: str


@dataclass(frozen=True, slots=True)
class GoldMention:
    """A claim of the incident, by the words of its predicate; `optional` where a careful reader may see no claim there."""

    statement: int
    span: Offsets
    optional: bool


@dataclass(frozen=True, slots=True)
class GoldValue:
    """What a voice says of a field, or, `denied`, says that it is not so. `value` is as section 9 of the guidelines writes it."""

    holder: Holder
    value: str
    denied: bool


@dataclass(frozen=True, slots=True)
class GoldField:
    """A field that somebody fills: the verdict follows from the values (`corpus.comparing.values`)."""

    name: FieldName
    verdict: Verdict
    values: tuple[GoldValue, ...]


@dataclass(frozen=True, slots=True)
class GoldStance:
    """How a voice stands to the incident in one statement; it may both assert the happening and deny a part."""

    holder: Holder
    stance: Stance


@dataclass(frozen=True, slots=True)
class GoldIncident:
    """One happening. `carried` pairs voices: the second has its account from the first, word for word or nearly so.

    `sources` counts the voices that have a stance; `independent` those of them that do more than report and carry nobody's account.
    `look_alike` marks a happening that only one statement tells of, and that is like another of the set.
    """

    id: str
    label: str
    look_alike: bool
    mentions: tuple[GoldMention, ...]
    fields: tuple[GoldField, ...]
    stances: tuple[GoldStance, ...]
    carried: tuple[tuple[str, str], ...]
    sources: int
    independent: int


@dataclass(frozen=True, slots=True)
class GoldReprint:
    """The second statement prints the first one's text again: all, a part, or in other words. The first is the earlier."""

    first: int
    second: int
    kind: ReprintKind


@dataclass(frozen=True, slots=True)
class GoldSet:
    """A set of statements, by name, with its incidents. `wider` gives for a value all values that hold it.

    `same_speech` are pairs of statements, the smaller number first, that quote one speech.
    """

    name: str
    split: SetSplit
    annotator: str
    voices: tuple[GoldVoice, ...]
    statements: tuple[GoldStatement, ...]
    wider: Mapping[str, frozenset[str]]
    reprints: tuple[GoldReprint, ...]
    same_speech: tuple[tuple[int, int], ...]
    incidents: tuple[GoldIncident, ...]
