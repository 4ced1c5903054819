"""Days as numbers: stretches that tellings of a happening are compared by."""

from __future__ import annotations

import datetime
from dataclasses import dataclass
from typing import Final

from sayso.types import When

FIRST_DAY: Final = datetime.date.min.toordinal()
LAST_DAY: Final = datetime.date.max.toordinal()


@dataclass(frozen=True, slots=True)
class Days:
    """Days from `earliest` to `latest`, both inclusive, as proleptic Gregorian ordinals; earliest ≤ latest.

    An open end is FIRST_DAY or LAST_DAY.
    """

    earliest: int
    latest: int

    @property
    def closed(self) -> bool:
        """Whether both ends are known."""
        return self.earliest > FIRST_DAY and self.latest < LAST_DAY

    @property
    def width(self) -> int:
        """The number of days."""
        return self.latest - self.earliest + 1

    def gap(self, other: Days) -> int:
        """Give the days between two stretches; 0 where they share a day or touch."""
        return max(0, self.earliest - other.latest, other.earliest - self.latest)


def days_of(when: When | None) -> Days | None:
    """Give the days of a time expression; None where neither end could be fixed."""
    return days_between(when.earliest, when.latest) if when else None


def days_between(earliest: str | None, latest: str | None) -> Days | None:
    """Give the days between ISO 8601 days, either of which may be open; None where both are, or where they are no days."""
    first, last = _ordinal(earliest, FIRST_DAY), _ordinal(latest, LAST_DAY)
    if first is None or last is None or (earliest is None and latest is None) or first > last:
        return None
    return Days(first, last)


def _ordinal(day: str | None, without: int) -> int | None:
    if day is None:
        return without
    try:
        return datetime.date.fromisoformat(day).toordinal()
    except ValueError:
        return None  # days that Python's calendar does not have, such as those before the year 1
