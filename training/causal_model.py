"""The third network in torch: layers of its own on the encoder's third states, a vector per word, heads of causal relations."""

from __future__ import annotations

import copy
import tempfile
from collections.abc import Iterable
from pathlib import Path
from typing import NamedTuple

import torch
from torch import Tensor, nn

from sayso.reading.causal import ENDS, THIRD
from sayso.reading.features import GAPS, SHAPES, SIGNAL_INPUTS
from training.bert import WIDTH, Layer
from training.export import example_inputs, quantise
from training.model import Mlp, _pick

PAIR, INNER, TAGS = 128, 256, 7
"""Widths of the biaffine forms' sides and the label's hidden layer; outside, then begin and inside of cause, effect and signal."""


class CausalScores(NamedTuple):
    """As `sayso.reading.causal.CausalScores`."""

    label: Tensor
    pairs: Tensor
    by_cause: Tensor
    by_effect: Tensor
    unsaid: Tensor


class Causal(nn.Module):
    """The layers and heads above the shared ones. `tags` is learnt beside the rest, as it helps, and not exported."""

    def __init__(self, layers: Iterable[Layer], dropout: float = 0.2) -> None:
        super().__init__()
        self.layers = nn.ModuleList(copy.deepcopy(layer) for layer in layers)
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
        self.label_mlp, self.label, self.whole = Mlp(INNER, dropout), nn.Linear(INNER, 1), nn.Linear(WIDTH, 1)
        self.cause, self.effect = Mlp(PAIR, dropout), Mlp(PAIR, dropout)
        self.pair = nn.Parameter(torch.randn(PAIR + 1, PAIR + 1) * 0.02)
        self.cause_end, self.effect_end, self.part = Mlp(PAIR, dropout), Mlp(PAIR, dropout), Mlp(PAIR, dropout)
        self.by_cause = nn.Parameter(torch.randn(PAIR + 1, len(ENDS) * (PAIR + 1)) * 0.02)
        self.by_effect = nn.Parameter(torch.randn(PAIR + 1, len(ENDS) * (PAIR + 1)) * 0.02)
        self.unsaid_cause, self.unsaid_effect = nn.Linear(PAIR, 1), nn.Linear(PAIR, 1)
        self.tag = nn.Linear(WIDTH, TAGS)

    def words(
        self, states: Tensor, piece_mask: Tensor, first: Tensor, last: Tensor, shapes: Tensor, gaps: Tensor
    ) -> tuple[Tensor, Tensor]:
        """Give the vector of each word, and that of each sentence's first piece."""
        bias = (1.0 - piece_mask)[:, None, None, :] * -1e4
        for layer in self.layers:
            states = layer(states, bias)
        words = self.first(_pick(states, first)) + self.last(_pick(states, last)) + self.shape(shapes) + self.gap(gaps)
        return self.dropout(self.norm(words)), states[:, 0]

    def forward(
        self, states: Tensor, piece_mask: Tensor, first: Tensor, last: Tensor, shapes: Tensor, gaps: Tensor
    ) -> CausalScores:
        """Score a batch of sentences from the shared layers' states."""
        words, whole = self.words(states, piece_mask, first, last, shapes, gaps)
        # Words that pad a row stand on its first piece, and no word does.
        return self.score(words, whole, first > 0)

    def score(self, words: Tensor, whole: Tensor, there: Tensor) -> CausalScores:
        """Score sentences from their words' vectors; `there` tells words from padding."""
        by_word = self.label(self.label_mlp(words)).squeeze(-1) - (1.0 - there.to(words.dtype)) * 1e4
        pairs = _one(self.cause(words)) @ self.pair @ _one(self.effect(words)).transpose(1, 2)
        cause, effect, part = self.cause_end(words), self.effect_end(words), _one(self.part(words)).transpose(1, 2)
        return CausalScores(
            by_word.amax(1) + self.whole(whole).squeeze(-1),
            pairs,
            _ends(cause, self.by_cause, part),
            _ends(effect, self.by_effect, part),
            torch.cat([self.unsaid_cause(cause), self.unsaid_effect(effect)], dim=-1),
        )

    def save(self, out: Path) -> None:
        """Write the network in int8 into `out`."""
        with tempfile.TemporaryDirectory() as folder:
            whole = Path(folder) / THIRD
            _export(copy.deepcopy(self).float().eval(), whole)
            quantise(whole, out / THIRD)


def _export(causal: Causal, path: Path) -> None:
    """Write the graph in full precision."""
    ids, mask, _, _, first, last, shapes, gaps = example_inputs()
    names = ("states", *SIGNAL_INPUTS)
    axes = {name: {0: "rows", 1: "width"} for name in names[:2]} | {"label": {0: "rows"}}
    axes |= {name: {0: "rows", 1: "words"} for name in (*names[2:], *CausalScores._fields[1:])}
    axes["pairs"] |= {2: "words"}
    axes["by_cause"] |= {3: "words"}
    axes["by_effect"] |= {3: "words"}
    torch.onnx.export(
        causal,
        (torch.randn(*ids.shape, WIDTH), mask, first, last, shapes, gaps),
        str(path),
        input_names=list(names),
        output_names=list(CausalScores._fields),
        dynamic_axes=axes,
        opset_version=17,
        dynamo=False,
    )


def _one(states: Tensor) -> Tensor:
    return torch.cat([states, torch.ones_like(states[..., :1])], dim=-1)


def _ends(side: Tensor, form: Tensor, part: Tensor) -> Tensor:
    rows, words, _ = side.shape
    by_end = (_one(side) @ form).view(rows, words * len(ENDS), PAIR + 1)
    return (by_end @ part).view(rows, words, len(ENDS), words)
