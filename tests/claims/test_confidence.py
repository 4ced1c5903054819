"""How sure the reading of a claim is: what is known of it, and the chance that is made of that."""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import replace

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from said_by_hand import choose, give_roles, heard, mark, silent
from sentences import SENTENCES, claim_of
from spacy.tokens import Doc

from sayso.claims import confidence
from sayso.claims.attributed import Attributed
from sayso.claims.attribution import find_attributions
from sayso.claims.confidence import EVIDENCE, evidence_of, graded
from sayso.claims.extract import find_claims
from sayso.claims.syntax import Syntax
from sayso.reading.signals import Signals, roles_of
from sayso.types import Claim

DocFrom = Callable[..., Doc]
REPORTED = "He_PRP_nsubj_2 said_VBD_root_0=say that_IN_mark_5 rebels_NNS_nsubj_5=rebel left_VBD_ccomp_2=leave ~._._punct_2"
SAID, LEFT = 1, 4
OF_SIGNALS = ("predicate-odds", "cue-odds", "content-chance", "own-odds", "label-chance")


def weights_of(always: float = 0.0, **by_name: float) -> tuple[float, ...]:
    """Give weights that are 0 but for those named; `_` stands for a hyphen."""
    named = {"always": always} | {name.replace("_", "-"): weight for name, weight in by_name.items()}
    assert set(named) <= set(EVIDENCE)
    return tuple(named.get(name, 0.0) for name in EVIDENCE)


@pytest.fixture(autouse=True)
def weigh(monkeypatch: pytest.MonkeyPatch) -> Callable[[tuple[float, ...], tuple[float, ...]], None]:
    """Put weights in the place of the file's, with signals and without; to begin with nothing weighs anything."""

    def put(with_signals: tuple[float, ...], without: tuple[float, ...]) -> None:
        monkeypatch.setattr(confidence, "_weights", lambda: {True: with_signals, False: without})

    put(weights_of(), weights_of())
    return put


def read(syntax: Syntax) -> tuple[tuple[Claim, ...], tuple[Attributed, ...]]:
    attributed = find_attributions(syntax, ())
    return find_claims(syntax, attributed, ()), attributed


def evidence(syntax: Syntax, lemma: str) -> dict[str, float]:
    """Give by name what is known of a claim."""
    claims, attributed = read(syntax)
    by_id = {one.attribution.id: one for one in attributed}
    return dict(zip(EVIDENCE, evidence_of(syntax, claim_of(claims, lemma), by_id), strict=True))


def test_each_kind_of_evidence_has_one_name() -> None:
    assert len(set(EVIDENCE)) == len(EVIDENCE)


@pytest.mark.parametrize("name", SENTENCES)
def test_every_claim_has_all_the_evidence_with_signals_and_without(doc_from: DocFrom, name: str) -> None:
    for signals in (None, silent(len(SENTENCES[name][0].split()))):
        syntax = heard(doc_from(*SENTENCES[name]), signals)
        claims, attributed = read(syntax)
        by_id = {one.attribution.id: one for one in attributed}
        for claim in claims:
            found = evidence_of(syntax, claim, by_id)
            assert len(found) == len(EVIDENCE)
            assert found[0] == 1.0
            assert all(math.isfinite(value) and abs(value) <= 10 for value in found)


WHAT_IS_KNOWN = [
    ("naming", "kill", {"verb": 1, "noun": 0, "agents": 1, "patients": 1, "no-agent": 0, "pronoun": 1, "act": 1, "state": 0}),
    ("breakout", "escape", {"verb": 1, "agents": 1, "patients": 0, "no-patient": 1, "pronoun": 0, "name": 1}),
    ("escape", "escape", {"verb": 0, "noun": 1}),
    ("son", "be", {"state": 1, "act": 0}),
    ("gap", "vanish", {"name": 0, "chain": 0, "depth": 0, "quoted": 0}),
    ("habit", "oppress", {"patients": 1, "pronoun": 1}),
]


