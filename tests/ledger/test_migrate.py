"""A ledger of version 1 brought up to this one: all of it or nothing, with a backup beside it and its events untouched."""

from __future__ import annotations

import hashlib
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any
from unittest import mock

import pytest
from small_ledgers import alter, faults, less_sure, numbered, write
from version_1 import Old, old_rows

from sayso.errors import LedgerError, SaysoError
from sayso.ledger import open_ledger
from sayso.ledger.migrate import Migrated, migrate
from sayso.ledger.search import Search

FIRST, SECOND, THIRD = numbered(1), numbered(2), numbered(3)
BACKUP = "case.db.v1-backup"


@pytest.fixture
def case(tmp_path: Path) -> Path:
    """Three statements, the first read twice and judged in between, the second read twice and not judged."""
    path = tmp_path / "case.db"
    old = Old(path)
    first = old.read(FIRST)
    old.read(SECOND)
    accepted = old.review(FIRST.document.id, "c1", "accept", first)
    old.review(FIRST.document.id, "c1", "undo", first, accepted)
    old.review(FIRST.document.id, "c1", "reject", first)
    old.read(less_sure(FIRST), "sayso 0 newer")
    old.read(less_sure(SECOND), "sayso 0 newer")
    old.read(THIRD)
    old.close()
    return path


