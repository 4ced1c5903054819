from __future__ import annotations

import gzip
import json
from pathlib import Path

import pytest
import spacy
from training_rows import document, sent

from training.corpora import LicenceError, Row, gold_doc, is_open, require_open, require_open_texts, treebank

DOCUMENT = document(sent("Council meets ."), sent("Members vote .", par=False), sent("Results follow ."))


@pytest.mark.parametrize("licence", ["CC-BY-4.0", "CC-BY-2.5", "CC-BY-SA-3.0", "CC-BY-SA-4.0", "CC-BY-3.0-AU"])
def test_attribution_and_share_alike_are_open(licence: str) -> None:
    require_open("gum", licence)
    assert is_open({"licence": licence})


@pytest.mark.parametrize("licence", ["unclear", "CC-BY-NC-4.0", "CC-BY-NC-SA-3.0", "CC-BY-ND-4.0", "", "GPL-3.0", "CC-BY"])
def test_everything_else_is_refused(licence: str) -> None:
    assert not is_open({"licence": licence})
    with pytest.raises(LicenceError):
        require_open("gum", licence)


def test_a_corpus_that_is_not_on_the_list_is_refused() -> None:
    with pytest.raises(LicenceError, match="polnear"):
        require_open("polnear-dev")


def folder_with(tmp_path: Path, name: str, rows: list[Row]) -> Path:
    (tmp_path / "train").mkdir()
    with gzip.open(tmp_path / "train" / f"{name}.jsonl.gz", "wt", encoding="utf-8") as out:
        out.writelines(json.dumps(row) + "\n" for row in rows)
    return tmp_path


def test_closed_documents_of_a_treebank_are_left_out_of_training(tmp_path: Path) -> None:
    rows = [document(licence=licence, id=licence) for licence in ("CC-BY-4.0", "unclear", "CC-BY-NC-SA-4.0")]
    corpora = folder_with(tmp_path, "gum", rows)
    assert [row["id"] for row in treebank(corpora, "gum", "train")] == ["CC-BY-4.0"]


def test_a_gold_doc_has_blank_lines_between_paragraphs_and_its_trees() -> None:
    doc = gold_doc(DOCUMENT, spacy.blank("en").vocab)
    assert doc.text == "Council meets . Members vote .\n\nResults follow . "
    assert [span.text.strip() for span in doc.sents] == ["Council meets .", "Members vote .", "Results follow ."]
    assert [token.head.text for token in doc if token.text == "vote"] == ["Members"]
    assert doc[6].is_space
    assert doc[6].head.i == 5


def test_without_paragraphs_token_numbers_are_the_corpus_s() -> None:
    assert len(gold_doc(DOCUMENT, spacy.blank("en").vocab, paragraphs=False)) == 9


@pytest.mark.parametrize(("licence", "open_enough"), [("CC-BY-2.5", True), ("CC-BY-NC-SA-4.0", False)])
def test_a_text_that_we_annotated_must_be_under_an_open_licence_itself(tmp_path: Path, licence: str, open_enough: bool) -> None:
    corpora = folder_with(
        tmp_path, "gum", [DOCUMENT | {"id": "a", "licence": licence}, DOCUMENT | {"id": "b", "licence": "unclear"}]
    )
    if open_enough:
        require_open_texts(corpora, ["gum:a", "ewt:x", "senate:y", "re3d:z"])
    else:
        with pytest.raises(LicenceError, match="NC"):
            require_open_texts(corpora, ["gum:a"])
