"""When: dates, spells, happenings and adverbs, the most definite first."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from sentences import claim_of, syntax_for
from spacy.tokens import Doc

from sayso.claims.extract import find_claims
from sayso.claims.syntax import syntax_of

SENTENCE_TIMES = [
    ("beginning", "arrest", "In the beginning of 2015"),
    ("beginning", "kill", "In the beginning of 2015"),
    ("prisoner", "be", "to this day"),
    ("habit", "arrest", "Every time after such incidents"),
    ("escape", "search", "After the escape of some prisoners from the jail"),
    ("place", "take place", "recently"),
    ("breakout", "escape", None),
]
TAILS = [
    ("on_IN_case_4 Monday_NNP_obl_2=monday", "on Monday"),
    ("at_IN_case_4 18:52_CD_obl_2", "at 18:52"),
    ("during_IN_case_5 the_DT_det_5 rule_NN_obl_2 of_IN_case_7 Verel_NNP_nmod_5", "during the rule of Verel"),
    ("throughout_IN_case_5 the_DT_det_5 country_NN_obl_2", None),
    ("for_IN_case_4 money_NN_obl_2", None),
    ("on_IN_case_4 3_CD_obl_2 March_NNP_nmod:unmarked_4=march 2021_CD_nmod:unmarked_4", "on 3 March 2021"),
]


@pytest.mark.parametrize(("sentence", "lemma", "when"), SENTENCE_TIMES)
def test_a_clause_takes_its_time(doc_from: Callable[..., Doc], sentence: str, lemma: str, when: str | None) -> None:
    found = claim_of(find_claims(syntax_for(doc_from, sentence), (), ()), lemma).when
    assert (found and found.text) == when


@pytest.mark.parametrize(("tail", "when"), TAILS)
def test_a_phrase_is_a_time_by_its_noun_or_its_preposition(doc_from: Callable[..., Doc], tail: str, when: str | None) -> None:
    syntax = syntax_of(doc_from(f"They_PRP_nsubj_2 left_VBD_root_0=leave {tail} ~._._punct_2"))
    found = claim_of(find_claims(syntax, (), ()), "leave").when
    assert (found and found.text) == when
