"""Links of the third network: told where it is sure, words signal them, and no rule has tied the two claims."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest
from spacy.tokens import Doc

from sayso.claims.extract import find_claims
from sayso.claims.links import find_links
from sayso.claims.syntax import syntax_of
from sayso.reading.causal import CausalRelation, CausalSentence, Range
from sayso.types import Link

# Guards beat the miners over the attack on Karrow.  (tokens from 0)
TEXT = (
    "Guards_NNS_nsubj_2=guard beat_VBP_root_0 the_DT_det_4 miners_NNS_obj_2=miner over_IN_case_7 the_DT_det_7 attack_NN_obl_2 "
    "on_IN_case_9 Karrow_NNP_nmod_7"
)
EFFECT, CAUSE, OVER = (0, 3), (5, 8), (4, 4)
Found = Callable[..., list[tuple[str, str, str, str | None]]]


@pytest.fixture
def found(doc_from: Callable[..., Doc]) -> Found:
    """Give the links of the sentence where the network tells of one relation, by lemmas."""

    def links(cause: Range | None = CAUSE, effect: Range | None = EFFECT, signal: Range | None = OVER, score: float = 0.9,
              text: str = TEXT) -> list[tuple[str, str, str, str | None]]:  # fmt: skip
        syntax = syntax_of(doc_from(text))
        told = CausalSentence(0, score, (CausalRelation(cause, effect, signal, score),))
        claims = find_claims(syntax, (), ())
        lemma = {claim.id: claim.predicate.lemma for claim in claims}
        made: tuple[Link, ...] = find_links(replace(syntax, causals=(told,)), claims, ())
        return [(lemma[one.from_], lemma[one.to], one.relation, one.cue.text if one.cue else None) for one in made]

    return links


def test_a_sure_relation_with_a_signal_is_a_link_of_cause(found: Found) -> None:
    assert found() == [("attack", "beat", "cause", "over")]


@pytest.mark.parametrize(
    "relation",
    [{"score": 0.79}, {"signal": None}, {"cause": None}, {"effect": None}, {"effect": CAUSE}, {"cause": (2, 3)}],
    ids=["not sure", "no signal", "no cause", "no effect", "one claim", "no claim in the cause"],
)
def test_what_is_unsure_unsignalled_or_no_two_claims_is_no_link(found: Found, relation: dict[str, object]) -> None:
    assert found(**relation) == []


def test_the_signals_own_words_are_neither_end(found: Found) -> None:
    sparked = (
        "The_DT_det_2 attack_NN_nsubj_5 on_IN_case_4 Karrow_NNP_nmod_2 worried_VBD_root_0=worry guards_NNS_obj_5=guard "
        "over_IN_case_9 the_DT_det_9 arrest_NN_obl_5 of_IN_case_11 miners_NNS_nmod_9=miner"
    )
    assert found((0, 3), (4, 10), (4, 4), text=sparked) == [("attack", "arrest", "cause", "worried")]


def test_what_a_rule_has_tied_is_not_told_again_the_other_way_round(found: Found) -> None:
    after = TEXT.replace("over_IN", "after_IN")
    assert found(EFFECT, CAUSE, OVER, text=after) == [("attack", "beat", "sequence", "after")]


def test_signals_that_the_rules_know_every_use_of_are_left_to_them(found: Found) -> None:
    assert found(text=TEXT.replace("over_IN", "as_IN")) == []
