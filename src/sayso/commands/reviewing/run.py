"""`sayso review` from its options: which claims, in which order, from where the keys come."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator
from contextlib import closing
from dataclasses import asdict, dataclass, replace
from typing import Final

from sayso.commands.kept import check_search, print_rows
from sayso.commands.reviewing.keys import keys_of
from sayso.commands.reviewing.loop import Loop
from sayso.commands.streams import carries_unicode, page_width, print_text, say, wants_colour
from sayso.commands.subjects import parts_of
from sayso.errors import LedgerError
from sayso.export.card import Look
from sayso.ledger import Ledger, open_ledger
from sayso.ledger.reviews.kinds import Subject
from sayso.ledger.rows import UNREVIEWED
from sayso.ledger.search import FoundClaim, Search
from sayso.ledger.veiling import Shown

BY_CONFIDENCE: Final = "confidence"
ANY: Final = "any"


@dataclass(frozen=True, slots=True)
class ReviewOptions:
    """What `sayso review` is asked: a ledger, one statement or claim or None, a search among them, the order, and who judges.

    With `form` json the claims are listed, and none is shown to be judged.
    """

    ledger: str
    wanted: str | None
    search: Search
    order: str
    who: str | None
    form: str = "text"


def review(options: ReviewOptions) -> int:
    """Show the claims that are asked for one after another, and keep what the reviewer makes of each; gives 0.

    A claim that is named is shown whatever its state. UsageError as `sayso search`, LedgerError NOT_FOUND, AMBIGUOUS.
    """
    check_search(options.search)
    with closing(open_ledger(options.ledger, actor=options.who)) as ledger:
        queue = queue_of(ledger, options)
        if options.form == "json":
            print_rows("json", _rows(ledger, queue), ())
            return 0
        if not queue:
            say("sayso: there is no claim to review")
            return 0
        named = options.wanted is not None and parts_of(options.wanted)[1] is not None
        Loop(ledger, queue, keys_of(_show), _show, _look(), options.search.state == UNREVIEWED and not named).run()
    return 0


def queue_of(ledger: Ledger, options: ReviewOptions) -> list[Subject]:
    """Give the claims to show: in the order of the text, or the least confidently read first."""
    wanted = options.search
    if options.wanted is not None:
        name, part = parts_of(options.wanted)
        statement = ledger.resolve(name)
        if part is not None:
            return [_claim(ledger, Subject(statement, part))]
        wanted = replace(wanted, statement=statement)
    if wanted.state == ANY:
        wanted = replace(wanted, state=None)
    found = [Subject(one.statement, one.id) for one in ledger.search(wanted)]
    return found if options.order != BY_CONFIDENCE else _least_confident_first(ledger, found)


def _rows(ledger: Ledger, queue: Iterable[Subject]) -> Iterator[dict[str, object]]:
    """Give claims as `sayso search` lists them, each with the last event that whoever judges it must have seen."""
    found: dict[str, tuple[Shown, dict[str, FoundClaim]]] = {}
    for one in queue:
        if one.statement not in found:
            listed = {claim.id: claim for claim in ledger.search(Search(statement=one.statement))}
            found[one.statement] = ledger.current(one.statement), listed
        shown, listed = found[one.statement]
        yield {**asdict(listed[one.part]), "last": shown.state(one.part).last}


def _claim(ledger: Ledger, named: Subject) -> Subject:
    if all(one.id != named.part for one in ledger.reading(named.statement).claims):
        raise LedgerError("NOT_FOUND", f"there is no claim {named.part} in this statement.", "See `sayso show STATEMENT`.")
    return named


def _least_confident_first(ledger: Ledger, claims: Iterable[Subject]) -> list[Subject]:
    listed = list(claims)
    confidence: dict[Subject, float] = {}
    for statement in dict.fromkeys(one.statement for one in listed):
        for claim in ledger.reading(statement).claims:
            confidence[Subject(statement, claim.id)] = claim.confidence
    return sorted(listed, key=lambda one: confidence.get(one, 0.0))


def _look() -> Look:
    return Look(page_width(sys.stdout), wants_colour(sys.stdout), carries_unicode(sys.stdout.encoding))


def _show(text: str) -> None:
    print_text(text)
    sys.stdout.flush()
