"""The second network: three layers of its own on the encoder's third states, a vector per word, and the heads that read it.

What a word is to a cue (its source, its content, a part of it) is scored for every pair of words by biaffine forms (Dozat and
Manning 2017), so that contents may nest and one word may be in several.
"""

from __future__ import annotations

import copy
from typing import NamedTuple

import torch
from torch import Tensor, nn

from sayso.reading.features import GAPS, SHAPES
from sayso.reading.signals import CHOICES, GRADES, MARKS, ROLES
from training.bert import LAYERS, WIDTH
from training.model import SHARED, Mlp, Reader, _pick

PAIR, INNER = 128, 320


class SignalScores(NamedTuple):
    """What the heads say of a batch: [rows, words, labels]; `roles[b, i, r, j]` scores word `j` as in role `r` to cue `i`."""

    marks: Tensor
    choices: Tensor
    grades: Tensor
    roles: Tensor


class Signals(nn.Module):
    """The layers and heads above the shared ones."""

    def __init__(self, reader: Reader, dropout: float = 0.2) -> None:
        super().__init__()
        self.layers = nn.ModuleList(copy.deepcopy(layer) for layer in reader.encoder.layers[SHARED:])
        self.mix = nn.Parameter(torch.zeros(LAYERS - SHARED))
        self.first, self.last = copy.deepcopy(reader.first), copy.deepcopy(reader.last)
        self.shape, self.gap = nn.Embedding(len(SHAPES), WIDTH), nn.Embedding(len(GAPS), WIDTH)
        nn.init.normal_(self.shape.weight, std=0.02)
        nn.init.normal_(self.gap.weight, std=0.02)
        self.norm = nn.LayerNorm(WIDTH)
        self.dropout = nn.Dropout(dropout)
        self.mark_mlp, self.marks = Mlp(INNER, dropout), nn.Linear(INNER, len(MARKS))
        self.choice_mlp = Mlp(INNER, dropout)
        self.choices = nn.Linear(INNER, sum(len(labels) for labels in CHOICES.values()))
        self.grade_mlp, self.grades = Mlp(INNER, dropout), nn.Linear(INNER, len(GRADES))
        self.cue, self.part = Mlp(PAIR, dropout), Mlp(PAIR, dropout)
        self.role = nn.Parameter(torch.randn(PAIR + 1, len(ROLES) * (PAIR + 1)) * 0.02)

    def forward(
        self, states: Tensor, piece_mask: Tensor, first: Tensor, last: Tensor, shapes: Tensor, gaps: Tensor
    ) -> SignalScores:
        """Score a batch of windows from the shared layers' states."""
        bias = (1.0 - piece_mask)[:, None, None, :] * -1e4
        weights = torch.softmax(self.mix, dim=0)
        mixed = torch.zeros_like(states)
        for number, layer in enumerate(self.layers):
            states = layer(states, bias)
            mixed = mixed + states * weights[number]
        words = self.first(_pick(mixed, first)) + self.last(_pick(mixed, last)) + self.shape(shapes) + self.gap(gaps)
        words = self.dropout(self.norm(words))
        return SignalScores(
            self.marks(self.mark_mlp(words)),
            self.choices(self.choice_mlp(words)),
            self.grades(self.grade_mlp(words)),
            self._roles(self.cue(words), self.part(words)),
        )

    def _roles(self, cue: Tensor, part: Tensor) -> Tensor:
        one = torch.ones_like(cue[..., :1])
        rows, words, _ = cue.shape
        by_role = (torch.cat([cue, one], dim=-1) @ self.role).view(rows, words * len(ROLES), PAIR + 1)
        return (by_role @ torch.cat([part, one], dim=-1).transpose(1, 2)).view(rows, words, len(ROLES), words)


@torch.no_grad()
def shared_states(reader: Reader, inputs: dict[str, Tensor]) -> Tensor:
    """Give the states after the shared layers."""
    encoder = reader.encoder
    pieces = inputs["pieces"]
    positions = torch.arange(pieces.shape[1])
    states = encoder.word(pieces) + encoder.position(positions)
    states = encoder.norm(states + encoder.shape(inputs["piece_shapes"]) + encoder.gap(inputs["piece_gaps"]))
    bias = (1.0 - inputs["piece_mask"])[:, None, None, :] * -1e4
    for layer in encoder.layers[:SHARED]:
        states = layer(states, bias)
    return states
