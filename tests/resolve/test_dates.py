from __future__ import annotations

import datetime

import pytest

from sayso.resolve.dates import parse_date, publication_date
from sayso.types import Block, Statement


def _statement(*blocks: str, created: str | None = None) -> Statement:
    text = "\n\n".join(blocks)
    spans, start = [], 0
    for block in blocks:
        spans.append(Block(start, start + len(block), "paragraph"))
        start += len(block) + 2
    return Statement("sha256:0", "s.txt", "text/plain", text, (), tuple(spans), created=created)


@pytest.mark.parametrize(
    ("words", "earliest", "latest"),
    [
        ("on 12 October 2015", "2015-10-12", "2015-10-12"),
        ("Oct. 12, 2015", "2015-10-12", "2015-10-12"),
        ("the 3rd of May 2024", "2024-05-03", "2024-05-03"),
        ("2015-10-12", "2015-10-12", "2015-10-12"),
        ("12.10.2015", "2015-10-12", "2015-10-12"),
        ("in February 2024", "2024-02-01", "2024-02-29"),
        ("in the year 2006", "2006-01-01", "2006-12-31"),
        ("In the beginning of 2015", "2015-01-01", "2015-04-30"),
        ("late 2015", "2015-09-01", "2015-12-31"),
        ("2024-06-01T10:00:00", "2024-06-01", "2024-06-01"),
        ("yesterday, on 12 October 2015", "2015-10-12", "2015-10-12"),
    ],
)
def test_words_that_fix_days_give_those_days(words: str, earliest: str, latest: str) -> None:
    days = parse_date(words)
    assert days is not None
    assert (days.earliest.isoformat(), days.latest.isoformat()) == (earliest, latest)


@pytest.mark.parametrize(
    "words",
    [
        "recently",
        "on October 12",
        "last Friday",
        "31 February 2015",
        "the 2,015 prisoners",
        "12/10/15",
        "31 April 2015",
        "every Friday",
    ],
)
def test_words_that_fix_no_day_stay_open(words: str) -> None:
    assert parse_date(words) is None


def test_the_dateline_is_the_statements_own_date() -> None:
    published = publication_date(_statement("PRESS SERVICE", "14 May 2024", "On 2 May 2024 a guard was hurt."))
    assert published is not None
    assert (published.earliest, published.basis) == ("2024-05-14", "dateline")


def test_a_date_inside_a_sentence_is_not_a_dateline() -> None:
    assert publication_date(_statement("On 2 May 2024 a guard was hurt, the office said.")) is None


def test_a_wire_opens_with_its_dateline() -> None:
    published = publication_date(_statement("TARVEN, 3 May 2024 (OKA) — Nine prisoners were moved."))
    assert published is not None
    assert published.earliest == "2024-05-03"


def test_what_the_user_gives_wins_over_the_text_and_the_text_over_the_file() -> None:
    statement = _statement("14 May 2024", "A guard was hurt.", created="2024-06-01")
    assert publication_date(statement, "2024-05-20") is not None
    given, found = publication_date(statement, "2024-05-20"), publication_date(statement)
    assert given is not None
    assert found is not None
    assert (given.earliest, given.basis, found.earliest) == ("2024-05-20", "given", "2024-05-14")


def test_the_files_metadata_is_the_last_resort() -> None:
    published = publication_date(_statement("A guard was hurt.", created="2024-06-01T10:00:00"))
    assert published is not None
    assert (published.earliest, published.basis) == (datetime.date(2024, 6, 1).isoformat(), "metadata")


@pytest.mark.parametrize(
    ("head", "day"),
    [
        ("June 8 2005 Tarven Senator Mira Ode today announced a grant.", "2005-06-08"),
        ("Ode Statement On The Bridge Thursday May 24 2007 U S Senator Mira Ode today said so.", "2007-05-24"),
        ("Ode announces grant for Oka March 9th 2005 Tarven", "2005-03-09"),
        ("Bridge to open FOR IMMEDIATE RELEASE 07 09 2007 Bridge to open", "2007-07-09"),
        ("Contact Ivo Marten Date 03 25 2005 Ode announces a grant", "2005-03-25"),
        ("Ode on the bridge The bridge that fell on May 24 2007 Tarven's oldest", None),
        ("Ode on the bridge FOR IMMEDIATE RELEASE 31 31 2007 The bridge", None),
    ],
)
def test_a_letterhead_that_lost_its_lines_still_gives_its_date(head: str, day: str | None) -> None:
    published = publication_date(_statement(head))
    assert (published.earliest if published else None) == day


def test_a_short_paragraph_that_tells_something_of_a_day_is_no_dateline() -> None:
    assert publication_date(_statement("After the escape of 3 May 2014 the police closed the road.")) is None
    assert publication_date(_statement("Statement of the press service, 3 May 2014", "Nothing else happened.")) is not None


WIRE = "NORTHPORT, {} (NW) - Nine miners died on 11 October 2009 and in May 2010, the office said."


@pytest.mark.parametrize("day", ["Oct. 12", "October 12", "12 October"])
def test_a_wire_without_a_year_has_no_date_whatever_years_it_tells_of(day: str) -> None:
    assert publication_date(_statement("A mine closed", WIRE.format(day))) is None


@pytest.mark.parametrize(
    ("head", "created", "told"),
    [
        ("Press release 212/2011", None, ("2011-10-12", "dateline")),
        ("No. 77 / 2011", None, ("2011-10-12", "dateline")),
        ("A mine closed", "2011-10-14T08:00:00", ("2011-10-12", "dateline")),
        ("A mine closed", "2011-10-12", ("2011-10-12", "metadata")),
        ("A mine closed", "2012-06-01", ("2012-06-01", "metadata")),
        ("A mine closed", "2011-10-11", ("2011-10-11", "metadata")),
    ],
    ids=["number", "bare number", "soon after", "same day", "long after", "before"],
)
def test_a_wires_year_is_that_of_its_number_or_of_a_file_made_soon_after(
    head: str, created: str | None, told: tuple[str, str]
) -> None:
    published = publication_date(_statement(head, WIRE.format("Oct. 12"), created=created))
    assert published is not None
    assert (published.earliest, published.basis) == told


def test_a_wire_of_late_december_may_be_filed_in_the_next_year() -> None:
    published = publication_date(_statement(WIRE.format("Dec. 30"), created="2012-01-02"))
    assert published is not None
    assert published.earliest == "2011-12-30"


def test_a_day_that_the_year_does_not_have_is_no_date() -> None:
    assert publication_date(_statement("Press release 212/2011", WIRE.format("Feb. 29"))) is None
