"""The fields of a stand-off line: each is of the kind that it should be, or the line is refused as MALFORMED or out of SCHEME."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import asdict
from typing import TYPE_CHECKING, cast

from corpus.errors import CorpusError
from corpus.scheme import SPLITS, Offsets, Split

if TYPE_CHECKING:
    from _typeshed import DataclassInstance

Value = dict[str, "Value"] | list["Value"] | str | int | float | bool | None
Object = dict[str, Value]


def read_object(line: str) -> tuple[str, Object]:
    """Give the kind of a line and its object; CorpusError MALFORMED where it is not `{kind: {...}}`."""
    try:
        row = json.loads(line)
    except (ValueError, RecursionError) as error:
        raise malformed(f"this is not JSON: {error}") from error
    if not isinstance(row, dict) or len(row) != 1 or not isinstance(next(iter(row.values())), dict):
        raise malformed("this is not one object under its kind")
    kind, value = next(iter(row.items()))
    return kind, value


def line_of(kind: str, item: object) -> str:
    """Give an item's line."""
    return json.dumps({kind: item}, ensure_ascii=False, separators=(", ", ": "))


def lines_of(gold: DataclassInstance, schema: str, groups: Mapping[str, str]) -> list[str]:
    """Give the lines of an annotation: its own first, then an item a line. `groups` tells where the items of each kind are.

    Where Python reserves a field's name, the field ends in an underscore, and its name in the line does not.
    """
    head = asdict(gold)
    lines = []
    for kind, name in groups.items():
        for item in head.pop(name):
            lines.append(line_of(kind, {field.removesuffix("_"): value for field, value in item.items()}))
    return [line_of("document", {"schema": schema, **head}), *lines]


def document_fields(row: Object, schema: str, *others: str) -> tuple[str, str, Split, str]:
    """Give id, hash, split and annotator of a first line's object, which has these, the schema and the `others`, and no more."""
    check_keys(row, ("schema", "id", "hash", "split", "annotator", *others))
    if row["schema"] != schema:
        raise CorpusError("SCHEME", f"schema {row['schema']!r} is not {schema!r}.", "Compile the sheet again.")
    split = cast(Split, label(string(row, "split"), SPLITS, "split"))
    return string(row, "id"), string(row, "hash"), split, string(row, "annotator")


def label(value: str, allowed: Sequence[str], what: str) -> str:
    """Give the label back; CorpusError SCHEME if the scheme has no such label."""
    if value not in allowed:
        raise CorpusError("SCHEME", f"{value!r} is not a {what} of the scheme.", f"Use one of: {', '.join(allowed)}.")
    return value


def check_keys(row: Object, names: Sequence[str]) -> None:
    """Refuse an object whose keys are not exactly the names."""
    if set(row) != set(names):
        differing = ", ".join(sorted(set(row) ^ set(names)))
        raise malformed(f"keys missing or unknown: {differing}")


def string(row: Object, key: str) -> str:
    """Give a word that is not empty."""
    value = row[key]
    if not isinstance(value, str) or not value:
        raise malformed(f"{key!r} is not a word")
    return value


def optional_string(row: Object, key: str) -> str | None:
    """Give a word that is not empty, or None."""
    return None if row[key] is None else string(row, key)


def items(row: Object, key: str) -> list[Value]:
    """Give a list."""
    value = row[key]
    if not isinstance(value, list):
        raise malformed(f"{key!r} is not a list")
    return value


def spans(row: Object, key: str) -> tuple[Offsets, ...]:
    """Give a list of spans."""
    return tuple(span(value) for value in items(row, key))


def optional_span(row: Object, key: str) -> Offsets | None:
    """Give a span, or None."""
    return None if row[key] is None else span(row[key])


def optional_integer(row: Object, key: str) -> int | None:
    """Give a whole number, or None."""
    value = row[key]
    if value is not None and type(value) is not int:
        raise malformed(f"{key!r} is not a whole number")
    return value


def boolean(row: Object, key: str) -> bool:
    """Give true or false."""
    value = row[key]
    if not isinstance(value, bool):
        raise malformed(f"{key!r} is not true or false")
    return value


def optional_number(row: Object, key: str) -> float | None:
    """Give a number, or None."""
    value = row[key]
    if value is None:
        return None
    if isinstance(value, bool) or not isinstance(value, int | float):
        raise malformed(f"{key!r} is not a number")
    return float(value)


def span(value: Value) -> Offsets:
    """Give a pair of offsets."""
    match value:
        case [int(start), int(end)] if type(start) is int and type(end) is int:
            return start, end
    raise malformed(f"{value!r} is not a pair of offsets")


def malformed(reason: str) -> CorpusError:
    """Give the error of a line that is not of its shape."""
    return CorpusError("MALFORMED", f"{reason}.", "Compile the sheet again.")
