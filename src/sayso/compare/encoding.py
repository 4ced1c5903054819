"""A comparison as JSON, in the published shape (`schema/comparison.schema.json`), and back."""

from __future__ import annotations

import dataclasses
import json
import types
from collections.abc import Mapping
from functools import cache
from typing import Any, Union, get_args, get_origin, get_type_hints

from sayso.compare.types import Comparison
from sayso.errors import SaysoError


def comparison_to_dict(comparison: Comparison) -> dict[str, Any]:
    """Give a comparison as plain dictionaries and lists, its schema's name first."""
    return {"schema": comparison.schema, **{key: item for key, item in _plain(comparison).items() if key != "schema"}}


def comparison_to_json(comparison: Comparison) -> str:
    """Give a comparison as one line of JSON, without a line end; all but ASCII is escaped."""
    return json.dumps(comparison_to_dict(comparison), allow_nan=False, separators=(",", ":"))


def comparison_from_dict(data: object) -> Comparison:
    """Give the comparison that `comparison_to_dict` printed; fields that this version does not know are left out.

    Raises SaysoError NOT_A_COMPARISON where a required field is missing or has another shape.
    """
    try:
        comparison: Comparison = _built(Comparison, data)
    except (KeyError, TypeError, ValueError, AttributeError) as error:
        reason = f"no field {error}" if isinstance(error, KeyError) else str(error)
        message = f"this is not a comparison of Sayso: {reason}"
        raise SaysoError("NOT_A_COMPARISON", message, "Give what `sayso compare --format json` printed.") from error
    return comparison


def comparison_from_json(text: str) -> Comparison:
    """Give the comparison that `comparison_to_json` printed; raises SaysoError NOT_A_COMPARISON."""
    try:
        data = json.loads(text)
    except (ValueError, RecursionError) as error:
        remedy = "Give what `sayso compare --format json` printed."
        raise SaysoError("NOT_A_COMPARISON", f"this is not JSON: {error}", remedy) from error
    return comparison_from_dict(data)


def _plain(value: Any) -> Any:
    if dataclasses.is_dataclass(value):
        return {field.name: _plain(getattr(value, field.name)) for field in dataclasses.fields(value)}
    return [_plain(item) for item in value] if isinstance(value, tuple) else value


@cache
def _hints(kind: Any) -> Mapping[str, Any]:
    return get_type_hints(kind)


def _built(kind: Any, data: Any) -> Any:
    """Give a `kind` from its dictionary; a field with a default may be missing."""
    if not isinstance(data, dict):
        raise TypeError(f"{data!r:.40} stands for a {kind.__name__}")
    found = {}
    for field in dataclasses.fields(kind):
        if field.name in data:
            found[field.name] = _read(_hints(kind)[field.name], data[field.name])
        elif field.default is dataclasses.MISSING:
            raise KeyError(field.name)
    return kind(**found)


def _read(hint: Any, value: Any) -> Any:
    """Give a value that is declared as `hint` from what JSON holds for it."""
    if get_origin(hint) in (Union, types.UnionType):
        options = [option for option in get_args(hint) if option is not type(None)]
        return None if value is None else _read(options[0], value)
    if get_origin(hint) is tuple:
        if not isinstance(value, list):
            raise TypeError(f"{value!r:.40} is no list")
        return tuple(_read(get_args(hint)[0], item) for item in value)
    if isinstance(hint, type) and dataclasses.is_dataclass(hint):
        return _built(hint, value)
    if hint is float and not isinstance(value, bool):
        return float(value)
    if isinstance(hint, type) and type(value) is not hint:
        raise TypeError(f"{value!r:.40} is no {hint.__name__}")
    return value
