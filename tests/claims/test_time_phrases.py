"""Time expressions by token: the whole expression from any of its words, and an endless sentence read in pieces."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st
from spacy.tokens import Doc

from sayso.claims.syntax import Syntax, syntax_of
from sayso.claims.time_phrases import PIECE, expression_at

WORDS = ["two", "weeks", "ago", "May", "4", ",", "2007", "from", "now", "\x00", "Тhursday", "99", "the", "of", "every"]


def _flat(doc_from: Callable[..., Doc], words: Sequence[str]) -> Syntax:
    """Give a sentence whose words all hang from its first."""
    return syntax_of(doc_from(" ".join(f"{word}_NN_{'root_0' if at == 0 else 'dep_1'}" for at, word in enumerate(words))))


@pytest.mark.parametrize(
    ("text", "word", "expected"),
    [
        ("They left two weeks ago today", 3, "two weeks ago today"),
        ("They met on July 4 , 2006", 6, "July 4 , 2006"),
        ("They left Karvel on foot", 2, None),
        ("They left on 31 foot", 4, None),
    ],
)
def test_any_word_of_an_expression_gives_the_whole(
    doc_from: Callable[..., Doc], text: str, word: int, expected: str | None
) -> None:
    syntax = _flat(doc_from, text.split())
    found = expression_at(syntax, word)
    assert (found and syntax.span(*found).text) == expected


def test_a_sentence_without_an_end_is_read_in_pieces(doc_from: Callable[..., Doc]) -> None:
    syntax = _flat(doc_from, [*["stones"] * (10 * PIECE), "two", "weeks", "ago", *["x" * 10_000]])
    found = expression_at(syntax, 10 * PIECE + 1)
    assert found is not None
    assert syntax.span(*found).text == "two weeks ago"


@given(st.lists(st.sampled_from(WORDS), min_size=1, max_size=30), st.data())
def test_an_expression_holds_the_word_it_was_asked_for(doc_from: Callable[..., Doc], words: list[str], data: st.DataObject) -> None:
    syntax = _flat(doc_from, words)
    token = data.draw(st.integers(0, len(syntax) - 1))
    found = expression_at(syntax, token)
    assert found is None or found[0] <= token <= found[1]
