"""A ledger file as version 1 made it: its tables written out here, whatever the program makes today."""

from __future__ import annotations

import hashlib
import json
import sqlite3
from collections.abc import Sequence
from contextlib import closing
from pathlib import Path
from typing import Any

from sayso.ledger.json_lines import to_json
from sayso.types import StatementLedger

TABLES = """
CREATE TABLE meta ("key" VARCHAR(32) NOT NULL, value TEXT NOT NULL, PRIMARY KEY ("key"));
CREATE TABLE events (
  seq INTEGER NOT NULL, at VARCHAR(32) NOT NULL, actor TEXT NOT NULL, kind VARCHAR(32) NOT NULL, payload TEXT NOT NULL,
  previous VARCHAR(64) NOT NULL, hash VARCHAR(64) NOT NULL, PRIMARY KEY (seq)
);
CREATE TABLE statements (
  id VARCHAR(80) NOT NULL, name TEXT NOT NULL, media_type TEXT NOT NULL, published VARCHAR(10), issuer TEXT, title TEXT,
  added INTEGER NOT NULL, PRIMARY KEY (id), FOREIGN KEY(added) REFERENCES events (seq)
);
CREATE TABLE readings (
  event INTEGER NOT NULL, statement VARCHAR(80) NOT NULL, reader TEXT NOT NULL, ledger TEXT NOT NULL, PRIMARY KEY (event),
  FOREIGN KEY(event) REFERENCES events (seq), FOREIGN KEY(statement) REFERENCES statements (id)
);
CREATE INDEX readings_of_statement ON readings (statement);
CREATE TABLE claims (
  reading INTEGER NOT NULL, id VARCHAR(32) NOT NULL, place INTEGER NOT NULL, lemma TEXT NOT NULL, act VARCHAR(16),
  who TEXT NOT NULL, whom TEXT NOT NULL, source TEXT NOT NULL, commitment VARCHAR(4) NOT NULL, since VARCHAR(10),
  until VARCHAR(10), location TEXT, words TEXT NOT NULL, PRIMARY KEY (reading, id),
  FOREIGN KEY(reading) REFERENCES readings (event)
);
CREATE INDEX claims_in_order ON claims (reading, place);
CREATE INDEX claims_by_act ON claims (act);
CREATE INDEX claims_by_since ON claims (since);
CREATE TABLE reviews (
  event INTEGER NOT NULL, statement VARCHAR(80) NOT NULL, claim VARCHAR(32) NOT NULL, PRIMARY KEY (event),
  FOREIGN KEY(event) REFERENCES events (seq), FOREIGN KEY(statement) REFERENCES statements (id)
);
CREATE INDEX reviews_of_claim ON reviews (statement, claim);
CREATE VIRTUAL TABLE claim_words USING fts5(words, who, whom, source, location, content = '',
  tokenize = 'porter unicode61 remove_diacritics 2');
INSERT INTO meta VALUES ('application', 'sayso-ledger'), ('schema', '1');
"""


class Old:
    """Writes events, readings and reviews into a file as version 1 did."""

    def __init__(self, path: Path) -> None:
        self.connection = sqlite3.connect(path)
        self.connection.execute("PRAGMA journal_mode=WAL")
        self.connection.executescript(TABLES)
        self.last = (0, "0" * 64)
        self.note("ledger-created", {"schema": 1})

    def note(self, kind: str, payload: dict[str, Any]) -> int:
        """Write an event, chained to the one before."""
        seq, previous, at = self.last[0] + 1, self.last[1], f"2031-05-01T00:00:{self.last[0]:02}.000000+00:00"
        parts = {"actor": "ode", "at": at, "kind": kind, "payload": _json(payload), "previous": previous, "seq": seq}
        digest = hashlib.sha256(_json(parts).encode()).hexdigest()
        self.connection.execute(
            "INSERT INTO events VALUES (?, ?, ?, ?, ?, ?, ?)", (seq, at, "ode", kind, _json(payload), previous, digest)
        )
        self.last = (seq, digest)
        return seq

    def read(self, found: StatementLedger, reader: str = "sayso 0") -> int:
        """Keep a reading; its claims are listed beside those of every other."""
        line, document = to_json(found), found.document
        digest = hashlib.sha256(line.encode()).hexdigest()
        told = {"statement": document.id, "name": document.name, "reader": reader, "reading": digest}
        event = self.note("statement-read", told)
        row = (document.id, document.name, document.media_type, None, None, None, event)
        self.connection.execute("INSERT OR IGNORE INTO statements VALUES (?, ?, ?, ?, ?, ?, ?)", row)
        self.connection.execute("INSERT INTO readings VALUES (?, ?, ?, ?)", (event, document.id, reader, line))
        for place, claim in enumerate(found.claims):
            who, whom = (one.text for one in claim.participants)
            told_of = (event, claim.id, place, claim.predicate.lemma, None, who, whom, "", "CT+", None, None, None, claim.text)
            self.connection.execute(f"INSERT INTO claims VALUES ({', '.join('?' * 13)})", told_of)
            words = (event << 24 | place, claim.text, who, whom, "", "")
            self.connection.execute(
                "INSERT INTO claim_words (rowid, words, who, whom, source, location) VALUES (?, ?, ?, ?, ?, ?)", words
            )
        return event

    def review(self, statement: str, claim: str, kind: str, reading: int, undoes: int | None = None) -> int:
        """Keep a review of a claim."""
        told = {"claim": claim, "kind": kind, "reading": reading, "reason": "so", "statement": statement}
        event = self.note("claim-reviewed", told | ({} if undoes is None else {"undoes": undoes}))
        self.connection.execute("INSERT INTO reviews VALUES (?, ?, ?)", (event, statement, claim))
        return event

    def close(self) -> None:
        self.connection.commit()
        self.connection.close()


def _json(value: dict[str, Any]) -> str:
    return json.dumps(value, sort_keys=True, separators=(",", ":"))


def old_rows(path: Path) -> dict[str, Sequence[Any]]:
    """Give what no migration may change."""
    with closing(sqlite3.connect(path)) as connection:
        return {
            table: connection.execute(f"SELECT * FROM {table} ORDER BY 1").fetchall()
            for table in ("events", "readings", "statements", "claims", "reviews", "meta")
        }
