"""Phrases are found by lemma or form, and the lists keep to their shape."""

from __future__ import annotations

from collections.abc import Callable
from typing import get_args

import pytest
from spacy.tokens import Doc

from sayso.claims.flags.phrases import Phrases, forms_of, word_class, words_of
from sayso.claims.syntax import syntax_of
from sayso.claims.vocabulary import rows
from sayso.types import FlagName

SENTENCE = "The_DT_det_2 mill_NN_nsubj_3 became_VBD_root_0=become known_JJ_xcomp_3 to_IN_case_6 all_DT_obl_4"


@pytest.mark.parametrize(
    ("phrase", "found"),
    [("become known", (2, 3)), ("become _ to", (2, 4)), ("mill", (1, 1)), ("known all", None), ("all the", None)],
)
def test_a_phrase_stands_where_all_its_words_do(doc_from: Callable[..., Doc], phrase: str, found: tuple[int, int] | None) -> None:
    syntax = syntax_of(doc_from(SENTENCE))
    assert next((where for _, where in Phrases.of([phrase]).find(syntax, 0, len(syntax) - 1)), None) == found


def test_the_longest_phrase_is_taken(doc_from: Callable[..., Doc]) -> None:
    syntax = syntax_of(doc_from(SENTENCE))
    assert Phrases.of(["become", "become known", "become known to"]).at(syntax, 2) == ("become", "known", "to")


@pytest.mark.parametrize(
    ("word", "form"),
    [("cripple", "crippled"), ("lie", "lying"), ("gut", "gutted"), ("hero", "heroes"), ("bully", "bullied"), ("rob", "robbing")],
)
def test_forms_are_known_without_a_lemma(word: str, form: str) -> None:
    assert form in forms_of(word)


def test_short_words_have_no_other_form() -> None:
    assert forms_of("it") == {"it"}


def test_hyphens_stand_alone_as_the_tokenizer_leaves_them() -> None:
    assert words_of("job-killing") == ("job", "-", "killing")


def test_every_cue_belongs_to_a_flag_and_every_line_has_a_source() -> None:
    assert {flag for flag, *_ in rows("flag_cues")} <= set(get_args(FlagName))
    assert {source for name in ("flag_cues", "flag_words", "flag_questions") for *_, source in rows(name)} == {"guideline", "ours"}
    assert len({tuple(line[:3]) for line in rows("flag_cues")}) == len(rows("flag_cues"))
    assert all(name.partition(".")[0] in get_args(FlagName) and word_class(name) for name, *_ in rows("flag_words"))
