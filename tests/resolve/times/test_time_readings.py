"""From words and anchors to TIMEX3 values and days: absolute, by the statement's date, by what was told before."""

from __future__ import annotations

import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sayso.claims.time_expressions import find_time_expressions
from sayso.claims.timex.meaning import Calendar, Hijri, Offset
from sayso.resolve.times import Anchors, Told, read_time

TUESDAY = datetime.date(2015, 10, 13)
PAST = Anchors(speech=TUESDAY, direction=-1)
COMING = Anchors(speech=TUESDAY, direction=1)
UNKNOWN = Anchors(speech=TUESDAY)
NOTHING = Anchors()


def told(words: str, anchors: Anchors = NOTHING) -> Told:
    """Read the one expression that the words are."""
    (found,) = find_time_expressions(words)
    return read_time(found.meaning, anchors)


def days(reading: Told) -> str:
    """Write the days of a reading as "earliest..latest"."""
    return f"{reading.earliest or ''}..{reading.latest or ''}"


BY_THEMSELVES = [
    ("2015-10-12", "DATE", "2015-10-12", "2015-10-12..2015-10-12"),
    ("in May 2015", "DATE", "2015-05", "2015-05-01..2015-05-31"),
    ("in 1998", "DATE", "1998", "1998-01-01..1998-12-31"),
    ("the third quarter of 1998", "DATE", "1998-Q3", "1998-07-01..1998-09-30"),
    ("the second half of 1998", "DATE", "1998-H2", "1998-07-01..1998-12-31"),
    ("the 1990s", "DATE", "199", "1990-01-01..1999-12-31"),
    ("the early 1990s", "DATE", "199", "1990-01-01..1993-04-30"),
    ("the 19th century", "DATE", "18", "1800-01-01..1899-12-31"),
    ("fiscal 1990", "DATE", "FY1990", "1989-10-01..1990-09-30"),
    ("summer 2008", "DATE", "2008-SU", "2008-06-01..2008-08-31"),
    ("winter 2008", "DATE", "2008-WI", "2007-12-01..2009-02-28"),
    ("the beginning of 2015", "DATE", "2015", "2015-01-01..2015-04-30"),
    ("mid-2015", "DATE", "2015", "2015-05-01..2015-08-31"),
    ("late 2015", "DATE", "2015", "2015-09-01..2015-12-31"),
    ("early May 2015", "DATE", "2015-05", "2015-05-01..2015-05-10"),
    ("the middle of May 2015", "DATE", "2015-05", "2015-05-11..2015-05-20"),
    ("the end of February 2015", "DATE", "2015-02", "2015-02-21..2015-02-28"),
    ("the first week of May 2015", "DATE", "2015-W18", "2015-05-01..2015-05-07"),
    ("the last Friday of May 2015", "DATE", "2015-05-29", "2015-05-29..2015-05-29"),
    ("the first nine months of 1989", "DURATION", "P9M", "1989-01-01..1989-09-30"),
    ("1998-2000", "DURATION", "1998/2000", "1998-01-01..2000-12-31"),
    ("12-15 October 2015", "DURATION", "2015-10-12/2015-10-15", "2015-10-12..2015-10-15"),
    ("9:30 p.m. on 12 May 2015", "TIME", "2015-05-12T21:30", "2015-05-12..2015-05-12"),
    ("the evening of 12 May 2015", "TIME", "2015-05-12TEV", "2015-05-12..2015-05-12"),
    ("Eid al-Fitr 2008", "DATE", "2008-10-01", "2008-09-30..2008-10-02"),
    ("12 Ramadan 1429 AH", "DATE", "2008-09-12", "2008-09-11..2008-09-13"),
    ("Ramadan 2008", "DATE", "2008-09-01/2008-09-30", "2008-08-31..2008-10-01"),
    ("Easter 2015", "DATE", "2015-04-05", "2015-04-05..2015-04-05"),
    ("Victory Day 2014", "DATE", "2014-05-09", "2014-05-09..2014-05-09"),
    ("9/11", "DATE", "2001-09-11", "2001-09-11..2001-09-11"),
    ("10/26/2014", "DATE", "2014-10-26", "2014-10-26..2014-10-26"),
]
BY_THE_STATEMENTS_DATE = [
    ("yesterday", PAST, "2015-10-12", "2015-10-12..2015-10-12"),
    ("last week", PAST, "2015-W41", "2015-10-05..2015-10-11"),
    ("early last week", PAST, "2015-W41", "2015-10-05..2015-10-07"),
    ("last month", PAST, "2015-09", "2015-09-01..2015-09-30"),
    ("next year", COMING, "2016", "2016-01-01..2016-12-31"),
    ("earlier this week", PAST, "2015-W42", "2015-10-12..2015-10-13"),
    ("later this year", COMING, "2015", "2015-10-13..2015-12-31"),
    ("three years ago", PAST, "2012", "2012-01-01..2012-12-31"),
    ("18 months ago", PAST, "2014-04", "2014-04-01..2014-04-30"),
    ("a year and a half ago", PAST, "2014-04", "2014-04-01..2014-04-30"),
    ("several years ago", PAST, "PAST_REF", "..2015-10-13"),
    ("two hours ago", PAST, "2015-10-13TXX", "2015-10-12..2015-10-13"),
    ("recently", PAST, "PAST_REF", "..2015-10-13"),
    ("now", UNKNOWN, "PRESENT_REF", "2015-10-13..2015-10-13"),
    ("soon", COMING, "FUTURE_REF", "2015-10-13.."),
    ("on Tuesday", PAST, "2015-10-13", "2015-10-13..2015-10-13"),
    ("on Friday", PAST, "2015-10-09", "2015-10-09..2015-10-09"),
    ("on Friday", COMING, "2015-10-16", "2015-10-16..2015-10-16"),
    ("last Tuesday", PAST, "2015-10-06", "2015-10-06..2015-10-06"),
    ("next Tuesday", COMING, "2015-10-20", "2015-10-20..2015-10-20"),
    ("in March", PAST, "2015-03", "2015-03-01..2015-03-31"),
    ("in March", COMING, "2016-03", "2016-03-01..2016-03-31"),
    ("in December", PAST, "2014-12", "2014-12-01..2014-12-31"),
    ("last October", PAST, "2014-10", "2014-10-01..2014-10-31"),
    ("this summer", PAST, "2015-SU", "2015-06-01..2015-08-31"),
    ("the third quarter", PAST, "2015-Q3", "2015-07-01..2015-09-30"),
    ("the fourth quarter", PAST, "2014-Q4", "2014-10-01..2014-12-31"),
    ("the fourth quarter", COMING, "2015-Q4", "2015-10-01..2015-12-31"),
    ("the third quarter of last year", PAST, "2014-Q3", "2014-07-01..2014-09-30"),
    ("on 1 May", PAST, "2015-05-01", "2015-05-01..2015-05-01"),
    ("on 1 June", COMING, "2016-06-01", "2016-06-01..2016-06-01"),
    ("Eid al-Adha", PAST, "2015-09-23", "2015-09-22..2015-09-24"),
    ("the past two years", PAST, "P2Y", "2013-10-13..2015-10-13"),
    ("the next three days", COMING, "P3D", "2015-10-13..2015-10-16"),
    ("12/10/2015", PAST, "2015-10-12", "2015-10-12..2015-10-12"),
    ("the weekend", PAST, "2015-W41-WE", "2015-10-10..2015-10-11"),
    ("Friday night", PAST, "2015-10-09TNI", "2015-10-09..2015-10-09"),
    ("tonight", COMING, "2015-10-13TNI", "2015-10-13..2015-10-13"),
]
OPEN = [
    ("on Tuesday", NOTHING, "XXXX-WXX-2", "the statement's date is not known"),
    ("in March", NOTHING, "XXXX-03", "the year is not told"),
    ("12 October", NOTHING, "XXXX-10-12", "the year is not told"),
    ("last week", NOTHING, "PAST_REF", "the statement's date is not known"),
    ("Eid al-Fitr", NOTHING, "XXXX-XX-XX", "the year is not told"),
    ("in March", UNKNOWN, "2016-03", "it may be 2015-03 or 2016-03"),
    ("on Friday", UNKNOWN, "2015-10-09", "the tense does not tell"),
    ("on 15 November", PAST, "2015-11-15", "it may be 2015-11-15 or 2014-11-15"),
    ("the following day", PAST, "2015-10-14", "no time was told of before"),
    ("that day", PAST, "2015-10-13", "no time was told of before"),
    ("eight months", PAST, "P8M", "when it began is not told"),
    ("several months", PAST, "PXM", "when it began is not told"),
    ("half an hour", PAST, "PT30M", "when it began is not told"),
    ("every Friday", PAST, "XXXX-WXX-5", "told of every such time"),
    ("every two weeks", PAST, "P2W", "told of every such time"),
    ("every summer", PAST, "XXXX-SU", "told of every such time"),
    ("twice a year", PAST, "P1Y", "told of every such time"),
    ("at 18:52", PAST, "2015-10-13T18:52", "of which day is not told"),
    ("12/10/2015", NOTHING, "XXXX-XX-XX", "do not tell day and month apart"),
    ("Eid al-Fitr 2000", NOTHING, "XXXX-XX-XX", "2000-01-08 and 2000-12-27"),
    ("Independence Day 2014", NOTHING, "XXXX-XX-XX", "not told by its year alone"),
]
IMPOSSIBLE = [
    ("31 April 2015", "April 2015 has no day 31"),
    ("31 April", "April 2000 has no day 31"),
    ("30 February 2015", "February 2015 has no day 30"),
    ("29 February 2015", "February 2015 has no day 29"),
    ("2015-13-01", "there is no month 13"),
    ("45.10.2015", "October 2015 has no day 45"),
    ("12.13.1442 AH", "the Islamic calendar has no month 13"),
    ("31.2.1442 AH", "month 2 of 1442 AH has no day 31"),
    ("12 Ramadan 1200 AH", "tables do not reach 1200 AH"),
    ("Friday, 12 May 2015", "2015-05-12 is no Friday"),
    ("999999999 years ago", "outside the calendar"),
    ("999,999,999 centuries from now", "outside the calendar"),
]


