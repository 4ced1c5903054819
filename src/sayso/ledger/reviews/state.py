"""What holds now, as a pure function of everything that was ever judged.

Nothing is ever deleted. An undo is an event of its own that takes another out of force, and a redo brings that back, so that the
state follows from the events alone, whatever was shown meanwhile.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, replace
from typing import Final, Literal

from sayso.ledger.json_lines import Json
from sayso.ledger.reviews.apply import made_by
from sayso.ledger.reviews.kinds import WHOLE, Review, ReviewKind, Subject

Verdict = Literal["accepted", "rejected"]
UNDOING: Final[tuple[ReviewKind, ...]] = ("undo", "redo", "unseal")
MENTIONS: Final = "mention"
NAMING: Final = ("entity", MENTIONS, "chain", "parent", "candidates")
"""The fields whose values are ids of other parts."""
MAKING: Final[tuple[ReviewKind, ...]] = ("add", "split")
"""The kinds that put a part in, which `made_by` names."""
_VERDICTS: Final[dict[ReviewKind, Verdict]] = {"accept": "accepted", "reject": "rejected"}


@dataclass(frozen=True, slots=True)
class PartState:
    """What holds of a part of a statement.

    `verdict` is the last one in force, `corrected` the fields that were corrected, `notes` those in force in their order, `last`
    the last event that touched it (0: none), which whoever judges it next must have seen.
    """

    verdict: Verdict | None = None
    corrected: tuple[str, ...] = ()
    notes: tuple[Review, ...] = ()
    last: int = 0


def in_force(reviews: Iterable[Review]) -> list[Review]:
    """Give the reviews that hold, in their order, whatever order they come in; what undoes or redoes others is left out."""
    return [one for one in _effective(reviews) if one.kind not in UNDOING]


def undoing_of(reviews: Iterable[Review], event: int) -> Review | None:
    """Give the undo that keeps a review out of force, None where none does."""
    return next((one for one in _effective(reviews) if one.undoes == event), None)


def _effective(reviews: Iterable[Review]) -> list[Review]:
    """Give the reviews that nothing later has lifted, undos among them, in their order."""
    lifted: set[int] = set()
    holding: list[Review] = []
    for review in sorted(reviews, key=lambda one: -one.event):
        if review.event in lifted:
            continue
        holding.append(review)
        if review.kind in UNDOING:
            lifted.add(review.undoes or 0)
    return holding[::-1]


def state_of(settled: Settled, subject: Subject) -> PartState:
    """Give what holds of a part, named by its id in the reading that counts."""
    ours = [one for one in settled.held if one.subject == subject]
    verdicts = [_VERDICTS[one.kind] for one in ours if one.kind in _VERDICTS]
    corrected = dict.fromkeys(one.field for one in ours if one.kind == "correct" and one.field)
    touching = {subject, Subject(subject.statement, WHOLE)}
    return PartState(
        verdict=verdicts[-1] if verdicts else None,
        corrected=tuple(corrected),
        notes=tuple(one for one in ours if one.kind == "note"),
        last=max((event for event, touched in settled.touched.items() if touching.intersection(touched)), default=0),
    )


def subjects_of(review: Review, known: Mapping[int, Review]) -> tuple[Subject, ...]:
    """Give what a review touches: its subject and the second of a pair; what undoes another touches what that touched."""
    if review.kind in UNDOING:
        undone = known.get(review.undoes or 0)
        return () if undone is None else subjects_of(undone, known)
    return (review.subject,) if review.other is None else (review.subject, review.other)


@dataclass(frozen=True, slots=True)
class Settled:
    """What all reviews of some statements come to: the reading of each that counts, and the reviews that hold for it, in order.

    `touched` tells of every review, in force or not, by its event, which parts it touches; of one that was made on a reading which
    does not count, none. Every part is named by its id in the reading that counts.
    """

    readings: Mapping[str, int]
    held: tuple[Review, ...]
    touched: Mapping[int, tuple[Subject, ...]]


def settle(reviews: Iterable[Review], first: Mapping[str, int]) -> Settled:
    """Give what reviews come to; `first` is the reading of each statement that they began with (`first_reading`).

    A review holds for the reading that it was made on. An adoption puts another reading in its place and tells which part of the
    old one is which of the new: the reviews of those parts go on to hold, the others hold again where the adoption is undone.
    Reviews that were made before on the very reading that is adopted hold again too.
    """
    known = sorted(reviews, key=lambda one: one.event)
    holding = {one.event for one in in_force(known)}
    readings, held, touched = dict(first), list[Review](), dict[int, tuple[Subject, ...]]()
    for review in known:
        if review.kind in UNDOING:
            continue
        if any(readings.get(one.statement, number) != number for one, number in _made_on(review)):
            continue
        touched[review.event] = subjects_of(review, {})
        if review.event not in holding:
            continue
        if review.kind != "adopt":
            held.append(review)
            continue
        statement, (number, ids) = review.subject.statement, _adopted(review)
        readings[statement] = number
        held = [still for one in held if (still := moved(one, statement, ids)) is not None]
        touched = {event: tuple(_still(subjects, statement, ids)) for event, subjects in touched.items()}
        back = _back(known, review, readings, {one.event for one in held})
        held = sorted([*held, *(one for one in back if one.event in holding)], key=lambda one: one.event)
        touched |= {one.event: subjects_of(one, {}) for one in back}
    return Settled(readings, tuple(held), touched | _touched_by_undoing(known, touched))


def _back(known: Iterable[Review], adoption: Review, readings: Mapping[str, int], held: AbstractSet[int]) -> list[Review]:
    """Give the reviews before an adoption that were made on the very reading that it takes, but for those that are `held`."""
    statement = adoption.subject.statement
    return [
        one
        for one in known
        if one.event < adoption.event
        and one.event not in held
        and one.kind not in ("adopt", *UNDOING)
        and any(subject.statement == statement for subject, _ in _made_on(one))
        and all(readings.get(subject.statement, number) == number for subject, number in _made_on(one))
    ]


def _still(subjects: Iterable[Subject], statement: str, ids: Mapping[str, str]) -> Iterator[Subject]:
    """Give those of some parts that another reading has too, under the ids that they have there."""
    for one in subjects:
        if one.statement != statement or one.part == WHOLE or one.part in ids:
            yield _renamed(one, statement, ids)


def _touched_by_undoing(known: Iterable[Review], touched: Mapping[int, tuple[Subject, ...]]) -> dict[int, tuple[Subject, ...]]:
    """Give what undos and redos touch: what that touches which they undo or bring back."""
    found: dict[int, tuple[Subject, ...]] = {}
    for review in known:
        if review.kind in UNDOING:
            undone = review.undoes or 0
            found[review.event] = found.get(undone, touched.get(undone, ()))
    return found


def first_reading(readings: Iterable[int], judged: int | None) -> int:
    """Give the reading of a statement that people began to judge, by their events: the latest before the first that was judged.

    So a newer reading is never put in the place of one that people have judged.
    """
    known = sorted(readings)
    return known[-1] if judged is None else max(event for event in known if event < judged)


def _made_on(review: Review) -> Iterator[tuple[Subject, int]]:
    yield review.subject, review.reading
    if review.other is not None and review.other_reading is not None:
        yield review.other, review.other_reading


def moved(review: Review, statement: str, ids: Mapping[str, str]) -> Review | None:
    """Give a review under the new ids of the parts of one statement, None where something that it names there has none.

    What it puts in goes over only where `ids` say so, as itself.
    """
    try:
        subject = _renamed(review.subject, statement, ids)
        other = None if review.other is None else _renamed(review.other, statement, ids)
        mine = review.subject.statement == statement
        if mine and review.kind in MAKING:
            _ = ids[made_by(review.event)]
        return replace(review, subject=subject, other=other, value=_renamed_value(review, ids) if mine else review.value)
    except KeyError:
        return None


def _renamed(subject: Subject, statement: str, ids: Mapping[str, str]) -> Subject:
    if subject.statement != statement or subject.part == WHOLE:
        return subject
    return Subject(statement, ids[subject.part])


def _renamed_value(review: Review, ids: Mapping[str, str]) -> Json:
    """Give what a review puts in with the new ids of the parts that it names. KeyError where one has none."""
    return renamed(review.value, ids, MENTIONS if review.kind == "split" else review.field or "")


def renamed(value: Json, ids: Mapping[str, str], field: str = "") -> Json:
    """Give a value of a field with the new ids of the parts that it names. KeyError where one has none."""
    if isinstance(value, dict):
        return {key: renamed(one, ids, key) for key, one in value.items()}
    if isinstance(value, list):
        return [renamed(one, ids, field) for one in value]
    return ids[value] if field in NAMING and isinstance(value, str) else value


def _adopted(review: Review) -> tuple[int, Mapping[str, str]]:
    """Give the reading that an adoption takes, and which part of the old one is which of it."""
    value = review.value
    assert isinstance(value, dict)
    number, ids = value["reading"], value["parts"]
    assert isinstance(number, int)
    assert isinstance(ids, dict)
    return number, {before: str(after) for before, after in ids.items()}
