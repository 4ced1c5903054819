from __future__ import annotations

import pytest
import spacy
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from spacy.language import Language
from spacy.tokens import Doc

import sayso.reading.component  # noqa: F401 - registers the pipe where the package is run from its sources

TEXT = (
    "The ministry said on Monday that nine prisoners had escaped from the prison in Bishkek. "
    "“How could they do this?” asked Ivan Petrov, who is the leader of the Unity Party.\n\n"
    "STATEMENT OF THE COMMITTEE\n\n"
    "Two men were arrested by the police. They were not charged."
)


@pytest.fixture(scope="module")
def doc(nlp: Language) -> Doc:
    return nlp(TEXT)


def test_a_blank_pipeline_takes_the_reader_by_name() -> None:
    nlp = spacy.blank("en")
    nlp.add_pipe("sayso_reader")
    assert [token.pos_ for token in nlp("Police arrested him.")][-1] == "PUNCT"


def test_sentences_end_at_their_marks_and_at_blank_lines(doc: Doc) -> None:
    assert [span.text.strip() for span in doc.sents] == [
        "The ministry said on Monday that nine prisoners had escaped from the prison in Bishkek.",
        "“How could they do this?” asked Ivan Petrov, who is the leader of the Unity Party.",
        "STATEMENT OF THE COMMITTEE",
        "Two men were arrested by the police.",
        "They were not charged.",
    ]


def test_tags_lemmas_and_universal_dependencies(doc: Doc) -> None:
    found = {token.text: token for token in doc}
    assert (found["said"].dep_, found["said"].lemma_, found["said"].tag_) == ("ROOT", "say", "VBD")
    assert (found["escaped"].dep_, found["escaped"].head.text) == ("ccomp", "said")
    assert (found["men"].dep_, found["men"].head.text) == ("nsubj:pass", "arrested")
    assert (found["police"].dep_, found["police"].head.text) == ("obl:agent", "arrested")


def test_names(doc: Doc) -> None:
    found = {(ent.text, ent.label_) for ent in doc.ents}
    assert {("Ivan Petrov", "PERSON"), ("Bishkek", "PLACE"), ("Unity Party", "ORG")} <= found


def assert_sound(doc: Doc, text: str) -> None:
    assert doc.text == text
    for sent in doc.sents:
        roots = [token for token in sent if token.head is token or token.head == token]
        assert len(roots) == 1
        assert roots[0].dep_ == "ROOT" or roots[0].is_space
        assert all(sent.start <= token.head.i < sent.end for token in sent)
    for token in doc:
        assert text[token.idx : token.idx + len(token)] == token.text
        assert (token.pos_ == "SPACE") == token.is_space
        assert token.lemma_
    for ent in doc.ents:
        assert text[ent.start_char : ent.end_char] == ent.text
        assert "\n\n" not in ent.text


@pytest.mark.parametrize(
    "text",
    [
        "",
        " ",
        "\n\n",
        "a",
        "  two  spaces  here ",
        "\n\nAfter a break.\n\n\n\nAnother.\n",
        "Emoji 😀👩‍👩‍👧 and cafe\u0301 too.",
        "هذا نص عربي. And English after it.",
        "NBSP\u00a0between\u00a0words\u202eand bidi",
        "word " * 400,
        "x" * 5000,
        "?!" * 300,
        "\ufeffBOM and \u200b zero width",
        "One\r\ntwo\r\n\r\nthree",
    ],
)
def test_any_text_is_read_and_every_offset_holds(nlp: Language, text: str) -> None:
    assert_sound(nlp(text), text)


PARTS = st.sampled_from(
    [
        "The",
        "Minister",
        "said",
        "that",
        "3",
        "people",
        ".",
        ",",
        "“",
        "”",
        " ",
        "  ",
        "\n",
        "\n\n",
        "\u00a0",
        "😀",
        "é",
        "é",
        "عرب",
        "U.S.",
    ]
)


@given(st.lists(PARTS, max_size=60))
@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_generated_text_is_read_and_every_offset_holds(nlp: Language, parts: list[str]) -> None:
    text = " ".join(parts)
    assert_sound(nlp(text), text)


def test_a_statement_is_read_the_same_wherever_it_stands(nlp: Language) -> None:
    texts = [TEXT, "", "They were arrested.", TEXT.replace("\n\n", " ")]
    for text, doc in zip(texts, nlp.pipe(texts), strict=True):
        assert doc.to_json() == nlp(text).to_json()


def test_a_long_paragraph_is_read_as_its_sentences(nlp: Language) -> None:
    sentence = "The police arrested two men in the city, and the court released them on Friday. "
    doc = nlp(sentence * 120)
    assert len(list(doc.sents)) == 120
