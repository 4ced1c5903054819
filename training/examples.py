"""Corpus documents as training examples: words, gaps, and whichever layers a corpus annotates."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from pathlib import Path

from spacy.language import Language
from spacy.tokens import Doc

from sayso.reading.features import GAP
from training.corpora import Row, rows, treebank

NAME_TYPES = {
    "PER": "PERSON",
    "LOC": "PLACE",
    "ORG": "ORG",
    "politician": "PERSON",
    "person": "PERSON",
    "politicalparty": "ORG",
    "organisation": "ORG",
    "organization": "ORG",
    "location": "PLACE",
    "place": "PLACE",
    "country": "PLACE",
    "Person": "PERSON",
    "Organisation": "ORG",
    "Location": "PLACE",
    "Nationality": "GROUP",
    "PERSON": "PERSON",
    "GPE": "PLACE",
    "FAC": "PLACE",
    "NORP": "GROUP",
}
"""Each corpus's and the teacher's names for the four kinds that the reader tells apart; others are not names to it."""


@dataclass(frozen=True)
class Example:
    """A document to train on. A layer that is None is not annotated.

    `sentence` numbers each word's sentence, or is None; `head` is a word number, the word's own at a root; `names` are BIO labels,
    `?` where nothing is known and `~` where the word is outside any name or in a group's.
    """

    source: str
    words: Sequence[str]
    gaps: Sequence[int]
    sentence: Sequence[int] | None = None
    upos: Sequence[str] | None = None
    xpos: Sequence[str] | None = None
    lemma: Sequence[str] | None = None
    head: Sequence[int] | None = None
    dep: Sequence[str] | None = None
    names: Sequence[str] | None = None


def tree_examples(corpora: Path, name: str, split: str) -> list[Example]:
    """Give EWT's or GUM's documents with sentences, tags, lemmas and trees, and GUM's names."""
    return [tree_example(row, name) for row in treebank(corpora, name, split)]


def tree_example(row: Row, source: str) -> Example:
    """Give one treebank document as an example."""
    words: list[str] = []
    gaps: list[int] = []
    sentence: list[int] = []
    head: list[int] = []
    names: list[str] = []
    space = False
    for number, sent in enumerate(row["sents"]):
        first = len(words)
        for at, word in enumerate(sent["toks"]):
            gap = "space" if space else "none"
            if at == 0:
                gap = "start" if not words else "paragraph" if sent["par"] else "space" if space else "none"
            words.append(word)
            gaps.append(GAP[gap])
            space = sent["sp"][at]
        sentence += [number] * len(sent["toks"])
        head += [first + (up - 1 if up else at) for at, up in enumerate(sent["head"])]
        if source == "gum":
            names += gum_names(sent)

    def layer(key: str) -> list[str]:
        return [value for sent in row["sents"] for value in sent[key]]

    return Example(source, words, gaps, sentence, layer("upos"), layer("xpos"), layer("lemma"), head, layer("dep"), names or None)


def gum_names(sent: Row) -> list[str]:
    """Give BIO labels from GUM's entities: of a person, organisation or place headed by a proper noun, the name within.

    GUM marks whole noun phrases; the name is the run of proper nouns around the phrase's head. Proper nouns in no such run are
    unknown, other words are outside or in a group's name.
    """
    proper = [tag in {"NNP", "NNPS"} for tag in sent["xpos"]]
    found = ["?" if is_proper else "~" for is_proper in proper]
    for begin, end, kind, *_ in sorted(sent.get("ents", ()), key=lambda ent: ent[1] - ent[0]):
        if kind not in NAME_TYPES or end > len(proper):
            continue
        heads = [at for at in range(begin, end) if not begin <= sent["head"][at] - 1 < end]
        if len(heads) != 1 or not proper[heads[0]]:
            continue
        first = last = heads[0]
        while first > begin and proper[first - 1]:
            first -= 1
        while last + 1 < end and (proper[last + 1] or (sent["toks"][last + 1] == "of" and proper[min(last + 2, end - 1)])):
            last += 1
        if all(found[at] in "?~" for at in range(first, last + 1)):
            label = NAME_TYPES[kind]
            found[first : last + 1] = [f"B-{label}"] + [f"I-{label}"] * (last - first)
    return found


