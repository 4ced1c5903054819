"""`sayso verify` and `sayso backup`: is a ledger file as it was written, and a copy of it that is."""

from __future__ import annotations

import json
import re
from contextlib import closing
from pathlib import Path

from sayso.commands.streams import on_one_line, print_text, say
from sayso.errors import IntegrityError, UsageError
from sayso.ledger import Ledger, open_ledger
from sayso.ledger.backup import back_up
from sayso.ledger.chain import Event, Fault
from sayso.ledger.database.header import shown
from sayso.ledger.verify import verify as faults_of

HOLDS = 0


def verify(path: str, head: str | None, form: str, originals: str | None = None) -> int:
    """Print whether a ledger file holds, as `form` (text or json), and give the exit status: 0, or 4 where it does not.

    `head` is a hash that was kept outside the file: that of its last event at some time. UsageError USAGE where it is none.
    What lies among the originals and is none is told on standard error: it takes nothing from what the ledger holds.
    """
    check_head(head)
    last: Event | None = None
    faults: list[Fault] = []
    foreign: list[str] = []
    try:
        with closing(open_ledger(path, originals=originals)) as ledger:
            faults += faults_of(ledger)
            faults += _head_faults(ledger, head) if head is not None else []
            last, foreign = ledger.head(), ledger.foreign()
    except IntegrityError as error:
        faults.append(Fault("file", error.message))
    for one in foreign:
        say(f"sayso: {on_one_line(shown(path))}: among the originals is {on_one_line(one)}, of which no event tells")
    print_text(_as_json(faults, last) if form == "json" else _as_text(shown(path), faults, last))
    return IntegrityError.exit_status if faults else HOLDS


def backup(path: str, to: str, originals: str | None = None) -> int:
    """Copy a ledger file into a new one, with its originals, verify that, and print its head; gives 0."""
    with closing(open_ledger(path, originals=originals)) as ledger:
        back_up(ledger, Path(to))
    with closing(open_ledger(to)) as copied:
        print_text(holds(to, copied.head()))
    return HOLDS


def check_head(head: str | None) -> None:
    """Refuse a head that is no hash: UsageError USAGE."""
    if head is not None and not re.fullmatch("[0-9a-f]{64}", head):
        raise UsageError("USAGE", f"--head {head!r} is no hash.", "Give the 64 digits that `sayso verify` printed.")


def _head_faults(ledger: Ledger, head: str) -> list[Fault]:
    """Look for the event that was the last one when the head was kept."""
    if any(event.hash == head for event in ledger.events()):
        return []
    return [Fault("head", f"{head} is of no event: what it stood for was altered or cut off")]


def _as_text(path: str, faults: list[Fault], last: Event | None) -> str:
    if not faults:
        return holds(path, last)
    return "".join(f"{on_one_line(f'{path}: {fault.where} {fault.what}')}\n" for fault in faults)


def holds(path: str, last: Event | None) -> str:
    """Give the line of a ledger that holds."""
    number, head = (0, "none") if last is None else (last.seq, last.hash)
    return f"{on_one_line(path)} holds: {number} event{'' if number == 1 else 's'}, head {head}\n"


def _as_json(faults: list[Fault], last: Event | None) -> str:
    told = [{"where": fault.where, "what": fault.what} for fault in faults]
    events = {"events": last.seq, "head": last.hash} if last is not None else {"events": 0, "head": None}
    return f"{json.dumps({'holds': not faults, **events, 'faults': told}, indent=2)}\n"
