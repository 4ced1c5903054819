"""A comparison for the terminal, as a page, as Markdown, CSV and JSON."""

from __future__ import annotations

import csv
import json
import re
from dataclasses import replace
from html import unescape
from io import StringIO

import jsonschema
import pytest
from rich.cells import cell_len

from sayso.compare.changes import Change
from sayso.compare.encoding import comparison_from_json
from sayso.compare.schema import comparison_schema_text
from sayso.compare.types import Comparison, Stance, Voice
from sayso.errors import UsageError
from sayso.export.comparison import WRITERS, written
from sayso.export.comparison.csv_rows import COLUMNS
from sayso.export.comparison.table import render as render_table
from tests.compared_by_hand import COUNCIL, NINE, NOT_OURS, SEVEN, a_comparison, a_report, shooting

PAGES = ("text", "html", "md")


def shown(form: str, **rest: object) -> str:
    """What a reader sees of a page: no elements, no escapes, one space for any white space."""
    text = written(a_report(**rest), form)
    if form == "html":
        text = unescape(re.sub(r"<[^>]+>", " ", text.partition("<body>")[2]))
    return " ".join(text.split())


@pytest.mark.parametrize("form", PAGES)
@pytest.mark.parametrize(
    "words",
    [
        "2 incidents in 3 statements; accounts differ in 2 fields",
        "shooting of drivers, Karrow gate, 12 Mar 2031",
        "4 sources, 3 independent · 3 statements",
        "DIFFER",
        "DENIED",
        "one source",
        "agree",
        "compatible",
        "nine drivers = 9",
        "Seven drivers = 7",
        "prints the text of Council of the Open Valley again",
        "sayso judge aaaa00000000:c1 aaaa00000000:c3 same --ledger FILE",
        "the same gate; two years apart",
        "cccc00000000.txt prints aaaa00000000.txt again (97% of the shorter one's words)",
        "No verdict says what is true",
    ],
)
def test_every_page_tells(form: str, words: str) -> None:
    assert re.sub(r"\s+", "", words) in re.sub(r"\s+", "", shown(form, quoted=True))


@pytest.mark.parametrize("form", PAGES)
def test_every_page_quotes_with_statement_and_page(form: str) -> None:
    text = shown(form, quoted=True)
    for words, place in ((NINE, "par. 1"), (NOT_OURS, "p. 1"), (SEVEN, "p. 2")):
        assert re.search(rf"{re.escape(words)}.{{0,90}}{re.escape(place)}", text), words


def test_the_terminal_quotes_only_where_it_is_asked_for() -> None:
    assert NOT_OURS in shown("text", quoted=True)
    assert NOT_OURS not in shown("text")


@pytest.mark.parametrize("form", PAGES)
def test_what_changed_and_what_is_left_out_are_told(form: str) -> None:
    text = shown(form, changes=(Change("new", "i9", "fire"),), left_out=3)
    assert "Since the last comparison" in text
    assert "fire – new" in text
    assert "3 incidents not shown" in text
    assert re.search("nothing changed", shown(form, changes=()), re.IGNORECASE)
    assert "Since" not in shown(form)


@pytest.mark.parametrize("form", WRITERS)
def test_nothing_to_compare_is_told_and_not_an_error(form: str) -> None:
    text = written(a_report(Comparison(())), form)
    assert text.endswith("\n")
    assert form not in PAGES or "No incident to show." in text


def test_another_format_is_refused() -> None:
    with pytest.raises(UsageError, match=r"“png”.*\[FORMAT\] Formats: text, json, html, csv, md"):
        written(a_report(), "png")


# The terminal.


@pytest.mark.parametrize("width", [40, 64, 80, 120])
def test_no_line_is_wider_than_the_terminal_but_a_command_to_copy(width: int) -> None:
    lines = render_table(a_report(quoted=True), width=width).splitlines()
    assert all(cell_len(line) <= width for line in lines if "sayso judge" not in line)


def test_without_colour_there_is_no_escape_and_without_unicode_only_ascii() -> None:
    assert "\x1b[" in render_table(a_report(), colour=True)
    assert "\x1b" not in render_table(a_report())
    assert render_table(a_report(quoted=True), unicode=False).isascii()


