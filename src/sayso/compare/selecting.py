"""What of a comparison is wanted: some incidents, some fields, what enough sources tell of."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Final

from sayso.compare.changes import Change
from sayso.compare.types import Comparison, FieldName, Incident

TOLD_BY_SEVERAL: Final = 2
"""Sources from which an incident is more than what one of them says by itself."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """What to keep: incidents by id, its beginning or words of the label (`incidents`), fields by name; all where none is given.

    `min_sources` is the least number of sources that an incident must have.
    """

    incidents: tuple[str, ...] = ()
    fields: tuple[FieldName, ...] = ()
    min_sources: int = 1


def select(comparison: Comparison, wanted: Wanted) -> Comparison:
    """Give the comparison with what is wanted alone, in the same order.

    Incidents that have none of the wanted fields are left out. Where incidents are asked for, suggestions stay that have to do with
    one of those kept, and reprints among the statements that tell of them; else all stay, as two accounts of one source each may
    well be one incident.
    """
    kept = tuple(found for incident in comparison.incidents if (found := _kept(incident, wanted)) is not None)
    named = frozenset(source for incident in kept for source in _sources_of(incident))
    about = frozenset(part for incident in kept for part in (incident.id, *incident.documents))
    everything = not wanted.incidents
    return replace(
        comparison,
        incidents=kept,
        suggestions=tuple(one for one in comparison.suggestions if everything or not about.isdisjoint(one.incidents)),
        reprints=tuple(one for one in comparison.reprints if everything or about.issuperset(one.documents)),
        sources=tuple(voice for voice in comparison.sources if voice.id in named),
    )


def _kept(incident: Incident, wanted: Wanted) -> Incident | None:
    """Give an incident with the wanted fields, or None where it is not wanted."""
    if incident.sources < wanted.min_sources or not _is_asked_for(incident, wanted.incidents):
        return None
    if not wanted.fields:
        return incident
    fields = tuple(field for field in incident.fields if field.name in wanted.fields)
    return replace(incident, fields=fields) if fields else None


def _is_asked_for(incident: Incident, asked: tuple[str, ...]) -> bool:
    label = incident.label.casefold()
    return not asked or any(incident.id.startswith(one) or one.casefold() in label for one in asked if one)


def _sources_of(incident: Incident) -> list[str]:
    """Give every source that an incident names, some of them more than once."""
    said = [source for field in incident.fields for value in field.values for source in value.sources]
    carried = [source for one in incident.carried for source in (one.source, one.carrier)]
    return [*said, *carried, *(stance.source for stance in incident.stances)]


def select_changes(found: Iterable[Change], older: Comparison, newer: Comparison, wanted: Wanted) -> tuple[Change, ...]:
    """Give the changes of wanted incidents and fields; `older` and `newer` are whole comparisons.

    What is gone, or is part of another now, is wanted where it was when it was there.
    """
    before = {incident.id for incident in select(older, wanted).incidents}
    after = {incident.id for incident in select(newer, wanted).incidents}
    return tuple(
        one
        for one in found
        if one.incident in (before if one.kind in ("gone", "joined") else after)
        and (not wanted.fields or one.field is None or one.field in wanted.fields)
    )
