"""Which claim a side of a link comes down to: through openers and reports, over nouns, back to what was told before."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from spacy.tokens import Doc

from sayso.claims.attribution import find_attributions
from sayso.claims.extract import find_claims
from sayso.claims.links.ends import Ends, root_of
from sayso.claims.syntax import syntax_of

Links = Callable[[str], list[str]]
EndsOf = Callable[[str], Ends]

BECAUSE = (
    "{before} because_IN_mark_{verb} rebels_NNS_nsubj_{verb}=rebel attacked_VBD_advcl_{main}=attack Karrow_NNP_obj_{verb} "
    "~._._punct_{root}"
)
SIDES = [
    (
        "what is tried",
        "Guards_NNS_nsubj_2=guard tried_VBD_root_0=try to_TO_mark_4 leave_VB_xcomp_2 Orlesk_NNP_obj_4",
        2,
        "leave",
    ),
    (
        "what is said, where the reason is of the saying's clause",
        "Ode_NNP_nsubj_2 said_VBD_root_0=say guards_NNS_nsubj_4=guard left_VBD_ccomp_2=leave Orlesk_NNP_obj_4",
        2,
        "leave",
    ),
    (
        "what is announced as a light verb's noun",
        "Guards_NNS_nsubj_2=guard carried_VBD_root_0=carry out_RP_compound:prt_2 an_DT_det_5 arrest_NN_obj_2 of_IN_case_7 "
        "miners_NNS_nmod_5=miner",
        2,
        "arrest",
    ),
    (
        "what something is",
        "The_DT_det_2 road_NN_nsubj_4 was_VBD_cop_4=be open_JJ_root_0",
        4,
        "open",
    ),
    (
        "who somebody is",
        "Ode_NNP_nsubj_4 was_VBD_cop_4=be the_DT_det_4 chair_NN_root_0 of_IN_case_7 the_DT_det_7 council_NN_nmod_4",
        4,
        "be",
    ),
]


@pytest.mark.parametrize(("before", "main", "told"), [row[1:] for row in SIDES], ids=[row[0] for row in SIDES])
def test_a_side_comes_down_to_the_claim_inside_it(links_in: Links, before: str, main: int, told: str) -> None:
    verb = len(before.split()) + 3
    notation = BECAUSE.format(before=before, verb=verb, main=main, root=main)
    assert links_in(notation) == [f"attack -> {told}: cause (because)"]


def test_a_side_without_a_claim_makes_no_link(links_in: Links) -> None:
    notation = BECAUSE.format(before="Nothing_NN_root_0", verb=4, main=1, root=1)
    assert links_in(notation) == []


ATTACKED = "Rebels_NNS_nsubj_2=rebel attacked_VBD_root_0=attack Karrow_NNP_obj_2 ~._._punct_2"
LEFT = "Guards_NNS_nsubj_2=guard left_VBD_root_0=leave Karrow_NNP_obj_2"
ARRESTS = "guards_NNS_nsubj_{verb}=guard arrested_VBD_root_0=arrest miners_NNS_obj_{verb}=miner ~._._punct_{verb}"
POINTING_BACK = [
    (
        "such incidents",
        f"{ATTACKED}\nAfter_IN_case_3 such_JJ_amod_3 incidents_NNS_obl_6=incident ~,_,_punct_6 {ARRESTS.format(verb=6)}",
        ["attack -> arrest: sequence (After)"],
    ),
    (
        "every time after such incidents",
        f"{ATTACKED}\nEvery_DT_det_2 time_NN_obl:unmarked_8 after_IN_case_5 such_JJ_amod_5 incidents_NNS_nmod_2=incident "
        f"~,_,_punct_8 {ARRESTS.format(verb=8)}",
        ["attack -> arrest: sequence (after) habitual"],
    ),
    (
        "this attack",
        f"{ATTACKED}\nBecause_IN_case_4 of_IN_fixed_1 this_DT_det_4 attack_NN_obl_7 ~,_,_punct_7 {ARRESTS.format(verb=7)}",
        ["attack -> arrest: cause (Because of)"],
    ),
    (
        "and after this, of the clause before",
        f"{LEFT} and_CC_cc_8 after_IN_case_6 this_DT_obl_8 he_PRP_nsubj_8 called_VBD_conj_2=call police_NNS_obj_8 ~._._punct_2",
        ["leave -> call: sequence (after)"],
    ),
    (
        "any incidents",
        f"{ATTACKED}\nAfter_IN_case_2 incidents_NNS_obl_5=incident ~,_,_punct_5 {ARRESTS.format(verb=5)}",
        [],
    ),
    (
        "such people",
        f"{ATTACKED}\nAfter_IN_case_3 such_JJ_amod_3 people_NNS_obl_6 ~,_,_punct_6 {ARRESTS.format(verb=6)}",
        [],
    ),
    (
        "such incidents in a first sentence",
        f"After_IN_case_3 such_JJ_amod_3 incidents_NNS_obl_6=incident ~,_,_punct_6 {ARRESTS.format(verb=6)}",
        [],
    ),
    (
        "one sentence back and no further",
        f"{ATTACKED}\nAfter_IN_case_2 this_DT_root_0 ~,_,_punct_2\n"
        f"After_IN_case_2 this_DT_obl_5 ~,_,_punct_5 {ARRESTS.format(verb=5)}",
        [],
    ),
]


@pytest.mark.parametrize(("notation", "links"), [row[1:] for row in POINTING_BACK], ids=[row[0] for row in POINTING_BACK])
def test_such_and_this_point_back_to_what_was_told_before(links_in: Links, notation: str, links: list[str]) -> None:
    assert links_in(notation) == links


@pytest.fixture(name="ends_of")
def ends_of_fixture(doc_from: Callable[..., Doc]) -> EndsOf:
    def ends(notation: str) -> Ends:
        syntax = syntax_of(doc_from(notation))
        attributed = find_attributions(syntax, ())
        return Ends(syntax, find_claims(syntax, attributed, ()), attributed)

    return ends


def test_the_words_of_a_predicate_and_of_its_copula_lead_to_its_claim(ends_of: EndsOf) -> None:
    ends = ends_of("Ode_NNP_nsubj_4 was_VBD_cop_4=be the_DT_det_4 chair_NN_root_0 of_IN_case_7 the_DT_det_7 council_NN_nmod_4")
    found = [ends.at(token) for token in (1, 3)]
    assert [claim and claim.predicate.text for claim in found] == ["was", "was"]
    assert ends.at(0) is None


def test_a_list_of_deeds_has_an_end(ends_of: EndsOf) -> None:
    deeds = " ".join(f"burned_VBD_conj_2=burn mills_NNS_obj_{4 + 2 * number}=mill" for number in range(9))
    ends = ends_of(f"Rebels_NNS_nsubj_2=rebel came_VBD_root_0=come there_RB_advmod_2 {deeds}")
    assert len(ends.all_at(1)) == 6


def test_what_has_a_subject_of_its_own_is_not_told_with_the_first(ends_of: EndsOf) -> None:
    ends = ends_of(f"{LEFT} and_CC_cc_6 rebels_NNS_nsubj_6=rebel entered_VBD_conj_2=enter Karrow_NNP_obj_6 ~._._punct_2")
    assert [claim.predicate.lemma for claim in ends.all_at(1)] == ["leave"]
    assert [claim.predicate.lemma for claim in ends.all_at(1, marked=True)] == ["leave", "enter"]


def test_only_a_cue_reports(ends_of: EndsOf) -> None:
    ends = ends_of("Ode_NNP_nsubj_2 said_VBD_root_0=say guards_NNS_nsubj_4=guard left_VBD_ccomp_2=leave Orlesk_NNP_obj_4")
    assert [token for token in range(5) if ends.reports(token)] == [1]


def test_the_root_of_a_sentence_is_a_word(doc_from: Callable[..., Doc]) -> None:
    syntax = syntax_of(doc_from(f"{ATTACKED}\n\n{LEFT} ~._._punct_2"))
    assert [syntax.lower[root_of(syntax, number)] for number in range(2)] == ["attacked", "left"]
