from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sayso.errors import IntakeError
from sayso.intake import read_statement
from sayso.types import Offset, Statement

WRAPPED = """\
River Leak Was Known for Months

The Committee for Open Rivers said on Monday that engineers of the dam's operator
had known of the leak since March. Its chair said that they had been warned on two
occasions.
The operator denies this. A spokesman told reporters that no warning had come, and
that the anti-
corruption bureau, which visited the site in April, had found noth-
ing that called for a closure.
"""


def blocks_of(text: str, name: str = "statement.txt") -> list[tuple[str, str]]:
    statement = read_statement(text.encode("utf-8"), name)
    return [(block.kind, statement.text[block.start : block.end]) for block in statement.blocks]


def paragraphs_of(text: str) -> list[str]:
    return [words for _, words in blocks_of(text)]


def double_spaced(text: str) -> str:
    return "".join(line + " \n\n" for line in text.splitlines())


@pytest.mark.parametrize("text", [WRAPPED, double_spaced(WRAPPED), WRAPPED.replace("\n", "\r\n"), WRAPPED.replace("\n", "\u2028")])
def test_lines_broken_by_a_width_become_paragraphs(text: str) -> None:
    assert blocks_of(text) == [
        ("heading", "River Leak Was Known for Months"),
        (
            "paragraph",
            "The Committee for Open Rivers said on Monday that engineers of the dam's operator had known of the leak since March."
            " Its chair said that they had been warned on two occasions.",
        ),
        (
            "paragraph",
            "The operator denies this. A spokesman told reporters that no warning had come, and that the anti-corruption bureau,"
            " which visited the site in April, had found nothing that called for a closure.",
        ),
    ]


def test_paragraphs_on_one_line_each_stay_apart() -> None:
    lines = [
        "The mayor of Northport said on Tuesday that the harbour would stay closed for a week, and perhaps for two. " * 2,
        "Fishermen who had waited since dawn called the decision a betrayal. " * 4,
        "No.",
        "The ministry did not answer.",
    ]
    assert paragraphs_of("\n".join(lines)) == [line.strip() for line in lines]
    assert paragraphs_of("\n   ".join(lines)) == [line.strip() for line in lines]


@pytest.mark.parametrize(
    "lines",
    [
        ["Harbour Workers' Union", "14 Quay Street", "Northport NP1 2AB", "Dear Minister,"],
        ["The tide comes in, the tide goes out,", "The gulls stand on the wall,", "Who shuts it shuts it out,", "The sea and all."],
        ["Yours faithfully,", "Ana Petrov", "Chair, Harbour Workers' Union"],
    ],
)
def test_addresses_verse_and_signatures_are_not_glued(lines: list[str]) -> None:
    assert paragraphs_of("\n".join(lines)) == lines
    assert paragraphs_of(WRAPPED + "\n" + "\n".join(lines))[-len(lines) :] == lines


def test_a_signature_is_no_heading() -> None:
    kinds = [kind for kind, _ in blocks_of(WRAPPED + "\nYours faithfully,\nAna Petrov\nChair\n")]
    assert kinds[-3:] == ["paragraph"] * 3


def test_items_are_blocks_of_their_own_with_their_hanging_lines() -> None:
    first = "- a public inquiry that may call witnesses from the operator and from\n  the ministry;"
    text = WRAPPED + f"\nWe ask for three things:\n\n{first}\n- compensation;\n- an apology.\n"
    assert blocks_of(text)[-4:] == [
        ("paragraph", "We ask for three things:"),
        ("item", "- a public inquiry that may call witnesses from the operator and from the ministry;"),
        ("item", "- compensation;"),
        ("item", "- an apology."),
    ]


