"""The JSON Schema of a printed comparison: package data, written by hand, the published contract of `sayso compare`."""

from __future__ import annotations

from importlib.resources import files


def comparison_schema_text() -> str:
    """Give the JSON Schema (draft 2020-12) as it is published, with its line end."""
    return files(__package__).joinpath("comparison.schema.json").read_text(encoding="utf-8")
