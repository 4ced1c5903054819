"""The commands of a ledger file: what is kept, listed, shown, found, told, proved and copied, and what a wrong call says."""

from __future__ import annotations

import json
import os
import re
import shutil
import sqlite3
import sys
import types
from collections.abc import Callable, Iterable, Iterator
from contextlib import closing
from dataclasses import dataclass, replace
from pathlib import Path

import pytest

import sayso
from sayso.cli import run
from sayso.errors import ReadingError, SaysoError
from sayso.intake import InputItem
from sayso.ledger import open_ledger
from sayso.ledger.json_lines import from_json, to_json
from sayso.reading.models import reader_name
from sayso.types import StatementLedger
from tests.velmar import build

VELMAR = build()
HASH = VELMAR.document.id.removeprefix("sha256:")
HEAD = re.compile(r"case\.db holds: (\d+) events?, head ([0-9a-f]{64})\n")

Printed = Callable[..., tuple[int, str, str]]


def named(name: str, digest: str = "ab" * 32) -> StatementLedger:
    """The same words in another statement."""
    return replace(VELMAR, document=replace(VELMAR.document, id=f"sha256:{digest}", name=name))


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


@pytest.fixture
def case(folder: Path) -> Path:
    """A ledger file with two statements, the first of them read twice."""
    path = folder / "case.db"
    with closing(open_ledger(path, create=True, actor="ode")) as ledger:
        ledger.add(replace(VELMAR, claims=VELMAR.claims[:1]), "sayso 0 weights 00000000")
        ledger.add(named("a\n\x1b[31m\u202e.txt"), "sayso 1 weights 11111111")
        ledger.add(VELMAR, "sayso 1 weights 11111111")
    return path


# Reading into a ledger file.


@dataclass(frozen=True)
class Outcome:
    name: str
    ledger: StatementLedger | None = None
    error: SaysoError | None = None
    original: bytes | None = None


class FakePipeline(types.ModuleType):
    """Stands in for `sayso.pipeline`: a file holds the ledger that is read from it."""

    def __init__(self) -> None:
        super().__init__("sayso.pipeline")
        self.kept_before: list[int] = []

    @staticmethod
    def Given(*_given: str | None) -> None:  # noqa: N802 (what it stands for is a class)
        return None

    def read_inputs(self, inputs: Iterable[InputItem], **_options: object) -> Iterator[Outcome]:
        for item in inputs:
            self.kept_before.append(_statements("case.db"))
            text = item.load().decode()
            if text == "stop":
                raise KeyboardInterrupt
            if text == "german":
                yield Outcome(item.name, error=ReadingError("LANGUAGE", "it is in German.", "Translate it."))
            else:
                yield Outcome(item.name, ledger=from_json(text))


def _statements(path: str) -> int:
    with closing(open_ledger(path)) as ledger:
        return len(ledger.statements())


@pytest.fixture
def pipeline(folder: Path, monkeypatch: pytest.MonkeyPatch) -> FakePipeline:
    (folder / "velmar.txt").write_text(to_json(VELMAR), encoding="utf-8")
    (folder / "one.txt").write_text(to_json(named("one.txt", "01" * 32)), encoding="utf-8")
    (folder / "german.txt").write_text("german")
    (folder / "stop.txt").write_text("stop")
    fake = FakePipeline()
    monkeypatch.setitem(sys.modules, "sayso.pipeline", fake)
    return fake


def test_each_reading_is_kept_before_the_next_statement_is_read(pipeline: FakePipeline, printed: Printed) -> None:
    status, out, err = printed("read", "velmar.txt", "one.txt", "--ledger", "case.db")
    assert (status, out, err) == (0, "kept velmar.pdf: 13 claims\nkept one.txt: 13 claims\n", "")
    assert pipeline.kept_before == [0, 1]


@pytest.mark.usefixtures("pipeline")
def test_what_was_read_before_is_unchanged(printed: Printed) -> None:
    printed("read", "velmar.txt", "--ledger", "case.db")
    before = printed("verify", "case.db")
    assert printed("read", "velmar.txt", "--ledger", "case.db") == (0, "unchanged velmar.pdf\n", "")
    assert printed("verify", "case.db") == before


