"""The measure of causes and effects on invented sentences: what is right, what half an error, which relation stands for which."""

from __future__ import annotations

import gzip
import json
from pathlib import Path

import pytest

from benchmarks.causal import (
    Relation,
    best_assigned,
    causal_rows,
    compared,
    judge,
    label_row,
    span_figures,
    task_counts,
    tokens_of,
    whole_counts,
)
from sayso.reading.causal import THIRD
from sayso.reading.models import WEIGHTS
from sayso.reading.pipeline import load_reader
from training.causal_data import text_of

TEXT = "The dockers went on strike because their wages were cut ."
COPY = "<ARG1>The dockers went on strike</ARG1> <SIG0>because</SIG0> <ARG0>their wages were cut</ARG0> ."
STRIKE = Relation((6, 9), (0, 4), ((5, 5),))


def test_an_equal_relation_is_all_right() -> None:
    counts = compared(STRIKE, STRIKE)
    assert (counts.exact(), counts.fair()) == (100.0, 100.0)
    assert counts.right.total() == 3


def test_wrong_bounds_are_one_error_and_not_two() -> None:
    counts = compared(STRIKE, Relation((7, 9), (0, 4), ((5, 5),)))
    assert counts.exact() == pytest.approx(100 * 2 / 3)
    assert counts.fair() == pytest.approx(100 * 2 / 2.5)
    assert counts.fair("cause") == counts.exact("cause") == 0.0
    assert counts.fair("effect") == 100.0


def test_cause_and_effect_turned_round_are_two_errors() -> None:
    counts = compared(STRIKE, Relation((0, 4), (6, 9)))
    assert dict(counts.half) == {"cause": 1, "effect": 1}
    assert dict(counts.missed) == {"signal": 1}
    assert not counts.false


def test_other_bounds_and_another_label_are_one_error() -> None:
    counts = compared(Relation((6, 9), None), Relation(None, (5, 8)))
    assert counts.errors() == counts.half["cause"] == 1


def test_a_span_that_shares_words_with_one_that_is_paired_is_no_miss() -> None:
    counts = compared(Relation((0, 2), (3, 9)), Relation((0, 9), None))
    assert dict(counts.half) == {"cause": 1}
    assert dict(counts.missed) == {"effect": 1}
    counts = compared(Relation(None, None, ((0, 1), (3, 4))), Relation(None, None, ((0, 4),)))
    assert dict(counts.half) == {"signal": 2}


def test_relations_are_assigned_as_suits_best() -> None:
    other = Relation((11, 13), (15, 18))
    counts = best_assigned([STRIKE, other], [other, STRIKE])
    assert counts.fair() == 100.0
    assert best_assigned([STRIKE], []).missed.total() == 3
    assert best_assigned([], [STRIKE]).false.total() == 3


def test_the_task_looks_at_causal_sentences_and_at_as_many_relations_as_gold_has() -> None:
    other = Relation((11, 13), (15, 18))
    judged = [([STRIKE], [STRIKE, other]), ([], [other])]
    assert task_counts(judged).exact() == 100.0
    assert whole_counts(judged).exact() == pytest.approx(100 * 6 / 10)
    assert [round(row.figure, 1) for row in span_figures([([STRIKE], [STRIKE, other])])] == [100.0, 100.0, 75.0]


def test_the_label_is_scored_for_causal_sentences() -> None:
    row = label_row([(True, True), (True, False), (False, True), (False, False)])
    assert row.figure == 50.0
    assert "2 of 4" in row.note


def test_tokens_are_what_blanks_part() -> None:
    assert tokens_of("a  bc") == [(0, 1), (2, 2), (3, 5)]


def test_a_sentence_is_read_as_users_read_it() -> None:
    gold, found, causal = judge(load_reader(threads=1, causal=True), text_of({"id": "x", "text": TEXT, "pairs": repr([COPY])}))
    assert gold == [STRIKE]
    assert causal or not found or not (WEIGHTS / THIRD).is_file()


@pytest.mark.skipif(not (WEIGHTS / THIRD).is_file(), reason="the third network is not among the weights")
def test_the_set_is_read_from_the_corpora_folder(tmp_path: Path) -> None:
    (tmp_path / "dev").mkdir()
    with gzip.open(tmp_path / "dev" / "causal-news.jsonl.gz", "wt", encoding="utf-8") as file:
        file.write(json.dumps({"id": "cnc_train_10_0_1_0", "text": TEXT, "pairs": repr([COPY])}) + "\n")
        file.write(json.dumps({"id": "cnc_train_10_1_2_0", "text": "It rained .", "pairs": "[]"}) + "\n")
    rows = causal_rows(tmp_path)
    assert [row.what.split(": ")[1] for row in rows] == [
        "causal or not, F",
        "spans, exact F",
        "spans, FairEval F",
        "spans, everything found in all sentences, exact F",
    ]
    assert rows[0].figure == 100.0
