"""The training loop: masked losses of every head, one optimiser, seeds fixed."""

from __future__ import annotations

import json
import random
import sys
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import torch
from tokenizers import Tokenizer
from torch import Tensor
from torch.nn import functional

from sayso.reading.features import Pieces
from training.batches import Numbers, Targets, batches
from training.bert import load_base
from training.examples import Example
from training.labels import O_OR_GROUP, Labels
from training.model import Reader, Scores
from training.windows import UNKNOWN, Rates, Window, cut, pieces_of_plain, roughen


@dataclass(frozen=True)
class Recipe:
    """Every choice that the weights depend on, besides the corpora."""

    seed: int = 20151013
    epochs: int = 12
    batch_pieces: int = 2400
    encoder_rate: float = 2e-4
    head_rate: float = 1e-3
    layer_decay: float = 0.9
    warm_up: float = 0.08
    weight_decay: float = 0.01
    piece_dropout: float = 0.04
    clip: float = 1.0
    names_weight: float = 1.0
    plain_words_an_epoch: int = 60_000
    plain_window: int = 110
    threads: int = 2
    names_epochs: int = 6
    names_rate: float = 1e-3
    names_batch: int = 4096
    names_plain_words: int = 150_000
    names_gold_repeats: int = 3


@dataclass(frozen=True)
class Material:
    """What is learnt from: documents with trees, sentences with names only, and raw documents that a teacher named."""

    trees: Sequence[Example]
    named: Sequence[Example]
    plain: Sequence[Example]
    completed: Sequence[Example] = ()
    """What takes the place of `named` in the second phase: the same, with what its corpus left unmarked filled in."""


def loss_of(scores: Scores, targets: Targets, reader: Reader, names_weight: float) -> Tensor:
    """Sum the heads' mean losses over the words whose layer is known."""
    total = names_weight * names_loss(scores.names.float(), targets.names)
    known = targets.start >= 0
    if not bool(known.any()):
        return total
    total = total + functional.binary_cross_entropy_with_logits(scores.start.float()[known], targets.start[known].float())
    for name in ("upos", "xpos", "script"):
        total = total + functional.cross_entropy(
            getattr(scores, name).float().flatten(0, 1), getattr(targets, name).flatten(), ignore_index=UNKNOWN
        )
    same = targets.sentence[:, :, None] == targets.sentence[:, None, :]
    arcs = scores.arcs.float().masked_fill(~same, -1e4)
    total = total + functional.cross_entropy(arcs.flatten(0, 1), targets.head.flatten(), ignore_index=UNKNOWN)
    row, word = torch.nonzero((targets.head >= 0) & (targets.dep >= 0), as_tuple=True)
    labels = reader.label(scores.child[row, word], scores.parent[row, targets.head[row, word]])
    return total + functional.cross_entropy(labels.float(), targets.dep[row, word])


def names_loss(scores: Tensor, targets: Tensor) -> Tensor:
    """Give the mean loss of names; a word that may be outside or in a group's has that of the sum of both."""
    logs = torch.log_softmax(scores, dim=-1)
    sure, either = targets >= 0, targets == O_OR_GROUP
    count = sure.sum() + either.sum()
    if int(count) == 0:
        return logs.sum() * 0.0
    exact = -logs[sure].gather(1, targets[sure][:, None]).sum()
    loose = -torch.logsumexp(logs[either][:, [0, -2, -1]], dim=-1).sum()
    return (exact + loose) / count


def epoch_windows(
    material: Material, recipe: Recipe, rates: Rates, chance: random.Random, plain_words: int | None = None
) -> list[Window]:
    """Cut an epoch's windows: all trees, all named sentences, and raw documents of so many words (the recipe's number if None)."""
    found = [window for example in material.trees for window in cut(example, rates, chance)]
    for example in material.named:
        found += [Window(w.words, w.gaps, names=w.names) for w in pieces_of_plain(example, recipe.plain_window)]
    left = recipe.plain_words_an_epoch if plain_words is None else plain_words
    for example in chance.sample(list(material.plain), len(material.plain)):
        if left <= 0:
            break
        found += pieces_of_plain(example, recipe.plain_window)
        left -= len(example.words)
    return [roughen(window, rates, chance) for window in found]


