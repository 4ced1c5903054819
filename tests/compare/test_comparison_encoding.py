"""A comparison as JSON: valid against its schema, and read back the same."""

from __future__ import annotations

import json

import jsonschema
import pytest
from hypothesis import given
from hypothesis import strategies as st

from sayso.compare.encoding import comparison_from_json, comparison_to_dict, comparison_to_json
from sayso.compare.schema import comparison_schema_text
from sayso.compare.types import (
    FIELD_NAMES,
    STANCES,
    VERDICTS,
    Carried,
    ClaimRef,
    Comparison,
    Days,
    EntityRef,
    FieldComparison,
    Incident,
    Numbers,
    ReprintPair,
    SharedPassage,
    Spot,
    Stance,
    Suggestion,
    Value,
    Voice,
)
from sayso.errors import SaysoError

VALIDATOR = jsonschema.Draft202012Validator(json.loads(comparison_schema_text()))
CLAIM, OTHER = ClaimRef("sha256:a", "c1"), ClaimRef("sha256:b", "c2")
VALUES = (
    Value("9", (CLAIM,), ("s1",), numbers=Numbers(9, None, "guards")),
    Value("October", (CLAIM, OTHER), ("s1", "s2"), denied=True, days=Days("2015-10-01", None)),
    Value("Dolvan", (OTHER,), ("s2",), place=Spot("Dolvan", "xx", 1.5, -2.0, "village", "geonames:1")),
)
FULL = Comparison(
    (
        Incident(
            "i1",
            "killing of guards, Dolvan",
            (CLAIM, OTHER),
            (FieldComparison("patient.count", "differ", VALUES),),
            (Stance("s1", "sha256:a", "asserts", "c1"),),
            2,
            1,
            ("s1",),
            (Carried("s1", "s2", "reprint"),),
        ),
    ),
    (Suggestion(("i1", "i2"), (CLAIM, OTHER), 0.4, ("same act",)),),
    (ReprintPair(("sha256:a", "sha256:b"), (SharedPassage((0, 9), (4, 13), 0.8, True),), 0.9, None, "partial"),),
    (Voice("s1", "Red Union", "issuer", (EntityRef("sha256:a", "e1"),)), Voice("s2", "a source", "unnamed")),
)


def test_a_full_comparison_is_valid_and_is_read_back_the_same() -> None:
    VALIDATOR.validate(json.loads(comparison_to_json(FULL)))
    assert comparison_from_json(comparison_to_json(FULL)) == FULL
    assert next(iter(comparison_to_dict(FULL))) == "schema"


def test_an_empty_comparison_is_valid_too() -> None:
    VALIDATOR.validate(comparison_to_dict(Comparison(())))


WORDS = st.text(min_size=1, max_size=12)


@given(WORDS, WORDS, st.sampled_from(FIELD_NAMES), st.sampled_from(VERDICTS), st.sampled_from(STANCES))
def test_any_words_go_out_and_come_back(name: str, value: str, field: str, verdict: str, stance: str) -> None:
    compared = FieldComparison(field, verdict, (Value(value, (CLAIM,), ("s1",)),))  # type: ignore[arg-type]
    stances = (Stance("s1", "sha256:a", stance, "c1"),)  # type: ignore[arg-type]
    one = Comparison((Incident("i1", name, (CLAIM,), (compared,), stances, 1, 1),), sources=(Voice("s1", name, "named"),))
    VALIDATOR.validate(comparison_to_dict(one))
    assert comparison_from_json(comparison_to_json(one)) == one


def test_fields_that_are_not_known_yet_are_left_out() -> None:
    data = {**comparison_to_dict(FULL), "later": [1]}
    assert comparison_from_json(json.dumps(data)) == FULL


@pytest.mark.parametrize(
    "text",
    ["", "[]", "{}", '{"incidents": 1}', '{"incidents": [{"id": "i1"}]}', '{"incidents": [], "sources": [{"id": 1}]}', "9" * 5000],
)
def test_what_is_no_comparison_is_refused(text: str) -> None:
    with pytest.raises(SaysoError) as caught:
        comparison_from_json(text)
    assert caught.value.code == "NOT_A_COMPARISON"
