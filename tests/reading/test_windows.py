from __future__ import annotations

from itertools import pairwise

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from sayso.reading import windows
from sayso.reading.features import GAP, Features


def features_of_sizes(sizes: list[int], paragraphs: set[int]) -> Features:
    bounds = np.concatenate([[0], np.cumsum(sizes)]).astype(np.int32)
    gaps = [GAP["paragraph"] if at in paragraphs else GAP["space"] for at in range(len(sizes))]
    return Features(
        np.zeros(int(bounds[-1]), dtype=np.int32),
        bounds,
        np.zeros(len(sizes), dtype=np.int32),
        np.array(gaps, dtype=np.int32),
        np.zeros(len(sizes), dtype=np.bool_),
    )


STATEMENTS = st.builds(
    features_of_sizes,
    st.lists(st.integers(1, 8), min_size=1, max_size=1500),
    st.sets(st.integers(0, 1500), max_size=12),
)


@given(STATEMENTS)
@settings(max_examples=80, deadline=None)
def test_every_word_is_in_a_window_and_owned_by_one_that_holds_it(features: Features) -> None:
    found = windows.plan(features, 0, len(features))
    owner = windows.owners(found, 0, len(features))
    for word, number in enumerate(owner.tolist()):
        assert found[number].begin <= word < found[number].end
    assert sum(window.end - window.begin for window in found) <= 2 * len(features) + 8 * len(found)


@given(STATEMENTS)
@settings(max_examples=80, deadline=None)
def test_no_window_is_larger_than_it_may_be_nor_parts_a_paragraph_that_fits(features: Features) -> None:
    starts = np.flatnonzero(windows.paragraph_starts(features)).tolist()
    bounds = [*starts, len(features)]
    found = windows.plan(features, 0, len(features))
    for window in found:
        assert features.bounds[window.end] - features.bounds[window.begin] <= windows.WINDOW_PIECES
    for begin, end in pairwise(bounds):
        if features.bounds[end] - features.bounds[begin] <= windows.WINDOW_PIECES:
            assert any(window.begin <= begin and end <= window.end for window in found)


@given(STATEMENTS, st.data())
@settings(max_examples=80, deadline=None)
def test_a_sentence_is_read_by_a_window_that_holds_all_of_it(features: Features, data: st.DataObject) -> None:
    cuts = sorted(data.draw(st.sets(st.integers(0, len(features) - 1), max_size=40)) | {0})
    sentences = list(zip(cuts, [*cuts[1:], len(features)], strict=True))
    found = windows.plan(features, 0, len(features))
    for (begin, end), number in zip(sentences, windows.sentence_windows(found, sentences), strict=True):
        holders = [window for window in found if window.begin <= begin and end <= window.end]
        assert (number >= 0) == bool(holders)
        if number >= 0:
            assert found[number] in holders


@given(STATEMENTS)
@settings(max_examples=60, deadline=None)
def test_a_sentence_without_end_is_cut_and_no_word_is_lost(features: Features) -> None:
    found = windows.cut_long(features, [(0, len(features))])
    assert found[0][0] == 0
    assert found[-1][1] == len(features)
    assert all(before[1] == after[0] for before, after in pairwise(found))
    assert all(features.bounds[end] - features.bounds[begin] <= windows.SENTENCE_PIECES for begin, end in found)


def test_a_stretch_ends_where_a_paragraph_does() -> None:
    features = features_of_sizes([1] * 100, {30, 70})
    assert windows.stretch_end(features, 0, limit=80) == 70
    assert windows.stretch_end(features, 70, limit=80) == 100
    assert windows.stretch_end(features_of_sizes([1] * 100, set()), 0, limit=80) == 80
