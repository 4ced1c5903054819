"""The JSON Schema of a printed ledger: package data, written by hand, the published contract of `sayso read --format json`."""

from __future__ import annotations

from importlib.resources import files


def schema_text() -> str:
    """Give the JSON Schema (draft 2020-12) as it is published, with its line end."""
    return files(__package__).joinpath("sayso.schema.json").read_text(encoding="utf-8")
