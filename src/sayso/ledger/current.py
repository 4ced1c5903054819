"""What counts of a statement now: the reading that people began to judge or adopted, with all that they made of it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Final

from sqlalchemy import Connection, bindparam, delete, func, insert, select, update

from sayso.errors import IntegrityError, LedgerError, SaysoError
from sayso.ledger.chain import Event
from sayso.ledger.database.base import Database
from sayso.ledger.database.tables import CLAIMS, EVENTS, READINGS, REVIEWS, STATEMENTS
from sayso.ledger.json_lines import from_dict
from sayso.ledger.reviews.apply import MAKING, Reading, as_reviewed, made_by
from sayso.ledger.reviews.kinds import Review, ReviewKind, Subject, review_of
from sayso.ledger.reviews.state import PartState, Settled, first_reading, settle, state_of
from sayso.ledger.rows import READ_SO, UNMARKED, UNREVIEWED, Marks, Row, claim_rows, part_id
from sayso.types import StatementLedger

NOT_READ: Final = (AssertionError, AttributeError, IndexError, KeyError, RecursionError, TypeError, ValueError)
"""What a reading or a review raises that says other things than they do."""


@dataclass(frozen=True)
class Current:
    """A statement as it stands: its reading that counts, every review of it, and what these come to.

    `name` is the ledger's, for messages; `event` the reading's and `line` what is kept of it. IntegrityError INTEGRITY wherever
    something of it turns out to be damaged.
    """

    name: str
    statement: str
    event: int
    line: str
    reviews: tuple[Review, ...]
    settled: Settled

    @cached_property
    def reading(self) -> Reading:
        """The reading as people have left it, as JSON has it."""
        with whole(self.name):
            return as_reviewed(self.line, self.settled.held)

    @cached_property
    def ledger(self) -> StatementLedger:
        """The reading as people have left it."""
        with whole(self.name):
            return from_dict(self.reading)

    def state(self, part: str) -> PartState:
        """Give what holds of a part; its `last` is at least the reading's own event."""
        subject = Subject(self.statement, part)
        found = state_of(self.settled, subject)
        return PartState(found.verdict, found.corrected, found.notes, max(found.last, self.event))

    def reviews_of(self, part: str) -> list[Review]:
        """Give every review that touches a part, named by its present id, or made it, in force or not, in order."""
        subject, touched = Subject(self.statement, part), self.settled.touched
        made = {one.event for one in self.reviews if one.kind in MAKING and made_by(one.event) == part}
        return [one for one in self.reviews if subject in touched.get(one.event, ()) or made & {one.event, one.undoes}]

    def rows(self) -> list[Row]:
        """Give its claims as they are looked for."""
        return claim_rows(self.ledger, self.event, marks_of(self.settled.held))


def without_rejected(found: Current) -> StatementLedger:
    """Give what counts of a statement for whoever goes on from it: all but the claims that were rejected, and links to them."""
    gone = {part for part, mark in marks_of(found.settled.held).items() if mark.verdict == "rejected"}
    if not gone:
        return found.ledger
    claims = tuple(claim for claim in found.ledger.claims if claim.id not in gone)
    links = tuple(link for link in found.ledger.links if link.from_ not in gone and link.to not in gone)
    return replace(found.ledger, claims=claims, links=links)


def marks_of(held: Iterable[Review]) -> Mapping[str, Marks]:
    """Give what people have made of the claims of one statement, by their ids, from the reviews that hold."""
    found: dict[str, Marks] = {}
    for review in held:
        part = made_by(review.event) if review.kind == "add" else review.subject.part
        verdict, origin = found.get(part, (UNREVIEWED, READ_SO))
        if review.kind == "add":
            origin = "added"
        elif review.kind == "correct" and origin == READ_SO:
            origin = "corrected"
        elif review.kind in ("accept", "reject"):
            verdict = f"{review.kind}ed"
        found[part] = Marks(verdict, origin)
    return found


def reviews_of(connection: Connection, statement: str) -> list[Review]:
    """Give every review that touches a statement, in order."""
    touching = select(REVIEWS.c.event).where(REVIEWS.c.statement == statement)
    return _reviews(connection, EVENTS.c.seq.in_(touching))


