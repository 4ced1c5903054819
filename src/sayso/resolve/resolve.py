"""The last step of reading one statement: who, when, where and how many, filled into what the claims layer found."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from sayso.claims.syntax import Syntax
from sayso.claims.time_expressions import times_of
from sayso.resolve.counts import with_revised_counts
from sayso.resolve.places.statement import Places, places_of
from sayso.resolve.times.happenings import Happenings, happenings_of
from sayso.resolve.times.relations import OTHER_HAPPENING
from sayso.resolve.times.whens import Timed, resolve_times
from sayso.resolve.who.entities import Who, find_entities
from sayso.resolve.who.group import group_markables
from sayso.types import Attribution, Claim, Entity, Issuer, Mention, Participant, Published, Source, Span, When


@dataclass(frozen=True, slots=True)
class Found:
    """What the claims layer found in a statement."""

    issuer: Issuer | None
    mentions: Sequence[Mention]
    attributions: Sequence[Attribution]
    claims: Sequence[Claim]


@dataclass(frozen=True, slots=True)
class Resolved:
    """What `resolve` gives back: the same findings, joined to entities, days, places and totals."""

    issuer: Issuer | None
    mentions: tuple[Mention, ...]
    entities: tuple[Entity, ...]
    attributions: tuple[Attribution, ...]
    claims: tuple[Claim, ...]


def resolve(syntax: Syntax, found: Found, published: Published | None) -> Resolved:
    """Join a statement's findings to entities, days, places and totals; what the text does not settle stays open.

    `published` is the statement's own date, from which its relative times count. Ids of mentions are given anew, in text order.
    """
    places = places_of(syntax)
    grouped = group_markables(syntax, found.attributions, found.issuer, places.by_name())
    times = times_of(syntax)
    sources = [_words(one.source) for one in found.attributions]
    spans = [(time.start, time.end) for time, _ in times]
    who = find_entities(syntax, grouped, found.mentions, sources, found.issuer, spans)
    claims = _with_participants(found.claims, who)
    claims = _with_times(syntax, claims, times, published)
    claims = [replace(claim, where=places.filled(claim.where)) if claim.where else claim for claim in claims]
    return Resolved(
        issuer=who.issuer,
        mentions=who.mentions,
        entities=_with_places(who, places),
        attributions=_with_sources(found.attributions, who),
        claims=with_revised_counts(syntax.text, claims, who.mentions, syntax.sentence_spans()),
    )


def _words(source: Source) -> Span | None:
    if source.start is None or source.end is None or source.text is None:
        return None
    return Span(source.start, source.end, source.text)


def _with_sources(attributions: Sequence[Attribution], who: Who) -> tuple[Attribution, ...]:
    """Give each source the entity that its words stand for, and "we" the issuer's."""
    issuer = who.issuer.entity if who.issuer else None
    return tuple(
        replace(one, source=replace(one.source, entity=issuer if one.source.kind == "issuer" else entity))
        for one, entity in zip(attributions, who.sources, strict=True)
    )


def _with_participants(claims: Sequence[Claim], who: Who) -> list[Claim]:
    """Give participants their mentions' new ids, and the entities of the words themselves or of what they stand for."""
    entity_at = {(mention.start, mention.end): mention.entity for mention in who.mentions}
    entity_of = {mention.id: mention.entity for mention in who.mentions}

    def joined(one: Participant) -> Participant:
        mention = who.renamed.get(one.mention or "")
        entity = entity_at.get((one.start, one.end)) or entity_of.get(mention or "")
        return replace(one, mention=mention, entity=entity)

    return [replace(claim, participants=tuple(joined(one) for one in claim.participants)) for claim in claims]


def _with_times(syntax: Syntax, claims: Sequence[Claim], times: Sequence[Timed], published: Published | None) -> list[Claim]:
    """Give claims their days; those told beside another happening ("after the escape") once its own are known."""
    dated = _dated(syntax, claims, times, published, {})
    if not any(claim.when and claim.when.reason == OTHER_HAPPENING for claim in dated):
        return dated
    happenings = happenings_of(dated)
    return _dated(syntax, claims, times, published, happenings) if happenings else dated


def _dated(
    syntax: Syntax, claims: Sequence[Claim], times: Sequence[Timed], published: Published | None, happenings: Happenings
) -> list[Claim]:
    whens = [(claim.when, claim.tense) for claim in claims if claim.when]
    days = iter(resolve_times(syntax.text, whens, syntax.sentence_spans(), published, times=times, happenings=happenings))

    def filled(_: When) -> When:
        found = next(days)
        return replace(found.when, reason=found.reason)

    return [replace(claim, when=filled(claim.when)) if claim.when else claim for claim in claims]


def _with_places(who: Who, places: Places) -> tuple[Entity, ...]:
    """Give entities that are places their entry in the gazetteer, and the country of every entity whose names tell it."""
    names: Mapping[str | None, list[Mention]] = {entity.id: [] for entity in who.entities}
    for mention in who.mentions:
        if mention.form == "name" and mention.entity in names:
            names[mention.entity].append(mention)
    return tuple(places.with_place(entity, names[entity.id]) for entity in who.entities)