def digest(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()


def test_what_was_read_and_judged_counts_as_before_and_the_events_are_the_same(case: Path) -> None:
    before = old_rows(case)
    found = migrate(case, "mira")
    assert found == Migrated(1, 2, case.with_name(BACKUP), waiting=0)
    assert faults(case) == []
    with closing(open_ledger(case)) as ledger:
        *events, last = ledger.events()
        assert [(one.seq, one.hash, one.payload) for one in events] == [(row[0], row[6], row[4]) for row in before["events"]]
        assert (last.kind, last.actor, last.payload) == ("migrated", "mira", '{"from":1,"to":2}')
        assert ledger.reading(FIRST.document.id) == FIRST
        assert ledger.reading(SECOND.document.id) == less_sure(SECOND)
        assert ledger.state(FIRST.document.id, "c1").verdict == "rejected"
        assert [one.name for one in ledger.search(Search(state="rejected"))] == ["gate-1.txt"]
        assert [one.name for one in ledger.search(Search(("locked",)))] == ["gate-1.txt", "gate-2.txt", "gate-3.txt"]
        ledger.adopt(FIRST.document.id)
        ledger.add(numbered(4), "sayso 1")
    assert faults(case) == []


def test_the_backup_is_the_ledger_as_it_was(case: Path) -> None:
    before = old_rows(case)
    migrate(case)
    assert old_rows(case.with_name(BACKUP)) == before
    with pytest.raises(LedgerError) as refused:
        open_ledger(case.with_name(BACKUP))
    assert refused.value.code == "LEDGER_OLDER"
    assert sorted(one.name for one in case.parent.iterdir()) == ["case.db", BACKUP]


def test_a_review_of_a_reading_that_does_not_count_now_is_counted(case: Path) -> None:
    with closing(sqlite3.connect(case)) as connection:
        (last,) = connection.execute("SELECT max(event) FROM readings WHERE statement = ?", (FIRST.document.id,)).fetchone()
        seq, head = connection.execute("SELECT seq, hash FROM events ORDER BY seq DESC LIMIT 1").fetchone()
    old = Old.__new__(Old)
    old.connection, old.last = sqlite3.connect(case), (seq, head)
    old.review(FIRST.document.id, "c1", "accept", last)
    old.close()
    found = migrate(case)
    assert found is not None
    assert found.waiting == 1
    assert faults(case) == []


def test_a_ledger_of_this_version_is_left_alone(tmp_path: Path) -> None:
    path = write(tmp_path / "case.db", [FIRST])
    before = digest(path)
    assert migrate(path) is None
    assert digest(path) == before
    assert [one.name for one in tmp_path.iterdir()] == ["case.db"]


@pytest.mark.parametrize(
    ("command", "code"),
    [
        ("UPDATE meta SET value = '3' WHERE key = 'schema'", "LEDGER_NEWER"),
        ("UPDATE meta SET value = 'x' WHERE key = 'schema'", "INTEGRITY"),
        ("DELETE FROM meta", "INTEGRITY"),
        ("UPDATE events SET actor = 'x' WHERE seq = 2", "INTEGRITY"),
        ("UPDATE readings SET ledger = ledger || ' ' WHERE event = 2", "INTEGRITY"),
        ("DELETE FROM readings WHERE event = 3", "INTEGRITY"),
        ("UPDATE statements SET name = 'x' WHERE added = 2", "INTEGRITY"),
    ],
)
def test_what_does_not_hold_or_is_newer_is_refused_and_left_as_it_was(case: Path, command: str, code: str) -> None:
    alter(case, command)
    before = old_rows(case)
    with pytest.raises(LedgerError) as refused:
        migrate(case)
    assert refused.value.code == code
    assert old_rows(case) == before


def test_what_is_no_ledger_is_refused(tmp_path: Path) -> None:
    (tmp_path / "text.db").write_text("no ledger")
    for name, code in (("gone.db", "LEDGER_MISSING"), ("text.db", "NOT_A_LEDGER")):
        with pytest.raises(LedgerError) as refused:
            migrate(tmp_path / name)
        assert refused.value.code == code


def test_a_file_that_has_the_name_of_the_backup_is_never_written_over(case: Path) -> None:
    case.with_name(BACKUP).write_text("mine")
    before = old_rows(case)
    with pytest.raises(LedgerError) as refused:
        migrate(case)
    assert refused.value.code == "BACKUP_EXISTS"
    assert case.with_name(BACKUP).read_text() == "mine"
    assert old_rows(case) == before


@contextmanager
def failing(number: int) -> Iterator[list[str]]:
    """Let the `number`-th SQL statement of all connections fail, as on a disk that breaks; gives those that were begun."""
    begun: list[str] = []

    class Cursor(sqlite3.Cursor):
        def execute(self, sql: str, *values: Any) -> Any:  # type: ignore[override]
            _count(begun, sql, number)
            return super().execute(sql, *values)

        def executemany(self, sql: str, *values: Any) -> Any:  # type: ignore[override]
            _count(begun, sql, number)
            return super().executemany(sql, *values)

    class Failing(sqlite3.Connection):
        def cursor(self, factory: Any = Cursor) -> Any:  # type: ignore[override]
            return super().cursor(factory)

    connect = sqlite3.connect
    with mock.patch("sqlite3.connect", lambda *where, **how: connect(*where, **{"factory": Failing, **how})):
        yield begun


def _count(begun: list[str], sql: str, number: int) -> None:
    begun.append(sql)
    if len(begun) == number and not sql.startswith("ROLLBACK"):
        raise sqlite3.OperationalError("disk I/O error")


def test_whichever_statement_fails_the_ledger_is_the_old_one_or_the_new_one(case: Path) -> None:
    before, number, refused = old_rows(case), 0, 0
    while True:
        number += 1
        assert number < 500
        with failing(number) as begun:
            try:
                migrate(case)
            except SaysoError:
                refused += 1
        if len(begun) < number:
            break
        with closing(sqlite3.connect(case)) as connection:
            (version,) = connection.execute("SELECT value FROM meta WHERE key = 'schema'").fetchone()
        if version == "2":  # what failed came after the commit
            assert faults(case) == []
            break
        assert old_rows(case) == before
    assert refused > 50
    assert faults(case) == []
    assert old_rows(case.with_name(BACKUP)) == before


def test_a_killed_migration_is_done_again_with_the_backup_that_it_made(case: Path) -> None:
    before = old_rows(case)
    with (
        mock.patch("sayso.ledger.migrate.note", side_effect=KeyboardInterrupt),
        pytest.raises(KeyboardInterrupt),
    ):
        migrate(case)
    assert old_rows(case) == before
    assert old_rows(case.with_name(BACKUP)) == before
    assert migrate(case) is not None
    assert faults(case) == []


def test_a_ledger_that_was_changed_after_the_backup_is_not_migrated(case: Path) -> None:
    before = old_rows(case)

    def meanwhile(*_given: object) -> None:
        old = Old.__new__(Old)
        old.connection, old.last = sqlite3.connect(case), (before["events"][-1][0], before["events"][-1][6])
        old.note("ledger-created", {"schema": 1})
        old.close()

    with mock.patch("sayso.ledger.migrate._back_up", meanwhile), pytest.raises(LedgerError) as refused:
        migrate(case)
    assert refused.value.code == "LEDGER_BUSY"
    assert len(old_rows(case)["events"]) == len(before["events"]) + 1
    assert old_rows(case)["meta"] == before["meta"]
