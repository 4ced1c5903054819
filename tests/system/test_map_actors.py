"""Who does what to whom: which claims join whom, and what an edge tells of the claims that it was folded from."""

from __future__ import annotations

from dataclasses import replace

import pytest

from sayso.system import Evidence, Map, Wanted, map_of
from sayso.types import Claim, Commitment, Entity, Mention, Participant, StatementLedger
from tests.system.ledgers import (
    DRIVERS,
    EVERYBODY,
    GATES,
    GUARDS,
    HERALD,
    KARROW,
    MINISTRY,
    ODE,
    REPORTED,
    a_claim,
    a_ledger,
    described,
    does,
    mention,
    only,
    part,
    said_by,
    told,
)


def actors(*claims: Claim, **rest: object) -> Map:
    return map_of([a_ledger(*claims, **rest)], Wanted("actors"))  # type: ignore[arg-type]


# Who is joined.


@pytest.mark.parametrize(
    ("claim", "expected"),
    [
        (does("c1", GUARDS, "arrest", DRIVERS), {("guards", "drivers")}),
        (
            a_claim("c1", "send", part("agent", MINISTRY), part("patient", GUARDS), part("recipient", KARROW)),
            {("Ministry of Transport of Orlesk", "guards"), ("Ministry of Transport of Orlesk", "Karrow")},
        ),
        (
            a_claim("c1", "beat", part("agent", GUARDS), part("agent", MINISTRY), part("patient", DRIVERS), part("patient", ODE)),
            {
                ("guards", "drivers"),
                ("guards", "Mira Ode"),
                ("Ministry of Transport of Orlesk", "drivers"),
                ("Ministry of Transport of Orlesk", "Mira Ode"),
            },
        ),
        (does("c1", GUARDS, "blame", GUARDS), {("guards", "guards")}),
        (does("c1", GUARDS, "surround", KARROW, kind="state"), {("guards", "Karrow")}),
    ],
    ids=["agent and patient", "recipient", "each agent with each patient", "oneself", "a state"],
)
def test_a_claim_joins_whoever_does_it_with_everyone_it_is_done_to(claim: Claim, expected: set[tuple[str, str]]) -> None:
    assert {(from_, to) for from_, _, to in told(actors(claim))} == expected


@pytest.mark.parametrize(
    "claim",
    [
        a_claim("c1", "arrest", part("patient", DRIVERS)),
        a_claim("c1", "leave", part("agent", DRIVERS)),
        a_claim("c1", "travel", part("agent", DRIVERS), part("other", KARROW)),
        a_claim("c1", "hit", part("agent", GUARDS), part("instrument", DRIVERS)),
        does("c1", ODE, "chair", MINISTRY, kind="relation"),
        does("c1", ODE, "be brave", DRIVERS, kind="evaluation"),
        does("c1", GUARDS, "lock", GATES),
        a_claim("c1", "cross", part("agent", GATES), part("patient", DRIVERS)),
        a_claim("c1", "meet", part("agent", ODE), described("patient", "nobody known")),
    ],
    ids=["passive without agent", "no object", "a destination", "an instrument", "a role", "a judgement",
         "done to a thing", "done by a thing", "words without mention"],
)  # fmt: skip
def test_what_is_no_doing_between_two_who_can_act_joins_nobody(claim: Claim) -> None:
    map_ = actors(claim)
    assert (map_.nodes, map_.edges) == ((), ())


SOME = (mention("m1", "some residents", "GROUP"), mention("m2", "He", "PERSON", "pronoun"), mention("m3", "the fire", "OTHER"),
        mention("m4", "Ivo Marten", "PERSON", "name"), mention("m5", "an unknown\nparty", "ORG"))  # fmt: skip


@pytest.mark.parametrize(
    ("one", "label", "kind"),
    [
        (described("patient", "some residents", "m1"), "residents", "Group"),
        (described("patient", "Ivo Marten", "m4"), "Ivo Marten", "Person"),
        (described("patient", "an unknown party", "m5"), "unknown party", "Organization"),
        (described("patient", "you"), "those addressed (“you”)", "Unnamed"),
        (described("recipient", "Yourselves"), "those addressed (“you”)", "Unnamed"),
    ],
)
def test_people_who_are_only_described_or_addressed_are_nodes_too(one: Participant, label: str, kind: str) -> None:
    map_ = actors(a_claim("c1", "warn", part("agent", GUARDS), one), mentions=SOME)
    node = next(node for node in map_.nodes if node.id == only(map_).to)
    assert (node.label, node.kind) == (label, kind)


@pytest.mark.parametrize(
    "one",
    [
        described("patient", "He", "m2"),
        described("patient", "the fire", "m3"),
        described("patient", "some residents", "m9"),
        described("patient", "the gates", "m1", entity=GATES.id),
    ],
    ids=["a pronoun that stands for nobody known", "a thing", "a mention that is not there", "a thing called like people"],
)
def test_pronouns_for_nobody_known_and_things_are_left_out(one: Participant) -> None:
    assert actors(a_claim("c1", "warn", part("agent", GUARDS), one), mentions=SOME).nodes == ()


