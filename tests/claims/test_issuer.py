"""Whose voice a statement is, and when nobody can tell."""

from __future__ import annotations

import re

import pytest
import spacy
from spacy.tokens import Doc

from sayso.claims.issuer import find_issuer
from sayso.claims.syntax import syntax_of
from sayso.types import Block, Issuer, Statement

NLP = spacy.blank("en")
VERBS = {
    "urge": "VBP", "demand": "VBP", "closed": "VBD", "said": "VBD", "announced": "VBD", "opposes": "VBZ",
    "regret": "VBP", "left": "VBD",
    "is": "VBZ", "want": "VBP", "rejects": "VBZ", "has": "VBZ", "told": "VBD",
}  # fmt: skip


def parsed(text: str) -> Doc:
    """Tag a text by its capitals and a few verbs: all that the rules for issuers look at."""
    doc = NLP(text)
    for token in doc:
        token.tag_ = VERBS.get(token.lower_, "NNP" if token.text[:1].isupper() else "NN")
        token.pos_ = (
            "VERB" if token.lower_ in VERBS else "PROPN" if token.text[:1].isupper() else "PUNCT" if token.is_punct else "NOUN"
        )
        token.is_sent_start = token.i == 0 or doc[token.i - 1].text.strip() in {"", ".", "!", "?"}
    return doc


def issuer_of(text: str) -> Issuer | None:
    blocks = tuple(Block(found.start(), found.end(), "paragraph") for found in re.finditer(r"\S[^\n]*(?:\n[^\n]+)*", text))
    statement = Statement("sha256:0", "a.txt", "text/plain", text, (), blocks)
    found = find_issuer(syntax_of(parsed(text)), statement)
    if found is not None:
        assert found.start is not None
        assert text[found.start : found.end] == found.text
    return found


BODY = "The mine closed on Monday after a long dispute about wages and about the safety of its pits."

CASES = [
    (f"{BODY}\n\nWe, Miners United Northland, urge the state to act.", "we", "Miners United Northland"),
    (f"{BODY}\n\nWe, the Assembly of Northland Elders, demand an inquiry.", "we", "the Assembly of Northland Elders"),
    (f"{BODY}\n\nSincerely,\n\nAna Ruiz\n\nChair", "signature", "Ana Ruiz"),
    (f"{BODY}\n\nPress Service of the Ministry of Mines", "signature", "Press Service of the Ministry of Mines"),
    (f"{BODY}\n\nNorthland Mining Federation", "signature", "Northland Mining Federation"),
    (f"MINISTRY OF MINES OF NORTHLAND\n\n{BODY}", "letterhead", "MINISTRY OF MINES OF NORTHLAND"),
    (f"Office of the Northland Ombudsman\n\n{BODY}", "letterhead", "Office of the Northland Ombudsman"),
    (f"Press release of the Northland Mining Union\n\n{BODY}", "letterhead", "Northland Mining Union"),
    (f"FOR IMMEDIATE RELEASE\n\nNORTHPORT – Senator Ana Ruiz today announced a bill. {BODY}", "letterhead", "Senator Ana Ruiz"),
    (f"A mine closed\n\nBy Ana Ruiz\n\n{BODY}", "byline", "Ana Ruiz"),
    (f"A mine closed\n\nBy Ana Ruiz, Northland News Service\n\n{BODY}", "byline", "Northland News Service"),
    (f"A mine closed\n\nAna Ruiz, member of parliament\n\n{BODY}", "byline", "Ana Ruiz"),
    (
        f"To the Office of the Prosecutor\n\n{BODY}\n\nFor the Miners' Committee of Northland\n\nAna Ruiz\n\n3 May 2024",
        "signature",
        "Miners' Committee of Northland",
    ),
    (f"MINISTRY OF MINES\n\n{BODY}\n\nColonel Ana Ruiz\n\n3 May 2024", "letterhead", "MINISTRY OF MINES"),
    (f"FAIR STRATA\n\nWhat happened\n\n{BODY} Fair Strata has heard the miners.", "letterhead", "FAIR STRATA"),
    (f"A mine closed\n\nNORTHPORT, Oct 12 (Northwire) — {BODY}", "byline", "Northwire"),
    (f"A mine closed\n\nNorthport – NORTHWIRE – {BODY}", "byline", "NORTHWIRE"),
    (f"A mine closed\n\nNORTHPORT, Oct. 12 (NW) - {BODY}", "byline", "NW"),
    (f"A mine closed\n\nNORTHPORT, Oct. 12, 2011 (NW) - {BODY}", "byline", "NW"),
    (f"A mine closed\n\nNORTHPORT, 12 October /NW/ - {BODY}", "byline", "NW"),
    (f"A mine closed\n\n(NW) Northport, 12 October - {BODY}", "byline", "NW"),
    (f"From: Miners of Northland\n\n{BODY}", "letterhead", "Miners of Northland"),
    (f"A mine closed\n\n{BODY}\n\nIssued by the Strike Committee", "letterhead", "Strike Committee"),
    (f"{BODY}\n\nFor the Council, Ana Ruiz", "signature", "Council"),
    (f"{BODY}\n\nOn behalf of the Council of Miners:\n\nAna Ruiz", "signature", "Council of Miners"),
    (f"{BODY}\n\nSpokesperson's office of the Mining Council", "signature", "Mining Council"),
    (f"{BODY}\n\nPress officer of the Mine Command\n\nCaptain Ana Ruiz", "signature", "Mine Command"),
    (f"{BODY}\n\nThe Strike Committee\n\nNorthport, 8 June 1994", "signature", "The Strike Committee"),
]


