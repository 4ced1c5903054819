"""Which phrases are set beside which, and how two relate: by their words, in a sentence, across quotations."""

from __future__ import annotations

import time
from collections.abc import Callable

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from spacy.tokens import Doc
from who_samples import LEFT, Entities, markables_of, said, span_of, texts_of

from sayso.claims.syntax import Syntax, syntax_of
from sayso.resolve.who.pairs import LONGEST, NEAREST, QUOTES, SHARING, SIZES, SYNTAX, WORDS, Pairs, find_pairs, speakers_of
from sayso.types import Attribution

MET = "met_VBD_root_0=meet"
FEATURES = list(SIZES)

Relation = tuple[str, str, str]
"""The later phrase, the earlier one, and how they relate."""


def relation(syntax: Syntax, pairs: Pairs, feature: str, names: tuple[str, ...], later: str, earlier: str) -> str:
    """Give the value of a feature for the last phrase that reads `later` and the first that reads `earlier`."""
    texts = texts_of(syntax, markables_of(syntax))
    first, second = texts.index(earlier), len(texts) - 1 - texts[::-1].index(later)
    (row,) = np.flatnonzero((pairs.later == second) & (pairs.earlier == first)).tolist()
    return names[pairs.features[row, FEATURES.index(feature)]]


LIKENESS: list[tuple[str, Entities, str, str, str]] = [
    # two sentences, names, then the later phrase, the earlier one, and the relation of their words
    (f"A_DT_det_2 jail_NN_nsubj_3 {LEFT}\nThe_DT_det_2 jail_NN_nsubj_3 {LEFT}", (), "The jail", "A jail", "same"),
    (f"The_DT_det_3 old_JJ_amod_3 jail_NN_nsubj_4 {LEFT}\nThat_DT_det_2 jail_NN_nsubj_3 {LEFT}", (), "That jail", "The old jail",
     "same-head-part"),
    (f"The_DT_det_3 old_JJ_amod_3 jail_NN_nsubj_4 {LEFT}\nThe_DT_det_3 new_JJ_amod_3 jail_NN_nsubj_4 {LEFT}", (), "The new jail",
     "The old jail", "same-head-other-words"),
    (f"Jonas_NNP_nsubj_3 Verel_NNP_flat_1 {LEFT}\nVerel_NNP_nsubj_2 {LEFT}", ((0, 2, "PERSON"), (3, 4, "PERSON")), "Verel",
     "Jonas Verel", "part"),
    (f"Jail_NN_compound_2 guards_NNS_nsubj_3=guard {LEFT}\nThe_DT_det_3 old_JJ_amod_3 jail_NN_nsubj_4 {LEFT}", (), "The old jail",
     "Jail guards", "head-in-words"),
    (f"Harbour_NN_compound_2 guards_NNS_nsubj_3=guard {LEFT}\nHarbour_NN_compound_2 boats_NNS_nsubj_3=boat {LEFT}", (),
     "Harbour boats", "Harbour guards", "share"),
    (f"The_DT_det_3 Oka_NNP_compound_3 Council_NNP_nsubj_4 {LEFT}\nOC_NNP_nsubj_2 {LEFT}", ((1, 3, "ORG"), (4, 5, "ORG")), "OC",
     "The Oka Council", "initials"),
    (f"The_DT_det_3 Oka_NNP_compound_3 Council_NNP_nsubj_4 {LEFT}\nO.C._NNP_nsubj_2 {LEFT}", ((1, 3, "ORG"), (4, 5, "ORG")), "O.C.",
     "The Oka Council", "initials"),
    (f"OC_NNP_nsubj_2 {LEFT}\nThe_DT_det_3 Oka_NNP_compound_3 Council_NNP_nsubj_4 {LEFT}", ((0, 1, "ORG"), (3, 5, "ORG")),
     "The Oka Council", "OC", "initials"),
    (f"The_DT_det_3 Oka_NNP_compound_3 Council_NNP_nsubj_4 {LEFT}\nOx_NN_nsubj_2 {LEFT}", ((1, 3, "ORG"),), "Ox", "The Oka Council",
     "none"),
    (f"The_DT_det_2 jail_NN_nsubj_3 {LEFT}\nIt_PRP_nsubj_2 {LEFT}", (), "It", "The jail", "none"),
    (f"The_DT_det_2 jail_NN_nsubj_3 {LEFT}\nThe_DT_det_2 boat_NN_nsubj_3 {LEFT}", (), "The boat", "The jail", "none"),
]  # fmt: skip

