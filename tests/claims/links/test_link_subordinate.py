"""Clauses that hang from another: what words of several readings mean, what is an aim, and what came of it."""

from __future__ import annotations

from collections.abc import Callable

import pytest

Links = Callable[[str], list[str]]

SEVERAL_READINGS = [
    (
        "since of a reason",
        "Police_NNS_nsubj_2 closed_VBD_root_0=close schools_NNS_obj_2=school since_IN_mark_6 floods_NNS_nsubj_6=flood "
        "hit_VBD_advcl_2 Karrow_NNP_obj_6 ~._._punct_2",
        ["hit -> close: cause (since)"],
    ),
    (
        "since of time, beside a perfect tense",
        "Police_NNS_nsubj_3 have_VBP_aux_3 closed_VBN_root_0=close schools_NNS_obj_3=school since_IN_mark_7 "
        "floods_NNS_nsubj_7=flood hit_VBD_advcl_3 Karrow_NNP_obj_7 ~._._punct_3",
        ["hit -> close: sequence (since)"],
    ),
    (
        "when of one happening upon another",
        "When_WRB_advmod_3 rebels_NNS_nsubj_3=rebel hit_VBD_advcl_7 Karrow_NNP_obj_3 ~,_,_punct_3 police_NNS_nsubj_7 "
        "left_VBD_root_0=leave Orlesk_NNP_obj_7 ~._._punct_7",
        ["hit -> leave: sequence (When)"],
    ),
    (
        "when of one happening to come",
        "When_WRB_advmod_3 rebels_NNS_nsubj_3=rebel hit_VBP_advcl_8 Karrow_NNP_obj_3 ~,_,_punct_3 police_NNS_nsubj_8 "
        "will_MD_aux_8 leave_VB_root_0 Orlesk_NNP_obj_8 ~._._punct_8",
        ["hit -> leave: sequence (When)"],
    ),
    (
        "when of every time",
        "When_WRB_advmod_3 rebels_NNS_nsubj_3=rebel hit_VBP_advcl_7 villages_NNS_obj_3=village ~,_,_punct_3 police_NNS_nsubj_7 "
        "burn_VBP_root_0 fields_NNS_obj_7=field ~._._punct_7",
        ["hit -> burn: condition (When) habitual"],
    ),
    (
        "while of a contrast, told first",
        "While_IN_mark_3 police_NNS_nsubj_3 banned_VBD_advcl_7=ban marches_NNS_obj_3=march ~,_,_punct_3 miners_NNS_nsubj_7=miner "
        "entered_VBD_root_0=enter Karrow_NNP_obj_7 ~._._punct_7",
        ["ban -> enter: contrast (While)"],
    ),
    (
        "while of a contrast, told last",
        "Police_NNS_nsubj_2 banned_VBD_root_0=ban marches_NNS_obj_2=march ~,_,_punct_7 while_IN_mark_7 miners_NNS_nsubj_7=miner "
        "entered_VBD_advcl_2=enter Karrow_NNP_obj_7 ~._._punct_2",
        ["ban -> enter: contrast (while)"],
    ),
    (
        "while of the same time",
        "While_IN_mark_4 police_NNS_nsubj_4 were_VBD_aux_4=be burning_VBG_advcl_8=burn fields_NNS_obj_4=field ~,_,_punct_4 "
        "rebels_NNS_nsubj_8=rebel entered_VBD_root_0=enter Karrow_NNP_obj_8 ~._._punct_8",
        [],
    ),
    (
        "while without a subject",
        "While_IN_mark_2 serving_VBG_advcl_7=serve in_IN_case_4 Karrow_NNP_obl_2 ~,_,_punct_2 police_NNS_nsubj_7 "
        "burned_VBD_root_0=burn fields_NNS_obj_7=field ~._._punct_7",
        [],
    ),
    (
        "until what lasts ends",
        "Guards_NNS_nsubj_2=guard held_VBD_root_0=hold Karrow_NNP_obj_2 until_IN_mark_6 rebels_NNS_nsubj_6=rebel "
        "attacked_VBD_advcl_2=attack Orlesk_NNP_obj_6 ~._._punct_2",
        ["hold -> attack: sequence (until)"],
    ),
    (
        "not until something came first",
        "Guards_NNS_nsubj_4=guard did_VBD_aux_4=do not_RB_advmod_4 leave_VB_root_0 Karrow_NNP_obj_4 until_IN_mark_8 "
        "rebels_NNS_nsubj_8=rebel attacked_VBD_advcl_4=attack Orlesk_NNP_obj_8 ~._._punct_4",
        ["attack -> leave: sequence (until)"],
    ),
    (
        "as of a reason",
        "As_IN_mark_3 miners_NNS_nsubj_3=miner lack_VBP_advcl_7 food_NN_obj_3 ~,_,_punct_3 guards_NNS_nsubj_7=guard "
        "closed_VBD_root_0=close Orlesk_NNP_obj_7 ~._._punct_7",
        ["lack -> close: cause (As)"],
    ),
    (
        "as of the same time",
        "As_IN_mark_3 rebels_NNS_nsubj_3=rebel entered_VBD_advcl_7=enter Karrow_NNP_obj_3 ~,_,_punct_3 guards_NNS_nsubj_7=guard "
        "closed_VBD_root_0=close Orlesk_NNP_obj_7 ~._._punct_7",
        [],
    ),
    (
        "with a clause of its own",
        "With_IN_mark_3 rebels_NNS_nsubj_3=rebel attacking_VBG_advcl_7=attack Karrow_NNP_obj_3 ~,_,_punct_3 "
        "guards_NNS_nsubj_7=guard closed_VBD_root_0=close Orlesk_NNP_obj_7 ~._._punct_7",
        ["attack -> close: cause (With)"],
    ),
    (
        "so of what can be",
        "Guards_NNS_nsubj_2=guard closed_VBD_root_0=close Orlesk_NNP_obj_2 so_IN_mark_7 miners_NNS_nsubj_7=miner could_MD_aux_7 "
        "enter_VB_advcl_2 Karrow_NNP_obj_7 ~._._punct_2",
        ["close -> enter: purpose (so)"],
    ),
    (
        "so of what was",
        "Guards_NNS_nsubj_2=guard closed_VBD_root_0=close Orlesk_NNP_obj_2 so_IN_mark_6 miners_NNS_nsubj_6=miner "
        "entered_VBD_advcl_2=enter Karrow_NNP_obj_6 ~._._punct_2",
        ["close -> enter: result (so)"],
    ),
    (
        "if that asks",
        "Guards_NNS_nsubj_2=guard asked_VBD_root_0=ask if_IN_mark_5 miners_NNS_nsubj_5=miner entered_VBD_ccomp_2=enter "
        "Karrow_NNP_obj_5 ~._._punct_2",
        [],
    ),
    (
        "as of a role",
        "Ode_NNP_nsubj_2 left_VBD_root_0=leave Karrow_NNP_obj_2 as_IN_case_5 chair_NN_obl_2 of_IN_case_8 the_DT_det_8 "
        "council_NN_nmod_5 ~._._punct_2",
        [],
    ),
]


