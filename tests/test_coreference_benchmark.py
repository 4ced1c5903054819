"""GUM's measure on a small invented document: which documents count, by which heads mentions match, what the row says."""

from __future__ import annotations

import gzip
import json
from pathlib import Path

import pytest
import spacy
from spacy.language import Language
from spacy.tokens import Doc

from benchmarks import coreference
from benchmarks.coreference import FLOOR, coreference_rows
from training.corpora import Row, gold_doc

SENTENCES = [
    # words, heads, labels, tags, mentions as (first, after, group)
    ("The council met .", [2, 3, 0, 3], ["det", "nsubj", "root", "punct"], "DT NN VBD .", [(0, 2, "g1")]),
    ("The council voted .", [2, 3, 0, 3], ["det", "nsubj", "root", "punct"], "DT NN VBD .", [(0, 2, "g1")]),
    ("The guards left .", [2, 3, 0, 3], ["det", "nsubj", "root", "punct"], "DT NNS VBD .", [(0, 2, "g2")]),
    ("They ran .", [2, 0, 2], ["nsubj", "root", "punct"], "PRP VBD .", [(0, 1, "g2")]),
]
UPOS = {"DT": "DET", "NN": "NOUN", "NNS": "NOUN", "VBD": "VERB", "PRP": "PRON", ".": "PUNCT"}


def gum(**keys: str) -> Row:
    sents = []
    for words, heads, labels, tags, mentions in SENTENCES:
        tokens = words.split()
        sents.append(
            {
                "id": words,
                "par": True,
                "toks": tokens,
                "sp": [True] * len(tokens),
                "upos": [UPOS[tag] for tag in tags.split()],
                "xpos": tags.split(),
                "lemma": [token.lower() for token in tokens],
                "head": heads,
                "dep": labels,
                "ents": [[first, after, "person", group] for first, after, group in mentions],
            }
        )
    return {"id": "invented", "split": "dev", "licence": "CC-BY-4.0", "sents": sents} | keys


class Read(Language):
    """Reads the invented document's text by its gold trees."""

    def __call__(self, text: str) -> Doc:  # type: ignore[override]
        doc = gold_doc(gum(), self.vocab)
        assert doc.text == text
        return doc


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    rows = [gum(), gum(split="train"), gum(licence="unclear"), gum(licence="CC-BY-NC-SA-4.0")]
    (tmp_path / "train").mkdir()
    with gzip.open(tmp_path / "train" / "gum.jsonl.gz", "wt", encoding="utf-8") as out:
        out.writelines(json.dumps(row) + "\n" for row in rows)
    monkeypatch.setattr(coreference, "load_reader", lambda _: Read(spacy.blank("en").vocab))
    return tmp_path


def test_the_open_documents_of_the_dev_part_are_measured_by_heads_and_by_spans(folder: Path) -> None:
    heads, spans = coreference_rows(folder)
    assert (heads.what, heads.floor) == ("GUM dev: who is meant, by heads, CoNLL average", FLOOR)
    assert (spans.what, spans.floor) == ("GUM dev: who is meant, exact spans, CoNLL average", None)
    assert "2 documents" in heads.note  # NC licences may be measured on, though not learnt from


def test_two_groups_found_whole_are_a_hundred(folder: Path) -> None:
    heads, spans = coreference_rows(folder)
    assert (heads.figure, heads.peer, spans.figure, spans.peer) == (100.0, 100.0, 100.0, 100.0)
    assert "MUC 100.0, B³ 100.0, CEAFe 100.0" in heads.note


def test_a_group_of_gold_that_is_not_found_costs(folder: Path) -> None:
    rows = gum()
    rows["sents"][3]["ents"][0][3] = "g1"  # "They" is the council
    with gzip.open(folder / "train" / "gum.jsonl.gz", "wt", encoding="utf-8") as out:
        out.write(json.dumps(rows) + "\n")
    heads, spans = coreference_rows(folder)
    assert 0 < heads.figure < 100
    assert heads.figure == spans.figure


def test_spans_of_another_width_count_by_their_head_alone(folder: Path) -> None:
    rows = gum()
    for place in (0, 1):
        rows["sents"][place]["ents"][0][0] = 1  # "council" without its article
    with gzip.open(folder / "train" / "gum.jsonl.gz", "wt", encoding="utf-8") as out:
        out.write(json.dumps(rows) + "\n")
    heads, spans = coreference_rows(folder)
    assert heads.figure == 100.0
    assert spans.figure < 100.0
