"""The command line, with a reader that reads nothing: what is tested is what a person and a script get to see of it."""

from __future__ import annotations

import json
import os
import pty
import re
import signal
import subprocess
import sys
import termios
import types
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

import click
import pytest

from sayso import __version__
from sayso.cli import cli, run
from sayso.commands import doctor
from sayso.errors import IntakeError, ReadingError, SaysoError, UsageError
from sayso.intake import InputItem
from sayso.ledger.json_lines import from_dict
from sayso.types import StatementLedger

ROOT = Path(__file__).parents[1]


def statement(name: str) -> StatementLedger:
    return from_dict(
        {
            "schema": "sayso/1",
            "document": {
                "id": "sha256:" + "0" * 64, "name": name, "media_type": "text/plain", "language": "en", "title": None,
                "issuer": None, "published": None, "text": "Жол closed.", "map": [[0, 11, {"offset": 0}]], "warnings": [],
            },
            "sentences": [[0, 11]], "mentions": [], "entities": [], "attributions": [], "claims": [], "links": [],
        }
    )  # fmt: skip


@dataclass(frozen=True)
class Outcome:
    name: str
    ledger: StatementLedger | None = None
    error: SaysoError | None = None
    original: bytes | None = None


@dataclass(frozen=True)
class Given:
    issuer: str | None = None
    date: str | None = None

    def __post_init__(self) -> None:
        if self.date == "yesterday":
            raise UsageError("GIVEN", "date=yesterday is not a day.", "Write it as YYYY-MM-DD.")


class FakePipeline(types.ModuleType):
    """Stands in for `sayso.pipeline`: a file's text says what becomes of it."""

    Given, Outcome = Given, Outcome

    def __init__(self) -> None:
        super().__init__("sayso.pipeline")
        self.asked: dict[str, object] = {}

    def read_inputs(self, inputs: Iterable[InputItem], **options: object) -> Iterator[Outcome]:
        self.asked = options
        for item in inputs:
            try:
                text = item.load().decode()
            except IntakeError as error:
                yield Outcome(item.name, error=error)
                continue
            if text == "defect":
                raise RuntimeError("two\nlines")
            if text == "no model":
                raise ReadingError("MODEL_MISSING", "The model file is missing.", "Install again.")
            if text == "stop":
                raise KeyboardInterrupt
            if text == "german":
                error = ReadingError("LANGUAGE", "the text looks like 'de', which is not read.", "Translate it.")
                yield Outcome(item.name, error=error)
            else:
                yield Outcome(item.name, ledger=statement(Path(item.name).name))


@pytest.fixture
def pipeline(monkeypatch: pytest.MonkeyPatch) -> FakePipeline:
    fake = FakePipeline()
    monkeypatch.setitem(sys.modules, "sayso.pipeline", fake)
    for name in ("NO_COLOR", "FORCE_COLOR", "COLUMNS"):
        monkeypatch.delenv(name, raising=False)
    return fake


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, pipeline: FakePipeline) -> Path:
    del pipeline
    for name, text in {"a.txt": "one", "b.txt": "two", "german.txt": "german", "bad.txt": "defect"}.items():
        (tmp_path / name).write_text(text)
    (tmp_path / "stop.txt").write_text("stop")
    (tmp_path / "model.txt").write_text("no model")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def printed(*arguments: str, capsys: pytest.CaptureFixture[str]) -> tuple[int, str, str]:
    status = run(arguments)
    out, err = capsys.readouterr()
    return status, out, err


# What is printed.


@pytest.mark.usefixtures("folder")
def test_jsonl_prints_one_object_per_line_in_the_order_of_the_inputs(capsys: pytest.CaptureFixture[str]) -> None:
    status, out, err = printed("read", "b.txt", "a.txt", "--format", "jsonl", capsys=capsys)
    assert [json.loads(line)["document"]["name"] for line in out.splitlines()] == ["b.txt", "a.txt"]
    assert (status, err) == (0, "")


