"""Loaded words and the plainer ones they stand for; what the same words mean in a trade or in a name."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from sayso.claims.flags.loaded import EFFECTS, loaded_words
from sayso.claims.vocabulary import rows

Found = Callable[[str, str], list[tuple[str, str]]]

LOADED = [
    ("Soldiers slaughtered forty villagers.", "slaughtered", "rouses: “slaughter”, where a plainer word is “kill”"),
    ("The regime closed two papers.", "regime", "condemns by a label: “regime”, where a plainer word is “government”"),
    ("The minister lied to parliament.", "lied", "shows contempt: “lie”, where a plainer word is “say what is false”"),
    ("The hearing was a sham.", "sham", "shows contempt: “sham”"),
    ("He made the ultimate sacrifice.", "ultimate sacrifice", "glorifies: “ultimate sacrifice”, where a plainer word is “death”"),
    ("The council caved in to the owners.", "caved in", "shows contempt: “cave in”, where a plainer word is “agree”"),
    ("A job-killing tax was adopted.", "job-killing", "shows contempt: “job-killing”"),
    ("COUNCIL DEFENDS OUTRAGEOUS DEAL", "OUTRAGEOUS", "shows contempt: “outrageous”, where a plainer word is “wrong”"),
]
PLAIN = [
    "The farm slaughtered forty pigs.",
    "The new tax regime applies to firms.",
    "The village lies in a valley.",
    "The Heroes Act passed the senate.",
    "The pension scheme has ten thousand members.",
    "The decision is wrong and we are disappointed.",
    "The court named it a terrorist organization.",
    "Surgeons advise radical surgery.",
]


@pytest.mark.parametrize(("text", "words", "reason"), LOADED)
def test_a_loaded_word_is_flagged_with_the_plainer_one(by_rule: Found, text: str, words: str, reason: str) -> None:
    assert by_rule(text, "loaded-language") == [(words, reason)]


@pytest.mark.parametrize("text", PLAIN)
def test_terms_of_trades_names_and_plain_criticism_are_left(by_rule: Found, text: str) -> None:
    assert by_rule(text, "loaded-language") == []


def test_loaded_words_that_are_joined_make_one_flag(by_rule: Found) -> None:
    ((words, reason),) = by_rule("He spoke of a hateful and evil plan.", "loaded-language")
    assert words == "hateful and evil"
    assert reason == "shows contempt: “hateful”; shows contempt: “evil”"


def test_every_line_of_the_lexicon_has_a_part_of_speech_an_effect_and_a_source() -> None:
    lines = rows("loaded")
    assert len(lines) > 400
    assert {len(line) for line in lines} == {6}
    assert {pos for _, pos, *_ in lines} == {"ADJ", "ADV", "NOUN", "VERB"}
    assert {kind for _, _, kind, *_ in lines} == set(EFFECTS)
    assert {source for *_, source in lines} == {"guideline", "ours"}


def test_no_word_of_the_lexicon_stands_in_it_twice_and_none_is_its_own_plainer_word() -> None:
    assert len({(words, pos) for words, pos, *_ in rows("loaded")}) == len(rows("loaded"))
    assert [entry for entries in loaded_words().values() for entry in entries if entry.plainer == entry.phrase] == []
