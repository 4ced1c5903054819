"""Which claims a passage is set by: of the sentence, then those told before, by the same voice, in the paragraph or anywhere."""

from __future__ import annotations

from sayso.compare.settings import told_around
from sayso.compare.statements import Held
from tests.compare.statements_told import Told


def statement() -> Held:
    told = Told("RED UNION\nCrowds marched.\nMen sang and guards fled. Police came.")
    told.claim("Crowds marched", "marched", "march", agent="Crowds")
    told.claim("Men sang", "sang", "sing", agent="Men")
    told.claim("guards fled", "fled", "flee", agent="guards")
    told.claim("Police came", "came", "come", agent="Police")
    return Held(told.ledger())


def around(held: Held, claim: str, *, paragraph: bool) -> list[str]:
    return [one.predicate.text for one in told_around(held, held.claims[claim], paragraph=paragraph)]


def test_the_nearest_claim_is_asked_first_and_none_that_comes_in_a_later_sentence() -> None:
    held = statement()
    assert around(held, "c4", paragraph=False) == ["fled", "sang", "marched"]
    assert around(held, "c2", paragraph=False) == ["fled", "marched"]


def test_a_paragraph_ends_what_it_is_set_in() -> None:
    assert around(statement(), "c4", paragraph=True) == ["fled", "sang"]