TIES: list[tuple[str, str, str, str]] = [
    # sentence, then the later phrase, the earlier one, and what ties them
    (f"Verel_NNP_nsubj_6 ~,_,_punct_4 the_DT_det_4 mayor_NN_appos_1 ~,_,_punct_4 {LEFT}", "the mayor", "Verel", "appos"),
    ("Verel_NNP_nsubj_4 is_VBZ_cop_4=be the_DT_det_4 mayor_NN_root_0", "the mayor", "Verel", "copula"),
    (f"The_DT_det_2 head_NN_nsubj_6 of_IN_case_5 the_DT_det_5 jail_NN_nmod_2 {LEFT}", "the jail", "The head of the jail", "holds"),
    (f"Her_PRP$_nmod:poss_2=she boat_NN_nsubj_3 {LEFT}", "Her boat", "Her", "held"),
    (f"Verel_NNP_nsubj_2 {MET} him_PRP_obj_2=he", "him", "Verel", "fellow"),
    (f"Guards_NNS_nsubj_4=guard and_CC_cc_3 police_NNS_conj_1 {LEFT}", "police", "Guards", "joined"),
    (
        f"Verel_NNP_nsubj_2 {MET} guards_NNS_obj_2=guard who_WP_nsubj_5 {LEFT.replace('root_0', 'acl:relcl_3')}",
        "who",
        "Verel",
        "none",
    ),
]

SPOKEN = (
    "\"_``_punct_3 We_PRP_nsubj_3 left_VBD_ccomp_6=leave ~\"_''_punct_3 Verel_NNP_nsubj_6 said_VBD_root_0=say ~._._punct_6\n"
    "\"_``_punct_3 I_PRP_nsubj_3 slept_VBD_ccomp_6=sleep ~\"_''_punct_3 Sorn_NNP_nsubj_6 said_VBD_root_0=say ~._._punct_6\n"
    "\"_``_punct_3 They_PRP_nsubj_3 ran_VBD_ccomp_6=run ~\"_''_punct_3 Verel_NNP_nsubj_6 said_VBD_root_0=say ~._._punct_6"
)
NAMED: Entities = ((4, 5, "PERSON"), (11, 12, "PERSON"), (18, 19, "PERSON"))

ACROSS: list[tuple[int, int, str]] = [
    # markables: 0 We, 1 Verel, 2 I, 3 Sorn, 4 They, 5 Verel
    (1, 0, "speaks"),
    (2, 1, "into"),
    (3, 2, "speaks"),
    (4, 3, "into"),
    (3, 1, "outside"),
    (2, 0, "other"),
    (5, 2, "out-of"),
    (5, 4, "speaks"),
]


def spoken(doc_from: Callable[..., Doc]) -> tuple[Syntax, list[Attribution]]:
    syntax = syntax_of(doc_from(SPOKEN, NAMED))
    second = syntax.text.rindex("Verel")
    attributions = [said(syntax, "Verel", "We left"), said(syntax, "Sorn", "I slept"), said(syntax, "Verel", "They ran")]
    source = attributions[2].source
    last = type(source)("named", second, second + 5, "Verel")
    attributions[2] = Attribution("a3", None, last, None, attributions[2].content, "assert", "direct")
    return syntax, attributions


@pytest.mark.parametrize(("notation", "entities", "later", "earlier", "expected"), LIKENESS)
def test_how_the_words_of_two_phrases_relate(
    doc_from: Callable[..., Doc], notation: str, entities: Entities, later: str, earlier: str, expected: str
) -> None:
    syntax = syntax_of(doc_from(notation, entities))
    pairs = find_pairs(syntax, markables_of(syntax), [])
    assert relation(syntax, pairs, "words", WORDS, later, earlier) == expected


def test_two_phrases_of_the_same_first_letters_are_not_each_others_abbreviation(doc_from: Callable[..., Doc]) -> None:
    notation = f"The_DT_det_3 old_JJ_amod_3 court_NN_nsubj_4 {LEFT}\nAn_DT_det_3 open_JJ_amod_3 car_NN_nsubj_4 {LEFT}"
    syntax = syntax_of(doc_from(notation))
    pairs = find_pairs(syntax, markables_of(syntax), [])
    assert relation(syntax, pairs, "words", WORDS, "An open car", "The old court") == "none"