def test_colour_only_repeats_what_the_words_say() -> None:
    assert re.sub(r"\x1b\[[0-9;]*m", "", render_table(a_report(), colour=True)) == render_table(a_report())


# The page.


def test_the_page_has_a_column_for_each_source_and_a_row_for_each_field() -> None:
    page = written(a_report(), "html")
    table = page.partition('id="incident-1"')[2].partition("</table>")[0]
    assert table.count("<th scope=col>") == len(shooting().stances) - 1
    assert table.count("<th scope=row>") == len(shooting().fields)
    assert table.count('class="silent"') == 11


def test_many_sources_have_a_row_for_each_value_instead() -> None:
    many = [Voice(f"s{number}", f"Wire {number}", "named") for number in range(5, 15)]
    stances = [Stance(one.id, COUNCIL.document.id, "reports", "c1") for one in many]
    incident = replace(shooting(), stances=(*shooting().stances, *stances), sources=14)
    comparison = replace(a_comparison(), incidents=(incident,), sources=(*a_comparison().sources, *many))
    page = written(a_report(comparison), "html")
    assert "<th scope=col>who says so</th>" in page
    assert "Wire 14" in page


def test_what_differs_is_told_first_and_leads_to_its_incident() -> None:
    page = written(a_report(), "html")
    assert page.index("Where accounts differ") < page.index('id="incident-1"')
    assert '<a href="#incident-1">' in page


def test_what_one_of_two_passages_lacks_is_marked() -> None:
    (pair,) = a_comparison().reprints
    shorter = replace(pair, passages=(replace(pair.passages[0], second=(0, len("Guards of the Harbour Company"))),))
    page = written(a_report(replace(a_comparison(), reprints=(shorter,))), "html")
    assert "<mark>shot nine drivers dead at the Karrow gate on 12 March 2031.</mark>" in page


def test_the_page_has_no_script_and_fetches_nothing() -> None:
    page = written(a_report(), "html")
    assert "default-src 'none'" in page
    assert not re.search(r"<script|src=|url\(|https?:", page)


# CSV and JSON.


def test_each_claim_that_says_a_value_has_a_row() -> None:
    rows = list(csv.DictReader(StringIO(written(a_report(), "csv"), newline="")))
    assert tuple(rows[0]) == COLUMNS
    counted = [row for row in rows if row["field"] == "patient.count"]
    assert [(row["said_by"], row["value"], row["minimum"], row["page"], row["paragraph"]) for row in counted] == [
        ("Council of the Open Valley", "nine", "9", "", "1"),
        ("Karrow Herald", "nine", "9", "", "1"),
        ("Karrow hospital", "Seven", "7", "2", ""),
    ]
    assert {row["quotation"] for row in counted} == {NINE, SEVEN}


def test_a_value_without_words_still_has_a_row() -> None:
    rows = list(csv.DictReader(StringIO(written(a_report(None, COUNCIL), "csv"), newline="")))
    assert [row["quotation"] for row in rows if row["said_by"] == "Karrow hospital"] == ["", ""]


def test_numbers_stay_numbers_in_csv() -> None:
    rows = list(csv.DictReader(StringIO(written(a_report(), "csv"), newline="")))
    assert {row["longitude"] for row in rows if row["longitude"]} == {"-3.25"}


def test_json_is_the_published_shape_and_can_be_read_back() -> None:
    text = written(a_report(), "json")
    jsonschema.validate(json.loads(text), json.loads(comparison_schema_text()))
    assert comparison_from_json(text) == a_comparison()


def test_json_has_what_changed_where_that_was_asked_for() -> None:
    found = json.loads(written(a_report(changes=(Change("gone", "i9", "fire"),)), "json"))
    jsonschema.validate(found, json.loads(comparison_schema_text()))
    assert [(one["kind"], one["incident"], one["label"]) for one in found["changes"]] == [("gone", "i9", "fire")]
    assert "changes" not in json.loads(written(a_report(), "json"))