@pytest.mark.parametrize(("text", "basis", "name"), CASES)
def test_the_issuer_is_read_where_the_statement_names_it(text: str, basis: str, name: str) -> None:
    found = issuer_of(text)
    assert found is not None
    assert (found.basis, found.text) == (basis, name)


def test_we_comes_before_letterhead_and_letterhead_before_byline() -> None:
    text = f"Ministry of Mines\n\nBy Ana Ruiz\n\n{BODY}"
    found = issuer_of(text)
    assert found is not None
    assert found.basis == "letterhead"
    found = issuer_of(f"{text}\n\nWe, Miners United Northland, urge the state to act.\n\nNo more pits!")
    assert found is not None
    assert found.text == "Miners United Northland"


MASTHEADS = [
    (f"Northport Herald\n\n29 November 2011\n\nA mine closed\n\n{BODY}", "Northport Herald"),
    (f"The Northport Gazette, 21 August 2017\n\nA mine closed\n\n{BODY}", "The Northport Gazette"),
    (f"The Morning Pit\n\nan independent paper - 8 March 2020\n\nA MINE CLOSED\n\n{BODY}", "The Morning Pit"),
    (f"NORTHLAND GENERAL HOSPITAL\n\nNotice by the director\n\n9 June 1994\n\n{BODY}", "NORTHLAND GENERAL HOSPITAL"),
    (f"NORTHLAND MINE AUTHORITY\n\nPress release 212/2011\n\n{BODY}", "NORTHLAND MINE AUTHORITY"),
    (f"PARISH OF NORTHPORT\n\nPastoral letter\n\n{BODY}\n\n+ Bishop Ruiz", "PARISH OF NORTHPORT"),
    (f"HANDS FOR MINERS\n\nUrgent appeal\n\n{BODY} We ask for food.", "HANDS FOR MINERS"),
    (f"NORTHPORT PITS LTD\n\nMedia statement\n\n{BODY}", "NORTHPORT PITS LTD"),
    (f"Northport Pits S.A.\n\nCorporate Affairs\n\n9 June 1994\n\n{BODY}", "Northport Pits S.A."),
    (f"RADIO NORTHPORT, 98.4 - THE VOICE OF THE PITS\n\nEvening bulletin\n\n{BODY}", "RADIO NORTHPORT"),
    (f"KEYS AND KINGS — the tenants' collective of Northport\n\nThey closed it\n\n{BODY}", "KEYS AND KINGS"),
    (f"THE BALANCE (weekly) No. 31\n\nA mine closed\n\n{BODY}", "THE BALANCE"),
    (f"DEPARTMENT OF MINES, NORTHPORT PROVINCE\n\nPress service\n\n{BODY}", "DEPARTMENT OF MINES"),
    (f"JOINT MONITORING MISSION FOR THE UPPER PIT VALLEY\n\nSituation report No. 2\n\n{BODY}",
     "JOINT MONITORING MISSION FOR THE UPPER PIT VALLEY"),
    (f"CATTLE GUARD OF THE PLAINS\n\nPolitical Bureau\n\nCommunique 17\n\n{BODY}", "CATTLE GUARD OF THE PLAINS"),
    (f"NATIONAL ARMY\n\nNINTH HILL BRIGADE\n\nPress bulletin 212\n\n{BODY}", "NINTH HILL BRIGADE"),
    (f"REPUBLIC OF NORTHLAND\n\nMINE COMMAND\n\nPress Centre\n\n{BODY}", "MINE COMMAND"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "name"), MASTHEADS)
