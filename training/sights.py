"""What incidents are learnt from: sightings in groups, with the pairs of each and whether they are of one happening.

A group is a topic of ECB+, with its gold mentions, or one of the statement sets written to learn from (`corpus/compared/train`),
with the claims of happenings that the reader finds in it. Two claims of one statement that no incident lists have no label.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations
from pathlib import Path
from typing import Literal

import numpy as np
from numpy.typing import NDArray

from benchmarks.compared import Listed, Told, listed_as, told
from corpus.comparing.load import load_sets
from corpus.comparing.scheme import GoldSet
from sayso.compare.incidents.meaning import Sight, sight_of
from sayso.compare.incidents.sighting import Sighting, SightingKey, of_claims
from sayso.pipeline import Reader
from sayso.types import StatementLedger
from training.ecbplus import EcbMention, ecb_mentions

CORPUS = "ecbplus-train"
Kind = Literal["topic", "set"]


@dataclass(frozen=True)
class SetRead:
    """A statement set as it was read: its annotation, and where each claim of its statements stands."""

    gold: GoldSet
    claims: Mapping[SightingKey, Told]


@dataclass(frozen=True)
class Group:
    """Sightings in the order of their keys; `pairs` are places among them, `same` 1 for one happening, 0 for two."""

    kind: Kind
    name: str
    sightings: tuple[Sighting, ...]
    sights: tuple[Sight, ...]
    pairs: NDArray[np.int64]
    same: NDArray[np.float32]
    read: SetRead | None = None
    mentions: tuple[EcbMention, ...] = ()


def topics(corpora: Path, reader: Reader) -> list[Group]:
    """Give ECB+'s training topics, in their order."""
    by_topic: dict[int, list[EcbMention]] = {}
    for mention in ecb_mentions(corpora, CORPUS, reader):
        by_topic.setdefault(int(re.findall(r"\d+", mention.topic)[0]), []).append(mention)
    return [_topic(str(number), by_topic[number]) for number in sorted(by_topic)]


def _topic(name: str, mentions: Sequence[EcbMention]) -> Group:
    ordered = sorted(mentions, key=lambda one: one.sighting.key)
    chosen = [
        (one, other, float(ordered[one].chain == ordered[other].chain)) for one, other in combinations(range(len(ordered)), 2)
    ]
    return _group("topic", name, [one.sighting for one in ordered], chosen, mentions=tuple(ordered))


def written_sets(reader: Reader, splits: Sequence[str] = ("train",)) -> Iterator[Group]:
    """Give the statement sets of a part, in the order of their names."""
    for gold in load_sets(splits):
        ledgers = {one.number: reader.read(one.data, one.name) for one in gold.statements}
        yield set_group(gold, ledgers)


def set_group(gold: GoldSet, ledgers: Mapping[int, StatementLedger]) -> Group:
    """Give a set that was read."""
    sightings = sorted((one for ledger in ledgers.values() for one in of_claims(ledger)), key=lambda one: one.key)
    claims = {(ledger.document.id, claim.id): told(number, claim) for number, ledger in ledgers.items() for claim in ledger.claims}
    listed = [listed_as(gold, claims[one.key]) for one in sightings]
    labelled = [
        (one, other, _label(sightings[one], sightings[other], listed[one], listed[other]))
        for one, other in combinations(range(len(sightings)), 2)
    ]
    chosen = [(one, other, label) for one, other, label in labelled if label is not None]
    return _group("set", gold.name, sightings, chosen, read=SetRead(gold, claims))


def _label(one: Sighting, other: Sighting, first: Listed | None, second: Listed | None) -> float | None:
    if first is None and second is None:
        return None if one.account.document == other.account.document else 0.0
    return float(first is not None and second is not None and first.incident == second.incident)


def _group(
    kind: Kind,
    name: str,
    sightings: Sequence[Sighting],
    chosen: Sequence[tuple[int, int, float]],
    read: SetRead | None = None,
    mentions: tuple[EcbMention, ...] = (),
) -> Group:
    seen = tuple(sight for one in sightings if (sight := sight_of(one.scene)) is not None)
    if len(seen) != len(sightings):
        raise ValueError(f"{name}: a predicate stands in no sentence")
    return Group(
        kind,
        name,
        tuple(sightings),
        seen,
        np.array([(one, other) for one, other, _ in chosen], dtype=np.int64).reshape(-1, 2),
        np.array([label for _, _, label in chosen], dtype=np.float32),
        read,
        mentions,
    )
