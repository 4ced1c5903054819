"""What a predicate means where it stands: near for one happening in other words, and the same whatever else is read."""

from __future__ import annotations

from importlib.resources import files

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sayso.compare.incidents.meaning import WIDTH, Scene, likeness_of, likenesses, meanings_of, sight_of, stacked
from sayso.reading.models import check_weights

SENTENCES = (
    ("Three guards were killed when nine prisoners escaped from the remand prison.", "killed"),
    ("The warders lost their lives during the jail break, the ministry said.", "lost"),
    ("Soldiers burned the mosque in the village on Friday.", "burned"),
    ("The company will open a new office in the capital.", "open"),
    ("Police arrested the imam at his home.", "arrested"),
)


def scene_of(text: str, word: str) -> Scene:
    return Scene(text, text.index(word), text.index(word) + len(word))


SCENES = [scene_of(text, word) for text, word in SENTENCES]


def test_one_happening_in_other_words_is_nearer_than_another_happening() -> None:
    killed, lost, burned, opened, _ = meanings_of(SCENES)
    assert likeness_of(killed, lost)[2] > likeness_of(killed, burned)[2]
    assert likeness_of(killed, lost)[2] > likeness_of(lost, opened)[2]


def test_vectors_are_of_length_one() -> None:
    assert np.allclose(np.linalg.norm(stacked(meanings_of(SCENES)), axis=2), 1.0, atol=1e-5)


@settings(deadline=None, max_examples=20)
@given(st.permutations(range(len(SCENES))))
def test_what_is_read_beside_a_sentence_changes_nothing(order: list[int]) -> None:
    alone = [meanings_of([scene])[0] for scene in SCENES]
    assert all(
        np.array_equal(found, alone[place]) for found, place in zip(meanings_of(SCENES[i] for i in order), order, strict=True)
    )


def test_all_pairs_at_once_are_as_each_by_itself_and_from_either_side() -> None:
    vectors = meanings_of(SCENES)
    table = likenesses(stacked(vectors), stacked(vectors))
    for one, first in enumerate(vectors):
        for other, second in enumerate(vectors):
            assert np.allclose(table[one, other], likeness_of(first, second), atol=1e-4)
            assert np.allclose(likeness_of(first, second), likeness_of(second, first), atol=1e-5)


def test_two_predicates_of_one_sentence_have_meanings_of_their_own() -> None:
    text = SENTENCES[0][0]
    killed, escaped = meanings_of([scene_of(text, "killed"), scene_of(text, "escaped")])
    assert not np.allclose(killed, escaped, atol=1e-2)


@pytest.mark.parametrize("scene", [Scene("", 0, 0), Scene(" \n ", 1, 1)])
def test_where_nothing_stands_there_is_no_meaning(scene: Scene) -> None:
    assert sight_of(scene) is None
    (found,) = meanings_of([scene])
    assert found.shape == (2, WIDTH)
    assert not found.any()


@settings(deadline=None, max_examples=40)
@given(st.text(min_size=1, max_size=300), st.integers(0, 300), st.integers(0, 20))
def test_any_text_has_a_meaning_and_its_marks_lie_within_what_is_seen(text: str, start: int, length: int) -> None:
    sight = sight_of(Scene(text, start, start + length))
    if sight is not None:
        assert 0 <= sight.first < sight.last <= len(sight.states)
        assert np.isfinite(meanings_of([Scene(text, start, start + length)])[0]).all()


def test_all_weights_of_the_package_together_are_small_enough() -> None:
    data = files("sayso.compare.incidents").joinpath("data")
    assert check_weights().size + sum(len(one.read_bytes()) for one in data.iterdir()) <= 40_000_000
