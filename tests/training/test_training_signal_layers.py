"""Windows of documents for the second network: nothing lost, nothing doubled, every layer on its words."""

from __future__ import annotations

import random

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sayso.reading.features import GAP, GAPS
from sayso.reading.signals import ROLES
from training.signal_layers import (
    LABELLED_BY_RULES,
    QUOTES,
    UNKNOWN,
    WINDOW_WORDS,
    SignalExample,
    annotated_part,
    window,
    windows_of,
    without_quotes,
    words_in,
)


def example_of(words: list[str], starts: list[int], cues: set[int], seed: int = 0, source: str = "ewt") -> SignalExample:
    """Give a document whose layers are random but for the grades, which number its words."""
    chance = np.random.default_rng(seed)
    example = SignalExample(source, words, [GAP["space"]] * len(words), starts)
    example.mark("cue")[:] = chance.integers(0, 2, len(words))
    example.choice("tense")[:] = chance.integers(-1, 4, len(words))
    example.grade("factuality")[:] = np.arange(len(words))
    for cue in sorted(cues):
        example.roles[cue] = chance.integers(0, len(ROLES), len(words)).astype(np.int8)
    return example


def assert_aligned(example: SignalExample) -> None:
    count = len(example.words)
    layers = [*example.marks.values(), *example.choices.values(), *example.grades.values(), *example.roles.values()]
    assert all(len(layer) == count for layer in (example.gaps, *layers))
    assert all(0 <= place < count for place in (*example.roles, *example.starts))


@st.composite
def documents(draw: st.DrawFn) -> SignalExample:
    """Draw a document with sentences of any length, some longer than a window, and cues anywhere."""
    lengths = draw(st.lists(st.integers(1, 60) | st.integers(140, 420), max_size=8))
    starts = [sum(lengths[:number]) for number in range(len(lengths))]
    count = sum(lengths)
    cues = draw(st.sets(st.integers(0, count - 1), max_size=5)) if count else set()
    return example_of([f"w{number}" for number in range(count)], starts, cues, draw(st.integers(0, 99)))


@given(documents(), st.integers(0, 1000))
@settings(max_examples=60, deadline=None)
def test_windows_cover_every_word_once_and_in_order(example: SignalExample, seed: int) -> None:
    windows = list(windows_of(example, random.Random(seed)))
    assert [word for one in windows for word in one.words] == example.words
    assert all(0 < len(one.words) <= WINDOW_WORDS for one in windows)
    assert words_in(windows) == words_in([example])


@given(documents(), st.integers(0, 1000))
@settings(max_examples=60, deadline=None)
def test_windows_keep_every_cue_once_with_its_roles_on_their_words(example: SignalExample, seed: int) -> None:
    first, cues, starts = 0, set(), []
    for one in windows_of(example, random.Random(seed)):
        assert_aligned(one)
        after = first + len(one.words)
        assert one.source == example.source
        np.testing.assert_array_equal(one.grades["factuality"], np.arange(first, after))
        np.testing.assert_array_equal(one.marks["cue"], example.marks["cue"][first:after])
        np.testing.assert_array_equal(one.choices["tense"], example.choices["tense"][first:after])
        for cue, roles in one.roles.items():
            np.testing.assert_array_equal(roles, example.roles[first + cue][first:after])
        cues |= {first + cue for cue in one.roles}
        starts += [first + start for start in one.starts]
        first = after
    assert cues == set(example.roles)
    assert starts == example.starts


@given(documents(), st.integers(0, 1000))
@settings(max_examples=40, deadline=None)
def test_a_window_begins_where_a_sentence_does_unless_the_sentence_is_too_long(example: SignalExample, seed: int) -> None:
    first = 0
    bounds = [*example.starts, len(example.words)]
    for one in windows_of(example, random.Random(seed)):
        sentence = max((start for start in example.starts if start <= first), default=0)
        end = min(bound for bound in bounds if bound > first)
        assert first == sentence or end - sentence > WINDOW_WORDS // 3
        first += len(one.words)


def test_other_sizes_are_drawn_each_time() -> None:
    example = example_of([f"w{number}" for number in range(900)], list(range(0, 900, 9)), set())
    sizes = {tuple(len(one.words) for one in windows_of(example, random.Random(seed))) for seed in range(6)}
    assert len(sizes) > 1


