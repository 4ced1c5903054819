"""What a person does to a ledger, in a person's words: names merged and split, fields corrected, claims put in, reviews undone."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Iterable, Iterator, Sequence
from contextlib import AbstractContextManager, contextmanager
from typing import Literal

from sqlalchemy import Connection

from sayso.errors import LedgerError
from sayso.ledger.current import Current
from sayso.ledger.events import event_at
from sayso.ledger.reviews.apply import field_of, find_part
from sayso.ledger.reviews.kinds import WHOLE, Draft, Review, Subject, review_of
from sayso.ledger.reviews.words import claim_for, corrections_for

PairVerdict = Literal["same", "not-same", "undecided"]


class ByHand(ABC):
    """The reviews that need more than a verdict. Subjects name their statement as `Ledger.resolve` takes it.

    All of them take a `reason`, and `expected`, the last event of the subject that the reviewer has seen; all raise LedgerError as
    `judging.keep_review` does, STALE among them, and NOT_FOUND or AMBIGUOUS for a statement.
    """

    @property
    @abstractmethod
    def name(self) -> str:
        """What messages call the ledger."""

    @abstractmethod
    def judge_all(self, drafts: Sequence[Draft], *, expected: int | None = None) -> list[Review]:
        """Keep several reviews, all or none."""

    @abstractmethod
    def standing(self, statement: str) -> Current:
        """Give a statement as it stands, behind the veil."""

    @abstractmethod
    def veil_text(self, text: str) -> str:
        """Give words as the ledger shows them."""

    @abstractmethod
    def resolve(self, statement: str) -> str:
        """Give the id of a statement."""

    @abstractmethod
    def reading_connection(self, *, any_text: bool = False) -> AbstractContextManager[Connection]:
        """Give a connection that sees one state."""

    def correct_in_words(
        self, subject: Subject, given: Iterable[tuple[str, str]], *, reason: str = "", expected: int | None = None
    ) -> list[Review]:
        """Correct fields, all or none, from plain words: `("when", "12 October")`, `("agent", "the port police")`.

        One review comes back for each field that changes, those that follow from it among them. LedgerError as
        `words.corrections_for`; UNCHANGED where none does; STALE also where somebody has judged while the words were looked for.
        """
        found = self.standing(subject.statement)
        subject = Subject(found.statement, subject.part)
        told = dict.fromkeys(given)
        with self._refusing_as_shown():
            corrections = [one for field, value in told for one in corrections_for(found.reading, subject.part, field, value)]
        part = find_part(found.reading, subject.part)
        assert part is not None
        changing = [one for one in corrections if one.value != field_of(part[1], one.field)]
        if not changing:
            raise LedgerError("UNCHANGED", f"{subject.part} says so already.", "See `sayso show`.")
        drafts = [Draft("correct", subject, reason, field=one.field, value=one.value) for one in changing]
        return self.judge_all(drafts, expected=found.state(subject.part).last if expected is None else expected)

    def add_in_words(self, statement: str, given: Iterable[tuple[str, str]], *, reason: str = "") -> Review:
        """Put a claim into a statement from plain words; LedgerError as `words.claim_for` too."""
        found = self.standing(statement)
        with self._refusing_as_shown():
            draft = Draft("add", Subject(found.statement, WHOLE), reason, value=claim_for(found.reading, given))
        return self.judge_all([draft], expected=found.state(WHOLE).last)[0]

    @contextmanager
    def _refusing_as_shown(self) -> Iterator[None]:
        """Let what a refusal quotes of the text pass the veil: words are looked for behind it."""
        try:
            yield
        except LedgerError as error:
            raise type(error)(error.code, self.veil_text(error.message), self.veil_text(error.remedy)) from error

    def rename(self, entity: Subject, name: str, *, reason: str = "", expected: int | None = None) -> Review:
        """Let an entity go by another name: its caption; the names that the text has for it stay."""
        subject = Subject(self.resolve(entity.statement), entity.part)
        draft = Draft("correct", subject, reason, field="caption", value=name)
        return self.judge_all([draft], expected=expected)[0]

    def merge(self, entity: Subject, into: Subject, *, reason: str = "", expected: int | None = None) -> Review:
        """Put an entity into another one of the same statement, whose id and caption stay."""
        statement = self.resolve(entity.statement)
        other = Subject(self.resolve(into.statement), into.part)
        draft = Draft("merge", Subject(statement, entity.part), reason, other=other)
        return self.judge_all([draft], expected=expected)[0]

    def split(self, entity: Subject, mentions: Sequence[str], *, reason: str = "", expected: int | None = None) -> Review:
        """Make an entity of its own of some mentions of another; its id will be `h` and the event's number.

        LedgerError NOT_FOUND for a mention that is not the entity's, NOT_A_VALUE where none would be left to it.
        """
        found = self.standing(entity.statement)
        ours = [one["id"] for one in found.reading["mentions"] if one["entity"] == entity.part]
        for mention in mentions:
            if mention not in ours:
                raise LedgerError("NOT_FOUND", f"{mention} is no mention of {entity.part}.", f"It has {', '.join(ours) or 'none'}.")
        if set(ours) <= set(mentions):
            raise LedgerError("NOT_A_VALUE", f"nothing would be left of {entity.part}.", "Leave out a mention that stays.")
        draft = Draft("split", Subject(found.statement, entity.part), reason, value=list(dict.fromkeys(mentions)))
        seen = found.state(entity.part).last if expected is None else expected
        return self.judge_all([draft], expected=seen)[0]

    def pair(self, one: Subject, other: Subject, verdict: PairVerdict, *, reason: str = "", expected: int | None = None) -> Review:
        """Judge two claims or two entities, of one statement or two, the same, not the same, or undecided."""
        first = Subject(self.resolve(one.statement), one.part)
        second = Subject(self.resolve(other.statement), other.part)
        return self.judge_all([Draft(verdict, first, reason, other=second)], expected=expected)[0]

    def undo(self, event: int, *, reason: str = "", expected: int | None = None) -> Review:
        """Take the review of an event out of force. LedgerError NOT_FOUND where it is none, NOTHING_TO_UNDO, SEALED."""
        return self.judge_all([Draft("undo", self._review_at(event).subject, reason, undoes=event)], expected=expected)[0]

    def redo(self, event: int, *, reason: str = "", expected: int | None = None) -> Review:
        """Bring the review of an event back that was undone. LedgerError NOT_FOUND where it is none, NOTHING_TO_UNDO."""
        return self.judge_all([Draft("redo", self._review_at(event).subject, reason, undoes=event)], expected=expected)[0]

    def _review_at(self, event: int) -> Review:
        """Give the review that an event tells of. LedgerError NOT_FOUND."""
        with self.reading_connection() as connection:
            found = event_at(connection, event)
        try:
            if found is not None:
                return review_of(found)
        except (KeyError, TypeError, ValueError):
            pass
        raise LedgerError("NOT_FOUND", f"event {event} is no review in {self.name}.", "See `sayso history`.")
