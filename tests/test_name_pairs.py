"""The benchmark of name pairs: how its figures are formed, and that its own pairs can be read."""

from __future__ import annotations

from pathlib import Path

import pytest

from benchmarks.name_pairs import CROSS_SCRIPT, NamePair, best_f_score, cross_script_pairs, f_score

PAIRS = [NamePair("a", "b", "Person", same) for same in (True, True, False, False)]
SCORES = [0.9, 0.6, 0.7, 0.1]


@pytest.mark.parametrize(("threshold", "expected"), [(0.5, 80.0), (0.8, 200 / 3), (0.95, 0.0)])
def test_f_is_of_the_pairs_that_are_the_same(threshold: float, expected: float) -> None:
    assert f_score(PAIRS, SCORES, threshold) == pytest.approx(expected)


def test_the_best_threshold_is_the_one_with_the_highest_f() -> None:
    best, threshold = best_f_score(PAIRS, SCORES)
    assert best == pytest.approx(80.0)
    assert 0.1 < threshold <= 0.6


def test_pairs_across_scripts_are_read_without_comments_and_header(tmp_path: Path) -> None:
    path = tmp_path / "pairs.tsv"
    path.write_text(
        "# note\nfirst\tsecond\tschema\tsame\tkind\tnote\nА\tA\tPerson\t1\tx\t\nБ\tV\tPerson\t0\tx\t\n", encoding="utf-8"
    )
    assert cross_script_pairs(path) == [NamePair("А", "A", "Person", True), NamePair("Б", "V", "Person", False)]


def test_half_of_the_pairs_across_scripts_are_near_misses() -> None:
    pairs = cross_script_pairs(CROSS_SCRIPT)
    assert len(pairs) >= 120
    assert 0.4 <= sum(pair.same for pair in pairs) / len(pairs) <= 0.6
