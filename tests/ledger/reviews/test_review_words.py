"""Plain words for the fields of a reading: found in its text or refused, and never anything that a reading could not hold."""

from __future__ import annotations

import copy
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sayso.errors import LedgerError
from sayso.ledger.json_lines import to_dict
from sayso.ledger.quotations import wrong_quotations
from sayso.ledger.reviews.apply import find_part, wrong_with
from sayso.ledger.reviews.words import claim_for, corrections_for, value_for
from tests.velmar import build

READING: dict[str, Any] = to_dict(build())
TEXT: str = READING["document"]["text"]


def value(part: str, field: str, given_: str) -> Any:
    return value_for(READING, part, field, given_)


def refusal(part: str, field: str, given_: str, reading: dict[str, Any] = READING) -> str:
    with pytest.raises(LedgerError) as refused:
        corrections_for(reading, part, field, given_)
    return refused.value.code


def about(text: str, *sentences: tuple[int, int]) -> dict[str, Any]:
    """The reading of another text with one claim, whose clause is its first two words and whose predicate is the second."""
    reading = copy.deepcopy(READING)
    first, second = text.split()[:2]
    end = len(first) + 1 + len(second)
    claim = copy.deepcopy(READING["claims"][0]) | {"start": 0, "end": end, "text": text[:end], "participants": [], "counts": []}
    claim |= {"predicate": {"start": len(first) + 1, "end": end, "text": second, "lemma": second}, "when": None, "where": None}
    reading["document"] |= {"text": text, "title": None, "issuer": None}
    return reading | {"sentences": [list(one) for one in sentences], "claims": [claim], "mentions": [], "attributions": []}


# One word of a vocabulary.


@pytest.mark.parametrize(
    ("part", "field", "told", "expected"),
    [
        ("c1", "tense", "habitual", "habitual"),
        ("c1", "polarity", "Negative", "negative"),
        ("c1", "mood", "question", "question"),
        ("a1", "manner", "deny", "deny"),
        ("m1", "label", "person", "PERSON"),
        ("e1", "caption", "2031", "2031"),
        ("e1", "names", "the Firm; the Company", ["the Firm", "the Company"]),
        ("e1", "country", "KG, uz", ["kg", "uz"]),
        ("a6", "parent", "none", None),
        ("c1", "act", "coerce/seize", {"plover": "COERCE", "mode": "seize"}),
        ("c1", "act", "PROTEST", {"plover": "PROTEST", "mode": None}),
        ("c1", "act", "none", None),
        ("document", "language", "en", "en"),
        ("document", "published", "2031-03", {"earliest": "2031-03-01", "latest": "2031-03-31", "basis": "given"}),
        ("c1", "tense", '"future"', "future"),
        ("c1", "when", "null", None),
    ],
)
def test_a_word_is_what_the_field_wants(part: str, field: str, told: str, expected: object) -> None:
    assert value(part, field, told) == expected


@pytest.mark.parametrize(
    ("part", "field", "told", "code"),
    [
        ("c1", "tense", "yesterday", "NOT_A_VALUE"),
        ("c1", "act", "KILL", "NOT_A_VALUE"),
        ("c1", "act", "PROTEST/seize", "NOT_A_VALUE"),
        ("c1", "commitment", "sure", "NOT_A_VALUE"),
        ("c1", "commitment", "CT+/sure", "NOT_A_VALUE"),
        ("c1", "participants", "the police", "NOT_A_VALUE"),
        ("c1", "participants", "[not JSON", "NOT_A_VALUE"),
        ("c1", "when", "2031-02-30", "NOT_A_VALUE"),
        ("c1", "when", "2031-03..2031-02", "NOT_A_VALUE"),
        ("c2", "when", "2031-03", "NOT_A_VALUE"),
        ("c1", "flags", "rude", "NOT_A_VALUE"),
        ("c1", "flags", "loaded-language", "NOT_A_VALUE"),
        ("c2", "count", "drivers", "NOT_A_VALUE"),
        ("document", "published", "soon", "NOT_A_VALUE"),
        ("c1", "id", "c2", "NOT_CORRECTABLE"),
        ("c1", "confidence", "1", "NOT_CORRECTABLE"),
        ("e1", "agent", "the police", "NOT_CORRECTABLE"),
        ("c99", "tense", "past", "NOT_FOUND"),
        ("c7", "source", "nobody", "NOT_FOUND"),
        ("c7", "source", "Ivo Marten", "AMBIGUOUS"),
        ("c1", "agent", "the dragon", "NOT_IN_TEXT"),
        ("c1", "predicate", "slept/sleep", "NOT_IN_TEXT"),
    ],
)
def test_what_a_field_cannot_hold_is_refused(part: str, field: str, told: str, code: str) -> None:
    assert refusal(part, field, told) == code


