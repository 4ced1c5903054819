"""What the second network learns from, gathered in one place; how it is measured after each epoch."""

from __future__ import annotations

import random
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import torch
from spacy.language import Language
from tokenizers import Tokenizer
from torch import Tensor

from corpus.load import load_corpus
from sayso.reading.features import Pieces
from sayso.reading.pipeline import load_reader
from sayso.reading.signals import CHOICES, GRADES, MARKS, ROLES
from training.build import RELEASES
from training.corpora import require_open, require_open_texts
from training.model import Reader
from training.signal_layers import UNKNOWN, SignalExample, windows_of
from training.signal_model import Signals
from training.signal_sources import conflict_examples, corpus_examples, release_examples, treebank_examples
from training.signal_train import SignalRecipe, batches, run
from training.teacher import whole_releases
from training.unscon import unscon

SIGNAL_SOURCES = ("sayso", "ewt", "gum", "unscon", RELEASES)
CORPUS = Path(__file__).parent.parent / "corpus" / "gold"
RELEASES_READ = 80


@dataclass(frozen=True)
class SignalMaterial:
    """What is learnt from, and what is measured on after each epoch: the dev parts."""

    train: Sequence[SignalExample]
    dev: Sequence[SignalExample]


def gather_signals(corpora: Path, first: Path, seed: int, ours: bool = True) -> SignalMaterial:
    """Load everything; raw text is parsed with the first network, whose exported files are in the folder `first`.

    Without `ours` the Sayso corpus is left out of what is learnt from, as the ablation asks.

    Raises LicenceError before anything is loaded where a corpus is not on the list, CorpusError where an annotation does not fit.
    """
    for name in SIGNAL_SOURCES:
        require_open(name)
    annotated = load_corpus(CORPUS, corpora)
    require_open_texts(corpora, [one.gold.id for one in annotated])
    nlp = load_reader(str(first))
    train = treebank_examples(corpora, "ewt", "train") + treebank_examples(corpora, "gum", "train")
    units, units_dev = unscon(corpora)
    train += conflict_examples(units)
    known = {one.text for one in annotated}
    texts = [text for text in whole_releases(corpora, RELEASES_READ, seed) if text not in known]
    train += release_examples(nlp, texts)
    if ours:
        train += _annotated(nlp, corpora, "train")
    dev = treebank_examples(corpora, "ewt", "dev") + conflict_examples(units_dev) + _annotated(nlp, corpora, "dev")
    return SignalMaterial(train, dev)


def _annotated(nlp: Language, corpora: Path, split: str) -> list[SignalExample]:
    return corpus_examples(nlp, load_corpus(CORPUS, corpora, [split]))


def figures_of(reader: Reader, material: SignalMaterial, base: Path, recipe: SignalRecipe) -> Callable[[Signals], dict[str, float]]:
    """Give a function that measures a second network on the dev parts, word by word."""
    pieces = Pieces(Tokenizer.from_file(str(base / "tokenizer.json")))

    @torch.no_grad()
    def measure(signals: Signals) -> dict[str, float]:
        counts = _Counts()
        windows = [window for example in material.dev for window in windows_of(example, random.Random(recipe.seed))]
        for inputs, targets in batches(windows, pieces, recipe, random.Random(recipe.seed)):
            with torch.autocast("cpu", dtype=torch.bfloat16):
                counts.add(run(reader, signals, inputs), targets)
        return counts.figures()

    return measure


class _Counts:
    """Sums over batches."""

    def __init__(self) -> None:
        self.marks = np.zeros((len(MARKS), 3))
        self.roles = np.zeros((len(ROLES), 3))
        self.right = {name: [0, 0] for name in CHOICES}
        self.grades: dict[str, tuple[list[float], list[float]]] = {name: ([], []) for name in GRADES}

    def add(self, scores: object, targets: object) -> None:
        for number in range(len(MARKS)):
            gold = targets.marks[..., number]
            known = gold != UNKNOWN
            self.marks[number] += _tally(gold[known] == 1, scores.marks[..., number][known] > 0)
        parts = torch.split(scores.choices, [len(labels) for labels in CHOICES.values()], dim=-1)
        for number, (name, part) in enumerate(zip(CHOICES, parts, strict=True)):
            gold = targets.choices[..., number]
            known = gold != UNKNOWN
            self.right[name][0] += int((part.argmax(-1)[known] == gold[known]).sum())
            self.right[name][1] += int(known.sum())
        for number, name in enumerate(GRADES):
            gold = targets.grades[..., number]
            known = ~torch.isnan(gold)
            self.grades[name][0].extend(gold[known].tolist())
            self.grades[name][1].extend(scores.grades[..., number].float()[known].tolist())
        if len(targets.cue_places):
            found = scores.roles[targets.cue_places[:, 0], targets.cue_places[:, 1]].argmax(1)
            known = targets.roles != UNKNOWN
            for role in range(len(ROLES)):
                self.roles[role] += _tally(targets.roles[known] == role, found[known] == role)

    def figures(self) -> dict[str, float]:
        found = {f"{name}_f": _f(row) for name, row in zip(MARKS, self.marks, strict=True) if row[1]}
        found |= {f"role_{name}_f": _f(row) for name, row in zip(ROLES, self.roles, strict=True)}
        found |= {name: round(100 * right / count, 1) for name, (right, count) in self.right.items() if count}
        for name, (gold, ours) in self.grades.items():
            if len(gold) > 1:
                found[f"{name}_r"] = round(float(np.corrcoef(gold, ours)[0, 1]), 3)
        return found


def _tally(gold: Tensor, ours: Tensor) -> tuple[int, int, int]:
    return int((gold & ours).sum()), int(gold.sum()), int(ours.sum())


def _f(row: Sequence[float]) -> float:
    return round(200 * row[0] / max(1.0, row[1] + row[2]), 1)