@pytest.mark.usefixtures("pipeline")
def test_a_reading_is_printed_too_where_a_format_is_asked_for(printed: Printed) -> None:
    status, out, _ = printed("read", "velmar.txt", "--ledger", "case.db", "--format", "jsonl")
    assert (status, out) == (0, f"{to_json(VELMAR)}\n")
    assert printed("read", "velmar.txt", "--ledger", "case.db", "-f", "text")[1].startswith("The Night at the Velmar Depot\n")
    assert printed("read", "velmar.txt", "--ledger", "case.db", "-o", "out.txt") == (0, "", "")
    assert Path("out.txt").read_text() == "unchanged velmar.pdf\n"


@pytest.mark.usefixtures("pipeline")
@pytest.mark.parametrize("last", ["german.txt", "stop.txt"])
def test_what_was_kept_stays_whatever_comes_after(last: str, printed: Printed) -> None:
    status, out, _ = printed("read", "velmar.txt", last, "--ledger", "case.db")
    assert (status, out) == ({"german.txt": 3, "stop.txt": 130}[last], "kept velmar.pdf: 13 claims\n")
    assert printed("verify", "case.db")[0] == 0
    assert _statements("case.db") == 1


@pytest.mark.usefixtures("pipeline")
def test_what_read_a_statement_is_kept_with_it(printed: Printed) -> None:
    printed("read", "velmar.txt", "--ledger", "case.db")
    printed("read", "one.txt", "--ledger", "case.db", "--pipeline", "en_x")
    events = json.loads(printed("history", "--ledger", "case.db", "-f", "json")[1])
    assert [event["payload"].get("reader") for event in events] == [
        None, f"sayso {sayso.__version__} {reader_name()}", f"sayso {sayso.__version__} en_x",
    ]  # fmt: skip
    assert re.fullmatch("weights [0-9a-f]{8}", reader_name())


def test_weights_of_a_folder_are_named_by_their_hash(tmp_path: Path) -> None:
    (tmp_path / "encoder.onnx").write_bytes(b"weights")
    assert reader_name(str(tmp_path)) == "weights 9a129038"
    (tmp_path / "manifest.json").write_bytes(b"{}")
    assert reader_name(str(tmp_path)) == "weights 44136fa3"


@pytest.mark.usefixtures("pipeline")
def test_neither_an_input_nor_the_ledger_is_written_over(printed: Printed) -> None:
    before = Path("one.txt").read_bytes()
    assert "[NOT_A_LEDGER]" in printed("read", "velmar.txt", "--ledger", "one.txt")[2]
    assert Path("one.txt").read_bytes() == before
    for _ in range(2):
        status, _, err = printed("read", "velmar.txt", "--ledger", "case.db", "-o", "./case.db")
        assert status == 2
        assert "[OUTPUT]" in err
    assert printed("verify", "case.db")[0] == 0


@pytest.mark.usefixtures("pipeline")
def test_a_place_that_is_not_there_is_named(printed: Printed) -> None:
    status, _, err = printed("read", "velmar.txt", "--ledger", "no/such/folder.db")
    assert status == 1
    assert re.fullmatch(r"sayso: no/such/folder\.db .+ \[LEDGER_UNWRITABLE\] .+\n", err)


# Lists.


@pytest.mark.usefixtures("case")
def test_statements_are_listed_a_line_each(printed: Printed) -> None:
    status, out, err = printed("list", "--ledger", "case.db")
    assert (status, err) == (0, "")
    assert out.splitlines() == [
        f"{HASH[:12]}  2031-03-14  velmar.pdf · the Council of the Open Valley · 13 claims · 2 readings",
        "abababababab  2031-03-14  a �[31m⟨RLO⟩.txt · the Council of the Open Valley · 13 claims",
    ]


@pytest.mark.usefixtures("case")
def test_statements_are_listed_as_json(printed: Printed) -> None:
    first, second = json.loads(printed("list", "--ledger", "case.db", "--format", "json")[1])
    assert first == {
        "id": VELMAR.document.id, "name": "velmar.pdf", "published": "2031-03-14", "issuer": "the Council of the Open Valley",
        "title": "The Night at the Velmar Depot", "readings": 2, "claims": 13,
        "reviewed": 0,
    }  # fmt: skip
    assert second["name"] == "a\n\x1b[31m\u202e.txt"


def test_an_empty_ledger_lists_nothing(folder: Path, printed: Printed) -> None:
    open_ledger(folder / "case.db", create=True).close()
    assert printed("list", "--ledger", "case.db") == (0, "", "")
    assert printed("list", "--ledger", "case.db", "-f", "json") == (0, "[]\n", "")


# Statements and claims.