# Words of the text.


def test_words_are_found_in_the_claims_own_sentence_before_elsewhere() -> None:
    found = value("c2", "agent", "the port police")[0]
    assert TEXT[found["start"] : found["end"]] == "the port police"
    inside = value("c9", "agent", "the company")[0]
    assert inside["start"] == TEXT.index("Every winter") + len("Every winter ")
    assert TEXT.count("the company") > 1


def test_of_several_in_the_sentence_the_nearest_to_the_predicate_is_taken() -> None:
    reading = about("Guards beat men, men who sang, and men fled. Men slept.", (0, 44), (45, 55))
    assert value_for(reading, "c1", "patient", "men")[0]["start"] == 12


def test_as_near_on_both_sides_is_no_answer() -> None:
    reading = about("men beat men.", (0, 13))
    reading["claims"][0] |= {"end": 12, "text": "men beat men"}
    assert refusal("c1", "patient", "men", reading) == "AMBIGUOUS"
    assert value_for(reading, "c1", "patient", "men@9")[0]["start"] == 9


def test_words_of_another_sentence_must_stand_there_once() -> None:
    reading = about("Guards slept. The gate stood open. The gate fell. The wall held.", (0, 13), (14, 34), (35, 49), (50, 64))
    assert refusal("c1", "where", "The gate", reading) == "AMBIGUOUS"
    assert value_for(reading, "c1", "patient", "The gate@35")[0]["start"] == 35
    assert value_for(reading, "c1", "patient", "The wall")[0]["start"] == 50
    assert refusal("c1", "patient", "The gate@36", reading) == "NOT_IN_TEXT"


def test_a_word_inside_another_is_not_that_word() -> None:
    reading = about("Guards beat themselves.", (0, 23))
    assert refusal("c1", "patient", "them", reading) == "NOT_IN_TEXT"


def test_case_and_blanks_matter_only_where_something_is_written_so() -> None:
    reading = about("Guards beat the\n old men.", (0, 24))
    assert value_for(reading, "c1", "patient", "THE OLD MEN")[0]["text"] == "the\n old men"


@given(st.data())
def test_any_words_of_the_text_are_quoted_as_they_stand_or_refused(data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(TEXT) - 1))
    words = TEXT[start : data.draw(st.integers(start + 1, min(len(TEXT), start + 60)))]
    try:
        found = value("c4", "patient", words)
    except LedgerError as refused:
        assert refused.code in ("NOT_IN_TEXT", "AMBIGUOUS")  # noqa: PT017 (either may happen)
    else:
        assert not list(wrong_quotations({"document": READING["document"], "found": found}))


@settings(deadline=None)
@given(st.sampled_from(["c1", "c7", "e1", "m1", "a1", "document"]), st.text(max_size=30), st.text(max_size=40))
def test_whatever_is_given_is_a_value_or_refused_with_a_code(part: str, field: str, told: str) -> None:
    try:
        corrections_for(READING, part, field, told)
    except LedgerError as refused:
        assert refused.code.isupper() and refused.remedy  # noqa: PT017, PT018 (either may happen)


FIELDS = ["predicate", "act", "when", "where", "count", "source", "commitment", "flags", "agent", "recipient", "text", "kind"]


@settings(deadline=None)  # the first time and the first place load their tables
@given(
    st.sampled_from(FIELDS),
    st.one_of(st.text(max_size=40), st.sampled_from(TEXT.split()), st.sampled_from(["=", "@3", ";", "/", "[]"])),
)
def test_a_corrected_claim_is_as_whole_as_before_or_refused_by_the_schema(field: str, told: str) -> None:
    reading = copy.deepcopy(READING)
    part = find_part(reading, "c7")
    assert part is not None
    try:
        corrections = corrections_for(reading, "c7", field, told)
    except LedgerError:
        return
    if told.strip().startswith(("{", "[", '"')):
        return  # JSON is taken as it is, and checked when it is kept
    for one in corrections:
        part[1].update(one.value if one.field == "span" else {one.field: one.value})  # type: ignore[arg-type]
    assert list(wrong_with(reading, ["c7"])) == []


