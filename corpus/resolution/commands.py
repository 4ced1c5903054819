"""What `python -m corpus resolved-check` and `resolved-compile` do: read the sheets of who, when, where and how many."""

from __future__ import annotations

from pathlib import Path

from corpus.load import load_corpus
from corpus.resolution.notation import read_resolution
from corpus.resolution.scheme import GoldResolution
from corpus.resolution.standoff import GROUPS, to_lines
from corpus.sheets import Compiler, check_files, compile_files

RESOLVED_SPLITS = ("train", "dev")
"""The parts whose statements are resolved; the test part is not."""


def check_resolved(corpora: Path, sheets: list[Path], gold: Path) -> int:
    """Print every problem of the sheets, or what each holds; status 1 if any has an error. `gold` holds the annotated claims."""
    return check_files(_compiler(corpora, gold), sheets)


def compile_resolved(corpora: Path, sheets: list[Path], gold: Path, folder: Path) -> int:
    """Write the stand-off file of every sheet without an error into `folder/split`; status 1 if any has one."""
    return compile_files(_compiler(corpora, gold), sheets, folder)


def _compiler(corpora: Path, gold: Path) -> Compiler[GoldResolution]:
    known = {item.gold.id: item for item in load_corpus(gold, corpora, RESOLVED_SPLITS)}
    return Compiler(known, read_resolution, _count, to_lines)


def _count(gold: GoldResolution) -> str:
    return ", ".join(f"{len(getattr(gold, name))} {name}" for name in GROUPS.values())
