"""The rules that group where no weights read the text, one story for each pass."""

from __future__ import annotations

import time
from collections.abc import Callable

import pytest
from spacy.tokens import Doc
from who_samples import LEFT, Entities, markables_of, said, texts_of

from sayso.claims.syntax import syntax_of
from sayso.resolve.who.pairs import find_pairs
from sayso.resolve.who.sieve import REACH, sieve

MET = "met_VBD_root_0=meet"
WALL = f"Smoke_NN_nsubj_2 {LEFT}"
PEOPLE = ((0, 2, "PERSON"), (3, 4, "PERSON"))

STORIES: list[tuple[str, str, Entities, list[list[str]]]] = [
    (
        "exact: the same words are the same thing",
        f"A_DT_det_2 boat_NN_nsubj_3 {LEFT}\nThe_DT_det_2 boat_NN_nsubj_3 {LEFT}",
        (),
        [["A boat", "The boat"]],
    ),
    (
        "construction: an apposition",
        f"Verel_NNP_nsubj_6 ~,_,_punct_4 the_DT_det_4 mayor_NN_appos_1 ~,_,_punct_4 {LEFT}",
        ((0, 1, "PERSON"),),
        [["Verel", "the mayor"]],
    ),
    (
        "construction: what somebody is said to be",
        "Verel_NNP_nsubj_4 is_VBZ_cop_4=be the_DT_det_4 mayor_NN_root_0",
        ((0, 1, "PERSON"),),
        [["Verel", "the mayor"]],
    ),
    (
        "construction: not where the number speaks against it",
        f"Verel_NNP_nsubj_6 ~,_,_punct_4 the_DT_det_4 guards_NNS_appos_1=guard ~,_,_punct_4 {LEFT}",
        ((0, 1, "PERSON"),),
        [["Verel"], ["the guards"]],
    ),
    (
        "construction: an abbreviation",
        f"The_DT_det_3 Oka_NNP_compound_3 Council_NNP_nsubj_4 {LEFT}\nOC_NNP_nsubj_2 {LEFT}",
        ((1, 3, "ORG"), (4, 5, "ORG")),
        [["The Oka Council", "OC"]],
    ),
    (
        "head: a shorter name",
        f"Jonas_NNP_nsubj_3 Verel_NNP_flat_1 {LEFT}\nVerel_NNP_nsubj_2 {LEFT}",
        PEOPLE,
        [["Jonas Verel", "Verel"]],
    ),
    (
        "head: a shorter description that takes it up again",
        f"An_DT_det_3 old_JJ_amod_3 boat_NN_nsubj_4 {LEFT}\nThat_DT_det_2 boat_NN_nsubj_3 {LEFT}",
        (),
        [["An old boat", "That boat"]],
    ),
    (
        "head: not one that brings in another",
        f"An_DT_det_3 old_JJ_amod_3 boat_NN_nsubj_4 {LEFT}\nAnother_DT_det_3 wide_JJ_amod_3 boat_NN_nsubj_4 {LEFT}",
        (),
        [["An old boat"], ["Another wide boat"]],
    ),
    (
        "pronoun: the nearest that agrees",
        f"Verel_NNP_nsubj_2 {MET} guards_NNS_obj_2=guard\nHe_PRP_nsubj_2 {LEFT}",
        ((0, 1, "PERSON"),),
        [["Verel", "He"], ["guards"]],
    ),
    (
        "pronoun: they are many, or a body",
        f"The_DT_det_2 council_NN_nsubj_3 {MET} Verel_NNP_obj_3\nThey_PRP_nsubj_2 {LEFT}",
        ((3, 4, "PERSON"),),
        [["The council", "They"], ["Verel"]],
    ),
    (
        "pronoun: it is nobody",
        f"The_DT_det_2 boat_NN_nsubj_3 hit_VBD_root_0 Verel_NNP_obj_3\nIt_PRP_nsubj_2 {LEFT}",
        ((3, 4, "PERSON"),),
        [["The boat", "It"], ["Verel"]],
    ),
    (
        "pronoun: not whom it does something to",
        f"Verel_NNP_nsubj_2 {MET} him_PRP_obj_2=he",
        ((0, 1, "PERSON"),),
        [["Verel"], ["him"]],
    ),
    (
        "pronoun: a woman is not he",
        f"The_DT_det_2 woman_NN_nsubj_3 {LEFT}\nHe_PRP_nsubj_2 {LEFT}",
        (),
        [["The woman"], ["He"]],
    ),
]


