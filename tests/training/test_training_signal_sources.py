"""What the second network learns from: rules on gold trees, releases, the annotated statements, units of speeches."""

from __future__ import annotations

import numpy as np
import pytest
import spacy
from hypothesis import given, settings
from hypothesis import strategies as st
from spacy.language import Language
from spacy.tokens import Doc
from spacy.vocab import Vocab
from training_rows import document, sent

from corpus.load import AnnotatedText
from corpus.scheme import GoldAttribution, GoldClaim, GoldDocument, GoldFlag
from sayso.claims import confidence
from sayso.claims.syntax import syntax_of
from sayso.intake import read_statement
from sayso.reading.features import GAPS
from sayso.reading.signals import CHOICES, FLAGS, ROLES
from sayso.types import MapRun, Offset
from training.corpora import Row, gold_doc
from training.signal_layers import UNKNOWN, SignalExample, annotated_part
from training.signal_sources import (
    Moved,
    Places,
    add_attribution,
    add_claim,
    by_rules,
    conflict_example,
    conflict_examples,
    corpus_examples,
    head_word,
    paragraphs_of,
    release_examples,
)
from training.unscon import Unit

VOCAB = Vocab()
BLANK = spacy.blank("en")


@pytest.fixture(autouse=True)
def _even_weights(monkeypatch: pytest.MonkeyPatch) -> None:
    weights = (0.0,) * len(confidence.EVIDENCE)
    monkeypatch.setattr(confidence, "_weights", lambda: {True: weights, False: weights})


def tree(notation: str, par: bool = True) -> Row:
    """Give a gold sentence from `word/UPOS/XPOS/lemma/head/label` tokens."""
    columns = list(zip(*(token.split("/") for token in notation.split()), strict=True))
    names = ("toks", "upos", "xpos", "lemma", "head", "dep")
    layers: dict[str, list[object]] = dict(zip(names, map(list, columns), strict=True))
    layers["head"] = [int(str(head)) for head in layers["head"]]
    return sent(" ".join(map(str, layers["toks"])), par, **layers)


SAID = tree(
    "The/DET/DT/the/2/det ministry/NOUN/NN/ministry/3/nsubj said/VERB/VBD/say/0/root that/SCONJ/IN/that/7/mark "
    "the/DET/DT/the/6/det road/NOUN/NN/road/7/nsubj reopened/VERB/VBD/reopen/3/ccomp ./PUNCT/././3/punct"
)
ATTACKED = tree(
    "Rebels/NOUN/NNS/rebel/2/nsubj attacked/VERB/VBD/attack/0/root two/NUM/CD/two/4/nummod "
    "towns/NOUN/NNS/town/2/obj ./PUNCT/././2/punct"
)


def doc_of(*sents: Row) -> Doc:
    return gold_doc(document(*sents), VOCAB)


def words_with(example: SignalExample, mark: str) -> list[str]:
    return [word for word, value in zip(example.words, example.marks[mark], strict=True) if value == 1]


def words_as(example: SignalExample, cue: int, role: str) -> list[str]:
    return [word for word, value in zip(example.words, example.roles[cue], strict=True) if value == ROLES.index(role)]


def choice_at(example: SignalExample, name: str, word: int) -> str | None:
    number = int(example.choices[name][word])
    return None if number == UNKNOWN else CHOICES[name][number]


def test_rules_on_a_gold_tree_label_cue_source_and_content() -> None:
    example = by_rules(doc_of(ATTACKED, SAID), "gum")
    assert example.source == "gum"
    assert words_with(example, "cue") == ["said"]
    assert words_with(example, "source") == ["The", "ministry"]
    assert words_with(example, "content") == ["that", "the", "road", "reopened"]
    (cue,) = example.roles
    assert example.words[cue] == "said"
    assert words_as(example, cue, "source") == ["The", "ministry"]
    assert words_as(example, cue, "cue") == ["said"]
    assert words_as(example, cue, "content") == ["that", "the", "road", "reopened"]
    assert choice_at(example, "manner", cue) == "assert"


