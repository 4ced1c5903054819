"""The second network's way through the reader: there where its weights are, and not missed where they are not."""

from __future__ import annotations

import shutil
from pathlib import Path

import numpy as np
import pytest
from spacy.language import Language
from spacy.tokens import Doc

from sayso.claims.attribution import find_attributions
from sayso.claims.syntax import syntax_of
from sayso.errors import ReadingError
from sayso.reading.encoder import Encoder
from sayso.reading.features import batch_of, features_of
from sayso.reading.models import FILES, SECOND, WEIGHTS, check_weights
from sayso.reading.pipeline import load_reader
from sayso.reading.signals import CHOICES, GRADES, MARKS, ROLES, ROLES_KEPT, SIGNALS, Signals
from sayso.reading.signals import signals_of as carried

TEXT = (
    "The ministry said on Monday that nine prisoners had escaped from the prison in Arvel.\n\n"
    "“We will find them,” the mayor promised. Critics doubt  it.\n"
)
LONG = "The harbour council said that two boats had left the port, and the mayor denied that they carried arms. "
LABELS = sum(len(labels) for labels in CHOICES.values())


pytestmark = pytest.mark.skipif(not (WEIGHTS / SECOND).is_file(), reason="the second network is not among the weights")


@pytest.fixture(scope="module")
def folder_without(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("first-network-only")
    for name in {*FILES, "manifest.json"} - {SECOND}:
        shutil.copy(WEIGHTS / name, folder / name)
    return folder


@pytest.fixture(scope="module")
def bare(folder_without: Path) -> Language:
    return load_reader(str(folder_without), threads=1)


def signals_of(doc: Doc) -> Signals:
    found = carried(doc)
    assert found is not None
    return found


def assert_sound(doc: Doc) -> None:
    signals = signals_of(doc)
    assert signals.marks.shape == (len(doc), len(MARKS))
    assert signals.choices.shape == (len(doc), LABELS)
    assert signals.grades.shape == (len(doc), len(GRADES))
    assert all(np.isfinite(table).all() for table in (signals.marks, signals.choices, signals.grades))
    for token in doc:
        assert signals.choices[token.i].any() != token.is_space
        assert (signals.marks[token.i] == -20.0).all() == token.is_space
    for cue, roles in signals.roles.items():
        assert not doc[cue].is_space
        assert roles.chances.shape[0] == len(ROLES)
        assert 0 <= roles.first <= cue < roles.first + roles.chances.shape[1] <= len(doc)
        for number, sums in enumerate(roles.chances.sum(0).tolist()):
            assert sums == pytest.approx(0.0 if doc[roles.first + number].is_space else 1.0, abs=1e-4)


@pytest.mark.parametrize("text", ["", " ", "\n\n", "Yes.", TEXT, "\n\n  Two  spaces here. \n"])
def test_every_token_of_a_read_text_has_its_signals(nlp: Language, text: str) -> None:
    doc = nlp(text)
    if len(doc):
        assert_sound(doc)
    else:
        assert SIGNALS not in doc.user_data


def test_the_claims_layer_finds_them(nlp: Language) -> None:
    doc = nlp(TEXT)
    found = syntax_of(doc).signals
    assert found is not None
    np.testing.assert_array_equal(found.marks, signals_of(doc).marks)
    assert found.roles.keys() == signals_of(doc).roles.keys()


def test_roles_are_kept_for_every_word_that_may_be_a_cue_and_for_no_other(nlp: Language) -> None:
    doc = nlp(TEXT)
    signals = signals_of(doc)
    assert set(signals.roles) == set(np.flatnonzero(signals.odds("cue") > ROLES_KEPT).tolist())
    assert next(token.i for token in doc if token.text == "said") in signals.roles


@pytest.mark.parametrize("ending", ["", "\n\n"], ids=["one paragraph", "many paragraphs"])
def test_a_text_of_several_windows_has_signals_for_every_token(nlp: Language, ending: str) -> None:
    doc = nlp((LONG.strip() + (ending or " ")) * 40)
    assert_sound(doc)
    signals = signals_of(doc)
    said = [token.i for token in doc if token.text == "said"]
    assert len(said) == 40
    assert all(cue in signals.roles for cue in said)
    for cue in said:
        roles = signals.roles[cue]
        sentence = doc[cue].sent
        assert roles.first <= sentence.start
        assert len(sentence.text_with_ws.strip()) > 0
        assert roles.first + roles.chances.shape[1] >= sentence.end - sum(token.is_space for token in sentence)


def test_weights_without_the_second_network_read_the_same_trees_and_say_nothing(nlp: Language, bare: Language) -> None:
    ours, theirs = nlp(TEXT), bare(TEXT)
    assert SIGNALS not in theirs.user_data
    assert syntax_of(theirs).signals is None
    assert theirs.to_json() == ours.to_json()


def test_without_signals_the_rules_stand_alone(nlp: Language, bare: Language) -> None:
    ours = nlp(TEXT)
    del ours.user_data[SIGNALS]
    found = find_attributions(syntax_of(bare(TEXT)), ())
    assert found == find_attributions(syntax_of(ours), ())
    assert "said" in [one.attribution.cue.text for one in found if one.attribution.cue]


def test_the_encoder_tells_whether_it_has_a_second_network(folder_without: Path) -> None:
    assert Encoder(WEIGHTS).has_signals
    encoder = Encoder(folder_without, threads=1)
    assert not encoder.has_signals
    features = features_of(["Police", "left"], [5, 1], encoder.pieces)
    batch = batch_of([(features, 0, 2)], encoder.pieces.special("[CLS]"), encoder.pieces.special("[SEP]"))
    assert encoder.score(batch).signals is None


def test_a_damaged_second_network_is_told_by_name(folder_without: Path, tmp_path: Path) -> None:
    shutil.copytree(folder_without, tmp_path, dirs_exist_ok=True)
    (tmp_path / SECOND).write_bytes(b"no network")
    with pytest.raises(ReadingError, match=SECOND) as caught:
        load_reader(str(tmp_path), threads=1)("Police left.")
    assert caught.value.code == "MODEL_DAMAGED"


def test_a_read_text_can_be_stored_as_any_doc_can(nlp: Language) -> None:
    doc = nlp(TEXT)
    assert Doc(nlp.vocab).from_bytes(doc.to_bytes()).text == TEXT


def test_a_changed_second_network_is_noticed(folder_without: Path, tmp_path: Path) -> None:
    shutil.copytree(folder_without, tmp_path, dirs_exist_ok=True)
    for path in WEIGHTS.iterdir():
        if path.is_file():
            shutil.copy(path, tmp_path / path.name)
    (tmp_path / SECOND).write_bytes(b"another network")
    with pytest.raises(ReadingError, match=SECOND):
        check_weights(tmp_path)
