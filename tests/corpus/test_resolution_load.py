"""Stand-off files of who, when, where and how many: written, loaded, and refused where anything does not hold."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from corpus_samples import corpora_folder
from resolution_samples import FLOOD, HEAD, NAME, SHEET, annotated, flood_folders

from corpus.__main__ import main
from corpus.errors import CorpusError
from corpus.resolution.load import load_resolved
from corpus.resolution.notation import read_resolution

FILE = Path("dev/re3d_F100D.jsonl")
Lines = list[dict[str, dict[str, object]]]


def compiled(tmp_path: Path) -> tuple[Path, Path]:
    """Compile the flood's sheet; give the folder of its stand-off file and that of the corpora."""
    corpora, gold = flood_folders(tmp_path)
    sheet = tmp_path / "sheet.txt"
    sheet.write_text(SHEET, encoding="utf-8")
    folder = tmp_path / "resolved"
    assert main(["resolved-compile", str(corpora), str(sheet), "--gold", str(gold), "--to", str(folder)]) == 0
    return folder, corpora


def test_a_sheet_compiled_and_loaded_is_what_was_written(tmp_path: Path) -> None:
    folder, corpora = compiled(tmp_path)
    (loaded,) = load_resolved(folder, corpora)
    assert loaded.gold == read_resolution(SHEET, annotated()).gold
    assert loaded.text == FLOOD
    assert load_resolved(folder, corpora, ["train"]) == []


def test_the_stand_off_file_holds_none_of_the_text_and_no_names(tmp_path: Path) -> None:
    folder, _ = compiled(tmp_path)
    written = (folder / FILE).read_text(encoding="utf-8")
    assert not [word for word in ("Orr", "Anford", "people", "Tuesday", "Sea") if word in written]


def changed(number: int, **values: object) -> Callable[[Lines], None]:
    """Change values of a line's object; lines count from 1 as in messages."""

    def change(lines: Lines) -> None:
        (row,) = lines[number - 1].values()
        row.update(values)

    return change


def replaced(number: int, line: dict[str, dict[str, object]]) -> Callable[[Lines], None]:
    def change(lines: Lines) -> None:
        lines[number - 1] = line

    return change


# The lines of the file: 1 the document, 2 to 4 entities, 5 a time, 6 and 7 places, 8 to 10 counts, 11 a revision.
REFUSED = [
    (changed(1, hash="sha256:00"), 1, "HASH", "its hash differs"),
    (changed(1, id="re3d:none"), 1, "TEXT_MISSING", "has no item"),
    (changed(1, schema="sayso-resolution/9"), 1, "SCHEME", "sayso-resolution/9"),
    (changed(1, split="train"), 1, "SCHEME", "its folder 'dev'"),
    (changed(1, published="yesterday"), 1, "SCHEME", "'yesterday' is not a day"),
    (changed(1, note="x"), 1, "MALFORMED", "note"),
    (replaced(1, {"time": {}}), 1, "MALFORMED", "the first line is of a 'time'"),
    (changed(2, schema="Robot"), 2, "SCHEME", "'Robot' is not a schema"),
    (changed(2, mentions=[]), 2, "MALFORMED", "e1 has no mention"),
    (changed(2, mentions=[[0, 9999]]), 2, "OFFSETS", "outside the text"),
    (changed(2, caption=[0, 2]), 2, "OFFSETS", "the caption of e1 is none of its mentions"),
    (changed(3, id="e1"), 3, "DUPLICATE", "the id e1 is taken"),
    (changed(5, earliest="2006-02-31"), 5, "SCHEME", "'2006-02-31' is not a day"),
    (changed(5, earliest="2006-03-09"), 5, "SCHEME", "is after"),
    (changed(5, span=[4, 4]), 5, "OFFSETS", "is empty"),
    (changed(6, country="England"), 6, "SCHEME", "not a country's two letters"),
    (changed(6, lat=None), 6, "SCHEME", "an open one none"),
    (changed(6, kind=None), 6, "SCHEME", "an open one none"),
    (changed(6, lon=181), 6, "SCHEME", "not on the globe"),
    (changed(6, lon=float("nan")), 6, "SCHEME", "not on the globe"),
    (changed(6, lat="51"), 6, "MALFORMED", "'lat' is not a number"),
    (changed(6, lat=True), 6, "MALFORMED", "'lat' is not a number"),
    (changed(6, kind="hamlet"), 6, "SCHEME", "'hamlet' is not a kind of place"),
    (changed(8, minimum=-1), 8, "SCHEME", "not a range"),
    (changed(8, minimum=None), 8, "SCHEME", "both bounds are open"),
    (changed(8, minimum=9.5), 8, "MALFORMED", "'minimum' is not a whole number"),
    (changed(8, of=[0, 9999]), 8, "OFFSETS", "outside the text"),
    (changed(9, maximum=3), 9, "SCHEME", "not a range"),
    (changed(11, maximum=3), 11, "SCHEME", "not a range"),
    (replaced(11, {"remark": {}}), 11, "MALFORMED", "'remark' is not entity, time, place, count, revision"),
]


@pytest.mark.parametrize(("change", "line", "code", "reason"), REFUSED)
def test_one_bad_line_and_nothing_is_loaded(
    tmp_path: Path, change: Callable[[Lines], None], line: int, code: str, reason: str
) -> None:
    folder, corpora = compiled(tmp_path)
    path = folder / FILE
    lines = [json.loads(row) for row in path.read_text(encoding="utf-8").splitlines()]
    change(lines)
    path.write_text("".join(json.dumps(row) + "\n" for row in lines), encoding="utf-8")
    with pytest.raises(CorpusError) as refused:
        load_resolved(folder, corpora)
    assert refused.value.code == code
    assert refused.value.message.startswith(f"{path}:{line}: ")
    assert reason in refused.value.message
    assert refused.value.remedy


def test_a_text_that_has_changed_is_refused(tmp_path: Path) -> None:
    folder, _ = compiled(tmp_path)
    other = corpora_folder(tmp_path / "other", {NAME: FLOOD.replace("nine", "nigh")})
    with pytest.raises(CorpusError, match="HASH"):
        load_resolved(folder, other)


def test_a_folder_that_is_not_there_or_a_file_that_is_none_is_refused(tmp_path: Path) -> None:
    folder, corpora = compiled(tmp_path)
    with pytest.raises(CorpusError, match="UNREADABLE"):
        load_resolved(tmp_path / "none", corpora)
    (folder / FILE).write_text("", encoding="utf-8")
    with pytest.raises(CorpusError, match=r"jsonl:1: .*MALFORMED"):
        load_resolved(folder, corpora)


def test_check_tells_what_a_sheet_holds_and_names_the_lines_of_the_file(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    corpora, gold = flood_folders(tmp_path)
    capsys.readouterr()
    path = tmp_path / "both.txt"
    path.write_text(SHEET + HEAD + "# doc: re3d:none\n" + "X\n", encoding="utf-8")
    assert main(["resolved-check", str(corpora), str(path), "--gold", str(gold)]) == 1
    first, second, third = capsys.readouterr().out.splitlines()
    assert first == f"{path}: {NAME}: ok, 3 entities, 1 times, 2 places, 3 counts, 1 revisions"
    assert f"{NAME} is also in" in second
    assert third.startswith(f"{path}:{SHEET.count(chr(10)) + 5}: re3d:none is not in the corpus")
