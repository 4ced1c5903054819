from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from corpus_samples import BRIDGE, BRIDGE_SHEET, RIVER, RIVER_SHEET, TEXTS, corpora_folder, gold_folder

from corpus.errors import CorpusError
from corpus.load import load_corpus
from corpus.notation import read_sheet
from corpus.standoff import file_name

BRIDGE_FILE = Path("train/senate_Orr_01Jan2006Orr1.txt.jsonl")
Line = dict[str, dict[str, object]]


def test_a_sheet_compiled_and_loaded_is_what_was_written(tmp_path: Path) -> None:
    gold, corpora = gold_folder(tmp_path, BRIDGE_SHEET, RIVER_SHEET)
    loaded = load_corpus(gold, corpora)
    assert [item.gold for item in loaded] == [read_sheet(BRIDGE_SHEET, BRIDGE).document, read_sheet(RIVER_SHEET, RIVER).document]
    assert [item.text for item in loaded] == [BRIDGE, RIVER]


def test_only_the_wanted_splits_are_loaded(tmp_path: Path) -> None:
    gold, corpora = gold_folder(tmp_path, BRIDGE_SHEET, RIVER_SHEET)
    assert [item.gold.id for item in load_corpus(gold, corpora, ["dev"])] == ["re3d:0A1B"]
    assert load_corpus(gold, corpora, ["test"]) == []


def test_the_stand_off_files_hold_none_of_the_text(tmp_path: Path) -> None:
    gold, _ = gold_folder(tmp_path, BRIDGE_SHEET, RIVER_SHEET)
    written = "".join(path.read_text(encoding="utf-8") for path in gold.rglob("*.jsonl"))
    assert not [word for word in ("council", "bridge", "ferries", "Mayor") if word in written]


def test_a_file_is_named_after_its_document() -> None:
    assert file_name("senate:Orr/01Jan2006Orr1.txt") == BRIDGE_FILE.name


def changed(number: int, **values: object) -> Callable[[list[Line]], None]:
    """Change values of a line's object; lines count from 1 as in messages."""

    def change(lines: list[Line]) -> None:
        (row,) = lines[number - 1].values()
        row.update(values)

    return change


def dropped(number: int, key: str) -> Callable[[list[Line]], None]:
    def change(lines: list[Line]) -> None:
        (row,) = lines[number - 1].values()
        del row[key]

    return change


def replaced(number: int, line: object) -> Callable[[list[Line]], None]:
    def change(lines: list[Line]) -> None:
        lines[number - 1] = line  # type: ignore[call-overload]

    return change


# The lines of the bridge's file: 1 the document, 2 and 3 attributions, 4 to 7 claims, 8 the flag.
REFUSED = [
    (changed(1, hash="sha256:00"), 1, "HASH", "its hash differs"),
    (changed(1, id="senate:Orr/none.txt"), 1, "TEXT_MISSING", "has no item"),
    (changed(1, id="paper:1"), 1, "TEXT_MISSING", "is not the id of a text"),
    (changed(1, schema="sayso-corpus/9"), 1, "SCHEME", "sayso-corpus/9"),
    (changed(1, split="dev"), 1, "SCHEME", "its folder 'train'"),
    (changed(1, split="all"), 1, "SCHEME", "'all' is not a split"),
    (changed(1, method="guess"), 1, "SCHEME", "'guess' is not a method"),
    (changed(1, segments=[[0, 10], [5, 20]]), 1, "OFFSETS", "out of order"),
    (changed(1, segments=[[0, 9999]]), 1, "OFFSETS", "outside the text"),
    (changed(1, segments=[[3, 3]]), 1, "OFFSETS", "empty"),
    (dropped(1, "annotator"), 1, "MALFORMED", "annotator"),
    (changed(1, annotator=""), 1, "MALFORMED", "'annotator' is not a word"),
    (replaced(1, {"claim": {}}), 1, "MALFORMED", "the first line is of a 'claim'"),
    (changed(2, content=[[0, 9999]]), 2, "OFFSETS", "outside the text"),
    (changed(2, source=[5, 5]), 2, "OFFSETS", "empty"),
    (changed(2, source=[-4, 5]), 2, "OFFSETS", "outside the text"),
    (changed(2, source=[5]), 2, "MALFORMED", "not a pair of offsets"),
    (changed(2, source=[1.0, 5]), 2, "MALFORMED", "not a pair of offsets"),
    (changed(2, source=[True, 5]), 2, "MALFORMED", "not a pair of offsets"),
    (changed(2, content=[]), 2, "MALFORMED", "no content"),
    (changed(2, content=7), 2, "MALFORMED", "'content' is not a list"),
    (changed(2, content=[[10, 30], [20, 40]]), 2, "OVERLAP", "the contents of a1 overlap"),
    (changed(2, manner="tell"), 2, "SCHEME", "'tell' is not a manner"),
    (changed(2, form="loud"), 2, "SCHEME", "'loud' is not a form"),
    (changed(2, source_kind="secret"), 2, "SCHEME", "'secret' is not a source kind"),
    (changed(2, note="x"), 2, "MALFORMED", "note"),
    (dropped(2, "cue"), 2, "MALFORMED", "cue"),
    (changed(3, id="a1"), 3, "DUPLICATE", "the id a1 is taken"),
    (changed(3, parent="a9"), 3, "PARENT", "there is no attribution a9"),
    (changed(3, parent="a1"), 3, "PARENT", "not inside the content of a1"),
    (changed(3, parent="a2"), 3, "CYCLE", "lead back"),
    (changed(4, attribution="a9"), 4, "CHAIN", "there is no attribution a9"),
    (changed(4, attribution="a1"), 4, "CHAIN", "not inside the content of a1"),
    (changed(4, attribution=""), 4, "MALFORMED", "'attribution' is not a word"),
    (changed(4, issuer="U"), 4, "COMMITMENT", "two commitments"),
    (changed(4, issuer="maybe"), 4, "SCHEME", "'maybe' is not a commitment"),
    (changed(4, tense="soon"), 4, "SCHEME", "'soon' is not a tense"),
    (changed(4, mood="odd"), 4, "SCHEME", "'odd' is not a mood"),
    (changed(4, kind="thing"), 4, "SCHEME", "'thing' is not a claim kind"),
    (changed(4, polarity="neg"), 4, "SCHEME", "'neg' is not a polarity"),
    (changed(4, plover="KILL"), 4, "SCHEME", "'KILL' is not a PLOVER event"),
    (changed(4, participants=[{"role": "victim", "span": [0, 3]}]), 4, "SCHEME", "'victim' is not a role"),
    (changed(4, participants=[{"role": "agent", "span": [0, 9999]}]), 4, "OFFSETS", "outside the text"),
    (changed(4, participants=["agent"]), 4, "MALFORMED", "a participant is not an object"),
    (changed(5, id="c1"), 5, "DUPLICATE", "the id c1 is taken"),
    (changed(7, predicate=[22, 28]), 7, "DUPLICATE", "another claim has this predicate"),
    (changed(8, name="motto"), 8, "SCHEME", "'motto' is not a flag"),
    (changed(8, span=[0, 9999]), 8, "OFFSETS", "outside the text"),
    (replaced(8, {"remark": {}}), 8, "MALFORMED", "'remark' is not attribution, claim, flag"),
    (replaced(8, ["flag"]), 8, "MALFORMED", "not one object under its kind"),
]


