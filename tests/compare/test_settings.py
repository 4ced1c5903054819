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


def test_a_time_of_months_ends_the_passage_before_it() -> None:
    told = Told("On 3 May 2006 crowds marched. Men sang. In the spring of 2015 guards fled. Police came.")
    told.claim("On 3 May 2006 crowds marched", "marched", "march", when=("On 3 May 2006", "2006-05-03", "2006-05-03"))
    told.claim("Men sang", "sang", "sing")
    told.claim("In the spring of 2015 guards fled", "fled", "flee", when=("In the spring of 2015", "2015-03-01", "2015-05-31"))
    told.claim("Police came", "came", "come")
    held = Held(told.ledger())
    assert around(held, "c2", paragraph=False) == ["marched"]
    assert around(held, "c4", paragraph=False) == []
