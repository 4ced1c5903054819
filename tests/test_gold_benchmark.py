from __future__ import annotations

import gzip
import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from benchmarks.__main__ import main
from benchmarks.calibration import markdown as reliability_table
from benchmarks.gold import FLOORS, LAYERS, gold_rows
from benchmarks.mistakes import KINDS, mistakes, print_mistakes
from benchmarks.table import Row, markdown
from corpus.calibration import Bin, expected_error, judged, reliability
from corpus.commands import compile_sheets
from corpus.errors import CorpusError
from corpus.matching import half_pairs
from corpus.notation import read_sheet
from corpus.readings import Reading, gold_of, readings, to_original
from corpus.scheme import GoldDocument
from sayso.errors import ReadingError, UsageError
from sayso.intake import read_statement
from sayso.types import (
    Act,
    Attribution,
    Claim,
    Commitment,
    Document,
    Flag,
    MapRun,
    Offset,
    PageBox,
    Participant,
    Predicate,
    Source,
    Span,
    StatementLedger,
)

TEXT = (
    "The ministry said that the council had denied that its boats crossed the river. The mayor closed the old harbour.   "
    "Two guards shut the gate in May."
)
HEAD = "# doc: senate:Orr/01Jan2006Orr1.txt\n# annotator: A\n# split: train\n"
SAID = "A a1 | src=The ministry | cue=said | con=that the council ... the river | named | assert | indirect\n"
DENIED = "A a2 < a1 | src=the council | cue=had denied | con=that its boats crossed the river | described | deny | indirect\n"
CROSSED = "C crossed | ag=its boats | pa=the river | event | past | CT-/U | in a2\n"
CLOSED = "C closed | ag=The mayor | pa=the old harbour | event | past | CT+ | COERCE\n"
SHUT = "C shut | ag=Two guards | pa=the gate | when=May | event | past | CT+\n"
GOLD = f"{HEAD}[1]\n{SAID}{DENIED}{CROSSED}[2]\n{CLOSED}F slogan | @2:*\n[3]\n{SHUT}"


def document(sheet: str, text: str = TEXT) -> GoldDocument:
    read = read_sheet(sheet, text)
    assert read.document is not None, read.errors
    return read.document


def reading(ours: str, gold: str = GOLD, confidence: float = 0.8) -> Reading:
    mine = document(ours)
    return Reading(TEXT, document(gold), mine, (confidence,) * len(mine.claims))


def figures(ours: str) -> dict[str, float]:
    rows = gold_rows([reading(ours)], "train")
    return {row.what.removeprefix("Sayso corpus train: ").rsplit(",", 1)[0]: row.figure for row in rows}


def test_a_reading_like_golds_has_every_figure_that_can_be_had() -> None:
    rows = gold_rows([reading(GOLD)], "train")
    nothing_there = {"recipient", "other participants", "where"}
    found = {row.what.removeprefix("Sayso corpus train: ").rsplit(",", 1)[0]: row.figure for row in rows}
    refused = found.pop("documents refused by the reader")
    assert refused == 0
    assert set(found) == set(LAYERS)
    assert {layer for layer, figure in found.items() if figure != 100} == nothing_there
    assert {row.floor for row in rows if row.floor} == set(FLOORS.values())


# One thing is changed in the reading; each layer named must have the figure, worked by hand.
CHANGES = [
    ("the inner attribution is missed", DENIED, "", "attributions", 100 * 2 * 1 / 3),
    ("a parent is not seen", "a2 < a1", "a2", "attributions with the right parent", 50),
    ("but found it is", "a2 < a1", "a2", "attributions", 100),
    ("nor is the outer part of a chain", "a2 < a1", "a2", "chain, all its attributions", 100 * 2 / 3),
    ("while the inner part is", "a2 < a1", "a2", "chain, innermost attribution", 100),
    ("the issuer is given a claim", "CT-/U | in a2", "CT-", "chain, innermost attribution", 100 * 2 / 3),
    ("which is found all the same", "CT-/U | in a2", "CT-", "claims", 100),
    ("but not with its chain", "CT-/U | in a2", "CT-", "claims with chain", 100 * 2 / 3),
    ("and commits the issuer", "CT-/U | in a2", "CT-", "commitment, issuer", 100 * 2 / 3),
    ("a claim is missed", CLOSED, "", "claims", 80),
    ("what it has is counted over matched claims", CLOSED, "", "agent", 100),
    ("its event is no miss of the event's", CLOSED, "", "PLOVER event", 0),
    ("a wrong event counts twice", "COERCE", "ASSAULT", "PLOVER event", 0),
    ("an event made up counts once", "CT+\n", "CT+ | ASSAULT\n", "PLOVER event", 100 * 2 / 3),
    ("the agent is another", "ag=The mayor", "ag=the old harbour", "agent", 100 * 2 / 3),
    ("the agent is missed", "ag=The mayor | ", "", "agent", 80),
    ("half of a phrase is enough", "pa=the old harbour", "pa=harbour", "patient", 100),
    ("less is not", "pa=the old harbour", "pa=the", "patient", 100 * 2 / 3),
    ("a time is missed", " | when=May", "", "when", 0),
    ("the tense is wrong", "pa=the gate | when=May | event | past", "pa=the gate | event | future", "tense", 100 * 2 / 3),
    ("the polarity is wrong", "COERCE", "COERCE | neg", "polarity", 100 * 2 / 3),
    ("the mood is wrong", "COERCE", "COERCE | question", "mood", 100 * 2 / 3),
    ("the manner is wrong", "| deny |", "| assert |", "manner", 50),
    ("the kind of the source is wrong", "| named |", "| unnamed |", "source kind", 50),
    ("a source is missed", "src=the council | ", "", "source, by characters", 100 * 2 * 12 / (23 + 12)),
    ("content under two attributions counts once", DENIED, "", "content, by characters", 100),
    ("a flag has another name", "F slogan", "F threat", "flags", 0),
]


