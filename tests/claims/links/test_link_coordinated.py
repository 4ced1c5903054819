"""Clauses side by side and sentences one after the other: but, so, then; However, Otherwise, That is why."""

from __future__ import annotations

from collections.abc import Callable

import pytest

Links = Callable[[str], list[str]]

LEFT = "Guards_NNS_nsubj_2=guard left_VBD_root_0=leave Karrow_NNP_obj_2"
ENTERED = "rebels_NNS_nsubj_{verb}=rebel entered_VBD_{dep}=enter Orlesk_NNP_obj_{verb} ~._._punct_{root}"
SIDE_BY_SIDE = [
    (
        "but",
        f"{LEFT} ~,_,_punct_7 but_CC_cc_7 {ENTERED.format(verb=7, dep='conj_2', root=2)}",
        ["leave -> enter: contrast (but)"],
    ),
    (
        "so",
        f"{LEFT} ~,_,_punct_7 so_RB_advmod_7 {ENTERED.format(verb=7, dep='conj_2', root=2)}",
        ["leave -> enter: result (so)"],
    ),
    (
        "and then",
        f"{LEFT} and_CC_cc_7 then_RB_advmod_7 {ENTERED.format(verb=7, dep='conj_2', root=2)}",
        ["leave -> enter: sequence (and then)"],
    ),
    (
        "without a conjunction",
        f"{LEFT} ~,_,_punct_7 then_RB_advmod_7 {ENTERED.format(verb=7, dep='parataxis_2', root=2)}",
        ["leave -> enter: sequence (then)"],
    ),
    ("and alone", f"{LEFT} and_CC_cc_6 {ENTERED.format(verb=6, dep='conj_2', root=2)}", []),
    (
        "not only but also",
        "Rebels_NNS_nsubj_4=rebel not_RB_advmod_4 only_RB_advmod_4 burned_VBD_root_0=burn Karrow_NNP_obj_4 but_CC_cc_8 "
        "also_RB_advmod_8 killed_VBD_conj_4=kill miners_NNS_obj_8=miner ~._._punct_4",
        [],
    ),
    (
        "nouns alone",
        "Guards_NNS_nsubj_2=guard feared_VBD_root_0=fear the_DT_det_4 attack_NN_obj_2 on_IN_case_6 Karrow_NNP_nmod_4 but_CC_cc_9 "
        "the_DT_det_9 murder_NN_conj_4 of_IN_case_11 Ode_NNP_nmod_9 ~._._punct_2",
        [],
    ),
    (
        "the last of three holds against the one before it",
        "Rebels_NNS_nsubj_2=rebel burned_VBD_root_0=burn mills_NNS_obj_2=mill ~,_,_punct_5 freed_VBD_conj_2=free "
        "miners_NNS_obj_5=miner ~,_,_punct_9 but_CC_cc_9 spared_VBD_conj_2=spare Karrow_NNP_obj_9 ~._._punct_2",
        ["free -> spare: contrast (but)"],
    ),
]


@pytest.mark.parametrize(("notation", "links"), [row[1:] for row in SIDE_BY_SIDE], ids=[row[0] for row in SIDE_BY_SIDE])
def test_a_clause_is_tied_to_the_one_it_is_coordinated_with(links_in: Links, notation: str, links: list[str]) -> None:
    assert links_in(notation) == links


BEFORE = f"{LEFT} ~._._punct_2"
SENTENCES = [
    (
        "at its head",
        f"{BEFORE}\nHowever_RB_advmod_4 ~,_,_punct_4 {ENTERED.format(verb=4, dep='root_0', root=4)}",
        ["leave -> enter: contrast (However)"],
    ),
    (
        "inside, between commas",
        f"{BEFORE}\nRebels_NNS_nsubj_5=rebel ~,_,_punct_3 however_RB_advmod_5 ~,_,_punct_3 entered_VBD_root_0=enter "
        "Orlesk_NNP_obj_5 ~._._punct_5",
        ["leave -> enter: contrast (however)"],
    ),
    (
        "behind a quotation mark",
        f"{BEFORE}\n\"_''_punct_4 ~But_CC_cc_4 {ENTERED.format(verb=4, dep='root_0', root=4)}",
        ["leave -> enter: contrast (But)"],
    ),
    (
        "why it came about",
        f"{BEFORE}\nThat_DT_nsubj_3 is_VBZ_cop_3=be why_WRB_root_0 {ENTERED.format(verb=5, dep='advcl:relcl_3', root=3)}",
        ["leave -> enter: result (That is why)"],
    ),
    (
        "what the example is of stands before it",
        f"{BEFORE}\nFor_IN_case_2 example_NN_obl_5 ~,_,_punct_2 {ENTERED.format(verb=5, dep='root_0', root=5)}",
        ["enter -> leave: example (For example)"],
    ),
    (
        "what comes unless the first does",
        f"{BEFORE}\nOtherwise_RB_advmod_4 ~,_,_punct_4 {ENTERED.format(verb=4, dep='root_0', root=4)}",
        ["leave -> enter: condition (Otherwise) negative"],
    ),
    (
        "because of this",
        f"{BEFORE}\nBecause_IN_case_3 of_IN_fixed_1 this_DT_obl_6 ~,_,_punct_3 {ENTERED.format(verb=6, dep='root_0', root=6)}",
        ["leave -> enter: cause (Because of)"],
    ),
    (
        "and, also, in addition",
        f"{BEFORE}\nAnd_CC_cc_4 also_RB_advmod_4 {ENTERED.format(verb=4, dep='root_0', root=4)}",
        [],
    ),
    (
        "the first sentence has none before it",
        f"However_RB_advmod_4 ~,_,_punct_4 {ENTERED.format(verb=4, dep='root_0', root=4)}",
        [],
    ),
    (
        "so that marks a clause of its own",
        f"{BEFORE}\nSo_IN_mark_4 miners_NNS_nsubj_4=miner could_MD_aux_4 rest_VB_advcl_7 ~,_,_punct_4 "
        f"{ENTERED.format(verb=7, dep='root_0', root=7)}",
        ["enter -> rest: purpose (So)"],
    ),
    (
        "a sentence before it without a claim",
        f"Contact_NN_root_0 ~:_:_punct_1 Lena_NNP_appos_1\nHowever_RB_advmod_4 ~,_,_punct_4 "
        f"{ENTERED.format(verb=4, dep='root_0', root=4)}",
        [],
    ),
]


@pytest.mark.parametrize(("notation", "links"), [row[1:] for row in SENTENCES], ids=[row[0] for row in SENTENCES])
def test_a_sentence_is_tied_to_the_one_before_it(links_in: Links, notation: str, links: list[str]) -> None:
    assert links_in(notation) == links


def test_a_paragraphs_end_does_not_part_sentences(links_in: Links) -> None:
    notation = f"{BEFORE}\n\nHowever_RB_advmod_4 ~,_,_punct_4 {ENTERED.format(verb=4, dep='root_0', root=4)}"
    assert links_in(notation) == ["leave -> enter: contrast (However)"]
