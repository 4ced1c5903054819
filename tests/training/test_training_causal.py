"""Causes and effects where they are learnt: marks in words, targets, a loss that falls, the graph that is written."""

from __future__ import annotations

import math
import random
from pathlib import Path

import numpy as np
import pytest
import spacy

from sayso.reading.features import SIGNAL_INPUTS
from sayso.reading.models import WEIGHTS
from training.causal_data import (
    CausalExample,
    CausalText,
    MarkedRelation,
    WordRelation,
    causal_texts,
    example_of,
    held_out,
    text_of,
)
from training.corpora import LICENCES, LicenceError

torch = pytest.importorskip("torch")

from sayso.reading.causal import THIRD, Stretch  # noqa: E402
from sayso.reading.causal import CausalScores as ReadScores  # noqa: E402
from sayso.reading.encoder import Encoder  # noqa: E402
from sayso.reading.features import features_of  # noqa: E402
from training.bert import WIDTH, Layer  # noqa: E402
from training.causal_model import Causal, CausalScores  # noqa: E402
from training.causal_train import (  # noqa: E402
    CausalRecipe,
    Read,
    batches,
    loss_of,
    read_examples,
    targets_of,
    train_causal,
)

TEXT = "Ms. Verel 's wages were cut , so she left ."
COPY = "<ARG0>Ms. Verel 's wages were cut</ARG0> , <ARG1><SIG0>so</SIG0> she left</ARG1> ."
EXAMPLE = CausalExample(("cut", "wages", "so", "she", "left", "."), (5, 1, 1, 1, 1, 1), (WordRelation((0, 1), (3, 4), (2, 2)),))
QUIET = CausalExample(("She", "stayed", "."), (5, 1, 1), ())


def test_marks_are_spans_of_the_text() -> None:
    found = text_of({"id": "x", "text": TEXT, "pairs": repr([COPY])})
    (relation,) = found.relations
    assert [TEXT[begin:end] for begin, end in (relation.cause, relation.effect, *relation.signals)] == [
        "Ms. Verel 's wages were cut",
        "so she left",
        "so",
    ]
    assert text_of({"id": "x", "text": TEXT, "pairs": "[]"}).relations == ()


@pytest.mark.parametrize("copy", [COPY.replace("she", "he"), COPY.replace("<ARG0>", "").replace("</ARG0>", "")])
def test_a_copy_that_is_not_of_its_text_or_lacks_a_side_is_refused(copy: str) -> None:
    with pytest.raises(ValueError, match="marked copy"):
        text_of({"id": "x", "text": TEXT, "pairs": repr([copy])})


def test_spans_take_in_every_word_that_they_touch() -> None:
    text = CausalText("x", "They left (because it rained).", (MarkedRelation((19, 28), (0, 9), ((11, 18),)),))
    found = example_of(spacy.blank("en"), text)
    assert found.words == ("They", "left", "(", "because", "it", "rained", ")", ".")
    assert found.relations == (WordRelation((4, 5), (0, 1), (3, 3)),)


def test_a_whole_part_of_the_corpus_is_held_out() -> None:
    texts = [CausalText(f"cnc_train_{part}_1_2_0", "A.", ()) for part in ("08", "09", "10")]
    kept, out = held_out(texts)
    assert [one.id[10:12] for one in out] == ["09"]
    assert len(kept) == 2