@pytest.mark.parametrize(("notation", "links"), [row[1:] for row in SEVERAL_READINGS], ids=[row[0] for row in SEVERAL_READINGS])
def test_a_word_of_several_readings_is_read_by_its_clause(links_in: Links, notation: str, links: list[str]) -> None:
    assert links_in(notation) == links


AIMS = [
    (
        "of an act",
        "Guards_NNS_nsubj_2=guard hired_VBD_root_0=hire divers_NNS_obj_2=diver to_TO_mark_5 repair_VB_advcl_2 "
        "bridges_NNS_obj_5=bridge ~._._punct_2",
        ["hire -> repair: purpose (to)"],
    ),
    (
        "two aims under one cue",
        "Guards_NNS_nsubj_2=guard hired_VBD_root_0=hire divers_NNS_obj_2=diver to_TO_mark_5 repair_VB_advcl_2 and_CC_cc_7 "
        "reopen_VB_conj_5 bridges_NNS_obj_5=bridge ~._._punct_2",
        ["hire -> repair: purpose (to)", "hire -> reopen: purpose (to)"],
    ),
    (
        "of a thing that an act makes",
        "Guards_NNS_nsubj_2=guard introduced_VBD_root_0=introduce bills_NNS_obj_2=bill to_TO_mark_5 ban_VB_acl_3 "
        "marches_NNS_obj_5=march ~._._punct_2",
        ["introduce -> ban: purpose (to)"],
    ),
    (
        "aims in a row, each of the one before it",
        "Guards_NNS_nsubj_2=guard met_VBD_root_0=meet miners_NNS_obj_2=miner to_TO_mark_5 agree_VB_advcl_2 on_IN_case_7 "
        "plans_NNS_obl_5=plan to_TO_mark_9 stop_VB_acl_7 wars_NNS_obj_9=war ~._._punct_2",
        ["meet -> agree: purpose (to)", "agree -> stop: purpose (to)"],
    ),
    (
        "an effort is part of the cue",
        "Guards_NNS_nsubj_2=guard entered_VBD_root_0=enter Karrow_NNP_obj_2 in_IN_case_6 an_DT_det_6=a effort_NN_obl_2 "
        "to_TO_mark_8 free_VB_acl_6 miners_NNS_obj_8=miner ~._._punct_2",
        ["enter -> free: purpose (in an effort to)"],
    ),
    (
        "what a right consists in",
        "Guards_NNS_nsubj_2=guard have_VBP_root_0 the_DT_det_4 right_NN_obj_2 to_TO_mark_6 enter_VB_acl_4 Karrow_NNP_obj_6 "
        "~._._punct_2",
        [],
    ),
    (
        "what is urged",
        "Guards_NNS_nsubj_2=guard urged_VBD_root_0=urge miners_NNS_iobj_2=miner to_TO_mark_5 enter_VB_xcomp_2 Karrow_NNP_obj_5 "
        "~._._punct_2",
        [],
    ),
    (
        "what is promised, though it is parsed as an aim",
        "Guards_NNS_nsubj_2=guard promised_VBD_root_0=promise miners_NNS_obj_2=miner to_TO_mark_5 enter_VB_advcl_2 "
        "Karrow_NNP_obj_5 ~._._punct_2",
        [],
    ),
    (
        "what is tried",
        "Guards_NNS_nsubj_2=guard tried_VBD_root_0=try to_TO_mark_4 enter_VB_xcomp_2 Karrow_NNP_obj_4 ~._._punct_2",
        [],
    ),
    (
        "what is right",
        "To_TO_mark_2 pay_VB_csubj_6 fines_NNS_obj_2=fine is_VBZ_cop_6=be always_RB_advmod_6 right_JJ_root_0 ~._._punct_6",
        [],
    ),
    (
        "to begin with",
        "To_TO_mark_2 begin_VB_advcl_6 with_IN_obl_2 ~,_,_punct_2 guards_NNS_nsubj_6=guard entered_VBD_root_0=enter "
        "Karrow_NNP_obj_6 ~._._punct_6",
        [],
    ),
]


