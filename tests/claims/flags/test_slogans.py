"""Calls and mottos, and exclamations that are none."""

from __future__ import annotations

from collections.abc import Callable

import pytest

Found = Callable[[str, str], list[tuple[str, str]]]

SLOGANS = [
    ("No bread, no peace!", "a formula rather than information"),
    ("Enough is enough.", "a formula rather than information"),
    ("Freedom for the valley!", "a call to nobody in particular"),
]
NO_SLOGANS = [
    "Thank you all for coming!",
    "The road is open!",
    "We call on the ministry to open the road!",
    "Happy birthday!",
    "He never again saw the sea.",
]


@pytest.mark.parametrize(("text", "reason"), SLOGANS)
def test_a_motto_or_a_call_to_nobody_is_a_slogan(by_rule: Found, text: str, reason: str) -> None:
    assert by_rule(f"{text} The drivers of Kelm met on Sunday.", "slogan") == [(text, reason)]


@pytest.mark.parametrize("text", NO_SLOGANS)
def test_courtesy_news_and_calls_on_somebody_are_none(by_rule: Found, text: str) -> None:
    assert by_rule(f"{text} The drivers of Kelm met on Sunday.", "slogan") == []