def test_rules_on_a_gold_tree_label_its_claims() -> None:
    example = by_rules(doc_of(ATTACKED, SAID), "gum")
    assert words_with(example, "predicate") == ["attacked", "reopened"]
    chosen = {name: choice_at(example, name, 1) for name in CHOICES if name != "manner"}
    assert chosen == {
        "kind": "event",
        "tense": "past",
        "mood": "declarative",
        "polarity": "positive",
        "plover": "ASSAULT",
        "innermost": "CT+",
        "issuer": "CT+",
    }
    assert choice_at(example, "issuer", example.words.index("reopened")) == "U"


def test_what_is_no_predicate_has_no_labels() -> None:
    example = by_rules(doc_of(ATTACKED), "gum")
    assert all(choice_at(example, name, 3) is None for name in example.choices)
    assert set(example.marks["cue"].tolist()) == {0}


def test_white_space_between_paragraphs_is_no_word() -> None:
    example = by_rules(doc_of(ATTACKED, SAID), "gum")
    assert "\n\n" not in example.words
    assert len(example.words) == 13
    assert example.starts == [0, 5]
    assert GAPS[example.gaps[5]] == "paragraph"


def test_paragraphs_stand_between_blank_lines() -> None:
    text = "\n\nOne\ntwo.\n\n\n Three. \n"
    assert [text[block.start : block.end] for block in paragraphs_of(text)] == ["One\ntwo.", "Three."]
    assert paragraphs_of(" \n\n ") == ()


@given(st.lists(st.sampled_from(["one", "it's", "\n\n", "  ", "x"]), max_size=12), st.data())
@settings(max_examples=80, deadline=None)
def test_the_words_between_two_code_points_are_those_that_share_one(parts: list[str], data: st.DataObject) -> None:
    doc = BLANK(" ".join(parts))
    places = Places(doc)
    start = data.draw(st.integers(0, len(doc.text)))
    end = data.draw(st.integers(start, len(doc.text)))
    solid = [token for token in doc if not token.is_space]
    assert places.words == [token.text for token in solid]
    if start < end:
        expected = [word for word, token in enumerate(solid) if token.idx < end and start < token.idx + len(token)]
        assert places.between(start, end) == expected


@pytest.mark.parametrize(
    ("stretch", "head"),
    [((0, 2), "ministry"), ((0, 7), "said"), ((3, 7), "reopened"), ((4, 6), "road"), ((7, 8), "."), ((4, 5), "the")],
)
def test_the_head_of_a_stretch_is_the_word_that_hangs_outside_it(stretch: tuple[int, int], head: str) -> None:
    doc = doc_of(SAID)
    places = Places(doc)
    found = head_word(places, syntax_of(doc), list(range(*stretch)))
    assert found is not None
    assert places.words[found] == head


def test_an_empty_stretch_has_no_head() -> None:
    doc = doc_of(SAID)
    assert head_word(Places(doc), syntax_of(doc), []) is None


def test_a_head_is_counted_in_words_where_white_space_stands_before_it() -> None:
    doc = doc_of(ATTACKED, SAID)
    assert head_word(Places(doc), syntax_of(doc), [5, 6]) == 6


def empty_example(words: str) -> SignalExample:
    toks = words.split()
    return SignalExample("sayso", toks, [1] * len(toks), [0])


def test_an_attribution_without_cue_marks_its_words_and_gives_no_roles() -> None:
    example = empty_example("We won , they cheered")
    add_attribution(example, None, [3], [], [0, 1], "assert")
    assert words_with(example, "content") == ["We", "won"]
    assert words_with(example, "source") == ["they"]
    assert example.roles == {}
    assert "cue" not in example.marks


def test_a_word_that_is_cue_and_content_is_the_cue_s() -> None:
    example = empty_example("They say they won")
    add_attribution(example, 1, [0], [1], [1, 2, 3], "deny")
    assert [ROLES[role] for role in example.roles[1]] == ["source", "cue", "content", "content"]
    assert choice_at(example, "manner", 1) == "deny"


