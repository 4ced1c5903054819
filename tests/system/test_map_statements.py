"""Several statements on one map, and a map of only a part of what they hold."""

from __future__ import annotations

import pytest

from sayso.system import Map, Side, Wanted, map_of
from sayso.types import Claim, Entity, StatementLedger, When
from tests.system.ledgers import DRIVERS, GUARDS, KARROW, MINISTRY, ODE, a_ledger, does, leads, on, only, said_by, told


def person(name: str, id: str = "p1") -> Entity:
    return Entity(id, "Person", name, (name,))


def body(name: str) -> Entity:
    return Entity("b1", "PublicBody", name, (name,))


def beaten(victim: Entity, id: str, *others: Entity) -> StatementLedger:
    claims = [does(f"c{number}", GUARDS, "beat", one) for number, one in enumerate((victim, *others))]
    return a_ledger(*claims, id=id, entities=(GUARDS, victim, *others))


# Who is one across statements.


@pytest.mark.parametrize(
    ("first", "second", "nodes"),
    [
        (person("Rashod Velmarov"), person("Рашод Вельмаров"), 2),
        (person("Rashod Velmarov"), person("VELMAROV, Rashod"), 2),
        (body("Ministry of Justice of Orlesk"), body("Orlesk Justice Ministry"), 2),
        (person("Rashod Velmarov"), person("Timur Velmarov"), 3),
        (person("Velmarov"), person("Velmarov"), 3),
        (person("Karrow Herald"), Entity("b1", "Company", "Karrow Herald", ("Karrow Herald",)), 3),
        (Entity("b1", "Group", "residents", ()), Entity("b1", "Group", "the residents", ()), 2),
    ],
    ids=["two scripts", "two orders", "a body in other words", "another given name", "a surname alone", "a person and a company",
         "groups only described"],
)  # fmt: skip
def test_names_of_two_statements_are_compared(first: Entity, second: Entity, nodes: int) -> None:
    map_ = map_of([beaten(first, "a"), beaten(second, "b")], Wanted())
    assert len(map_.nodes) == nodes
    assert sorted({one for node in map_.nodes for one in node.documents}) == ["sha256:a", "sha256:b"]


def test_somebody_who_may_be_either_of_two_namesakes_is_neither() -> None:
    twins = beaten(person("Rashod Velmarov", "p1"), "a", person("Rashod Velmarov", "p2"))
    map_ = map_of([twins, beaten(person("Rashod Velmarov"), "b")], Wanted())
    assert [node.label for node in map_.nodes].count("Rashod Velmarov") == 3


def test_a_node_is_called_as_most_often() -> None:
    names = ["Orlesk Justice Ministry", "Ministry of Justice of Orlesk", "Ministry of Justice of Orlesk"]
    map_ = map_of([beaten(body(name), f"{number}") for number, name in enumerate(names)], Wanted())
    assert {node.label for node in map_.nodes} == {"guards", "Ministry of Justice of Orlesk"}


# Who asserts and who denies.


def side(id: str, *polarities: str, **rest: object) -> StatementLedger:
    return a_ledger(*(does(f"c{n}", GUARDS, "beat", DRIVERS, polarity=one) for n, one in enumerate(polarities)), id=id, **rest)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("ledgers", "said", "denied", "negative"),
    [
        ([side("a", "positive"), side("b", "positive")], ("sha256:a", "sha256:b"), (), False),
        ([side("a", "positive"), side("b", "negative")], ("sha256:a",), ("sha256:b",), False),
        ([side("a", "negative"), side("b", "positive")], ("sha256:b",), ("sha256:a",), False),
        ([side("a", "negative"), side("b", "negative")], (), ("sha256:a", "sha256:b"), True),
        ([side("a", "positive"), side("b")], ("sha256:a",), (), False),
    ],
    ids=["both assert", "the second denies", "the first denies", "both deny", "the second is silent"],
)
def test_an_edge_tells_who_asserts_and_who_denies_it(
    ledgers: list[StatementLedger], said: tuple[str, ...], denied: tuple[str, ...], negative: bool
) -> None:
    edge = only(map_of(ledgers, Wanted()))
    assert (edge.said_by, edge.denied_by, edge.negative) == (said, denied, negative)


def test_what_is_asserted_opens_before_what_denies_it() -> None:
    edge = only(map_of([side("a", "negative"), side("b", "positive")], Wanted()))
    assert [(one.document, one.denied) for one in edge.evidence] == [("sha256:b", False), ("sha256:a", True)]


def test_the_same_statement_twice_counts_once() -> None:
    once, twice = map_of([side("a", "positive")], Wanted()), map_of([side("a", "positive"), side("a", "positive")], Wanted())
    assert once == twice


def test_statements_are_named_by_their_files_and_by_their_paths_where_two_files_share_a_name() -> None:
    names = ["2031/wire.txt", "2032/wire.txt", "reports/council.pdf"]
    map_ = map_of([side(f"{number}", "positive", name=name) for number, name in enumerate(names)], Wanted())
    assert map_.sides == (
        Side("sha256:0", "2031/wire.txt"),
        Side("sha256:1", "2032/wire.txt"),
        Side("sha256:2", "council.pdf"),
    )


