"""What a newer reading of a statement has otherwise: parts known again by their places in the text, whatever their ids."""

from __future__ import annotations

import json
import random
from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from renumbered import renumbered, shifted

from sayso.ledger.json_lines import to_json
from sayso.ledger.reviews.differ import Difference, difference
from sayso.ledger.reviews.matching import PARTS
from tests.velmar import build

VELMAR = to_json(build())
OLD: dict[str, Any] = json.loads(VELMAR)
Edit = Callable[[dict[str, Any]], object]


def compare(after: str, before: str = VELMAR) -> Difference:
    return difference((2, before), (5, after), (), ())


def edited(*edits: Edit) -> str:
    """Give the Velmar reading as other weights might have it, under other ids."""
    reading = json.loads(VELMAR)
    for edit in edits:
        edit(reading)
    return renumbered(json.dumps(reading), shifted)


def part(reading: dict[str, Any], name: str) -> Any:
    return next(one for kind in PARTS for one in reading[kind] if one["id"] == name)


@given(st.randoms())
def test_a_reading_under_other_ids_has_nothing_otherwise(chance: random.Random) -> None:
    ids = [one["id"] for kind in PARTS for one in OLD[kind]]
    numbers = {kind: chance.sample(range(1, 100), 100 - 1) for kind in "ceam"}
    new = {name: f"{name[0]}{numbers[name[0]].pop()}" for name in ids}
    found = compare(renumbered(VELMAR, lambda name: new[name]))
    assert all((one.gone, one.new, one.changed) == ((), (), ()) for one in found.lists.values())
    assert found.parts == new | {"document": "document"}


def test_a_field_that_is_otherwise_is_told_with_both_values() -> None:
    found = compare(edited(lambda reading: part(reading, "c9").update(tense="present", confidence=0.1)))
    (changed,) = found.lists["claims"].changed
    assert (changed.before, changed.after) == ("c9", "c19")
    assert [(one.field, one.before, one.after) for one in changed.fields] == [("tense", "habitual", "present")]
    assert "c9" not in found.parts
    assert {f"c{number}" for number in range(1, 14)} - found.parts.keys() == {"c9"}


def test_a_claim_that_went_and_one_that_came_are_told() -> None:
    def other_predicate(reading: dict[str, Any]) -> None:
        part(reading, "c13")["predicate"].update(start=5, end=8)

    found = compare(edited(lambda reading: reading["claims"].remove(part(reading, "c2")), other_predicate))
    claims = found.lists["claims"]
    assert [(one.id, one.words) for one in claims.gone] == [
        ("c2", "Nine drivers were arrested by the port police"), ("c13", "The families will not be silenced"),
    ]  # fmt: skip
    assert [one.id for one in claims.new] == ["c23"]


def test_how_sure_the_reader_was_is_no_difference() -> None:
    def less_sure(reading: dict[str, Any]) -> None:
        for claim in reading["claims"]:
            claim["confidence"] = 0.5
            claim["commitment"]["score"] = 0.25

    assert len(compare(edited(less_sure)).parts) == len(compare(edited()).parts)


@pytest.mark.parametrize(
    ("edit", "gone"),
    [
        (lambda reading: part(reading, "a5").update(manner="doubt"), {"a5", "a6", "c7"}),
        (lambda reading: part(reading, "a6").update(manner="deny"), {"a6", "c7"}),
        (lambda reading: part(reading, "e2").update(caption="Marten"), {"e2", "m2", "m3", "a1", "a6", "c3", "c7"}),
        (lambda reading: part(reading, "e2")["names"].append("Marten"), {"e2"}),
        (lambda reading: part(reading, "m3").update(entity=None), {"m3"}),
        (lambda reading: reading["document"].update(published=None), {"document"}),
        (lambda reading: reading["document"]["issuer"].update(entity=None), {"document"}),
    ],
)
def test_a_part_is_the_same_only_where_all_that_is_seen_with_it_is(edit: Edit, gone: set[str]) -> None:
    assert compare(VELMAR).parts.keys() - compare(edited(edit)).parts.keys() == gone


def test_two_parts_that_nothing_tells_apart_are_not_taken_for_one() -> None:
    def twice(reading: dict[str, Any]) -> None:
        reading["claims"].append(part(reading, "c2") | {"id": "c14"})

    assert "c2" not in compare(edited(twice)).parts
    assert [one.id for one in compare(edited(twice)).lists["claims"].gone] == ["c2"]


def test_an_entity_is_known_by_the_mentions_it_shares_whatever_it_is_called() -> None:
    def other_name(reading: dict[str, Any]) -> None:
        part(reading, "e2").update(caption="The guard", names=["The guard"])
        part(reading, "e4").update(caption="Ivo Marten", names=["Ivo Marten"])

    changed = {one.before: one.after for one in compare(edited(other_name)).lists["entities"].changed}
    assert changed == {"e2": "e12"}  # e4 has no mention to be known by, and another name now


def test_readings_of_other_texts_share_no_part() -> None:
    found = compare(edited(lambda reading: reading["document"].update(text=reading["document"]["text"] + " ")))
    assert found.other_text
    assert found.parts == {}
    assert len(found.lists["claims"].gone) == len(found.lists["claims"].new) == 13
