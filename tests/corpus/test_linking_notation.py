"""The sheets of links: what they hold, and what is refused in them."""

from __future__ import annotations

import pytest
from linking_samples import HEAD, MILL, NAME, SHEET, annotated, over_mill

from corpus.linking.notation import read_links
from corpus.linking.scheme import GoldLinks


def mill() -> GoldLinks:
    sheet = read_links(SHEET, annotated())
    assert (sheet.errors, sheet.warnings) == ((), ())
    assert sheet.gold is not None
    return sheet.gold


def test_the_head_is_the_sheets_and_the_split_that_of_the_claims() -> None:
    gold = mill()
    assert (gold.id, gold.annotator, gold.split, gold.hash) == (NAME, "L", "dev", annotated().gold.hash)


def test_a_link_has_two_claims_a_relation_and_the_words_that_mark_it() -> None:
    assert [(link.from_, link.relation, link.to, link.cue and MILL[slice(*link.cue)]) for link in mill().links] == [
        ("c1", "purpose", "c2", "to"),
        ("c3", "cause", "c1", "because"),
        ("c4", "cause", "c5", "prevented"),
        ("c6", "result", "c7", "Every time"),
        ("c7", "result", "c9", None),
    ]


def test_marks_are_read_in_any_number_and_none_is_a_plain_link() -> None:
    assert [(link.polarity, link.habitual, link.conditional) for link in mill().links] == [
        ("positive", False, False),
        ("positive", False, False),
        ("negative", False, False),
        ("positive", True, False),
        ("positive", True, True),
    ]


REFUSED = [
    ("[1]\nL cause c3 -> c1\n", 2, "this is not a link"),
    ("[1]\nL cause c3 c1 | because\n", 2, "this is not a link"),
    ("[1]\nL cause c3 -> c1 | because | negative | habitual\n", 2, "this is not a link"),
    ("[1]\nL reason c3 -> c1 | because\n", 2, "'reason' is not a relation"),
    ("[1]\nL cause c3 -> c1 | because | often\n", 2, "'often' is not a mark"),
    ("[1]\nL cause c3 -> c1 | since\n", 2, "'since' is not in"),
    ("[1]\nL cause c3 -> c1 | because ~2\n", 2, "occurs 1 times"),
    ("L cause c3 -> c1 | because\n", 1, "no segment is set"),
    ("[7]\n", 1, "there is no segment 7"),
    ("[1]\nC closed | event\n", 2, "a line cannot begin with 'C'"),
    ("L cause c3 -> c99 | -\n", 1, f"{NAME} has no claim c99"),
    ("L cause c3 -> c3 | -\n", 1, "c3 is linked to itself"),
    ("L cause c3 -> c1 | -\n[1]\nL cause c3 -> c1 | because\n", 3, "c3 and c1 are already linked by cause"),
]


@pytest.mark.parametrize(("lines", "line", "reason"), REFUSED)
def test_a_line_that_does_not_hold_is_named_and_the_sheet_yields_nothing(lines: str, line: int, reason: str) -> None:
    sheet = over_mill(lines)
    assert sheet.gold is None
    (error,) = sheet.errors
    assert (error.line, error.remedy != "") == (line + HEAD.count("\n"), True)
    assert reason in error.reason


def test_every_problem_is_collected_in_the_order_of_lines() -> None:
    sheet = over_mill("L cause c3 -> c99 | -\nX\nL cause c1 -> c1 | -\n")
    assert [error.line for error in sheet.errors] == [4, 5, 6]


def test_two_relations_between_one_pair_and_one_relation_both_ways_are_links_of_their_own() -> None:
    sheet = over_mill("L cause c3 -> c1 | -\nL result c3 -> c1 | -\nL cause c1 -> c3 | -\n")
    assert sheet.gold is not None
    assert len(sheet.gold.links) == 3


def test_a_sheet_without_links_is_a_reading_too() -> None:
    gold = over_mill("").gold
    assert gold is not None
    assert gold.links == ()


def test_a_contrast_without_words_is_warned_of() -> None:
    sheet = over_mill("L contrast c3 -> c1 | -\n")
    assert sheet.gold is not None
    assert [note.reason for note in sheet.warnings] == ["a contrast without a cue"]


@pytest.mark.parametrize(
    ("head", "reason"),
    [
        (HEAD.replace("# annotator: L\n", ""), "no header 'annotator'"),
        (HEAD.replace("annotator: L", "annotator: "), "no header 'annotator'"),
        (HEAD.replace("sha256:", "sha256:0"), "the hash is not that of the text"),
    ],
)
def test_a_head_that_is_short_or_of_another_text_is_refused(head: str, reason: str) -> None:
    (error,) = over_mill("", head).errors
    assert error.reason == reason
