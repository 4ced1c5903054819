from __future__ import annotations

import gzip
import json
from pathlib import Path

import pytest
from corpus_samples import BRIDGE, RIVER, corpora_folder

from corpus.errors import CorpusError
from corpus.texts import find_texts, treebank_text


def test_texts_are_found_by_id_in_either_file_exactly_as_stored(tmp_path: Path) -> None:
    found = find_texts(corpora_folder(tmp_path), ["re3d:0A1B", "senate:Orr/01Jan2006Orr1.txt"])
    assert found == {"re3d:0A1B": RIVER, "senate:Orr/01Jan2006Orr1.txt": BRIDGE}


@pytest.mark.parametrize("document", ["senate:Orr/02Jan2006Orr1.txt", "re3d:", "polnear:a", "0A1B", ""])
def test_a_text_that_is_not_there_is_named(tmp_path: Path, document: str) -> None:
    with pytest.raises(CorpusError, match="TEXT_MISSING") as refused:
        find_texts(corpora_folder(tmp_path), ["re3d:0A1B", document])
    assert repr(document) in refused.value.message


def test_a_folder_without_corpora_is_refused(tmp_path: Path) -> None:
    with pytest.raises(CorpusError, match=r"re3d\.jsonl\.gz is not there"):
        find_texts(tmp_path, ["re3d:0A1B"])


@pytest.mark.parametrize("content", [b"not gzip", b"\x1f\x8b\x08\x00cut"])
def test_a_damaged_file_is_refused(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "train").mkdir()
    (tmp_path / "train" / "re3d.jsonl.gz").write_bytes(content)
    with pytest.raises(CorpusError, match="UNREADABLE"):
        find_texts(tmp_path, ["re3d:0A1B"])


def treebank_row(*sents: tuple[str, bool]) -> dict[str, object]:
    """Give a document of sentences, each with whether a paragraph begins there; a stop has no space before it."""
    rows = []
    for words, par in sents:
        toks = words.split()
        rows.append({"toks": toks, "sp": [after != "." for after in [*toks[1:], ""]], "par": par})
    return {"id": "a", "sents": rows}


def test_a_treebank_document_is_spelt_by_its_tokens_with_a_blank_line_between_paragraphs(tmp_path: Path) -> None:
    row = treebank_row(("Boats sank .", True), ("Two did .", False), ("Nobody drowned .", True))
    (tmp_path / "train").mkdir()
    with gzip.open(tmp_path / "train" / "gum.jsonl.gz", "wt", encoding="utf-8") as out:
        out.write(json.dumps(row) + "\n")
    assert find_texts(tmp_path, ["gum:a"]) == {"gum:a": "Boats sank. Two did.\n\nNobody drowned."}


def test_a_treebank_text_holds_its_sentences() -> None:
    text, spans = treebank_text(treebank_row(("Boats sank .", True), ("Two did .", False), ("Nobody drowned .", True)))
    assert [text[start:end] for start, end in spans] == ["Boats sank.", "Two did.", "Nobody drowned."]
