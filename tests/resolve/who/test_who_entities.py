"""What of the groups becomes an entity, what it is called, and which mention stands for which."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import pytest
from spacy.tokens import Doc
from who_samples import LEFT, Entities, read_with, span_of, weights_that_say

from sayso.claims.extract import find_mentions
from sayso.claims.syntax import Syntax
from sayso.resolve.who.entities import Who, find_entities
from sayso.resolve.who.group import group_markables
from sayso.types import Attribution, Issuer, Mention, Source, Span

MET = "met_VBD_root_0=meet"
AS_ONE = {("kinds", f"{later}<{earlier}"): 15.0 for later in ("the", "he", "they") for earlier in ("name", "the", "a")}
GIVEN = Issuer(None, None, "Even Scales", None, "given")
Story = tuple[str, Entities]


def who_is(
    doc: Doc,
    say: dict[tuple[str, str], float] | None = None,
    sources: Sequence[str | None] = (),
    issuer: Issuer | None = None,
    attributions: Callable[[Syntax], Sequence[Attribution]] | None = None,
) -> Who:
    syntax = read_with(doc, weights_that_say(say or {}))
    spans = [None if words is None else span_of(syntax, words) for words in sources]
    grouped = group_markables(syntax, attributions(syntax) if attributions else [], issuer)
    found = find_entities(syntax, grouped, find_mentions(syntax), spans, issuer)
    assert_sound(syntax.text, found)
    return found


def assert_sound(text: str, who: Who) -> None:
    known = {entity.id for entity in who.entities}
    assert [entity.id for entity in who.entities] == [f"e{number}" for number in range(1, len(known) + 1)]
    assert [mention.id for mention in who.mentions] == [f"m{number}" for number in range(1, len(who.mentions) + 1)]
    assert [mention.start for mention in who.mentions] == sorted(mention.start for mention in who.mentions)
    for mention in who.mentions:
        assert text[mention.start : mention.end] == mention.text
        assert {mention.entity, *mention.candidates} - {None} <= known
    assert {*who.sources} - {None} <= known
    assert set(who.renamed.values()) <= {mention.id for mention in who.mentions}


def meant(who: Who) -> list[tuple[str, str | None]]:
    """Give each mention's words and the caption of its entity."""
    captions = {entity.id: entity.caption for entity in who.entities}
    return [(mention.text, captions.get(mention.entity or "")) for mention in who.mentions]


CALLED: list[tuple[str, Entities, tuple[str, str, tuple[str, ...], tuple[str, ...]]]] = [
    # statement, names, then the first entity's schema, caption, names and descriptions
    (
        f"Verel_NNP_nsubj_2 {LEFT}\nJonas_NNP_nsubj_3 Verel_NNP_flat_1 {LEFT}\nVerel_NNP_nsubj_2 {LEFT}",
        ((0, 1, "PERSON"), (2, 4, "PERSON"), (5, 6, "PERSON")),
        ("Person", "Jonas Verel", ("Verel", "Jonas Verel"), ()),
    ),
    (
        f"The_DT_det_3 Oka_NNP_compound_3 Council_NNP_nsubj_4 {LEFT}\nOKA_NNP_compound_2 COUNCIL_NNP_nmod:poss_4 ~'s_POS_case_2 "
        f"members_NNS_nsubj_5=member {LEFT}",
        ((0, 3, "ORG"), (4, 7, "ORG")),
        ("PublicBody", "Oka Council", ("Oka Council", "OKA COUNCIL"), ()),
    ),
    (f"Oka_NNP_nsubj_2 {LEFT}", ((0, 1, "PLACE"),), ("Address", "Oka", ("Oka",), ())),
    (f"Norvik_NNP_compound_2 Ltd._NNP_nsubj_3 {LEFT}", ((0, 2, "ORG"),), ("Company", "Norvik Ltd.", ("Norvik Ltd.",), ())),
    (f"Norvik_NNP_nsubj_2 {LEFT}", ((0, 1, "GROUP"),), ("Group", "Norvik", ("Norvik",), ())),
    (
        f"Verel_NNP_nsubj_2 {LEFT}\nThe_DT_det_3 old_JJ_amod_3 mayor_NN_nsubj_4 {LEFT}\nHe_PRP_nsubj_2 {LEFT}",
        ((0, 1, "PERSON"),),
        ("Person", "Verel", ("Verel",), ("The old mayor",)),
    ),
    (f"A_DT_det_2 guard_NN_nsubj_3 {LEFT}", (), ("Person", "A guard", (), ("A guard",))),
    (f"The_DT_det_2 residents_NNS_nsubj_3=resident {LEFT}", (), ("Group", "The residents", (), ("The residents",))),
    (f"The_DT_det_2 council_NN_nsubj_3 {LEFT}", (), ("PublicBody", "The council", (), ("The council",))),
    (
        f"The_DT_det_2 boat_NN_nsubj_3 {LEFT}\nThe_DT_det_2 boat_NN_nsubj_3 {LEFT}",
        (),
        ("Thing", "The boat", (), ("The boat",)),
    ),
]


