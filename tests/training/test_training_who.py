"""The scorer of who is meant where it is learnt: the reader's own arithmetic, a loss of every right choice, its examples."""

from __future__ import annotations

import gzip
import json
import math
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
import spacy
from spacy.tokens import Doc
from training_rows import document, sent

from sayso.claims.clauses import Clauses
from sayso.claims.syntax import syntax_of
from sayso.reading.models import WEIGHTS
from sayso.reading.who import FILE, WordVectors, project, who_weights
from sayso.resolve.who.markables import find_markables
from sayso.resolve.who.pairs import SIZES, find_pairs
from sayso.resolve.who.scorer import TRAITS, score_pairs

torch = pytest.importorskip("torch")

from training.bert import WIDTH  # noqa: E402
from training.corpora import GumMention, LicenceError, Row, gold_doc, gum_mentions  # noqa: E402
from training.who_data import RESOLVED, VectorReader, gum_texts, who_examples  # noqa: E402
from training.who_model import WhoInputs, WhoScorer  # noqa: E402
from training.who_train import WhoExample, WhoRecipe, loss_of, train_who  # noqa: E402

LEFT = "left_VBD_root_0=leave"
STORY = "\n".join(
    [f"Verel_NNP_nsubj_2 {LEFT}", f"The_DT_det_2 mayor_NN_nsubj_3 {LEFT}", f"He_PRP_nsubj_2 {LEFT}", f"Verel_NNP_nsubj_2 {LEFT}"]
)


def untrained(seed: int = 3) -> WhoScorer:
    torch.manual_seed(seed)
    scorer = WhoScorer().eval()
    for value in scorer.parameters():
        torch.nn.init.normal_(value, std=0.2)
    return scorer


def test_the_reader_scores_as_the_trainer_does(doc_from: Callable[..., Doc], tmp_path: Path) -> None:
    scorer = untrained()
    scorer.save(tmp_path)
    weights = who_weights(tmp_path)
    syntax = syntax_of(doc_from(STORY, ((0, 1, "PERSON"),)))
    markables = find_markables(Clauses(syntax))
    pairs = find_pairs(syntax, markables, [])
    words = np.random.default_rng(3).normal(size=(len(syntax), WIDTH)).astype(np.float32)
    inputs = WhoInputs(
        torch.from_numpy(words[[one.head for one in markables]]),
        torch.tensor([[getattr(one, name) for name in TRAITS] for one in markables]),
        torch.from_numpy(pairs.later),
        torch.from_numpy(pairs.earlier),
        torch.from_numpy(pairs.features),
    )
    rounded = WhoScorer().eval()
    rounded.load_state_dict({name: torch.from_numpy(table) for name, table in weights.items()})
    with torch.no_grad():
        expected = rounded(inputs).numpy()
    vectors = project(words, weights).astype(np.float16)
    found = score_pairs(markables, pairs, WordVectors(vectors, weights))
    assert len(found) == 6
    assert np.ptp(found) > 0.1
    assert np.allclose(found, expected, atol=1e-2)


def test_the_readers_short_vectors_are_the_trainers(tmp_path: Path) -> None:
    scorer = untrained()
    scorer.save(tmp_path)
    words = torch.randn(5, 2, WIDTH)
    with torch.no_grad():
        expected = torch.relu(scorer.inner(scorer.norm(words))).numpy()
    assert np.allclose(project(words.numpy(), who_weights(tmp_path)), expected, atol=1e-2)


def test_saved_weights_are_plain_arrays_in_half_precision_under_the_names_of_the_model(tmp_path: Path) -> None:
    scorer = untrained()
    scorer.save(tmp_path)
    with np.load(tmp_path / FILE, allow_pickle=False) as found:
        assert set(found.files) == set(scorer.state_dict())
        assert {found[name].dtype for name in found.files} == {np.dtype(np.float16)}


