"""The small forms of what a person gives: nothing, several, days, numbers; and how a value that is none is refused."""

from __future__ import annotations

import calendar
import datetime
import re
from typing import Final

from sayso.errors import LedgerError

_NONE: Final = ("", "none", "null")
_DAY: Final = re.compile(r"(\d{4})(?:-(\d\d))?(?:-(\d\d))?")
_NUMBER: Final = re.compile(r"\d{1,3}(?:[,\u00a0 ]\d{3})+|\d{1,12}")
Period = tuple[str | None, str | None]
Bounds = tuple[int | None, int | None]


def is_none(given: str) -> bool:
    """Tell whether a field is to be emptied."""
    return given.strip().casefold() in _NONE


def listed(given: str) -> tuple[str, ...]:
    """Give several that stand with semicolons between them."""
    return tuple(one.strip() for one in given.split(";") if one.strip())


def refused(told: str, remedy: str) -> LedgerError:
    """Give the refusal of a value that is none: NOT_A_VALUE."""
    return LedgerError("NOT_A_VALUE", f"{told}.", remedy)


def period_of(given: str) -> Period | None:
    """Give the first and last day of `2015`, `2015-10`, `2015-10-12`, `2015-10..2015-11`, `2015..` or `..2015`, ISO 8601.

    None for what is no period at all; LedgerError NOT_A_VALUE for one that no calendar has.
    """
    first, dots, last = (part.strip() for part in given.partition(".."))
    if not (first or last) or any(part and not _DAY.fullmatch(part) for part in (first, last)):
        return None
    earliest = _end(first, last=False) if first else None
    latest = _end(last if dots else first, last=True) if last or not dots else None
    if earliest and latest and earliest > latest:
        raise refused(f"{first} is after {last}", "Give the earlier day first.")
    return earliest, latest


def _end(given: str, *, last: bool) -> str:
    """Give the first or the last day of a year, a month or a day."""
    found = _DAY.fullmatch(given)
    assert found is not None
    year, month = int(found[1]), int(found[2] or (12 if last else 1))
    try:
        day = int(found[3]) if found[3] else calendar.monthrange(year, month)[1] if last else 1
        return datetime.date(year, month, day).isoformat()
    except ValueError:
        raise refused(f"{given} is no day", "Write it as YYYY-MM-DD.") from None


def bounds_of(given: str) -> Bounds | None:
    """Give the least and the most of `9`, `1,200`, `9..12`, `9..` or `..12`; None for what is no number."""
    first, dots, last = (part.strip() for part in given.partition(".."))
    if not (first or last) or any(part and not _NUMBER.fullmatch(part) for part in (first, last)):
        return None
    low = _number(first) if first else None
    high = _number(last) if last else None
    return (low, high) if dots else (low, low)


def _number(given: str) -> int:
    return int(re.sub(r"\D", "", given))
