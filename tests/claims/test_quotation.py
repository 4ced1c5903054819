"""Pairing quotation marks: every style, several paragraphs, and marks that went astray."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st
from spacy.tokens import Doc
from spacy.vocab import Vocab

from sayso.claims.quotation import find_quotations, paragraphs
from sayso.claims.syntax import Syntax, syntax_of
from sayso.types import Block

MARKS = ("``", "''", '"', "“", "”", "„", "«", "»", "‘", "’", "'")


def read(text: str) -> tuple[Syntax, list[str]]:
    """Cut a text at spaces and marks, and give the text of every quotation found (pieces joined by " | ")."""
    words: list[str] = []
    spaces: list[bool] = []
    for chunk in text.split(" "):
        rest = chunk
        while rest:
            mark = next((mark for mark in (*MARKS, ".", ",", "?", ":", "\n\n") if rest.startswith(mark)), None)
            stop = (
                len(mark)
                if mark
                else min((rest.find(m) for m in (*MARKS, ".", ",", "?", ":", "\n\n") if m in rest), default=len(rest))
            )
            words.append(rest[:stop])
            spaces.append(False)
            rest = rest[stop:]
        if words:
            spaces[-1] = True
    doc = Doc(Vocab(), words=words, spaces=spaces)
    blocks, start = [], 0
    for paragraph in doc.text.split("\n\n"):
        blocks.append(Block(start, start + len(paragraph), "paragraph"))
        start += len(paragraph) + 2
    syntax = syntax_of(doc)
    found = find_quotations(syntax, paragraphs(syntax, blocks))
    return syntax, [" | ".join(syntax.span(*piece).text.strip() for piece in quotation.pieces) for quotation in found]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ('He said "yes" twice', ['"yes"']),
        ("He said “yes” twice", ["“yes”"]),
        ("He said «yes» twice", ["«yes»"]),
        ("He said „yes“ twice", ["„yes“"]),
        ("He said ``yes'' twice", ["``yes''"]),
        ("He said 'yes' twice", ["'yes'"]),
        ("“He said ‘no’ to us,” they wrote", ["“He said ‘no’ to us,”", "‘no’"]),
        ('"Come," she said, "now."', ['"Come,"', '"now."']),
        ('"Come, "she said', ['"Come, "']),
    ],
)
def test_each_style_of_marks_pairs(text: str, expected: list[str]) -> None:
    assert read(text)[1] == expected


def test_a_running_quotation_is_reopened_in_every_paragraph_and_closed_in_the_last() -> None:
    _, found = read("He said: “We came.\n\n“We saw.\n\n“We left.” They went.")
    assert found == ["“We came. | “We saw. | “We left.”"]


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("It was “odd. He said “yes” twice", ["“yes”"]),
        ("It was odd” they said. He said “yes” twice", ["“yes”"]),
        ('A 6" pipe broke. He said "yes" twice', ['"yes"']),
        ("The workers’ plan failed. He said “yes” twice", ["“yes”"]),
        ("A “stray.\n\nHe said “yes” twice", ["“yes”"]),
    ],
)
def test_a_mark_without_a_partner_loses_only_itself(text: str, kept: list[str]) -> None:
    assert read(text)[1] == kept


def test_a_last_quotation_whose_closing_mark_is_missing_runs_to_its_paragraphs_end() -> None:
    syntax, found = read("He said: “We came. We saw.\n\nThey went.")
    assert found == ["“We came. We saw."]
    assert not find_quotations(syntax, paragraphs(syntax, [Block(0, 26, "paragraph"), Block(28, 38, "paragraph")]))[0].closed


def test_a_hundred_thousand_marks_are_paired_in_one_pass() -> None:
    syntax, found = read('" ' * 100_000)
    assert len(syntax) == 100_000
    assert len(found) <= 50_000


@given(st.lists(st.sampled_from([*MARKS, "word", ".", ",", "\n\n"]), min_size=1, max_size=60))
def test_quotations_lie_within_the_text_and_never_cross_others_of_their_kind(words: list[str]) -> None:
    syntax, _ = read(" ".join(words))
    quotations = find_quotations(syntax, paragraphs(syntax, [Block(0, max(1, len(syntax.text)), "paragraph")]))
    for quotation in quotations:
        assert all(0 <= first < last < len(syntax) for first, last in quotation.pieces)
    for one, other in pairwise(quotations):
        assert one.first < other.first
        ends_with_it = not one.closed and other.last == one.last  # what nobody closed ends where the paragraph does
        assert other.first > one.last or other.last < one.last or ends_with_it


def test_a_quotation_may_run_on_without_being_reopened() -> None:
    _, found = read('"We sail.\n\nWe sail at noon."')
    assert found == ['"We sail. | We sail at noon."']
    _, stray = read('"We sail.\n\nMora said "no" twice')
    assert stray == ['"no"']
