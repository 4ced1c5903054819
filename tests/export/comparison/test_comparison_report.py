"""What a report of a comparison tells, whatever it is written in."""

from __future__ import annotations

from dataclasses import replace

import pytest

from sayso.compare.changes import Change
from sayso.compare.types import CarriedBy, Days, FieldComparison, Numbers, ReprintKind, SharedPassage, Spot, Value
from sayso.export.comparison.changed import change_words
from sayso.export.comparison.wording import CUT, cut, reprint_words, said_words, value_words
from tests.compared_by_hand import COUNCIL, HERALD, MINISTRY, a_comparison, a_report, earlier, ref, shooting


def test_who_counts_stands_before_who_carries_and_who_only_reports() -> None:
    told = a_report().told[0]
    assert [told.name(source) for source in told.sources] == [
        "Council of the Open Valley",
        "Ministry of Transport",
        "Karrow hospital",
        "Karrow Herald",
    ]
    assert told.folded() == ("Karrow Herald (prints the text of Council of the Open Valley again)",)


@pytest.mark.parametrize(
    ("by", "why"),
    [
        ("reprint", "prints the text of Council of the Open Valley again"),
        ("paraphrase", "tells the text of Council of the Open Valley in other words"),
        ("partial", "prints parts of the text of Council of the Open Valley"),
        ("cites", "only cites Council of the Open Valley"),
    ],
)
def test_why_a_source_is_not_counted_is_told(by: CarriedBy, why: str) -> None:
    incident = replace(shooting(), carried=(replace(shooting().carried[0], by=by),))
    assert a_report(replace(a_comparison(), incidents=(incident,))).told[0].standing("s4") == why


def test_who_neither_counts_nor_carries_only_passes_on() -> None:
    told = a_report(replace(a_comparison(), incidents=(replace(shooting(), independent=("s1", "s3")),))).told[0]
    assert told.standing("s2") == "only passes on what others say"


def test_what_differs_stands_first_and_then_what_most_sources_tell_independently() -> None:
    agreed = replace(earlier(), id="i3", independent_sources=2)
    told = a_report(replace(a_comparison(), incidents=(earlier(), agreed, shooting()))).told
    assert [one.incident.id for one in told] == ["i0001shoot", "i3", "i0002early"]


def test_the_earlier_of_two_statements_stands_first() -> None:
    (pair,) = a_comparison().reprints
    shared = SharedPassage((0, 5), (7, 9), 1.0)
    turned = replace(pair, first=pair.documents[1], passages=(shared,))
    (shown,) = a_report(replace(a_comparison(), reprints=(turned,))).reprints
    assert shown.documents == pair.documents[::-1]
    assert (shown.passages[0].first, shown.passages[0].second) == ((7, 9), (0, 5))
    assert a_report().reprints == (pair,)


def test_a_value_and_its_denial_stand_together() -> None:
    told = a_report().told[0]
    (side,) = told.sides(told.incident.fields[0])
    assert (side.value, side.words) == (
        "shooting",
        "Council of the Open Valley, Karrow Herald; denied by Ministry of Transport",
    )


def test_a_value_that_somebody_only_denies_has_nobody_who_says_it() -> None:
    denied = FieldComparison("agent", "denied", (Value("guards", (ref(MINISTRY),), ("s2",), denied=True),))
    told = a_report().told[0]
    (side,) = told.sides(denied)
    assert (side.says, side.words) == ((), "denied by Ministry of Transport")


def test_what_nobody_says_is_denied_but_not_disputed() -> None:
    denied = FieldComparison("agent", "denied", (Value("guards", (ref(MINISTRY),), ("s2",), denied=True),))
    incident = replace(shooting(), fields=(denied, *shooting().fields))
    told = a_report(replace(a_comparison(), incidents=(incident,))).told[0]
    assert [field.name for field in told.contested] == ["agent", "act", "patient.count"]
    assert [field.name for field in told.disputed] == ["act", "patient.count"]


def test_a_source_is_quoted_by_its_own_words() -> None:
    told = a_report().told[0]
    nine, seven = told.incident.fields[3].values
    assert [one.claim for one in told.evidence(nine, "s1")] == [ref(COUNCIL)]
    assert [one.claim for one in told.evidence(nine, "s4")] == [ref(HERALD)]
    assert [(one.claim, one.chain) for one in told.evidence(seven, "s3")] == [(ref(MINISTRY, "c2"), ("Karrow hospital says",))]


def test_no_source_is_quoted_by_the_words_of_another() -> None:
    told = a_report().told[0]
    value = Value("nine", (ref(COUNCIL), ref(HERALD)), ("s1", "s3", "s4"))
    assert told.evidence(value, "s3") == ()


def test_a_source_whose_words_cannot_be_told_apart_is_quoted_by_all_that_say_so() -> None:
    told = a_report(replace(a_comparison(), sources=())).told[0]
    value = Value("nine", (ref(COUNCIL), ref(COUNCIL, "c3")), ("s9",))
    assert len(told.evidence(value, "s9")) == 2


def test_claims_of_other_statements_have_no_words() -> None:
    report = a_report(None, COUNCIL)
    assert report.quotations.find(ref(HERALD)) is None
    assert report.told[0].words("s3") == ()
    assert report.quotations.passage(HERALD.document.id, 0, 3) is None