def test_a_window_is_a_copy() -> None:
    example = example_of(["one", "two", "three"], [0], {1})
    cut = window(example, 1, 3)
    cut.marks["cue"][:] = 9
    cut.roles[0][:] = 9
    assert example.marks["cue"].max() <= 1
    assert example.roles[1].max() < len(ROLES)


@pytest.mark.parametrize(("layer", "name"), [("mark", "tense"), ("choice", "cue"), ("grade", "cue")])
def test_a_layer_that_no_head_learns_is_refused(layer: str, name: str) -> None:
    with pytest.raises(AssertionError):
        getattr(example_of(["one"], [0], set()), layer)(name)


def test_what_nobody_annotated_is_unknown() -> None:
    example = example_of(["one", "two"], [0], set())
    assert example.mark("source").tolist() == example.choice("kind").tolist() == [UNKNOWN, UNKNOWN]
    assert np.isnan(example.grade("dynamic")).all()


WORDS = st.lists(st.sampled_from(["we", "said", ",", *sorted(QUOTES)]), min_size=1, max_size=25)


@given(WORDS, st.data())
@settings(max_examples=80, deadline=None)
def test_without_quotation_marks_every_layer_stays_on_its_words(words: list[str], data: st.DataObject) -> None:
    cues = data.draw(st.sets(st.integers(0, len(words) - 1), max_size=4))
    starts = sorted({0, *data.draw(st.sets(st.integers(0, len(words) - 1), max_size=3))})
    example = example_of(words, starts, cues, seed=len(words))
    bare = without_quotes(example)
    kept = [at for at, word in enumerate(words) if word not in QUOTES]
    if not kept or len(kept) == len(words):
        assert bare is example
        return
    assert_aligned(bare)
    assert bare.words == [words[at] for at in kept]
    assert bare.grades["factuality"].tolist() == kept
    for one, own in ((bare.marks["cue"], example.marks["cue"]), (bare.choices["tense"], example.choices["tense"])):
        np.testing.assert_array_equal(one, own[kept])
    assert {kept[cue] for cue in bare.roles} == {cue for cue in cues if words[cue] not in QUOTES}
    for cue, roles in bare.roles.items():
        np.testing.assert_array_equal(roles, example.roles[kept[cue]][kept])


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (
            "“/start We/none know/space ,/none ”/none he/space said/space ./none",
            "We/start know/space ,/none he/space said/space ./none",
        ),
        ("He/start said/space “/space we/none know/space ”/none ./none", "He/start said/space we/space know/space ./none"),
        ('One/start ./none "/paragraph Two/none', "One/start ./none Two/paragraph"),
    ],
)
def test_where_a_mark_stood_the_gap_before_it_stays(before: str, after: str) -> None:
    words, gaps = zip(*(token.split("/") for token in before.split()), strict=True)
    example = example_of(list(words), [0], set())
    example.gaps = [GAP[name] for name in gaps]
    found = without_quotes(example)
    assert " ".join(f"{word}/{GAPS[gap]}" for word, gap in zip(found.words, found.gaps, strict=True)) == after


def test_a_sentence_that_opened_with_a_quotation_mark_still_begins() -> None:
    example = example_of(["He", "left", ".", "“", "We", "know", ".", "”"], [0, 3], set())
    assert without_quotes(example).starts == [0, 3]


@pytest.mark.parametrize("source", sorted(LABELLED_BY_RULES))
def test_the_annotated_part_of_a_document_that_rules_labelled_has_no_choices_and_no_predicates(source: str) -> None:
    example = example_of(["He", "said", "so"], [0], {1}, source=source)
    example.mark("predicate")[:] = 1
    part = annotated_part(example)
    assert part.choices == {}
    assert set(part.marks) == {"cue"}
    assert part.roles is example.roles
    assert part.grades is example.grades
    assert part.words == example.words
    assert "predicate" in example.marks, "the document itself stays whole"


@pytest.mark.parametrize("source", ["sayso", "unscon"])
def test_what_people_annotated_is_whole(source: str) -> None:
    example = example_of(["He", "said", "so"], [0], {1}, source=source)
    assert annotated_part(example) is example