@pytest.mark.usefixtures("folder")
def test_json_prints_one_array_even_of_nothing(capsys: pytest.CaptureFixture[str]) -> None:
    assert [item["document"]["name"] for item in json.loads(printed("read", "a.txt", "b.txt", "-f", "json", capsys=capsys)[1])] == [
        "a.txt",
        "b.txt",
    ]
    assert json.loads(printed("read", "german.txt", "-f", "json", capsys=capsys)[1]) == []


@pytest.mark.usefixtures("folder")
def test_a_page_is_printed_unless_another_format_is_asked_for(capsys: pytest.CaptureFixture[str]) -> None:
    status, out, _ = printed("read", "a.txt", "b.txt", capsys=capsys)
    assert status == 0
    assert out.startswith("a.txt\nIssuer     not found")
    assert f"\n{'═' * 80}\n\nb.txt\n" in out
    assert "\x1b" not in out


@pytest.mark.usefixtures("folder")
@pytest.mark.parametrize(
    ("environment", "coloured"),
    [
        ({}, False),
        ({"FORCE_COLOR": "1"}, True),
        ({"FORCE_COLOR": "0"}, False),
        ({"FORCE_COLOR": "1", "NO_COLOR": "1"}, False),
        ({"FORCE_COLOR": "1", "NO_COLOR": ""}, True),
    ],
)
def test_colour_follows_the_environment(
    environment: dict[str, str], coloured: bool, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    for name, value in environment.items():
        monkeypatch.setenv(name, value)
    assert ("\x1b[" in printed("read", "a.txt", capsys=capsys)[1]) is coloured


def test_results_can_go_to_a_file(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    status, out, _ = printed("read", "a.txt", "-f", "jsonl", "--output", "out.jsonl", capsys=capsys)
    assert (status, out) == (0, "")
    assert json.loads((folder / "out.jsonl").read_text(encoding="utf-8"))["document"]["text"] == "Жол closed."


def test_an_input_is_never_overwritten(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    status, _, err = printed("read", "a.txt", "-o", "./a.txt", capsys=capsys)
    assert status == 2
    assert err == "sayso: --output a.txt is one of the inputs. [OUTPUT] Choose another file for the results.\n"
    assert (folder / "a.txt").read_text() == "one"


@pytest.mark.usefixtures("folder")
def test_a_place_that_cannot_be_written_is_named(capsys: pytest.CaptureFixture[str]) -> None:
    status, _, err = printed("read", "a.txt", "-o", "no/such/folder.json", capsys=capsys)
    assert status == 1
    assert re.fullmatch(r"sayso: no/such/folder\.json cannot be written: .* \[OUTPUT\] .*\n", err)


# What goes wrong.


@pytest.mark.usefixtures("folder")
def test_inputs_that_fail_get_a_line_each_and_the_others_are_read(capsys: pytest.CaptureFixture[str]) -> None:
    status, out, err = printed("read", "gone.txt", "a.txt", "german.txt", "-f", "jsonl", capsys=capsys)
    assert status == 3
    assert len(out.splitlines()) == 1
    assert err.splitlines() == [
        "sayso: gone.txt is not there. [NOT_FOUND] Check the path.",
        "sayso: german.txt: the text looks like 'de', which is not read. [LANGUAGE] Translate it.",
    ]


@pytest.mark.usefixtures("folder")
def test_the_only_input_failing_is_an_error(capsys: pytest.CaptureFixture[str]) -> None:
    assert printed("read", "gone.txt", capsys=capsys)[0] == 1


@pytest.mark.usefixtures("pipeline")
def test_a_hostile_name_stays_on_one_line(capsys: pytest.CaptureFixture[str]) -> None:
    status, _, err = printed("read", "a\n\x1b[31mb\u202e.txt", capsys=capsys)
    assert status == 1
    assert err == "sayso: a��[31mb⟨RLO⟩.txt is not there. [NOT_FOUND] Check the path.\n"


@pytest.mark.usefixtures("folder")
def test_a_defect_is_one_line_and_a_traceback_only_when_asked_for(capsys: pytest.CaptureFixture[str]) -> None:
    status, _, err = printed("read", "bad.txt", capsys=capsys)
    assert status == 1
    assert re.fullmatch(r"sayso: RuntimeError: two�lines \[INTERNAL\] Please report it .*\n", err)
    assert "Traceback" in printed("read", "bad.txt", "--debug", capsys=capsys)[2]


@pytest.mark.usefixtures("folder")
def test_a_missing_model_is_an_error_of_the_command(capsys: pytest.CaptureFixture[str]) -> None:
    status, _, err = printed("read", "model.txt", "a.txt", capsys=capsys)
    assert (status, err) == (1, "sayso: The model file is missing. [MODEL_MISSING] Install again.\n")


@pytest.mark.usefixtures("folder")
def test_an_interrupted_array_is_still_json(capsys: pytest.CaptureFixture[str]) -> None:
    status, out, err = printed("read", "a.txt", "stop.txt", "-f", "json", capsys=capsys)
    assert status == 130
    assert len(json.loads(out)) == 1
    assert err == "sayso: interrupted\n"


@pytest.mark.parametrize(
    "arguments",
    [
        ["read"],
        ["read", "a", "--format", "xml"],
        ["read", "a", "--jobs", "0"],
        ["read", "a", "--given", "author=X"],
        ["read", "a", "--given", "issuer="],
        ["read", "a", "--given", "issuer=X", "--given", "issuer=Y"],
        ["read", "a", "--given", "date=yesterday"],
        ["read", "a", "--frobnicate"],
        ["completion", "csh"],
        ["frobnicate"],
    ],
)
@pytest.mark.usefixtures("pipeline")
def test_a_wrong_call_is_one_line_and_status_2(arguments: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    status, out, err = printed(*arguments, capsys=capsys)
    assert (status, out) == (2, "")
    assert re.fullmatch(r"sayso: .+ \[(USAGE|GIVEN)\] .+\n", err)


@pytest.mark.usefixtures("folder")
def test_what_is_given_reaches_the_reader(pipeline: FakePipeline, capsys: pytest.CaptureFixture[str]) -> None:
    given = ["--given", "issuer=The Council = all", "--given", "date=2031-03-14"]
    printed("read", "a.txt", *given, "--pipeline", "en_x", "--jobs", "3", capsys=capsys)
    assert pipeline.asked == {"given": Given("The Council = all", "2031-03-14"), "pipeline": "en_x", "jobs": 3, "originals": False}


# The other commands.


def test_the_version_is_told(capsys: pytest.CaptureFixture[str]) -> None:
    assert printed("--version", capsys=capsys)[:2] == (0, f"sayso {__version__}\n")


def test_the_schema_is_printed_as_it_is_published(capsys: pytest.CaptureFixture[str]) -> None:
    assert json.loads(printed("schema", capsys=capsys)[1])["$id"] == "urn:sayso:ledger:1"
    assert json.loads(printed("schema", "--of", "comparison", capsys=capsys)[1])["$id"] == "urn:sayso:comparison:1"


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_a_completion_script_names_the_command(shell: str, capsys: pytest.CaptureFixture[str]) -> None:
    status, out, _ = printed("completion", shell, capsys=capsys)
    assert status == 0
    assert "_SAYSO_COMPLETE" in out


def test_the_shell_is_told_the_commands(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.setenv("_SAYSO_COMPLETE", "bash_complete")
    monkeypatch.setenv("COMP_WORDS", "sayso ")
    monkeypatch.setenv("COMP_CWORD", "1")
    with pytest.raises(SystemExit):
        run([])
    assert "plain,read" in capsys.readouterr().out.split()


def test_the_doctor_examines_every_dependency_that_the_package_names() -> None:
    stated = (ROOT / "pyproject.toml").read_text().partition("dependencies = [")[2].partition("]")[0]
    assert sorted(name for name, _ in doctor.NEEDED) == sorted(re.findall(r'"([a-z0-9]+)', stated))


def sick(**changes: object) -> doctor.Report:
    whole: dict[str, object] = {
        "sayso": "0.1.0", "python": "CPython 3.11", "system": "Linux",
        "model": {"version": "1", "licence": "CC-BY-SA-4.0", "base": "a base"},
        "files": (doctor.Part("encoder.onnx", "ok", size=23_800_000, sha256="ab" * 32),),
        "dependencies": (doctor.Part("click", "ok", "8.1"),),
        "optional": (doctor.Extra("another pipeline", None, "reads"),),
    }  # fmt: skip
    return doctor.Report(**(whole | changes))  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("report", "status", "words"),
    [
        (sick(), 0, ["OK       encoder.onnx     23.8 MB sha256 abab", "not installed", "Everything that reading needs is here."]),
        (sick(files=(doctor.Part("encoder.onnx", "damaged", note="Do this."),)), 1, ["DAMAGED  encoder.onnx", "Do this."]),
        (sick(model={}, files=(doctor.Part("manifest.json", "missing"),)), 1, ["MISSING  manifest.json"]),
        (sick(dependencies=(doctor.Part("spacy", "broken", "3.8"),)), 1, ["BROKEN   spacy", "1 of the needed parts"]),
    ],
)
def test_the_doctor_tells_what_is_broken(
    report: doctor.Report,
    status: int,
    words: list[str],
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.setattr(doctor, "examine", lambda: report)
    found, out, _ = printed("doctor", capsys=capsys)
    assert found == status
    assert not [word for word in words if word not in out]
    assert json.loads(printed("doctor", "--format", "json", capsys=capsys)[1])["ok"] is (status == 0)


def test_the_doctor_finds_a_damaged_file(tmp_path: Path) -> None:
    path = tmp_path / "encoder.onnx"
    path.write_bytes(b"weights")
    assert doctor._file(path, "0" * 64, "Install again.").status == "damaged"
    assert doctor._file(tmp_path / "gone", "0" * 64, "Install again.").status == "missing"


def test_the_doctor_finds_a_dependency_that_is_not_there() -> None:
    assert doctor._dependency("no-such-package-at-all", "no_such").status == "missing"
    assert doctor._dependency("click", "no_such_module").status == "broken"
    assert doctor._dependency("click", "click").status == "ok"


def test_every_command_and_option_is_documented() -> None:
    text = (ROOT / "docs" / "commands.md").read_text(encoding="utf-8")
    context = click.Context(cli)
    assert {"--help", "--version"} <= set(re.findall(r"--[a-z]+", text.partition("## `sayso read")[0]))
    for name in cli.list_commands(context):
        command = cli.get_command(context, name)
        assert command is not None
        section = re.search(rf"^## `sayso {name}.*?(?=^## |\Z)", text, re.MULTILINE | re.DOTALL)
        assert section, f"docs/commands.md has no section for sayso {name}"
        for param in command.get_params(click.Context(command, parent=context)):
            spelled = param.opts if isinstance(param, click.Option) else []
            choices = list(param.type.choices) if isinstance(param.type, click.Choice) else []
            for word in (*spelled, *choices):
                assert re.search(rf"(?<![\w-]){re.escape(word)}(?![\w-])", section[0]), f"{word} of sayso {name} is undocumented"


# As a process.


DRIVER = """
import sys, time
sys.path.insert(0, {tests!r})
import test_cli
fake = test_cli.FakePipeline()
def read_inputs(inputs, **options):
    for number in range({count}):
        time.sleep({pause})
        yield test_cli.Outcome("a", ledger=test_cli.statement("a"))
fake.read_inputs = read_inputs
sys.modules["sayso.pipeline"] = fake
from sayso.cli import main
main()
"""


def driver(count: int, pause: float) -> list[str]:
    return [sys.executable, "-c", DRIVER.format(tests=str(ROOT / "tests"), count=count, pause=pause)]


def environment(**more: str) -> dict[str, str]:
    kept = {name: value for name, value in os.environ.items() if name not in ("NO_COLOR", "FORCE_COLOR", "COLUMNS")}
    return kept | {"PYTHONPATH": str(ROOT / "src")} | more


def test_the_command_line_comes_up_without_the_libraries_that_read_or_draw() -> None:
    heavy = ("spacy", "onnxruntime", "numpy", "rich", "tokenizers", "pypdfium2", "py3langid", "sqlalchemy")
    code = f"import sys, sayso.cli, sayso.ledger.json_lines; print([name for name in {heavy!r} if name in sys.modules])"
    out = subprocess.run([sys.executable, "-c", code], env=environment(), capture_output=True, text=True, check=True).stdout
    assert out.strip() == "[]"


def test_a_reader_that_goes_away_ends_the_command_in_silence() -> None:
    command = subprocess.Popen(
        [*driver(100_000, 0), "read", "x", "-f", "jsonl"], env=environment(), stdout=subprocess.PIPE, stderr=subprocess.PIPE
    )
    assert command.stdout is not None
    assert command.stderr is not None
    command.stdout.readline()
    command.stdout.close()
    assert command.stderr.read() == b""
    assert command.wait(20) == 141
    command.stderr.close()


def _heed_interrupts() -> None:
    """Undo what a shell does to its background jobs, whose children would not hear Ctrl-C either."""
    signal.signal(signal.SIGINT, signal.SIG_DFL)


def test_ctrl_c_is_one_line_and_status_130() -> None:
    command = subprocess.Popen(
        [*driver(1000, 0.05), "read", "x", "-f", "json"],
        env=environment(), stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True,
        preexec_fn=_heed_interrupts,  # noqa: PLW1509 - nothing here runs in threads
    )  # fmt: skip
    with command:
        assert command.stdout is not None
        assert command.stderr is not None
        first = command.stdout.readline()
        command.send_signal(signal.SIGINT)
        assert json.loads(first + command.stdout.read())
        assert command.stderr.read() == "sayso: interrupted\n"
    assert command.returncode == 130


@pytest.mark.parametrize(("terminal", "coloured"), [("xterm", True), ("dumb", False)])
def test_on_a_terminal_the_page_has_colour_and_the_terminals_width(terminal: str, coloured: bool) -> None:
    master, slave = pty.openpty()
    termios.tcsetwinsize(slave, (24, 60))
    command = subprocess.Popen([*driver(2, 0), "read", "x"], env=environment(TERM=terminal), stdout=slave)
    assert command.wait(20) == 0
    os.close(slave)
    page = os.read(master, 65536)
    os.close(master)
    assert (b"\x1b[" in page) is coloured
    assert "═" * 60 in page.decode()
    assert "═" * 61 not in page.decode()


@pytest.mark.parametrize(("pause", "shown"), [(0.0, False), (0.4, True)])
def test_a_bar_shows_after_a_second_and_on_a_terminal_only(pause: float, shown: bool) -> None:
    arguments = [*driver(5, pause), "read", "x", "-f", "jsonl"]
    master, slave = pty.openpty()
    command = subprocess.Popen(arguments, env=environment(TERM="xterm"), stdout=subprocess.PIPE, stderr=slave)
    out, _ = command.communicate(timeout=20)
    os.close(slave)
    seen = b""
    while shown and b"Reading" not in seen:
        seen += os.read(master, 4096)
    os.close(master)
    assert command.returncode == 0
    assert len(out.splitlines()) == 5
    if shown:
        piped = subprocess.run(arguments, env=environment(), capture_output=True, check=True)
        assert piped.stderr == b""


def test_a_stream_that_is_not_unicode_gets_ascii_signs() -> None:
    out = subprocess.run(
        [*driver(2, 0), "read", "x"], env=environment(PYTHONIOENCODING="ascii", PYTHONUTF8="0"), capture_output=True, check=True
    ).stdout
    assert out.isascii()
    assert b"=" * 80 in out


def test_json_is_utf8_whatever_the_stream() -> None:
    out = subprocess.run(
        [*driver(1, 0), "read", "x", "-f", "jsonl"], env=environment(PYTHONIOENCODING="ascii"), capture_output=True, check=True
    ).stdout
    assert json.loads(out.decode("utf-8"))["document"]["text"] == "Жол closed."
