from __future__ import annotations

from typing import get_args

from corpus import scheme
from sayso import types


def test_the_labels_are_those_of_the_ledger() -> None:
    assert get_args(types.Manner) == scheme.MANNERS
    assert get_args(types.CommitmentValue) == scheme.COMMITMENTS
    assert get_args(types.FlagName) == scheme.FLAGS


def test_plover_has_sixteen_events() -> None:
    assert len(set(scheme.PLOVER_EVENTS)) == 16


def test_no_label_of_a_claim_is_in_two_sets_so_bare_labels_are_read_one_way() -> None:
    sets = (scheme.CLAIM_KINDS, scheme.TENSES, scheme.MOODS, scheme.PLOVER_EVENTS, scheme.COMMITMENTS)
    labels = [label for labels in sets for label in labels]
    assert len(labels) == len(set(labels))


def test_a_hash_is_of_the_text_as_utf_8() -> None:
    assert scheme.text_hash("") == "sha256:e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"
    assert scheme.text_hash("a  b") != scheme.text_hash("a b")