@pytest.mark.parametrize(("words", "type_", "value", "expected"), BY_THEMSELVES)
def test_what_the_words_fix_needs_no_anchor(words: str, type_: str, value: str, expected: str) -> None:
    reading = told(words)
    assert (reading.type, reading.value, days(reading), reading.basis) == (type_, value, expected, "text")


@pytest.mark.parametrize(("words", "anchors", "value", "expected"), BY_THE_STATEMENTS_DATE)
def test_the_statements_date_and_the_tense_fix_the_rest(words: str, anchors: Anchors, value: str, expected: str) -> None:
    reading = told(words, anchors)
    assert (reading.value, days(reading), reading.basis) == (value, expected, "document")


@pytest.mark.parametrize(("words", "anchors", "value", "reason"), OPEN)
def test_what_nothing_fixes_stays_open_and_says_why(words: str, anchors: Anchors, value: str, reason: str) -> None:
    reading = told(words, anchors)
    assert (reading.value, days(reading), reading.basis) == (value, "..", None)
    assert reason in (reading.reason or "")


@pytest.mark.parametrize(("words", "reason"), IMPOSSIBLE)
def test_a_date_that_no_calendar_has_stays_open_and_says_why(words: str, reason: str) -> None:
    reading = told(words, PAST)
    assert days(reading) == ".."
    assert reason in (reading.reason or "")


