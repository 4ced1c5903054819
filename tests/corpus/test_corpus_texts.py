from __future__ import annotations

from pathlib import Path

import pytest
from corpus_samples import BRIDGE, RIVER, corpora_folder

from corpus.errors import CorpusError
from corpus.texts import find_texts


def test_texts_are_found_by_id_in_either_file_exactly_as_stored(tmp_path: Path) -> None:
    found = find_texts(corpora_folder(tmp_path), ["re3d:0A1B", "senate:Orr/01Jan2006Orr1.txt"])
    assert found == {"re3d:0A1B": RIVER, "senate:Orr/01Jan2006Orr1.txt": BRIDGE}


@pytest.mark.parametrize("document", ["senate:Orr/02Jan2006Orr1.txt", "re3d:", "gum:a", "0A1B", ""])
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
