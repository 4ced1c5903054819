from __future__ import annotations

from collections.abc import Callable

import pytest
from spacy.tokens import Doc

from sayso.claims.syntax import syntax_of
from sayso.resolve.places.find import country_hints, find_toponyms
from sayso.resolve.places.gazetteer import Gazetteer

DENIED = "{name}_NNP_nsubj_2 denied_VBD_root_0=deny the_DT_det_4 claims_NNS_obj_2 ~._._punct_2"
WITH = "The_DT_det_2 talks_NNS_nsubj_5=talk with_IN_case_4 {name}_NNP_nmod_2 failed_VBD_root_0=fail ~._._punct_5"
OWNER = "{name}_NNP_nmod:poss_3 ~'s_POS_case_1 position_NN_nsubj_4 changed_VBD_root_0=change ~._._punct_4"
WENT = "They_PRP_nsubj_2 went_VBD_root_0=go to_IN_case_4 {name}_NNP_obl_2 ~._._punct_2"
SAID_IN = "He_PRP_nsubj_2 said_VBD_root_0=say it_PRP_obj_2 in_IN_case_5 {name}_NNP_obl_2 ~._._punct_2"
DISTRICT = "They_PRP_nsubj_2 left_VBD_root_0=leave {name}_NNP_compound_4 district_NN_obj_2 ~._._punct_2"
VILLAGE = "the_DT_det_2 village_NN_root_0 of_IN_case_4 {name}_NNP_nmod_2"
HURT = "{name}_NNP_nsubj:pass_3 was_VBD_aux:pass_3=be bombed_VBN_root_0=bomb ~._._punct_3"


@pytest.mark.parametrize(
    ("notation", "place", "government"),
    [
        (DENIED, 0, True),
        (WITH, 3, True),
        (OWNER, 0, True),
        (WENT, 3, False),
        (SAID_IN, 4, False),
        (HURT, 0, False),
    ],
)
def test_a_capital_that_speaks_is_a_government(
    doc_from: Callable[..., Doc], gazetteer: Gazetteer, notation: str, place: int, government: bool
) -> None:
    doc = doc_from(notation.format(name="Bishkek"), ((place, place + 1, "PLACE"),))
    [found] = find_toponyms(syntax_of(doc), gazetteer)
    assert (found.text, found.government) == ("Bishkek", government)
    assert doc.text[found.start : found.end] == found.text


@pytest.mark.parametrize(("notation", "full"), [(DISTRICT, "Nookat district"), (VILLAGE, "village of Nookat"), (WENT, None)])
def test_the_word_beside_a_name_says_what_is_looked_up(
    doc_from: Callable[..., Doc], gazetteer: Gazetteer, notation: str, full: str | None
) -> None:
    words = notation.split()
    at = next(number for number, word in enumerate(words) if word.startswith("{name}"))
    doc = doc_from(notation.format(name="Nookat"), ((at, at + 1, "PLACE"),))
    [found] = find_toponyms(syntax_of(doc), gazetteer)
    assert (found.text, found.full) == ("Nookat", full)


@pytest.mark.parametrize(
    ("name", "label", "found"),
    [
        ("Bishkek", None, True),
        ("Kyrgyzstan", "ORG", True),
        ("Paris", "PERSON", False),
        ("Springfield", None, False),
        ("Iraqi", "PLACE", False),
        ("bank", "PLACE", False),
        ("Bank", "PLACE", True),
    ],
)
def test_beyond_the_labels_only_what_is_well_known_is_found(
    doc_from: Callable[..., Doc], gazetteer: Gazetteer, name: str, label: str | None, found: bool
) -> None:
    doc = doc_from(HURT.format(name=name), ((0, 1, label),) if label else ())
    assert bool(find_toponyms(syntax_of(doc), gazetteer)) is found


def test_a_town_is_found_where_the_statement_speaks_of_its_country(doc_from: Callable[..., Doc], gazetteer: Gazetteer) -> None:
    text = "The_DT_det_3 Iraqi_JJ_amod_3 army_NN_nsubj_4 retook_VBD_root_0=retake {name}_NNP_obj_4 ~._._punct_4"
    [found] = find_toponyms(syntax_of(doc_from(text.format(name="Tikrit"))), gazetteer)
    assert found.text == "Tikrit"
    assert find_toponyms(syntax_of(doc_from(WENT.format(name="Tikrit"))), gazetteer) == []


def test_an_abbreviation_after_a_place_is_its_state(doc_from: Callable[..., Doc], gazetteer: Gazetteer) -> None:
    text = "He_PRP_nsubj_2 left_VBD_root_0=leave Portland_NNP_obj_2 ~,_,_punct_5 Ore._NNP_appos_3"
    found = find_toponyms(syntax_of(doc_from(text, ((2, 3, "PLACE"),))), gazetteer)
    assert [(one.text, one.name) for one in found] == [("Portland", "Portland"), ("Ore.", "state of Oregon")]


def test_a_name_with_a_comma_in_it_is_two(doc_from: Callable[..., Doc], gazetteer: Gazetteer) -> None:
    text = "in_IN_case_2 Homs_NNP_root_0 ~,_,_punct_4 Syria_NNP_appos_2"
    found = find_toponyms(syntax_of(doc_from(text, ((1, 4, "PLACE"),))), gazetteer)
    assert [one.text for one in found] == ["Homs", "Syria"]


def test_peoples_are_no_places_but_hints(doc_from: Callable[..., Doc]) -> None:
    text = "Syrians_NNPS_nsubj_2 left_VBD_root_0=leave for_IN_case_5 Iraqi_JJ_amod_5 towns_NNS_obl_2 ~._._punct_2"
    assert country_hints(syntax_of(doc_from(text))) == {"sy": 1, "iq": 1}


def test_an_empty_text_has_no_places(doc_from: Callable[..., Doc], gazetteer: Gazetteer) -> None:
    assert find_toponyms(syntax_of(doc_from("a_DT_root_0")), gazetteer) == []
