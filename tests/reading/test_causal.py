"""Causes and effects in the reading: decoding of pairs and ends, the way on to the Doc, and the network that ships."""

from __future__ import annotations

import shutil
from pathlib import Path

import numpy as np
import pytest
import spacy
from spacy.language import Language
from spacy.tokens import Doc

from sayso.errors import ReadingError
from sayso.reading.causal import (
    CAUSAL,
    ENDS,
    MOST_RELATIONS,
    THIRD,
    CausalRelation,
    CausalScores,
    CausalSentence,
    Stretch,
    causal_feed,
    causals_of,
    odds_of,
    packed_causals,
    read_sentences,
    relations_of,
)
from sayso.reading.encoder import Encoder
from sayso.reading.features import SIGNAL_INPUTS, Features
from sayso.reading.models import FILES, WEIGHTS, check_weights
from sayso.reading.pipeline import load_reader

STRIKE = "The dockers went on strike because their wages were cut."
shipped = pytest.mark.skipif(not (WEIGHTS / THIRD).is_file(), reason="the third network is not among the weights")


@pytest.fixture(scope="module")
def nlp() -> Language:
    """The reader with the third network, which it runs for those who ask."""
    return load_reader(threads=1, causal=True)


def silence(words: int) -> CausalScores:
    """Scores of one sentence that hold nothing for likely."""
    ends = np.full((1, words, len(ENDS), words), -1.0, dtype=np.float32)
    pairs = np.full((1, words, words), -9.0, dtype=np.float32)
    return CausalScores(np.array([-9.0], dtype=np.float32), pairs, ends, ends.copy(), np.zeros((1, words, 2), dtype=np.float32))


def told(scores: CausalScores, pair: tuple[int, int], ends: tuple[int, ...], odds: float = 2.0) -> None:
    """Make a pair likely, with these ends."""
    cause, effect = pair
    scores.pairs[0, cause, effect] = odds
    for number, word in enumerate(ends):
        scores.by_cause[0, cause, number, word] += 5.0


def features(words: int) -> Features:
    """Features of words of two pieces each."""
    bounds = np.arange(words + 1, dtype=np.int32) * 2
    shapes = np.arange(words, dtype=np.int32) % 3
    return Features(np.arange(2 * words, dtype=np.int32), bounds, shapes, shapes.copy(), np.zeros(words, dtype=np.bool_))


def test_nothing_likely_is_no_relation() -> None:
    assert relations_of(silence(6), 0, 6) == []


def test_a_pair_is_spelt_out_with_its_ends_and_its_signal() -> None:
    scores = silence(9)
    told(scores, (5, 0), (8, 3, 4, 4))
    (found,) = relations_of(scores, 0, 9)
    assert (found.cause, found.effect, found.signal) == ((5, 8), (0, 3), (4, 4))
    assert 0.9 < found.score < 1.0


def test_the_odds_of_a_sentence_are_its_own_and_its_pairs() -> None:
    scores = silence(9)
    quiet = odds_of(scores, 0, 9)
    scores.pairs[0, 5, 0] = 2.0
    assert quiet < -5 < odds_of(scores, 0, 9) < odds_of(scores._replace(label=np.array([3.0], dtype=np.float32)), 0, 9)


def test_a_pair_whose_ends_are_unsure_is_worth_less() -> None:
    scores = silence(9)
    told(scores, (5, 0), (8, 3, 4, 4), odds=1.0)
    told(scores, (6, 0), (), odds=1.2)
    assert [one.cause for one in relations_of(scores, 0, 9)] == [(5, 8)]


def test_a_relation_may_have_no_signal() -> None:
    scores = silence(9)
    told(scores, (5, 0), (8, 3, 4, 4))
    scores.unsaid[0, 5, 0] = 9.0
    assert relations_of(scores, 0, 9)[0].signal is None


def test_a_span_does_not_reach_into_the_other() -> None:
    scores = silence(9)
    told(scores, (5, 0), (8, 7))
    told(scores, (1, 4), (6, 8), odds=1.0)
    found = relations_of(scores, 0, 9)
    assert all(one.effect and one.cause for one in found)
    first = found[0]
    assert first.effect is not None
    assert first.effect[1] < 5


def test_of_two_readings_of_one_relation_the_better_stands_and_another_stands_beside_it() -> None:
    scores = silence(12)
    told(scores, (5, 0), (7, 3), odds=3.0)
    told(scores, (6, 0), (7, 3), odds=2.0)
    told(scores, (9, 5), (11, 7), odds=1.0)
    assert [(one.cause, one.effect) for one in relations_of(scores, 0, 12)] == [((5, 7), (0, 3)), ((9, 11), (5, 7))]


def test_of_two_that_turn_each_other_round_the_better_stands() -> None:
    scores = silence(9)
    told(scores, (5, 0), (7, 3), odds=3.0)
    told(scores, (1, 6), (3, 8), odds=2.0)
    assert [(one.cause, one.effect) for one in relations_of(scores, 0, 9)] == [((5, 7), (0, 3))]


