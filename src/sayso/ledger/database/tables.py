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
# PostgreSQL would compare by the rules of some language, which differ from system to system and change with its libraries.
_TEXT: Final = Text().with_variant(Text(collation="C"), "postgresql")
PART_CHARS: Final = 32
"""Characters of a part's id that are listed."""


def _line(width: int) -> String:
    """Give the type of a text of at most so many characters, to which PostgreSQL holds; SQLite takes any."""
    return String(width).with_variant(String(width, collation="C"), "postgresql")


META: Final = Table("meta", METADATA, Column("key", _line(32), primary_key=True), Column("value", _TEXT, nullable=False))
"""`application` and `schema`: what tells the file from another."""

EVENTS: Final = Table(
    "events",
    METADATA,
    Column("seq", _NUMBER, primary_key=True, autoincrement=False),
    Column("at", _line(32), nullable=False),
    Column("actor", _TEXT, nullable=False),
    Column("kind", _line(32), nullable=False),
    Column("payload", _TEXT, nullable=False),
    Column("previous", _line(64), nullable=False),
    Column("hash", _line(64), nullable=False),
)
"""One row for each thing done: `seq` from 1 without a gap, `at` ISO 8601 in UTC, `payload` canonical JSON, `hash` as of `chain`."""

STATEMENTS: Final = Table(
    "statements",
    METADATA,
    Column("id", _line(80), primary_key=True),
    Column("name", _TEXT, nullable=False),
    Column("media_type", _TEXT, nullable=False),
    Column("published", _line(10)),
    Column("issuer", _TEXT),
    Column("title", _TEXT),
    Column("added", _NUMBER, ForeignKey("events.seq"), nullable=False),
    Column("current", _NUMBER, nullable=False),
    Index("statements_by_current", "current"),
)
"""A statement by the hash of its bytes; what lists show is as its first reading has it. `current` is the reading that counts."""

READINGS: Final = Table(
    "readings",
    METADATA,
    Column("event", _NUMBER, ForeignKey("events.seq"), primary_key=True, autoincrement=False),
    Column("statement", _line(80), ForeignKey("statements.id"), nullable=False),
    Column("reader", _TEXT, nullable=False),
    Column("ledger", _TEXT, nullable=False),
    Index("readings_of_statement", "statement"),
)
"""What one reader read in a statement, as the JSON line of the published shape."""

CLAIMS: Final = Table(
    "claims",
    METADATA,
    Column("reading", _NUMBER, ForeignKey("readings.event"), primary_key=True, autoincrement=False),
    Column("id", _line(PART_CHARS), primary_key=True),
    Column("place", Integer, nullable=False),
    Column("lemma", _TEXT, nullable=False),
    Column("act", _line(16)),
    Column("who", _TEXT, nullable=False),
    Column("whom", _TEXT, nullable=False),
    Column("source", _TEXT, nullable=False),
    Column("commitment", _line(4), nullable=False),
    Column("since", _line(10)),
    Column("until", _line(10)),
    Column("location", _TEXT),
    Column("words", _TEXT, nullable=False),
    Column("verdict", _line(16), nullable=False),
    Column("origin", _line(16), nullable=False),
    Index("claims_in_order", "reading", "place"),
    Index("claims_by_act", "act"),
    Index("claims_by_days", "since", "until"),
    Index("claims_by_verdict", "verdict"),
    Index("claims_by_origin", "origin"),
)
"""The claims of current readings, as reviewed, as they are looked for; every row can be made anew from readings and events."""

REVIEWS: Final = Table(
    "reviews",
    METADATA,
    Column("event", _NUMBER, ForeignKey("events.seq"), primary_key=True, autoincrement=False),
    Column("statement", _line(80), ForeignKey("statements.id"), primary_key=True),
    Column("subject", _line(PART_CHARS), primary_key=True),
    Column("kind", _line(16), nullable=False),
    Index("reviews_of_subject", "statement", "subject"),
    Index("reviews_by_kind", "kind"),
)
"""Which events judge which part of which statement (`c12`, `e3`, empty for all of it); what they say is in the events."""

SEARCHED: Final = ("words", "who", "whom", "source", "location")
"""What of a claim is looked for by words; each database has an index of its own for it, which is no part of METADATA."""
