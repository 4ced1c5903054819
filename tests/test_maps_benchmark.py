"""The benchmark of maps: its ledgers are the same every time, and every view of them has something to draw."""

from __future__ import annotations

import pytest

from benchmarks.maps import VIEWS, made_ledger, map_rows
from sayso.system import Wanted, map_of


def test_the_same_numbers_make_the_same_ledger() -> None:
    assert made_ledger(50, 10) == made_ledger(50, 10)
    assert made_ledger(50, 10) != made_ledger(51, 10)


def test_who_acts_and_what_leads_to_what_is_drawn_and_nobody_is_cited() -> None:
    shown = {view: map_of([made_ledger(300, 40)], Wanted(view)) for view in VIEWS}
    assert 30 < len(shown["actors"].nodes) <= 40
    assert shown["causes"].edges
    assert all(edge.kind in {"ACCUSE", "REQUEST"} for edge in shown["sources"].edges)


def test_every_size_and_view_has_its_row(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("benchmarks.maps.SIZES", ((20, 5),))
    rows = map_rows()
    assert [row.what for row in rows] == [f"map of 20 claims, {view}, to SVG" for view in VIEWS]
    assert all(row.figure >= 0 and "nodes" in row.note for row in rows)
