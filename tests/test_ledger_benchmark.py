"""The benchmark of ledgers: its statements are the same every time, and what it times finds something."""

from __future__ import annotations

import itertools

import pytest

from benchmarks import ledger
from benchmarks.made_statements import WORDS, made_statements, name_of


def test_the_same_numbers_make_the_same_statements() -> None:
    assert list(made_statements(3, 10)) == list(made_statements(3, 10))
    ids = {found.document.id for found in made_statements(20, 2)}
    assert len(ids) == 20


def test_what_a_statement_quotes_is_its_text() -> None:
    (found,) = made_statements(1, 100)
    text = found.document.text
    assert len(found.claims) == len(found.sentences) == 100
    spans = itertools.chain(found.claims, found.mentions, *(claim.participants for claim in found.claims))
    assert all(text[one.start : one.end] == one.text for one in spans)
    assert any(claim.chain for claim in found.claims)
    assert any(claim.when for claim in found.claims)
    assert any(claim.act is None for claim in found.claims)


def test_people_and_words_have_names_of_their_own() -> None:
    names = [name_of(person) for person in range(400)]
    assert len(set(names)) == 400
    assert len(set(WORDS)) == len(WORDS)
    assert not {word for name in names for word in name.lower().split()} & set(WORDS)


def test_every_figure_is_measured_on_what_is_there(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ledger, "CALLS", 2)
    monkeypatch.setattr(ledger, "SEARCHES", ledger.SEARCHES[:1])
    rows = {row.what: row for row in ledger.ledger_rows(400)}
    assert rows["claims in the ledger"].figure == 400
    assert rows["bytes of the file for a claim"].figure > 500
    assert "4 statements" in rows["list of statements"].note
    assert "100 claims" in rows["one statement shown"].note
    assert "0 claims found" not in rows["search: a word of every 20th claim"].note
    assert rows["verify"].note == "0 faults"
    assert all(row.figure >= 0 for row in rows.values())
    assert {row.what for row in rows.values() if row.floor} == {
        "one claim accepted", "one claim corrected", "history of a claim", "list of statements", "one statement shown",
        "search: a word of every 20th claim",
    }  # fmt: skip
