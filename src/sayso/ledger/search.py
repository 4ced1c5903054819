"""Claims looked for by their words and by what is known of them, among the latest readings of all statements.

Words are looked up in SQLite's full-text index (sqlite.org/fts5.html), which is kept in the same transaction as the claims.
"""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass
from typing import Any, Final

from sqlalchemy import ColumnElement, Connection, exists, insert, literal_column, or_, select

from sayso.errors import UsageError
from sayso.ledger.chain import Fault
from sayso.ledger.rows import ISSUER, Row
from sayso.ledger.tables import CLAIM_WORDS, CLAIMS, PLACE_BITS, READINGS, SEARCHED, STATEMENTS, WORDS_OPTIONS

OWN: Final = "issuer"
"""The `source` of what issuers claim in their own voice."""
_ANYWHERE: Final = ("words", "who", "whom")
_PLACES: Final = (1 << PLACE_BITS) - 1
_SHADOWS: Final = ("data", "idx", "docsize", "config")


@dataclass(frozen=True, slots=True)
class FoundClaim:
    """A claim of a statement's latest reading, as it is listed. `source` is empty where it is the issuer's own.

    `since` and `until` are its days, ISO 8601, inclusive; `name` is the statement's; `who` and `whom` name one in a line.
    """

    statement: str
    name: str
    id: str
    who: str
    lemma: str
    whom: str
    act: str | None
    source: str
    commitment: str
    since: str | None
    until: str | None
    location: str | None
    words: str


@dataclass(frozen=True, slots=True)
class Search:
    """What is looked for; all of it must hold of a claim.

    Each of `words` stands in the claim's words or among those who take part. It may be several words, which then stand in a row,
    and end in `*`, the rest of the last word then being open. So may `who` (who takes part, on either side), `place` and
    `source`; `source` "issuer" is what issuers claim in their own voice. `act` is a PLOVER event, `commitment` FactBank's value of
    the innermost source; `since` and `until` are ISO 8601 days: claims that share a day with them, none without a known day.
    """

    words: tuple[str, ...] = ()
    who: str | None = None
    act: str | None = None
    place: str | None = None
    source: str | None = None
    commitment: str | None = None
    since: str | None = None
    until: str | None = None


def word_rows(rows: Iterable[Row]) -> list[Row]:
    """Give what the index holds of rows of claims."""
    return [{"rowid": _number(row), **{name: row[name] or "" for name in SEARCHED}} for row in rows]


def index_words(connection: Connection, rows: Sequence[Row]) -> None:
    """Put rows of claims into the index."""
    if rows:
        connection.execute(insert(CLAIM_WORDS), word_rows(rows))


def find_claims(connection: Connection, wanted: Search) -> Iterator[FoundClaim]:
    """Give the claims that are looked for, statement after statement as they were added, in the order of the text.

    UsageError USAGE for words without a letter or digit.
    """
    columns = [CLAIMS.c[name] for name in FoundClaim.__dataclass_fields__ if name not in ("statement", "name")]
    query = (
        select(READINGS.c.statement, STATEMENTS.c.name, *columns)
        .select_from(CLAIMS)
        .join(READINGS, READINGS.c.event == CLAIMS.c.reading)
        .join(STATEMENTS, STATEMENTS.c.id == READINGS.c.statement)
        .where(_is_latest(), *_conditions(wanted))
        .order_by(STATEMENTS.c.added, CLAIMS.c.place)
    )
    if matched := _match(wanted):
        rowid = CLAIM_WORDS.c.rowid
        query = query.where(
            CLAIM_WORDS.c.claim_words.op("MATCH")(matched),
            CLAIMS.c.reading == rowid.op(">>")(PLACE_BITS),
            CLAIMS.c.place == rowid.op("&")(_PLACES),
        )
    for row in connection.execute(query):
        yield FoundClaim(*row)


def _is_latest() -> ColumnElement[bool]:
    later = READINGS.alias("later")
    return ~exists(literal_column("1")).where(later.c.statement == READINGS.c.statement, later.c.event > READINGS.c.event)


def _conditions(wanted: Search) -> Iterator[ColumnElement[bool]]:
    if wanted.act is not None:
        yield CLAIMS.c.act == wanted.act.upper()
    if wanted.commitment is not None:
        yield CLAIMS.c.commitment == wanted.commitment
    if wanted.source == OWN:
        yield CLAIMS.c.source == ISSUER
    if wanted.since is not None or wanted.until is not None:
        yield or_(CLAIMS.c.since.is_not(None), CLAIMS.c.until.is_not(None))
    if wanted.since is not None:
        yield or_(CLAIMS.c.until.is_(None), CLAIMS.c.until >= wanted.since)
    if wanted.until is not None:
        yield or_(CLAIMS.c.since.is_(None), CLAIMS.c.since <= wanted.until)


