"""Every place of a text is found again when its hidden words are replaced, and so is where each stretch came from."""

from __future__ import annotations

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from sayso.ledger.sealing.finding import Hit
from sayso.ledger.sealing.replacing import Replacement
from sayso.types import MapRun, Offset, PageBox

TEXT = "They met Rafik Qori, and Rafik left."
HITS = (Hit(9, 19, "P-1"), Hit(25, 30, "Person-2"))
MOVED = Replacement.of(TEXT, HITS)
BOX = PageBox(1, (0.0, 0.0, 9.0, 9.0))


def place(start: int, end: int) -> str:
    return MOVED.text[MOVED.start(start) : MOVED.end(end)]


def test_hidden_words_are_replaced() -> None:
    assert MOVED.text == "They met P-1, and Person-2 left."
    assert Replacement.of(TEXT, ()).text == TEXT


def test_spans_move_and_those_that_cut_hidden_words_take_in_the_pseudonym() -> None:
    assert place(0, 8) == "They met"
    assert place(5, 9) == "met "
    assert place(9, 19) == place(15, 19) == place(9, 14) == place(12, 13) == "P-1"
    assert place(19, 24) == ", and"
    assert place(15, 26) == "P-1, and Person-2"
    assert place(0, len(TEXT)) == MOVED.text


def test_a_stretch_knows_whether_anything_in_it_was_hidden() -> None:
    assert [MOVED.touches(*both) for both in ((0, 9), (8, 10), (19, 25), (19, 26), (18, 19), (30, 36))] == [
        False, True, False, True, True, False,
    ]  # fmt: skip


def test_of_two_sentences_that_share_hidden_words_the_first_has_the_pseudonym() -> None:
    assert MOVED.bounds(((0, 14), (15, 24), (25, 36))) == ((0, 12), (12, 17), (18, 32))
    assert MOVED.bounds(((9, 14), (15, 19))) == ((9, 12),)


def test_runs_of_a_text_format_are_split_and_lead_to_no_place_twice() -> None:
    assert MOVED.runs((MapRun(0, 36, Offset(100, "part")),)) == (
        MapRun(0, 9, Offset(100, "part")),
        MapRun(9, 3, Offset(109, "part")),
        MapRun(12, 6, Offset(119, "part")),
        MapRun(18, 5, Offset(125, "part")),
        MapRun(26, 6, Offset(130, "part")),
    )


def test_on_a_page_the_whole_pseudonym_lies_in_the_box_of_its_first_character() -> None:
    assert MOVED.runs((MapRun(0, 14, BOX), MapRun(15, 15, PageBox(2, BOX.bbox)))) == (
        MapRun(0, 9, BOX),
        MapRun(9, 3, BOX),
        MapRun(12, 6, PageBox(2, BOX.bbox)),
        MapRun(18, 8, PageBox(2, BOX.bbox)),
    )


@st.composite
def replacements(draw: st.DrawFn) -> Replacement:
    text = draw(st.text("ab ", min_size=1, max_size=40))
    cuts = sorted(draw(st.sets(st.integers(0, len(text)), max_size=10)))
    hits = [
        Hit(start, end, draw(st.text("XYZ", min_size=1, max_size=6))) for start, end in zip(cuts[::2], cuts[1::2], strict=False)
    ]
    return Replacement.of(text, hits)


def original_of(moved: Replacement) -> int:
    return len(moved.text) + sum(hit.end - hit.start - len(hit.shown) for hit in moved.hits)


@given(replacements(), st.data())
def test_no_span_is_lost_turned_round_or_cut_through_a_pseudonym(moved: Replacement, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, original_of(moved) - 1))
    end = data.draw(st.integers(start + 1, original_of(moved)))
    new_start, new_end = moved.start(start), moved.end(end)
    assert 0 <= new_start < new_end <= len(moved.text)
    for first, after in zip(moved.new_starts, moved.new_ends, strict=True):
        assert not first < new_start < after
        assert not first < new_end < after


@given(replacements(), st.data())
def test_runs_stay_in_order_and_apart_here_and_in_the_original(moved: Replacement, data: st.DataObject) -> None:
    cuts = sorted(data.draw(st.sets(st.integers(0, original_of(moved)), max_size=8)))
    runs = tuple(MapRun(first, after - first, Offset(7 + first)) for first, after in zip(cuts[::2], cuts[1::2], strict=False))
    found = moved.runs(runs)
    for before, after in pairwise(found):
        assert before.start + before.length <= after.start
        assert isinstance(before.origin, Offset)
        assert isinstance(after.origin, Offset)
        assert before.origin.offset + before.length <= after.origin.offset
    assert all(run.length > 0 and run.start + run.length <= len(moved.text) for run in found)
