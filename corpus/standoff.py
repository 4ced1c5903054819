"""Stand-off JSON lines: the document's own line first, then one attribution, claim or flag a line; offsets and labels, no text."""

from __future__ import annotations

from collections.abc import Callable
from typing import cast

from corpus import scheme
from corpus.fields import (
    Object,
    Value,
    check_keys,
    document_fields,
    items,
    label,
    lines_of,
    malformed,
    optional_span,
    optional_string,
    span,
    spans,
    string,
)
from corpus.scheme import GoldAttribution, GoldClaim, GoldDocument, GoldFlag, GoldParticipant, Item
from sayso import types

GROUPS = {"attribution": "attributions", "claim": "claims", "flag": "flags"}
"""A line's kind, and where its items are."""


def file_name(document: str) -> str:
    """Give the name of a document's stand-off file, from its id."""
    return document.replace("/", "_").replace(":", "_") + ".jsonl"


def to_lines(document: GoldDocument) -> list[str]:
    """Give the lines of a document's stand-off file."""
    return lines_of(document, scheme.SCHEMA, GROUPS)


def read_head(row: Object) -> GoldDocument:
    """Read the first line's object into a document that has no items yet."""
    return GoldDocument(
        *document_fields(row, scheme.SCHEMA, "method", "segments"),
        cast(scheme.Method, label(string(row, "method"), scheme.METHODS, "method")),
        spans(row, "segments"),
        (),
        (),
        (),
    )


def read_item(kind: str, row: Object) -> Item:
    """Read the object of an item's line; CorpusError MALFORMED where there is no such kind."""
    if kind not in _READERS:
        raise malformed(f"{kind!r} is not {', '.join(GROUPS)}")
    return _READERS[kind](row)


def _attribution(row: Object) -> GoldAttribution:
    check_keys(row, GoldAttribution.__slots__)
    return GoldAttribution(
        string(row, "id"),
        optional_string(row, "parent"),
        optional_span(row, "source"),
        cast(types.SourceKind, label(string(row, "source_kind"), scheme.SOURCE_KINDS, "source kind")),
        optional_span(row, "cue"),
        spans(row, "content"),
        cast(types.Manner, label(string(row, "manner"), scheme.MANNERS, "manner")),
        cast(types.SpeechForm, label(string(row, "form"), scheme.FORMS, "form")),
    )


def _claim(row: Object) -> GoldClaim:
    check_keys(row, GoldClaim.__slots__)
    plover = None if row["plover"] is None else label(string(row, "plover"), scheme.PLOVER_EVENTS, "PLOVER event")
    return GoldClaim(
        id=string(row, "id"),
        predicate=span(row["predicate"]),
        kind=cast(types.ClaimKind, label(string(row, "kind"), scheme.CLAIM_KINDS, "claim kind")),
        mood=cast(types.Mood, label(string(row, "mood"), scheme.MOODS, "mood")),
        tense=cast(types.Tense, label(string(row, "tense"), scheme.TENSES, "tense")),
        polarity=cast(types.Polarity, label(string(row, "polarity"), scheme.POLARITIES, "polarity")),
        plover=cast(scheme.PloverEvent | None, plover),
        participants=tuple(_participant(value) for value in items(row, "participants")),
        when=optional_span(row, "when"),
        where=optional_span(row, "where"),
        attribution=optional_string(row, "attribution"),
        innermost=cast(types.CommitmentValue, label(string(row, "innermost"), scheme.COMMITMENTS, "commitment")),
        issuer=cast(types.CommitmentValue, label(string(row, "issuer"), scheme.COMMITMENTS, "commitment")),
    )


def _flag(row: Object) -> GoldFlag:
    check_keys(row, GoldFlag.__slots__)
    return GoldFlag(cast(types.FlagName, label(string(row, "name"), scheme.FLAGS, "flag")), span(row["span"]))


def _participant(value: Value) -> GoldParticipant:
    if not isinstance(value, dict):
        raise malformed("a participant is not an object")
    check_keys(value, GoldParticipant.__slots__)
    return GoldParticipant(cast(types.Role, label(string(value, "role"), scheme.ROLES, "role")), span(value["span"]))


_READERS: dict[str, Callable[[Object], Item]] = {"attribution": _attribution, "claim": _claim, "flag": _flag}
