"""Small parsed sentences, written out by hand in a compact notation, and a whole ledger by hand."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from spacy.tokens import Doc
from spacy.vocab import Vocab

from sayso.types import Block, StatementLedger
from tests import velmar

VOCAB = Vocab()
POS = {
    "NN": "NOUN", "NNS": "NOUN", "NNP": "PROPN", "NNPS": "PROPN", "VB": "VERB", "VBD": "VERB", "VBG": "VERB", "VBN": "VERB",
    "VBP": "VERB", "VBZ": "VERB", "MD": "AUX", "PRP": "PRON", "PRP$": "PRON", "DT": "DET", "IN": "ADP", "TO": "PART", "JJ": "ADJ",
    "JJR": "ADJ", "RB": "ADV", "RP": "ADP", "CC": "CCONJ", "CD": "NUM", "WP": "PRON", "WDT": "PRON", "WRB": "ADV", "EX": "PRON",
    "POS": "PART",
}  # fmt: skip


def doc_from(notation: str, entities: tuple[tuple[int, int, str], ...] = ()) -> Doc:
    """Build a Doc from `word_TAG_dep_head` tokens, `word_TAG_dep_head=lemma` where the lemma is not the word in lower case.

    Heads count from 1 within the sentence, 0 at the root. A `~` before a token glues it to the one before. A line is a sentence;
    an empty line stands for a paragraph's end: the next word stands after two line breaks. Entities are (first, after, label).
    """
    words: list[str] = []
    spaces: list[bool] = []
    columns: dict[str, list[str]] = {"tags": [], "pos": [], "deps": [], "lemmas": []}
    heads: list[int] = []
    starts: list[bool] = []
    for line in notation.strip().split("\n"):
        base = len(words)
        if not line.strip():
            words.append("\n\n")
            spaces.append(False)
            spaces[base - 1] = False
            for name, value in (("tags", "_SP"), ("pos", "SPACE"), ("deps", "dep"), ("lemmas", "\n\n")):
                columns[name].append(value)
            heads.append(base - 1)
            starts.append(False)
            continue
        for place, token in enumerate(line.split()):
            body, _, lemma = token.partition("=") if not token.startswith("=") else (token, "", "")
            word, tag, dep, head = body.removeprefix("~").rsplit("_", 3)
            if token.startswith("~"):
                spaces[-1] = False
            words.append(word)
            spaces.append(True)
            columns["tags"].append(tag if tag in POS else word)
            columns["pos"].append(_pos(tag, dep))
            columns["deps"].append("ROOT" if head == "0" else dep)
            columns["lemmas"].append(lemma or word.lower())
            heads.append(base + (place if head == "0" else int(head) - 1))
            starts.append(place == 0)
    doc = Doc(VOCAB, words=words, spaces=spaces, heads=heads, sent_starts=starts, **columns)
    doc.ents = [
        doc.char_span(doc[first].idx, doc[after - 1].idx + len(doc[after - 1]), label=label) for first, after, label in entities
    ]
    return doc


def _pos(tag: str, dep: str) -> str:
    if dep.startswith(("aux", "cop")):
        return "AUX"
    if dep == "mark" and tag in {"IN", "DT"}:
        return "SCONJ"
    return POS.get(tag, "PUNCT")


def blocks_from(doc: Doc) -> tuple[Block, ...]:
    """Give the paragraphs of a Doc whose text has them two line breaks apart."""
    blocks, start = [], 0
    for piece in doc.text.split("\n\n"):
        blocks.append(Block(start, start + len(piece), "paragraph"))
        start += len(piece) + 2
    return tuple(block for block in blocks if block.end > block.start)


@pytest.fixture(name="doc_from", scope="session")
def doc_from_fixture() -> Callable[..., Doc]:
    """Hand out `doc_from`."""
    return doc_from


@pytest.fixture(name="blocks_from", scope="session")
def blocks_from_fixture() -> Callable[[Doc], tuple[Block, ...]]:
    """Hand out `blocks_from`."""
    return blocks_from


@pytest.fixture(scope="session")
def ledger() -> StatementLedger:
    """The invented statement on the night at the Velmar depot, as read from a two-page PDF."""
    return velmar.build()


@pytest.fixture(scope="session")
def text_ledger() -> StatementLedger:
    """The same statement as read from a text part of a container."""
    return velmar.text_part()