@pytest.mark.parametrize(("notation", "links"), [row[1:] for row in AIMS], ids=[row[0] for row in AIMS])
def test_an_infinitive_is_an_aim_or_a_content(links_in: Links, notation: str, links: list[str]) -> None:
    assert links_in(notation) == links


ENTERED = "Guards_NNS_nsubj_2=guard entered_VBD_root_0=enter Karrow_NNP_obj_2"
PARTICIPLES = [
    (f"{ENTERED} ~,_,_punct_5 killing_VBG_advcl_2=kill miners_NNS_obj_5=miner ~._._punct_2", ["enter -> kill: result (-)"]),
    (
        f"{ENTERED} ~,_,_punct_5 killing_VBG_advcl_2=kill miners_NNS_obj_5=miner and_CC_cc_8 burning_VBG_conj_5=burn "
        "mills_NNS_obj_8=mill ~._._punct_2",
        ["enter -> kill: result (-)", "enter -> burn: result (-)"],
    ),
    (f"{ENTERED} killing_VBG_advcl_2=kill miners_NNS_obj_4=miner ~._._punct_2", []),
    (f"{ENTERED} ~,_,_punct_5 greeting_VBG_advcl_2=greet miners_NNS_obj_5=miner ~._._punct_2", []),
    (
        f"{ENTERED} using_VBG_advcl_2=use attacks_NNS_obj_4=attack on_IN_case_7 Orlesk_NNP_nmod_5",
        ["attack -> enter: means (using)"],
    ),
    (
        "Killing_VBG_advcl_5=kill miners_NNS_obj_1=miner ~,_,_punct_1 guards_NNS_nsubj_5=guard entered_VBD_root_0=enter "
        "Karrow_NNP_obj_5 ~._._punct_5",
        [],
    ),
]


