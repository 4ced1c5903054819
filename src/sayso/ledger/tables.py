"""The tables of a ledger file, version 1.

`events` is the truth: what was done, by whom and when, each row bound to the one before it by its hash. What the other tables
hold is bound to it by the digests in its payloads, or can be made anew from it; `verify` compares both.
"""

from __future__ import annotations

from typing import Final

from sqlalchemy import (
    BigInteger,
    Column,
    Connection,
    ForeignKey,
    Index,
    Integer,
    MetaData,
    String,
    Table,
    Text,
    column,
    event,
    table,
)

SCHEMA_VERSION: Final = 1
"""Raised by every change of these tables; a file of a higher one is refused."""
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
)
"""A statement by the hash of its bytes; the rest is for lists, as its first reading has it."""

READINGS: Final = Table(
    "readings",
    METADATA,
    Column("event", _NUMBER, ForeignKey("events.seq"), primary_key=True, autoincrement=False),
    Column("statement", String(80), ForeignKey("statements.id"), nullable=False),
    Column("reader", Text, nullable=False),
    Column("ledger", Text, nullable=False),
    Index("readings_of_statement", "statement"),
)
"""What one reader read in a statement, as the JSON line of the published shape. A statement's latest is the one that counts."""

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
    Index("claims_in_order", "reading", "place"),
    Index("claims_by_act", "act"),
    Index("claims_by_since", "since"),
)
"""The claims of readings as they are looked for; every row can be made anew from its reading."""

REVIEWS: Final = Table(
    "reviews",
    METADATA,
    Column("event", _NUMBER, ForeignKey("events.seq"), primary_key=True, autoincrement=False),
    Column("statement", String(80), ForeignKey("statements.id"), nullable=False),
    Column("claim", String(32), nullable=False),
    Index("reviews_of_claim", "statement", "claim"),
)
"""Which events judge which claim; what they say is in the events."""

SEARCHED: Final = ("words", "who", "whom", "source", "location")
"""What of a claim is looked for by words."""
CLAIM_WORDS: Final = table("claim_words", column("claim_words"), column("rowid"), *(column(name) for name in SEARCHED))
"""SQLite's full-text index (FTS5) of the claims' words, without a copy of them: its `rowid` is a claim's reading and place in one.

It is no part of METADATA, as other databases have indexes of their own for this.
"""
PLACE_BITS: Final = 24
"""How many bits of `rowid` are a claim's place: no text of MAX_TEXT_CHARS has as many claims."""
WORDS_OPTIONS: Final = "tokenize = 'porter unicode61 remove_diacritics 2'"
"""Words without case and accents, in any script, by their English stem (Porter 1980): `arrest` finds “arrested”."""


@event.listens_for(METADATA, "after_create")
def _create_index(_tables: MetaData, connection: Connection, **_options: object) -> None:
    if connection.dialect.name == "sqlite":
        columns = f"{', '.join(SEARCHED)}, content = '', {WORDS_OPTIONS}"
        connection.exec_driver_sql(f"CREATE VIRTUAL TABLE IF NOT EXISTS claim_words USING fts5({columns})")
