"""What the second network says of words: its inventories, its chances, and their way from words to tokens."""

from __future__ import annotations

from typing import get_args

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sayso.reading.signals import (
    CHOICES,
    FLAGS,
    GRADES,
    MARKS,
    PLOVER,
    ROLES,
    CueRoles,
    Signals,
    moved,
    no_signals,
    roles_of,
)
from sayso.types import ClaimKind, CommitmentValue, FlagName, Manner, Mood, Polarity, Tense

WIDTH = sum(len(labels) for labels in CHOICES.values())


def drawn(words: int, seed: int, spread: float = 4.0) -> Signals:
    """Give signals of random scores, without roles."""
    chance = np.random.default_rng(seed)
    tables = (chance.normal(0, spread, (words, width)).astype(np.float32) for width in (len(MARKS), WIDTH, len(GRADES)))
    return Signals(*tables, {})


@pytest.mark.parametrize(
    ("choice", "labels"),
    [
        ("manner", get_args(Manner)),
        ("kind", get_args(ClaimKind)),
        ("tense", get_args(Tense)),
        ("mood", get_args(Mood)),
        ("polarity", get_args(Polarity)),
        ("innermost", get_args(CommitmentValue)),
        ("issuer", get_args(CommitmentValue)),
        ("plover", PLOVER),
    ],
)
def test_the_outputs_of_a_choice_are_in_the_order_of_the_types(choice: str, labels: tuple[str, ...]) -> None:
    assert CHOICES[choice] == labels
    assert tuple(drawn(1, 0).chances(choice, 0)) == labels


def test_the_flags_come_last_among_the_marks_in_the_order_of_the_types() -> None:
    assert get_args(FlagName) == FLAGS
    assert MARKS[-len(FLAGS) :] == FLAGS
    assert len(set(MARKS)) == len(MARKS)


def test_no_event_and_sixteen_kinds_of_event() -> None:
    assert PLOVER[0] == ""
    assert len(set(PLOVER)) == 17


@pytest.mark.parametrize("choice", CHOICES)
@pytest.mark.parametrize("spread", [0.0, 1.0, 40.0, 4000.0])
def test_the_chances_of_a_choice_sum_to_one_however_sure_the_network_is(choice: str, spread: float) -> None:
    signals = drawn(5, 7, spread)
    for word in range(5):
        chances = signals.chances(choice, word)
        assert sum(chances.values()) == pytest.approx(1.0)
        assert all(0.0 <= chance <= 1.0 for chance in chances.values())


@pytest.mark.parametrize("choice", CHOICES)
def test_each_output_speaks_for_its_own_label(choice: str) -> None:
    first = sum(len(labels) for name, labels in list(CHOICES.items())[: list(CHOICES).index(choice)])
    for number, label in enumerate(CHOICES[choice]):
        signals = no_signals(1)
        signals.choices[0, first + number] = 9.0
        chances = signals.chances(choice, 0)
        assert max(chances, key=lambda name: chances[name]) == label
        others = [name for name in CHOICES if name != choice]
        for other in others:
            assert len(set(signals.chances(other, 0).values())) == 1


@pytest.mark.parametrize(("odds", "chance"), [(0.0, 0.5), (1.0986123, 0.75), (-1.0986123, 0.25), (60.0, 1.0), (-60.0, 0.0)])
@pytest.mark.parametrize("mark", MARKS)
def test_a_mark_s_chance_is_that_of_its_own_log_odds(mark: str, odds: float, chance: float) -> None:
    signals = no_signals(3)
    signals.marks[:] = 5.0
    signals.marks[1, MARKS.index(mark)] = odds
    assert signals.chance(mark, 1) == pytest.approx(chance, abs=1e-6)
    assert signals.odds(mark).tolist() == pytest.approx([5.0, odds, 5.0])


@pytest.mark.parametrize(("score", "grade"), [(-9.0, -3.0), (-3.0, -3.0), (-1.25, -1.25), (0.0, 0.0), (2.5, 2.5), (3.01, 3.0)])
@pytest.mark.parametrize("name", GRADES)
def test_a_grade_stays_on_its_scale(name: str, score: float, grade: float) -> None:
    signals = no_signals(2)
    signals.grades[1, GRADES.index(name)] = score
    assert signals.grade(name, 1) == grade
    assert signals.grade(name, 0) == 0.0