def example(later: list[int], earlier: list[int], right: list[float], count: int) -> WhoExample:
    """Give an example with vectors and features that say nothing."""
    pairs = len(later)
    inputs = WhoInputs(
        torch.zeros(count, WIDTH),
        torch.zeros(count, len(TRAITS), dtype=torch.long),
        torch.tensor(later),
        torch.tensor(earlier),
        torch.zeros(pairs, len(SIZES), dtype=torch.long),
    )
    return WhoExample("gum", inputs, torch.tensor(right))


LOSSES: list[tuple[str, list[float], list[float], float]] = [
    # markable 2 of three chooses between 0, 1 and none: scores, which are right, and minus the log likelihood
    ("the right one of three alike", [0.0, 0.0], [1.0, 0.0], math.log(3)),
    ("either of two right ones", [0.0, 0.0], [1.0, 1.0], math.log(3 / 2)),
    ("none is right", [0.0, 0.0], [0.0, 0.0], math.log(3)),
    ("none, and it says so", [-20.0, -20.0], [0.0, 0.0], 0.0),
    ("the right one, and it says so", [20.0, 0.0], [1.0, 0.0], 0.0),
    ("the wrong one by far", [0.0, 5.0], [1.0, 0.0], math.log(2 + math.exp(5))),
    ("numbers that would not fit", [800.0, 0.0], [1.0, 0.0], 0.0),
]


@pytest.mark.parametrize(("story", "scores", "right", "expected"), LOSSES, ids=[row[0] for row in LOSSES])
def test_the_loss_is_that_of_every_right_choice_together(
    story: str, scores: list[float], right: list[float], expected: float
) -> None:
    found = float(loss_of(torch.tensor(scores), example([2, 2], [0, 1], right, 3)))
    assert 50 * found == pytest.approx(expected, abs=1e-4), story


def test_a_statement_without_pairs_costs_nothing() -> None:
    empty = example([], [], [], 2)
    inputs = replace(empty.inputs, later=torch.zeros(0, dtype=torch.long), earlier=torch.zeros(0, dtype=torch.long))
    assert float(loss_of(torch.zeros(0), replace(empty, inputs=inputs, right=torch.zeros(0)))) == 0.0


def test_training_lowers_the_loss_and_is_the_same_every_time(capsys: pytest.CaptureFixture[str]) -> None:
    material = [example([1, 2, 2], [0, 0, 1], [0.0, 1.0, 0.0], 3)]
    material[0].inputs.features[1, 5] = 1
    recipe = WhoRecipe(epochs=25, warm_up=1, threads=1, averaged=0.2, dropout=0.1)
    first, second = train_who(material, recipe), train_who(material, recipe)
    assert all(torch.equal(one, other) for one, other in zip(first.parameters(), second.parameters(), strict=True))
    assert not first.training
    with torch.no_grad():
        scores = first(material[0].inputs)
    assert scores[1] > max(scores[0], scores[2])
    log = [json.loads(line) for line in capsys.readouterr().err.splitlines()]
    assert [line["epoch"] for line in log[:25]] == list(range(25))
    assert log[24]["loss"] < log[0]["loss"]


def ent(first: int, after: int, group: str) -> list[object]:
    return [first, after, "person", group]


GUM = document(
    sent("Orlesk council met .", ents=[ent(0, 2, "g1")], head=[2, 3, 0, 3], dep=["compound", "nsubj", "root", "punct"]),
    sent("It closed .", ents=[ent(0, 1, "g1")], head=[2, 0, 2], dep=["nsubj", "root", "punct"]),
    sent(
        "Guards saw it .", False, ents=[ent(0, 1, "g2"), ent(2, 3, "g1")], head=[2, 0, 2, 2], dep=["nsubj", "root", "obj", "punct"]
    ),
    licence="CC-BY-4.0",
)


