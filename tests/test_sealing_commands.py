"""Sealing from the command line: what every command shows, where the key lies, and that looking behind is recorded."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from sayso.cli import run
from sayso.ledger import open_ledger
from tests import velmar

NAME = "Ivo Marten"


@pytest.fixture
def file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    monkeypatch.setenv("SAYSO_KEY", str(tmp_path / "apart" / "names.key"))
    path = tmp_path / "case.db"
    kept = open_ledger(path, create=True, actor="ode")
    kept.add(velmar.build(), "sayso 1")
    kept.close()
    return str(path)


def sealed(file: str, capsys: pytest.CaptureFixture[str]) -> str:
    assert run(["seal", "velmar.pdf:e2", "--ledger", file, "--reason", "in danger", "--also", "night guard", "-f", "json"]) == 0
    (row,) = json.loads(capsys.readouterr().out)
    assert (row["reason"], row["reviewer"] != "", row["entity"]) == ("in danger", True, "e2")
    return str(row["pseudonym"])


VIEWS = (
    ["list", "--ledger"], ["show", "velmar.pdf", "--ledger"], ["show", "velmar.pdf", "-f", "json", "--ledger"],
    ["search", "--commitment", "CT+", "--ledger"], ["history", "--ledger"], ["map", "-f", "json", "--ledger"],
    ["map", "-f", "svg", "--view", "sources", "--ledger"], ["map", "-f", "html", "--ledger"], ["seals", "--ledger"], ["verify"],
    ["candidates", "--at-least", "0"],
    *(["compare", "--min-sources", "1", "-f", form, "--ledger"] for form in ("text", "json", "html", "csv", "md")),
)  # fmt: skip


@pytest.mark.parametrize("view", VIEWS, ids=" ".join)
def test_no_view_and_no_export_has_the_name(file: str, capsys: pytest.CaptureFixture[str], view: list[str]) -> None:
    sealed(file, capsys)
    assert run([*view, file]) == 0
    told = "".join(capsys.readouterr())
    assert "Marten" not in told
    assert "night guard" not in told


def test_the_first_seal_makes_the_key_and_tells_where_it_lies(
    file: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["seal", "velmar.pdf:e2", "--ledger", file]) == 0
    key = tmp_path / "apart" / "names.key"
    assert str(key) in capsys.readouterr().err
    assert key.stat().st_mode & 0o077 == 0
    assert run(["seal", "velmar.pdf:e4", "--ledger", file]) == 0
    assert capsys.readouterr().err == ""


def test_names_are_shown_for_a_reason_which_is_recorded(file: str, capsys: pytest.CaptureFixture[str]) -> None:
    sealed(file, capsys)
    assert run(["show", "velmar.pdf", "--ledger", file, "--unsealed", "the court asks"]) == 0
    assert NAME in capsys.readouterr().out
    assert run(["history", "--ledger", file]) == 0
    assert "names-shown  reason the court asks" in capsys.readouterr().out


def test_without_the_key_nothing_is_unsealed_and_no_other_key_is_made(
    file: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    name = sealed(file, capsys)
    (tmp_path / "apart" / "names.key").unlink()
    for command in (
        ["unseal", name, "--reason", "x", "--ledger", file],
        ["list", "--unsealed", "x", "--ledger", file],
        ["seal", "velmar.pdf:e4", "--ledger", file],
    ):
        assert run(command) == 1
        assert "KEY_MISSING" in capsys.readouterr().err
    assert not (tmp_path / "apart" / "names.key").exists()


def test_a_name_is_unsealed_for_everybody(file: str, capsys: pytest.CaptureFixture[str]) -> None:
    name = sealed(file, capsys)
    assert run(["unseal", name, "--reason", "he asked for it", "--ledger", file]) == 0
    assert capsys.readouterr().out == f"unsealed {name}\n"
    assert run(["show", "velmar.pdf", "--ledger", file]) == 0
    assert NAME in capsys.readouterr().out


@pytest.mark.parametrize(
    ("wanted", "status", "code"),
    [("velmar.pdf", 2, "USAGE"), ("velmar.pdf:e99", 1, "NOT_FOUND"), ("nothing.pdf:e2", 1, "NOT_FOUND")],
)
def test_what_is_no_entity_is_not_sealed(
    file: str, capsys: pytest.CaptureFixture[str], wanted: str, status: int, code: str
) -> None:
    assert run(["seal", wanted, "--ledger", file]) == status
    assert code in capsys.readouterr().err
