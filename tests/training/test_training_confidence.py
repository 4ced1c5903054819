"""Fitting the weights of a claim's confidence: a regression that finds what is there to be found."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from numpy.typing import NDArray

from sayso.claims.confidence import EVIDENCE
from sayso.reading.models import FILES, SECOND
from training import confidence
from training.confidence import cross_validated, fit_confidence, fitted

Array = NDArray[np.float64]
TRUE = np.array([0.4, -1.2, 0.8, 0.0, 2.0])


def made_up(count: int, weights: Array, seed: int = 1) -> tuple[Array, Array]:
    """Give evidence, always 1 in its first column, and outcomes whose log odds are its sum under `weights`."""
    chance = np.random.default_rng(seed)
    evidence = np.hstack([np.ones((count, 1)), chance.normal(0, 1, (count, len(weights) - 1))])
    right = chance.random(count) < 1 / (1 + np.exp(-evidence @ weights))
    return evidence, right.astype(np.float64)


def test_the_weights_of_a_made_up_problem_are_found_again() -> None:
    evidence, right = made_up(20_000, TRUE)
    assert fitted(evidence, right) == pytest.approx(TRUE, abs=0.1)


def test_the_fit_is_where_the_penalised_likelihood_is_greatest() -> None:
    evidence, right = made_up(300, TRUE)
    weights = fitted(evidence, right)
    slope = evidence.T @ (1 / (1 + np.exp(-evidence @ weights)) - right) + confidence.RIDGE * weights
    assert slope == pytest.approx(np.zeros(len(TRUE)), abs=1e-8)


def test_what_tells_nothing_weighs_nothing() -> None:
    evidence, right = made_up(400, TRUE)
    weights = fitted(np.hstack([evidence, np.zeros((400, 1))]), right)
    assert weights[-1] == 0.0
    assert weights[:-1] == pytest.approx(fitted(evidence, right))


@pytest.mark.parametrize("outcome", [0.0, 1.0])
def test_where_all_is_right_or_all_is_wrong_weights_stay_finite(outcome: float) -> None:
    evidence, _ = made_up(200, TRUE)
    weights = fitted(evidence, np.full(200, outcome))
    assert np.isfinite(weights).all()
    assert (weights[0] > 0) == (outcome == 1.0)


def test_evidence_that_parts_right_from_wrong_does_not_run_away() -> None:
    evidence = np.array([[1.0, side * size] for side in (-1, 1) for size in (0.5, 1.0, 2.0)])
    weights = fitted(evidence, np.array([0.0, 0.0, 0.0, 1.0, 1.0, 1.0]))
    assert np.isfinite(weights).all()
    assert 0 < weights[1] < 10


def test_claims_that_follow_one_rule_are_graded_well_by_other_documents() -> None:
    documents = [made_up(800, TRUE, seed) for seed in range(6)]
    assert cross_validated(documents) < 0.05


def test_a_document_is_not_graded_by_weights_that_it_was_fitted_on() -> None:
    ordinary = [made_up(300, TRUE, seed) for seed in range(3)]
    evidence, right = made_up(300, TRUE, 9)
    assert cross_validated([*ordinary, (evidence, 1 - right)]) > cross_validated([*ordinary, (evidence, right)]) + 0.05


def test_a_document_without_claims_is_no_obstacle() -> None:
    documents = [made_up(300, TRUE, seed) for seed in range(3)]
    nothing = (np.zeros((0, len(TRUE))), np.zeros(0))
    assert cross_validated([*documents, nothing]) == pytest.approx(cross_validated(documents))


def test_both_columns_are_written_as_the_claims_layer_reads_them(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    seen: list[set[str] | None] = []

    def evidence_in(_: Path, pipeline: str | None) -> list[tuple[Array, Array]]:
        seen.append(None if pipeline is None else {file.name for file in Path(pipeline).iterdir()})
        weights = np.zeros(len(EVIDENCE))
        weights[1] = 2.0 if pipeline is None else -2.0
        return [made_up(400, weights, seed) for seed in range(3)]

    monkeypatch.setattr(confidence, "evidence_in", evidence_in)
    out = tmp_path / "confidence.tsv"
    errors = fit_confidence(tmp_path, out)
    shipped, bare = seen
    assert shipped is None
    assert bare is not None
    assert bare >= set(FILES) - {SECOND}
    assert SECOND not in bare
    lines = out.read_text(encoding="utf-8").splitlines()
    rows = [line.split("\t") for line in lines if not line.startswith("#")]
    assert [row[0] for row in rows] == list(EVIDENCE)
    assert float(rows[1][1]) == pytest.approx(2.0, abs=0.4)
    assert float(rows[1][2]) == pytest.approx(-2.0, abs=0.4)
    assert lines[0].startswith("#")
    assert "Licence:" in "".join(line for line in lines if line.startswith("#"))
    assert len(errors) == 2
    assert all(0.0 <= error <= 1.0 for error in errors.values())
