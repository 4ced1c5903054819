"""Trained networks to the files that ship: two ONNX graphs in int8, one in full precision, tokenizer, inventories, manifest.

Matrices are quantised dynamically (weights in int8 by channel, activations at run time); the embedding tables too. What int8 costs
is measured by `training.evaluate` on both.
"""

from __future__ import annotations

import copy
import hashlib
import json
import shutil
import tempfile
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import onnx
import torch
from onnxruntime.quantization import QuantType, quantize_dynamic
from onnxruntime.quantization.shape_inference import quant_pre_process
from torch import Tensor, nn

from sayso.reading.features import BATCH_INPUTS, SIGNAL_INPUTS
from sayso.reading.models import SECOND
from training.bert import WIDTH
from training.corpora import LICENCES
from training.labels import Labels
from training.model import LABEL, Reader, Scores
from training.signal_model import Signals, SignalScores

OUTPUTS = Scores._fields
VERSION = "2"


def export_first(reader: Reader, labels: Labels, base: Path, out: Path) -> None:
    """Write the first network, the tokenizer and the inventories into `out`: what reads trees and names by itself."""
    reader = copy.deepcopy(reader).float().eval()
    out.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as folder:
        whole = Path(folder) / "encoder.onnx"
        export_encoder(reader, whole)
        export_scorer(reader.label, out / "labels.onnx")
        quantise(whole, out / "encoder.onnx")
    shutil.copyfile(base / "tokenizer.json", out / "tokenizer.json")
    labels.save(out / "labels.json")


def export_second(signals: Signals, out: Path) -> None:
    """Write the second network into `out`."""
    with tempfile.TemporaryDirectory() as folder:
        whole = Path(folder) / SECOND
        export_signals(copy.deepcopy(signals).float().eval(), whole)
        quantise(whole, out / SECOND)


def example_inputs(rows: int = 2, words: int = 5, width: int = 11) -> tuple[Tensor, ...]:
    """Give inputs of the right kinds to trace the graph with."""
    ids = torch.randint(1000, 2000, (rows, width), dtype=torch.int32)
    zeros, word_zeros = torch.zeros_like(ids), torch.zeros((rows, words), dtype=torch.int32)
    places = torch.arange(1, words + 1, dtype=torch.int32).expand(rows, words).contiguous()
    return ids, torch.ones((rows, width)), zeros, zeros.clone(), places, places.clone(), word_zeros, word_zeros.clone()


def export_encoder(reader: Reader, path: Path) -> None:
    """Write the encoder and its heads as a graph in full precision."""
    rows, width, words = "rows", "width", "words"
    by_piece = {name: {0: rows, 1: width} for name in BATCH_INPUTS[:4]}
    by_word = {name: {0: rows, 1: words} for name in (*BATCH_INPUTS[4:], *OUTPUTS)} | {"states": {0: rows, 1: width}}
    by_word["arcs"] = {0: rows, 1: words, 2: words}
    torch.onnx.export(
        reader,
        example_inputs(),
        str(path),
        input_names=list(BATCH_INPUTS),
        output_names=list(OUTPUTS),
        dynamic_axes=by_piece | by_word,
        opset_version=17,
        dynamo=False,
    )


def export_signals(signals: Signals, path: Path) -> None:
    """Write the second network as a graph in full precision."""
    ids, mask, _, _, first, last, shapes, gaps = example_inputs()
    names = ("states", *SIGNAL_INPUTS)
    by_piece = {name: {0: "rows", 1: "width"} for name in names[:2]}
    by_word = {name: {0: "rows", 1: "words"} for name in (*names[2:], *SignalScores._fields)}
    by_word["roles"] = {0: "rows", 1: "words", 3: "words"}
    torch.onnx.export(
        signals,
        (torch.randn(*ids.shape, WIDTH), mask, first, last, shapes, gaps),
        str(path),
        input_names=list(names),
        output_names=list(SignalScores._fields),
        dynamic_axes=by_piece | by_word,
        opset_version=17,
        dynamo=False,
    )


def export_scorer(scorer: nn.Module, path: Path) -> None:
    """Write the label scorer as a graph; it stays in full precision, being small."""
    pair = (torch.zeros(3, LABEL), torch.zeros(3, LABEL))
    axes = {name: {0: "pairs"} for name in ("child", "parent", "labels")}
    torch.onnx.export(
        scorer,
        pair,
        str(path),
        input_names=["child", "parent"],
        output_names=["labels"],
        dynamic_axes=axes,
        opset_version=17,
        dynamo=False,
    )


def quantise(source: Path, target: Path, per_channel: bool = True, keep: Sequence[str] = ()) -> None:
    """Write the graph with int8 matrices and embeddings, but for the nodes in `keep`."""
    prepared = source.with_suffix(".prepared.onnx")
    quant_pre_process(str(source), str(prepared), skip_symbolic_shape=True)
    quantize_dynamic(
        str(prepared),
        str(target),
        weight_type=QuantType.QInt8,
        per_channel=per_channel,
        op_types_to_quantize=["MatMul", "Gemm", "Gather"],
        nodes_to_exclude=list(keep),
        extra_options={"MatMulConstBOnly": True},
    )
    onnx.checker.check_model(str(target))


def write_manifest(out: Path, labels: Labels, recipes: Mapping[str, object], sources: Sequence[str]) -> None:
    """Write `manifest.json`: hashes and sizes of the files, how each network was made, of what, under which licence."""
    manifest = {
        "version": VERSION,
        "licence": "CC-BY-SA-4.0",
        "base": "all-MiniLM-L6-v2 (Apache-2.0)",
        "corpora": {name: LICENCES[name] for name in sources},
        "recipe": recipes,
        "inventories": labels.sizes(),
        "files": _files(out),
    }
    _write(out, manifest)


def restate_manifest(out: Path, name: str, recipe: object, sources: Sequence[str] = ()) -> None:
    """Bring `manifest.json` up to date with a network that was trained on the exported ones: its recipe, and every file's hash.

    `sources` are the corpora that it was made of, where the exported ones were not made of them too.
    """
    manifest = json.loads((out / "manifest.json").read_text(encoding="utf-8"))
    manifest["recipe"][name] = recipe
    manifest["corpora"] |= {source: LICENCES[source] for source in sources}
    manifest["files"] = _files(out)
    _write(out, manifest)


def _files(out: Path) -> dict[str, dict[str, object]]:
    return {
        path.name: {"sha256": hashlib.sha256(path.read_bytes()).hexdigest(), "bytes": path.stat().st_size}
        for path in sorted(out.iterdir())
        if path.is_file() and path.name != "manifest.json" and not path.name.endswith(".py")
    }


def _write(out: Path, manifest: dict[str, Any]) -> None:
    (out / "manifest.json").write_text(json.dumps(manifest, indent=2, ensure_ascii=False) + "\n", encoding="utf-8")
