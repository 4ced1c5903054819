"""`sayso map`: one map of statements, or of the ledgers that `sayso read` printed, in every format."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import types
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from html import unescape
from pathlib import Path
from typing import get_args
from xml.etree import ElementTree as ET

import pytest

from sayso.cli import run
from sayso.errors import IntakeError, ReadingError, SaysoError
from sayso.export.maps import WRITERS
from sayso.intake import InputItem
from sayso.ledger.json_lines import to_json
from sayso.system import View
from sayso.types import Entity, StatementLedger
from tests.system.ledgers import DRIVERS, GUARDS, MINISTRY, ODE, a_ledger, does, leads, on, said_by

ROOT = Path(__file__).parents[1]
ONE = a_ledger(
    does("c1", GUARDS, "beat", DRIVERS, when=on("2031-03-01", "2031-03-01")),
    does("c2", MINISTRY, "accuse", ODE, act="ACCUSE", when=on("2031-05-01", "2031-05-01")),
    does("c3", MINISTRY, "pay", GUARDS),
    id="one",
    attributions=[said_by("a1", ODE)],
    links=[leads("c1", "c2")],
)
TWO = a_ledger(does("c1", GUARDS, "beat", DRIVERS, polarity="negative"), id="two")

Printed = Callable[..., tuple[int, str, str]]


@pytest.fixture
def printed(capfdbinary: pytest.CaptureFixture[bytes]) -> Printed:
    """Runs the command; gives its exit status and what it wrote to standard output and standard error."""

    def call(*arguments: str) -> tuple[int, str, str]:
        status = run(["map", *arguments])
        out, err = capfdbinary.readouterr()
        return status, out.decode(), err.decode()

    return call


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    write("one.jsonl", ONE)
    write("both.jsonl", ONE, TWO)
    write("none.jsonl")
    return tmp_path


def write(name: str, *ledgers: StatementLedger) -> None:
    Path(name).write_text("".join(f"{to_json(ledger)}\n" for ledger in ledgers), encoding="utf-8")


def labels(out: str) -> set[str]:
    return {edge["label"] for edge in json.loads(out)["edges"]}


# Ledgers in, a map out.


@pytest.mark.usefixtures("folder")
@pytest.mark.parametrize(
    ("arguments", "expected"),
    [
        ([], {"beat", "accuse", "pay"}),
        (["--view", "actors"], {"beat", "accuse", "pay"}),
        (["--view", "causes"], {"causes"}),
        (["--view", "sources"], {"accuse", "reports that … says"}),
        (["--of", "MIRA"], {"accuse"}),
        (["--since", "2031-04-01"], {"accuse"}),
        (["--until", "2031-04-01"], {"beat"}),
        (["--since", "2031-03-01", "--until", "2031-03-01"], {"beat"}),
        (["--view", "sources", "--of", "guards"], set()),
    ],
)
def test_options_choose_what_is_drawn(arguments: list[str], expected: set[str], printed: Printed) -> None:
    status, out, err = printed("--ledger", "one.jsonl", "-f", "json", *arguments)
    assert (status, err) == (0, "")
    assert labels(out) == expected


@pytest.mark.usefixtures("folder")
def test_several_ledgers_are_one_map_that_tells_who_denies(printed: Printed) -> None:
    write("two.jsonl", TWO)
    apart = printed("--ledger", "one.jsonl", "--ledger", "two.jsonl", "-f", "json")
    assert apart == printed("--ledger", "both.jsonl", "-f", "json")
    map_ = json.loads(apart[1])
    assert [side["name"] for side in map_["sides"]] == ["one.txt", "two.txt"]
    assert {(edge["label"], *edge["said_by"], *edge["denied_by"]) for edge in map_["edges"] if edge["denied_by"]} == {
        ("beat", "sha256:one", "sha256:two")
    }


@pytest.mark.usefixtures("folder")
def test_a_ledger_given_twice_is_drawn_once(printed: Printed) -> None:
    assert printed("--ledger", "one.jsonl", "--ledger", "one.jsonl") == printed("--ledger", "one.jsonl")


@pytest.mark.usefixtures("folder")
def test_a_picture_is_printed_unless_another_format_is_asked_for(printed: Printed) -> None:
    assert ET.fromstring(printed("--ledger", "one.jsonl")[1]).tag == "{http://www.w3.org/2000/svg}svg"


@pytest.mark.usefixtures("folder")
def test_what_days_leave_out_is_told_on_the_map(printed: Printed) -> None:
    out = printed("--ledger", "one.jsonl", "--since", "2031-01-01")[1]
    assert "1 claims: no day is known" in out


@pytest.mark.usefixtures("folder")
@pytest.mark.parametrize("form", WRITERS)
@pytest.mark.parametrize("view", get_args(View))
@pytest.mark.parametrize("ledgers", [(), (a_ledger(issuer=None),), (a_ledger(does("c1", GUARDS, "wait")),)],
                         ids=["no statement", "no claim", "one claim that joins nobody"])  # fmt: skip
def test_a_map_of_nothing_is_valid_and_says_so(
    form: str, view: str, ledgers: tuple[StatementLedger, ...], printed: Printed
) -> None:
    write("few.jsonl", *ledgers)
    status, out, err = printed("--ledger", "few.jsonl", "-f", form, "--view", view)
    assert (status, err) == (0, "")
    assert json.loads(out)["nodes"] == [] if form == "json" else f"No {view}" in out


@pytest.mark.usefixtures("folder")
def test_a_map_can_go_to_a_file(printed: Printed) -> None:
    shown = printed("--ledger", "one.jsonl", "-f", "html")
    assert printed("--ledger", "one.jsonl", "-f", "html", "--output", "map.html") == (0, "", "")
    assert Path("map.html").read_text(encoding="utf-8") == shown[1]


# Statements in.


@dataclass(frozen=True)
class Outcome:
    name: str
    ledger: StatementLedger | None = None
    error: SaysoError | None = None


class FakePipeline(types.ModuleType):
    """Stands in for `sayso.pipeline`: a file's text names its ledger or what is wrong with it."""

    def read_inputs(self, inputs: Iterable[InputItem]) -> Iterator[Outcome]:
        for item in inputs:
            try:
                text = item.load().decode()
            except IntakeError as error:
                yield Outcome(item.name, error=error)
                continue
            if text == "german":
                yield Outcome(item.name, error=ReadingError("LANGUAGE", "the text looks like 'de'.", "Translate it."))
            elif text == "no model":
                raise ReadingError("MODEL_MISSING", "The model file is missing.", "Install again.")
            else:
                yield Outcome(item.name, ledger={"one": ONE, "two": TWO}[text])


