"""The last step of reading one statement: entities and dates filled into what the claims layer found."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from sayso.resolve.dates import parse_date
from sayso.resolve.names import SCHEMATA, group_names, name_key
from sayso.types import Attribution, Claim, Entity, Issuer, Mention, Participant, Source, Span, When

_GOVERNED = re.compile(
    r"\b(?:of|in|for|at|from|with|to|by|on|who|that|which|about|against)\b(?:\s+(?:the|a|an))?\s*$|\b(?:who|which|that)\b"
)
"""What stands before a name that is only part of a source: "the head of …", "the minister in …", "a man who …"."""
_ASIDE = re.compile(r",\s*$")


@dataclass(frozen=True, slots=True)
class Resolved:
    """What `resolve` gives back: the same findings, joined to entities."""

    issuer: Issuer | None
    mentions: tuple[Mention, ...]
    entities: tuple[Entity, ...]
    attributions: tuple[Attribution, ...]
    claims: tuple[Claim, ...]


def resolve(
    issuer: Issuer | None, mentions: Sequence[Mention], attributions: Sequence[Attribution], claims: Sequence[Claim]
) -> Resolved:
    """Join names to entities, "we" outside quotations to the issuer, and absolute time expressions to days."""
    entities, entity_of = group_names(mentions)
    issuer, entities = _issuer_entity(issuer, mentions, entities, entity_of)
    if issuer:
        quoted = [span for attribution in attributions if attribution.form != "indirect" for span in attribution.content]
        entity_of |= _issuer_pronouns(issuer, mentions, quoted)
    joined = tuple(replace(mention, entity=entity_of.get(mention.id)) for mention in mentions)
    known = [mention for mention in joined if mention.entity]
    return Resolved(
        issuer=issuer,
        mentions=joined,
        entities=entities,
        attributions=tuple(replace(item, source=_source(item.source, known, issuer)) for item in attributions),
        claims=tuple(_claim(claim, entity_of) for claim in claims),
    )


def _issuer_entity(
    issuer: Issuer | None, mentions: Sequence[Mention], entities: tuple[Entity, ...], entity_of: Mapping[str, str]
) -> tuple[Issuer | None, tuple[Entity, ...]]:
    """Give the issuer its entity: the one whose name it bears, else one of its own."""
    if issuer is None:
        return None, entities
    inside = [mention for mention in mentions if mention.id in entity_of and _within(mention, issuer.start, issuer.end)]
    same = {name_key(name): entity.id for entity in entities for name in entity.names}
    if known := same.get(name_key(issuer.text)):
        return replace(issuer, entity=known), entities
    if len({entity_of[mention.id] for mention in inside}) == 1 and _covers(inside, issuer):
        return replace(issuer, entity=entity_of[inside[0].id]), entities
    own = Entity(f"e{len(entities) + 1}", SCHEMATA["ORG"], issuer.text, (issuer.text,))
    return replace(issuer, entity=own.id), (*entities, own)


def _covers(mentions: Sequence[Mention], issuer: Issuer) -> bool:
    """Tell whether one name makes up most of the issuer's words: a title and a name, not a name inside a longer one."""
    return max(len(mention.text) for mention in mentions) * 2 > len(issuer.text)


def _issuer_pronouns(issuer: Issuer, mentions: Sequence[Mention], quoted: Sequence[Span]) -> dict[str, str]:
    """Join "we" and "us" outside every quotation to the issuer."""
    assert issuer.entity is not None
    return {
        mention.id: issuer.entity
        for mention in mentions
        if mention.form == "pronoun"
        and mention.text.lower() in {"we", "us", "our", "ours", "ourselves"}
        and not any(span.start <= mention.start < span.end for span in quoted)
    }


def _within(span: Span, start: int | None, end: int | None) -> bool:
    return start is not None and end is not None and start <= span.start and span.end <= end


def _source(source: Source, known: Sequence[Mention], issuer: Issuer | None) -> Source:
    """Give a source the entity that it names, and "we" the issuer's."""
    if source.kind == "issuer":
        return replace(source, entity=issuer.entity if issuer else None)
    meant = next((mention for mention in known if _stands_for(mention, source)), None)
    return replace(source, entity=meant.entity) if meant else source


def _stands_for(mention: Mention, source: Source) -> bool:
    """Tell whether a mention is the source and not a part of it: "Paul Asten" of "Oka's minister, Paul Asten", never "Oka"."""
    if source.start is None or source.text is None or not _within(mention, source.start, source.end):
        return False
    before = source.text[: mention.start - source.start]
    after = source.text[mention.end - source.start :]
    if mention.form != "name":
        return not before and not after
    whole = not after or after.startswith((",", " ("))
    return whole and not _GOVERNED.search(before) and (bool(_ASIDE.search(before)) or "," not in before)


def _claim(claim: Claim, entity_of: Mapping[str, str]) -> Claim:
    return replace(
        claim,
        participants=tuple(_participant(participant, entity_of) for participant in claim.participants),
        when=_when(claim.when),
    )


def _participant(participant: Participant, entity_of: Mapping[str, str]) -> Participant:
    if participant.mention is None or participant.mention not in entity_of:
        return participant
    return replace(participant, entity=entity_of[participant.mention])


def _when(when: When | None) -> When | None:
    days = parse_date(when.text) if when else None
    if when is None or days is None:
        return when
    return replace(when, earliest=days.earliest.isoformat(), latest=days.latest.isoformat(), basis="text")
