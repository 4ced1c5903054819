"""Training all that incidents are joined by: words, the network of meaning, and the two scorers on it; and what is held out.

Of the groups that are learnt from (`training.sights`), some teach the network of meaning and the others the scorers: what its
vectors say of sentences that it has learnt from is surer than what they say of others. The scorers' probabilities are measured,
and the caution that is taken off their log odds is chosen, by cross-validation over the groups of their part.
"""

from __future__ import annotations

import json
import sys
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TypeVar

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor, nn

from benchmarks import conll
from benchmarks.compared import ComparedScores, Joined
from benchmarks.ecbplus import Clusters, gold_clusters, lemma_clusters, pairs_right
from sayso.compare.incidents.evidence import EVIDENCE, evidence_of
from sayso.compare.incidents.features import FEATURES, Prepared, features_by_words, features_of, prepare
from sayso.compare.incidents.joining import Joiner
from sayso.compare.incidents.meaning import WIDTH
from sayso.compare.incidents.scorer import LIMIT, probabilities
from sayso.pipeline import Reader
from sayso.reading.models import WEIGHTS
from training.causal_train import shipped_layers
from training.corpora import require_open
from training.ecbplus import EcbMention
from training.incident_words import write_rarity, write_vectors
from training.meaning import Lesson, MeaningRecipe, train_meaning
from training.sights import CORPUS, Group, topics, written_sets

FloatArray = NDArray[np.float32]
Weights = Mapping[str, FloatArray]
DATA = Path(__file__).parents[1] / "src" / "sayso" / "compare" / "incidents" / "data"
Found = TypeVar("Found")


@dataclass(frozen=True)
class ScorerRecipe:
    """Every choice that a scorer depends on. `cautions` may be taken off its log odds: what each of them finds is told.

    What is taken off the sets' is the one of these with the highest F on the sets of dev; off the topics', the highest that loses
    `most_lost` of the CoNLL average at most. Fewer folds of topics are larger ones, in which more topics are told apart.
    """

    seed: int = 20151013
    epochs: int = 12
    rate: float = 2e-3
    weight_decay: float = 0.02
    dropout: float = 0.1
    batch: int = 512
    hidden: tuple[int, int] = (48, 24)
    folds: int = 4
    topic_folds: int = 2
    most_lost: float = 0.005
    sets_caution: float = -0.75
    cautions: tuple[float, ...] = (-1.5, -1.25, -1.0, -0.75, -0.5, -0.25, 0.0, 0.25, 0.5)


@dataclass(frozen=True)
class IncidentRecipe:
    """All choices. Every `topics`-th topic and every `sets`-th set is kept for the scorers."""

    topics: int = 3
    sets: int = 4
    meaning: MeaningRecipe = field(default_factory=MeaningRecipe)
    scorer: ScorerRecipe = field(default_factory=ScorerRecipe)


@dataclass(frozen=True)
class Rows:
    """A group's pairs as a scorer sees them."""

    group: Group
    inputs: FloatArray


class Scorer(nn.Module):
    """The network; parameter names are those that `sayso.compare.incidents.scorer` looks up."""

    def __init__(self, mean: FloatArray, spread: FloatArray, recipe: ScorerRecipe) -> None:
        super().__init__()
        self.register_buffer("mean", torch.from_numpy(mean))
        self.register_buffer("spread", torch.from_numpy(spread))
        one, other = recipe.hidden
        self.layers = nn.Sequential(nn.Linear(len(mean), one), nn.ReLU(), nn.Linear(one, other), nn.ReLU(), nn.Linear(other, 1))
        self.dropout = nn.Dropout(recipe.dropout)

    def forward(self, features: Tensor) -> Tensor:
        """Give the logits."""
        states = self.dropout(torch.clamp((features - self.mean) / self.spread, -LIMIT, LIMIT))
        found: Tensor = self.layers(states).squeeze(-1)
        return found

    def arrays(self) -> dict[str, FloatArray]:
        """Give the weights as plain arrays."""
        return {name: value.detach().numpy().astype(np.float32) for name, value in self.state_dict().items()}


