"""What holds now, as a pure function of everything that was ever judged.

Nothing is ever deleted. An undo is an event of its own that takes another out of force, and a redo brings that back, so that the
state follows from the events alone, whatever was shown meanwhile.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Final, Literal

from sayso.ledger.json_lines import Json
from sayso.ledger.reviews.kinds import DOCUMENT, WHOLE, Review, ReviewKind, Subject

Verdict = Literal["accepted", "rejected"]
UNDOING: Final[tuple[ReviewKind, ...]] = ("undo", "redo", "unseal")
NAMING: Final = ("entity", "mention", "chain", "parent", "candidates")
"""The fields whose values are ids of other parts."""
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


def state_of(held: Iterable[Review], reviews: Iterable[Review], subject: Subject) -> PartState:
    """Give what holds of a part: `held` are the reviews that hold (`settle`), `reviews` all of its statement's."""
    ours = [one for one in held if one.subject == subject]
    verdicts = [_VERDICTS[one.kind] for one in ours if one.kind in _VERDICTS]
    corrected = dict.fromkeys(one.field for one in ours if one.kind == "correct" and one.field)
    touched, known = {subject, Subject(subject.statement, WHOLE)}, {one.event: one for one in reviews}
    touching = (one.event for one in known.values() if touched.intersection(subjects_of(one, known)))
    return PartState(
        verdict=verdicts[-1] if verdicts else None,
        corrected=tuple(corrected),
        notes=tuple(one for one in ours if one.kind == "note"),
        last=max(touching, default=0),
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

    Every part is named by its id in that reading.
    """

    readings: Mapping[str, int]
    held: tuple[Review, ...]


def settle(reviews: Iterable[Review], first: Mapping[str, int]) -> Settled:
    """Give what reviews come to; `first` is the reading of each statement that they began with (`first_reading`).

    A review holds for the reading that it was made on. An adoption puts another reading in its place and tells which part of the
    old one is which of the new: the reviews of those parts go on to hold, the others hold again where the adoption is undone.
    """
    readings, held = dict(first), list[Review]()
    for review in in_force(reviews):
        if any(readings.get(one.statement, number) != number for one, number in _made_on(review)):
            continue
        if review.kind != "adopt":
            held.append(review)
            continue
        number, ids = _adopted(review)
        readings[review.subject.statement] = number
        held = [moved for one in held if (moved := _moved(one, review.subject.statement, ids)) is not None]
    return Settled(readings, tuple(held))


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


def _moved(review: Review, statement: str, ids: Mapping[str, str]) -> Review | None:
    """Give a review under the new ids of its parts, None where something that it names has none."""
    try:
        subject = _renamed(review.subject, statement, ids)
        other = None if review.other is None else _renamed(review.other, statement, ids)
        mine = review.subject.statement == statement
        return replace(review, subject=subject, other=other, value=renamed(review.value, ids) if mine else review.value)
    except KeyError:
        return None


def _renamed(subject: Subject, statement: str, ids: Mapping[str, str]) -> Subject:
    if subject.statement != statement or subject.part in (WHOLE, DOCUMENT):
        return subject
    return Subject(statement, ids[subject.part])


def renamed(value: Json, ids: Mapping[str, str], field: str = "") -> Json:
    """Give what a review puts in with the new ids of the parts that it names. KeyError where one has none."""
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
