"""Which sources of several statements are one."""

from __future__ import annotations

import pytest

from sayso.compare.statements import Held
from sayso.compare.voices import Identity, Speaker, issuer_of
from sayso.resolve.across import Judgement, JudgementError
from tests.compare.statements_told import Told


def held(text: str, issuer: str | None, *entities: tuple[str, str], name: str = "one.txt") -> Held:
    return Held(Told(text, issuer, name=name, entities=entities).ledger())


def named(statement: Held, words: str) -> Speaker:
    entity = next(entity for entity in statement.ledger.entities if entity.caption == words)
    return Speaker(statement.id, "named", entity.id, words)


SERVICE = held("BORDER SERVICE OF THE REPUBLIC OF VASTRIA", "BORDER SERVICE OF THE REPUBLIC OF VASTRIA", name="service.txt")
PAPER = held("The Border Service said so.", None, ("Border Service", "PublicBody"), name="paper.txt")


def settled(*statements: Held, speakers: list[Speaker], judgements: tuple[Judgement, ...] = ()) -> list[object]:
    identity = Identity(statements, judgements)
    identity.settle(speakers)
    return [identity.of(speaker) for speaker in speakers]


def test_a_body_under_a_shorter_form_of_its_name_is_that_body() -> None:
    one, other = settled(SERVICE, PAPER, speakers=[issuer_of(SERVICE), named(PAPER, "Border Service")])
    assert one == other


def test_two_that_the_shorter_form_may_stand_for_are_left_apart() -> None:
    second = held("BORDER SERVICE OF ILMARA", "BORDER SERVICE OF ILMARA", name="second.txt")
    speakers = [issuer_of(SERVICE), issuer_of(second), named(PAPER, "Border Service")]
    assert len(set(settled(SERVICE, second, PAPER, speakers=speakers))) == 3


def test_the_committee_of_one_statement_is_not_that_of_another() -> None:
    one = held("State Security Committee. Committee.", None, ("Committee", "PublicBody"), name="a.txt")
    other = held("Mothers of Orlesk. Committee.", None, ("Committee", "PublicBody"), name="b.txt")
    assert len(set(settled(one, other, speakers=[named(one, "Committee"), named(other, "Committee")]))) == 2


def test_the_committee_of_a_statement_is_the_one_that_it_names_in_full() -> None:
    entities = (("State Security Committee", "PublicBody"), ("Committee", "PublicBody"))
    one = held("State Security Committee. The Committee said so.", None, *entities)
    full, short = settled(one, speakers=[named(one, "State Security Committee"), named(one, "Committee")])
    assert full == short


def test_a_minister_speaks_for_the_ministry() -> None:
    ministry = held("MINISTRY OF THE INTERIOR", "MINISTRY OF THE INTERIOR", name="ministry.txt")
    paper = held("Interior Minister Vera Todan said so.", None, ("Vera Todan", "Person"), name="paper.txt")
    minister = Speaker(paper.id, "named", "e1", "Interior Minister Vera Todan")
    one, other = settled(ministry, paper, speakers=[issuer_of(ministry), minister])
    assert one == other


def test_unnamed_sources_of_two_statements_are_two_unless_one_prints_the_others_text() -> None:
    first, second = held("A B", None, name="a.txt"), held("B A", None, name="b.txt")
    speakers = [Speaker(one.id, "unnamed", None, "Health officials") for one in (first, second)]
    identity = Identity([first, second])
    identity.settle_reprints(speakers, [])
    assert identity.of(speakers[0]) != identity.of(speakers[1])
    identity.settle_reprints(speakers, [(first.id, second.id)])
    assert identity.of(speakers[0]) == identity.of(speakers[1])


def judged(verdict: str, first: tuple[str, str], second: tuple[str, str]) -> Judgement:
    return Judgement(first, second, verdict, "R", "2026-01-01T00:00:00Z")  # type: ignore[arg-type]