@pytest.mark.usefixtures("case")
@pytest.mark.parametrize("statement", [HASH[:12], HASH, VELMAR.document.id, f"sha256:{HASH[:8]}", "velmar.pdf"])
def test_a_statement_is_shown_as_reading_prints_it(statement: str, printed: Printed) -> None:
    assert from_json(printed("show", statement, "--ledger", "case.db", "-f", "json")[1]) == VELMAR
    page = printed("show", statement, "--ledger", "case.db")[1]
    assert page.startswith("The Night at the Velmar Depot\nIssuer     the Council of the Open Valley")
    assert "13 claims: 6 in its own voice" in page


@pytest.mark.usefixtures("case")
def test_a_claim_is_shown_alone(printed: Printed) -> None:
    page = printed("show", f"{HASH[:12]}:c7", "--ledger", "case.db")[1]
    assert re.findall(r"^ (c\d+)", page, re.MULTILINE) == ["c7"]
    assert "The Velmar Herald says → Marten believes" in page
    assert "Flagged outside" not in page
    found = json.loads(printed("show", f"{HASH[:12]}:c7", "--ledger", "case.db", "-f", "json")[1])
    assert found["statement"] == {"id": VELMAR.document.id, "name": "velmar.pdf"}
    assert found["claim"] == json.loads(to_json(VELMAR))["claims"][6]
    assert [one["id"] for one in found["attributions"]] == ["a5", "a6"]
    assert found["links"] == []


@pytest.mark.usefixtures("case")
@pytest.mark.parametrize(
    ("statement", "code"),
    [("ffff", "NOT_FOUND"), (f"{HASH[:12]}:c99", "NOT_FOUND"), ("%", "NOT_FOUND"), ("' OR 1=1 --", "NOT_FOUND"), ("", "NOT_FOUND"),
     ("sha256:", "NOT_FOUND"), ("sha256:c7", "NOT_FOUND"), ("no\x1b[2J", "NOT_FOUND")],
)  # fmt: skip
def test_what_is_not_there_or_not_clear_is_one_line(statement: str, code: str, printed: Printed) -> None:
    status, out, err = printed("show", statement, "--ledger", "case.db")
    assert (status, out) == (1, "")
    assert re.fullmatch(rf"sayso: [^\x1b\n]+ \[{code}\] .+\n", err)


def test_what_follows_sha256_is_a_hash_even_where_it_looks_like_a_claim(folder: Path, printed: Printed) -> None:
    with closing(open_ledger(folder / "case.db", create=True)) as ledger:
        ledger.add(named("seven.txt", "c7" * 32), "sayso 1")
    assert json.loads(printed("show", "sha256:c7", "--ledger", "case.db", "-f", "json")[1])["document"]["name"] == "seven.txt"


# Search.


@pytest.mark.usefixtures("case")
def test_claims_are_found_with_their_words_and_what_is_known_of_them(printed: Printed) -> None:
    status, out, err = printed("search", "--who", "guards", "--place", "velmar", "--ledger", "case.db")
    assert (status, err) == (0, "")
    assert out.splitlines()[:3] == [
        f"{HASH[:12]}:c1  guards of the Harbour Company → lock → both gates of the grain depot  (certain, CT+)",
        "    “On 12 March 2031 guards of the Harbour Company locked both gates of the grain depot in Velmar”",
        "    velmar.pdf · in its own voice · 12 March 2031 · Velmar · COERCE",
    ]
    assert len(out.splitlines()) == 6
    assert "\x1b" not in out


@pytest.mark.usefixtures("case")
@pytest.mark.parametrize(
    ("asked", "expected"),
    [
        (["arrested"], ["c2"]),
        (["police", "drivers"], ["c2"]),
        (["port police"], ["c2"]),
        (["--act", "coerce"], ["c1", "c2"]),
        (["--source", "Herald"], []),
        (["--source", "Marten"], ["c3", "c7"]),
        (["--source", "issuer", "--commitment", "U"], ["c10"]),
        (["--since", "2031-03-12", "--until", "2031-03-12"], ["c1", "c3"]),
        (["zebra"], []),
    ],
)
def test_every_option_narrows_the_search(asked: list[str], expected: list[str], printed: Printed) -> None:
    status, out, _ = printed("search", *asked, "--ledger", "case.db", "-f", "json")
    assert status == 0
    assert [claim["id"] for claim in json.loads(out) if claim["name"] == "velmar.pdf"] == expected


@pytest.mark.usefixtures("case")
def test_a_search_without_an_answer_says_so(printed: Printed) -> None:
    assert printed("search", "zebra", "--ledger", "case.db") == (0, "", "sayso: no claim was found\n")


