"""Whose word a claim is, and how that voice stands to it."""

from __future__ import annotations

from dataclasses import replace

import pytest

from sayso.compare.statements import Held
from sayso.compare.types import StanceName
from sayso.compare.voices import Identity, Speaker, Spoken, spoken
from sayso.compare.voices.naming import Cast
from tests.compare.statements_told import Told


def of(told: Told, number: int = 0) -> Spoken:
    held = Held(told.ledger())
    return spoken(held, held.ledger.claims[number])


def test_a_claim_without_a_chain_is_the_issuers() -> None:
    told = Told("MILL UNION\nNine workers were killed.", "MILL UNION")
    told.claim("Nine workers were killed", "killed", "kill")
    assert (of(told).speaker.words, of(told).stance, of(told).passing) == ("MILL UNION", "asserts", ())


def test_an_agency_that_cites_the_ministry_only_carries_the_ministrys_claim() -> None:
    told = Told("RED AGENCY\nThe ministry said nine men died.", "RED AGENCY", entities=[("The ministry", "PublicBody")])
    told.claim("nine men died", "died", "die", chain=[told.said("The ministry", "said", "nine men died")])
    assert of(told).speaker.words == "The ministry"
    assert [(one.words, stance) for one, stance in of(told).passing] == [("RED AGENCY", "reports")]


def test_whom_the_ministry_cites_is_the_innermost() -> None:
    entities = [("The ministry", "PublicBody"), ("Border Command", "PublicBody")]
    told = Told("RED AGENCY\nThe ministry, citing the Border Command, said nine men died.", "RED AGENCY", entities=entities)
    told.claim("nine men died", "died", "die", chain=[told.said("The ministry", "said", "nine men died")])
    assert of(told).speaker.words == "Border Command"
    assert [one.words for one, _ in of(told).passing] == ["RED AGENCY", "The ministry"]


def test_who_is_quoted_by_an_agency_stands_behind_it_though_named_before() -> None:
    entities = [("the police", "PublicBody"), ("WNB", "Organization")]
    told = Told("COAST RADIO\nAccording to the police, as quoted by WNB, officers fired.", "COAST RADIO", entities=entities)
    police = told.said("the police", "According to", "officers fired")
    agency = told.said("WNB", "as quoted by", "officers fired")
    told.claim("officers fired", "fired", "fire", chain=[police, agency])
    assert of(told).speaker.words == "the police"


def test_hearsay_and_papers_are_no_voices() -> None:
    told = Told("MILL UNION\nIt became known that nine men died.", "MILL UNION")
    told.claim("nine men died", "died", "die", chain=[told.said(None, "became known", "nine men died")])
    assert of(told).speaker.words == "MILL UNION"


def test_a_pronoun_that_stands_for_nobody_known_is_the_source_before_it() -> None:
    text = "The Gazette\nThe coroner said she died. He found no sign that a wall had fallen."
    told = Told(text, "The Gazette", entities=[("The coroner", "Person")])
    told.said("The coroner", "said", "she died")
    told.claim("a wall had fallen", "fallen", "fall", chain=[told.said("He", "found", "that a wall had fallen", "confirm")])
    assert (of(told).speaker.words, of(told).stance) == ("The coroner", "denies")


@pytest.mark.parametrize(
    ("text", "cue", "manner", "patient", "polarity", "stance"),
    [
        ("The ministry denied that books burned.", "denied", "deny", "books", "positive", "denies"),
        ("The ministry rejects claims that books burned.", "rejects claims", "assert", "books", "positive", "denies"),
        ("The ministry denied that books burned.", "denied", "deny", "books", "negative", "asserts"),
        ("The ministry said that no books burned.", "said", "assert", "no books", "positive", "denies"),
        ("The ministry doubts that books burned.", "doubts", "doubt", "books", "positive", "doubts"),
        ("The ministry said that books burned.", "said", "assert", "books", "positive", "asserts"),
    ],
)
def test_how_a_source_stands_to_what_it_tells(
    text: str, cue: str, manner: str, patient: str, polarity: str, stance: StanceName
) -> None:
    told = Told(f"RED AGENCY\n{text}", "RED AGENCY", entities=[("The ministry", "PublicBody")])
    clause = f"{patient} burned"
    chain = [told.said("The ministry", cue, clause, manner)]
    told.claim(clause, "burned", "burn", patient=patient, chain=chain, polarity=polarity)  # type: ignore[arg-type]
    assert of(told).stance == stance