def test_what_people_judged_to_be_two_is_never_joined() -> None:
    one = held("Red Union.", None, ("Red Union", "Organization"), name="a.txt")
    other = held("Red Union.", None, ("Red Union", "Organization"), name="b.txt")
    speakers = [named(one, "Red Union"), named(other, "Red Union")]
    assert len(set(settled(one, other, speakers=speakers))) == 1
    apart = judged("not-same", speakers[0].key, speakers[1].key)
    assert len(set(settled(one, other, speakers=speakers, judgements=(apart,)))) == 2


def test_judgements_that_contradict_one_another_are_refused() -> None:
    keys = ("sha256:a.txt", "e1"), ("sha256:b.txt", "e1")
    with pytest.raises(JudgementError, match="contradicts"):
        Identity([], [judged("same", *keys), judged("not-same", *keys)])


def described(statement: Held, words: str) -> Speaker:
    return Speaker(statement.id, "described", None, words)


def test_an_office_that_is_called_by_its_holders_title_is_that_office() -> None:
    office = held("OFFICE OF THE OMBUDSMAN FOR POLICE", "OFFICE OF THE OMBUDSMAN FOR POLICE", name="office.txt")
    paper = held("The Ombudsman said so.", None, ("Ombudsman", "Person"), name="paper.txt")
    one, other = settled(office, paper, speakers=[issuer_of(office), Speaker(paper.id, "named", "e1", "The Ombudsman himself")])
    assert one == other


def test_a_body_told_by_where_it_is_is_the_one_whose_name_holds_its_noun() -> None:
    ministry = held("MINISTRY OF MINES", "MINISTRY OF MINES", name="ministry.txt")
    second = held("MINISTRY OF ROADS", "MINISTRY OF ROADS", name="second.txt")
    paper = held("The ministry in Oka said so.", None, name="paper.txt")
    speakers = [issuer_of(ministry), described(paper, "The ministry in Oka")]
    assert len(set(settled(ministry, paper, speakers=speakers))) == 1
    assert len(set(settled(ministry, second, paper, speakers=[*speakers, issuer_of(second)]))) == 3


def test_a_state_that_speaks_is_the_body_whose_letterhead_bears_its_name() -> None:
    command = held("REPUBLIC OF ODRIS\nCOAST COMMAND", "COAST COMMAND", name="command.txt")
    paper = held("Odris said so.", None, ("Odris", "Address"), name="paper.txt")
    one, other = settled(command, paper, speakers=[issuer_of(command), named(paper, "Odris")])
    assert one == other


def test_the_authorities_are_the_one_body_of_the_state_if_there_is_one_only() -> None:
    police = held("CITY POLICE", "CITY POLICE", name="police.txt")
    army = held("NORTHERN ARMY", "NORTHERN ARMY", name="army.txt")
    union = held("MILL UNION", "MILL UNION", name="union.txt")
    speakers = [issuer_of(police), issuer_of(union), described(union, "The authorities")]
    one, _, authorities = settled(police, union, speakers=speakers)
    assert one == authorities
    assert len(set(settled(police, army, union, speakers=[*speakers, issuer_of(army)]))) == 4


def test_a_group_is_also_called_by_what_stands_behind_its_name_in_the_letterhead() -> None:
    group = held("KEYS AND DOORS — the tenants' union of the Lower Town", "KEYS AND DOORS", name="group.txt")
    paper = held("The tenants' union said so.", None, name="paper.txt")
    one, other = settled(group, paper, speakers=[issuer_of(group), described(paper, "The tenants' union")])
    assert one == other


def test_a_body_and_its_abbreviation_are_one_where_a_third_statement_spells_it_out() -> None:
    group = held("RURAL GUARDS OF THE SOUTH", "RURAL GUARDS OF THE SOUTH", name="group.txt")
    mission = held("The ARS said so.", None, ("ARS", "Organization"), name="mission.txt")
    spelt = held("Fights between the Rural Guards of the South (ARS) and others.", None, name="spelt.txt")
    otherwise = held("The Army of Red Sands (ARS) denied it.", None, name="otherwise.txt")
    speakers = [issuer_of(group), named(mission, "ARS")]
    assert len(set(settled(group, mission, speakers=speakers))) == 2
    assert len(set(settled(group, mission, spelt, speakers=speakers))) == 1
    assert len(set(settled(group, mission, spelt, otherwise, speakers=speakers))) == 2
