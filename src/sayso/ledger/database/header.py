"""What a ledger file begins with; apart from what opens it, whose libraries take half a second to import."""

from __future__ import annotations

from pathlib import Path
from typing import Final

_HEADER: Final = b"SQLite format 3\x00"


def is_ledger_file(path: Path) -> bool:
    """Tell whether a file begins as a SQLite database does."""
    try:
        with path.open("rb") as file:
            return file.read(len(_HEADER)) == _HEADER
    except OSError:
        return False
