"""What kind of source a phrase is, told by its words and by those before it; all of them invented."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from spacy.tokens import Doc

from sayso.claims.attribution import find_attributions
from sayso.claims.syntax import syntax_of
from sayso.types import Block, Issuer


def clause(subject: str, verb: int) -> str:
    """Give a sentence whose cue is its token number `verb`."""
    return f"{subject} said_VBD_root_0=say all_DT_nsubj_{verb + 2} left_VBD_ccomp_{verb}=leave ~._._punct_{verb}"


CASES = [
    (clause("Ruiz_NNP_nsubj_2", 2), "named"),
    (clause("The_DT_det_2 Board_NNP_nsubj_3", 3), "named"),
    (clause("Members_NNS_nsubj_4=member of_IN_case_3 Congress_NNP_nmod_1", 4), "described"),
    (clause("A_DT_det_2 letter_NN_nsubj_5 to_IN_case_4 Ruiz_NNP_nmod_2", 5), "described"),
    (clause("The_DT_det_3 Osei_NNP_compound_3 cabinet_NN_nsubj_4", 4), "named"),
    (clause("Witnesses_NNS_nsubj_2=witness", 2), "unnamed"),
    (clause("The_DT_det_2 witnesses_NNS_nsubj_3=witness", 3), "described"),
    (clause("We_PRP_nsubj_2", 2), "issuer"),
]


@pytest.mark.parametrize(("notation", "kind"), CASES)
def test_a_phrase_has_the_kind_that_its_head_and_names_give_it(
    notation: str, kind: str, doc_from: Callable[..., Doc], blocks_from: Callable[[Doc], tuple[Block, ...]]
) -> None:
    doc = doc_from(notation)
    (found,) = find_attributions(syntax_of(doc), blocks_from(doc))
    assert found.attribution.source.kind == kind


@pytest.mark.parametrize(
    ("before", "pronoun", "kind"),
    [
        ("Ana_NNP_nsubj_3 Ruiz_NNP_flat_1 came_VBD_root_0=come ~._._punct_3", "She_PRP_nsubj_2", "named"),
        ("The_DT_det_2 doctor_NN_nsubj_3 came_VBD_root_0=come ~._._punct_3", "She_PRP_nsubj_2", "described"),
        ("Ruiz_NNP_nsubj_4 and_CC_cc_3 Osei_NNP_conj_1 came_VBD_root_0=come ~._._punct_4", "They_PRP_nsubj_2", "named"),
        ("Two_CD_nummod_2 guards_NNS_nsubj_3=guard came_VBD_root_0=come ~._._punct_3", "They_PRP_nsubj_2", "described"),
    ],
)
def test_a_pronoun_has_the_kind_of_the_one_that_it_stands_for(
    before: str, pronoun: str, kind: str, doc_from: Callable[..., Doc], blocks_from: Callable[[Doc], tuple[Block, ...]]
) -> None:
    entities = ((0, 2, "PERSON"),) if before.startswith("Ana") else ()
    doc = doc_from(f"{before}\n{clause(pronoun, 2)}", entities)
    (found,) = find_attributions(syntax_of(doc), blocks_from(doc))
    assert found.attribution.source.kind == kind


def test_a_body_that_names_itself_is_the_issuer_and_a_person_is_named(
    doc_from: Callable[..., Doc], blocks_from: Callable[[Doc], tuple[Block, ...]]
) -> None:
    def kind(subject: str, verb: int, issuer: str) -> str:
        doc = doc_from(clause(subject, verb))
        (found,) = find_attributions(syntax_of(doc), blocks_from(doc), Issuer(None, None, issuer, None, "given"))
        return found.attribution.source.kind

    union = "The_DT_det_3 Harbour_NNP_compound_3 Union_NNP_nsubj_4"
    assert kind(union, 4, "Harbour Union") == "issuer"
    assert kind(union, 4, "Harbour Council") == "named"
    assert kind("Senator_NNP_compound_2 Ruiz_NNP_nsubj_3", 3, "Senator Ana Ruiz") == "named"
