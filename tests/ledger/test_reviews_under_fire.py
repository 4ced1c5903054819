"""Reviews under fire: reviewers who are killed, four at once, hostile words. What was acknowledged is there, whole."""

from __future__ import annotations

import json
import multiprocessing
import random
import sqlite3
from contextlib import closing
from dataclasses import dataclass, replace
from multiprocessing.connection import Connection as Pipe
from pathlib import Path
from typing import Any, Final

import pytest
from killing import killed_after
from scale import scaled
from small_ledgers import READER, faults, id_of, less_sure, write

from sayso.errors import LedgerError, SaysoError
from sayso.ledger import Ledger, open_ledger
from sayso.ledger.chain import Event
from sayso.ledger.events import READ
from sayso.ledger.json_lines import from_dict, to_dict, to_json
from sayso.ledger.reviews.apply import as_reviewed
from sayso.ledger.reviews.kinds import REVIEWED, Draft, Review, Subject, review_of
from sayso.ledger.reviews.state import first_reading, settle, subjects_of
from sayso.ledger.search import Search
from sayso.types import StatementLedger
from tests.velmar import build

LEDGERS, KILLS_OF_EACH, LONGEST = scaled(5, 2), 12, 0.5
"""How many writers are killed, and the seconds that one lives at most: as long as some ten reviews take."""
WRITERS, REVIEWS_OF_EACH = 4, scaled(500, 50)
STATEMENTS: Final = 12
CLAIMS: Final = tuple(f"c{number}" for number in range(1, 14))


def statement(number: int) -> StatementLedger:
    """Give the statement of the Velmar depot as one of its own."""
    found = build()
    text = found.document.text + f" No. {number}."
    return replace(found, document=replace(found.document, id=id_of(text), name=f"velmar-{number}.txt", text=text))


IDS: Final = tuple(statement(number).document.id for number in range(STATEMENTS))


@pytest.fixture(scope="module")
def processes() -> Any:
    return multiprocessing.get_context("fork")


@dataclass(frozen=True)
class Kept:
    """A review that was acknowledged: its event, its subject, and what its reviewer had seen of that (0: had not looked)."""

    event: int
    subject: Subject
    expected: int


def draft_by_chance(kept: Ledger, draw: random.Random) -> Draft:
    """Give a review of any kind, of any part."""
    one, other = draw.sample(IDS, 2)
    claim, kind = Subject(one, draw.choice(CLAIMS)), draw.choice(tuple(_MADE))
    return _MADE[kind](kept, draw, claim, Subject(other, draw.choice(CLAIMS)))


def _plain(kind: Any) -> Any:
    return lambda _kept, draw, claim, _other: Draft(kind, claim, f"for reason {draw.random()}")


def _pair(kind: Any) -> Any:
    return lambda _kept, _draw, claim, other: Draft(kind, claim, other=other)


def _correction(_kept: Ledger, draw: random.Random, claim: Subject, _other: Subject) -> Draft:
    return Draft("correct", claim, "misread", field="polarity", value=draw.choice(("positive", "negative")))


def _addition(_kept: Ledger, _draw: random.Random, claim: Subject, _other: Subject) -> Draft:
    found = to_dict(build())["claims"]
    assert isinstance(found, list)
    assert isinstance(found[1], dict)
    return Draft("add", Subject(claim.statement, ""), value={name: held for name, held in found[1].items() if name != "id"})


def _merge(_kept: Ledger, _draw: random.Random, claim: Subject, _other: Subject) -> Draft:
    return Draft("merge", Subject(claim.statement, "e4"), other=Subject(claim.statement, "e5"))


def _split(_kept: Ledger, _draw: random.Random, claim: Subject, _other: Subject) -> Draft:
    return Draft("split", Subject(claim.statement, "e2"), value=["m3"])


def _undo(kept: Ledger, draw: random.Random, claim: Subject, _other: Subject) -> Draft:
    known = kept.reviews(claim.statement)
    one = draw.choice(known) if known else None
    return Draft("undo", claim if one is None else one.subject, undoes=0 if one is None else one.event)


def _redo(kept: Ledger, draw: random.Random, claim: Subject, _other: Subject) -> Draft:
    undone = [one for one in kept.reviews(claim.statement) if one.kind == "undo"]
    return Draft("redo", claim, undoes=draw.choice(undone).undoes if undone else 0)


_MADE: Final[dict[str, Any]] = {
    **{kind: _plain(kind) for kind in ("accept", "reject", "note")},
    **{kind: _pair(kind) for kind in ("same", "not-same", "undecided")},
    "correct": _correction, "add": _addition, "merge": _merge, "split": _split, "undo": _undo, "redo": _redo,
}  # fmt: skip
MAY_BE_REFUSED: Final = {"NOTHING_TO_UNDO", "NOT_FOUND", "NOT_A_READING", "CONTRADICTION", "STALE"}
"""What a review of a part that others judge too may meet: never a lock, never damage."""


