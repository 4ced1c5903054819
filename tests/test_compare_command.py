"""`sayso compare`: one comparison of statements, or of the ledgers that `sayso read` printed or kept, in every format."""

from __future__ import annotations

import csv
import json
import sys
import types
from collections.abc import Callable, Iterable, Iterator
from contextlib import closing
from dataclasses import dataclass, replace
from io import StringIO
from pathlib import Path

import jsonschema
import pytest

from sayso.cli import run
from sayso.commands import compare as command
from sayso.compare.encoding import comparison_to_json
from sayso.compare.schema import comparison_schema_text
from sayso.compare.types import Comparison
from sayso.errors import IntakeError, SaysoError
from sayso.export.comparison import WRITERS
from sayso.intake import InputItem
from sayso.ledger import open_ledger
from sayso.ledger.json_lines import to_json
from sayso.ledger.reviews.kinds import Draft, Subject
from sayso.resolve.across import Judgement
from sayso.types import StatementLedger
from tests.compared_by_hand import COUNCIL, HERALD, LEDGERS, MINISTRY, a_comparison

Printed = Callable[..., tuple[int, str, str]]


@pytest.fixture
def printed(capfdbinary: pytest.CaptureFixture[bytes]) -> Printed:
    """Runs the command; gives its exit status and what it wrote to standard output and standard error."""

    def call(*arguments: str) -> tuple[int, str, str]:
        status = run(["compare", *arguments])
        out, err = capfdbinary.readouterr()
        return status, out.decode(), err.decode()

    return call


@dataclass
class Outcome:
    """What became of one input, as the real pipeline tells it."""

    name: str
    ledger: StatementLedger | None = None
    error: SaysoError | None = None


@dataclass
class Asked:
    """What the comparison was made of."""

    documents: list[str]
    judgements: list[Judgement]


@pytest.fixture
def asked(monkeypatch: pytest.MonkeyPatch) -> Asked:
    """Stands for the comparing itself, which has tests of its own: gives the comparison written by hand."""
    seen = Asked([], [])

    def compare(ledgers: Iterable[StatementLedger], judgements: Iterable[Judgement] = ()) -> Comparison:
        seen.documents += [ledger.document.id for ledger in ledgers]
        seen.judgements += judgements
        return a_comparison()

    monkeypatch.setattr(command, "compare", compare)
    return seen


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    Path("all.jsonl").write_text("".join(f"{to_json(ledger)}\n" for ledger in LEDGERS), encoding="utf-8")
    before = replace(a_comparison(), incidents=a_comparison().incidents[1:])
    Path("before.json").write_text(comparison_to_json(before), encoding="utf-8")
    return tmp_path


# Ledgers in, a comparison out.


@pytest.mark.usefixtures("folder", "asked")
@pytest.mark.parametrize("form", WRITERS)
def test_every_format_tells_who_says_what(form: str, printed: Printed) -> None:
    status, out, err = printed("--ledger", "all.jsonl", "-f", form)
    assert (status, err) == (0, "")
    assert "shooting of drivers, Karrow gate, 12 Mar 2031" in out
    assert "Karrow hospital" in out


@pytest.mark.usefixtures("folder", "asked")
@pytest.mark.parametrize(
    ("arguments", "labels"),
    [
        ([], 1),
        (["--min-sources", "1"], 2),
        (["--min-sources", "5"], 0),
        (["-f", "html"], 1),
        (["-f", "json"], 2),
        (["-f", "csv"], 2),
        (["-f", "json", "--min-sources", "2"], 1),
        (["--incident", "i0002"], 1),
        (["--incident", "shooting"], 2),
        (["--field", "when"], 1),
    ],
)
def test_what_one_source_tells_of_is_left_out_of_pages_unless_it_is_asked_for(
    arguments: list[str], labels: int, printed: Printed
) -> None:
    _, out, _ = printed("--ledger", "all.jsonl", *arguments)
    shown = [id for id in ("i0001shoot", "i0002early") if f"{id}" in out.partition("suggestions")[0]]
    assert len(shown) == labels


@pytest.mark.usefixtures("folder", "asked")
def test_an_incident_that_is_asked_for_is_shown_with_its_words(printed: Printed) -> None:
    _, out, _ = printed("--ledger", "all.jsonl", "--incident", "i0001")
    assert "“No guard fired a shot.”" in out
    assert "bbbb00000000.txt · p. 1 · in its own voice" in out


