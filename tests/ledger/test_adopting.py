"""A newer reading of a statement that people have judged: it waits beside the one they know until somebody adopts it."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from renumbered import renumbered, shifted

from sayso.errors import LedgerError
from sayso.ledger import Ledger, open_ledger
from sayso.ledger.json_lines import from_json, to_json
from sayso.ledger.reviews.kinds import Draft, Review, Subject
from sayso.ledger.sealing import make_key
from sayso.ledger.search import Search
from sayso.ledger.verify import verify
from sayso.types import StatementLedger
from tests.velmar import build

VELMAR = build()
OTHER = replace(VELMAR, document=replace(VELMAR.document, id="sha256:" + "ab" * 32, name="other.pdf"))
STATEMENT = VELMAR.document.id
FIRST, NEWER = 2, 4
"""The events of the Velmar statement's readings: what is judged in between comes after the newer one."""


def newer(*changes: Callable[[Any], object]) -> StatementLedger:
    """Give what newer weights read: other ids, the habit told as present, and what `changes` do to its claims by their old ids."""
    reading = json.loads(to_json(VELMAR))
    claims = {claim["id"]: claim for claim in reading["claims"]}
    claims["c9"]["tense"] = "present"
    for change in changes:
        change(reading)
    return from_json(renumbered(json.dumps(reading), shifted))


@pytest.fixture
def ledger(tmp_path: Path) -> Iterator[Ledger]:
    opened = open_ledger(tmp_path / "case.db", create=True, actor="ode")
    opened.add(VELMAR, "weights 1")
    opened.add(OTHER, "weights 1")
    yield opened
    assert verify(opened) == []
    opened.close()


def by_hand() -> dict[str, Any]:
    """Give a claim that the reader has missed, and that names parts which it has found."""
    claim: dict[str, Any] = json.loads(to_json(VELMAR))["claims"][6]
    del claim["id"]
    return claim | {"predicate": {"start": 0, "end": 3, "text": "The", "lemma": "the"}}


def judge_all(ledger: Ledger) -> dict[str, Review]:
    """Judge the statement in every way."""
    made = {
        "accepted": ledger.review(STATEMENT, "c2", "accept"),
        "stale": ledger.review(STATEMENT, "c9", "accept", reason="so it says"),
        "corrected": ledger.correct(Subject(STATEMENT, "c7"), "chain", ["a5"]),
        "added": ledger.add_claim(STATEMENT, by_hand(), reason="missed"),
        "merged": ledger.judge(Draft("merge", Subject(STATEMENT, "e5"), other=Subject(STATEMENT, "e4"))),
        "paired": ledger.judge(Draft("same", Subject(OTHER.document.id, "c1"), other=Subject(STATEMENT, "c1"))),
        "noted": ledger.review(STATEMENT, "", "note", reason="page 3 is a scan"),
    }
    made["added accepted"] = ledger.review(STATEMENT, f"h{made['added'].event}", "accept")
    return made


def verdicts(ledger: Ledger) -> dict[str, str]:
    return {one.id: one.verdict for one in ledger.search(Search(state="accepted")) if one.statement == STATEMENT}


def test_a_reading_that_people_judged_goes_on_to_count_when_newer_weights_read_again(ledger: Ledger) -> None:
    ledger.review(STATEMENT, "c2", "accept")
    added = ledger.add(newer(), "weights 2")
    assert ledger.reading(STATEMENT) == VELMAR
    assert [(one.event, one.reader, one.counts) for one in ledger.readings(STATEMENT)] == [
        (FIRST, "weights 1", True), (added.event, "weights 2", False),
    ]  # fmt: skip