@pytest.mark.parametrize(("name", "lemma", "known"), WHAT_IS_KNOWN)
def test_what_is_known_of_a_claim(doc_from: DocFrom, name: str, lemma: str, known: dict[str, float]) -> None:
    found = evidence(heard(doc_from(*SENTENCES[name]), None), lemma)
    assert {key: found[key] for key in known} == known


def test_a_reported_claim_has_its_chain(doc_from: DocFrom) -> None:
    found = evidence(heard(doc_from(REPORTED), None), "leave")
    assert (found["chain"], found["depth"], found["quoted"]) == (1.0, 0.0, 0.0)


def test_a_long_sentence_counts_only_so_long(doc_from: DocFrom) -> None:
    many = " ".join("then_RB_advmod_2" for _ in range(400))
    found = evidence(
        heard(doc_from(f"Rebels_NNS_nsubj_2=rebel attacked_VBD_root_0=attack Karvel_NNP_obj_2 {many}"), None), "attack"
    )
    assert found["length"] == 3.0


def test_without_signals_they_say_nothing(doc_from: DocFrom) -> None:
    found = evidence(heard(doc_from(REPORTED), None), "leave")
    assert [found[name] for name in OF_SIGNALS] == [0.0] * 5


def test_what_the_signals_say_of_a_reported_claim(doc_from: DocFrom) -> None:
    signals = silent(6)
    mark(signals, "predicate", LEFT, 3.0)
    mark(signals, "cue", SAID, 60.0)
    choose(signals, "tense", LEFT, "past", 40.0)
    choose(signals, "mood", LEFT, "declarative", 40.0)
    give_roles(signals, SAID, {"source": [0], "cue": [1], "content": [2, 3, 4]}, first=0, after=5)
    found = evidence(heard(doc_from(REPORTED), signals), "leave")
    assert found["predicate-odds"] == pytest.approx(0.5)
    assert found["cue-odds"] == 1.0
    assert found["content-chance"] > 0.95
    assert found["own-odds"] == 0.0
    assert found["label-chance"] == pytest.approx(1.0)


def test_a_claim_outside_the_window_of_its_cue_s_roles_is_in_nobody_s_content(doc_from: DocFrom) -> None:
    signals = silent(6)
    mark(signals, "cue", SAID)
    give_roles(signals, SAID, {"cue": [1]}, first=0, after=2)
    assert evidence(heard(doc_from(REPORTED), signals), "leave")["content-chance"] == 0.0


@pytest.mark.parametrize(("odds", "own"), [(-60.0, 1.0), (-3.0, 0.5), (0.0, 0.0), (3.0, -0.5), (60.0, -1.0)])
def test_an_own_claim_is_the_surer_the_less_its_words_look_like_somebody_s(doc_from: DocFrom, odds: float, own: float) -> None:
    signals = silent(len(SENTENCES["naming"][0].split()))
    mark(signals, "content", 1, odds)
    assert evidence(heard(doc_from(*SENTENCES["naming"]), signals), "kill")["own-odds"] == pytest.approx(own)


def test_where_tense_and_mood_are_doubtful_the_more_doubtful_counts(doc_from: DocFrom) -> None:
    signals = silent(len(SENTENCES["naming"][0].split()))
    choose(signals, "tense", 1, "past", 40.0)
    found = evidence(heard(doc_from(*SENTENCES["naming"]), signals), "kill")
    assert found["label-chance"] == pytest.approx(0.25)


@pytest.mark.parametrize(
    ("always", "chance"), [(-700.0, 0.02), (-9.0, 0.02), (-1.0986, 0.25), (0.0, 0.5), (1.0986, 0.75), (9.0, 0.98), (700.0, 0.98)]
)
def test_confidence_is_a_chance_that_is_never_quite_no_and_never_quite_yes(always: float, chance: float) -> None:
    assert confidence._chance((always,), (1.0,)) == chance


