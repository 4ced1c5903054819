"""The lexicon of cues: well formed, and graded as its sources hold what they report."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from spacy.tokens import Doc

from sayso.claims.cues import commitment_of, cue_at, lexicon, word_list
from sayso.claims.syntax import syntax_of


def test_every_entry_has_a_construction_or_stands_alone() -> None:
    words = lexicon()
    assert len(words.verbs) > 200
    assert len(words.nouns) > 80
    assert all(cue.frames or cue.prepositions for cue in (*words.verbs.values(), *words.nouns.values(), *words.adjectives.values()))
    assert all(lemma == cue.lemma == lemma.lower() for lemma, cue in words.verbs.items())


@pytest.mark.parametrize("name", ["granted", "speakers", "willing", "light", "vague", "object-control"])
def test_every_short_list_is_there(name: str) -> None:
    assert word_list(name)


@pytest.mark.parametrize(
    ("verb", "lemma", "plain", "negated"),
    [
        ("said", "say", "CT+", "U"),
        ("deny", "deny", "CT-", "U"),
        ("believe", "believe", "PR+", "PR-"),
        ("doubt", "doubt", "PR-", "PR+"),
        ("ask", "ask", "U", "U"),
    ],
)
def test_a_negated_cue_commits_its_source_otherwise(
    doc_from: Callable[..., Doc], verb: str, lemma: str, plain: str, negated: str
) -> None:
    syntax = syntax_of(doc_from(f"They_PRP_nsubj_2 {verb}_VBP_root_0={lemma} so_RB_advmod_2"))
    assert commitment_of(syntax, 1) == plain
    syntax = syntax_of(doc_from(f"They_PRP_nsubj_4 do_VBP_aux_4 not_RB_advmod_4 {verb}_VB_root_0={lemma} so_RB_advmod_4"))
    assert commitment_of(syntax, 3) == negated


def test_what_a_source_refuses_to_say_commits_it_to_nothing(doc_from: Callable[..., Doc]) -> None:
    syntax = syntax_of(doc_from("They_PRP_nsubj_2 refused_VBD_root_0=refuse to_TO_mark_4 say_VB_xcomp_2 why_WRB_obj_4"))
    assert commitment_of(syntax, 3) == "U"


def test_a_bare_quotation_is_asserted(doc_from: Callable[..., Doc]) -> None:
    syntax = syntax_of(doc_from("Yes_UH_root_0"))
    assert commitment_of(syntax, None) == "CT+"
    assert cue_at(syntax, 0) is None
