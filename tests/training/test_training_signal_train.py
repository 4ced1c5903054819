"""Training the second network: what a batch holds, what counts in the loss, and what an epoch sees."""

from __future__ import annotations

import random
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

torch = pytest.importorskip("torch")

from tokenizers import Tokenizer  # noqa: E402 - torch comes with the training extra

from sayso.reading.features import Pieces  # noqa: E402
from sayso.reading.models import WEIGHTS  # noqa: E402
from sayso.reading.signals import CHOICES, FLAGS, GRADES, MARKS, ROLES  # noqa: E402
from training.signal_layers import QUOTES, UNKNOWN, SignalExample  # noqa: E402
from training.signal_model import SignalScores  # noqa: E402
from training.signal_train import (  # noqa: E402
    POSITIVE,
    SignalRecipe,
    _slope,
    batches,
    epoch_windows,
    inputs_of,
    loss_of,
    targets_of,
)

RECIPE = SignalRecipe()
LABELS = sum(len(own) for own in CHOICES.values())


@pytest.fixture(scope="module")
def pieces() -> Pieces:
    return Pieces(Tokenizer.from_file(str(Path(WEIGHTS) / "tokenizer.json")))


def example_of(words: str, source: str = "sayso") -> SignalExample:
    toks = words.split()
    return SignalExample(source, toks, [1] * len(toks), [0])


def report() -> SignalExample:
    example = example_of("They said so .")
    example.mark("cue")[:] = [0, 1, 0, 0]
    example.choice("manner")[1] = CHOICES["manner"].index("deny")
    example.grade("factuality")[2] = 1.5
    example.roles[1] = np.array([ROLES.index(name) for name in ("source", "cue", "content", "none")], dtype=np.int8)
    return example


def silence(rows: int, words: int) -> SignalScores:
    """Give scores of nothing, from which a loss can be traced back."""
    shapes = ((len(MARKS),), (LABELS,), (len(GRADES),), (len(ROLES), words))
    return SignalScores(*(torch.zeros((rows, words, *shape), requires_grad=True) for shape in shapes))


def test_layers_lie_side_by_side_and_what_is_beyond_a_window_is_unknown() -> None:
    targets = targets_of([example_of("Yes", "unscon"), report()], RECIPE)
    assert targets.marks.shape == (2, 4, len(MARKS))
    assert targets.marks[1, :, MARKS.index("cue")].tolist() == [0, 1, 0, 0]
    assert targets.marks[0].unique().tolist() == [UNKNOWN]
    assert targets.choices[1, :, list(CHOICES).index("manner")].tolist() == [
        UNKNOWN,
        CHOICES["manner"].index("deny"),
        UNKNOWN,
        UNKNOWN,
    ]
    assert targets.grades[1, 2, GRADES.index("factuality")] == 1.5
    assert int(torch.isnan(targets.grades).sum()) == 2 * 4 * len(GRADES) - 1
    assert targets.cue_places.tolist() == [[1, 1]]
    assert targets.roles.tolist() == [[1, 3, 2, 0]]
    assert targets.weight.tolist() == pytest.approx([RECIPE.weights["unscon"], RECIPE.weights["sayso"]])


def test_roles_beyond_a_short_window_are_unknown() -> None:
    targets = targets_of([report(), example_of("one two three four five six")], RECIPE)
    assert targets.roles.tolist() == [[1, 3, 2, 0, UNKNOWN, UNKNOWN]]


def test_windows_without_a_cue_have_no_roles_to_learn() -> None:
    targets = targets_of([example_of("Nobody spoke")], RECIPE)
    assert targets.cue_places.shape == (0, 2)
    assert targets.roles.shape == (0, 2)


def test_where_nothing_is_known_nothing_is_learnt() -> None:
    scores = silence(1, 2)
    loss = loss_of(scores, targets_of([example_of("Nobody spoke")], RECIPE), RECIPE)
    loss.backward()
    assert float(loss.detach()) == 0.0
    assert all(not table.grad.any() for table in scores)


def test_only_the_words_that_somebody_annotated_are_learnt_from() -> None:
    scores = silence(1, 4)
    loss_of(scores, targets_of([report()], RECIPE), RECIPE).backward()
    marks = scores.marks.grad[0].abs().sum(0)
    assert [name for name, slope in zip(MARKS, marks.tolist(), strict=True) if slope] == ["cue"]
    assert scores.choices.grad[0].abs().sum(1).bool().tolist() == [False, True, False, False]
    assert int(scores.choices.grad.bool().sum()) == len(CHOICES["manner"])
    assert scores.grades.grad.nonzero().tolist() == [[0, 2, GRADES.index("factuality")]]
    assert scores.roles.grad[0].abs().sum((1, 2)).bool().tolist() == [False, True, False, False]


