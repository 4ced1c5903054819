from __future__ import annotations

import random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from training_rows import document, sent

from sayso.reading.features import GAP
from training.examples import tree_example
from training.windows import UNKNOWN, Rates, Window, cut, roughen

DOCUMENT = tree_example(document(*(sent(f"Word{number} and more , said he .", par=number % 3 == 0) for number in range(60))), "ewt")
CALM = Rates(ragged=0, single=0)


@given(st.integers(0, 1000))
@settings(max_examples=25)
def test_windows_cover_a_document_once(seed: int) -> None:
    windows = list(cut(DOCUMENT, CALM, random.Random(seed)))
    assert [word for window in windows for word in window.words] == list(DOCUMENT.words)


@given(st.integers(0, 1000))
@settings(max_examples=50)
def test_roughened_windows_stay_aligned_and_their_heads_inside(seed: int) -> None:
    chance = random.Random(seed)
    rates = Rates(quotes=0.9, final=0.5, capitals=0.5, uncased=0.3, bare=0.5, joined=0.5)
    for window in cut(DOCUMENT, rates, chance):
        rough = roughen(window, rates, chance)
        count = len(rough.words)
        assert count
        for layer in (rough.gaps, rough.sentence, rough.upos, rough.lemma, rough.head, rough.dep):
            assert layer is not None
            assert len(layer) == count
        assert rough.head is not None
        assert rough.sentence is not None
        for word, head in enumerate(rough.head):
            assert head == UNKNOWN or rough.sentence[head] == rough.sentence[word]


def test_without_marks_the_words_stand_further_apart() -> None:
    window = next(cut(DOCUMENT, Rates(single=1.0, ragged=0), random.Random(1)))
    rough = roughen(window, Rates(bare=1.0, quotes=0, capitals=0, uncased=0, joints=("spaces",)), random.Random(1))
    assert rough.words == ["Word0", "and", "more", "said", "he"]
    assert rough.gaps[3] == GAP["spaces"]


@pytest.mark.parametrize(("before", "after"), [(['"', "Yes", '"'], ["“", "Yes", "”"]), (["“", "Yes", "”"], ['"', "Yes", '"'])])
def test_quotes_turn_from_straight_to_curly_and_back(before: list[str], after: list[str]) -> None:
    rates = Rates(quotes=1.0, uncased=0, joined=0)
    assert roughen(Window(before, [0, 0, 0]), rates, random.Random(3)).words == after
