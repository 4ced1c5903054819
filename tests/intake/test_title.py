from __future__ import annotations

import pytest

from sayso.intake import read_statement

BODY = "The union said on Monday that it would not leave the quay before the ministry had answered its letter of the week before."


@pytest.mark.parametrize(
    ("top", "title"),
    [
        ("Harbour Closed for a Week\n\n", "Harbour Closed for a Week"),
        ("Press Release\n\nHarbour Closed for a Week\n\n", "Harbour Closed for a Week"),
        ("FOR IMMEDIATE RELEASE\n\n13 October 2024\n\nHARBOUR CLOSED\n\n", "HARBOUR CLOSED"),
        ("Press Release\n\n", None),
        ("", None),
        ("BORDER SERVICE OF THE REPUBLIC\n\nInformation for the media\n\nOn the closure\n\n", "On the closure"),
        ("OPEN HANDS\n\nHuman Rights Centre\n\nNorthport: a week after\n\n", "Northport: a week after"),
        ("Harbour Union Calls Strike\n\nMinistry is silent\n\n", "Harbour Union Calls Strike"),
        ("HARBOUR UNION\n\n", "HARBOUR UNION"),
        ("Northport Herald\n29 November 2011\n\nHarbour closed\n\n", "Harbour closed"),
        ("The Evening Lamp\n8 March 2020\n\nHARBOUR CLOSED\n\n", "HARBOUR CLOSED"),
        ("PORT AUTHORITY OF THE NORTH\n\nHarbour closed for a week\n\n", "Harbour closed for a week"),
        ("NORTHPORT HERALD\n29 November 2011\n\n", "NORTHPORT HERALD"),
        ("# Harbour closed\n\n", "Harbour closed"),
    ],
)
def test_the_title_is_the_first_heading_that_says_something(top: str, title: str | None) -> None:
    found = read_statement((top + BODY + "\n\n" + BODY).encode(), "a.txt").title
    assert (found and found.text) == title


def test_metadata_counts_only_where_the_text_has_the_words() -> None:
    page = "<html><head><title>{}</title></head><body><h1>Harbour closed</h1><p>{}</p></body></html>"
    for title in ("Some site", "Harbour closed – Some site", ""):
        found = read_statement(page.format(title, BODY).encode(), "a.html").title
        assert found
        assert found.text == "Harbour closed"
