"""`sayso history`: what was done to a ledger, or to a part of it, by whom and when, and whether it still holds."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import asdict
from typing import Any, Final

from sayso.commands.kept import print_rows
from sayso.commands.opening import opened
from sayso.commands.streams import on_one_line
from sayso.commands.subjects import parts_of
from sayso.export.reviews import detail_of, judged, short
from sayso.ledger import Ledger
from sayso.ledger.chain import Event
from sayso.ledger.events import payload_of
from sayso.ledger.reviews.kinds import CLAIM_REVIEWED, REVIEWED, Review, review_of
from sayso.ledger.reviews.state import UNDOING, in_force

_SHOWN_OF_HASH: Final = 12
_TOLD: Final = ("name", "statement", "subject", "kind", "reason", "reader")
"""What of an event's payload a line tells where it is no review, in this order; `--format json` gives all of it."""
_NOT_TOLD_BESIDE_A_NAME: Final = "statement"


def history(path: str, wanted: str | None, form: str, limit: int | None = None, unsealed: str | None = None) -> int:
    """Print what was done, or what concerns a statement or a part of it, the last `limit` of it, as `form`; gives 0.

    LedgerError NOT_FOUND, AMBIGUOUS for a statement.
    """
    with opened(path, unsealed) as ledger:
        concerns = _concerns(ledger, wanted)
        events = list(ledger.events())
    reviews = {review.event: review for review in _reviews(events)}
    holding = {review.event for review in in_force(reviews.values())}
    found = [event for event in events if concerns(event)]
    shown = found if limit is None else found[max(0, len(found) - limit) :]
    rows = [_row(event, reviews.get(event.seq), holding) for event in shown]
    print_rows(form, rows, (_line(event, reviews.get(event.seq), holding) for event in shown))
    return 0


def _concerns(ledger: Ledger, wanted: str | None) -> Callable[[Event], bool]:
    """Give what tells whether an event concerns a statement or a part of it; of a part those that touched it under any id."""
    if wanted is None:
        return lambda _event: True
    name, part = parts_of(wanted)
    if part is None:
        statement = ledger.resolve(name)
        return lambda event: statement in _statements(payload_of(event))
    found = ledger.current(name)
    now = [one for one in found.held if (found.statement, part) in _parts(one)]
    touching = {one.event for one in (*found.reviews_of(part), *now)}
    touching |= {one.event for one in found.reviews if one.kind in UNDOING and one.undoes in touching}
    return lambda event: event.seq in touching


def _parts(review: Review) -> list[tuple[str, str]]:
    return [(one.statement, one.part) for one in (review.subject, review.other) if one is not None]


def _statements(payload: Mapping[str, Any]) -> list[Any]:
    other = payload.get("other")
    return [payload.get("statement"), *([other.get("statement")] if isinstance(other, dict) else [])]


def _reviews(events: Iterable[Event]) -> Iterator[Review]:
    """Give the reviews among events; one that was altered into none is left out, which `verify` tells."""
    for event in events:
        if event.kind in (REVIEWED, CLAIM_REVIEWED):
            try:
                review = review_of(event)
            except (AttributeError, KeyError, RecursionError, TypeError, ValueError):
                continue
            yield review


def _is_undone(review: Review, holding: set[int]) -> bool:
    return review.kind not in UNDOING and review.event not in holding


def _row(event: Event, review: Review | None, holding: set[int]) -> dict[str, Any]:
    row = asdict(event) | {"payload": payload_of(event)}
    return row if review is None else row | {"in_force": not _is_undone(review, holding)}


def _line(event: Event, review: Review | None, holding: set[int]) -> str:
    head = f"{event.seq}  {on_one_line(event.at[:19])}Z  {on_one_line(event.actor)}"
    told = _told(event) if review is None else _told_of_review(review, holding)
    kind = on_one_line(event.kind) if review is None else on_one_line(review.kind)
    return "  ".join([head, kind, *([told] if told else []), on_one_line(event.hash[:_SHOWN_OF_HASH])])


def _told(event: Event) -> str:
    payload = payload_of(event)
    left_out = _NOT_TOLD_BESIDE_A_NAME if "name" in payload else ""
    kept = [key for key in _TOLD if key != left_out and payload.get(key) not in (None, "")]
    return " · ".join(f"{key} {on_one_line(str(payload[key]))}" for key in kept)


def _told_of_review(review: Review, holding: set[int]) -> str:
    parts = [short(judged(review)), detail_of(review), on_one_line(review.reason)]
    parts += ["undone"] if _is_undone(review, holding) else []
    return " · ".join(part.rstrip(".") if part == parts[1] else part for part in parts if part)
