"""What the second network's trainer gathers, the gate before it, and how the network is measured."""

from __future__ import annotations

from pathlib import Path
from types import SimpleNamespace

import numpy as np
import pytest

torch = pytest.importorskip("torch")

from sayso.reading.signals import CHOICES, GRADES, MARKS, ROLES  # noqa: E402 - torch comes with the training extra
from training import corpora, signal_build  # noqa: E402
from training.corpora import LicenceError, require_open  # noqa: E402
from training.signal_build import SIGNAL_SOURCES, gather_signals  # noqa: E402
from training.signal_layers import UNKNOWN  # noqa: E402
from training.signal_train import SignalRecipe  # noqa: E402

LOADERS = (
    "load_reader",
    "treebank_examples",
    "unscon",
    "conflict_examples",
    "load_corpus",
    "whole_releases",
    "release_examples",
    "corpus_examples",
)


@pytest.mark.parametrize("name", SIGNAL_SOURCES)
def test_every_source_is_on_the_list_of_licences(name: str) -> None:
    require_open(name)


@pytest.mark.parametrize("name", SIGNAL_SOURCES)
def test_nothing_is_loaded_where_a_source_is_not_on_the_list(monkeypatch: pytest.MonkeyPatch, tmp_path: Path, name: str) -> None:
    loaded: list[str] = []
    for loader in LOADERS:
        monkeypatch.setattr(signal_build, loader, lambda *_, own=loader, **__: loaded.append(own))
    monkeypatch.delitem(corpora.LICENCES, name)
    with pytest.raises(LicenceError, match=name):
        gather_signals(tmp_path, tmp_path, 1)
    assert loaded == []


def annotated(split: str) -> SimpleNamespace:
    """Give a stand-in for a text that we annotated."""
    return SimpleNamespace(text=f"sayso {split}", gold=SimpleNamespace(id=f"re3d:{split}"))


@pytest.mark.parametrize("ours", [True, False])
def test_the_dev_parts_are_measured_on_and_never_learnt_from(monkeypatch: pytest.MonkeyPatch, tmp_path: Path, ours: bool) -> None:
    stand_ins = {
        "load_reader": lambda _: None,
        "treebank_examples": lambda _, name, split: [f"{name} {split}"],
        "unscon": lambda _: (["unscon train"], ["unscon dev"]),
        "conflict_examples": list,
        "load_corpus": lambda _gold, _corpora, splits=("train", "dev"): [annotated(one) for one in splits],
        "corpus_examples": lambda _, texts: [one.text for one in texts],
        "whole_releases": lambda *_: ["sayso dev", "sayso train", "release"],
        "release_examples": lambda _, texts: list(texts),
    }
    for name, stand_in in stand_ins.items():
        monkeypatch.setattr(signal_build, name, stand_in)
    material = gather_signals(tmp_path, tmp_path, 1, ours)
    assert material.train == ["ewt train", "gum train", "unscon train", "release", *(["sayso train"] if ours else [])]
    assert material.dev == ["ewt dev", "unscon dev", "sayso dev"]


def test_the_recipe_weighs_every_source() -> None:
    weighed = {"releases" if name == "senate-press-releases" else name for name in SIGNAL_SOURCES}
    assert weighed == set(SignalRecipe().weights)


def blank(rows: int, words: int) -> SimpleNamespace:
    """Give targets that know nothing."""
    return SimpleNamespace(
        marks=torch.full((rows, words, len(MARKS)), UNKNOWN),
        choices=torch.full((rows, words, len(CHOICES)), UNKNOWN),
        grades=torch.full((rows, words, len(GRADES)), float("nan")),
        cue_places=torch.zeros((0, 2), dtype=torch.int64),
        roles=torch.zeros((0, words), dtype=torch.int64),
    )


def scores(rows: int, words: int) -> SimpleNamespace:
    labels = sum(len(own) for own in CHOICES.values())
    return SimpleNamespace(
        marks=torch.full((rows, words, len(MARKS)), -1.0),
        choices=torch.zeros((rows, words, labels)),
        grades=torch.zeros((rows, words, len(GRADES))),
        roles=torch.zeros((rows, words, len(ROLES), words)),
    )


def test_what_nobody_annotated_is_not_measured() -> None:
    counts = signal_build._Counts()
    counts.add(scores(2, 3), blank(2, 3))
    found = counts.figures()
    assert not {f"{name}_f" for name in MARKS} & set(found)
    assert not set(CHOICES) & set(found)
    assert not {f"{name}_r" for name in GRADES} & set(found)


def test_marks_are_measured_by_f_over_all_batches() -> None:
    counts, cue = signal_build._Counts(), MARKS.index("cue")
    for gold, ours in (([1, 1, 0], [2.0, -2.0, 2.0]), ([1, 0, UNKNOWN], [2.0, -2.0, 2.0])):
        targets, said = blank(1, 3), scores(1, 3)
        targets.marks[0, :, cue] = torch.tensor(gold)
        said.marks[0, :, cue] = torch.tensor(ours)
        counts.add(said, targets)
    assert counts.figures()["cue_f"] == pytest.approx(66.7)


def test_choices_are_measured_by_their_share_that_is_right() -> None:
    counts, tense = signal_build._Counts(), list(CHOICES).index("tense")
    first = sum(len(own) for own in list(CHOICES.values())[:tense])
    targets, said = blank(1, 4), scores(1, 4)
    targets.choices[0, :, tense] = torch.tensor([0, 1, 2, UNKNOWN])
    for word, label in enumerate((0, 1, 3, 1)):
        said.choices[0, word, first + label] = 5.0
    counts.add(said, targets)
    assert {name: value for name, value in counts.figures().items() if name in CHOICES} == {"tense": 66.7}


def test_grades_are_measured_by_correlation() -> None:
    counts, own = signal_build._Counts(), GRADES.index("factuality")
    targets, said = blank(1, 4), scores(1, 4)
    targets.grades[0, :, own] = torch.tensor([-3.0, 0.0, 3.0, float("nan")])
    said.grades[0, :, own] = torch.tensor([-0.5, 0.0, 0.5, 9.0])
    counts.add(said, targets)
    assert counts.figures()["factuality_r"] == 1.0


def test_roles_are_measured_at_the_cues_of_the_annotation() -> None:
    counts = signal_build._Counts()
    targets, said = blank(1, 4), scores(1, 4)
    targets.cue_places = torch.tensor([[0, 1]])
    targets.roles = torch.tensor([[ROLES.index(name) for name in ("source", "cue", "content", "content")]])
    for word, role in enumerate(("source", "cue", "content", "none")):
        said.roles[0, 1, ROLES.index(role), word] = 5.0
    counts.add(said, targets)
    found = counts.figures()
    assert (found["role_source_f"], found["role_cue_f"], found["role_content_f"]) == (100.0, 100.0, 66.7)
    assert np.isfinite(list(found.values())).all()
