"""The sheets of who, when, where and how many: what they hold, and what is refused in them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from resolution_samples import FLOOD, HEAD, SHEET, annotated, over_flood

from corpus.resolution.notation import read_resolution
from corpus.resolution.scheme import GoldResolution
from corpus.scheme import Offsets
from corpus.sheets import sheets_of


def flood() -> GoldResolution:
    sheet = read_resolution(SHEET, annotated())
    assert sheet.errors == ()
    assert sheet.warnings == ()
    assert sheet.gold is not None
    return sheet.gold


def words(span: Offsets | None) -> str:
    assert span is not None
    return FLOOD[slice(*span)]


def test_the_head_and_the_split_of_the_claims() -> None:
    gold = flood()
    assert (gold.id, gold.annotator, gold.split, gold.published) == ("re3d:F100D", "R", "dev", "2006-03-07")


def test_an_entity_has_its_mentions_in_text_order_and_a_caption_where_a_mention_spells_it() -> None:
    mayor, council, town = flood().entities
    assert [words(span) for span in mayor.mentions] == ["Mayor Lena Orr", "She", "her"]
    assert words(mayor.caption) == "Mayor Lena Orr"
    assert (council.schema, council.caption) == ("PublicBody", None)
    assert [words(span) for span in town.mentions] == ["Anford"]


def test_times_places_and_counts_have_their_values() -> None:
    gold = flood()
    assert [(words(item.span), item.earliest, item.latest) for item in gold.times] == [("Tuesday", "2006-03-07", "2006-03-07")]
    assert [(words(item.span), item.country, item.lat, item.lon, item.kind) for item in gold.places] == [
        ("Anford", "gb", 51.1, -1.25, "village"),
        ("the sea", None, 56.0, 3.0, "water"),
    ]
    assert [(words(item.span), item.minimum, item.maximum) for item in gold.counts] == [
        ("at least nine people", 9, None),
        ("Nine", 9, 9),
        ("two hundred  residents", 200, 200),
    ]
    assert [item.of and words(item.of) for item in gold.counts] == ["people", None, "residents"]
    assert [(words(item.span), item.minimum, item.maximum) for item in gold.revisions] == [("found", 9, 9)]


@pytest.mark.parametrize(
    ("value", "bounds"),
    [
        ("open", (None, None)),
        ("2006-03-07", ("2006-03-07", "2006-03-07")),
        ("2006-03-01..2006-03-07", ("2006-03-01", "2006-03-07")),
        ("2003-01-01..", ("2003-01-01", None)),
        ("..2006-05-31", (None, "2006-05-31")),
    ],
)
def test_days_may_be_open_at_either_end(value: str, bounds: tuple[str | None, str | None]) -> None:
    (gold,) = [over_flood(f"[2]\nT Tuesday = {value}\n").gold]
    assert gold is not None
    assert [(item.earliest, item.latest) for item in gold.times] == [bounds]
    assert gold.times[0].is_open == (value == "open")


def test_a_place_may_be_open() -> None:
    gold = over_flood("[2]\nP Anford = open\n").gold
    assert gold is not None
    assert gold.places[0].is_open


REFUSED = [
    ("[2]\nM e1 Anford\n", 6, "there is no entity e1"),
    ("E e1 Person | Orr\n", 5, "e1 has no mention"),
    ("E e1 Robot | Orr\n", 5, "'Robot' is not a schema"),
    ("E e1 Person\n", 5, "this is not an entity"),
    ("E e1 Person | Orr\n[2]\nM e1 Mayor Lena Orr\nE e1 Person | Orr\n", 8, "the id e1 is taken"),
    ("E e1 Person | Orr\nM e1 Orr\n", 6, "no segment is set"),
    ("E e1 Person | Orr\n[2]\nM e1 the mayor\n", 7, "'the mayor' is not in"),
    ("E e1 Person | Orr\n[2]\nM e1 Mayor Lena Orr\nM e1 Mayor Lena Orr\n", 8, "already a mention"),
    ("E e1 Person | Orr\nE e2 Person | Lena\n[2]\nM e1 Mayor Lena Orr\nM e2 Mayor Lena Orr\n", 9, "already a mention"),
    ("[2]\nM e1\n", 6, "this is not a mention"),
    ("[9]\n", 5, "there is no segment 9"),
    ("[2]\nT Tuesday\n", 6, "parted by ' = '"),
    ("[2]\nT Tuesday = 2006-02-31\n", 6, "'2006-02-31' is not a day"),
    ("[2]\nT Tuesday = 20060307\n", 6, "'20060307' is not a day"),
    ("[2]\nT Tuesday = 2006-03-08..2006-03-07\n", 6, "is after"),
    ("[2]\nT Tuesday = soon\n", 6, "'soon' is not a day"),
    ("[2]\nP Anford = Anford | GB | 51.1,-1.2\n", 6, "is not a place"),
    ("[2]\nP Anford = Anford | England | 51.1,-1.2 | village\n", 6, "'England' is not a country's two letters"),
    ("[2]\nP Anford = Anford | GB | 51.1 -1.2 | village\n", 6, "is not a pair of degrees"),
    ("[2]\nP Anford = Anford | GB | 91,0 | village\n", 6, "is not on the globe"),
    ("[2]\nP Anford = Anford | GB | 51.1,-1.2 | hamlet\n", 6, "'hamlet' is not a kind of place"),
    ("[2]\nN nine people = many | people\n", 6, "'many' is not a number"),
    ("[2]\nN nine people = 9..3 | people\n", 6, "is not a range"),
    ("[2]\nN nine people = .. | people\n", 6, "both bounds are open"),
    ("[2]\nR killed = 4\n", 6, "'killed' is not in"),
    ("X\n", 5, "a line cannot begin with 'X'"),
]


@pytest.mark.parametrize(("lines", "line", "reason"), REFUSED)
def test_a_problem_is_named_with_its_line_and_a_remedy_and_the_sheet_yields_nothing(lines: str, line: int, reason: str) -> None:
    sheet = over_flood(lines)
    assert sheet.gold is None
    assert [note.line for note in sheet.errors if reason in note.reason] == [line]
    assert all(note.remedy for note in sheet.errors)


def test_every_problem_is_collected() -> None:
    sheet = over_flood("E e1 Robot | Orr\n[2]\nT Tuesday = soon\nP Anford = nowhere\n")
    assert [note.line for note in sheet.errors] == [5, 7, 8]


@pytest.mark.parametrize(
    ("head", "reason"),
    [
        (HEAD.replace("# annotator: R\n", ""), "no header 'annotator'"),
        (HEAD.replace("# published: 2006-03-07\n", ""), "no header 'published'"),
        (HEAD.replace("2006-03-07", "2006-03-32"), "'2006-03-32' is not a day"),
        (HEAD.replace("sha256:", "sha256:0"), "the hash is not that of the text"),
    ],
)
def test_a_head_that_does_not_hold_is_refused(head: str, reason: str) -> None:
    sheet = over_flood("", head)
    assert sheet.gold is None
    assert reason in sheet.errors[0].reason


def test_times_and_places_are_those_of_the_claims() -> None:
    sheet = over_flood("[1]\nT 2006 = 2006-01-01..2006-12-31\n")
    assert sheet.gold is not None
    assert [note.reason for note in sheet.warnings] == [
        "no line for the time 'Tuesday' of a claim in segment 2",
        "'2006' is no claim's time",
        "no line for the place 'Anford' of a claim in segment 2",
        "no line for the place 'the sea' of a claim in segment 4",
    ]


def test_a_file_holds_several_sheets() -> None:
    assert sheets_of("\n# doc: a\nE\n# doc: b\n[1]\n") == [(0, "\n# doc: a\nE"), (3, "# doc: b\n[1]")]
    assert sheets_of("E e1\n") == [(0, "E e1")]
    assert sheets_of("") == [(0, "")]


@given(st.text(max_size=200))
def test_any_lines_are_read_or_refused(lines: str) -> None:
    sheet = over_flood(lines)
    assert (sheet.gold is None) == bool(sheet.errors)