def test_a_corpus_that_is_not_on_the_list_is_not_read(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.delitem(LICENCES, "causal-news")
    with pytest.raises(LicenceError):
        causal_texts(tmp_path)


def scored(right: bool) -> CausalScores:
    """Scores of EXAMPLE and QUIET side by side, all right or all silent."""
    size = len(EXAMPLE.words)
    ends = torch.zeros((2, size, 4, size))
    pairs = torch.full((2, size, size), -9.0 if right else 0.0)
    if right:
        pairs[0, 0, 3] = 9.0
        for number, word in enumerate((1, 4, 2, 2)):
            ends[0, 0, number, word] = 20.0
    label = torch.tensor([9.0, -9.0]) if right else torch.zeros(2)
    return CausalScores(label, pairs, ends, torch.zeros_like(ends), torch.zeros((2, size, 2)))


def test_the_loss_is_least_where_everything_is_right() -> None:
    targets = targets_of([EXAMPLE, QUIET])
    tags = torch.nn.functional.one_hot(targets.tags.clamp(min=0), 7).float() * 30
    recipe = CausalRecipe()
    assert float(loss_of(scored(right=True), tags, targets, recipe)) < 0.01
    assert float(loss_of(scored(right=False), torch.zeros_like(tags), targets, recipe)) > 3.0


def test_a_batch_without_relations_has_a_loss() -> None:
    targets = targets_of([QUIET, QUIET])
    ends = torch.zeros((2, 3, 4, 3))
    scores = CausalScores(torch.zeros(2), torch.full((2, 3, 3), -9.0), ends, ends, torch.zeros((2, 3, 2)))
    assert math.isfinite(float(loss_of(scores, torch.zeros((2, 3, 7)), targets, CausalRecipe())))


def invented(count: int) -> list[Read]:
    """Sentences with states that chance gave."""
    rng = np.random.default_rng(3)
    pieces = Encoder(WEIGHTS, 1).pieces
    found = []
    for number in range(count):
        example = EXAMPLE if number % 2 else QUIET
        features = features_of(example.words, example.gaps, pieces)
        states = rng.normal(size=(len(features.pieces) + 2, WIDTH)).astype(np.float32)
        stretch = Stretch(features, states, 0, len(example.words), 0, len(example.words))
        found.append(Read(example, (stretch,)))
    return found


def test_training_is_the_same_twice_and_learns(capsys: pytest.CaptureFixture[str]) -> None:
    torch.manual_seed(3)
    recipe = CausalRecipe(epochs=3, batch_words=12, threads=1, averaged=0.5)
    layers, examples = [Layer(0.1)], invented(6)
    first, second = train_causal(layers, examples, recipe), train_causal(layers, examples, recipe)
    assert all(torch.equal(one, other) for one, other in zip(first.parameters(), second.parameters(), strict=True))
    losses = [float(line.split('"loss": ')[1].split(",")[0]) for line in capsys.readouterr().err.splitlines()]
    assert losses[2] < losses[0]


def test_an_example_is_read_by_itself_then_with_pieces_hidden_and_within_a_longer_text() -> None:
    recipe = CausalRecipe(readings=2, row=3, piece_dropout=0.5)
    found = read_examples(Encoder(WEIGHTS, 1), [EXAMPLE, QUIET, EXAMPLE, QUIET], recipe)
    assert [one.example for one in found] == [EXAMPLE, QUIET, EXAMPLE, QUIET]
    for one in found:
        assert [stretch.end - stretch.begin for stretch in one.readings] == [len(one.example.words)] * 3
        assert [stretch.row_end > len(one.example.words) for stretch in one.readings[:2]] == [False, False]
    assert sorted(one.readings[2].row_end > len(one.example.words) for one in found) == [False, True, True, True]
    plain, hidden = found[0].readings[:2]
    assert np.array_equal(plain.states, found[2].readings[0].states)
    assert not np.allclose(plain.states, hidden.states, atol=0.1)


def test_the_graph_that_is_written_says_what_the_network_says(tmp_path: Path) -> None:
    torch.manual_seed(3)
    causal = Causal([Layer(0.1)]).eval()
    causal.save(tmp_path)
    (inputs, _), *_ = batches(invented(4), CausalRecipe(batch_words=100), random.Random(3))
    with torch.no_grad():
        wanted = causal(inputs["states"], *(inputs[name] for name in SIGNAL_INPUTS))
    session = Encoder(WEIGHTS, 1)
    session.folder = tmp_path
    found = session.causal({name: value.numpy() for name, value in inputs.items()})
    assert isinstance(found, ReadScores)
    assert (tmp_path / THIRD).stat().st_size < 4_000_000
    for one, other in zip(wanted, found, strict=True):
        assert one.shape == other.shape
        assert float(np.abs(one.numpy() - other).mean()) < 0.1