def test_what_is_the_same_goes_over_and_what_is_not_stays_behind(ledger: Ledger) -> None:
    made = judge_all(ledger)
    added = ledger.add(newer(), "weights 2")
    told = ledger.difference(STATEMENT)
    assert (told.before, told.after) == (FIRST, added.event)
    assert [one.event for one in told.left] == [made["stale"].event]
    assert len(told.carried) == len(made) - 1

    ledger.adopt(STATEMENT, reason="better dates")

    hand = f"h{made['added'].event}"
    assert verdicts(ledger) == {"c12": "accepted", hand: "accepted"}
    read = ledger.reading(STATEMENT)
    claims = {claim.id: claim for claim in read.claims}
    assert claims["c17"].chain == ("a15",)
    assert (claims[hand].participants[0].mention, claims[hand].participants[0].entity) == ("m13", "e12")
    assert claims[hand].chain == ("a15", "a16")
    assert claims["c19"].tense == "present"
    assert "e15" not in {entity.id for entity in read.entities}
    assert "Velmar Herald" in next(entity for entity in read.entities if entity.id == "e14").names
    (pair,) = ledger.judgements()
    assert (pair.first, pair.second) == ((OTHER.document.id, "c1"), (STATEMENT, "c11"))
    assert [note.reason for note in ledger.state(STATEMENT, "").notes] == ["page 3 is a scan"]
    assert ledger.state(STATEMENT, "c17").corrected == ("chain",)
    assert [one.counts for one in ledger.readings(STATEMENT)] == [False, True]


def test_undoing_the_adoption_brings_back_all_that_was_left_behind(ledger: Ledger) -> None:
    judge_all(ledger)
    before, held = ledger.reading(STATEMENT), verdicts(ledger)
    ledger.add(newer(), "weights 2")
    adopted = ledger.adopt(STATEMENT)
    after = ledger.reading(STATEMENT)
    ledger.review(STATEMENT, "c19", "reject")
    undone = ledger.review(STATEMENT, "", "undo", undoes=adopted.event)
    assert ledger.reading(STATEMENT) == before
    assert verdicts(ledger) == held
    ledger.review(STATEMENT, "", "redo", undoes=adopted.event)
    assert ledger.reading(STATEMENT) == after
    assert ledger.state(STATEMENT, "c19").verdict == "rejected"
    assert undone.event > adopted.event


def test_a_review_that_was_undone_goes_over_when_it_is_redone_later(ledger: Ledger) -> None:
    accepted = ledger.review(STATEMENT, "c2", "accept")
    ledger.review(STATEMENT, "", "undo", undoes=accepted.event)
    ledger.add(newer(), "weights 2")
    ledger.adopt(STATEMENT)
    assert verdicts(ledger) == {}
    ledger.review(STATEMENT, "", "redo", undoes=accepted.event)
    assert verdicts(ledger) == {"c12": "accepted"}


def test_a_part_keeps_its_history_under_its_new_id(ledger: Ledger) -> None:
    accepted = ledger.review(STATEMENT, "c2", "accept")
    ledger.add(newer(), "weights 2")
    adopted = ledger.adopt(STATEMENT)
    assert ledger.reviews(STATEMENT, "c12") == [accepted]
    assert ledger.state(STATEMENT, "c12").last == adopted.event
    undone = ledger.review(STATEMENT, "", "undo", undoes=accepted.event)
    assert ledger.reviews(STATEMENT, "c12") == [accepted, undone]
    assert ledger.state(STATEMENT, "c12").last == undone.event
    assert ledger.state(STATEMENT, "c11").last == adopted.event
    assert verdicts(ledger) == {}


def test_adoptions_follow_one_another(ledger: Ledger) -> None:
    ledger.review(STATEMENT, "c2", "accept")
    ledger.add(newer(), "weights 2")
    ledger.adopt(STATEMENT)
    third = from_json(renumbered(to_json(newer()), shifted))
    ledger.add(third, "weights 3")
    ledger.adopt(STATEMENT)
    assert verdicts(ledger) == {"c22": "accepted"}
    ledger.adopt(STATEMENT, FIRST)
    assert verdicts(ledger) == {"c2": "accepted"}
    assert ledger.reading(STATEMENT) == VELMAR


def test_what_was_undone_is_listed_where_it_is_redone_on_its_own_reading(ledger: Ledger) -> None:
    accepted = ledger.review(STATEMENT, "c9", "accept")
    ledger.review(STATEMENT, "", "undo", undoes=accepted.event)
    ledger.add(newer(), "weights 2")
    ledger.adopt(STATEMENT)
    ledger.adopt(STATEMENT, FIRST)
    ledger.review(STATEMENT, "", "redo", undoes=accepted.event)
    assert verdicts(ledger) == {"c9": "accepted"}


