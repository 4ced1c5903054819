"""Whole claims: their words, their chain of sources, and what makes no claim at all."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sentences import SENTENCES, claim_of, syntax_for, told
from spacy.tokens import Doc

from sayso.claims.attribution import find_attributions
from sayso.claims.extract import find_claims, find_mentions, read_claims
from sayso.claims.syntax import syntax_of
from sayso.types import Block, Claim, Span

CLAUSES = [
    ("breakout", "escape", "Nine people escaped from prison"),
    ("breakout", "kill", "they killed 3 guards"),
    ("son", "be", "who is the son of Anton Verel"),
    ("naming", "call", "called them bandits"),
    ("attempt", "accuse", "in order to accuse believers"),
    ("escape", "escape", "the escape of some prisoners from the jail"),
    ("warning", "strengthen", "If you strengthen the fight against Norland"),
    ("habit", "oppress", "oppresses them using different methods"),
    ("apposition", "imam", "Jonas Verel, imam of the old mosque"),
]
PREDICATES = [
    ("attempt", "provocation", "commit provocations"),
    ("light", "attack", "attack was carried out"),
    ("failed", "protect", "protect"),
    ("different", "different", "different"),
    ("son", "be", "is"),
    ("escape", "search", "started an active search"),
    ("place", "take place", "took place"),
]


def spans_of(claim: Claim) -> list[Span]:
    found: list[Span] = [claim, claim.predicate, *claim.participants, *claim.counts]
    return found + [span for span in (claim.when, claim.where) if span is not None]


@pytest.mark.parametrize(("sentence", "lemma", "clause"), CLAUSES)
def test_a_claim_stands_on_its_own_clause(doc_from: Callable[..., Doc], sentence: str, lemma: str, clause: str) -> None:
    assert claim_of(find_claims(syntax_for(doc_from, sentence), (), ()), lemma).text == clause


@pytest.mark.parametrize(("sentence", "lemma", "words"), PREDICATES)
def test_a_predicate_is_the_inner_word_or_has_its_light_verb(
    doc_from: Callable[..., Doc], sentence: str, lemma: str, words: str
) -> None:
    assert claim_of(find_claims(syntax_for(doc_from, sentence), (), ()), lemma).predicate.text == words


def test_an_accusation_is_a_claim_and_what_it_names_is_alleged(doc_from: Callable[..., Doc]) -> None:
    syntax = syntax_for(doc_from, "extortion")
    attributed = find_attributions(syntax, ())
    claims = find_claims(syntax, attributed, ())
    accusing, named = claim_of(claims, "accuse"), claim_of(claims, "extortion")
    assert accusing.act is not None
    assert accusing.act.plover == "ACCUSE"
    assert accusing.chain == ()
    assert named.chain == (attributed[0].attribution.id,)
    assert next((part.text, part.role, part.alleged) for part in named.participants) == ("He", "agent", True)
    assert named.commitment.issuer == "U"


def test_a_verb_that_only_reports_makes_no_claim(doc_from: Callable[..., Doc]) -> None:
    syntax = syntax_of(
        doc_from("He_PRP_nsubj_2 said_VBD_root_0=say that_IN_mark_5 rebels_NNS_nsubj_5=rebel left_VBD_ccomp_2=leave ~._._punct_2")
    )
    claims = find_claims(syntax, find_attributions(syntax, ()), ())
    assert [claim.predicate.lemma for claim in claims] == ["leave"]
    assert claims[0].chain == ("a1",)
    assert claims[0].text == "rebels left"


def test_urging_is_a_claim_and_so_is_what_is_urged(doc_from: Callable[..., Doc]) -> None:
    syntax = syntax_for(doc_from, "urge")
    claims = find_claims(syntax, find_attributions(syntax, ()), ())
    assert [(claim.predicate.lemma, claim.act and claim.act.plover, claim.chain) for claim in claims] == [
        ("urge", "REQUEST", ()),
        ("refuse", "REJECT", ("a1",)),
    ]


def test_killing_and_naming_have_one_agent_and_two_acts(doc_from: Callable[..., Doc]) -> None:
    claims = find_claims(syntax_for(doc_from, "naming"), (), ())
    assert [(claim.act and claim.act.plover, claim.participants[0].text) for claim in claims] == [
        ("ASSAULT", "It"),
        ("ACCUSE", "It"),
    ]


def test_a_contact_line_claims_nothing(doc_from: Callable[..., Doc]) -> None:
    assert find_claims(syntax_for(doc_from, "fragment"), (), ()) == ()


def test_a_heading_with_a_verb_is_a_claim(doc_from: Callable[..., Doc]) -> None:
    syntax = syntax_for(doc_from, "headline")
    (claim,) = find_claims(syntax, (), (Block(0, len(syntax.text), "heading"),))
    assert claim.participants[0].text == "Police"
    assert claim.where is not None
    assert claim.where.text == "Karvel"


def test_mentions_and_claims_agree_however_they_are_asked_for(doc_from: Callable[..., Doc]) -> None:
    syntax = syntax_for(doc_from, "son")
    claims, mentions = read_claims(syntax, (), ())
    assert claims == find_claims(syntax, (), ())
    assert mentions == find_mentions(syntax)
    assert [claim.id for claim in claims] == [f"c{number}" for number in range(1, len(claims) + 1)]


@pytest.mark.parametrize("sentence", SENTENCES)
def test_every_span_is_its_words_and_the_clause_holds_the_predicate(doc_from: Callable[..., Doc], sentence: str) -> None:
    syntax = syntax_for(doc_from, sentence)
    for claim in find_claims(syntax, find_attributions(syntax, ()), ()):
        for span in spans_of(claim):
            assert syntax.text[span.start : span.end] == span.text
        assert claim.start <= claim.predicate.start
        assert claim.predicate.end <= claim.end
        assert 0 < claim.confidence <= 1


def test_a_text_without_words_claims_nothing(doc_from: Callable[..., Doc]) -> None:
    syntax = syntax_of(Doc(doc_from("a_NN_root_0").vocab, words=["…"], sent_starts=[True], deps=["ROOT"], heads=[0]))
    assert find_claims(syntax, (), ()) == ()
    assert told(find_claims(syntax, (), ())) == {}


TAGS = ["NN", "NNP", "VBD", "VB", "VBN", "VBG", "PRP", "DT", "IN", "TO", "MD", "CD", "WP", "CC", "JJ", "RB"]
LABELS = [
    "nsubj",
    "nsubj:pass",
    "obj",
    "iobj",
    "obl",
    "obl:agent",
    "xcomp",
    "ccomp",
    "advcl",
    "acl",
    "acl:relcl",
    "conj",
    "cc",
    "mark",
    "case",
    "aux",
    "aux:pass",
    "cop",
    "nmod",
    "nmod:poss",
    "appos",
    "compound",
    "det",
    "amod",
    "nummod",
    "advmod",
    "expl",
    "parataxis",
    "punct",
]
WORDS = ["who", "they", "it", "not", "if", "attack", "try", "to", "by", "thousands", "9", "Karvel", "city", "was", "😀", "e\u0301"]


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data())
def test_no_tree_however_wrong_breaks_the_rules(doc_from: Callable[..., Doc], data: st.DataObject) -> None:
    size = data.draw(st.integers(1, 9))
    order = data.draw(st.permutations(range(1, size + 1)))
    heads = {place: data.draw(st.sampled_from(order[:rank])) if rank else 0 for rank, place in enumerate(order)}
    tokens = []
    for place in range(1, size + 1):
        word, tag, head = data.draw(st.sampled_from(WORDS)), data.draw(st.sampled_from(TAGS)), heads[place]
        tokens.append(f"{word}_{tag}_{data.draw(st.sampled_from(LABELS))}_{head}")
    syntax = syntax_of(doc_from(" ".join(tokens)))
    for claim in find_claims(syntax, find_attributions(syntax, ()), ()):
        for span in spans_of(claim):
            assert syntax.text[span.start : span.end] == span.text
        assert claim.start <= claim.predicate.start <= claim.predicate.end <= claim.end


@pytest.mark.parametrize("label", ["conj", "xcomp", "advcl", "ccomp", "acl:relcl", "nmod", "parataxis"])
def test_a_tree_as_deep_as_a_page_is_read(doc_from: Callable[..., Doc], label: str) -> None:
    tokens = ["attacked_VB_root_0=attack", *(f"attacked_VBN_{label}_{place}=attack" for place in range(1, 600))]
    claims = find_claims(syntax_of(doc_from(" ".join(tokens))), (), ())
    assert len(claims) >= 1


NOUNS = [
    ("The_DT_det_2 collision_NN_nsubj_3 occurred_VBD_root_0=occur at_IN_case_5 noon_NN_obl_3", ["collision", "occur"]),
    ("The_DT_det_2 blackout_NN_nsubj_3 lasted_VBD_root_0=last", ["blackout", "last"]),
    ("An_DT_det_2 agreement_NN_nsubj_3 broke_VBD_root_0=break", ["break"]),
    ("A_DT_det_2 strike_NN_nsubj_3 broke_VBD_root_0=break them_PRP_obj_3=they", ["strike", "break"]),
    ("They_PRP_nsubj_2 fear_VBP_root_0 violence_NN_obj_2", ["fear"]),
]


@pytest.mark.parametrize(("notation", "lemmas"), NOUNS, ids=["occurs", "lasts", "no deed", "one deed", "in general"])
def test_a_noun_without_participants_tells_one_violent_act_or_what_its_clause_says_occurred(
    doc_from: Callable[..., Doc], notation: str, lemmas: list[str]
) -> None:
    syntax = syntax_of(doc_from(notation))
    assert [claim.predicate.lemma for claim in find_claims(syntax, (), (Block(0, len(syntax.text), "paragraph"),))] == lemmas
