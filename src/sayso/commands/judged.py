"""Reviews by single commands: each is kept, and printed as it was kept."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Iterable, Mapping, Sequence
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from sayso.commands.streams import print_text, uninterrupted
from sayso.commands.subjects import parts_of, subject_of
from sayso.errors import UsageError
from sayso.export.reviews import as_object, judged, line_of, short
from sayso.ledger import Ledger, open_ledger
from sayso.ledger.by_hand import PairVerdict
from sayso.ledger.json_lines import Json
from sayso.ledger.reviews.kinds import WHOLE, Draft, Review, ReviewKind, Subject

KEPT: Final = 0
_ENTITY: Final = "an entity, as STATEMENT:e3"
_LARGEST: Final = 1_000_000
"""Most characters of a claim given as JSON: one of a page of text has some thousand."""


@dataclass(frozen=True, slots=True)
class Judging:
    """How something is judged: in which ledger, why, by whom (None: the system's user), after which last event (None: whatever)."""

    ledger: str
    reason: str
    who: str | None
    expect: int | None
    form: str


def judge(subject: str, kind: ReviewKind, how: Judging) -> int:
    """Keep a review that needs no more than its reason: accept, reject, note; gives 0. LedgerError as `Ledger.judge`."""
    if kind == "note" and not how.reason.strip():
        raise UsageError("USAGE", "a note says nothing.", "Give its words.")
    statement, part = parts_of(subject)
    whole = Subject(statement, WHOLE) if kind == "note" and part is None else subject_of(subject)
    return _keep(how, lambda ledger: [ledger.judge(_draft(ledger, whole, kind, how.reason), expected=how.expect)])


def _draft(ledger: Ledger, part: Subject, kind: ReviewKind, reason: str) -> Draft:
    return Draft(kind, Subject(ledger.resolve(part.statement), part.part), reason)


def correct(subject: str, given: Sequence[str], how: Judging) -> int:
    """Correct fields, all or none, from FIELD=VALUE; gives 0. UsageError USAGE, LedgerError as `Ledger.correct_in_words`."""
    part, fields = subject_of(subject), [_field(one) for one in given]
    return _keep(how, lambda ledger: ledger.correct_in_words(part, fields, reason=how.reason, expected=how.expect), several=True)


def _field(given: str) -> tuple[str, str]:
    name, sign, value = given.partition("=")
    if not sign or not name.strip():
        raise UsageError("USAGE", f"{given} is not FIELD=VALUE.", "Write it as when='12 March 2031'.")
    return name.strip(), value


def add(statement: str, given: Mapping[str, Iterable[str]], file: str | None, how: Judging) -> int:
    """Put a claim into a statement, from words or from a file in the published shape; gives 0.

    Several of one field are joined as `listed` parts them. UsageError USAGE; LedgerError as `Ledger.add_in_words`.
    """
    told = [(name, "; ".join(words)) for name, words in given.items() if words]
    if file is None:
        return _keep(how, lambda ledger: [ledger.add_in_words(statement, told, reason=how.reason)])
    if told:
        raise UsageError("USAGE", "a claim is given as JSON and in words.", "Give one of them.")
    claim = _claim_in(file)
    return _keep(how, lambda ledger: [ledger.add_claim(ledger.resolve(statement), claim, reason=how.reason)])


def _claim_in(file: str) -> Json:
    try:
        text = sys.stdin.read(_LARGEST + 1) if file == "-" else Path(file).read_text(encoding="utf-8")
        claim: Json = json.loads(text) if len(text) <= _LARGEST else None
    except OSError as error:
        raise UsageError(
            "USAGE", f"{file} cannot be read: {error.strerror}.", "Give a file of JSON, or - for the input."
        ) from error
    except (ValueError, RecursionError) as error:
        raise UsageError("USAGE", f"{file} is not JSON: {error}.", "Give a claim as `sayso show … -f json` prints it.") from error
    if not isinstance(claim, dict):
        raise UsageError("USAGE", f"{file} is no claim.", "Give one object, as `sayso show … -f json` prints it.")
    return {name: value for name, value in claim.items() if name != "id"}


def rename(subject: str, name: str, how: Judging) -> int:
    """Let an entity go by another name; gives 0."""
    if not name.strip():
        raise UsageError("USAGE", "the name is empty.", "Give a name.")
    part = subject_of(subject, _ENTITY)
    return _keep(how, lambda ledger: [ledger.rename(part, name, reason=how.reason, expected=how.expect)])


def merge(subject: str, into: str, how: Judging) -> int:
    """Put an entity into another of its statement; gives 0."""
    one, other = subject_of(subject, _ENTITY), subject_of(into, _ENTITY)
    return _keep(how, lambda ledger: [ledger.merge(one, other, reason=how.reason, expected=how.expect)])


def split(subject: str, mentions: Sequence[str], how: Judging) -> int:
    """Make an entity of its own of some mentions of another; gives 0."""
    part = subject_of(subject, _ENTITY)
    return _keep(how, lambda ledger: [ledger.split(part, mentions, reason=how.reason, expected=how.expect)])


def pair(one: str, other: str, verdict: PairVerdict, how: Judging) -> int:
    """Judge two claims or two entities the same, not the same, or undecided; gives 0."""
    what = "two claims or two entities, as STATEMENT:e3"
    first, second = subject_of(one, what), subject_of(other, what)
    return _keep(how, lambda ledger: [ledger.pair(first, second, verdict, reason=how.reason, expected=how.expect)])


def undo(event: int, how: Judging) -> int:
    """Take a review out of force; gives 0."""
    return _keep(how, lambda ledger: [ledger.undo(event, reason=how.reason, expected=how.expect)])


def redo(event: int, how: Judging) -> int:
    """Bring a review back that was undone; gives 0."""
    return _keep(how, lambda ledger: [ledger.redo(event, reason=how.reason, expected=how.expect)])


def _keep(how: Judging, act: Callable[[Ledger], list[Review]], *, several: bool = False) -> int:
    """Do it, whole or not at all, and print what was kept: JSON as one object, or as an array of `several`."""
    with closing(open_ledger(how.ledger, actor=how.who)) as ledger, uninterrupted():
        kept = act(ledger)
    if how.form == "json":
        objects: list[dict[str, Any]] = [as_object(review, in_force=True) for review in kept]
        print_text(f"{json.dumps(objects if several else objects[0], indent=2)}\n")
    else:
        print_text("".join(f"{short(judged(review))} {line_of(review)}\n" for review in kept))
    return KEPT
