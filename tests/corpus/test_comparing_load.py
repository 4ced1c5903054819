"""Sets of statements: what a sheet says is loaded at its offsets, and what does not hold is refused with its line and reason."""

from __future__ import annotations

from pathlib import Path

import pytest
from comparing_samples import SHEET, set_folder

from corpus.__main__ import main
from corpus.comparing.load import COMPARED, load_sets, read_sets
from corpus.comparing.scheme import GoldIncident, GoldReprint, GoldSet, Holder
from corpus.errors import CorpusError

LINES = SHEET.splitlines()


def tarn(tmp_path: Path) -> GoldSet:
    (loaded,) = load_sets(folder=set_folder(tmp_path))
    return loaded


def incident(loaded: GoldSet, name: str) -> GoldIncident:
    (found,) = [item for item in loaded.incidents if item.id == name]
    return found


def changed(tmp_path: Path, line: str, other: str) -> tuple[int, list[str]]:
    """Give the number of a line of the sheet, and what is refused when another stands in its place."""
    assert LINES.count(line) == 1
    number = LINES.index(line) + 1
    (sheet,) = read_sets(["dev"], set_folder(tmp_path, SHEET.replace(f"{line}\n", f"{other}\n" if other else "\n")))
    assert sheet.gold is None
    return number, [f"{error.line}: {error.reason}" for error in sheet.errors]


def test_a_claim_stands_at_the_words_that_the_sheet_quotes(tmp_path: Path) -> None:
    loaded = tarn(tmp_path)
    texts = {statement.number: statement.text for statement in loaded.statements}
    told = [
        (found.statement, texts[found.statement][slice(*found.span)], found.optional) for found in incident(loaded, "fire").mentions
    ]
    assert told == [
        (1, "fire", False),
        (1, "killed", False),
        (2, "died", False),
        (2, "lit", True),
        (3, "killed", False),
        (3, "burned", True),
    ]


def test_a_source_that_a_statement_cites_holds_its_values_itself(tmp_path: Path) -> None:
    (count,) = [item for item in incident(tarn(tmp_path), "fire").fields if item.name == "patient.count"]
    assert [(value.holder, value.value) for value in count.values] == [
        (Holder(1, "union"), "9"),
        (Holder(2, "owners"), "6"),
        (Holder(3, "watchman"), "9"),
    ]


def test_a_set_keeps_its_voices_reprints_speeches_and_containments(tmp_path: Path) -> None:
    loaded = tarn(tmp_path)
    assert loaded.voices[0].names == ("Mill Workers' Union", "the union")
    assert loaded.reprints == (GoldReprint(1, 3, "partial"),)
    assert loaded.same_speech == ((1, 2),)
    assert loaded.wider["mill"] == {"tarn", "tarn valley"}
    assert all(statement.document.startswith("sha256:") for statement in loaded.statements)


def test_who_only_reports_or_carries_an_account_is_no_independent_source(tmp_path: Path) -> None:
    fire = incident(tarn(tmp_path), "fire")
    assert (fire.sources, fire.independent) == (4, 3)
    assert fire.carried == (("union", "post"),)


def test_a_look_alike_is_marked(tmp_path: Path) -> None:
    assert [(item.id, item.look_alike) for item in tarn(tmp_path).incidents] == [("fire", False), ("strike", False), ("lamp", True)]


