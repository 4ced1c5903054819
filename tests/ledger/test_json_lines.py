from __future__ import annotations

import json
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sayso.errors import SaysoError
from sayso.ledger.json_lines import from_dict, from_json, to_dict, to_json
from sayso.types import Attribution, Entity, MapRun, Mention, Offset, PageBox, StatementLedger, Warning_

# A high surrogate before a low one is one character in JSON, whoever writes it: the only text that cannot come back as it was.
ANY_TEXT = st.text(st.characters(exclude_categories=())).filter(
    lambda text: text.encode("utf-16", "surrogatepass").decode("utf-16", "surrogatepass") == text
)
NUMBER = st.integers(0, 10**7)
POINTS = st.floats(allow_nan=False, allow_infinity=False)
RUN = st.builds(
    MapRun,
    NUMBER,
    NUMBER,
    st.builds(Offset, NUMBER, st.none() | ANY_TEXT) | st.builds(PageBox, NUMBER, st.tuples(POINTS, POINTS, POINTS, POINTS)),
)


def many(kind: type) -> st.SearchStrategy[tuple[object, ...]]:
    return st.lists(st.from_type(kind), max_size=2).map(tuple)


def test_the_keys_of_a_ledger_stand_in_the_published_order(ledger: StatementLedger) -> None:
    data = json.loads(to_json(ledger))
    assert list(data) == [
        "schema", "document", "sentences", "mentions", "entities", "attributions", "claims", "links", "flags",
    ]  # fmt: skip
    assert list(data["document"]) == [
        "id", "name", "media_type", "language", "title", "issuer", "published", "text", "map", "warnings",
    ]  # fmt: skip
    assert list(data["mentions"][0]) == ["id", "start", "end", "text", "label", "form", "entity", "candidates"]
    assert list(data["entities"][0]) == ["id", "schema", "caption", "names", "country", "descriptions", "place"]
    assert list(data["attributions"][0]) == ["id", "parent", "source", "cue", "content", "manner", "form"]
    assert list(data["claims"][0]) == [
        "id", "start", "end", "text", "predicate", "kind", "mood", "tense", "polarity", "act", "participants",
        "when", "where", "counts", "chain", "commitment", "flags", "confidence",
    ]  # fmt: skip
    assert list(data["claims"][0]["participants"][0]) == [
        "role", "start", "end", "text", "mention", "entity", "alleged", "marker",
    ]  # fmt: skip
    assert list(data["links"][0]) == [
        "from", "to", "relation", "cue", "chain", "polarity", "habitual", "conditional",
    ]  # fmt: skip
    assert list(data["flags"][0]) == ["name", "start", "end", "reason"]


def test_what_is_not_known_is_null_and_many_things_are_arrays(text_ledger: StatementLedger) -> None:
    data = json.loads(to_json(text_ledger))
    assert data["document"]["title"] is data["document"]["issuer"] is data["document"]["published"] is None
    assert data["sentences"][0] == [0, 29]
    assert data["attributions"][2]["source"] == {"kind": "impersonal", "start": None, "end": None, "text": None, "entity": None}
    assert data["claims"][6]["chain"] == ["a5", "a6"]
    assert data["claims"][3]["act"] is None


def test_a_run_says_its_page_or_its_offset_and_the_part_only_where_there_is_one(
    ledger: StatementLedger, text_ledger: StatementLedger
) -> None:
    assert json.loads(to_json(ledger))["document"]["map"][0][2] == {"page": 1, "bbox": [72.0, 72.0, 523.0, 190.5]}
    first, second = json.loads(to_json(text_ledger))["document"]["map"]
    assert first == [0, 20, {"offset": 3}]
    assert second[2] == {"part": "word/document.xml", "offset": 0}


def test_a_warning_names_its_page_only_where_it_has_one(ledger: StatementLedger, text_ledger: StatementLedger) -> None:
    assert to_dict(ledger)["document"]["warnings"] == [  # type: ignore[index, call-overload]
        {"code": "NO_TEXT_ON_PAGE", "page": 3, "message": "The page has no text; it may be a scan."}
    ]
    assert "page" not in to_dict(text_ledger)["document"]["warnings"][0]  # type: ignore[index, call-overload, operator]


def test_a_ledger_comes_back_as_it_went_out(ledger: StatementLedger, text_ledger: StatementLedger) -> None:
    assert from_json(to_json(ledger)) == ledger
    assert from_dict(json.loads(json.dumps(to_dict(text_ledger)))) == text_ledger


@given(
    texts=st.tuples(ANY_TEXT, ANY_TEXT),
    runs=st.lists(RUN, max_size=4).map(tuple),
    warnings=st.lists(st.builds(Warning_, ANY_TEXT, ANY_TEXT, st.none() | NUMBER), max_size=2).map(tuple),
    parts=st.fixed_dictionaries({"mentions": many(Mention), "entities": many(Entity), "attributions": many(Attribution)}),
)
def test_any_text_survives_the_round_trip_on_one_line(
    texts: tuple[str, str], runs: tuple[MapRun, ...], warnings: tuple[Warning_, ...], parts: dict[str, tuple[object, ...]]
) -> None:
    base = from_json(SMALLEST)
    document = replace(base.document, text=texts[0], name=texts[1], map=runs, warnings=warnings)
    ledger = replace(base, document=document, **parts)  # type: ignore[arg-type]
    line = to_json(ledger)
    assert len(line.splitlines()) == 1
    assert from_json(line.encode("utf-8").decode("utf-8")) == ledger


SMALLEST = json.dumps(
    {
        "schema": "sayso/1",
        "document": {
            "id": "sha256:" + "0" * 64, "name": "a.txt", "media_type": "text/plain", "language": "en", "title": None,
            "issuer": None, "published": None, "text": "", "map": [], "warnings": [],
        },
        "sentences": [], "mentions": [], "entities": [], "attributions": [], "claims": [], "links": [],
    }
)  # fmt: skip


def test_a_ledger_printed_before_flags_were_kept_reads_with_none() -> None:
    assert from_json(SMALLEST).flags == ()


def test_text_stays_readable_but_what_breaks_a_line_or_an_encoding_is_escaped() -> None:
    base = from_json(SMALLEST)
    line = to_json(replace(base, document=replace(base.document, text="Жогорку é 😀 \ud83d \u2028 \x9b \x1b")))
    assert "Жогорку é 😀 \\ud83d \\u2028 \\u009b \\u001b" in line


def test_fields_of_a_later_version_are_passed_over() -> None:
    data = json.loads(SMALLEST)
    data["later"] = data["document"]["later"] = 1
    assert from_dict(data) == from_json(SMALLEST)


@pytest.mark.parametrize(
    "line",
    ["", "{", "[]", "null", "{}", SMALLEST.replace('"map": []', '"map": [[1, 2]]'), SMALLEST.replace('"sentences": [], ', "")],
)
def test_what_is_no_ledger_is_refused_by_name(line: str) -> None:
    with pytest.raises(SaysoError) as caught:
        from_json(line)
    assert caught.value.code == "NOT_A_LEDGER"