@pytest.mark.usefixtures("case")
@pytest.mark.parametrize(
    "asked",
    [[], ["…"], ["--who", "!"], ["--since", "yesterday"], ["--since", "2031-03-13", "--until", "2031-03-12"],
     ["--commitment", "sure"]],
)  # fmt: skip
def test_a_search_that_asks_nothing_or_wrongly_is_a_wrong_call(asked: list[str], printed: Printed) -> None:
    status, out, err = printed("search", *asked, "--ledger", "case.db")
    assert (status, out) == (2, "")
    assert re.fullmatch(r"sayso: .+ \[(USAGE|GIVEN)\] .+\n", err)


# Proof and history.


@pytest.mark.usefixtures("case")
def test_a_ledger_that_holds_is_told_in_a_line_with_its_head(printed: Printed) -> None:
    status, out, err = printed("verify", "case.db")
    found = HEAD.fullmatch(out)
    assert found
    assert (status, err, found[1]) == (0, "", "4")
    assert json.loads(printed("verify", "case.db", "-f", "json")[1]) == {"holds": True, "events": 4, "head": found[2], "faults": []}


@pytest.mark.usefixtures("case")
def test_a_head_that_was_kept_outside_holds_until_something_before_it_changes(printed: Printed) -> None:
    head = HEAD.fullmatch(printed("verify", "case.db")[1])
    assert head
    with closing(open_ledger("case.db")) as ledger:
        ledger.add(named("late.txt", "cd" * 32), "sayso 1")
    assert printed("verify", "case.db", "--head", head[2])[0] == 0
    # A whole new chain holds in itself; the head tells that it is another one.
    Path("case.db").unlink()
    with closing(open_ledger("case.db", create=True)) as ledger:
        ledger.add(VELMAR, "sayso 1")
    assert printed("verify", "case.db")[0] == 0
    status, out, _ = printed("verify", "case.db", "--head", head[2])
    assert status == 4
    assert out == f"case.db: head {head[2]} is of no event: what it stood for was altered or cut off\n"


@pytest.mark.usefixtures("case")
@pytest.mark.parametrize("head", ["", "abc", "G" * 64, "0" * 63, "0" * 64 + "\n"])
def test_a_head_that_is_no_hash_is_a_wrong_call(head: str, printed: Printed) -> None:
    assert printed("verify", "case.db", "--head", head)[0] == 2


@pytest.mark.usefixtures("case")
def test_what_is_wrong_is_told_a_line_each_with_status_4(printed: Printed) -> None:
    with closing(sqlite3.connect("case.db")) as database:
        database.execute("UPDATE events SET actor = 'x' WHERE seq = 2")
        database.execute("UPDATE readings SET ledger = replace(ledger, 'Nine drivers', 'Five drivers') WHERE event = 4")
        database.commit()
    status, out, _ = printed("verify", "case.db")
    assert status == 4
    lines = out.splitlines()
    assert all(line.startswith("case.db: ") for line in lines)
    assert any("event 2 was altered" in line for line in lines)
    assert any("reading 4 was altered" in line for line in lines)
    told = json.loads(printed("verify", "case.db", "-f", "json")[1])
    assert (told["holds"], len(told["faults"])) == (False, len(lines))


def test_a_damaged_file_has_status_4(case: Path, printed: Printed) -> None:
    data = bytearray(case.read_bytes())
    data[4096:] = os.urandom(len(data) - 4096)
    case.write_bytes(data)
    status, out, err = printed("verify", "case.db")
    assert (status, err) == (4, "")
    assert out.startswith("case.db: file ")
    assert json.loads(printed("verify", "case.db", "-f", "json")[1])["holds"] is False
    assert printed("list", "--ledger", "case.db")[0] == 4


@pytest.mark.usefixtures("case")
def test_the_history_tells_who_did_what(printed: Printed) -> None:
    lines = printed("history", "--ledger", "case.db")[1].splitlines()
    assert len(lines) == 4
    assert re.fullmatch(r"1  \d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ  ode  ledger-created  [0-9a-f]{12}", lines[0])
    assert "  ode  statement-read  name velmar.pdf · reader sayso 0 weights 00000000  " in lines[1]
    about = printed("history", "velmar.pdf", "--ledger", "case.db")[1].splitlines()
    assert about == [lines[1], lines[3]]
    assert printed("history", "velmar.pdf:c1", "--ledger", "case.db") == (0, "", "")
    assert printed("history", "gone.pdf", "--ledger", "case.db")[0] == 1


# Backups.