def test_no_statement_at_all_is_a_map_without_anybody() -> None:
    assert map_of([], Wanted()) == Map("actors", (), (), ())


# Only a part.

MANY = [
    does("c1", GUARDS, "beat", DRIVERS, when=on("2031-03-01", "2031-03-01")),
    does("c2", MINISTRY, "pay", GUARDS, when=on("2031-03-10", "2031-03-20")),
    does("c3", ODE, "visit", KARROW, when=on("2031-05-01", None)),
    does("c4", ODE, "defend", DRIVERS, when=on(None, "2030-12-31")),
    does("c5", ODE, "thank", GUARDS, when=on(None, None)),
    does("c6", ODE, "call", MINISTRY),
]


def labels(map_: Map) -> set[str]:
    return {edge.label for edge in map_.edges}


@pytest.mark.parametrize(
    ("of", "found"),
    [
        ("Mira Ode", {"visit", "defend", "thank", "call"}),
        ("ministry  OF", {"pay", "call"}),
        ("karr", {"visit"}),
        ("nobody such", set()),
    ],
)
def test_of_keeps_what_touches_whoever_has_it_in_the_name(of: str, found: set[str]) -> None:
    map_ = map_of([a_ledger(*MANY)], Wanted(of=of))
    assert labels(map_) == found
    assert {end for edge in map_.edges for end in (edge.from_, edge.to)} == {node.id for node in map_.nodes}


def test_of_finds_a_node_by_each_of_its_names() -> None:
    ledgers = [beaten(body("Ministry of Justice of Orlesk"), "a"), beaten(body("Orlesk Justice Ministry"), "b")]
    assert len(only(map_of(ledgers, Wanted(of="orlesk justice"))).evidence) == 2


@pytest.mark.parametrize(
    ("since", "until", "found"),
    [
        ("2031-03-01", None, {"beat", "pay", "visit"}),
        ("2031-03-02", None, {"pay", "visit"}),
        ("2031-03-20", None, {"pay", "visit"}),
        ("2031-03-21", None, {"visit"}),
        ("2040-01-01", None, {"visit"}),
        (None, "2031-03-01", {"beat", "defend"}),
        (None, "2031-03-10", {"beat", "pay", "defend"}),
        (None, "1999-01-01", {"defend"}),
        ("2031-03-15", "2031-03-15", {"pay"}),
    ],
)
def test_days_keep_the_claims_that_may_be_of_them(since: str | None, until: str | None, found: set[str]) -> None:
    map_ = map_of([a_ledger(*MANY)], Wanted(since=since, until=until))
    assert labels(map_) == found
    assert [(one.what, one.count) for one in map_.omitted] == [("claims", 2)]
    assert "no day is known" in map_.omitted[0].why


def test_nothing_is_left_out_where_no_days_are_asked_for_or_all_are_known() -> None:
    assert map_of([a_ledger(*MANY)], Wanted()).omitted == ()
    assert map_of([a_ledger(MANY[0])], Wanted(since="2031-01-01")).omitted == ()


def test_a_link_is_drawn_where_both_its_claims_are_of_the_days() -> None:
    def linked(when: When | None) -> StatementLedger:
        claims: tuple[Claim, ...] = MANY[0], does("c2", DRIVERS, "strike", when=when)
        return a_ledger(*claims, links=[leads("c1", "c2")])

    wanted = Wanted("causes", since="2031-01-01")
    assert len(map_of([linked(on("2031-03-02", "2031-03-02"))], wanted).edges) == 1
    assert map_of([linked(on("2030-03-02", "2030-03-02"))], wanted).edges == ()
    assert map_of([linked(None)], wanted).edges == ()


def test_of_works_in_every_view() -> None:
    ledger = a_ledger(*MANY, links=[leads("c1", "c2"), leads("c3", "c4")], attributions=[said_by("a1", ODE), said_by("a2", GUARDS)])
    assert told(map_of([ledger], Wanted("causes", of="beat"))) == [
        ("guards beat drivers", "causes", "Ministry of Transport of Orlesk pay guards")
    ]
    assert [to for _, _, to in told(map_of([ledger], Wanted("sources", of="ode")))] == ["Mira Ode"]


def test_a_few_statements_are_drawn_apart_as_well_and_many_or_one_are_not() -> None:
    ledgers = [a_ledger(does("c1", GUARDS, "beat", ODE), id=f"s{number}") for number in range(9)]
    parts = map_of(ledgers[:3], Wanted()).parts
    assert [[side.document for side in part.sides] for part in parts] == [["sha256:s0"], ["sha256:s1"], ["sha256:s2"]]
    assert all(told(part) == told(map_of(ledgers[:1], Wanted())) for part in parts)
    assert map_of(ledgers, Wanted()).parts == map_of(ledgers[:1], Wanted()).parts == ()
