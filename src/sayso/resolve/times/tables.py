"""The tables of this layer: one TSV in `resolve/data` each, whose header says what it holds and where it is from."""

from __future__ import annotations

from importlib.resources import files


def table(name: str) -> list[list[str]]:
    """Give the rows of `data/<name>.tsv` without its comment lines, each split at tabs."""
    text = files("sayso.resolve").joinpath(f"data/{name}.tsv").read_text(encoding="utf-8")
    return [line.split("\t") for line in text.splitlines() if line and not line.startswith("#")]
