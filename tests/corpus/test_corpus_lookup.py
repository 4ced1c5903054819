from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.lookup import LineError, find_span
from corpus.segments import segments

TEXT = "Our  hour came: our hour.   The “old” well‐known firm, our firm.\nIt ended."
SEGMENTS = segments(TEXT)

FOUND = [
    (1, "hour came", "hour came"),
    (1, "Our hour", "Our  hour"),
    (1, "Our ... hour", "Our  hour"),
    (1, "came ... hour", "came: our hour"),
    (1, "hour ~2", "hour"),
    (1, "came … hour", "came: our hour"),
    (1, "Our ... came ... hour", "Our  hour came: our hour"),
    (1, "*", "Our  hour came: our hour."),
    (2, '"old" well-known', "“old” well‐known"),
    (1, "@2: firm", "firm"),
    (1, "@2: The ... firm ~1", "The “old” well‐known firm"),
    (3, "@1-2: came ... old", "came: our hour.   The “old"),
    (None, "@2-3:*", "The “old” well‐known firm, our firm.\nIt ended."),
    (None, "@3: *", "It ended."),
]


@pytest.mark.parametrize(("current", "words", "expected"), FOUND)
def test_words_are_found_where_they_point(current: int | None, words: str, expected: str) -> None:
    start, end = find_span(TEXT, SEGMENTS, current, words)
    assert TEXT[start:end] == expected


def test_a_word_is_not_found_inside_another() -> None:
    start, _ = find_span(TEXT, SEGMENTS, 1, "our")
    assert TEXT[start - 2 : start] == ": "


@pytest.mark.parametrize("words", ["Ode", "The river", "I"])
def test_what_is_left_of_a_lost_quotation_mark_is_no_letter_of_a_word(words: str) -> None:
    text = "âThe river rose, Iâm sure of Odeâs word.â"
    start, end = find_span(text, [(0, len(text))], 1, words)
    assert text[start:end] == words


def test_the_second_occurrence_is_the_second() -> None:
    assert find_span(TEXT, SEGMENTS, 1, "hour ~2")[0] > find_span(TEXT, SEGMENTS, 1, "hour")[0]


REFUSED = [
    (1, "firm", "'firm' is not in", "it is in segment 2: write @2:"),
    (1, "absent", "'absent' is not in", "copy the words as the text has them"),
    (1, "hour ... firm", "'firm' does not follow 'hour'", "it is in segment 2: write @2:"),
    (1, "hour ~3", "'hour' occurs 2 times", "mend the number after ~"),
    (1, "hour ~0", "'hour' occurs 2 times", "mend the number after ~"),
    (None, "hour", "no segment is set", "put a line like [1] above"),
    (1, "@9: hour", "there is no segment 9", "the text has segments 1 to 3"),
    (1, "@2-1: hour", "there is no segment 2-1", "the text has segments 1 to 3"),
    (1, "", "'' names no words", "write the words of the span"),
    (1, "@2:", "'@2:' names no words", "write the words of the span"),
]


@pytest.mark.parametrize(("current", "words", "reason", "remedy"), REFUSED)
def test_words_that_are_not_there_are_refused_and_told_where_they_are(
    current: int | None, words: str, reason: str, remedy: str
) -> None:
    with pytest.raises(LineError) as refused:
        find_span(TEXT, SEGMENTS, current, words)
    assert refused.value.reason.startswith(reason)
    assert refused.value.remedy == remedy


WORDS = st.lists(st.text(alphabet="abcÄß-,.", min_size=1, max_size=5).filter(lambda word: word != "..."), min_size=1, max_size=12)


@given(WORDS, st.data())
def test_any_words_of_a_segment_are_found_as_often_as_they_are_there(words: list[str], data: st.DataObject) -> None:
    text = data.draw(st.sampled_from(("  ", " ", "\t "))).join(words)
    first = data.draw(st.integers(0, len(words) - 1))
    last = data.draw(st.integers(first, len(words) - 1))
    asked = " ".join(words[first : last + 1])
    start, end = find_span(text, [(0, len(text))], 1, asked)
    assert text[start:end].split() == asked.split()


@given(WORDS, st.data())
def test_first_words_and_last_words_span_all_between(words: list[str], data: st.DataObject) -> None:
    text = " ".join(words)
    last = data.draw(st.integers(0, len(words) - 1))
    try:
        start, end = find_span(text, [(0, len(text))], 1, f"{words[0]} ... {words[last]}")
    except LineError:
        # Then the last word stands only at or before the end of the first one's place.
        assert last == 0 or words[last] in text[: text.index(words[last], len(words[0])) + len(words[last])]
        return
    assert text[start:end].startswith(words[0])
    assert text[start:end].endswith(words[last])
