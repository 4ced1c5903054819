"""What commands are asked to look at or to judge: a statement, or a part of it, as `7daba77607e0:c12`."""

from __future__ import annotations

import re
from typing import Final

from sayso.errors import UsageError
from sayso.ledger.reviews.kinds import Subject

_HASH: Final = "sha256"
_PART: Final = re.compile(r"(.+):([acehm]\d+|document)", re.DOTALL)


def parts_of(wanted: str) -> tuple[str, str | None]:
    """Part a statement from the part of it that is named; what follows `sha256` alone is a hash, whatever it looks like."""
    found = _PART.fullmatch(wanted)
    if found is None or found[1] == _HASH:
        return wanted, None
    return found[1], found[2]


def subject_of(wanted: str, what: str = "a claim, as STATEMENT:c12") -> Subject:
    """Give a part of a statement that must be named; UsageError USAGE where none is."""
    statement, part = parts_of(wanted)
    if part is None:
        raise UsageError("USAGE", f"{wanted} names no part of a statement.", f"Give {what}.")
    return Subject(statement, part)
