"""A veiled reading quotes its own text everywhere, keeps the invariants of its map and sentences, and holds no hidden word."""

from __future__ import annotations

import json
import re
import unicodedata
from collections.abc import Iterator
from dataclasses import replace
from importlib.resources import files
from itertools import pairwise
from pathlib import Path
from typing import Any

import jsonschema
from hypothesis import given, settings
from hypothesis import strategies as st

from sayso.ledger.json_lines import to_dict
from sayso.ledger.quotations import wrong_quotations
from sayso.ledger.sealing import Seal, Veil, seal_words
from sayso.pipeline import read_paths
from sayso.types import (
    Claim,
    Commitment,
    Document,
    Entity,
    Flag,
    MapRun,
    Mention,
    Offset,
    Participant,
    Predicate,
    StatementLedger,
    Warning_,
)
from tests.ledger.small_ledgers import id_of

EXAMPLES = Path(__file__).parents[3] / "examples"
MARTEN = Seal(1, ("Ivo Marten", "Marten"), "Person-M4M4M4", "Person")
VELMAR = Seal(2, ("Velmar",), "Address-V3V3V3", "Address")
RAFIK = Seal(3, ("Rafik Qori", "Kamalov Rafik"), "Person-K7QM2A", "Person")
DEPOT = Seal(4, ("Depot No. 4",), "Company-D0D0D0", "Company")
GENERATED = Veil.of([RAFIK, DEPOT])


def plain(text: str) -> str:
    """Fold a text by other means than the veil does: no marks, nothing that does not show, one blank for what parts words."""
    seen = [
        letter
        for letter in unicodedata.normalize("NFKD", text)
        if unicodedata.category(letter) not in {"Mn", "Cf", "Cc"} or letter.isspace()
    ]
    return re.sub(r"[\W_]+", " ", "".join(seen).casefold())


