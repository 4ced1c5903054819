"""What a reading must hold before it is kept, so that `verify` can say later that whatever is not so was altered."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Any

from sayso.errors import LedgerError
from sayso.ledger.json_lines import from_dict, to_json
from sayso.ledger.rows import part_id, storable
from sayso.types import StatementLedger

_ID = re.compile("sha256:[0-9a-f]{64}")


def kept_line(found: StatementLedger) -> tuple[str, StatementLedger]:
    """Give the line that is kept of a reading, and the reading as that line tells it; LedgerError NOT_A_READING."""
    try:
        line = to_json(found)
    except ValueError as error:  # a number that JSON does not have
        raise _refusal(found, str(error)) from error
    data = json.loads(line)
    kept = from_dict(data)
    if not _ID.fullmatch(kept.document.id):
        raise _refusal(found, f"{kept.document.id!r} is not the SHA-256 of a statement")
    if len({part_id(claim.id) for claim in kept.claims}) != len(kept.claims):
        raise _refusal(found, "two of its claims have one id")
    for wrong in wrong_quotations(data):
        raise _refusal(found, f"it {wrong}")
    return line, kept


def says_the_same(kept: str, line: str, found: StatementLedger) -> bool:
    """Tell whether the line that is kept of a reading says what another, `found`, says, whatever their files were called."""
    if kept == line:
        return True
    try:
        name = json.loads(kept)["document"]["name"]
    except (KeyError, TypeError, ValueError, RecursionError):  # it is damaged, as `verify` tells, and so not the same
        return False
    return isinstance(name, str) and to_json(replace(found, document=replace(found.document, name=name))) == kept


def wrong_quotations(ledger: Mapping[str, Any]) -> Iterator[str]:
    """Tell of everything that quotes, in a ledger as JSON has it, and is not `text[start:end]` of its statement."""
    text = ledger["document"]["text"]
    waiting: list[Any] = [ledger]
    while waiting:
        one = waiting.pop()
        if isinstance(one, dict):
            quoted, start, end = one.get("text"), one.get("start"), one.get("end")
            if isinstance(quoted, str) and isinstance(start, int) and isinstance(end, int) and text[start:end] != quoted:
                yield f"quotes {quoted[:40]!r} at {start} to {end}, where the statement has other words"
            waiting += one.values()
        elif isinstance(one, list):
            waiting += one


def _refusal(found: StatementLedger, reason: str) -> LedgerError:
    name = storable(found.document.name)
    return LedgerError("NOT_A_READING", f"this reading of {name} cannot be kept: {reason}.", "Read the statement again.")
