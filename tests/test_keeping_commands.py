"""The commands of a ledger that is kept for years: originals, restored backups, migrations, newer readings."""

from __future__ import annotations

import hashlib
import json
import sqlite3
import sys
from collections.abc import Callable
from contextlib import closing
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from sayso.cli import run
from sayso.ledger import open_ledger
from sayso.ledger.json_lines import to_json
from sayso.pipeline import read_inputs
from sayso.types import StatementLedger
from tests.ledger.small_ledgers import less_sure, numbered
from tests.ledger.version_1 import Old
from tests.test_ledger_commands import FakePipeline, Outcome
from tests.velmar import build

Printed = Callable[..., tuple[int, str, str]]
VELMAR = build()


@pytest.fixture
def printed(capfdbinary: pytest.CaptureFixture[bytes]) -> Printed:
    """Runs a command; gives its exit status and what it wrote to standard output and standard error."""

    def call(*arguments: str) -> tuple[int, str, str]:
        status = run(arguments)
        out, err = capfdbinary.readouterr()
        return status, out.decode(), err.decode()

    return call


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path


class Reading(FakePipeline):
    """Stands in for `sayso.pipeline`: gives a ledger under the hash of the bytes that were read, with these bytes."""

    def read_inputs(self, inputs, **options):  # type: ignore[no-untyped-def]
        for item in inputs:
            data = item.load()
            given = data if options["originals"] else None
            if data == b"german":
                found = next(iter(super().read_inputs([item])))
                yield Outcome(item.name, error=found.error, original=given)
            else:
                digest = f"sha256:{hashlib.sha256(data).hexdigest()}"
                document = replace(VELMAR.document, id=digest, name=item.name)
                yield Outcome(item.name, ledger=replace(VELMAR, document=document), original=given)