@pytest.mark.parametrize(("story", "was", "becomes", "layer", "expected"), CHANGES, ids=[f"{row[0]}-{row[3]}" for row in CHANGES])
def test_each_layer_counts_what_it_says(story: str, was: str, becomes: str, layer: str, expected: float) -> None:
    assert was in GOLD, story
    sheet = GOLD.replace(was, becomes, 1)
    if was == DENIED:
        sheet = sheet.replace("in a2", "in a1")
    assert figures(sheet)[layer] == pytest.approx(expected)


def test_the_majority_stands_in_the_note() -> None:
    rows = {row.what: row for row in gold_rows([reading(GOLD.replace("| when=May | event | past", "| event | future"))], "train")}
    assert rows["Sayso corpus train: tense, accuracy"].note == "majority (past) 100.0, of 3 matched"


def test_a_refused_text_is_a_text_in_which_nothing_is_found() -> None:
    gold = document(GOLD)
    nothing = Reading(TEXT, gold, document(HEAD), (), ReadingError("LANGUAGE", "not read"))
    rows = {row.what: row.figure for row in gold_rows([nothing, reading(GOLD)], "train")}
    assert rows["Sayso corpus train: documents refused by the reader"] == 1
    assert rows["Sayso corpus train: claims, F"] == pytest.approx(100 * 2 / 3)


def test_phrases_that_share_less_than_half_are_not_the_same() -> None:
    assert half_pairs([(0, 10)], [(5, 15)]) == [(0, 0)]
    assert half_pairs([(0, 10)], [(6, 16)]) == []
    assert half_pairs([(0, 10), (20, 30)], [(21, 30), (0, 9)]) == [(0, 1), (1, 0)]


def as_document(text: str) -> tuple[str, Document]:
    statement = read_statement(text.encode(), "a.txt")
    return statement.text, Document(statement.id, "a.txt", "text/plain", "en", None, None, None, statement.text, statement.map, ())


def test_a_span_over_joined_lines_covers_the_break_and_the_hyphen_in_the_original() -> None:
    original = "The council of the town has now com-\npleted the new and much larger north\nbridge over the river."
    text, read = as_document(original)
    start = text.index("completed")
    moved = to_original(read)(start, start + len("completed the new and much larger north bridge"))
    assert moved is not None
    assert original[slice(*moved)] == "com-\npleted the new and much larger north\nbridge"


def test_what_has_no_place_in_the_original_has_none() -> None:
    runs = (MapRun(0, 3, Offset(10)), MapRun(4, 3, Offset(14)), MapRun(7, 2, PageBox(1, (0, 0, 1, 1))), MapRun(9, 2, Offset(2)))
    move = to_original(Document("", "", "", "en", None, None, None, "abc def..gh", runs, ()))
    assert move(0, 7) == (10, 17)
    assert move(3, 4) is None  # a blank of intake's
    assert move(3, 5) == (14, 15)
    assert move(2, 4) == (12, 13)
    assert move(5, 8) is None  # on a page
    assert move(4, 11) is None  # the original has them in another order
    assert move(3, 3) is None
    assert move(11, 12) is None


LINES = st.lists(
    st.sampled_from(
        ["The river rose", "in Anford and the", "bridge was well-", "built, “they said.”", "", "  So 3 men", "left 👩‍👩‍👧 it."]
    )
)


