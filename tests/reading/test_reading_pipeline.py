from __future__ import annotations

from pathlib import Path

import pytest
import spacy

from sayso.errors import ReadingError
from sayso.reading.pipeline import load_reader


def test_a_pipeline_that_is_not_there() -> None:
    with pytest.raises(ReadingError) as caught:
        load_reader("en_no_such_pipeline")
    assert caught.value.code == "PIPELINE"
    assert "en_no_such_pipeline" in caught.value.message
    assert caught.value.remedy


def test_a_folder_that_is_no_pipeline(tmp_path: Path) -> None:
    with pytest.raises(ReadingError) as caught:
        load_reader(str(tmp_path))
    assert caught.value.code == "PIPELINE"


def test_a_pipeline_that_does_not_parse(tmp_path: Path) -> None:
    spacy.blank("en").to_disk(tmp_path / "blank")
    with pytest.raises(ReadingError) as caught:
        load_reader(str(tmp_path / "blank"))
    assert caught.value.code == "PIPELINE"
    assert "parser" in caught.value.message


def test_our_own_is_the_default() -> None:
    assert load_reader().pipe_names == ["sayso_reader"]