def test_a_pronoun_that_stands_for_somebody_known_is_that_somebody() -> None:
    claim = a_claim("c1", "warn", part("agent", GUARDS), described("patient", "her", "m2", entity=ODE.id))
    assert told(actors(claim, mentions=SOME)) == [("guards", "warn", "Mira Ode")]


@pytest.mark.parametrize(
    ("words", "label"),
    [
        ("the  night\nguards", "night guards"),
        ("Their lawyers", "lawyers"),
        ("many of the drivers", "many of the drivers"),
        ("the", "the"),
        ("theatre staff", "theatre staff"),
    ],
)
def test_a_described_group_is_called_without_its_article(words: str, label: str) -> None:
    map_ = actors(a_claim("c1", "warn", part("agent", GUARDS), described("patient", words, "m1")),
                  mentions=[mention("m1", words, "GROUP")])  # fmt: skip
    assert told(map_) == [("guards", "warn", label)]


# Who is one.


def named(number: int, schema: str, caption: str) -> Entity:
    return Entity(f"x{number}", schema, caption, (caption,))


@pytest.mark.parametrize(
    ("schema", "nodes"),
    [("Organization", 1), ("Group", 1), ("Address", 1), ("Person", 2)],
)
def test_one_caption_is_one_node_but_two_people_of_one_name_stay_two(schema: str, nodes: int) -> None:
    twins = named(1, schema, "Marten"), named(2, schema, "Marten")
    map_ = actors(*(does(f"c{one.id}", GUARDS, "visit", one) for one in twins), entities=(*EVERYBODY, *twins))
    assert [node.label for node in map_.nodes].count("Marten") == nodes
    assert len(map_.edges) == nodes


def test_words_that_are_an_entitys_caption_are_that_entity() -> None:
    claims = (
        does("c1", GUARDS, "stop", DRIVERS),
        a_claim("c2", "stop", part("agent", GUARDS), described("patient", "the Drivers", "m1")),
    )
    map_ = actors(*claims, mentions=[mention("m1", "the Drivers", "GROUP")])
    assert len(map_.nodes) == 2
    assert len(only(map_).evidence) == 2


def test_a_node_counts_the_claims_it_takes_part_in_not_those_it_meets_there() -> None:
    map_ = actors(does("c1", GUARDS, "beat", DRIVERS, ODE), does("c2", GUARDS, "beat", DRIVERS))
    assert {node.label: node.claims for node in map_.nodes} == {"guards": 2, "drivers": 2, "Mira Ode": 1}
    assert [node.id for node in map_.nodes] == ["n1", "n2", "n3"]
    assert {node.documents for node in map_.nodes} == {("sha256:a",)}


def test_kinds_are_the_schemas_of_entities() -> None:
    map_ = actors(does("c1", GUARDS, "beat", MINISTRY, ODE, KARROW, HERALD))
    assert {node.label: node.kind for node in map_.nodes} == {
        "guards": "Group",
        "Ministry of Transport of Orlesk": "PublicBody",
        "Mira Ode": "Person",
        "Karrow": "Address",
        "Karrow Herald": "Company",
    }


# How claims fold.


def test_claims_of_one_act_fold_into_one_edge_and_others_stand_beside_it() -> None:
    map_ = actors(
        does("c1", GUARDS, "beat", DRIVERS, act="ASSAULT"),
        does("c2", GUARDS, "kick", DRIVERS, act="ASSAULT"),
        does("c3", GUARDS, "arrest", DRIVERS, act="COERCE"),
        does("c4", GUARDS, "see", DRIVERS),
    )
    assert {(edge.kind, edge.label, len(edge.evidence)) for edge in map_.edges} == {
        ("ASSAULT", "beat · kick", 2),
        ("COERCE", "arrest", 1),
        ("OTHER", "see", 1),
    }


@pytest.mark.parametrize(
    ("verbs", "label"),
    [
        (["beat"], "beat"),
        (["kick", "beat", "beat"], "beat · kick"),
        (["kick", "beat", "whip"], "kick · beat · whip"),
        (["kick", "beat", "whip", "shoot", "shoot"], "shoot · kick · beat …"),
    ],
)
def test_an_edge_is_called_by_its_three_commonest_verbs(verbs: list[str], label: str) -> None:
    claims = [does(f"c{number}", GUARDS, verb, DRIVERS, act="ASSAULT") for number, verb in enumerate(verbs)]
    assert only(actors(*claims)).label == label


def test_the_other_direction_is_another_edge() -> None:
    map_ = actors(does("c1", GUARDS, "beat", DRIVERS), does("c2", DRIVERS, "beat", GUARDS))
    assert sorted(told(map_)) == [("drivers", "beat", "guards"), ("guards", "beat", "drivers")]


# How firmly, and who says so.

PLAIN = {"alleged": False, "conditional": False, "habitual": False, "negative": False}
ALLEGED = {"commitment": REPORTED, "chain": ("a1",)}


