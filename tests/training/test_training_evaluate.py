from __future__ import annotations

import pytest

from training.evaluate import score_sets


def test_scores_are_over_all_pairs_together() -> None:
    score = score_sets([({(1,), (2,)}, {(1,)}), (set(), {(5,), (6,)})])
    assert score.precision == pytest.approx(50)
    assert score.recall == pytest.approx(100 / 3)
    assert score.f == pytest.approx(40)


def test_nothing_found_scores_nothing() -> None:
    assert score_sets([(set(), {(1,)})]).f == 0
