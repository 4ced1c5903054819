"""Which act a predicate is, and that the lexicon of acts keeps to its own vocabulary."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable

import pytest
from sentences import claim_of, syntax_for
from spacy.tokens import Doc

from sayso.claims.extract import find_claims
from sayso.claims.syntax import syntax_of
from sayso.claims.vocabulary import acts, rows

EVENTS = {
    *("AGREE", "CONSULT", "SUPPORT", "COOPERATE", "AID", "YIELD", "REQUEST", "ACCUSE", "REJECT", "THREATEN", "PROTEST", "SANCTION"),
    *("MOBILIZE", "COERCE", "ASSAULT"),
}

ACTS = [
    ("son", "arrest", ("COERCE", "arrest")),
    ("breakout", "kill", ("ASSAULT", None)),
    ("naming", "call", ("ACCUSE", "allege")),
    ("opened fire", "open fire", ("ASSAULT", "firearms")),
    ("light", "attack", ("ASSAULT", None)),
    ("promised", "release", ("YIELD", "release")),
    ("title", "provoke", None),
    ("apposition", "imam", None),
]
CALLS = [
    ("They_PRP_nsubj_2 called_VBD_root_0=call for_IN_case_4 talks_NNS_obl_2=talk ~._._punct_2", ("REQUEST", None)),
    ("They_PRP_nsubj_2 called_VBD_root_0=call the_DT_det_4 doctor_NN_obj_2 ~._._punct_2", None),
    (
        "They_PRP_nsubj:pass_3 are_VBP_aux:pass_3=be called_VBN_root_0=call bandits_NNS_xcomp_3=bandit ~._._punct_3",
        ("ACCUSE", "allege"),
    ),
]


@pytest.mark.parametrize(("sentence", "lemma", "act"), ACTS)
def test_the_lexicon_names_the_act(
    doc_from: Callable[..., Doc], sentence: str, lemma: str, act: tuple[str, str | None] | None
) -> None:
    found = claim_of(find_claims(syntax_for(doc_from, sentence), (), ()), lemma).act
    assert (found and (found.plover, found.mode)) == act


@pytest.mark.parametrize(("notation", "act"), CALLS)
def test_calling_somebody_something_is_not_calling_for_something(
    doc_from: Callable[..., Doc], notation: str, act: tuple[str, str | None] | None
) -> None:
    found = claim_of(find_claims(syntax_of(doc_from(notation)), (), ()), "call").act
    assert (found and (found.plover, found.mode)) == act


def test_words_alone_kill_nobody(doc_from: Callable[..., Doc]) -> None:
    notation = (
        "The_DT_det_3 verbal_JJ_amod_3 attack_NN_nsubj_6 on_IN_case_5 judges_NNS_nmod_3=judge "
        "continued_VBD_root_0=continue ~._._punct_6"
    )
    assert claim_of(find_claims(syntax_of(doc_from(notation)), (), ()), "attack").act is None


def test_the_lexicon_holds_the_commonest_words_under_plovers_events_alone() -> None:
    assert len(acts()) >= 300
    assert {act.plover for act in acts().values()} == EVENTS
    assert {pos for _, pos in acts()} == {"VERB", "NOUN"}


def test_no_word_is_entered_twice() -> None:
    entered = Counter((row[0], row[1]) for row in rows("acts"))
    assert [key for key, count in entered.items() if count > 1] == []


@pytest.mark.parametrize(
    ("notation", "lemma", "act"),
    [
        ("Guards_NNS_nsubj_2=guard fired_VBD_root_0=fire ~._._punct_2", "fire", ("ASSAULT", "firearms")),
        ("They_PRP_nsubj_2 fired_VBD_root_0=fire the_DT_det_4 minister_NN_obj_2 ~._._punct_2", "fire", ("SANCTION", "expel")),
        ("Shots_NNS_nsubj:pass_3=shot were_VBD_aux:pass_3=be fired_VBN_root_0=fire ~._._punct_3", "fire", ("ASSAULT", "firearms")),
        ("Miners_NNS_nsubj_2=miner struck_VBD_root_0=strike ~._._punct_2", "strike", ("PROTEST", "strike")),
        ("Guards_NNS_nsubj_2=guard struck_VBD_root_0=strike him_PRP_obj_2=he ~._._punct_2", "strike", ("ASSAULT", None)),
    ],
)
def test_an_object_tells_one_act_from_another(
    doc_from: Callable[..., Doc], notation: str, lemma: str, act: tuple[str, str | None]
) -> None:
    found = claim_of(find_claims(syntax_of(doc_from(notation)), (), ()), lemma).act
    assert (found and (found.plover, found.mode)) == act