def uner_examples(corpora: Path) -> list[Example]:
    """Give UNER's EWT sentences with names, leaving out those of EWT's dev documents."""
    measured = {sent["id"] for row in rows(corpora, "ewt") if row["split"] == "dev" for sent in row["sents"]}
    return [_named(row, "uner-ewt", closed=False) for row in rows(corpora, "uner-ewt") if row["id"] not in measured]


def crossner_examples(corpora: Path, split: str) -> list[Example]:
    """Give CrossNER politics sentences with names; parties are organisations, and events and elections are no names."""
    return [_named(row, "crossner-politics", closed=False) for row in rows(corpora, "crossner-politics") if row["split"] == split]


def _named(row: Row, source: str, closed: bool) -> Example:
    labels = []
    for label in row["ner"]:
        mark, _, kind = label.partition("-")
        mapped = NAME_TYPES.get(kind)
        labels.append(f"{mark}-{mapped}" if mapped else "O" if closed or kind in {"election", "event"} else "~")
    words = row["toks"]
    return Example(source, words, guessed_gaps(words), [0] * len(words), names=labels)


CLOSING = re.compile(r"^([.,;:!?%)\]}”]+|'s|'S|’s|n't|'re|'ve|'ll|'d|'m|'|’)$")


def guessed_gaps(words: Sequence[str]) -> list[int]:
    """Guess the gaps of words whose spacing the corpus does not keep, by the rules of typing."""
    gaps = [GAP["start"]]
    for before, word in pairwise(words):
        tight = bool(CLOSING.match(word)) or before in {"(", "[", "{", "“", "$", "#"}
        gaps.append(GAP["none"] if tight else GAP["space"])
    return gaps


def plain_example(nlp: Language, text: str, spans: Sequence[tuple[int, int, str]] | None, source: str) -> Example:
    """Cut raw text into words, with names from character spans where given (they may not overlap)."""
    doc = nlp.make_doc(text)
    words, gaps, names = [], [], []
    labels = _labels_by_token(doc, spans or ())
    white = ""
    for token in doc:
        if token.is_space:
            white += token.text_with_ws
            continue
        words.append(token.text)
        gaps.append(gap_of(white) if len(words) > 1 else GAP["start"])
        names.append(labels[token.i])
        white = token.whitespace_
    return Example(source, words, gaps, names=None if spans is None else names)


def gap_of(white: str) -> int:
    """Give the gap that a stretch of white space between two words is."""
    lines = white.count("\n")
    if lines:
        return GAP["paragraph"] if lines > 1 else GAP["line"]
    return GAP["none"] if not white else GAP["space"] if len(white) == 1 else GAP["spaces"]


def _labels_by_token(doc: Doc, spans: Sequence[tuple[int, int, str]]) -> list[str]:
    labels = ["O"] * len(doc)
    for begin, end, kind in spans:
        span = doc.char_span(begin, end, alignment_mode="expand")
        if span is not None and kind in NAME_TYPES:
            tokens = [token for token in span if not token.is_space]
            for at, token in enumerate(tokens):
                labels[token.i] = f"{'B' if at == 0 else 'I'}-{NAME_TYPES[kind]}"
    return labels


def with_taught(example: Example, taught: Sequence[str]) -> Example:
    """Give an example with the teacher's names, their kinds set right by the corpus's own; unknown where only that has one."""
    own = example.names
    names = list(taught)
    for at, label in enumerate(own or ()):
        if names[at] == "O" and label not in "?~":
            names[at] = "?"
    if own is not None:
        _correct_kinds(names, own)
    return replace(example, names=names)


def _correct_kinds(names: list[str], own: Sequence[str]) -> None:
    at = 0
    while at < len(names):
        after = at + 1
        if names[at].startswith("B-"):
            while after < len(names) and names[after].startswith("I-"):
                after += 1
            kinds = {own[inner][2:] for inner in range(at, after) if own[inner] not in "?~"}
            if len(kinds) == 1:
                kind = kinds.pop()
                names[at:after] = [f"B-{kind}"] + [f"I-{kind}"] * (after - at - 1)
        at = after


def sentences_of(example: Example) -> Iterator[tuple[int, int]]:
    """Give each sentence's first word and the word after its last."""
    begin = 0
    numbers = example.sentence or [0] * len(example.words)
    for at in range(1, len(numbers) + 1):
        if at == len(numbers) or numbers[at] != numbers[at - 1]:
            yield begin, at
            begin = at