def review_by_chance(kept: Ledger, draw: random.Random) -> tuple[Kept | None, str, int]:
    """Keep one review; half of the reviewers have looked at the part first. Give it, or why it was refused and what was seen."""
    draft, expected = draft_by_chance(kept, draw), None
    if draw.random() < 0.5 and draft.subject.part:
        expected = kept.state(draft.subject.statement, draft.subject.part).last
    try:
        review = kept.judge(draft, expected=expected)
    except LedgerError as error:
        return None, f"{error.code} {draft.subject} {error.message}", expected or 0
    return Kept(review.event, review.subject, expected or 0), "", expected or 0


# What the events alone come to, put together here without the ledger's tables but that of the readings.


def replayed(path: Path) -> dict[str, tuple[int, StatementLedger]]:
    """Give every statement as its events have it: the reading that counts, as reviewed."""
    with closing(sqlite3.connect(path)) as connection:
        events = [Event(*row) for row in connection.execute("SELECT * FROM events ORDER BY seq")]
        lines = dict(connection.execute("SELECT event, ledger FROM readings").fetchall())
    reviews = [review_of(event) for event in events if event.kind == REVIEWED]
    known = {one.event: one for one in reviews}
    readings: dict[str, list[int]] = {}
    for event in events:
        if event.kind == READ:
            readings.setdefault(json.loads(event.payload)["statement"], []).append(event.seq)
    began = {one: min((n for n, review in known.items() if _touches(review, known, one)), default=None) for one in readings}
    settled = settle(reviews, {one: first_reading(readings[one], began[one]) for one in readings})
    return {one: (number, _reading(lines[number], one, settled.held)) for one, number in settled.readings.items()}


def _touches(review: Review, known: dict[int, Review], statement: str) -> bool:
    return any(subject.statement == statement for subject in subjects_of(review, known))


def _reading(line: str, statement: str, held: tuple[Review, ...]) -> StatementLedger:
    return from_dict(as_reviewed(line, [one for one in held if one.subject.statement == statement]))


def check_state(path: Path) -> None:
    """See that the ledger holds, and that it says what its events alone come to."""
    assert faults(path) == []
    told = replayed(path)
    with closing(open_ledger(path)) as kept:
        assert len(told) == len(kept.statements())
        for one, (number, reading) in told.items():
            found = kept.current(one)
            assert (found.event, to_json(found.ledger)) == (number, to_json(reading))


# Killed.


def keep_reviewing(path: str, seed: int, ready: Pipe) -> None:
    """Judge one part after another, read anew now and then, and tell the event of each once it is acknowledged."""
    ready.send_bytes(b"begun")
    draw = random.Random(seed)
    with closing(open_ledger(path, actor="reviewer")) as kept:
        while True:
            if draw.random() < 0.1:
                ready.send_bytes(
                    str(kept.add(less_sure(statement(draw.randrange(STATEMENTS)), draw.random()), READER).event).encode()
                )
            done, why, _ = review_by_chance(kept, draw)
            assert done or why.split()[0] in MAY_BE_REFUSED, why
            if done:
                ready.send_bytes(str(done.event).encode())


def test_no_acknowledged_review_is_lost_and_none_is_torn_by_kills(processes: Any, tmp_path: Path) -> None:
    draw = random.Random(2031)
    reviewed = 0
    for ledger in range(LEDGERS):
        path = write(tmp_path / f"case-{ledger}.db", [statement(number) for number in range(STATEMENTS)])
        told: set[int] = set()
        for kill in range(KILLS_OF_EACH):
            told |= killed_after(draw.uniform(0, LONGEST), processes, keep_reviewing, str(path), 100 * ledger + kill)
            check_state(path)
            with closing(open_ledger(path)) as kept:
                events = {event.seq for event in kept.events() if event.kind in (READ, REVIEWED)}
            assert told <= events
            assert len(events - told) <= STATEMENTS + kill + 1  # those that were written but could not be told of any more
        reviewed += len(told)
    assert reviewed > LEDGERS * KILLS_OF_EACH


# Four at once.


def review_some(path: str, seed: int, start: Any, told: Any) -> None:
    """Keep as many reviews as each of them must, as soon as all may begin."""
    start.wait()
    draw, done, refusals = random.Random(seed), list[Kept](), list[tuple[str, int]]()
    try:
        with closing(open_ledger(path, actor=f"reviewer {seed}")) as kept:
            while len(done) < REVIEWS_OF_EACH:
                one, why, seen = review_by_chance(kept, draw)
                if one is not None:
                    done.append(one)
                else:
                    refusals.append((why, seen))
        told.put((done, refusals, ""))
    except SaysoError as error:
        told.put((done, refusals, str(error)))


