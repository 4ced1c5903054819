"""`verify` names whatever is not as it was written: rows altered by other programs, bits that flipped, a file cut short."""

from __future__ import annotations

import hashlib
import json
import random
import shutil
import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest
from scale import scaled
from small_ledgers import READER, TABLES, alter, faults, less_sure, numbered, write

from sayso.errors import SaysoError
from sayso.ledger import open_ledger
from sayso.ledger.chain import event_after
from sayso.ledger.json_lines import to_json
from sayso.ledger.verify import verify
from sayso.types import StatementLedger

INDEX = "temp.places"
"""Where every word stands by the search index; how that is laid out has bits that mean nothing."""
NUMBERS = {("events", "seq"), ("readings", "event"), ("reviews", "event")}
FLIPS, CUTS = scaled(400, 100), scaled(100, 40)


@pytest.fixture(scope="session")
def sound(tmp_path_factory: pytest.TempPathFactory, ledger: StatementLedger) -> Path:
    """A ledger of three statements, one of them read twice, with reviews of two claims: events 1 to 8."""
    path = write(tmp_path_factory.mktemp("sound") / "case.db", [ledger, numbered(1), numbered(2), less_sure(numbered(2))])
    with closing(open_ledger(path, actor="Mira Ode")) as kept:
        kept.review(ledger.document.id, "c2", "accept", reason="seen on film")
        kept.review(ledger.document.id, "c2", "note", reason="see page 2")
        kept.review(numbered(1).document.id, "c1", "reject")
    return path


@pytest.fixture
def path(sound: Path, tmp_path: Path) -> Path:
    """A copy to spoil."""
    return Path(shutil.copy(sound, tmp_path / "case.db"))


def told(path: Path) -> str:
    """Give what `verify` or opening says of a file, one fault a line."""
    try:
        return "\n".join(f"{fault.where}: {fault.what}" for fault in faults(path))
    except SaysoError as error:
        return f"not opened: {error}"


def test_a_ledger_as_it_was_written_holds(path: Path) -> None:
    assert told(path) == ""
    before = path.read_bytes()
    assert told(path) == ""
    assert path.read_bytes() == before  # it was only read


