"""Training the second network: masked losses of every head, the shared layers left as they are."""

from __future__ import annotations

import copy
import json
import random
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

import numpy as np
import torch
from tokenizers import Tokenizer
from torch import Tensor
from torch.nn import functional

from sayso.reading.features import Pieces, batch_of, features_of
from sayso.reading.signals import CHOICES, GRADES, MARKS
from training.model import Reader
from training.signal_layers import UNKNOWN, SignalExample, annotated_part, windows_of, without_quotes
from training.signal_model import Signals, SignalScores, shared_states


@dataclass(frozen=True)
class SignalRecipe:
    """Every choice that the second network's weights depend on, besides the corpora and the first network.

    There are two rounds: `epochs` over everything, then `last_epochs` at lower rates over little but people's labels, of which the
    running mean of the weights is kept (`averaged` is the share that each step adds to it; Polyak and Juditsky 1992).
    `weights` are those of a source's windows in the loss, `repeats` how often each of its documents is seen in an epoch. From epoch
    `annotated_from` on what the rules have labelled is left out but for the roles: people's labels have the last word.
    """

    seed: int = 20151013
    epochs: int = 5
    batch_words: int = 1400
    layer_rate: float = 1.5e-4
    head_rate: float = 8e-4
    warm_up: float = 0.08
    weight_decay: float = 0.01
    clip: float = 1.0
    piece_dropout: float = 0.04
    bare_quotes: float = 0.15
    annotated_from: int = 2
    last_epochs: int = 4
    last_layer_rate: float = 1e-4
    last_head_rate: float = 4e-4
    averaged: float = 0.004
    threads: int = 2
    weights: dict[str, float] = field(
        default_factory=lambda: {"sayso": 1.0, "ewt": 0.4, "gum": 0.4, "releases": 0.3, "unscon": 0.5}
    )
    repeats: dict[str, float] = field(default_factory=lambda: {"sayso": 2.0, "ewt": 0.3, "gum": 0.3, "releases": 0.3})
    last_repeats: dict[str, float] = field(
        default_factory=lambda: {"sayso": 2.0, "ewt": 0.15, "gum": 0.1, "releases": 0.1, "unscon": 0.5}
    )
    heads: dict[str, float] = field(default_factory=lambda: {"roles": 2.0, "factuality": 2.0, "tense": 3.0})

    def last_round(self) -> SignalRecipe:
        """Give the recipe of the second round."""
        return replace(
            self,
            seed=self.seed + 1,
            epochs=self.last_epochs,
            layer_rate=self.last_layer_rate,
            head_rate=self.last_head_rate,
            annotated_from=0,
            repeats=self.last_repeats,
        )


POSITIVE = {"cue": 2.0, "predicate": 1.0, "content": 1.0, "source": 1.5, "conflict": 1.5}
"""How much more a yes weighs than a no; flags are rare and weigh more."""
FLAG_POSITIVE = 4.0


@dataclass(frozen=True)
class SignalTargets:
    """What the heads should say: [rows, words, heads] each, and the cues' rows of roles; `weight` is each row's."""

    marks: Tensor
    choices: Tensor
    grades: Tensor
    cue_places: Tensor
    roles: Tensor
    weight: Tensor


def batches(
    windows: Sequence[SignalExample], pieces: Pieces, recipe: SignalRecipe, chance: random.Random
) -> Iterator[tuple[dict[str, Tensor], SignalTargets]]:
    """Give batches of windows of like length, in random order."""
    ordered = sorted((one for one in windows if one.words), key=lambda one: len(one.words) * (1 + 0.1 * chance.random()))
    groups: list[list[SignalExample]] = []
    for one in ordered:
        if not groups or (len(groups[-1]) + 1) * len(one.words) > recipe.batch_words:
            groups.append([])
        groups[-1].append(one)
    chance.shuffle(groups)
    for group in groups:
        yield inputs_of(group, pieces), targets_of(group, recipe)


def inputs_of(group: Sequence[SignalExample], pieces: Pieces) -> dict[str, Tensor]:
    """Give the network's inputs for windows side by side."""
    features = [features_of(one.words, one.gaps, pieces) for one in group]
    batch = batch_of([(one, 0, len(one)) for one in features], pieces.special("[CLS]"), pieces.special("[SEP]"))
    return {name: torch.from_numpy(values) for name, values in batch.feed().items()}