def test_a_story_is_counted_on_from_the_time_told_before() -> None:
    anchors = Anchors(TUESDAY, story=told("12 May 2014"), direction=-1)
    found = {
        words: told(words, anchors) for words in ("the following day", "eight months earlier", "that week", "the following year")
    }
    assert {words: reading.value for words, reading in found.items()} == {
        "the following day": "2014-05-13",
        "eight months earlier": "2013-09",
        "that week": "2014-W20",
        "the following year": "2015",
    }
    assert {reading.basis for reading in found.values()} == {"context"}


def test_a_day_counted_from_a_whole_year_is_as_wide_as_that_year() -> None:
    anchors = Anchors(TUESDAY, story=told("in 2006"), direction=-1)
    assert days(told("eight months earlier", anchors)) == "2005-05-01..2006-04-30"
    assert told("that day", anchors).days is None


def test_a_year_earlier_is_the_same_quarter_where_one_was_told() -> None:
    quarter = told("the third quarter of 2015")
    assert told("a year earlier", Anchors(TUESDAY, story=quarter, quarter=quarter)).value == "2014-Q3"


def test_the_year_of_the_passage_dates_a_holiday() -> None:
    reading = told("Eid al-Fitr", Anchors(TUESDAY, year=2008, direction=-1))
    assert (days(reading), reading.basis) == ("2008-09-30..2008-10-02", "context")


def test_a_country_tells_which_independence_day() -> None:
    assert told("Independence Day 2014", Anchors(country="kg")).value == "2014-08-31"


@given(st.integers(-(10**6), 10**6), st.sampled_from(["day", "week", "month", "quarter", "year", "decade", "century"]))
def test_any_distance_gives_days_in_order_or_a_reason(count: int, unit: str) -> None:
    reading = read_time(Offset(unit, count), PAST)  # type: ignore[arg-type]
    assert (reading.days is None and reading.reason) or (reading.days and reading.days.earliest <= reading.days.latest)


@given(st.integers(-5, 10**9), st.integers(-5, 99), st.integers(-5, 99))
def test_any_figures_give_one_day_or_a_reason(year: int, month: int, day: int) -> None:
    for meaning in (Calendar(year, month, day), Hijri(year, month, day)):
        reading = read_time(meaning, PAST)
        assert (reading.days is None) == bool(reading.reason)
