"""Whether two names are one, on pairs of names that people have judged.

Two sets: the pairs that nomenklatura checks its own matchers with (MIT; the measuring set holds a part of them), and Latin,
Cyrillic and Arabic pairs written for this project from public conventions by people who did not see the matcher, half of them near
misses. F is of the class "same" (harmonic mean of precision and recall), at the default threshold, which is fixed, and at the best.

Peer: nomenklatura's logic-v2 name matching on the same pairs, where it is installed. Measured, never tuned on.

Run: python -m benchmarks accuracy CORPORA_DIR --only name-pairs
"""

from __future__ import annotations

import gzip
import importlib
import importlib.util
import json
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from benchmarks.table import Row
from sayso.resolve.naming import SAME_NAME, compare_names

CROSS_SCRIPT = Path(__file__).parent / "data" / "cross_script_pairs.tsv"
SEEN = CROSS_SCRIPT.with_name("cross_script_seen.tsv")
FLOORS = {"best": 82.0, "default": 82.0, "cross-script": 88.0}
PEER_DEFAULT = 0.7
"""The threshold that logic-v2 itself takes for a match."""

Scorer = Callable[["NamePair"], float]


@dataclass(frozen=True, slots=True)
class NamePair:
    """Two names of one FollowTheMoney schema, and whether people judged them to be of one entity."""

    first: str
    second: str
    schema: str
    same: bool


def judged_pairs(corpora: Path) -> list[NamePair]:
    """Read the measuring set."""
    with gzip.open(corpora / "dev" / "name-pairs.jsonl.gz", "rt", encoding="utf-8") as lines:
        rows = [json.loads(line) for line in lines]
    return [NamePair(row["name1"], row["name2"], row["schema"], row["is_match"] == "true") for row in rows]


def cross_script_pairs(path: Path = CROSS_SCRIPT) -> list[NamePair]:
    """Read the pairs across scripts: columns first, second, schema, same (1 or 0), kind, note; comment lines begin with #."""
    lines = [line for line in path.read_text(encoding="utf-8").splitlines() if line.strip() and not line.startswith("#")]
    rows = [line.split("\t") for line in lines if not line.startswith("first\tsecond\t")]
    return [NamePair(first, second, schema, same == "1") for first, second, schema, same, *_ in rows]


def f_score(pairs: Sequence[NamePair], scores: Sequence[float], threshold: float) -> float:
    """Give F of "same", in percent, where pairs that score at least the threshold are taken for the same."""
    found = [score >= threshold for score in scores]
    right = sum(taken and pair.same for taken, pair in zip(found, pairs, strict=True))
    return 200.0 * right / (sum(found) + sum(pair.same for pair in pairs)) if right else 0.0


def best_f_score(pairs: Sequence[NamePair], scores: Sequence[float]) -> tuple[float, float]:
    """Give the highest F over all thresholds in hundredths, and the threshold."""
    return max((f_score(pairs, scores, step / 100), step / 100) for step in range(1, 101))


def sayso_score(pair: NamePair) -> float:
    """Score a pair as the resolver does."""
    return compare_names(pair.first, pair.second, pair.schema).score


def peer_scorer() -> Scorer | None:
    """Give nomenklatura's logic-v2 name matching as a scorer, or None where it is not installed."""
    if importlib.util.find_spec("nomenklatura") is None:
        return None
    model = importlib.import_module("followthemoney").model
    logic = importlib.import_module("nomenklatura.matching.logic_v2.model").LogicV2
    name_match = importlib.import_module("nomenklatura.matching.logic_v2.names").name_match
    config = logic.default_config()

    def score(pair: NamePair) -> float:
        sides = []
        for number, name in enumerate((pair.first, pair.second)):
            entity = model.make_entity(pair.schema)
            # The matcher caches names by entity id.
            entity.id = f"{number}:{name}"
            entity.add("name", name)
            sides.append(entity)
        return float(name_match(*sides, config).score)

    return score


def name_pair_rows(corpora: Path) -> list[Row]:
    """Measure both sets beside the peer."""
    peer = peer_scorer()
    pairs, across, seen = judged_pairs(corpora), cross_script_pairs(), cross_script_pairs(SEEN)
    scores, scores_across = [sayso_score(pair) for pair in pairs], [sayso_score(pair) for pair in across]
    peers = [peer(pair) for pair in pairs] if peer else None
    peers_across = [peer(pair) for pair in across] if peer else None
    best, threshold = best_f_score(pairs, scores)
    note = f"{len(pairs)} pairs; peer: nomenklatura logic-v2"
    return [
        Row(
            "name pairs dev: F at the best threshold",
            best,
            floor=FLOORS["best"],
            peer=best_f_score(pairs, peers)[0] if peers else None,
            note=f"{note}; threshold {threshold}",
        ),
        Row(
            "name pairs dev: F at the default threshold",
            f_score(pairs, scores, SAME_NAME),
            floor=FLOORS["default"],
            peer=f_score(pairs, peers, PEER_DEFAULT) if peers else None,
            note=f"{note}; threshold {SAME_NAME}, peer's {PEER_DEFAULT}",
        ),
        Row(
            "names across scripts: F at the default threshold",
            f_score(across, scores_across, SAME_NAME),
            floor=FLOORS["cross-script"],
            peer=f_score(across, peers_across, PEER_DEFAULT) if peers_across else None,
            note=f"{len(across)} pairs, not seen while it was made; threshold {SAME_NAME}, peer's {PEER_DEFAULT}",
        ),
        Row(
            "names across scripts, the set whose errors were counted while it was made: F",
            f_score(seen, [sayso_score(pair) for pair in seen], SAME_NAME),
            note=f"{len(seen)} pairs; threshold {SAME_NAME}",
        ),
    ]
