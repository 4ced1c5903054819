"""What each field makes of claims of one happening."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from sayso.compare.comparing import set_against
from sayso.compare.matrix.parties import without_number
from sayso.compare.statements import Held
from sayso.compare.types import ClaimRef, FieldComparison
from tests.compare.statements_told import Told, fields_of, incident_of


def killed(issuer: str, clause: str, predicate: str, lemma: str, **more: object) -> Told:
    told = Told(f"{issuer}\n{clause}.", issuer, name=f"{issuer}.txt", entities=more.pop("entities", ()))  # type: ignore[arg-type]
    told.claim(clause, predicate, lemma, **more)  # type: ignore[arg-type]
    return told


def counted(issuer: str, number: str, people: str) -> Told:
    return killed(issuer, f"{number} {people} were killed", "killed", "kill", patient=f"{number} {people}", count=number)


@pytest.mark.parametrize(
    ("first", "second", "verdict"),
    [
        ("Nine", "Six", "differ"),
        ("Nine", "Nine", "agree"),
        ("Nine", "at least six", "compatible"),
        ("Four", "at least six", "differ"),
    ],
)
def test_numbers_are_compared_as_intervals(first: str, second: str, verdict: str) -> None:
    assert (
        fields_of(counted("RED UNION", first, "guards"), counted("BLUE MINISTRY", second, "officers"))["patient.count"].verdict
        == verdict
    )


def test_each_number_keeps_its_claims_and_its_sources() -> None:
    (nine, six) = fields_of(counted("RED UNION", "Nine", "guards"), counted("BLUE MINISTRY", "Six", "guards"))[
        "patient.count"
    ].values
    assert {nine.value, six.value} == {"9", "6"}
    assert all(len(value.claims) == len(value.sources) == 1 and value.numbers for value in (nine, six))


def test_the_last_number_of_a_text_that_revises_itself_holds() -> None:
    told = Told("RED UNION\nThree guards were killed. Four guards were killed in all.", "RED UNION")
    told.claim("Three guards were killed", "killed", "kill", patient="Three guards", count="Three")
    told.claim("Four guards were killed in all", "killed", "kill", patient="Four guards", count="Four")
    assert [value.value for value in fields_of(told)["patient.count"].values] == ["4"]


@pytest.mark.parametrize(
    ("first", "second", "verdict"),
    [
        (("2015-10-12", "2015-10-12"), ("2015-10-01", "2015-10-31"), "compatible"),
        (("2015-10-12", "2015-10-12"), (None, "2015-11-01"), "compatible"),
        (("2015-10-12", "2015-10-12"), ("2015-10-13", "2015-10-13"), "differ"),
        (("2015-10-12", "2015-10-12"), ("2015-10-12", "2015-10-12"), "agree"),
    ],
)
def test_times_are_compared_by_containment(first: tuple[str | None, str], second: tuple[str | None, str], verdict: str) -> None:
    told = [
        killed(issuer, "Men were killed that day", "killed", "kill", patient="Men", when=("that day", *days))
        for issuer, days in (("RED UNION", first), ("BLUE MINISTRY", second))
    ]
    assert fields_of(*told)["when"].verdict == verdict


@pytest.mark.parametrize(
    ("first", "second", "verdict"),
    [
        ("Dolvan, Halm district", "Halm district", "compatible"),
        ("the village of Dolvan", "Dolvan", "agree"),
        ("the road below Dolvan", "Dolvan", "compatible"),
        ("Dolvan", "Upper Torrel province", "compatible"),
        ("Dolvan", "Kelmen", "differ"),
    ],
)
def test_places_are_compared_by_what_holds_what(first: str, second: str, verdict: str) -> None:
    told = [
        killed(issuer, f"Men were killed in {place}", "killed", "kill", patient="Men", where=place)
        for issuer, place in (("RED UNION", first), ("BLUE MINISTRY", second))
    ]
    assert fields_of(*told)["where"].verdict == verdict


def test_what_the_passage_says_fills_a_claim_but_contradicts_nobody() -> None:
    told = Told("RED UNION\nOn Monday we marched. Men were killed.", "RED UNION", name="red.txt")
    told.claim("On Monday we marched", "marched", "march", when=("On Monday", "2015-10-12", "2015-10-12"))
    told.claim("Men were killed", "killed", "kill", patient="Men")
    other = killed("BLUE UNION", "Men were killed on Tuesday", "killed", "kill", when=("on Tuesday", "2015-10-13", "2015-10-13"))
    held = [Held(told.ledger()), Held(other.ledger())]
    groups = {"alone": [ClaimRef(held[0].id, "c2")], "beside": [ClaimRef(held[0].id, "c2"), ClaimRef(held[1].id, "c1")]}
    found = {name: _field(held, group, "when") for name, group in groups.items()}
    assert [value.value for value in found["alone"].values] == ["2015-10-12"]
    assert (found["beside"].verdict, [value.value for value in found["beside"].values]) == ("single", ["2015-10-13"])


def _field(held: Sequence[Held], group: Sequence[ClaimRef], name: str) -> FieldComparison:
    (found,), _ = set_against(held, [group])
    return next(field for field in found.fields if field.name == name)


def test_who_died_may_have_been_killed_and_the_dying_are_whom_it_was_done_to() -> None:
    found = fields_of(
        killed("RED UNION", "Guards died", "died", "die", agent="Guards"),
        killed("BLUE MINISTRY", "Guards were slain", "slain", "slay", patient="Guards"),
    )
    assert (found["act"].verdict, found["patient"].verdict, "agent" in found) == ("compatible", "agree", False)


def test_who_tells_of_fire_alone_leaves_open_what_it_did() -> None:
    found = fields_of(
        killed("RED UNION", "Guards were killed", "killed", "kill", patient="Guards"),
        killed("BLUE MINISTRY", "Men opened fire", "opened fire", "open fire", agent="Men"),
    )
    assert found["act"].verdict == "compatible"


def test_a_burning_and_a_demolition_exclude_one_another() -> None:
    found = fields_of(
        killed("RED UNION", "The chapel was demolished", "demolished", "demolish", patient="The chapel"),
        killed("BLUE MINISTRY", "The chapel burned down", "burned down", "burn down", patient="The chapel"),
    )
    assert found["act"].verdict == "differ"


def named(issuer: str, who: str, schema: str = "Organization") -> Told:
    return killed(issuer, f"{who} killed guards", "killed", "kill", agent=who, patient="guards", entities=[(who, schema)])


def test_two_names_for_the_doer_differ_and_a_description_leaves_it_open() -> None:
    assert fields_of(named("RED UNION", "Torrel League"), named("BLUE MINISTRY", "Halm Brigade"))["agent"].verdict == "differ"
    described = killed("GREEN PAPER", "gunmen killed guards", "killed", "kill", agent="gunmen", patient="guards")
    assert fields_of(named("RED UNION", "Torrel League"), described)["agent"].verdict == "compatible"


def test_nobody_stands_for_a_passive_without_by_and_no_thing_is_a_doer() -> None:
    assert "agent" not in fields_of(killed("RED UNION", "Guards were killed", "killed", "kill", patient="Guards"))
    assert "agent" not in fields_of(killed("RED UNION", "bombs killed guards", "killed", "kill", agent="bombs", patient="guards"))


def denial(issuer: str, clause: str, agent: str | None, patient: str) -> Told:
    told = Told(f"{issuer}\n{clause}.", issuer, name=f"{issuer}.txt")
    told.claim(clause, "kill", "kill", agent=agent, patient=patient, polarity="negative")
    return told


def test_a_side_that_denies_its_part_denies_the_doer_alone() -> None:
    accused = killed("BLUE MINISTRY", "Guards were killed", "killed", "kill", patient="Guards")
    found = fields_of(accused, denial("RED UNION", "We did not kill the guards", "We", "the guards"))
    assert (found["act"].verdict, found["agent"].verdict) == ("single", "denied")


def test_a_side_that_denies_to_have_hurt_anyone_denies_the_deed() -> None:
    accused = killed("BLUE MINISTRY", "Guards were killed", "killed", "kill", patient="Guards")
    assert fields_of(accused, denial("RED UNION", "We did not kill anyone", "We", "anyone"))["act"].verdict == "denied"
    found = incident_of(accused, denial("RED UNION", "They did not kill the guards", None, "the guards"))
    assert sorted(stance.stance for stance in found.stances) == ["asserts", "denies"]
    assert {field.name: field.verdict for field in found.fields}["act"] == "denied"


def test_nobody_of_ours_denies_the_doer_alone() -> None:
    accused = killed("BLUE MINISTRY", "Guards were killed", "killed", "kill", patient="Guards")
    told = killed("RED UNION", "Nobody of ours killed guards", "killed", "kill", agent="Nobody of ours", patient="guards")
    found = fields_of(accused, told)
    assert (found["act"].verdict, found["agent"].verdict) == ("single", "denied")
    assert [value.value for value in found["agent"].values] == ["RED UNION"]


def test_who_burned_nothing_denies_its_part_and_who_hurt_no_one_the_deed() -> None:
    accused = killed("BLUE MINISTRY", "Huts were burned", "burned", "burn", patient="Huts")
    nothing = fields_of(accused, killed("RED UNION", "We burned no huts", "burned", "burn", agent="We", patient="no huts"))
    assert (nothing["act"].verdict, nothing["agent"].verdict) == ("single", "denied")
    accused = killed("BLUE MINISTRY", "Guards were killed", "killed", "kill", patient="Guards")
    no_one = fields_of(accused, killed("RED UNION", "We killed no one", "killed", "kill", agent="We", patient="no one"))
    assert no_one["act"].verdict == "denied"


def test_who_calls_an_accusation_untrue_denies_the_deed_and_whom_it_accuses() -> None:
    accused = killed("RED UNION", "Strikers were beaten", "beaten", "beat", patient="Strikers")
    told = Told("MILL COMPANY\nSuggestions that guards beat strikers are untrue.", "MILL COMPANY", entities=[("guards", "Group")])
    told.claim("beat strikers", "beat", "beat", patient="strikers", chain=[told.said(None, "Suggestions", "guards beat strikers")])
    found = fields_of(accused, told)
    assert (found["act"].verdict, found["agent"].verdict) == ("denied", "denied")


def test_a_side_whose_work_it_was_not_has_both_stances_and_denies_the_doer() -> None:
    accused = killed("BLUE MINISTRY", "Nine died in the blast", "blast", "blast")
    told = killed("RED UNION", "The blast was not our work", "blast", "blast")
    found = incident_of(accused, told)
    assert sorted(stance.stance for stance in found.stances) == ["asserts", "asserts", "denies"]
    assert {field.name: field.verdict for field in found.fields} == {"act": "agree", "agent": "denied"}


def test_who_denies_its_part_and_names_another_differs_from_who_names_it() -> None:
    union = ("RED UNION", "Organization")
    accuser = Told("BLUE MINISTRY\nThe RED UNION killed guards.", "BLUE MINISTRY", entities=[union], name="blue.txt")
    accuser.claim("The RED UNION killed guards", "killed", "kill", agent="RED UNION", patient="guards")
    text = "RED UNION\nThe killing was not our work. Robbers killed guards."
    accused = Told(text, "RED UNION", entities=[union], name="red.txt")
    accused.claim("The killing", "killing", "killing")
    assert fields_of(accuser, accused)["agent"].verdict == "denied"
    accused.claim("Robbers killed guards", "killed", "kill", agent="Robbers", patient="guards")
    assert fields_of(accuser, accused)["agent"].verdict == "differ"


@pytest.mark.parametrize("doer", ["Nobody of ours", "None of our men"])
def test_who_says_that_none_of_theirs_did_it_denies_the_doer_alone(doer: str) -> None:
    accused = killed("BLUE MINISTRY", "Guards were killed", "killed", "kill", patient="Guards")
    denied = Told(f"RED UNION\n{doer} killed them.", "RED UNION", name="red.txt")
    denied.claim(f"{doer} killed them", "killed", "kill", agent=doer, patient="them", polarity="negative")
    found = fields_of(accused, denied)
    assert (found["act"].verdict, found["agent"].verdict) == ("single", "denied")


def test_none_of_a_thing_that_was_used_denies_the_doer_alone() -> None:
    accused = killed("BLUE MINISTRY", "men threw stones", "threw", "throw", agent="men", patient="stones")
    denied = Told("RED UNION\nWe threw no stones.", "RED UNION", name="red.txt")
    denied.claim("We threw no stones", "threw", "throw", agent="We", patient="no stones", polarity="negative")
    found = fields_of(accused, denied)
    assert (found["act"].verdict, found["agent"].verdict) == ("single", "denied")


@pytest.mark.parametrize(("whom", "verdict"), [("four", "agree"), ("the lives of four", "agree"), ("four of them", "single")])
def test_a_number_without_a_noun_counts_those_whom_it_befell(whom: str, verdict: str) -> None:
    bare = killed("BLUE MINISTRY", f"the blast took {whom}", "took", "take", patient=whom)
    assert fields_of(counted("RED UNION", "Four", "guards"), bare)["patient.count"].verdict == verdict


def test_a_description_is_of_the_body_whose_name_has_its_noun() -> None:
    court = killed("GREEN PAPER", "a court stayed it", "stayed", "stay", agent="a court")
    high = killed(
        "BLUE MINISTRY", "High Court stayed it", "stayed", "stay", agent="High Court", entities=[("High Court", "PublicBody")]
    )
    assert fields_of(court, high)["agent"].verdict == "agree"


def test_a_claim_without_anything_but_its_word_has_an_act_alone() -> None:
    told = Told("It was done.", name="leaflet.txt")
    told.claim("It was done", "done", "do")
    assert [(name, field.verdict) for name, field in fields_of(told).items()] == [("act", "single")]


@pytest.mark.parametrize(
    ("told", "whom"),
    [
        ("at least two armed men", "armed men"),
        ("The 22 guards", "The guards"),
        ("a hundred Ilmarans", "Ilmarans"),
        ("two of the guards", "two of the guards"),
        ("two or three guards", "two or three guards"),
        ("47 Commando", "47 Commando"),
        ("three", "three"),
    ],
)
def test_how_many_they_were_is_left_to_the_field_of_numbers(told: str, whom: str) -> None:
    assert without_number(told) == whom


def test_who_was_killed_is_told_without_taking_a_side_on_how_many() -> None:
    found = incident_of(counted("RED UNION", "Nine", "guards"), counted("BLUE MINISTRY", "Six", "guards"))
    assert {field.name: field.values[0].value for field in found.fields}["patient"] == "guards"
    assert found.label.startswith("killing of guards")


def test_whom_one_of_many_sources_alone_tells_of_is_no_name_for_an_incident() -> None:
    told = [killed(f"{colour} UNION", "It was a killing", "killing", "killing") for colour in ("RED", "GREEN", "BLUE")]
    alone = killed("GREY UNION", "Guards were killed", "killed", "kill", patient="Guards")
    assert (incident_of(*told, alone).label, incident_of(told[0], alone).label) == ("killing", "killing of Guards")


def test_a_verb_of_no_known_deed_is_named_with_a_colon() -> None:
    told = killed("RED UNION", "They counted the boats", "counted", "count", patient="the boats")
    assert incident_of(told).label == "count: the boats"


def test_an_incident_is_named_by_the_narrowest_of_the_times_that_hold_one_another() -> None:
    month = killed("RED UNION", "Guards fell in May 2015", "fell", "kill", when=("in May 2015", "2015-05-01", "2015-05-31"))
    again = killed("GREEN UNION", "Guards fell in May 2015", "fell", "kill", when=("in May 2015", "2015-05-01", "2015-05-31"))
    day = killed("BLUE UNION", "Guards fell on 3 May 2015", "fell", "kill", when=("on 3 May 2015", "2015-05-03", "2015-05-03"))
    assert incident_of(month, again, day).label.endswith("3 May 2015")
    assert "31 May 2015" not in incident_of(month, again, day).label
