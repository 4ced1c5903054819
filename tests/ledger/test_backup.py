"""Backups, and ledgers made of them again: whole, with every original, or not there at all."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, closing, nullcontext
from pathlib import Path
from typing import Any
from unittest import mock

import pytest
from postgres_clusters import ServerPlace
from small_ledgers import READER, alter, faults, less_sure, numbered
from sqlalchemy import Connection, insert

from sayso.errors import IntegrityError, LedgerError, SaysoError, UsageError
from sayso.ledger import Ledger, open_ledger
from sayso.ledger.backup import back_up, restore, restore_into
from sayso.ledger.database.base import MARKS, Begin
from sayso.ledger.database.sqlite import SqliteDatabase, unchecked
from sayso.ledger.database.sqlite_shape import make_tables
from sayso.ledger.database.tables import META
from sayso.ledger.originals import Originals
from sayso.ledger.search import Search
from sayso.ledger.verify import verify

READINGS = [numbered(number) for number in range(1, 6)]


@pytest.fixture
def case(tmp_path: Path) -> Iterator[Ledger]:
    """Five statements with their originals, one of them judged and read again."""
    ledger = open_ledger(tmp_path / "case.db", create=True, actor="ode")
    for found in READINGS:
        ledger.add(found, READER, original=found.document.text.encode())
    ledger.review(READINGS[0].document.id, "c1", "accept")
    ledger.add(less_sure(READINGS[0]), "sayso 2")
    yield ledger
    ledger.close()


def names(folder: Path) -> list[str]:
    return sorted(one.name for one in folder.iterdir() if not one.name.endswith(("-wal", "-shm")))


def is_the_same(path: Path, other: Ledger) -> bool:
    with closing(open_ledger(path)) as found:
        assert verify(found) == []
        assert [found.original(one.id) for one in found.statements()] == [other.original(one.id) for one in other.statements()]
        assert found.search(Search(state="accepted")) == other.search(Search(state="accepted"))
        return list(found.events()) == list(other.events())


def test_a_backup_holds_everything_with_every_original(case: Ledger, tmp_path: Path) -> None:
    back_up(case, tmp_path / "copy.db")
    assert is_the_same(tmp_path / "copy.db", case)
    assert names(tmp_path) == ["case.db", "case.db.originals", "copy.db", "copy.db.originals"]
    assert (tmp_path / "copy.db.originals").stat().st_mode & 0o777 == 0o700


def test_a_ledger_is_made_of_a_backup_again(case: Ledger, tmp_path: Path) -> None:
    back_up(case, tmp_path / "copy.db")
    head = case.head()
    assert head is not None
    with closing(open_ledger(tmp_path / "copy.db")) as copy:
        restore(copy, tmp_path / "again.db", head=head.hash)
    assert is_the_same(tmp_path / "again.db", case)


def test_a_backup_without_originals_makes_no_folder(tmp_path: Path) -> None:
    with closing(open_ledger(tmp_path / "case.db", create=True)) as ledger:
        ledger.add(numbered(1), READER)
        back_up(ledger, tmp_path / "copy.db")
    assert names(tmp_path) == ["case.db", "copy.db"]


def test_a_backup_that_is_older_than_the_head_that_was_kept_is_refused(case: Ledger, tmp_path: Path) -> None:
    back_up(case, tmp_path / "copy.db")
    case.add(numbered(9), READER)
    head = case.head()
    assert head is not None
    with closing(open_ledger(tmp_path / "copy.db")) as copy, pytest.raises(IntegrityError):
        restore(copy, tmp_path / "again.db", head=head.hash)
    assert not (tmp_path / "again.db").exists()


@pytest.mark.parametrize("taken", ["again.db", "again.db.originals"])
def test_nothing_that_is_there_is_written_over(case: Ledger, tmp_path: Path, taken: str) -> None:
    (tmp_path / taken).write_text("mine")
    with pytest.raises(LedgerError) as refused:
        restore(case, tmp_path / "again.db")
    assert refused.value.code == "BACKUP_EXISTS"
    assert (tmp_path / taken).read_text() == "mine"
    assert len(names(tmp_path)) == 3


def damage_original(case: Ledger) -> None:
    assert case.originals is not None
    case.originals.path(READINGS[2].document.id).write_bytes(b"other bytes")


def lose_original(case: Ledger) -> None:
    assert case.originals is not None
    case.originals.path(READINGS[2].document.id).unlink()


def alter_row(case: Ledger) -> None:
    alter(Path(case.name), "UPDATE events SET actor = 'x' WHERE seq = 2")


@pytest.mark.parametrize("harm", [damage_original, lose_original, alter_row])
def test_what_does_not_hold_is_neither_backed_up_nor_restored(case: Ledger, tmp_path: Path, harm: Callable[[Ledger], None]) -> None:
    harm(case)
    before = names(tmp_path)
    for act in (back_up, restore):
        with pytest.raises(IntegrityError):
            act(case, tmp_path / "copy.db")  # type: ignore[operator]
        assert names(tmp_path) == before


@pytest.mark.parametrize("what", ["fsync", "link", "rename", "mkdir"])
def test_whichever_write_fails_there_is_a_whole_backup_or_none(case: Ledger, tmp_path: Path, what: str) -> None:
    before, done = names(tmp_path), getattr(os, what)
    for number in range(1, 200):
        asked = 0

        def fails(*given: Any, at: int = number, **named: Any) -> Any:
            nonlocal asked
            asked += 1
            if asked == at:
                raise OSError(28, "No space left on device")
            return done(*given, **named)

        with mock.patch(f"os.{what}", fails):
            try:
                back_up(case, tmp_path / "copy.db")
            except SaysoError:
                assert names(tmp_path) == before
                continue
        assert is_the_same(tmp_path / "copy.db", case)
        assert not [one for one in names(tmp_path) if one.endswith(".part")]
        if asked < number:
            return
        (tmp_path / "copy.db").unlink()
        (tmp_path / "copy.db.originals").rename(tmp_path.parent / f"{tmp_path.name}-{what}-{number}")
    pytest.fail("it never goes through")


# Other databases.


class Another(SqliteDatabase):
    """A database that is made ready first, as one on a server is; nothing is copied into it as into a file."""

    def filling(self, _connection: Connection) -> AbstractContextManager[None]:
        return nullcontext()

    def prepare(self, *, create: bool, begin: Begin) -> None:
        assert create
        with self.writing() as connection:
            if connection.exec_driver_sql("SELECT count(*) FROM sqlite_master").scalar() == 0:
                make_tables(connection)
                connection.execute(insert(META), [{"key": key, "value": value} for key, value in MARKS.items()])
                begin(connection)


def another(path: Path) -> Another:
    made = unchecked(path, create=True)
    return Another(made.path, made.engine)


def test_a_ledger_of_another_database_is_backed_up_row_by_row(case: Ledger, tmp_path: Path) -> None:
    with mock.patch("sayso.ledger.backup.SqliteDatabase", type("NoFile", (), {})):
        back_up(case, tmp_path / "copy.db")
    assert is_the_same(tmp_path / "copy.db", case)


def test_a_backup_goes_into_another_database_whole(case: Ledger, tmp_path: Path) -> None:
    restore_into(case, another(tmp_path / "again.db"), Originals.beside(tmp_path / "again.db"))
    assert is_the_same(tmp_path / "again.db", case)
    with pytest.raises(LedgerError) as refused:
        restore_into(case, another(tmp_path / "again.db"), Originals.beside(tmp_path / "again.db"))
    assert refused.value.code == "BACKUP_EXISTS"


def test_nothing_is_left_in_another_database_where_copying_fails(case: Ledger, tmp_path: Path) -> None:
    target = another(tmp_path / "again.db")
    with (
        mock.patch("sayso.ledger.backup.faults_within", side_effect=KeyboardInterrupt),
        pytest.raises(KeyboardInterrupt),
    ):
        restore_into(case, target, Originals.beside(tmp_path / "again.db"))
    with target.reading() as connection:
        assert connection.exec_driver_sql("SELECT count(*) FROM sqlite_master").scalar() == 0


def test_originals_need_a_folder_to_go_to(case: Ledger, tmp_path: Path) -> None:
    with pytest.raises(UsageError):
        restore_into(case, another(tmp_path / "again.db"), None)


def test_a_file_goes_to_a_server_and_comes_back_the_same(case: Ledger, on_server: ServerPlace, tmp_path: Path) -> None:
    from sayso.ledger.database.postgres import unchecked as on_a_server  # noqa: PLC0415 (psycopg may be missing)

    folder = tmp_path / "server.originals"
    with closing(on_a_server(on_server.of(on_server.owner))) as database:
        restore_into(case, database, Originals(folder))
        with pytest.raises(LedgerError) as refused:
            restore_into(case, database, Originals(folder))
        assert refused.value.code == "BACKUP_EXISTS"
    with closing(open_ledger(on_server.of(on_server.owner), originals=folder)) as kept:
        assert verify(kept) == []
        back_up(kept, tmp_path / "back.db")
    assert is_the_same(tmp_path / "back.db", case)
    assert faults(tmp_path / "back.db") == []
