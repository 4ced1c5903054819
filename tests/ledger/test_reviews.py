"""What people judged of claims: events that are never deleted, and a state that follows from them alone."""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from postgres_clusters import Place

from sayso.errors import LedgerError
from sayso.ledger import Ledger, open_ledger
from sayso.ledger.json_lines import Json
from sayso.ledger.reviews.kinds import WHOLE, Review, ReviewKind, Subject
from sayso.ledger.reviews.state import PartState, in_force, settle, state_of
from sayso.types import Claim, Commitment, Document, Predicate, StatementLedger

STATEMENT, CLAIM = "sha256:" + "1" * 64, "c1"


SUBJECT = Subject(STATEMENT, CLAIM)
KINDS: tuple[ReviewKind, ...] = ("accept", "reject", "note", "undo")


def review(event: int, kind: ReviewKind, undoes: int | None = None, reason: str = "") -> Review:
    return Review(event, "2031-05-01T00:00:00+00:00", "ode", 1, kind, SUBJECT, reason, undoes=undoes)


def correction(part: str, field: str, value: Json) -> Review:
    return replace(review(2, "correct"), subject=Subject(STATEMENT, part), field=field, value=value)


def splitting(part: str, mentions: list[str]) -> Review:
    return replace(review(2, "split"), subject=Subject(STATEMENT, part), value=mentions)  # type: ignore[arg-type]


def adoption(ids: dict[str, str]) -> Review:
    return replace(review(9, "adopt"), subject=Subject(STATEMENT, WHOLE), value={"reading": 8, "parts": ids})


def holds(reviews: list[Review]) -> PartState:
    return state_of(settle(reviews, {STATEMENT: 1}), SUBJECT)


def one_claim(words: str = "Guards beat miners.") -> StatementLedger:
    claim = Claim(
        0, len(words), words, CLAIM, Predicate(7, 11, "beat", "beat"), "event", "declarative", "past", "positive", None, (),
        None, None, (), (), Commitment("CT+", "CT+", 3.0),
    )  # fmt: skip
    document = Document(STATEMENT, "a.txt", "text/plain", "en", None, None, None, words, (), ())
    return StatementLedger(document, ((0, len(words)),), (), (), (), (claim,))


@pytest.fixture
def ledger(place: Place) -> Iterator[Ledger]:
    opened = open_ledger(place.of("Mira Ode"), create=True, actor="Mira Ode")
    opened.add(one_claim(), "sayso test")
    yield opened
    opened.close()


# The state as a function of the events.


@pytest.mark.parametrize(
    ("reviews", "verdict", "notes"),
    [
        ([], None, []),
        ([review(1, "accept")], "accepted", []),
        ([review(1, "accept"), review(2, "reject")], "rejected", []),
        ([review(1, "accept"), review(2, "reject"), review(3, "undo", 2)], "accepted", []),
        ([review(1, "accept"), review(2, "undo", 1), review(3, "undo", 2)], "accepted", []),
        ([review(1, "accept"), review(2, "undo", 1), review(3, "undo", 2), review(4, "undo", 3)], None, []),
        ([review(1, "note", reason="see p. 2"), review(2, "accept"), review(3, "undo", 2)], None, ["see p. 2"]),
    ],
)
def test_what_holds_follows_from_the_events(reviews: list[Review], verdict: str | None, notes: list[str]) -> None:
    state = holds(reviews)
    assert (state.verdict, [note.reason for note in state.notes]) == (verdict, notes)
    assert state.last == max((one.event for one in reviews), default=0)


@st.composite
def histories(draw: st.DrawFn) -> list[Review]:
    """Any history of one claim: an undo points to an event before it."""
    made: list[Review] = []
    for event in range(1, draw(st.integers(1, 12)) + 1):
        kind = draw(st.sampled_from(KINDS if event > 1 else KINDS[:-1]))
        made.append(review(event, kind, draw(st.integers(1, event - 1)) if kind == "undo" else None))
    return made


@given(histories(), st.randoms())
def test_the_order_in_which_events_are_read_does_not_matter(history: list[Review], chance: random.Random) -> None:
    shuffled = history[:]
    chance.shuffle(shuffled)
    assert holds(shuffled) == holds(history)


