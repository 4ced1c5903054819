from __future__ import annotations

import pytest

from sayso.resolve import resolve
from sayso.types import Attribution, Issuer, Mention, Source, Span


def _attribution(text: str) -> Attribution:
    return Attribution(
        "a1", None, Source("named", 0, len(text), text), Span(90, 94, "said"), (Span(95, 99, "it is"),), "assert", "indirect"
    )


def _mentions(text: str, *names: str) -> list[Mention]:
    return [
        Mention(text.index(name), text.index(name) + len(name), name, f"m{number}", "PERSON", "pronoun" if name == "us" else "name")
        for number, name in enumerate(names, start=1)
    ]


@pytest.mark.parametrize(
    ("source", "names", "meant"),
    [
        ("Oka's minister, Paul Asten", ("Oka", "Paul Asten"), "Paul Asten"),
        ("the minister Paul Asten", ("Paul Asten",), "Paul Asten"),
        ("Paul Asten, the minister of Oka", ("Paul Asten", "Oka"), "Paul Asten"),
        ("the Oka Council", ("Oka Council",), "Oka Council"),
        ("the head of the Oka Council", ("Oka Council",), None),
        ("Oka's minister", ("Oka",), None),
        ("certificates that their relatives showed us", ("us",), None),
        ("a guard who had fled from Oka", ("Oka",), None),
    ],
)
def test_a_source_is_whom_it_names_not_whom_it_mentions(source: str, names: tuple[str, ...], meant: str | None) -> None:
    found = resolve(Issuer(None, None, "Even Scales", None, "given"), _mentions(source, *names), [_attribution(source)], [])
    captions = {entity.id: entity.caption for entity in found.entities}
    assert captions.get(found.attributions[0].source.entity or "") == meant


def test_we_outside_a_quotation_is_the_issuer() -> None:
    mentions = [Mention(0, 2, "We", "m1", "GROUP", "pronoun"), Mention(50, 52, "we", "m2", "GROUP", "pronoun")]
    quoted = Attribution(
        "a1", None, Source("described", 40, 44, "they"), Span(45, 49, "said"), (Span(49, 60, '"we went"'),), "assert", "direct"
    )
    found = resolve(Issuer(None, None, "Even Scales", None, "given"), mentions, [quoted], [])
    assert found.issuer is not None
    assert [mention.entity for mention in found.mentions] == [found.issuer.entity, None]


def test_an_issuer_who_bears_a_known_name_is_that_entity() -> None:
    mentions = [Mention(0, 11, "Oka Council", "m1", "ORG", "name")]
    found = resolve(Issuer(30, 45, "the Oka Council", None, "we"), mentions, [], [])
    assert found.issuer is not None
    assert found.issuer.entity == found.mentions[0].entity == "e1"
    assert len(found.entities) == 1
