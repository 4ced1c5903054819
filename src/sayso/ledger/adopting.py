"""The readings of a statement beside one another, and another of them taken as the one that counts."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import Connection, select

from sayso.errors import LedgerError
from sayso.ledger.current import Current, current, whole
from sayso.ledger.database.tables import EVENTS, READINGS
from sayso.ledger.json_lines import Json
from sayso.ledger.reviews.differ import Difference, difference
from sayso.ledger.reviews.kinds import WHOLE, Draft, Review, Subject


@dataclass(frozen=True, slots=True)
class KeptReading:
    """A reading of a statement: its event, when (ISO 8601, UTC) and by what it was read, and whether it is the one that counts."""

    event: int
    at: str
    reader: str
    counts: bool


def readings_of(connection: Connection, name: str, statement: str) -> list[KeptReading]:
    """Give the readings of a statement in the order in which they were kept. LedgerError NOT_FOUND."""
    counting = current(connection, name, statement).event
    query = (
        select(READINGS.c.event, EVENTS.c.at, READINGS.c.reader)
        .join(EVENTS, EVENTS.c.seq == READINGS.c.event)
        .where(READINGS.c.statement == statement)
        .order_by(READINGS.c.event)
    )
    return [KeptReading(row.event, row.at, row.reader, row.event == counting) for row in connection.execute(query)]


def difference_of(
    connection: Connection, name: str, statement: str, before: int | None = None, after: int | None = None
) -> Difference:
    """Give what a reading has otherwise than another: the latest than the one that counts, where none are named.

    Reviews go over only from the reading that counts. LedgerError NOT_FOUND; IntegrityError INTEGRITY where one is damaged.
    """
    found = current(connection, name, statement)
    one = found.event if before is None else before
    other = _latest(connection, statement) if after is None else after
    lines = [(event, _line(connection, statement, event)) for event in (one, other)]
    counts = one == found.event
    with whole(name):
        return difference(lines[0], lines[1], _made_on(found) if counts else (), found.settled.held if counts else ())


def _made_on(found: Current) -> list[Review]:
    """Give the reviews that hold for the reading that counts, or would if they were redone, under the ids that it has."""
    held = {one.event for one in found.settled.held}
    undone = [one for one in found.reviews if one.event not in held and one.reading == found.event]
    return [*found.settled.held, *undone]


def _latest(connection: Connection, statement: str) -> int:
    query = select(READINGS.c.event).where(READINGS.c.statement == statement).order_by(READINGS.c.event.desc()).limit(1)
    return int(connection.execute(query).scalar_one())


def _line(connection: Connection, statement: str, event: int) -> str:
    query = select(READINGS.c.ledger).where(READINGS.c.event == event, READINGS.c.statement == statement)
    line = connection.execute(query).scalar()
    if line is None:
        raise LedgerError("NOT_FOUND", f"event {event} is no reading of {statement}.", "See `sayso history`.")
    return str(line)


def adoption(connection: Connection, name: str, statement: str, reading: int | None = None, reason: str = "") -> Draft:
    """Give the review that lets another reading count, the latest where none is named, with what goes over to it.

    What stays behind holds again where the adoption is undone; seals hold whatever is adopted. LedgerError NOT_FOUND, and
    NOTHING_TO_ADOPT where the reading counts already.
    """
    found = difference_of(connection, name, statement, after=reading)
    if found.before == found.after:
        raise LedgerError("NOTHING_TO_ADOPT", f"reading {found.after} of {statement} counts already.", "See `sayso diff`.")
    value: Json = {"reading": found.after, "parts": {**found.parts}}
    return Draft("adopt", Subject(statement, WHOLE), reason, value=value)