def targets_of(group: Sequence[SignalExample], recipe: SignalRecipe) -> SignalTargets:
    """Lay the layers of windows side by side."""
    rows, width = len(group), max(len(one.words) for one in group)
    marks = np.full((rows, width, len(MARKS)), UNKNOWN, dtype=np.int64)
    choices = np.full((rows, width, len(CHOICES)), UNKNOWN, dtype=np.int64)
    grades = np.full((rows, width, len(GRADES)), np.nan, dtype=np.float32)
    places, roles = [], []
    for row, one in enumerate(group):
        size = len(one.words)
        for name, mark in one.marks.items():
            marks[row, :size, MARKS.index(name)] = mark
        for name, choice in one.choices.items():
            choices[row, :size, tuple(CHOICES).index(name)] = choice
        for name, grade in one.grades.items():
            grades[row, :size, GRADES.index(name)] = grade
        for cue, layer in one.roles.items():
            places.append((row, cue))
            roles.append(np.pad(layer.astype(np.int64), (0, width - size), constant_values=UNKNOWN))
    return SignalTargets(
        torch.from_numpy(marks),
        torch.from_numpy(choices),
        torch.from_numpy(grades),
        torch.tensor(places, dtype=torch.int64).reshape(-1, 2),
        torch.from_numpy(np.stack(roles)) if roles else torch.zeros((0, width), dtype=torch.int64),
        torch.tensor([recipe.weights[one.source] for one in group]),
    )


def loss_of(scores: SignalScores, targets: SignalTargets, recipe: SignalRecipe) -> Tensor:
    """Sum the heads' mean losses over the words whose layer is known, each window at its weight."""
    return (
        _marks_loss(scores, targets)
        + _choices_loss(scores, targets, recipe)
        + _grades_loss(scores, targets, recipe)
        + _roles_loss(scores, targets, recipe)
    )


def _mean(losses: Tensor, weights: Tensor) -> Tensor:
    return (losses * weights).sum() / weights.sum().clamp(min=1.0) if len(losses) else losses.sum()


def _marks_loss(scores: SignalScores, targets: SignalTargets) -> Tensor:
    total = scores.marks.sum() * 0.0
    for number, name in enumerate(MARKS):
        known = targets.marks[..., number] != UNKNOWN
        wanted = targets.marks[..., number][known].float()
        positive = torch.tensor(POSITIVE.get(name, FLAG_POSITIVE))
        losses = functional.binary_cross_entropy_with_logits(
            scores.marks[..., number].float()[known], wanted, reduction="none", pos_weight=positive
        )
        share = 1.0 if name in POSITIVE else 0.3
        total = total + share * _mean(losses, targets.weight[:, None].expand_as(known)[known])
    return total


def _choices_loss(scores: SignalScores, targets: SignalTargets, recipe: SignalRecipe) -> Tensor:
    total = scores.choices.sum() * 0.0
    parts = torch.split(scores.choices, [len(labels) for labels in CHOICES.values()], dim=-1)
    for number, (name, part) in enumerate(zip(CHOICES, parts, strict=True)):
        known = targets.choices[..., number] != UNKNOWN
        losses = functional.cross_entropy(part.float()[known], targets.choices[..., number][known], reduction="none")
        total = total + 0.5 * recipe.heads.get(name, 1.0) * _mean(losses, targets.weight[:, None].expand_as(known)[known])
    return total


def _grades_loss(scores: SignalScores, targets: SignalTargets, recipe: SignalRecipe) -> Tensor:
    known = ~torch.isnan(targets.grades)
    losses = functional.smooth_l1_loss(scores.grades.float(), torch.nan_to_num(targets.grades), reduction="none")
    total = losses.sum() * 0.0
    for number, name in enumerate(GRADES):
        own = known[..., number]
        if bool(own.any()):
            total = total + recipe.heads.get(name, 0.5) * losses[..., number][own].mean()
    return total


def _roles_loss(scores: SignalScores, targets: SignalTargets, recipe: SignalRecipe) -> Tensor:
    if not len(targets.cue_places):
        return scores.roles.sum() * 0.0
    row, cue = targets.cue_places[:, 0], targets.cue_places[:, 1]
    found = scores.roles[row, cue].float()
    losses = functional.cross_entropy(found, targets.roles, ignore_index=UNKNOWN, reduction="none")
    known = targets.roles != UNKNOWN
    weights = targets.weight[row][:, None].expand_as(known)[known]
    return recipe.heads.get("roles", 1.0) * _mean(losses[known], weights) * 2.0


def epoch_windows(
    examples: Sequence[SignalExample], recipe: SignalRecipe, chance: random.Random, epoch: int = 0
) -> list[SignalExample]:
    """Cut an epoch's windows; in some the quotation marks are taken out."""
    found = []
    for whole_example in examples:
        example = annotated_part(whole_example) if epoch >= recipe.annotated_from else whole_example
        whole, part = divmod(recipe.repeats.get(example.source, 1.0), 1.0)
        for _ in range(int(whole) + (chance.random() < part)):
            for window in windows_of(example, chance):
                bare = example.source != "unscon" and chance.random() < recipe.bare_quotes
                found.append(without_quotes(window) if bare else window)
    return found