@pytest.mark.parametrize(("notation", "entities", "expected"), CALLED)
def test_what_an_entity_is_called(
    doc_from: Callable[..., Doc], notation: str, entities: Entities, expected: tuple[str, str, tuple[str, ...], tuple[str, ...]]
) -> None:
    first = who_is(doc_from(notation, entities), AS_ONE).entities[0]
    descriptions = tuple(span.text for span in first.descriptions)
    assert (first.schema, first.caption, first.names, descriptions) == expected


NO_ENTITY = [
    (f"The_DT_det_2 boat_NN_nsubj_3 {LEFT}", "a thing that is mentioned once"),
    (f"They_PRP_nsubj_2 {LEFT}\nThey_PRP_nsubj_2 {LEFT}", "pronouns alone"),
    ("Smoke_NN_root_0", "what takes part in nothing"),
]


@pytest.mark.parametrize(("notation", "story"), NO_ENTITY)
def test_what_is_no_entity(doc_from: Callable[..., Doc], notation: str, story: str) -> None:
    who = who_is(doc_from(notation), {("words", "same"): 15.0, ("kinds", "they<they"): 15.0})
    assert who.entities == (), story
    assert all(mention.entity is None for mention in who.mentions)


def test_most_names_decide_the_schema(doc_from: Callable[..., Doc]) -> None:
    labels = ("PERSON", "PLACE", "PLACE")
    entities = tuple((2 * place, 2 * place + 1, label) for place, label in enumerate(labels))
    who = who_is(doc_from("\n".join([f"Tarven_NNP_nsubj_2 {LEFT}"] * 3), entities))
    assert [entity.schema for entity in who.entities] == ["Address"]


def test_every_mention_of_a_group_has_its_entity(doc_from: Callable[..., Doc]) -> None:
    doc = doc_from(f"Verel_NNP_nsubj_2 {LEFT}\nThe_DT_det_2 mayor_NN_nsubj_3 {LEFT}\nHe_PRP_nsubj_2 {LEFT}", ((0, 1, "PERSON"),))
    assert meant(who_is(doc, AS_ONE)) == [("Verel", "Verel"), ("The mayor", "Verel"), ("He", "Verel")]


def test_what_may_mean_two_has_both_as_candidates_and_no_entity(doc_from: Callable[..., Doc]) -> None:
    doc = doc_from(f"Verel_NNP_nsubj_2 {MET} Sorn_NNP_obj_2\nHe_PRP_nsubj_2 {LEFT}", ((0, 1, "PERSON"), (2, 3, "PERSON")))
    he = who_is(doc, AS_ONE).mentions[-1]
    assert (he.text, he.entity, he.candidates) == ("He", None, ("e1", "e2"))


def test_a_name_that_may_shorten_two_keeps_an_entity_of_its_own(doc_from: Callable[..., Doc]) -> None:
    lines = f"Aron_NNP_nsubj_3 Velt_NNP_flat_1 {LEFT}\nMira_NNP_nsubj_3 Velt_NNP_flat_1 {LEFT}\nVelt_NNP_nsubj_2 {LEFT}"
    velt = who_is(doc_from(lines, ((0, 2, "PERSON"), (3, 5, "PERSON"), (6, 7, "PERSON")))).mentions[-1]
    assert (velt.text, velt.entity, velt.candidates) == ("Velt", "e3", ("e1", "e2"))


def test_mentions_are_numbered_anew_where_a_group_brings_in_more(doc_from: Callable[..., Doc]) -> None:
    # What is told of "the old boat" heads no participant, so the claims layer lists "the boat" alone.
    doc = doc_from(
        f"Because_IN_case_5 of_IN_fixed_1 the_DT_det_5 old_JJ_amod_5 boat_NN_root_0\nThe_DT_det_2 boat_NN_nsubj_3 {LEFT}"
    )
    syntax = read_with(doc, weights_that_say({("words", "same-head-part"): 15.0}))
    before = find_mentions(syntax)
    assert [(mention.id, mention.text) for mention in before] == [("m1", "The boat")]
    who = find_entities(syntax, group_markables(syntax, []), before, [], None)
    assert_sound(syntax.text, who)
    assert meant(who) == [("the old boat", "the old boat"), ("The boat", "the old boat")]
    assert who.renamed == {"m1": "m2"}


