from __future__ import annotations

from collections.abc import Hashable

import pytest
from corpus_samples import BRIDGE, BRIDGE_SHEET, RIVER, RIVER_HEAD, RIVER_SHEET

from corpus.agreement import AgreementRow, agreement_rows, alpha, markdown
from corpus.notation import read_sheet
from corpus.scheme import GoldDocument


def gold(sheet: str, text: str) -> GoldDocument:
    document = read_sheet(sheet, text).document
    assert document is not None
    return document


def rows(first: str, second: str, text: str = RIVER) -> dict[str, AgreementRow]:
    return {row.layer: row for row in agreement_rows([(gold(first, text), gold(second, text))])}


# Both worked in Krippendorff (2011), Computing Krippendorff's Alpha-Reliability, sections A and B.
BINARY = list(zip("0100000010", "1110010000", strict=True))
NOMINAL = list(zip("aabbdcccedda", "babbbccceddd", strict=True))


@pytest.mark.parametrize(("pairs", "expected"), [(BINARY, 0.095), (NOMINAL, 0.692)])
def test_alpha_is_that_of_the_published_examples(pairs: list[tuple[Hashable, Hashable]], expected: float) -> None:
    assert alpha(pairs) == pytest.approx(expected, abs=0.0005)


def test_alpha_worked_by_hand() -> None:
    # 8 values, 5 of "a" and 3 of "b"; one disagreement, twice off the diagonal: 1 - 7 * 2 / (8 * 8 - 25 - 9) = 1 - 14 / 30.
    assert alpha([("a", "a"), ("a", "a"), ("a", "b"), ("b", "b")]) == pytest.approx(1 - 14 / 30)


def test_alpha_is_one_where_all_agree_and_below_zero_where_they_agree_less_than_by_chance() -> None:
    assert alpha([("a", "a"), ("b", "b")]) == 1
    value = alpha([("a", "b"), ("b", "a")])
    assert value is not None
    assert value < 0


@pytest.mark.parametrize("pairs", [[], [("a", "a")], [("a", "a")] * 5])
def test_alpha_is_not_defined_over_one_label(pairs: list[tuple[Hashable, Hashable]]) -> None:
    assert alpha(pairs) is None


def test_a_reading_agrees_with_itself_in_every_layer() -> None:
    figures = {row.figure for row in rows(BRIDGE_SHEET, BRIDGE_SHEET, BRIDGE).values()}
    assert figures == {1.0, None}


def test_what_only_one_has_found_lowers_what_is_found_and_not_the_layers_below() -> None:
    without = RIVER_SHEET[: RIVER_SHEET.index("[2]")]
    found = rows(RIVER_SHEET, without)
    assert found["attributions"].figure == pytest.approx(2 / 3)
    assert found["claims"].figure == pytest.approx(2 / 3)
    assert found["agent"].figure == 1
    assert found["content characters"].figure == pytest.approx(2 * 32 / (32 + 26 + 32))


def test_one_label_only_gives_plain_agreement_with_a_note() -> None:
    row = rows(RIVER_SHEET, RIVER_SHEET)["tense"]
    assert (row.measure, row.figure, row.matched) == ("agreement", 1.0, 2)
    assert "not defined" in row.note


def test_labels_are_compared_on_matched_claims() -> None:
    other = RIVER_SHEET.replace("CT-/U", "PR-/U").replace("| ASSAULT", "")
    found = rows(RIVER_SHEET, other)
    assert found["commitment, innermost"].figure == pytest.approx(1 - 3 * 2 / (16 - 4 - 1 - 1))
    assert found["PLOVER event"].note == "agreement 0.50"
    assert found["commitment, issuer"].figure == 1


def test_participants_count_by_role_over_matched_claims() -> None:
    other = RIVER_SHEET.replace("ag=the boats", "in=the boats").replace("pa=the river", "pa=boats")
    found = rows(RIVER_SHEET, other)
    assert found["agent"].figure == pytest.approx(2 / 3)
    assert found["other participants"].figure == 0
    assert found["patient"].figure == pytest.approx(0.5)


def test_a_claim_in_another_attribution_is_found_but_not_its_chain() -> None:
    other = RIVER_SHEET.replace("CT+/U | in a2", "CT+")
    found = rows(RIVER_SHEET, other)
    assert found["claims"].figure == 1
    assert (found["chain"].measure, found["chain"].figure) == ("accuracy", 0.5)
    assert found["claims with chain"].figure == 0.5


NEST = RIVER_HEAD + "[1]\nA a1 | src=The ministry | cue=denied | con=that its ... river | named | deny | indirect\n"


def test_an_attribution_under_another_parent_is_found_but_not_its_parent() -> None:
    inner = "A a2{} | cue=crossed | con=river | issuer | assert | indirect\n"
    found = rows(NEST + inner.format(" < a1"), NEST + inner.format(""))
    assert found["attributions"].figure == 1
    assert found["attributions with parent"].figure == 0.5


def test_ids_need_not_be_the_same() -> None:
    other = RIVER_SHEET.replace("a1", "x9").replace("a2", "a1")
    assert {row.figure for row in rows(RIVER_SHEET, other).values()} <= {1.0, None}


def test_flags_match_by_name_and_overlap() -> None:
    first = RIVER_HEAD + "[1]\nF hearsay | denied\nF slogan | its boats\n"
    second = RIVER_HEAD + "[1]\nF hearsay | ministry denied\nF threat | its boats\nF slogan | river\n"
    row = rows(first, second)["flags"]
    assert (row.figure, row.matched, row.note) == (pytest.approx(0.4), 1, "of 2 and 3")


def test_nothing_to_count_is_told_as_such() -> None:
    found = rows(RIVER_HEAD, RIVER_HEAD)
    assert {row.figure for row in found.values()} == {None}
    assert "| flags | F | – | 0 | of 0 and 0 |" in markdown(list(found.values()))