def test_four_reviewers_keep_all_their_reviews_and_none_is_lost_or_refused_by_a_lock(processes: Any, tmp_path: Path) -> None:
    path, start, told = (
        write(tmp_path / "case.db", [statement(one) for one in range(STATEMENTS)]),
        processes.Event(),
        processes.Queue(),
    )
    writers = [processes.Process(target=review_some, args=(str(path), seed, start, told)) for seed in range(WRITERS)]
    for writer in writers:
        writer.start()
    start.set()
    answers = [told.get(timeout=1800) for _ in writers]
    for writer in writers:
        writer.join(timeout=30)
    assert [broken for _, _, broken in answers if broken] == []
    refusals = [refusal for _, refused, _ in answers for refusal in refused]
    assert {why.split()[0] for why, _ in refusals} <= MAY_BE_REFUSED
    done = [one for kept, _, _ in answers for one in kept]
    assert len(done) == WRITERS * REVIEWS_OF_EACH
    assert sorted(one.event for one in done) == list(range(STATEMENTS + 2, STATEMENTS + 2 + WRITERS * REVIEWS_OF_EACH))
    check_state(path)
    touching = touched_by(path)
    for one in done:
        between = [event for event in touching(one.subject) if one.expected < event < one.event]
        assert one.expected == 0 or not between, f"review {one.event} had not seen {between}"
    for why, seen in refusals:
        if why.startswith("STALE"):
            statement_id, _, part = why.split()[1].rpartition(":")
            assert max(touching(Subject(statement_id, part))) > seen, why


def touched_by(path: Path) -> Any:
    """Give what tells which reviews touch a part, or all of its statement."""
    with closing(open_ledger(path)) as kept:
        known = {event.seq: review_of(event) for event in kept.events() if event.kind == REVIEWED}
    by_subject: dict[Subject, list[int]] = {}
    for number, review in known.items():
        for subject in subjects_of(review, known):
            by_subject.setdefault(subject, []).append(number)
    return lambda subject: [n for one in {subject, Subject(subject.statement, "")} for n in by_subject.get(one, [])]


# Hostile words.

HOSTILE: Final = {
    "control": "\x00\x01\x1b[31m\x7f\u202e\u2066",
    "sql": "'; DROP TABLE events; --\" OR 1=1 /*",
    "surrogate": "half \ud800 of a \udfff pair",
    "megabyte": "long words " * 95_000,
    "fts": 'NEAR("a" b) AND * OR ^ {words} : "',
    "json": '{"kind": "accept"}, [1e999]',
}
REFUSED: Final = {"NOT_FOUND", "NOT_CORRECTABLE", "NOT_A_READING", "NOTHING_TO_UNDO", "NOT_TEXT"}
"""How what no part, field or value is named by is refused."""


@pytest.mark.parametrize("words", HOSTILE.values(), ids=HOSTILE.keys())
def test_any_words_are_kept_as_they_are_or_refused_in_every_field_of_a_review(tmp_path: Path, words: str) -> None:
    path = write(tmp_path / "case.db", [statement(0)])
    one = IDS[0]
    with closing(open_ledger(path, actor=words)) as kept:
        assert kept.review(one, "c1", "accept", reason=words).reason == words
        assert kept.state(one, "c1").verdict == "accepted"
        kept.correct(Subject(one, "e2"), "caption", words, reason=words)
        kept.correct(Subject(one, "e2"), "names", [words, "Marten"])
        for draft in (
            Draft("accept", Subject(one, words)),
            Draft("accept", Subject(words, "c1")),
            Draft("note", Subject(one, words), words),
            Draft("correct", Subject(one, "c1"), field=words, value=words),
            Draft("correct", Subject(one, "c1"), field="polarity", value=words),
            Draft("correct", Subject(one, "c1"), field="text", value=words),
            Draft("add", Subject(one, ""), value=words),
            Draft("add", Subject(one, ""), value={words: words}),
            Draft("split", Subject(one, "e2"), value=[words]),
            Draft("merge", Subject(one, "e4"), other=Subject(one, words)),
            Draft("same", Subject(one, "c1"), other=Subject(words, words)),
            Draft("adopt", Subject(one, ""), value={"reading": words, "parts": {words: words}}),
            Draft("undo", Subject(one, words), undoes=-1),
        ):
            with pytest.raises(LedgerError) as refused:
                kept.judge(draft)
            assert refused.value.code in REFUSED, refused.value.code
        entity = next(entity for entity in kept.reading(one).entities if entity.id == "e2")
        assert (entity.caption, entity.names) == (words, (words, "Marten"))
        assert len(list(kept.events())) == 5
    check_state(path)


def test_claims_are_judged_under_whatever_ids_a_reading_gives_them(tmp_path: Path) -> None:
    ids = ("half \ud800", "c\x00", "c\N{REPLACEMENT CHARACTER}2", HOSTILE["sql"])
    found = statement(0)
    odd = replace(found, claims=tuple(replace(one, id=name) for one, name in zip(found.claims, ids, strict=False)), links=())
    path = write(tmp_path / "case.db", [odd])
    with closing(open_ledger(path)) as kept:
        for name in ids:
            kept.review(odd.document.id, name, "reject")
            assert kept.state(odd.document.id, name).verdict == "rejected"
        for name in ("half \N{REPLACEMENT CHARACTER}", "c\N{REPLACEMENT CHARACTER}"):  # as they are listed
            with pytest.raises(LedgerError, match="NOT_FOUND"):
                kept.review(odd.document.id, name, "accept")
        kept.correct(Subject(odd.document.id, ids[0]), "polarity", "negative")
        assert [one.verdict for one in kept.search(Search(state="rejected"))] == ["rejected"] * len(ids)
    check_state(path)
