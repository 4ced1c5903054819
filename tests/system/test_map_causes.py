"""What leads to what: happenings as nodes, links as edges, and whose reasoning it is."""

from __future__ import annotations

from typing import get_args

import pytest

from sayso.system import Map, Wanted, map_of
from sayso.types import Claim, Link, LinkRelation, Participant
from tests.system.ledgers import (
    DRIVERS,
    GATES,
    GUARDS,
    MINISTRY,
    ODE,
    a_claim,
    a_ledger,
    described,
    does,
    leads,
    only,
    part,
    said_by,
    told,
)

TEXT = "Because guards locked the gates, the drivers went on strike."
LOCK = a_claim("c1", "locked", part("agent", GUARDS), described("patient", "the gates", entity=GATES.id), text=TEXT[8:31], at=8)
STRIKE = a_claim("c2", "went on strike", part("agent", DRIVERS), text=TEXT[33:59], at=33)
RISE = a_claim("c3", "rose", described("patient", "prices"))


def causes(*links: Link, claims: tuple[Claim, ...] = (LOCK, STRIKE, RISE), **rest: object) -> Map:
    return map_of([a_ledger(*claims, links=links, text=TEXT, **rest)], Wanted("causes"))  # type: ignore[arg-type]


def test_a_link_joins_the_two_happenings_and_opens_to_the_passage_that_says_so() -> None:
    map_ = causes(leads("c1", "c2"))
    assert told(map_) == [("guards locked gates", "causes", "drivers went on strike")]
    assert [(node.kind, node.claims) for node in map_.nodes] == [("Claim", 1), ("Claim", 1)]
    edge = only(map_)
    (evidence,) = edge.evidence
    assert (evidence.claim, evidence.text, evidence.chain) == ("c1", TEXT[8:59], ())
    assert (edge.kind, edge.said_by, edge.denied_by) == ("cause", ("sha256:a",), ())


def test_the_passage_is_the_same_whichever_of_the_two_stands_first() -> None:
    assert only(causes(leads("c2", "c1", "result"))).evidence[0].text == TEXT[8:59]


def test_claims_far_apart_are_shown_by_their_own_words() -> None:
    text = "Prices rose." + " " * 5000 + "Drivers went."
    first, last = a_claim("c1", "rose", text="Prices rose"), a_claim("c2", "went", text="Drivers went", at=5012)
    map_ = map_of([a_ledger(first, last, links=[leads("c2", "c1")], text=text)], Wanted("causes"))
    assert only(map_).evidence[0].text == "Prices rose … Drivers went"


@pytest.mark.parametrize(
    ("relation", "polarity", "label"),
    [
        ("cause", "positive", "causes"),
        ("cause", "negative", "does not lead to"),
        ("result", "positive", "results in"),
        ("purpose", "positive", "in order to"),
        ("condition", "positive", "if so"),
        ("condition", "negative", "if not"),
        ("means", "positive", "by this means"),
        ("sequence", "positive", "then"),
        ("sequence", "negative", "not then"),
        ("contrast", "positive", "yet"),
        ("example", "positive", "is an example of"),
        ("analogy", "positive", "is likened to"),
    ],
)
def test_a_relation_reads_from_its_start_to_its_end(relation: LinkRelation, polarity: str, label: str) -> None:
    edge = only(causes(leads("c1", "c2", relation, polarity=polarity)))
    assert (edge.kind, edge.label) == (relation, label)


@pytest.mark.parametrize("relation", get_args(LinkRelation))
def test_every_relation_has_words(relation: LinkRelation) -> None:
    assert only(causes(leads("c1", "c2", relation))).label


