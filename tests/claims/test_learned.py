"""What the second network adds to the rules' attributions and mends in them; every sentence is invented."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from said_by_hand import choose, give_roles, heard, mark, silent
from spacy.tokens import Doc

from sayso.claims.attribution import find_attributions
from sayso.claims.learned import ADDED, DROPPED, with_learned
from sayso.claims.outline import Draft, Outline, outline_of
from sayso.reading.signals import ROLES, Signals, roles_of
from sayso.types import Block

DocFrom = Callable[[str], Doc]

SAID = (
    "The_DT_det_2 ministry_NN_nsubj_3 said_VBD_root_0=say that_IN_mark_7 the_DT_det_6 road_NN_nsubj_7 "
    "reopened_VBD_ccomp_3=reopen early_RB_advmod_7 ~._._punct_3"
)
UNLISTED = (
    "The_DT_det_2 mayor_NN_nsubj_3 vorbled_VBD_root_0=vorble that_IN_mark_7 the_DT_det_6 bridge_NN_nsubj_7 "
    "fell_VBD_ccomp_3=fall ~._._punct_3"
)
TWO = (
    "The_DT_det_2 port_NN_nsubj_3 closed_VBD_root_0=close ~._._punct_3\n"
    "Lena_NNP_nsubj_3 Orsk_NNP_flat_1 vorbled_VBD_root_0=vorble ~,_,_punct_3 the_DT_det_6 ships_NNS_nsubj_7=ship "
    "left_VBD_ccomp_3=leave ~._._punct_3\n"
    "Nobody_PRP_nsubj_2 came_VBD_root_0=come ~._._punct_2"
)


def whole(doc: Doc) -> tuple[Block, ...]:
    return (Block(0, len(doc.text), "paragraph"),)


def outline(doc: Doc, signals: Signals | None) -> Outline:
    return outline_of(heard(doc, signals), whole(doc))


def draft(**changes: object) -> Draft:
    """Give what a rule might find in SAID."""
    parts: dict[str, object] = {
        "cue_head": 2,
        "cue": (2, 2),
        "source_head": 1,
        "source": (0, 1),
        "content": [(3, 7)],
        "manner": "assert",
    }
    return Draft(**(parts | changes))  # type: ignore[arg-type]


def confident(tokens: int, cue: int, manner: str = "assert", **roles: list[int]) -> Signals:
    """Give signals that are sure of one cue and of its parts."""
    signals = silent(tokens)
    mark(signals, "cue", cue)
    choose(signals, "manner", cue, manner)
    give_roles(signals, cue, {"cue": [cue]} | roles)
    return signals


def odds_of(chance: float) -> float:
    return float(np.log(chance / (1 - chance)))


def found_in(doc: Doc, signals: Signals | None) -> list[tuple[str | None, str | None, tuple[str, ...], str]]:
    """Give the attributions as (source, cue, content, manner)."""
    rows = []
    for item in find_attributions(heard(doc, signals), whole(doc)):
        one = item.attribution
        rows.append((one.source.text, one.cue and one.cue.text, tuple(span.text for span in one.content), one.manner))
    return rows


def test_without_signals_drafts_come_back_as_they_are(doc_from: DocFrom) -> None:
    drafts = [draft(), draft(source=None, source_head=None, content=[(0, 0)])]
    found = with_learned(outline(doc_from(SAID), None), drafts)
    assert found == drafts
    assert all(one is own for one, own in zip(found, drafts, strict=True))


def test_a_cue_that_no_rule_has_becomes_an_attribution(doc_from: DocFrom) -> None:
    assert found_in(doc_from(UNLISTED), None) == []
    signals = confident(8, 2, "deny", source=[0, 1], content=[3, 4, 5, 6])
    assert found_in(doc_from(UNLISTED), signals) == [("The mayor", "vorbled", ("that the bridge fell",), "deny")]


def test_the_network_s_find_has_the_heads_of_its_parts(doc_from: DocFrom) -> None:
    signals = confident(8, 2, source=[0, 1], content=[3, 4, 5, 6])
    (found,) = with_learned(outline(doc_from(UNLISTED), signals), [])
    assert (found.cue_head, found.cue, found.source_head, found.source, found.content) == (2, (2, 2), 1, (0, 1), [(3, 6)])


@pytest.mark.parametrize(("chance", "count"), [(ADDED / 2, 0), (ADDED * 0.98, 0), (ADDED * 1.02, 1), (0.99, 1)])
def test_only_a_likely_cue_is_added(doc_from: DocFrom, chance: float, count: int) -> None:
    signals = confident(8, 2, source=[0, 1], content=[3, 4, 5, 6])
    mark(signals, "cue", 2, odds_of(chance))
    assert len(with_learned(outline(doc_from(UNLISTED), signals), [])) == count


def test_a_cue_of_the_network_s_without_content_is_none(doc_from: DocFrom) -> None:
    signals = confident(8, 2, source=[0, 1])
    assert with_learned(outline(doc_from(UNLISTED), signals), []) == []


def test_a_cue_of_the_network_s_without_source_stands_without(doc_from: DocFrom) -> None:
    signals = confident(8, 2, content=[3, 4, 5, 6])
    (found,) = with_learned(outline(doc_from(UNLISTED), signals), [])
    assert (found.source, found.source_head) == (None, None)


def test_a_cue_whose_roles_were_not_kept_is_not_added(doc_from: DocFrom) -> None:
    signals = confident(8, 2, content=[3, 4, 5, 6])
    signals.roles.clear()
    assert with_learned(outline(doc_from(UNLISTED), signals), []) == []


def test_a_mark_is_no_cue(doc_from: DocFrom) -> None:
    signals = confident(8, 7, content=[3, 4, 5, 6])
    assert with_learned(outline(doc_from(UNLISTED), signals), []) == []


@pytest.mark.parametrize(
    "changes",
    [{"cue": (1, 2), "cue_head": 1}, {"cue": (5, 5), "cue_head": 5, "absorbed": [2]}],
    ids=["within a rule's cue", "taken in by a rule's cue"],
)
def test_a_word_that_a_rule_s_cue_has_is_no_cue_of_its_own(doc_from: DocFrom, changes: dict[str, object]) -> None:
    signals = confident(9, 2, source=[0, 1], content=[3, 4, 5, 6])
    for token in (1, 5):
        mark(signals, "cue", token, 0.0)
    assert len(with_learned(outline(doc_from(SAID), signals), [draft(**changes)])) == 1


@pytest.mark.parametrize(("chance", "kept"), [(0.001, False), (DROPPED * 0.98, False), (DROPPED * 1.02, True), (0.99, True)])
def test_a_rule_s_find_is_dropped_where_the_network_hears_no_report(doc_from: DocFrom, chance: float, kept: bool) -> None:
    signals = confident(9, 2, source=[0, 1], content=[3, 4, 5, 6, 7])
    mark(signals, "cue", 2, odds_of(chance))
    expected = [("The ministry", "said", ("that the road reopened early",), "assert")]
    assert found_in(doc_from(SAID), None) == expected
    assert found_in(doc_from(SAID), signals) == (expected if kept else [])


def test_a_bare_quotation_has_no_roles_to_be_mended_by(doc_from: DocFrom) -> None:
    bare = draft(cue_head=None, cue=None)
    assert with_learned(outline(doc_from(SAID), silent(9)), [bare]) == [bare]


def test_a_rule_s_cue_without_source_stays_without(doc_from: DocFrom) -> None:
    signals = confident(9, 2, source=[0, 1], content=[3, 4, 5, 6, 7])
    (found,) = with_learned(outline(doc_from(SAID), signals), [draft(source=None, source_head=None)])
    assert (found.source, found.source_head) == (None, None)


@pytest.mark.parametrize(
    ("by_network", "source"),
    [([5], (5, 5)), ([1], (0, 1)), ([], (0, 1))],
    ids=["other words", "a word of it", "none"],
)
def test_a_source_without_a_word_of_the_rule_s_takes_its_place(
    doc_from: DocFrom, by_network: list[int], source: tuple[int, int]
) -> None:
    signals = confident(9, 2, source=by_network, content=[3, 6, 7])
    (found,) = with_learned(outline(doc_from(SAID), signals), [draft()])
    assert found.source == source


@pytest.mark.parametrize(
    ("by_network", "content"),
    [
        ([3, 4, 5, 6, 7], [(3, 7)]),
        ([4, 5, 6, 7], [(3, 7)]),
        ([6, 7], [(6, 7)]),
        ([7], [(7, 7)]),
        ([0, 1], [(0, 1)]),
        ([], [(3, 7)]),
    ],
    ids=["the same", "most of it", "two fifths of it", "one fifth of it", "other words", "none"],
)
def test_content_that_differs_much_from_the_rule_s_takes_its_place(
    doc_from: DocFrom, by_network: list[int], content: list[tuple[int, int]]
) -> None:
    signals = confident(9, 2, content=by_network)
    (found,) = with_learned(outline(doc_from(SAID), signals), [draft()])
    assert found.content == content


def test_a_gap_of_two_words_is_bridged_and_one_of_three_is_not(doc_from: DocFrom) -> None:
    signals = confident(9, 2, content=[3, 4, 7])
    (found,) = with_learned(outline(doc_from(SAID), signals), [draft(content=[(0, 0)])])
    assert found.content == [(3, 7)]
    signals = confident(9, 0, content=[2, 3, 7, 8])
    (found,) = with_learned(outline(doc_from(SAID), signals), [])
    assert found.content == [(2, 3)], "the second stretch is one word and a full stop"


def test_content_on_both_sides_of_a_cue_leaves_the_cue_out(doc_from: DocFrom) -> None:
    signals = confident(9, 4, content=[1, 2, 3, 5, 6])
    (found,) = with_learned(outline(doc_from(SAID), signals), [])
    assert found.content == [(1, 3), (5, 6)]


def test_marks_at_the_ends_of_content_are_no_part_of_it(doc_from: DocFrom) -> None:
    signals = confident(8, 2, content=[3, 4, 5, 6, 7])
    (found,) = with_learned(outline(doc_from(UNLISTED), signals), [])
    assert found.content == [(3, 6)]


def test_content_and_source_stay_in_the_cue_s_sentence(doc_from: DocFrom) -> None:
    everything_else = [0, 1, 2, 3, 7, 8, 9, 10, 11, 12, 13, 14]
    signals = confident(15, 6, source=[4, 5], content=everything_else)
    (found,) = with_learned(outline(doc_from(TWO), signals), [])
    assert found.content == [(8, 10)]
    signals = confident(15, 6, source=[0, 1, 2, 3, 4], content=[8, 9, 10])
    (found,) = with_learned(outline(doc_from(TWO), signals), [])
    assert found.source == (4, 4)


def test_of_two_stretches_the_likelier_is_the_source(doc_from: DocFrom) -> None:
    signals = confident(8, 2, source=[0, 5, 6], content=[3, 4])
    (found,) = with_learned(outline(doc_from(UNLISTED), signals), [])
    assert found.source == (5, 6)
    assert found.source_head == 6


def test_words_that_the_network_joins_to_a_cue_are_its_words(doc_from: DocFrom) -> None:
    signals = confident(8, 2)
    give_roles(signals, 2, {"cue": [1, 2, 3], "content": [4, 5, 6]})
    (found,) = with_learned(outline(doc_from(UNLISTED), signals), [])
    assert found.cue == (1, 3)


SENTENCES = {"listed": SAID, "unlisted": UNLISTED, "three sentences": TWO}


@st.composite
def said(draw: st.DrawFn) -> tuple[str, Signals, list[Draft]]:
    """Draw a text, and what the network says of each of its words for some cues, each within a window of the text."""
    notation = SENTENCES[draw(st.sampled_from(sorted(SENTENCES)))]
    tokens = len(notation.split())
    signals = silent(tokens)
    for cue in draw(st.sets(st.integers(0, tokens - 1), min_size=1, max_size=3)):
        mark(signals, "cue", cue, draw(st.floats(-5, 5)))
        first, after = draw(st.integers(0, cue)), draw(st.integers(cue + 1, tokens))
        own = draw(st.lists(st.sampled_from(range(len(ROLES))), min_size=after - first, max_size=after - first))
        scores = np.zeros((len(ROLES), after - first), dtype=np.float32)
        scores[own, range(after - first)] = draw(st.sampled_from([1.0, 3.0, 8.0]))
        signals.roles[cue] = roles_of(scores, first)
    drafts = [draft(content=[(3, 6)], source=None, source_head=None)] if draw(st.booleans()) else []
    return notation, signals, drafts


def sentence_of(own: Outline, token: int) -> tuple[int, int]:
    return own.syntax.sentences[own.syntax.sentence_of[token]]


@given(said())
@settings(max_examples=120, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_whatever_the_network_says_content_lies_around_its_cue_in_order(
    doc_from: DocFrom, case: tuple[str, Signals, list[Draft]]
) -> None:
    notation, signals, drafts = case
    doc = doc_from(notation)
    own = outline(doc, signals)
    for found in with_learned(own, drafts):
        assert found.cue_head is not None
        begin, after = sentence_of(own, found.cue_head)
        assert found.content
        assert all(begin <= first <= last < after or found in drafts for first, last in found.content)
        assert all(last < first for (_, last), (first, _) in zip(found.content, found.content[1:], strict=False))
        assert not any(first <= found.cue_head <= last for first, last in found.content)


@given(said())
@settings(max_examples=120, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_whatever_the_network_says_sources_and_cues_are_words_of_the_text(
    doc_from: DocFrom, case: tuple[str, Signals, list[Draft]]
) -> None:
    notation, signals, drafts = case
    doc = doc_from(notation)
    own = outline(doc, signals)
    for found in with_learned(own, drafts):
        assert found.cue_head is not None
        assert found.cue is not None
        assert 0 <= found.cue[0] <= found.cue_head <= found.cue[1] < len(doc)
        assert (found.source is None) == (found.source_head is None)
        if found.source is not None:
            assert found.source_head is not None
            begin, after = sentence_of(own, found.cue_head)
            assert begin <= found.source[0] <= found.source_head <= found.source[1] < after


@given(said())
@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_whatever_the_network_says_every_span_is_its_words(doc_from: DocFrom, case: tuple[str, Signals, list[Draft]]) -> None:
    notation, signals, _ = case
    doc = doc_from(notation)
    for item in find_attributions(heard(doc, signals), whole(doc)):
        one = item.attribution
        for span in (*one.content, *([one.cue] if one.cue else [])):
            assert span.start < span.end
            assert doc.text[span.start : span.end] == span.text


def overlap(one: tuple[int, int], other: tuple[int, int]) -> bool:
    return one[0] <= other[1] and other[0] <= one[1]


def test_a_source_on_both_sides_of_a_cue_does_not_hold_the_cue(doc_from: DocFrom) -> None:
    signals = confident(9, 2, source=[1, 3], content=[4, 5, 6])
    (found,) = with_learned(outline(doc_from(SAID), signals), [])
    assert found.source is not None
    assert not overlap(found.source, (2, 2))


def test_content_on_both_sides_of_a_cue_of_two_words_leaves_both_out(doc_from: DocFrom) -> None:
    signals = confident(8, 2)
    give_roles(signals, 2, {"cue": [2, 3], "content": [0, 1, 4, 5, 6]})
    (found,) = with_learned(outline(doc_from(UNLISTED), signals), [])
    assert found.cue == (2, 3)
    assert not any(overlap(found.cue, part) for part in found.content)


def test_source_and_content_do_not_overlap_where_one_bridges_the_other(doc_from: DocFrom) -> None:
    signals = confident(8, 2, source=[3, 6], content=[4, 5])
    (found,) = with_learned(outline(doc_from(UNLISTED), signals), [])
    assert found.source is not None
    assert not any(overlap(found.source, part) for part in found.content)


def test_a_cue_stays_in_its_sentence(doc_from: DocFrom) -> None:
    signals = confident(15, 4)
    give_roles(signals, 4, {"cue": [2, 3, 4], "content": [8, 9, 10]})
    (found,) = with_learned(outline(doc_from(TWO), signals), [])
    assert found.cue == (4, 4)


def test_two_words_of_one_cue_make_one_attribution(doc_from: DocFrom) -> None:
    signals = confident(8, 2)
    mark(signals, "cue", 3)
    for cue in (2, 3):
        give_roles(signals, cue, {"source": [0, 1], "cue": [2, 3], "content": [4, 5, 6]})
    assert len(with_learned(outline(doc_from(UNLISTED), signals), [])) == 1
