"""What people have judged of pairs, across statements: the same, not the same, undecided."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final, cast

from sqlalchemy import Connection

from sayso.errors import LedgerError
from sayso.ledger.current import first_readings, reviews_of_kind
from sayso.ledger.reviews.kinds import Review, ReviewKind
from sayso.ledger.reviews.state import settle
from sayso.resolve.across import Judgement, JudgementError, Verdict, resolve_judgements

PAIRED: Final[tuple[ReviewKind, ...]] = ("same", "not-same", "undecided")


def judgements(connection: Connection) -> list[Judgement]:
    """Give the judgements of pairs that hold, in order, under the ids that their parts have in current readings."""
    reviews = reviews_of_kind(connection, (*PAIRED, "adopt", "undo", "redo"))
    settled = settle(reviews, first_readings(connection, []))
    return [_judgement(review) for review in settled.held if review.kind in PAIRED]


def check_judgements(held: Iterable[Judgement]) -> None:
    """Refuse judgements that cannot hold together: LedgerError CONTRADICTION, naming one of each side, and SELF."""
    rows = list(held)
    for row in rows:
        if row.first == row.second:
            raise LedgerError("SELF", f"{row.first[1]} cannot be judged beside itself.", "Name two of them.")
    try:
        resolve_judgements(rows)
    except JudgementError as error:
        raise LedgerError(error.code, error.message, "Undo the one that does not hold first: see `sayso history`.") from error


def _judgement(review: Review) -> Judgement:
    assert review.other is not None
    first, second = review.subject, review.other
    verdict = cast(Verdict, review.kind)
    return Judgement((first.statement, first.part), (second.statement, second.part), verdict, review.reviewer, review.at)
