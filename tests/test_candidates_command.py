"""`sayso candidates`: pairs of entities across statements, from the JSON lines that `sayso read` prints."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from sayso.cli import run

Named = tuple[str, str, str]
"""An entity's id, schema and name."""


def line(number: int, *entities: Named) -> str:
    """Give the line of a statement with these entities and nothing else."""
    document: dict[str, Any] = {
        "id": f"sha256:{number:064x}", "name": f"statement-{number}.txt", "media_type": "text/plain", "language": "en",
        "title": None, "issuer": None, "published": None, "text": "They left.", "map": [], "warnings": [],
    }  # fmt: skip
    rows = [{"id": key, "schema": schema, "caption": name, "names": [name]} for key, schema, name in entities]
    rest: dict[str, Any] = {"sentences": [], "mentions": [], "attributions": [], "claims": [], "links": []}
    return json.dumps({"schema": "sayso/1", "document": document, "entities": rows, **rest})


@pytest.fixture
def ledgers(tmp_path: Path) -> Path:
    path = tmp_path / "ledgers.jsonl"
    rows = [
        line(1, ("e1", "Person", "Rashod Velmarov"), ("e2", "PublicBody", "Ministry of Justice of Orlesk")),
        line(2, ("e1", "Person", "\u0420\u0430\u0448\u043e\u0434 \u0412\u0435\u043b\u044c\u043c\u0430\u0440\u043e\u0432")),
        line(3, ("e1", "Person", "Mira Ode"), ("e2", "PublicBody", "Orlesk Justice Ministry")),
    ]
    path.write_text("\n".join(rows) + "\n", encoding="utf-8")
    return path


def pairs(capsys: pytest.CaptureFixture[str]) -> list[dict[str, Any]]:
    return [json.loads(row) for row in capsys.readouterr().out.splitlines()]


def test_the_same_name_in_two_scripts_and_the_same_body_in_two_orders_are_asked_about(
    ledgers: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["candidates", str(ledgers), "--format", "jsonl"]) == 0
    found = pairs(capsys)
    assert {(pair["first"]["statement"], pair["second"]["statement"]) for pair in found} == {
        ("statement-1.txt", "statement-2.txt"),
        ("statement-1.txt", "statement-3.txt"),
    }
    assert all(0.5 <= pair["score"] <= 1 for pair in found)


def test_the_page_names_both_their_statements_and_what_speaks_for_it(ledgers: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["candidates", str(ledgers)]) == 0
    out = capsys.readouterr().out
    assert "Rashod Velmarov = " in out
    assert "statement-1.txt e1 Person / statement-2.txt e1 Person" in out


def test_a_higher_least_score_asks_about_fewer(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "two.jsonl"
    path.write_text(
        f"{line(1, ('e1', 'Person', 'Rashod Velmarov'))}\n{line(2, ('e1', 'Person', 'R. Velmarov'))}\n", encoding="utf-8"
    )
    assert run(["candidates", str(path), "--format", "jsonl"]) == 0
    (pair,) = pairs(capsys)
    assert pair["score"] < 1
    assert pair["reasons"]
    assert run(["candidates", str(path), "--at-least", "1", "--format", "jsonl"]) == 0
    assert pairs(capsys) == []
    assert run(["candidates", str(path), "--at-least", "1.5"]) == 2


def test_a_statement_given_twice_is_not_compared_with_itself(ledgers: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["candidates", str(ledgers), str(ledgers), "--format", "jsonl"]) == 0
    assert all(pair["first"] != pair["second"] for pair in pairs(capsys))


def test_a_line_that_is_no_ledger_is_named_and_the_others_are_read(ledgers: Path, capsys: pytest.CaptureFixture[str]) -> None:
    ledgers.write_text("{\n" + ledgers.read_text(encoding="utf-8"), encoding="utf-8")
    assert run(["candidates", str(ledgers), "--format", "jsonl"]) == 3
    printed = capsys.readouterr()
    assert len(printed.out.splitlines()) == 2
    assert "ledgers.jsonl:1: " in printed.err
    assert "[NOT_A_LEDGER]" in printed.err


def test_a_file_that_is_not_there_or_not_text_is_an_error(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["candidates", str(tmp_path / "none.jsonl")]) == 1
    assert "[UNREADABLE]" in capsys.readouterr().err
    (tmp_path / "bytes.jsonl").write_bytes(b"\xff\xfe\x00")
    assert run(["candidates", str(tmp_path / "bytes.jsonl")]) == 1
    assert "[NOT_TEXT]" in capsys.readouterr().err
