"""Verbs that say of one happening that it brings about another, or keeps it from happening."""

from __future__ import annotations

from collections.abc import Callable

import pytest

Links = Callable[[str], list[str]]

THE_ATTACK = "The_DT_det_2 attack_NN_nsubj_{verb} on_IN_case_4 Karrow_NNP_nmod_2"
ARREST = "the_DT_det_{noun} arrest_NN_{dep}_{verb} of_IN_case_{of} miners_NNS_nmod_{noun}=miner"
CAUSES = [
    (
        "a happening that leads to another",
        f"{THE_ATTACK.format(verb=5)} led_VBD_root_0=lead to_IN_case_8 {ARREST.format(noun=8, dep='obl', verb=5, of=10)}",
        ["attack -> arrest: cause (led to)"],
    ),
    (
        "a happening that does not",
        f"{THE_ATTACK.format(verb=7)} did_VBD_aux_7=do not_RB_advmod_7 lead_VB_root_0 to_IN_case_10 "
        f"{ARREST.format(noun=10, dep='obl', verb=7, of=12)}",
        ["attack -> arrest: cause (lead to) negative"],
    ),
    (
        "an object that is a happening",
        f"{THE_ATTACK.format(verb=5)} triggered_VBD_root_0=trigger {ARREST.format(noun=7, dep='obj', verb=5, of=9)}",
        ["attack -> arrest: cause (triggered)"],
    ),
    (
        "somebody who is made to act",
        f"{THE_ATTACK.format(verb=5)} forced_VBD_root_0=force miners_NNS_obj_5=miner to_TO_mark_8 leave_VB_xcomp_5 "
        "Orlesk_NNP_obj_8",
        ["attack -> leave: cause (forced)"],
    ),
    (
        "somebody who makes them act: the verb's own claim leads to it",
        "Guards_NNS_nsubj_2=guard forced_VBD_root_0=force miners_NNS_obj_2=miner to_TO_mark_5 leave_VB_xcomp_2 Orlesk_NNP_obj_5",
        ["force -> leave: cause (forced)"],
    ),
    (
        "two effects of one verb",
        "Guards_NNS_nsubj_2=guard forced_VBD_root_0=force miners_NNS_obj_2=miner to_TO_mark_5 leave_VB_xcomp_2 Orlesk_NNP_obj_5 "
        "and_CC_cc_8 join_VB_conj_5 strikes_NNS_obj_8=strike",
        ["force -> leave: cause (forced)", "force -> join: cause (forced)"],
    ),
    (
        "a law that lets schools close",
        "The_DT_det_2 law_NN_nsubj_3 allows_VBZ_root_0=allow miners_NNS_obj_3=miner to_TO_mark_6 leave_VB_xcomp_3 Orlesk_NNP_obj_6",
        ["allow -> leave: cause (allows)"],
    ),
    (
        "a bare clause",
        "Guards_NNS_nsubj_2=guard made_VBD_root_0=make miners_NNS_obj_2=miner leave_VB_xcomp_2 Orlesk_NNP_obj_4",
        ["make -> leave: cause (made)"],
    ),
    (
        "making it clear brings nothing about",
        "Guards_NNS_nsubj_2=guard made_VBD_root_0=make it_PRP_expl_2 clear_JJ_xcomp_2 that_IN_mark_7 miners_NNS_nsubj_7=miner "
        "left_VBD_ccomp_2=leave Orlesk_NNP_obj_7",
        [],
    ),
    (
        "making sure does",
        "Guards_NNS_nsubj_2=guard made_VBD_root_0=make sure_JJ_xcomp_2 that_IN_mark_6 miners_NNS_nsubj_6=miner "
        "left_VBD_ccomp_2=leave Orlesk_NNP_obj_6",
        ["make -> leave: cause (made sure)"],
    ),
    (
        "keeping from",
        f"{THE_ATTACK.format(verb=5)} prevented_VBD_root_0=prevent miners_NNS_obj_5=miner from_IN_mark_8 leaving_VBG_advcl_5=leave "
        "Orlesk_NNP_obj_8",
        ["attack -> leave: cause (prevented) negative"],
    ),
    (
        "not keeping from lets it happen",
        f"{THE_ATTACK.format(verb=7)} did_VBD_aux_7=do not_RB_advmod_7 stop_VB_root_0 miners_NNS_obj_7=miner from_IN_mark_10 "
        "leaving_VBG_advcl_7=leave Orlesk_NNP_obj_10",
        ["attack -> leave: cause (stop)"],
    ),
    (
        "resulting in, behind the clause that does",
        "Guards_NNS_nsubj_2=guard burned_VBD_root_0=burn Karrow_NNP_obj_2 ~,_,_punct_5 resulting_VBG_advcl_2=result in_IN_case_8 "
        f"{ARREST.format(noun=8, dep='obl', verb=5, of=10)}",
        ["burn -> arrest: cause (resulting in)"],
    ),
    (
        "resulting in, where the preposition is parsed as a particle",
        "Guards_NNS_nsubj_2=guard burned_VBD_root_0=burn Karrow_NNP_obj_2 ~,_,_punct_5 resulting_VBG_advcl_2=result "
        f"in_IN_compound:prt_5 {ARREST.format(noun=8, dep='obl', verb=5, of=10)}",
        ["burn -> arrest: cause (resulting in)"],
    ),
    (
        "helping in an act",
        "Guards_NNS_nsubj_2=guard assisted_VBD_root_0=assist miners_NNS_obj_2=miner in_IN_mark_5 leaving_VBG_advcl_2=leave "
        "Orlesk_NNP_obj_5",
        ["assist -> leave: cause (assisted)"],
    ),
    (
        "the subject of the verb that it is coordinated with",
        f"{THE_ATTACK.format(verb=5)} angered_VBD_root_0=anger Ode_NNP_obj_5 and_CC_cc_8 forced_VBD_conj_5=force "
        "miners_NNS_obj_8=miner to_TO_mark_11 leave_VB_xcomp_8 Orlesk_NNP_obj_11",
        ["attack -> leave: cause (forced)"],
    ),
    (
        "what it is done to is no cause of it",
        f"{THE_ATTACK.format(verb=6).replace('nsubj', 'nsubj:pass')} was_VBD_aux:pass_6=be allowed_VBN_root_0=allow to_TO_mark_8 "
        "continue_VB_xcomp_6 in_IN_case_10 Orlesk_NNP_obl_8",
        ["allow -> continue: cause (allowed)"],
    ),
    (
        "an effect that is no claim",
        f"{THE_ATTACK.format(verb=5)} caused_VBD_root_0=cause it_PRP_obj_5",
        [],
    ),
    (
        "a noun of the same form",
        "The_DT_det_3 attack_NN_compound_3 force_NN_nsubj_4 left_VBD_root_0=leave Karrow_NNP_obj_4 to_TO_mark_7 burn_VB_advcl_4 "
        "mills_NNS_obj_7=mill",
        ["leave -> burn: purpose (to)"],
    ),
]


@pytest.mark.parametrize(("notation", "links"), [row[1:] for row in CAUSES], ids=[row[0] for row in CAUSES])
def test_what_is_said_to_bring_about_another_is_its_cause(links_in: Links, notation: str, links: list[str]) -> None:
    assert links_in(f"{notation} ~._._punct_1") == links