def train_signals(
    reader: Reader,
    examples: Sequence[SignalExample],
    base: Path,
    recipe: SignalRecipe,
    each_epoch: Callable[[Signals], dict[str, float]],
) -> Signals:
    """Train a second network on a trained reader, which stays as it is; `each_epoch` measures it for the log."""
    torch.set_num_threads(recipe.threads)
    torch.manual_seed(recipe.seed)
    pieces = Pieces(Tokenizer.from_file(str(base / "tokenizer.json")))
    signals = Signals(reader.eval())
    _train_round(reader, signals, examples, pieces, recipe, each_epoch)
    if recipe.last_epochs:
        return _train_round(reader, signals, examples, pieces, recipe.last_round(), each_epoch)
    return signals


def _train_round(
    reader: Reader,
    signals: Signals,
    examples: Sequence[SignalExample],
    pieces: Pieces,
    recipe: SignalRecipe,
    each_epoch: Callable[[Signals], dict[str, float]],
) -> Signals:
    """Train `signals` for one round; gives the running mean of what it was."""
    torch.manual_seed(recipe.seed)
    chance = random.Random(recipe.seed)
    trainer = _Trainer(reader, signals, recipe, pieces.special("[MASK]"))
    mean = copy.deepcopy(signals).eval()
    first = epoch_windows(examples, recipe, random.Random(0))
    steps = recipe.epochs * sum(1 for _ in batches(first, pieces, recipe, random.Random(0)))
    schedule = torch.optim.lr_scheduler.LambdaLR(trainer.optimiser, _slope(recipe, int(steps * 1.02)))
    for epoch in range(recipe.epochs):
        began, losses = time.monotonic(), []
        signals.train()
        for inputs, targets in batches(epoch_windows(examples, recipe, chance, epoch), pieces, recipe, chance):
            losses.append(trainer.step(inputs, targets))
            schedule.step()
            _move_towards(mean, signals, recipe.averaged)
            if len(losses) % 100 == 0:
                _log({"epoch": epoch, "step": len(losses), "loss": round(float(np.mean(losses[-100:])), 3)})
        signals.eval()
        line = {"epoch": epoch, "loss": round(float(np.mean(losses)), 3), "seconds": round(time.monotonic() - began)}
        _log(line | each_epoch(signals))
    return mean


@torch.no_grad()
def _move_towards(mean: Signals, signals: Signals, share: float) -> None:
    for kept, now in zip(mean.parameters(), signals.parameters(), strict=True):
        kept.lerp_(now, share)


class _Trainer:
    """One optimiser over the second network's parameters."""

    def __init__(self, reader: Reader, signals: Signals, recipe: SignalRecipe, mask: int) -> None:
        self.reader, self.signals, self._recipe, self._mask = reader, signals, recipe, mask
        self.optimiser = torch.optim.AdamW(_groups(signals, recipe), betas=(0.9, 0.98), fused=True)

    def step(self, inputs: dict[str, Tensor], targets: SignalTargets) -> float:
        """Learn from one batch; gives its loss."""
        hidden = (torch.rand(inputs["pieces"].shape) < self._recipe.piece_dropout) & (inputs["pieces"] > 999)
        inputs["pieces"] = inputs["pieces"].masked_fill(hidden, self._mask)
        with torch.autocast("cpu", dtype=torch.bfloat16):
            loss = loss_of(run(self.reader, self.signals, inputs), targets, self._recipe)
        self.optimiser.zero_grad(set_to_none=True)
        loss.backward()
        torch.nn.utils.clip_grad_norm_(self.signals.parameters(), self._recipe.clip)
        self.optimiser.step()
        return float(loss.detach())


def run(reader: Reader, signals: Signals, inputs: dict[str, Tensor]) -> SignalScores:
    """Send a batch through both networks."""
    states = shared_states(reader, inputs)
    scores: SignalScores = signals(states, *(inputs[name] for name in ("piece_mask", "first", "last", "shapes", "gaps")))
    return scores


def _groups(signals: Signals, recipe: SignalRecipe) -> list[dict[str, object]]:
    groups: dict[tuple[float, float], list[Tensor]] = {}
    for name, parameter in signals.named_parameters():
        rate = recipe.layer_rate if name.startswith(("layers.", "first.", "last.")) else recipe.head_rate
        groups.setdefault((rate, 0.0 if parameter.ndim < 2 else recipe.weight_decay), []).append(parameter)
    return [{"params": found, "lr": rate, "weight_decay": decay} for (rate, decay), found in groups.items()]


def _slope(recipe: SignalRecipe, steps: int) -> Callable[[int], float]:
    rise = max(1, int(steps * recipe.warm_up))
    return lambda step: min((step + 1) / rise, max(0.0, (steps - step) / (steps - rise)))


def _log(line: dict[str, object]) -> None:
    print(json.dumps(line), file=sys.stderr, flush=True)
