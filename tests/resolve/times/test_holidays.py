"""When holidays fall, checked against days that are known."""

from __future__ import annotations

import pytest

from sayso.claims.vocabulary import rows
from sayso.resolve.times.holidays import hijri_days, holidays_in
from sayso.resolve.times.periods import OutsideCalendarError

KNOWN = [
    ("easter", 2000, "2000-04-23..2000-04-23"),
    ("easter", 2008, "2008-03-23..2008-03-23"),
    ("good-friday", 2015, "2015-04-03..2015-04-03"),
    ("orthodox-easter", 2015, "2015-04-12..2015-04-12"),
    ("orthodox-easter", 2000, "2000-04-30..2000-04-30"),
    ("thanksgiving", 2015, "2015-11-26..2015-11-26"),
    ("us-memorial-day", 2015, "2015-05-25..2015-05-25"),
    ("victory-day", 2015, "2015-05-09..2015-05-09"),
    ("nowruz", 2015, "2015-03-20..2015-03-21"),
    ("eid-al-fitr", 2008, "2008-09-30..2008-10-02"),
    ("eid-al-fitr", 2000, "2000-01-07..2000-01-09 2000-12-26..2000-12-28"),
    ("eid-al-adha", 2015, "2015-09-22..2015-09-24"),
]


@pytest.mark.parametrize(("key", "year", "expected"), KNOWN)
def test_a_holiday_falls_on_its_days(key: str, year: int, expected: str) -> None:
    assert " ".join(f"{days.earliest}..{days.latest}" for days in holidays_in(key, year)) == expected


def test_every_name_has_a_row_that_tells_when_or_that_it_does_not() -> None:
    for _, key in rows("timex.holidays"):
        try:
            assert holidays_in(key, 2010)
        except OutsideCalendarError as error:
            assert "not told by its year alone" in str(error)  # noqa: PT017 (either outcome is right)


@pytest.mark.parametrize(("year", "month", "day"), [(1442, 13, 1), (1442, 0, 1), (1442, 2, 31), (1, 1, 1), (9999, 1, 1)])
def test_an_islamic_date_that_does_not_exist_is_refused(year: int, month: int, day: int) -> None:
    with pytest.raises(OutsideCalendarError):
        hijri_days(year, month, day)
