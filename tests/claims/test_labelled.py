"""Speakers before a colon; every heading is invented."""

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


def test_a_heading_in_capitals_needs_no_verb(find: Find) -> None:
    (found,) = find("MORA_NNP_root_0 ~:_:_punct_1 FERRY_NN_compound_4 SAFE_JJ_appos_1", ((0, 1, "PERSON"),))
    assert (found.source.text, found.cue, found.content[0].text) == ("MORA", None, "FERRY SAFE")
    assert find("Mora_NNP_root_0 ~:_:_punct_1 Ferry_NN_compound_4 captain_NN_appos_1", ((0, 1, "PERSON"),)) == []
