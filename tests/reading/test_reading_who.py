"""The words' vectors that tell who is meant: their arithmetic, their weights, and the way that they take through a Doc."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Mapping
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from spacy.language import Language
from spacy.tokens import Doc
from spacy.vocab import Vocab

from sayso.claims.syntax import syntax_of
from sayso.errors import ReadingError
from sayso.reading.encoder import Encoder
from sayso.reading.models import FILES, WEIGHTS
from sayso.reading.pipeline import load_reader
from sayso.reading.who import FILE, WHO, WIDTH, FloatArray, packed_vectors, project, vectors_of, who_weights

WIDE = 384
TEXT = "The ministry said on Monday that it had left.\n\n“We will find them,” the mayor promised. Critics  doubt it.\n"


def weights(seed: int = 5) -> dict[str, FloatArray]:
    chance = np.random.default_rng(seed)
    shapes = {"norm.weight": (WIDE,), "norm.bias": (WIDE,), "inner.weight": (WIDTH, WIDE), "inner.bias": (WIDTH,)}
    return {name: chance.normal(0, 0.3, shape).astype(np.float32) for name, shape in shapes.items()}


def saved(folder: Path, arrays: Mapping[str, np.ndarray]) -> Path:  # type: ignore[type-arg]
    np.savez_compressed(folder / FILE, **arrays)  # type: ignore[arg-type]
    return folder


def test_weights_are_given_in_single_precision(tmp_path: Path) -> None:
    found = who_weights(saved(tmp_path, {name: table.astype(np.float16) for name, table in weights().items()}))
    assert set(found) == set(weights())
    assert {table.dtype for table in found.values()} == {np.dtype(np.float32)}


def test_weights_that_are_not_there_are_missing(tmp_path: Path) -> None:
    with pytest.raises(ReadingError) as error:
        who_weights(tmp_path)
    assert error.value.code == "MODEL_MISSING"


def damaged_by_a_pickle(folder: Path) -> None:
    saved(folder, {"norm.weight": np.array([{"a": 1}], dtype=object)})


def damaged_by_words(folder: Path) -> None:
    (folder / FILE).write_text("these are no weights")


def damaged_by_nothing(folder: Path) -> None:
    (folder / FILE).write_bytes(b"")


def damaged_by_words_for_numbers(folder: Path) -> None:
    saved(folder, {"norm.weight": np.array(["many"])})


def damaged_by_one_array(folder: Path) -> None:
    with (folder / FILE).open("wb") as out:
        np.save(out, weights()["norm.weight"])


def damaged_by_being_cut_off(folder: Path) -> None:
    whole = (saved(folder, weights()) / FILE).read_bytes()
    (folder / FILE).write_bytes(whole[: len(whole) // 2])


def damaged_by_a_changed_byte(folder: Path) -> None:
    whole = bytearray((saved(folder, weights()) / FILE).read_bytes())
    whole[len(whole) // 2] ^= 0xFF
    (folder / FILE).write_bytes(whole)


DAMAGES = [
    damaged_by_a_pickle,
    damaged_by_words,
    damaged_by_nothing,
    damaged_by_words_for_numbers,
    damaged_by_one_array,
    damaged_by_being_cut_off,
    damaged_by_a_changed_byte,
]


@pytest.mark.parametrize("damage", DAMAGES)
def test_a_file_without_plain_arrays_is_damaged_and_no_pickle_is_opened(tmp_path: Path, damage: Callable[[Path], None]) -> None:
    damage(tmp_path)
    with pytest.raises(ReadingError) as error:
        who_weights(tmp_path)
    assert error.value.code == "MODEL_DAMAGED"


@given(shape=st.sampled_from([(0,), (1,), (3,), (2, 5), (2, 0)]), size=st.floats(0.0, 100.0))
def test_short_vectors_are_never_below_nought_and_finite(shape: tuple[int, ...], size: float) -> None:
    words = np.random.default_rng(1).normal(0, size, (*shape, WIDE)).astype(np.float32)
    found = project(words, weights())
    assert found.shape == (*shape, WIDTH)
    assert np.isfinite(found).all()
    assert (found >= 0).all()


def test_a_longer_vector_of_the_same_direction_gives_the_same() -> None:
    words = np.random.default_rng(1).normal(size=(4, WIDE)).astype(np.float32)
    assert np.allclose(project(words, weights()), project(words * 7 + 3, weights()), atol=1e-3)


def test_a_doc_carries_its_vectors_and_can_be_written(tmp_path: Path) -> None:
    saved(tmp_path, weights())
    doc = Doc(Vocab(), words=["Guards", "left"])
    vectors = np.arange(2 * WIDTH, dtype=np.float16).reshape(2, WIDTH)
    doc.user_data[WHO] = packed_vectors(vectors, tmp_path)
    again = Doc(Vocab()).from_bytes(doc.to_bytes())
    found = vectors_of(again)
    assert found is not None
    assert np.array_equal(found.vectors, vectors)
    assert found.weights is who_weights(tmp_path)


def test_a_doc_of_another_pipeline_has_none() -> None:
    doc = Doc(Vocab(), words=["Guards"])
    assert vectors_of(doc) is None
    assert syntax_of(doc).vectors is None


@pytest.fixture(scope="module")
def with_random_weights(tmp_path_factory: pytest.TempPathFactory) -> Language:
    """Read with the shipped encoder and a projection that was never trained."""
    folder = tmp_path_factory.mktemp("random-who")
    for name in {*FILES, "manifest.json"}:
        shutil.copy(WEIGHTS / name, folder / name)
    return load_reader(str(saved(folder, weights())), threads=1)


def test_the_reader_gives_every_word_a_vector_and_white_space_none(with_random_weights: Language) -> None:
    doc = with_random_weights(TEXT)
    found = vectors_of(doc)
    assert found is not None
    assert found.vectors.shape == (len(doc), WIDTH)
    assert np.isfinite(found.vectors).all()
    for token in doc:
        assert found.vectors[token.i].any() != token.is_space


def test_a_text_without_words_has_empty_vectors(with_random_weights: Language) -> None:
    for text in ("", " \n\n "):
        found = vectors_of(with_random_weights(text))
        assert found is None or not found.vectors.any()


def test_a_sentence_has_the_vectors_that_it_has_by_itself(with_random_weights: Language) -> None:
    alone = vectors_of(with_random_weights("The ministry left."))
    beside, *_ = (vectors_of(doc) for doc in with_random_weights.pipe(["The ministry left.", TEXT]))
    assert alone is not None
    assert beside is not None
    assert np.allclose(alone.vectors, beside.vectors, atol=0.05)


def test_without_the_weights_a_text_is_read_all_the_same(tmp_path: Path) -> None:
    for name in {*FILES, "manifest.json"}:
        shutil.copy(WEIGHTS / name, tmp_path / name)
    assert not Encoder(tmp_path).has_vectors
    doc = load_reader(str(tmp_path), threads=1)(TEXT)
    assert vectors_of(doc) is None
    assert [token.dep_ for token in doc if token.text == "said"] == ["ROOT"]


@pytest.mark.skipif(not (WEIGHTS / FILE).is_file(), reason="the weights of who is meant are not among the weights")
def test_the_shipped_weights_have_the_shape_that_they_are_read_with(nlp: Language) -> None:
    doc = nlp(TEXT)
    found = vectors_of(doc)
    assert found is not None
    assert found.vectors.shape == (len(doc), WIDTH)
    assert found.weights["inner.weight"].shape == (WIDTH, WIDE)