def test_reports_that_are_called_an_invention_are_denied() -> None:
    told = Told("RED MINISTRY\nReports that books burned are an invention.", "RED MINISTRY")
    told.claim("books burned", "burned", "burn", chain=[told.said(None, "Reports", "books burned")])
    assert (of(told).speaker.words, of(told).stance) == ("RED MINISTRY", "denies")


def test_what_a_denial_takes_for_granted_stays() -> None:
    text = "HILL UNION\nThe Union denies that it laid the mine which killed the shepherd."
    told = Told(text, "HILL UNION", entities=[("The Union", "Organization")])
    chain = [told.said("The Union", "denies", "that it laid the mine which killed the shepherd", "deny")]
    told.claim("it laid the mine", "laid", "lay", agent="it", patient="the mine", chain=chain)
    told.claim("the mine which killed the shepherd", "killed", "kill", patient="the shepherd", chain=chain)
    assert (of(told, 0).stance, of(told, 1).stance) == ("denies", "asserts")
    assert (of(told, 0).disowns, of(told, 1).disowns) == (None, "us")


def test_the_alleged_killing_is_doubted() -> None:
    told = Told("HALM COURIER\nThe alleged killing of four men.", "HALM COURIER")
    told.claim("killing of four men", "killing", "killing", chain=[told.said(None, "alleged", "killing of four men", "accuse")])
    assert of(told).stance == "doubts"


def test_a_statement_without_an_issuer_goes_by_its_first_line() -> None:
    told = Told("The Ketter Gazette, 21 August 2017\nNine men died.")
    told.claim("Nine men died", "died", "die")
    assert of(told).speaker.words == "The Ketter Gazette"


def test_a_statement_without_any_name_goes_by_its_file() -> None:
    told = Told("Nine men died on the road, it is said, and nobody came to help them in the night.", name="leaflet.txt")
    told.claim("Nine men died", "died", "die")
    assert of(told).speaker.words == "leaflet.txt"


def test_what_kind_of_text_it_is_names_no_issuer() -> None:
    told = Told("PRESS RELEASE No. 7\nMill Union\nNine men died.")
    told.claim("Nine men died", "died", "die")
    assert of(told).speaker.words == "Mill Union"


def test_a_pronoun_within_what_somebody_said_is_that_one_unless_another_says_something() -> None:
    text = "The Gazette\nThe coroner said Ann Lee had died and that he found no sign of a blow that hit her."
    told = Told(text, "The Gazette", entities=[("The coroner", "Person"), ("Ann Lee", "Person"), ("he", "Person")])
    outer = told.said("The coroner", "said", "he found no sign of a blow that hit her")
    inner = told.said("he", "found", "a blow that hit her", "confirm")
    told.attributions[1] = replace(told.attributions[1], parent=outer)
    told.claim("a blow that hit her", "hit", "hit", chain=[outer, inner])
    assert of(told).speaker.words == "The coroner"


def test_who_has_heard_that_it_happened_only_reports_and_who_heard_it_tells_of_it() -> None:
    rumour = Told("The Gazette\nThe widow has heard that a truce was signed.", "The Gazette", entities=[("The widow", "Person")])
    rumour.claim("a truce was signed", "signed", "sign", chain=[rumour.said("The widow", "has heard", "a truce was signed")])
    noise = Told("The Gazette\nThe widow heard shots fall.", "The Gazette", entities=[("The widow", "Person")])
    noise.claim("shots fall", "fall", "fall", chain=[noise.said("The widow", "heard", "shots fall")])
    assert (of(rumour).stance, of(noise).stance) == ("reports", "asserts")


def test_what_people_are_said_to_have_done_is_only_reported() -> None:
    told = Told("MILL UNION\nQuestion those who are said to have beaten them.", "MILL UNION")
    told.claim("to have beaten them", "beaten", "beat", chain=[told.said(None, "are said", "to have beaten them")])
    assert (of(told).speaker.words, of(told).stance) == ("MILL UNION", "reports")


