"""The words of claims in SQLite's full-text index (sqlite.org/fts5.html), kept in the same transaction as the claims."""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from contextlib import closing
from typing import Any, Final

from sqlalchemy import ColumnElement, Connection, column, insert, select, table

from sayso.ledger.chain import Fault
from sayso.ledger.database.base import Asked
from sayso.ledger.database.tables import CLAIMS, SEARCHED
from sayso.ledger.rows import Row

CLAIM_WORDS: Final = table("claim_words", column("claim_words"), column("rowid"), *(column(name) for name in SEARCHED))
"""The index, without a copy of the words: its `rowid` is a claim's reading and place in one."""
PLACE_BITS: Final = 24
"""How many bits of `rowid` are a claim's place: no text of MAX_TEXT_CHARS has as many claims."""
OPTIONS: Final = "tokenize = 'porter unicode61 remove_diacritics 2'"
"""Words without case and accents, in any script, by their English stem (Porter 1980): `arrest` finds “arrested”."""
MADE: Final = f"CREATE VIRTUAL TABLE claim_words USING fts5({', '.join(SEARCHED)}, content = '', {OPTIONS})"
_PLACES: Final = (1 << PLACE_BITS) - 1
_SHADOWS: Final = ("data", "idx", "docsize", "config")


def word_rows(rows: Iterable[Row]) -> list[Row]:
    """Give what the index holds of rows of claims."""
    return [{"rowid": _number(row), **{name: row[name] or "" for name in SEARCHED}} for row in rows]


def index_words(connection: Connection, rows: Sequence[Row]) -> None:
    """Put rows of claims into the index."""
    if rows:
        connection.execute(insert(CLAIM_WORDS), word_rows(rows))


def unindex_words(connection: Connection, rows: Sequence[Row]) -> None:
    """Take rows of claims out of the index, which must hold them just so: it has no copy to compare."""
    if rows:
        connection.execute(insert(CLAIM_WORDS), [{"claim_words": "delete", **row} for row in word_rows(rows)])


def matching(asked: Sequence[Asked]) -> list[ColumnElement[bool]]:
    """Give the conditions on claims under which the index finds all that is asked."""
    if not asked:
        return []
    rowid = CLAIM_WORDS.c.rowid
    return [
        CLAIM_WORDS.c.claim_words.op("MATCH")(_question(asked)),
        CLAIMS.c.reading == rowid.op(">>")(PLACE_BITS),
        CLAIMS.c.place == rowid.op("&")(_PLACES),
    ]


def matching_rows(asked: Sequence[Asked], rows: Sequence[Row]) -> list[bool]:
    """Tell of rows that stand in no table whether the index would find them."""
    if not asked:
        return [True] * len(rows)
    with closing(sqlite3.connect(":memory:")) as aside:
        aside.execute(MADE)
        held = ((number, *(row[name] or "" for name in SEARCHED)) for number, row in enumerate(rows))
        aside.executemany(f"INSERT INTO claim_words (rowid, {', '.join(SEARCHED)}) VALUES ({_marks(len(SEARCHED) + 1)})", held)
        found = aside.execute("SELECT rowid FROM claim_words WHERE claim_words MATCH ?", (_question(asked),))
        numbers = {number for (number,) in found}
    return [number in numbers for number in range(len(rows))]


def _question(asked: Iterable[Asked]) -> str:
    """Give what is asked, in the index's own language, in which nothing of the words is an operator."""
    return " AND ".join(f"{{{' '.join(one.columns)}}} : {_phrase(one)}" for one in asked)


def _phrase(asked: Asked) -> str:
    # A NUL would end the question, and what is no character cannot be asked at all: both part words in the index too.
    plain = re.sub("[\0\ud800-\udfff]", " ", asked.words).replace('"', '""')
    return f'"{plain}"' + (" *" if asked.open_end else "")


def index_faults(connection: Connection) -> Iterator[Fault]:
    """Tell where the index is not that of the claims: by FTS5's own check on a copy, since it asks to write, and every look-up."""
    with closing(sqlite3.connect("")) as copy:  # a file of its own that is gone when it is closed
        copy.execute(f"CREATE TABLE held (rowid INTEGER PRIMARY KEY, {', '.join(SEARCHED)})")
        copy.execute(f"CREATE VIRTUAL TABLE claim_words USING fts5({', '.join(SEARCHED)}, content = 'held', {OPTIONS})")
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
    copy.execute(f"CREATE VIRTUAL TABLE anew USING fts5({', '.join(SEARCHED)}, content = 'held', {OPTIONS})")
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
