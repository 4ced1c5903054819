"""Headings, which say shortly what the text below them says: whose word it is there, it is in the heading."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from sayso.compare.matrix import Cell


def with_headings_given_back(cells: Sequence[Cell]) -> list[Cell]:
    """Give the claims of an incident; a heading over a text that only cites somebody for it reports, it asserts nothing.

    Where the issuer tells of the happening itself below, the heading is its own word too.
    """
    below = [cell for cell in cells if not _is_heading(cell)]
    own = {cell.held.id for cell in below if not cell.spoken.passing and cell.spoken.stance == "asserts"}
    cited = {cell.held.id for cell in below if cell.spoken.passing}
    return [_as_report(cell) if _is_heading(cell) and cell.held.id in cited - own else cell for cell in cells]


def _is_heading(cell: Cell) -> bool:
    """Tell whether a claim stands in the statement's title and is nobody's whom that names."""
    title = cell.held.ledger.document.title
    return title is not None and title.start <= cell.claim.predicate.start < title.end and not cell.spoken.passing


def _as_report(cell: Cell) -> Cell:
    return replace(cell, spoken=replace(cell.spoken, stance="reports"))