@pytest.fixture
def statements(folder: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setitem(sys.modules, "sayso.pipeline", FakePipeline("sayso.pipeline"))
    for name in ("one", "two", "german", "no model"):
        (folder / f"{name}.txt").write_text(name)
    return folder


@pytest.mark.usefixtures("statements")
@pytest.mark.parametrize(
    ("paths", "status", "codes", "sides"),
    [
        (["one.txt"], 0, [], 1),
        (["one.txt", "two.txt"], 0, [], 2),
        (["one.txt", "one.txt"], 0, [], 1),
        (["german.txt", "one.txt", "gone.txt"], 3, ["LANGUAGE", "NOT_FOUND"], 1),
        (["gone.txt"], 1, ["NOT_FOUND"], None),
        (["german.txt", "gone.txt"], 1, ["LANGUAGE", "NOT_FOUND"], None),
    ],
)
def test_statements_are_read_and_those_that_cannot_be_are_named(
    paths: list[str], status: int, codes: list[str], sides: int | None, printed: Printed
) -> None:
    found, out, err = printed(*paths, "-f", "json")
    assert found == status
    assert [line.partition("[")[2].partition("]")[0] for line in err.splitlines()] == codes
    assert (len(json.loads(out)["sides"]) if out else None) == sides


@pytest.mark.usefixtures("statements")
def test_a_missing_model_is_an_error_of_the_command(printed: Printed) -> None:
    assert printed("no model.txt") == (1, "", "sayso: The model file is missing. [MODEL_MISSING] Install again.\n")


# What goes wrong.


@pytest.mark.usefixtures("folder")
@pytest.mark.parametrize(
    ("arguments", "code", "said"),
    [
        ([], "USAGE", "give statements to read, or --ledger FILE"),
        (["one.txt", "--ledger", "one.jsonl"], "USAGE", "and not both"),
        (["-", "--ledger", "-"], "USAGE", "and not both"),
        (["--ledger", "one.jsonl", "--view", "friends"], "USAGE", "friends"),
        (["--ledger", "one.jsonl", "--format", "png"], "USAGE", "png"),
        (["--ledger", "one.jsonl", "--since", "yesterday"], "GIVEN", "--since yesterday is not a day"),
        (["--ledger", "one.jsonl", "--until", "2031-02-30"], "GIVEN", "--until 2031-02-30 is not a day"),
        (["--ledger", "one.jsonl", "--until", ""], "GIVEN", "is not a day"),
        (["--ledger", "one.jsonl", "--since", "2031"], "GIVEN", "is not a day"),
        (["--ledger", "one.jsonl", "--since", "20310301"], "GIVEN", "is not a day"),
        (["--ledger", "one.jsonl", "--since", "2031-W10-6"], "GIVEN", "is not a day"),
        (["--ledger", "one.jsonl", "--since", "2031-03-02", "--until", "2031-03-01"], "GIVEN", "is after --until"),
        (["--ledger", "one.jsonl", "--output", "./one.jsonl"], "OUTPUT", "is one of the inputs"),
        (["one.jsonl", "--output", "one.jsonl"], "OUTPUT", "is one of the inputs"),
        (["--ledger", "one.jsonl", "--output", "."], "USAGE", "directory"),
        (["--ledger", "one.jsonl", "--frobnicate"], "USAGE", "frobnicate"),
    ],
)
def test_a_wrong_call_is_one_line_and_status_2(arguments: list[str], code: str, said: str, printed: Printed) -> None:
    status, out, err = printed(*arguments)
    assert (status, out) == (2, "")
    assert f"[{code}]" in err
    assert said in err
    assert err.count("\n") == 1
    assert Path("one.jsonl").read_text(encoding="utf-8") == f"{to_json(ONE)}\n"


@pytest.mark.usefixtures("folder")
def test_a_place_that_cannot_be_written_is_named(printed: Printed) -> None:
    status, out, err = printed("--ledger", "one.jsonl", "-o", "no/such/map.svg")
    assert (status, out) == (1, "")
    assert err.startswith("sayso: no/such/map.svg cannot be written: ")
    assert "[OUTPUT]" in err


BAD_LINES = {
    "not JSON": "{",
    "not an object": "[1]",
    "another object": '{"schema": "sayso/1"}',
    "nothing": "null",
    "a field of another shape": json.dumps(json.loads(to_json(TWO)) | {"claims": [{"id": "c1"}]}),
    "brackets without an end": "[" * 200_000,
}


@pytest.mark.usefixtures("folder")
@pytest.mark.parametrize("line", BAD_LINES.values(), ids=BAD_LINES)
def test_a_line_that_is_no_ledger_is_named_and_the_rest_is_drawn(line: str, printed: Printed) -> None:
    Path("mixed.jsonl").write_text(f"{to_json(ONE)}\n\n{line}\n{to_json(TWO)}\n", encoding="utf-8")
    status, out, err = printed("--ledger", "mixed.jsonl", "-f", "json")
    assert status == 3
    assert len(json.loads(out)["sides"]) == 2
    assert err.startswith("sayso: mixed.jsonl:3: ")
    assert "[NOT_A_LEDGER]" in err
    assert err.count("\n") == 1


@pytest.mark.usefixtures("folder")
def test_a_file_that_is_not_there_is_named_and_the_rest_is_drawn(printed: Printed) -> None:
    status, out, err = printed("--ledger", "gone.jsonl", "--ledger", "one.jsonl", "-f", "json")
    assert status == 3
    assert labels(out) == {"beat", "accuse", "pay"}
    assert err.startswith("sayso: gone.jsonl: ")


@pytest.mark.usefixtures("folder")
@pytest.mark.parametrize("content", [None, b"\xff\xfe\x00", b"{\n"])
def test_nothing_is_drawn_where_nothing_could_be_read(content: bytes | None, printed: Printed) -> None:
    if content is not None:
        Path("bad.jsonl").write_bytes(content)
    status, out, err = printed("--ledger", "bad.jsonl", "-o", "map.svg")
    assert (status, out) == (1, "")
    assert err.startswith("sayso: bad.jsonl")
    assert not Path("map.svg").exists()


# As a process.


def process(*arguments: str, given: str = "", **more: str) -> subprocess.CompletedProcess[bytes]:
    environment = os.environ | {"PYTHONPATH": str(ROOT / "src")} | more
    command = [sys.executable, "-c", "from sayso.cli import main; main()", "map", *arguments]
    return subprocess.run(command, input=given.encode(), env=environment, capture_output=True, check=False)


@pytest.mark.usefixtures("folder")
def test_ledgers_can_come_from_standard_input() -> None:
    done = process("--ledger", "-", "-f", "json", given=f"{to_json(ONE)}\n{{\n{to_json(TWO)}\n")
    assert done.returncode == 3
    assert len(json.loads(done.stdout)["sides"]) == 2
    assert done.stderr.startswith(b"sayso: -:2: ")


@pytest.mark.usefixtures("folder")
@pytest.mark.parametrize("form", WRITERS)
def test_a_map_is_utf8_whatever_the_stream_and_whatever_the_seed(form: str) -> None:
    caption = "Жогорку Кеңеш"
    write(
        "one.jsonl",
        a_ledger(does("c1", GUARDS, "beat", replace(ODE, id="x")), entities=(GUARDS, Entity("x", "Group", caption, ()))),
    )
    arguments = "--ledger", "one.jsonl", "-f", form
    first = process(*arguments, PYTHONIOENCODING="ascii", PYTHONUTF8="0", LC_ALL="C", PYTHONHASHSEED="1")
    assert (first.returncode, first.stderr) == (0, b"")
    assert caption.split(maxsplit=1)[0] in unescape(first.stdout.decode("utf-8"))
    assert first.stdout == process(*arguments, PYTHONHASHSEED="2").stdout


@pytest.mark.usefixtures("folder")
def test_a_map_of_ledgers_loads_nothing_that_reads() -> None:
    code = (
        "import sys; from sayso.cli import run; run(['map', '--ledger', 'one.jsonl', '-o', 'map.svg']); "
        "print([name for name in ('spacy', 'onnxruntime', 'tokenizers', 'sayso.pipeline') if name in sys.modules])"
    )
    environment = os.environ | {"PYTHONPATH": str(ROOT / "src")}
    done = subprocess.run([sys.executable, "-c", code], env=environment, capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
