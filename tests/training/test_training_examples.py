from __future__ import annotations

import pytest
import spacy
from training_rows import document, sent

from sayso.reading.features import GAP, GAPS
from training.examples import Example, guessed_gaps, gum_names, plain_example, sentences_of, tree_example, with_taught
from training.teacher import completed_releases


def test_a_treebank_document_keeps_its_sentences_and_gaps() -> None:
    example = tree_example(document(sent("One two ."), sent("Three .", par=False), sent("Four .")), "ewt")
    assert list(sentences_of(example)) == [(0, 3), (3, 5), (5, 7)]
    assert [GAPS[gap] for gap in example.gaps] == ["start", "space", "space", "space", "space", "paragraph", "space"]
    assert example.head == [0, 0, 0, 3, 3, 5, 5]


def test_a_gum_name_is_the_proper_nouns_around_the_head_of_its_phrase() -> None:
    words = "The council of Ada Brook met"
    row = sent(
        words,
        xpos=["DT", "NN", "IN", "NNP", "NNP", "VBD"],
        head=[2, 6, 4, 2, 4, 0],
        ents=[[0, 5, "organization"], [3, 5, "person"]],
    )
    assert gum_names(row) == ["~", "~", "~", "B-PERSON", "I-PERSON", "~"]


def test_a_proper_noun_in_no_phrase_is_unknown() -> None:
    assert gum_names(sent("Ayle fell", xpos=["NNP", "VBD"], ents=[])) == ["?", "~"]


@pytest.mark.parametrize(
    ("words", "text"),
    [
        ("He ca n't .", "He can't."),
        ("( so he said )", "(so he said)"),
        ("Ada 's car , too", "Ada's car, too"),
    ],
)
def test_guessed_gaps(words: str, text: str) -> None:
    toks = words.split()
    gaps = guessed_gaps(toks)
    joined = "".join((" " if gap == GAP["space"] else "") + tok for tok, gap in zip(toks, gaps, strict=True))
    assert joined == text


def test_names_in_raw_text_fall_on_words() -> None:
    example = plain_example(spacy.blank("en"), "Ada Brook  left\n\nAyle.", [(0, 9, "PERSON"), (17, 21, "GPE")], "raw")
    assert list(example.words) == ["Ada", "Brook", "left", "Ayle", "."]
    assert example.names == ["B-PERSON", "I-PERSON", "O", "B-PLACE", "O"]
    assert [GAPS[gap] for gap in example.gaps] == ["start", "space", "spaces", "paragraph", "none"]


def test_the_corpus_sets_the_teacher_s_kinds_right() -> None:
    example = Example("gum", ["Ada", "Brook", "saw", "Ayle"], [0] * 4, names=["~", "B-PERSON", "~", "B-PLACE"])
    taught = with_taught(example, ["B-ORG", "I-ORG", "O", "O"])
    assert taught.names == ["B-PERSON", "I-PERSON", "O", "?"]


def test_what_a_corpus_leaves_unmarked_the_teacher_fills_in() -> None:
    teacher = spacy.blank("en")
    ruler = teacher.add_pipe("entity_ruler")
    ruler.add_patterns([{"label": "GPE", "pattern": "Ayle"}, {"label": "PERSON", "pattern": "Ada Brook"}])
    text = "Ada Brook left Ayle. Norland's council asked Ayle why."
    marked = plain_example(spacy.blank("en"), text, [(21, 28, "Location"), (45, 49, "Organisation")], "re3d")
    (found,) = completed_releases(teacher, [marked], [text])
    names = {(word, label) for word, label in zip(found.words, found.names or (), strict=True) if label != "O"}
    assert names == {("Ada", "B-PERSON"), ("Brook", "I-PERSON"), ("Ayle", "B-PLACE"), ("Norland", "B-PLACE"), ("Ayle", "?")}
