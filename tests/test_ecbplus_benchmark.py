"""The lemma baseline and the counting of right pairs, on a handful of invented mentions."""

from __future__ import annotations

import pytest

from benchmarks.compare_scale import growth, made_sightings
from benchmarks.ecbplus import document_clusters, gold_clusters, lemma_clusters, pairs_right
from tests.compare.incidents.seen import account, seen
from training.ecbplus import EcbMention, joined

QUAKE = "earthquake struck the coast of Velmar and killed villagers in the harbour"
TRIAL = "court convicted the senator of fraud after a long trial about contracts"


def mention(name: str, document: str, text: str, lemma: str, chain: str, topic: str = "1ecb") -> EcbMention:
    return EcbMention(name, document, topic, chain, lemma, seen(account(document, text), name, lemma, text))


MENTIONS = [
    mention("m1", "d1", QUAKE, "kill", "quake"),
    mention("m2", "d2", QUAKE, "kill", "quake"),
    mention("m3", "d3", TRIAL, "kill", "other"),
    mention("m4", "d3", TRIAL, "convict", "trial"),
]


def test_documents_about_the_same_are_one_cluster() -> None:
    clusters = document_clusters(MENTIONS, 0.2)
    assert clusters["d1"] == clusters["d2"] != clusters["d3"]


def test_the_baseline_joins_one_lemma_within_a_cluster_alone() -> None:
    assert set(lemma_clusters(MENTIONS)) == {frozenset({"m1", "m2"}), frozenset({"m3"}), frozenset({"m4"})}
    assert set(gold_clusters(MENTIONS)) == set(lemma_clusters(MENTIONS))


def test_pairs_are_counted_within_a_subtopic_alone() -> None:
    further = mention("m5", "d4", QUAKE, "kill", "quake", topic="1ecbplus")
    whole = [*MENTIONS, further]
    assert pairs_right(whole, [frozenset({"m1", "m2", "m3", "m5"}), frozenset({"m4"})]) == (1, 3)


def test_tokens_are_written_as_running_text_at_their_places() -> None:
    tokens = ["``", "We", "did", "n't", "''", ",", "she", "said", "(", "twice", ")", "."]
    text, places = joined(tokens)
    assert text.endswith("she said (twice).")
    assert [text[start:end] for start, end in places] == ['"' if token in {"``", "''"} else token for token in tokens]


def test_growth_is_the_slope_on_logarithmic_scales() -> None:
    assert growth((10, 100, 1000), (1.0, 10.0, 100.0)) == pytest.approx(1.0)
    assert growth((10, 100, 1000), (1.0, 100.0, 10000.0)) == pytest.approx(2.0)


def test_made_claims_are_the_same_every_time() -> None:
    assert made_sightings(50) == made_sightings(50)
    assert len(made_sightings(50)) == 50
