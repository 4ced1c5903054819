"""Training the scorer of who is meant: the marginal likelihood of all right candidates (Durrett and Klein 2013)."""

from __future__ import annotations

import copy
import json
import random
import sys
import time
from collections.abc import Sequence
from dataclasses import dataclass, field

import torch
from torch import Tensor, nn

from training.who_data import WhoExample
from training.who_model import WhoScorer


@dataclass(frozen=True)
class WhoRecipe:
    """Every choice that the scorer's weights depend on, besides the corpora and the first network.

    `weights` are those of a source's statements in the loss. What ships is the running mean of the weights (`averaged` is the share
    that each step adds to it; Polyak and Juditsky 1992).
    """

    seed: int = 20151013
    epochs: int = 30
    rate: float = 2e-3
    warm_up: int = 100
    weight_decay: float = 0.02
    dropout: float = 0.5
    clip: float = 2.0
    averaged: float = 0.005
    threads: int = 2
    weights: dict[str, float] = field(default_factory=lambda: {"gum": 1.0, "sayso": 1.0})


def train_who(examples: Sequence[WhoExample], recipe: WhoRecipe) -> WhoScorer:
    """Train a scorer; the log on standard error has each epoch's loss."""
    torch.set_num_threads(recipe.threads)
    torch.manual_seed(recipe.seed)
    chance = random.Random(recipe.seed)
    scorer = WhoScorer(recipe.dropout)
    mean = copy.deepcopy(scorer).eval()
    optimiser = torch.optim.AdamW(scorer.parameters(), lr=recipe.rate, weight_decay=recipe.weight_decay)
    steps = recipe.epochs * len(examples)
    schedule = torch.optim.lr_scheduler.LambdaLR(
        optimiser, lambda step: min((step + 1) / recipe.warm_up, max(0.0, (steps - step) / steps))
    )
    ordered = list(examples)
    for epoch in range(recipe.epochs):
        began, total = time.monotonic(), 0.0
        chance.shuffle(ordered)
        scorer.train()
        for example in ordered:
            loss = loss_of(scorer(example.inputs), example) * recipe.weights[example.source]
            optimiser.zero_grad()
            loss.backward()
            nn.utils.clip_grad_norm_(scorer.parameters(), recipe.clip)
            optimiser.step()
            schedule.step()
            _move_towards(mean, scorer, recipe.averaged)
            total += float(loss.detach())
        line = {"epoch": epoch, "loss": round(total / len(ordered), 3), "seconds": round(time.monotonic() - began)}
        print(json.dumps(line), file=sys.stderr, flush=True)
    return mean


def loss_of(scores: Tensor, example: WhoExample) -> Tensor:
    """Sum minus the log likelihoods that markables choose a right candidate, or none where none is; in units of fifty markables."""
    later, right, count = example.inputs.later, example.right, len(example.inputs.traits)
    highest = torch.zeros(count).scatter_reduce(0, later, scores.detach(), "amax", include_self=True)
    odds = torch.exp(scores - highest[later])
    none = torch.exp(-highest)
    total = none.scatter_add(0, later, odds)
    chosen = torch.zeros(count).scatter_add(0, later, odds * right)
    has_right = torch.zeros(count).scatter_add(0, later, right) > 0
    chosen = torch.where(has_right, chosen, none)
    return -(torch.log(chosen + 1e-9) - torch.log(total + 1e-9)).sum() / 50


@torch.no_grad()
def _move_towards(mean: WhoScorer, scorer: WhoScorer, share: float) -> None:
    for kept, now in zip(mean.parameters(), scorer.parameters(), strict=True):
        kept.lerp_(now, share)
