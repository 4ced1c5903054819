from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest

from sayso.errors import ReadingError
from sayso.reading.encoder import Encoder
from sayso.reading.features import batch_of, features_of
from sayso.reading.models import FILES, WEIGHTS, check_weights, inventories, models_info

MOST_BYTES = 40_000_000


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    folder = tmp_path / "weights"
    shutil.copytree(WEIGHTS, folder)
    return folder


def test_the_shipped_weights_are_whole_and_small_enough() -> None:
    info = check_weights()
    assert {file.name for file in info.files} >= set(FILES)
    assert info.size <= MOST_BYTES
    assert info.licence == "CC-BY-SA-4.0"


def test_no_corpus_is_unlicensed() -> None:
    assert all(licence for licence in models_info().corpora.values())


@pytest.mark.parametrize("name", FILES)
def test_a_changed_byte_is_noticed(copy: Path, name: str) -> None:
    path = copy / name
    data = bytearray(path.read_bytes())
    data[len(data) // 2] ^= 1
    path.write_bytes(bytes(data))
    with pytest.raises(ReadingError) as caught:
        check_weights(copy)
    assert caught.value.code == "MODEL_DAMAGED"
    assert name in caught.value.message


@pytest.mark.parametrize("name", [*FILES, "manifest.json"])
def test_a_missing_file_is_named(copy: Path, name: str) -> None:
    (copy / name).unlink()
    with pytest.raises(ReadingError) as caught:
        check_weights(copy)
    assert caught.value.code == "MODEL_MISSING"
    assert name in caught.value.message


@pytest.mark.parametrize("content", ["", "{", "[]", '{"version": "1"}'])
def test_a_manifest_that_cannot_be_read(copy: Path, content: str) -> None:
    (copy / "manifest.json").write_text(content)
    with pytest.raises(ReadingError) as caught:
        models_info(copy)
    assert caught.value.code == "MODEL_DAMAGED"


def test_inventories_that_cannot_be_read(copy: Path) -> None:
    (copy / "labels.json").write_text(json.dumps({"upos": []}))
    with pytest.raises(ReadingError) as caught:
        inventories(copy)
    assert caught.value.code == "MODEL_DAMAGED"


@pytest.mark.parametrize("content", [b"", b"not a model", b"\x08\x08\x12\x07"])
def test_a_damaged_graph_is_an_error_of_ours(copy: Path, content: bytes) -> None:
    (copy / "encoder.onnx").write_bytes(content)
    encoder = Encoder(copy, threads=1)
    features = features_of(["Word"], [0], encoder.pieces)
    with pytest.raises(ReadingError) as caught:
        encoder.score(batch_of([(features, 0, 1)], 101, 102))
    assert caught.value.code == "MODEL_DAMAGED"


def test_a_damaged_tokenizer_is_an_error_of_ours(copy: Path) -> None:
    (copy / "tokenizer.json").write_text("{")
    with pytest.raises(ReadingError) as caught:
        Encoder(copy)
    assert caught.value.code == "MODEL_DAMAGED"
