"""What an annotation is: the labels, which are those of `sayso.types`, and the frozen types that hold them.

Offsets are code points into the item's text exactly as the raw corpus stores it, half-open `[start, end)`.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Literal, get_args

from sayso.types import ClaimKind, CommitmentValue, FlagName, Manner, Mood, Polarity, Role, SourceKind, SpeechForm, Tense

SCHEMA = "sayso-corpus/1"

Offsets = tuple[int, int]
"""Start and end of a span: `start < end`, in code points."""

Split = Literal["train", "dev", "test"]
Method = Literal["from scratch", "draft corrected"]
ItemKind = Literal["attribution", "claim", "flag"]
PloverEvent = Literal[
    "AGREE",
    "CONSULT",
    "SUPPORT",
    "CONCEDE",
    "COOPERATE",
    "AID",
    "RETREAT",
    "REQUEST",
    "ACCUSE",
    "REJECT",
    "THREATEN",
    "PROTEST",
    "SANCTION",
    "MOBILIZE",
    "COERCE",
    "ASSAULT",
]
"""The 16 event types of PLOVER (Open Event Data Alliance)."""

MANNERS: tuple[str, ...] = get_args(Manner)
FORMS: tuple[str, ...] = get_args(SpeechForm)
SOURCE_KINDS: tuple[str, ...] = get_args(SourceKind)
CLAIM_KINDS: tuple[str, ...] = get_args(ClaimKind)
MOODS: tuple[str, ...] = get_args(Mood)
TENSES: tuple[str, ...] = get_args(Tense)
POLARITIES: tuple[str, ...] = get_args(Polarity)
ROLES: tuple[str, ...] = get_args(Role)
COMMITMENTS: tuple[str, ...] = get_args(CommitmentValue)
FLAGS: tuple[str, ...] = get_args(FlagName)
PLOVER_EVENTS: tuple[str, ...] = get_args(PloverEvent)
SPLITS: tuple[str, ...] = get_args(Split)
METHODS: tuple[str, ...] = get_args(Method)


@dataclass(frozen=True, slots=True)
class GoldAttribution:
    """A source, its cue and what it is reported for; `parent` is the attribution whose content holds this one.

    `source` is None where no words name it, `cue` for a bare quotation. `content` is in text order and does not overlap itself.
    """

    id: str
    parent: str | None
    source: Offsets | None
    source_kind: SourceKind
    cue: Offsets | None
    content: tuple[Offsets, ...]
    manner: Manner
    form: SpeechForm


@dataclass(frozen=True, slots=True)
class GoldParticipant:
    """A phrase that takes part in a claim."""

    role: Role
    span: Offsets


@dataclass(frozen=True, slots=True)
class GoldClaim:
    """A predicate, its participants, and how firmly it is held.

    `attribution` is the innermost of the claim's chain, None for the issuer's own; then `innermost` and `issuer` are the same.
    """

    id: str
    predicate: Offsets
    kind: ClaimKind
    mood: Mood
    tense: Tense
    polarity: Polarity
    plover: PloverEvent | None
    participants: tuple[GoldParticipant, ...]
    when: Offsets | None
    where: Offsets | None
    attribution: str | None
    innermost: CommitmentValue
    issuer: CommitmentValue


@dataclass(frozen=True, slots=True)
class GoldFlag:
    """A rhetorical device at a span."""

    name: FlagName
    span: Offsets


@dataclass(frozen=True, slots=True)
class GoldDocument:
    """One annotator's reading of one text: `hash` is that of the text, `segments` are those that the annotator was shown."""

    id: str
    hash: str
    split: Split
    annotator: str
    method: Method
    segments: tuple[Offsets, ...]
    attributions: tuple[GoldAttribution, ...]
    claims: tuple[GoldClaim, ...]
    flags: tuple[GoldFlag, ...]


Item = GoldAttribution | GoldClaim | GoldFlag


def kind_of(item: Item) -> ItemKind:
    """Give an item's kind: how its line in a stand-off file begins."""
    match item:
        case GoldAttribution():
            return "attribution"
        case GoldClaim():
            return "claim"
        case GoldFlag():
            return "flag"


def with_items(head: GoldDocument, items: Iterable[Item]) -> GoldDocument:
    """Give a document with these items alone, each kind in the order given."""
    given = tuple(items)
    return replace(
        head,
        attributions=tuple(item for item in given if isinstance(item, GoldAttribution)),
        claims=tuple(item for item in given if isinstance(item, GoldClaim)),
        flags=tuple(item for item in given if isinstance(item, GoldFlag)),
    )


def text_hash(text: str) -> str:
    """Give `sha256:` and the hex digest of the text as UTF-8."""
    return "sha256:" + hashlib.sha256(text.encode("utf-8")).hexdigest()
