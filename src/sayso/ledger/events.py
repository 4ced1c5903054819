"""The events of a ledger, as they lie in its table."""

from __future__ import annotations

import datetime
import json
from collections.abc import Iterator, Mapping
from typing import Any, Final

from sqlalchemy import Connection, insert, select

from sayso.ledger.chain import Event, Payload, event_after
from sayso.ledger.database.tables import EVENTS

CREATED: Final = "ledger-created"
READ: Final = "statement-read"
_FIELDS: Final = tuple(EVENTS.c)
_BEYOND: Final = 2**63
"""The first number that no database has a place for."""
IN_PORTIONS: Final = {"stream_results": True, "max_row_buffer": 500}
"""How statements ask for many rows, which a server would otherwise send all at once."""


def note(connection: Connection, actor: str, kind: str, payload: Payload) -> Event:
    """Write the next event; the connection has the right to write, so that no other comes between."""
    now = datetime.datetime.now(datetime.UTC).isoformat(timespec="microseconds")
    event = event_after(last_event(connection), now, actor, kind, payload)
    connection.execute(insert(EVENTS), {column.name: getattr(event, column.name) for column in _FIELDS})
    return event


def last_event(connection: Connection) -> Event | None:
    """Give the last event, None in a ledger that has lost all."""
    row = connection.execute(select(EVENTS).order_by(EVENTS.c.seq.desc()).limit(1)).first()
    return None if row is None else Event(*row)


def event_at(connection: Connection, seq: int) -> Event | None:
    """Give an event by its number, None where there is none."""
    row = connection.execute(select(EVENTS).where(EVENTS.c.seq == seq)).first() if 0 < seq < _BEYOND else None
    return None if row is None else Event(*row)


def all_events(connection: Connection) -> Iterator[Event]:
    """Give every event in order."""
    query = select(EVENTS).order_by(EVENTS.c.seq).execution_options(**IN_PORTIONS)
    return (Event(*row) for row in connection.execute(query))


def payload_of(event: Event) -> Mapping[str, Any]:
    """Give what an event holds; nothing where it was altered into what is no payload, which `verify` tells."""
    try:
        found = json.loads(event.payload)
    except (TypeError, ValueError, RecursionError):
        return {}
    return found if isinstance(found, dict) else {}
