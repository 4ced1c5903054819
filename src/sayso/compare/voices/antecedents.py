"""Whom a source that is a pronoun stands for."""

from __future__ import annotations

from typing import Final

from sayso.compare.statements import Held
from sayso.compare.words import head_of, noun_classes
from sayso.types import Attribution, Source

PRONOUN_BACK: Final = 8
"""Attributions before a pronoun among which its source is looked for."""
PRONOUNS: Final = frozenset({"he", "she", "they", "it"})
"""Words for a source that stand for somebody told of before."""


def antecedent(held: Held, attribution: Attribution) -> Source:
    """Give the source, and for a pronoun that stands for nobody known the one of the attribution before it that is none.

    Within what somebody said, a pronoun that stands for nobody else who says anything stands for that one: "the coroner said that
    Ann Lee had died and that he found no wound".
    """
    source = attribution.source
    outer = held.attributions.get(attribution.parent or "")
    if (
        outer is not None
        and _is_pronoun(held, source)
        and not _says_something(held, source)
        and not _is_pronoun(held, outer.source)
    ):
        return outer.source
    if not _is_open_pronoun(held, source):
        return source
    before = [
        other.source
        for other in held.attributions_before(source.start or 0, PRONOUN_BACK)
        if other.source.kind in {"named", "described"} and not _is_pronoun(held, other.source)
    ]
    if (source.text or "").casefold() in {"he", "she"} and not (before and _is_person(held, before[-1])):
        return _person_before(held, source) or source
    return before[-1] if before else source


def _is_person(held: Held, source: Source) -> bool:
    entity = held.entities.get(source.entity or "")
    return entity.schema == "Person" if entity is not None else noun_classes().get(head_of(source.text or "")) == "PERSON"


def _person_before(held: Held, source: Source) -> Source | None:
    """Give the person that the paragraph names last before a pronoun."""
    point = source.start or 0
    named = held.mentions_within(held.text.rfind("\n", 0, point) + 1, point)
    persons = [mention for mention in named if mention.label == "PERSON" and mention.form == "name"]
    return Source("named", persons[-1].start, persons[-1].end, persons[-1].text, persons[-1].entity) if persons else None


def _says_something(held: Held, source: Source) -> bool:
    """Tell whether whom a pronoun stands for is the source of something by name or description."""
    sources = (one.source for one in held.attributions.values())
    return any(one.entity == source.entity and not _is_pronoun(held, one) for one in sources if one.entity is not None)


def _is_open_pronoun(held: Held, source: Source) -> bool:
    return source.entity is None and _is_pronoun(held, source)


def _is_pronoun(held: Held, source: Source) -> bool:
    mention = held.mention_at.get((source.start or 0, source.end or 0))
    return (source.text or "").casefold() in PRONOUNS or (mention is not None and mention.form == "pronoun")
