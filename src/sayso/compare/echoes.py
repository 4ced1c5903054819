"""Headings, and sentences that go on with a cited account: whose word it is where somebody is cited, it is there too."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from sayso.compare.matrix import Cell

ENDS: Final = (".", "!", "?", '"', "”", ":", ";")
"""What a paragraph of whole sentences ends with; a line that ends otherwise, above a text, is a heading."""


def with_echoes_given_back(cells: Sequence[Cell]) -> list[Cell]:
    """Give the claims of an incident; where a statement only cites somebody for it, its echoes of that report, they assert nothing.

    An echo is a heading, or stands behind a cited account in the same paragraph ("The minister said that arms were found. Two
    rifles came to light."). Where the issuer tells of the happening elsewhere in the statement, its echoes are its own words too.
    """
    cited: dict[str, list[int]] = defaultdict(list)
    for cell in cells:
        if cell.spoken.passing and cell.spoken.stance == "asserts":
            cited[cell.held.id].append(cell.claim.predicate.start)
    echoes = {cell.ref for cell in cells if _is_issuers(cell) and _is_echo(cell, cited.get(cell.held.id, ()))}
    own = {cell.held.id for cell in cells if _is_issuers(cell) and cell.ref not in echoes}
    return [_as_report(cell) if cell.ref in echoes and cell.held.id not in own else cell for cell in cells]


def _is_issuers(cell: Cell) -> bool:
    return not cell.spoken.passing and cell.spoken.stance == "asserts"


def _is_echo(cell: Cell, cited: Sequence[int]) -> bool:
    """Tell whether a claim stands in a heading, or in a paragraph behind what somebody is cited for, at `cited`."""
    text, start = cell.held.text, cell.claim.predicate.start
    paragraph, end = text.rfind("\n", 0, start) + 1, text.find("\n", start)
    if end >= 0 and not text[paragraph:end].rstrip().endswith(ENDS):
        return bool(cited)
    return any(paragraph <= place < start for place in cited)


def _as_report(cell: Cell) -> Cell:
    return replace(cell, spoken=replace(cell.spoken, stance="reports"))