def test_a_line_set_in_begins_a_paragraph() -> None:
    filler = "and the committee, which had met in the town hall since early in the morning, rose."
    first = "First the chair spoke to those who had come from the villages along the river banks"
    then = "Then the guests spoke, one by one, and they said what they had seen on that evening"
    text = f"{first}\n{filler}\n {then}\n{filler}\n"
    assert len(paragraphs_of(text)) == 2


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("They called it an exam-\nple of neglect.", "They called it an example of neglect."),
        ("They called it an exam\u00ad\nple of neg\u00adlect.", "They called it an example of neglect."),
        ("An anti-\nwar march was held.", "An anti-war march was held."),
        ("A cross-\nborder raid, they said.", "A cross-border raid, they said."),
        ("The ship-\nyard closed, said the ship-yard union.", "The ship-yard closed, said the ship-yard union."),
        ("They wore T-\nshirts to the march.", "They wore T-shirts to the march."),
        ("They waited and waited -\nand then left.", "They waited and waited - and then left."),
        ("Northport said no. A Northport-\nled union met.", "Northport said no. A Northport-led union met."),
        ("A journalist of the North-\nport paper met them.", "A journalist of the Northport paper met them."),
        ("In 2015-\n16 it rained.", "In 2015-16 it rained."),
    ],
)
def test_hyphens_at_line_ends_are_healed(text: str, expected: str) -> None:
    assert paragraphs_of(text) == [expected]


def test_a_name_after_an_abbreviated_title_stays_with_it() -> None:
    text = "The letter was co-signed by Dr.\nAna Petrov of Northport."
    assert paragraphs_of(text) == ["The letter was co-signed by Dr. Ana Petrov of Northport."]


def test_only_layout_is_changed() -> None:
    text = "A\u00a0b  c\t\td \u200be\u202ef\u202c e\u0301 \U0001f600 “x”  \r\n"
    assert read_statement(text.encode(), "a.txt").text == "A\u00a0b c d \u200be\u202ef\u202c e\u0301 \U0001f600 “x”"


def test_a_text_past_the_cap_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sayso.intake.builder.MAX_TEXT_CHARS", 1000)
    with pytest.raises(IntakeError) as caught:
        read_statement(b"word " * 1000, "long.txt")
    assert caught.value.code == "LIMIT"
    assert "long.txt" in caught.value.message


CHARACTERS = st.sampled_from(
    [
        *["a", "B", " ", "é", ".", ",", ";", "-", "!", "?", '"', "'", "1", "  ", "\n", "\r\n", "\r", "\t", "\u00a0", "\u00ad"],
        *["\f", "\u200f", "\u05d0\u05d1", "\u0627\u0644", "e\u0301", "\U0001f600", "\U0001f468\u200d\U0001f469", "“", "”"],
        *["\0", "\u2029", "\ufeff", "- ", "• ", "\n\n", "-\n", "Word", "longer word ", "中文"],
    ]
)
TEXTS = st.lists(CHARACTERS, min_size=1, max_size=120).map("".join)


def check_map(statement: Statement, original: str) -> None:
    """Every run stands in the original as it stands in the text; what belongs to no run is a join."""
    mapped = [False] * len(statement.text)
    last_end = last_offset = 0
    for run in statement.map:
        assert isinstance(run.origin, Offset)
        offset = run.origin.offset
        assert run.start >= last_end
        assert offset >= last_offset
        assert statement.text[run.start : run.start + run.length] == original[offset : offset + run.length]
        mapped[run.start : run.start + run.length] = [True] * run.length
        last_end, last_offset = run.start + run.length, offset + run.length
    assert all(is_mapped or character in " \n" for is_mapped, character in zip(mapped, statement.text, strict=True))


def check_blocks(statement: Statement) -> None:
    """Blocks are in order, begin and end with words, and leave out nothing but white space."""
    last = 0
    for block in statement.blocks:
        words = statement.text[block.start : block.end]
        assert words.strip() == words != ""
        assert not statement.text[last : block.start].strip()
        last = block.end
    assert last == len(statement.text)


@given(TEXTS)
def test_every_character_maps_back_and_none_is_lost(text: str) -> None:
    try:
        statement = read_statement(text.encode("utf-8"), "generated.txt")
    except IntakeError:  # nothing but white space and signs, or too many control characters
        return
    original = text.removeprefix("\ufeff")
    check_map(statement, original)
    check_blocks(statement)
    kept = [c for c in statement.text if not c.isspace() and c != "-"]
    assert kept == [c for c in original if not c.isspace() and c not in "-\u00ad"]
    if statement.title:
        assert statement.text[statement.title.start : statement.title.end] == statement.title.text


@given(st.text(alphabet=st.characters(exclude_categories=["Cs"]), max_size=200))
def test_any_text_at_all_maps_back(text: str) -> None:
    try:
        statement = read_statement(("Words. " + text).encode("utf-8"), "generated.txt")
    except IntakeError:  # too many control characters
        return
    if statement.media_type == "text/plain":
        check_map(statement, "Words. " + text)
        check_blocks(statement)
