"""What of a comparison is wanted."""

from __future__ import annotations

from dataclasses import replace

import pytest

from sayso.compare.changes import changes
from sayso.compare.selecting import Wanted, select, select_changes
from tests.compared_by_hand import a_comparison, earlier, shooting


def test_all_is_kept_where_nothing_is_asked_for() -> None:
    assert select(a_comparison(), Wanted()) == a_comparison()


@pytest.mark.parametrize(
    ("wanted", "kept"),
    [
        (Wanted(min_sources=2), ["i0001shoot"]),
        (Wanted(min_sources=5), []),
        (Wanted(("i0002early",)), ["i0002early"]),
        (Wanted(("i0002",)), ["i0002early"]),
        (Wanted(("karrow GATE",)), ["i0001shoot"]),
        (Wanted(("shooting",)), ["i0001shoot", "i0002early"]),
        (Wanted(("i0001shoot", "2029")), ["i0001shoot", "i0002early"]),
        (Wanted(("fire",)), []),
        (Wanted(("",)), []),
        (Wanted(fields=("when",)), ["i0001shoot"]),
        (Wanted(("i0002",), ("when",)), []),
    ],
)
def test_incidents_are_kept_by_id_label_field_and_sources(wanted: Wanted, kept: list[str]) -> None:
    assert [incident.id for incident in select(a_comparison(), wanted).incidents] == kept


def test_only_the_fields_asked_for_stay() -> None:
    (incident,) = select(a_comparison(), Wanted(fields=("when", "where"))).incidents
    assert [field.name for field in incident.fields] == ["when", "where"]


def test_suggestions_and_reprints_stay_with_what_they_are_about() -> None:
    single = select(a_comparison(), Wanted(("i0002",)))
    assert len(single.suggestions) == 1
    assert single.reprints == ()
    assert len(select(a_comparison(), Wanted(("i0001",))).reprints) == 1
    assert select(a_comparison(), Wanted(("fire",))).suggestions == ()
    assert len(select(a_comparison(), Wanted(min_sources=9)).suggestions) == 1


def test_only_sources_that_an_incident_names_stay() -> None:
    assert [voice.id for voice in select(a_comparison(), Wanted(("i0002",))).sources] == ["s1"]


def test_changes_of_what_is_not_wanted_are_left_out() -> None:
    older = replace(a_comparison(), incidents=(replace(shooting(), fields=()), earlier()))
    newer = replace(a_comparison(), incidents=(shooting(),))
    found = changes(older, newer)
    kinds = {one.kind for one in found}
    assert kinds == {"verdict", "gone"}
    assert {one.kind for one in select_changes(found, older, newer, Wanted(min_sources=2))} == {"verdict"}
    assert {one.kind for one in select_changes(found, older, newer, Wanted(("2029",)))} == {"gone"}
    assert [one.field for one in select_changes(found, older, newer, Wanted(("i0001",), ("when",)))] == ["when"]
