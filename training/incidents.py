"""Training the scorer of incidents on ECB+'s training topics, and its cross-validation by topic.

Pairs are those of mentions in one document or in two that are about like things, as many as there are; what the scorer never sees
when it is used, pairs of documents about different things, it does not learn from.
"""

from __future__ import annotations

import json
import re
import sys
import time
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations, pairwise, product
from pathlib import Path

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor, nn

from sayso.compare.incidents.features import FEATURES, Prepared, features_of, prepare
from sayso.compare.incidents.scorer import LIMIT, probabilities
from sayso.compare.incidents.words import cosine
from sayso.pipeline import Reader
from training.corpora import require_open
from training.ecbplus import EcbMention, ecb_mentions
from training.incident_words import write_rarity, write_vectors

FloatArray = NDArray[np.float32]
CORPUS = "ecbplus-train"
DATA = Path(__file__).parents[1] / "src" / "sayso" / "compare" / "incidents" / "data"


@dataclass(frozen=True)
class IncidentRecipe:
    """Every choice that the scorer depends on besides the corpus. `alike` is the least likeness of two documents compared."""

    seed: int = 20151013
    epochs: int = 12
    rate: float = 2e-3
    weight_decay: float = 0.02
    dropout: float = 0.1
    batch: int = 512
    hidden: tuple[int, int] = (48, 24)
    alike: float = 0.1
    folds: int = 5


@dataclass(frozen=True)
class Pairs:
    """Pairs of mentions by number, their features, and whether they are of one event; `topics` are those of either mention."""

    first: NDArray[np.int64]
    second: NDArray[np.int64]
    features: FloatArray
    same: FloatArray
    topics: NDArray[np.int64]


class Scorer(nn.Module):
    """The network; parameter names are those that `sayso.compare.incidents.scorer` looks up."""

    def __init__(self, mean: FloatArray, spread: FloatArray, recipe: IncidentRecipe) -> None:
        super().__init__()
        self.register_buffer("mean", torch.from_numpy(mean))
        self.register_buffer("spread", torch.from_numpy(spread))
        one, other = recipe.hidden
        self.layers = nn.Sequential(nn.Linear(len(FEATURES), one), nn.ReLU(), nn.Linear(one, other), nn.ReLU(), nn.Linear(other, 1))
        self.dropout = nn.Dropout(recipe.dropout)

    def forward(self, features: Tensor) -> Tensor:
        """Give the logits."""
        states = self.dropout(torch.clamp((features - self.mean) / self.spread, -LIMIT, LIMIT))
        found: Tensor = self.layers(states).squeeze(-1)
        return found

    def arrays(self) -> dict[str, FloatArray]:
        """Give the weights as plain arrays."""
        return {name: value.detach().numpy().astype(np.float32) for name, value in self.state_dict().items()}


def pairs_of(mentions: Sequence[EcbMention], recipe: IncidentRecipe) -> Pairs:
    """Give the pairs to learn from, with their features."""
    prepared = prepare([mention.sighting for mention in mentions])
    chosen = list(_alike(mentions, prepared, recipe.alike))
    topics = [int(re.findall(r"\d+", mention.topic)[0]) for mention in mentions]
    return Pairs(
        first=np.array([one for one, _ in chosen]),
        second=np.array([other for _, other in chosen]),
        features=np.array([features_of(prepared[one], prepared[other]) for one, other in chosen], dtype=np.float32),
        same=np.array([mentions[one].chain == mentions[other].chain for one, other in chosen], dtype=np.float32),
        topics=np.array([(topics[one], topics[other]) for one, other in chosen]),
    )


def _alike(mentions: Sequence[EcbMention], prepared: Sequence[Prepared], least: float) -> Iterator[tuple[int, int]]:
    by_document: dict[str, list[int]] = {}
    for number, mention in enumerate(mentions):
        by_document.setdefault(mention.document, []).append(number)
    for own in by_document.values():
        yield from combinations(own, 2)
    for one, other in combinations(by_document.values(), 2):
        if cosine(prepared[one[0]].account, prepared[other[0]].account) >= least:
            yield from product(one, other)


def train_scorer(pairs: Pairs, recipe: IncidentRecipe, chosen: NDArray[np.bool_] | None = None) -> dict[str, FloatArray]:
    """Train on the pairs chosen, or on all; the log on standard error has each epoch's loss."""
    torch.set_num_threads(1)
    torch.manual_seed(recipe.seed)
    features = pairs.features if chosen is None else pairs.features[chosen]
    same = torch.from_numpy(pairs.same if chosen is None else pairs.same[chosen])
    spread = features.std(axis=0)
    scorer = Scorer(features.mean(axis=0), np.where(spread > 0, spread, 1.0).astype(np.float32), recipe)
    optimiser = torch.optim.AdamW(scorer.parameters(), lr=recipe.rate, weight_decay=recipe.weight_decay)
    given, steps = torch.from_numpy(features), recipe.epochs * -(-len(features) // recipe.batch)
    schedule = torch.optim.lr_scheduler.OneCycleLR(optimiser, recipe.rate, total_steps=steps)
    for epoch in range(recipe.epochs):
        began, total = time.monotonic(), 0.0
        for part in torch.randperm(len(features)).split(recipe.batch):
            loss = nn.functional.binary_cross_entropy_with_logits(scorer(given[part]), same[part])
            optimiser.zero_grad()
            loss.backward()
            optimiser.step()
            schedule.step()
            total += float(loss.detach()) * len(part)
        line = {"epoch": epoch, "loss": round(total / len(features), 4), "seconds": round(time.monotonic() - began)}
        print(json.dumps(line), file=sys.stderr, flush=True)
    return scorer.arrays()


def held_out(pairs: Pairs, recipe: IncidentRecipe) -> FloatArray:
    """Give each pair's probability by a scorer that has seen neither of its topics."""
    topics = sorted(set(pairs.topics.ravel().tolist()))
    found = np.zeros(len(pairs.same), dtype=np.float32)
    for fold in range(recipe.folds):
        inside = touches(pairs, topics[fold :: recipe.folds])
        found[inside] = probabilities(pairs.features[inside], train_scorer(pairs, recipe, ~inside))
    return found


def touches(pairs: Pairs, topics: Collection[int]) -> NDArray[np.bool_]:
    """Tell which pairs have a mention of these topics."""
    return np.isin(pairs.topics, list(topics)).any(axis=1)


def build_incidents(corpora: Path, base: Path, recipe: IncidentRecipe | None = None) -> Iterator[tuple[str, float]]:
    """Make all data of incidents from the corpora, and give the figures held out by topic. LicenceError where one is not open."""
    recipe = recipe or IncidentRecipe()
    require_open(CORPUS)
    write_rarity(corpora, DATA / "rarity.tsv")
    write_vectors(base, DATA / "vectors.npz")
    pairs = pairs_of(ecb_mentions(corpora, CORPUS, Reader()), recipe)
    save(train_scorer(pairs, recipe), DATA / "scorer.npz")
    found = held_out(pairs, recipe)
    yield "mean squared error of the probability (Brier 1950)", float(np.mean((found - pairs.same) ** 2))
    for low, high in pairwise(np.linspace(0, 1, 6).tolist()):
        inside = (found >= low) & (found < high)
        yield f"share that is right where {low:.1f} to {high:.1f} is given", float(pairs.same[inside].mean())


def save(weights: Mapping[str, FloatArray], out: Path) -> None:
    """Write the weights as plain arrays."""
    np.savez_compressed(out, **weights)  # type: ignore[arg-type]
