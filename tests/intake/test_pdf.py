from __future__ import annotations

import pytest
from intake_samples import pdf, prose

from sayso.intake import read_statement
from sayso.types import PageBox

FIRST = [
    "The Committee for Open Rivers said on Monday that the engineers of the dam's operator",
    "had known of the leak since March. “We warned them twice,” its chair said, “and nothing",
    "was done.”",
]
SECOND = [
    "The operator denies this. Its spokesman told reporters that the anti-corruption office",
    "had visited the site in April and that it had found noth-",
    "ing that called for a closure of the dam, nor for the evacu-",
    "ation of the villages.",
]


def blocks_of(data: bytes) -> list[tuple[str, str]]:
    statement = read_statement(data, "a.pdf")
    return [(block.kind, statement.text[block.start : block.end]) for block in statement.blocks]


def joined(lines: list[str]) -> str:
    return " ".join(lines).replace("noth- ing", "nothing").replace("evacu- ation", "evacuation")


def test_lines_are_joined_and_the_large_line_is_the_title() -> None:
    data = pdf(
        [[(70, 760, 18, "Leak Was Known for Months"), *prose(FIRST), *prose(SECOND, top=668)]],
        info="/Author (Ana Petrov) /CreationDate (D:20240506100000Z)",
    )
    assert blocks_of(data) == [
        ("heading", "Leak Was Known for Months"),
        ("paragraph", joined(FIRST)),
        ("paragraph", joined(SECOND)),
    ]
    statement = read_statement(data, "a.pdf")
    assert statement.title
    assert statement.title.text == "Leak Was Known for Months"
    assert (statement.author, statement.created) == ("Ana Petrov", "2024-05-06")


def test_a_first_line_set_in_parts_paragraphs_without_a_gap() -> None:
    first = [*FIRST[:2], "was done about it by anybody, not by the operator and not by any ministry at all.”"]
    lines = [(70.0 + 15 * (i == 3), 720.0 - 14 * i, 11.0, line) for i, line in enumerate([*first, *SECOND])]
    assert [words for _, words in blocks_of(pdf([lines]))] == [joined(first), joined(SECOND)]


def test_a_headline_of_two_lines_is_one_and_a_signature_set_right_is_not_glued() -> None:
    headline = [(150.0, 780.0, 18.0, "Leak Was Known for"), (170.0, 760.0, 18.0, "Many Months")]
    signature = [(420.0, 640.0, 11.0, "Ana Petrov, chair"), (405.0, 626.0, 11.0, "Northport, 6 May 2024")]
    kinds = blocks_of(pdf([[*headline, *prose(FIRST), *signature]]))
    assert kinds == [
        ("heading", "Leak Was Known for Many Months"),
        ("paragraph", joined(FIRST)),
        ("paragraph", "Ana Petrov, chair"),
        ("paragraph", "Northport, 6 May 2024"),
    ]


def test_a_sentence_runs_on_over_the_page_and_running_lines_are_dropped() -> None:
    pages = [
        [(70.0, 780.0, 8.0, "Open Rivers, press office"), *prose(FIRST[:2]), (300.0, 30.0, 8.0, "Page 1 of 2")],
        [(70.0, 780.0, 8.0, "Open Rivers, press office"), *prose(FIRST[2:]), (300.0, 30.0, 8.0, "Page 2 of 2")],
    ]
    assert [words for _, words in blocks_of(pdf(pages))] == ["Open Rivers, press office", joined(FIRST)]
    statement = read_statement(pdf(pages), "a.pdf")
    assert [warning.code for warning in statement.warnings] == ["RUNNING_LINES_DROPPED"]


def test_every_word_has_its_page_and_box() -> None:
    statement = read_statement(pdf([prose(["On the first page."]), prose(["On the second."])]), "a.pdf")
    for run, page in zip(statement.map, (1, 2), strict=True):
        assert isinstance(run.origin, PageBox)
        assert run.origin.page == page
        left, top, right, bottom = run.origin.bbox
        assert 69 < left < 72 < right < 300
        # The page is 800 points high and the baseline stands 720 above its foot.
        assert 60 < top < 80 < bottom < 90


@pytest.mark.parametrize(
    ("page", "expected"),
    [("/Rotate 90", (720, 70)), ("/Rotate 180", (530, 720)), ("/Rotate 270", (80, 530)), ("/CropBox [50 50 550 750]", (20, 30))],
)
def test_boxes_are_those_of_the_page_as_it_is_shown(page: str, expected: tuple[float, float]) -> None:
    (run,) = read_statement(pdf([prose(["On a turned page."])], page=page), "a.pdf").map
    assert isinstance(run.origin, PageBox)
    left, top, right, bottom = run.origin.bbox
    assert left - 12 <= expected[0] <= right + 12
    assert top - 12 <= expected[1] <= bottom + 12


def test_a_page_without_text_among_others_is_told() -> None:
    statement = read_statement(pdf([prose(["Words on the first."]), [], prose(["Words on the third."])]), "a.pdf")
    assert [(warning.code, warning.page) for warning in statement.warnings] == [("NO_TEXT_ON_PAGE", 2)]


def test_pages_past_the_cap_are_left_out_and_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sayso.intake.pdf.MAX_PDF_PAGES", 1)
    statement = read_statement(pdf([prose(["Words on the first."]), prose(["Words on the second."])]), "a.pdf")
    assert statement.text == "Words on the first."
    assert [warning.code for warning in statement.warnings] == ["PAGES_LEFT_OUT"]