REFUSED = [
    ("M 2 died", "M 2 perished", "'perished' is not in"),
    ("M 1 strike", "M 1 the", "'the' occurs more than once"),
    ("M 2 died", "M 2 died ~2", "occurs 1 times"),
    ("M 2 died", "M 7 died", "there is no statement '7'"),
    ("D 3 post | 3-post.txt", "D 3 post | 4-post.txt", "cannot be read"),
    ("D 3 post | 3-post.txt", "D 4 post | 3-post.txt", "this is not the next statement"),
    ("D 3 post | 3-post.txt", "D 3 herald | 3-post.txt", "there is no voice 'herald'"),
    ("W post | Tarn Post", "W union | Tarn Post", "its id is taken"),
    ("L killing < death", "L killing", "not a chain of values"),
    ("R 1 3 partial", "R 1 3 copied", "not a reprint"),
    ("Q 1 2", "Q 1 1", "not two statements"),
    ("F where single | 1=mill", "F place single | 1=mill", "not a field with a verdict"),
    ("F where single | 1=mill", "F where alone | 1=mill", "not a field with a verdict"),
    ("F where single | 1=mill", "F where single | 1=", "gives where no value"),
    ("F where single | 1=mill", "F where single | 1/priest=mill", "there is no voice 'priest'"),
    ("S denies | 2", "S refuses | 2", "not a stance"),
    ("O union = post", "O union = union", "nobody carries its own account"),
    ("N 4 3", "N four three", "not two numbers"),
    ("I strike | strike at the mill, May", "I fire | strike at the mill, May", "already an incident 'fire'"),
    ("I lamp | an older fire | look-alike", "I lamp | an older fire | alike", "not an incident"),
    ("S denies | 2", "X denies | 2", "a line cannot begin with 'X'"),
    ("S denies | 2", "S denies | | 2", "a part between the bars is empty"),
]


@pytest.mark.parametrize(("line", "other", "reason"), REFUSED)
def test_a_line_that_cannot_be_read_is_named(tmp_path: Path, line: str, other: str, reason: str) -> None:
    number, errors = changed(tmp_path, line, other)
    assert errors[0].startswith(f"{number}: ")
    assert reason in errors[0]


FIRE = LINES.index("I fire | fire at the mill, Tarn, 3 May") + 1
STRIKE = LINES.index("I strike | strike at the mill, May") + 1
BROKEN = [
    (
        "F act denied | 1=!strike | 2=strike",
        "F act agree | 1=!strike | 2=strike",
        STRIKE,
        "act of strike is denied by its values, not agree",
    ),
    ("N 4 3", "N 4 4", FIRE, "the stances of fire give 4 sources, 3 of them independent, not 4 4"),
    ("N 4 3", "", FIRE, "not nothing"),
    ("S asserts | 1 | 2 | 3/watchman", "S asserts | 1 | 2", FIRE, "3/watchman holds 'killing' and has no stance"),
    ("F where single | 1=mill", "F where single | 2/watchman=mill", FIRE, "2/watchman holds 'mill' and has no stance"),
    ("F where single | 1=mill", "F act compatible | 1=killing | 2=death", FIRE, "act of fire is there 2 times"),
    ("O union = post", "O owners = post\nO strikers = post", LINES.index("O union = post") + 2, "there is no voice 'strikers'"),
    ("M 1 strike", "M 1 killed", LINES.index("M 1 strike") + 1, "these words are already those of line"),
    ("# annotator: A", "# reader: A", 1, "no header 'annotator'"),
]


@pytest.mark.parametrize(("line", "other", "number", "reason"), BROKEN)
def test_a_rule_that_is_broken_is_named_where_it_is(tmp_path: Path, line: str, other: str, number: int, reason: str) -> None:
    _, errors = changed(tmp_path, line, other)
    assert any(error.startswith(f"{number}: ") and reason in error for error in errors), errors


def test_an_incident_needs_a_stance_wherever_it_is_told_and_only_there(tmp_path: Path) -> None:
    _, errors = changed(tmp_path, "M 2 began", "M 3 Nine")
    assert [error.partition(": ")[2] for error in errors] == [
        "statement 3 tells of lamp, and nobody has a stance there",
        "a stance in statement 2, which does not tell of lamp",
    ]


def test_lines_before_the_first_incident_belong_to_none(tmp_path: Path) -> None:
    number, errors = changed(tmp_path, "Q 1 2", "N 1 1")
    assert errors == [f"{number}: no incident has begun"]


def test_a_sheet_that_does_not_hold_is_refused_with_its_place(tmp_path: Path) -> None:
    folder = set_folder(tmp_path, SHEET.replace("N 4 3", "N 4 4"))
    with pytest.raises(CorpusError) as refused:
        load_sets(folder=folder)
    assert refused.value.code == "SCHEME"
    assert f"incidents.sheet:{FIRE}: " in refused.value.message
    assert refused.value.remedy == "Mend the N line, a stance or an O line."