def _match(wanted: Search) -> str:
    """Give what is asked of the index, in its own language; empty where nothing is."""
    asked: list[tuple[tuple[str, ...], str]] = [(_ANYWHERE, words) for words in wanted.words]
    asked += [(("who", "whom"), wanted.who)] if wanted.who is not None else []
    asked += [(("location",), wanted.place)] if wanted.place is not None else []
    asked += [(("source",), wanted.source)] if wanted.source is not None and wanted.source != OWN else []
    return " AND ".join(f"{{{' '.join(columns)}}} : {_phrase(words)}" for columns, words in asked)


def _phrase(words: str) -> str:
    """Give words as a phrase of the index's language, in which nothing of theirs is an operator."""
    if not re.search(r"[^\W_]", words):
        raise UsageError("USAGE", f"{words!r} holds no word to look for.", "Give words of letters or digits.")
    # A NUL would end the question, and what is no character cannot be asked at all: both part words in the index too.
    plain = re.sub("[\0\ud800-\udfff]", " ", words.rstrip("*")).replace('"', '""')
    return f'"{plain}"' + (" *" if words.endswith("*") else "")


def index_faults(connection: Connection) -> Iterator[Fault]:
    """Tell where the index is not that of the claims: by FTS5's own check on a copy, since it asks to write, and every look-up."""
    with closing(sqlite3.connect("")) as copy:  # a file of its own that is gone when it is closed
        copy.execute(f"CREATE TABLE held (rowid INTEGER PRIMARY KEY, {', '.join(SEARCHED)})")
        copy.execute(f"CREATE VIRTUAL TABLE claim_words USING fts5({', '.join(SEARCHED)}, content = 'held', {WORDS_OPTIONS})")
        rows = connection.execute(select(CLAIMS.c.reading, CLAIMS.c.place, *(CLAIMS.c[name] for name in SEARCHED)))
        held = ((_number(row), *(row[name] or "" for name in SEARCHED)) for row in rows.mappings())
        try:
            copy.executemany(f"INSERT INTO held VALUES ({_marks(len(SEARCHED) + 1)})", held)
            for name in _SHADOWS:
                _copy_rows(connection, copy, f"claim_words_{name}")
            copy.execute("INSERT INTO claim_words (claim_words, rank) VALUES ('integrity-check', 1)")
            yield from _lookup_faults(copy)
            yield from _word_faults(copy)
        except (
            sqlite3.Error,
            TypeError,
            ValueError,
            OverflowError,
        ) as error:  # the latter of rows that hold other things than they may
            yield Fault("search index", f"is not that of the claims: {error}")


def _lookup_faults(copy: sqlite3.Connection) -> Iterator[Fault]:
    """Look every word up, which goes another way through the index than FTS5's check does."""
    copy.execute("CREATE VIRTUAL TABLE terms USING fts5vocab(claim_words, row)")
    for term, *counts in copy.execute("SELECT term, doc, cnt FROM terms").fetchall():
        if list(copy.execute("SELECT doc, cnt FROM terms WHERE term = ?", (term,))) != [tuple(counts)]:
            yield Fault("search index", f"does not find all claims with {term!r}")
            return


def _word_faults(copy: sqlite3.Connection) -> Iterator[Fault]:
    """Compare every word's places with those in an index made anew: FTS5's check adds sums, in which two errors may cancel out."""
    copy.execute(f"CREATE VIRTUAL TABLE anew USING fts5({', '.join(SEARCHED)}, content = 'held', {WORDS_OPTIONS})")
    copy.execute("INSERT INTO anew (anew) VALUES ('rebuild')")
    for name in ("claim_words", "anew"):
        copy.execute(f"CREATE VIRTUAL TABLE {name}_places USING fts5vocab({name}, instance)")
    for one, other in (("claim_words", "anew"), ("anew", "claim_words")):
        query = f"SELECT term, doc, col, offset FROM {one}_places EXCEPT SELECT term, doc, col, offset FROM {other}_places LIMIT 1"
        for term, *_ in copy.execute(query):
            yield Fault("search index", f"has {term!r} at other places than the claims")


def _copy_rows(connection: Connection, copy: sqlite3.Connection, table: str) -> None:
    copy.execute(f"DELETE FROM {table}")
    rows = connection.exec_driver_sql(f"SELECT * FROM {table}")
    copy.executemany(f"INSERT INTO {table} VALUES ({_marks(len(rows.keys()))})", (tuple(row) for row in rows))


def _number(row: Any) -> int:
    return int(row["reading"]) << PLACE_BITS | int(row["place"])


def _marks(number: int) -> str:
    return ", ".join("?" * number)
