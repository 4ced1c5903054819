"""Values of fields: when one holds another, and which verdict follows from what the voices say."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.comparing.scheme import VERDICTS, GoldValue, Holder
from corpus.comparing.values import holds, is_value, verdict_of, widened

WIDER = widened([("barn", "village", "district"), ("district", "province")])
VOICES = st.sampled_from(["union", "army", "paper"])
PLACES = st.sampled_from(["barn", "village", "district", "province", "harbour"])


def said(words: str) -> list[GoldValue]:
    """Read `union=9 army=!6` into values."""
    pairs = [word.split("=") for word in words.split()]
    return [GoldValue(Holder(1, voice), value.removeprefix("!"), value.startswith("!")) for voice, value in pairs]


CASES = [
    ("patient.count", "union=9 army=9", "agree"),
    ("patient.count", "union=9 army=6..", "compatible"),
    ("patient.count", "union=9 army=12", "differ"),
    ("patient.count", "union=9 army=6.. paper=12", "differ"),
    ("patient.count", "union=4..8 army=6..9", "differ"),
    ("patient.count", "union=9 union=9", "single"),
    ("patient.count", "union=9 union=8", "differ"),
    ("agent.count", "union=..30 army=12", "compatible"),
    ("when", "union=2001-05-03 army=2001-05-01..2001-05-31", "compatible"),
    ("when", "union=2001-05-03 army=2001-05-04", "differ"),
    ("where", "union=barn army=province", "compatible"),
    ("where", "union=barn army=harbour", "differ"),
    ("where", "union=barn", "single"),
    ("agent", "union=guards army=!guards", "denied"),
    ("agent", "union=!guards", "denied"),
    ("agent", "union=guards army=!guards paper=thieves", "differ"),
    ("agent", "union=guards army=guards paper=guards", "agree"),
]


@pytest.mark.parametrize(("field", "words", "verdict"), CASES)
def test_the_verdict_follows_from_the_values(field: str, words: str, verdict: str) -> None:
    assert verdict_of(field, said(words), WIDER) == verdict


@pytest.mark.parametrize(
    ("field", "value", "is_one"),
    [
        ("patient.count", "9", True),
        ("patient.count", "6..", True),
        ("patient.count", "..6", True),
        ("patient.count", "..", False),
        ("patient.count", "9..6", False),
        ("patient.count", "nine", False),
        ("patient.count", "1..2..3", False),
        ("when", "2001-02-28", True),
        ("when", "2001-02-30", False),
        ("when", "2001-05-31..2001-05-01", False),
        ("when", "May", False),
        ("act", "killing", True),
        ("act", "", False),
    ],
)
def test_a_value_is_written_as_its_field_wants_it(field: str, value: str, is_one: bool) -> None:
    assert is_value(field, value) is is_one


def test_containment_goes_through_several_chains_and_ends_where_they_turn_in_a_circle() -> None:
    assert WIDER["barn"] == {"village", "district", "province"}
    assert widened([("one", "other"), ("other", "one")])["one"] == {"one", "other"}


@given(PLACES, PLACES)
def test_holding_is_the_same_from_either_side(one: str, other: str) -> None:
    assert holds("where", one, other, WIDER) == holds("where", other, one, WIDER)


@given(st.lists(st.tuples(VOICES, PLACES, st.booleans()), min_size=1, max_size=6))
def test_the_order_of_voices_does_not_change_a_verdict(told: Sequence[tuple[str, str, bool]]) -> None:
    values = [GoldValue(Holder(1, voice), place, denied) for voice, place, denied in told]
    turned = values[::-1]
    assert verdict_of("where", values, WIDER) == verdict_of("where", turned, WIDER)
    assert verdict_of("where", values, WIDER) in VERDICTS


@given(st.lists(st.tuples(VOICES, PLACES), min_size=1, max_size=6))
def test_a_further_voice_never_brings_accounts_together(told: Sequence[tuple[str, str]]) -> None:
    values = [GoldValue(Holder(1, voice), place, False) for voice, place in told]
    if verdict_of("where", values, WIDER) == "differ":
        assert verdict_of("where", [*values, GoldValue(Holder(2, "priest"), "barn", False)], WIDER) == "differ"
