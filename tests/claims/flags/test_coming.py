"""Threats need their author's own power; predictions are told of what nobody can know."""

from __future__ import annotations

from collections.abc import Callable

import pytest

Found = Callable[[str, str], list[tuple[str, str]]]

THREATS = [
    ("If they cross the river, we will attack their camp.", "announces harm or a penalty if something is done or not done"),
    ("We will continue to strike the rebels.", "announces harm or a penalty that its author could carry out"),
    ("We will not allow the rebels to attack our towns.", "announces that its author will not let it happen"),
    ("Those who burned the mill will be punished.", "announces a penalty"),
    ("The killing of the guards will not go unpunished.", "announces a penalty"),
    ("If you enter the zone, the answer will be harsh.", "announces a penalty"),
]
NO_THREATS = [
    "We will fight poverty.",
    "We will defeat cancer.",
    "If the rains fail, the harvest will be lost.",
    "The minister will not be held accountable.",
    "The rebels attacked our towns.",
    "The law will punish smugglers with a fine.",
    "Will they attack us?",
]
PREDICTIONS = [
    ("If the dam breaks, the town will drown.", "tells as known what would follow"),
    ("I am confident that the team will win.", "vouches for what is still to come"),
    ("The bridge will inevitably need repairs.", "tells the future as certain"),
    ("The firm will collapse.", "tells as known how things will turn out"),
    ("Prices are expected to rise.", "vouches for what is still to come"),
    ("In the coming years the town will see more traffic.", "tells a distant future as known"),
]
NO_PREDICTIONS = [
    "We will open the school in May.",
    "The committee will meet on Friday.",
    "The bill will allow farmers to sell milk.",
    "The grant will pay for two buses.",
    "I hope that the team will win.",
    "He said he would come.",
    "The guild expects its members to pay.",
    "The mayor promised that the road will be repaired.",
    "The firm collapsed.",
    "I think that he will come to Kelm.",
    "The new road will bring the villages closer.",
    "We will make sure that they will have a say.",
]


@pytest.mark.parametrize(("text", "reason"), THREATS)
def test_harm_or_a_penalty_announced_by_its_author_is_a_threat(by_rule: Found, text: str, reason: str) -> None:
    assert by_rule(text, "threat") == [(text.rstrip("."), reason)]


@pytest.mark.parametrize("text", NO_THREATS)
def test_harm_by_others_and_fights_with_nobody_are_no_threat(by_rule: Found, text: str) -> None:
    assert by_rule(text, "threat") == []


@pytest.mark.parametrize(("text", "reason"), PREDICTIONS)
def test_the_future_told_as_known_is_a_prediction(by_rule: Found, text: str, reason: str) -> None:
    ((words, why),) = by_rule(text, "prediction")
    assert why == reason
    assert words in text


@pytest.mark.parametrize("text", NO_PREDICTIONS)
def test_plans_laws_grants_and_hopes_foretell_nothing(by_rule: Found, text: str) -> None:
    assert by_rule(text, "prediction") == []


def test_what_the_issuer_will_do_itself_is_a_plan_under_its_own_name(by_rule: Found) -> None:
    letterhead, signature = "HARBOUR GUILD OF KELM", "Harbour Guild of Kelm"
    text = f"{letterhead}\n\nIf the dues are raised, the Harbour Guild will submit its case to the court.\n\n{signature}"
    assert by_rule(text, "prediction") == []


def test_a_clause_that_threatens_is_no_prediction_too(by_rule: Found) -> None:
    assert by_rule(THREATS[0][0], "prediction") == []
