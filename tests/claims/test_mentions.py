"""What an entity may be built of: names, pronouns and the descriptions that take part in a claim."""

from __future__ import annotations

from collections.abc import Callable

from sentences import syntax_for
from spacy.tokens import Doc

from sayso.claims.extract import find_mentions


def test_names_pronouns_and_descriptions_in_text_order(doc_from: Callable[..., Doc]) -> None:
    mentions = find_mentions(syntax_for(doc_from, "son"))
    assert [(mention.text, mention.label, mention.form) for mention in mentions] == [
        ("Jonas Verel", "PERSON", "name"),
        ("the son of Anton Verel", "PERSON", "nominal"),
        ("Anton Verel", "PERSON", "name"),
        ("police", "ORG", "nominal"),
    ]
    assert [mention.id for mention in mentions] == ["m1", "m2", "m3", "m4"]


def test_a_possessive_pronoun_is_a_mention(doc_from: Callable[..., Doc]) -> None:
    mentions = find_mentions(syntax_for(doc_from, "different"))
    assert [(mention.text, mention.form) for mention in mentions if mention.form == "pronoun"] == [
        ("Your", "pronoun"),
        ("their", "pronoun"),
    ]


def test_a_name_inside_a_description_keeps_its_own_mention(doc_from: Callable[..., Doc]) -> None:
    mentions = find_mentions(syntax_for(doc_from, "warning"))
    assert ("Norland", "PLACE", "name") in [(mention.text, mention.label, mention.form) for mention in mentions]
