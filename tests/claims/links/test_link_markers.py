"""Which words mark a clause: the longest connective before its head, wherever a parser hangs its words."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from link_samples import clause, gerund, phrase
from spacy.tokens import Doc

from sayso.claims.links.lexicon import Place
from sayso.claims.links.markers import connective_at, marker_of, preposition_of
from sayso.claims.syntax import Syntax, syntax_of

MARKED: list[tuple[str, str, tuple[Place, ...], str | None]] = [
    (clause("in order that"), "attacked", ("clause",), "in order that"),
    (clause("even if"), "attacked", ("clause",), "even if"),
    (clause("if"), "attacked", ("phrase",), None),
    (clause("where"), "attacked", ("clause",), None),
    (gerund("instead of"), "attacking", ("gerund", "clause"), "instead of"),
    (phrase("as a result of"), "attacks", ("phrase",), "as a result of"),
    (phrase("After"), "attacks", ("phrase",), "After"),
]


def syntax_with(doc_from: Callable[..., Doc], notation: str, word: str) -> tuple[Syntax, int]:
    syntax = syntax_of(doc_from(notation))
    return syntax, syntax.words.index(word)


@pytest.mark.parametrize(("notation", "head", "places", "cue"), MARKED)
def test_the_longest_connective_marks_a_clause(
    doc_from: Callable[..., Doc], notation: str, head: str, places: tuple[Place, ...], cue: str | None
) -> None:
    syntax, token = syntax_with(doc_from, notation, head)
    found = marker_of(syntax, token, places)
    assert (found and syntax.span(*found[1]).text) == cue


def test_a_word_inside_a_connective_finds_all_of_it(doc_from: Callable[..., Doc]) -> None:
    syntax, token = syntax_with(doc_from, phrase("as a result of"), "result")
    found = connective_at(syntax, token, "phrase", token + 2)
    assert found is not None
    assert found[1] == (0, 3)


def test_a_connective_ends_before_the_head_that_it_marks(doc_from: Callable[..., Doc]) -> None:
    syntax, token = syntax_with(doc_from, phrase("as a result of"), "result")
    assert connective_at(syntax, token, "phrase", token) is None


def test_a_connective_behind_its_clause_marks_nothing(doc_from: Callable[..., Doc]) -> None:
    syntax, token = syntax_with(doc_from, "Guards_NNS_nsubj_2=guard left_VBD_root_0=leave after_IN_mark_2", "left")
    assert marker_of(syntax, token, ("clause",)) is None


def test_a_preposition_is_found_among_those_asked_for(doc_from: Callable[..., Doc]) -> None:
    syntax, token = syntax_with(doc_from, phrase("for"), "attacks")
    assert preposition_of(syntax, token, "on", "for") == 0
    assert preposition_of(syntax, token, "over") is None
