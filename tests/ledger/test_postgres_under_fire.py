"""A ledger on a server under fire: reviewers at once, killed clients, a server that crashes. What was acknowledged is there."""

from __future__ import annotations

import multiprocessing
import random
import threading
import time
from collections.abc import Iterator
from contextlib import closing, suppress
from multiprocessing.connection import Connection as Pipe
from typing import Any

import pytest
from killing import killed_after
from postgres_clusters import Cluster, ServerPlace, cluster
from scale import scaled
from small_ledgers import READER, numbered

from sayso.errors import LedgerError
from sayso.ledger import Ledger, open_ledger, roles
from sayso.ledger.verify import verify

KILLS, EARLY, CRASHES = scaled(50, 15), scaled(10, 3), scaled(10, 3)
LONGEST = 0.3
"""Seconds that a writer lives at most after it has begun."""
REVIEWERS, REVIEWS_OF_EACH, STATEMENTS = 4, scaled(500, 50), 20
FORK: Any = multiprocessing.get_context("fork")


def owned(place: ServerPlace) -> Ledger:
    return open_ledger(place.of(place.owner), create=True)


# Several reviewers.


def review_some(address: str, first: int, start: Any, told: Any) -> None:
    """Judge claims one after another, as others judge the same ones; look again wherever somebody was first."""
    start.wait()
    draw, stale, kept = random.Random(first), 0, []
    with closing(open_ledger(address)) as ledger:
        try:
            while len(kept) < REVIEWS_OF_EACH:
                statement = numbered(draw.randrange(STATEMENTS)).document.id
                seen = ledger.state(statement, "c1").last
                try:
                    kind = draw.choice(("accept", "reject", "note"))
                    kept.append(ledger.review(statement, "c1", kind, reason=f"{first}", expected=seen).event)
                except LedgerError as error:
                    if error.code != "STALE":
                        raise
                    stale += 1
            told.put((kept, stale, None))
        except LedgerError as error:
            told.put((kept, stale, str(error)))


def test_four_reviewers_lose_no_review_and_none_is_refused_for_a_lock(on_server: ServerPlace) -> None:
    start, told = FORK.Event(), FORK.Queue()
    names = [f"reviewer {number}" for number in range(REVIEWERS)]
    with closing(owned(on_server)) as ledger:
        for number in range(STATEMENTS):
            ledger.add(numbered(number), READER)
        for name in names:
            on_server.of(name)
            roles.grant(ledger, name, "reviewer")
        before = ledger.head()
    reviewers = [
        FORK.Process(target=review_some, args=(on_server.of(name), number, start, told)) for number, name in enumerate(names)
    ]
    for reviewer in reviewers:
        reviewer.start()
    start.set()
    answers = [told.get(timeout=600) for _ in reviewers]
    for reviewer in reviewers:
        reviewer.join(timeout=30)
    assert [refusal for _, _, refusal in answers if refusal] == []
    events = sorted(event for kept, _, _ in answers for event in kept)
    assert before is not None
    assert events == list(range(before.seq + 1, before.seq + 1 + REVIEWERS * REVIEWS_OF_EACH))
    assert sum(stale for _, stale, _ in answers) > 0  # they did meet
    with closing(owned(on_server)) as ledger:
        assert verify(ledger) == []
        found = [one for number in range(STATEMENTS) for one in ledger.reviews(numbered(number).document.id)]
        assert sorted(one.event for one in found) == events
        assert {one.reviewer for one in found} == set(names)


# Killed clients.


def keep_writing(address: str, first: int, ready: Pipe) -> None:
    """Add readings and judge them, and tell the number of each once both are acknowledged; the first few may die at the door."""
    early = first < 1000 * EARLY
    if early:
        ready.send_bytes(b"begun")
    with closing(open_ledger(address, create=True)) as kept:
        if not early:
            ready.send_bytes(b"begun")
        for number in range(first, first + 10_000):
            kept.add(numbered(number), READER)
            kept.review(numbered(number).document.id, "c1", "accept")
            ready.send_bytes(str(number).encode())


def check(place: ServerPlace, told: set[int], most: int) -> None:
    """See that all that was acknowledged is there, and of the rest at most `most`, and that it is whole."""
    with closing(owned(place)) as kept:
        assert verify(kept) == []
        names = {one.name for one in kept.statements()}
        assert {f"gate-{number}.txt" for number in told} <= names
        assert len(names) <= len(told) + most
        for number in told:
            assert kept.state(numbered(number).document.id, "c1").verdict == "accepted"


def test_no_acknowledged_reading_is_lost_and_none_is_torn_by_killed_clients(on_server: ServerPlace) -> None:
    draw, told = random.Random(2031), set[int]()
    for kill in range(KILLS):
        told |= killed_after(draw.uniform(0, LONGEST), FORK, keep_writing, on_server.of(on_server.owner), 1000 * kill)
        if kill % 10 == 9:
            check(on_server, told, kill + 1)  # of each the one that was written but could not be told of any more
    assert told


# A server that crashes.


@pytest.fixture(scope="module")
def lasting() -> Iterator[Cluster]:
    """A server that writes as servers do unless told otherwise: to the disk itself before it acknowledges."""
    pytest.importorskip("psycopg")
    with cluster(("max_connections=20",)) as running:
        yield running


def write_until_it_breaks(address: str, first: int, told: set[int], codes: list[str]) -> None:
    try:
        with closing(open_ledger(address, create=True)) as kept:
            for number in range(first, first + 10_000):
                kept.add(numbered(number), READER)
                kept.review(numbered(number).document.id, "c1", "accept")
                told.add(number)
    except LedgerError as error:
        codes.append(error.code)


@pytest.mark.usefixtures("server")  # skips where there is none
def test_no_acknowledged_reading_is_lost_by_crashes_of_the_server(lasting: Cluster) -> None:
    place = ServerPlace(lasting, lasting.add_database("Mira Ode"), "Mira Ode")
    address = place.of("Mira Ode")
    with closing(owned(place)) as reader:  # who has a connection from before a crash goes on after it
        draw, told, codes = random.Random(2032), set[int](), list[str]()
        for crash in range(CRASHES):
            writer = threading.Thread(target=write_until_it_breaks, args=(address, 1000 * crash, told, codes))
            writer.start()
            time.sleep(draw.uniform(0.1, 1))
            lasting.stop("immediate")
            writer.join(timeout=60)
            assert not writer.is_alive()
            with suppress(LedgerError):
                reader.statements()
            lasting.start()
            check(place, told, crash + 1)
            assert len(reader.statements()) >= len(told)
    assert told
    assert codes == ["LEDGER_UNREACHABLE"] * CRASHES
