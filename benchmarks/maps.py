"""How long a map takes, from a ledger to its picture: one of a long statement's size, and one far beyond what can be shown.

The ledgers are made here, by chance with a fixed seed: people, groups and bodies that act on each other, and links between what
they do. Times are of one process, its imports not counted, the least of three runs.

Run: python -m benchmarks maps
"""

from __future__ import annotations

import random
import time
from collections.abc import Callable

from benchmarks.table import Row
from sayso.export.maps import draw
from sayso.system import View, Wanted, map_of
from sayso.types import (
    Act,
    Claim,
    Commitment,
    Document,
    Entity,
    Link,
    LinkRelation,
    Participant,
    Predicate,
    Role,
    StatementLedger,
)

SEED, RUNS = 20151013, 3
ACTS = (("COERCE", "arrest"), ("ACCUSE", "accuse"), ("REQUEST", "urge"), ("ASSAULT", "attack"), ("AID", "help"), (None, "meet"))
RELATIONS: tuple[LinkRelation, ...] = ("cause", "purpose", "sequence", "condition", "contrast")
VIEWS: tuple[View, ...] = ("actors", "causes", "sources")
SIZES = ((300, 40), (50_000, 4_000))
"""Claims and entities: a long statement's, and a large collection's."""


def map_rows() -> list[Row]:
    """Give the seconds that each view takes as SVG, by size."""
    rows = []
    for claims, entities in SIZES:
        ledger = made_ledger(claims, entities)
        for view in VIEWS:
            seconds, shown = _least(lambda view=view, ledger=ledger: _drawn(ledger, view))  # type: ignore[misc]
            rows.append(Row(f"map of {claims:,} claims, {view}, to SVG", round(seconds, 2), " s", note=shown))
    return rows


def _drawn(ledger: StatementLedger, view: View) -> str:
    map_ = map_of([ledger], Wanted(view))
    size = len(draw(map_, "svg"))
    return f"{len(map_.nodes)} nodes, {len(map_.edges)} edges, {size // 1000} kB"


def _least(run: Callable[[], str]) -> tuple[float, str]:
    best, shown = float("inf"), ""
    for _ in range(RUNS):
        begin = time.perf_counter()
        shown = run()
        best = min(best, time.perf_counter() - begin)
    return best, shown


def made_ledger(claims: int, entities: int) -> StatementLedger:
    """Make a ledger by chance; the same numbers give the same one."""
    chance = random.Random(SEED)
    people = tuple(
        Entity(f"e{n}", chance.choice(("Person", "Group", "PublicBody")), f"Actor {n}", (f"Actor {n}",)) for n in range(entities)
    )
    told = tuple(_claim(number, chance, people) for number in range(claims))
    links = tuple(
        Link(chance.choice(told).id, chance.choice(told).id, chance.choice(RELATIONS), None, ()) for _ in range(claims // 5)
    )
    document = Document("sha256:0", "made.txt", "text/plain", "en", None, None, None, "made", (), ())
    return StatementLedger(document, (), (), people, (), told, links)


def _claim(number: int, chance: random.Random, people: tuple[Entity, ...]) -> Claim:
    event, lemma = chance.choice(ACTS)
    # A few act and are acted on often, as in statements: the ends are drawn by the square of a chance.
    agent, patient = (people[int(len(people) * chance.random() ** 2)] for _ in range(2))
    parts = (_part("agent", agent), _part("patient", patient))
    text = f"{agent.caption} {lemma} {patient.caption}"
    return Claim(
        0, len(text), text, f"c{number}", Predicate(0, len(lemma), lemma, lemma), "event", "declarative", "past", "positive",
        None if event is None else Act(event), parts, None, None, (), (), Commitment("CT+", "CT+", 3.0),
    )  # fmt: skip


def _part(role: Role, one: Entity) -> Participant:
    return Participant(0, len(one.caption), one.caption, role=role, entity=one.id)
