"""Flags of short texts, read with Sayso's own weights; what the network adds by likeness is tested apart."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from sayso.pipeline import Reader
from sayso.types import StatementLedger

Flagged = tuple[str, str]


@pytest.fixture(scope="session")
def read() -> Callable[[str], StatementLedger]:
    """Read a text as a file's."""
    reader = Reader()
    return lambda text: reader.read(text.encode("utf-8"), "a.txt")


@pytest.fixture(scope="session")
def by_rule(read: Callable[[str], StatementLedger]) -> Callable[[str, str], list[Flagged]]:
    """Give the words and the reason of a text's flags of one name that a rule found."""

    def found(text: str, name: str) -> list[Flagged]:
        ledger = read(text)
        return [
            (ledger.document.text[flag.start : flag.end], flag.reason)
            for flag in ledger.flags
            if flag.name == name and not flag.reason.startswith("wording like")
        ]

    return found
