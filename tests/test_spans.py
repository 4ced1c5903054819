"""Whatever the text, every span of its ledger equals the text at its offsets, and every mapped character its original."""

from __future__ import annotations

import json
from importlib.resources import files

import jsonschema
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from benchmarks.spans import check_spans, wrongly_mapped
from sayso.errors import SaysoError
from sayso.ledger.json_lines import to_json
from sayso.pipeline import Outcome, Reader

PIECES = [
    "The ministry said that nine prisoners escaped.",
    "“We did not fire,” he said, “and we will not.”",
    "Police arrested 3 people in Tarven on 12 May 2024",
    "It became known that two guards were killed",
    "We, the Oka Council, urge the government to stop!",
    "ORVAN BORDER SERVICE",
    "exam-\nple",
    "🚨 Breaking: 👩‍👩‍👧‍👦 families fled",
    "cafe\u0301 na\u0308ive",
    "قال المتحدث «لا»",
    "\u202eabc\u202c",
    "a\u00a0b\u200bc",
    '"',
    "”",
    "\x00",
    "\u00ad",
]
GAPS = [" ", "\n", "\r\n", "\n\n", "\r\n\r\n", "\u2028", "\t", "  ", "\u00a0", ""]


@st.composite
def _texts(draw: st.DrawFn) -> str:
    parts = draw(
        st.lists(st.tuples(st.sampled_from(PIECES) | st.text(max_size=12), st.sampled_from(GAPS)), min_size=1, max_size=12)
    )
    return "".join(piece + gap for piece, gap in parts)


@pytest.fixture(scope="module")
def reader() -> Reader:
    return Reader()


@pytest.fixture(scope="module")
def validator() -> jsonschema.Draft202012Validator:
    schema = json.loads((files("sayso.ledger") / "schema" / "sayso.schema.json").read_text(encoding="utf-8"))
    return jsonschema.Draft202012Validator(schema)


def _outcome(reader: Reader, text: str) -> Outcome:
    try:
        return Outcome("generated.txt", ledger=reader.read(text.encode("utf-8"), "generated.txt"))
    except SaysoError as error:
        return Outcome("generated.txt", error=error)


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])
@given(text=_texts())
def test_every_span_of_a_generated_text_equals_its_text(
    reader: Reader, validator: jsonschema.Draft202012Validator, text: str
) -> None:
    original = text.encode("utf-8", "surrogatepass").decode("utf-8", "replace")
    outcome = _outcome(reader, original)
    if outcome.ledger is None:
        assert outcome.error is not None
        assert outcome.error.code in {"EMPTY", "NOT_TEXT", "LANGUAGE", "UNSUPPORTED"}
        return
    ledger = outcome.ledger
    found, wrong = check_spans(outcome)
    assert wrong == 0
    assert found >= len(ledger.claims)
    assert wrongly_mapped(outcome, original.removeprefix("\ufeff")) == 0
    validator.validate(json.loads(to_json(ledger)))
    assert all(0 <= start < end <= len(ledger.document.text) for start, end in ledger.sentences)
