"""Incidents across documents on ECB+'s dev topics: the CoNLL average of our joining of gold event mentions beside a lemma baseline.

As is usual for it (Barhom et al. 2019; Bugert et al. 2021) all documents are scored as one, which topic a document is of is not
known, and mentions are gold. Singletons count on both sides, save in MUC, which has no links for them. The baseline joins mentions
of one head lemma in documents of one cluster; documents are clustered by their words (average linkage on the cosine of tf-idf),
with the threshold that serves the baseline best on the training topics. Precision of pairs is counted within gold subtopics, over
all pairs that stand in one of our incidents.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Sequence
from itertools import combinations
from pathlib import Path

from benchmarks import conll
from benchmarks.table import Row
from sayso.compare.incidents import join
from sayso.compare.incidents.words import Bag, bag_of, cosine
from sayso.pipeline import Reader
from training.ecbplus import EcbMention, ecb_mentions

MARGIN = 2.0
"""Points above the lemma baseline that are the floor."""
PRECISION_FLOOR = 80.0
ALIKE = 0.2
"""Mean likeness from which the baseline's documents are one cluster: of 0.05 to 0.3 the best on the training topics."""
DEV = "ecbplus-dev"

Clusters = list[frozenset[Hashable]]


def ecbplus_rows(corpora: Path, pipeline: str | None = None) -> list[Row]:
    """Measure our joining and the baseline in one run."""
    mentions = ecb_mentions(corpora, DEV, Reader(pipeline))
    gold, ours, lemmas = gold_clusters(mentions), our_clusters(mentions), lemma_clusters(mentions)
    found, baseline = conll.scores(gold, ours), conll.scores(gold, lemmas)
    right, joined = pairs_right(mentions, ours)
    recalled = sum(len(one) * (len(one) - 1) // 2 for one in gold)
    return [
        Row(
            "ECB+ dev, gold mentions, topics unknown: CoNLL average",
            100 * found.average,
            floor=100 * baseline.average + MARGIN,
            peer=100 * baseline.average,
            note=f"{_parts(found)}; {len(mentions)} mentions; peer: lemma baseline, {_parts(baseline)}; floor: peer + {MARGIN:g}",
        ),
        Row(
            "ECB+ dev, joined pairs within a subtopic that are right, %",
            100 * right / max(joined, 1),
            floor=PRECISION_FLOOR,
            peer=_precision(mentions, lemmas),
            note=f"{right} of {joined} joined; {recalled} pairs in gold; peer: the lemma baseline",
        ),
    ]


def _parts(scores: conll.Scores) -> str:
    named = (("MUC", scores.muc), ("B³", scores.b_cubed), ("CEAFe", scores.ceaf_e))
    return ", ".join(f"{name} {100 * one.f1:.1f}" for name, one in named)


def _precision(mentions: Sequence[EcbMention], clusters: Clusters) -> float:
    right, joined = pairs_right(mentions, clusters)
    return 100 * right / max(joined, 1)


def gold_clusters(mentions: Iterable[EcbMention]) -> Clusters:
    """Give the gold events as sets of mention ids."""
    return _grouped(mentions, lambda one: one.chain)


def our_clusters(mentions: Sequence[EcbMention]) -> Clusters:
    """Give our incidents as sets of mention ids."""
    ids = {one.sighting.key: one.id for one in mentions}
    return [frozenset(ids[key] for key in one.sightings) for one in join(one.sighting for one in mentions).incidents]


def lemma_clusters(mentions: Sequence[EcbMention], alike: float = ALIKE) -> Clusters:
    """Give the baseline's events: one head lemma in documents of one cluster."""
    cluster_of = document_clusters(mentions, alike)
    return _grouped(mentions, lambda one: (cluster_of[one.document], one.lemma))


def _grouped(mentions: Iterable[EcbMention], key: Callable[[EcbMention], Hashable]) -> Clusters:
    found: dict[Hashable, set[Hashable]] = {}
    for one in mentions:
        found.setdefault(key(one), set()).add(one.id)
    return [frozenset(members) for members in found.values()]


def document_clusters(mentions: Iterable[EcbMention], alike: float) -> dict[str, int]:
    """Cluster documents by average linkage, the likest two first; give each document's cluster."""
    bags = {one.document: bag_of(one.sighting.account.words) for one in mentions}
    clusters = {number: [document] for number, document in enumerate(bags)}
    between = _likenesses(list(bags.values()))
    while between:
        (one, other), best = max(between.items(), key=lambda item: (item[1], item[0]))
        if best < alike:
            break
        _merge(clusters, between, one, other)
    return {document: number for number, members in clusters.items() for document in members}


def _likenesses(bags: Sequence[Bag]) -> dict[tuple[int, int], float]:
    return {(one, other): cosine(bags[one], bags[other]) for one, other in combinations(range(len(bags)), 2)}


def _merge(clusters: dict[int, list[str]], between: dict[tuple[int, int], float], one: int, other: int) -> None:
    """Put one cluster into another, and give the mean likeness of both to every third."""
    sizes = len(clusters[one]), len(clusters[other])
    del between[one, other]
    for third in clusters.keys() - {one, other}:
        to_one, to_other = (min(one, third), max(one, third)), (min(other, third), max(other, third))
        between[to_one] = (sizes[0] * between[to_one] + sizes[1] * between.pop(to_other)) / sum(sizes)
    clusters[one] += clusters.pop(other)


def pairs_right(mentions: Sequence[EcbMention], clusters: Clusters) -> tuple[int, int]:
    """Give how many joined pairs of mentions of one subtopic are of one event, and how many there are."""
    by_id = {one.id: one for one in mentions}
    right = joined = 0
    for cluster in clusters:
        for one, other in combinations([by_id[str(name)] for name in cluster], 2):
            if one.topic == other.topic:
                joined += 1
                right += one.chain == other.chain
    return right, joined
