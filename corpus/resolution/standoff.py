"""Stand-off JSON lines of who, when, where and how many: the document's line first, then an item a line; no text, no names."""

from __future__ import annotations

from collections.abc import Callable
from typing import cast

from corpus.fields import (
    Object,
    check_keys,
    document_fields,
    label,
    lines_of,
    malformed,
    optional_integer,
    optional_number,
    optional_span,
    optional_string,
    span,
    spans,
    string,
)
from corpus.resolution import scheme
from corpus.resolution.scheme import GoldCount, GoldEntity, GoldPlace, GoldResolution, GoldRevision, GoldTime, Item

GROUPS = {"entity": "entities", "time": "times", "place": "places", "count": "counts", "revision": "revisions"}
"""A line's kind, and where its items are."""


def to_lines(gold: GoldResolution) -> list[str]:
    """Give the lines of a document's stand-off file."""
    return lines_of(gold, scheme.SCHEMA, GROUPS)


def read_head(row: Object) -> GoldResolution:
    """Read the first line's object into a resolution that has no items yet."""
    return GoldResolution(*document_fields(row, scheme.SCHEMA, "published"), optional_string(row, "published"))


def read_item(kind: str, row: Object) -> Item:
    """Read the object of an item's line; CorpusError MALFORMED where there is no such kind."""
    if kind not in _READERS:
        raise malformed(f"{kind!r} is not {', '.join(GROUPS)}")
    return _READERS[kind](row)


def _entity(row: Object) -> GoldEntity:
    check_keys(row, GoldEntity.__slots__)
    schema = cast(scheme.EntitySchema, label(string(row, "schema"), scheme.ENTITY_SCHEMATA, "schema"))
    return GoldEntity(string(row, "id"), schema, optional_span(row, "caption"), spans(row, "mentions"))


def _time(row: Object) -> GoldTime:
    check_keys(row, GoldTime.__slots__)
    return GoldTime(span(row["span"]), optional_string(row, "earliest"), optional_string(row, "latest"))


def _place(row: Object) -> GoldPlace:
    check_keys(row, GoldPlace.__slots__)
    kind = None if row["kind"] is None else label(string(row, "kind"), scheme.PLACE_KINDS, "kind of place")
    return GoldPlace(
        span(row["span"]),
        optional_string(row, "country"),
        optional_number(row, "lat"),
        optional_number(row, "lon"),
        cast(scheme.PlaceKind | None, kind),
    )


def _count(row: Object) -> GoldCount:
    check_keys(row, GoldCount.__slots__)
    bounds = optional_integer(row, "minimum"), optional_integer(row, "maximum")
    return GoldCount(span(row["span"]), *bounds, optional_span(row, "of"))


def _revision(row: Object) -> GoldRevision:
    check_keys(row, GoldRevision.__slots__)
    return GoldRevision(span(row["span"]), optional_integer(row, "minimum"), optional_integer(row, "maximum"))


_READERS: dict[str, Callable[[Object], Item]] = {
    "entity": _entity,
    "time": _time,
    "place": _place,
    "count": _count,
    "revision": _revision,
}
