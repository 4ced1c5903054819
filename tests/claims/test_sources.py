"""Where a source begins and ends; every sentence is invented."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from spacy.tokens import Doc

from sayso.claims.attribution import find_attributions
from sayso.claims.syntax import syntax_of
from sayso.types import Attribution, Block

Find = Callable[..., list[Attribution]]


@pytest.fixture
def find(doc_from: Callable[..., Doc], blocks_from: Callable[[Doc], tuple[Block, ...]]) -> Find:
    def _find(notation: str, entities: tuple[tuple[int, int, str], ...] = ()) -> list[Attribution]:
        doc = doc_from(notation, entities)
        return [item.attribution for item in find_attributions(syntax_of(doc), blocks_from(doc))]

    return _find


SAID = "said_VBD_root_0=say all_DT_nsubj_{left} left_VBD_ccomp_{said}=leave ~._._punct_{said}"


def said(number: int) -> str:
    """Give the rest of a sentence whose cue is its token `number`."""
    return SAID.format(said=number, left=number + 2)


CASES = {
    "a title cut off by its full stop": ("SEN_NN_root_0=sen ~._._punct_1\nMORA_NNP_nsubj_2 " + said(2), "SEN. MORA"),
    "the bracket of party and state": (
        "Senator_NNP_compound_2 Mora_NNP_nsubj_6 (_-LRB-_punct_4 ~I-Ore_NNP_dep_6 ~)_-RRB-_punct_4 " + said(6),
        "Senator Mora (I-Ore)",
    ),
    "a day is no part of it": ("Mora_NNP_nsubj_3 today_NN_nmod_1 " + said(3), "Mora"),
    "the place of a dateline is none": (
        "Karrow_NNP_nsubj_5 U.S._NNP_compound_3 Senator_NNP_nmod:desc_4 Mora_NNP_nsubj_5 " + said(5),
        "U.S. Senator Mora",
    ),
    "a relative clause that only adds is none": (
        "Mora_NNP_nsubj_8 ~,_,_punct_4 who_WP_nsubj_4 leads_VBZ_acl:relcl_1=lead the_DT_det_6 board_NN_obj_4 ~,_,_punct_4 "
        + said(8),
        "Mora",
    ),
    "one that tells which is": (
        "Guards_NNS_nsubj_4=guard who_WP_nsubj_3 stayed_VBD_acl:relcl_1=stay " + said(4),
        "Guards who stayed",
    ),
}


@pytest.mark.parametrize(("notation", "source"), CASES.values(), ids=CASES.keys())
def test_the_source_is_the_whole_phrase_and_no_more(find: Find, notation: str, source: str) -> None:
    (found,) = find(notation)
    assert found.source.text == source