def test_a_claim_with_a_thousand_participants_has_the_least_confidence(
    doc_from: DocFrom, weigh: Callable[[tuple[float, ...], tuple[float, ...]], None]
) -> None:
    weigh(weights_of(), weights_of(others=-1e300))
    more = " ".join(f"with_IN_case_{place} Bo_NNP_obl_2" for place in range(5, 2005, 2))
    claims, _ = read(heard(doc_from(f"Soldiers_NNS_nsubj_2=soldier killed_VBD_root_0=kill Ana_NNP_obj_2 {more}"), None))
    assert [claim.confidence for claim in claims] == [0.02]


def test_claims_are_graded_and_nothing_else_of_them_changes(
    doc_from: DocFrom, weigh: Callable[[tuple[float, ...], tuple[float, ...]], None]
) -> None:
    syntax = heard(doc_from(*SENTENCES["breakout"]), None)
    claims, attributed = read(syntax)
    assert {claim.confidence for claim in claims} == {0.5}
    weigh(weights_of(), weights_of(no_patient=-1.0986))
    found = graded(syntax, claims, attributed)
    assert [claim.confidence for claim in found] == [0.25 if claim.predicate.lemma == "escape" else 0.5 for claim in claims]
    assert tuple(replace(claim, confidence=0.5) for claim in found) == claims


def test_readings_with_signals_and_without_have_weights_of_their_own(
    doc_from: DocFrom, weigh: Callable[[tuple[float, ...], tuple[float, ...]], None]
) -> None:
    weigh(weights_of(1.0986), weights_of(-1.0986))
    for signals, chance in ((None, 0.25), (_sure_of_the_report(silent(6)), 0.75)):
        claims, _ = read(heard(doc_from(REPORTED), signals))
        assert [claim.confidence for claim in claims] == [chance]


def _sure_of_the_report(signals: Signals) -> Signals:
    mark(signals, "cue", SAID)
    give_roles(signals, SAID, {"source": [0], "cue": [1], "content": [2, 3, 4]})
    return signals


def test_the_weights_are_read_by_name_whatever_their_order(monkeypatch: pytest.MonkeyPatch) -> None:
    lines = [[name, str(number), str(-number)] for number, name in enumerate(EVIDENCE)]
    monkeypatch.undo()
    monkeypatch.setattr(confidence, "rows", lambda name: lines[::-1] if name == "confidence" else [])
    confidence._weights.cache_clear()
    found = confidence._weights()
    confidence._weights.cache_clear()
    assert found[True] == tuple(float(number) for number in range(len(EVIDENCE)))
    assert found[False] == tuple(-float(number) for number in range(len(EVIDENCE)))


@given(st.sampled_from(sorted(SENTENCES)), st.integers(0, 2**16), st.sampled_from([1.0, 10.0, 1000.0]))
@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_whatever_the_network_says_confidence_is_a_chance(
    doc_from: DocFrom,
    weigh: Callable[[tuple[float, ...], tuple[float, ...]], None],
    name: str,
    seed: int,
    spread: float,
) -> None:
    doc, chance = doc_from(*SENTENCES[name]), np.random.default_rng(seed)
    weigh(tuple(chance.normal(0, 5, len(EVIDENCE))), tuple(chance.normal(0, 5, len(EVIDENCE))))
    syntax = heard(doc, drawn(len(doc), chance, spread))
    claims, attributed = read(syntax)
    by_id = {one.attribution.id: one for one in attributed}
    for claim in claims:
        assert 0.02 <= claim.confidence <= 0.98
        found = evidence_of(syntax, claim, by_id)
        assert len(found) == len(EVIDENCE)
        assert all(math.isfinite(value) and abs(value) <= 20 for value in found)


def drawn(tokens: int, chance: np.random.Generator, spread: float) -> Signals:
    signals = silent(tokens)
    for table in (signals.marks, signals.choices, signals.grades):
        table[:] = chance.normal(0, spread, table.shape)
    for cue in range(0, tokens, 3):
        signals.roles[cue] = roles_of(chance.normal(0, 3, (4, tokens - cue)).astype(np.float32), cue)
    return signals
