"""Who says what, one construction after another; every sentence is invented."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from spacy.tokens import Doc
from spacy.vocab import Vocab

from sayso.claims.attributed import Attributed
from sayso.claims.attribution import find_attributions
from sayso.claims.syntax import syntax_of
from sayso.types import Block, Issuer

Find = Callable[..., tuple[Attributed, ...]]


@pytest.fixture
def find(doc_from: Callable[..., Doc], blocks_from: Callable[[Doc], tuple[Block, ...]]) -> Find:
    def _find(
        notation: str, issuer: Issuer | None = None, entities: tuple[tuple[int, int, str], ...] = ()
    ) -> tuple[Attributed, ...]:
        doc = doc_from(notation, entities)
        found = find_attributions(syntax_of(doc), blocks_from(doc), issuer)
        for item in found:
            spans = [*item.attribution.content, *([item.attribution.cue] if item.attribution.cue else [])]
            assert all(doc.text[span.start : span.end] == span.text for span in spans)
        return found

    return _find


def row(item: Attributed) -> tuple[str, str | None, str | None, tuple[str, ...], str, str]:
    """Give an attribution as (kind, source, cue, content, manner, form)."""
    found = item.attribution
    cue = found.cue.text if found.cue else None
    return found.source.kind, found.source.text, cue, tuple(span.text for span in found.content), found.manner, found.form


CONSTRUCTIONS = {
    "indirect, with that": (
        "The_DT_det_2 ministry_NN_nsubj_3 said_VBD_root_0=say that_IN_mark_7 the_DT_det_6 road_NN_nsubj_7 "
        "reopened_VBD_ccomp_3=reopen "
        "~._._punct_3",
        ("described", "The ministry", "said", ("that the road reopened",), "assert", "indirect"),
    ),
    "indirect, without that, negated": (
        "Mayor_NNP_compound_2 Osei_NNP_nsubj_5 has_VBZ_aux_5=have not_RB_advmod_5 said_VBN_root_0=say he_PRP_nsubj_8 will_MD_aux_8 "
        "resign_VB_ccomp_5 ~._._punct_5",
        ("named", "Mayor Osei", "has not said", ("he will resign",), "assert", "indirect"),
    ),
    "parenthetical at the end": (
        "The_DT_det_2 bridge_NN_nsubj_3 collapsed_VBD_ccomp_6=collapse ~,_,_punct_6 officials_NNS_nsubj_6=official "
        "said_VBD_root_0=say "
        "~._._punct_6",
        ("unnamed", "officials", "said", ("The bridge collapsed",), "assert", "indirect"),
    ),
    "parenthetical that interrupts": (
        "The_DT_det_2 strike_NN_nsubj_9 ~,_,_punct_6 he_PRP_nsubj_6 ~,_,_punct_6 added_VBD_parataxis_9=add ~,_,_punct_6 "
        "would_MD_aux_9 "
        "go_VB_root_0 on_RP_advmod_9 ~._._punct_9",
        ("described", "he", "added", ("The strike", "would go on"), "assert", "indirect"),
    ),
    "as X said": (
        "As_IN_mark_4 the_DT_det_3 union_NN_nsubj_4 warned_VBD_advcl_8=warn ~,_,_punct_4 the_DT_det_7 mine_NN_nsubj_8 "
        "closed_VBD_root_0=close "
        "~._._punct_8",
        ("described", "the union", "warned", ("the mine closed",), "predict", "indirect"),
    ),
    "inverted direct speech": (
        '"_``_punct_3 ~We_PRP_nsubj_3 agreed_VBD_ccomp_6=agree ~,_,_punct_6 ~"_``_punct_3 said_VBD_root_0=say Ana_NNP_nsubj_6 '
        "Ruiz_NNP_flat_7 "
        "~._._punct_6",
        ("named", "Ana Ruiz", "said", ('"We agreed,"',), "assert", "direct"),
    ),
    "mixed quotation": (
        "Ruiz_NNP_nsubj_2 called_VBD_root_0=call the_DT_det_4 vote_NN_obj_2 "
        "\"_``_punct_7 ~a_DT_det_7 farce_NN_xcomp_2 ~\"_''_punct_7 ~._._punct_2",
        ("named", "Ruiz", "called", ('the vote "a farce"',), "label", "mixed"),
    ),
    "according to": (
        "According_VBG_case_4 to_IN_fixed_1 the_DT_det_4 police_NN_obl_9 ~,_,_punct_4 three_CD_nummod_7 "
        "men_NNS_nsubj:pass_9=man were_VBD_aux:pass_9=be "
        "arrested_VBN_root_0=arrest ~._._punct_9",
        ("described", "the police", "According to", ("three men were arrested",), "assert", "indirect"),
    ),
    "in X's words": (
        "In_IN_case_4 Mora_NNP_nmod:poss_4 ~'s_POS_case_2 words_NNS_obl_8=word ~,_,_punct_4 nothing_NN_nsubj_8 had_VBD_aux_8=have "
        "changed_VBN_root_0=change ~._._punct_8",
        ("named", "Mora", "words", ("nothing had changed",), "assert", "indirect"),
    ),
    "impersonal passive": (
        "It_PRP_expl_3 is_VBZ_aux:pass_3=be reported_VBN_root_0=report that_IN_mark_7 two_CD_nummod_6 ships_NNS_nsubj_7=ship "
        "sank_VBD_ccomp_3=sink "
        "~._._punct_3",
        ("impersonal", None, "is reported", ("that two ships sank",), "assert", "indirect"),
    ),
    "personal passive": (
        "The_DT_det_2 envoy_NN_nsubj:pass_4 is_VBZ_aux:pass_4=be said_VBN_root_0=say to_TO_mark_7 have_VB_aux_7 "
        "left_VBN_xcomp_4=leave ~._._punct_4",
        ("impersonal", None, "is said", ("The envoy", "to have left"), "assert", "indirect"),
    ),
    "reportedly": (
        "The_DT_det_2 general_NN_nsubj_4 reportedly_RB_advmod_4 fled_VBD_root_0=flee ~._._punct_4",
        ("impersonal", None, "reportedly", ("The general", "fled"), "assert", "indirect"),
    ),
    "the alleged": (
        "The_DT_det_3 alleged_JJ_amod_3 leader_NN_nsubj_4 fled_VBD_root_0=flee ~._._punct_4",
        ("impersonal", None, "alleged", ("leader",), "accuse", "indirect"),
    ),
    "a noun that reports": (
        "The_DT_det_2 minister_NN_nmod:poss_4 ~'s_POS_case_2 claim_NN_nsubj_10 that_IN_mark_8 prices_NNS_nsubj_8=price "
        "had_VBD_aux_8=have "
        "fallen_VBN_acl_4=fall was_VBD_cop_10=be wrong_JJ_root_0 ~._._punct_10",
        ("described", "The minister", "claim", ("that prices had fallen",), "assert", "indirect"),
    ),
    "an open complement": (
        "They_PRP_nsubj_2 expressed_VBD_root_0=express their_PRP$_nmod:poss_4 dissatisfaction_NN_obj_2 with_IN_case_7 "
        "the_DT_det_7 law_NN_nmod_4 "
        "~._._punct_2",
        ("described", "They", "expressed their dissatisfaction", ("with the law",), "believe", "indirect"),
    ),
    "urging": (
        "The_DT_det_2 council_NN_nsubj_3 urges_VBZ_root_0=urge governments_NNS_obj_3=government to_TO_mark_6 "
        "endure_VB_xcomp_3 ~._._punct_3",
        ("described", "The council", "urges", ("to endure",), "direct", "indirect"),
    ),
    "asking": (
        "Reporters_NNS_nsubj_2=reporter asked_VBD_root_0=ask whether_IN_mark_5 he_PRP_nsubj_5 knew_VBD_ccomp_2=know ~._._punct_2",
        ("described", "Reporters", "asked", ("whether he knew",), "ask", "indirect"),
    ),
    "threatening": (
        "The_DT_det_2 union_NN_nsubj_3 threatened_VBD_root_0=threaten to_TO_mark_5 strike_VB_xcomp_3 ~._._punct_3",
        ("described", "The union", "threatened", ("to strike",), "threaten", "indirect"),
    ),
    "promising": (
        "Ruiz_NNP_nsubj_3 has_VBZ_aux_3=have promised_VBN_root_0=promise to_TO_mark_5 resign_VB_xcomp_3 ~._._punct_3",
        ("named", "Ruiz", "has promised", ("to resign",), "commit", "indirect"),
    ),
    "denying by a noun": (
        "The_DT_det_2 company_NN_nsubj_3 denied_VBD_root_0=deny the_DT_det_5 allegations_NNS_obj_3=allegation ~._._punct_3",
        ("described", "The company", "denied", ("the allegations",), "deny", "indirect"),
    ),
    "doubting": (
        "Analysts_NNS_nsubj_2=analyst doubt_VBP_root_0 that_IN_mark_6 the_DT_det_5 truce_NN_nsubj_6 holds_VBZ_ccomp_2=hold "
        "~._._punct_2",
        ("unnamed", "Analysts", "doubt", ("that the truce holds",), "doubt", "indirect"),
    ),
    "not believing": (
        "Ruiz_NNP_nsubj_4 does_VBZ_aux_4=do not_RB_advmod_4 believe_VB_root_0 that_IN_mark_7 they_PRP_nsubj_7 "
        "left_VBD_ccomp_4=leave ~._._punct_4",
        ("named", "Ruiz", "does not believe", ("that they left",), "doubt", "indirect"),
    ),
    "labelling, small clause": (
        "The_DT_det_2 press_NN_nsubj_3 called_VBD_root_0=call them_PRP_obj_3 terrorists_NNS_xcomp_3=terrorist ~._._punct_3",
        ("described", "The press", "called", ("them terrorists",), "label", "indirect"),
    ),
    "labelling with as": (
        "Ruiz_NNP_nsubj_2 describes_VBZ_root_0=describe the_DT_det_4 pact_NN_obj_2 as_IN_case_7 a_DT_det_7 surrender_NN_obl_2 "
        "~._._punct_2",
        ("named", "Ruiz", "describes", ("the pact as a surrender",), "label", "indirect"),
    ),
    "knowing, by an adjective": (
        "The_DT_det_2 public_NN_nsubj_4 is_VBZ_cop_4=be aware_JJ_root_0 of_IN_case_7 the_DT_det_7 shortage_NN_obl_4 ~._._punct_4",
        ("described", "The public", "is aware", ("of the shortage",), "believe", "indirect"),
    ),
    "relative clause": (
        "Ana_NNP_nsubj_9 Ruiz_NNP_flat_1 ~,_,_punct_5 who_WP_nsubj_5 said_VBD_acl:relcl_1=say they_PRP_nsubj_7 "
        "lost_VBD_ccomp_5=lose ~,_,_punct_5 "
        "left_VBD_root_0=leave ~._._punct_9",
        ("named", "Ana Ruiz", "said", ("they lost",), "assert", "indirect"),
    ),
    "participle": (
        "Ruiz_NNP_nsubj_2 resigned_VBD_root_0=resign ~,_,_punct_4 saying_VBG_advcl_2=say that_IN_mark_7 she_PRP_nsubj_7 "
        "tired_VBD_ccomp_4=tire "
        "~._._punct_2",
        ("named", "Ruiz", "saying", ("that she tired",), "assert", "indirect"),
    ),
    "wanting to say": (
        "We_PRP_nsubj_2 want_VBP_root_0 to_TO_mark_4 urge_VB_xcomp_2 them_PRP_obj_4 to_TO_mark_7 wait_VB_xcomp_4 ~._._punct_2",
        ("issuer", "We", "want to urge", ("to wait",), "direct", "indirect"),
    ),
}


@pytest.mark.parametrize(("notation", "expected"), CONSTRUCTIONS.values(), ids=CONSTRUCTIONS.keys())
def test_a_construction_is_read(find: Find, notation: str, expected: tuple[object, ...]) -> None:
    assert [row(item) for item in find(notation)] == [expected]


def test_an_accusation_names_the_accused_and_holds_only_the_charge(find: Find) -> None:
    (active,) = find(
        "Prosecutors_NNS_nsubj_2=prosecutor accused_VBD_root_0=accuse the_DT_det_4 banker_NN_obj_2 of_IN_case_6 "
        "fraud_NN_obl_2 ~._._punct_2"
    )
    assert row(active) == ("described", "Prosecutors", "accused", ("fraud",), "accuse", "indirect")
    assert active.accused == 3
    (passive,) = find(
        "He_PRP_nsubj:pass_3 is_VBZ_aux:pass_3=be accused_VBN_root_0=accuse of_IN_case_5 extortion_NN_obl_3 of_IN_case_7 "
        "monies_NNS_nmod_5=money "
        "~._._punct_3"
    )
    assert row(passive) == ("impersonal", None, "is accused", ("extortion of monies",), "accuse", "indirect")
    assert passive.accused == 0


def test_suspecting_of_is_accusing_and_blaming_on_turns_the_parts_around(find: Find) -> None:
    (suspected,) = find(
        "He_PRP_nsubj:pass_3 is_VBZ_aux:pass_3=be suspected_VBN_root_0=suspect of_IN_case_5 theft_NN_obl_3 ~._._punct_3"
    )
    assert row(suspected) == ("impersonal", None, "is suspected", ("theft",), "accuse", "indirect")
    assert suspected.accused == 0
    (blamed,) = find(
        "They_PRP_nsubj_2 blamed_VBD_root_0=blame the_DT_det_4 fire_NN_obj_2 on_IN_case_6 tourists_NNS_obl_2=tourist ~._._punct_2"
    )
    assert row(blamed) == ("described", "They", "blamed", ("the fire",), "accuse", "indirect")
    assert blamed.accused == 5


def test_what_became_known_goes_on_through_the_coordinated_clauses(find: Find) -> None:
    (item,) = find(
        "It_PRP_expl_2 became_VBD_root_0=become known_JJ_xcomp_2 that_IN_mark_6 nine_CD_nsubj_6 fled_VBD_ccomp_2=flee "
        "and_CC_cc_10 one_CD_nsubj:pass_10 "
        "was_VBD_aux:pass_10=be hurt_VBN_conj_6=hurt ~,_,_punct_15 but_CC_cc_15 he_PRP_nsubj_15 later_RB_advmod_15 "
        "died_VBD_conj_2=die ~._._punct_2"
    )
    assert row(item) == (
        "impersonal",
        None,
        "became known",
        ("that nine fled and one was hurt, but he later died",),
        "assert",
        "indirect",
    )


def test_coordinated_verbs_share_their_source(find: Find) -> None:
    denied, said = find(
        "Ruiz_NNP_nsubj_2 denied_VBD_root_0=deny the_DT_det_4 charge_NN_obj_2 and_CC_cc_6 said_VBD_conj_2=say she_PRP_nsubj_8 "
        "slept_VBD_ccomp_6=sleep "
        "~._._punct_2"
    )
    assert row(denied) == ("named", "Ruiz", "denied", ("the charge",), "deny", "indirect")
    assert row(said) == ("named", "Ruiz", "said", ("she slept",), "assert", "indirect")


def test_reported_clauses_share_their_cue_even_where_the_parser_parts_them(find: Find) -> None:
    (item,) = find(
        "Ruiz_NNP_nsubj_2 said_VBD_root_0=say that_IN_mark_5 they_PRP_nsubj_5 lost_VBD_ccomp_2=lose and_CC_cc_9 "
        "that_IN_mark_9 she_PRP_nsubj_9 "
        "knew_VBD_conj_2=know ~._._punct_2"
    )
    assert item.attribution.content[0].text == "that they lost and that she knew"


def test_an_interrupted_quotation_is_one_attribution_in_two_pieces(find: Find) -> None:
    (item,) = find(
        '"_``_punct_2 ~Come_VB_ccomp_6=come ~,_,_punct_2 ~"_``_punct_2 Ruiz_NNP_nsubj_6 said_VBD_root_0=say ~,_,_punct_6 '
        '"_``_punct_10 ~and_CC_cc_10 '
        'look_VB_conj_2 ~._._punct_10 ~"_``_punct_10'
    )
    assert row(item) == ("named", "Ruiz", "said", ('"Come,"', '"and look."'), "assert", "direct")


def test_an_interrupted_quotation_keeps_its_first_half_when_the_tree_has_only_the_second(find: Find) -> None:
    (item,) = find(
        '"_``_punct_3 ~They_PRP_nsubj_3 come_VBP_parataxis_7 ~,_,_punct_3 ~"_``_punct_3 Ruiz_NNP_nsubj_7 warned_VBD_root_0=warn '
        '~,_,_punct_7 "_``_punct_11 ~we_PRP_nsubj_11 fight_VBP_ccomp_7 ~._._punct_11 ~"_``_punct_11'
    )
    assert [span.text for span in item.attribution.content] == ['"They come,"', '"we fight."']


def test_a_quotation_goes_on_in_the_next_sentence(find: Find) -> None:
    (item,) = find(
        '"_``_punct_3 ~We_PRP_nsubj_3 lost_VBD_ccomp_7=lose ~,_,_punct_3 ~"_``_punct_3 Ruiz_NNP_nsubj_7 '
        "said_VBD_root_0=say ~._._punct_7\n"
        '"_``_punct_4 ~It_PRP_nsubj_4 was_VBD_cop_4=be close_JJ_root_0 ~._._punct_4 ~"_``_punct_4'
    )
    assert [span.text for span in item.attribution.content] == ['"We lost,"', '"It was close."']


def test_a_bare_quotation_belongs_to_the_last_speaker(find: Find) -> None:
    said, bare = find(
        "Ruiz_NNP_nsubj_2 said_VBD_root_0=say that_IN_mark_5 they_PRP_nsubj_5 lost_VBD_ccomp_2=lose ~._._punct_2\n"
        "\n"
        '"_``_punct_4 ~It_PRP_nsubj_4 was_VBD_cop_4=be close_JJ_root_0 ~._._punct_4 ~"_``_punct_4'
    )
    assert said.attribution.source.text == "Ruiz"
    assert row(bare) == ("named", "Ruiz", None, ('"It was close."',), "assert", "direct")


def test_a_speaker_before_a_colon_needs_no_verb(find: Find) -> None:
    (item,) = find(
        'Minister_NNP_root_0 Osei_NNP_flat_1 ~:_:_punct_6 "_``_punct_6 ~They_PRP_nsubj_6 lied_VBD_parataxis_1=lie '
        '~._._punct_6 ~"_``_punct_6',
        entities=((0, 2, "PERSON"),),
    )
    assert row(item) == ("named", "Minister Osei", None, ('"They lied."',), "assert", "direct")


def test_a_question_in_quotation_marks_stays_with_those_who_ask_it(find: Find) -> None:
    (item,) = find(
        'They_PRP_nsubj_2 said_VBD_root_0=say ~,_,_punct_2 "_``_punct_6 ~Who_WP_nsubj_6 paid_VBD_ccomp_2=pay ~?_._punct_6 '
        '~"_``_punct_6'
    )
    assert row(item) == ("described", "They", "said", ('"Who paid?"',), "ask", "direct")


NOT_REPORTS = {
    "said goodbye": "Ruiz_NNP_nsubj_2 said_VBD_root_0=say goodbye_NN_obj_2 ~._._punct_2",
    "the law says nothing": "The_DT_det_2 law_NN_nsubj_3 says_VBZ_root_0=say nothing_NN_obj_3 ~._._punct_3",
    "known for": ("The_DT_det_2 town_NN_nsubj_4 is_VBZ_cop_4=be known_JJ_root_0 for_IN_case_6 cheese_NN_obl_4 ~._._punct_4"),
    "told a story": "Ruiz_NNP_nsubj_2 told_VBD_root_0=tell a_DT_det_4 story_NN_obj_2 ~._._punct_2",
    "denied entry": "They_PRP_nsubj_2 denied_VBD_root_0=deny him_PRP_iobj_2 entry_NN_obj_2 ~._._punct_2",
    "you know": "It_PRP_nsubj_6 was_VBD_cop_6=be ~,_,_punct_5 you_PRP_nsubj_5 know_VBP_parataxis_6 late_JJ_root_0 ~._._punct_6",
    "called by name": "The_DT_det_2 town_NN_nsubj:pass_4 was_VBD_aux:pass_4=be called_VBN_root_0=call up_RB_advmod_4 ~._._punct_4",
    "a scare quote": 'The_DT_det_4 "_``_punct_4 ~free_JJ_amod_4 ~"_``_punct_3 press_NN_nsubj_6 left_VBD_root_0=leave ~._._punct_6',
    "an imperative": "Say_VB_root_0=say that_IN_mark_4 he_PRP_nsubj_4 left_VBD_ccomp_1=leave ~._._punct_1",
}


@pytest.mark.parametrize("notation", NOT_REPORTS.values(), ids=NOT_REPORTS.keys())
def test_what_only_looks_like_a_report_is_none(find: Find, notation: str) -> None:
    assert find(notation) == ()


def test_a_text_without_words_has_no_attributions(find: Find) -> None:
    assert find("._._root_0") == ()


MORE = {
    "a gerund denied": (
        "Osei_NNP_nsubj_2 denied_VBD_root_0=deny taking_VBG_xcomp_2=take bribes_NNS_obj_3=bribe ~._._punct_2",
        ("named", "Osei", "denied", ("taking bribes",), "deny", "indirect"),
    ),
    "a free relative": (
        "Osei_NNP_nsubj_2 explained_VBD_root_0=explain how_WRB_obj_2 they_PRP_nsubj_5 won_VBD_advcl:relcl_3=win ~._._punct_2",
        ("named", "Osei", "explained", ("how they won",), "assert", "indirect"),
    ),
    "somebody is told": (
        "We_PRP_nsubj:pass_3 were_VBD_aux:pass_3=be told_VBN_root_0=tell by_IN_case_5 officials_NNS_obl:agent_3=official "
        "that_IN_mark_8 "
        "it_PRP_nsubj_8 burned_VBD_ccomp_3=burn ~._._punct_3",
        ("unnamed", "officials", "were told", ("that it burned",), "assert", "indirect"),
    ),
    "calling on somebody": (
        "The_DT_det_2 union_NN_nsubj_3 called_VBD_root_0=call on_IN_case_5 owners_NNS_obl_3=owner to_TO_mark_7 listen_VB_xcomp_3 "
        "~._._punct_3",
        ("described", "The union", "called", ("to listen",), "direct", "indirect"),
    ),
    "calling for something": (
        "The_DT_det_2 union_NN_nsubj_3 called_VBD_root_0=call for_IN_case_6 a_DT_det_6 truce_NN_obl_3 ~._._punct_3",
        ("described", "The union", "called", ("for a truce",), "direct", "indirect"),
    ),
    "wanting somebody to act": (
        "Osei_NNP_nsubj_2 wants_VBZ_root_0=want the_DT_det_4 court_NN_obj_2 to_TO_mark_6 decide_VB_xcomp_2 ~._._punct_2",
        ("named", "Osei", "wants", ("the court to decide",), "direct", "indirect"),
    ),
    "predicting by a noun": (
        "The_DT_det_2 bank_NN_nsubj_3 predicts_VBZ_root_0=predict a_DT_det_5 recession_NN_obj_3 ~._._punct_3",
        ("described", "The bank", "predicts", ("a recession",), "predict", "indirect"),
    ),
    "making it clear": (
        "Osei_NNP_nsubj_2 made_VBD_root_0=make it_PRP_expl_2 clear_JJ_xcomp_2 that_IN_mark_7 he_PRP_nsubj_7 "
        "stays_VBZ_ccomp_4=stay ~._._punct_2",
        ("named", "Osei", "made it clear", ("that he stays",), "assert", "indirect"),
    ),
    "a position that is": (
        "Their_PRP$_nmod:poss_2 position_NN_nsubj_3 is_VBZ_root_0=be that_IN_mark_6 he_PRP_nsubj_6 lied_VBD_ccomp_3=lie "
        "~._._punct_3",
        ("described", "Their", "position", ("that he lied",), "believe", "indirect"),
    ),
    "a rumour that nobody owns": (
        "A_DT_det_2 rumour_NN_nsubj_6 that_IN_mark_5 banks_NNS_nsubj_5=bank closed_VBD_acl_2=close spread_VBD_root_0 ~._._punct_6",
        ("impersonal", None, "rumour", ("that banks closed",), "assert", "indirect"),
    ),
    "a source with its apposition and title": (
        "General_NNP_compound_2 Ahn_NNP_nsubj_7 ~,_,_punct_5 an_DT_det_5 adviser_NN_appos_2 ~,_,_punct_2 said_VBD_root_0=say "
        "they_PRP_nsubj_9 "
        "fled_VBD_ccomp_7=flee ~._._punct_7",
        ("named", "General Ahn, an adviser", "said", ("they fled",), "assert", "indirect"),
    ),
}


@pytest.mark.parametrize(("notation", "expected"), MORE.values(), ids=MORE.keys())
def test_a_rarer_construction_is_read(find: Find, notation: str, expected: tuple[object, ...]) -> None:
    assert [row(item) for item in find(notation)] == [expected]


def test_a_quotation_over_paragraphs_is_one_attribution_with_a_piece_in_each(find: Find) -> None:
    (item,) = find(
        "Osei_NNP_nsubj_2 said_VBD_root_0=say ~:_:_punct_2 “_``_punct_6 ~We_PRP_nsubj_6 came_VBD_ccomp_2=come ~._._punct_2\n"
        "\n"
        "“_``_punct_3 ~We_PRP_nsubj_3 saw_VBD_root_0=see ~._._punct_3 ~”_''_punct_3"
    )
    assert row(item) == ("named", "Osei", "said", ("“We came.", "“We saw.”"), "assert", "direct")


def test_a_stray_mark_leaves_the_report_around_it_alone(find: Find) -> None:
    (item,) = find(
        "Osei_NNP_nsubj_2 said_VBD_root_0=say that_IN_mark_6 “_``_punct_6 ~they_PRP_nsubj_6 lost_VBD_ccomp_2=lose ~._._punct_2"
    )
    assert item.attribution.cue is not None
    assert "they lost" in item.attribution.content[0].text


WORDS = [
    "said",
    "that",
    "“",
    "”",
    '"',
    ",",
    ".",
    "Osei",
    "they",
    "accused",
    "of",
    "to",
    "According",
    "reportedly",
    "claim",
    "know",
    "it",
    ":",
]
TAGS = ["NNP", "NN", "VBD", "VBN", "VB", "IN", "TO", "PRP", "JJ", "RB", "CC", "WP"]
DEPS = [
    "nsubj", "nsubj:pass", "obj", "obl", "ccomp", "xcomp", "parataxis", "advcl", "acl", "acl:relcl", "conj", "mark", "case",
    "aux:pass", "appos", "nmod", "nmod:poss", "amod", "advmod", "punct",
]  # fmt: skip


@settings(max_examples=150, deadline=None)
@given(st.data())
def test_whatever_the_tree_spans_are_exact_and_chains_end(data: st.DataObject) -> None:
    count = data.draw(st.integers(1, 30))
    words = data.draw(st.lists(st.sampled_from(WORDS), min_size=count, max_size=count))
    heads = [0, *(data.draw(st.integers(0, place - 1)) for place in range(1, count))]
    order = data.draw(st.permutations(range(count)))
    moved = [0] * count
    for place, head in enumerate(heads):
        moved[order[place]] = order[head]
    doc = Doc(
        Vocab(),
        words=words,
        spaces=data.draw(st.lists(st.booleans(), min_size=count, max_size=count)),
        tags=data.draw(st.lists(st.sampled_from(TAGS), min_size=count, max_size=count)),
        pos=data.draw(
            st.lists(
                st.sampled_from(["VERB", "NOUN", "PROPN", "ADJ", "ADV", "PUNCT", "SCONJ", "PRON"]), min_size=count, max_size=count
            )
        ),
        deps=data.draw(st.lists(st.sampled_from(DEPS), min_size=count, max_size=count)),
        lemmas=[{"said": "say", "accused": "accuse"}.get(word, word.lower()) for word in words],
        heads=moved,
        sent_starts=[True] + [False] * (count - 1),
    )
    found = find_attributions(syntax_of(doc), (Block(0, len(doc.text), "paragraph"),))
    parents = {item.attribution.id: item.attribution.parent for item in found}
    for item in found:
        for span in (*item.attribution.content, *filter(None, [item.attribution.cue])):
            assert doc.text[span.start : span.end] == span.text
            assert span.start < span.end
        assert list(item.attribution.content) == sorted(item.attribution.content, key=lambda span: span.start)
        steps, above = 0, item.attribution.parent
        while above is not None:
            steps, above = steps + 1, parents[above]
            assert steps <= len(found)
