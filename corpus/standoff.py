"""Stand-off JSON lines: the document's own line first, then one attribution, claim or flag a line; offsets and labels, no text."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import asdict
from typing import cast

from corpus import scheme
from corpus.errors import CorpusError
from corpus.scheme import GoldAttribution, GoldClaim, GoldDocument, GoldFlag, GoldParticipant, Offsets
from sayso import types

Value = dict[str, "Value"] | list["Value"] | str | int | float | bool | None
Object = dict[str, Value]


def file_name(document: str) -> str:
    """Give the name of a document's stand-off file, from its id."""
    return document.replace("/", "_").replace(":", "_") + ".jsonl"


def to_lines(document: GoldDocument) -> list[str]:
    """Give the lines of a document's stand-off file."""
    head = asdict(document)
    items = {kind[:-1]: head.pop(kind) for kind in ("attributions", "claims", "flags")}
    rows = [{"document": {"schema": scheme.SCHEMA, **head}}, *({kind: item} for kind, group in items.items() for item in group)]
    return [json.dumps(row, ensure_ascii=False, separators=(", ", ": ")) for row in rows]


def read_object(line: str) -> tuple[str, Object]:
    """Give the kind of a line and its object; CorpusError MALFORMED where it is not `{kind: {...}}`."""
    try:
        row = json.loads(line)
    except (ValueError, RecursionError) as error:
        raise _malformed(f"this is not JSON: {error}") from error
    if not isinstance(row, dict) or len(row) != 1 or not isinstance(next(iter(row.values())), dict):
        raise _malformed("this is not one object under its kind")
    kind, value = next(iter(row.items()))
    return kind, value


def read_head(row: Object) -> GoldDocument:
    """Read the first line's object into a document that has no items yet."""
    _keys(row, ("schema", "id", "hash", "split", "annotator", "method", "segments"))
    if row["schema"] != scheme.SCHEMA:
        raise CorpusError("SCHEME", f"schema {row['schema']!r} is not {scheme.SCHEMA!r}.", "Compile the sheet again.")
    return GoldDocument(
        _string(row, "id"),
        _string(row, "hash"),
        cast(scheme.Split, label(_string(row, "split"), scheme.SPLITS, "split")),
        _string(row, "annotator"),
        cast(scheme.Method, label(_string(row, "method"), scheme.METHODS, "method")),
        _spans(row, "segments"),
        (),
        (),
        (),
    )


def read_attribution(row: Object) -> GoldAttribution:
    """Read the object of an attribution's line."""
    _keys(row, GoldAttribution.__slots__)
    return GoldAttribution(
        _string(row, "id"),
        None if row["parent"] is None else _string(row, "parent"),
        _optional_span(row, "source"),
        cast(types.SourceKind, label(_string(row, "source_kind"), scheme.SOURCE_KINDS, "source kind")),
        _optional_span(row, "cue"),
        _spans(row, "content"),
        cast(types.Manner, label(_string(row, "manner"), scheme.MANNERS, "manner")),
        cast(types.SpeechForm, label(_string(row, "form"), scheme.FORMS, "form")),
    )


def read_claim(row: Object) -> GoldClaim:
    """Read the object of a claim's line."""
    _keys(row, GoldClaim.__slots__)
    plover = None if row["plover"] is None else label(_string(row, "plover"), scheme.PLOVER_EVENTS, "PLOVER event")
    return GoldClaim(
        id=_string(row, "id"),
        predicate=_span(row["predicate"]),
        kind=cast(types.ClaimKind, label(_string(row, "kind"), scheme.CLAIM_KINDS, "claim kind")),
        mood=cast(types.Mood, label(_string(row, "mood"), scheme.MOODS, "mood")),
        tense=cast(types.Tense, label(_string(row, "tense"), scheme.TENSES, "tense")),
        polarity=cast(types.Polarity, label(_string(row, "polarity"), scheme.POLARITIES, "polarity")),
        plover=cast(scheme.PloverEvent | None, plover),
        participants=tuple(_participant(value) for value in _list(row, "participants")),
        when=_optional_span(row, "when"),
        where=_optional_span(row, "where"),
        attribution=None if row["attribution"] is None else _string(row, "attribution"),
        innermost=cast(types.CommitmentValue, label(_string(row, "innermost"), scheme.COMMITMENTS, "commitment")),
        issuer=cast(types.CommitmentValue, label(_string(row, "issuer"), scheme.COMMITMENTS, "commitment")),
    )


def read_flag(row: Object) -> GoldFlag:
    """Read the object of a flag's line."""
    _keys(row, GoldFlag.__slots__)
    return GoldFlag(cast(types.FlagName, label(_string(row, "name"), scheme.FLAGS, "flag")), _span(row["span"]))


def label(value: str, allowed: Sequence[str], what: str) -> str:
    """Give the label back; CorpusError SCHEME if the scheme has no such label."""
    if value not in allowed:
        raise CorpusError("SCHEME", f"{value!r} is not a {what} of the scheme.", f"Use one of: {', '.join(allowed)}.")
    return value


def _participant(value: Value) -> GoldParticipant:
    if not isinstance(value, dict):
        raise _malformed("a participant is not an object")
    _keys(value, GoldParticipant.__slots__)
    return GoldParticipant(cast(types.Role, label(_string(value, "role"), scheme.ROLES, "role")), _span(value["span"]))


def _keys(row: Object, names: Sequence[str]) -> None:
    if set(row) != set(names):
        differing = ", ".join(sorted(set(row) ^ set(names)))
        raise _malformed(f"keys missing or unknown: {differing}")


def _string(row: Object, key: str) -> str:
    value = row[key]
    if not isinstance(value, str) or not value:
        raise _malformed(f"{key!r} is not a word")
    return value


def _list(row: Object, key: str) -> list[Value]:
    value = row[key]
    if not isinstance(value, list):
        raise _malformed(f"{key!r} is not a list")
    return value


def _spans(row: Object, key: str) -> tuple[Offsets, ...]:
    return tuple(_span(value) for value in _list(row, key))


def _optional_span(row: Object, key: str) -> Offsets | None:
    return None if row[key] is None else _span(row[key])


def _span(value: Value) -> Offsets:
    match value:
        case [int(start), int(end)] if type(start) is int and type(end) is int:
            return start, end
    raise _malformed(f"{value!r} is not a pair of offsets")


def _malformed(reason: str) -> CorpusError:
    return CorpusError("MALFORMED", f"{reason}.", "Compile the sheet again.")