@pytest.mark.parametrize(("start", "end"), [(-1, 2), (0, 10_000), (5, 5)])
def test_a_passage_that_is_none_is_not_guessed(start: int, end: int) -> None:
    assert a_report().quotations.passage(COUNCIL.document.id, start, end) is None


def test_a_question_says_how_it_is_judged() -> None:
    report = a_report()
    question = report.question(report.comparison.suggestions[0])
    assert question.command == "sayso judge aaaa00000000:c1 aaaa00000000:c3 same --ledger FILE"
    assert question.labels == ("shooting of drivers, Karrow gate, 12 Mar 2031", "shooting of a driver, 2029")


VALUES = [
    (Value("nine", (), (), numbers=Numbers(9, 9, "drivers")), "nine drivers = 9"),
    (Value("9 drivers", (), (), numbers=Numbers(9, 9, "drivers")), "9 drivers"),
    (Value("several", (), (), numbers=Numbers(2, None)), "several = 2 or more"),
    (Value("on Monday", (), (), days=Days("2031-03-10", "2031-03-10")), "on Monday = 10 March 2031"),
    (Value("on 10 March 2031", (), (), days=Days("2031-03-10", "2031-03-10")), "on 10 March 2031"),
    (Value("2031-03-10..2031-03-12", (), (), days=Days("2031-03-10", "2031-03-12")), "10 March 2031 to 12 March 2031"),
    (Value("recently", (), (), days=Days(None, "2031-03-10")), "recently = until 10 March 2031"),
    (Value("the town", (), (), place=Spot("Karrow", "or", gazetteer="geonames:1")), "the town = Karrow, OR"),
    (Value("the gate", (), (), place=Spot("the gate")), "the gate"),
    (Value("guards", (), ()), "guards"),
]


@pytest.mark.parametrize(("value", "words"), VALUES, ids=[words for _, words in VALUES])
def test_a_value_is_told_in_its_words_and_as_what_it_was_read(value: Value, words: str) -> None:
    assert said_words(value) == words
    assert value_words(replace(value, denied=True)) == f"denied: {words}"


def test_a_long_quotation_is_cut_with_a_sign() -> None:
    assert cut("a" * 10, 10) == "a" * 10
    assert cut("a" * 11, 10) == "a" * 10 + CUT


REPRINTS: list[tuple[ReprintKind, bool, str]] = [
    ("reprint", True, "b prints a again (97% of the shorter one's words)"),
    ("partial", True, "b prints parts of a again (97% of the shorter one's words)"),
    ("paraphrase", True, "b tells a in other words (97% of the shorter one's words)"),
    ("paraphrase", False, "a and b have 97% of the shorter one's words in common; which came first is not known"),
    ("quotation", False, "b and a quote the same speech, which makes neither a reprint (97% of the shorter one's words)"),
]


@pytest.mark.parametrize(("kind", "known", "words"), REPRINTS)
def test_how_two_statements_share_their_words_is_told(kind: ReprintKind, known: bool, words: str) -> None:
    pair = replace(a_comparison().reprints[0], kind=kind, first=COUNCIL.document.id if known else None)
    names = dict(zip(pair.documents, "ab", strict=True))
    assert reprint_words(pair, names.__getitem__) == words


CHANGES = [
    (Change("new", "i1", "fire", (ref(COUNCIL), ref(HERALD))), "fire – new, with 2 claims"),
    (Change("gone", "i1", "fire"), "fire – gone"),
    (Change("grew", "i1", "fire", (ref(COUNCIL),)), "fire – 1 claim more"),
    (Change("shrank", "i1", "fire", (ref(COUNCIL),)), "fire – 1 claim less"),
    (Change("joined", "i1", "fire", after="i2"), "fire – part of i2 now"),
    (
        Change("verdict", "i1", "fire", field="patient.count", before="agree", after="differ"),
        "fire – to how many: agree before, DIFFER now",
    ),
    (Change("verdict", "i1", "fire", field="when", after="single"), "fire – when: told by nobody before, one source now"),
    (Change("source-more", "i1", "fire", source="{Wire}"), "fire – {Wire} speaks of it now"),
    (Change("source-less", "i1", "fire", source="Wire"), "fire – Wire does not speak of it any more"),
    (Change("independent", "i1", "", before="1", after="2"), "(no label) – independent sources: 1 before, 2 now"),
]


@pytest.mark.parametrize(("change", "words"), CHANGES, ids=[words for _, words in CHANGES])
def test_a_change_is_told_in_a_line(change: Change, words: str) -> None:
    assert change_words(change) == words


def test_a_cell_shows_a_value_in_the_words_of_its_source() -> None:
    told = a_report().told[0]
    said = (Value("nine drivers", (ref(COUNCIL),), ("s1",)), Value("some drivers", (ref(HERALD),), ("s4",)))
    value = Value("nine drivers", (ref(COUNCIL), ref(HERALD)), ("s1", "s4"), said=said)
    (shown,) = told.values(FieldComparison("patient", "agree", (value,)), "s4")
    assert (shown.value, [one.claim for one in told.evidence(shown, "s4")]) == ("some drivers", [ref(HERALD)])
