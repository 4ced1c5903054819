"""Happenings told in a phrase: a noun or a gerund behind a preposition, every time, for what one is thanked or jailed."""

from __future__ import annotations

from collections.abc import Callable

import pytest

Links = Callable[[str], list[str]]

PHRASES = [
    (
        "behind the verb",
        "Guards_NNS_nsubj_2=guard closed_VBD_root_0=close Orlesk_NNP_obj_2 after_IN_case_6 an_DT_det_6 attack_NN_obl_2 "
        "on_IN_case_8 Karrow_NNP_nmod_6 ~._._punct_2",
        ["attack -> close: sequence (after)"],
    ),
    (
        "a phrase without a claim",
        "Guards_NNS_nsubj_2=guard closed_VBD_root_0=close Orlesk_NNP_obj_2 after_IN_case_5 midnight_NN_obl_2 ~._._punct_2",
        [],
    ),
    (
        "what is told of the thing in the phrase",
        "Guards_NNS_nsubj_2=guard closed_VBD_root_0=close Orlesk_NNP_obj_2 due_IN_case_7 to_IN_fixed_4 a_DT_det_7 rule_NN_obl_2 "
        "that_WDT_nsubj_9 bans_VBZ_acl:relcl_7=ban marches_NNS_obj_9=march ~._._punct_2",
        ["ban -> close: cause (due to)"],
    ),
    (
        "two happenings under one preposition",
        "Guards_NNS_nsubj_2=guard closed_VBD_root_0=close Orlesk_NNP_obj_2 after_IN_case_6 the_DT_det_6 attack_NN_obl_2 "
        "on_IN_case_8 Karrow_NNP_nmod_6 and_CC_cc_11 the_DT_det_11 murder_NN_conj_6 of_IN_case_13 guards_NNS_nmod_11=guard "
        "~._._punct_2",
        ["attack -> close: sequence (after)", "murder -> close: sequence (after)"],
    ),
    (
        "an act for an act",
        "Guards_NNS_nsubj_2=guard bought_VBD_root_0=buy boats_NNS_obj_2=boat for_IN_mark_5 searching_VBG_advcl_2=search "
        "Orlesk_NNP_obj_5 ~._._punct_2",
        ["buy -> search: purpose (for)"],
    ),
    (
        "a part of what is told",
        "Guards_NNS_nsubj_2=guard committed_VBD_root_0=commit crimes_NNS_obj_2=crime ~,_,_punct_7 including_VBG_case_7=include "
        "the_DT_det_7 murder_NN_nmod_3 of_IN_case_9 miners_NNS_nmod_7=miner ~._._punct_2",
        ["murder -> crime: example (including)"],
    ),
    (
        "in the place of a happening",
        "Guards_NNS_nsubj_2=guard closed_VBD_root_0=close Orlesk_NNP_obj_2 at_IN_case_6 the_DT_det_6 attack_NN_obl_2 "
        "on_IN_case_8 Karrow_NNP_nmod_6 ~._._punct_2",
        [],
    ),
]


@pytest.mark.parametrize(("notation", "links"), [row[1:] for row in PHRASES], ids=[row[0] for row in PHRASES])
def test_a_happening_in_a_phrase_is_tied_to_what_the_phrase_belongs_to(links_in: Links, notation: str, links: list[str]) -> None:
    assert links_in(notation) == links


EVERY_TIME = [
    (
        "Every_DT_det_2 time_NN_obl:unmarked_9 after_IN_case_4 attacks_NNS_nmod_2=attack on_IN_case_6 Karrow_NNP_nmod_4 "
        "~,_,_punct_9 guards_NNS_nsubj_9=guard close_VBP_root_0 Orlesk_NNP_obj_9 ~._._punct_9",
        ["attack -> close: sequence (after) habitual"],
    ),
    (
        "Each_DT_det_2 time_NN_obl:unmarked_9 after_IN_case_4 attacks_NNS_nmod_2=attack on_IN_case_6 Karrow_NNP_nmod_4 "
        "~,_,_punct_9 guards_NNS_nsubj_9=guard close_VBP_root_0 Orlesk_NNP_obj_9 ~._._punct_9",
        ["attack -> close: sequence (after) habitual"],
    ),
    (
        "Guards_NNS_nsubj_2=guard close_VBP_root_0 Orlesk_NNP_obj_2 always_RB_advmod_2 after_IN_case_6 attacks_NNS_obl_2=attack "
        "on_IN_case_8 Karrow_NNP_nmod_6 ~._._punct_2",
        ["attack -> close: sequence (after) habitual"],
    ),
    (
        "Guards_NNS_nsubj_2=guard close_VBP_root_0 Orlesk_NNP_obj_2 some_DT_det_5 time_NN_obl:unmarked_2 after_IN_case_7 "
        "attacks_NNS_obl_2=attack on_IN_case_9 Karrow_NNP_nmod_7 ~._._punct_2",
        ["attack -> close: sequence (after)"],
    ),
]


@pytest.mark.parametrize(("notation", "links"), EVERY_TIME)
def test_what_follows_every_time_is_habitual(links_in: Links, notation: str, links: list[str]) -> None:
    assert links_in(notation) == links


JUDGED = [
    (
        "Miners_NNS_nsubj_2=miner thanked_VBD_root_0=thank guards_NNS_obj_2=guard for_IN_mark_5 freeing_VBG_advcl_2=free "
        "Ode_NNP_obj_5 ~._._punct_2",
        ["free -> thank: cause (for)"],
    ),
    (
        "Police_NNS_nsubj_2 jailed_VBD_root_0=jail Ode_NNP_obj_2 for_IN_case_6 the_DT_det_6 murder_NN_obl_2 of_IN_case_8 "
        "miners_NNS_nmod_6=miner ~._._punct_2",
        ["murder -> jail: cause (for)"],
    ),
    (
        "Miners_NNS_nsubj_2=miner congratulated_VBD_root_0=congratulate Ode_NNP_obj_2 on_IN_mark_5 freeing_VBG_advcl_2=free "
        "guards_NNS_obj_5=guard ~._._punct_2",
        ["free -> congratulate: cause (on)"],
    ),
    (
        "Police_NNS_nsubj_2 met_VBD_root_0=meet Ode_NNP_obj_2 at_IN_case_6 the_DT_det_6 murder_NN_obl_2 of_IN_case_8 "
        "miners_NNS_nmod_6=miner ~._._punct_2",
        [],
    ),
]


@pytest.mark.parametrize(("notation", "links"), JUDGED)
def test_what_one_is_thanked_or_punished_for_is_the_cause(links_in: Links, notation: str, links: list[str]) -> None:
    assert links_in(notation) == links
