"""`sayso diff` and `sayso adopt`: a newer reading beside the one that counts, and in its place."""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import closing
from dataclasses import asdict
from typing import Final

from sayso.commands.opening import opened
from sayso.commands.streams import on_one_line, print_text
from sayso.ledger import open_ledger
from sayso.ledger.adopting import KeptReading
from sayso.ledger.json_lines import Json
from sayso.ledger.reviews.differ import Changed, Difference, FieldChange, ListDifference
from sayso.ledger.reviews.kinds import Review

_SHOWN: Final = 100
"""How much of a value a line shows; `--format json` gives all of it."""


def diff(path: str, statement: str, events: tuple[int | None, int | None], form: str, unsealed: str | None) -> int:
    """Print what a reading has otherwise than another, as `form` (text or json); gives 0 whether there is anything or not."""
    with opened(path, unsealed) as ledger:
        found = ledger.difference(statement, *events)
        readings = {one.event: one for one in ledger.readings(statement)}
    if form == "json":
        print_text(f"{json.dumps(asdict(found), indent=2)}\n")
    else:
        print_text("".join(f"{line}\n" for line in _lines(found, readings)))
    return 0


def adopt(path: str, statement: str, reading: int | None, reason: str) -> int:
    """Let another reading count, and print what went over to it; gives 0. LedgerError NOTHING_TO_ADOPT, NOT_FOUND, STALE."""
    with closing(open_ledger(path)) as ledger:
        seen = ledger.state(statement, "").last
        told = ledger.difference(statement, after=reading)
        done = ledger.adopt(statement, told.after, reason=reason, expected=seen)
    print_text("".join(f"{line}\n" for line in (f"reading {told.after} counts now: event {done.event}", *_reviews(told))))
    return 0


def _lines(found: Difference, readings: dict[int, KeptReading]) -> Iterator[str]:
    yield f"{_reading(readings[found.before])} → {_reading(readings[found.after])}"
    if found.before == found.after:
        yield "one and the same reading"
        return
    if found.other_text:
        yield "the reading texts differ: no part of the one can be found in the other by its place"
    for name, one in found.lists.items():
        yield f"{name}: {_counted(one)}"
        yield from _parts(one)
    yield from _reviews(found)


def _reading(one: KeptReading) -> str:
    counts = ", counts" if one.counts else ""
    return on_one_line(f"reading {one.event} ({one.reader}, {one.at[:10]}{counts})")


def _counted(one: ListDifference) -> str:
    counts = ((len(one.gone), "gone"), (len(one.new), "new"), (len(one.changed), "changed"))
    return ", ".join(f"{count} {what}" for count, what in counts if count) or "the same"


def _parts(one: ListDifference) -> Iterator[str]:
    for sign, parts in (("−", one.gone), ("+", one.new)):
        yield from (f"  {sign} {on_one_line(part.id)}  “{_short(part.words)}”" for part in parts)
    for changed in one.changed:
        yield f"  ~ {_ids(changed)}  “{_short(changed.words)}”"
        yield from (f"      {_field(field)}" for field in changed.fields)


def _ids(changed: Changed) -> str:
    return on_one_line(changed.before if changed.before == changed.after else f"{changed.before} → {changed.after}")


def _field(field: FieldChange) -> str:
    return f"{field.field}: {_short(_value(field.before))} → {_short(_value(field.after))}"


def _value(value: Json) -> str:
    return value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)


def _reviews(found: Difference) -> Iterator[str]:
    if found.carried or found.left:
        yield f"reviews that go over: {len(found.carried)}, that stay behind: {len(found.left)}"
        yield from (f"  stays behind: {_review(one)}" for one in found.left)


def _review(one: Review) -> str:
    parts = [f"event {one.event}, {one.kind} {one.subject.part}".rstrip(), one.field or "", f"by {one.reviewer}", one.reason]
    return _short(" · ".join(part for part in parts if part))


def _short(words: str) -> str:
    shown = on_one_line(words)
    return shown if len(shown) <= _SHOWN else f"{shown[:_SHOWN]}…"
