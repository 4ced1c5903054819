"""Stand-off files of links: written, loaded, and refused where anything does not hold; and the commands over them."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from corpus_samples import corpora_folder
from linking_samples import HEAD, MILL, NAME, SHEET, annotated, mill_folders

from corpus.__main__ import main
from corpus.errors import CorpusError
from corpus.linking.load import load_links
from corpus.linking.notation import read_links

FILE = Path("dev/re3d_11AF.jsonl")
Lines = list[dict[str, dict[str, object]]]


def compiled(tmp_path: Path, sheet: str = SHEET, to: str = "linked") -> tuple[Path, Path, Path]:
    """Compile a sheet; give the folder of its stand-off file, that of the corpora and that of the claims."""
    corpora, gold = mill_folders(tmp_path)
    path = tmp_path / f"{to}.txt"
    path.write_text(sheet, encoding="utf-8")
    assert main(["links-compile", str(corpora), str(path), "--gold", str(gold), "--to", str(tmp_path / to)]) == 0
    return tmp_path / to, corpora, gold


def test_a_sheet_compiled_and_loaded_is_what_was_written(tmp_path: Path) -> None:
    folder, corpora, gold = compiled(tmp_path)
    (loaded,) = load_links(folder, corpora, gold)
    assert loaded.gold == read_links(SHEET, annotated()).gold
    assert loaded.of == annotated()
    assert load_links(folder, corpora, gold, ["train"]) == []


def test_the_stand_off_file_holds_none_of_the_text(tmp_path: Path) -> None:
    folder, _, _ = compiled(tmp_path)
    head, first, *_ = (json.loads(line) for line in (folder / FILE).read_text(encoding="utf-8").splitlines())
    assert set(head["document"]) == {"schema", "id", "hash", "split", "annotator"}
    start = MILL.index("to save")
    assert first == {
        "link": {
            "from": "c1",
            "to": "c2",
            "relation": "purpose",
            "cue": [start, start + 2],
            "polarity": "positive",
            "habitual": False,
            "conditional": False,
        }
    }


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


# The lines of the file: 1 the document, 2 to 6 the links.
REFUSED = [
    (changed(1, hash="sha256:00"), 1, "HASH", "its hash differs"),
    (changed(1, id="re3d:none"), 1, "TEXT_MISSING", "has no item"),
    (changed(1, schema="sayso-links/9"), 1, "SCHEME", "sayso-links/9"),
    (changed(1, split="train"), 1, "SCHEME", "its folder 'dev'"),
    (changed(1, published=None), 1, "MALFORMED", "published"),
    (replaced(1, {"link": {}}), 1, "MALFORMED", "the first line is of a 'link'"),
    (changed(2, relation="reason"), 2, "SCHEME", "'reason' is not a relation"),
    (changed(2, polarity="denied"), 2, "SCHEME", "'denied' is not a polarity"),
    (changed(2, habitual=1), 2, "MALFORMED", "'habitual' is not true or false"),
    (changed(2, conditional=None), 2, "MALFORMED", "'conditional' is not true or false"),
    (changed(2, cue=[0, 9999]), 2, "OFFSETS", "outside the text"),
    (changed(2, cue=[4, 4]), 2, "OFFSETS", "is empty"),
    (changed(2, from_="c1"), 2, "MALFORMED", "from_"),
    (changed(3, to="c99"), 3, "LINK", "has no claim c99"),
    (changed(3, to="c3"), 3, "LINK", "c3 is linked to itself"),
    (replaced(6, {"remark": {}}), 6, "MALFORMED", "'remark' is not link"),
]


@pytest.mark.parametrize(("change", "line", "code", "reason"), REFUSED)
def test_one_bad_line_and_nothing_is_loaded(
    tmp_path: Path, change: Callable[[Lines], None], line: int, code: str, reason: str
) -> None:
    folder, corpora, gold = compiled(tmp_path)
    path = folder / FILE
    lines = [json.loads(row) for row in path.read_text(encoding="utf-8").splitlines()]
    change(lines)
    path.write_text("".join(json.dumps(row) + "\n" for row in lines), encoding="utf-8")
    with pytest.raises(CorpusError) as refused:
        load_links(folder, corpora, gold)
    assert refused.value.code == code
    assert refused.value.message.startswith(f"{path}:{line}: ")
    assert reason in refused.value.message
    assert refused.value.remedy


def test_the_same_link_twice_is_refused_at_the_second_line(tmp_path: Path) -> None:
    folder, corpora, gold = compiled(tmp_path)
    path = folder / FILE
    lines = path.read_text(encoding="utf-8").splitlines()
    path.write_text("\n".join([*lines, lines[1]]) + "\n", encoding="utf-8")
    with pytest.raises(CorpusError, match=r"jsonl:7: .*DUPLICATE"):
        load_links(folder, corpora, gold)


def test_links_of_a_text_whose_claims_are_not_there_are_refused(tmp_path: Path) -> None:
    folder, corpora, gold = compiled(tmp_path)
    (gold / FILE).unlink()
    with pytest.raises(CorpusError, match=r"jsonl:1: the claims of re3d:11AF are not annotated"):
        load_links(folder, corpora, gold)


def test_check_tells_what_a_sheet_holds_and_names_the_lines_of_the_file(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    corpora, gold = mill_folders(tmp_path)
    capsys.readouterr()
    path = tmp_path / "both.txt"
    path.write_text(SHEET + HEAD + "# doc: re3d:none\n" + "X\n", encoding="utf-8")
    assert main(["links-check", str(corpora), str(path), "--gold", str(gold)]) == 1
    first, second, third = capsys.readouterr().out.splitlines()
    assert first == f"{path}: {NAME}: ok, 5 links"
    assert f"{NAME} is also in" in second
    assert third.startswith(f"{path}:{(SHEET + HEAD).count(chr(10)) + 1}: re3d:none is not in the corpus")


def test_a_sheet_with_a_problem_yields_no_file(tmp_path: Path) -> None:
    corpora, gold = mill_folders(tmp_path)
    path = tmp_path / "wrong.txt"
    path.write_text(HEAD + "L cause c1 -> c1 | -\n", encoding="utf-8")
    assert main(["links-compile", str(corpora), str(path), "--gold", str(gold), "--to", str(tmp_path / "linked")]) == 1
    assert not (tmp_path / "linked").exists()


def test_show_prints_the_segments_each_with_its_claims(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    corpora, gold = mill_folders(tmp_path)
    capsys.readouterr()
    assert main(["links-show", str(corpora), NAME, "--gold", str(gold)]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert lines[:2] == [f"# doc: {NAME}", f"# hash: {annotated().gold.hash}"]
    assert lines[2].startswith("[1] The council closed the mill")
    assert lines[3] == "      c1: <closed> agent=The council; patient=the mill"
    assert [line.split(":")[0].strip() for line in lines if line.startswith("      ")] == [f"c{n}" for n in range(1, 10)]


def test_show_of_a_text_without_claims_is_refused(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    corpora, gold = mill_folders(tmp_path)
    assert main(["links-show", str(corpora), "re3d:none", "--gold", str(gold)]) != 0
    assert "has no claims of re3d:none" in capsys.readouterr().err


def test_agreement_of_a_second_reading_is_printed(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    first, corpora, gold = compiled(tmp_path)
    second, _, _ = compiled(tmp_path, SHEET.replace("L cause c3", "L result c3"), "second")
    capsys.readouterr()
    assert main(["links-agreement", str(corpora), str(first), str(second), "--gold", str(gold)]) == 0
    printed = capsys.readouterr().out
    assert printed.startswith("1 documents read twice\n")
    assert "| links, pair | F | 1.00 | 5 | P 1.00, R 1.00; of 5 and 5 |" in printed
    assert "| links, pair and relation | F | 0.80 | 4 | P 0.80, R 0.80; of 5 and 5 |" in printed


def test_agreement_of_folders_without_a_common_text_is_refused(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    first, corpora, gold = compiled(tmp_path)
    (tmp_path / "empty").mkdir()
    assert main(["links-agreement", str(corpora), str(first), str(tmp_path / "empty"), "--gold", str(gold)]) != 0
    assert "no document in common" in capsys.readouterr().err


def test_a_text_that_has_changed_is_refused(tmp_path: Path) -> None:
    folder, _, gold = compiled(tmp_path)
    other = corpora_folder(tmp_path / "other", {NAME: MILL.replace("dye", "oil")})
    with pytest.raises(CorpusError, match="HASH"):
        load_links(folder, other, gold)
