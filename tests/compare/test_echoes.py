"""Whose word headings are, and sentences that go on with what somebody was cited for."""

from __future__ import annotations

from sayso.compare.comparing import set_against
from sayso.compare.statements import Held
from sayso.compare.types import ClaimRef
from tests.compare.statements_told import Told


def stances(told: Told) -> list[tuple[str, str]]:
    held = Held(told.ledger())
    group = [ClaimRef(held.id, claim.id) for claim in held.ledger.claims]
    (incident,), voices = set_against([held], [group])
    names = {voice.id: voice.name for voice in voices}
    return sorted((names[stance.source], stance.stance) for stance in incident.stances)


def wire(*, own: bool) -> Told:
    text = "RED AGENCY\nArms uncovered\nThe minister said arms were found. Two rifles came to light.\nWe saw the rifles found."
    told = Told(text, "RED AGENCY", entities=[("The minister", "Person")])
    told.claim("Arms uncovered", "uncovered", "uncover", patient="Arms")
    chain = [told.said("The minister", "said", "arms were found")]
    told.claim("arms were found", "found", "find", patient="arms", chain=chain)
    told.claim("Two rifles came to light", "came", "come", agent="Two rifles")
    if own:
        told.claim("the rifles found", "found", "find", patient="the rifles")
    return told


def test_a_heading_and_what_goes_on_below_a_report_are_the_reported_ones_words() -> None:
    assert stances(wire(own=False)) == [("RED AGENCY", "reports"), ("The minister", "asserts")]


def test_who_tells_of_it_elsewhere_for_itself_asserts_it() -> None:
    assert stances(wire(own=True)) == [("RED AGENCY", "asserts"), ("The minister", "asserts")]


def test_a_heading_over_a_text_that_cites_nobody_is_the_issuers_own() -> None:
    told = Told("RED AGENCY\nArms uncovered\nThe arms were found in a house.", "RED AGENCY")
    told.claim("Arms uncovered", "uncovered", "uncover", patient="Arms")
    assert stances(told) == [("RED AGENCY", "asserts")]


def test_whom_a_heading_alone_cites_says_nothing_where_the_text_tells_the_same() -> None:
    text = "RED AGENCY\nGovernor mourns men lost\nThe men slain on Friday were buried."
    told = Told(text, "RED AGENCY", entities=[("Governor", "Person")])
    told.claim("men lost", "lost", "lose", chain=[told.said("Governor", "mourns", "men lost", "believe", kind="named")])
    told.claim("The men slain on Friday", "slain", "slay")
    assert stances(told) == [("RED AGENCY", "asserts")]


def test_what_goes_on_behind_another_report_of_the_same_source_is_its_word_too() -> None:
    text = "RED AGENCY\nThe minister said arms were found.\nThe minister told of an arrest. Two rifles came to light."
    told = Told(text, "RED AGENCY", entities=[("The minister", "Person")])
    told.claim("arms were found", "found", "find", patient="arms", chain=[told.said("The minister", "said", "arms were found")])
    told.said("The minister", "told of", "an arrest")
    told.claim("Two rifles came to light", "came", "come", agent="Two rifles")
    assert stances(told) == [("RED AGENCY", "reports"), ("The minister", "asserts")]


def test_an_issuer_that_speaks_of_what_it_saw_itself_is_no_echo() -> None:
    text = "MILL UNION\nThe police said stones were thrown. We saw stones fly from their side."
    told = Told(text, "MILL UNION", entities=[("The police", "PublicBody")])
    told.claim("stones were thrown", "thrown", "throw", chain=[told.said("The police", "said", "stones were thrown")])
    told.claim("stones fly", "fly", "fly")
    assert stances(told) == [("MILL UNION", "asserts"), ("The police", "asserts")]


def test_a_bare_noun_that_points_back_to_what_somebody_is_cited_for_is_no_account() -> None:
    text = "RED AGENCY\nObservers came two days after the shooting.\nThe minister said two drivers were shot."
    told = Told(text, "RED AGENCY", entities=[("The minister", "Person")])
    told.claim("the shooting", "shooting", "shooting")
    assert stances(told) == [("RED AGENCY", "asserts")]
    chain = [told.said("The minister", "said", "two drivers were shot")]
    told.claim("two drivers were shot", "shot", "shoot", patient="two drivers", chain=chain)
    assert stances(told) == [("RED AGENCY", "reports"), ("The minister", "asserts")]
