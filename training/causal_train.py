"""Training the third network on states that the shipped encoder gives, which stays as it is.

Pairs of a cause's and an effect's first words are learnt with a loss for many labels whose threshold is zero (ZLPR; Su et al.
2022), so that a sentence has as many relations as pairs above it; where spans end, with cross-entropy at the gold pairs.
"""

from __future__ import annotations

import copy
import json
import random
import sys
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

import numpy as np
import torch
from torch import Tensor, nn
from torch.nn import functional

from sayso.reading.causal import ENDS, Stretch, causal_feed
from sayso.reading.encoder import Encoder
from sayso.reading.features import GAP, SIGNAL_INPUTS, batch_of, features_of
from sayso.reading.pipeline import load_reader
from training.bert import Encoder as TorchEncoder
from training.bert import Layer
from training.causal_data import CausalExample, WordRelation, causal_texts, examples_of, held_out
from training.causal_model import Causal, CausalScores
from training.labels import Labels
from training.model import SHARED, Reader
from training.recover import state_of

NEVER = -1e4
LAST_SPECIAL = 999
"""Pieces up to this number are marks of the tokenizer's own."""


@dataclass(frozen=True)
class CausalRecipe:
    """Every choice that the third network's weights depend on, besides the corpus and the first network.

    Every sentence is read once as it stands and `readings` times with some of its pieces hidden, every other time in a row of `row`
    sentences, as within a longer text; an epoch takes one of these. What ships is the running mean of the weights (`averaged` is
    the share that each step adds to it; Polyak and Juditsky 1992).
    """

    seed: int = 20151013
    epochs: int = 8
    batch_words: int = 700
    layers: int = 2
    layer_rate: float = 2e-4
    head_rate: float = 1e-3
    warm_up: float = 0.08
    weight_decay: float = 0.01
    dropout: float = 0.2
    clip: float = 1.0
    averaged: float = 0.005
    readings: int = 6
    row: int = 3
    piece_dropout: float = 0.1
    threads: int = 2
    label_weight: float = 1.0
    pair_weight: float = 1.0
    end_weight: float = 1.0
    tag_weight: float = 0.5


@dataclass(frozen=True)
class Read:
    """An example with the states of each of its readings; the first is of the sentence by itself, with nothing hidden."""

    example: CausalExample
    readings: tuple[Stretch, ...]


def causal_readings(corpora: Path, weights: Path, recipe: CausalRecipe) -> list[Read]:
    """Read what is learnt from with the weights in a folder: the training half but for the tenth that choices are made on.

    LicenceError where the corpus is not on the list.
    """
    nlp = load_reader(str(weights), recipe.threads)
    encoder = Encoder(weights, recipe.threads)
    learnt, _ = held_out(causal_texts(corpora))
    return read_examples(encoder, examples_of(nlp, learnt), recipe)


def shipped_layers(weights: Path, count: int) -> list[Layer]:
    """Give the lowest `count` of the encoder's layers above the shared ones, as the exported weights in a folder have them."""
    reader = Reader(TorchEncoder(), Labels.load(weights / "labels.json").sizes())
    reader.load_state_dict(state_of(weights, reader))
    return list(reader.encoder.layers[SHARED : SHARED + count])  # type: ignore[arg-type]  # a module list says modules


def read_examples(encoder: Encoder, examples: Sequence[CausalExample], recipe: CausalRecipe) -> list[Read]:
    """Read every example as it stands, then `recipe.readings` times with pieces hidden, by turns within a longer text."""
    chance = np.random.default_rng(recipe.seed)
    found = [[stretch] for stretch in _stretches(encoder, examples, [[at] for at in range(len(examples))])]
    for number in range(recipe.readings):
        order = chance.permutation(len(examples)).tolist()
        size = recipe.row if number % 2 else 1
        rows = [order[at : at + size] for at in range(0, len(order), size)]
        for place, stretch in zip(order, _stretches(encoder, examples, rows, recipe.piece_dropout, chance), strict=True):
            found[place].append(stretch)
    return [Read(example, tuple(readings)) for example, readings in zip(examples, found, strict=True)]


