"""Claims looked for by their words and by what is known of them, among the current readings of all statements."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final, Literal, get_args

from sqlalchemy import ColumnElement, Connection, or_, select

from sayso.errors import UsageError
from sayso.ledger.database.base import Asked, Database
from sayso.ledger.database.tables import CLAIMS, STATEMENTS
from sayso.ledger.rows import ISSUER

Verdict = Literal["unreviewed", "accepted", "rejected"]
Origin = Literal["read", "corrected", "added"]
STATES: Final = (*get_args(Verdict), *get_args(Origin))
OWN: Final = "issuer"
"""The `source` of what issuers claim in their own voice."""
_ANYWHERE: Final = ("words", "who", "whom")


@dataclass(frozen=True, slots=True)
class FoundClaim:
    """A claim of a statement's current reading, as it is listed. `source` is empty where it is the issuer's own.

    `since` and `until` are its days, ISO 8601, inclusive; `name` is the statement's; `who` and `whom` name one in a line.
    `verdict` and `origin` are what people have made of it (`rows.Marks`).
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
    verdict: str
    origin: str


@dataclass(frozen=True, slots=True)
class Search:
    """What is looked for; all of it must hold of a claim.

    Each of `words` stands in the claim's words or among those who take part. It may be several words, which then stand in a row,
    and end in `*`, the rest of the last word then being open. So may `who` (who takes part, on either side), `place` and
    `source`; `source` "issuer" is what issuers claim in their own voice. `act` is a PLOVER event, `commitment` FactBank's value of
    the innermost source; `since` and `until` are ISO 8601 days: claims that share a day with them, none without a known day.
    `state` is what people have made of it: unreviewed, accepted, rejected, or read (as it was), corrected, added.
    `statement` is the whole id of the only statement to search.
    """

    words: tuple[str, ...] = ()
    who: str | None = None
    act: str | None = None
    place: str | None = None
    source: str | None = None
    commitment: str | None = None
    since: str | None = None
    until: str | None = None
    state: str | None = None
    statement: str | None = None


def find_claims(connection: Connection, database: Database, wanted: Search, asked: Sequence[Asked]) -> Iterator[FoundClaim]:
    """Give the claims that are looked for, statement after statement as they were added, in the order of the text.

    `asked` is what is asked of the index of words, mostly `asked_of(wanted)`.
    """
    columns = [CLAIMS.c[name] for name in FoundClaim.__dataclass_fields__ if name not in ("statement", "name")]
    query = (
        select(STATEMENTS.c.id.label("statement"), STATEMENTS.c.name, *columns)
        .select_from(CLAIMS)
        .join(STATEMENTS, STATEMENTS.c.current == CLAIMS.c.reading)
        .where(*_conditions(wanted), *database.matching(asked))
        .order_by(STATEMENTS.c.added, CLAIMS.c.place)
    )
    for row in connection.execute(query):
        yield FoundClaim(*row)


def _conditions(wanted: Search) -> Iterator[ColumnElement[bool]]:
    if wanted.act is not None:
        yield CLAIMS.c.act == wanted.act.upper()
    if wanted.commitment is not None:
        yield CLAIMS.c.commitment == wanted.commitment
    if wanted.source == OWN:
        yield CLAIMS.c.source == ISSUER
    if wanted.statement is not None:
        yield STATEMENTS.c.id == wanted.statement
    if wanted.state in get_args(Verdict):
        yield CLAIMS.c.verdict == wanted.state
    elif wanted.state is not None:
        yield CLAIMS.c.origin == wanted.state
    if wanted.since is not None or wanted.until is not None:
        yield or_(CLAIMS.c.since.is_not(None), CLAIMS.c.until.is_not(None))
    if wanted.since is not None:
        yield or_(CLAIMS.c.until.is_(None), CLAIMS.c.until >= wanted.since)
    if wanted.until is not None:
        yield or_(CLAIMS.c.since.is_(None), CLAIMS.c.since <= wanted.until)


def asked_of(wanted: Search) -> list[Asked]:
    """Give what is asked of the index of words. UsageError USAGE for words without a letter or digit."""
    asked = [_phrase(_ANYWHERE, words) for words in wanted.words]
    asked += [_phrase(("who", "whom"), wanted.who)] if wanted.who is not None else []
    asked += [_phrase(("location",), wanted.place)] if wanted.place is not None else []
    asked += [_phrase(("source",), wanted.source)] if wanted.source is not None and wanted.source != OWN else []
    return asked


def _phrase(columns: tuple[str, ...], words: str) -> Asked:
    if not re.search(r"[^\W_]", words):
        raise UsageError("USAGE", f"{words!r} holds no word to look for.", "Give words of letters or digits.")
    return Asked(columns, words.rstrip("*"), words.endswith("*"))
