"""What is measured of joined claims, on a small set written by hand."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pytest

from benchmarks.compared import END_TO_END, ComparedScores, Joined, Told, compared_rows, join_naively, rows_of, told
from corpus.comparing.scheme import GoldSet
from sayso.pipeline import Reader
from tests.mill import mill_with

INCIDENTS = """
I deaths | workers killed at the mill, May
M 1 killed
M 1 shot
M 2 died
M? 2 deaths
F act differ | 1=killing | 2=death
F patient.count differ | 1=9 | 2=6
S asserts | 1 | 2
N 2 2

I strike | strike at the mill
M 1 struck
M 2 struck
F act agree | 1=strike | 2=strike
S asserts | 1 | 2
N 2 2
"""


@pytest.fixture
def mill(tmp_path: Path) -> GoldSet:
    (loaded,) = mill_with(tmp_path, INCIDENTS)
    return loaded


def at(gold: GoldSet, number: int, words: str) -> Told:
    start = gold.statements[number - 1].text.index(words)
    return Told(number, (start, start + len(words)))


def scored(gold: GoldSet, *groups: Sequence[tuple[int, str]], **told_of: object) -> ComparedScores:
    joined = [Joined(tuple(at(gold, *claim) for claim in group), **told_of) for group in groups]  # type: ignore[arg-type]
    scores = ComparedScores()
    scores.add(gold, [claim for item in joined for claim in item.claims], joined)
    return scores


def pairs(scores: ComparedScores) -> tuple[int, int, int]:
    return scores.pairs.hits, scores.pairs.gold, scores.pairs.ours


def test_claims_joined_as_gold_has_them_are_all_right(mill: GoldSet) -> None:
    scores = scored(mill, [(1, "killed"), (1, "shot"), (2, "died")], [(1, "struck"), (2, "struck")])
    assert pairs(scores) == (4, 4, 4)
    assert (scores.claims.percent, scores.reach.percent) == (100, 100)


def test_two_happenings_in_one_incident_are_as_many_wrong_pairs_as_lie_between_them(mill: GoldSet) -> None:
    assert pairs(scored(mill, [(1, "killed"), (1, "shot"), (2, "died"), (1, "struck")])) == (3, 4, 6)


def test_an_optional_claim_is_neither_missed_nor_made_up_but_may_be_joined_wrongly(mill: GoldSet) -> None:
    assert pairs(scored(mill, [(1, "killed"), (2, "died"), (2, "deaths")])) == (1, 4, 1)
    assert pairs(scored(mill, [(1, "struck"), (2, "deaths")])) == (0, 4, 1)


def test_a_claim_that_no_incident_lists_is_wrong_beside_a_listed_one_and_across_statements(mill: GoldSet) -> None:
    assert pairs(scored(mill, [(1, "killed"), (2, "regret")])) == (0, 4, 1)
    assert pairs(scored(mill, [(1, "Guards"), (2, "regret")])) == (0, 4, 1)
    assert pairs(scored(mill, [(2, "Six"), (2, "regret")])) == (0, 4, 0)


def test_two_claims_of_ours_for_one_of_gold_count_once(mill: GoldSet) -> None:
    assert pairs(scored(mill, [(1, "killed"), (1, "were killed"), (2, "died")])) == (1, 4, 1)


def test_what_is_not_found_bounds_what_can_be_joined(mill: GoldSet) -> None:
    scores = scored(mill, [(1, "killed"), (2, "died")])
    assert (scores.claims.right, scores.claims.of) == (2, 5)
    assert (scores.reach.right, scores.reach.of) == (1, 4)


def test_fields_and_independence_are_those_of_the_incident_that_shares_most(mill: GoldSet) -> None:
    deaths = [(1, "killed"), (2, "died"), (1, "struck")]
    scores = scored(mill, deaths, [(2, "struck")], verdicts={"act": "differ"}, independent=2)
    assert (scores.verdicts.right, scores.verdicts.of) == (1, 3)
    assert (scores.independent.right, scores.independent.of) == (2, 2)


def test_an_incident_that_nobody_joined_has_nothing_right(mill: GoldSet) -> None:
    scores = scored(mill)
    assert (scores.verdicts.right, scores.independent.right) == (0, 0)
    assert [row.figure for row in rows_of(scores, "dev", "none")] == [0, 0, 0, 0, 0]
    assert [row.what.split(": ")[1] for row in rows_of(scores, "dev", END_TO_END) if not row.holds] == [
        "pairs, sayso compare", "field verdicts right, sayso compare", "independent sources right, sayso compare",
    ]  # fmt: skip


def test_the_naive_joiner_takes_the_same_word_for_the_same_happening(mill: GoldSet) -> None:
    reader = Reader()
    ledgers = {item.number: reader.read(item.data, item.name) for item in mill.statements}
    struck = [told(number, claim) for number, item in ledgers.items() for claim in item.claims if claim.predicate.text == "struck"]
    groups = [group for group in join_naively(ledgers) if set(struck) & set(group.claims)]
    assert [set(group.claims) for group in groups] == [set(struck)]
    assert groups[0].independent == 2


def test_every_figure_has_its_row(mill: GoldSet, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("benchmarks.compared.load_sets", lambda splits: [mill] if list(splits) == ["dev"] else [])
    rows = compared_rows("dev")
    assert [row.what.partition(": ")[2] for row in rows] == [
        "issuers right",
        "statements dated",
        "claims found",
        "pairs within reach",
        "pairs, naive joiner",
        "field verdicts right, naive joiner",
        "independent sources right, naive joiner",
    ]
    assert all(0 <= row.figure <= 100 for row in rows)