@pytest.mark.parametrize(("change", "line", "code", "reason"), REFUSED)
def test_one_bad_line_and_nothing_is_loaded(
    tmp_path: Path, change: Callable[[list[Line]], None], line: int, code: str, reason: str
) -> None:
    gold, corpora = gold_folder(tmp_path, BRIDGE_SHEET, RIVER_SHEET)
    path = gold / BRIDGE_FILE
    lines = [json.loads(row) for row in path.read_text(encoding="utf-8").splitlines()]
    change(lines)
    path.write_text("".join(json.dumps(row) + "\n" for row in lines), encoding="utf-8")
    with pytest.raises(CorpusError) as refused:
        load_corpus(gold, corpora)
    assert refused.value.code == code
    assert refused.value.message.startswith(f"{path}:{line}: ")
    assert reason in refused.value.message
    assert refused.value.remedy


@pytest.mark.parametrize("content", ["", "{", '{"document": 1}', "\n", '{"document": {}}\n' * 2, "[" * 100_000])
def test_a_file_that_is_no_stand_off_file_is_refused_at_its_first_line(tmp_path: Path, content: str) -> None:
    gold, corpora = gold_folder(tmp_path, BRIDGE_SHEET)
    (gold / BRIDGE_FILE).write_text(content, encoding="utf-8")
    with pytest.raises(CorpusError, match=r"jsonl:1: .*MALFORMED"):
        load_corpus(gold, corpora)


def test_a_file_in_another_encoding_is_refused(tmp_path: Path) -> None:
    gold, corpora = gold_folder(tmp_path, BRIDGE_SHEET)
    (gold / BRIDGE_FILE).write_bytes(b"\xff\xfe")
    with pytest.raises(CorpusError, match="UNREADABLE"):
        load_corpus(gold, corpora)


def test_a_text_that_has_changed_is_refused(tmp_path: Path) -> None:
    gold, _ = gold_folder(tmp_path, BRIDGE_SHEET)
    other = corpora_folder(tmp_path / "other", {name: text.replace("north", "south") for name, text in TEXTS.items()})
    with pytest.raises(CorpusError, match="HASH"):
        load_corpus(gold, other)


def test_a_document_in_two_splits_is_refused_whatever_split_is_wanted(tmp_path: Path) -> None:
    gold, corpora = gold_folder(tmp_path, BRIDGE_SHEET)
    lines = (gold / BRIDGE_FILE).read_text(encoding="utf-8").replace('"train"', '"test"')
    (gold / "test").mkdir()
    (gold / "test" / "copy.jsonl").write_text(lines, encoding="utf-8")
    with pytest.raises(CorpusError, match=r"copy\.jsonl:1: .*is also in .*DUPLICATE"):
        load_corpus(gold, corpora, ["train"])


def test_a_folder_or_a_split_that_is_not_there_is_refused(tmp_path: Path) -> None:
    gold, corpora = gold_folder(tmp_path, BRIDGE_SHEET)
    with pytest.raises(CorpusError, match="UNREADABLE"):
        load_corpus(tmp_path / "none", corpora)
    with pytest.raises(CorpusError, match="SCHEME"):
        load_corpus(gold, corpora, ["validation"])
