"""Whatever people make of a reading is an event, and what counts follows from the events alone, however often it is undone."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from sayso.errors import LedgerError
from sayso.ledger import Ledger, open_ledger
from sayso.ledger.json_lines import Json, to_dict
from sayso.ledger.reviews.kinds import WHOLE, Draft, ReviewKind, Subject
from sayso.ledger.search import Search
from sayso.ledger.verify import verify
from sayso.types import StatementLedger
from tests import velmar

STATEMENT = velmar.build().document.id
NEWER = "sayso 2"


@pytest.fixture
def kept(tmp_path: Path) -> Iterator[Ledger]:
    with closing(open_ledger(tmp_path / "case.db", create=True, actor="ode")) as opened:
        opened.add(velmar.build(), "sayso 1")
        yield opened
        assert verify(opened) == []


def part(name: str) -> Subject:
    return Subject(STATEMENT, name)


def claim(kept: Ledger, name: str) -> Any:
    return next((one for one in to_dict(kept.reading(STATEMENT))["claims"] if one["id"] == name), None)  # type: ignore[union-attr, call-overload, index]


def refused(kept: Ledger, draft: Draft, expected: int | None = None) -> str:
    before = list(kept.events())
    with pytest.raises(LedgerError) as caught:
        kept.judge(draft, expected=expected)
    assert caught.value.remedy
    assert list(kept.events()) == before
    return caught.value.code


def found(kept: Ledger, *words: str, **known: str) -> list[str]:
    return [one.id for one in kept.search(Search(words, **known))]


# Corrections.


def test_a_correction_stands_in_place_of_what_was_read_and_tells_what_that_was(kept: Ledger) -> None:
    review = kept.correct(part("c2"), "polarity", "negative", reason="the text denies it")
    assert (review.replaced, review.value) == ("positive", "negative")
    assert claim(kept, "c2")["polarity"] == "negative"
    assert kept.state(STATEMENT, "c2").corrected == ("polarity",)


def test_a_corrected_claim_is_found_by_what_it_says_now_and_not_by_what_it_said(kept: Ledger) -> None:
    assert (found(kept, act="COERCE"), found(kept, act="ASSAULT")) == (["c1", "c2"], [])
    review = kept.correct(part("c2"), "act", {"plover": "ASSAULT", "mode": None})
    assert (found(kept, act="COERCE"), found(kept, act="ASSAULT")) == (["c1"], ["c2"])
    assert found(kept, state="corrected") == ["c2"]
    kept.review(STATEMENT, "c2", "undo", undoes=review.event)
    assert (found(kept, act="COERCE"), found(kept, state="corrected")) == (["c1", "c2"], [])


def test_of_two_corrections_of_a_field_the_later_holds_and_the_earlier_when_that_is_undone(kept: Ledger) -> None:
    kept.correct(part("c2"), "tense", "present")
    later = kept.correct(part("c2"), "tense", "future")
    assert (later.replaced, claim(kept, "c2")["tense"]) == ("present", "future")
    kept.review(STATEMENT, "c2", "undo", undoes=later.event)
    assert claim(kept, "c2")["tense"] == "present"
    kept.review(STATEMENT, "c2", "redo", undoes=later.event)
    assert claim(kept, "c2")["tense"] == "future"


@pytest.mark.parametrize(
    ("name", "field", "value"),
    [
        ("c2", "tense", "yesterday"),
        ("c2", "polarity", None),
        ("c2", "participants", [{"role": "agent"}]),
        ("c2", "chain", ["a99"]),
        ("c2", "predicate", {"start": 0, "end": 3, "text": "Who", "lemma": "who"}),
        ("a6", "parent", "a6"),
        ("m2", "entity", "e99"),
        ("document", "published", {"earliest": "yesterday", "latest": "today", "basis": "given"}),
    ],
)
def test_what_does_not_fit_the_published_shape_or_the_text_is_refused(kept: Ledger, name: str, field: str, value: Json) -> None:
    assert refused(kept, Draft("correct", part(name), field=field, value=value)) == "NOT_A_READING"


@pytest.mark.parametrize(
    ("name", "field"), [("c2", "id"), ("c2", "colour"), ("c2", "confidence"), ("document", "text"), ("e2", "id")]
)
def test_ids_and_the_text_itself_are_not_corrected(kept: Ledger, name: str, field: str) -> None:
    assert refused(kept, Draft("correct", part(name), field=field, value="x")) == "NOT_CORRECTABLE"


def test_sources_entities_mentions_and_the_document_are_corrected_like_claims(kept: Ledger) -> None:
    kept.correct(part("a4"), "manner", "doubt")
    kept.correct(part("e2"), "caption", "I. Marten")
    kept.correct(part("m4"), "label", "PERSON")
    kept.correct(part("document"), "published", {"earliest": "2031-03-14", "latest": "2031-03-14", "basis": "given"})
    reading = kept.reading(STATEMENT)
    assert next(one.manner for one in reading.attributions if one.id == "a4") == "doubt"
    assert next(one.caption for one in reading.entities if one.id == "e2") == "I. Marten"
    assert next(one.label for one in reading.mentions if one.id == "m4") == "PERSON"
    assert reading.document.published is not None
    assert reading.document.published.earliest == "2031-03-14"


# Claims put in, and left out.


def another_claim(kept: Ledger) -> dict[str, Any]:
    added: dict[str, Any] = claim(kept, "c2")
    del added["id"]
    return added | {"tense": "present"}


def test_a_claim_that_a_person_adds_is_one_like_the_others_under_an_id_of_its_own(kept: Ledger) -> None:
    review = kept.add_claim(STATEMENT, another_claim(kept), reason="was missed")
    name = f"h{review.event}"
    assert claim(kept, name)["tense"] == "present"
    assert found(kept, state="added") == [name]
    kept.review(STATEMENT, name, "accept")
    kept.correct(part(name), "tense", "past")
    assert found(kept, state="accepted") == [name]
    kept.review(STATEMENT, WHOLE, "undo", undoes=review.event)
    assert claim(kept, name) is None
    kept.review(STATEMENT, WHOLE, "redo", undoes=review.event)
    assert claim(kept, name)["tense"] == "past"
    assert found(kept, state="accepted") == [name]


def test_a_claim_that_is_none_is_not_added(kept: Ledger) -> None:
    for value in ({}, another_claim(kept) | {"text": "other words"}, another_claim(kept) | {"tense": "never"}):
        with pytest.raises(LedgerError) as caught:
            kept.add_claim(STATEMENT, value)
        assert caught.value.code == "NOT_A_READING"
    assert len(list(kept.events())) == 2


def test_a_rejected_claim_is_left_out_of_what_goes_on_but_stays_to_be_looked_at(kept: Ledger) -> None:
    kept.review(STATEMENT, "c10", "reject")
    (goes_on,) = kept.ledgers()
    assert "c10" not in {one.id for one in goes_on.claims}
    assert goes_on.links == ()  # its only one led from c10
    assert claim(kept, "c10") is not None
    assert found(kept, state="rejected") == ["c10"]


# Entities.


def test_merged_entities_are_one_wherever_they_were_pointed_to_until_that_is_undone(kept: Ledger) -> None:
    before = kept.reading(STATEMENT)
    merged = kept.judge(Draft("merge", part("e5"), "the same paper", other=part("e4")))
    reading = kept.reading(STATEMENT)
    assert "e5" not in {one.id for one in reading.entities}
    assert next(one.names for one in reading.entities if one.id == "e4") == ("Ministry of Transport", "Velmar Herald")
    assert {one.source.entity for one in reading.attributions if one.id in ("a4", "a5")} == {"e4"}
    kept.review(STATEMENT, "e5", "undo", undoes=merged.event)
    assert kept.reading(STATEMENT) == before


def test_mentions_split_from_an_entity_are_one_of_their_own(kept: Ledger) -> None:
    split = kept.judge(Draft("split", part("e2"), "another man", value=["m3"]))
    name, reading = f"h{split.event}", kept.reading(STATEMENT)
    assert next(one.entity for one in reading.mentions if one.id == "m3") == name
    assert next(one.entity for one in reading.mentions if one.id == "m2") == "e2"
    who = next(one for one in reading.claims if one.id == "c7").participants[0]
    assert (who.text, who.entity) == ("he", name)
    kept.correct(part(name), "caption", "a second guard")
    kept.review(STATEMENT, "e2", "undo", undoes=split.event)
    assert kept.reading(STATEMENT) == velmar.build()


@pytest.mark.parametrize("mentions", [[], ["m2"], ["m99"], ["m2", "m3"], None, "m3", [7]])
def test_only_some_of_an_entitys_own_mentions_are_split_off(kept: Ledger, mentions: Json) -> None:
    draft = Draft("split", part("e1" if mentions == ["m2"] else "e2"), value=mentions)
    assert refused(kept, draft) == "NOT_A_READING"


# Pairs.


@pytest.fixture
def two(kept: Ledger) -> Ledger:
    other = velmar.build()
    kept.add(replace(other, document=replace(other.document, id="sha256:" + "7" * 64, name="b.txt")), "sayso 1")
    return kept


def pair(kind: ReviewKind, first: str, second: str) -> Draft:
    return Draft(kind, part(first), other=Subject("sha256:" + "7" * 64, second))


def test_pairs_of_claims_and_of_entities_are_judged_across_statements(two: Ledger) -> None:
    two.judge(pair("same", "c2", "c2"))
    two.judge(pair("not-same", "e2", "e2"))
    two.judge(pair("undecided", "e4", "e5"))
    assert [(one.first[1], one.second[1], one.verdict) for one in two.judgements()] == [
        ("c2", "c2", "same"), ("e2", "e2", "not-same"), ("e4", "e5", "undecided"),
    ]  # fmt: skip
    assert two.reviews("sha256:" + "7" * 64, "c2")[0].kind == "same"


def test_a_judgement_that_contradicts_others_is_refused_and_possible_when_those_are_undone(two: Ledger) -> None:
    two.judge(pair("same", "e2", "e2"))
    apart = two.judge(Draft("not-same", part("e2"), other=part("e4")))
    assert refused(two, pair("same", "e4", "e2")) == "CONTRADICTION"
    two.review(STATEMENT, "e2", "undo", undoes=apart.event)
    two.judge(pair("same", "e4", "e2"))
    with pytest.raises(LedgerError) as caught:
        two.review(STATEMENT, "e2", "redo", undoes=apart.event)
    assert caught.value.code == "CONTRADICTION"


@pytest.mark.parametrize(
    ("draft", "code"),
    [
        (Draft("same", part("c2"), other=part("c2")), "SELF"),
        (Draft("merge", part("e2"), other=part("e2")), "SELF"),
        (Draft("same", part("c2"), other=part("e2")), "UNLIKE"),
        (pair("merge", "e2", "e2"), "UNLIKE"),
        (pair("same", "c2", "c99"), "NOT_FOUND"),
        (Draft("merge", part("c2"), other=part("c3")), "NOT_FOUND"),
        (Draft("accept", part("e2")), "NOT_FOUND"),
        (Draft("accept", part(WHOLE)), "NOT_FOUND"),
    ],
)
def test_only_what_can_be_set_beside_one_another_is(two: Ledger, draft: Draft, code: str) -> None:
    assert refused(two, draft) == code


# Undone and redone.


@pytest.mark.parametrize("kind", ["undo", "redo"])
@pytest.mark.parametrize("event", [1, 2, 99, None])
def test_only_reviews_of_the_statement_are_undone(kept: Ledger, kind: ReviewKind, event: int | None) -> None:
    assert refused(kept, Draft(kind, part("c2"), undoes=event)) == "NOTHING_TO_UNDO"


def test_what_is_undone_is_not_undone_again_and_what_holds_not_redone(kept: Ledger) -> None:
    accepted = kept.review(STATEMENT, "c2", "accept").event
    assert refused(kept, Draft("redo", part("c2"), undoes=accepted)) == "NOTHING_TO_UNDO"
    undone = kept.review(STATEMENT, "c2", "undo", undoes=accepted).event
    assert refused(kept, Draft("undo", part("c2"), undoes=accepted)) == "NOTHING_TO_UNDO"
    assert refused(kept, Draft("undo", part("c2"), undoes=undone)) == "NOTHING_TO_UNDO"
    kept.review(STATEMENT, "c2", "redo", undoes=accepted)
    assert kept.state(STATEMENT, "c2").verdict == "accepted"
    kept.review(STATEMENT, "c2", "undo", undoes=accepted)
    assert kept.state(STATEMENT, "c2").verdict is None


# Newer readings.


def newer() -> StatementLedger:
    """The same statement, read anew: c2 is c1, c1 is c2 and surer, everything else as before."""
    old = velmar.build()
    names = {"c1": "c2", "c2": "c1"}
    claims = [replace(one, id=names.get(one.id, one.id), confidence=0.5) for one in old.claims]
    return replace(old, claims=tuple(claims))


def same_parts() -> dict[str, str]:
    reading = to_dict(velmar.build())
    names = [one["id"] for name in ("claims", "attributions", "entities", "mentions") for one in reading[name]]  # type: ignore[union-attr, call-overload, index]
    return {name: name for name in names} | {"c1": "c2", "c2": "c1"}  # type: ignore[misc]


def test_a_reading_that_nobody_judged_gives_way_to_a_newer_one(kept: Ledger) -> None:
    kept.add(newer(), NEWER)
    assert kept.reading(STATEMENT) == newer()


def test_a_reading_that_people_judged_is_not_overwritten_until_another_is_adopted(kept: Ledger) -> None:
    kept.review(STATEMENT, "c2", "accept")
    kept.correct(part("c7"), "tense", "present")
    added = kept.add(newer(), NEWER).event
    assert claim(kept, "c2")["predicate"]["text"] == "arrested"
    adopted = kept.judge(Draft("adopt", part(WHOLE), value={"reading": added, "parts": same_parts()}))
    assert claim(kept, "c1")["predicate"]["text"] == "arrested"
    assert (kept.state(STATEMENT, "c1").verdict, kept.state(STATEMENT, "c2").verdict) == ("accepted", None)
    assert claim(kept, "c7")["tense"] == "present"
    assert found(kept, state="accepted") == ["c1"]
    kept.review(STATEMENT, "c2", "reject")
    kept.review(STATEMENT, WHOLE, "undo", undoes=adopted.event)
    assert (kept.state(STATEMENT, "c1").verdict, kept.state(STATEMENT, "c2").verdict) == (None, "accepted")
    kept.review(STATEMENT, WHOLE, "redo", undoes=adopted.event)
    assert (kept.state(STATEMENT, "c1").verdict, kept.state(STATEMENT, "c2").verdict) == ("accepted", "rejected")


def test_a_review_whose_part_is_not_in_the_adopted_reading_stays_behind(kept: Ledger) -> None:
    kept.review(STATEMENT, "c2", "accept")
    added = kept.add(newer(), NEWER).event
    parts = {name: new for name, new in same_parts().items() if name != "c2"}
    kept.judge(Draft("adopt", part(WHOLE), value={"reading": added, "parts": parts}))
    assert found(kept, state="accepted") == []


def test_only_a_reading_of_the_statement_is_adopted(kept: Ledger) -> None:
    for value in ({"reading": 99, "parts": {}}, {"reading": 1, "parts": {}}, {"parts": {}}, None, {"reading": 2, "parts": 7}):
        assert refused(kept, Draft("adopt", part(WHOLE), value=value)) == "NOT_A_READING"


# What others have done meanwhile.


def test_whoever_has_not_seen_an_adoption_or_a_newer_reading_judges_another_claim(kept: Ledger) -> None:
    seen = kept.state(STATEMENT, "c2").last
    kept.add(newer(), NEWER)
    assert refused(kept, Draft("accept", part("c2")), expected=seen) == "STALE"


def test_a_stale_review_is_told_who_judged_what(kept: Ledger) -> None:
    seen = kept.state(STATEMENT, "c2").last
    kept.correct(part("c2"), "tense", "present")
    with pytest.raises(LedgerError, match=r"ode judged it meanwhile: correct, event 3"):
        kept.judge(Draft("accept", part("c2")), expected=seen)