def _stretches(
    encoder: Encoder,
    examples: Sequence[CausalExample],
    rows: Iterable[Sequence[int]],
    dropped: float = 0.0,
    chance: np.random.Generator | None = None,
) -> Iterator[Stretch]:
    """Read rows of examples, with a share of the pieces hidden."""
    opening, closing, mask = (encoder.pieces.special(name) for name in ("[CLS]", "[SEP]", "[MASK]"))
    for row in rows:
        words = [word for number in row for word in examples[number].words]
        gaps = [gap for number in row for gap in examples[number].gaps]
        begins = np.cumsum([0, *(len(examples[number].words) for number in row)]).tolist()
        for begin in begins[1:-1]:
            gaps[begin] = GAP["space"]
        features = features_of(words, gaps, encoder.pieces)
        batch = batch_of([(features, 0, len(words))], opening, closing)
        if chance is not None:
            hidden = (chance.random(batch.pieces.shape) < dropped) & (batch.pieces > LAST_SPECIAL)
            batch.pieces[hidden] = mask
        states = encoder.states(batch)[0]
        for begin, end in pairwise(begins):
            yield Stretch(features, states, 0, len(words), begin, end)


@dataclass(frozen=True)
class CausalTargets:
    """What the heads should say of a batch; a row of `places` is a relation: its row, its pair; `ends` are words, -1 for none."""

    label: Tensor
    places: Tensor
    ends: Tensor
    tags: Tensor
    there: Tensor


def targets_of(group: Sequence[CausalExample]) -> CausalTargets:
    """Lay the relations of sentences side by side."""
    width = max(len(one.words) for one in group)
    tags = np.full((len(group), width), -1, dtype=np.int64)
    places, ends = [], []
    for row, one in enumerate(group):
        tags[row, : len(one.words)] = 0
        for relation in reversed(one.relations):
            _tag(tags[row], relation)
        for relation in one.relations:
            places.append((row, relation.cause[0], relation.effect[0]))
            ends.append((relation.cause[1], relation.effect[1], *(relation.signal or (-1, -1))))
    return CausalTargets(
        torch.tensor([float(bool(one.relations)) for one in group]),
        torch.tensor(places, dtype=torch.int64).reshape(-1, 3),
        torch.tensor(ends, dtype=torch.int64).reshape(-1, len(ENDS)),
        torch.from_numpy(tags),
        torch.from_numpy(tags >= 0),
    )


def _tag(tags: np.ndarray[tuple[int], np.dtype[np.int64]], relation: WordRelation) -> None:
    for number, span in enumerate((relation.cause, relation.effect, relation.signal)):
        if span is not None:
            tags[span[0] : span[1] + 1] = 2 * number + 2
            tags[span[0]] = 2 * number + 1


def batches(
    examples: Sequence[Read], recipe: CausalRecipe, chance: random.Random
) -> Iterator[tuple[dict[str, Tensor], CausalTargets]]:
    """Give batches of sentences of like length, in random order."""
    ordered = sorted(examples, key=lambda one: len(one.example.words) * (1 + 0.1 * chance.random()))
    groups: list[list[Read]] = []
    for one in ordered:
        if not groups or (len(groups[-1]) + 1) * len(one.example.words) > recipe.batch_words:
            groups.append([])
        groups[-1].append(one)
    chance.shuffle(groups)
    for group in groups:
        feed = causal_feed([chance.choice(one.readings) for one in group])
        yield {name: torch.from_numpy(values) for name, values in feed.items()}, targets_of([one.example for one in group])


def loss_of(scores: CausalScores, tags: Tensor, targets: CausalTargets, recipe: CausalRecipe) -> Tensor:
    """Sum the heads' mean losses."""
    label = functional.binary_cross_entropy_with_logits(scores.label.float(), targets.label)
    tagged = functional.cross_entropy(tags.float().flatten(0, 1), targets.tags.flatten(), ignore_index=-1)
    return (
        recipe.label_weight * label
        + recipe.pair_weight * _pair_loss(scores.pairs.float(), targets)
        + recipe.end_weight * _end_loss(scores, targets)
        + recipe.tag_weight * tagged
    )


def _pair_loss(pairs: Tensor, targets: CausalTargets) -> Tensor:
    """Give the mean over sentences of ZLPR: every gold pair above zero, every other below."""
    both = targets.there[:, :, None] & targets.there[:, None, :]
    gold = torch.zeros_like(both)
    gold[targets.places[:, 0], targets.places[:, 1], targets.places[:, 2]] = True
    zero = torch.zeros((len(pairs), 1))
    above = pairs.masked_fill(~both | gold, NEVER).flatten(1)
    below = (-pairs).masked_fill(~gold, NEVER).flatten(1)
    return (torch.logsumexp(torch.cat([zero, above], 1), 1) + torch.logsumexp(torch.cat([zero, below], 1), 1)).mean()


