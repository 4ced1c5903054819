"""The hand-written tables that the gazetteer is compiled from beside the published packages."""

from __future__ import annotations

import pytest

from gazetteer import sources
from gazetteer.shared import globe


@pytest.mark.parametrize("table", ["countries", "divisions", "regions", "aliases"])
def test_no_row_of_a_table_is_there_twice(table: str) -> None:
    rows = [row[0] for row in sources.listed(table)]
    assert len(rows) == len(set(rows)) > 0


def test_every_point_of_the_tables_is_on_the_globe() -> None:
    points = [row.point for row in (*sources.country_points().values(), *sources.regions())]
    assert all(globe.on_globe(*point) for point in (*points, *sources.division_points().values()))


def test_regions_have_a_width_and_known_kinds() -> None:
    assert all(row.radius > 0 and row.kind in {"region", "sea", "site"} for row in sources.regions())
