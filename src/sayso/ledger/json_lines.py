"""A ledger as JSON, in the published shape (`sayso schema`), and back.

The fields of each type are looked up once and kept as a plan, because a walk that inspects every object again costs more than
all the rest of the export when a corpus has a million statements.
"""

from __future__ import annotations

import dataclasses
import json
import re
import types
from collections.abc import Callable, Mapping
from functools import cache
from operator import attrgetter
from typing import Any, TypeAlias, TypeVar, Union, get_args, get_origin, get_type_hints

from sayso.errors import SaysoError
from sayso.types import Claim, MapRun, Mention, Offset, PageBox, Participant, StatementLedger, Warning_

Json: TypeAlias = "bool | int | float | str | list[Json] | dict[str, Json] | None"
Encode: TypeAlias = Callable[[Any], Json]
Decode: TypeAlias = Callable[[Any], Any]
T = TypeVar("T")

# Inherited span fields come first in Python; in print the name of a thing stands before its place.
_LEADING: dict[type, str] = {StatementLedger: "schema", Mention: "id", Claim: "id", Participant: "role"}

# What JSON allows as it is but a line reader, a terminal or an encoder does not: line separators, C1 controls, lone surrogates.
_ESCAPED = re.compile("[\x7f-\x9f\u2028\u2029\ud800-\udfff]")


@dataclasses.dataclass(frozen=True, slots=True)
class _Field:
    """One field of a type: its Python name, its printed key, and how its value goes out and comes in (None: as it is)."""

    name: str
    key: str
    encode: Encode | None
    decode: Decode | None
    required: bool


def to_dict(ledger: StatementLedger) -> dict[str, Json]:
    """Give `ledger` as plain dictionaries and lists, keys in the published order."""
    return _encoder(StatementLedger)(ledger)  # type: ignore[return-value]


def to_json(ledger: StatementLedger) -> str:
    """Give `ledger` as one line of JSON, without a line end.

    Text stays readable (not escaped to ASCII), save for characters that would break the line or the encoding: they are escaped,
    and read back the same. The one exception is a high surrogate followed by a low one as two code points: JSON has no way to
    write it, and it reads back as the one character that the two stand for.
    """
    return as_line(to_dict(ledger))


def as_line(data: Mapping[str, Any]) -> str:
    """Give an object as one line of JSON as `to_json` writes it."""
    line = json.dumps(data, ensure_ascii=False, allow_nan=False, separators=(",", ":"))
    return _ESCAPED.sub(lambda found: f"\\u{ord(found[0]):04x}", line)


def from_dict(data: object) -> StatementLedger:
    """Give the ledger that `to_dict` printed; fields that this version does not know are left out.

    Raises `SaysoError` NOT_A_LEDGER where a required field is missing or has another shape. Values are not checked against
    their vocabularies: the JSON Schema does that.
    """
    try:
        ledger: StatementLedger = _decoder(StatementLedger)(data)
    except (KeyError, TypeError, ValueError, IndexError, AttributeError) as error:
        reason = f"no field {error}" if isinstance(error, KeyError) else str(error)
        raise SaysoError("NOT_A_LEDGER", f"this is not a ledger of Sayso: {reason}", "Check it against `sayso schema`.") from error
    return ledger


def from_json(line: str) -> StatementLedger:
    """Give the ledger that `to_json` printed; raises `SaysoError` NOT_A_LEDGER as `from_dict` does."""
    try:
        data = json.loads(line)
    except (ValueError, RecursionError) as error:
        raise SaysoError("NOT_A_LEDGER", f"this is not JSON: {error}", "Give one object as one line.") from error
    return from_dict(data)


@cache
def _encoder(kind: type) -> Encode:
    """Give the function that turns an object declared as `kind` into a dictionary."""
    if kind is MapRun:
        return _encode_run
    fields = _fields(kind)
    values = attrgetter(*(field.name for field in fields))
    plan = tuple((field.key, field.encode) for field in fields)

    def encode(value: object) -> Json:
        return {
            key: item if convert is None or item is None else convert(item)
            for (key, convert), item in zip(plan, values(value), strict=True)
        }

    return _encode_warning if kind is Warning_ else encode


@cache
def _decoder(kind: type) -> Decode:
    """Give the function that turns a dictionary into a `kind`."""
    if kind is MapRun:
        return _decode_run
    fields = _fields(kind)

    def decode(data: dict[str, Any]) -> object:
        found = {}
        for field in fields:
            if not field.required and field.key not in data:
                continue
            item = data[field.key]
            found[field.name] = item if field.decode is None or item is None else field.decode(item)
        return kind(**found)

    return decode


@cache
def _fields(kind: type) -> tuple[_Field, ...]:
    hints = get_type_hints(kind)
    found = [
        _Field(
            name=field.name,
            key=field.name.rstrip("_"),
            encode=_encode_hint(hints[field.name]),
            decode=_decode_hint(hints[field.name]),
            required=field.default is dataclasses.MISSING,
        )
        for field in dataclasses.fields(kind)
    ]
    leading = _LEADING.get(kind)
    return tuple(sorted(found, key=lambda field: field.name != leading))


def _encode_hint(hint: object) -> Encode | None:
    """Give how a value declared as `hint` is printed, or None where it is printed as it is."""
    hint = _without_none(hint)
    if get_origin(hint) is tuple:
        item = _encode_hint(get_args(hint)[0])
        return list if item is None else _each(item, list)
    return _encoder(hint) if isinstance(hint, type) and dataclasses.is_dataclass(hint) else None


def _decode_hint(hint: object) -> Decode | None:
    """Give how a value declared as `hint` is read, or None where it is taken as it is."""
    hint = _without_none(hint)
    if get_origin(hint) is tuple:
        item = _decode_hint(get_args(hint)[0])
        return tuple if item is None else _each(item, tuple)
    if hint is float:
        return float  # JSON writers may print 3.0 as 3
    return _decoder(hint) if isinstance(hint, type) and dataclasses.is_dataclass(hint) else None


def _each(convert: Callable[[Any], Any], gather: Callable[[list[Any]], T]) -> Callable[[Any], T]:
    return lambda items: gather([convert(item) for item in items])


def _without_none(hint: object) -> object:
    if get_origin(hint) not in (Union, types.UnionType):
        return hint
    kinds = [kind for kind in get_args(hint) if kind is not type(None)]
    if len(kinds) != 1:
        raise TypeError(f"no plan for a field of several types: {hint}")
    return kinds[0]


def _encode_warning(warning: Warning_) -> Json:
    page: dict[str, Json] = {} if warning.page is None else {"page": warning.page}
    return {"code": warning.code, **page, "message": warning.message}


def _encode_run(run: MapRun) -> Json:
    origin = run.origin
    if isinstance(origin, PageBox):
        return [run.start, run.length, {"page": origin.page, "bbox": list(origin.bbox)}]
    if origin.part is None:
        return [run.start, run.length, {"offset": origin.offset}]
    return [run.start, run.length, {"part": origin.part, "offset": origin.offset}]


def _decode_run(data: list[Any]) -> MapRun:
    start, length, origin = data
    if "page" not in origin:
        return MapRun(start, length, Offset(origin["offset"], origin.get("part")))
    left, top, right, bottom = map(float, origin["bbox"])
    return MapRun(start, length, PageBox(origin["page"], (left, top, right, bottom)))