def test_the_right_answers_cost_less_than_none() -> None:
    targets = targets_of([report()], RECIPE)
    with torch.no_grad():
        good = SignalScores(*(table.detach().clone() for table in silence(1, 4)))
        none = float(loss_of(good, targets, RECIPE))
        good.marks[0, :, MARKS.index("cue")] = torch.tensor([-9.0, 9.0, -9.0, -9.0])
        good.choices[0, 1, CHOICES["manner"].index("deny")] = 12.0
        good.grades[0, 2, GRADES.index("factuality")] = 1.5
        for word, role in enumerate((1, 3, 2, 0)):
            good.roles[0, 1, role, word] = 12.0
        assert float(loss_of(good, targets, RECIPE)) < 0.01 < none


def test_a_yes_weighs_more_than_a_no_and_a_flag_s_most() -> None:
    assert set(POSITIVE) | set(FLAGS) == set(MARKS)
    assert min(POSITIVE.values()) >= 1.0


def test_a_batch_holds_windows_of_like_length_and_each_window_once(pieces: Pieces) -> None:
    windows = [example_of(" ".join(["word"] * (1 + number % 40))) for number in range(60)]
    recipe = replace(RECIPE, batch_words=120)
    sizes = []
    for inputs, targets in batches(windows, pieces, recipe, random.Random(3)):
        rows, words = targets.marks.shape[:2]
        assert rows * words <= 120 * 1.2
        assert inputs["first"].shape == (rows, words)
        sizes.append(rows)
    assert sum(sizes) == 60
    assert len(sizes) > 5


def test_a_window_without_words_is_left_out(pieces: Pieces) -> None:
    windows = [SignalExample("sayso", [], [], []), example_of("Nobody spoke")]
    ((_, targets),) = batches(windows, pieces, RECIPE, random.Random(1))
    assert targets.marks.shape[:2] == (1, 2)


def test_without_windows_there_is_no_batch(pieces: Pieces) -> None:
    assert list(batches([], pieces, RECIPE, random.Random(1))) == []


def test_words_and_targets_of_a_row_are_as_many(pieces: Pieces) -> None:
    group = [report(), example_of("unquestionably inscrutable Verelgradian")]
    inputs = inputs_of(group, pieces)
    assert inputs["first"].shape == (2, 4)
    assert inputs["first"].dtype in {torch.int32, torch.int64}
    assert bool((inputs["last"][1, :3] >= inputs["first"][1, :3]).all())


@pytest.mark.parametrize(("repeats", "least", "most"), [(3.0, 3, 3), (1.0, 1, 1), (0.0, 0, 0), (0.5, 20, 80)])
def test_a_document_is_seen_as_often_as_the_recipe_says(repeats: float, least: int, most: int) -> None:
    recipe = replace(RECIPE, repeats={"ewt": repeats}, bare_quotes=0.0)
    documents = 100 if 0 < repeats < 1 else 1
    found = epoch_windows([example_of("Nobody spoke .", "ewt")] * documents, recipe, random.Random(5))
    assert least <= len(found) <= most


@pytest.mark.parametrize(("source", "bare"), [("ewt", True), ("sayso", True), ("unscon", False)])
def test_quotation_marks_are_taken_out_of_all_but_the_speeches(source: str, bare: bool) -> None:
    recipe = replace(RECIPE, repeats={}, bare_quotes=1.0)
    (found,) = epoch_windows([example_of("“ We won , ” she said .", source)], recipe, random.Random(5))
    assert bare == (not QUOTES & set(found.words))


@pytest.mark.parametrize(
    ("epoch", "source", "labelled"), [(0, "ewt", True), (2, "ewt", True), (3, "ewt", False), (3, "sayso", True)]
)
def test_in_the_last_epochs_what_the_rules_chose_is_left_out(epoch: int, source: str, labelled: bool) -> None:
    example = replace(report(), source=source)
    recipe = replace(RECIPE, repeats={}, bare_quotes=0.0, annotated_from=3)
    (found,) = epoch_windows([example], recipe, random.Random(5), epoch)
    assert bool(found.choices) == labelled
    assert found.roles[1].tolist() == [1, 3, 2, 0]
    assert found.marks["cue"].tolist() == [0, 1, 0, 0]


def test_the_rate_rises_and_then_falls_to_nothing() -> None:
    rate = _slope(replace(RECIPE, warm_up=0.1), 100)
    rates = [rate(step) for step in range(100)]
    assert rates[:10] == sorted(rates[:10])
    assert rates[10:] == sorted(rates[10:], reverse=True)
    assert max(rates) == pytest.approx(1.0)
    assert 0.0 < rates[0] <= 0.1
    assert rate(100) == 0.0
    assert rate(130) == 0.0
