"""The weights of evidence on two claims (`sayso.compare.incidents.evidence`): a logistic regression on the written statement sets.

Pairs are the candidates within each set of the development part, as the reader found the claims; two of one statement that no
incident lists are left out. Each set is also joined by weights fitted to the others alone, and that is what is printed: the figures
of `benchmarks compared --split dev` are of weights that were fitted to that part too, those of `--split test` are not.

Run: python -m training.incident_evidence [--write]
"""

from __future__ import annotations

import sys
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import numpy as np

from benchmarks.compared import ComparedScores, Joined, Listed, Told, listed_as, told
from corpus.comparing.load import load_sets
from corpus.comparing.scheme import GoldSet
from sayso.compare.incidents.against import adjusted_told
from sayso.compare.incidents.blocking import candidate_pairs
from sayso.compare.incidents.evidence import EVIDENCE, FloatArray, evidence_of
from sayso.compare.incidents.features import Prepared, prepare
from sayso.compare.incidents.joining import Joiner
from sayso.compare.incidents.scorer import score_pairs
from sayso.compare.incidents.sighting import Sighting, SightingKey, of_claims
from sayso.compare.incidents.words import cosine
from sayso.pipeline import Reader
from sayso.types import StatementLedger

TABLE: Final = Path(__file__).parents[1] / "src" / "sayso" / "compare" / "incidents" / "data" / "evidence.tsv"
HEADING: Final = (
    "# What each piece of evidence adds to the log odds that two claims are of one happening (sayso.compare.incidents.evidence).",
    "# Written by python -m training.incident_evidence --write, from the statement sets in corpus/compared/dev. Licence: CC0.",
    "# evidence\tweight",
)
RIDGE: Final = 3.0
"""What each weight's square costs, half of it; the first one, of what always holds, next to nothing."""
STEPS: Final = 40
"""Newton's steps; ten are enough."""
CAUTIONS: Final = (-1.2, -1.0, -0.8, -0.7, -0.6, -0.4, 0.0)
"""What may be taken off the first weight: the more, the more is right of what is joined, and the less is found."""
CAUTION: Final = -0.6
"""What is taken off: the least at which four of five held-out pairs are right."""


@dataclass(frozen=True)
class Material:
    """A set as it was read: its claims of happenings and where they stand, evidence on pairs, whether those are of one incident."""

    gold: GoldSet
    sightings: tuple[Sighting, ...]
    claims: Mapping[SightingKey, Told]
    evidence: FloatArray
    same: FloatArray


def material(gold: GoldSet, ledgers: Mapping[int, StatementLedger]) -> Material:
    """Give a set's pairs with their evidence and labels."""
    sightings = tuple(one for ledger in ledgers.values() for one in of_claims(ledger))
    claims = {(ledger.document.id, claim.id): told(number, claim) for number, ledger in ledgers.items() for claim in ledger.claims}
    prepared = prepare(sorted(sightings, key=lambda one: one.key))
    listed = [listed_as(gold, claims[one.sighting.key]) for one in prepared]
    found = [(one, other) for one, other in candidate_pairs(prepared) if not _excluded(prepared[one], prepared[other])]
    labels = [_label(prepared[one], prepared[other], listed[one], listed[other]) for one, other in found]
    kept = [(pair, label) for pair, label in zip(found, labels, strict=True) if label is not None]
    words = score_pairs([(prepared[one], prepared[other]) for (one, other), _ in kept]).tolist()
    rows = [evidence_of(prepared[one], prepared[other], score) for ((one, other), _), score in zip(kept, words, strict=True)]
    return Material(gold, sightings, claims, np.array(rows), np.array([label for _, label in kept], dtype=np.float64))


def _excluded(one: Prepared, other: Prepared) -> bool:
    return adjusted_told(one.sighting, other.sighting, 1.0, cosine(one.account, other.account)) == 0.0


def _label(one: Prepared, other: Prepared, first: Listed | None, second: Listed | None) -> float | None:
    if first is None and second is None:
        return None if one.sighting.account.document == other.sighting.account.document else 0.0
    return float(first is not None and second is not None and first.incident == second.incident)


def fitted(sets: Sequence[Material]) -> FloatArray:
    """Give the weights that fit the pairs of sets best (Newton's method)."""
    rows, same = np.vstack([one.evidence for one in sets]), np.concatenate([one.same for one in sets])
    ridge = np.full(rows.shape[1], RIDGE)
    ridge[0] = 0.01
    weights = np.zeros(rows.shape[1])
    for _ in range(STEPS):
        likely = 1 / (1 + np.exp(-rows @ weights))
        curve = (rows * (likely * (1 - likely))[:, None]).T @ rows + np.diag(ridge)
        weights = weights + np.linalg.solve(curve, rows.T @ (same - likely) - ridge * weights)
    return np.asarray(weights, dtype=np.float64)


def cautious(weights: FloatArray, caution: float) -> FloatArray:
    """Give weights with so much taken off the first."""
    return np.concatenate([[weights[0] - caution], weights[1:]])


def joined(one: Material, weights: FloatArray) -> Iterator[Joined]:
    """Join a set's claims by weights."""
    joiner = Joiner(weights)
    joiner.add(one.sightings)
    for incident in joiner.joined().incidents:
        yield Joined(tuple(one.claims[key] for key in incident.sightings))


def held_out(sets: Sequence[Material], caution: float) -> ComparedScores:
    """Join each set by weights fitted to the others, and count pairs over all."""
    scores = ComparedScores()
    for one in sets:
        weights = cautious(fitted([other for other in sets if other is not one]), caution)
        scores.add(one.gold, one.claims.values(), list(joined(one, weights)))
    return scores


def main(arguments: Sequence[str]) -> None:
    """Print held-out figures and weights; with `--write`, write the table."""
    reader = Reader()
    sets = []
    for gold in load_sets(["dev"]):
        ledgers = {one.number: reader.read(one.path.read_bytes(), one.path.name) for one in gold.statements}
        sets.append(material(gold, ledgers))
    for caution in CAUTIONS:
        pairs = held_out(sets, caution).pairs
        figures = f"P {100 * pairs.precision:.1f}, R {100 * pairs.recall:.1f}, F {100 * pairs.f1:.1f}"
        print(f"held out, {caution:.1f} off: {figures}; {pairs.hits} of {pairs.gold} and {pairs.ours}")
    weights = cautious(fitted(sets), CAUTION)
    rows = [f"{name}\t{weight:.2f}" for name, weight in zip(EVIDENCE, weights, strict=True)]
    print(*rows, sep="\n")
    if "--write" in arguments:
        TABLE.write_text("\n".join([*HEADING, *rows, ""]), encoding="utf-8")


if __name__ == "__main__":
    main(sys.argv[1:])
