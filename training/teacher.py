"""Names by a teacher: a spaCy pipeline labels text that has none, and what it said is kept.

Raw releases are taken only if their punctuation has not been stripped; the teacher is no good without it. The reader learns to do
without from the roughened windows.
"""

from __future__ import annotations

import gzip
import json
import random
import re
from collections.abc import Iterable, Sequence
from dataclasses import replace
from pathlib import Path

import spacy
from spacy.language import Language
from spacy.tokens import Doc

from training.corpora import rows
from training.examples import NAME_TYPES, Example, plain_example, with_taught
from training.names import DETERMINER, NamedSpan

MARKS_A_WORD = 0.06
"""Full stops and commas for each word that a release must have at least; stripped ones have none."""


def whole_releases(corpora: Path, count: int, seed: int) -> list[str]:
    """Give the texts of so many releases, drawn at random, that kept their punctuation and were decoded rightly."""
    texts = [str(row["text"]) for row in rows(corpora, "senate-press-releases", "raw")]
    good = [text for text in texts if "â" not in text and len(re.findall(r"[.,]", text)) > MARKS_A_WORD * len(text.split())]
    return random.Random(seed).sample(good, min(count, len(good)))


def spans_of(doc: Doc) -> list[NamedSpan]:
    """Give the teacher's names as character spans of our kinds, without a leading article or closing possessive."""
    found = []
    for ent in doc.ents:
        if ent.label_ not in NAME_TYPES:
            continue
        article = DETERMINER.match(ent.text)
        begin = ent.start_char + (article.end() if article else 0)
        end = ent.end_char - 2 if ent.text.endswith(("'s", "’s")) else ent.end_char
        if begin < end:
            found.append((begin, end, ent.label_))
    return found


def taught_releases(teacher: Language, texts: Iterable[str], kept: Path) -> list[Example]:
    """Give raw texts with the teacher's names; read from `kept` if that has them already."""
    blank = spacy.blank("en")
    if not kept.is_file():
        kept.parent.mkdir(parents=True, exist_ok=True)
        with gzip.open(kept, "wt", encoding="utf-8") as out:
            for doc in teacher.pipe(texts):
                out.write(json.dumps({"text": doc.text, "names": spans_of(doc)}) + "\n")
    with gzip.open(kept, "rt", encoding="utf-8") as lines:
        told = [json.loads(line) for line in lines]
    return [plain_example(blank, row["text"], [tuple(span) for span in row["names"]], "releases") for row in told]


def taught_trees(teacher: Language, examples: Sequence[Example]) -> list[Example]:
    """Give treebank documents with the teacher's names, set right by their own where they have some."""
    found = []
    docs = (Doc(teacher.vocab, words=list(e.words), spaces=[gap != 0 for gap in e.gaps[1:]] + [False]) for e in examples)
    for example, doc in zip(examples, teacher.pipe(docs), strict=True):
        labels = ["O"] * len(doc)
        for begin, end, kind in spans_of(doc):
            span = doc.char_span(begin, end, alignment_mode="expand")
            if span is None:
                continue
            labels[span.start : span.end] = [f"B-{NAME_TYPES[kind]}"] + [f"I-{NAME_TYPES[kind]}"] * (len(span) - 1)
        found.append(with_taught(example, labels))
    return found


def completed_releases(teacher: Language, marked: Sequence[Example], texts: Sequence[str]) -> list[Example]:
    """Give re3d's documents with the teacher's names where they mark none.

    They mark a name once and often leave it unmarked further on, so that what is unmarked says nothing. Where a document marks as
    an organisation what the teacher takes for a place (a country that acts), nothing is learnt.
    """
    blank = spacy.blank("en")
    found = []
    for example, doc in zip(marked, teacher.pipe(texts), strict=True):
        taught = plain_example(blank, doc.text, spans_of(doc), example.source).names or ()
        pairs = zip(example.names or (), taught, strict=True)
        found.append(replace(example, names=[_completed(own, theirs) for own, theirs in pairs]))
    return found


def _completed(own: str, theirs: str) -> str:
    if own == "O":
        return theirs
    return "?" if own[2:] == "ORG" and theirs[2:] == "PLACE" else own


def load_teacher(folder: Path) -> Language:
    """Load the teacher, with what names need only."""
    return spacy.load(folder, exclude=["parser", "lemmatizer", "attribute_ruler", "tagger"])


def without_trees(example: Example) -> Example:
    """Give an example's words and names alone."""
    return replace(example, sentence=None, upos=None, xpos=None, lemma=None, head=None, dep=None)
