"""The first network as it ships, back in torch: so that the second can be trained on just the layers that readers have.

What comes back are the int8 values times their scales. Exported once more they are the same int8 values, so that trees, sentence
ends and names do not change. Dropout and the optimiser's state are not in the files and do not come back.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import onnx
import torch
from numpy.typing import NDArray
from onnx import numpy_helper
from torch import Tensor

from training.bert import Encoder
from training.labels import Labels
from training.model import Reader

FULL_PRECISION = "full_precision.json"
"""The figures that the first network had in full precision when it was trained: its weights do not come back, nor can these."""

Constants = dict[str, NDArray[np.generic]]
_TABLES = ("encoder.word", "encoder.position", "encoder.shape", "encoder.gap", "shape", "gap")


def recover_first(weights: Path, runs: Path) -> None:
    """Write what training would have left in `runs` from a folder of exported weights; ValueError if they are another's."""
    labels = Labels.load(weights / "labels.json")
    reader = Reader(Encoder(), labels.sizes())
    reader.load_state_dict(state_of(weights, reader))
    runs.mkdir(parents=True, exist_ok=True)
    labels.save(runs / "labels.json")
    torch.save(reader.state_dict(), runs / "final.pt")
    figures = json.loads((weights / "manifest.json").read_text(encoding="utf-8"))["figures"]
    full = {name: value for name, value in figures.items() if name.endswith("_fp32")}
    (runs / FULL_PRECISION).write_text(json.dumps(full, indent=2) + "\n", encoding="utf-8")


def state_of(weights: Path, reader: Reader) -> dict[str, Tensor]:
    """Give every parameter of `reader` as the exported files hold it."""
    graph = onnx.load(weights / "encoder.onnx").graph
    constants = _constants(graph)
    wanted = reader.state_dict()
    found = {name: value for name, value in constants.items() if name in wanted}
    found |= {f"{name}.weight": _table(constants, f"{name}.weight") for name in _TABLES}
    found |= dict(_matrices(graph, constants))
    found["mix"] = np.log(np.array(_mixture(graph, constants), dtype=np.float32))
    found["label.weight"] = _constants(onnx.load(weights / "labels.onnx").graph)["weight"]
    if missing := wanted.keys() - found.keys():
        raise ValueError(f"{weights} has no {', '.join(sorted(missing))}: another network's weights, or another export's")
    return {name: torch.from_numpy(np.array(value, dtype=np.float32)) for name, value in found.items()}


def _constants(graph: onnx.GraphProto) -> Constants:
    return {one.name: numpy_helper.to_array(one) for one in graph.initializer}


def _table(constants: Constants, name: str) -> NDArray[np.float32]:
    values, zero = (constants[f"{name}_{part}"].astype(np.float32) for part in ("quantized", "zero_point"))
    return (values - zero) * constants[f"{name}_scale"].astype(np.float32)


def _matrices(graph: onnx.GraphProto, constants: Constants) -> Iterator[tuple[str, NDArray[np.float32]]]:
    """Give the linear layers' weights: torch keeps them the other way round."""
    for node in graph.node:
        if node.op_type == "MatMulInteger":
            layer = node.name.removeprefix("/").removesuffix("/MatMul_quant").replace("/", ".")
            yield f"{layer}.weight", _table(constants, node.input[1].removesuffix("_quantized")).T


def _mixture(graph: onnx.GraphProto, constants: Constants) -> list[float]:
    """Give the share of each layer in a word's vector: the single numbers that whole layers' states are multiplied by."""
    states = {node.output[0] for node in graph.node if node.op_type == "LayerNormalization"}
    shares = (node.input[1] for node in graph.node if node.op_type == "Mul" and node.input[0] in states)
    return [float(constants[name]) for name in shares if name in constants and constants[name].ndim == 0]
