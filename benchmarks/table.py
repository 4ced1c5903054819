"""One row shape for every benchmark, and the Markdown table that is printed and pasted into the documents."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Row:
    """A measured figure. `floor` is the least that passes (the most, where `at_most`); `peer` is another tool's, same run.

    `reached` stands beside a floor that has not been reached yet: what no change may fall below meanwhile. The floor stays what it
    is, and is shown as missed.

    `below` is Markdown that is printed under the table: a table of its own behind the figure.
    """

    what: str
    figure: float
    unit: str = ""
    floor: float | None = None
    at_most: bool = False
    peer: float | None = None
    reached: float | None = None
    note: str = ""
    below: str = ""

    @property
    def holds(self) -> bool:
        """Whether the figure keeps its floor; a row without one always does."""
        return self._passes(self.floor)

    @property
    def keeps(self) -> bool:
        """Whether the figure keeps its floor or, where that has not been reached yet, what has been."""
        return self._passes(self.floor if self.reached is None else self.reached)

    def _passes(self, bound: float | None) -> bool:
        if bound is None:
            return True
        return self.figure <= bound if self.at_most else self.figure >= bound


def markdown(rows: Sequence[Row]) -> str:
    """Give the rows as a Markdown table."""
    lines = ["| what | figure | floor | peer | note |", "|---|---|---|---|---|"]
    for row in rows:
        floor = "" if row.floor is None else f"{'≤' if row.at_most else '≥'} {_number(row.floor)}"
        missed = "" if row.holds else " **missed**"
        peer = "" if row.peer is None else _number(row.peer)
        lines.append(f"| {row.what} | {_number(row.figure)}{row.unit}{missed} | {floor} | {peer} | {row.note} |")
    return "\n".join(lines) + "".join(f"\n\n{row.below}" for row in rows if row.below)


def _number(value: float) -> str:
    return f"{value:,.0f}" if abs(value) >= 1000 else f"{value:.2f}".rstrip("0").rstrip(".") if abs(value) < 10 else f"{value:.1f}"
