"""Opening a ledger file: what is none is told by name and left as it is, and a ledger may stand under any name."""

from __future__ import annotations

import os
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest
from small_ledgers import READER, alter, faults, numbered, write

from sayso.errors import IntegrityError, LedgerError
from sayso.ledger import open_ledger
from sayso.ledger.database import sqlite

NOBODY = 65534


def refused(path: str | Path, *, create: bool = False) -> LedgerError:
    with pytest.raises(LedgerError) as caught:
        open_ledger(path, create=create)
    assert caught.value.remedy
    return caught.value


@pytest.mark.parametrize(
    "held", [b"They left.", b"\0" * 5000, b"SQLite format 3", b'{"schema":"sayso/1"}\n', b"SQLite format 2\0" * 300]
)
@pytest.mark.parametrize("create", [False, True])
def test_a_file_of_another_kind_is_refused_and_left_as_it_is(tmp_path: Path, held: bytes, create: bool) -> None:
    path = tmp_path / "letter.txt"
    path.write_bytes(held)
    assert refused(path, create=create).code == "NOT_A_LEDGER"
    assert path.read_bytes() == held
    assert list(tmp_path.iterdir()) == [path]


@pytest.mark.parametrize("create", [False, True])
def test_a_database_of_something_else_is_refused_and_left_as_it_is(tmp_path: Path, create: bool) -> None:
    path = tmp_path / "other.db"
    alter(path, "CREATE TABLE meta (key TEXT, value TEXT)", "INSERT INTO meta VALUES ('application', 'stamps')")
    before = path.read_bytes()
    error = refused(path, create=create)
    assert (error.code, error.exit_status) == ("NOT_A_LEDGER", 1)
    assert path.read_bytes() == before
    assert list(tmp_path.iterdir()) == [path]


def test_a_ledger_of_a_later_version_is_refused_and_left_as_it_is(tmp_path: Path) -> None:
    path = write(tmp_path / "case.db", [numbered(1)])
    alter(path, "UPDATE meta SET value = '99' WHERE key = 'schema'")
    before = path.read_bytes()
    assert refused(path).code == refused(path, create=True).code == "LEDGER_NEWER"
    assert path.read_bytes() == before


@pytest.mark.parametrize(
    "command",
    [
        "UPDATE meta SET value = 'x' WHERE key = 'schema'",
        "UPDATE meta SET value = '0' WHERE key = 'schema'",
        "UPDATE meta SET value = x'31' WHERE key = 'schema'",
        "DELETE FROM meta WHERE key = 'schema'",
        "UPDATE meta SET value = 'sayso-leeger' WHERE key = 'application'",
        "DROP TABLE meta",
    ],
)
def test_a_ledger_that_does_not_say_any_more_what_it_is_is_damaged(tmp_path: Path, command: str) -> None:
    path = write(tmp_path / "case.db", [numbered(1)])
    alter(path, command)
    error = refused(path)
    assert (error.code, error.exit_status) == ("INTEGRITY", 4)


@pytest.mark.parametrize("name", ["gone.db", "no/such/folder/case.db"])
def test_where_there_is_no_file_none_is_made_unasked(tmp_path: Path, name: str) -> None:
    assert refused(tmp_path / name).code == "LEDGER_MISSING"
    assert list(tmp_path.iterdir()) == []


def test_a_ledger_cannot_be_made_in_a_folder_that_is_not_there(tmp_path: Path) -> None:
    assert refused(tmp_path / "no" / "case.db", create=True).code == "LEDGER_UNWRITABLE"
    (tmp_path / "file").write_text("x")
    assert refused(tmp_path / "file" / "case.db", create=True).code == "LEDGER_UNWRITABLE"
    assert refused(tmp_path / "file" / "case.db").code == "LEDGER_MISSING"


def test_a_file_of_no_bytes_is_no_ledger_yet(tmp_path: Path) -> None:
    path = tmp_path / "case.db"
    path.touch()
    assert refused(path).code == "LEDGER_MISSING"
    assert path.stat().st_size == 0
    open_ledger(path, create=True)
    assert faults(path) == []


def test_what_a_kill_left_of_a_ledger_that_was_being_made_becomes_one(tmp_path: Path) -> None:
    path = tmp_path / "case.db"
    alter(path, "PRAGMA journal_mode=WAL")
    assert path.stat().st_size > 0
    assert refused(path).code == "LEDGER_MISSING"
    open_ledger(path, create=True)
    assert faults(path) == []


def test_folders_pipes_and_devices_are_no_ledgers(tmp_path: Path) -> None:
    assert refused(tmp_path).code == "NOT_A_LEDGER"
    assert refused("").code == "NOT_A_LEDGER"
    os.mkfifo(tmp_path / "pipe")
    assert refused(tmp_path / "pipe").code == refused(tmp_path / "pipe", create=True).code == "NOT_A_LEDGER"
    assert refused("/dev/zero").code == "NOT_A_LEDGER"
    assert refused(tmp_path, create=True).code in {"NOT_A_LEDGER", "LEDGER_UNWRITABLE"}


