"""The words of claims in PostgreSQL's full-text types (postgresql.org/docs/current/datatype-textsearch.html).

What a word is, without its case and accents and by its stem, is made out here, as SQLite's FTS5 does it (`fts5.OPTIONS`), and not
by the server, whose parser depends on its locale: so both databases find the same, and `verify` can make every vector anew.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from typing import Any, Final, TypeAlias

from sqlalchemy import (
    BigInteger,
    Column,
    ColumnClause,
    ColumnElement,
    Connection,
    Index,
    Integer,
    MetaData,
    Table,
    TableValuedAlias,
    Text,
    cast,
    column,
    delete,
    func,
    insert,
    literal,
    or_,
    select,
    text,
    tuple_,
)
from sqlalchemy.dialects.postgresql import ARRAY, TSQUERY, TSVECTOR

from sayso.ledger.chain import Fault
from sayso.ledger.database.base import Asked
from sayso.ledger.database.stems import stem
from sayso.ledger.database.tables import CLAIMS, SEARCHED
from sayso.ledger.rows import Row

WORDS_METADATA: Final = MetaData()
CLAIM_WORDS: Final = Table(
    "claim_words",
    WORDS_METADATA,
    Column("reading", BigInteger, primary_key=True, autoincrement=False),
    Column("place", Integer, primary_key=True, autoincrement=False),
    *(Column(name, TSVECTOR, nullable=False) for name in SEARCHED),
    # Without its list of what is still to be put in, which every search would have to go through.
    *(Index(f"claim_words_by_{name}", name, postgresql_using="gin", postgresql_with={"fastupdate": False}) for name in SEARCHED),
)
"""Where every word of a claim stands, by what of the claim it stands in."""
MAX_WORDS: Final = 16_000
"""Words of a field that are found: a vector counts no further than 16,383."""
MAX_PLACES: Final = 250
"""Places of one word in a field that are found: a vector holds 255."""
MAX_VECTOR_BYTES: Final = 500_000
"""Bytes of a field's different words that are found: a vector holds 1 MB."""
MAX_WORD_CHARS: Final = 500
"""Characters that words are told apart by: a vector holds words of 2,046 bytes, of up to four a character."""
MAX_ASKED_WORDS: Final = 1_000
"""Words in a row that are looked for; those after them are not."""
_WORD: Final = re.compile(r"(?:[^\W_]|[\ue000-\uf8ff])+")
_ACCENTS: Final = re.compile("[\u0300-\u0304\u0306-\u030c\u030f\u0311\u031b\u0323-\u0328\u032d\u032e\u0330\u0331]")
"""Combining accents within words, as FTS5 has them (`sqlite3Fts5UnicodeIsdiacritic`)."""
_ANY_ACCENTS: Final = re.compile("[\u0300-\u036f]+")
_PORTION: Final = 1_000
_Vector: TypeAlias = "Mapping[str, Sequence[int]]"


def words_of(words: str) -> Iterator[str]:
    """Give the words of a text in their order: without case, Latin letters without accents, by their stem."""
    plain = "".join(map(_plain, _ACCENTS.sub("", words)))
    return (stem(found[0])[:MAX_WORD_CHARS] for found in _WORD.finditer(plain))


@lru_cache(maxsize=4_096)
def _plain(letter: str) -> str:
    """Give a letter as words are compared: one letter, whatever it is."""
    folded = letter.casefold()
    lower = folded if len(folded) == 1 else letter if len(letter.lower()) > 1 else letter.lower()
    apart = unicodedata.normalize("NFD", lower)
    base, accents = apart[0], apart[1:]
    latin = accents and base.isascii() and _ANY_ACCENTS.fullmatch(accents)
    return base.lower() if latin else lower


def vector_of(words: str) -> _Vector:
    """Give the places, from 1, of each word of a text."""
    found: dict[str, list[int]] = {}
    room = MAX_VECTOR_BYTES
    for place, word in enumerate(words_of(words), 1):
        room -= 0 if word in found else len(word.encode("utf-8"))
        if place > MAX_WORDS or room < 0:
            break
        places = found.setdefault(word, [])
        if len(places) < MAX_PLACES:
            places.append(place)
    return found


def _vector_text(words: str | None) -> str:
    """Give a vector as PostgreSQL reads it; no word has a sign in it that would mean anything."""
    return " ".join(f"'{word}':{','.join(map(str, places))}" for word, places in vector_of(words or "").items())


def _question(asked: Asked) -> str:
    """Give what is asked as PostgreSQL reads it; no word has a sign in it that would mean anything."""
    words = [f"'{word}'" for _, word in zip(range(MAX_ASKED_WORDS), words_of(asked.words), strict=False)]
    return " <-> ".join(words) + (":*" if asked.open_end and words else "")


def index_words(connection: Connection, rows: Sequence[Row]) -> None:
    """Put rows of claims into the index."""
    if rows:
        connection.execute(insert(CLAIM_WORDS), [_word_row(row) for row in rows])


