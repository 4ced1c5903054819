"""`sayso list`, `show` and `search`: what a ledger file holds, to look at."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable
from dataclasses import asdict, replace
from typing import Any, Final, get_args

from sayso.claims.act_words import plover_modes
from sayso.commands.days import check_days
from sayso.commands.opening import opened
from sayso.commands.streams import on_one_line, print_text, say
from sayso.commands.subjects import parts_of
from sayso.commands.writers import Pages
from sayso.errors import LedgerError, UsageError
from sayso.export.reviews import as_objects, told_of
from sayso.export.words import firmness, period_words, plural
from sayso.ledger.json_lines import as_line, to_dict
from sayso.ledger.listing import Listed
from sayso.ledger.reviews.state import in_force
from sayso.ledger.rows import READ_SO, UNREVIEWED
from sayso.ledger.search import FoundClaim, Search
from sayso.types import Attribution, Claim, CommitmentValue, StatementLedger

_SHOWN_OF_HASH: Final = 12
_HASH: Final = "sha256:"
_FIRM: Final[dict[str, str]] = {value: firmness(value, False)[0] for value in get_args(CommitmentValue)}


def list_statements(path: str, form: str, unsealed: str | None = None) -> int:
    """Print the statements of a ledger file as `form` (text or json), in the order in which they were added; gives 0."""
    with opened(path, unsealed) as ledger:
        found = ledger.statements()
    print_rows(form, [asdict(one) for one in found], map(_listed, found))
    return 0


def show(path: str, wanted: str, form: str, unsealed: str | None = None) -> int:
    """Print what counts of a statement, or one claim of it, with what people made of it, as `form` (text or json); gives 0.

    `wanted` is the statement's id, the beginning of its hash or its name, with `:c12` for a claim. LedgerError NOT_FOUND,
    AMBIGUOUS.
    """
    statement, claim = parts_of(wanted)
    with opened(path, unsealed) as ledger:
        found = ledger.current(statement)
    reading = found.ledger if claim is None else _with_one(found.ledger, claim)
    if form != "json":
        Pages(sys.stdout.buffer, sys.stdout).write(reading, told_of(found))
        return 0
    told = as_objects(found.reviews if claim is None else found.reviews_of(claim), in_force(found.reviews))
    if claim is None:
        sys.stdout.buffer.write(as_line({**to_dict(reading), "reviews": told}).encode() + b"\n")
    else:
        print_text(f"{json.dumps({**_claim_alone(reading), 'reviews': told}, indent=2)}\n")
    return 0


def search(path: str, wanted: Search, form: str, limit: int | None = None, unsealed: str | None = None) -> int:
    """Print the claims that are looked for, the first `limit` of them, as `form` (text or json); gives 0 whether any are there.

    UsageError USAGE where nothing is looked for, and as `check_search` raises it.
    """
    if wanted == Search():
        raise UsageError("USAGE", "nothing is looked for.", "Give words, or an option as --who NAME.")
    check_search(wanted)
    with opened(path, unsealed) as ledger:
        found = ledger.search(wanted, limit=limit)
    print_rows(form, [asdict(one) for one in found], map(_found, found))
    if not found and form == "text":
        say("sayso: no claim was found")
    return 0


def check_search(wanted: Search) -> None:
    """Refuse what no claim could answer to: UsageError GIVEN for a day that is none, or an act that is no event of PLOVER."""
    check_days(wanted.since, wanted.until)
    if wanted.act is not None and wanted.act.upper() not in plover_modes():
        raise UsageError("GIVEN", f"--act {wanted.act} is no event of PLOVER.", f"It is one of {', '.join(plover_modes())}.")


def print_rows(form: str, rows: Iterable[Any], lines: Iterable[str]) -> None:
    """Print rows as one array of JSON, in ASCII, or lines."""
    print_text(f"{json.dumps(list(rows), indent=2)}\n" if form == "json" else "".join(f"{line}\n" for line in lines))


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
    parts += [f"{one.reviewed} reviewed"] if one.reviewed else []
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
    known += [one for one in (claim.verdict, claim.origin) if one not in (UNREVIEWED, READ_SO)]
    head = f"{_short(claim.statement)}:{on_one_line(claim.id)}  {said}  ({firm}, {on_one_line(claim.commitment)})"
    return f"{head}\n    “{on_one_line(claim.words)}”\n    {' · '.join(map(on_one_line, known))}"


def _short(statement: str) -> str:
    return on_one_line(statement.removeprefix(_HASH)[:_SHOWN_OF_HASH])
