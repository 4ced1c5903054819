"""Parsed sentences that several of this layer's tests read: invented people and places, in conftest's notation."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from spacy.tokens import Doc

from sayso.claims.syntax import Syntax, syntax_of
from sayso.types import Claim

Entities = tuple[tuple[int, int, str], ...]

SENTENCES: dict[str, tuple[str, Entities]] = {
    "escape": (
        "After_IN_case_3 the_DT_det_3 escape_NN_obl_12 of_IN_case_6 some_DT_det_6 prisoners_NNS_nmod_3=prisoner from_IN_case_9 "
        "the_DT_det_9 jail_NN_nmod_3 ~,_,_punct_12 police_NNS_nsubj_12 started_VBD_root_0=start an_DT_det_15 active_JJ_amod_15 "
        "search_NN_obj_12 for_IN_case_18 these_DT_det_18 escapees_NNS_nmod_15=escapee ~._._punct_12",
        (),
    ),
    "attempt": (
        "The_DT_det_2 council_NN_nsubj_3 tried_VBD_root_0=try to_TO_mark_5 commit_VB_xcomp_3 provocations_NNS_obj_5=provocation "
        "in_IN_mark_10 order_NN_fixed_7 to_TO_mark_10 accuse_VB_advcl_5 believers_NNS_obj_10=believer ~._._punct_3",
        (),
    ),
    "naming": (
        "It_PRP_nsubj_2 killed_VBD_root_0=kill people_NNS_obj_2 and_CC_cc_5 called_VBD_conj_2=call them_PRP_obj_5=they "
        "bandits_NNS_xcomp_5=bandit ~._._punct_2",
        (),
    ),
    "breakout": (
        "Nine_CD_nummod_2 people_NNS_nsubj_3 escaped_VBD_root_0=escape from_IN_case_5 prison_NN_obl_3 and_CC_cc_8 they_PRP_nsubj_8 "
        "killed_VBD_conj_3=kill 3_CD_nummod_10 guards_NNS_obj_8=guard ~._._punct_3",
        (),
    ),
    "extortion": (
        "He_PRP_nsubj:pass_3 is_VBZ_aux:pass_3=be accused_VBN_root_0=accuse of_IN_case_5 extortion_NN_obl_3 of_IN_case_7 "
        "money_NN_nmod_5 ~._._punct_3",
        (),
    ),
    "son": (
        "Jonas_NNP_nsubj:pass_13 Verel_NNP_flat_1 ~,_,_punct_7 who_WP_nsubj_7 is_VBZ_cop_7=be the_DT_det_7 son_NN_acl:relcl_1 "
        "of_IN_case_9 Anton_NNP_nmod_7 Verel_NNP_flat_9 ~,_,_punct_7 was_VBD_aux:pass_13=be arrested_VBN_root_0=arrest "
        "by_IN_case_15 "
        "police_NNS_obl:agent_13 ~._._punct_13",
        ((0, 2, "PERSON"), (8, 10, "PERSON")),
    ),
    "question": (
        "How_WRB_advmod_5 can_MD_aux_5 the_DT_det_4 council_NN_nsubj_5 imprison_VB_root_0 these_DT_det_7 "
        "people_NNS_obj_5 ~?_?_punct_5",
        (),
    ),
    "warning": (
        "If_IN_mark_3 you_PRP_nsubj_3 strengthen_VBP_advcl_13 the_DT_det_5 fight_NN_obj_3 against_IN_case_7 Norland_NNP_nmod_5 "
        "~,_,_punct_13 the_DT_det_10 results_NNS_nsubj_13=result will_MD_aux_13 be_VB_cop_13 severe_JJ_root_0 ~._._punct_13",
        ((6, 7, "PLACE"),),
    ),
    "urge": (
        "We_PRP_nsubj_2 urge_VBP_root_0 the_DT_det_4 council_NN_obj_2 to_TO_mark_6 refuse_VB_xcomp_2 the_DT_det_8 law_NN_obj_6 "
        "~._._punct_2",
        (),
    ),
    "habit": (
        "Every_DT_det_2 time_NN_obl:unmarked_9 after_IN_case_5 such_JJ_amod_5 incidents_NNS_nmod_2=incident "
        "~,_,_punct_9 the_DT_det_8 "
        "council_NN_nsubj_9 arrests_VBZ_root_0=arrest many_JJ_amod_11 believers_NNS_obj_9=believer or_CC_cc_13 "
        "oppresses_VBZ_conj_9=oppress them_PRP_obj_13=they using_VBG_advcl_13=use different_JJ_amod_17 methods_NNS_obj_15=method "
        "~._._punct_9",
        (),
    ),
    "headline": (
        "Police_NNS_nsubj_2 arrest_VBP_root_0 nine_CD_obj_2 in_IN_case_5 Karvel_NNP_obl_2",
        ((4, 5, "PLACE"),),
    ),
    "neither": (
        "Neither_CC_cc:preconj_3 the_DT_det_3 mayor_NN_nsubj:pass_11 nor_CC_cc_5 members_NNS_conj_3=member "
        "of_IN_case_8 the_DT_det_8 "
        "council_NN_nmod_5 will_MD_aux_11 be_VB_aux:pass_11 held_VBN_root_0=hold responsible_JJ_xcomp_11 ~._._punct_11",
        (),
    ),
    "apposition": (
        "Jonas_NNP_nsubj_10 Verel_NNP_flat_1 ~,_,_punct_4 imam_NN_appos_1 of_IN_case_8 the_DT_det_8 old_JJ_amod_8 mosque_NN_nmod_4 "
        "~,_,_punct_4 spoke_VBD_root_0=speak ~._._punct_10",
        ((0, 2, "PERSON"),),
    ),
    "title": (
        "Deputy_NNP_compound_3 Prime_NNP_compound_3 Minister_NNP_nmod:desc_4 Lena_NNP_nsubj_6 Orsk_NNP_flat_4 "
        "provoked_VBD_root_0=provoke unrest_NN_obj_6 in_IN_case_10 Karvel_NNP_compound_10 city_NN_nmod_7 ~._._punct_6",
        ((3, 5, "PERSON"), (8, 9, "PLACE")),
    ),
    "gap": (
        "The_DT_det_2 men_NNS_nsubj_5=man they_PRP_nsubj_4 arrested_VBD_acl:relcl_2=arrest vanished_VBD_root_0=vanish ~._._punct_5",
        (),
    ),
    "arrest": (
        "The_DT_det_2 arrest_NN_nsubj_7 of_IN_case_4 Jonas_NNP_nmod_2 by_IN_case_6 police_NNS_nmod_2 angered_VBD_root_0=anger "
        "believers_NNS_obj_7=believer ~._._punct_7",
        ((3, 4, "PERSON"),),
    ),
    "light": (
        "The_DT_det_2 attack_NN_nsubj:pass_4 was_VBD_aux:pass_4=be carried_VBN_root_0=carry out_RP_compound:prt_4 by_IN_case_7 "
        "rebels_NNS_obl:agent_4=rebel ~._._punct_4",
        (),
    ),
    "failed": (
        "The_DT_det_2 army_NN_nsubj_3 failed_VBD_root_0=fail to_TO_mark_5 protect_VB_xcomp_3 the_DT_det_7 "
        "town_NN_obj_5 ~._._punct_3",
        (),
    ),
    "beginning": (
        "In_IN_case_3 the_DT_det_3 beginning_NN_obl_9 of_IN_case_5 2015_CD_nmod_3 ~,_,_punct_9 the_DT_det_8 council_NN_nsubj_9 "
        "arrested_VBD_root_0=arrest Jonas_NNP_obj_9 and_CC_cc_12 killed_VBD_conj_9=kill Anton_NNP_obj_12 ~._._punct_9",
        ((9, 10, "PERSON"), (12, 13, "PERSON")),
    ),
    "prisoner": (
        "He_PRP_nsubj_4 is_VBZ_cop_4=be in_IN_case_4 prison_NN_root_0 to_IN_case_7 this_DT_det_7 day_NN_obl_4 ~._._punct_4",
        (),
    ),
    "different": (
        "Your_PRP$_nmod:poss_2 manner_NN_nsubj_5 is_VBZ_cop_5=be not_RB_advmod_5 different_JJ_root_0 from_IN_case_8 "
        "their_PRP$_nmod:poss_8 "
        "decree_NN_obl_5 ~._._punct_5",
        (),
    ),
    "place": (
        "The_DT_det_2 vote_NN_nsubj_3 took_VBD_root_0=take place_NN_obj_3 in_IN_case_6 Karvel_NNP_obl_3 "
        "recently_RB_advmod_3 ~._._punct_3",
        ((5, 6, "PLACE"),),
    ),
    "opened fire": (
        "Soldiers_NNS_nsubj_2=soldier opened_VBD_root_0=open fire_NN_obj_2 on_IN_case_6 the_DT_det_6 crowd_NN_obl_2 ~._._punct_2",
        (),
    ),
    "promised": (
        "The_DT_det_2 mayor_NN_nsubj_3 promised_VBD_root_0=promise Jonas_NNP_obj_3 to_TO_mark_6 release_VB_xcomp_3 the_DT_det_8 "
        "hostages_NNS_obj_6=hostage ~._._punct_3",
        ((3, 4, "PERSON"),),
    ),
    "robbed": (
        "Armed_JJ_amod_2 men_NNS_nsubj_3=man beat_VBD_root_0 and_CC_cc_5 robbed_VBD_conj_3=rob the_DT_det_7 "
        "driver_NN_obj_5 ~._._punct_3",
        (),
    ),
    "fragment": ("Contact_NN_root_0 ~:_:_punct_1 Lena_NNP_appos_1 Orsk_NNP_flat_3", ((2, 4, "PERSON"),)),
}


def syntax_for(doc_from: Callable[..., Doc], name: str) -> Syntax:
    """Give the view of one of `SENTENCES`."""
    notation, entities = SENTENCES[name]
    return syntax_of(doc_from(notation, entities))


def told(claims: Sequence[Claim]) -> dict[str, dict[str, list[str]]]:
    """Give each claim's participants' words by role, under its predicate's lemma."""
    table: dict[str, dict[str, list[str]]] = {}
    for claim in claims:
        roles = table.setdefault(claim.predicate.lemma, {})
        for part in claim.participants:
            roles.setdefault(part.role, []).append(part.text)
    return table


def claim_of(claims: Sequence[Claim], lemma: str) -> Claim:
    """Give the one claim whose predicate has this lemma."""
    (claim,) = [claim for claim in claims if claim.predicate.lemma == lemma]
    return claim
