"""How windows are put together for the network: every one once, none padded much."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st
from test_windows import features_of_sizes

from sayso.reading.reader import BATCH_PIECES, MOST_PADDED, _groups, _Row
from sayso.reading.windows import Window

SPECIAL = 2


@given(st.lists(st.integers(1, 300), min_size=1, max_size=200))
@settings(max_examples=60, deadline=None)
def test_batches_hold_every_window_once_and_pad_none_much(sizes: list[int]) -> None:
    statements = [features_of_sizes(sorted(sizes), set())]
    rows = [_Row(0, Window(word, word + 1)) for word in range(len(sizes))]
    groups = list(_groups(statements, rows))
    assert [row for group in groups for row in group] == rows
    for group in groups:
        lengths = [int(statements[0].bounds[row.window.end] - statements[0].bounds[row.window.begin]) + SPECIAL for row in group]
        assert max(lengths) <= MOST_PADDED * min(lengths)
        assert len(group) == 1 or len(group) * max(lengths) <= BATCH_PIECES
