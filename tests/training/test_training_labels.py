from __future__ import annotations

from training_rows import document, sent

from training.examples import tree_example
from training.labels import labels_of


def test_inventories_and_the_lookup_come_from_what_was_seen() -> None:
    row = sent("men men men went went went", lemma=["man", "man", "man", "go", "go", "go"], upos=["NOUN"] * 3 + ["VERB"] * 3)
    labels = labels_of([tree_example(document(row), "ewt")])
    assert labels.upos == ("NOUN", "VERB")
    assert labels.dep == ("dep", "root")
    assert labels.lookup == {"men NOUN": "man", "went VERB": "go"}
    assert set(labels.script) == {"l|2|an", "=go"}
