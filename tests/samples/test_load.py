"""The gold samples hold together: every string is where they say, and each is as large as its README says."""

from __future__ import annotations

import json
from pathlib import Path
from typing import get_args

import pytest

from sayso.types import ClaimKind, FlagName, Manner, Mood, Tense
from tests.samples import load


def test_sentences_cover_their_passages() -> None:
    samples = load.load_sentences()
    assert len(samples) == 25
    for sample in samples:
        for span in sample.sentences:
            assert sample.text[span.start : span.end] == span.text == span.text.strip()


def test_parses_are_trees_with_one_root() -> None:
    samples = load.load_parses()
    assert sum(len(sample.tokens) for sample in samples) >= 500
    for sample in samples:
        assert [dep for dep, head in zip(sample.deps, sample.heads, strict=True) if head == 0] == ["root"]


def test_names_are_in_order_and_do_not_overlap() -> None:
    samples = load.load_names()
    assert len(samples) >= 60
    for sample in samples:
        ends = [0]
        for span, _ in sample.names:
            assert span.start >= ends[-1]
            ends.append(span.end)


def test_attributions_have_every_manner_and_some_controls() -> None:
    samples = load.load_attributions()
    assert len(samples) >= 60
    manners = {gold.manner for sample in samples for gold in sample.attributions}
    assert manners == set(get_args(Manner))
    assert sum(not sample.attributions for sample in samples) >= 5


def test_a_nested_content_lies_within_its_parents() -> None:
    for sample in load.load_attributions():
        for gold in sample.attributions:
            if gold.parent is None:
                continue
            outer = sample.attributions[gold.parent].content
            for span in gold.content:
                assert any(part.start <= span.start and span.end <= part.end for part in outer)


def test_claims_have_every_mood_tense_and_kind() -> None:
    claims = [claim for sample in load.load_claims() for claim in sample.claims]
    assert {claim.mood for claim in claims} == set(get_args(Mood))
    assert {claim.tense for claim in claims} == set(get_args(Tense))
    assert {claim.kind for claim in claims} == set(get_args(ClaimKind))


def test_flags_are_of_every_name_and_half_of_the_passages_are_controls() -> None:
    samples = load.load_flags()
    assert {name for sample in samples for _, name in sample.flags} == set(get_args(FlagName))
    assert 2 * sum(not sample.flags for sample in samples) == len(samples)


@pytest.mark.parametrize(
    ("loader", "row"),
    [
        (load.load_sentences, {"id": "x", "text": "One. Two.", "sentences": ["One."]}),
        (
            load.load_parses,
            {"id": "x", "text": "a b", "tokens": ["a", "b"], "upos": ["X", "X"], "head": [2, 1], "dep": ["dep", "dep"]},
        ),
        (load.load_names, {"id": "x", "text": "Bo ran.", "names": [{"text": "Bo", "occurrence": 1, "label": "PERSON"}]}),
        (load.load_names, {"id": "x", "text": "Bo ran.", "names": [{"text": "Bo", "occurrence": 0, "label": "DOG"}]}),
        (load.load_flags, {"id": "x", "text": "Bo ran.", "flags": [{"text": "Bo", "occurrence": 0, "name": "rudeness"}]}),
    ],
    ids=["words left over", "no root", "no second occurrence", "unknown label", "unknown flag"],
)
def test_a_row_that_contradicts_itself_is_refused(loader: object, row: dict[str, object], tmp_path: Path) -> None:
    path = tmp_path / "bad.jsonl"
    path.write_text(json.dumps(row), encoding="utf-8")
    assert callable(loader)
    with pytest.raises(load.SampleError):
        loader(path)
