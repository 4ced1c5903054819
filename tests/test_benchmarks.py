from __future__ import annotations

from dataclasses import replace

import pytest

from benchmarks.conflict import bag_of_words, f_of
from benchmarks.factuality import NOT_FOUND, mean_absolute_error, pearson, score_at
from benchmarks.plover import acts_at, aligned, unmarked
from benchmarks.samples import f_score, overlaps, pair
from benchmarks.sentence import detokenised, read_sentence
from benchmarks.table import Row, markdown
from sayso.pipeline import Reader
from sayso.types import Span
from training.unscon import Unit, speech_of, unscon_split


def test_a_missed_floor_is_marked_in_the_table() -> None:
    table = markdown([Row("speed", 5.0, floor=6.0), Row("memory", 5.0, " MB", floor=6.0, at_most=True, peer=7.5)])
    assert "| speed | 5 **missed** | ≥ 6 |" in table
    assert "| memory | 5 MB | ≤ 6 | 7.5 |" in table


def test_a_floor_that_is_not_reached_yet_is_shown_as_missed_and_what_was_reached_is_kept() -> None:
    missed = Row("tense", 82.0, floor=85.0, reached=81.0)
    assert "**missed**" in markdown([missed])
    assert (missed.holds, missed.keeps) == (False, True)
    assert not replace(missed, figure=80.9).keeps
    assert not replace(missed, reached=None).keeps


def test_f_is_the_harmonic_mean_of_precision_and_recall() -> None:
    assert f_score(right=3, found=4, gold=6) == 60.0
    assert f_score(0, 0, 0) == 100.0
    assert f_score(0, 5, 0) == 0.0


def test_spans_overlap_where_they_share_more_than_half_of_the_longer() -> None:
    assert overlaps([Span(0, 10, "x" * 10)], [Span(0, 6, "x" * 6)])
    assert not overlaps([Span(0, 10, "x" * 10)], [Span(0, 5, "x" * 5)])
    assert not overlaps([Span(0, 10, "x" * 10)], [])
    assert overlaps([], [])


def test_each_gold_item_is_matched_once() -> None:
    assert pair([1, 2, 2], [2, 2, 2], lambda a, b: a == b) == [(2, 2), (2, 2)]


@pytest.mark.parametrize(
    ("tokens", "text"),
    [
        ("The mayor did n't say so .", "The mayor didn't say so."),
        ("`` We left , '' said Ode 's aide .", '"We left," said Ode\'s aide.'),
        ('" No , " he said ( twice ) .', '"No," he said (twice).'),
        ("a long - term loan of $ 5 million -- or more", "a long-term loan of $5 million -- or more"),
        ("the miners ' wages", "the miners' wages"),
    ],
)
def test_tokens_are_joined_as_they_are_written_and_keep_their_places(tokens: str, text: str) -> None:
    joined, spans = detokenised(tokens.split())
    assert joined == text
    for token, (start, end) in zip(tokens.split(), spans, strict=True):
        assert joined[start:end] == {"``": '"', "''": '"'}.get(token, token)


@pytest.fixture(scope="module")
def reader() -> Reader:
    return Reader()


def test_a_word_has_the_score_of_its_claim_or_of_its_cue_and_else_none(reader: Reader) -> None:
    text = "The ministry did not say that guards had killed nine prisoners."
    ledger = read_sentence(reader, text)
    assert ledger is not None
    places = {word: (text.index(word), text.index(word) + len(word)) for word in ("say", "killed", "prisoners")}
    claim = next(claim for claim in ledger.claims if claim.predicate.text == "killed")
    assert score_at(ledger, places["killed"]) == claim.commitment.score
    said = score_at(ledger, places["say"])
    assert said is not None
    assert said < 0 < NOT_FOUND
    assert score_at(ledger, places["prisoners"]) is None


def test_correlation_and_error_are_what_they_are_called() -> None:
    assert pearson([1.0, 2.0, 3.0], [2.0, 4.0, 6.0]) == pytest.approx(1.0)
    assert pearson([1.0, 2.0], [3.0, 3.0]) == 0.0
    assert mean_absolute_error([3.0, -3.0], [3.0, 3.0]) == 3.0


def test_marks_are_taken_off_and_found_again_in_the_text() -> None:
    plain, marks = unmarked("(SRC: Norland) (EVT: broke off} its (TAR: (EVT: ties)) (again).")
    assert plain == "Norland broke off its ties (again)."
    assert [plain[start:end] for start, end in marks] == ["broke off", "ties"]
    text = " Norland  broke off its ties (again)."
    assert [text[start:end] for start, end in aligned(plain, text, marks)] == ["broke off", "ties"]


def test_the_acts_of_the_marked_words_alone_are_given(reader: Reader) -> None:
    text = "Guards arrested a man who had burned the mill."
    ledger = read_sentence(reader, text)
    assert ledger is not None
    assert "COERCE" in acts_at(ledger, [(7, 15)])
    assert acts_at(ledger, [(0, 6)]) == []


def _row(file: str, conflict: bool) -> dict[str, str]:
    return {"file_id": file, "EDU_char_offsets": "0-1", "EDU_text": "x", "Binary_Conflict_score": "1" if conflict else "0"}


def test_a_speech_is_never_split_and_a_fifth_of_them_is_held_out() -> None:
    rows = [_row(f"M1_spch{speech:03}_Norland_{piece:02}.txt", speech % 3 == 0) for speech in range(20) for piece in range(3)]
    train, dev = unscon_split(rows)
    assert len({speech_of(row["file_id"]) for row in dev}) == 4
    assert not {speech_of(row["file_id"]) for row in train} & {speech_of(row["file_id"]) for row in dev}
    assert unscon_split(list(rows)) == (train, dev)


def test_the_baseline_of_words_learns_what_words_tell() -> None:
    units = [Unit("a", 0, 1, text, conflict) for text, conflict in (("they lied again", True), ("we thank you", False))] * 3
    scores = bag_of_words(units)(units)
    assert f_of([unit.conflict for unit in units], scores) == 100.0
    assert f_of([True, False], [1.0, 1.0]) == pytest.approx(200 / 3)
