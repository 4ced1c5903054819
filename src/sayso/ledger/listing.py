"""The statements of a ledger: listed, and found by what people call them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from sqlalchemy import ColumnElement, Connection, func, select

from sayso.errors import LedgerError
from sayso.ledger.database.tables import CLAIMS, READINGS, STATEMENTS
from sayso.ledger.rows import UNREVIEWED, storable
from sayso.ledger.sealing import Veil

_ID_BEGINS: Final = "sha256:"


@dataclass(frozen=True, slots=True)
class Listed:
    """A statement of a ledger: `published` is an ISO 8601 day, `readings` how many there are, `claims` those that count now.

    `reviewed` are those of the claims that were accepted or rejected.
    """

    id: str
    name: str
    published: str | None
    issuer: str | None
    title: str | None
    readings: int
    claims: int
    reviewed: int


def listed(connection: Connection) -> Iterator[Listed]:
    """Give all statements, in the order in which they were added."""
    claims = select(func.count()).select_from(CLAIMS).where(CLAIMS.c.reading == STATEMENTS.c.current)
    reviewed = claims.where(CLAIMS.c.verdict != UNREVIEWED)
    readings = select(func.count()).select_from(READINGS).where(READINGS.c.statement == STATEMENTS.c.id).scalar_subquery()
    counted = (claims.scalar_subquery().label("claims"), reviewed.scalar_subquery().label("reviewed"))
    for row in connection.execute(select(STATEMENTS, readings.label("readings"), *counted).order_by(STATEMENTS.c.added)):
        numbers = (int(row.readings), int(row.claims), int(row.reviewed))
        yield Listed(row.id, row.name, row.published, row.issuer, row.title, *numbers)


def resolve(connection: Connection, name: str, statement: str, veil: Veil) -> str:
    """Give the id of a statement as `Ledger.resolve` does; by name, as names are shown."""
    told = storable(statement)
    wanted = told if told.startswith(_ID_BEGINS) else f"{_ID_BEGINS}{told.lower()}"
    begins = func.substr(STATEMENTS.c.id, 1, max(len(wanted), len(_ID_BEGINS) + 1)) == wanted
    for found in (_ids(connection, begins), _ids(connection, STATEMENTS.c.name == told, veil, told)):
        if len(found) == 1:
            return found[0]
        if found:
            raise LedgerError("AMBIGUOUS", f"{statement} may be several statements.", "Give more of the id: see `sayso list`.")
    raise LedgerError("NOT_FOUND", f"no statement {statement} is in {name}.", "See `sayso list`.")


def _ids(connection: Connection, known: ColumnElement[bool], veil: Veil | None = None, told: str = "") -> list[str]:
    """Give the ids of at most two statements of which something is known, or which are shown under a name."""
    if veil is None or veil.is_empty:
        return [str(one) for one in connection.execute(select(STATEMENTS.c.id).where(known).limit(2)).scalars()]
    rows = connection.execute(select(STATEMENTS.c.id, STATEMENTS.c.name))
    return [str(row.id) for row in rows if veil.text(row.name) == told][:2]
