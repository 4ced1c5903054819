from __future__ import annotations

from benchmarks.samples import f_score, overlaps, pair
from benchmarks.table import Row, markdown
from sayso.types import Span


def test_a_missed_floor_is_marked_in_the_table() -> None:
    table = markdown([Row("speed", 5.0, floor=6.0), Row("memory", 5.0, " MB", floor=6.0, at_most=True, peer=7.5)])
    assert "| speed | 5 **missed** | ≥ 6 |" in table
    assert "| memory | 5 MB | ≤ 6 | 7.5 |" in table


def test_f_is_the_harmonic_mean_of_precision_and_recall() -> None:
    assert f_score(right=3, found=4, gold=6) == 60.0
    assert f_score(0, 0, 0) == 100.0
    assert f_score(0, 5, 0) == 0.0


def test_spans_overlap_where_they_share_more_than_half_of_the_longer() -> None:
    assert overlaps([Span(0, 10, "x" * 10)], [Span(0, 6, "x" * 6)])
    assert not overlaps([Span(0, 10, "x" * 10)], [Span(0, 5, "x" * 5)])
    assert not overlaps([Span(0, 10, "x" * 10)], [])
    assert overlaps([], [])


def test_each_gold_item_is_matched_once() -> None:
    assert pair([1, 2, 2], [2, 2, 2], lambda a, b: a == b) == [(2, 2), (2, 2)]