@pytest.mark.parametrize("words", [0, 1, 12])
def test_room_for_signals_says_nothing_of_any_word(words: int) -> None:
    signals = no_signals(words)
    assert signals.marks.shape == (words, len(MARKS))
    assert signals.choices.shape == (words, WIDTH)
    assert signals.grades.shape == (words, len(GRADES))
    assert not signals.roles
    assert not signals.marks.any()


def test_a_word_s_roles_are_chances_in_the_order_of_the_roles() -> None:
    scores = np.zeros((len(ROLES), 4), dtype=np.float32)
    for word, role in enumerate(("content", "cue", "none", "source")):
        scores[ROLES.index(role), word] = 900.0
    found = roles_of(scores, 11)
    assert found.first == 11
    assert found.chances.sum(0).tolist() == pytest.approx([1.0] * 4)
    assert [ROLES[role] for role in found.chances.argmax(0)] == ["content", "cue", "none", "source"]
    assert found.chances.max() == pytest.approx(1.0)


@st.composite
def texts(draw: st.DrawFn) -> tuple[Signals, list[bool]]:
    """Draw tokens, each a word (True) or white space, and signals of the words with the roles of some cues."""
    tokens = draw(st.lists(st.booleans(), max_size=30))
    words = sum(tokens)
    signals = drawn(words, draw(st.integers(0, 2**16)))
    cues = draw(st.sets(st.integers(0, words - 1), max_size=4)) if words else set()
    for cue in sorted(cues):
        first, last = draw(st.integers(0, cue)), draw(st.integers(cue, words - 1))
        scores = np.random.default_rng(cue).normal(0, 3, (len(ROLES), last - first + 1)).astype(np.float32)
        signals.roles[cue] = roles_of(scores, first)
    return signals, tokens


@given(texts())
@settings(max_examples=80, deadline=None)
def test_what_is_said_of_a_word_is_said_of_its_token_and_nothing_of_white_space(drawn_text: tuple[Signals, list[bool]]) -> None:
    signals, tokens = drawn_text
    places = np.flatnonzero(tokens)
    found = moved(signals, places, len(tokens))
    assert len(found.marks) == len(found.choices) == len(found.grades) == len(tokens)
    for own, table in ((signals.marks, found.marks), (signals.choices, found.choices), (signals.grades, found.grades)):
        np.testing.assert_array_equal(table[places], own)
    for token in np.flatnonzero(~np.array(tokens, dtype=bool)).tolist():
        assert all(found.chance(mark, token) < 1e-6 for mark in MARKS)
        assert not found.choices[token].any()


@given(texts())
@settings(max_examples=80, deadline=None)
def test_a_cue_s_roles_keep_to_their_words_when_they_move(drawn_text: tuple[Signals, list[bool]]) -> None:
    signals, tokens = drawn_text
    places = np.flatnonzero(tokens)
    found = moved(signals, places, len(tokens))
    assert set(found.roles) == {int(places[cue]) for cue in signals.roles}
    for cue, own in signals.roles.items():
        new = found.roles[int(places[cue])]
        last = new.first + new.chances.shape[1] - 1
        assert 0 <= new.first <= places[cue] <= last < len(tokens)
        for number in range(own.chances.shape[1]):
            np.testing.assert_array_equal(new.chances[:, int(places[own.first + number]) - new.first], own.chances[:, number])
        white = [token for token in range(new.first, last + 1) if not tokens[token]]
        assert not new.chances[:, [token - new.first for token in white]].any()


def test_roles_move_as_an_example_shows() -> None:
    signals = no_signals(3)
    signals.roles[1] = CueRoles(1, np.array([[0, 0.1], [0.2, 0], [0.3, 0.9], [0.5, 0]], dtype=np.float32))
    found = moved(signals, np.array([0, 3, 6]), 8)
    assert list(found.roles) == [3]
    assert found.roles[3].first == 3
    assert found.roles[3].chances[ROLES.index("content")].tolist() == pytest.approx([0.3, 0, 0, 0.9])
