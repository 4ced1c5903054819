"""The MiniLM encoder in plain torch (Devlin et al. 2019; Wang et al. 2020), with what was added at its input.

Only what a BERT encoder needs is here; weights are read from the published `model.safetensors`, whose hash is pinned.
"""

from __future__ import annotations

import hashlib
from pathlib import Path

import torch
from safetensors.torch import load_file
from torch import Tensor, nn
from torch.nn import functional

from sayso.reading.features import GAPS, SHAPES

BASE_SHA256 = "53aa51172d142c89d9012cce15ae4d6cc0ca6895895114379cacb4fab128d9db"
WIDTH, LAYERS, ATTENTION_HEADS, INNER, VOCABULARY, POSITIONS = 384, 6, 12, 1536, 30522, 512


class Layer(nn.Module):
    """One transformer layer, normalised after each residual."""

    def __init__(self, dropout: float) -> None:
        super().__init__()
        self.qkv = nn.Linear(WIDTH, 3 * WIDTH)
        self.out = nn.Linear(WIDTH, WIDTH)
        self.norm1 = nn.LayerNorm(WIDTH, eps=1e-12)
        self.up = nn.Linear(WIDTH, INNER)
        self.down = nn.Linear(INNER, WIDTH)
        self.norm2 = nn.LayerNorm(WIDTH, eps=1e-12)
        self.dropout = nn.Dropout(dropout)

    def forward(self, states: Tensor, mask: Tensor) -> Tensor:
        """Give the next states; `mask` is added to the attention scores."""
        rows, length, _ = states.shape
        size = WIDTH // ATTENTION_HEADS
        qkv = self.qkv(states).view(rows, length, 3, ATTENTION_HEADS, size).permute(2, 0, 3, 1, 4)
        query, key, value = qkv[0], qkv[1], qkv[2]
        # Spelt out: on a CPU the fused kernel's backward pass takes five times as long.
        scores = torch.matmul(query * size**-0.5, key.transpose(-1, -2)) + mask.to(query.dtype)
        mixed = torch.matmul(torch.softmax(scores, dim=-1).to(query.dtype), value)
        mixed = mixed.permute(0, 2, 1, 3).reshape(rows, length, WIDTH)
        states = self.norm1(states + self.dropout(self.out(mixed)))
        return self.norm2(states + self.dropout(self.down(functional.gelu(self.up(states)))))


class Encoder(nn.Module):
    """Pieces, their word's shape and the gap before it, to a vector of every layer for every piece."""

    def __init__(self, dropout: float = 0.1) -> None:
        super().__init__()
        self.word = nn.Embedding(VOCABULARY, WIDTH)
        self.position = nn.Embedding(POSITIONS, WIDTH)
        self.shape = nn.Embedding(len(SHAPES), WIDTH)
        self.gap = nn.Embedding(len(GAPS), WIDTH)
        nn.init.zeros_(self.shape.weight)
        nn.init.zeros_(self.gap.weight)
        self.norm = nn.LayerNorm(WIDTH, eps=1e-12)
        self.dropout = nn.Dropout(dropout)
        self.layers = nn.ModuleList(Layer(dropout) for _ in range(LAYERS))

    def forward(self, pieces: Tensor, mask: Tensor, shapes: Tensor, gaps: Tensor) -> list[Tensor]:
        """Give the states after each layer; `mask` is 1 for a piece and 0 for padding."""
        positions = torch.arange(pieces.shape[1], device=pieces.device)
        states = self.word(pieces) + self.position(positions) + self.shape(shapes) + self.gap(gaps)
        states = self.dropout(self.norm(states))
        bias = (1.0 - mask)[:, None, None, :] * -1e4
        found = []
        for layer in self.layers:
            states = layer(states, bias)
            found.append(states)
        return found


def load_base(folder: Path, dropout: float = 0.1) -> Encoder:
    """Load the published encoder from a folder that holds `model.safetensors`; ValueError if its hash is another."""
    path = folder / "model.safetensors"
    found = hashlib.sha256(path.read_bytes()).hexdigest()
    if found != BASE_SHA256:
        raise ValueError(f"{path.name} has sha256 {found}, not the published {BASE_SHA256}")
    base = load_file(path)
    encoder = Encoder(dropout)
    state = encoder.state_dict()
    state["word.weight"] = base["embeddings.word_embeddings.weight"]
    # One segment only: its vector is part of every position's.
    kind = base["embeddings.token_type_embeddings.weight"][0]
    state["position.weight"] = base["embeddings.position_embeddings.weight"] + kind
    for part in ("weight", "bias"):
        state[f"norm.{part}"] = base[f"embeddings.LayerNorm.{part}"]
    for number in range(LAYERS):
        state.update(_layer_state(base, number))
    encoder.load_state_dict(state)
    return encoder


def _layer_state(base: dict[str, Tensor], number: int) -> dict[str, Tensor]:
    theirs, ours = f"encoder.layer.{number}", f"layers.{number}"
    state = {}
    for part in ("weight", "bias"):
        state[f"{ours}.qkv.{part}"] = torch.cat(
            [base[f"{theirs}.attention.self.{name}.{part}"] for name in ("query", "key", "value")]
        )
        for mine, name in (
            ("out", "attention.output.dense"),
            ("norm1", "attention.output.LayerNorm"),
            ("up", "intermediate.dense"),
            ("down", "output.dense"),
            ("norm2", "output.LayerNorm"),
        ):
            state[f"{ours}.{mine}.{part}"] = base[f"{theirs}.{name}.{part}"]
    return state