def train_scorer(rows: Sequence[Rows], recipe: ScorerRecipe) -> dict[str, FloatArray]:
    """Train on the pairs of groups."""
    torch.set_num_threads(1)
    torch.manual_seed(recipe.seed)
    inputs = np.concatenate([one.inputs for one in rows])
    same = torch.from_numpy(np.concatenate([one.group.same for one in rows]))
    spread = inputs.std(axis=0)
    scorer = Scorer(inputs.mean(axis=0), np.where(spread > 1e-3, spread, 1.0).astype(np.float32), recipe)
    optimiser = torch.optim.AdamW(scorer.parameters(), lr=recipe.rate, weight_decay=recipe.weight_decay)
    given, steps = torch.from_numpy(inputs), recipe.epochs * -(-len(inputs) // recipe.batch)
    schedule = torch.optim.lr_scheduler.OneCycleLR(optimiser, recipe.rate, total_steps=steps)
    for _ in range(recipe.epochs):
        for part in torch.randperm(len(inputs)).split(recipe.batch):
            loss = nn.functional.binary_cross_entropy_with_logits(scorer(given[part]), same[part])
            optimiser.zero_grad()
            loss.backward()
            optimiser.step()
            schedule.step()
    return scorer.eval().arrays()


def cautious(weights: Weights, caution: float) -> dict[str, FloatArray]:
    """Give weights with so much taken off the log odds."""
    return {**weights, "layers.4.bias": weights["layers.4.bias"] - np.float32(caution)}


def parted(groups: Sequence[Group], recipe: IncidentRecipe) -> tuple[list[Group], list[Group]]:
    """Give the groups that teach the network of meaning, and those that teach the scorers."""
    kept: list[Group] = []
    for kind, every in (("topic", recipe.topics), ("set", recipe.sets)):
        kept += [one for one in groups if one.kind == kind][every - 1 :: every]
    names = {(one.kind, one.name) for one in kept}
    return [one for one in groups if (one.kind, one.name) not in names], kept


def lesson(group: Group) -> Lesson:
    """Give a group with the features of its pairs that need no meaning."""
    unread = [np.zeros((2, WIDTH), dtype=np.float32)] * len(group.sightings)
    return Lesson(group, _inputs(group, prepare(group.sightings, unread), features_by_words))


def rows_of(group: Group) -> Rows:
    """Give a group's pairs as its scorer sees them, by the network of meaning that is in the package."""
    return Rows(group, _inputs(group, prepare(group.sightings), features_of if group.kind == "topic" else evidence_of))


def _inputs(group: Group, prepared: Sequence[Prepared], of: Callable[[Prepared, Prepared], list[float]]) -> FloatArray:
    rows = [of(prepared[one], prepared[other]) for one, other in group.pairs.tolist()]
    return np.array(rows, dtype=np.float32).reshape(len(rows), -1)


def folds_of(rows: Sequence[Rows], recipe: ScorerRecipe) -> Iterator[tuple[Weights, Sequence[Rows]]]:
    """Give, for each part of the groups, a scorer that has seen the others alone, and the part."""
    for fold in range(recipe.folds):
        part = rows[fold :: recipe.folds]
        names = {one.group.name for one in part}
        yield train_scorer([one for one in rows if one.group.name not in names], recipe), part


def pairs_found(folds: Sequence[tuple[Weights, Sequence[Rows]]], caution: float) -> ComparedScores:
    """Join each set by a scorer that has not seen it, and count pairs over all."""
    scores = ComparedScores()
    for weights, part in folds:
        for group in (one.group for one in part):
            if group.read is None:
                raise ValueError(f"{group.name} is no statement set")
            joiner = Joiner(told=cautious(weights, caution))
            joiner.add(group.sightings)
            claims = group.read.claims
            found = [Joined(tuple(claims[key] for key in one.sightings)) for one in joiner.joined().incidents]
            scores.add(group.read.gold, claims.values(), found)
    return scores


def events_found(folds: Sequence[tuple[Weights, Sequence[Rows]]], caution: float | None) -> tuple[float, float]:
    """Join the topics of each part together by a scorer that has not seen them: the CoNLL average, and the right pairs' share.

    Without a caution, by the lemma baseline.
    """
    averages, right, joined = [], 0, 0
    for weights, part in folds:
        mentions = [one for rows in part for one in rows.group.mentions]
        clusters = lemma_clusters(mentions) if caution is None else _joined(mentions, cautious(weights, caution))
        averages.append(conll.scores(gold_clusters(mentions), clusters).average)
        good, all_ = pairs_right(mentions, clusters)
        right, joined = right + good, joined + all_
    return float(np.mean(averages)), right / max(1, joined)


def _joined(mentions: Sequence[EcbMention], weights: Weights) -> Clusters:
    ids = {one.sighting.key: one.id for one in mentions}
    joiner = Joiner(seen=weights)
    joiner.add(one.sighting for one in mentions)
    return [frozenset(ids[key] for key in one.sightings) for one in joiner.joined().incidents]


def build_incidents(corpora: Path, base: Path, recipe: IncidentRecipe | None = None) -> Iterator[tuple[str, str]]:
    """Make all data of incidents, and give what is held out. LicenceError where a corpus is not open."""
    recipe = recipe or IncidentRecipe()
    require_open(CORPUS)
    write_rarity(corpora, DATA / "rarity.tsv")
    write_vectors(base, DATA / "vectors.npz")
    reader = Reader()
    groups = [*_told(topics(corpora, reader), "topics"), *_told(list(written_sets(reader)), "sets")]
    taught, kept = parted(groups, recipe)
    lessons = [lesson(one) for one in taught]
    (layer,) = shipped_layers(WEIGHTS, 1)
    train_meaning(lessons, layer, recipe.meaning).save(DATA)
    yield from build_scorers(kept, recipe.scorer)


def build_scorers(kept: Sequence[Group], recipe: ScorerRecipe) -> Iterator[tuple[str, str]]:
    """Make both scorers on the network of meaning that is in the package, and give what is held out."""
    rows = _told([rows_of(one) for one in kept], "groups as pairs")
    yield from _sets_scorer([one for one in rows if one.group.kind == "set"], recipe)
    yield from _topics_scorer([one for one in rows if one.group.kind == "topic"], recipe)


def _sets_scorer(rows: Sequence[Rows], recipe: ScorerRecipe) -> Iterator[tuple[str, str]]:
    """Train on sets, with the recipe's caution."""
    folds = list(folds_of(rows, recipe))
    yield from _calibration("sets", folds)
    for caution in recipe.cautions:
        pairs = pairs_found(folds, caution).pairs
        yield f"sets, {caution:+.2f} off", f"P {100 * pairs.precision:.1f}, R {100 * pairs.recall:.1f}, F {100 * pairs.f1:.1f}"
    _save(cautious(train_scorer(rows, recipe), recipe.sets_caution), "evidence", len(EVIDENCE))


def _topics_scorer(rows: Sequence[Rows], recipe: ScorerRecipe) -> Iterator[tuple[str, str]]:
    """Train on topics, with the most cautious of those that lose little to the highest CoNLL average.

    So the simplest tree is taken whose error is not far from the least (Breiman et al. 1984): the averages differ by less than
    chance does, and fewer pairs are joined wrongly.
    """
    folds = list(folds_of(rows, replace(recipe, folds=recipe.topic_folds)))
    yield from _calibration("topics", folds)
    baseline, right = events_found(folds, None)
    yield "topics, lemma baseline", f"CoNLL {100 * baseline:.1f}, right {100 * right:.1f} %"
    averages = {}
    for caution in recipe.cautions:
        averages[caution], right = events_found(folds, caution)
        yield f"topics, {caution:+.2f} off", f"CoNLL {100 * averages[caution]:.1f}, right {100 * right:.1f} %"
    taken = max(caution for caution, average in averages.items() if average >= max(averages.values()) - recipe.most_lost)
    _save(cautious(train_scorer(rows, recipe), taken), "scorer", len(FEATURES))
    yield "topics, taken off", f"{taken:+.2f}"


def _calibration(name: str, folds: Sequence[tuple[Weights, Sequence[Rows]]]) -> Iterator[tuple[str, str]]:
    """Give how well probabilities hold that are held out."""
    found = np.concatenate([probabilities(one.inputs, weights) for weights, part in folds for one in part])
    same = np.concatenate([one.group.same for _, part in folds for one in part])
    yield f"{name}, mean squared error of the probability (Brier 1950)", f"{np.mean((found - same) ** 2):.4f}"
    for low in (0.0, 0.2, 0.4, 0.6, 0.8):
        inside = (found >= low) & (found < low + 0.2)
        if inside.any():
            yield f"{name}, share that is right where {low:.1f} to {low + 0.2:.1f} is given", f"{same[inside].mean():.3f}"


def _save(weights: Weights, name: str, inputs: int) -> None:
    """Write a scorer's weights as plain arrays."""
    if weights["mean"].shape != (inputs,):
        raise ValueError(f"{name} has {weights['mean'].shape} inputs, not {inputs}")
    np.savez_compressed(DATA / f"{name}.npz", **weights)  # type: ignore[arg-type]


def _told(found: list[Found], what: str) -> list[Found]:
    """Tell on standard error what is there."""
    print(json.dumps({what: len(found), "at": round(time.monotonic())}), file=sys.stderr, flush=True)
    return found