@given(histories())
def test_undoing_the_last_event_gives_the_state_before_it(history: list[Review]) -> None:
    before = in_force(history[:-1])
    assert in_force([*history, review(len(history) + 1, "undo", len(history))]) == before


# Adoptions.


@pytest.mark.parametrize(
    ("made", "ids", "value"),
    [
        (correction("c1", "chain", ["a1"]), {"c1": "c2", "a1": "a7"}, ["a7"]),
        (correction("a1", "parent", "a2"), {"a1": "a7", "a2": "a8"}, "a8"),
        (correction("m1", "candidates", ["e1", "e2"]), {"m1": "m1", "e1": "e2", "e2": "e1"}, ["e2", "e1"]),
        (correction("c1", "tense", "past"), {"c1": "c2", "past": "future"}, "past"),
        (correction("document", "issuer", {"entity": "e1"}), {"document": "document", "e1": "e4"}, {"entity": "e4"}),
        (splitting("e1", ["m1", "m2"]), {"e1": "e3", "m1": "m4", "m2": "m5", "h2": "h2"}, ["m4", "m5"]),
    ],
)  # fmt: skip
def test_a_review_goes_on_to_name_the_same_parts_where_another_reading_is_adopted(
    made: Review, ids: dict[str, str], value: Json
) -> None:
    (held,) = settle([made, adoption(ids)], {STATEMENT: 1}).held
    assert (held.subject.part, held.value) == (ids[made.subject.part], value)
    for gone in ids.keys() - {"past"}:
        assert settle([made, adoption({one: new for one, new in ids.items() if one != gone})], {STATEMENT: 1}).held == ()
    assert settle([made, adoption(ids), review(10, "undo", 9)], {STATEMENT: 1}).held == (made,)


# In a file.


def test_a_review_is_kept_with_who_when_and_why(ledger: Ledger) -> None:
    kept = ledger.review(STATEMENT, CLAIM, "accept", reason="p. 2 says the same")
    assert ledger.reviews(STATEMENT, CLAIM) == [kept]
    assert (kept.reviewer, kept.reason, kept.reading) == ("Mira Ode", "p. 2 says the same", 2)
    assert ledger.state(STATEMENT, CLAIM) == PartState("accepted", (), (), kept.event)


def test_a_review_that_does_not_know_of_a_later_one_is_refused(ledger: Ledger) -> None:
    seen = ledger.state(STATEMENT, CLAIM).last
    ledger.review(STATEMENT, CLAIM, "reject", expected=seen)
    with pytest.raises(LedgerError) as refused:
        ledger.review(STATEMENT, CLAIM, "accept", expected=seen)
    assert refused.value.code == "STALE"
    assert ledger.state(STATEMENT, CLAIM).verdict == "rejected"


def test_only_what_is_there_is_judged_and_undone(ledger: Ledger) -> None:
    for statement, claim, kind, undoes, code in (
        (STATEMENT, "c9", "accept", None, "NOT_FOUND"),
        ("sha256:" + "2" * 64, CLAIM, "accept", None, "NOT_FOUND"),
        (STATEMENT, CLAIM, "undo", 1, "NOTHING_TO_UNDO"),
    ):
        with pytest.raises(LedgerError) as refused:
            ledger.review(statement, claim, kind, undoes=undoes)  # type: ignore[arg-type]
        assert refused.value.code == code
    assert [event.kind for event in ledger.events()] == ["ledger-created", "statement-read"]


def test_a_new_reading_leaves_the_reviews_of_the_old_one(ledger: Ledger) -> None:
    ledger.review(STATEMENT, CLAIM, "accept")
    again = one_claim()
    later = StatementLedger(again.document, ((0, 5),), (), (), (), again.claims)
    assert not ledger.add(later, "sayso later").repeated
    assert ledger.state(STATEMENT, CLAIM).verdict == "accepted"
    assert len(list(ledger.events())) == 4


@pytest.mark.parametrize("words", ["'; drop table events; --", "\x00\x07", "\u202eevil", "a" * 10_000, "\ud800"])
def test_any_words_of_a_reviewer_are_kept_as_they_are(ledger: Ledger, words: str) -> None:
    ledger.review(STATEMENT, CLAIM, "note", reason=words)
    assert ledger.state(STATEMENT, CLAIM).notes[0].reason == words
