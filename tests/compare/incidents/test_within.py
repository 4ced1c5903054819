"""What one statement lists one after another are not tellings of one happening."""

from __future__ import annotations

import pytest

from sayso.compare.incidents.sighting import Sighting, of_claims
from sayso.compare.incidents.ties import told_together
from sayso.compare.incidents.within import elsewhere, parted
from tests.compare.incidents.seen import FAR, TARVEN, account, seen
from tests.compare.statements_told import Told


def strikes(first: str, second: str) -> tuple[Sighting, Sighting]:
    told = account("a", f"{first} {second}")
    return seen(told, "c1", "strike", first), seen(told, "c2", "strike", second, sentence=1)


@pytest.mark.parametrize(
    ("first", "second", "apart"),
    [
        ("Five strikes hit a bridge", "Two strikes hit a tank", True),
        ("Five strikes hit a bridge", "Another strike hit a tank", True),
        ("12 air strikes hit a bridge", "Three air strikes hit a tank", True),
        ("Five strikes hit a bridge", "The strikes hit it at noon", False),
        ("Five strikes hit a bridge", "The two strikes hit it at noon", False),
        ("A strike hit a bridge", "A strike hit the bridge at noon", False),
    ],
)
def test_what_comes_with_a_number_again_is_another_happening(first: str, second: str, apart: bool) -> None:
    assert parted(*strikes(first, second)) is apart


def test_two_scenes_of_one_statement_are_two_happenings() -> None:
    told = account("a", "Men were shot in Tarven and in Melkun")
    assert parted(seen(told, "c1", "shoot", "men were shot", where=TARVEN), seen(told, "c2", "shoot", "men were shot", where=FAR))


def placed(*places: str) -> list[Sighting]:
    told = Told(" ".join(f"Near {place} a strike hit a tank." for place in places))
    for place in places:
        told.claim(f"Near {place} a strike hit a tank", "hit", "hit", agent="a strike", where=place)
    return list(of_claims(told.ledger()))


def test_places_are_two_that_share_no_word_whether_a_gazetteer_has_them_or_not() -> None:
    zawr, isa, old_isa = placed("Dayr Zawr", "Ayn Isa", "Old Ayn Isa")
    assert elsewhere(zawr, isa)
    assert not elsewhere(isa, old_isa)


def test_a_place_without_a_capital_is_no_name() -> None:
    assert not elsewhere(*placed("the gate", "the road"))


def test_names_in_common_do_not_make_two_statements_one_story() -> None:
    one = seen(account("a", "Senate Members of Parliament Union met", None), "c1", "vote", "Members voted for a dam")
    other = seen(account("b", "Senate Members of Parliament Union sat", None), "c1", "vote", "Members voted against taxes")
    assert not told_together(one, other, likeness=0.05)


def test_a_place_in_common_may() -> None:
    one, other = (seen(account(name, "Something"), "c1", "shoot", "men were shot", where=TARVEN) for name in "ab")
    assert told_together(one, other, likeness=0.0)
