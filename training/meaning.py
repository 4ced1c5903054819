"""Training the network of what a predicate means where it stands (`sayso.compare.incidents.meaning`), and its export.

Whole groups are taken in at once: every sighting is read by itself, every pair of the group judged by the two vectors of each.
Topics of news and statement sets learn one network together. What vectors are for is what words cannot say, so beside them a small
head for each kind of group sees the features of a pair (`sayso.compare.incidents.features`, without those of meaning); it is left
behind when the network is written.
"""

from __future__ import annotations

import copy
import json
import sys
import tempfile
import time
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor, nn
from torch.nn import functional

from sayso.compare.incidents.meaning import LENGTH, NETWORK, SOFTENED, WIDTH, Sight
from sayso.compare.incidents.scorer import LIMIT
from training.bert import WIDTH as STATE
from training.bert import Layer
from training.export import quantise
from training.sights import Group

FloatArray = NDArray[np.float32]
MASKED = -1e4


@dataclass(frozen=True)
class MeaningRecipe:
    """Every choice that the network depends on besides the corpora. `sets` are taken together in one step, `most_pairs` of them."""

    seed: int = 20151013
    epochs: int = 6
    layer_rate: float = 1.5e-4
    rate: float = 2e-3
    weight_decay: float = 0.02
    warm_up: float = 0.08
    clip: float = 1.0
    dropout: float = 0.1
    sets: int = 4
    most_pairs: int = 8_000
    hidden: tuple[int, int] = (48, 24)
    threads: int = 2


@dataclass(frozen=True)
class Lesson:
    """A group with the features of its pairs."""

    group: Group
    features: FloatArray


class Meaning(nn.Module):
    """The network, and what pairs of its vectors are weighed by."""

    def __init__(self, layer: Layer, dropout: float) -> None:
        super().__init__()
        self.layer = copy.deepcopy(layer)
        self.mark = nn.Parameter(torch.randn(STATE) * 0.02)
        self.weight, self.event, self.scene = nn.Linear(STATE, 1), nn.Linear(STATE, WIDTH), nn.Linear(STATE, WIDTH)
        self.dropout = nn.Dropout(dropout)
        self.product = nn.Parameter(torch.full((2, WIDTH), 2.0 / WIDTH**0.5))
        self.difference, self.bias = nn.Parameter(torch.zeros(2, WIDTH)), nn.Parameter(torch.zeros(()))

    def forward(self, states: Tensor, mask: Tensor, marks: Tensor) -> Tensor:
        """Give two vectors for each row of states: of the marked pieces, and of all by a learned weight."""
        states = self.layer(states + marks[..., None] * self.mark, (1.0 - mask)[:, None, None, :] * MASKED)
        states = self.dropout(states)
        marked = marks / marks.sum(1, keepdim=True)
        weighed = torch.softmax(self.weight(states).squeeze(-1).float() + (1.0 - mask) * MASKED, dim=1).to(states.dtype)
        event = self.event((states * marked[..., None]).sum(1))
        return torch.stack([event, self.scene((states * weighed[..., None]).sum(1))], dim=1)

    def likeness(self, ones: Tensor, others: Tensor) -> Tensor:
        """Give two cosines and the log odds for each pair, as `sayso.compare.incidents.meaning.likenesses`."""
        one, other = functional.normalize(ones, dim=2), functional.normalize(others, dim=2)
        apart = (one - other).abs() * functional.softplus(self.difference)
        odds = LENGTH**2 * (one * other * self.product).sum((1, 2)) - SOFTENED * LENGTH * apart.sum((1, 2)) + self.bias
        return torch.cat([(one * other).sum(2), odds[:, None]], dim=1)

    def save(self, out: Path) -> None:
        """Write the network in int8 into `out`, and what pairs are weighed by beside it."""
        with tempfile.TemporaryDirectory() as folder:
            whole = Path(folder) / NETWORK
            _export(copy.deepcopy(self).float().eval(), whole)
            quantise(whole, out / NETWORK)
        weights = {"product": self.product, "difference": functional.softplus(self.difference), "bias": self.bias}
        np.savez(out / "meaning.npz", **{name: value.detach().numpy() for name, value in weights.items()})


def _export(meaning: Meaning, path: Path) -> None:
    axes = {name: {0: "rows", 1: "pieces"} for name in ("states", "mask", "marks")} | {"vectors": {0: "rows"}}
    ones = torch.ones(2, 9)
    torch.onnx.export(
        meaning,
        (torch.randn(2, 9, STATE), ones, ones.clone()),
        str(path),
        input_names=["states", "mask", "marks"],
        output_names=["vectors"],
        dynamic_axes=axes,
        opset_version=17,
        dynamo=False,
    )


class Beside(nn.Module):
    """What is learnt beside the network of one kind of group: how features and vectors are weighed together."""

    def __init__(self, features: FloatArray, recipe: MeaningRecipe) -> None:
        super().__init__()
        spread = features.std(axis=0)
        self.register_buffer("mean", torch.from_numpy(features.mean(axis=0)))
        self.register_buffer("spread", torch.from_numpy(np.where(spread > 1e-3, spread, 1.0).astype(np.float32)))
        first, second = recipe.hidden
        self.first, self.second = nn.Linear(features.shape[1] + 3, first), nn.Linear(first, second)
        self.last, self.odds, self.dropout = nn.Linear(second, 1), nn.Parameter(torch.ones(())), nn.Dropout(recipe.dropout)
        nn.init.constant_(self.last.bias, -2.0)

    def forward(self, features: Tensor, likeness: Tensor) -> Tensor:
        """Give the log odds of pairs."""
        known = self.dropout(torch.clamp((features - self.mean) / self.spread, -LIMIT, LIMIT))
        states = torch.relu(self.second(torch.relu(self.first(torch.cat([known, likeness], dim=1)))))
        found: Tensor = self.last(self.dropout(states)).squeeze(-1) + self.odds * likeness[:, 2]
        return found


