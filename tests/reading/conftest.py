from __future__ import annotations

import pytest
from spacy.language import Language

from sayso.reading.pipeline import load_reader


@pytest.fixture(scope="session")
def nlp() -> Language:
    return load_reader(threads=1)
