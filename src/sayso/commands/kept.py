"""`sayso list`, `show`, `search` and `history`: what a ledger file holds, to look at."""

from __future__ import annotations

import json
import re
import sys
from collections.abc import Iterable
from dataclasses import asdict, replace
from typing import Any, Final, get_args

from sayso.commands.days import check_days
from sayso.commands.opening import opened
from sayso.commands.streams import on_one_line, print_text, say
from sayso.commands.writers import JsonLines, Pages
from sayso.errors import LedgerError, UsageError
from sayso.export.words import firmness, period_words, plural
from sayso.ledger.chain import Event
from sayso.ledger.json_lines import to_dict
from sayso.ledger.open import Listed
from sayso.ledger.search import FoundClaim, Search
from sayso.types import Attribution, Claim, CommitmentValue, StatementLedger

_SHOWN_OF_HASH: Final = 12
_HASH: Final = "sha256:"
_FIRM: Final[dict[str, str]] = {value: firmness(value, False)[0] for value in get_args(CommitmentValue)}
_TOLD: Final = ("name", "subject", "claim", "kind", "field", "value", "undoes", "reason", "reader")
"""What of an event's payload a line tells, in this order; `--format json` gives all of it."""


def list_statements(path: str, form: str, unsealed: str | None = None) -> int:
    """Print the statements of a ledger file as `form` (text or json), in the order in which they were added; gives 0."""
    with opened(path, unsealed) as ledger:
        found = ledger.statements()
    _print(form, [asdict(one) for one in found], map(_listed, found))
    return 0


def show(path: str, wanted: str, form: str, unsealed: str | None = None) -> int:
    """Print the latest reading of a statement, or one claim of it, as `form` (text or json); gives 0.

    `wanted` is the statement's id, the beginning of its hash or its name, with `:c12` for a claim. LedgerError NOT_FOUND,
    AMBIGUOUS.
    """
    statement, claim = parts(wanted)
    with opened(path, unsealed) as ledger:
        reading = ledger.reading(statement)
    if claim is not None:
        reading = _with_one(reading, claim)
    if form == "json" and claim is not None:
        print_text(f"{json.dumps(_claim_alone(reading), indent=2)}\n")
    elif form == "json":
        JsonLines(sys.stdout.buffer).write(reading)
    else:
        Pages(sys.stdout.buffer, sys.stdout).write(reading)
    return 0


def search(path: str, wanted: Search, form: str, unsealed: str | None = None) -> int:
    """Print the claims that are looked for as `form` (text or json); gives 0 whether there are any or not.

    UsageError USAGE where nothing is looked for, GIVEN for a day that is none.
    """
    if wanted == Search():
        raise UsageError("USAGE", "nothing is looked for.", "Give words, or an option as --who NAME.")
    check_days(wanted.since, wanted.until)
    with opened(path, unsealed) as ledger:
        found = ledger.search(wanted)
    _print(form, [asdict(one) for one in found], map(_found, found))
    if not found and form == "text":
        say("sayso: no claim was found")
    return 0


def history(path: str, wanted: str | None, form: str, unsealed: str | None = None) -> int:
    """Print what was done, or what was done to a statement or a claim, as `form` (text or json); gives 0."""
    with opened(path, unsealed) as ledger:
        about: dict[str, str] = {}
        if wanted is not None:
            statement, claim = parts(wanted)
            about = {"statement": ledger.resolve(statement)} | ({"claim": claim} if claim else {})
        events = [(event, _payload(event)) for event in ledger.events()]
    found = [(event, payload) for event, payload in events if about.items() <= payload.items()]
    rows = [asdict(event) | {"payload": payload} for event, payload in found]
    _print(form, rows, (_happened(event, payload) for event, payload in found))
    return 0


def _print(form: str, rows: Iterable[Any], lines: Iterable[str]) -> None:
    """Print rows as one array of JSON, in ASCII, or lines."""
    print_text(f"{json.dumps(list(rows), indent=2)}\n" if form == "json" else "".join(f"{line}\n" for line in lines))


def parts(wanted: str) -> tuple[str, str | None]:
    """Part a statement from its claim: `7daba77607e0:c12`. What follows `sha256` alone is a hash, whatever it looks like."""
    found = re.fullmatch(r"(.+):([a-z]\d+)", wanted, re.DOTALL)
    if found is None or found[1] == _HASH.rstrip(":"):
        return wanted, None
    return found[1], found[2]


def _with_one(reading: StatementLedger, wanted: str) -> StatementLedger:
    """Give a reading with one of its claims alone."""
    for claim in reading.claims:
        if claim.id == wanted:
            return replace(
                reading,
                claims=(claim,),
                attributions=_chain(reading, claim),
                links=tuple(link for link in reading.links if wanted in (link.from_, link.to)),
                flags=claim.flags,
            )
    raise LedgerError("NOT_FOUND", f"there is no claim {wanted} in {reading.document.name}.", "See `sayso show STATEMENT`.")


def _chain(reading: StatementLedger, claim: Claim) -> tuple[Attribution, ...]:
    return tuple(one for name in claim.chain for one in reading.attributions if one.id == name)


def _claim_alone(reading: StatementLedger) -> dict[str, Any]:
    """Give the one claim of a reading in the published shape, with the sources that it rests on, outermost first."""
    found: dict[str, Any] = to_dict(reading)
    statement = {key: found["document"][key] for key in ("id", "name")}
    return {"statement": statement, "claim": found["claims"][0], "attributions": found["attributions"], "links": found["links"]}


def _listed(one: Listed) -> str:
    day, name = one.published or "no date", on_one_line(one.name)
    parts = [name, on_one_line(one.issuer or "issuer not found"), plural(one.claims, "claim")]
    parts += [plural(one.readings, "reading")] if one.readings > 1 else []
    return f"{_short(one.id)}  {day:<10}  {' · '.join(parts)}"


def _found(claim: FoundClaim) -> str:
    """Give a claim in three lines: what it says, its words, where it stands and who says so."""
    sides = (", ".join(claim.who.splitlines()), claim.lemma, ", ".join(claim.whom.splitlines()))
    said = " → ".join(on_one_line(side) for side in sides if side)
    firm = _FIRM.get(claim.commitment, "?")
    known = [claim.name, claim.source or "in its own voice"]
    known += [period_words(claim.since, claim.until)] if claim.since or claim.until else []
    known += [one for one in (claim.location, claim.act) if one]
    head = f"{_short(claim.statement)}:{on_one_line(claim.id)}  {said}  ({firm}, {on_one_line(claim.commitment)})"
    return f"{head}\n    “{on_one_line(claim.words)}”\n    {' · '.join(map(on_one_line, known))}"


def _happened(event: Event, payload: dict[str, Any]) -> str:
    told = [f"{key} {on_one_line(str(payload[key]))}" for key in _TOLD if payload.get(key) not in (None, "")]
    head = f"{event.seq}  {on_one_line(event.at[:19])}Z  {on_one_line(event.actor)}  {on_one_line(event.kind)}"
    return "  ".join([head, *([" · ".join(told)] if told else []), on_one_line(event.hash[:_SHOWN_OF_HASH])])


def _payload(event: Event) -> dict[str, Any]:
    """Give what an event holds; nothing where it was altered into what is no payload, which `verify` tells."""
    try:
        found = json.loads(event.payload)
    except ValueError:
        return {}
    return found if isinstance(found, dict) else {}


def _short(statement: str) -> str:
    return on_one_line(statement.removeprefix(_HASH)[:_SHOWN_OF_HASH])
