from __future__ import annotations

import pytest

from sayso.resolve.dates import publication_date
from sayso.types import Block, Statement

TOLD = "A column of lorries was fired upon, and two drivers were killed."


def _date_of(*lines: str) -> str | None:
    text = "\n".join(lines)
    published = publication_date(Statement("sha256:0", "s.txt", "text/plain", text, (), (Block(0, len(text), "paragraph"),)))
    return published.earliest if published else None


@pytest.mark.parametrize(
    ("heading", "day"),
    [
        ("Issued at 18:30 on 10 August 2014", "2014-08-10"),
        ("Preliminary report on the events in the prison (extract) - 19 March 2021", "2021-03-19"),
        ("Statement 4 - 17 July 2004", "2004-07-17"),
        ("Statement of 12 December 2018 on the situation in the district", "2018-12-12"),
        ("Findings on the loss of the ferry (published 5 May 2001)", "2001-05-05"),
        ("SUMMARY No. 4, as of 06:00 on 8 May 2013", "2013-05-08"),
        ("Bulletin No. 5 * 4 May 2018 * Copy and pass on", "2018-05-04"),
        ("Broadcast on 41 metres, 4 September 1948, 6 a.m.", "1948-09-04"),
        ("Urgent appeal UA 7/2017 - 4 August", "2017-08-04"),
        ("Ref. 12/3, 4.5.2012", "2012-05-04"),
        ("For urgent publication — 9.I.2011", "2011-01-09"),
        ("13-11-2018", "2018-11-13"),
        ("4.05.98", "1998-05-04"),
    ],
)
def test_a_heading_tells_when_it_was_put_out(heading: str, day: str) -> None:
    assert _date_of("PRESS OFFICE", heading, "", TOLD) == day


@pytest.mark.parametrize(
    "opening",
    [
        "MERDEM, 9 Feb. 2016 /OKA/. ",
        "Merdem, 9 February 2016. (Oka.) ",
        "MERDEM, 9 February 2016 (OKA) — ",
        "Tuesday 9 February 2016. ",
        "Rio Merdem, February 9, 2016. ",
    ],
)
def test_a_date_with_its_place_stands_before_the_first_sentence(opening: str) -> None:
    assert _date_of("OKA NEWS", "A column attacked", opening + TOLD) == "2016-02-09"


@pytest.mark.parametrize(
    "below",
    [
        ("24 January 2006", "Commander Osman Talgar"),
        ("In the bush, 24 January 2006",),
        ("Inspector of Prisons, 24-1-2006",),
        ("Nobody has come back. 24 January 2006.",),
    ],
)
def test_a_letter_has_its_date_below(below: tuple[str, ...]) -> None:
    assert _date_of("DECLARATION", TOLD, *below) == "2006-01-24"


@pytest.mark.parametrize(
    "line",
    [
        "The escape of 12 October 1998 from the island",
        "Situation report (covering 8–12 June 2016)",
        "Weekly report 45 (5-11 November 2018)",
        "Message on preliminary results of the election held on 7 October 2012",
        "Time of ignition: 7 Oct. 1996, approx. 03:10",
        "Removed for interrogation: 15.10.98, 22:00.",
        "On 8 June 2016 at about 17.20 hours, citizens of the other state opened the lock.",
        "The 12 May 2014 riot",
    ],
)
def test_the_day_of_what_is_told_is_not_the_statements_own(line: str) -> None:
    assert _date_of("PRESS OFFICE", line, "", TOLD) is None


def test_entries_of_a_chronicle_date_no_statement() -> None:
    entries = "11 August 2009. Arkhun. A policeman was wounded.", "12 August 2009. Ters. Nine houses were burnt."
    assert _date_of("CHRONICLE", *entries) is None


@pytest.mark.parametrize(
    ("told", "day"),
    [
        ("Two drivers were killed.", None),
        ("Two drivers were killed on 4/2 and 6/2.", "1993-02-05"),
        ("Two drivers were killed on 5/1 and 5/3.", "1993-05-02"),
        ("Two drivers were killed on 4 February.", "1993-02-05"),
        ("Two drivers were killed on 19/1/1993.", "1993-02-05"),
        ("Two drivers were killed in the night to May 1, others on February 3.", None),
    ],
)
def test_figures_that_can_be_two_days_are_read_as_the_rest_of_the_text_has_them(told: str, day: str | None) -> None:
    assert _date_of("Meeting of Headmen", "5/2/1993", "", told) == day


@pytest.mark.parametrize(("year", "day"), [("97", "1997-08-25"), ("05", "2005-08-25"), ("44", None)])
def test_a_year_of_two_figures_is_of_the_century_that_it_can_be_of(year: str, day: str | None) -> None:
    assert _date_of("APPEAL", f"25.8.{year}", "", TOLD) == day
