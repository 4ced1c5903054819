from __future__ import annotations

from pathlib import Path

import pytest
from corpus_samples import BRIDGE, BRIDGE_SHEET, RIVER, RIVER_HEAD, RIVER_SHEET, corpora_folder, gold_folder

from corpus.__main__ import main
from corpus.scheme import text_hash


def sheet(tmp_path: Path, name: str, content: str) -> str:
    path = tmp_path / name
    path.write_text(content, encoding="utf-8")
    return str(path)


def test_show_prints_numbered_segments_with_white_space_runs_as_one_space(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    corpora = corpora_folder(tmp_path)
    assert main(["show", str(corpora), "senate:Orr/01Jan2006Orr1.txt", "re3d:0A1B"]) == 0
    out = capsys.readouterr().out.splitlines()
    assert out[:3] == [
        "# doc: senate:Orr/01Jan2006Orr1.txt",
        f"# hash: {text_hash(BRIDGE)}",
        "[1] The council of Anford closed the north bridge last week.",
    ]
    assert out[3].endswith('"it refused to repair the bridge."')
    assert f"# hash: {text_hash(RIVER)}" in out


def test_show_of_an_unknown_document_says_so_and_exits_1(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["show", str(corpora_folder(tmp_path)), "senate:none"]) == 1
    assert "TEXT_MISSING" in capsys.readouterr().err


def test_check_counts_what_a_sheet_holds(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = sheet(tmp_path, "bridge.txt", BRIDGE_SHEET)
    assert main(["check", str(corpora_folder(tmp_path)), path]) == 0
    assert capsys.readouterr().out == f"{path}: ok, 2 attributions, 4 claims, 1 flags\n"


def test_check_names_file_line_reason_and_what_to_do(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = sheet(tmp_path, "river.txt", RIVER_HEAD + "[1]\nF motto | river\n")
    assert main(["check", str(corpora_folder(tmp_path)), path]) == 1
    assert capsys.readouterr().out.startswith(f"{path}:5: 'motto' is not a flag of the scheme (use one of: threat, ")


@pytest.mark.parametrize(
    ("head", "line", "reason"),
    [
        ("# annotator: A\n# split: dev\n", 1, "no header 'doc'"),
        ("\n# doc: re3d:none\n# annotator: A\n# split: dev\n", 2, "has no item 're3d:none'"),
    ],
)
def test_a_sheet_without_its_text_is_refused_and_the_others_are_read(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], head: str, line: int, reason: str
) -> None:
    broken, good = sheet(tmp_path, "broken.txt", head), sheet(tmp_path, "good.txt", RIVER_SHEET)
    assert main(["check", str(corpora_folder(tmp_path)), broken, good]) == 1
    first, second = capsys.readouterr().out.splitlines()
    assert first.startswith(f"{broken}:{line}: ")
    assert reason in first
    assert second.startswith(f"{good}: ok")


def test_compile_writes_nothing_for_a_sheet_with_an_error(tmp_path: Path) -> None:
    broken = sheet(tmp_path, "broken.txt", BRIDGE_SHEET + "X\n")
    good = sheet(tmp_path, "good.txt", RIVER_SHEET)
    assert main(["compile", str(corpora_folder(tmp_path)), broken, good, "--to", str(tmp_path / "gold")]) == 1
    assert [path.relative_to(tmp_path / "gold") for path in (tmp_path / "gold").rglob("*.jsonl")] == [Path("dev/re3d_0A1B.jsonl")]


def test_two_sheets_of_one_document_are_not_compiled_over_each_other(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    paths = [sheet(tmp_path, name, RIVER_SHEET) for name in ("a.txt", "b.txt")]
    assert main(["compile", str(corpora_folder(tmp_path)), *paths, "--to", str(tmp_path / "gold")]) == 1
    assert f"{paths[1]}:1: re3d:0A1B is also in {paths[0]}" in capsys.readouterr().out


def test_a_sheet_that_is_not_utf_8_is_refused(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "latin.txt"
    path.write_bytes(b"# doc: re3d:0A1B\n# annotator: \xe9\n")
    assert main(["check", str(corpora_folder(tmp_path)), str(path)]) == 1
    assert "UNREADABLE" in capsys.readouterr().err


def test_agreement_prints_a_table_over_the_documents_in_both_folders(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    first, corpora = gold_folder(tmp_path / "first", BRIDGE_SHEET, RIVER_SHEET)
    second, _ = gold_folder(tmp_path / "second", RIVER_SHEET)
    capsys.readouterr()
    assert main(["agreement", str(corpora), str(first), str(second)]) == 0
    out = capsys.readouterr().out
    assert out.startswith("1 documents read twice\n\n| layer | measure | figure | matched | note |\n")
    assert "| attributions | F | 1.00 | 2 | of 2 and 2 |" in out


def test_agreement_of_folders_without_a_common_document_is_refused(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    first, corpora = gold_folder(tmp_path / "first", BRIDGE_SHEET)
    second, _ = gold_folder(tmp_path / "second", RIVER_SHEET)
    assert main(["agreement", str(corpora), str(first), str(second)]) == 1
    assert "no document in common" in capsys.readouterr().err
