"""How many: figures, number words, ranges, and how far each is open."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from sentences import claim_of, syntax_for
from spacy.tokens import Doc

from sayso.claims.extract import find_claims
from sayso.claims.syntax import syntax_of
from sayso.types import Count

PHRASES = [
    ("9_CD_nummod_2 guards_NNS_nsubj_3=guard", ("9", "guards", 9, 9)),
    ("1,200_CD_nummod_2 guards_NNS_nsubj_3=guard", ("1,200", "guards", 1200, 1200)),
    ("40–50_CD_nummod_2 guards_NNS_nsubj_3=guard", ("40–50", "guards", 40, 50)),
    ("forty_CD_nummod_2 guards_NNS_nsubj_3=guard", ("forty", "guards", 40, 40)),
    ("Dozens_NNS_nsubj_4=dozen of_IN_case_3 guards_NNS_nmod_1=guard", ("Dozens", "guards", 24, None)),
    ("3_CD_nummod_3 prison_NN_compound_3 guards_NNS_nsubj_4=guard", ("3", "prison guards", 3, 3)),
    (
        "Over_IN_case_2 thousands_NNS_nsubj_5=thousand of_IN_case_4 guards_NNS_nmod_2=guard",
        ("Over thousands", "guards", 2000, None),
    ),
    ("At_IN_case_2 least_JJS_nmod_3 forty_CD_nummod_4 guards_NNS_nsubj_5=guard", ("At least forty", "guards", 40, None)),
    ("More_JJR_advmod_3 than_IN_fixed_1 100_CD_nummod_4 guards_NNS_nsubj_5=guard", ("More than 100", "guards", 101, None)),
    ("Up_IN_case_3 to_IN_fixed_1 30_CD_nummod_4 guards_NNS_nsubj_5=guard", ("Up to 30", "guards", None, 30)),
    ("About_RB_advmod_2 20_CD_nummod_3 guards_NNS_nsubj_4=guard", ("About 20", "guards", 20, 20)),
    ("two_CD_compound_2 hundred_CD_nummod_3 guards_NNS_nsubj_4=guard", ("two hundred", "guards", 200, 200)),
    (
        "Tens_NNS_nsubj_6=ten of_IN_case_3 thousands_NNS_nmod_1=thousand of_IN_case_5 guards_NNS_nmod_3=guard",
        ("Tens of thousands", "guards", 20000, None),
    ),
    ("3_CD_nummod_4 to_IN_case_3 5_CD_nmod_1 guards_NNS_nsubj_5=guard", ("3 to 5", "guards", 3, 5)),
    ("Fourteen_CD_nsubj_2", ("Fourteen", "", 14, 14)),
]


def count_in(doc_from: Callable[..., Doc], phrase: str) -> list[Count]:
    place = len(phrase.split()) + 1
    syntax = syntax_of(doc_from(f"{phrase} fled_VBD_root_0=flee ~._._punct_{place}"))
    return list(claim_of(find_claims(syntax, (), ()), "flee").counts)


@pytest.mark.parametrize(("phrase", "expected"), PHRASES)
def test_numbers_with_their_nouns(
    doc_from: Callable[..., Doc], phrase: str, expected: tuple[str, str, int | None, int | None]
) -> None:
    (count,) = count_in(doc_from, phrase)
    assert (count.text, count.of, count.minimum, count.maximum) == expected
    assert count.participant == 0


@pytest.mark.parametrize("phrase", ["Some_DT_det_2 guards_NNS_nsubj_3=guard", "The_DT_det_2 one_NN_nsubj_3"])
def test_no_number_no_count(doc_from: Callable[..., Doc], phrase: str) -> None:
    assert count_in(doc_from, phrase) == []


def test_every_count_belongs_to_its_participant(doc_from: Callable[..., Doc]) -> None:
    claim = claim_of(find_claims(syntax_for(doc_from, "breakout"), (), ()), "kill")
    counted = {claim.participants[count.participant].text: count.minimum for count in claim.counts if count.participant is not None}
    assert counted == {"3 guards": 3}