def test_a_label_that_no_head_learns_stays_unknown() -> None:
    example = empty_example("They won")
    add_claim(example, 1, {"plover": "DANCE", "tense": "past"})
    assert words_with(example, "predicate") == ["won"]
    assert choice_at(example, "plover", 1) is None
    assert choice_at(example, "tense", 1) == "past"


@st.composite
def cleaned(draw: st.DrawFn) -> tuple[str, str, list[MapRun]]:
    """Draw an original, the text that is left when some of it is taken out and some put in, and the map between them."""
    original = draw(st.text("abcdefgh ", max_size=30))
    kept = draw(st.lists(st.booleans(), min_size=len(original), max_size=len(original)))
    text, runs = "", []
    for place, keep in enumerate(kept):
        if draw(st.booleans()):
            text += "\n"
        if keep:
            runs.append(MapRun(len(text), 1, Offset(place)))
            text += original[place]
    return original, text, runs


@given(cleaned(), st.data())
@settings(max_examples=80, deadline=None)
def test_an_offset_moves_with_its_character(case: tuple[str, str, list[MapRun]], data: st.DataObject) -> None:
    original, text, runs = case
    start = data.draw(st.integers(0, len(original)))
    end = data.draw(st.integers(start, len(original)))
    first, after = Moved(runs, len(original)).span(start, end)
    left = [run for run in runs if start <= run.origin.offset < end]  # type: ignore[union-attr]
    if not left:
        assert (first, after) == (0, 0)
        return
    assert (first, after) == (left[0].start, left[-1].start + 1)
    assert text[first:after].replace("\n", "") == "".join(original[run.origin.offset] for run in left)  # type: ignore[union-attr]


def test_a_run_moves_as_a_whole() -> None:
    moved = Moved([MapRun(0, 4, Offset(2)), MapRun(5, 3, Offset(9))], 12)
    assert moved.span(2, 6) == (0, 4)
    assert moved.span(4, 11) == (2, 7)
    assert moved.span(6, 9) == (0, 0)
    assert moved.span(0, 12) == (0, 8)


def flat(text: str) -> Doc:
    """Parse a text so that every word hangs from the first."""
    words = BLANK(text)
    count = len(words)
    return Doc(
        words.vocab,
        words=[token.text for token in words],
        spaces=[bool(token.whitespace_) for token in words],
        pos=["SPACE" if token.is_space else "PUNCT" if token.is_punct else "NOUN" for token in words],
        tags=["NN"] * count,
        lemmas=[token.text.lower() for token in words],
        heads=[0] * count,
        deps=["ROOT" if token.i == 0 else "punct" if token.is_punct else "dep" for token in words],
        sent_starts=[token.i == 0 for token in words],
    )


BRIDGE = "  The council   said\tthat the north bridge\r\nhad been shamefully closed.  "


def span_of(words: str) -> tuple[int, int]:
    return BRIDGE.index(words), BRIDGE.index(words) + len(words)


def annotated(**items: tuple[object, ...]) -> AnnotatedText:
    """Give BRIDGE with these attributions, claims and flags."""
    parts = {"attributions": (), "claims": (), "flags": ()} | items
    gold = GoldDocument(
        id="invented", hash="", split="train", annotator="A", method="from scratch", segments=((0, len(BRIDGE)),), **parts
    )  # type: ignore[arg-type]
    return AnnotatedText(gold, BRIDGE)


def read_flat(one: AnnotatedText) -> SignalExample:
    nlp: Language = flat  # type: ignore[assignment]  # all that is asked of a pipeline is a Doc for a text
    (example,) = corpus_examples(nlp, [one])
    return example


REPORT = GoldAttribution(
    id="a1",
    parent=None,
    source=span_of("The council"),
    source_kind="described",
    cue=span_of("said"),
    content=(span_of("that the north bridge"), span_of("had been shamefully closed")),
    manner="assert",
    form="indirect",
)
CLOSING = GoldClaim(
    id="c1",
    predicate=span_of("closed"),
    kind="event",
    mood="declarative",
    tense="past",
    polarity="positive",
    plover="COERCE",
    participants=(),
    when=None,
    where=None,
    attribution="a1",
    innermost="CT+",
    issuer="U",
)


