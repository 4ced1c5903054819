"""The reader's network: the encoder, a vector per word, and the heads that read it.

Dependencies are scored by biaffine attention (Dozat and Manning 2017); a word's own column stands for the root. Label scores are
computed apart, for chosen heads only, so that the tree can be decoded between the two.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

import torch
from torch import Tensor, nn

from sayso.reading.features import GAPS, SHAPES
from training.bert import LAYERS, WIDTH, Encoder

MORPH, ARC, LABEL, NAME = 256, 256, 96, 192
SHARED = 3
"""Layers of the encoder that the second network uses too; `states` are those after the last, `vectors` what every head reads."""


class Scores(NamedTuple):
    """What the heads say of a batch: [rows, words, …] each; `arcs[b, i, j]` scores word `j` as the head of `i`."""

    start: Tensor
    upos: Tensor
    xpos: Tensor
    script: Tensor
    names: Tensor
    arcs: Tensor
    child: Tensor
    parent: Tensor
    states: Tensor
    vectors: Tensor


class Mlp(nn.Module):
    """A hidden layer with its dropout."""

    def __init__(self, inner: int, dropout: float) -> None:
        super().__init__()
        self.linear = nn.Linear(WIDTH, inner)
        self.dropout = nn.Dropout(dropout)

    def forward(self, states: Tensor) -> Tensor:
        """Give the hidden vector of each word."""
        return self.dropout(torch.nn.functional.gelu(self.linear(states)))


class LabelScorer(nn.Module):
    """Scores of every dependency label for pairs of a child's and its head's vectors."""

    def __init__(self, labels: int) -> None:
        super().__init__()
        self.weight = nn.Parameter(torch.randn(LABEL + 1, labels * (LABEL + 1)) * 0.02)
        self.labels = labels

    def forward(self, child: Tensor, parent: Tensor) -> Tensor:
        """Give [pairs, labels] from two [pairs, LABEL]."""
        one = torch.ones_like(child[:, :1])
        by_label = (torch.cat([parent, one], dim=-1) @ self.weight).view(-1, self.labels, LABEL + 1)
        return torch.bmm(by_label, torch.cat([child, one], dim=-1)[:, :, None].to(by_label.dtype)).squeeze(-1)


class Reader(nn.Module):
    """The whole network."""

    def __init__(self, encoder: Encoder, sizes: dict[str, int], dropout: float = 0.2) -> None:
        super().__init__()
        self.encoder = encoder
        self.mix = nn.Parameter(torch.zeros(LAYERS - 2))
        self.first, self.last = nn.Linear(WIDTH, WIDTH), nn.Linear(WIDTH, WIDTH, bias=False)
        for linear in (self.first, self.last):
            nn.init.eye_(linear.weight)
            linear.weight.data *= 0.5
        nn.init.zeros_(self.first.bias)
        self.shape, self.gap = nn.Embedding(len(SHAPES), WIDTH), nn.Embedding(len(GAPS), WIDTH)
        nn.init.normal_(self.shape.weight, std=0.02)
        nn.init.normal_(self.gap.weight, std=0.02)
        self.norm = nn.LayerNorm(WIDTH)
        self.dropout = nn.Dropout(dropout)
        self.start_mlp, self.start = Mlp(64, dropout), nn.Linear(64, 1)
        self.morph = Mlp(MORPH, dropout)
        self.upos, self.xpos = nn.Linear(MORPH, sizes["upos"]), nn.Linear(MORPH, sizes["xpos"])
        self.script = nn.Linear(MORPH, sizes["script"])
        self.name_mlp, self.names = Mlp(NAME, dropout), nn.Linear(NAME, sizes["name"])
        self.arc_child, self.arc_parent = Mlp(ARC, dropout), Mlp(ARC, dropout)
        self.arc = nn.Linear(ARC, ARC, bias=False)
        self.arc_bias, self.root = nn.Linear(ARC, 1), nn.Linear(ARC, 1)
        nn.init.normal_(self.arc.weight, std=0.02)
        self.label_child, self.label_parent = Mlp(LABEL, dropout), Mlp(LABEL, dropout)
        self.label = LabelScorer(sizes["dep"])

    def forward(  # noqa: PLR0913, PLR0917 - the exported graph's inputs
        self,
        pieces: Tensor,
        piece_mask: Tensor,
        piece_shapes: Tensor,
        piece_gaps: Tensor,
        first: Tensor,
        last: Tensor,
        shapes: Tensor,
        gaps: Tensor,
    ) -> Scores:
        """Score a batch of windows."""
        layers = self.encoder(pieces, piece_mask, piece_shapes, piece_gaps)
        words = self.dropout(self._words(layers, first, last, shapes, gaps))
        morph, child, parent = self.morph(words), self.arc_child(words), self.arc_parent(words)
        arcs = self.arc(child) @ parent.transpose(1, 2) + self.arc_bias(parent).transpose(1, 2)
        own = torch.eye(arcs.shape[1], dtype=arcs.dtype, device=arcs.device)
        arcs = arcs * (1.0 - own) + self.root(child) * own
        return Scores(
            self.start(self.start_mlp(words)).squeeze(-1),
            self.upos(morph),
            self.xpos(morph),
            self.script(morph),
            self.names(self.name_mlp(words)),
            arcs,
            self.label_child(words),
            self.label_parent(words),
            layers[SHARED - 1],
            words,
        )

    def vectors(  # noqa: PLR0913, PLR0917 - as forward
        self,
        pieces: Tensor,
        piece_mask: Tensor,
        piece_shapes: Tensor,
        piece_gaps: Tensor,
        first: Tensor,
        last: Tensor,
        shapes: Tensor,
        gaps: Tensor,
    ) -> Tensor:
        """Give the vector of each word, [rows, words, WIDTH], that every head reads."""
        return self._words(self.encoder(pieces, piece_mask, piece_shapes, piece_gaps), first, last, shapes, gaps)

    def _words(self, layers: Sequence[Tensor], first: Tensor, last: Tensor, shapes: Tensor, gaps: Tensor) -> Tensor:
        weights = torch.softmax(self.mix, dim=0)
        mixed = layers[2] * weights[0]
        for number in range(1, LAYERS - 2):
            mixed = mixed + layers[number + 2] * weights[number]
        words = self.first(_pick(mixed, first)) + self.last(_pick(mixed, last)) + self.shape(shapes) + self.gap(gaps)
        found: Tensor = self.norm(words)
        return found


def _pick(states: Tensor, places: Tensor) -> Tensor:
    """Take one piece's vector per word."""
    return torch.gather(states, 1, places.long().unsqueeze(-1).expand(-1, -1, states.shape[-1]))