ALTERED = {
    # The chain.
    "UPDATE events SET actor = 'Ivo Marten' WHERE seq = 3": "event 3: was altered",
    "UPDATE events SET at = '2031-01-01T00:00:00.000000+00:00' WHERE seq = 3": "event 3: was altered",
    "UPDATE events SET kind = 'noted' WHERE seq = 3": "event 3: was altered",
    "UPDATE events SET payload = replace(payload, 'gate-1', 'gate-9') WHERE seq = 3": "event 3: was altered",
    "UPDATE events SET payload = payload || ' ' WHERE seq = 3": "event 3: was altered",
    "UPDATE events SET payload = x'ff' WHERE seq = 3": "event 3: was altered",
    "UPDATE events SET actor = CAST(x'ff' AS TEXT) WHERE seq = 3": "event 3: was altered",
    "UPDATE events SET hash = 7 WHERE seq = 3": "event 3: was altered",
    "UPDATE events SET previous = hash WHERE seq = 3": "event 3: does not follow",
    "UPDATE events SET seq = 99 WHERE seq = 8": "event 99: follows event 7",
    "DELETE FROM events WHERE seq = 3": "event 4: follows event 2",
    "DELETE FROM events WHERE seq = 1": "event 2: follows event 0",
    "DELETE FROM events": "there are none",
    "INSERT INTO events SELECT 9, at, actor, kind, payload, previous, hash FROM events WHERE seq = 8": "event 9: does not follow",
    # Readings.
    "UPDATE readings SET ledger = replace(ledger, 'CT+', 'CT-') WHERE event = 3": "reading 3: was altered: its digest",
    "UPDATE readings SET ledger = ledger || ' ' WHERE event = 3": "reading 3: was altered: its digest",
    "UPDATE readings SET ledger = x'7b7d' WHERE event = 3": "reading 3: was altered: it is no text",
    "UPDATE readings SET ledger = 7 WHERE event = 3": "reading 3: cannot be read",
    "UPDATE readings SET ledger = '{' WHERE event = 3": "reading 3: cannot be read",
    'UPDATE readings SET ledger = \'{"document": {"text": 5}}\' WHERE event = 3': "reading 3: cannot be read",
    'UPDATE readings SET ledger = replace(ledger, \'"text":"Guards\', \'"text":"Thieves\') WHERE event = 3': "reading 3: quotes",
    "UPDATE readings SET ledger = CAST(x'ff' AS TEXT) WHERE event = 3": "reading 3: was altered: its digest",
    "UPDATE readings SET reader = 'another' WHERE event = 3": "reading 3: was altered: its event tells of another",
    "UPDATE readings SET statement = (SELECT statement FROM readings WHERE event = 4) WHERE event = 3": "reading 3: was altered",
    "DELETE FROM readings WHERE event = 4": "reading 4: is gone",
    "UPDATE readings SET event = 9 WHERE event = 4": "reading 9: has no event",
    "INSERT INTO readings SELECT 1, statement, reader, ledger FROM readings WHERE event = 3": "reading 1: has no event",
    # Claims.
    "UPDATE claims SET who = 'Ivo Marten' WHERE reading = 3": "reading 3: has other claims",
    "UPDATE claims SET since = '2031-01-01' WHERE reading = 3": "reading 3: has other claims",
    "UPDATE claims SET place = 5 WHERE reading = 3": "reading 3: has other claims",
    "UPDATE claims SET id = 'c2' WHERE reading = 3": "reading 3: has other claims",
    "UPDATE claims SET words = CAST(x'ff' AS TEXT) WHERE reading = 3": "reading 3: has other claims",
    "DELETE FROM claims WHERE reading = 2 AND id = 'c7'": "reading 2: has other claims",
    "INSERT INTO claims SELECT reading, 'c2', 1, lemma, act, who, whom, source, commitment, since, until, location, words,"
    " verdict, origin FROM claims WHERE reading = 3": "reading 3: has other claims",
    "UPDATE claims SET reading = 77 WHERE reading = 3": "table claims: row",
    "DELETE FROM claims": "reading 2: has other claims",
    "DELETE FROM claim_words_docsize": "search index",
    "UPDATE claim_words_data SET block = zeroblob(8) WHERE id > 10": "search index",
    # Statements.
    "UPDATE statements SET name = 'other.txt' WHERE added = 3": "is listed otherwise",
    "UPDATE statements SET published = NULL WHERE added = 2": "is listed otherwise",
    "UPDATE statements SET added = 5 WHERE added = 4": "is listed otherwise",  # the later reading of the same statement
    "UPDATE statements SET id = 'sha256:ff' WHERE added = 3": "statement sha256:ff: has no reading",
    "DELETE FROM statements WHERE added = 3": "table readings: row",
    # Reviews.
    "UPDATE reviews SET subject = 'c3' WHERE event = 6": "review 6: is listed otherwise",
    "UPDATE reviews SET statement = (SELECT id FROM statements WHERE added = 4) WHERE event = 6": "review 6: is listed otherwise",
    "DELETE FROM reviews WHERE event = 7": "review 7: is listed otherwise",
    "INSERT INTO reviews SELECT 4, statement, subject, kind FROM reviews WHERE event = 8": "review 4: is listed otherwise",
    # The tables themselves.
    "CREATE TRIGGER later AFTER INSERT ON events BEGIN DELETE FROM events WHERE seq = NEW.seq; END": "trigger later: is no part",
    "CREATE VIEW all_events AS SELECT * FROM events": "view all_events: is no part",
    "CREATE TABLE notes (words TEXT)": "table notes: is no part",
    "CREATE INDEX other ON events (at)": "index other: is no part",
    "DROP INDEX claims_by_act": "index claims_by_act: is gone",
    "ALTER TABLE claims ADD COLUMN doubt TEXT": "table claims: was altered",
    "ALTER TABLE claims RENAME COLUMN whom TO whose": "table claims: was altered",
    "DROP TABLE reviews": "table reviews: is gone",
    "DROP TABLE claim_words": "table claim_words: is gone",
    "INSERT INTO meta VALUES ('more', '1')": "table meta: was altered",
}


@pytest.mark.parametrize(("command", "fault"), ALTERED.items())
def test_what_another_program_altered_is_named(path: Path, command: str, fault: str) -> None:
    alter(path, command)
    assert fault in told(path)


def test_every_column_of_every_row_is_watched(path: Path) -> None:
    with closing(sqlite3.connect(path)) as connection:
        cells = [
            (table, name, rowid)
            for table in TABLES
            for name in [row[1] for row in connection.execute(f"PRAGMA table_info({table})")]
            for (rowid,) in connection.execute(f"SELECT rowid FROM {table}").fetchall()
            if not (table == "claims" and rowid > 4)
        ]
    for table, name, rowid in cells:
        spoilt = Path(shutil.copy(path, path.with_name("spoilt.db")))
        # Text becomes other text, nothing becomes text, and a number by which rows are found another number.
        other = "rowid + 50" if (table, name) in NUMBERS else f"ifnull({name}, '') || '~'"
        alter(spoilt, f"UPDATE {table} SET {name} = {other} WHERE rowid = {rowid}")
        assert told(spoilt), f"{table}.{name} of row {rowid} was altered"
    assert len(cells) > 100


def forge(path: Path, change: Callable[[str], str]) -> None:
    """Alter a reading, and write its digest and all hashes after it anew, as one might who knows how they are made."""
    with closing(sqlite3.connect(path)) as connection, connection:
        line = change(connection.execute("SELECT ledger FROM readings WHERE event = 3").fetchone()[0])
        connection.execute("UPDATE readings SET ledger = ? WHERE event = 3", (line,))
        last = None
        for seq, at, actor, kind, payload in connection.execute("SELECT seq, at, actor, kind, payload FROM events").fetchall():
            held = json.loads(payload)
            if seq == 3:
                held["reading"] = hashlib.sha256(line.encode()).hexdigest()
            last = event_after(last, at, actor, kind, held)
            connection.execute(
                "UPDATE events SET payload = ?, previous = ?, hash = ? WHERE seq = ?",
                (last.payload, last.previous, last.hash, seq),
            )