@pytest.mark.parametrize(
    ("rest", "marks"),
    [
        ({}, set()),
        ({"chain": ("a1",)}, {"alleged"}),
        ({"chain": ("a3",)}, set()),
        ({"chain": ("a3", "a1")}, {"alleged"}),
        ({"chain": ("a4",)}, {"alleged"}),
        ({"relation": "condition"}, {"conditional"}),
        ({"conditional": True}, {"conditional"}),
        ({"habitual": True}, {"habitual"}),
        ({"relation": "condition", "habitual": True, "chain": ("a1",)}, {"conditional", "habitual", "alleged"}),
        ({"polarity": "negative"}, set()),
    ],
)
def test_others_reasoning_is_alleged_and_suppositions_are_marked(rest: dict[str, object], marks: set[str]) -> None:
    voices = [said_by("a1", ODE), said_by("a3", "we", kind="issuer"), said_by("a4", None, kind="impersonal")]
    edge = only(causes(leads("c1", "c2", **rest), attributions=voices))  # type: ignore[arg-type]
    assert {name for name in ("alleged", "conditional", "habitual", "negative") if getattr(edge, name)} == marks


def test_a_link_opens_to_whose_reasoning_it_is() -> None:
    voices = [said_by("a1", MINISTRY), said_by("a2", ODE, parent="a1")]
    assert only(causes(leads("c1", "c2", chain=("a1", "a2")), attributions=voices)).evidence[0].chain == (
        "Ministry of Transport of Orlesk",
        "Mira Ode",
    )


def test_claims_without_a_link_and_links_to_claims_that_are_not_there_draw_nothing() -> None:
    assert told(causes(leads("c1", "c2"), leads("c1", "c9"), leads("c9", "c2"))) == told(causes(leads("c1", "c2")))
    assert causes().nodes == ()


def test_a_happening_between_two_others_is_one_node() -> None:
    map_ = causes(leads("c1", "c2"), leads("c2", "c3", "sequence"))
    assert told(map_) == [
        ("drivers went on strike", "then", "rose prices"),
        ("guards locked gates", "causes", "drivers went on strike"),
    ]
    assert [(node.label, node.claims) for node in map_.nodes] == [
        ("drivers went on strike", 2),
        ("guards locked gates", 1),
        ("rose prices", 1),
    ]


def test_the_same_done_again_by_the_same_is_one_node_of_its_statement() -> None:
    one, again = does("c1", GUARDS, "beat", ODE), does("c2", GUARDS, "beat", ODE)
    map_ = causes(leads("c1", "c3"), leads("c2", "c3", "sequence"), claims=(one, again, does("c3", ODE, "left", DRIVERS)))
    assert sorted(node.label for node in map_.nodes) == ["Mira Ode left drivers", "guards beat Mira Ode"]


def test_like_happenings_of_which_one_leads_to_the_other_or_of_two_statements_stay_apart() -> None:
    one, other = does("c1", GUARDS, "beat", ODE), does("c2", GUARDS, "beat", ODE)
    ledgers = [a_ledger(one, other, id=name, links=[leads("c1", "c2", "sequence")]) for name in "ab"]
    assert len(map_of(ledgers, Wanted("causes")).nodes) == 4


@pytest.mark.parametrize(
    ("claim", "name"),
    [
        (does("c1", GUARDS, "beat", DRIVERS, ODE), "guards beat drivers"),
        (does("c1", GUARDS, "beat", DRIVERS, polarity="negative"), "guards not beat drivers"),
        (a_claim("c1", "set \n up", part("agent", ODE)), "Mira Ode set up"),
        (a_claim("c1", "left"), "left"),
        (a_claim("c1", "saw", described("agent", "she", entity=ODE.id), described("recipient", "her", entity="gone")),
         "Mira Ode saw her"),
        (a_claim("c1", "saw", described("agent", "the one two three four five six seven eight nine")),
         "one two three four five six seven eight… saw"),
    ],
)  # fmt: skip
def test_a_happening_is_named_by_who_does_what_to_whom(claim: Claim, name: str) -> None:
    map_ = causes(leads("c1", "c2"), claims=(claim, STRIKE))
    assert name in [node.label for node in map_.nodes]


def test_words_of_more_than_one_are_kept_for_what_they_say() -> None:
    one: Participant = described("agent", "the frightened drivers", entity=DRIVERS.id)
    map_ = causes(leads("c1", "c2"), claims=(a_claim("c1", "ran", one), STRIKE))
    assert told(map_)[0][0] == "frightened drivers ran"