def test_relative_pronouns_join_an_entity_without_being_listed(doc_from: Callable[..., Doc]) -> None:
    doc = doc_from(f"A_DT_det_2 guard_NN_nsubj_5 who_WP_nsubj_4 slept_VBD_acl:relcl_2=sleep {LEFT}")
    who = who_is(doc, {("kinds", "who<a"): 15.0})
    assert [mention.text for mention in who.mentions] == ["A guard"]


def test_a_source_has_the_entity_that_its_words_stand_for(doc_from: Callable[..., Doc]) -> None:
    doc = doc_from(
        "Oka_NNP_nmod:poss_3 ~'s_POS_case_1 spokesman_NN_nsubj_4 said_VBD_root_0=say they_PRP_nsubj_6 left_VBD_ccomp_4=leave",
        ((0, 1, "PLACE"),),
    )
    who = who_is(doc, sources=["Oka's spokesman", None, "Oka", "they"])
    captions = {entity.id: entity.caption for entity in who.entities}
    assert [captions.get(one or "") for one in who.sources] == ["Oka's spokesman", None, "Oka", None]


def test_an_issuer_that_the_text_does_not_name_gets_an_entity_of_its_own(doc_from: Callable[..., Doc]) -> None:
    who = who_is(doc_from(f"Verel_NNP_nsubj_2 {LEFT}", ((0, 1, "PERSON"),)), issuer=GIVEN)
    assert who.issuer is not None
    assert who.issuer.entity == "e2"
    assert [(entity.caption, entity.names) for entity in who.entities] == [("Verel", ("Verel",)), ("Even Scales", ("Even Scales",))]


def test_an_issuer_whom_only_we_stands_for_is_called_by_its_name(doc_from: Callable[..., Doc]) -> None:
    who = who_is(doc_from(f"We_PRP_nsubj_2 {LEFT}\nOur_PRP$_nmod:poss_2=we boat_NN_nsubj_3 {LEFT}"), issuer=GIVEN)
    assert [(entity.caption, entity.names) for entity in who.entities] == [("Even Scales", ("Even Scales",))]
    assert meant(who) == [("We", "Even Scales"), ("Our boat", None), ("Our", "Even Scales")]
    assert who.issuer is not None
    assert who.issuer.entity == "e1"


def test_an_issuer_who_bears_a_known_name_is_that_entity(doc_from: Callable[..., Doc]) -> None:
    doc = doc_from(f"The_DT_det_3 Oka_NNP_compound_3 Council_NNP_nsubj_4 {LEFT}\nWe_PRP_nsubj_2 {LEFT}", ((1, 3, "ORG"),))
    who = who_is(doc, issuer=Issuer(None, None, "the Oka Council", None, "we"))
    assert who.issuer is not None
    assert who.issuer.entity == "e1"
    assert [entity.caption for entity in who.entities] == ["Oka Council"]
    assert meant(who) == [("Oka Council", "Oka Council"), ("We", "Oka Council")]


def test_a_statement_of_nothing_has_nobody(doc_from: Callable[..., Doc]) -> None:
    who = who_is(doc_from("Run_VB_root_0 ~!_._punct_1"))
    assert (who.mentions, who.entities, who.issuer, dict(who.renamed), who.sources) == ((), (), None, {}, ())


def test_a_mention_that_is_no_phrase_of_ours_is_kept_without_an_entity(doc_from: Callable[..., Doc]) -> None:
    syntax = read_with(doc_from(f"Verel_NNP_nsubj_2 {LEFT}", ((0, 1, "PERSON"),)), weights_that_say({}))
    odd = Mention(6, 10, "left", "m7", "OTHER", "nominal")
    who = find_entities(syntax, group_markables(syntax, []), [odd], [Span(6, 10, "left")], None)
    assert [(mention.text, mention.entity) for mention in who.mentions] == [("left", None)]
    assert (dict(who.renamed), who.sources) == ({"m7": "m1"}, (None,))


def test_the_source_of_we_is_whose_mention_it_is(doc_from: Callable[..., Doc]) -> None:
    def quoted(syntax: Syntax) -> list[Attribution]:
        return [Attribution("a1", None, Source("named", 0, 5, "Verel"), None, (span_of(syntax, "We slept"),), "assert", "direct")]

    doc = doc_from(
        'Verel_NNP_nsubj_2 said_VBD_root_0=say ~:_:_punct_6 "_``_punct_6 We_PRP_nsubj_6 slept_VBD_ccomp_2=sleep',
        ((0, 1, "PERSON"),),
    )
    assert meant(who_is(doc, issuer=GIVEN, attributions=quoted)) == [("Verel", "Verel"), ("We", "Verel")]
