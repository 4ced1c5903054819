"""Blame of a whole people or trade, and guilt that is only suggested."""

from __future__ import annotations

from collections.abc import Callable

import pytest

Found = Callable[[str, str], list[tuple[str, str]]]

BLAMED = [
    ("All bankers lie.", "blames a whole trade (“bankers”) for what some may do"),
    ("Lawyers are to blame for the delays.", "blames a whole trade (“lawyers”) for what some may do"),
    ("The foreigners steal our work.", "blames a whole people (“foreigners”) for what some may do"),
]
NOT_BLAMED = [
    "Two bankers lied.",
    "Some bankers lie.",
    "Bankers who lie lose their licence.",
    "The bankers of Kelm lied to the court.",
    "Bankers lend money.",
    "Foreigners are not to blame.",
    "If lawyers lie, they lose their licence.",
    "The guards murdered a prisoner.",
]
INSINUATED = [
    ("It is no accident that the mill burned.", "suggests intent behind what is told"),
    ("Curiously, the books were lost.", "suggests intent behind what is told"),
    ("One has to wonder who paid him.", "leaves an accusation for the reader to draw"),
    ("The company must have something to hide.", "suggests a hidden motive"),
    ("The dump is full, and the company knows it.", "suggests knowing guilt"),
    ("A so-called expert spoke.", "calls a name into question without saying why"),
]
NOT_INSINUATED = [
    "The mill burned by accident.",
    "We are curious about the books.",
    "The stop is conveniently near the market.",
    "We know it.",
    "The fighters of the so-called “Northern Guard” left.",
]


@pytest.mark.parametrize(("text", "reason"), BLAMED)
def test_a_bare_plural_that_does_wrong_is_a_whole_group_blamed(by_rule: Found, text: str, reason: str) -> None:
    assert by_rule(text, "collective-blame") == [(text.rstrip("."), reason)]


@pytest.mark.parametrize("text", NOT_BLAMED)
def test_some_of_a_group_and_what_they_do_rightly_are_no_blame(by_rule: Found, text: str) -> None:
    assert by_rule(text, "collective-blame") == []


@pytest.mark.parametrize(("text", "reason"), INSINUATED)
def test_guilt_that_is_suggested_is_flagged_with_how(by_rule: Found, text: str, reason: str) -> None:
    ((words, why),) = by_rule(text, "insinuation")
    assert words in text
    assert why == reason


@pytest.mark.parametrize("text", NOT_INSINUATED)
def test_plain_words_suggest_nothing(by_rule: Found, text: str) -> None:
    assert by_rule(text, "insinuation") == []
