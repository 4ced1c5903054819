"""`sayso seal`, `unseal` and `seals`: names that every view and export shows as pseudonyms."""

from __future__ import annotations

import json
from contextlib import closing

from sayso.commands.kept import parts
from sayso.commands.streams import on_one_line, print_text, say
from sayso.errors import LedgerError
from sayso.ledger import Ledger, open_ledger
from sayso.ledger.reviews.kinds import Subject
from sayso.ledger.sealing import Key, default_key_path, make_key, read_key
from sayso.ledger.veiling import Sealed

DONE = 0


def seal(where: str, wanted: str, more: tuple[str, ...], reason: str, form: str) -> int:
    """Seal the names of an entity and `more` words, and print its pseudonym as `form` (text or json); gives 0.

    The first seal makes the key, and says where it is kept. LedgerError as of `Ledger.seal`, and KEY_MISSING and its like.
    """
    name, part = parts(wanted)
    if part is None:
        raise LedgerError(
            "NOT_FOUND", f"{wanted} names no entity.", "Name one as STATEMENT:e3, as `sayso show --format json` has it."
        )
    with closing(open_ledger(where)) as ledger:
        subject = Subject(ledger.resolve(name), part)
        sealed = ledger.seal(subject, _key_of(ledger), more=more, reason=reason)
    _print([sealed], form)
    return DONE


def unseal(where: str, pseudonym: str, reason: str) -> int:
    """Lift every seal with a pseudonym; gives 0. LedgerError NOT_FOUND, REASON_MISSING, KEY_MISSING and its like."""
    with closing(open_ledger(where)) as ledger:
        ledger.unseal(pseudonym, read_key(default_key_path()), reason=reason)
    print_text(f"unsealed {on_one_line(pseudonym)}\n")
    return DONE


def seals(where: str, form: str) -> int:
    """Print the seals in force as `form` (text or json); gives 0."""
    with closing(open_ledger(where)) as ledger:
        _print(ledger.seals(), form)
    return DONE


def _key_of(ledger: Ledger) -> Key:
    """Give the key of pseudonyms; it is made where this ledger has no seal yet and there is none."""
    path = default_key_path()
    if path.exists() or ledger.seals():
        return read_key(path)
    key = make_key(path)
    say(f"sayso: made the key of pseudonyms at {path}: keep a copy of it apart from the ledger")
    return key


def _print(held: list[Sealed], form: str) -> None:
    if form == "json":
        rows = [
            {
                "event": one.event,
                "at": one.at,
                "reviewer": one.reviewer,
                "statement": one.subject.statement,
                "entity": one.subject.part,
                "pseudonym": one.pseudonym,
                "names": len(one.words),
                "reason": one.reason,
                "key": one.fingerprint,
            }
            for one in held
        ]
        print_text(f"{json.dumps(rows, indent=2)}\n")
        return
    for one in held:
        names = f"{len(one.words)} name{'' if len(one.words) == 1 else 's'}"
        reason = f"  {on_one_line(one.reason)}" if one.reason else ""
        print_text(f"{one.pseudonym}  {names}  event {one.event}  {one.at[:19]}Z  {on_one_line(one.reviewer)}{reason}\n")
