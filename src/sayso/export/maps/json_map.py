"""A map as JSON, `sayso-map/1`: the fields of `sayso.system.types` by their names (`from_` as `from`), text exactly as it is."""

from __future__ import annotations

import dataclasses
import json
import re
from typing import Any, Final

from sayso.system.types import Map

SCHEMA: Final = "sayso-map/1"

# What JSON allows as it is but a line reader or an encoder does not: C1 controls, line separators, lone surrogates.
_ESCAPED: Final = re.compile("[\x7f-\x9f\u2028\u2029\ud800-\udfff]")


def render(map_: Map) -> str:
    """Give `map_` as indented JSON that ends with a line end; the order of the fields is that of the types."""
    text = json.dumps({"schema": SCHEMA, **_plain(map_)}, ensure_ascii=False, allow_nan=False, indent=2)
    return _ESCAPED.sub(lambda found: f"\\u{ord(found[0]):04x}", text) + "\n"


def _plain(value: Any) -> Any:
    if dataclasses.is_dataclass(value):
        return {field.name.rstrip("_"): _plain(getattr(value, field.name)) for field in dataclasses.fields(value)}
    return [_plain(item) for item in value] if isinstance(value, tuple) else value
