"""What is learnt from, gathered in one place and in one order."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import spacy

from training.corpora import LICENCES, Row, held_out_re3d, is_open, require_open, rows, treebank
from training.examples import crossner_examples, plain_example, tree_examples, uner_examples
from training.labels import Labels, labels_of
from training.names import re3d_names
from training.teacher import completed_releases, load_teacher, taught_releases, taught_trees, whole_releases
from training.train import Material, Recipe

SOURCES = ("ewt", "gum", "uner-ewt", "crossner-politics", "re3d")
RELEASES = "senate-press-releases"
TAUGHT_RELEASES = 600


@dataclass(frozen=True)
class Gathered:
    """The material, the inventories taken from it, and the names of the corpora that it came from."""

    material: Material
    labels: Labels
    sources: tuple[str, ...]


def refuse_closed(corpora: Path, sources: tuple[str, ...] = SOURCES) -> None:
    """Raise LicenceError, before anything is learnt, unless every corpus and every document to be learnt from is open."""
    for name in sources:
        require_open(name)
        if not (corpora / "train" / f"{name}.jsonl.gz").is_file():
            raise FileNotFoundError(f"the corpora folder has no train/{name}.jsonl.gz")
    if "gum" in sources:
        for row in treebank(corpora, "gum", "train"):
            require_open("gum", row["licence"])


def left_out(corpora: Path) -> list[Row]:
    """Give GUM's training documents whose licence does not allow it."""
    return [row for row in rows(corpora, "gum") if row["split"] == "train" and not is_open(row)]


def gather(corpora: Path, recipe: Recipe, teacher: Path | None, runs: Path) -> Gathered:
    """Load everything that is learnt from; names on treebanks and releases come from the teacher, where there is one."""
    refuse_closed(corpora)
    trees = tree_examples(corpora, "ewt", "train") + tree_examples(corpora, "gum", "train")
    labels = labels_of(trees)
    blank = spacy.blank("en")
    open_re3d, _ = held_out_re3d(corpora)
    gold = uner_examples(corpora) + 2 * crossner_examples(corpora, "train")
    marked = [plain_example(blank, row["text"], re3d_names(row), "re3d") for row in open_re3d]
    named = gold + 2 * marked
    if teacher is None:
        return Gathered(Material(trees, named, []), labels, SOURCES)
    require_open(RELEASES)
    pipeline = load_teacher(teacher)
    texts = whole_releases(corpora, TAUGHT_RELEASES, recipe.seed)
    plain = taught_releases(pipeline, texts, runs / "releases.jsonl.gz")
    completed = gold + 2 * completed_releases(pipeline, marked, [row["text"] for row in open_re3d])
    return Gathered(Material(taught_trees(pipeline, trees), named, plain, completed), labels, (*SOURCES, RELEASES))


def licences(sources: tuple[str, ...]) -> dict[str, str]:
    """Give each corpus's licence."""
    return {name: LICENCES[name] for name in sources}
