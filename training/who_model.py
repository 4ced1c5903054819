"""The scorer of who is meant, in torch: the projection of the encoder's vectors and the ranking of candidates.

Parameter names are those that `sayso.reading.who` and `sayso.resolve.who.scorer` look up.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import numpy as np
import torch
from torch import Tensor, nn

from sayso.reading.who import FILE
from sayso.reading.who import WIDTH as INNER
from sayso.resolve.who.markables import GENDERS, KINDS, LABELS, NUMBERS, PLACES
from sayso.resolve.who.pairs import SIZES
from training.bert import WIDTH

TRAIT, HIDDEN = 16, 96


@dataclass(frozen=True)
class WhoInputs:
    """One statement: the encoder's vectors of its markables' heads, their traits, and its candidate pairs."""

    words: Tensor
    traits: Tensor
    later: Tensor
    earlier: Tensor
    features: Tensor


class WhoScorer(nn.Module):
    """Scores of candidate pairs; "none of them" has the score 0."""

    def __init__(self, dropout: float = 0.3) -> None:
        super().__init__()
        self.norm = nn.LayerNorm(WIDTH)
        self.inner = nn.Linear(WIDTH, INNER)
        self.traits = nn.ModuleList(nn.Embedding(len(names), TRAIT) for names in (KINDS, LABELS, NUMBERS, GENDERS, PLACES))
        whole = INNER + TRAIT * len(self.traits)
        self.later, self.earlier = nn.Linear(whole, HIDDEN), nn.Linear(whole, HIDDEN, bias=False)
        self.both = nn.Linear(INNER, HIDDEN, bias=False)
        self.features = nn.ModuleList(nn.Embedding(size, HIDDEN) for size in SIZES.values())
        for table in self.features:
            nn.init.normal_(table.weight, std=0.05)
        self.second, self.out = nn.Linear(HIDDEN, HIDDEN // 2), nn.Linear(HIDDEN // 2, 1)
        self.mention = nn.Sequential(nn.Linear(whole, 64), nn.ReLU(), nn.Dropout(dropout), nn.Linear(64, 1))
        self.dropout = nn.Dropout(dropout)

    def forward(self, given: WhoInputs) -> Tensor:
        """Score each pair."""
        vectors = torch.relu(self.inner(self.dropout(self.norm(given.words))))
        traits = [table(given.traits[:, number]) for number, table in enumerate(self.traits)]
        whole = torch.cat([vectors, *traits], dim=-1)
        hidden = self.later(whole)[given.later] + self.earlier(whole)[given.earlier]
        hidden = hidden + self.both(vectors[given.later] * vectors[given.earlier])
        for number, table in enumerate(self.features):
            hidden = hidden + table(given.features[:, number])
        hidden = torch.relu(self.second(self.dropout(torch.relu(self.dropout(hidden)))))
        worth = self.mention(whole).squeeze(-1)
        scores: Tensor = self.out(hidden).squeeze(-1) + (worth[given.later] + worth[given.earlier]) / 2
        return scores

    def save(self, out: Path) -> None:
        """Write the weights as plain arrays in half precision."""
        arrays = {name: value.detach().numpy().astype(np.float16) for name, value in self.state_dict().items()}
        np.savez_compressed(out / FILE, **arrays)