def test_a_first_line_is_the_issuer_where_the_lines_below_show_that_it_is_a_name(text: str, name: str) -> None:
    found = issuer_of(text)
    assert found is not None
    assert (found.basis, found.text) == ("letterhead", name)


@pytest.mark.parametrize(
    "text",
    [
        f"ATTACK ON THE HOSPITAL\n\n9 June 1994\n\n{BODY}",
        f"POLICE RAID HOSPITAL\n\n9 June 1994\n\n{BODY}",
        f"MINISTER COMMENDS HOSPITAL\n\n9 June 1994\n\n{BODY}",
        f"The Long Strike\n\n9 June 1994\n\nA MINE CLOSED\n\n{BODY}",
        f"HANDS FOR MINERS\n\nPress release\n\n{BODY}",
        f'HANDS FOR MINERS\n\nPress release\n\n{BODY} "We ask for food," said a miner.',
        f"Northport Pits\n\n9 June 1994\n\n{BODY}",
        f"A mine closed\n\nIn the name of the Merciful\n\n{BODY}",
        f"A mine closed\n\n{BODY}\n\nNorthport, 10 November",
    ],
    ids=[
        "happening",
        "happening inside",
        "verb",
        "happening without a body",
        "no voice",
        "another's voice",
        "no headline",
        "opening",
        "date",
    ],
)
def test_a_first_line_that_may_be_a_headline_names_no_issuer(text: str) -> None:
    assert issuer_of(text) is None


def test_a_spokesman_gives_way_to_the_letterhead_that_has_the_full_name() -> None:
    found = issuer_of(f"NORTHLAND MINE COMMAND\n\n{BODY}\n\nPress officer of the Command\n\nCaptain Ana Ruiz")
    assert found is not None
    assert found.text == "NORTHLAND MINE COMMAND"


@pytest.mark.parametrize(
    "text",
    [
        BODY,
        f"{BODY}\n\nWe, the undersigned, urge the state to act.",
        f'{BODY}\n\n"We, Miners United Northland, urge the state to act," the leaflet said.',
        f"{BODY}\n\nWe, Miners United, urge the state to act.\n\nWe, Owners Northland, demand an inquiry.",
        f"Senator Ana Ruiz today announced a bill. {BODY}",
        f"SENATE COMMITTEE BLOCKS MINE BILL, UNION LEADERS WANT NEW VOTE\n\n{BODY}",
        f"{BODY}\n\nContact: Ana Ruiz, 555 0100",
        f"Press release\n\n{BODY}",
        "",
        "?",
    ],
    ids=["says nothing", "unnamed", "quoted", "two voices", "no release", "headline", "contact", "generic", "empty", "mark"],
)
def test_an_issuer_is_never_guessed(text: str) -> None:
    assert (issuer_of(text) if text else None) is None