def test_what_stayed_behind_holds_again_where_its_own_reading_is_adopted_again(ledger: Ledger) -> None:
    ledger.review(STATEMENT, "c9", "accept")
    ledger.correct(Subject(STATEMENT, "c9"), "mood", "question")
    before = ledger.reading(STATEMENT)
    ledger.add(newer(), "weights 2")
    adopted = ledger.adopt(STATEMENT)
    ledger.review(STATEMENT, "c19", "reject")
    ledger.adopt(STATEMENT, FIRST)
    assert verdicts(ledger) == {"c9": "accepted"}
    assert ledger.reading(STATEMENT) == before
    ledger.adopt(STATEMENT, ledger.readings(STATEMENT)[1].event)
    assert ledger.state(STATEMENT, "c19").verdict == "rejected"
    assert adopted.event < ledger.state(STATEMENT, "c19").last


def test_a_claim_added_by_hand_stays_behind_with_what_it_names(ledger: Ledger) -> None:
    added = ledger.add_claim(STATEMENT, by_hand())
    ledger.review(STATEMENT, f"h{added.event}", "accept")

    def another_manner(reading: Any) -> None:
        reading["attributions"][4]["manner"] = "doubt"

    ledger.add(newer(another_manner), "weights 2")
    assert len(ledger.difference(STATEMENT).left) == 2
    ledger.adopt(STATEMENT)
    assert verdicts(ledger) == {}
    assert f"h{added.event}" not in {claim.id for claim in ledger.reading(STATEMENT).claims}


def test_an_entity_that_was_split_goes_over_with_what_was_said_of_it(ledger: Ledger) -> None:
    parted = ledger.judge(Draft("split", Subject(STATEMENT, "e2"), value=["m3"]))
    ledger.correct(Subject(STATEMENT, f"h{parted.event}"), "caption", "the guard's brother")
    ledger.add(newer(), "weights 2")
    ledger.adopt(STATEMENT)
    captions = {entity.id: entity.caption for entity in ledger.reading(STATEMENT).entities}
    assert captions[f"h{parted.event}"] == "the guard's brother"
    assert {one.id: one.entity for one in ledger.reading(STATEMENT).mentions}["m13"] == f"h{parted.event}"


def test_a_sealed_name_stays_sealed_whatever_is_adopted(ledger: Ledger, tmp_path: Path) -> None:
    key = make_key(tmp_path / "key")
    ledger.seal(Subject(STATEMENT, "e2"), key, reason="at risk")

    def another_name(reading: Any) -> None:
        reading["entities"][1].update(names=["Ivo Marten", "Marten", "I. Marten"], caption="I. Marten")

    ledger.add(newer(another_name), "weights 2")
    told = str(ledger.difference(STATEMENT))
    adopted = ledger.adopt(STATEMENT)
    assert "Marten" not in told
    assert "Marten" not in str(adopted)
    assert "Marten" not in to_json(ledger.reading(STATEMENT))


@pytest.mark.parametrize(
    ("reading", "code"), [(None, "NOTHING_TO_ADOPT"), (FIRST, "NOTHING_TO_ADOPT"), (3, "NOT_FOUND"), (99, "NOT_FOUND")]
)
def test_only_another_reading_of_the_statement_is_adopted(ledger: Ledger, reading: int | None, code: str) -> None:
    with pytest.raises(LedgerError) as refused:
        ledger.adopt(STATEMENT, reading)
    assert refused.value.code == code
    assert len(list(ledger.events())) == 3


def test_who_has_not_seen_the_last_review_adopts_nothing(ledger: Ledger) -> None:
    seen = ledger.review(STATEMENT, "c2", "accept").event
    ledger.add(newer(), "weights 2")
    ledger.review(STATEMENT, "", "note", reason="wait")
    with pytest.raises(LedgerError) as refused:
        ledger.adopt(STATEMENT, expected=seen)
    assert refused.value.code == "STALE"


def test_a_statement_read_again_under_another_file_name_is_not_kept_again(ledger: Ledger) -> None:
    renamed = replace(VELMAR, document=replace(VELMAR.document, name="copy of velmar.pdf"))
    assert ledger.add(renamed, "weights 1").repeated
    assert ledger.reading(STATEMENT).document.name == "velmar.pdf"
    assert not ledger.add(replace(renamed, claims=VELMAR.claims[:1]), "weights 1").repeated