# Times, places, numbers, sources.


def test_days_given_stand_with_the_words_that_are_there() -> None:
    found = value("c1", "when", "2031-03-11..2031-03-12")
    assert (found["text"], found["earliest"], found["latest"], found["basis"]) == (
        "On 12 March 2031", "2031-03-11", "2031-03-12", None,
    )  # fmt: skip


def test_words_of_time_are_read_as_they_would_have_been() -> None:
    assert value("c3", "when", "12 March 2031")["earliest"] == "2031-03-12"
    assert value("c3", "when", "before midnight=2031-03-12")["text"] == "before midnight"


def test_an_open_end_stays_open() -> None:
    found = value("c1", "when", "2031..")
    assert (found["earliest"], found["latest"]) == ("2031-01-01", None)


def test_a_place_is_looked_up_in_the_gazetteer() -> None:
    reading = about("Guards slept in the city of Bishkek.", (0, 36))
    found = value_for(reading, "c1", "where", "the city of Bishkek")
    assert (found["text"], found["name"], found["country"]) == ("the city of Bishkek", "Bishkek", "kg")
    assert value_for(reading, "c1", "where", "none") is None


def test_a_number_is_told_in_figures_in_words_or_beside_them() -> None:
    assert value("c2", "count", "Nine drivers")[0] == {
        "start": TEXT.index("Nine"), "end": TEXT.index("Nine") + 4, "text": "Nine", "of": "drivers", "participant": 1,
        "minimum": 9, "maximum": 9,
    }  # fmt: skip
    assert value("c2", "count", "Nine drivers=8..12")[0]["maximum"] == 12
    reading = about("Guards beat 1,200 men.", (0, 22))
    assert value_for(reading, "c1", "count", "1,200 men")[0]["minimum"] == 1200


def test_a_source_brings_those_around_it() -> None:
    assert value("c7", "source", "a6") == ["a5", "a6"]
    assert value("c7", "source", "issuer") == []


def test_a_commitment_is_scored_as_reading_scores_it() -> None:
    assert value("c7", "commitment", "PR+") == {"innermost": "PR+", "issuer": "U", "score": 1.0}
    assert value("c1", "commitment", "ps-") == {"innermost": "PS-", "issuer": "PS-", "score": -0.7}
    assert value("c7", "commitment", "CT+/CT-")["score"] == -2.6


# Who takes part.


def test_those_of_other_roles_stay_and_one_named_again_is_the_same() -> None:
    before = READING["claims"][0]["participants"]
    after = value("c1", "agent", "guards of the Harbour Company")
    assert after == before
    assert value("c1", "agent", "none") == [one for one in before if one["role"] != "agent"]


def test_counts_follow_who_they_are_of() -> None:
    patient, counts = corrections_for(READING, "c2", "agent", "none")
    assert [one["role"] for one in patient.value] == ["patient"]  # type: ignore[union-attr, index, call-overload]
    assert counts.value[0]["participant"] == 0  # type: ignore[index, call-overload]
    assert len(corrections_for(READING, "c2", "patient", "drivers")) == 1


def test_an_agent_behind_by_is_marked_so() -> None:
    assert value("c2", "agent", "the port police")[0]["marker"] == "by"


# New claims.


def test_a_claim_is_made_of_words_and_fits_the_schema() -> None:
    reading = copy.deepcopy(READING)
    made: Any = claim_for(
        reading,
        [("text", "he had seen three men with cans"), ("predicate", "seen/see"), ("agent", "he"), ("source", "a6"),
         ("patient", "three men with cans"), ("count", "three men")],
    )  # fmt: skip
    assert made["predicate"]["lemma"] == "see"
    assert made["commitment"] == {"innermost": "CT+", "issuer": "U", "score": 1.6}
    assert made["counts"][0]["participant"] == 1
    assert made["chain"] == ["a5", "a6"]
    reading["claims"].append(made | {"id": "h9"})
    assert list(wrong_with(reading, ["h9"])) == []


@pytest.mark.parametrize("told", [[], [("text", "The director")], [("predicate", "accused")]])
def test_a_claim_without_its_clause_or_predicate_is_none(told: list[tuple[str, str]]) -> None:
    with pytest.raises(LedgerError) as refused:
        claim_for(READING, told)
    assert refused.value.code == "NOT_A_VALUE"
