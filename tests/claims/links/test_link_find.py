"""The links of a statement as a whole: which relation runs which way, whose reasoning it is, and nothing tied that is not there."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import replace
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from link_samples import ATTACK, SEARCH, clause, gerund, infinitive, joined, opening, phrase
from spacy.tokens import Doc

from sayso.claims.attribution import find_attributions
from sayso.claims.extract import find_claims
from sayso.claims.links import find_links
from sayso.claims.syntax import Syntax, syntax_of
from sayso.types import Claim, Link

Links = Callable[[str], list[str]]
DocFrom = Callable[..., Doc]

FORWARD, BACK = f"{ATTACK} -> {SEARCH}", f"{SEARCH} -> {ATTACK}"
RELATIONS = [
    (clause("because"), f"{FORWARD}: cause (because)"),
    (clause("not because"), f"{FORWARD}: cause (not because) negative"),
    (phrase("due to"), f"{FORWARD}: cause (due to)"),
    (joined("so"), f"{FORWARD}: result (so)"),
    (opening("As a result"), f"{FORWARD}: result (As a result)"),
    (opening("Therefore"), f"{FORWARD}: result (Therefore)"),
    (infinitive("to"), "enter -> search: purpose (to)"),
    (infinitive("in order to"), "enter -> search: purpose (in order to)"),
    (clause("in order that"), f"{BACK}: purpose (in order that)"),
    (clause("so that"), f"{BACK}: result (so that)"),
    (clause("if"), f"{FORWARD}: condition (if)"),
    (clause("unless"), f"{FORWARD}: condition (unless) negative"),
    (clause("whenever"), f"{FORWARD}: condition (whenever) habitual"),
    (phrase("in case of"), f"{FORWARD}: condition (in case of)"),
    (gerund("by"), f"{FORWARD}: means (by)"),
    (phrase("with the help of"), f"{FORWARD}: means (with the help of)"),
    (clause("after"), f"{FORWARD}: sequence (after)"),
    (clause("before"), f"{BACK}: sequence (before)"),
    (phrase("prior to"), f"{BACK}: sequence (prior to)"),
    (opening("Then"), f"{FORWARD}: sequence (Then)"),
    (clause("although"), f"{FORWARD}: contrast (although)"),
    (phrase("despite"), f"{FORWARD}: contrast (despite)"),
    (joined("but"), f"{FORWARD}: contrast (but)"),
    (phrase("such as"), f"{FORWARD}: example (such as)"),
    (opening("For example"), f"{BACK}: example (For example)"),
    (clause("just as"), f"{FORWARD}: analogy (just as)"),
    (opening("Likewise"), f"{FORWARD}: analogy (Likewise)"),
    (clause("where"), None),
    (phrase("near"), None),
    (joined("and"), None),
    (opening("Also"), None),
]


@pytest.mark.parametrize(("notation", "link"), RELATIONS, ids=[str(row[1]) for row in RELATIONS])
def test_every_relation_runs_from_what_leads_to_what_follows(links_in: Links, notation: str, link: str | None) -> None:
    assert links_in(notation) == ([] if link is None else [link])


def read(syntax: Syntax) -> tuple[tuple[Claim, ...], tuple[Link, ...]]:
    attributed = find_attributions(syntax, ())
    claims = find_claims(syntax, attributed, ())
    return claims, find_links(syntax, claims, attributed)


SAID = "Ode_NNP_nsubj_2 said_VBD_root_0=say that_IN_mark_5 guards_NNS_nsubj_5=guard left_VBD_ccomp_2=leave Orlesk_NNP_obj_5"
CHAINS = [
    (
        "inside what is said",
        f"{SAID} because_IN_mark_9 rebels_NNS_nsubj_9=rebel attacked_VBD_advcl_5=attack Karrow_NNP_obj_9 ~._._punct_2",
        ("a1",),
    ),
    (
        "across its border",
        "Because_IN_mark_3 rebels_NNS_nsubj_3=rebel attacked_VBD_advcl_7=attack Karrow_NNP_obj_3 ~,_,_punct_3 Ode_NNP_nsubj_7 "
        "said_VBD_root_0=say that_IN_mark_10 guards_NNS_nsubj_10=guard left_VBD_ccomp_7=leave Orlesk_NNP_obj_10 ~._._punct_7",
        (),
    ),
    ("with nobody between", clause("because"), ()),
]


@pytest.mark.parametrize(("notation", "chain"), [row[1:] for row in CHAINS], ids=[row[0] for row in CHAINS])
def test_whoever_says_both_claims_says_the_link(doc_from: DocFrom, notation: str, chain: tuple[str, ...]) -> None:
    _, (link,) = read(syntax_of(doc_from(notation)))
    assert link.chain == chain


def test_another_pipelines_text_is_tied_by_its_syntax_alone(doc_from: DocFrom) -> None:
    syntax = syntax_of(doc_from(clause("because")))
    assert syntax.signals is None
    claims, (link,) = read(syntax)
    assert [claim.predicate.text for claim in claims if claim.id == link.from_] == ["attacked"]


def test_a_chain_is_what_both_begin_with_and_no_more(doc_from: DocFrom) -> None:
    syntax = syntax_of(doc_from(clause("because")))
    first, last = find_claims(syntax, (), ())
    claims = [replace(first, chain=("a1", "a2", "a3")), replace(last, chain=("a1", "a4", "a3"))]
    (link,) = find_links(syntax, claims, ())
    assert link.chain == ("a1",)


def test_what_is_only_supposed_makes_a_link_conditional_and_a_plain_condition_none(links_in: Links) -> None:
    would = (
        "The_DT_det_2 law_NN_nsubj_4 would_MD_aux_4 force_VB_root_0 miners_NNS_obj_4=miner to_TO_mark_7 leave_VB_xcomp_4 "
        "Orlesk_NNP_obj_7 ~._._punct_4"
    )
    assert links_in(would) == ["force -> leave: cause (force) conditional"]
    assert links_in(clause("if")) == [f"{FORWARD}: condition (if)"]


def test_two_claims_are_tied_once_though_two_words_say_so(links_in: Links) -> None:
    notation = (
        "Rebels_NNS_nsubj_2=rebel attacked_VBD_root_0=attack Karrow_NNP_obj_2 ~._._punct_2\n"
        "However_RB_advmod_5 after_IN_case_3 this_DT_obl_5 police_NNS_nsubj_5 searched_VBD_root_0=search Orlesk_NNP_obj_5 "
        "~._._punct_5"
    )
    assert links_in(notation) == [f"{FORWARD}: sequence (after)"]


@pytest.mark.parametrize("notation", ["Rebels_NNS_nsubj_2=rebel attacked_VBD_root_0=attack Karrow_NNP_obj_2", "Contact_NN_root_0"])
def test_a_statement_with_one_claim_or_none_has_no_link(doc_from: DocFrom, notation: str) -> None:
    claims, links = read(syntax_of(doc_from(notation)))
    assert len(claims) <= 1
    assert links == ()


def test_a_text_without_words_has_no_link(doc_from: DocFrom) -> None:
    assert find_links(syntax_of(Doc(doc_from("a_NN_root_0").vocab)), (), ()) == ()


def test_links_stand_in_text_order_whatever_the_order_of_the_claims(doc_from: DocFrom) -> None:
    syntax = syntax_of(doc_from(f"{opening('However')}\n{clause('because')}\n{joined('but')}"))
    claims, links = read(syntax)
    assert len(links) == 3
    begins = {claim.id: claim.predicate.start for claim in claims}
    places = [min(begins[link.from_], begins[link.to]) for link in links]
    assert all(one <= other for one, other in pairwise(places))
    assert find_links(syntax, claims[::-1], ()) == links


WORDS = [
    "because", "if", "unless", "to", "in", "order", "after", "before", "since", "when", "while", "until", "so", "that", "as",
    "but", "however", "then", "by", "for", "such", "this", "every", "time", "not", "including", "would", "attack", "attacking",
    "incidents", "led", "forced", "prevented", "killing", "thanked", "rebels", "Karrow", ",", "said", "they", "😀", "e\u0301",
]  # fmt: skip
TAGS = ["NN", "NNS", "NNP", "VBD", "VB", "VBN", "VBG", "VBZ", "PRP", "DT", "IN", "TO", "MD", "CC", "JJ", "RB"]
LABELS = [
    "nsubj", "nsubj:pass", "csubj", "obj", "obl", "xcomp", "ccomp", "advcl", "acl", "acl:relcl", "conj", "cc", "mark", "case",
    "aux", "cop", "nmod", "det", "amod", "advmod", "fixed", "compound:prt", "parataxis", "punct",
]  # fmt: skip
LEMMAS = {"led": "lead", "forced": "force", "prevented": "prevent", "killing": "kill", "thanked": "thank", "attacking": "attack"}
TOKEN = st.tuples(st.sampled_from(WORDS), st.sampled_from(TAGS), st.sampled_from(LABELS))


@st.composite
def trees(draw: st.DrawFn) -> str:
    """Give one to three sentences, each any tree of words that links are made of."""
    sentences = []
    for size in draw(st.lists(st.integers(1, 12), min_size=1, max_size=3)):
        order = draw(st.permutations(range(1, size + 1)))
        heads = {place: draw(st.sampled_from(order[:rank])) if rank else 0 for rank, place in enumerate(order)}
        words = [(place, *draw(TOKEN)) for place in range(1, size + 1)]
        sentences.append(" ".join(f"{word}_{tag}_{dep}_{heads[place]}={LEMMAS.get(word, word)}" for place, word, tag, dep in words))
    return "\n".join(sentences)


def is_sound(syntax: Syntax, claims: tuple[Claim, ...], links: tuple[Link, ...]) -> bool:
    ids = {claim.id: claim for claim in claims}
    pairs = {(link.from_, link.to) for link in links}
    return (
        len(pairs) == len(links)
        and all(link.from_ != link.to and {link.from_, link.to} <= ids.keys() for link in links)
        and all(link.cue is None or syntax.text[link.cue.start : link.cue.end] == link.cue.text != "" for link in links)
        and all(ids[link.from_].chain[: len(link.chain)] == link.chain == ids[link.to].chain[: len(link.chain)] for link in links)
    )


@settings(max_examples=300, deadline=None)
@given(notation=trees())
def test_whatever_the_tree_links_join_two_claims_once_by_words_of_the_text(doc_from: DocFrom, notation: str) -> None:
    syntax = syntax_of(doc_from(notation))
    claims, links = read(syntax)
    assert is_sound(syntax, claims, links)


def claims_at(syntax: Syntax, model: Claim, tokens: range) -> tuple[Claim, ...]:
    """Give a claim for each of some tokens."""
    found = []
    for number, token in enumerate(tokens):
        span = syntax.span(token, token)
        predicate = replace(model.predicate, start=span.start, end=span.end, text=span.text)
        found.append(replace(model, id=f"c{number}", start=span.start, end=span.end, text=span.text, predicate=predicate))
    return tuple(found)


@pytest.mark.parametrize(
    "token",
    [
        "attacked_VBD_conj_1",
        "attacking_VBG_advcl_1",
        "attack_NN_obl_1",
        "but_CC_cc_1",
        "forced_VBD_xcomp_1",
        "leave_VB_parataxis_1",
    ],
)
@pytest.mark.parametrize("verb", ["forced_VBD_root_0=force", "attack_NN_root_0"])
def test_five_thousand_words_on_one_head_take_seconds(doc_from: DocFrom, verb: str, token: str) -> None:
    size = 5000
    (model,) = find_claims(syntax_of(doc_from("Rebels_NNS_nsubj_2 attacked_VBD_root_0=attack Karrow_NNP_obj_2")), (), ())
    syntax = syntax_of(doc_from(" ".join([verb, *["but_CC_cc_1", token] * (size // 2)])))
    claims = claims_at(syntax, model, range(0, size, 2))
    began = time.perf_counter()
    links = find_links(syntax, claims, ())
    assert time.perf_counter() - began < 10
    assert is_sound(syntax, claims, links)
