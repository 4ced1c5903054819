"""What ships, back in torch: the weights that come back are those that would be exported again."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest

torch = pytest.importorskip("torch")
onnx = pytest.importorskip("onnx")

from sayso.reading.models import WEIGHTS  # noqa: E402
from training.bert import Encoder  # noqa: E402
from training.export import export_encoder, quantise  # noqa: E402
from training.finish import load_state  # noqa: E402
from training.labels import Labels  # noqa: E402
from training.model import Reader  # noqa: E402
from training.recover import FULL_PRECISION, recover_first, state_of  # noqa: E402


def test_the_recovered_network_exports_to_the_same_integers(tmp_path: Path) -> None:
    recover_first(WEIGHTS, tmp_path)
    reader, labels = load_state(tmp_path, "final.pt")
    assert json.loads((tmp_path / FULL_PRECISION).read_text())["ewt_uas_fp32"] > 0
    assert labels == Labels.load(WEIGHTS / "labels.json")
    export_encoder(reader.eval(), tmp_path / "whole.onnx")
    quantise(tmp_path / "whole.onnx", tmp_path / "encoder.onnx")
    shutil.copyfile(WEIGHTS / "labels.onnx", tmp_path / "labels.onnx")
    first, second = state_of(WEIGHTS, reader), state_of(tmp_path, reader)
    assert first.keys() == second.keys()
    assert all(torch.allclose(first[name], second[name], atol=1e-6) for name in first)


def test_another_networks_files_are_refused(tmp_path: Path) -> None:
    shutil.copytree(WEIGHTS, tmp_path / "weights", ignore=shutil.ignore_patterns("__pycache__"))
    path = tmp_path / "weights" / "encoder.onnx"
    model = onnx.load(path)
    kept = [node for node in model.graph.node if node.name != "/names/MatMul_quant"]
    del model.graph.node[:]
    model.graph.node.extend(kept)
    onnx.save(model, path)
    reader = Reader(Encoder(), Labels.load(WEIGHTS / "labels.json").sizes())
    with pytest.raises(ValueError, match=r"has no names\.weight"):
        state_of(tmp_path / "weights", reader)
