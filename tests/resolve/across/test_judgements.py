"""Judgements are rows; what is the same follows from the rows in force, whatever their order, and a withdrawn row never was."""

from __future__ import annotations

import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sayso.resolve.across import EntityKey, Judgement, JudgementError, ScoredPair, Verdict, judge, resolve_judgements


def _key(name: str) -> EntityKey:
    return f"sha256:{name}", "e1"


A, B, C, D = (_key(name) for name in "abcd")


def _row(first: EntityKey, second: EntityKey, verdict: Verdict, day: int = 1, user: str = "mira") -> Judgement:
    return Judgement(first, second, verdict, user, f"2024-05-{day:02}T00:00:00Z")


def test_same_is_transitive_and_the_smallest_key_names_the_cluster() -> None:
    state = resolve_judgements([_row(C, B, "same"), _row(A, B, "same")])
    assert state.members(C) == {A, B, C}
    assert state.canonical(C) == A
    assert state.verdict(A, C) == "same"
    assert state.members(D) == {D}


def test_not_same_holds_between_all_that_are_the_same() -> None:
    state = resolve_judgements([_row(A, B, "same"), _row(C, D, "same"), _row(B, C, "not-same")])
    assert state.verdict(A, D) == "not-same"


def test_a_contradicting_judgement_is_refused_and_names_both_rows() -> None:
    rows = [_row(A, B, "same", 1), _row(B, C, "not-same", 2, "jun")]
    with pytest.raises(JudgementError) as refused:
        judge(rows, _row(A, C, "same", 3))
    assert refused.value.code == "CONTRADICTION"
    assert '"same" of sha256:a/e1 and sha256:c/e1 by mira' in refused.value.message
    assert '"not-same" of sha256:b/e1 and sha256:c/e1 by jun' in refused.value.message


def test_not_same_within_a_cluster_is_refused_and_names_the_latest_row_between() -> None:
    rows = [_row(A, B, "same", 1), _row(B, C, "same", 2), _row(C, D, "same", 3)]
    with pytest.raises(JudgementError, match=r"sha256:b/e1 and sha256:c/e1"):
        judge(rows, _row(A, C, "not-same", 4))


def test_an_entity_is_not_judged_beside_itself() -> None:
    with pytest.raises(JudgementError, match="SELF"):
        judge([], _row(A, A, "same"))


def test_undecided_can_be_decided_later() -> None:
    rows = [_row(A, B, "undecided", 1)]
    assert resolve_judgements(rows).verdict(A, B) == "undecided"
    assert judge(rows, _row(A, B, "same", 2)).verdict(A, B) == "same"


def test_what_was_withdrawn_later_held_at_the_time() -> None:
    row = _row(A, B, "same", 1).withdrawn("2024-05-09T00:00:00Z")
    assert resolve_judgements([row]).verdict(A, B) is None
    assert resolve_judgements([row], at="2024-05-05T00:00:00Z").verdict(A, B) == "same"
    assert resolve_judgements([row], at="2024-04-01T00:00:00Z").verdict(A, B) is None


def test_no_question_is_asked_twice_or_when_its_answer_follows() -> None:
    state = resolve_judgements([_row(A, B, "same"), _row(C, D, "undecided")])
    asked = [ScoredPair(C, D, 0.99, ()), ScoredPair(A, B, 0.98, ()), ScoredPair(A, C, 0.8, ()), ScoredPair(B, C, 0.9, ())]
    assert [(pair.first, pair.second) for pair in state.open_questions(asked)] == [(B, C)]


_keys = st.sampled_from([_key(name) for name in "abcdefgh"])
_rows = st.lists(
    st.builds(_row, _keys, _keys, st.sampled_from(["same", "not-same", "undecided"]), st.integers(1, 28)).filter(
        lambda row: row.first != row.second
    ),
    max_size=14,
)


def _accepted(rows: list[Judgement]) -> list[Judgement]:
    """Give the rows that can be added one after the other."""
    kept: list[Judgement] = []
    for row in rows:
        try:
            judge(kept, row)
        except JudgementError:
            continue
        kept.append(row)
    return kept


@given(_rows, st.randoms(use_true_random=False))
def test_the_order_of_rows_does_not_matter(rows: list[Judgement], shuffler: random.Random) -> None:
    kept = _accepted(rows)
    shuffled = shuffler.sample(kept, len(kept))
    assert resolve_judgements(shuffled) == resolve_judgements(kept)


@given(_rows)
def test_nothing_judged_apart_is_ever_in_one_cluster(rows: list[Judgement]) -> None:
    kept = _accepted(rows)
    state = resolve_judgements(kept)
    for row in kept:
        if row.verdict == "not-same":
            assert row.second not in state.members(row.first)
            assert state.verdict(row.first, row.second) == "not-same"
        if row.verdict == "same":
            assert state.members(row.first) == state.members(row.second)


@given(_rows, st.data())
def test_withdrawing_a_row_restores_the_state_without_it(rows: list[Judgement], data: st.DataObject) -> None:
    kept = _accepted(rows)
    if not kept:
        return
    number = data.draw(st.integers(0, len(kept) - 1))
    without = [*kept[:number], *kept[number + 1 :]]
    withdrawn = [*without, kept[number].withdrawn("2024-06-01T00:00:00Z")]
    assert resolve_judgements(withdrawn) == resolve_judgements(without)
    assert judge(withdrawn, kept[number]) == resolve_judgements(kept)


def test_a_long_chain_of_judgements_is_quick() -> None:
    rows = [_row(_key(str(number)), _key(str(number + 1)), "same") for number in range(20_000)]
    state = resolve_judgements(rows)
    assert len(state.members(_key("7"))) == 20_001
