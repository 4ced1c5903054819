"""From a ledger as it was read to the rows that are looked for."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import Any, Final, NamedTuple, TypeAlias

from sqlalchemy import Table

from sayso.ledger.database.tables import CLAIMS, PART_CHARS, STATEMENTS
from sayso.types import Claim, StatementLedger

Row: TypeAlias = "dict[str, Any]"
ISSUER = ""
"""The source of a claim of the issuer's own."""
UNREVIEWED: Final = "unreviewed"
READ_SO: Final = "read"
_UNSTORABLE = re.compile("[\0\ud800-\udfff]")


class Marks(NamedTuple):
    """What people have made of a claim.

    `verdict` is unreviewed, accepted or rejected, `origin` read (as it stands), corrected or added.
    """

    verdict: str
    origin: str


UNMARKED: Final = Marks(UNREVIEWED, READ_SO)


def storable(text: str) -> str:
    """Give text as any database can hold it: U+FFFD for NUL and for what has no UTF-8 (half a surrogate pair, as file names have).

    A row is for finding; the reading beside it holds every character as it was.
    """
    return _UNSTORABLE.sub("\N{REPLACEMENT CHARACTER}", text)


def part_id(part: str) -> str:
    """Give the id of a part as it is listed; no reader gives one that is cut by it."""
    return storable(part)[:PART_CHARS]


def _stored(row: Row, widths: Mapping[str, int | None]) -> Row:
    """Give a row as any database can hold it: storable, and no wider than its columns."""
    return {name: storable(value)[: widths[name]] if isinstance(value, str) else value for name, value in row.items()}


def _widths(table: Table) -> dict[str, int | None]:
    """Give how many characters each column takes, None where there is no end to it."""
    return {column.name: getattr(column.type, "length", None) for column in table.c}


_OF_STATEMENTS: Final = _widths(STATEMENTS)
_OF_CLAIMS: Final = _widths(CLAIMS)


def statement_row(ledger: StatementLedger, added: int) -> Row:
    """Give a statement as lists show it, all but which reading of it counts."""
    document = ledger.document
    row = {
        "id": document.id,
        "name": document.name,
        "media_type": document.media_type,
        "published": document.published.earliest if document.published else None,
        "issuer": document.issuer.text if document.issuer else None,
        "title": document.title.text if document.title else None,
        "added": added,
    }
    return _stored(row, _OF_STATEMENTS)


def claim_rows(ledger: StatementLedger, reading: int, marks: Mapping[str, Marks] | None = None) -> list[Row]:
    """Give the claims of a reading, in its order; `marks` tells of those that people have judged."""
    captions = {entity.id: entity.caption for entity in ledger.entities}
    sources = {one.id: captions.get(one.source.entity or "") or one.source.text or "?" for one in ledger.attributions}
    known = marks or {}
    return [
        {"reading": reading, "place": place, **_claim_row(claim, captions, sources), **known.get(claim.id, UNMARKED)._asdict()}
        for place, claim in enumerate(ledger.claims)
    ]


def _claim_row(claim: Claim, captions: Mapping[str, str], sources: Mapping[str, str]) -> Row:
    row = {
        "id": claim.id,
        "lemma": claim.predicate.lemma,
        "act": claim.act.plover if claim.act else None,
        "who": _names(claim, captions, ("agent",)),
        "whom": _names(claim, captions, ("patient", "recipient")),
        "source": sources.get(claim.chain[-1], "?") if claim.chain else ISSUER,
        "commitment": claim.commitment.innermost,
        "since": claim.when.earliest if claim.when else None,
        "until": claim.when.latest if claim.when else None,
        "location": (claim.where.name or claim.where.text) if claim.where else None,
        "words": claim.text,
    }
    return _stored(row, _OF_CLAIMS)


def _names(claim: Claim, captions: Mapping[str, str], roles: Iterable[str]) -> str:
    """Give those who take part, by what they are called, one a line."""
    wanted = set(roles)
    return "\n".join(captions.get(one.entity or "") or one.text for one in claim.participants if one.role in wanted)
