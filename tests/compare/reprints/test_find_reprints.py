from __future__ import annotations

from itertools import pairwise, permutations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sayso.compare.reprints import Printed, Reprint, ReprintIndex, find_reprints
from tests.compare.reprints.printed import ESCAPE, FLOOD, FOOTER, LETTERHEAD, SPEECH, STRIKE, made_up, printed, reworded

SET = [
    printed("agency", ESCAPE, "2015-10-12"),
    printed("daily", f"{LETTERHEAD} {reworded(ESCAPE, 0.2)}", "2015-10-13"),
    printed("weekly", f"{made_up(1)} {ESCAPE} {FLOOD} {made_up(2)}", "2015-10-17"),
    printed("union", f"{STRIKE} “No comment,” said the owner.", "2015-10-12"),
    printed("copy", ESCAPE.upper(), "2015-10-14"),
    printed("party", f"{STRIKE}\n{SPEECH}", "2015-10-15"),
    printed("ministry", f"{SPEECH}\n{FLOOD}"),
]


def added_one_by_one(statements: list[Printed]) -> ReprintIndex:
    index = ReprintIndex()
    for statement in statements:
        index.add(statement)
    return index


def test_every_reprint_of_a_small_set_is_found() -> None:
    assert {reprint.documents: reprint.kind for reprint in find_reprints(SET)} == {
        ("agency", "copy"): "reprint",
        ("agency", "daily"): "paraphrase",
        ("agency", "weekly"): "reprint",
        ("daily", "weekly"): "paraphrase",
        ("ministry", "party"): "quotation",
        ("ministry", "weekly"): "partial",
        ("party", "union"): "reprint",
    }


def test_the_order_in_which_statements_come_does_not_matter() -> None:
    expected = find_reprints(SET)
    for order in list(permutations(SET))[::397]:
        assert find_reprints(order) == expected


def test_statements_added_one_by_one_give_what_all_at_once_give() -> None:
    assert added_one_by_one(SET).reprints() == find_reprints(SET)
    assert added_one_by_one(SET[:4]).reprints() == find_reprints(SET[:4])


def test_a_new_statement_is_told_its_reprints_among_the_earlier_ones() -> None:
    index = added_one_by_one(SET[:3])
    assert index.add(SET[3]) == []
    assert [reprint.documents for reprint in index.add(SET[4])] == [("agency", "copy")]
    assert [reprint.documents for reprint in index.add(SET[5])] == [("party", "union")]


def test_what_proves_to_be_furniture_later_is_taken_back() -> None:
    statements = [printed(f"s{seed}", f"{made_up(seed, 150)} {FOOTER} {made_up(seed + 20, 150)}") for seed in range(6)]
    index = added_one_by_one(statements[:2])
    assert [reprint.kind for reprint in index.reprints()] == ["partial"]
    for statement in statements[2:]:
        index.add(statement)
    assert index.reprints() == []


def test_statements_without_enough_words_are_never_reprints() -> None:
    texts = ["", "", "word", "word", "!?", "!?", "…", "The prime minister resigned today.", "The prime minister resigned today."]
    assert find_reprints([printed(str(number), text) for number, text in enumerate(texts)]) == []
    assert find_reprints([]) == []


def test_a_thousand_statements_of_the_same_words_are_a_star_around_the_earliest() -> None:
    days = [f"2015-{1 + number % 12:02}-{1 + number % 28:02}" for number in range(1000)]
    statements = [printed(f"s{number:04}", ESCAPE + "!" * number, day) for number, day in enumerate(days)]
    found = find_reprints(statements)
    assert len(found) == 999
    assert all("s0000" in reprint.documents and reprint.kind == "reprint" and reprint.share == 1.0 for reprint in found)
    assert {reprint.first for reprint in found} == {"s0000", None}


def test_hundreds_of_nearly_the_same_words_hold_together_without_all_pairs() -> None:
    statements = [printed(f"s{number:03}", f"{ESCAPE} Case {number}, file {number * 7}.") for number in range(300)]
    found = find_reprints(statements)
    reached = {"s000"}
    for reprint in found:
        if reached & set(reprint.documents):
            reached |= set(reprint.documents)
    assert len(reached) == 300
    assert len(found) < 300 * 8


def test_the_same_document_cannot_be_entered_twice() -> None:
    index = added_one_by_one(SET[:1])
    with pytest.raises(ValueError, match="agency"):
        index.add(SET[0])


def test_lone_surrogates_and_other_scripts_are_words_like_others() -> None:
    text = " ".join(f"\ud800слово{number} كلمة{number}" for number in range(20))
    [found] = find_reprints([printed("a", text), printed("b", f"{text} \udfff")])
    assert found.share == 1.0


PARTS = st.sampled_from([ESCAPE, STRIKE, FLOOD, SPEECH, FOOTER, LETTERHEAD, made_up(1, 60), made_up(2, 60)])
TEXTS = st.lists(PARTS, max_size=4).map("\n".join) | st.text(max_size=80)


def check(reprint: Reprint, texts: dict[str, str]) -> None:
    one, other = (texts[id_] for id_ in reprint.documents)
    assert reprint.documents[0] < reprint.documents[1]
    assert 0 < reprint.share <= 1
    assert reprint.passages
    for text, spans in ((one, [p.first for p in reprint.passages]), (other, sorted(p.second for p in reprint.passages))):
        assert all(0 <= start < end <= len(text) and text[start].isalnum() and text[end - 1].isalnum() for start, end in spans)
        assert all(here[1] <= there[0] for here, there in pairwise(spans))


@settings(max_examples=60, deadline=None)
@given(st.lists(TEXTS, max_size=5), st.randoms(use_true_random=False))
def test_reprints_keep_their_invariants_in_any_order(texts: list[str], random) -> None:
    statements = [printed(f"s{number}", text) for number, text in enumerate(texts)]
    found = find_reprints(statements)
    for reprint in found:
        check(reprint, {statement.id: statement.text for statement in statements})
    random.shuffle(statements)
    assert find_reprints(statements) == found


def test_an_earlier_statement_of_the_same_words_takes_the_lead_with_its_own_places() -> None:
    index = added_one_by_one([printed("b", ESCAPE, "2015-10-13"), printed("c", f"{ESCAPE} {FLOOD}", "2015-10-14")])
    [found] = index.add(printed("a", f"  {ESCAPE}", "2015-10-12"))
    assert (found.documents, found.first) == (("a", "b"), "a")
    same, longer = index.reprints()
    assert (same.documents, longer.documents) == (("a", "b"), ("a", "c"))
    assert longer.passages[0].first == (2, 2 + len(ESCAPE) - 1)
    assert longer.passages[0].second == (0, len(ESCAPE) - 1)
