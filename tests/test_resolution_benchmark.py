"""What is measured of who, when, where and how many, on a ledger written by hand."""

from __future__ import annotations

from dataclasses import replace

import pytest

from benchmarks.resolution import kilometres, rows_of
from benchmarks.resolved import ResolvedReading
from corpus.heads import form_of, head_of
from corpus.resolution.scheme import GoldCount, GoldEntity, GoldPlace, GoldResolution, GoldRevision, GoldTime
from sayso.types import (
    Claim,
    Commitment,
    Count,
    Document,
    Entity,
    Mention,
    MentionForm,
    Predicate,
    Published,
    StatementLedger,
    When,
    Where,
)

TEXT = "Mayor Lena Orr fled Anford on Tuesday. She took nine guards. They fled soon to Oka, and later nine died."


def at(words: str, nth: int = 1) -> tuple[int, int]:
    start = -1
    for _ in range(nth):
        start = TEXT.index(words, start + 1)
    return start, start + len(words)


GOLD = GoldResolution(
    "re3d:0",
    "sha256:0",
    "dev",
    "A",
    "2006-03-08",
    (
        GoldEntity("e1", "Person", at("Mayor Lena Orr"), (at("Mayor Lena Orr"), at("She"))),
        GoldEntity("e2", "Group", None, (at("nine guards"), at("They"))),
        GoldEntity("e3", "Address", None, (at("Anford"),)),
    ),
    (GoldTime(at("Tuesday"), "2006-03-07", "2006-03-07"), GoldTime(at("soon"), None, None)),
    (
        GoldPlace(at("Anford"), "gb", 51.1, -1.25, "village"),
        GoldPlace(at("Oka"), None, None, None, None),
    ),
    (GoldCount(at("nine guards"), 9, 9, at("guards")),),
    (GoldRevision(at("died"), 9, 9),),
)


def mention(name: str, words: str, form: MentionForm, entity: str | None) -> Mention:
    return Mention(*at(words), words, name, "PERSON", form, entity)


def claim(when: When | None = None, where: Where | None = None, counts: tuple[Count, ...] = ()) -> Claim:
    return Claim(
        *at("fled"),
        "fled",
        id="c",
        predicate=Predicate(*at("fled"), "fled", "flee"),
        kind="event",
        mood="declarative",
        tense="past",
        polarity="positive",
        act=None,
        participants=(),
        when=when,
        where=where,
        counts=counts,
        chain=(),
        commitment=Commitment("CT+", "CT+", 3.0),
    )


RIGHT = StatementLedger(
    Document("sha256:0", "x", "text/plain", "en", None, None, Published("2006-03-08", "2006-03-08", "dateline"), TEXT, (), ()),
    ((0, len(TEXT)),),
    (
        mention("m1", "Mayor Lena Orr", "name", "e7"),
        mention("m2", "She", "pronoun", "e7"),
        mention("m3", "nine guards", "nominal", "e8"),
        mention("m4", "They", "pronoun", "e8"),
        mention("m5", "Anford", "name", "e9"),
    ),
    (Entity("e7", "Person", "Lena Orr", ("Mayor Lena Orr",)),),
    (),
    (
        claim(
            When(*at("on Tuesday"), "on Tuesday", "2006-03-07", "2006-03-07", "document"),
            Where(*at("Anford"), "Anford", "Anford", "GB", 51.0, -1.2, "village"),
            (Count(*at("nine"), "nine", "guards", 0, 9, 9),),
        ),
        claim(When(*at("soon"), "soon"), Where(*at("Oka"), "Oka")),
    ),
)


def figures(ledger: StatementLedger) -> dict[str, float]:
    reading = ResolvedReading(TEXT, GOLD, ledger, lambda start, end: (start, end))
    return {row.what.removeprefix("Sayso corpus dev: "): row.figure for row in rows_of([reading], "dev")}