def test_a_word_is_not_cause_and_effect_of_itself_and_relations_are_capped() -> None:
    scores = silence(30)
    scores.pairs[:] = 4.0
    scores.by_cause[:] = 0.0
    found = relations_of(scores, 0, 30)
    assert 0 < len(found) <= MOST_RELATIONS
    assert all(one.cause != one.effect for one in found)


def test_sentences_side_by_side_carry_their_own_states_between_those_that_close_their_row() -> None:
    states = np.arange(16, dtype=np.float32)[:, None] * np.ones((1, 4), dtype=np.float32)
    row = features(7)
    feed = causal_feed([Stretch(row, states, 0, 7, 0, 7), Stretch(row, states, 0, 7, 2, 4)])
    assert set(feed) == {"states", *SIGNAL_INPUTS}
    assert feed["states"][1, :6, 0].tolist() == [0, 5, 6, 7, 8, 15]
    assert feed["piece_mask"].sum(1).tolist() == [16, 6]
    assert feed["first"][1].tolist() == [1, 3, 0, 0, 0, 0, 0]
    assert feed["last"][1, :2].tolist() == [2, 4]
    assert feed["shapes"][1, :2].tolist() == [2, 0]


def test_sentences_are_given_in_their_order_whatever_their_batch() -> None:
    states = np.zeros((42, 4), dtype=np.float32)
    row = features(20)
    cuts = [(0, 12), (12, 14), (14, 20)]

    def score(feed: object) -> CausalScores:
        assert isinstance(feed, dict)
        rows, words = feed["first"].shape
        one = silence(words)
        return CausalScores(*(np.repeat(table, rows, axis=0) for table in one))

    found = read_sentences([Stretch(row, states, 0, 20, begin, end) for begin, end in cuts], score)
    assert [one.first for one in found] == [0, 12, 14]
    assert not any(one.causal for one in found)


def test_what_was_read_is_moved_to_tokens_and_comes_back_from_a_written_doc() -> None:
    doc = Doc(spacy.blank("en").vocab, words=["a", "\n", "b", "c", "d"])
    relation = CausalRelation((2, 3), (0, 1), None, 0.75)
    doc.user_data[CAUSAL] = packed_causals([CausalSentence(0, 0.5, (relation,)), CausalSentence(3, 0.25)], np.array([0, 2, 3, 4]))
    read = Doc(doc.vocab).from_bytes(doc.to_bytes())
    assert causals_of(read) == (
        CausalSentence(0, 0.5, (CausalRelation((3, 4), (0, 2), None, 0.75),)),
        CausalSentence(4, 0.25),
    )


def test_a_doc_that_the_network_did_not_read_has_nothing() -> None:
    assert causals_of(spacy.blank("en")("Words.")) == ()


@shipped
@pytest.mark.parametrize("text", [" ", "\n\n", "Yes.", STRIKE, f"{STRIKE}\n\n  Two  spaces. \n", f"{STRIKE} " * 60])
def test_every_sentence_of_a_read_text_has_its_score(nlp: Language, text: str) -> None:
    doc = nlp(text)
    found = causals_of(doc)
    starts = [next((token.i for token in sent if not token.is_space), None) for sent in doc.sents]
    assert [one.first for one in found] == [start for start in starts if start is not None]
    for one in found:
        assert 0.0 <= one.score <= 1.0
        for relation in one.relations:
            for span in (relation.cause, relation.effect, relation.signal):
                assert span is None or one.first <= span[0] <= span[1] < len(doc)


@shipped
def test_a_plain_cause_is_found(nlp: Language) -> None:
    doc = nlp(f"It rained.\n\n{STRIKE}")
    quiet, causal = causals_of(doc)
    assert causal.causal
    assert not quiet.relations
    (relation,) = causal.relations
    assert relation.cause is not None
    assert relation.effect is not None
    assert relation.signal is not None
    assert doc[relation.cause[0] : relation.cause[1] + 1].text == "their wages were cut"
    assert doc[relation.effect[0] : relation.effect[1] + 1].text == "The dockers went on strike"
    assert doc[relation.signal[0] : relation.signal[1] + 1].text == "because"


@shipped
def test_the_reading_does_without_it(tmp_path: Path) -> None:
    for name in FILES:
        shutil.copy(WEIGHTS / name, tmp_path / name)
    assert not Encoder(tmp_path, causal=True).has_causal
    assert causals_of(load_reader(str(tmp_path), threads=1, causal=True)(STRIKE)) == ()


@shipped
def test_only_who_asks_for_causes_waits_for_them() -> None:
    assert not Encoder().has_causal
    assert causals_of(load_reader(threads=1)(STRIKE)) == ()


@shipped
def test_a_damaged_network_is_told() -> None:
    assert THIRD in {file.name for file in check_weights().files}


@shipped
def test_another_file_in_its_place_is_an_error(tmp_path: Path) -> None:
    for name in FILES:
        shutil.copy(WEIGHTS / name, tmp_path / name)
    (tmp_path / THIRD).write_bytes(b"no network")
    with pytest.raises(ReadingError, match=THIRD) as caught:
        load_reader(str(tmp_path), threads=1, causal=True)(STRIKE)
    assert caught.value.code == "MODEL_DAMAGED"
