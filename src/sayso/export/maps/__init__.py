"""Maps as pictures, pages and files for other tools: one writer per format."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import Final

from sayso.errors import UsageError
from sayso.export.maps import dot, graphml, html, json_map, svg
from sayso.system.types import Map

WRITERS: Final[Mapping[str, Callable[[Map], str]]] = MappingProxyType(
    {"svg": svg.render, "html": html.render, "graphml": graphml.render, "json": json_map.render, "dot": dot.render}
)
"""The formats, and what writes each."""


def draw(map: Map, format: str) -> str:
    """Give `map` in `format`, one of `WRITERS`. The same map gives the same text.

    Raises UsageError (FORMAT) for another format.
    """
    writer = WRITERS.get(format)
    if writer is None:
        raise UsageError("FORMAT", f"There is no map in the format “{format}”.", f"Formats: {', '.join(WRITERS)}.")
    return writer(map)
