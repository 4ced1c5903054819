"""Readings of short invented statements, and ledger files that hold a few of them."""

from __future__ import annotations

import hashlib
import sqlite3
from collections.abc import Sequence
from contextlib import closing
from dataclasses import replace
from pathlib import Path

from sayso.ledger import open_ledger
from sayso.ledger.chain import Fault
from sayso.ledger.verify import verify
from sayso.types import Claim, Commitment, Document, Entity, Participant, Predicate, StatementLedger

READER = "sayso 1 weights 0a1b2c3d"
TABLES = ("meta", "events", "statements", "readings", "claims", "reviews")


def numbered(number: int) -> StatementLedger:
    """Give the reading of a statement unlike that of any other number."""
    guards, gate = "Guards of the depot", f"gate {number}"
    text = f"{guards} locked {gate}."
    who = Participant(0, len(guards), guards, role="agent", entity="e1")
    whom = Participant(len(guards) + 8, len(text) - 1, gate, role="patient")
    claim = Claim(
        0, len(text), text, "c1", Predicate(len(guards) + 1, len(guards) + 7, "locked", "lock"), "event", "declarative", "past",
        "positive", None, (who, whom), None, None, (), (), Commitment("CT+", "CT+", 3.0),
    )  # fmt: skip
    return StatementLedger(
        document=Document(id_of(text), f"gate-{number}.txt", "text/plain", "en", None, None, None, text, (), ()),
        sentences=((0, len(text)),),
        mentions=(),
        entities=(Entity("e1", "Group", guards, (guards,)),),
        attributions=(),
        claims=(claim,),
    )


def id_of(text: str) -> str:
    return "sha256:" + hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


def less_sure(found: StatementLedger, confidence: float = 0.5) -> StatementLedger:
    """Give what a newer reader might read in the same statement."""
    return replace(found, claims=tuple(replace(claim, confidence=confidence) for claim in found.claims))


def write(path: Path, readings: Sequence[StatementLedger]) -> Path:
    """Make a ledger file of readings, closed and without a journal beside it."""
    kept = open_ledger(path, create=True, actor="Mira Ode")
    for found in readings:
        kept.add(found, READER)
    kept.close()
    assert not path.with_name(f"{path.name}-wal").exists()
    return path


def alter(path: Path, *commands: str) -> None:
    """Change a ledger file behind its back."""
    with closing(sqlite3.connect(path)) as connection, connection:
        for command in commands:
            connection.execute(command)


def faults(path: Path) -> list[Fault]:
    """Give what `verify` finds in a file."""
    with closing(open_ledger(path)) as kept:
        return verify(kept)
