"""The second phase: the head for names alone, on the vectors of a reader that has learnt everything else.

Nothing but that head changes, so that trees and sentence ends stay as they are. Vectors are worked out once.
"""

from __future__ import annotations

import json
import random
import sys
from pathlib import Path

import torch
from tokenizers import Tokenizer
from torch import Tensor

from sayso.reading.features import Pieces
from training.batches import Numbers, batches
from training.labels import Labels
from training.model import Reader
from training.train import Material, Recipe, epoch_windows, names_loss
from training.windows import UNKNOWN, Rates, Window, pieces_of_plain, roughen


def windows_for_names(material: Material, recipe: Recipe, chance: random.Random) -> list[Window]:
    """Give the windows: trees and raw text once, sentences whose names people marked several times, each time roughened anew."""
    rates = Rates()
    words = recipe.names_plain_words
    found = epoch_windows(Material(material.trees, (), material.plain), recipe, rates, chance, words)
    for _ in range(recipe.names_gold_repeats):
        for example in material.completed:
            found += [roughen(window, rates, chance) for window in pieces_of_plain(example, recipe.plain_window)]
    return found


@torch.no_grad()
def vectors_of(
    reader: Reader, windows: list[Window], numbers: Numbers, pieces: Pieces, recipe: Recipe, chance: random.Random
) -> tuple[Tensor, Tensor]:
    """Give the vectors of all words whose name label is known, and the labels."""
    vectors, labels = [], []
    reader.eval()
    for inputs, targets in batches(windows, numbers, pieces, recipe.batch_pieces, chance):
        with torch.autocast("cpu", dtype=torch.bfloat16):
            words = reader.vectors(**inputs)
        known = targets.names != UNKNOWN
        vectors.append(words[known].to(torch.bfloat16))
        labels.append(targets.names[known])
    return torch.cat(vectors), torch.cat(labels)


def learn_names(reader: Reader, labels: Labels, material: Material, base: Path, recipe: Recipe) -> None:
    """Train the head for names further, in place."""
    torch.manual_seed(recipe.seed)
    torch.set_num_threads(recipe.threads)
    chance = random.Random(recipe.seed)
    pieces = Pieces(Tokenizer.from_file(str(base / "tokenizer.json")))
    windows = windows_for_names(material, recipe, chance)
    vectors, targets = vectors_of(reader, windows, Numbers(labels), pieces, recipe, chance)
    head = torch.nn.Sequential(reader.dropout, reader.name_mlp, reader.names)
    steps = recipe.names_epochs * (len(targets) // recipe.names_batch + 1)
    parameters = [*reader.name_mlp.parameters(), *reader.names.parameters()]
    optimiser = torch.optim.AdamW(parameters, lr=recipe.names_rate, weight_decay=recipe.weight_decay)
    schedule = torch.optim.lr_scheduler.LambdaLR(optimiser, lambda step: 1.0 - step / steps)
    head.train()
    for epoch in range(recipe.names_epochs):
        losses = []
        for places in torch.randperm(len(targets)).split(recipe.names_batch):
            loss = names_loss(head(vectors[places].float()), targets[places])
            optimiser.zero_grad(set_to_none=True)
            loss.backward()
            optimiser.step()
            schedule.step()
            losses.append(float(loss.detach()))
        line = {"names_epoch": epoch, "words": len(targets), "loss": round(sum(losses) / len(losses), 4)}
        print(json.dumps(line), file=sys.stderr, flush=True)
    reader.eval()
