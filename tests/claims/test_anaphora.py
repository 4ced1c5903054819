"""A pronoun keeps its words; its mention is whom it stands for, in its own sentence and only where one reading is open."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from sentences import claim_of, told
from spacy.tokens import Doc

from sayso.claims.extract import find_claims, find_mentions
from sayso.claims.syntax import syntax_of

CASES = [
    (
        "One_CD_nummod_2 guard_NN_nsubj:pass_4 was_VBD_aux:pass_4=be wounded_VBN_root_0=wound but_CC_cc_7 "
        "he_PRP_nsubj_7 died_VBD_conj_4=die "
        "~._._punct_4",
        "die",
        "One guard",
    ),
    (
        "Guards_NNS_nsubj_2=guard beat_VBD_root_0 prisoners_NNS_obj_2=prisoner because_IN_mark_6 they_PRP_nsubj_6 "
        "laughed_VBD_advcl_2=laugh "
        "~._._punct_2",
        "laugh",
        "they",
    ),
    (
        "The_DT_det_2 mayor_NN_nsubj_3 told_VBD_root_0=tell a_DT_det_5 judge_NN_obj_3 that_IN_mark_8 he_PRP_nsubj_8 "
        "resigned_VBD_ccomp_3=resign "
        "~._._punct_3",
        "resign",
        "he",
    ),
    (
        "The_DT_det_2 town_NN_nsubj_3 burned_VBD_root_0=burn when_WRB_advmod_6 he_PRP_nsubj_6 "
        "arrived_VBD_advcl_3=arrive ~._._punct_3",
        "arrive",
        "he",
    ),
]


@pytest.mark.parametrize(("notation", "lemma", "words"), CASES)
def test_who_a_pronoun_is(doc_from: Callable[..., Doc], notation: str, lemma: str, words: str) -> None:
    syntax = syntax_of(doc_from(notation))
    mentions = {mention.id: mention.text for mention in find_mentions(syntax)}
    (part,) = claim_of(find_claims(syntax, (), ()), lemma).participants
    assert part.text in {"he", "they"}
    assert mentions[part.mention or ""] == words


def test_an_object_is_not_its_own_subject(doc_from: Callable[..., Doc]) -> None:
    notation = "Guards_NNS_nsubj_2=guard beat_VBD_root_0 them_PRP_obj_2=they ~._._punct_2"
    assert told(find_claims(syntax_of(doc_from(notation)), (), ()))["beat"] == {"agent": ["Guards"], "patient": ["them"]}
