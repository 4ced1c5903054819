"""Events bound to one another by their hashes, so that none can be altered, left out or put in without a trace.

Each event's hash is the SHA-256 of its JSON (sorted keys and no blanks as in RFC 8785; unlike there, what is not ASCII is escaped,
because names can hold halves of surrogate pairs, which have no UTF-8) with the hash of the event before it, as in a hash-linked
time stamp (Haber and Stornetta 1991). Whoever keeps the last hash, the head, outside the file can tell later that nothing before
it has changed.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Final, TypeAlias

Payload: TypeAlias = "Mapping[str, Any]"
"""What an event holds, as JSON has it."""
NOTHING_BEFORE: Final = "0" * 64
"""What stands for the hash before the first event."""


@dataclass(frozen=True, slots=True)
class Event:
    """One thing done: `seq` from 1, `at` ISO 8601 in UTC, `actor` who did it, `payload` canonical JSON."""

    seq: int
    at: str
    actor: str
    kind: str
    payload: str
    previous: str
    hash: str


@dataclass(frozen=True, slots=True)
class Fault:
    """Something that is not as it was written: where, and what."""

    where: str
    what: str


def canonical(payload: Payload) -> str:
    """Give a payload as canonical JSON."""
    return json.dumps(payload, ensure_ascii=True, allow_nan=False, sort_keys=True, separators=(",", ":"))


def event_after(last: Event | None, at: str, actor: str, kind: str, payload: Payload) -> Event:
    """Give the event that follows another, or begins a ledger."""
    seq, previous = (1, NOTHING_BEFORE) if last is None else (last.seq + 1, last.hash)
    words = canonical(payload)
    return Event(seq, at, actor, kind, words, previous, hash_of(seq, at, actor, kind, words, previous))


def hash_of(seq: int, at: str, actor: str, kind: str, payload: str, previous: str) -> str:
    """Give the hash of an event."""
    parts: Payload = {"actor": actor, "at": at, "kind": kind, "payload": payload, "previous": previous, "seq": seq}
    return hashlib.sha256(canonical(parts).encode("utf-8")).hexdigest()


def faults_of(events: Iterable[Event]) -> Iterator[Fault]:
    """Give what is wrong in a chain of events, in order: gaps, links that do not hold, and events whose hash is not theirs."""
    seq, previous = 0, NOTHING_BEFORE
    for event in events:
        if not isinstance(event.seq, int):
            yield Fault(f"event after {seq}", "was altered: it has no number")
            continue
        if event.seq != seq + 1:
            yield Fault(f"event {event.seq}", f"follows event {seq}: events are missing or out of order")
        if event.previous != previous:
            yield Fault(f"event {event.seq}", "does not follow the event before it: one of them was altered")
        if not _is_whole(event):
            yield Fault(f"event {event.seq}", "was altered: it holds what no event holds")
        elif event.hash != hash_of(event.seq, event.at, event.actor, event.kind, event.payload, event.previous):
            yield Fault(f"event {event.seq}", "was altered: its hash is not that of what it says")
        seq, previous = event.seq, event.hash


def _is_whole(event: Event) -> bool:
    """Tell whether an event from a file holds text where it must: SQLite lets any column hold anything."""
    return all(isinstance(part, str) for part in (event.at, event.actor, event.kind, event.payload, event.previous, event.hash))
