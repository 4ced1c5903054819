"""The weights that ship with the package: where they are, whether they are whole, what they were made of."""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Final

from sayso.errors import ReadingError

WEIGHTS: Final = Path(__file__).parent / "weights"
"""The folder of the shipped weights."""
SECOND: Final = "signals.onnx"
"""The second network's file."""
FILES: Final = ("encoder.onnx", "labels.onnx", "labels.json", "tokenizer.json")
"""The files that the reader cannot do without; the manifest holds the hash of each."""
REINSTALL: Final = "Install the package again: pip install --force-reinstall sayso"


@dataclass(frozen=True, slots=True)
class ModelFile:
    """A file of the weights: its size in bytes and its SHA-256, as the manifest states them."""

    name: str
    size: int
    sha256: str


@dataclass(frozen=True, slots=True)
class ModelInfo:
    """What `sayso doctor` tells of the model. `figures` maps a measure's name to what was measured when it was made."""

    version: str
    licence: str
    base: str
    files: tuple[ModelFile, ...]
    corpora: dict[str, str]
    recipe: dict[str, object]
    figures: dict[str, float]

    @property
    def size(self) -> int:
        """The size of all files together, in bytes."""
        return sum(file.size for file in self.files)


@dataclass(frozen=True, slots=True)
class Inventories:
    """What each head's outputs mean, in order; `lookup` gives the lemma of `form UPOS` where it is irregular and sure."""

    upos: tuple[str, ...]
    xpos: tuple[str, ...]
    dep: tuple[str, ...]
    script: tuple[str, ...]
    name: tuple[str, ...]
    lookup: dict[str, str]


def models_info(folder: Path = WEIGHTS) -> ModelInfo:
    """Read the manifest; ReadingError MODEL_MISSING where there is none, MODEL_DAMAGED where it cannot be read."""
    path = require(folder, "manifest.json")
    try:
        found = json.loads(path.read_text(encoding="utf-8"))
        return ModelInfo(
            version=found["version"],
            licence=found["licence"],
            base=found["base"],
            files=tuple(ModelFile(name, file["bytes"], file["sha256"]) for name, file in found["files"].items()),
            corpora=found["corpora"],
            recipe=found["recipe"],
            figures=found.get("figures", {}),
        )
    except (ValueError, KeyError, TypeError) as error:
        raise ReadingError("MODEL_DAMAGED", f"The model's manifest.json cannot be read: {error}.", REINSTALL) from error


def check_weights(folder: Path = WEIGHTS) -> ModelInfo:
    """Compare the hash of every file that is needed or stated with the manifest; ReadingError MODEL_MISSING, MODEL_DAMAGED."""
    info = models_info(folder)
    stated = {file.name: file.sha256 for file in info.files}
    for name in dict.fromkeys((*FILES, *stated)):
        path = require(folder, name)
        if hashlib.sha256(path.read_bytes()).hexdigest() != stated.get(name):
            raise ReadingError("MODEL_DAMAGED", f"The model file {name} is not the one that was published.", REINSTALL)
    return info


def reader_name(pipeline: str | None = None) -> str:
    """Name what reads, as a ledger keeps it: the weights by their manifest's hash, or another spaCy pipeline by its name.

    ReadingError MODEL_MISSING where the weights have no manifest.
    """
    folder = WEIGHTS if pipeline is None else Path(pipeline)
    if pipeline is not None and not (folder / "encoder.onnx").is_file():
        return pipeline
    # The manifest holds the hash of every other file; a folder that training wrote need not have one.
    states = folder / "manifest.json"
    stating = states if pipeline is None or states.is_file() else folder / "encoder.onnx"
    return f"weights {hashlib.sha256(require(folder, stating.name).read_bytes()).hexdigest()[:8]}"


def require(folder: Path, name: str) -> Path:
    """Give the path of a model file; ReadingError MODEL_MISSING if it is not there."""
    path = folder / name
    if not path.is_file():
        raise ReadingError("MODEL_MISSING", f"The model file {name} is missing.", REINSTALL)
    return path


@cache
def inventories(folder: Path = WEIGHTS) -> Inventories:
    """Read the label inventories."""
    path = require(folder, "labels.json")
    try:
        found = json.loads(path.read_text(encoding="utf-8"))
        lists = {name: tuple(found[name]) for name in ("upos", "xpos", "dep", "script", "name")}
        return Inventories(**lists, lookup=dict(found["lookup"]))
    except (ValueError, KeyError, TypeError) as error:
        raise ReadingError("MODEL_DAMAGED", f"The model's labels.json cannot be read: {error}.", REINSTALL) from error