def _end_loss(scores: CausalScores, targets: CausalTargets) -> Tensor:
    if not len(targets.places):
        return scores.by_cause.sum() * 0.0
    row, cause, effect = targets.places.unbind(1)
    table = (scores.by_cause[row, cause] + scores.by_effect[row, effect]).float()
    table = table.masked_fill(~targets.there[row][:, None, :], NEVER)
    unsaid = (scores.unsaid[row, cause, 0] + scores.unsaid[row, effect, 1]).float()
    total = functional.cross_entropy(table[:, 0], targets.ends[:, 0]) + functional.cross_entropy(table[:, 1], targets.ends[:, 1])
    said = torch.where(targets.ends[:, 2] < 0, table.shape[-1], targets.ends[:, 2])
    total = total + functional.cross_entropy(torch.cat([table[:, 2], unsaid[:, None]], 1), said)
    has = targets.ends[:, 3] >= 0
    if bool(has.any()):
        total = total + functional.cross_entropy(table[has, 3], targets.ends[has, 3])
    return total


def train_causal(
    layers: Sequence[Layer],
    examples: Sequence[Read],
    recipe: CausalRecipe,
    each_epoch: Callable[[Causal], dict[str, float]] | None = None,
) -> Causal:
    """Train a network that begins with copies of `layers`; the log on standard error has each epoch's loss."""
    torch.set_num_threads(recipe.threads)
    torch.manual_seed(recipe.seed)
    chance = random.Random(recipe.seed)
    causal = Causal(layers, recipe.dropout)
    mean = copy.deepcopy(causal).eval()
    optimiser = torch.optim.AdamW(_groups(causal, recipe), betas=(0.9, 0.98), fused=True)
    steps = recipe.epochs * sum(1 for _ in batches(examples, recipe, random.Random(0)))
    schedule = torch.optim.lr_scheduler.LambdaLR(optimiser, _slope(recipe, int(steps * 1.02)))
    for epoch in range(recipe.epochs):
        began, losses = time.monotonic(), []
        causal.train()
        for inputs, targets in batches(examples, recipe, chance):
            losses.append(_step(causal, optimiser, (inputs, targets), recipe))
            schedule.step()
            _move_towards(mean, causal, recipe.averaged)
        line: dict[str, float] = {
            "epoch": epoch,
            "loss": round(float(np.mean(losses)), 3),
            "seconds": round(time.monotonic() - began),
        }
        print(json.dumps(line | (each_epoch(mean) if each_epoch else {})), file=sys.stderr, flush=True)
    return mean


def _step(
    causal: Causal, optimiser: torch.optim.Optimizer, batch: tuple[dict[str, Tensor], CausalTargets], recipe: CausalRecipe
) -> float:
    """Learn from one batch; gives its loss."""
    inputs, targets = batch
    with torch.autocast("cpu", dtype=torch.bfloat16):
        words, whole = causal.words(inputs["states"], *(inputs[name] for name in SIGNAL_INPUTS))
        scores = causal.score(words, whole, inputs["first"] > 0)
        loss = loss_of(scores, causal.tag(words), targets, recipe)
    optimiser.zero_grad(set_to_none=True)
    loss.backward()
    nn.utils.clip_grad_norm_(causal.parameters(), recipe.clip)
    optimiser.step()
    return float(loss.detach())


@torch.no_grad()
def _move_towards(mean: Causal, causal: Causal, share: float) -> None:
    for kept, now in zip(mean.parameters(), causal.parameters(), strict=True):
        kept.lerp_(now, share)


def _groups(causal: Causal, recipe: CausalRecipe) -> list[dict[str, object]]:
    groups: dict[tuple[float, float], list[Tensor]] = {}
    for name, parameter in causal.named_parameters():
        rate = recipe.layer_rate if name.startswith(("layers.", "first.", "last.")) else recipe.head_rate
        groups.setdefault((rate, 0.0 if parameter.ndim < 2 else recipe.weight_decay), []).append(parameter)
    return [{"params": found, "lr": rate, "weight_decay": decay} for (rate, decay), found in groups.items()]


def _slope(recipe: CausalRecipe, steps: int) -> Callable[[int], float]:
    rise = max(1, int(steps * recipe.warm_up))
    return lambda step: min((step + 1) / rise, max(0.0, (steps - step) / (steps - rise)))
