"""Fitting the weights of `sayso.claims.confidence` on the dev part of the Sayso corpus, by logistic regression (Platt 1999).

What the fit is worth is told by cross-validation: each document's claims are graded by weights fitted on the other documents.
"""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Sequence
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from corpus.calibration import expected_error, judged, reliability
from corpus.load import AnnotatedText, load_corpus
from corpus.readings import GOLD, read_as_file
from sayso.claims.attribution import find_attributions
from sayso.claims.confidence import EVIDENCE, evidence_of
from sayso.claims.extract import read_claims
from sayso.claims.issuer import find_issuer
from sayso.claims.syntax import syntax_of
from sayso.intake import read_statement
from sayso.pipeline import Reader
from sayso.reading.models import SECOND, WEIGHTS
from sayso.reading.pipeline import load_reader

OUT = Path(__file__).parent.parent / "src/sayso/claims/data/confidence.tsv"
RIDGE = 1.0
STEPS = 50
HEADER = """# Weights of the claims' confidence (log odds): evidence, with the second network's signals, without them.
# Fitted by `python -m training confidence` on the dev part of the Sayso corpus. Licence: CC BY-SA 4.0.
"""

Array = NDArray[np.float64]


def evidence_in(corpora: Path, pipeline: str | None) -> list[tuple[Array, Array]]:
    """Give for each dev document its claims' evidence, and whether each claim is right."""
    reader, nlp = Reader(pipeline), load_reader(pipeline)
    found = []
    for item in load_corpus(GOLD, corpora, ["dev"]):
        right = [float(value) for _, value in judged([read_as_file(reader, item)])]
        evidence = _evidence(nlp, item)
        if len(evidence) != len(right):
            raise ValueError(f"{item.gold.id}: {len(evidence)} claims read, {len(right)} judged")
        found.append((np.array(evidence).reshape(-1, len(EVIDENCE)), np.array(right)))
    return found


def _evidence(nlp, item: AnnotatedText) -> list[tuple[float, ...]]:
    statement = read_statement(item.text.encode("utf-8"), f"{item.gold.id}.txt")
    syntax = syntax_of(nlp(statement.text))
    attributed = find_attributions(syntax, statement.blocks, find_issuer(syntax, statement))
    claims, _ = read_claims(syntax, attributed, statement.blocks)
    by_id = {one.attribution.id: one for one in attributed}
    return [evidence_of(syntax, claim, by_id) for claim in claims]


def fitted(evidence: Array, right: Array) -> Array:
    """Give the weights of greatest penalised likelihood, by Newton's method."""
    weights = np.zeros(evidence.shape[1])
    penalty = RIDGE * np.eye(evidence.shape[1])
    for _ in range(STEPS):
        chance = 1 / (1 + np.exp(-evidence @ weights))
        slope = evidence.T @ (chance - right) + penalty @ weights
        curve = (evidence * (chance * (1 - chance))[:, None]).T @ evidence + penalty
        weights = weights - np.linalg.solve(curve, slope)
    return weights


def cross_validated(documents: Sequence[tuple[Array, Array]]) -> float:
    """Give the expected calibration error of weights fitted without the document that they grade."""
    found = []
    for number, (evidence, right) in enumerate(documents):
        others = [pair for at, pair in enumerate(documents) if at != number]
        weights = fitted(np.concatenate([one for one, _ in others]), np.concatenate([one for _, one in others]))
        found += list(zip((1 / (1 + np.exp(-evidence @ weights))).tolist(), (right > 0).tolist(), strict=True))
    return expected_error(reliability(found))


def fit_confidence(corpora: Path, out: Path = OUT) -> dict[str, float]:
    """Fit both columns, with and without the second network, and write them. Gives their cross-validated errors."""
    columns, errors = [], {}
    with tempfile.TemporaryDirectory() as folder:
        for file in WEIGHTS.iterdir():
            if file.is_file() and file.name != SECOND:
                shutil.copy(file, folder)
        readers = (("with signals", None), ("without", folder))
        found = {name: evidence_in(corpora, pipeline) for name, pipeline in readers}
    for name, documents in found.items():
        columns.append(fitted(np.concatenate([one for one, _ in documents]), np.concatenate([one for _, one in documents])))
        errors[f"{name}: cross-validated expected calibration error"] = cross_validated(documents)
    lines = [f"{name}\t{one:.3f}\t{other:.3f}" for name, one, other in zip(EVIDENCE, *columns, strict=True)]
    out.write_text(HEADER + "\n".join(lines) + "\n", encoding="utf-8")
    return errors