@pytest.mark.parametrize(("notation", "later", "earlier", "expected"), TIES)
def test_what_ties_two_phrases_of_a_sentence(
    doc_from: Callable[..., Doc], notation: str, later: str, earlier: str, expected: str
) -> None:
    syntax = syntax_of(doc_from(notation))
    pairs = find_pairs(syntax, markables_of(syntax), [])
    assert relation(syntax, pairs, "syntax", SYNTAX, later, earlier) == expected


@pytest.mark.parametrize(("later", "earlier", "expected"), ACROSS)
def test_how_quotations_stand_between_two_phrases(doc_from: Callable[..., Doc], later: int, earlier: int, expected: str) -> None:
    syntax, attributions = spoken(doc_from)
    pairs = find_pairs(syntax, markables_of(syntax), attributions)
    (row,) = np.flatnonzero((pairs.later == later) & (pairs.earlier == earlier)).tolist()
    assert QUOTES[pairs.features[row, FEATURES.index("quotes")]] == expected


def test_a_speaker_named_before_the_words_is_their_speaker(doc_from: Callable[..., Doc]) -> None:
    syntax = syntax_of(
        doc_from('Verel_NNP_nsubj_2 said_VBD_root_0=say ~:_:_punct_5 "_``_punct_5 I_PRP_nsubj_6 left_VBD_ccomp_2=leave')
    )
    pairs = find_pairs(syntax, markables_of(syntax), [said(syntax, "Verel", "I left")])
    assert relation(syntax, pairs, "quotes", QUOTES, "I", "Verel") == "speaker"


def test_two_quotations_of_one_source_share_their_speaker(doc_from: Callable[..., Doc]) -> None:
    syntax = syntax_of(
        doc_from(
            "\"_``_punct_2 We_PRP_nsubj_3 left_VBD_ccomp_6=leave ~\"_''_punct_3 Verel_NNP_nsubj_6 said_VBD_root_0=say "
            '~:_:_punct_10 "_``_punct_10 They_PRP_nsubj_10 ran_VBD_ccomp_6=run'
        )
    )
    pairs = find_pairs(syntax, markables_of(syntax), [said(syntax, "Verel", "We left"), said(syntax, "Verel", "They ran")])
    assert relation(syntax, pairs, "quotes", QUOTES, "They", "We") == "same-speaker"


def test_both_inside_one_quotation_are_in_the_same(doc_from: Callable[..., Doc]) -> None:
    syntax = syntax_of(doc_from("\"_``_punct_3 We_PRP_nsubj_3 met_VBD_root_0=meet them_PRP_obj_3=they ~\"_''_punct_3"))
    pairs = find_pairs(syntax, markables_of(syntax), [said(syntax, None, "We met them")])
    assert relation(syntax, pairs, "quotes", QUOTES, "them", "We") == "same"


def test_who_speaks_each_phrase_inside_quotations(doc_from: Callable[..., Doc]) -> None:
    syntax, attributions = spoken(doc_from)
    assert speakers_of(syntax, markables_of(syntax), attributions) == {0: 1, 2: 3, 4: 5}


def test_a_source_is_spoken_for_by_the_head_of_its_phrase(doc_from: Callable[..., Doc]) -> None:
    syntax = syntax_of(
        doc_from(
            "Oka_NNP_nmod:poss_3 ~'s_POS_case_1 mayor_NN_nsubj_4 said_VBD_root_0=say ~:_:_punct_7 \"_``_punct_7 I_PRP_nsubj_8 "
            "left_VBD_ccomp_4=leave",
            ((0, 1, "PLACE"),),
        )
    )
    assert speakers_of(syntax, markables_of(syntax), [said(syntax, "Oka's mayor", "I left")]) == {2: 1}


@pytest.mark.parametrize(("source", "form", "expected"), [(None, "direct", {0: -1}), ("Verel", "indirect", {})])
def test_a_quotation_without_a_source_has_no_speaker_and_reported_speech_is_no_quotation(
    doc_from: Callable[..., Doc], source: str | None, form: str, expected: dict[int, int]
) -> None:
    syntax = syntax_of(doc_from(SPOKEN.split("\n", maxsplit=1)[0]))
    attribution = said(syntax, source, "We left", form)  # type: ignore[arg-type]
    assert speakers_of(syntax, markables_of(syntax), [attribution]) == expected


