"""Which act a predicate is, and that the lexicon of acts keeps to its own vocabulary."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable

import pytest
from sentences import claim_of, syntax_for
from spacy.tokens import Doc

from sayso.claims.act_words import turns
from sayso.claims.acts import is_performed
from sayso.claims.attribution import find_attributions
from sayso.claims.clauses import Clauses
from sayso.claims.extract import find_claims
from sayso.claims.syntax import syntax_of
from sayso.claims.vocabulary import acts, rows
from sayso.types import Act, Block

EVENTS = {
    *(
        "AGREE",
        "CONSULT",
        "SUPPORT",
        "CONCEDE",
        "COOPERATE",
        "AID",
        "RETREAT",
        "REQUEST",
        "ACCUSE",
        "REJECT",
        "THREATEN",
        "PROTEST",
    ),
    *("SANCTION", "MOBILIZE", "COERCE", "ASSAULT"),
}
MODES = {
    "AGREE": set(),
    "CONSULT": {"visit", "third-party", "multilateral", "phone", "host"},
    "SUPPORT": set(),
    "CONCEDE": set(),
    "COOPERATE": set(),
    "AID": set(),
    "RETREAT": {"withdraw", "release", "return", "disarm", "ceasefire", "access", "resign", "ease"},
    "REQUEST": {"assist", "change", "yield", "meet"},
    "ACCUSE": {"allege", "disapprove", "investigate"},
    "REJECT": {"assist", "change", "yield", "meet"},
    "THREATEN": {"restrict", "ban", "arrest", "relations", "expel", "territory", "violence"},
    "PROTEST": {"demo", "riot", "strike", "hunger", "boycott", "obstruct"},
    "SANCTION": {"convict", "expel", "withdraw", "discontinue"},
    "MOBILIZE": {"troops", "weapons", "police", "militia"},
    "COERCE": {
        *("seize", "restrict", "ban", "censor", "curfew", "martial-law", "arrest", "deport", "withhold", "misinformation", "cyber"),
    },
    "ASSAULT": {
        *("beat", "torture", "execute", "sexual", "assassinate", "primitive", "firearms", "explosives", "suicide-attack", "abduct"),
        *("heavy-weapons", "aerial", "drone", "crowd-control", "destroy", "cleansing", "massacre", "unconventional"),
    },
}

ACTS = [
    ("son", "arrest", ("COERCE", "arrest")),
    ("breakout", "kill", ("ASSAULT", None)),
    ("naming", "call", ("ACCUSE", "allege")),
    ("opened fire", "open fire", ("ASSAULT", "firearms")),
    ("light", "attack", ("ASSAULT", None)),
    ("promised", "release", ("RETREAT", "release")),
    ("title", "provoke", None),
    ("apposition", "imam", None),
]
CALLS = [
    ("They_PRP_nsubj_2 called_VBD_root_0=call for_IN_case_4 talks_NNS_obl_2=talk ~._._punct_2", ("REQUEST", "meet")),
    ("They_PRP_nsubj_2 called_VBD_root_0=call the_DT_det_4 doctor_NN_obj_2 ~._._punct_2", None),
    (
        "They_PRP_nsubj:pass_3 are_VBP_aux:pass_3=be called_VBN_root_0=call bandits_NNS_xcomp_3=bandit ~._._punct_3",
        ("ACCUSE", "allege"),
    ),
]


@pytest.mark.parametrize(("sentence", "lemma", "act"), ACTS)
def test_the_lexicon_names_the_act(
    doc_from: Callable[..., Doc], sentence: str, lemma: str, act: tuple[str, str | None] | None
) -> None:
    found = claim_of(find_claims(syntax_for(doc_from, sentence), (), ()), lemma).act
    assert (found and (found.plover, found.mode)) == act


@pytest.mark.parametrize(("notation", "act"), CALLS)
def test_calling_somebody_something_is_not_calling_for_something(
    doc_from: Callable[..., Doc], notation: str, act: tuple[str, str | None] | None
) -> None:
    found = claim_of(find_claims(syntax_of(doc_from(notation)), (), ()), "call").act
    assert (found and (found.plover, found.mode)) == act


def test_words_alone_kill_nobody(doc_from: Callable[..., Doc]) -> None:
    notation = (
        "The_DT_det_3 verbal_JJ_amod_3 attack_NN_nsubj_6 on_IN_case_5 judges_NNS_nmod_3=judge "
        "continued_VBD_root_0=continue ~._._punct_6"
    )
    assert claim_of(find_claims(syntax_of(doc_from(notation)), (), ()), "attack").act is None


def test_the_lexicon_holds_the_commonest_words_under_plovers_events_alone() -> None:
    assert len(acts()) >= 2000
    assert {act.plover for act in acts().values()} == EVENTS
    assert {pos for _, pos in acts()} == {"VERB", "NOUN"}


def test_every_mode_is_one_of_its_events() -> None:
    made = [line.made_of(Act("AID")) for lines in turns().values() for line in lines if line.event is not None]
    for act in (*acts().values(), *made):
        assert act is not None
        assert act.mode is None or act.mode in MODES[act.plover], act


def test_every_line_says_which_definition_it_falls_under() -> None:
    for words, _, event, _, source in rows("acts"):
        assert (source == "-") == (event == "-"), words
        assert source == "-" or source.isdigit(), words


def test_every_class_and_turn_that_is_asked_for_is_there() -> None:
    known = {f"@{name}" for name, _ in rows("acts.classes")} | {"@person", "@place"}
    asked = {part for words, *_ in rows("acts") for part in words.split("+")} | {row[1] for row in rows("acts.turns")}
    assert {part.removeprefix("subj") for part in asked if "@" in part} <= known
    assert {turn for _, _, turn in rows("acts.turners")} <= set(turns())


def test_no_words_are_entered_twice() -> None:
    for name in ("acts", "acts.turners"):
        entered = Counter((frozenset(row[0].split("+")), row[0].split("+")[0], row[1]) for row in rows(name) if row[-1] != "occur")
        assert [key for key, count in entered.items() if count > 1] == []


@pytest.mark.parametrize(
    ("notation", "lemma", "act"),
    [
        ("Guards_NNS_nsubj_2=guard fired_VBD_root_0=fire ~._._punct_2", "fire", ("ASSAULT", "firearms")),
        ("They_PRP_nsubj_2 fired_VBD_root_0=fire the_DT_det_4 minister_NN_obj_2 ~._._punct_2", "fire", ("SANCTION", "expel")),
        ("Shots_NNS_nsubj:pass_3=shot were_VBD_aux:pass_3=be fired_VBN_root_0=fire ~._._punct_3", "fire", ("ASSAULT", "firearms")),
        ("Miners_NNS_nsubj_2=miner struck_VBD_root_0=strike ~._._punct_2", "strike", ("PROTEST", "strike")),
        ("Guards_NNS_nsubj_2=guard struck_VBD_root_0=strike him_PRP_obj_2=he ~._._punct_2", "strike", ("ASSAULT", None)),
        (
            "Jets_NNS_nsubj_2=jet conducted_VBD_root_0=conduct ten_CD_nummod_4 strikes_NNS_obj_2=strike ~._._punct_2",
            "strike",
            ("ASSAULT", None),
        ),
        (
            "Ten_CD_nummod_2 strikes_NNS_nsubj_3=strike destroyed_VBD_root_0=destroy bridges_NNS_obj_3=bridge ~._._punct_3",
            "strike",
            ("ASSAULT", None),
        ),
        (
            "Ten_CD_nummod_2 strikes_NNS_nsubj_3=strike halted_VBD_root_0=halt output_NN_obj_3 ~._._punct_3",
            "strike",
            ("PROTEST", "strike"),
        ),
        (
            "The_DT_det_2 collapse_NN_nsubj_3 killed_VBD_root_0=kill ten_CD_nummod_5 pilgrims_NNS_obj_3=pilgrim ~._._punct_3",
            "kill",
            None,
        ),
        (
            "The_DT_det_2 town_NN_nsubj_3 received_VBD_root_0=receive a_DT_det_5 grant_NN_obj_3 ~._._punct_3",
            "receive",
            ("AID", None),
        ),
    ],
)
def test_what_stands_beside_a_word_tells_one_act_from_another(
    doc_from: Callable[..., Doc], notation: str, lemma: str, act: tuple[str, str | None] | None
) -> None:
    found = claim_of(find_claims(syntax_of(doc_from(notation)), (), ()), lemma).act
    assert (found and (found.plover, found.mode)) == act


ACROSS_THE_CLAUSE = [
    (
        "The_DT_det_2 envoys_NNS_nsubj_3=envoy walked_VBD_root_0=walk out_IN_case_6 of_IN_case_6 talks_NNS_obl_3=talk ~._._punct_3",
        "walk",
        ("SANCTION", "withdraw"),
    ),
    ("Miners_NNS_nsubj_2=miner walked_VBD_root_0=walk out_RP_compound:prt_2 ~._._punct_2", "walk", ("PROTEST", "strike")),
    (
        "They_PRP_nsubj_2 went_VBD_root_0=go on_IN_case_5 hunger_NN_compound_5 strike_NN_obl_2 ~._._punct_2",
        "go",
        ("PROTEST", "hunger"),
    ),
    (
        "They_PRP_nsubj_2 laid_VBD_root_0=lay down_RP_compound:prt_2 their_PRP$_nmod:poss_5 arms_NNS_obj_2=arm ~._._punct_2",
        "lay",
        ("RETREAT", "disarm"),
    ),
    (
        "Norland_NNP_nsubj_2 suspended_VBD_root_0=suspend its_PRP$_nmod:poss_4 aid_NN_obj_2 ~._._punct_2",
        "suspend",
        ("SANCTION", "discontinue"),
    ),
    ("They_PRP_nsubj_2 lifted_VBD_root_0=lift the_DT_det_4 siege_NN_obj_2 ~._._punct_2", "lift", ("RETREAT", "ease")),
    (
        "He_PRP_nsubj_2 threatened_VBD_root_0=threaten to_TO_mark_4 shell_VB_xcomp_2 the_DT_det_6 port_NN_obj_4 ~._._punct_2",
        "threaten",
        ("THREATEN", "violence"),
    ),
    (
        "He_PRP_nsubj_2 refused_VBD_root_0=refuse to_TO_mark_4 free_VB_xcomp_2 the_DT_det_6 guard_NN_obj_4 ~._._punct_2",
        "refuse",
        ("REJECT", "yield"),
    ),
    (
        "They_PRP_nsubj_2 vowed_VBD_root_0=vow to_TO_mark_4 shell_VB_xcomp_2 the_DT_det_6 port_NN_obj_4 ~._._punct_2",
        "vow",
        ("THREATEN", "violence"),
    ),
    ("They_PRP_nsubj_2 attacked_VBD_root_0=attack the_DT_det_4 plan_NN_obj_2 ~._._punct_2", "attack", ("ACCUSE", "disapprove")),
    ("They_PRP_nsubj_2 killed_VBD_root_0=kill the_DT_det_4 bill_NN_obj_2 ~._._punct_2", "kill", None),
    (
        "Guards_NNS_nsubj_2=guard kidnapped_VBD_root_0=kidnapp a_DT_det_4 priest_NN_obj_2 ~._._punct_2",
        "kidnapp",
        ("ASSAULT", "abduct"),
    ),
]


@pytest.mark.parametrize(("notation", "lemma", "act"), ACROSS_THE_CLAUSE)
def test_words_that_stand_together_and_what_follows_tell_the_act(
    doc_from: Callable[..., Doc], notation: str, lemma: str, act: tuple[str, str | None] | None
) -> None:
    found = claim_of(find_claims(syntax_of(doc_from(notation)), (), ()), lemma).act
    assert (found and (found.plover, found.mode)) == act


SPOKEN = [
    ("said", "He_PRP_nsubj_2 said_VBD_root_0=say that_IN_mark_5 guards_NNS_nsubj_5=guard fled_VBD_ccomp_2=flee ~._._punct_2", []),
    (
        "warned",
        "He_PRP_nsubj_2 warned_VBD_root_0=warn that_IN_mark_5 guards_NNS_nsubj_5=guard fled_VBD_ccomp_2=flee ~._._punct_2",
        [],
    ),
    (
        "denied",
        "He_PRP_nsubj_2 denied_VBD_root_0=deny that_IN_mark_5 guards_NNS_nsubj_5=guard fled_VBD_ccomp_2=flee ~._._punct_2",
        [],
    ),
    (
        "demanded",
        "He_PRP_nsubj_2 demanded_VBD_root_0=demand that_IN_mark_5 guards_NNS_nsubj_5=guard leave_VBP_ccomp_2 ~._._punct_2",
        ["REQUEST"],
    ),
    (
        "threatened",
        "He_PRP_nsubj_2 threatened_VBD_root_0=threaten to_TO_mark_4 shell_VB_xcomp_2 the_DT_det_6 port_NN_obj_4 ~._._punct_2",
        ["THREATEN"],
    ),
    (
        "accused",
        "He_PRP_nsubj_2 accused_VBD_root_0=accuse guards_NNS_obj_2=guard of_IN_case_5 theft_NN_obl_2 ~._._punct_2",
        ["ACCUSE"],
    ),
]


@pytest.mark.parametrize(("cue", "notation", "acts_told"), SPOKEN)
def test_a_cue_that_acts_towards_somebody_is_a_claim_too_and_one_that_only_reports_is_none(
    doc_from: Callable[..., Doc], cue: str, notation: str, acts_told: list[str]
) -> None:
    syntax = syntax_of(doc_from(notation))
    attributed = find_attributions(syntax, (Block(0, len(syntax.text), "paragraph"),))
    claims = find_claims(syntax, attributed, ())
    assert [one.attribution.cue.text for one in attributed if one.attribution.cue] == [cue]
    told = [claim for claim in claims if claim.predicate.text == cue]
    assert [claim.act.plover for claim in told if claim.act] == acts_told
    assert all(claim.chain == () for claim in told)


def test_what_somebody_only_announces_of_themselves_is_a_promise_or_a_threat(doc_from: Callable[..., Doc]) -> None:
    notation = "Norland_NNP_nsubj_2 said_VBD_root_0=say it_PRP_nsubj_5 would_MD_aux_5 {verb}_VB_ccomp_2 it_PRP_obj_5 ~._._punct_2"
    for verb, event in (("shell", "THREATEN"), ("seize", "THREATEN"), ("rescue", "AGREE")):
        syntax = syntax_of(doc_from(notation.format(verb=verb)))
        attributed = find_attributions(syntax, (Block(0, len(syntax.text), "paragraph"),))
        found = claim_of(find_claims(syntax, attributed, ()), verb)
        assert found.act is not None
        assert found.act.plover == event


@pytest.mark.parametrize(
    ("notation", "performed"),
    [
        ("They_PRP_nsubj_2 declared_VBD_root_0=declare a_DT_det_4 ceasefire_NN_obj_2 ~._._punct_2", True),
        (
            "They_PRP_nsubj_2 declared_VBD_root_0=declare a_DT_det_4 ceasefire_NN_obj_2 that_IN_mark_7 "
            "guns_NNS_nsubj_7=gun rest_VBP_ccomp_2 ~._._punct_2",
            False,
        ),
        ("They_PRP_nsubj_2 announced_VBD_root_0=announce a_DT_det_4 ceasefire_NN_obj_2 ~._._punct_2", False),
    ],
)
def test_to_declare_a_thing_is_to_bring_it_about(doc_from: Callable[..., Doc], notation: str, performed: bool) -> None:
    assert is_performed(Clauses(syntax_of(doc_from(notation))), 1, "assert") is performed