def test_a_ledger_that_is_gold_has_every_figure_in_full() -> None:
    found = figures(RIGHT)
    errors = {name for name in found if "wrongly" in name}
    assert errors == {"when, wrongly closed", "where, wrongly placed"}
    assert {name: figure for name, figure in found.items() if figure != (0 if name in errors else 100)} == {}
    assert len(found) == 14


def test_a_pronoun_joined_to_another_and_one_joined_to_none_are_both_not_right() -> None:
    she, they = (replace(RIGHT.mentions[number], entity=entity) for number, entity in ((1, "e8"), (3, None)))
    found = figures(replace(RIGHT, mentions=(RIGHT.mentions[0], she, RIGHT.mentions[2], they)))
    assert found["who, pronouns with the right entity"] == 0
    assert found["who, all mentions, CoNLL average"] < 50


def test_a_title_left_out_costs_the_exact_span_but_not_the_head() -> None:
    short = replace(RIGHT.mentions[0], start=at("Lena Orr")[0], text="Lena Orr")
    found = figures(replace(RIGHT, mentions=(short, *RIGHT.mentions[1:])))
    assert found["who, names and pronouns, CoNLL average"] < found["who, names and pronouns by heads, CoNLL average"] == 100


def test_a_wrong_day_and_a_day_where_there_is_none_are_told_apart() -> None:
    wrong = When(*at("Tuesday"), "Tuesday", "2006-03-14", "2006-03-14", "document")
    closed = When(*at("soon"), "soon", "2006-03-09", "2006-03-09", "document")
    found = figures(replace(RIGHT, claims=(claim(wrong), claim(closed))))
    assert (found["when, days right"], found["when, wrongly closed"]) == (0, 100)


def test_a_place_far_off_may_be_in_the_right_country() -> None:
    far = Where(*at("Anford"), "Anford", "Anford", "gb", 57.1, -2.1, "city")
    placed = Where(*at("Oka"), "Oka", "Oka", "ca", 45.5, -74.1, "village")
    found = figures(replace(RIGHT, claims=(claim(where=far), claim(where=placed))))
    assert (found["where, country right"], found["where, within 161 km"], found["where, wrongly placed"]) == (100, 0, 100)


def test_nothing_read_is_nothing_right_and_no_error() -> None:
    empty = replace(RIGHT, mentions=(), entities=(), claims=(), document=replace(RIGHT.document, published=None))
    assert set(figures(empty).values()) == {0}


def test_the_distance_of_two_places_is_along_a_great_circle() -> None:
    assert kilometres((42.87, 74.59), (40.53, 72.8)) == pytest.approx(299, abs=2)
    assert kilometres((0.0, 0.0), (0.0, 180.0)) == pytest.approx(20015, abs=1)


PHRASES: list[tuple[str, str, MentionForm]] = [
    ("U.S. Senator Maria Ode", "Ode", "name"),
    ("the mayor of Oka", "mayor", "nominal"),
    ("the Ministry of Health", "Ministry", "name"),
    ("the Coast Guard", "Guard", "name"),
    ("the Committee", "Committee", "nominal"),
    ("two soldiers", "soldiers", "nominal"),
    ("her", "her", "pronoun"),
    ("Senator Ode (D-OK)", "Ode", "name"),
    ("Ode's", "Ode", "name"),
    ("a man who fled", "man", "nominal"),
    ("—", "—", "nominal"),
]


@pytest.mark.parametrize(("phrase", "head", "form"), PHRASES)
def test_a_phrase_has_a_head_and_a_form(phrase: str, head: str, form: MentionForm) -> None:
    start, end = head_of(phrase, (0, len(phrase)))
    assert phrase[start:end] == head
    assert form_of(phrase, (0, len(phrase))) == form


def test_a_capitalised_word_that_is_written_small_elsewhere_is_no_name() -> None:
    text = "Guards fled. The guards returned."
    assert form_of(text, (0, 6)) == "nominal"
