"""A claim's labels between the rules and the second network: who overrules whom, and when."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from said_by_hand import choose, heard, silent
from sentences import SENTENCES, claim_of
from spacy.tokens import Doc

from sayso.claims import confidence
from sayso.claims.attribution import find_attributions
from sayso.claims.choices import CHOSEN_SHARE, NO_ACT, TRUST, VALUES, expected_value, settled, with_signals
from sayso.claims.extract import find_claims
from sayso.claims.syntax import Syntax, syntax_of
from sayso.reading.signals import CHOICES, Signals
from sayso.types import Act, Claim

DocFrom = Callable[..., Doc]
KILLED = 1
"""The token of "killed" in the sentence "naming": It killed people …"""
REPORTED = "He_PRP_nsubj_2 said_VBD_root_0=say that_IN_mark_5 rebels_NNS_nsubj_5=rebel left_VBD_ccomp_2=leave ~._._punct_2"
LEFT = 4
LABELS = ("kind", "mood", "tense", "polarity")
BY_RULES = {"kind": "event", "mood": "declarative", "tense": "past", "polarity": "positive", "innermost": "CT+"}
OTHERS = {"kind": "state", "mood": "question", "tense": "future", "polarity": "negative", "innermost": "PR-"}


@pytest.fixture(autouse=True)
def _even_weights(monkeypatch: pytest.MonkeyPatch) -> None:
    """Grade every claim alike, so that nothing here hangs on what the weights of the confidence are."""
    weights = (0.0,) * len(confidence.EVIDENCE)
    monkeypatch.setattr(confidence, "_weights", lambda: {True: weights, False: weights})


def killing(doc_from: DocFrom) -> tuple[Doc, Claim]:
    """Give "It killed people …" and the killing as the rules alone read it."""
    doc = doc_from(*SENTENCES["naming"])
    return doc, claim_of(find_claims(syntax_of(doc), (), ()), "kill")


def leaving(doc_from: DocFrom) -> tuple[Doc, Claim]:
    """Give "He said that rebels left." and the leaving as the rules alone read it."""
    doc = doc_from(REPORTED)
    syntax = syntax_of(doc)
    return doc, claim_of(find_claims(syntax, find_attributions(syntax, ()), ()), "leave")


def label_of(claim: Claim, name: str) -> str:
    return str(getattr(claim.commitment if name in {"innermost", "issuer"} else claim, name))


def agreeing(tokens: int, token: int, claim: Claim) -> Signals:
    """Give signals that are sure of all that the rules say of a claim."""
    signals = silent(tokens)
    for name in TRUST:
        choose(signals, name, token, label_of(claim, name))
    return signals


def test_every_label_that_is_settled_has_its_weight() -> None:
    assert {*LABELS, "innermost", "issuer"} == set(TRUST)
    assert set(TRUST) <= set(CHOICES)
    assert all(weight > 0 for weight in TRUST.values())


def test_the_scale_of_commitment_is_that_of_the_types() -> None:
    assert set(VALUES) == set(CHOICES["innermost"])
    assert VALUES["CT+"] == -VALUES["CT-"] == 3.0
    assert sorted(VALUES.values()) == [-3.0, -2.0, -1.0, 0.0, 1.0, 2.0, 3.0]


def test_without_signals_a_claim_stays_as_it_is(doc_from: DocFrom) -> None:
    doc, claim = killing(doc_from)
    syntax = syntax_of(doc)
    assert with_signals(syntax, KILLED, claim) is claim
    assert expected_value(syntax, KILLED) is None
    assert settled(syntax, KILLED, "tense", "past") == "past"


def test_a_network_that_agrees_changes_no_label(doc_from: DocFrom) -> None:
    doc, claim = killing(doc_from)
    found = with_signals(heard(doc, agreeing(len(doc), KILLED, claim)), KILLED, claim)
    assert replace(found, commitment=claim.commitment) == claim
    assert found.commitment.innermost == claim.commitment.innermost


@pytest.mark.parametrize("name", [*LABELS, "innermost"])
def test_a_confident_network_overrules_the_rules(doc_from: DocFrom, name: str) -> None:
    doc, claim = killing(doc_from)
    assert label_of(claim, name) == BY_RULES[name]
    signals = agreeing(len(doc), KILLED, claim)
    choose(signals, name, KILLED, OTHERS[name], odds=20.0)
    found = with_signals(heard(doc, signals), KILLED, claim)
    assert label_of(found, name) == OTHERS[name]
    for other in {*LABELS, "innermost"} - {name}:
        assert label_of(found, other) == BY_RULES[other]


@pytest.mark.parametrize("name", [*LABELS, "innermost"])
@pytest.mark.parametrize(("share", "overruled"), [(0.0, False), (0.9, False), (1.1, True)])
def test_what_a_rule_s_word_weighs_is_where_the_network_takes_over(
    doc_from: DocFrom, name: str, share: float, overruled: bool
) -> None:
    doc, claim = killing(doc_from)
    signals = agreeing(len(doc), KILLED, claim)
    choose(signals, name, KILLED, BY_RULES[name], odds=2.0)
    choose(signals, name, KILLED, OTHERS[name], odds=2.0 + share * TRUST[name])
    found = with_signals(heard(doc, signals), KILLED, claim)
    assert label_of(found, name) == (OTHERS if overruled else BY_RULES)[name]


def test_a_network_that_knows_nothing_leaves_every_label_to_the_rules(doc_from: DocFrom) -> None:
    doc, claim = leaving(doc_from)
    found = with_signals(heard(doc, silent(len(doc))), LEFT, claim)
    assert [label_of(found, name) for name in TRUST] == [label_of(claim, name) for name in TRUST]


def test_the_network_is_asked_at_the_predicate_and_nowhere_else(doc_from: DocFrom) -> None:
    doc, claim = killing(doc_from)
    signals = agreeing(len(doc), KILLED, claim)
    for token in range(len(doc)):
        if token != KILLED:
            choose(signals, "tense", token, "future", odds=20.0)
    assert with_signals(heard(doc, signals), KILLED, claim).tense == "past"


def test_without_a_chain_the_issuer_is_the_innermost_source(doc_from: DocFrom) -> None:
    doc, claim = killing(doc_from)
    signals = agreeing(len(doc), KILLED, claim)
    choose(signals, "innermost", KILLED, "PS+", odds=20.0)
    choose(signals, "issuer", KILLED, "CT-", odds=20.0)
    found = with_signals(heard(doc, signals), KILLED, claim)
    assert claim.chain == ()
    assert (found.commitment.innermost, found.commitment.issuer) == ("PS+", "PS+")


def test_under_a_chain_the_issuer_is_settled_apart(doc_from: DocFrom) -> None:
    doc, claim = leaving(doc_from)
    assert claim.chain
    assert (claim.commitment.innermost, claim.commitment.issuer) == ("CT+", "U")
    signals = agreeing(len(doc), LEFT, claim)
    choose(signals, "issuer", LEFT, "PR-", odds=20.0)
    found = with_signals(heard(doc, signals), LEFT, claim)
    assert (found.commitment.innermost, found.commitment.issuer) == ("CT+", "PR-")


@pytest.mark.parametrize("event", ["", "AID"])
def test_the_network_takes_no_act_away_and_changes_none(doc_from: DocFrom, event: str) -> None:
    doc, claim = killing(doc_from)
    signals = agreeing(len(doc), KILLED, claim)
    choose(signals, "plover", KILLED, event, odds=20.0)
    assert claim.act is not None
    assert with_signals(heard(doc, signals), KILLED, claim).act == claim.act


@pytest.mark.parametrize(("odds", "act"), [(NO_ACT - 0.1, None), (NO_ACT + 0.1, Act("RETREAT"))])
def test_where_the_lexicon_has_no_act_a_sure_network_gives_one(doc_from: DocFrom, odds: float, act: Act | None) -> None:
    doc, claim = leaving(doc_from)
    claim = replace(claim, act=None)
    signals = agreeing(len(doc), LEFT, claim)
    choose(signals, "plover", LEFT, "RETREAT", odds=odds)
    assert with_signals(heard(doc, signals), LEFT, claim).act == act


@pytest.mark.parametrize("value", VALUES)
def test_a_sure_network_expects_the_value_that_it_is_sure_of(doc_from: DocFrom, value: str) -> None:
    doc, _ = killing(doc_from)
    signals = silent(len(doc))
    choose(signals, "innermost", KILLED, value, odds=40.0)
    assert expected_value(heard(doc, signals), KILLED) == pytest.approx(VALUES[value])  # type: ignore[index]


def test_a_network_that_knows_nothing_expects_neither_yes_nor_no(doc_from: DocFrom) -> None:
    doc, _ = killing(doc_from)
    assert expected_value(heard(doc, silent(len(doc))), KILLED) == pytest.approx(0.0)


@pytest.mark.parametrize("value", VALUES)
def test_a_network_that_is_sure_gives_the_score(doc_from: DocFrom, value: str) -> None:
    doc, claim = killing(doc_from)
    signals = agreeing(len(doc), KILLED, claim)
    choose(signals, "innermost", KILLED, value, odds=40.0)
    assert with_signals(heard(doc, signals), KILLED, claim).commitment.score == pytest.approx(VALUES[value], abs=0.01)  # type: ignore[index]


def test_the_score_of_an_unsure_network_lies_between_the_value_chosen_and_what_it_expects(doc_from: DocFrom) -> None:
    doc, claim = killing(doc_from)
    syntax = heard(doc, silent(len(doc)))
    found = with_signals(syntax, KILLED, claim).commitment
    assert found.innermost == "CT+"
    assert found.score == pytest.approx(CHOSEN_SHARE * VALUES["CT+"] + (1 - CHOSEN_SHARE) * 0.0, abs=0.01)


def drawn(tokens: int, seed: int, spread: float) -> Signals:
    signals = silent(tokens)
    signals.choices[:] = np.random.default_rng(seed).normal(0, spread, signals.choices.shape)
    return signals


@given(st.sampled_from(sorted(SENTENCES)), st.integers(0, 2**16), st.sampled_from([0.5, 4.0, 60.0]))
@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_whatever_the_network_says_labels_are_of_the_types_and_scores_on_their_scale(
    doc_from: DocFrom, name: str, seed: int, spread: float
) -> None:
    doc = doc_from(*SENTENCES[name])
    syntax: Syntax = heard(doc, drawn(len(doc), seed, spread))
    for claim in find_claims(syntax, find_attributions(syntax, ()), ()):
        assert -3.0 <= claim.commitment.score <= 3.0
        assert all(label_of(claim, choice) in CHOICES[choice] for choice in TRUST)
        assert claim.chain or claim.commitment.innermost == claim.commitment.issuer