def test_distance_counts_phrases_and_sentences(doc_from: Callable[..., Doc]) -> None:
    syntax = syntax_of(doc_from("\n".join([f"Guards_NNS_nsubj_2=guard {LEFT}"] * 8)))
    pairs = find_pairs(syntax, markables_of(syntax), [])
    first, last = (np.flatnonzero((pairs.later == later) & (pairs.earlier == 0)).tolist()[0] for later in (1, 7))
    distance, sentences = FEATURES.index("distance"), FEATURES.index("sentences")
    assert pairs.features[first, [distance, sentences]].tolist() == [1, 1]
    assert pairs.features[last, [distance, sentences]].tolist() == [5, 5]


def many(doc_from: Callable[..., Doc], nouns: list[str]) -> tuple[Syntax, Pairs]:
    syntax = syntax_of(doc_from("\n".join(f"{noun}_NN_nsubj_2 {LEFT}" for noun in nouns)))
    return syntax, find_pairs(syntax, markables_of(syntax), [])


def test_the_nearest_phrases_are_candidates_and_further_ones_only_where_they_share_a_word(doc_from: Callable[..., Doc]) -> None:
    _, pairs = many(doc_from, ["jail", "boat", *(f"thing{number}" for number in range(60)), "jail"])
    assert pairs.earlier[pairs.later == 62].tolist() == [0, *range(62 - NEAREST, 62)]


def test_of_further_phrases_that_share_a_word_the_nearest_are_kept(doc_from: Callable[..., Doc]) -> None:
    _, pairs = many(doc_from, ["jail"] * 300)
    own = pairs.earlier[pairs.later == 299].tolist()
    assert own[-1] == 298
    assert own == sorted(set(own))
    assert NEAREST <= len(own) <= NEAREST + SHARING


def test_five_thousand_phrases_take_seconds_and_those_behind_the_cap_stay_unpaired(doc_from: Callable[..., Doc]) -> None:
    syntax = syntax_of(doc_from("\n".join(f"{noun}_NN_nsubj_2 {LEFT}" for noun in ["jail", "boat"] * 2500)))
    markables = markables_of(syntax)
    began = time.process_time()
    pairs = find_pairs(syntax, markables, [])
    assert time.process_time() - began < 8
    assert len(markables) == 5000
    assert pairs.later.max() == LONGEST - 1
    assert len(pairs.later) <= LONGEST * (NEAREST + SHARING)


def test_a_thousand_quotations_take_seconds(doc_from: Callable[..., Doc]) -> None:
    syntax = syntax_of(doc_from("\n".join(f"word{number}_NN_nsubj_2 {LEFT}" for number in range(3000))))
    attributions = [said(syntax, None, f"word{number} left") for number in range(0, 3000, 3)]
    began = time.process_time()
    assert len(speakers_of(syntax, markables_of(syntax), attributions)) == 1000
    assert time.process_time() - began < 8


def test_a_statement_without_phrases_has_no_pairs(doc_from: Callable[..., Doc]) -> None:
    syntax = syntax_of(doc_from("Run_VB_root_0 ~!_._punct_1"))
    pairs = find_pairs(syntax, [], [])
    assert (len(pairs.later), pairs.features.shape) == (0, (0, len(SIZES)))


NOUNS = st.lists(st.sampled_from(["jail", "boat", "OC", "he", "we", "guard"]), min_size=1, max_size=60)


@settings(max_examples=40, deadline=None)
@given(nouns=NOUNS)
def test_every_pair_looks_back_stands_once_and_has_features_that_there_are(doc_from: Callable[..., Doc], nouns: list[str]) -> None:
    syntax, pairs = many(doc_from, nouns)
    assert (pairs.earlier < pairs.later).all()
    assert (np.diff(pairs.later) >= 0).all()
    assert len(set(zip(pairs.later.tolist(), pairs.earlier.tolist(), strict=True))) == len(pairs.later)
    assert (pairs.features >= 0).all()
    assert (pairs.features < np.array(list(SIZES.values()))).all()
    assert span_of(syntax, nouns[0]).start == 0