@pytest.mark.usefixtures("folder", "asked")
def test_an_incident_that_is_not_there_is_an_error(printed: Printed) -> None:
    status, out, err = printed("--ledger", "all.jsonl", "--incident", "flood")
    assert (status, out) == (1, "")
    assert err == "sayso: there is no such incident: flood. [NOT_FOUND] See `sayso compare` without --incident.\n"


@pytest.mark.usefixtures("folder", "asked")
def test_the_json_is_valid_by_the_published_schema(printed: Printed) -> None:
    _, out, _ = printed("--ledger", "all.jsonl", "-f", "json", "--since", "before.json")
    jsonschema.validate(json.loads(out), json.loads(comparison_schema_text()))
    assert {(one["kind"], one["incident"]) for one in json.loads(out)["changes"]} == {("new", "i0001shoot")}


@pytest.mark.usefixtures("folder", "asked")
def test_what_changed_since_an_earlier_comparison_is_told(printed: Printed) -> None:
    _, out, _ = printed("--ledger", "all.jsonl", "--since", "before.json")
    assert "· shooting of drivers, Karrow gate, 12 Mar 2031 – new, with 4 claims" in out
    printed("--ledger", "all.jsonl", "-f", "json", "-o", "now.json")
    _, out, _ = printed("--ledger", "all.jsonl", "--since", "now.json")
    assert "· nothing changed" in out


@pytest.mark.usefixtures("folder", "asked")
@pytest.mark.parametrize("form", WRITERS)
def test_results_can_go_to_a_file(form: str, printed: Printed) -> None:
    _, out, _ = printed("--ledger", "all.jsonl", "-f", form)
    assert printed("--ledger", "all.jsonl", "-f", form, "-o", "out") == (0, "", "")
    assert Path("out").read_bytes().decode() == out


