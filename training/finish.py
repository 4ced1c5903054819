"""From a trained state to the shipped files, with the figures of both precisions in the manifest."""

from __future__ import annotations

import json
import sys
from dataclasses import asdict
from pathlib import Path

import torch
from tokenizers import Tokenizer

from sayso.reading.encoder import FloatArray, Scores
from sayso.reading.features import Batch, Pieces
from sayso.reading.models import inventories
from training.bert import Encoder
from training.build import RELEASES, SOURCES, refuse_closed
from training.evaluate import figures, trees
from training.export import export_first, export_second, write_manifest
from training.labels import Labels
from training.model import Reader
from training.recover import FULL_PRECISION
from training.signal_build import SIGNAL_SOURCES
from training.signal_model import Signals
from training.signal_train import SignalRecipe
from training.train import Recipe


class TorchNetwork:
    """The first network still in torch and full precision, for the evaluation to score."""

    has_signals = has_vectors = has_causal = False

    def __init__(self, reader: Reader, pieces: Pieces) -> None:
        """Take a reader, which is set to evaluation."""
        self.pieces = pieces
        self._reader = reader.eval()

    @torch.no_grad()
    def score(self, batch: Batch) -> Scores:
        """Score a batch of windows."""
        inputs = {name: torch.from_numpy(values) for name, values in batch.feed().items()}
        *scores, _, _ = (found.numpy() for found in self._reader(**inputs))
        return Scores(*scores, None, None)

    @torch.no_grad()
    def label(self, child: FloatArray, parent: FloatArray) -> FloatArray:
        """Score dependency labels."""
        found: FloatArray = self._reader.label(torch.from_numpy(child), torch.from_numpy(parent)).numpy()
        return found


def load_state(runs: Path, name: str = "latest.pt") -> tuple[Reader, Labels]:
    """Load what a training run left: `latest.pt` after its last epoch, `final.pt` after the second phase."""
    labels = Labels.load(runs / "labels.json")
    reader = Reader(Encoder(), labels.sizes())
    reader.load_state_dict(torch.load(runs / name, weights_only=True))
    return reader, labels


def load_signals(runs: Path, reader: Reader) -> Signals:
    """Load the second network as a training run left it; it stands on `reader`."""
    signals = Signals(reader)
    signals.load_state_dict(torch.load(runs / "signals.pt", weights_only=True))
    return signals


def full_precision(runs: Path, reader: Reader, base: Path, out: Path, corpora: Path) -> dict[str, float]:
    """Measure the first network's trees in full precision; of one that was recovered, give what was measured when it was whole."""
    kept = runs / FULL_PRECISION
    if kept.is_file():
        known: dict[str, float] = json.loads(kept.read_text(encoding="utf-8"))
        return known
    pieces = Pieces(Tokenizer.from_file(str(base / "tokenizer.json")))
    found = {}
    for name in ("ewt", "gum"):
        full = trees(corpora, name, TorchNetwork(reader, pieces), inventories(out))
        found |= {f"{name}_{measure}_fp32": round(value, 2) for measure, value in full.items()}
    return found


def finish(runs: Path, recipe: Recipe, base: Path, out: Path, corpora: Path, taught: bool) -> None:
    """Export, measure, and put the figures in the manifest."""
    refuse_closed(corpora)
    reader, labels = load_state(runs, "final.pt")
    sources = tuple(dict.fromkeys((*SOURCES, *SIGNAL_SOURCES, *((RELEASES,) if taught else ()))))
    export_first(reader, labels, base, out)
    export_second(load_signals(runs, reader), out)
    write_manifest(out, labels, {"first": asdict(recipe), "second": asdict(SignalRecipe())}, sources)
    found = figures(corpora)
    found |= full_precision(runs, reader, base, out, corpora)
    path = out / "manifest.json"
    manifest = json.loads(path.read_text(encoding="utf-8"))
    manifest["figures"] = dict(sorted(found.items()))
    path.write_text(json.dumps(manifest, indent=2, ensure_ascii=False) + "\n", encoding="utf-8")
    sys.stdout.write(json.dumps(manifest["figures"], indent=2) + "\n")