def test_one_who_reportedly_told_something_is_hearsay_and_no_voice() -> None:
    told = Told("MILL UNION\nThe guards were shot, as one of them reportedly told a judge.", "MILL UNION")
    chain = [told.said(None, "reportedly", "The guards were shot")]
    chain.append(told.said("one of them", "reportedly told", "The guards were shot", kind="unnamed"))
    told.claim("The guards were shot", "shot", "shoot", chain=chain)
    assert of(told).speaker.words == "MILL UNION"


def test_who_orders_an_inquiry_into_a_shooting_has_not_told_of_it() -> None:
    text = "COAST RADIO\nThe minister ordered an inquiry into the shooting of dockers."
    told = Told(text, "COAST RADIO", entities=[("The minister", "Person")])
    content = "an inquiry into the shooting of dockers"
    told.claim("the shooting of dockers", "shooting", "shoot", chain=[told.said("The minister", "ordered", content, "direct")])
    assert (of(told).speaker.words, of(told).stance) == ("COAST RADIO", "asserts")


def test_a_denial_that_calls_something_untrue_before_it_tells_it() -> None:
    told = Told("COAST GUARD\nIt is equally untrue that men who had landed were drowned.", "COAST GUARD")
    told.claim("who had landed", "landed", "land")
    told.claim("men who had landed were drowned", "drowned", "drown", patient="men")
    assert (of(told, 0).stance, of(told, 1).stance) == ("asserts", "denies")


def test_who_denies_doing_it_denies_it_though_the_claim_is_read_as_held_for_not_so() -> None:
    told = Told("RED AGENCY\nOka denies towing the boat.", "RED AGENCY", entities=[("Oka", "PublicBody")])
    told.claim(
        "towing the boat", "towing", "tow", patient="the boat", chain=[told.said("Oka", "denies", "towing the boat", "deny")]
    )
    told.claims[0] = replace(told.claims[0], commitment=replace(told.claims[0].commitment, innermost="CT-"))
    assert of(told).stance == "denies"


def test_to_call_it_a_raid_is_a_lie_denies_the_raid() -> None:
    told = Told("MILL UNION\nTo call that a raid is a lie.", "MILL UNION")
    told.claim("a raid", "raid", "raid")
    assert of(told).stance == "denies"


def test_what_holds_for_anyone_and_how_a_loss_is_told_deny_nothing() -> None:
    rule = Told("MILL UNION\nfor water one does not kill a child.", "MILL UNION")
    rule.claim("one does not kill a child", "kill", "kill", agent="one", patient="a child", polarity="negative")
    rule.claims[0] = replace(rule.claims[0], tense="habitual")
    loss = Told("MILL UNION\nthirteen of them did not come home.", "MILL UNION")
    loss.claim("thirteen of them did not come home", "come", "come", agent="thirteen of them", polarity="negative")
    assert (of(rule).stance, of(loss).stance) == ("asserts", "asserts")


def test_that_nobody_has_proved_it_is_a_doubt() -> None:
    told = Told("MILL UNION\nnobody has proved that officers caused it.", "MILL UNION")
    chain = [told.said("nobody", "has proved", "officers caused it", "confirm")]
    told.claim("officers caused it", "caused", "cause", agent="officers", chain=chain)
    assert (of(told).speaker.words, of(told).stance) == ("MILL UNION", "doubts")


def test_who_has_yet_to_explain_why_has_not_told_of_it() -> None:
    text = "COAST RADIO\nThe minister has yet to explain why the huts were burned."
    told = Told(text, "COAST RADIO", entities=[("The minister", "Person")])
    chain = [told.said("The minister", "has yet to explain", "why the huts were burned")]
    told.claim("the huts were burned", "burned", "burn", patient="the huts", chain=chain)
    assert (of(told).speaker.words, of(told).stance) == ("COAST RADIO", "asserts")


def test_a_place_and_a_day_above_words_say_nothing() -> None:
    told = Told("COAST RADIO\nNight news\nORLESK, Feb 18 - Nine men died.", "COAST RADIO", entities=[("ORLESK, Feb 18", "Address")])
    told.said("ORLESK, Feb 18", "-", "Nine men died", kind="named")
    told.attributions[0] = replace(told.attributions[0], cue=None)
    told.claim("Nine men died", "died", "die", chain=["a1"])
    assert (of(told).speaker.words, of(told).passing) == ("COAST RADIO", ())


