from __future__ import annotations

import time

import pytest
import spacy
from hypothesis import given, settings
from hypothesis import strategies as st

from sayso.reading.tokens import LONGEST_STRETCH, SteadyTokenizer

BLANK = spacy.blank("en")
STEADY = SteadyTokenizer(BLANK.vocab, BLANK.tokenizer)


@given(st.lists(st.sampled_from(["a", '"', "x" * 399, "y" * 401, "z" * 900, "😀", "\u00a0", " ", "  ", "\n\n"]), max_size=12))
@settings(max_examples=60, deadline=None)
def test_tokens_joined_are_the_text(parts: list[str]) -> None:
    text = "".join(parts)
    doc = STEADY(text)
    assert doc.text == text
    assert all(text[token.idx : token.idx + len(token)] == token.text for token in doc)


def test_ordinary_text_is_cut_as_spacy_cuts_it() -> None:
    text = "They didn't go, he said (twice)."
    assert [token.text for token in STEADY(text)] == [token.text for token in BLANK.make_doc(text)]


@pytest.mark.parametrize("text", ['"' * 100_000, "a" * 1_000_000 + "!", "(" * 50_000, "'s" * 50_000, "-" * 100_000])
def test_bait_takes_no_longer_than_its_length(text: str) -> None:
    began = time.process_time()
    assert STEADY(text).text == text
    assert time.process_time() - began < 20
    assert len(text) > LONGEST_STRETCH