def test_gums_mentions_stand_in_its_text_with_the_heads_of_its_trees() -> None:
    doc = gold_doc(GUM, spacy.blank("en").vocab)
    found = gum_mentions(GUM, doc)
    assert [(doc.text[one.start : one.end], doc.text[slice(*one.head)], one.group) for one in found] == [
        ("Orlesk council", "council", "g1"),
        ("It", "It", "g1"),
        ("Guards", "Guards", "g2"),
        ("it", "it", "g1"),
    ]


def test_a_mention_of_the_whole_sentence_is_headed_by_its_root() -> None:
    row = document(sent("Guards left", ents=[ent(0, 2, "g1")], head=[2, 0], dep=["nsubj", "root"]), licence="CC-BY-4.0")
    assert gum_mentions(row, gold_doc(row, spacy.blank("en").vocab)) == [GumMention(0, 11, (7, 11), "g1")]


def corpora_with(tmp_path: Path, *rows: Row) -> Path:
    (tmp_path / "train").mkdir()
    with gzip.open(tmp_path / "train" / "gum.jsonl.gz", "wt", encoding="utf-8") as out:
        out.writelines(json.dumps(row) + "\n" for row in rows)
    return tmp_path


def test_closed_texts_are_not_learnt_from_and_heads_lead_to_what_they_stand_for(tmp_path: Path) -> None:
    corpora = corpora_with(tmp_path, GUM, GUM | {"licence": "CC-BY-NC-SA-4.0"}, GUM | {"split": "dev"})
    ((text, heads),) = list(gum_texts(corpora, spacy.blank("en")))
    assert {text[start:].split()[0]: group for start, group in heads.items()} == {
        "council": "g1",
        "It": "g1",
        "Guards": "g2",
        "it": "g1",
    }


def test_of_mentions_with_one_head_the_widest_is_what_it_stands_for(tmp_path: Path) -> None:
    nested = sent("Orlesk council", ents=[ent(0, 2, "wide"), ent(1, 2, "narrow")], head=[2, 0], dep=["compound", "root"])
    ((_, heads),) = list(gum_texts(corpora_with(tmp_path, document(nested, licence="CC-BY-4.0")), spacy.blank("en")))
    assert list(heads.values()) == ["wide"]


def has_vectors() -> bool:
    return b"vectors" in (WEIGHTS / "encoder.onnx").read_bytes()


@pytest.mark.skipif(not has_vectors(), reason="the first network does not give its vectors")
def test_an_example_marks_the_pairs_that_stand_for_one_thing(tmp_path: Path) -> None:
    (found,) = who_examples(corpora_with(tmp_path, GUM), WEIGHTS, ours=False)
    inputs = found.inputs
    assert found.source == "gum"
    assert inputs.words.shape == (len(inputs.traits), WIDTH)
    assert found.right.shape == inputs.later.shape == inputs.earlier.shape
    assert found.right.sum() == 3  # council, It and it, each with each
    assert float(loss_of(untrained()(inputs), found).detach()) > 0


@pytest.mark.skipif(not has_vectors(), reason="the first network does not give its vectors")
def test_every_word_of_a_long_text_has_a_vector() -> None:
    reader = VectorReader(WEIGHTS)
    doc = reader.nlp("The harbour council said that two boats had left the port. " * 60)
    vectors = reader.vectors(doc)
    assert vectors.shape == (len(doc), WIDTH)
    assert np.abs(vectors).sum(axis=1).min() > 0


def test_our_own_texts_are_refused_where_one_is_under_a_closed_licence(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    class Closed:
        class gold:  # noqa: N801 - the shape of a text that was loaded
            id = "gum:closed"

    corpora = corpora_with(tmp_path, GUM | {"id": "closed", "licence": "CC-BY-NC-SA-4.0"})
    monkeypatch.setattr("training.who_data.load_resolved", lambda *_: [Closed])
    with pytest.raises(LicenceError, match="NC"):
        who_examples(corpora, WEIGHTS, gum=False)
    assert RESOLVED.parts[-2:] == ("corpus", "resolved")