def parameter_groups(reader: Reader, recipe: Recipe) -> list[dict[str, object]]:
    """Group parameters by learning rate: lower layers learn more slowly, heads fastest."""
    groups: dict[tuple[float, float], list[Tensor]] = {}
    depth = len(reader.encoder.layers)
    for name, parameter in reader.named_parameters():
        rate = recipe.head_rate
        if name.startswith("encoder."):
            place = int(name.split(".")[2]) + 1 if name.startswith("encoder.layers.") else 0
            rate = recipe.encoder_rate * recipe.layer_decay ** (depth - place)
        if name.startswith(("encoder.shape", "encoder.gap")):
            rate = recipe.encoder_rate * 2
        decay = 0.0 if parameter.ndim < 2 else recipe.weight_decay
        groups.setdefault((rate, decay), []).append(parameter)
    return [{"params": found, "lr": rate, "weight_decay": decay} for (rate, decay), found in groups.items()]


def train(material: Material, labels: Labels, base: Path, recipe: Recipe, runs: Path) -> Reader:
    """Train a reader; each epoch's state is left under `runs` as `latest.pt`."""
    torch.manual_seed(recipe.seed)
    np.random.seed(recipe.seed)
    torch.set_num_threads(recipe.threads)
    chance = random.Random(recipe.seed)
    pieces = Pieces(Tokenizer.from_file(str(base / "tokenizer.json")))
    numbers, rates = Numbers(labels), Rates()
    sizes = {name: len(getattr(labels, name)) for name in ("upos", "xpos", "dep", "script", "name")}
    reader = Reader(load_base(base), sizes)
    optimiser = torch.optim.AdamW(parameter_groups(reader, recipe), betas=(0.9, 0.98), fused=True)
    first = epoch_windows(material, recipe, rates, random.Random(0))
    steps_an_epoch = sum(1 for _ in batches(first, numbers, pieces, recipe.batch_pieces, random.Random(0)))
    schedule = torch.optim.lr_scheduler.LambdaLR(optimiser, _slope(recipe, int(steps_an_epoch * recipe.epochs * 1.01)))
    mask_piece = pieces.special("[MASK]")
    for epoch in range(recipe.epochs):
        began, losses = time.monotonic(), []
        reader.train()
        windows = epoch_windows(material, recipe, rates, chance)
        for inputs, targets in batches(windows, numbers, pieces, recipe.batch_pieces, chance):
            losses.append(_step(reader, inputs, targets, recipe, mask_piece, optimiser))
            schedule.step()
            if len(losses) % 50 == 0:
                _log(runs, {"epoch": epoch, "step": len(losses), "loss": round(float(np.mean(losses[-50:])), 3)})
        runs.mkdir(parents=True, exist_ok=True)
        torch.save(reader.state_dict(), runs / "latest.pt")
        seconds = time.monotonic() - began
        _log(runs, {"epoch": epoch, "loss": float(np.mean(losses)), "steps": len(losses), "seconds": round(seconds, 1)})
    return reader


def _step(
    reader: Reader, inputs: dict[str, Tensor], targets: Targets, recipe: Recipe, mask_piece: int, optimiser: torch.optim.Optimizer
) -> float:
    hidden = (torch.rand(inputs["pieces"].shape) < recipe.piece_dropout) & (inputs["pieces"] > 999)
    inputs["pieces"] = inputs["pieces"].masked_fill(hidden, mask_piece)
    with torch.autocast("cpu", dtype=torch.bfloat16):
        scores = reader(**inputs)
        loss = loss_of(scores, targets, reader, recipe.names_weight)
    optimiser.zero_grad(set_to_none=True)
    loss.backward()
    torch.nn.utils.clip_grad_norm_(reader.parameters(), recipe.clip)
    optimiser.step()
    return float(loss.detach())


def _slope(recipe: Recipe, steps: int):
    """Rise over the warm-up, then fall in a straight line to nothing."""
    rise = max(1, int(steps * recipe.warm_up))
    return lambda step: min((step + 1) / rise, max(0.0, (steps - step) / (steps - rise)))


def _log(runs: Path, line: dict[str, object]) -> None:
    runs.mkdir(parents=True, exist_ok=True)
    print(json.dumps(line), file=sys.stderr, flush=True)