def grouped(doc: Doc, source: str | None = None, content: str | None = None) -> list[list[str]]:
    syntax = syntax_of(doc)
    attributions = [] if content is None else [said(syntax, source, content)]
    markables = markables_of(syntax)
    texts = texts_of(syntax, markables)
    return [[texts[number] for number in group] for group in sieve(markables, find_pairs(syntax, markables, attributions))]


@pytest.mark.parametrize(("story", "notation", "entities", "expected"), STORIES, ids=[row[0] for row in STORIES])
def test_the_passes(doc_from: Callable[..., Doc], story: str, notation: str, entities: Entities, expected: list[list[str]]) -> None:
    assert sorted(grouped(doc_from(notation, entities))) == sorted(expected), story


QUOTED = "Verel_NNP_nsubj_2 said_VBD_root_0=say ~:_:_punct_6 \"_``_punct_6 I_PRP_nsubj_6 left_VBD_ccomp_2=leave ~\"_''_punct_6"


def test_speaker_i_in_a_quotation_is_who_says_it(doc_from: Callable[..., Doc]) -> None:
    assert grouped(doc_from(QUOTED, ((0, 1, "PERSON"),)), "Verel", "I left") == [["Verel", "I"]]


def test_speaker_we_is_not_one_man_who_says_it(doc_from: Callable[..., Doc]) -> None:
    found = grouped(doc_from(QUOTED.replace("I_PRP", "We_PRP"), ((0, 1, "PERSON"),)), "Verel", "We left")
    assert found == [["Verel"], ["We"]]


def test_speaker_i_inside_is_not_i_outside(doc_from: Callable[..., Doc]) -> None:
    notation = "I_PRP_nsubj_2 slept_VBD_root_0=sleep\n" + QUOTED
    found = grouped(doc_from(notation, ((2, 3, "PERSON"),)), "Verel", "I left")
    assert found == [["I"], ["Verel", "I"]]


@pytest.mark.parametrize(("away", "together"), [(REACH, True), (REACH + 1, False)])
def test_a_pronoun_looks_only_a_few_sentences_back(doc_from: Callable[..., Doc], away: int, together: bool) -> None:
    lines = [f"Verel_NNP_nsubj_2 {LEFT}", *([WALL] * (away - 1)), f"He_PRP_nsubj_2 {LEFT}"]
    found = grouped(doc_from("\n".join(lines), ((0, 1, "PERSON"),)))
    assert (["Verel", "He"] in found) is together


def test_what_an_earlier_pass_joined_stays_joined(doc_from: Callable[..., Doc]) -> None:
    notation = f"Jonas_NNP_nsubj_3 Verel_NNP_flat_1 {LEFT}\nVerel_NNP_nsubj_2 {LEFT}\nHe_PRP_nsubj_2 {LEFT}"
    assert grouped(doc_from(notation, PEOPLE)) == [["Jonas Verel", "Verel", "He"]]


def test_four_thousand_phrases_are_grouped_in_seconds(doc_from: Callable[..., Doc]) -> None:
    doc = doc_from("\n".join(f"{noun}_NN_nsubj_2 {LEFT}" for noun in ["jail", "boat"] * 2000))
    began = time.process_time()
    assert [len(group) for group in grouped(doc)] == [2000, 2000]
    assert time.process_time() - began < 15
