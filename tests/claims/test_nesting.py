"""Chains of attributions: who reports whom, and in whose voice "we" speaks."""

from __future__ import annotations

from collections.abc import Callable

from spacy.tokens import Doc

from sayso.claims.attribution import find_attributions
from sayso.claims.nesting import MAX_CHAIN
from sayso.claims.syntax import syntax_of
from sayso.types import Block

DocFrom = Callable[..., Doc]
BlocksFrom = Callable[[Doc], tuple[Block, ...]]

CHAIN = (
    "Mora_NNP_nsubj_2 reported_VBD_root_0=report that_IN_mark_5 police_NNS_nsubj_5 believed_VBD_ccomp_2=believe that_IN_mark_8 "
    "Osei_NNP_nsubj_8 lied_VBD_ccomp_5=lie ~._._punct_2"
)
WE_TWICE = (
    'We_PRP_nsubj_2 deny_VBP_root_0 that_IN_mark_5 Ruiz_NNP_nsubj_5 said_VBD_ccomp_2=say ~,_,_punct_5 "_``_punct_9 ~We_PRP_nsubj_9 '
    'believe_VBP_ccomp_5 it_PRP_nsubj_11 lasts_VBZ_ccomp_9=last ~._._punct_9 ~"_``_punct_9'
)


def test_ids_run_in_text_order_and_a_parent_holds_the_cue_of_its_child(doc_from: DocFrom, blocks_from: BlocksFrom) -> None:
    doc = doc_from(CHAIN)
    outer, inner = (item.attribution for item in find_attributions(syntax_of(doc), blocks_from(doc)))
    assert (outer.id, outer.parent, outer.source.text) == ("a1", None, "Mora")
    assert (inner.id, inner.parent, inner.source.text) == ("a2", "a1", "police")
    assert inner.cue is not None
    assert outer.content[0].start <= inner.cue.start < inner.cue.end <= outer.content[0].end


def test_according_to_holds_what_is_said_in_its_clause(doc_from: DocFrom, blocks_from: BlocksFrom) -> None:
    doc = doc_from(
        "According_VBG_case_3 to_IN_fixed_1 Reuters_NNP_obl_6 ~,_,_punct_3 Mora_NNP_nsubj_6 said_VBD_root_0=say "
        "he_PRP_nsubj_8 left_VBD_ccomp_6=leave "
        "~._._punct_6"
    )
    outer, inner = (item.attribution for item in find_attributions(syntax_of(doc), blocks_from(doc)))
    assert outer.source.text == "Reuters"
    assert inner.parent == outer.id


def test_we_outside_a_quotation_is_the_issuer_and_inside_it_the_speaker(doc_from: DocFrom, blocks_from: BlocksFrom) -> None:
    doc = doc_from(WE_TWICE)
    found = [item.attribution for item in find_attributions(syntax_of(doc), blocks_from(doc))]
    assert [(item.source.text, item.source.kind, item.parent) for item in found] == [
        ("We", "issuer", None),
        ("Ruiz", "named", "a1"),
        ("We", "named", "a2"),
    ]


def test_a_chain_of_ten_thousand_reports_is_cut_to_its_outermost_links(doc_from: DocFrom, blocks_from: BlocksFrom) -> None:
    words = 10_000
    tokens = [
        f"he_PRP_nsubj_{2 * number + 2} said_VBD_{'root' if not number else 'ccomp'}_{2 * number}=say" for number in range(words)
    ]
    doc = doc_from(" ".join(tokens))
    found = find_attributions(syntax_of(doc), blocks_from(doc))
    parents = [item.attribution.parent for item in found]
    assert parents == [None, *(f"a{number}" for number in range(1, MAX_CHAIN))]