@pytest.mark.parametrize(
    ("issuer", "organ", "speaker"),
    [
        ("HILL COAL JSC", "the Company", "HILL COAL JSC"),
        ("HILL COAL JSC", "the company", "the company"),
        ("HILL UNION", "the Company", "the Company"),
        ("HILL UNION", "the Board", "HILL UNION"),
    ],
)
def test_a_body_is_meant_by_the_noun_for_its_kind_or_part_in_its_own_statement(issuer: str, organ: str, speaker: str) -> None:
    told = Told(f"{issuer}\nToday {organ} said that nine men died.", issuer, entities=[(organ, "Organization")])
    told.claim("nine men died", "died", "die", chain=[told.said(organ, "said", "nine men died")])
    assert of(told).speaker.words == speaker


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("Eleven witnesses saw men pour petrol.", "Eleven witnesses"),
        ("Eleven witnesses whom we trust saw men pour petrol.", "Eleven witnesses"),
        ("Our observers saw men pour petrol.", "MILL UNION"),
        ("Eleven witnesses were seen before men pour petrol.", "MILL UNION"),
        ("Eleven witnesses saw smoke, and men pour petrol.", "MILL UNION"),
    ],
)
def test_who_saw_it_is_whose_account_it_is(text: str, speaker: str) -> None:
    seer = "Our observers" if "Our" in text else "Eleven witnesses"
    told = Told(f"MILL UNION\n{text}", "MILL UNION", entities=[(seer, "Thing")])
    told.claim("men pour petrol", "pour", "pour", agent="men", patient="petrol")
    assert of(told).speaker.words == speaker


@pytest.mark.parametrize(
    ("text", "predicate", "disowns"),
    [
        ("The blast was not our work.", "blast", "us"),
        ("The blast was not the work of any mob.", "blast", "any mob"),
        ("The blast was not by us.", "blast", "us"),
        ("The men who shot them were not ours.", "shot", "us"),
        ("The bridge that they shot at was not ours.", "shot", None),
        ("We had no part in the blast.", "blast", "us"),
        ("The Union has nothing to do with the blast.", "blast", "us"),
        ("The Army had no part in the blast.", "blast", None),
        ("The blast was heard. It is not ours to judge.", "blast", None),
    ],
)
def test_who_tells_of_it_and_had_no_part_in_it_disowns_it(text: str, predicate: str, disowns: str | None) -> None:
    told = Told(f"MILL UNION\n{text}", "MILL UNION")
    told.claim(predicate, predicate, predicate)
    assert (of(told).stance, of(told).disowns) == ("asserts", disowns)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("OPEN LINE — phone for people at sea\nMen were thrown overboard.", "OPEN LINE"),
        ("MILL UNION (Reg. 118)\nMen were thrown out.", "MILL UNION"),
        ("To His Excellency the President\nfrom the Council of Elders\nMen were beaten.", "Council of Elders"),
        (
            "MINISTRY OF FOREIGN AFFAIRS OF THE REPUBLIC OF OKA\nMen were beaten.",
            "MINISTRY OF FOREIGN AFFAIRS OF THE REPUBLIC OF OKA",
        ),
    ],
)
def test_an_issuer_that_was_not_read_goes_by_the_name_above_its_text(text: str, name: str) -> None:
    told = Told(text)
    told.claim("Men", "Men", "man")
    assert of(told).speaker.words == name


def test_who_did_not_say_who_fired_has_told_nothing_of_it() -> None:
    told = Told("MILL UNION\nThe mission did not say who fired.", "MILL UNION", entities=[("mission", "Organization")])
    told.claim("who fired", "fired", "fire", agent="who", chain=[told.said("mission", "did not say", "who fired")])
    assert of(told).stance == "reports"


def test_a_source_of_whom_only_a_pronoun_is_known_is_called_by_whose_text_it_stands_in() -> None:
    told = Told("MILL UNION\nThey said that guards were killed.", "MILL UNION")
    told.claim("guards were killed", "killed", "kill")
    held = Held(told.ledger())
    found = Spoken(held.ledger.claims[0], held.id, Speaker(held.id, "described", None, "They"), "asserts")
    assert [voice.name for voice in Cast(Identity([held]), [found]).voices] == ["“They” in MILL UNION"]
