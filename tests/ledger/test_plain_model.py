"""The ledger beside a plain model of it, through any history of readings, reviews, undoing, adopting, reopening and copying."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule
from plain_model import CLAIMS, MENTIONS, PEOPLE, WORDS_OF, Model
from scale import scaled
from small_ledgers import READER, faults, id_of

from sayso.errors import LedgerError
from sayso.ledger import Ledger, open_ledger
from sayso.ledger.backup import back_up
from sayso.ledger.json_lines import to_dict
from sayso.ledger.reviews.kinds import Draft, Subject
from sayso.ledger.search import STATES, Search
from sayso.ledger.verify import verify
from sayso.types import Claim, Commitment, Document, Entity, Mention, Participant, Predicate, StatementLedger

VERBS = {"c1": "met", "c2": "saw", "c3": "heard"}
LETTERS = st.sampled_from("AB")
PICK = st.integers(0, 11)


def text_of(letter: str) -> str:
    return f"Ivo Marten met Ada Venn, says {letter}. Marten saw Venn. Venn heard Marten."


def read_as(letter: str, version: str) -> StatementLedger:
    """Give a reading of a statement; versions differ in how sure they are."""
    text, starts = text_of(letter), {}
    for name, pair in CLAIMS.items():
        starts[name] = text.index(f"{WORDS_OF[pair[0]]} {VERBS[name]}")
    places = {"m1": 0, "m2": text.index("Ada"), "m3": text.index("Marten saw"), "m4": text.index("Venn. Venn")}
    mentions = tuple(
        Mention(start, start + len(WORDS_OF[name]), WORDS_OF[name], name, "PERSON", "name", MENTIONS[name])
        for name, start in places.items()
    )
    claims = tuple(_claim(text, name, starts[name], int(version) / 10) for name in CLAIMS)
    entities = tuple(Entity(name, "Person", caption, (caption,)) for name, caption in PEOPLE.items())
    document = Document(id_of(text), f"{letter}.txt", "text/plain", "en", None, None, None, text, (), ())
    return StatementLedger(document, ((0, len(text)),), mentions, entities, (), claims)


def _claim(text: str, name: str, start: int, confidence: float) -> Claim:
    (one, other), verb = CLAIMS[name], VERBS[name]
    at = start + len(WORDS_OF[one]) + 1
    last = at + len(verb) + 1
    who = Participant(start, at - 1, WORDS_OF[one], role="agent", mention=one, entity=MENTIONS[one])
    whom = Participant(last, last + len(WORDS_OF[other]), WORDS_OF[other], role="patient", mention=other, entity=MENTIONS[other])
    return Claim(
        start, whom.end, text[start : whom.end], name, Predicate(at, at + len(verb), verb, verb), "event", "declarative", "past",
        "positive", None, (who, whom), None, None, (), (), Commitment("CT+", "CT+", 3.0), confidence=confidence,
    )  # fmt: skip


def claim_by_hand(letter: str) -> dict[str, Any]:
    """Give a claim to be put in: the first once more, by people who are nobody of the reading."""
    claim = to_dict(read_as(letter, "1"))["claims"][0]
    parts = [{**one, "mention": None, "entity": None} for one in claim["participants"]]
    return {**{name: value for name, value in claim.items() if name != "id"}, "participants": parts}


def refused(act: Callable[[], object]) -> str:
    """Give the code with which an act is refused, as it must be."""
    with pytest.raises(LedgerError) as told:
        act()
    return told.value.code


class Histories(RuleBasedStateMachine):
    """Any history of two statements, in a file and in the model."""

    @initialize()
    def begin(self) -> None:
        self.folder = Path(tempfile.mkdtemp())
        self.path = self.folder / "case.db"
        self.kept: Ledger = open_ledger(self.path, create=True, actor="ode")
        self.model, self.copies = Model(), 0
        for letter in "AB":
            self.read(letter, "1")

    def teardown(self) -> None:
        if hasattr(self, "kept"):
            assert verify(self.kept) == []
            self.kept.close()
            shutil.rmtree(self.folder)

    def _id(self, letter: str) -> str:
        return id_of(text_of(letter))

    def _claim(self, letter: str, pick: int) -> str:
        names = list(self.model.stands(letter)["claims"])
        return str(names[pick % len(names)])

    def _judge(self, draft: Draft, kind: str, letter: str, part: str, **rest: Any) -> None:
        """Keep a review in both; where its pair contradicts others, in neither."""
        told = self.model.copy()
        told.do(kind, letter, part, **rest)
        if told.contradicts():
            assert refused(lambda: self.kept.judge(draft)) == "CONTRADICTION"
        else:
            assert self.kept.judge(draft).event == told.events
            self.model = told

    @rule(letter=LETTERS, version=st.sampled_from("123"))
    def read(self, letter: str, version: str) -> None:
        assert self.kept.add(read_as(letter, version), READER).repeated is not self.model.read(letter, version)

    @rule(letter=LETTERS, pick=PICK, kind=st.sampled_from(("accept", "reject", "note")))
    def say(self, letter: str, pick: int, kind: Any) -> None:
        part = self._claim(letter, pick)
        self._judge(Draft(kind, Subject(self._id(letter), part), "why"), kind, letter, part)

    @rule(letter=LETTERS, pick=PICK, polarity=st.sampled_from(("positive", "negative")))
    def correct(self, letter: str, pick: int, polarity: str) -> None:
        part = self._claim(letter, pick)
        draft = Draft("correct", Subject(self._id(letter), part), field="polarity", value=polarity)
        self._judge(draft, "correct", letter, part, polarity=polarity)

    @rule(letter=LETTERS)
    def put_in(self, letter: str) -> None:
        self._judge(Draft("add", Subject(self._id(letter), ""), value=claim_by_hand(letter)), "add", letter, "")

    @rule(letter=LETTERS, pick=PICK, more=PICK)
    def merge(self, letter: str, pick: int, more: int) -> None:
        people = [name for name in self.model.stands(letter)["people"] if not name.startswith("?")]
        one, other = people[pick % len(people)], people[more % len(people)]
        if one != other:
            draft = Draft("merge", Subject(self._id(letter), one), other=Subject(self._id(letter), other))
            self._judge(draft, "merge", letter, one, other=(letter, other))

    @rule(letter=LETTERS, mention=st.sampled_from(sorted(MENTIONS)))
    def split(self, letter: str, mention: str) -> None:
        held = self.model.stands(letter)["mentions"]
        part = held[mention]
        if list(held.values()).count(part) > 1:  # else nothing would be left of it
            draft = Draft("split", Subject(self._id(letter), part), value=[mention])
            self._judge(draft, "split", letter, part, mention=mention)

    @rule(
        verdict=st.sampled_from(("same", "not-same", "undecided")), letter=LETTERS, part=st.sampled_from(sorted(CLAIMS)),
        beside=st.sampled_from("AB"), other=st.sampled_from(sorted(CLAIMS)),
    )  # fmt: skip
    def judge_a_pair(self, verdict: Any, letter: str, part: str, beside: str, other: str) -> None:
        if (letter, part) != (beside, other):
            draft = Draft(verdict, Subject(self._id(letter), part), other=Subject(self._id(beside), other))
            self._judge(draft, verdict, letter, part, other=(beside, other))

    @precondition(lambda self: self.model.undoable())
    @rule(pick=PICK)
    def undo(self, pick: int) -> None:
        one = self.model.undoable()[-1 - pick % len(self.model.undoable())]
        draft = Draft("undo", Subject(self._id(one["letter"]), one["part"]), undoes=one["event"])
        self._judge(draft, "undo", one["letter"], one["part"], of=one["event"])

    @precondition(lambda self: self.model.redoable())
    @rule(pick=PICK)
    def redo(self, pick: int) -> None:
        one = self.model.redoable()[-1 - pick % len(self.model.redoable())]
        draft = Draft("redo", Subject(self._id(one["letter"]), one["part"]), undoes=one["event"])
        self._judge(draft, "redo", one["letter"], one["part"], of=one["event"])

    @rule(letter=LETTERS, pick=PICK)
    def adopt(self, letter: str, pick: int) -> None:
        others = [event for event, _ in self.model.readings[letter] if event != self.model.stands(letter)["reading"]]
        if others:
            reading = others[pick % len(others)]
            parts = {name: name for name in (*CLAIMS, *PEOPLE, *MENTIONS, *(f"h{one['event']}" for one in self.model.done))}
            draft = Draft("adopt", Subject(self._id(letter), ""), value={"reading": reading, "parts": dict(parts)})
            self._judge(draft, "adopt", letter, "", reading=reading)

    @rule(letter=LETTERS, pick=PICK, behind=st.integers(0, 3))
    def judge_what_may_have_changed(self, letter: str, pick: int, behind: int) -> None:
        part, last = self._claim(letter, pick), self.model.last(letter, self._claim(letter, pick))
        if behind:
            assert refused(lambda: self.kept.review(self._id(letter), part, "accept", expected=last - behind)) == "STALE"
        else:
            self.kept.review(self._id(letter), part, "accept", expected=last)
            self.model.do("accept", letter, part)

    @rule(letter=LETTERS, pick=PICK)
    def judge_what_is_not_there(self, letter: str, pick: int) -> None:
        statement = self._id(letter)
        assert refused(lambda: self.kept.review(statement, f"c{pick + 4}", "accept")) == "NOT_FOUND"
        assert refused(lambda: self.kept.review(statement, "c1", "undo", undoes=10_000 + pick)) == "NOTHING_TO_UNDO"

    @rule()
    def open_anew(self) -> None:
        self.kept.close()
        self.kept = open_ledger(self.path, actor="ode")

    @rule()
    def go_on_from_a_copy(self) -> None:
        self.copies += 1
        copy = self.folder / f"copy-{self.copies}.db"
        back_up(self.kept, copy)
        self.kept.close()
        self.path, self.kept = copy, open_ledger(copy, actor="ode")

    @rule()
    def hold(self) -> None:
        assert faults(self.path) == []

    @invariant()
    def says_what_the_model_says(self) -> None:
        assert len(list(self.kept.events())) == self.model.events
        for letter in self.model.readings:
            self._compare(letter, self.kept.current(self._id(letter)))
        judged = [(frozenset({one.first, one.second}), one.verdict) for one in self.kept.judgements()]
        assert judged == [
            (frozenset((self._id(letter), part) for letter, part in pair), verdict) for pair, verdict in self.model.pairs()
        ]

    def _compare(self, letter: str, found: Any) -> None:
        told = self.model.stands(letter)
        assert found.event == told["reading"]
        assert {claim.id: claim.polarity for claim in found.ledger.claims} == {
            name: claim["polarity"] for name, claim in told["claims"].items()
        }
        assert {entity.id for entity in found.ledger.entities} == {name for name in told["people"] if name[0] != "?"}
        for name, claim in told["claims"].items():
            state = found.state(name)
            assert (state.verdict or "unreviewed", [note.event for note in state.notes]) == (claim["verdict"], claim["notes"])
            assert state.last == self.model.last(letter, name)

    @invariant()
    def finds_what_the_model_holds(self) -> None:
        told = {
            (f"{letter}.txt", name, claim["who"], claim["whom"], claim["verdict"], claim["origin"])
            for letter in self.model.readings
            for name, claim in self.model.stands(letter)["claims"].items()
        }
        for state in (None, STATES[self.model.events % len(STATES)]):
            found = self.kept.search(Search(state=state))
            assert {(one.name, one.id, one.who, one.whom, one.verdict, one.origin) for one in found} == {
                one for one in told if state is None or state in one[-2:]
            }
        by_name = {(one.name, one.id) for one in self.kept.search(Search(who="Ivo Marten"))}
        assert by_name == {one[:2] for one in told if "Ivo Marten" in one[2:4]}


TestHistories = Histories.TestCase
TestHistories.settings = settings(
    max_examples=scaled(40, 10), stateful_step_count=50, deadline=None, derandomize=True, suppress_health_check=list(HealthCheck)
)
"""2,000 steps at most, the same ones every time."""
