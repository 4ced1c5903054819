"""Short statements read whole, with Sayso's own weights: the reasoning that a reader would find in them, and none besides."""

from __future__ import annotations

from collections.abc import Callable
from itertools import pairwise

import pytest

from sayso.pipeline import Reader
from sayso.types import StatementLedger

Links = Callable[[str], list[str]]

REASONED = [
    ("The council closed the bridge because the river flooded the road.", "flooded -> closed: cause (because)"),
    ("Soldiers entered Orlesk in order to free the prisoners.", "entered -> free: purpose (in order to)"),
    ("The ferry sank, so the council opened the bridge.", "sank -> opened: result (so)"),
    ("Unless the council pays the guards, they will leave the prison.", "pays -> leave: condition (Unless) negative"),
    ("Whenever rebels attack the village, the army burns the fields.", "attack -> burns: condition (Whenever) habitual"),
    ("The guards stopped the strike by arresting the miners.", "arresting -> stopped: means (by)"),
    ("After the prisoners escaped, the police searched the village.", "escaped -> searched: sequence (After)"),
    ("The council banned the march. However, the miners marched through Karrow.", "banned -> marched: contrast (However)"),
    ("The court freed the miners. Similarly, the council released the farmers.", "freed -> released: analogy (Similarly)"),
    ("The flood did not lead to the closure of the school.", "lead -> closure: cause (lead to) negative"),
    ("The guards prevented the villagers from leaving Karrow.", "prevented -> leaving: cause (prevented) negative"),
    ("The bill would force the miners to leave Karrow.", "force -> leave: cause (force) conditional"),
    (
        "The rebels attacked the prison. Every time after such incidents, the government arrests many believers.",
        "attacked -> arrests: sequence (after) habitual",
    ),
    ("The mayor left the hall and after this he called the police.", "left -> called: sequence (after)"),
    ("The river flooded the road. That is why the council closed the school.", "flooded -> closed: result (That is why)"),
    ("The guards burned the mill, resulting in the arrest of two men.", "burned -> arrest: cause (resulting in)"),
]


@pytest.mark.parametrize(("text", "link"), REASONED)
def test_the_reasoning_of_a_statement_is_found(links_read: Links, text: str, link: str) -> None:
    assert links_read(text) == [link]


UNREASONED = [
    "The council urged them to pay the fine.",
    "The miners have the right to vote.",
    "The rebels not only burned the mill but also killed two guards.",
    "While the guards were sleeping, the prisoners escaped.",
    "The guards tried to stop the prisoners.",
    "Ode attended the meeting as chair of the council.",
    "The mayor asked if the guards left the prison.",
    "The rebels freed the prisoners and burned the mill.",
    "Contact: Press Office, Harbour Guild of Kelm.",
]


@pytest.mark.parametrize("text", UNREASONED)
def test_where_nothing_is_reasoned_nothing_is_tied(links_read: Links, text: str) -> None:
    assert links_read(text) == []


QUOTED = '"We closed the road because the bridge collapsed," Senator Ode said.'
ACROSS = "Because the bridge collapsed, Senator Ode said that the council closed the road."


def test_the_reasoning_of_a_quotation_is_its_speakers(read: Callable[[str], StatementLedger]) -> None:
    (link,) = read(QUOTED).links
    assert link.chain == ("a1",)


def test_a_reason_outside_what_is_said_is_the_issuers(read: Callable[[str], StatementLedger]) -> None:
    (link,) = read(ACROSS).links
    assert link.chain == ()


BULLETIN = """Orvan Border Service

14 May 2024

On 12 May nine prisoners escaped from the prison in Tarven after rebels attacked the guards. The council
therefore closed the bridge.

"If the rebels cross the river, the army will attack their camp," Senator Ode said. But residents left Karrow to avoid the fighting.
"""


def test_every_link_of_a_bulletin_ends_in_its_claims_and_stands_on_its_words(read: Callable[[str], StatementLedger]) -> None:
    ledger = read(BULLETIN)
    places = {claim.id: claim.predicate.start for claim in ledger.claims}
    assert {"sequence", "result", "condition", "contrast"} <= {link.relation for link in ledger.links}
    for link in ledger.links:
        assert link.from_ != link.to
        assert {link.from_, link.to} <= places.keys()
        assert link.cue is not None
        assert ledger.document.text[link.cue.start : link.cue.end] == link.cue.text
    begins = [min(places[link.from_], places[link.to]) for link in ledger.links]
    assert all(one <= other for one, other in pairwise(begins))


def test_a_statement_is_read_to_the_same_links_by_every_reader(read: Callable[[str], StatementLedger]) -> None:
    assert Reader().read(BULLETIN.encode("utf-8"), "b.txt").links == read(BULLETIN).links


def test_whenever_and_so_that_read_by_their_clauses(links_read: Callable[[str], list[str]]) -> None:
    assert links_read("Whenever we ask for water, they send soldiers.") == ["ask -> send: condition (Whenever) habitual"]
    assert links_read("Guards closed the gate so that nobody could leave the mine.") == ["closed -> leave: purpose (so that)"]
