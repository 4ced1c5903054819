"""Which phrases may stand for someone, how far they reach, and what their words show: form, kind, number, gender."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from spacy.tokens import Doc
from who_samples import LEFT, Entities, markables_of, texts_of

from sayso.claims.syntax import syntax_of
from sayso.resolve.who.markables import GENDERS, KINDS, NUMBERS, PLACES, initials_of, words_of

EXTENTS: list[tuple[str, str, Entities, list[str]]] = [
    (
        "a possessive's mark is left out, and a relative clause outside",
        "The_DT_det_2 mayor_NN_nmod:poss_4 ~'s_POS_case_2 wife_NN_nsubj_5 thanked_VBD_root_0=thank the_DT_det_7 "
        "guards_NNS_obj_5=guard ~,_,_punct_11 who_WP_nsubj_11 were_VBD_cop_11=be tired_JJ_acl:relcl_7 ~._._punct_5",
        (),
        ["The mayor", "The mayor's wife", "the guards", "who"],
    ),
    (
        "an apposition and what is joined by 'and' stand beside",
        "Jonas_NNP_nsubj_12 Verel_NNP_flat_1 ~,_,_punct_5 the_DT_det_5 mayor_NN_appos_1 of_IN_case_7 Orlesk_NNP_nmod_5 "
        "~,_,_punct_11 and_CC_cc_11 his_PRP$_nmod:poss_11=he brother_NN_conj_1 left_VBD_root_0=leave ~._._punct_12",
        ((0, 2, "PERSON"), (6, 7, "PLACE")),
        ["Jonas Verel", "the mayor of Orlesk", "Orlesk", "his", "his brother"],
    ),
    (
        "a name that was read with its possessive mark goes without it",
        f"Oka_NNP_nmod:poss_3 ~'s_POS_case_1 council_NN_nsubj_4 {LEFT} ~._._punct_4",
        ((0, 2, "PLACE"),),
        ["Oka", "Oka's council"],
    ),
    (
        "a name's article is in, its parts are no phrases of their own",
        f"The_DT_det_3 Oka_NNP_compound_3 Council_NNP_nsubj_4 {LEFT} ~._._punct_4",
        ((1, 3, "ORG"),),
        ["The Oka Council"],
    ),
    (
        "a noun before a noun is a phrase, a number before it none",
        f"Nine_CD_nummod_3 jail_NN_compound_3 guards_NNS_nsubj_4=guard {LEFT} ~._._punct_4",
        (),
        ["Nine jail guards", "jail"],
    ),
    (
        "'it' and 'there' that stand for nothing are left out",
        "It_PRP_expl_3 is_VBZ_cop_3=be clear_JJ_root_0 that_IN_mark_6 there_EX_expl_6 were_VBD_csubj_3=be guards_NNS_nsubj_6=guard "
        "~._._punct_3",
        (),
        ["guards"],
    ),
    (
        "a number that stands by itself is a phrase",
        "Two_CD_nsubj:pass_3 were_VBD_aux:pass_3=be killed_VBN_root_0=kill ~._._punct_3",
        (),
        ["Two"],
    ),
    ("verbs and adjectives alone make none", "Run_VB_root_0 ~!_._punct_1", (), []),
]

FORMS: list[tuple[str, Entities, str, str, str, str]] = [
    # sentence, names, then form, kind, number and gender of its first phrase
    (f"The_DT_det_2 guard_NN_nsubj_3 {LEFT}", (), "nominal", "the", "singular", "?"),
    (f"The_DT_det_2 guards_NNS_nsubj_3=guard {LEFT}", (), "nominal", "the", "plural", "?"),
    (f"A_DT_det_2 woman_NN_nsubj_3 {LEFT}", (), "nominal", "a", "singular", "f"),
    (f"Another_DT_det_2 boat_NN_nsubj_3 {LEFT}", (), "nominal", "a", "singular", "n"),
    (f"These_DT_det_2 men_NNS_nsubj_3=man {LEFT}", (), "nominal", "that", "plural", "m"),
    (f"No_DT_det_2 guard_NN_nsubj_3 {LEFT}", (), "nominal", "every", "singular", "?"),
    (f"Nine_CD_nummod_2 guards_NNS_nsubj_3=guard {LEFT}", (), "nominal", "number", "plural", "?"),
    (f"Guards_NNS_nsubj_2=guard {LEFT}", (), "nominal", "bare-plural", "plural", "?"),
    (f"Smoke_NN_nsubj_2 {LEFT}", (), "nominal", "bare", "singular", "n"),
    (f"Verel_NNP_nsubj_2 {LEFT}", ((0, 1, "PERSON"),), "name", "name", "singular", "?"),
    (f"Mr._NNP_compound_2 Verel_NNP_nsubj_3 {LEFT}", ((0, 2, "PERSON"),), "name", "name", "singular", "m"),
    (f"Ms._NNP_compound_2 Verel_NNP_nsubj_3 {LEFT}", ((0, 2, "PERSON"),), "name", "name", "singular", "f"),
    (f"Oka_NNP_nsubj_2 {LEFT}", ((0, 1, "PLACE"),), "name", "name", "singular", "n"),
    (f"Orlesk_NNP_nsubj_2 {LEFT}", (), "name", "name", "singular", "n"),
    (f"The_DT_det_2 Council_NNP_nsubj_3 {LEFT}", (), "name", "the", "singular", "n"),
]

PRONOUNS = [
    ("I", "PRP", "i", "singular", "?"),
    ("we", "PRP", "we", "plural", "?"),
    ("you", "PRP", "you", "?", "?"),
    ("he", "PRP", "he", "singular", "m"),
    ("herself", "PRP", "she", "singular", "f"),
    ("it", "PRP", "it", "singular", "n"),
    ("they", "PRP", "they", "plural", "?"),
    ("This", "DT", "this", "singular", "n"),
    ("Those", "DT", "these", "plural", "n"),
    ("who", "WP", "who", "?", "?"),
]


@pytest.mark.parametrize(("story", "notation", "entities", "expected"), EXTENTS, ids=[row[0] for row in EXTENTS])
def test_how_far_phrases_reach(
    doc_from: Callable[..., Doc], story: str, notation: str, entities: Entities, expected: list[str]
) -> None:
    syntax = syntax_of(doc_from(notation, entities))
    assert sorted(texts_of(syntax, markables_of(syntax))) == sorted(expected), story


@pytest.mark.parametrize(("notation", "entities", "form", "kind", "number", "gender"), FORMS)
def test_what_a_phrases_words_show(
    doc_from: Callable[..., Doc], notation: str, entities: Entities, *, form: str, kind: str, number: str, gender: str
) -> None:
    first = markables_of(syntax_of(doc_from(notation, entities)))[0]
    assert (first.form, KINDS[first.kind], NUMBERS[first.number], GENDERS[first.gender]) == (form, kind, number, gender)


@pytest.mark.parametrize(("word", "tag", "kind", "number", "gender"), PRONOUNS)
def test_what_a_pronoun_shows(doc_from: Callable[..., Doc], word: str, tag: str, kind: str, number: str, gender: str) -> None:
    doc = doc_from(f"{word}_{tag}_nsubj_2 {LEFT}")
    doc[0].pos_ = "PRON"
    (found,) = markables_of(syntax_of(doc))
    assert (found.form, KINDS[found.kind], NUMBERS[found.number], GENDERS[found.gender]) == ("pronoun", kind, number, gender)


@pytest.mark.parametrize("word", ["My", "Our", "Their", "Your"])
def test_a_possessive_shows_no_gender(doc_from: Callable[..., Doc], word: str) -> None:
    first, _ = markables_of(syntax_of(doc_from(f"{word}_PRP$_nmod:poss_2 boat_NN_nsubj_3 {LEFT}")))
    assert GENDERS[first.gender] == "?"


def test_what_is_possessed_is_determined_by_that(doc_from: Callable[..., Doc]) -> None:
    _, boat = markables_of(syntax_of(doc_from(f"My_PRP$_nmod:poss_2 boat_NN_nsubj_3 {LEFT}")))
    assert KINDS[boat.kind] == "possessed"


def test_where_in_its_clause_a_phrase_stands(doc_from: Callable[..., Doc]) -> None:
    syntax = syntax_of(
        doc_from(
            "Guards_NNS_nsubj:pass_3=guard were_VBD_aux:pass_3=be beaten_VBN_root_0=beat by_IN_case_5 police_NNS_obl:agent_3 "
            "and_CC_cc_7 soldiers_NNS_conj_5=soldier ~,_,_punct_9 friends_NNS_vocative_3=friend"
        )
    )
    assert [PLACES[one.place] for one in markables_of(syntax)] == ["nsubj:pass", "obl", "conj", "other"]


def test_a_phrase_without_a_verb_is_its_own_root(doc_from: Callable[..., Doc]) -> None:
    (found,) = markables_of(syntax_of(doc_from("Silence_NN_root_0 ~._._punct_1")))
    assert PLACES[found.place] == "root"


def test_markables_stand_in_the_order_of_their_heads_and_know_their_sentence(doc_from: Callable[..., Doc]) -> None:
    found = markables_of(syntax_of(doc_from(f"Verel_NNP_nsubj_2 {LEFT} ~._._punct_2\nHe_PRP_nsubj_2 {LEFT} ~._._punct_2")))
    assert [(one.head, one.sentence) for one in found] == [(0, 0), (3, 1)]


def test_articles_and_small_words_tell_no_phrases_apart(doc_from: Callable[..., Doc]) -> None:
    syntax = syntax_of(doc_from(f"The_DT_det_2 head_NN_nsubj_6 of_IN_case_5 the_DT_det_5 jail_NN_nmod_2 {LEFT}"))
    assert words_of(syntax, markables_of(syntax)[0]) == ("head", "jail")


@pytest.mark.parametrize(
    ("words", "letters"),
    [(("oka", "county", "council"), "occ"), (("ministry", "of", "the", "interior"), "mi"), (("9", "guards"), "g"), ((), "")],
)
def test_the_letters_of_an_abbreviation(words: tuple[str, ...], letters: str) -> None:
    assert initials_of(words) == letters


def test_a_name_of_ten_thousand_characters_is_one_markable(doc_from: Callable[..., Doc]) -> None:
    words = " ".join(f"Velt_NNP_{'nsubj' if not place else 'flat'}_{1701 if not place else 1}" for place in range(1700))
    syntax = syntax_of(doc_from(f"{words} {LEFT}", ((0, 1700, "PERSON"),)))
    assert [(one.first, one.last) for one in markables_of(syntax)] == [(0, 1699)]
