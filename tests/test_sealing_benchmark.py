"""The figures of sealing are measured on what ships, and copies of a reading are a reading."""

from __future__ import annotations

from benchmarks.sealing import copies, sealing_rows
from sayso.ledger.json_lines import to_dict
from sayso.ledger.quotations import wrong_quotations
from sayso.types import StatementLedger


def test_copies_of_a_reading_hold_everything_so_many_times(ledger: StatementLedger) -> None:
    found = copies(ledger, 3)
    assert len(found.claims) == 3 * len(ledger.claims)
    assert len(found.document.map) == 3 * len(ledger.document.map)
    assert found.claims[-1].text == ledger.claims[-1].text
    assert list(wrong_quotations(to_dict(found))) == []


def test_no_name_is_left_and_no_span_is_wrong_in_the_examples() -> None:
    left, wrong, seconds = sealing_rows(claims=100)
    assert (left.figure, wrong.figure) == (0, 0)
    assert seconds.figure > 0