@pytest.mark.parametrize(("notation", "links"), PARTICIPLES)
def test_a_bare_participle_tells_what_came_of_it_only_behind_a_comma(links_in: Links, notation: str, links: list[str]) -> None:
    assert links_in(notation) == links


def test_a_relative_clause_is_no_reason(links_in: Links) -> None:
    notation = (
        "Guards_NNS_nsubj_2=guard left_VBD_root_0=leave Karrow_NNP_obj_2 ~,_,_punct_6 because_IN_mark_6 hit_VBD_acl:relcl_3=hit "
        "Orlesk_NNP_obj_6 ~._._punct_2"
    )
    assert links_in(notation) == []


def test_two_reasons_under_one_word_are_two_links(links_in: Links) -> None:
    notation = (
        "Guards_NNS_nsubj_2=guard closed_VBD_root_0=close Orlesk_NNP_obj_2 because_IN_mark_6 rebels_NNS_nsubj_6=rebel "
        "entered_VBD_advcl_2=enter Karrow_NNP_obj_6 and_CC_cc_9 burned_VBD_conj_6=burn mills_NNS_obj_9=mill ~._._punct_2"
    )
    assert links_in(notation) == ["enter -> close: cause (because)", "burn -> close: cause (because)"]


def test_a_clause_before_its_main_clause_leads_to_all_that_are_coordinated(links_in: Links) -> None:
    notation = (
        "If_IN_mark_3 rebels_NNS_nsubj_3=rebel attack_VBP_advcl_8 Karrow_NNP_obj_3 ~,_,_punct_3 police_NNS_nsubj_8 will_MD_aux_8 "
        "close_VB_root_0 Orlesk_NNP_obj_8 and_CC_cc_11 burn_VB_conj_8 mills_NNS_obj_11=mill ~._._punct_8"
    )
    assert links_in(notation) == ["attack -> close: condition (If)", "attack -> burn: condition (If)"]


CLOSED = (
    "Guards_NNS_nsubj_2=guard closed_VBD_root_0=close Orlesk_NNP_obj_2 {because} rebels_NNS_nsubj_{hit}=rebel hit_VBD_advcl_2 "
    "Karrow_NNP_obj_{hit} {and_because} miners_NNS_nsubj_{left}=miner left_VBD_conj_{of}=leave Kelm_NNP_obj_{left} ~._._punct_2"
)
REPEATED = [
    (
        {"because": "because_IN_mark_6", "and_because": "and_CC_cc_11 because_IN_mark_11", "hit": 6, "left": 11, "of": 6},
        ["hit -> close: cause (because)", "leave -> close: cause (because)"],
    ),
    (
        {
            "because": "not_RB_advmod_7 because_IN_mark_7",
            "and_because": "but_CC_cc_12 because_IN_mark_12",
            "hit": 7,
            "left": 12,
            "of": 2,
        },
        ["hit -> close: cause (not because) negative", "leave -> close: cause (because)"],
    ),
]


@pytest.mark.parametrize(("words", "links"), REPEATED)
def test_a_reason_told_with_the_word_said_again_is_one_more(links_in: Links, words: dict[str, str | int], links: list[str]) -> None:
    assert sorted(links_in(CLOSED.format(**words))) == sorted(links)