@given(LINES.filter(any), st.sampled_from(["\n", "\r\n"]), st.data())
def test_every_span_keeps_its_letters_in_the_original(lines: list[str], end: str, data: st.DataObject) -> None:
    original = end.join(lines)
    text, read = as_document(original)
    start = data.draw(st.integers(0, len(text) - 1))
    stop = data.draw(st.integers(start + 1, len(text)))
    moved = to_original(read)(start, stop)
    if moved is None:
        assert not text[start:stop].strip()
    else:
        assert _letters(original[slice(*moved)]) == _letters(text[start:stop])


def _letters(text: str) -> str:
    return "".join(character for character in text if character.isalnum())


def ledger_of(original: str) -> StatementLedger:
    """A ledger of "Orr said we shut the gate." over whatever lines it stands in."""
    text, read = as_document(original)

    def at(words: str) -> tuple[int, int, str]:
        start = text.index(words)
        return start, start + len(words), words

    flag = Flag("threat", *at("shut")[:2], "announces a penalty")
    claims = [
        Claim(
            *at("we shut the gate"),
            id=name,
            predicate=Predicate(*at(words), lemma=words),
            kind="event",
            mood="declarative",
            tense="past",
            polarity="positive",
            act=Act("COERCE"),
            participants=(Participant(*at("the gate"), role="patient"),),
            when=None,
            where=None,
            counts=(),
            chain=("a7", "a9"),
            commitment=Commitment("CT+", "U", 0.0),
            flags=(flag,),
        )
        for name, words in (("c1", "shut"), ("c2", "gate"))
    ]
    source = Source("named", *at("Orr"))
    content = (Span(*at("we shut the gate")),)
    said = Attribution("a9", None, source, Span(*at("said")), content, "assert", "indirect")
    return StatementLedger(read, (), (), (), (said,), tuple(claims), flags=(flag,))


def test_a_ledger_becomes_a_document_of_the_corpus_with_the_originals_offsets() -> None:
    original = "  Orr said\nwe shut\nthe gate."
    like = document(HEAD)
    found = gold_of(ledger_of(original), like)
    assert (found.id, found.hash, found.split) == (like.id, like.hash, like.split)
    (said,) = found.attributions
    assert [original[slice(*span)] for span in (said.source or (0, 0), said.cue or (0, 0), *said.content)] == [
        "Orr",
        "said",
        "we shut\nthe gate",
    ]
    assert [original[slice(*claim.predicate)] for claim in found.claims] == ["shut", "gate"]
    assert {claim.attribution for claim in found.claims} == {"a9"}, "the innermost stands last in the chain"
    assert {claim.plover for claim in found.claims} == {"COERCE"}
    assert [original[slice(*flag.span)] for flag in found.flags] == ["shut"], "two claims carry one flag"


def test_a_span_without_a_place_in_the_original_is_a_defect_not_a_miss() -> None:
    ledger = ledger_of("Orr said we shut the gate.")
    off_map = Document("", "", "", "en", None, None, None, ledger.document.text, (MapRun(0, 3, Offset(0)),), ())
    with pytest.raises(CorpusError, match="OFFSETS"):
        gold_of(StatementLedger(off_map, (), (), (), ledger.attributions, ()), document(HEAD))


@pytest.mark.parametrize(
    ("was", "becomes", "right"),
    [
        ("", "", [True, True, True]),
        ("CT-/U | in a2", "CT-", [False, True, True]),
        ("ag=The mayor", "ag=the old harbour", [True, False, True]),
        ("ag=The mayor | ", "", [True, False, True]),
        ("pa=the gate", "ag=the gate", [True, True, False]),
        (" | when=May", "", [True, True, True]),
        ("C closed | ag=The mayor | pa=the old harbour", "C old | pa=harbour", [True, False, True]),
    ],
    ids=["as gold", "chain", "agent", "no agent", "another role", "its time is not asked for", "no such claim"],
)
def test_a_claim_is_right_with_golds_chain_agents_and_patients(was: str, becomes: str, right: list[bool]) -> None:
    assert [right for _, right in judged([reading(GOLD.replace(was, becomes, 1))])] == right


def test_bins_hold_their_upper_edge() -> None:
    table = reliability([(0.3, True), (0.31, False), (1.0, True), (0.0, False), (0.1, False)])
    assert [(row.low, row.high, row.claims) for row in table] == [(0, 0.1, 2), (0.2, 0.3, 1), (0.3, 0.4, 1), (0.9, 1, 1)]


def test_the_expected_calibration_error_worked_by_hand() -> None:
    # .75 four times and right twice: .25 off; .95 twice and right twice: .05 off. (4 * .25 + 2 * .05) / 6.
    table = reliability([(0.75, True), (0.75, False), (0.75, True), (0.75, False), (0.95, True), (0.95, True)])
    assert expected_error(table) == pytest.approx(1.1 / 6)
    assert expected_error([]) == 0


