"""What holds of every map, whatever the statements tell."""

from __future__ import annotations

from typing import get_args

from hypothesis import given, settings
from hypothesis import strategies as st

from sayso.system import View, Wanted, map_of
from sayso.types import Entity, LinkRelation, Manner, StatementLedger
from tests.system.ledgers import EVERYBODY, a_claim, a_ledger, described, leads, mention, on, part, said_by

IDS = st.sampled_from([f"c{number}" for number in range(6)])
DAYS = st.none() | st.sampled_from(["2031-03-01", "2031-03-15", "2031-04-01"])
SOURCES: st.SearchStrategy[Entity | str | None] = st.none() | st.just("a source") | st.sampled_from(EVERYBODY)
TAKING = st.builds(part, st.sampled_from(["agent", "patient", "recipient", "other"]), st.sampled_from(EVERYBODY)) | st.builds(
    described,
    st.sampled_from(["agent", "patient"]),
    st.sampled_from(["you", "some residents"]),
    st.sampled_from(["m1", "m2", None]),
)


@st.composite
def statements(draw: st.DrawFn) -> StatementLedger:
    """A statement of a few claims, attributions (in circles, too) and links, some of them to what is not there."""
    chain = st.lists(st.sampled_from(["a0", "a1", "a9"]), max_size=2).map(tuple)
    claims = [
        a_claim(
            f"c{number}", draw(st.sampled_from(["beat", "pay", "see"])), *draw(st.lists(TAKING, max_size=4)),
            polarity=draw(st.sampled_from(["positive", "negative"])), chain=draw(chain), when=on(draw(DAYS), draw(DAYS)),
            act=draw(st.sampled_from([None, "ASSAULT", "ACCUSE"])), at=draw(st.integers(0, 50)),
        )
        for number in range(draw(st.integers(0, 5)))
    ]  # fmt: skip
    voices = [
        said_by(f"a{number}", draw(SOURCES), draw(st.sampled_from(get_args(Manner))),
                parent=draw(st.sampled_from([None, "a0", "a1", "a9"])))
        for number in range(draw(st.integers(0, 3)))
    ]  # fmt: skip
    links = draw(st.lists(st.builds(leads, IDS, IDS, st.sampled_from(get_args(LinkRelation)), chain=chain), max_size=5))
    id = draw(st.sampled_from("abc"))
    mentions = [mention("m1", "some residents", "GROUP"), mention("m2", "you", "GROUP", "pronoun")]
    return a_ledger(*claims, id=id, attributions=voices, links=links, mentions=mentions, text="x" * 80)


WANTED = st.builds(Wanted, st.sampled_from(get_args(View)), st.none() | st.sampled_from(["guards", "o"]), DAYS, DAYS)


@settings(deadline=None)
@given(st.lists(statements(), max_size=3), WANTED)
def test_every_edge_joins_two_nodes_rests_on_evidence_and_tells_whose_it_is(ledgers: list[StatementLedger], wanted: Wanted) -> None:
    map_ = map_of(ledgers, wanted)
    sides = {side.document for side in map_.sides}
    ids = [node.id for node in map_.nodes]
    assert len(ids) == len(set(ids))
    assert len(map_.sides) == len(sides)
    assert {end for edge in map_.edges for end in (edge.from_, edge.to)} == set(ids)
    assert len({(edge.from_, edge.to, edge.kind) for edge in map_.edges}) == len(map_.edges)
    for edge in map_.edges:
        assert edge.label
        assert {one.document for one in edge.evidence} == {*edge.said_by, *edge.denied_by} <= sides
        assert {one.document for one in edge.evidence if one.denied} == set(edge.denied_by)
        assert edge.negative == (not edge.said_by)
    for node in map_.nodes:
        assert node.claims > 0
        assert set(node.documents) <= sides


@settings(deadline=None)
@given(st.lists(statements(), max_size=3), WANTED)
def test_the_same_statements_give_the_same_map(ledgers: list[StatementLedger], wanted: Wanted) -> None:
    assert map_of(ledgers, wanted) == map_of(ledgers, wanted)
