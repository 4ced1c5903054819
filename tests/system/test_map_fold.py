"""Maps of much: what is kept, what is told as left out, and how long it takes."""

from __future__ import annotations

import time
from typing import get_args

import pytest

from sayso.limits import MAX_MAP_EDGES, MAX_MAP_EVIDENCE, MAX_MAP_NODES
from sayso.system import Map, View, Wanted, map_of
from sayso.types import Claim, Entity, StatementLedger
from tests.system.ledgers import DRIVERS, GUARDS, a_ledger, does, leads, on, only, said_by

GENEROUS = 20.0
"""Seconds of one core that a map of 50,000 claims may take; it takes three or four."""
MANY, GROUPS = 50_000, 5_000


def group(number: int) -> Entity:
    return Entity(f"g{number}", "Group", f"group {number}", ())


def left_out(map_: Map) -> dict[str, int]:
    return {one.what: one.count for one in map_.omitted}


def test_the_edges_of_most_claims_are_kept_and_the_others_counted() -> None:
    groups = [group(number) for number in range(MAX_MAP_NODES + 10)]
    claims = [
        does(f"c{number}-{again}", GUARDS, "beat", one)
        for number, one in enumerate(groups)
        for again in range(2 if number < 9 else 1)
    ]
    map_ = map_of([a_ledger(*claims, entities=(GUARDS, *groups))], Wanted())
    assert len(map_.nodes) == MAX_MAP_NODES
    assert {node.label for node in map_.nodes} >= {f"group {number}" for number in range(9)}
    assert left_out(map_) == {"nodes": 11, "edges": 11}
    assert [len(edge.evidence) for edge in map_.edges] == [2] * 9 + [1] * (MAX_MAP_NODES - 10)
    assert all(f"at most {MAX_MAP_NODES} nodes and {MAX_MAP_EDGES} edges" in one.why for one in map_.omitted)


def test_more_edges_than_there_is_room_for_are_counted() -> None:
    groups = [group(number) for number in range(20)]
    claims = [does(f"c{one.id}-{other.id}", one, "meet", other) for one in groups for other in groups]
    map_ = map_of([a_ledger(*claims, entities=groups)], Wanted())
    assert len(map_.edges) == MAX_MAP_EDGES
    assert left_out(map_)["edges"] == 400 - MAX_MAP_EDGES


def test_busy_nodes_that_have_nothing_to_do_with_one_another_leave_no_empty_map() -> None:
    busy = [group(number) for number in range(MAX_MAP_NODES + 5)]
    quiet = [group(number) for number in range(1000, 1000 + 3 * len(busy))]
    claims = [does(f"c{n}-{k}", one, "beat", quiet[3 * n + k]) for n, one in enumerate(busy) for k in range(3)]
    map_ = map_of([a_ledger(*claims, entities=(*busy, *quiet))], Wanted())
    assert len(map_.nodes) == MAX_MAP_NODES
    assert left_out(map_) == {"nodes": 4 * len(busy) - MAX_MAP_NODES, "edges": len(claims) - len(map_.edges)}


def test_an_edge_opens_to_so_many_claims_and_the_rest_are_counted() -> None:
    claims = [does(f"c{number}", GUARDS, "beat", DRIVERS) for number in range(MAX_MAP_EVIDENCE + 7)]
    map_ = map_of([a_ledger(*claims)], Wanted())
    assert len(only(map_).evidence) == MAX_MAP_EVIDENCE
    assert left_out(map_) == {"claims": 7}
    assert {node.claims for node in map_.nodes} == {MAX_MAP_EVIDENCE + 7}


@pytest.mark.parametrize(
    ("asserted", "denied", "shown"),
    [(500, 3, (197, 3)), (500, 500, (100, 100)), (3, 500, (3, 197)), (0, 500, (0, 200)), (150, 50, (150, 50))],
)
def test_denials_are_not_crowded_out_by_what_they_deny(asserted: int, denied: int, shown: tuple[int, int]) -> None:
    claims = [does(f"c{number}", GUARDS, "beat", DRIVERS) for number in range(asserted)]
    claims += [does(f"d{number}", GUARDS, "beat", DRIVERS, polarity="negative") for number in range(denied)]
    evidence = only(map_of([a_ledger(*claims)], Wanted())).evidence
    assert [one.denied for one in evidence] == [False] * shown[0] + [True] * shown[1]


def test_a_map_of_days_with_too_much_tells_both() -> None:
    groups = [group(number) for number in range(MAX_MAP_NODES + 1)]
    claims = [does(f"c{one.id}", GUARDS, "beat", one, when=on("2031-03-01", "2031-03-01")) for one in groups]
    map_ = map_of(
        [a_ledger(*claims, does("c", GUARDS, "beat", DRIVERS), entities=(GUARDS, DRIVERS, *groups))], Wanted(since="2031-01-01")
    )
    assert left_out(map_) == {"nodes": 2, "edges": 2, "claims": 1}


@pytest.fixture(scope="module")
def large() -> StatementLedger:
    """50,000 claims among 5,000 groups, each leading to another, and as many attributions, one within the other."""
    groups = [group(number) for number in range(GROUPS)]
    claims: list[Claim] = []
    for number in range(MANY):
        one, other = groups[number % GROUPS], groups[(number * 7919 + 1) % GROUPS]
        claims.append(does(f"c{number}", one, "beat", other, at=number * 30, act=("ASSAULT", "COERCE", None)[number % 3]))
    links = [leads(f"c{number}", f"c{(number * 31) % MANY}") for number in range(MANY)]
    voices = [said_by(f"a{number}", groups[number % GROUPS], parent=f"a{number - 1}") for number in range(MANY)]
    return a_ledger(*claims, entities=groups, links=links, attributions=voices, text="x" * (30 * MANY))


@pytest.mark.parametrize("view", get_args(View))
def test_fifty_thousand_claims_are_drawn_in_time_and_the_map_says_what_it_leaves_out(large: StatementLedger, view: View) -> None:
    begun = time.process_time()
    map_ = map_of([large], Wanted(view))
    assert time.process_time() - begun < GENEROUS
    assert 0 < len(map_.nodes) <= MAX_MAP_NODES
    assert 0 < len(map_.edges) <= MAX_MAP_EDGES
    assert {"nodes", "edges"} <= set(left_out(map_))


def test_two_statements_of_many_names_are_compared_in_time() -> None:
    def named(id: str) -> StatementLedger:
        names = [f"Ivo{number} Marten{number}" for number in range(1000)]
        people = [Entity(f"p{number}", "Person", name, (name,)) for number, name in enumerate(names)]
        return a_ledger(*(does(f"c{one.id}", GUARDS, "beat", one) for one in people), id=id, entities=(GUARDS, *people))

    begun = time.process_time()
    map_ = map_of([named("a"), named("b")], Wanted())
    assert time.process_time() - begun < GENEROUS
    assert len(map_.nodes) == MAX_MAP_NODES
