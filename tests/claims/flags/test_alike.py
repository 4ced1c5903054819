"""What the network adds: runs of words above a chance, cut at phrase borders."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest
from spacy.tokens import Doc

from sayso.claims.flags.alike import SURE, find_alike
from sayso.claims.flags.find import find_flags
from sayso.claims.flags.passage import Passage
from sayso.claims.syntax import Syntax, syntax_of
from sayso.reading.signals import MARKS, no_signals
from sayso.types import FlagName

SENTENCE = (
    "They_PRP_nsubj_2 sold_VBD_root_0=sell us_PRP_iobj_2 a_DT_det_6 rotten_JJ_amod_6 old_JJ_amod_7 deal_NN_obj_2 ~._._punct_2"
)
ABOVE, BELOW = 8.0, -8.0


def with_chances(syntax: Syntax, name: FlagName, above: list[int]) -> Syntax:
    """Lend a sentence the network's word that some of its tokens are flagged, and no other."""
    signals = no_signals(len(syntax))
    signals.marks[:] = BELOW
    signals.marks[above, MARKS.index(name)] = ABOVE
    return replace(syntax, signals=signals)


@pytest.mark.parametrize(
    ("name", "above", "words"),
    [
        ("loaded-language", [4], ["rotten"]),
        ("loaded-language", [3, 4], ["rotten"]),
        ("loaded-language", [4, 6], ["rotten old deal"]),
        ("loaded-language", [0, 4], ["They", "rotten"]),
        ("loaded-language", [3], []),
        ("loaded-language", [4, 7], ["rotten"]),
        ("prediction", [0, 1, 2], []),
        ("prediction", [0, 1, 2, 3], ["They sold us a"]),
    ],
)
def test_runs_above_the_chance_are_flagged(
    doc_from: Callable[..., Doc], name: FlagName, above: list[int], words: list[str]
) -> None:
    syntax = with_chances(syntax_of(doc_from(SENTENCE)), name, above)
    found = list(find_alike(Passage(syntax, (), ())))
    assert [syntax.text[flag.start : flag.end] for flag in found] == words
    assert all(flag.reason.startswith("wording like that which annotators flagged as") for flag in found)


def test_another_pipelines_text_has_no_such_flags(doc_from: Callable[..., Doc]) -> None:
    assert list(find_alike(Passage(syntax_of(doc_from(SENTENCE)), (), ()))) == []


def test_a_rule_goes_before_the_network(doc_from: Callable[..., Doc]) -> None:
    notation = "It_PRP_nsubj_4 was_VBD_cop_4=be a_DT_det_4 sham_NN_root_0 ~._._punct_4"
    syntax = with_chances(syntax_of(doc_from(notation)), "loaded-language", [3])
    (flag,) = find_flags(syntax, (), (), ())
    assert flag.reason == "shows contempt: “sham”"


def test_every_flag_has_its_chance() -> None:
    assert all(0.5 < chance < 1 for chance in SURE.values())