def train_meaning(lessons: Sequence[Lesson], layer: Layer, recipe: MeaningRecipe) -> Meaning:
    """Train on the lessons; the log on standard error has each epoch's loss by kind of group."""
    torch.set_num_threads(recipe.threads)
    torch.manual_seed(recipe.seed)
    chance = np.random.default_rng(recipe.seed)
    meaning = Meaning(layer, recipe.dropout)
    by_kind = {kind: [one for one in lessons if one.group.kind == kind] for kind in ("topic", "set")}
    beside = {kind: Beside(np.concatenate([one.features for one in own]), recipe) for kind, own in by_kind.items() if own}
    optimiser, schedule = _optimiser(meaning, beside, recipe, recipe.epochs * len(list(_steps(by_kind, recipe, chance))))
    for epoch in range(recipe.epochs):
        began, losses = time.monotonic(), {kind: [0.0] for kind in by_kind}
        for taken in _steps(by_kind, recipe, chance):
            kind = taken[0].group.kind
            loss = _loss(meaning, beside[kind], taken, recipe, chance)
            optimiser.zero_grad()
            loss.backward()
            nn.utils.clip_grad_norm_([one for group in optimiser.param_groups for one in group["params"]], recipe.clip)
            optimiser.step()
            schedule.step()
            losses[kind].append(float(loss.detach()))
        means = {kind: round(sum(all_) / max(1, len(all_) - 1), 4) for kind, all_ in losses.items()}
        print(json.dumps({"epoch": epoch, **means, "seconds": round(time.monotonic() - began)}), file=sys.stderr, flush=True)
    return meaning.eval()


def _optimiser(
    meaning: Meaning, beside: Mapping[str, Beside], recipe: MeaningRecipe, steps: int
) -> tuple[torch.optim.Optimizer, torch.optim.lr_scheduler.LambdaLR]:
    layer = list(meaning.layer.parameters())
    heads = [value for name, value in meaning.named_parameters() if not name.startswith("layer.")]
    heads += [value for one in beside.values() for value in one.parameters()]
    groups = [{"params": layer, "lr": recipe.layer_rate}, {"params": heads, "lr": recipe.rate}]
    optimiser = torch.optim.AdamW(groups, weight_decay=recipe.weight_decay)
    warm = max(1.0, recipe.warm_up * steps)
    return optimiser, torch.optim.lr_scheduler.LambdaLR(optimiser, lambda step: min(1.0, step / warm) * max(0.02, 1 - step / steps))


def _steps(
    by_kind: Mapping[str, Sequence[Lesson]], recipe: MeaningRecipe, chance: np.random.Generator
) -> Iterator[Sequence[Lesson]]:
    """Give what is taken in together, in another order each time: a topic by itself, some sets at once."""
    taken = []
    for kind, own in by_kind.items():
        order, size = chance.permutation(len(own)).tolist(), recipe.sets if kind == "set" else 1
        taken += [[own[place] for place in order[at : at + size]] for at in range(0, len(order), size)]
    yield from (taken[place] for place in chance.permutation(len(taken)).tolist())


def _loss(meaning: Meaning, beside: Beside, taken: Sequence[Lesson], recipe: MeaningRecipe, chance: np.random.Generator) -> Tensor:
    vectors = vectors_of(meaning, [sight for one in taken for sight in one.group.sights])
    pairs, same, features = _some_pairs(taken, recipe.most_pairs, chance)
    likeness = meaning.likeness(vectors[pairs[:, 0]], vectors[pairs[:, 1]])
    return functional.binary_cross_entropy_with_logits(beside(features, likeness), same)


def vectors_of(meaning: Meaning, sights: Sequence[Sight]) -> Tensor:
    """Give the vectors of sights, read side by side."""
    width = max(len(one.states) for one in sights)
    states = np.zeros((len(sights), width, STATE), dtype=np.float32)
    mask, marks = np.zeros((len(sights), width), dtype=np.float32), np.zeros((len(sights), width), dtype=np.float32)
    for row, one in enumerate(sights):
        states[row, : len(one.states)], mask[row, : len(one.states)], marks[row, one.first : one.last] = one.states, 1.0, 1.0
    with torch.autocast("cpu", dtype=torch.bfloat16):
        found: Tensor = meaning(torch.from_numpy(states), torch.from_numpy(mask), torch.from_numpy(marks))
    return found.float()


def _some_pairs(taken: Sequence[Lesson], most: int, chance: np.random.Generator) -> tuple[Tensor, Tensor, Tensor]:
    """Give the pairs of what is taken together, all of one happening and so many others at most, their labels and features."""
    pairs, same, features = [], [], []
    offset = 0
    for one in taken:
        known = one.group.same
        kept = (known == 1) | (chance.random(len(known)) < most / len(taken) / max(1, len(known)))
        pairs.append(one.group.pairs[kept] + offset)
        same.append(known[kept])
        features.append(one.features[kept])
        offset += len(one.group.sights)
    chosen, labels, seen = (torch.from_numpy(np.concatenate(one)) for one in (pairs, same, features))
    return chosen, labels, seen