def strings_of(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    for item in value.values() if isinstance(value, dict) else value if isinstance(value, list) else ():
        yield from strings_of(item)


def hidden_in(found: StatementLedger, *names: str) -> list[str]:
    """Give the strings of a reading that hold one of the names as whole words."""
    looked = re.compile("|".join(rf"(?<!\w){re.escape(plain(name).strip())}(?!\w)" for name in names))
    return [text for text in strings_of(to_dict(found)) if looked.search(plain(text))]


def check(found: StatementLedger) -> None:
    """Check all that holds of any reading."""
    length = len(found.document.text)
    assert list(wrong_quotations(to_dict(found))) == []
    assert all(0 <= start < end <= length for start, end in found.sentences)
    assert all(before[1] <= after[0] for before, after in pairwise(found.sentences))
    assert all(run.length > 0 and run.start + run.length <= length for run in found.document.map)
    assert all(before.start + before.length <= after.start for before, after in pairwise(found.document.map))
    assert all(0 <= flag.start < flag.end <= length for flag in found.flags)


def test_a_sealed_person_has_one_name_everywhere_and_nobody_else_changes(ledger: StatementLedger) -> None:
    found = Veil.of([MARTEN]).ledger(ledger)
    check(found)
    assert hidden_in(found, "Ivo Marten", "Ivo", "Marten") == []
    sealed = next(one for one in found.entities if one.id == "e2")
    assert (sealed.caption, sealed.names, sealed.schema) == ("Person-M4M4M4", ("Person-M4M4M4",), "Person")
    assert sealed.descriptions[0].text == "a night guard"
    assert [one for one in found.entities if one.id != "e2"] == [
        replace(one, descriptions=found.entities[place].descriptions) for place, one in enumerate(ledger.entities) if one.id != "e2"
    ]
    assert found.attributions[0].source.text == "Person-M4M4M4"
    assert found.document.id == ledger.document.id
    assert [one.id for one in found.claims] == [one.id for one in ledger.claims]


def test_a_sealed_place_has_no_coordinates_and_no_entry_of_a_gazetteer(ledger: StatementLedger) -> None:
    found = Veil.of([VELMAR]).ledger(ledger)
    check(found)
    assert hidden_in(found, "Velmar") == []
    where = next(claim.where for claim in found.claims if claim.where)
    assert (where.text, where.name, where.lat, where.lon, where.gazetteer) == (
        "in Address-V3V3V3",
        "Address-V3V3V3",
        None,
        None,
        None,
    )
    herald = next(one for one in found.entities if one.id == "e5")
    assert (herald.caption, herald.place) == ("Address-V3V3V3 Herald", None)


def test_a_reading_without_hidden_words_is_the_very_same(ledger: StatementLedger) -> None:
    assert Veil.of([RAFIK]).ledger(ledger) is ledger


def test_codes_and_ids_are_no_words_though_a_seal_has_the_same(ledger: StatementLedger) -> None:
    found = Veil.of(
        [Seal(1, ("assert", "c1", "e2", "city", "Person", "name", "en", "NO_TEXT_ON_PAGE"), "Thing-T1T1T1", "Thing")]
    ).ledger(ledger)
    assert [one.manner for one in found.attributions] == [one.manner for one in ledger.attributions]
    assert [one.id for one in found.claims] == [one.id for one in ledger.claims]
    assert {one.schema for one in found.entities} == {one.schema for one in ledger.entities}
    assert [one.code for one in found.document.warnings] == [one.code for one in ledger.document.warnings]


def test_another_person_of_the_reading_keeps_a_shared_surname() -> None:
    found = GENERATED.ledger(reading("Rafik Qori met Aidar Qori. Qori left.", [("Aidar Qori", "PERSON"), ("Qori", "PERSON")]))
    assert found.document.text == "Person-K7QM2A met Aidar Qori. Person-K7QM2A left."
    assert [one.names for one in found.entities] == [("Aidar Qori",), ("Person-K7QM2A",)]


def test_an_organisation_or_a_place_does_not_keep_a_person_s_name() -> None:
    found = GENERATED.ledger(reading("The Qori Fund and Qori Street", [("Qori Fund", "ORG"), ("Qori Street", "PLACE")]))
    assert found.document.text == "The Person-K7QM2A Fund and Person-K7QM2A Street"


def test_a_name_under_another_spelling_of_the_sealed_entity_is_nobody_else_s() -> None:
    one = reading("Rafiq Qori came.", [("Rafiq Qori", "PERSON")])
    found = GENERATED.ledger(replace(one, entities=(replace(one.entities[0], names=("Rafiq Qori", "Rafik Qori")),)))
    assert found.document.text == "Rafiq Person-K7QM2A came."
    assert found.entities[0].names == ("Person-K7QM2A",)


def test_every_example_can_be_veiled_and_holds_no_sealed_person() -> None:
    schema = json.loads((files("sayso.ledger") / "schema" / "sayso.schema.json").read_text(encoding="utf-8"))
    validator = jsonschema.Draft202012Validator(schema)
    sealed = 0
    for outcome in read_paths([str(EXAMPLES)]):
        assert outcome.ledger is not None
        seals = [
            Seal(number, words, f"{one.schema}-X{number:05}", one.schema)
            for number, one in enumerate(outcome.ledger.entities)
            if (words := seal_words(one.names))
        ]
        found = Veil.of(seals).ledger(outcome.ledger)
        check(found)
        assert hidden_in(found, *(word for seal in seals for word in seal.words)) == []
        validator.validate(to_dict(found))
        sealed += len(seals)
    assert sealed > 100


def reading(text: str, names: list[tuple[str, str]] = (), cuts: tuple[int, ...] = ()) -> StatementLedger:  # type: ignore[assignment]
    """Give a reading of a text with mentions and entities of some names, and spans of all kinds at `cuts`, two for each."""
    places = [(text.index(name), label, name) for name, label in names]
    spans = [(start, end) for start, end in zip(cuts[::2], cuts[1::2], strict=False) if start < end]
    claims = tuple(_claim(text, number, *span) for number, span in enumerate(spans))
    return StatementLedger(
        document=Document(
            id_of(text), "rafik_qori.txt", "text/plain", "en", None, None, None, text,
            tuple(MapRun(start, end - start, Offset(start)) for start, end in spans), (Warning_("A", "of Rafik Qori"),),
        ),
        sentences=tuple(spans),
        mentions=tuple(
            Mention(start, start + len(name), name, f"m{number}", label, "name", f"e{number}")
            for number, (start, label, name) in enumerate(places)
        ),
        entities=tuple(
            Entity(f"e{number}", "Person" if label == "PERSON" else "Organization", name, (name,))
            for number, (_, label, name) in enumerate(places)
        ),
        attributions=(),
        claims=claims,
        flags=tuple(Flag("threat", *span, "told of Rafik Qori") for span in spans),
    )  # fmt: skip


def _claim(text: str, number: int, start: int, end: int) -> Claim:
    words = text[start:end]
    return Claim(
        start, end, words, f"c{number}", Predicate(start, end, words, words.lower()), "event", "declarative", "past", "positive",
        None, (Participant(start, end, words, role="agent", marker="by Rafik"),), None, None, (), (), Commitment("CT+", "CT+", 3.0),
    )  # fmt: skip


DRESSES = st.sampled_from(
    ["Rafik Qori", "RAFIK QORI", "Rafik\nQori’s", "Ra\u200bfik Qo\u00adri", "rafik-qori", "Qo\u0301ri", "the Qoris",
     "Kamalov\u00a0Rafik", "Depot No. 4", "DEPOT\r\nNO.4", "Ｒafik"]
)  # fmt: skip
FILLING = st.sampled_from([" said ", " Aidar ", ". ", ", ", "\n\n", " ", " depot ", "«", "-", "7", "\u202e"]) | st.text(
    st.characters(exclude_categories=("L", "M", "N")), min_size=1, max_size=4
)


@st.composite
def readings(draw: st.DrawFn) -> StatementLedger:
    text = "".join(piece for both in draw(st.lists(st.tuples(FILLING, DRESSES), min_size=1, max_size=6)) for piece in both)
    cuts = draw(st.sets(st.integers(0, len(text)), max_size=12))
    return reading(text, cuts=tuple(sorted(cuts)))


@settings(max_examples=300, deadline=None)
@given(readings())
def test_whatever_spans_cut_hidden_names_all_hold_and_no_name_is_left(one: StatementLedger) -> None:
    found = GENERATED.ledger(one)
    check(found)
    assert hidden_in(found, "Rafik", "Qori", "Qoris", "Kamalov", "Depot No 4") == []
    assert len(found.claims) == len(one.claims)
    origins = [(run.origin.offset, run.length) for run in found.document.map if isinstance(run.origin, Offset)]
    assert all(start + length <= after for (start, length), (after, _) in pairwise(origins))
    assert GENERATED.ledger(found) == found
