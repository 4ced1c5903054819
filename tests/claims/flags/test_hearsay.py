"""What is told on nobody's authority, with its cue."""

from __future__ import annotations

from collections.abc import Callable

import pytest

Found = Callable[[str, str], list[tuple[str, str]]]

HEARSAY = [
    ("It became known that the director had fled.", "it became known"),
    ("Rumour has it that the mill is sold.", "rumour has it"),
    ("The director reportedly fled.", "reportedly"),
    ("The director is said to have fled.", "is said to"),
    ("We are told that the mill is sold.", "we are told"),
    ("There are reports that the mill is sold.", "there are reports that"),
]
AUTHORED = [
    "An official of the ministry said that the mill is sold.",
    "The auditors reported that the mill is sold.",
    "We were told by the auditors that the mill is sold.",
    "The report names three buyers.",
]


@pytest.mark.parametrize(("text", "cue"), HEARSAY)
def test_the_clause_is_flagged_with_the_words_that_name_nobody(by_rule: Found, text: str, cue: str) -> None:
    assert by_rule(text, "hearsay") == [(text.rstrip("."), f"told on nobody's authority (“{cue}”)")]


@pytest.mark.parametrize("text", AUTHORED)
def test_what_somebody_answers_for_is_no_hearsay(by_rule: Found, text: str) -> None:
    assert by_rule(text, "hearsay") == []
