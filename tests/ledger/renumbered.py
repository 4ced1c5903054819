"""A reading under other ids, as other weights give them where they find one part more or less."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

_NAMING = ("id", "entity", "mention", "parent", "chain", "candidates", "from", "to")


def renumbered(line: str, new_id: Callable[[str], str]) -> str:
    """Give a reading, as its line, with every id as `new_id` has it."""
    reading = json.loads(line)
    document = reading.pop("document")
    named: dict[str, Any] = {
        "schema": reading.pop("schema"),
        "document": _named(document, new_id, ()),
        **_named(reading, new_id, ("id",)),
    }
    return json.dumps(named, ensure_ascii=False, separators=(",", ":"))


def shifted(name: str) -> str:
    """Give `c13` for `c3`."""
    return f"{name[0]}{int(name[1:]) + 10}"


def _named(value: Any, new_id: Callable[[str], str], own: tuple[str, ...], field: str = "") -> Any:
    if isinstance(value, dict):
        return {key: _named(one, new_id, own, key) for key, one in value.items()}
    if isinstance(value, list):
        return [_named(one, new_id, own, field) for one in value]
    is_id = field in _NAMING and (field != "id" or own) and isinstance(value, str)
    return new_id(value) if is_id else value
