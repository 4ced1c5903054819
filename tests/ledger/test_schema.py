from __future__ import annotations

import copy
import dataclasses
import json
from collections.abc import Callable
from typing import Any, get_args

import pytest
from jsonschema import Draft202012Validator

from sayso import types
from sayso.ledger.json_lines import to_json
from sayso.ledger.schema import schema_text

SCHEMA = json.loads(schema_text())
VALIDATOR = Draft202012Validator(SCHEMA)


def faults(data: object) -> list[str]:
    return [error.json_path for error in VALIDATOR.iter_errors(data)]


def test_the_schema_is_itself_valid() -> None:
    Draft202012Validator.check_schema(SCHEMA)


def test_ledgers_from_pages_and_from_text_are_valid(ledger: types.StatementLedger, text_ledger: types.StatementLedger) -> None:
    assert faults(json.loads(to_json(ledger))) == []
    assert faults(json.loads(to_json(text_ledger))) == []


def test_fields_may_be_added(ledger: types.StatementLedger) -> None:
    data = json.loads(to_json(ledger))
    data["later"] = data["claims"][0]["later"] = {"any": "thing"}
    assert faults(data) == []


def put(*path: object) -> Callable[[Any], None]:
    *way, last, value = path

    def change(data: Any) -> None:
        for step in way:
            data = data[step]
        data[last] = value

    return change


def drop(*path: object) -> Callable[[Any], None]:
    *way, last = path

    def change(data: Any) -> None:
        for step in way:
            data = data[step]
        del data[last]

    return change


@pytest.mark.parametrize(
    "break_it",
    [
        put("schema", "sayso/2"),
        put("document", "id", "sha256:short"),
        put("document", "issuer", "basis", "guess"),
        put("document", "issuer", "end", None),
        put("document", "published", "earliest", "14 March"),
        put("document", "text", None),
        put("document", "map", 0, [0, 5]),
        put("document", "map", 0, 2, {"page": 0, "bbox": [0, 0, 1, 1]}),
        put("document", "map", 0, 2, {"page": 1, "bbox": [0, 0, 1]}),
        put("document", "map", 0, 2, {}),
        put("document", "map", 0, [0, 1, {"offset": -1}]),
        put("document", "warnings", 0, "page", None),
        put("sentences", 0, [1]),
        put("mentions", 0, "label", "PERS"),
        put("mentions", 0, "id", None),
        put("entities", 0, "names", "one"),
        put("attributions", 0, "manner", "whisper"),
        put("attributions", 0, "content", []),
        put("attributions", 0, "source", "text", None),
        put("claims", 0, "mood", "Declarative"),
        put("claims", 0, "commitment", "issuer", "CT"),
        put("claims", 0, "commitment", "score", 4),
        put("claims", 0, "confidence", 1.5),
        put("claims", 0, "participants", 0, "alleged", "yes"),
        put("claims", 0, "when", "basis", "guess"),
        put("claims", 0, "where", "lat", 91),
        put("claims", 0, "chain", ["a1", "a1"]),
        put("claims", 0, "start", 1.5),
        put("claims", 0, "start", -1),
        put("claims", 0, "text", ""),
        put("links", 0, "relation", "because"),
        drop("links"),
        drop("document", "warnings"),
        drop("claims", 0, "start"),
        drop("claims", 0, "predicate", "lemma"),
        drop("claims", 0, "act", "mode"),
        drop("attributions", 0, "parent"),
    ],
)
def test_a_broken_ledger_is_not_valid(ledger: types.StatementLedger, break_it: Callable[[Any], None]) -> None:
    data = copy.deepcopy(json.loads(to_json(ledger)))
    break_it(data)
    assert faults(data)


@pytest.mark.parametrize(
    ("definition", "kind"),
    [
        ("span", types.Span),
        ("issuer", types.Issuer),
        ("published", types.Published),
        ("document", types.Document),
        ("mention", types.Mention),
        ("entity", types.Entity),
        ("source", types.Source),
        ("attribution", types.Attribution),
        ("predicate", types.Predicate),
        ("act", types.Act),
        ("participant", types.Participant),
        ("when", types.When),
        ("where", types.Where),
        ("count", types.Count),
        ("commitment", types.Commitment),
        ("flag", types.Flag),
        ("claim", types.Claim),
        ("link", types.Link),
    ],
)
def test_the_schema_asks_for_every_field_of_the_type(definition: str, kind: type) -> None:
    fields = {field.name.rstrip("_") for field in dataclasses.fields(kind)}
    assert set(SCHEMA["$defs"][definition]["required"]) == fields == set(SCHEMA["$defs"][definition]["properties"])


@pytest.mark.parametrize(
    ("definition", "field", "vocabulary"),
    [
        ("issuer", "basis", types.IssuerBasis),
        ("published", "basis", types.DateBasis),
        ("mention", "form", types.MentionForm),
        ("source", "kind", types.SourceKind),
        ("attribution", "manner", types.Manner),
        ("attribution", "form", types.SpeechForm),
        ("participant", "role", types.Role),
        ("commitment", "issuer", types.CommitmentValue),
        ("commitment", "innermost", types.CommitmentValue),
        ("flag", "name", types.FlagName),
        ("claim", "kind", types.ClaimKind),
        ("claim", "mood", types.Mood),
        ("claim", "tense", types.Tense),
        ("claim", "polarity", types.Polarity),
        ("link", "relation", types.LinkRelation),
    ],
)
def test_the_schema_knows_the_same_words_as_the_types(definition: str, field: str, vocabulary: object) -> None:
    assert set(SCHEMA["$defs"][definition]["properties"][field]["enum"]) == set(get_args(vocabulary))


def test_a_time_is_fixed_on_the_bases_of_the_types_or_on_none() -> None:
    assert set(SCHEMA["$defs"]["when"]["properties"]["basis"]["enum"]) == {*get_args(types.TimeBasis), None}
