"""The tables of a ledger, version 2.

`events` is the truth: what was done, by whom and when, each row bound to the one before it by its hash. What the other tables
hold is bound to it by the digests in its payloads, or can be made anew from it; `verify` compares both.
"""

from __future__ import annotations

from typing import Final

from sqlalchemy import (
    BigInteger,
    Column,
    ForeignKey,
    Index,
    Integer,
    MetaData,
    String,
    Table,
    Text,
)

SCHEMA_VERSION: Final = 2
"""Raised by every change of these tables; a ledger of a higher one is refused, one of a lower one wants `migrate`."""
METADATA: Final = MetaData()
# SQLite counts up only what it calls an INTEGER; PostgreSQL would run out of them.
_NUMBER = BigInteger().with_variant(Integer, "sqlite")

META: Final = Table("meta", METADATA, Column("key", String(32), primary_key=True), Column("value", Text, nullable=False))
"""`application` and `schema`: what tells the file from another."""

EVENTS: Final = Table(
    "events",
    METADATA,
    Column("seq", _NUMBER, primary_key=True, autoincrement=False),
    Column("at", String(32), nullable=False),
    Column("actor", Text, nullable=False),
    Column("kind", String(32), nullable=False),
    Column("payload", Text, nullable=False),
    Column("previous", String(64), nullable=False),
    Column("hash", String(64), nullable=False),
)
"""One row for each thing done: `seq` from 1 without a gap, `at` ISO 8601 in UTC, `payload` canonical JSON, `hash` as of `chain`."""

STATEMENTS: Final = Table(
    "statements",
    METADATA,
    Column("id", String(80), primary_key=True),
    Column("name", Text, nullable=False),
    Column("media_type", Text, nullable=False),
    Column("published", String(10)),
    Column("issuer", Text),
    Column("title", Text),
    Column("added", _NUMBER, ForeignKey("events.seq"), nullable=False),
    Column("current", _NUMBER, nullable=False),
    Index("statements_by_current", "current"),
)
"""A statement by the hash of its bytes; what lists show is as its first reading has it. `current` is the reading that counts."""

READINGS: Final = Table(
    "readings",
    METADATA,
    Column("event", _NUMBER, ForeignKey("events.seq"), primary_key=True, autoincrement=False),
    Column("statement", String(80), ForeignKey("statements.id"), nullable=False),
    Column("reader", Text, nullable=False),
    Column("ledger", Text, nullable=False),
    Index("readings_of_statement", "statement"),
)
"""What one reader read in a statement, as the JSON line of the published shape."""

CLAIMS: Final = Table(
    "claims",
    METADATA,
    Column("reading", _NUMBER, ForeignKey("readings.event"), primary_key=True, autoincrement=False),
    Column("id", String(32), primary_key=True),
    Column("place", Integer, nullable=False),
    Column("lemma", Text, nullable=False),
    Column("act", String(16)),
    Column("who", Text, nullable=False),
    Column("whom", Text, nullable=False),
    Column("source", Text, nullable=False),
    Column("commitment", String(4), nullable=False),
    Column("since", String(10)),
    Column("until", String(10)),
    Column("location", Text),
    Column("words", Text, nullable=False),
    Column("verdict", String(16), nullable=False),
    Column("origin", String(16), nullable=False),
    Index("claims_in_order", "reading", "place"),
    Index("claims_by_act", "act"),
    Index("claims_by_days", "since", "until"),
    Index("claims_by_verdict", "verdict"),
)
"""The claims of current readings, as reviewed, as they are looked for; every row can be made anew from readings and events."""

REVIEWS: Final = Table(
    "reviews",
    METADATA,
    Column("event", _NUMBER, ForeignKey("events.seq"), primary_key=True, autoincrement=False),
    Column("statement", String(80), ForeignKey("statements.id"), primary_key=True),
    Column("subject", String(32), primary_key=True),
    Column("kind", String(16), nullable=False),
    Index("reviews_of_subject", "statement", "subject"),
    Index("reviews_by_kind", "kind"),
)
"""Which events judge which part of which statement (`c12`, `e3`, empty for all of it); what they say is in the events."""

SEARCHED: Final = ("words", "who", "whom", "source", "location")
"""What of a claim is looked for by words; each database has an index of its own for it, which is no part of METADATA."""
