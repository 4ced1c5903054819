"""`sayso doctor`: is everything here that reading needs, is it whole, and what more could be had."""

from __future__ import annotations

import hashlib
import importlib
import json
import platform
import sys
from dataclasses import asdict, dataclass
from importlib import metadata
from pathlib import Path
from typing import Final, Literal

import sayso
from sayso.errors import SaysoError

Status = Literal["ok", "damaged", "missing", "broken"]

NEEDED: Final = (
    ("click", "click"),
    ("hijridate", "hijridate"),
    ("jsonschema", "jsonschema"),
    ("networkx", "networkx"),
    ("numpy", "numpy"),
    ("onnxruntime", "onnxruntime"),
    ("py3langid", "py3langid"),
    ("pypdfium2", "pypdfium2"),
    ("rich", "rich"),
    ("spacy", "spacy"),
    ("sqlalchemy", "sqlalchemy"),
    ("tokenizers", "tokenizers"),
)
"""Each run-time dependency: its name on the package index and the module that it is imported by."""


@dataclass(frozen=True, slots=True)
class Part:
    """Something that reading needs; `note` says what is wrong and what to do, empty where nothing is."""

    name: str
    status: Status
    version: str | None = None
    size: int | None = None
    sha256: str | None = None
    note: str = ""


@dataclass(frozen=True, slots=True)
class Extra:
    """Something that reading can do without; `version` is None where it is not installed."""

    name: str
    version: str | None
    use: str


@dataclass(frozen=True, slots=True)
class Report:
    """What the doctor found. `model` describes the weights (version, licence, base), empty where they cannot be read."""

    sayso: str
    python: str
    system: str
    model: dict[str, str]
    files: tuple[Part, ...]
    dependencies: tuple[Part, ...]
    optional: tuple[Extra, ...]

    @property
    def ok(self) -> bool:
        """Whether nothing that reading needs is missing, damaged or broken."""
        return all(part.status == "ok" for part in (*self.files, *self.dependencies))


def examine() -> Report:
    """Look at every part; a part that is broken is reported, never raised."""
    model, files = _model()
    return Report(
        sayso=sayso.__version__,
        python=f"{platform.python_implementation()} {platform.python_version()}",
        system=f"{platform.system()} {platform.machine()}",
        model=model,
        files=(*files, *_gazetteer()),
        dependencies=tuple(_dependency(name, module) for name, module in NEEDED),
        optional=_pipelines(),
    )


def _model() -> tuple[dict[str, str], tuple[Part, ...]]:
    try:
        from sayso.reading.models import FILES, REINSTALL, WEIGHTS, models_info  # noqa: PLC0415
    except ImportError as error:
        return {}, (Part("reader", "broken", note=f"It cannot be imported: {error}."),)
    try:
        info = models_info()
    except SaysoError as error:
        status: Status = "missing" if error.code.endswith("MISSING") else "damaged"
        return {}, (Part("manifest.json", status, note=f"{error.message} {error.remedy}".strip()),)
    stated = {file.name: file.sha256 for file in info.files}
    parts = tuple(_file(WEIGHTS / name, stated.get(name), REINSTALL) for name in dict.fromkeys((*FILES, *stated)))
    return {"version": info.version, "licence": info.licence, "base": info.base}, parts


def _gazetteer() -> tuple[Part, ...]:
    """Look at the files of the gazetteer, which was compiled when the package was built."""
    from sayso.resolve.places.gazetteer import INDEX, REINSTALL, stated_files  # noqa: PLC0415

    try:
        return tuple(_file(INDEX / name, stated, REINSTALL) for name, stated in stated_files().items())
    except SaysoError as error:
        status: Status = "missing" if error.code.endswith("MISSING") else "damaged"
        return (Part("gazetteer", status, note=f"{error.message} {error.remedy}".strip()),)


def _file(path: Path, stated: str | None, remedy: str) -> Part:
    try:
        data = path.read_bytes()
    except OSError as error:
        return Part(path.name, "missing", note=f"{error.strerror}. {remedy}")
    digest = hashlib.sha256(data).hexdigest()
    if digest != stated:
        return Part(path.name, "damaged", size=len(data), sha256=digest, note=f"Published as {stated}. {remedy}")
    return Part(path.name, "ok", size=len(data), sha256=digest)


def _dependency(name: str, module: str) -> Part:
    try:
        version = metadata.version(name)
    except metadata.PackageNotFoundError:
        return Part(name, "missing", note=f"Install it: pip install {name}")
    try:
        importlib.import_module(module)
    except (ImportError, OSError) as error:  # a compiled library may lack one of the system's
        return Part(name, "broken", version, note=f"It cannot be imported: {error}.")
    return Part(name, "ok", version)


def _pipelines() -> tuple[Extra, ...]:
    """Give the other spaCy pipelines installed here, which `sayso read --pipeline` can use."""
    use = "reads in place of Sayso's own model: --pipeline {}"
    found = sorted({entry.name for entry in metadata.entry_points(group="spacy_models")})
    if found:
        return tuple(Extra(name, _version_of(name), use.format(name)) for name in found)
    return (Extra("another spaCy English pipeline", None, use.format("en_core_web_trf")),)


def _version_of(name: str) -> str:
    try:
        return metadata.version(name)
    except metadata.PackageNotFoundError:
        return "unknown"


def as_json(report: Report) -> str:
    """Give the report as one JSON object, indented, with `ok` first."""
    return json.dumps({"ok": report.ok, **asdict(report)}, indent=2, ensure_ascii=False) + "\n"


def as_text(report: Report) -> str:
    """Give the report as lines that a person reads; nothing in them depends on colour."""
    lines = [f"Sayso {report.sayso} on {report.python}, {report.system}", f"  in {Path(sayso.__file__).parent}", ""]
    model = report.model
    lines.append(f"Model {model['version']} ({model['licence']}; from {model['base']})" if model else "Model")
    lines += _part_lines(report.files)
    lines += ["", "Dependencies", *_part_lines(report.dependencies), "", "Optional"]
    lines += [f"  {item.name:<16} {item.version or 'not installed'} · {item.use}" for item in report.optional]
    broken = sum(part.status != "ok" for part in (*report.files, *report.dependencies))
    lines += ["", "Everything that reading needs is here." if report.ok else f"{broken} of the needed parts must be mended."]
    return "\n".join(lines) + "\n"


def _part_lines(parts: tuple[Part, ...]) -> list[str]:
    lines = []
    for part in parts:
        size = f"{part.size / 1e6:.1f} MB" if part.size is not None else ""
        facts = [fact for fact in (part.version, size, f"sha256 {part.sha256}" if part.sha256 else "") if fact]
        lines.append(f"  {part.status.upper():<8} {part.name:<16} {' '.join(facts)}".rstrip())
        if part.note:
            lines.append(f"           {part.note}")
    return lines


def run(form: str) -> int:
    """Print the report as `form` (text or json) and give the exit status: 1 where something needed is broken."""
    report = examine()
    text = as_json(report) if form == "json" else as_text(report)
    encoding = sys.stdout.encoding or "utf-8"
    sys.stdout.write(text.encode(encoding, "replace").decode(encoding))
    return 0 if report.ok else 1