def _word_row(row: Row) -> Row:
    return {"reading": row["reading"], "place": row["place"], **{name: _vector_text(row[name]) for name in SEARCHED}}


def unindex_words(connection: Connection, rows: Sequence[Row]) -> None:
    """Take rows of claims out of the index."""
    places = [(row["reading"], row["place"]) for row in rows]
    for first in range(0, len(places), _PORTION):
        portion = places[first : first + _PORTION]
        connection.execute(delete(CLAIM_WORDS).where(tuple_(CLAIM_WORDS.c.reading, CLAIM_WORDS.c.place).in_(portion)))


def matching(asked: Sequence[Asked]) -> list[ColumnElement[bool]]:
    """Give the conditions on claims under which the index finds all that is asked."""
    if not asked:
        return []
    same = [CLAIM_WORDS.c.reading == CLAIMS.c.reading, CLAIM_WORDS.c.place == CLAIMS.c.place]
    return [*same, *_found_in({name: CLAIM_WORDS.c[name] for name in SEARCHED}, asked)]


def _found_in(vectors: Mapping[str, ColumnElement[Any]], asked: Iterable[Asked]) -> list[ColumnElement[bool]]:
    return [or_(*(vectors[name].op("@@")(cast(_question(one), TSQUERY)) for name in one.columns)) for one in asked]


def matching_rows(connection: Connection, asked: Sequence[Asked], rows: Sequence[Row]) -> list[bool]:
    """Tell of rows that stand in no table whether the index would find them."""
    if not asked:
        return [True] * len(rows)
    found: set[int] = set()
    for first in range(0, len(rows), _PORTION):
        portion = rows[first : first + _PORTION]
        texts = {name: [_vector_text(row[name]) for row in portion] for name in SEARCHED}
        held = _lines(range(first, first + len(portion)), texts)
        vectors = {name: cast(held.c[name], TSVECTOR) for name in SEARCHED}
        found.update(connection.execute(select(held.c.number).where(*_found_in(vectors, asked))).scalars())
    return [number in found for number in range(len(rows))]


def _lines(numbers: Iterable[int], texts: Mapping[str, list[str]]) -> TableValuedAlias:
    """Give rows that stand in no table, each with its `number` and its texts by their names."""
    held = (literal(list(numbers), ARRAY(BigInteger)), *(literal(one, ARRAY(Text)) for one in texts.values()))
    columns: list[ColumnClause[Any]] = [column("number", BigInteger), *(column(name, Text) for name in texts)]
    return func.unnest(*held).table_valued(*columns).render_derived(name="held")


def index_faults(connection: Connection) -> Iterator[Fault]:
    """Tell where the index is not that of the claims: every vector made anew, and every word looked up in every field."""
    query = select(CLAIMS.c.reading, CLAIMS.c.place, *(CLAIMS.c[name] for name in SEARCHED))
    claims = {(row.reading, row.place): [row[2 + number] for number in range(len(SEARCHED))] for row in connection.execute(query)}
    counts: dict[str, Counter[str]] = {name: Counter() for name in SEARCHED}
    for row in connection.execute(select(CLAIM_WORDS)):
        held = claims.pop((row.reading, row.place), None)
        expected = None if held is None else [vector_of(words or "") for words in held]
        if expected != [_read_vector(vector) for vector in row[2:]]:
            yield Fault("search index", f"has other words at {row.reading}/{row.place} than the claim")
        for name, vector in zip(SEARCHED, expected or [], strict=False):
            counts[name].update(vector.keys())
    for reading, place in claims:
        yield Fault("search index", f"has nothing of the claim at {reading}/{place}")
    yield from _lookup_faults(connection, counts)


def _read_vector(vector: str) -> _Vector:
    """Give what PostgreSQL tells of a vector; what was put in by other means may be none of ours, and is then unlike any."""
    parts = (part.rpartition(":") for part in vector.split())
    return {word.strip("'"): [int(place) if place.isdecimal() else 0 for place in places.split(",")] for word, _, places in parts}


def _lookup_faults(connection: Connection, counts: Mapping[str, Mapping[str, int]]) -> Iterator[Fault]:
    """Look every word up by the index alone, which may lead elsewhere than going through all rows does."""
    connection.execute(text("SET LOCAL enable_seqscan = off"))
    for name in SEARCHED:
        known = list(counts[name].items())
        for first in range(0, len(known), _PORTION):
            portion = known[first : first + _PORTION]
            texts = {"word": [word for word, _ in portion], "question": [f"'{word}'" for word, _ in portion]}
            asked = _lines((number for _, number in portion), texts)
            found = select(func.count()).where(CLAIM_WORDS.c[name].op("@@")(cast(asked.c.question, TSQUERY)))
            missed = select(asked.c.word).where(found.correlate(asked).scalar_subquery() != asked.c.number).limit(1)
            for word in connection.execute(missed).scalars():
                yield Fault("search index", f"does not find all claims with {word!r}")
    connection.execute(text("RESET enable_seqscan"))