def test_the_text_that_is_read_is_not_the_text_that_was_annotated() -> None:
    assert read_statement(BRIDGE.encode(), "statement.txt").text != BRIDGE


def test_an_annotated_statement_s_labels_fall_on_the_words_that_are_read() -> None:
    example = read_flat(annotated(attributions=(REPORT,), claims=(CLOSING,)))
    (cue,) = example.roles
    assert example.source == "sayso"
    assert example.words[cue] == "said"
    assert words_with(example, "source") == words_as(example, cue, "source") == ["The", "council"]
    content = ["that", "the", "north", "bridge", "had", "been", "shamefully", "closed"]
    assert words_with(example, "content") == words_as(example, cue, "content") == content
    assert words_with(example, "predicate") == ["closed"]
    head = example.words.index("closed")
    names = ("kind", "tense", "mood", "polarity", "plover", "innermost", "issuer")
    assert [choice_at(example, name, head) for name in names] == ["event", "past", "declarative", "positive", "COERCE", "CT+", "U"]


def test_a_flag_marks_its_words_and_every_other_flag_says_no() -> None:
    example = read_flat(annotated(flags=(GoldFlag("loaded-language", span_of("shamefully")),)))
    assert words_with(example, "loaded-language") == ["shamefully"]
    for name in FLAGS:
        assert set(example.marks[name].tolist()) <= {0, 1}
        assert name == "loaded-language" or not words_with(example, name)


def test_a_statement_in_which_nothing_is_annotated_says_no_throughout() -> None:
    example = read_flat(annotated())
    for name in ("cue", "content", "source", "predicate"):
        assert example.marks[name].tolist() == [0] * len(example.words)
    assert example.roles == {}
    assert "conflict" not in example.marks


def test_a_release_with_a_quotation_is_given_again_without_the_marks() -> None:
    nlp: Language = flat  # type: ignore[assignment]
    found = release_examples(nlp, ["“We won,” she said today.", "Nobody spoke."])
    assert [one.words for one in found] == [
        ["“", "We", "won", ",", "”", "she", "said", "today", "."],
        ["We", "won", ",", "she", "said", "today", "."],
        ["Nobody", "spoke", "."],
    ]
    assert all("predicate" not in annotated_part(one).marks for one in found)


def unit(text: str, conflict: bool, file: str = "m_spch1_a") -> Unit:
    return Unit(file, 0, len(text), text, conflict)


def test_every_word_of_a_unit_carries_its_conflict() -> None:
    example = conflict_example([unit("We deplore this", True), unit("and we thank you .", False), unit("No .", True)])
    assert example.words == ["We", "deplore", "this", "and", "we", "thank", "you", ".", "No", "."]
    assert example.marks["conflict"].tolist() == [1, 1, 1, 0, 0, 0, 0, 0, 1, 1]
    assert example.starts == [0, 8]
    assert set(example.marks) == {"conflict"}


def test_marks_and_endings_stand_close_to_their_words() -> None:
    example = conflict_example([unit("The council 's “ plan ( old ) , is n't ours .", False)])
    text = "".join((" " if GAPS[gap] == "space" else "") + word for word, gap in zip(example.words, example.gaps, strict=True))
    assert text.startswith("The council's “plan (old), isn't ours.")
    assert GAPS[example.gaps[0]] == "start"


def test_each_file_is_a_document_whatever_the_order_of_its_units() -> None:
    units = [unit("One .", False), unit("Two .", True, "m_spch2_a"), unit("Three .", False)]
    found = conflict_examples(units)
    assert [one.words for one in found] == [["One", ".", "Three", "."], ["Two", "."]]
    assert [np.unique(one.marks["conflict"]).tolist() for one in found] == [[0], [1]]