def reviews_of_kind(connection: Connection, kinds: Iterable[ReviewKind]) -> list[Review]:
    """Give every review of some kinds, in order."""
    return _reviews(connection, EVENTS.c.seq.in_(select(REVIEWS.c.event).where(REVIEWS.c.kind.in_(list(kinds)))))


def _reviews(connection: Connection, wanted: object) -> list[Review]:
    query = select(EVENTS).where(wanted).order_by(EVENTS.c.seq)  # type: ignore[arg-type]
    return [review_of(Event(*row)) for row in connection.execute(query)]


def first_readings(connection: Connection, statements: Iterable[str]) -> dict[str, int]:
    """Give the reading of each statement that people began to judge; all of them where `statements` names none."""
    wanted = list(statements)
    readings = select(READINGS.c.statement, READINGS.c.event)
    judged = select(REVIEWS.c.statement, func.min(REVIEWS.c.event)).group_by(REVIEWS.c.statement)
    if wanted:
        readings = readings.where(READINGS.c.statement.in_(wanted))
        judged = judged.where(REVIEWS.c.statement.in_(wanted))
    began = {statement: int(event) for statement, event in connection.execute(judged)}
    known: dict[str, list[int]] = {}
    for statement, event in connection.execute(readings):
        known.setdefault(statement, []).append(int(event))
    return {statement: first_reading(events, began.get(statement)) for statement, events in known.items()}


def current(connection: Connection, name: str, statement: str) -> Current:
    """Give a statement as it stands. LedgerError NOT_FOUND; IntegrityError INTEGRITY where it is damaged."""
    first = first_readings(connection, [statement])
    if not first:
        raise LedgerError("NOT_FOUND", f"no statement {statement} is in {name}.", "See `sayso list`.")
    with whole(name):
        reviews = reviews_of(connection, statement)
        settled = settle(reviews, first)
        event = settled.readings[statement]
        line = connection.execute(select(READINGS.c.ledger).where(READINGS.c.event == event)).scalar_one()
        return Current(name, statement, event, line, tuple(reviews), settled)


@contextmanager
def whole(name: str) -> Iterator[None]:
    """Read what was kept; IntegrityError INTEGRITY where it is not what is kept of readings and reviews."""
    try:
        yield
    except LedgerError:
        raise
    except (SaysoError, *NOT_READ) as error:
        remedy = "See `sayso verify`, keep the file as it is, and restore a backup."
        raise IntegrityError("INTEGRITY", f"{name} is damaged: a reading or a review in it cannot be read.", remedy) from error


def list_claims(connection: Connection, database: Database, found: Current) -> None:
    """List the claims of a statement as they stand, in place of those that were listed; what has not changed is left."""
    query = select(CLAIMS).join(STATEMENTS, STATEMENTS.c.current == CLAIMS.c.reading).where(STATEMENTS.c.id == found.statement)
    listed = {row.id: dict(row._mapping) for row in connection.execute(query)}
    rows = {row["id"]: row for row in found.rows()}
    if gone := [row for name, row in listed.items() if rows.get(name) != row]:
        database.unindex(connection, gone)
        dropped = delete(CLAIMS).where(CLAIMS.c.reading == bindparam("of"), CLAIMS.c.id == bindparam("part"))
        connection.execute(dropped, [{"of": row["reading"], "part": row["id"]} for row in gone])
    connection.execute(update(STATEMENTS).where(STATEMENTS.c.id == found.statement).values(current=found.event))
    if new := [row for name, row in rows.items() if listed.get(name) != row]:
        connection.execute(insert(CLAIMS), new)
        database.index(connection, new)


def mark_claim(connection: Connection, found: Current, part: str) -> None:
    """List the verdict of one claim anew, of which nothing else has changed."""
    mark = marks_of(found.settled.held).get(part, UNMARKED)
    listed = (CLAIMS.c.reading == found.event, CLAIMS.c.id == part_id(part))
    connection.execute(update(CLAIMS).where(*listed).values(verdict=mark.verdict))