@pytest.mark.parametrize(
    ("old", "new", "fault"),
    [
        ('"text":"gate 1"', '"text":"gate 2"', "reading 3: quotes 'gate 2'"),
        ('"lemma":"lock"', '"lemma":"open"', "reading 3: has other claims listed than it holds"),
        ('"name":"gate-1.txt"', '"name":"gate-2.txt"', "is listed otherwise than its first reading has it"),
        ('"id":"sha256:', '"id":"sha256:0', "reading 3: was altered: it is of another statement"),
        ('"published":null', '"published":{"earliest":5,"latest":"","basis":""}', "is listed otherwise than its first reading"),
        ('"participants":[', '"participants":[null,', "reading 3: cannot be read"),
    ],
)
def test_a_forged_reading_with_all_hashes_written_anew_still_has_to_fit_its_text_and_its_rows(
    path: Path, old: str, new: str, fault: str
) -> None:
    forge(path, lambda line: line.replace(old, new, 1))
    assert fault in told(path)


def test_only_the_head_kept_outside_tells_of_a_forgery_that_fits_or_of_an_end_cut_off(path: Path) -> None:
    with closing(open_ledger(path)) as kept:
        head = kept.head()
    assert head is not None
    forge(path, lambda line: line.replace('"confidence":1.0', '"confidence":0.9'))
    with closing(open_ledger(path)) as kept:
        assert verify(kept) == []
        assert head.hash not in {event.hash for event in kept.events()}


def test_an_end_that_was_cut_off_whole_is_missed_by_whoever_kept_the_head(path: Path) -> None:
    with closing(open_ledger(path)) as kept:
        head = kept.head()
    assert head is not None
    alter(
        path,
        "DELETE FROM reviews WHERE event = 8",
        "DELETE FROM events WHERE seq = 8",
        "UPDATE claims SET verdict = 'unreviewed' WHERE reading = 3",
    )
    with closing(open_ledger(path)) as kept:
        assert verify(kept) == []
        assert head.hash not in {event.hash for event in kept.events()}


def test_all_that_is_wrong_is_told_and_not_the_first_alone(path: Path) -> None:
    alter(
        path,
        "UPDATE events SET actor = 'Ivo Marten' WHERE seq = 4",
        "UPDATE readings SET ledger = CAST(x'ff' AS TEXT) WHERE event = 3",
        "DELETE FROM reviews WHERE event = 7",
        "UPDATE statements SET title = 'x' WHERE added = 2",
    )
    assert [line.split(":")[0] for line in told(path).splitlines()] == [
        "event 4", "reading 3", "reading 3", "statement sha256", "review 7", "statement sha256",
    ]  # fmt: skip


def contents(path: Path) -> object:
    """Give what every table of a file holds, or None where it cannot be read."""
    try:
        with closing(sqlite3.connect(f"{path.as_uri()}?immutable=1", uri=True)) as connection:
            connection.execute("CREATE VIRTUAL TABLE temp.places USING fts5vocab(main, claim_words, instance)")
            connection.text_factory = bytes
            return [connection.execute(f"SELECT * FROM {table}").fetchall() for table in (*TABLES, INDEX)]
    except (sqlite3.Error, UnicodeDecodeError):
        return None


def test_every_flipped_bit_that_changed_a_row_is_told(sound: Path, tmp_path: Path) -> None:
    """Half of the bits are drawn from all of the file, half from where it is not empty."""
    draw, held, before = random.Random(2031), sound.read_bytes(), contents(sound)
    used = [place for place, byte in enumerate(held) if byte]
    changed = 0
    for number in range(FLIPS):
        place, bit = draw.choice(used) if number % 2 else draw.randrange(len(held)), draw.randrange(8)
        spoilt = tmp_path / "spoilt.db"
        spoilt.write_bytes(held[:place] + bytes([held[place] ^ 1 << bit]) + held[place + 1 :])
        if contents(spoilt) != before:
            changed += 1
            assert told(spoilt), f"bit {bit} of byte {place} was flipped"
        else:
            told(spoilt)  # it may or may not be seen, and does no harm
    assert changed > FLIPS / 4


def test_every_file_cut_short_is_told(sound: Path, tmp_path: Path) -> None:
    draw, held = random.Random(2032), sound.read_bytes()
    lengths = [0, 1, 15, 16, 99, 100, 4096, len(held) - 4096, len(held) - 1]
    for length in [*lengths, *draw.sample(range(len(held)), CUTS - len(lengths))]:
        spoilt = tmp_path / "spoilt.db"
        spoilt.write_bytes(held[:length])
        assert told(spoilt), f"cut after {length} bytes"


def test_a_ledger_of_the_published_shape_is_what_readings_hold(path: Path, ledger: StatementLedger) -> None:
    with closing(sqlite3.connect(path)) as connection:
        (line, reader), *_ = connection.execute("SELECT ledger, reader FROM readings ORDER BY event").fetchall()
    assert (line, reader) == (to_json(ledger), READER)