@pytest.fixture
def pipeline(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    open_ledger(folder / "case.db", create=True).close()
    (folder / "velmar.pdf").write_bytes(b"%PDF \x00\xff")
    (folder / "german.txt").write_bytes(b"german")
    monkeypatch.setitem(sys.modules, "sayso.pipeline", Reading())


@pytest.fixture
def case(folder: Path) -> StatementLedger:
    """A statement that was read, judged and read again."""
    newer = replace(VELMAR, claims=tuple(replace(one, tense="present") if one.id == "c9" else one for one in VELMAR.claims[1:]))
    with closing(open_ledger(folder / "case.db", create=True, actor="ode")) as ledger:
        ledger.add(VELMAR, "weights 1")
        ledger.review(VELMAR.document.id, "c1", "accept", reason="so it says")
        ledger.review(VELMAR.document.id, "c2", "accept")
        ledger.add(newer, "weights 2")
    return newer


# Originals.


@pytest.mark.usefixtures("pipeline")
def test_the_bytes_of_every_input_are_kept_and_given_back(folder: Path, printed: Printed) -> None:
    status, out, _ = printed("read", "velmar.pdf", "german.txt", "--ledger", "case.db", "--keep-originals")
    assert status == 3
    assert out == "kept velmar.pdf: 13 claims\n"
    assert printed("original", "velmar.pdf", "--ledger", "case.db", "-o", "back.pdf")[:2] == (0, "back.pdf: 7 bytes\n")
    assert (folder / "back.pdf").read_bytes() == b"%PDF \x00\xff"
    german = hashlib.sha256(b"german").hexdigest()
    assert printed("original", german[:12], "--ledger", "case.db", "-o", "back.txt")[0] == 0
    assert (folder / "back.txt").read_bytes() == b"german"
    events = json.loads(printed("history", "--ledger", "case.db", "-f", "json")[1])
    assert [one["kind"] for one in events] == [
        "ledger-created", "statement-read", "original-kept", "input-not-read", "original-kept",
    ]  # fmt: skip
    assert events[3]["payload"] == {"code": "LANGUAGE", "name": "german.txt", "statement": f"sha256:{german}"}
    assert printed("verify", "case.db")[0] == 0


@pytest.mark.usefixtures("pipeline")
def test_without_being_asked_no_bytes_are_kept(folder: Path, printed: Printed) -> None:
    printed("read", "velmar.pdf", "german.txt", "--ledger", "case.db")
    assert not (folder / "case.db.originals").exists()
    status, _, err = printed("original", "velmar.pdf", "--ledger", "case.db", "-o", "back.pdf")
    assert status == 1
    assert "[NOT_FOUND]" in err
    assert not (folder / "back.pdf").exists()


@pytest.mark.usefixtures("pipeline")
def test_a_wrong_call_about_originals_keeps_nothing(folder: Path, printed: Printed) -> None:
    for wrong in (["--keep-originals"], ["--ledger", "case.db", "--originals", "x"]):
        status, _, err = printed("read", "velmar.pdf", *wrong)
        assert status == 2
        assert "[USAGE]" in err
    assert printed("list", "--ledger", "case.db")[1] == ""
    assert not (folder / "x").exists()


@pytest.mark.usefixtures("pipeline")
def test_no_file_is_written_over_by_an_original(folder: Path, printed: Printed) -> None:
    printed("read", "velmar.pdf", "--ledger", "case.db", "--keep-originals", "--originals", "elsewhere")
    (folder / "link").symlink_to("nowhere")
    for name in ("velmar.pdf", "link", ".", "no/such/file"):
        status, _, err = printed("original", "velmar.pdf", "--ledger", "case.db", "--originals", "elsewhere", "-o", name)
        assert status == 1
        assert "[BACKUP_EXISTS]" in err or "[OUTPUT]" in err
    assert (folder / "velmar.pdf").read_bytes() == b"%PDF \x00\xff"
    assert not (folder / "nowhere").exists()


@pytest.mark.usefixtures("pipeline")
def test_verify_tells_of_originals_a_line_each(folder: Path, printed: Printed) -> None:
    printed("read", "velmar.pdf", "--ledger", "case.db", "--keep-originals")
    (folder / "case.db.originals" / "a\x1b[31m.txt").write_text("mine")
    status, out, err = printed("verify", "case.db")
    assert (status, err) == (0, "sayso: case.db: among the originals is a�[31m.txt, of which no event tells\n")
    (kept,) = (path for path in (folder / "case.db.originals").rglob("*") if len(path.name) == 64)
    kept.write_bytes(b"%PDX \x00\xff")
    status, out, _ = printed("verify", "case.db")
    assert status == 4
    assert out == f"case.db: original {kept.name[:12]} was altered: its hash is not that of its name\n"


def test_the_pipeline_hands_over_the_very_bytes_that_were_read(tmp_path: Path) -> None:
    from sayso.intake import find_inputs  # noqa: PLC0415

    (tmp_path / "empty.txt").write_bytes(b"")
    (tmp_path / "gone.txt").symlink_to("nowhere")
    paths = [str(tmp_path / "empty.txt"), str(tmp_path / "gone.txt")]
    assert [one.original for one in read_inputs(find_inputs(paths), originals=True)] == [b"", None]
    assert [one.original for one in read_inputs(find_inputs(paths))] == [None, None]


# Backups.


@pytest.mark.usefixtures("case")
def test_a_ledger_is_made_of_a_backup_with_its_head(printed: Printed) -> None:
    line = printed("backup", "case.db", "copy.db")[1]
    head = line.split()[-1]
    assert printed("restore", "copy.db", "again.db", "--head", head) == (0, line.replace("copy.db", "again.db"), "")
    assert printed("restore", "copy.db", "again.db")[0] == 1
    assert printed("restore", "copy.db", "third.db", "--head", "0" * 64)[0] == 4
    assert printed("restore", "copy.db", "third.db", "--head", "x")[0] == 2
    assert not Path("third.db").exists()


# Migrations.


@pytest.mark.usefixtures("case")
def test_a_ledger_of_this_version_needs_no_migration_and_a_later_one_is_refused(printed: Printed) -> None:
    assert printed("migrate", "case.db") == (0, "case.db is of this version already\n", "")
    with closing(sqlite3.connect("case.db")) as database, database:
        database.execute("UPDATE meta SET value = '99' WHERE key = 'schema'")
    status, out, err = printed("migrate", "case.db")
    assert (status, out) == (1, "")
    assert "[LEDGER_NEWER]" in err


def test_a_ledger_of_version_1_is_brought_up_to_date_and_its_reviews_of_other_readings_are_counted(
    folder: Path, printed: Printed
) -> None:
    old = Old(folder / "case.db")
    statement = numbered(1).document.id
    old.review(statement, "c1", "accept", old.read(numbered(1)))
    old.review(statement, "c1", "reject", old.read(less_sure(numbered(1))))
    old.close()
    assert "[LEDGER_OLDER]" in printed("list", "--ledger", "case.db")[2]
    status, out, err = printed("migrate", "case.db")
    assert status == 0
    assert out.splitlines()[0] == "case.db: version 1 became 2; as it was: case.db.v1-backup"
    assert err == "sayso: reviews of a reading that does not count: 1. They hold where that is adopted: see `sayso diff`.\n"
    assert out.splitlines()[1:] == printed("verify", "case.db")[1].splitlines()
    assert printed("adopt", statement, "--ledger", "case.db")[0] == 0
    with closing(open_ledger("case.db")) as ledger:
        assert ledger.state(statement, "c1").verdict == "rejected"


# Newer readings.


@pytest.mark.usefixtures("case")
def test_what_a_newer_reading_has_otherwise_is_told_in_lines(printed: Printed) -> None:
    status, out, err = printed("diff", "velmar.pdf", "--ledger", "case.db")
    lines = out.splitlines()
    assert (status, err) == (0, "")
    assert lines[0].startswith("reading 2 (weights 1, ")
    assert "counts) → reading 5 (weights 2, " in lines[0]
    assert lines[1:] == [
        "claims: 1 gone, 1 changed",
        "  − c1  “On 12 March 2031 guards of the Harbour Company locked both gates of the grain depot in Velmar”",
        "  ~ c9  “Every winter the company lowers the wages of its drivers”",
        "      tense: habitual → present",
        "attributions: the same",
        "entities: the same",
        "mentions: the same",
        "reviews that go over: 1, that stay behind: 1",
        "  stays behind: event 3, accept c1 · by ode · so it says",
    ]


@pytest.mark.usefixtures("case")
def test_what_a_newer_reading_has_otherwise_is_told_as_json(printed: Printed) -> None:
    found = json.loads(printed("diff", "velmar.pdf", "--ledger", "case.db", "-f", "json")[1])
    assert (found["before"], found["after"], found["other_text"]) == (2, 5, False)
    assert found["lists"]["claims"]["changed"][0]["fields"] == [{"field": "tense", "before": "habitual", "after": "present"}]
    assert [one["event"] for one in found["left"]] == [3]
    back = json.loads(printed("diff", "velmar.pdf", "--ledger", "case.db", "--from", "5", "--to", "2", "-f", "json")[1])
    assert [one["id"] for one in back["lists"]["claims"]["new"]] == ["c1"]
    assert printed("diff", "velmar.pdf", "--ledger", "case.db", "--to", "3")[0] == 1


def read_as_shown(printed: Printed) -> Any:
    """Give the published shape of what is shown, without the reviews beside it."""
    shown = json.loads(printed("show", "velmar.pdf", "--ledger", "case.db", "-f", "json")[1])
    return {name: value for name, value in shown.items() if name != "reviews"}


def test_a_newer_reading_is_adopted(case: StatementLedger, printed: Printed) -> None:
    assert read_as_shown(printed) == json.loads(to_json(VELMAR))
    status, out, _ = printed("adopt", "velmar.pdf", "--ledger", "case.db", "--reason", "better")
    assert status == 0
    assert out.splitlines() == [
        "reading 5 counts now: event 6",
        "reviews that go over: 1, that stay behind: 1",
        "  stays behind: event 3, accept c1 · by ode · so it says",
    ]
    assert read_as_shown(printed) == json.loads(to_json(case))
    status, _, err = printed("adopt", "velmar.pdf", "--ledger", "case.db")
    assert status == 1
    assert "[NOTHING_TO_ADOPT]" in err
    assert printed("verify", "case.db")[0] == 0
