"""The days that options give, as ledgers write them."""

from __future__ import annotations

import datetime

from sayso.errors import UsageError


def check_days(since: str | None, until: str | None) -> None:
    """Refuse what is no day (YYYY-MM-DD), and days in the wrong order: UsageError GIVEN."""
    _check_day("since", since)
    _check_day("until", until)
    if since is not None and until is not None and since > until:
        raise UsageError("GIVEN", f"--since {since} is after --until {until}.", "Give the earlier day to --since.")


def _check_day(name: str, day: str | None) -> None:
    if day is not None and not _is_day(day):
        raise UsageError("GIVEN", f"--{name} {day} is not a day.", "Write it as YYYY-MM-DD.")


def _is_day(text: str) -> bool:
    """Tell whether `text` is a day as ledgers write it; Python takes other forms of ISO 8601 too ("20310312", "2031-W11-3")."""
    try:
        return datetime.date.fromisoformat(text).isoformat() == text
    except ValueError:
        return False