def test_the_reliability_table_is_printed_under_the_figures() -> None:
    below = reliability_table([Bin(0.7, 0.8, 1200, 0.75, 0.5)])
    printed = markdown([Row("error", 0.25, floor=0.05, at_most=True, below=below), Row("another", 1.0)])
    assert printed.endswith("| another | 1 |  |  |  |\n\n" + below)
    assert "| 0.7 to 0.8 | 1,200 | 0.750 | 0.500 |" in below


@pytest.mark.parametrize(
    ("was", "becomes", "kind", "what", "words"),
    [
        (DENIED, "", "attributions", "missed attribution", "[had denied]"),
        ("a2 < a1", "a2", "attributions", "wrong parent", "in a1 “said”, not none"),
        (CLOSED, "", "claims", "missed claim (event)", "[closed]"),
        (SHUT, SHUT + "C gate | state | past | CT+\n", "claims", "spurious claim (state)", "[gate]"),
        ("CT-/U | in a2", "CT-", "claims", "wrong chain", "in a2 “had denied”, not none"),
        ("ag=The mayor | ", "", "participants", "missed agent", "gold ['The mayor'], ours []"),
        ("ag=The mayor", "ag=the old harbour", "participants", "wrong agent", "ours ['the old harbour']"),
        ("| deny |", "| assert |", "labels", "manner deny, not assert", "[had denied]"),
        ("COERCE", "COERCE | neg", "labels", "polarity positive, not negative", "[closed]"),
    ],
)
def test_the_developer_is_shown_what_is_wrong_and_where(was: str, becomes: str, kind: str, what: str, words: str) -> None:
    sheet = GOLD.replace(was, becomes, 1)
    if was == DENIED:
        sheet = sheet.replace("in a2", "in a1")
    found = [mistake for mistake in mistakes(reading(sheet), [kind]) if mistake.what == what]
    assert len(found) == 1
    assert words in found[0].words
    assert not mistakes(reading(GOLD), KINDS)


@pytest.fixture
def folders(tmp_path: Path) -> tuple[str, Path]:
    """A corpora folder with one invented text, and a corpus folder that holds its annotation in train."""
    raw = tmp_path / "corpora" / "raw" / "senate-press-releases.jsonl.gz"
    raw.parent.mkdir(parents=True)
    with gzip.open(raw, "wt", encoding="utf-8") as out:
        out.write(json.dumps({"id": "Orr/01Jan2006Orr1.txt", "text": TEXT}) + "\n")
    sheet = tmp_path / "orr.sheet"
    sheet.write_text(GOLD, encoding="utf-8")
    assert compile_sheets(tmp_path / "corpora", [sheet], tmp_path / "gold") == 0
    return str(tmp_path / "corpora"), tmp_path / "gold"


def test_the_command_measures_the_program_on_a_part(folders: tuple[str, Path], capsys: pytest.CaptureFixture[str]) -> None:
    corpora, gold = folders
    sections = ["--only", "corpus", "--only", "calibration"]
    assert main(["accuracy", corpora, *sections, "--split", "train", "--gold", str(gold)]) == 0
    printed = capsys.readouterr().out
    assert "| Sayso corpus train: chain, innermost attribution, accuracy | 100" in printed
    assert "expected calibration error" in printed
    assert "| confidence | claims | mean confidence | right |" in printed


def test_an_empty_part_is_refused(folders: tuple[str, Path], capsys: pytest.CaptureFixture[str]) -> None:
    corpora, gold = folders
    with pytest.raises(CorpusError, match="TEXT_MISSING"):
        readings(Path(corpora), "dev", gold)
    assert main(["accuracy", corpora, "--only", "corpus", "--gold", str(gold)]) == 1, "without --split it is the test part"
    assert "test holds no annotated text" in capsys.readouterr().err


def test_the_mistakes_of_the_test_part_are_not_shown(folders: tuple[str, Path], capsys: pytest.CaptureFixture[str]) -> None:
    corpora, gold = folders
    assert main(["errors", corpora, "--split", "test", "--gold", str(gold)]) == 2
    printed = capsys.readouterr()
    assert "The test part is for measuring only." in printed.err
    assert not printed.out
    with pytest.raises(UsageError, match="SPLIT"):
        print_mistakes(Path(corpora), "test", None, None, gold)


def test_the_mistakes_end_with_how_many_there_are(folders: tuple[str, Path], capsys: pytest.CaptureFixture[str]) -> None:
    corpora, gold = folders
    assert main(["errors", corpora, "--split", "train", "--kind", "labels", "--limit", "1", "--gold", str(gold)]) == 0
    assert "## all of " in capsys.readouterr().out