@pytest.mark.parametrize(("splits", "code"), [(["test"], "UNREADABLE"), (["half"], "SCHEME")])
def test_a_split_that_is_not_there_is_refused(tmp_path: Path, splits: list[str], code: str) -> None:
    with pytest.raises(CorpusError) as refused:
        load_sets(splits, set_folder(tmp_path))
    assert refused.value.code == code


def test_the_command_counts_what_holds(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["compared-check", str(set_folder(tmp_path))]) == 0
    head, _, row, total = capsys.readouterr().out.splitlines()
    assert head.startswith("| set | statements | words | incidents | look-alike | claims | optional | pairs | agree |")
    assert row == "| tarn | 3 | 62 | 3 | 1 | 7 | 2 | 7 | 0 | 2 | 1 | 2 | 1 | 7 | 6 |"
    assert total == row.replace("tarn", "**dev**")


def test_the_command_names_every_problem_and_exits_1(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    folder = set_folder(tmp_path, SHEET.replace("M 2 died", "M 2 perished").replace("Q 1 2", "Q 1 9"))
    assert main(["compared-check", str(folder)]) == 1
    out = capsys.readouterr().out
    assert "'perished' is not in" in out
    assert "there is no statement '9'" in out


def test_the_sets_of_the_repository_hold() -> None:
    sets = load_sets()
    assert [item.name for item in sets if item.split == "test"] == ["corvale", "quorran", "sulmere", "thessby", "yarren"]
    assert sum(len(item.statements) for item in sets) == 63
    assert sum(len(item.incidents) for item in sets) == 88


WRITTEN = [item for item in load_sets() if (COMPARED / item.split / item.name / item.statements[0].name).is_file()]


@pytest.mark.parametrize("loaded", WRITTEN, ids=lambda loaded: loaded.name)
def test_each_set_that_was_written_for_this_holds_what_is_hard(loaded: GoldSet) -> None:
    verdicts = {(found.name, found.verdict) for item in loaded.incidents for found in item.fields}
    stances = [found for item in loaded.incidents for found in item.stances]
    issuers = {statement.number: statement.issuer for statement in loaded.statements}
    assert {("patient.count", "differ"), ("agent.count", "differ")} & verdicts
    assert {("agent", "differ"), ("agent", "denied")} & verdicts
    assert {("where", "compatible"), ("when", "compatible")} <= verdicts
    assert "denies" in {found.stance for found in stances}
    assert any(found.stance == "reports" and found.holder.voice != issuers[found.holder.statement] for found in stances)
    assert loaded.reprints
    assert loaded.same_speech


def test_doubts_are_told_in_most_sets() -> None:
    doubted = [item.name for item in WRITTEN if any(found.stance == "doubts" for one in item.incidents for found in one.stances)]
    assert len(doubted) > len(WRITTEN) / 2


def claims_alone(*lines: str) -> str:
    """Give the sheet with its claims alone annotated, and these lines behind."""
    kept = [line for line in LINES if line[:1] in "#WDIM" and not line.startswith("M? ")]
    return "\n".join(["# layer: claims", *kept, *lines]) + "\n"


def test_a_set_to_learn_from_may_have_its_claims_alone_annotated(tmp_path: Path) -> None:
    (loaded,) = load_sets(["train"], set_folder(tmp_path, claims_alone(), "train"))
    assert [len(item.mentions) for item in loaded.incidents] == [4, 2, 1]
    assert not any(item.fields or item.stances or item.sources for item in loaded.incidents)


def test_half_a_matrix_is_refused_where_the_claims_alone_are_annotated(tmp_path: Path) -> None:
    (sheet,) = read_sets(["train"], set_folder(tmp_path, claims_alone("S asserts | 2"), "train"))
    assert [error.reason for error in sheet.errors] == ["lamp has more than claims"]