@pytest.mark.parametrize(
    ("each", "marks"),
    [
        ([{}], {}),
        ([ALLEGED], {"alleged"}),
        ([ALLEGED, {}], set()),
        ([{"commitment": Commitment("PR+", "PR+", 1.0)}], {"alleged"}),
        ([{"mood": "conditional"}], {"conditional"}),
        ([{"mood": "directive"}, {"mood": "question"}], {"conditional"}),
        ([{"mood": "conditional"}, {}], set()),
        ([{"tense": "habitual"}, {}], {"habitual"}),
        ([{"polarity": "negative", "commitment": Commitment("CT-", "CT-", -3.0)}], {"negative"}),
        ([{"polarity": "negative", "mood": "conditional"}, {}], set()),
    ],
)
def test_an_edge_tells_how_firmly_its_claims_are_told(each: list[dict[str, object]], marks: set[str]) -> None:
    claims = [does(f"c{number}", GUARDS, "beat", DRIVERS, **rest) for number, rest in enumerate(each)]
    edge = only(actors(*claims, attributions=[said_by("a1", ODE)]))
    assert {name for name in PLAIN if getattr(edge, name)} == set(marks)


def chained(*chain: str, **rest: object) -> StatementLedger:
    attributions = [
        said_by("a1", HERALD),
        said_by("a2", ODE, parent="a1"),
        said_by("a3", "we", kind="issuer"),
        said_by("a4", None, kind="impersonal"),
        said_by("a5", "a source", kind="unnamed"),
        said_by("a6", MINISTRY, "deny"),
        said_by("a7", MINISTRY, "doubt", parent="a1"),
        said_by("a8", ODE, parent="a6"),
    ]
    return a_ledger(does("c1", GUARDS, "beat", DRIVERS, chain=chain, **rest), attributions=attributions)


@pytest.mark.parametrize(
    ("chain", "expected"),
    [
        ((), ()),
        (("a3",), ()),
        (("a1", "a2"), ("Karrow Herald", "Mira Ode")),
        (("a3", "a2"), ("Mira Ode",)),
        (("a4",), ("a source without a name",)),
        (("a5",), ("a source",)),
        (("a1", "gone"), ("Karrow Herald",)),
    ],
)
def test_evidence_names_whose_word_it_is_from_the_outside_in(chain: tuple[str, ...], expected: tuple[str, ...]) -> None:
    (evidence,) = only(map_of([chained(*chain)], Wanted())).evidence
    assert evidence == Evidence("sha256:a", "c1", "beat in words", expected)


@pytest.mark.parametrize(
    ("chain", "polarity", "denied"),
    [
        (("a6",), "positive", True),
        (("a1", "a7"), "positive", True),
        (("a6", "a8"), "positive", False),
        ((), "negative", True),
        (("a1",), "negative", True),
        (("a6",), "negative", False),
    ],
    ids=["a denial", "a doubt inside a report", "a report of which it is denied that it was made", "a negation",
         "a negation that is reported", "a denial that it was not so"],
)  # fmt: skip
def test_who_denies_a_claim_denies_the_edge(chain: tuple[str, ...], polarity: str, denied: bool) -> None:
    edge = only(map_of([chained(*chain, polarity=polarity)], Wanted()))
    assert edge.negative is denied
    assert edge.evidence[0].denied is denied
    assert (edge.said_by, edge.denied_by) == (((), ("sha256:a",)) if denied else (("sha256:a",), ()))


def test_what_a_statement_asserts_and_reports_as_denied_is_one_edge_with_both() -> None:
    claims = does("c1", GUARDS, "deny", DRIVERS, chain=("a1",)), does("c2", GUARDS, "beat", DRIVERS)
    edge = only(actors(*claims, attributions=[said_by("a1", MINISTRY, "deny")]))
    assert edge.label == "beat"
    assert (edge.negative, edge.alleged) == (False, False)
    assert (edge.said_by, edge.denied_by) == (("sha256:a",), ("sha256:a",))
    assert [(one.claim, one.denied) for one in edge.evidence] == [("c2", False), ("c1", True)]


def test_the_same_ledger_gives_the_same_map_however_its_parts_are_ordered() -> None:
    claims = [does("c1", GUARDS, "beat", DRIVERS), does("c2", MINISTRY, "pay", GUARDS), does("c3", ODE, "defend", DRIVERS)]
    there = actors(*claims)
    back = actors(*reversed(claims), entities=tuple(reversed(EVERYBODY)))
    assert replace(there, edges=()) == replace(back, edges=())
    assert sorted(told(there)) == sorted(told(back))


def test_a_mention_of_another_statement_is_not_taken_for_ones_own() -> None:
    def warned(name: str, mentions: tuple[Mention, ...]) -> StatementLedger:
        claim = a_claim("c1", "warn", part("agent", GUARDS), described("patient", "residents", "m1"))
        return a_ledger(claim, id=name, mentions=mentions)

    map_ = map_of([warned("a", ()), warned("b", (mention("m1", "residents", "GROUP"),))], Wanted())
    assert only(map_).said_by == ("sha256:b",)
