"""The fields `agent` and `patient`: descriptions of the same people agree, unless they put them into two camps."""

from __future__ import annotations

import pytest

from sayso.compare.types import FieldComparison
from tests.compare.statements_told import Told, fields_of, incident_of


def killed(issuer: str, whom: str, **more: object) -> Told:
    statement = Told(f"{issuer}\n{whom} were killed.", issuer, name=f"{issuer}.txt", **more)  # type: ignore[arg-type]
    statement.claim(f"{whom} were killed", "killed", "kill", patient=whom)
    return statement


def patient(*statements: Told) -> FieldComparison:
    return fields_of(*statements)["patient"]


@pytest.mark.parametrize(
    ("first", "second", "verdict"),
    [
        ("Two bandits", "Two shepherds", "differ"),
        ("Members of a banned group", "A preacher and his sons", "differ"),
        ("Shepherds", "Villagers", "agree"),
        ("Men", "Shepherds", "agree"),
        ("Policemen", "Guards of the company", "differ"),
    ],
)
def test_people_of_two_camps_are_not_the_same_people(first: str, second: str, verdict: str) -> None:
    assert patient(killed("RED UNION", first), killed("BLUE MINISTRY", second)).verdict == verdict


def test_initials_are_the_name_that_they_are_of() -> None:
    full = killed("RED UNION", "Karol Wend", entities=[("Karol Wend", "Person")])
    for initials, verdict in (("K.W.", "agree"), ("I.T.", "differ")):
        short = killed("BLUE MINISTRY", initials, entities=[(initials, "Person")])
        assert patient(full, short).verdict == verdict


def test_a_value_keeps_the_words_and_claims_of_each_source() -> None:
    found = patient(killed("RED UNION", "Shepherds"), killed("BLUE MINISTRY", "Some villagers"))
    (value,) = found.values
    assert sorted(one.value for one in value.said) == ["Shepherds", "Some villagers"]
    assert tuple(one.sources[0] for one in value.said) == value.sources
    assert sorted(claim for one in value.said for claim in one.claims) == list(value.claims)
    assert all(not one.said for one in value.said)


def killed_person(issuer: str, name: str) -> Told:
    return killed(issuer, name, entities=[(name, "Person")])


@pytest.mark.parametrize(
    ("first", "second", "verdict"),
    [
        ("Nurlan", "Esbek N.T.", "agree"),
        ("Karol Wend", "W.", "agree"),
        ("Karol Wend", "B.", "differ"),
        ("Ann Low", "A. Hay", "differ"),
    ],
)
def test_an_initial_is_any_name_that_begins_with_it(first: str, second: str, verdict: str) -> None:
    assert patient(killed_person("RED UNION", first), killed_person("BLUE MINISTRY", second)).verdict == verdict


def test_whom_a_pronoun_was_taken_for_contradicts_nobody() -> None:
    text = "BLUE MINISTRY\nSafet Orun was there. He was killed."
    told = Told(text, "BLUE MINISTRY", name="blue.txt", entities=[("Safet Orun", "Person")])
    told.claim("He was killed", "killed", "kill", patient="He", patient_is="Safet Orun")
    assert patient(killed_person("RED UNION", "Karol Wend"), told).verdict == "agree"


def test_a_field_that_differs_shows_two_values_though_a_description_fits_both() -> None:
    voices = (killed_person("RED UNION", "Ann Low"), killed("BLUE MINISTRY", "A guard"), killed_person("GREEN WIRE", "Karol Wend"))
    found = patient(*voices)
    assert (found.verdict, len(found.values)) == ("differ", 2)


def test_a_label_names_nobody_by_a_pronoun() -> None:
    told = Told("BLUE MINISTRY\nSafet Orun was there. He was killed.", "BLUE MINISTRY", entities=[("Safet Orun", "Person")])
    told.claim("He was killed", "killed", "kill", patient="He", patient_is="Safet Orun")
    assert incident_of(told).label == "killing"
    assert fields_of(told)["patient"].values[0].value == "He"
