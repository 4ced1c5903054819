"""A comparison for people to read and for other tools: one writer per format."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import Final

from sayso.errors import UsageError
from sayso.export.comparison import csv_rows, html, json_comparison, markdown, table
from sayso.export.comparison.report import Report

WRITERS: Final[Mapping[str, Callable[[Report], str]]] = MappingProxyType(
    {
        "text": table.render,
        "json": json_comparison.render,
        "html": html.render,
        "csv": csv_rows.render,
        "md": markdown.render,
    }
)
"""The formats, and what writes each; `table.render` alone takes the width and the colours of a terminal besides."""


def written(report: Report, format: str) -> str:
    """Give a comparison in `format`, one of `WRITERS`. The same report gives the same text.

    Raises UsageError (FORMAT) for another format.
    """
    writer = WRITERS.get(format)
    if writer is None:
        raise UsageError("FORMAT", f"There is no comparison in the format “{format}”.", f"Formats: {', '.join(WRITERS)}.")
    return writer(report)