@pytest.mark.usefixtures("folder", "asked")
def test_colour_and_width_follow_the_environment(printed: Printed, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("FORCE_COLOR", "1")
    monkeypatch.setenv("COLUMNS", "60")
    _, out, _ = printed("--ledger", "all.jsonl")
    assert "\x1b[" in out
    monkeypatch.setenv("NO_COLOR", "1")
    _, out, _ = printed("--ledger", "all.jsonl")
    assert "\x1b" not in out
    assert max(len(line) for line in out.splitlines() if "sayso judge" not in line) <= 60


# A ledger file, with what people judged there.


@pytest.mark.usefixtures("folder")
def test_what_people_judged_in_a_ledger_file_counts(asked: Asked, printed: Printed) -> None:
    with closing(open_ledger("case.db", create=True)) as ledger:
        for one in LEDGERS:
            ledger.add(one, reader="by hand")
        ledger.judge(Draft("same", Subject(COUNCIL.document.id, "c1"), other=Subject(HERALD.document.id, "c1")))
    status, _, err = printed("--ledger", "case.db")
    assert (status, err) == (0, "")
    assert asked.documents == [one.document.id for one in LEDGERS]
    assert [(one.first, one.second, one.verdict) for one in asked.judgements] == [
        ((COUNCIL.document.id, "c1"), (HERALD.document.id, "c1"), "same")
    ]


# Statements in.


class FakePipeline(types.ModuleType):
    """Stands in for `sayso.pipeline`: a file's text names its ledger."""

    def read_inputs(self, inputs: Iterable[InputItem]) -> Iterator[Outcome]:
        for item in inputs:
            try:
                text = item.load().decode()
            except IntakeError as error:
                yield Outcome(item.name, error=error)
            else:
                yield Outcome(item.name, ledger={"council": COUNCIL, "ministry": MINISTRY}[text])


@pytest.fixture
def statements(folder: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setitem(sys.modules, "sayso.pipeline", FakePipeline("sayso.pipeline"))
    for name in ("council", "ministry"):
        (folder / f"{name}.txt").write_text(name)
    return folder


@pytest.mark.usefixtures("statements")
@pytest.mark.parametrize(
    ("paths", "status", "codes", "read"),
    [
        (["council.txt"], 0, [], 1),
        (["council.txt", "ministry.txt"], 0, [], 2),
        (["council.txt", "gone.txt"], 3, ["NOT_FOUND"], 1),
        (["gone.txt"], 1, ["NOT_FOUND"], 0),
    ],
)
def test_statements_are_read_and_those_that_cannot_be_are_named(
    paths: list[str], status: int, codes: list[str], read: int, asked: Asked, printed: Printed
) -> None:
    found, out, err = printed(*paths)
    assert found == status
    assert [line.partition("[")[2].partition("]")[0] for line in err.splitlines()] == codes
    assert len(asked.documents) == read
    assert bool(out) == bool(read)


# What goes wrong.


@pytest.mark.usefixtures("folder", "asked")
@pytest.mark.parametrize(
    ("arguments", "code", "said"),
    [
        ([], "USAGE", "give statements to read, or --ledger FILE"),
        (["one.txt", "--ledger", "all.jsonl"], "USAGE", "and not both"),
        (["--ledger", "all.jsonl", "--format", "pdf"], "USAGE", "pdf"),
        (["--ledger", "all.jsonl", "--field", "why"], "USAGE", "why"),
        (["--ledger", "all.jsonl", "--min-sources", "0"], "USAGE", "min-sources"),
        (["--ledger", "all.jsonl", "-o", "./all.jsonl"], "OUTPUT", "is one of the inputs"),
        (["--ledger", "all.jsonl", "--since", "before.json", "-o", "before.json"], "OUTPUT", "is one of the inputs"),
    ],
)
def test_a_wrong_call_is_one_line_and_status_2(arguments: list[str], code: str, said: str, printed: Printed) -> None:
    status, out, err = printed(*arguments)
    assert (status, out) == (2, "")
    assert f"[{code}]" in err
    assert said in err
    assert err.count("\n") == 1


@pytest.mark.usefixtures("folder", "asked")
@pytest.mark.parametrize(
    ("content", "code"),
    [(None, "UNREADABLE"), (b"\xff\xfe", "UNREADABLE"), (b"{", "NOT_A_COMPARISON"), (b'{"incidents": 3}', "NOT_A_COMPARISON")],
)
def test_an_earlier_comparison_that_is_none_is_named_before_anything_is_read(
    content: bytes | None, code: str, asked: Asked, printed: Printed
) -> None:
    if content is not None:
        Path("old.json").write_bytes(content)
    status, out, err = printed("--ledger", "all.jsonl", "--since", "old.json")
    assert (status, out) == (1, "")
    assert f"[{code}]" in err
    assert err.count("\n") == 1
    assert asked.documents == []


@pytest.mark.usefixtures("folder", "asked")
def test_a_place_that_cannot_be_written_is_named(printed: Printed) -> None:
    status, out, err = printed("--ledger", "all.jsonl", "-o", "no/such/page.html", "-f", "html")
    assert (status, out) == (1, "")
    assert "[OUTPUT]" in err


@pytest.mark.usefixtures("folder")
def test_a_line_that_is_no_ledger_is_named_and_the_rest_is_compared(asked: Asked, printed: Printed) -> None:
    Path("mixed.jsonl").write_text(f"{to_json(COUNCIL)}\n{{\n{to_json(HERALD)}\n", encoding="utf-8")
    status, _, err = printed("--ledger", "mixed.jsonl")
    assert (status, len(asked.documents)) == (3, 2)
    assert err.startswith("sayso: mixed.jsonl:2: ")


# Together with the comparing itself.


@pytest.mark.usefixtures("folder")
def test_statements_by_hand_are_compared_from_end_to_end(printed: Printed) -> None:
    status, out, _ = printed("--ledger", "all.jsonl", "-f", "json")
    assert status == 0
    jsonschema.validate(json.loads(out), json.loads(comparison_schema_text()))
    named = {claim["document"] for incident in json.loads(out)["incidents"] for claim in incident["claims"]}
    assert named <= {one.document.id for one in LEDGERS}
    rows = list(csv.reader(StringIO(printed("--ledger", "all.jsonl", "-f", "csv")[1], newline="")))
    assert len({len(row) for row in rows}) == 1


@pytest.mark.usefixtures("folder")
@pytest.mark.parametrize("form", WRITERS)
def test_one_statement_and_none_can_be_compared(form: str, printed: Printed) -> None:
    Path("one.jsonl").write_text(f"{to_json(COUNCIL)}\n", encoding="utf-8")
    Path("none.jsonl").write_text("", encoding="utf-8")
    assert printed("--ledger", "one.jsonl", "-f", form)[0] == 0
    assert printed("--ledger", "none.jsonl", "-f", form)[0] == 0
