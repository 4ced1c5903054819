"""How firmly each source holds a claim, from certain to merely possible, and what the issuer takes over from others."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from sentences import claim_of, syntax_for
from spacy.tokens import Doc

from sayso.claims.attribution import find_attributions
from sayso.claims.extract import find_claims
from sayso.claims.syntax import syntax_of

OWN = [
    ("breakout", "kill", "CT+"),
    ("different", "different", "CT-"),
    ("attempt", "provocation", "U"),
    ("attempt", "accuse", "U"),
    ("failed", "protect", "CT-"),
    ("question", "imprison", "U"),
    ("warning", "severe", "U"),
    ("neither", "hold", "CT-"),
    ("escape", "escape", "CT+"),
    ("arrest", "arrest", "CT+"),
]
MODALS = [
    ("Rebels_NNS_nsubj_3=rebel may_MD_aux_3 attack_VB_root_0 ~._._punct_3", "attack", "PS+"),
    ("Rebels_NNS_nsubj_4=rebel could_MD_aux_4 not_RB_advmod_4 attack_VB_root_0 ~._._punct_4", "attack", "CT-"),
    ("Rebels_NNS_nsubj_4=rebel might_MD_aux_4 not_RB_advmod_4 attack_VB_root_0 ~._._punct_4", "attack", "PS-"),
    ("Rebels_NNS_nsubj_3=rebel must_MD_aux_3 leave_VB_root_0 ~._._punct_3", "leave", "U"),
    ("Rebels_NNS_nsubj_4=rebel must_MD_aux_4 have_VB_aux_4 left_VBN_root_0=leave ~._._punct_4", "leave", "PR+"),
    ("Rebels_NNS_nsubj_3=rebel probably_RB_advmod_3 left_VBD_root_0=leave ~._._punct_3", "leave", "PR+"),
    ("Rebels_NNS_nsubj_3=rebel will_MD_aux_3 leave_VB_root_0 ~._._punct_3", "leave", "CT+"),
    (
        "It_PRP_expl_3 is_VBZ_cop_3=be possible_JJ_root_0 that_IN_mark_6 rebels_NNS_nsubj_6=rebel "
        "left_VBD_csubj_3=leave ~._._punct_3",
        "leave",
        "PS+",
    ),
    (
        "It_PRP_expl_3 is_VBZ_cop_3=be necessary_JJ_root_0 to_TO_mark_5 leave_VB_csubj_3 ~._._punct_3",
        "leave",
        "U",
    ),
    (
        "The_DT_det_2 army_NN_nsubj_3 prevented_VBD_root_0=prevent rebels_NNS_obj_3=rebel from_IN_mark_6 "
        "leaving_VBG_advcl_3=leave ~._._punct_3",
        "leave",
        "CT-",
    ),
    (
        "The_DT_det_2 army_NN_nsubj_3 forced_VBD_root_0=force rebels_NNS_obj_3=rebel to_TO_mark_6 leave_VB_xcomp_3 ~._._punct_3",
        "leave",
        "CT+",
    ),
]
REPORTED = [
    (
        "He_PRP_nsubj_2 said_VBD_root_0=say that_IN_mark_5 rebels_NNS_nsubj_5=rebel left_VBD_ccomp_2=leave ~._._punct_2",
        "leave",
        ("CT+", "U"),
    ),
    (
        "He_PRP_nsubj_2 denied_VBD_root_0=deny that_IN_mark_5 rebels_NNS_nsubj_5=rebel left_VBD_ccomp_2=leave ~._._punct_2",
        "leave",
        ("CT-", "U"),
    ),
    (
        "He_PRP_nsubj_2 thinks_VBZ_root_0=think that_IN_mark_5 rebels_NNS_nsubj_5=rebel left_VBD_ccomp_2=leave ~._._punct_2",
        "leave",
        ("PR+", "U"),
    ),
    (
        "It_PRP_expl_2 became_VBD_root_0=become known_JJ_xcomp_2 that_IN_mark_6 rebels_NNS_nsubj_6=rebel left_VBD_csubj_2=leave "
        "~._._punct_2",
        "leave",
        ("CT+", "CT+"),
    ),
]


@pytest.mark.parametrize(("sentence", "lemma", "value"), OWN)
def test_the_issuer_holds_its_own_claims(doc_from: Callable[..., Doc], sentence: str, lemma: str, value: str) -> None:
    held = claim_of(find_claims(syntax_for(doc_from, sentence), (), ()), lemma).commitment
    assert (held.innermost, held.issuer) == (value, value)


@pytest.mark.parametrize(("notation", "lemma", "value"), MODALS)
def test_modals_and_the_clauses_above_weaken_a_claim(doc_from: Callable[..., Doc], notation: str, lemma: str, value: str) -> None:
    assert claim_of(find_claims(syntax_of(doc_from(notation)), (), ()), lemma).commitment.issuer == value


@pytest.mark.parametrize(("notation", "lemma", "values"), REPORTED)
def test_what_is_only_reported_is_not_the_issuers(
    doc_from: Callable[..., Doc], notation: str, lemma: str, values: tuple[str, str]
) -> None:
    syntax = syntax_of(doc_from(notation))
    held = claim_of(find_claims(syntax, find_attributions(syntax, ()), ()), lemma).commitment
    assert (held.innermost, held.issuer) == values


def test_scores_fall_with_certainty_and_stay_in_range(doc_from: Callable[..., Doc]) -> None:
    scores = [claim_of(find_claims(syntax_of(doc_from(notation)), (), ()), lemma).commitment.score for notation, lemma, _ in MODALS]
    assert all(-3 <= score <= 3 for score in scores)
    possible, impossible, doubted, duty, probable = scores[:5]
    assert probable > possible > duty == 0 > doubted > impossible