@pytest.mark.usefixtures("case")
def test_a_backup_is_a_whole_ledger_of_its_own(folder: Path, printed: Printed) -> None:
    holds = printed("verify", "case.db")[1]
    assert printed("backup", "case.db", "copy.db") == (0, holds.replace("case.db", "copy.db"), "")
    assert sorted(path.name for path in folder.iterdir()) == ["case.db", "copy.db"]
    listed = printed("list", "--ledger", "case.db")
    assert printed("list", "--ledger", "copy.db") == listed


def test_a_backup_holds_what_is_still_in_the_journal(case: Path, printed: Printed) -> None:
    with closing(sqlite3.connect(case)) as held_open, closing(open_ledger(case)) as ledger:
        held_open.execute("SELECT * FROM events").fetchone()
        ledger.add(named("late.txt", "cd" * 32), "sayso 1")
        assert case.with_name("case.db-wal").stat().st_size > 0
        assert printed("backup", "case.db", "copy.db")[0] == 0
    assert "late.txt" in printed("list", "--ledger", "copy.db")[1]


@pytest.mark.usefixtures("case")
def test_no_file_is_written_over_by_a_backup(folder: Path, printed: Printed) -> None:
    (folder / "notes.txt").write_text("mine")
    (folder / "link.db").symlink_to("nowhere.db")
    for name in ("notes.txt", "link.db", "case.db"):
        status, _, err = printed("backup", "case.db", name)
        assert status == 1
        assert "[BACKUP_EXISTS]" in err
    assert (folder / "notes.txt").read_text() == "mine"
    assert sorted(path.name for path in folder.iterdir()) == ["case.db", "link.db", "notes.txt"]


@pytest.mark.usefixtures("case")
def test_a_ledger_that_does_not_hold_is_not_backed_up(folder: Path, printed: Printed) -> None:
    with closing(sqlite3.connect("case.db")) as database:
        database.execute("UPDATE events SET actor = 'x' WHERE seq = 2")
        database.commit()
    status, _, err = printed("backup", "case.db", "copy.db")
    assert status == 4
    assert "[INTEGRITY]" in err
    assert sorted(path.name for path in folder.iterdir()) == ["case.db"]


@pytest.mark.usefixtures("case")
def test_a_place_for_a_backup_that_is_not_there_is_named(folder: Path, printed: Printed) -> None:
    status, _, err = printed("backup", "case.db", "no/such/copy.db")
    assert status == 1
    assert "[LEDGER_UNWRITABLE]" in err
    assert sorted(path.name for path in folder.iterdir()) == ["case.db"]


# The other commands that take ledgers.


@pytest.mark.usefixtures("case")
def test_a_map_and_candidates_take_a_ledger_file(printed: Printed) -> None:
    with closing(open_ledger("case.db")) as ledger:
        Path("case.jsonl").write_text("".join(f"{to_json(one)}\n" for one in ledger.ledgers()), encoding="utf-8")
    for command in (["map", "-f", "json", "--ledger"], ["candidates", "-f", "jsonl"]):
        status, out, err = printed(*command, "case.db")
        assert (status, err) == (0, "")
        assert len(out) > 100
        assert out == printed(*command, "case.jsonl")[1]


def test_a_damaged_ledger_file_is_named_and_the_others_are_read(case: Path, printed: Printed) -> None:
    shutil.copy(case, "whole.db")
    case.write_bytes(case.read_bytes()[:5000])
    status, out, err = printed("candidates", "case.db", "whole.db", "-f", "jsonl")
    assert status == 3
    assert len(out.splitlines()) == 4
    assert re.match(r"sayso: case\.db.* \[INTEGRITY\] ", err)


# Wrong files.


@pytest.mark.usefixtures("folder")
@pytest.mark.parametrize(
    "command", [["list", "--ledger"], ["show", "x", "--ledger"], ["search", "x", "--ledger"], ["history", "--ledger"], ["verify"]]
)
def test_a_file_that_is_no_ledger_is_one_line(command: list[str], printed: Printed) -> None:
    status, out, err = printed(*command, "gone.db")
    assert (status, out) == (1, "")
    assert "[LEDGER_MISSING]" in err
    assert not Path("gone.db").exists()
    Path("text.db").write_text("not a ledger")
    assert "[NOT_A_LEDGER]" in printed(*command, "text.db")[2]


def test_the_package_opens_ledgers(case: Path) -> None:
    with closing(sayso.open_ledger(case)) as ledger:
        assert [one.claims for one in ledger.statements()] == [13, 13]
