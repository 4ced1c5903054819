"""Who cites whom, and who accuses, threatens and addresses whom."""

from __future__ import annotations

from typing import get_args

import pytest

from sayso.system import Map, Wanted, map_of
from sayso.types import Attribution, Entity, Manner
from tests.system.ledgers import (
    DRIVERS,
    EVERYBODY,
    GATES,
    GUARDS,
    HERALD,
    MINISTRY,
    ODE,
    a_ledger,
    does,
    mention,
    only,
    said_by,
    told,
)

COUNCIL = "Council of the Open Valley"


def sources(*attributions: Attribution, **rest: object) -> Map:
    return map_of([a_ledger(attributions=attributions, **rest)], Wanted("sources"))  # type: ignore[arg-type]


def test_the_issuer_reports_what_its_source_says() -> None:
    map_ = sources(said_by("a1", ODE, content=("the gates", "are locked")))
    assert told(map_) == [(COUNCIL, "reports that … says", "Mira Ode")]
    edge = only(map_)
    (evidence,) = edge.evidence
    assert (edge.kind, evidence.claim, evidence.text, evidence.chain) == ("assert", "a1", "the gates … are locked", ())
    assert (edge.alleged, edge.said_by) == (False, ("sha256:a",))


def test_a_source_within_a_source_is_reported_by_that_source() -> None:
    nested = said_by("a1", HERALD), said_by("a2", ODE, parent="a1"), said_by("a3", GUARDS, "deny", parent="a2")
    map_ = sources(*nested)
    assert set(told(map_)) == {
        (COUNCIL, "reports that … says", "Karrow Herald"),
        ("Karrow Herald", "reports that … says", "Mira Ode"),
        ("Mira Ode", "reports that … denies", "guards"),
    }
    assert {edge.evidence[0].claim: edge.evidence[0].chain for edge in map_.edges} == {
        "a1": (),
        "a2": ("Karrow Herald",),
        "a3": ("Karrow Herald", "Mira Ode"),
    }


def test_what_we_say_we_believe_is_no_source_and_its_contents_sources_are_the_issuers() -> None:
    map_ = sources(said_by("a1", "We", "believe", kind="issuer"), said_by("a2", ODE, parent="a1"))
    assert told(map_) == [(COUNCIL, "reports that … says", "Mira Ode")]
    assert only(map_).evidence[0].chain == ()


@pytest.mark.parametrize(
    ("one", "label", "kind"),
    [
        (said_by("a1", None, kind="impersonal"), "nobody named", "Unnamed"),
        (said_by("a1", "A\n source", kind="unnamed"), "A source", "Unnamed"),
        (said_by("a1", "the prison director", kind="described"), "prison director", "Group"),
        (said_by("a1", "Ivo Marten", kind="named"), "Ivo Marten", "Group"),
        (said_by("a1", GATES, kind="described"), "gates", "Thing"),
        (said_by("a1", "He", kind="named", at=5), "He", "Unnamed"),
        (said_by("a1", "His lawyer", kind="described", at=9), "lawyer", "Group"),
    ],
)
def test_sources_without_an_entity_are_called_by_their_words(one: Attribution, label: str, kind: str) -> None:
    pronouns = mention("m1", "He", "PERSON", "pronoun", at=5), mention("m2", "His", "PERSON", "pronoun", at=9)
    map_ = sources(one, mentions=pronouns)
    assert [(node.label, node.kind) for node in map_.nodes if node.label != COUNCIL] == [(label, kind)]


@pytest.mark.parametrize(
    ("one", "nodes"),
    [
        (said_by("a1", "the prison director", kind="described"), 1),
        (said_by("a1", "a source", kind="unnamed"), 2),
        (said_by("a1", None, kind="impersonal"), 2),
        (said_by("a1", "she", kind="named"), 2),
    ],
)
def test_a_source_without_identity_is_each_statements_own(one: Attribution, nodes: int) -> None:
    she = mention("m1", "she", "PERSON", "pronoun")
    map_ = map_of([a_ledger(id=name, attributions=[one], mentions=[she]) for name in "ab"], Wanted("sources"))
    assert len([node for node in map_.nodes if node.label != COUNCIL]) == nodes


@pytest.mark.parametrize(
    ("issuer", "label", "kind"),
    [
        (ODE, "Mira Ode", "Person"),
        ("The Harbour Watch", "Harbour Watch", "Organization"),
        ("Karrow  Herald", "Karrow Herald", "Company"),
        (None, "the issuer", "Unnamed"),
    ],
)
def test_the_issuer_is_a_node_whether_it_is_known_or_not(issuer: Entity | str | None, label: str, kind: str) -> None:
    map_ = sources(said_by("a1", GUARDS), issuer=issuer)
    assert [(node.label, node.kind) for node in map_.nodes if node.label != "guards"] == [(label, kind)]


def test_issuers_that_are_not_known_are_not_taken_for_one() -> None:
    ledgers = [a_ledger(id=name, attributions=[said_by("a1", GUARDS)], issuer=None) for name in "ab"]
    map_ = map_of(ledgers, Wanted("sources"))
    assert [node.label for node in map_.nodes].count("the issuer") == 2


def test_who_cites_itself_is_no_edge() -> None:
    assert sources(said_by("a1", ODE), issuer=ODE).edges == ()


def test_a_source_inside_what_is_not_there_is_the_issuers_and_circles_end() -> None:
    assert told(sources(said_by("a1", ODE, parent="gone"))) == [(COUNCIL, "reports that … says", "Mira Ode")]
    circle = sources(said_by("a1", ODE, parent="a2"), said_by("a2", GUARDS, parent="a1"))
    assert sorted(told(circle)) == [("Mira Ode", "reports that … says", "guards"), ("guards", "reports that … says", "Mira Ode")]


@pytest.mark.parametrize("manner", get_args(Manner))
def test_every_manner_has_words_and_is_an_edge_of_its_own(manner: Manner) -> None:
    map_ = sources(said_by("a1", ODE, manner), said_by("a2", ODE, "assert" if manner != "assert" else "deny"))
    assert len(map_.edges) == 2
    assert next(edge.label for edge in map_.edges if edge.kind == manner).startswith("reports that … ")


@pytest.mark.parametrize(
    ("act", "drawn"), [("ACCUSE", True), ("THREATEN", True), ("REQUEST", True), ("ASSAULT", False), (None, False)]
)
def test_acts_of_speech_towards_somebody_are_drawn_and_other_acts_are_not(act: str | None, drawn: bool) -> None:
    map_ = map_of([a_ledger(does("c1", MINISTRY, "address", DRIVERS, act=act))], Wanted("sources"))
    assert told(map_) == ([("Ministry of Transport of Orlesk", "address", "drivers")] if drawn else [])


def test_the_same_entity_is_one_node_as_source_and_as_whoever_is_accused() -> None:
    ledger = a_ledger(does("c1", GUARDS, "accuse", ODE, act="ACCUSE"), attributions=[said_by("a1", ODE)], entities=EVERYBODY)
    map_ = map_of([ledger], Wanted("sources"))
    assert [(node.label, node.claims) for node in map_.nodes] == [("Mira Ode", 2), ("guards", 1), (COUNCIL, 1)]