@pytest.mark.parametrize(
    "name",
    [
        ":memory:", "case?mode=memory", "100%.db", "%41.db", "a#b&c=d.db", "user:pass@host", "two words '\"; DROP TABLE events.db",
        "line\nbreak.db", "дело.db", "\udcff.db", "file:case.db", "-case", "C:\\case.db", "\x1b[31m.db",
    ],
)  # fmt: skip
def test_a_ledger_may_stand_under_any_name(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str) -> None:
    monkeypatch.chdir(tmp_path)
    write(Path(name), [numbered(1)])
    assert [one.name for one in tmp_path.iterdir()] == [name]
    with closing(open_ledger(name)) as kept:
        monkeypatch.chdir("/")  # it stays the same file
        assert [one.name for one in kept.statements()] == ["gate-1.txt"]


def test_names_that_no_file_can_have_are_refused(tmp_path: Path) -> None:
    assert refused("a\0b").code == "LEDGER_UNREADABLE"
    assert refused(tmp_path / ("x" * 300)).code == "LEDGER_UNREADABLE"
    assert refused(tmp_path / ("x" * 300), create=True).code == "LEDGER_UNWRITABLE"


def test_a_link_leads_to_the_ledger_and_one_that_leads_nowhere_to_none(tmp_path: Path) -> None:
    write(tmp_path / "case.db", [numbered(1)])
    (tmp_path / "link").symlink_to("case.db")
    (tmp_path / "stray").symlink_to("gone.db")
    assert faults(tmp_path / "link") == []
    assert refused(tmp_path / "stray").code == "LEDGER_MISSING"


def test_a_ledger_that_has_gone_meanwhile_is_missed_and_not_made_anew(tmp_path: Path) -> None:
    path = write(tmp_path / "case.db", [numbered(1)])
    with closing(open_ledger(path)) as kept:
        path.unlink()
        with pytest.raises(LedgerError) as caught:
            kept.add(numbered(2), READER)
    assert caught.value.code == "LEDGER_UNWRITABLE"
    assert list(tmp_path.iterdir()) == []


def test_whoever_writes_too_long_makes_others_give_up_with_nothing_written(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sqlite, "WAIT_SECONDS", 0.1)
    path = write(tmp_path / "case.db", [numbered(1)])
    with closing(open_ledger(path)) as kept, closing(sqlite3.connect(path, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(LedgerError) as caught:
            kept.add(numbered(2), READER)
        assert caught.value.code == "LEDGER_BUSY"
        assert [one.name for one in kept.statements()] == ["gate-1.txt"]


@pytest.mark.parametrize("place", [100, 4096, 3 * 4096])
def test_a_ledger_whose_pages_are_rubbish_is_damaged(tmp_path: Path, place: int) -> None:
    path = write(tmp_path / "case.db", [numbered(1)])
    held = bytearray(path.read_bytes())
    held[place:] = b"\xa5" * (len(held) - place)
    path.write_bytes(held)
    with pytest.raises(IntegrityError) as caught, closing(open_ledger(path)) as kept:
        kept.statements()
    assert (caught.value.code, caught.value.exit_status) == ("INTEGRITY", 4)


AS_A_GUEST = """
import os, sys
from sayso.errors import SaysoError
from sayso.ledger import open_ledger
sys.path.insert(0, sys.argv[2])
from small_ledgers import READER, numbered
if os.getuid() == 0:
    os.setgroups([]); os.setgid({nobody}); os.setuid({nobody})
try:
    kept = open_ledger(sys.argv[1], create=sys.argv[3] == "make", actor="guest")
    print(len(kept.statements()))
    kept.add(numbered(2), READER)
    print("written")
except SaysoError as error:
    print(error.code, error.exit_status)
"""


def as_a_guest(path: Path, does: str) -> list[str]:
    """Use a ledger as one who may not write where the files' rights forbid it, as the system's administrator always may."""
    words = [sys.executable, "-c", AS_A_GUEST.format(nobody=NOBODY), str(path), str(Path(__file__).parent), does]
    done = subprocess.run(words, capture_output=True, text=True, timeout=60, check=False)
    assert done.stderr == ""
    return done.stdout.splitlines()


@pytest.fixture
def open_folder(tmp_path: Path) -> Path:
    folder = tmp_path / "guests"
    folder.mkdir()
    for one in (folder, *list(folder.parents)[:3]):
        if one.owner() == Path.home().owner() or os.getuid() == 0:
            one.chmod(one.stat().st_mode | 0o055)
    return folder


@pytest.mark.parametrize(
    ("rights_of_file", "rights_of_folder", "does", "told"),
    [
        (0o444, 0o777, "open", ["1", "LEDGER_UNWRITABLE 1"]),
        (0o444, 0o555, "open", ["1", "LEDGER_UNWRITABLE 1"]),
        (0o000, 0o777, "open", ["LEDGER_UNREADABLE 1"]),
        (0o666, 0o777, "open", ["1", "written"]),
        (None, 0o555, "make", ["LEDGER_UNWRITABLE 1"]),
        (None, 0o777, "make", ["0", "written"]),
    ],
)
def test_where_one_may_not_write_it_is_said_and_nothing_changes(
    open_folder: Path, rights_of_file: int | None, rights_of_folder: int, does: str, told: list[str]
) -> None:
    path = open_folder / "case.db"
    if rights_of_file is not None:
        write(path, [numbered(1)]).chmod(rights_of_file)
    open_folder.chmod(rights_of_folder)
    try:
        assert as_a_guest(path, does) == told
    finally:
        open_folder.chmod(0o777)
    if path.exists():
        path.chmod(0o666)
        assert faults(path) == []
