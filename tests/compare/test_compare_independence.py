"""How many of an incident's sources are independent."""

from __future__ import annotations

from collections.abc import Sequence

from sayso.compare.comparing import set_against
from sayso.compare.statements import Held
from sayso.compare.types import ClaimRef, Incident, ReprintKind, ReprintPair, SharedPassage
from tests.compare.statements_told import Told


def story(issuer: str, *clauses: str) -> Told:
    told = Told(f"{issuer}\n" + ". ".join(clauses) + ".", issuer, name=f"{issuer}.txt")
    for clause in clauses:
        told.claim(clause, "died", "die", agent=clause.split()[0])
    return told


def cited(issuer: str, source: str) -> Told:
    told = Told(f"{issuer}\n{source} said guards died.", issuer, name=f"{issuer}.txt", entities=[(source, "Organization")])
    told.claim("guards died", "died", "die", agent="guards", chain=[told.said(source, "said", "guards died", kind="named")])
    return told


def incident(statements: Sequence[Told], *reprints: ReprintPair) -> tuple[Incident, dict[str, str]]:
    held = [Held(told.ledger()) for told in statements]
    group = [ClaimRef(one.id, claim.id) for one in held for claim in one.ledger.claims]
    (found,), voices = set_against(held, [group], reprints=reprints)
    return found, {voice.id: voice.name for voice in voices}


def printed_again(first: Told, second: Told, words: str, kind: ReprintKind) -> ReprintPair:
    one, other = f"sha256:{first.name}", f"sha256:{second.name}"
    passage = SharedPassage(first.span(words), second.span(words), 1.0, kind == "quotation")
    return ReprintPair((one, other), (passage,), 0.9, one, kind)


def test_two_that_tell_for_themselves_are_two() -> None:
    found, _ = incident([story("RED UNION", "Guards died"), story("BLUE MINISTRY", "Guards died")])
    assert (found.sources, found.independent_sources, found.carried) == (2, 2, ())


def test_who_only_reports_is_folded_into_whom_it_cites() -> None:
    found, names = incident([cited("RED AGENCY", "Halm Union"), cited("BLUE PAPER", "Halm Union")])
    assert (found.sources, found.independent_sources) == (3, 1)
    assert [names[voice] for voice in found.independent] == ["Halm Union"]


def test_a_text_printed_again_is_carried_by_who_prints_it() -> None:
    agency, paper = story("RED AGENCY", "Guards died"), story("BLUE PAPER", "Guards died")
    found, names = incident([agency, paper], printed_again(agency, paper, "Guards died", "reprint"))
    assert (found.sources, found.independent_sources) == (2, 1)
    assert [(names[one.source], names[one.carrier], one.by) for one in found.carried] == [("RED AGENCY", "BLUE PAPER", "reprint")]


def test_who_adds_something_of_its_own_is_independent_in_spite_of_what_it_took_over() -> None:
    agency, paper = story("RED AGENCY", "Guards died"), story("BLUE PAPER", "Guards died", "Officers died too")
    found, _ = incident([agency, paper], printed_again(agency, paper, "Guards died", "partial"))
    assert found.independent_sources == 2


def test_two_that_quote_one_speech_are_no_reprint() -> None:
    agency, paper = story("RED AGENCY", "Guards died"), story("BLUE PAPER", "Guards died")
    found, _ = incident([agency, paper], printed_again(agency, paper, "Guards died", "quotation"))
    assert found.independent_sources == 2


def test_a_chain_of_reprints_goes_back_to_one_account() -> None:
    first, second, third = (story(name, "Guards died") for name in ("RED AGENCY", "BLUE PAPER", "GREEN PAPER"))
    pairs = [
        printed_again(first, second, "Guards died", "reprint"),
        printed_again(second, third, "Guards died", "reprint"),
        printed_again(first, third, "Guards died", "reprint"),
    ]
    found, _ = incident([first, second, third], *pairs)
    assert (found.sources, found.independent_sources) == (3, 1)
