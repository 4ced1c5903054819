"""What a database is made of, against what a new ledger's is."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TypeAlias

from sqlalchemy import Connection, select

from sayso.ledger.chain import Fault
from sayso.ledger.database.base import MARKS
from sayso.ledger.database.tables import META

Shape: TypeAlias = "Mapping[str, object]"
"""What there is, by kind and name, and how it is made."""


def compared(expected: Shape, found: Shape) -> Iterator[Fault]:
    """Tell what is more, less or other than expected."""
    for name in sorted(expected.keys() | found.keys()):
        if name not in expected:
            yield Fault(name, "is no part of a ledger: it was put in by other means")
        elif name not in found:
            yield Fault(name, "is gone")
        elif found[name] != expected[name]:
            yield Fault(name, "was altered: it is made otherwise than a ledger's")


def mark_faults(connection: Connection) -> Iterator[Fault]:
    """Compare what the database says of itself with what a ledger's does."""
    marks = {row.key: row.value for row in connection.execute(select(META))}
    if marks != MARKS:
        yield Fault("table meta", f"was altered: it says {marks!r}")
