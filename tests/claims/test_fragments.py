"""Headings, contact lines and sign-offs tell nothing, unless they have a verb."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from spacy.tokens import Doc

from sayso.claims.extract import find_claims
from sayso.claims.syntax import syntax_of
from sayso.types import Block

SILENT = [
    "The_DT_det_2 dangers_NNS_root_0=danger of_IN_case_4 escape_NN_nmod_2 by_IN_case_6 sea_NN_nmod_4",
    "Contact_NN_root_0 ~:_:_punct_1 she_PRP_nsubj_4 answers_VBZ_parataxis_1=answer",
    "Contact_VB_root_0",
    "Dear_JJ_amod_2 friends_NNS_root_0=friend who_WP_nsubj_4 came_VBD_acl:relcl_2=come",
]


@pytest.mark.parametrize("notation", SILENT)
def test_fragments_claim_nothing(doc_from: Callable[..., Doc], notation: str) -> None:
    syntax = syntax_of(doc_from(notation))
    assert find_claims(syntax, (), (Block(0, len(syntax.text), "heading"),)) == ()


def test_a_list_item_may_tell_with_a_noun(doc_from: Callable[..., Doc]) -> None:
    syntax = syntax_of(doc_from("the_DT_det_2 murder_NN_root_0 of_IN_case_5 two_CD_nummod_5 guards_NNS_nmod_2=guard"))
    (claim,) = find_claims(syntax, (), (Block(0, len(syntax.text), "item"),))
    assert [part.text for part in claim.participants] == ["two guards"]
    assert find_claims(syntax, (), (Block(0, len(syntax.text), "paragraph"),)) == ()


TOLD = "We_PRP_nsubj_2 know_VBP_root_0"
LOG = "two_CD_nummod_2 houses_NNS_root_0=house burnt_VBN_acl_2=burn by_IN_case_5 soldiers_NNS_obl:agent_3=soldier"


@pytest.mark.parametrize(("before", "kind", "told"), [(TOLD, "paragraph", 1), (TOLD, "heading", 0), ("", "paragraph", 0)])
def test_a_log_tells_what_was_done_without_a_finite_verb(doc_from: Callable[..., Doc], before: str, kind: str, told: int) -> None:
    syntax = syntax_of(doc_from("\n".join(filter(None, (before, LOG)))))
    claims = find_claims(syntax, (), (Block(0, len(syntax.text), kind),))  # type: ignore[arg-type]
    assert [claim.predicate.lemma for claim in claims].count("burn") == told
