from __future__ import annotations

from sayso.resolve.names import group_names, name_key
from sayso.types import Mention


def _names(*texts: str, label: str = "PERSON") -> list[Mention]:
    return [Mention(10 * i, 10 * i + len(text), text, f"m{i}", label, "name") for i, text in enumerate(texts, start=1)]


def test_the_same_name_is_one_entity_whatever_its_article_case_or_possessive() -> None:
    assert name_key("The Oka Council's") == name_key("OKA COUNCIL")
    entities, entity_of = group_names(_names("the Oka Council", "Oka Council", "OKA COUNCIL’s", label="ORG"))
    assert [entity.schema for entity in entities] == ["Organization"]
    assert set(entity_of.values()) == {"e1"}


def test_a_surname_joins_the_only_longer_name_that_it_shortens() -> None:
    entities, entity_of = group_names(_names("Aron Velt", "Velt", "Aron"))
    assert len(entities) == 1
    assert entities[0].caption == "Aron Velt"
    assert set(entity_of) == {"m1", "m2", "m3"}


def test_a_surname_of_two_people_stays_apart() -> None:
    entities, entity_of = group_names(_names("Aron Velt", "Mira Velt", "Velt"))
    assert len(entities) == 3
    assert len(set(entity_of.values())) == 3


def test_descriptions_and_pronouns_are_not_grouped() -> None:
    mentions = [Mention(0, 2, "he", "m1", "PERSON", "pronoun"), Mention(5, 15, "the guards", "m2", "GROUP", "nominal")]
    assert group_names(mentions) == ((), {})


def test_most_mentions_decide_a_names_label() -> None:
    mentions = [*_names("Tarven", "Tarven", label="PLACE"), Mention(90, 96, "Tarven", "m9", "PERSON", "name")]
    entities, _ = group_names(mentions)
    assert [entity.schema for entity in entities] == ["Address"]
