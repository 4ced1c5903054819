"""The examples that ship are read in every format, and what is printed of them is what the schema promises."""

from __future__ import annotations

import json
from importlib.resources import files
from pathlib import Path

import jsonschema
import pytest

from benchmarks.spans import check_spans
from sayso.ledger.json_lines import to_json
from sayso.pipeline import Outcome, read_paths

EXAMPLES = Path(__file__).parent.parent / "examples"


@pytest.fixture(scope="module")
def outcomes() -> list[Outcome]:
    return list(read_paths([str(EXAMPLES)]))


def test_every_example_is_read_whatever_its_format(outcomes: list[Outcome]) -> None:
    assert [outcome.error for outcome in outcomes] == [None] * len(outcomes)
    assert len(outcomes) >= 8
    suffixes = {Path(outcome.name).suffix for outcome in outcomes}
    assert suffixes == {".txt", ".html", ".docx", ".pdf"}


def test_every_ledger_of_an_example_is_valid_against_the_schema(outcomes: list[Outcome]) -> None:
    schema = json.loads((files("sayso.ledger") / "schema" / "sayso.schema.json").read_text(encoding="utf-8"))
    validator = jsonschema.Draft202012Validator(schema)
    for outcome in outcomes:
        assert outcome.ledger is not None
        assert [error.message for error in validator.iter_errors(json.loads(to_json(outcome.ledger)))] == []


def test_every_span_of_an_example_equals_its_text(outcomes: list[Outcome]) -> None:
    for outcome in outcomes:
        found, wrong = check_spans(outcome)
        assert found > 50
        assert wrong == 0


def test_ids_that_are_referred_to_exist(outcomes: list[Outcome]) -> None:
    for outcome in outcomes:
        assert outcome.ledger is not None
        ledger = outcome.ledger
        attributions = {item.id for item in ledger.attributions}
        mentions = {item.id for item in ledger.mentions}
        entities = {item.id for item in ledger.entities}
        assert {item.parent for item in ledger.attributions if item.parent} <= attributions
        assert {link for claim in ledger.claims for link in claim.chain} <= attributions
        assert {part.mention for claim in ledger.claims for part in claim.participants if part.mention} <= mentions
        used = {item.entity for item in ledger.mentions} | {item.source.entity for item in ledger.attributions}
        assert used - {None} <= entities
