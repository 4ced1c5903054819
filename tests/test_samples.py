"""The accuracy floors that need no corpus."""

from __future__ import annotations

import pytest

from benchmarks.samples import sample_rows
from benchmarks.table import Row


@pytest.fixture(scope="module")
def rows() -> list[Row]:
    return sample_rows()


def test_every_sample_figure_keeps_its_floor(rows: list[Row]) -> None:
    assert len(rows) >= 12
    assert [f"{row.what}: {row.figure:.1f} < {row.floor}" for row in rows if not row.holds] == []


def test_a_figure_below_its_floor_is_seen() -> None:
    assert not Row("x", 74.9, floor=75).holds
    assert not Row("x", 1, floor=0, at_most=True).holds
    assert Row("x", 75, floor=75).holds
