"""A statement's findings joined: who each source and participant is, whose "we" it is, and nothing that points nowhere."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from spacy.tokens import Doc

from sayso.claims.attribution import find_attributions
from sayso.claims.extract import find_mentions, read_claims
from sayso.claims.syntax import Syntax, syntax_of
from sayso.pipeline import Reader
from sayso.resolve.resolve import Found, Resolved, resolve
from sayso.types import Attribution, Block, Issuer, Published, Source, Span

Entities = tuple[tuple[int, int, str], ...]
GIVEN = Issuer(None, None, "Even Scales", None, "given")
PUBLISHED = Published("2015-10-13", "2015-10-13", "dateline")
OKA = ((0, 1, "PLACE"),)


def attribution(text: str, source: str | None, content: str, form: str = "indirect") -> Attribution:
    spoken = text.index(content)
    span = Span(spoken, spoken + len(content), content)
    if source is None:
        return Attribution("a1", None, Source("issuer"), None, (span,), "assert", "direct")
    start = text.index(source)
    words = Source("named", start, start + len(source), source)
    return Attribution("a1", None, words, None, (span,), "assert", form)  # type: ignore[arg-type]


def resolved(
    doc: Doc, attributions: Callable[[str], Sequence[Attribution]] = lambda _: (), issuer: Issuer | None = GIVEN
) -> Resolved:
    syntax = syntax_of(doc)
    return resolve(syntax, Found(issuer, find_mentions(syntax), attributions(syntax.text), []), PUBLISHED)


SAID = "said_VBD_root_0=say it_PRP_nsubj_{next} passed_VBD_ccomp_{said}=pass"
SOURCES: list[tuple[str, str, Entities, str | None]] = [
    # source, its parse with the verb at {said}, names, and who is meant
    (
        "Oka's minister, Paul Asten",
        "Oka_NNP_nmod:poss_3 ~'s_POS_case_1 minister_NN_nsubj_7 ~,_,_punct_5 Paul_NNP_appos_3 Asten_NNP_flat_5",
        ((0, 1, "PLACE"), (4, 6, "PERSON")),
        "Paul Asten",
    ),
    (
        "the minister Paul Asten",
        "the_DT_det_2 minister_NN_nmod:desc_3 Paul_NNP_nsubj_5 Asten_NNP_flat_3",
        ((2, 4, "PERSON"),),
        "Paul Asten",
    ),
    (
        "Paul Asten, the minister of Oka",
        "Paul_NNP_nsubj_8 Asten_NNP_flat_1 ~,_,_punct_5 the_DT_det_5 minister_NN_appos_1 of_IN_case_7 Oka_NNP_nmod_5",
        ((0, 2, "PERSON"), (6, 7, "PLACE")),
        "Paul Asten",
    ),
    ("the Oka Council", "the_DT_det_3 Oka_NNP_compound_3 Council_NNP_nsubj_4", ((1, 3, "ORG"),), "Oka Council"),
    (
        "the head of the Oka Council",
        "the_DT_det_2 head_NN_nsubj_7 of_IN_case_6 the_DT_det_6 Oka_NNP_compound_6 Council_NNP_nmod_2",
        ((4, 6, "ORG"),),
        "the head of the Oka Council",
    ),
    ("Oka's minister", "Oka_NNP_nmod:poss_3 ~'s_POS_case_1 minister_NN_nsubj_4", OKA, "Oka's minister"),
    (
        "certificates that relatives showed us",
        "certificates_NNS_nsubj_6=certificate that_WDT_obj_4 relatives_NNS_nsubj_4=relative "
        "showed_VBD_acl:relcl_1=show us_PRP_iobj_4=we",
        (),
        None,
    ),
    (
        "a guard who had fled from Oka",
        "a_DT_det_2 guard_NN_nsubj_8 who_WP_nsubj_5 had_VBD_aux_5=have fled_VBN_acl:relcl_2=flee from_IN_case_7 Oka_NNP_obl_5",
        ((6, 7, "PLACE"),),
        "a guard",
    ),
]


@pytest.mark.parametrize(("source", "parse", "entities", "meant"), SOURCES, ids=[row[0] for row in SOURCES])
def test_a_source_is_whom_it_names_or_describes_and_not_whom_it_mentions(
    doc_from: Callable[..., Doc], source: str, parse: str, entities: Entities, meant: str | None
) -> None:
    verb = len(parse.split()) + 1
    doc = doc_from(f"{parse} {SAID.format(said=verb, next=verb + 2)}", entities)
    found = resolved(doc, lambda text: [attribution(text, source, "it passed")])
    captions = {entity.id: entity.caption for entity in found.entities}
    assert captions.get(found.attributions[0].source.entity or "") == meant


def test_we_outside_a_quotation_is_the_issuer_and_inside_it_is_not(doc_from: Callable[..., Doc]) -> None:
    doc = doc_from(
        "We_PRP_nsubj_2 left_VBD_root_0=leave\n"
        "they_PRP_nsubj_2 said_VBD_root_0=say ~:_:_punct_6 \"_``_punct_6 we_PRP_nsubj_6 slept_VBD_ccomp_2=sleep ~\"_''_punct_6"
    )
    found = resolved(doc, lambda text: [attribution(text, "they", "we slept", "direct")])
    assert found.issuer is not None
    assert [(mention.text, mention.entity) for mention in found.mentions] == [
        ("We", found.issuer.entity),
        ("they", None),
        ("we", None),
    ]


def test_an_issuer_who_bears_a_known_name_is_that_entity(doc_from: Callable[..., Doc]) -> None:
    doc = doc_from("Oka_NNP_compound_2 Council_NNP_nsubj_3 met_VBD_root_0=meet", ((0, 2, "ORG"),))
    found = resolved(doc, issuer=Issuer(30, 45, "the Oka Council", None, "we"))
    assert found.issuer is not None
    assert found.issuer.entity == found.mentions[0].entity == "e1"
    assert len(found.entities) == 1


def test_what_the_issuer_says_in_its_own_name_is_its_entitys(doc_from: Callable[..., Doc]) -> None:
    doc = doc_from("We_PRP_nsubj_2 left_VBD_root_0=leave")
    found = resolved(doc, lambda text: [attribution(text, None, "We left")])
    assert found.issuer is not None
    assert found.attributions[0].source.entity == found.issuer.entity == "e1"


def test_without_an_issuer_nobody_is_it(doc_from: Callable[..., Doc]) -> None:
    doc = doc_from("We_PRP_nsubj_2 left_VBD_root_0=leave")
    found = resolved(doc, lambda text: [attribution(text, None, "We left")], issuer=None)
    assert (found.issuer, found.entities, found.attributions[0].source.entity) == (None, (), None)


def read_whole(syntax: Syntax, issuer: Issuer | None) -> Resolved:
    blocks = (Block(0, len(syntax.text), "paragraph"),)
    attributed = find_attributions(syntax, blocks, issuer)
    claims, mentions = read_claims(syntax, attributed, blocks)
    return resolve(syntax, Found(issuer, mentions, [one.attribution for one in attributed], claims), PUBLISHED)


def test_participants_follow_their_mentions_to_new_ids(doc_from: Callable[..., Doc]) -> None:
    doc = doc_from(
        "Police_NNS_nsubj_2 arrested_VBD_root_0=arrest Jonas_NNP_obj_2 Verel_NNP_flat_3 ~,_,_punct_7 the_DT_det_7 mayor_NN_appos_3 "
        "~._._punct_2\nHe_PRP_nsubj_2 escaped_VBD_root_0=escape ~._._punct_2",
        ((2, 4, "PERSON"),),
    )
    found = read_whole(syntax_of(doc), GIVEN)
    words = {mention.id: mention.text for mention in found.mentions}
    captions = {entity.id: entity.caption for entity in found.entities}
    told = [
        (claim.predicate.lemma, [(words[one.mention or ""], captions[one.entity or ""]) for one in claim.participants])
        for claim in found.claims
        if claim.predicate.lemma != "mayor"
    ]
    assert told == [("arrest", [("Police", "Police"), ("Jonas Verel", "Jonas Verel")]), ("escape", [("He", "Jonas Verel")])]
    assert words["m3"] == "the mayor"
    assert found.mentions[2].entity == found.mentions[1].entity


def test_days_count_from_the_statements_own_date(doc_from: Callable[..., Doc]) -> None:
    doc = doc_from("Police_NNS_nsubj_2 arrested_VBD_root_0=arrest Verel_NNP_obj_2 yesterday_NN_obl:unmarked_2", ((2, 3, "PERSON"),))
    (claim,) = read_whole(syntax_of(doc), None).claims
    assert claim.when is not None
    assert (claim.when.text, claim.when.earliest, claim.when.latest) == ("yesterday", "2015-10-12", "2015-10-12")


TAGS = ["NN", "NNS", "NNP", "PRP", "PRP$", "VBD", "VBZ", "IN", "DT", "JJ", "CD", "WP", "CC", ",", "``", "POS"]
DEPS = [
    "nsubj", "nsubj:pass", "obj", "obl", "nmod", "nmod:poss", "appos", "conj", "flat", "compound", "acl:relcl", "ccomp", "cop",
    "case", "det", "punct", "nummod", "parataxis", "expl", "amod",
]  # fmt: skip
WORDS = {"NNP": ["Verel", "Sorn", "Oka"], "PRP": ["he", "we", "I", "it"], "PRP$": ["their"], "VBD": ["said", "arrested"],
         "CD": ["nine"], "WP": ["who"], "``": ['"'], "POS": ["'s"]}  # fmt: skip
TOKEN = st.tuples(st.sampled_from(TAGS), st.sampled_from(DEPS), st.integers(0, 9), st.integers(0, 9))
LABELLED = st.lists(
    st.tuples(st.integers(0, 20), st.integers(1, 3), st.sampled_from(["PERSON", "ORG", "PLACE", "GROUP"])), max_size=6
)


def made_up(sentences: Sequence[Sequence[tuple[str, str, int, int]]]) -> tuple[str, int]:
    """Give sentences in the notation, and how many tokens they have: any tree."""
    lines = []
    for sentence in sentences:
        turned, count = sentence[0][2] % 2, len(sentence)
        tokens = []
        for place, (tag, dep, above, choice) in enumerate(sentence):
            head = above % place + 1 if place else 0
            words = WORDS.get(tag, ["guard", "council", "boat"])
            tokens.append((words[choice % len(words)], tag, dep, count + 1 - head if turned and head else head))
        lines.append(" ".join("_".join(map(str, token)) for token in (tokens[::-1] if turned else tokens)))
    return "\n".join(lines), sum(len(sentence) for sentence in sentences)


@settings(max_examples=120, deadline=None)
@given(
    sentences=st.lists(st.lists(TOKEN, min_size=1, max_size=9), min_size=1, max_size=4),
    names=LABELLED,
    issuer=st.sampled_from([None, GIVEN, replace(GIVEN, text="Oka"), replace(GIVEN, text="Verel", start=0, end=5)]),
)
def test_every_mention_stands_in_the_text_and_nothing_points_to_an_entity_that_is_not_there(
    doc_from: Callable[..., Doc],
    sentences: list[list[tuple[str, str, int, int]]],
    names: list[tuple[int, int, str]],
    issuer: Issuer | None,
) -> None:
    notation, count = made_up(sentences)
    entities: list[tuple[int, int, str]] = []
    for first, width, label in sorted(names):
        if first + width <= count and (not entities or entities[-1][1] <= first):
            entities.append((first, first + width, label))
    syntax = syntax_of(doc_from(notation, tuple(entities)))
    found = read_whole(syntax, issuer)
    known = {entity.id for entity in found.entities}
    assert len(known) == len(found.entities)
    assert [mention.id for mention in found.mentions] == [f"m{number}" for number in range(1, len(found.mentions) + 1)]
    assert (np.diff([mention.start for mention in found.mentions]) >= 0).all()
    for span in (*found.mentions, *(one for entity in found.entities for one in entity.descriptions)):
        assert syntax.text[span.start : span.end] == span.text
    numbers = {mention.id for mention in found.mentions}
    for mention in found.mentions:
        assert {mention.entity, *mention.candidates} - {None} <= known
        assert len(mention.candidates) != 1
    for claim in found.claims:
        assert {one.entity for one in claim.participants} - {None} <= known
        assert {one.mention for one in claim.participants} - {None} <= numbers
    assert {one.source.entity for one in found.attributions} - {None} <= known
    assert (found.issuer is None) == (issuer is None)
    assert found.issuer is None or found.issuer.entity in known


def test_a_role_keeps_the_word_that_says_when_it_was_held() -> None:
    ledger = Reader().read(b"The then Deputy Prime Minister Adahan Velt went to Oka. The former mayor, Mira Ode, was ill.", "a.txt")
    assert [span.text for entity in ledger.entities for span in entity.descriptions] == [
        "then Deputy Prime Minister",
        "The former mayor",
    ]
